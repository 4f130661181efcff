// frame_index: index.json of a frame sequence, and which frames are already there.
//
// Reads and writes the index, names the files, and clears away what another run left. Only files
// that are named like frames are ever removed.
#pragma once

#include <stdbool.h>

#include "viz/export/frame_writer.h"

// The path of a frame; index counts from 0, the name from 1. Replaces what path held.
void frame_path(Text *path, const char *folder, int index);

// Whether the folder holds the index of this very run and size.
bool frame_index_matches(const FrameOptions *options, const FrameSource *source,
                         const FramePainter *painter);

// Removes the frames that the index in the folder names, the index, and whatever has the name of a
// frame to come. Returns false with the reason in problem when one cannot be removed.
bool frame_index_clear(const FrameOptions *options, int count, Text *problem);

bool frame_index_write(const FrameOptions *options, const FrameSource *source,
                       const FramePainter *painter, Text *problem);
