// stage_bars: the parts of the stage: axis, name cards, bars, arrows. Private to panel_stage.c.
#pragma once

#include "viz/app/view.h"

// Where things stand on the stage in one frame.
typedef struct Stage {
    View *view;
    const Axis *axis;
    AxisScale scale;
    const LanesLayout *lanes; // borrowed
    LanePitch pitch;
    Rect axis_row;  // labels of the axis
    Rect rows;      // cards and time together
    Rect cards;     // left
    Rect time;      // right
    float end_room; // right of the axis, for what the ends of lanes say
    float top;      // y of the first row, after scrolling
    float head_x;   // playhead, from the left end of time
} Stage;

void stage_draw_rows(const Stage *stage);   // cards, bars and arrows
void stage_draw_arrows(const Stage *stage); // part of it
void stage_draw_ring(const Stage *stage);   // likewise
void stage_draw_axis(const Stage *stage);
void stage_draw_playhead(const Stage *stage);

// Where a row is on the screen.
Rect stage_row(const Stage *stage, uint32_t row);
float stage_bar_height(const Stage *stage);
// Rows are high enough for two lines in a card.
bool stage_is_wide(const Stage *stage);

// Where the runs of the model and of the machine stand, one above the other.
typedef struct StagePair {
    Rect predicted_title;
    Rect predicted;
    Rect real_title;
    Rect real;
} StagePair;

StagePair stage_pair(const Stage *predicted, const Stage *real);
// Their rows: with headings when there are several workers, and room for all.
void stage_pair_lanes(const View *view, Stage *predicted, Stage *real);
// step: of the first difference in this run.
void stage_draw_title(const Stage *stage, const char *title, const char *total, RealStep step,
                      Rect row);
void stage_draw_difference(const Stage *predicted, const Stage *real, const StagePair *pair);
const char *stage_real_total(const View *view);
// The real run as a view: its lanes, as they are where the playhead of stage stands. state and
// scene are the caller's and must outlive it.
View stage_real_view(const View *view, const Stage *stage, ViewState *state, Scene *scene);
