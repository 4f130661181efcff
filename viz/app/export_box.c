#include "viz/app/export_box.h"

#include <stdio.h>
#include <string.h>

static const double TELL_AFTER_S = 0.5; // sooner, what is left is a guess

void export_box_ask(ExportBox *box, const char *program, int count, int w, int h) {
    const char *dot = strrchr(program, '.');
    char start[SETTINGS_PATH_BYTES];
    snprintf(start, sizeof start, "%.*s-frames/",
             (int)(dot ? (size_t)(dot - program) : strlen(program)), program);
    path_dialog_open(&box->dialog, true, start);
    snprintf(box->dialog.about, sizeof box->dialog.about,
             "%d frames of %d\u00d7%d pixels, one PNG a step, are written into this folder.", count,
             w, h);
}

void export_box_begin(ExportBox *box, double now_s) {
    box->dialog.is_open = false;
    box->is_running = true;
    box->is_cancelled = false;
    box->done = 0;
    box->count = 0;
    box->started_s = now_s;
}

static const char *time_left(const ExportBox *box, Arena *frame, double now_s) {
    double passed_s = now_s - box->started_s;
    if (passed_s < TELL_AFTER_S || box->done == 0) {
        return "";
    }
    double left_s = passed_s / box->done * (box->count - box->done);
    return arena_printf(frame, "about %.0f s left", left_s < 1 ? 1 : left_s);
}

void export_box_draw(ExportBox *box, Ui *ui, Arena *frame, double now_s) {
    bool close = false;
    Rect rest = ui_dialog_begin(ui, 460, 170, "Exporting frames", &close);
    Rect buttons = rect_cut_bottom(&rest, 34);
    Rect words = rect_cut_top(&rest, 26);
    ui_text(ui, words, ALIGN_LEFT, FONT_UI, 14, INK_TEXT_MUTED,
            arena_printf(frame, "%d of %d", box->done, box->count));
    ui_text(ui, words, ALIGN_RIGHT, FONT_UI, 14, INK_TEXT_MUTED, time_left(box, frame, now_s));
    int count = box->count > 0 ? box->count : 1;
    ui_progress(ui, rect_cut_top(&rest, 8), (float)box->done / (float)count);
    bool cancel = ui_button(ui, rect_cut_right(&buttons, 100), "Cancel", BUTTON_PLAIN);
    box->is_cancelled = box->is_cancelled || cancel || close;
    ui_dialog_end(ui);
}
