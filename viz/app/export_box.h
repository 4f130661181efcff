// export_box: what the window asks before it exports frames, and what it shows meanwhile.
//
// Keeps the path that is asked for, how far the export is and whether it should stop. Draws two
// boxes; writes no file itself.
#pragma once

#include "viz/app/dialog_open.h"
#include "viz/app/settings.h"

typedef struct ExportBox {
    PathDialog dialog;
    bool is_running;
    bool is_cancelled;
    int done;
    int count;
    double started_s; // when done was 0
} ExportBox;          // {0} is closed

// program: the file's name, from which a folder is suggested. count frames of w by h pixels.
void export_box_ask(ExportBox *box, const char *program, int count, int w, int h);
void export_box_begin(ExportBox *box, double now_s);
// A box with a bar, the time that is left and a button that stops it.
void export_box_draw(ExportBox *box, Ui *ui, Arena *frame, double now_s);
