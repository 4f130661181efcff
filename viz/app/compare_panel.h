// compare_panel: one run of a comparison: its name, its lanes in time, what it came to. Private to
// screen_compare.c.
#pragma once

#include "viz/app/screen_compare.h"

// Where things stand in one frame, the same for all the panels.
typedef struct CompareStage {
    CompareView *view;
    Rect lanes; // where the panels are, before scrolling
    float panel_w;
    float name_x; // icons and names begin
    float name_w;
    float time_x; // the axis begins
    float time_w;
    float totals_x; // what the run came to
    float totals_w;
    float pitch; // of a lane's row
    float title_h;
    float pad; // below the rows
    bool is_small;
    double px_per_ns; // zoomed
    int64_t now_ns;   // where the playhead is; -1: before the beginning
} CompareStage;

// The rows of a run's lanes, as far as they are in the panel.
void compare_draw_rows(const CompareStage *stage, const CompareRun *run, Rect first, Rect panel);
// Words on a ground of their own: the playhead goes behind them.
void compare_draw_words(const CompareStage *stage, Rect row, float size, Ink ink, const char *text);

// The real run beneath: compare_real.c. Height 0: it is not to be seen.
float compare_real_height(const CompareStage *stage, int run);
// part is the lower part of the panel. top is where the first row of the model's run begins.
void compare_real_draw(const CompareStage *stage, int run, float top, Rect part);
// Its words, over the playhead.
void compare_real_tell(const CompareStage *stage, int run, Rect part);

float compare_panel_height(const CompareStage *stage, int run);
void compare_panel_draw(const CompareStage *stage, int run, Rect panel);

// Pixels from the left end of the window.
float compare_x(const CompareStage *stage, int64_t t_ns);

// The lines of the axis and the playhead, between two heights: in screen_compare.c.
void compare_draw_playhead(const CompareStage *stage, float top, float bottom);
void compare_draw_grid(const CompareStage *stage, float top, float bottom);
