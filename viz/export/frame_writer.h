// frame_writer: frames become a folder of PNG files.
//
// frame-000001.png and so on, with index.json, which says for each frame its step, its time and its
// caption. Every file appears whole or not at all. A sequence that was interrupted goes on where
// it stopped: whole frames of the same run are kept, those of another run are replaced. Encodes on
// worker threads where there are cores for it; the files do not depend on how many. Paints nothing
// itself.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "viz/draw/draw_list.h"

enum {
    FRAME_COUNT_MAX = 999999, // the file names have six digits
    FRAME_WORKERS_MAX = 4,
};

typedef struct FrameInfo {
    int step;
    int64_t t_ns;
    const char *caption; // borrowed; valid until the next describe
} FrameInfo;

// What is to be seen. Called on the caller's thread, indices ascending, kept frames left out.
typedef struct FrameSource {
    int count;
    const DrawList *(*frame)(void *context, int index); // borrowed; valid until the next frame
    FrameInfo (*describe)(void *context, int index);
    void *context; // borrowed
} FrameSource;

// Who makes pixels of it: 0xAARRGGBB rows without gaps, valid until the next paint.
typedef struct FramePainter {
    const uint32_t *(*paint)(void *context, const DrawList *list);
    void *context; // borrowed
    int w_px;
    int h_px;
} FramePainter;

// Told now and then how many frames are done, kept ones included. Returns false to stop.
typedef struct FrameProgress {
    bool (*report)(void *context, int done, int count); // NULL: nobody wants to know
    void *context;                                      // borrowed
} FrameProgress;

typedef struct FrameOptions {
    const char *folder; // created when it does not exist
    const char *run;    // names the run and everything that decides the pixels, such as a hash
    int workers;        // threads that encode, at most FRAME_WORKERS_MAX; 0: none; -1: as fits
} FrameOptions;

typedef enum FrameResult {
    FRAMES_WRITTEN,
    FRAMES_STOPPED, // as progress asked; calling again goes on
    FRAMES_FAILED,  // problem names the file; calling again goes on
} FrameResult;

// kept, if not NULL, becomes the number of frames that were already there.
FrameResult frames_write(const FrameOptions *options, const FrameSource *source,
                         const FramePainter *painter, const FrameProgress *progress, int *kept,
                         Text *problem);
