// export_frames: a session as a folder of pictures, one a step.
//
// Draws every step through the screen that the window shows, without anything to press, and hands
// the frames to viz/export/frame_writer.h. Needs no display.
#pragma once

#include "viz/app/session.h"
#include "viz/draw/theme.h"
#include "viz/export/frame_writer.h"
#include "viz/sdl/fonts.h"

typedef struct ExportLook {
    int width_px;
    int height_px;
    float scale; // pixels per logical pixel
    const Theme *theme;
    AxisKind axis;
    bool coarse; // only the switches
    bool no_captions;
    int first_step; // from 1; 0: from the beginning
    int last_step;  // 0: to the end
    bool compare;   // the four models; the session is comparing, and all four have ended
} ExportLook;

// The whole comparison in one picture, without a playhead. As below.
bool export_comparison(Session *session, Fonts *fonts, const ExportLook *look, const char *path,
                       Text *problem);

// The session's run must have ended. frames becomes how many there are in the folder. The session
// looks the same afterwards.
FrameResult export_frames(Session *session, Fonts *fonts, const ExportLook *look,
                          const char *folder, const FrameProgress *progress, int *frames,
                          Text *problem);
