// The stage: lanes from top to bottom, time from left to right, the playhead between them.
#include "viz/app/view.h"

#include <math.h>
#include <stdio.h>

#include "viz/app/stage_bars.h"

static const float HEAD_H = 32;
static const float AXIS_H = 22;
static const float INSPECTOR_H = 142;
static const float INSPECTOR_MOST_H = 241; // where the lanes leave room
static const float INSPECTOR_LOW_H = 78;   // without its title
static const float ROW_LEAST = 23;
static const float ROW_GOOD = 34;  // below, the inspector gives way
static const float ROW_AMPLE = 62; // above, the inspector may grow
static const float ROW_MOST = 92;
static const float ROW_LEAST_OF_PAIR = 20; // two runs, one above the other
static const float ROW_MOST_OF_PAIR = 56;
static const float PAN_PX = 40;    // a notch of a wheel that turns sideways
static const float DRAG_LEAST = 4; // less is a click with an unsteady hand

// The model's name where it cannot be chosen.
static void draw_chip(View *view, Rect *rect) {
    Ui *ui = view->ui;
    const char *name = run_model_name(view->picture->model);
    char title[32];
    snprintf(title, sizeof title, "%c%s", name[0] - 'a' + 'A', name + 1);
    float w = ui_width(ui, FONT_UI_MEDIUM, 13, title) + 28;
    Rect chip = rect_center(rect_cut_left(rect, w), w, 26);
    draw_rect(ui->list, chip, 6, INK_ACCENT, INK_NONE);
    ui_text(ui, chip, ALIGN_CENTER, FONT_UI_MEDIUM, 13, INK_ON_ACCENT, title);
}

static void draw_head(View *view, Rect rect) {
    Ui *ui = view->ui;
    bool has_run = view->picture->event_count > 0;
    if (view->can_rerun && !view->still) {
        float button = real_switch_width(view);
        bool is_short = model_tabs_width(view, false) + button + 8 > rect.w;
        float w = model_tabs_width(view, is_short);
        model_tabs(view, rect_center(rect_cut_left(&rect, w), w, 30), is_short);
        rect_cut_left(&rect, 8);
        button = button < rect.w ? button : rect.w;
        real_switch(view, rect_center(rect_cut_left(&rect, button), button, 30));
    } else if (has_run) {
        draw_chip(view, &rect);
    }
    if (!has_run) {
        return; // how it would have run is not known
    }
    rect_cut_left(&rect, 12);
    if (view->state->zoom > 1 && !view->still) {
        Rect reset = rect_cut_right(&rect, 70);
        if (ui_button(ui, rect_center(reset, 70, 26), "Fit", BUTTON_PLAIN)) {
            view->state->zoom = 1;
            view->state->pan = 0;
        }
        rect_cut_right(&rect, 12);
    }
    const char *about =
        arena_printf(view->frame, "%s \u00b7 %s", run_model_title(view->picture->model),
                     trace_profile(view->trace));
    if (view->can_rerun && !view->still) { // the profile stands in the header
        about = run_model_title(view->picture->model);
    }
    if (ui_width(ui, FONT_UI, 13, about) <= rect.w) {
        ui_text(ui, rect, ALIGN_RIGHT, FONT_UI, 13, INK_TEXT_MUTED, about);
    }
}

static AxisScale stage_scale(const Stage *stage, float zoom) {
    return axis_scale(stage->axis, (stage->time.w - stage->end_room) * (zoom > 1 ? zoom : 1));
}

// Over the bars the wheel zooms at the pointer, and dragging pans; over the cards the wheel
// scrolls.
static void handle_mouse(View *view, Stage *stage) {
    ViewState *state = view->state;
    Rect area = rect_make(stage->time.x, stage->axis_row.y, stage->time.w,
                          stage->time.h + stage->axis_row.h);
    Point wheel;
    if (ui_wheel(view->ui, area, &wheel)) {
        float before = state->zoom > 1 ? state->zoom : 1;
        float factor = wheel.y > 0 ? 1.25F : wheel.y < 0 ? 0.8F : 1;
        state->zoom = clamp_float(before * factor, 1, 4000);
        AxisScale scale = stage_scale(stage, state->zoom);
        float at = view->ui->mouse.x - stage->time.x;
        state->pan = axis_same_place(stage->axis, stage->scale, scale, state->pan + at) - at -
                     wheel.x * PAN_PX;
        stage->scale = scale;
    }
    UiHit hit = ui_hit(view->ui, ui_id(view->ui, "stage"), area);
    if (hit.pressed) {
        state->pan_from = (Point){state->pan, state->lanes_y};
        state->panning = false;
    }
    Point moved = {view->ui->mouse.x - view->ui->press_at.x,
                   view->ui->mouse.y - view->ui->press_at.y};
    if (hit.held && (fabsf(moved.x) > DRAG_LEAST || fabsf(moved.y) > DRAG_LEAST)) {
        state->panning = true;
    }
    if (hit.held && state->panning) {
        state->pan = state->pan_from.x - moved.x;
        state->lanes_y = state->pan_from.y - moved.y;
    }
    if (hit.clicked && !state->panning) {
        float x = view->ui->mouse.x - stage->time.x + state->pan;
        view_act(view, ACTION_EVENT, axis_event_at(stage->axis, stage->scale, x));
    }
}

// When the step changed, what it is about is brought into view.
static void follow(View *view, const Stage *stage) {
    ViewState *state = view->state;
    if (state->followed_step == view->scene->step + 2) {
        return;
    }
    state->followed_step = view->scene->step + 2; // 0 means never
    float head = axis_head(stage->axis, stage->scale, view->scene->event);
    if (head < state->pan + 8 || head > state->pan + stage->time.w - 8) {
        state->pan = head - stage->time.w * 0.3F;
    }
    uint32_t lane = view_current_lane(view);
    if (lane < stage->lanes->lane_count && stage->lanes->row_of_lane[lane] != UINT32_MAX) {
        uint32_t row = stage->lanes->row_of_lane[lane];
        float y = lanes_layout_y(stage->lanes, stage->pitch, row);
        if (y < state->lanes_y || y + stage->pitch.lane > state->lanes_y + stage->rows.h) {
            state->lanes_y = y - stage->rows.h / 2;
        }
    }
}

static float card_width(const View *view, Rect rect, bool is_wide) {
    float widest = 0;
    uint32_t shown = view->picture->lanes.lane_count;
    for (uint32_t i = 0; i < shown && i < 200; i++) {
        float w = ui_width(view->ui, FONT_UI_MEDIUM, 16, view_lane_name(view, i));
        widest = w > widest ? w : widest;
    }
    // Name, icon and, in rows that are low, the word for the state beside the name.
    return clamp_float(widest + (is_wide ? 60 : 124), rect.w < 560 ? 118 : 156,
                       rect.w * (rect.w < 560 ? 0.36F : 0.28F));
}

// Lanes that were cancelled or failed say so at their end, and the end is often at the right edge.
static float end_room(const View *view) {
    const Bars *bars = &view->picture->bars;
    float widest = 0;
    for (uint32_t i = 0; i < bars->lane_count && i < 100; i++) {
        const BarLane *lane = &bars->lanes[i];
        const Bar *last = lane->count > 0 ? &lane->bars[lane->count - 1] : NULL;
        if (last && last->state == LANE_DONE && last->reason != REASON_RETURNED) {
            const char *label = bar_label(view->trace, last, view->frame);
            float w = ui_width(view->ui, FONT_UI, 13, label) + 12;
            widest = w > widest ? w : widest;
        }
    }
    return widest;
}

static float wider_cards(const View *view, Rect rect, bool is_wide) {
    float w = card_width(view, rect, is_wide);
    if (real_is_laid_under(view)) {
        View real = *view;
        real.picture = &view->real->picture;
        float other = card_width(&real, rect, is_wide);
        w = other > w ? other : w;
    }
    return w;
}

static Stage make_stage(View *view, Rect rect) {
    Stage stage = {.view = view, .axis = view_axis(view), .lanes = &view->picture->lanes};
    stage.axis_row = rect_cut_top(&rect, AXIS_H);
    stage.pitch = lanes_layout_pitch(&view->picture->lanes, rect.h, ROW_LEAST, ROW_MOST);
    Rect cards = rect_cut_left(&rect, wider_cards(view, rect, stage_is_wide(&stage)));
    rect_cut_left(&rect, 18);
    rect_cut_right(&rect, 10);
    stage.cards = cards;
    stage.time = rect;
    stage.axis_row.x = rect.x - 14;
    stage.axis_row.w = rect.w + 24;
    stage.rows = rect_make(cards.x, rect.y, rect.x + rect.w + 10 - cards.x, rect.h);
    stage.end_room = clamp_float(end_room(view), 24, rect.w * 0.3F);
    stage.scale = stage_scale(&stage, view->state->zoom);
    return stage;
}

static void keep_inside(View *view, const Stage *stage) {
    float length = axis_x_end(stage->axis, stage->scale, EVENT_NO_CAUSE) + stage->end_room;
    float most = length > stage->time.w ? length - stage->time.w : 0;
    view->state->pan = clamp_float(view->state->pan, 0, most);
}

// More rows than fit: whole rows are shown, whatever the scroll position.
static void snap_rows(View *view, Stage *stage) {
    if (stage->pitch.total <= stage->rows.h) {
        return;
    }
    float pitch = stage->pitch.lane;
    float shown = (float)(int)(stage->rows.h / pitch);
    stage->rows.h = (shown < 1 ? 1 : shown) * pitch;
    view->state->lanes_y = (float)(int)(view->state->lanes_y / pitch + 0.5F) * pitch;
}

static void draw_lanes(View *view, Stage *stage, const char *label) {
    snap_rows(view, stage);
    Rect content =
        ui_scroll_begin(view->ui, label, stage->rows, stage->pitch.total, &view->state->lanes_y);
    stage->top = content.y;
    stage_draw_rows(stage);
    ui_scroll_end(view->ui);
}

static float inspector_height(const View *view, float room) {
    const LanesLayout *lanes = &view->picture->lanes;
    float fixed = AXIS_H + 28 * (float)lanes->heading_count;
    float wanted = fixed + ROW_GOOD * (float)lanes->lane_count;
    if (room > INSPECTOR_H + (wanted > 190 ? wanted : 190)) {
        float spare = room - fixed - ROW_AMPLE * (float)lanes->lane_count;
        float useful = 76 + 33 * (float)lanes->lane_count;
        spare = clamp_float(spare, INSPECTOR_H, INSPECTOR_MOST_H);
        return spare < useful ? spare : fmaxf(useful, INSPECTOR_H);
    }
    return room > INSPECTOR_LOW_H + 130 ? INSPECTOR_LOW_H : 0;
}

static void set_rows(Stage *stage, Rect rows) {
    stage->rows.y = rows.y;
    stage->rows.h = rows.h;
    stage->pitch = lanes_layout_pitch(stage->lanes, rows.h, ROW_LEAST_OF_PAIR, ROW_MOST_OF_PAIR);
}

static void draw_stage_lanes(View *view, Rect rect) {
    Stage stage = make_stage(view, rect);
    follow(view, &stage);
    if (!view->still) {
        handle_mouse(view, &stage);
    }
    keep_inside(view, &stage);
    stage.head_x = axis_head(stage.axis, stage.scale, view->scene->event) - view->state->pan;
    stage_draw_axis(&stage);
    draw_lanes(view, &stage, "lanes");
    stage_draw_playhead(&stage);
}

// Both runs on one axis: the grid and the playhead go through both.
static void draw_pair(View *view, Rect rect) {
    Stage stage = make_stage(view, rect);
    Stage real = stage;
    stage_pair_lanes(view, &stage, &real);
    real.axis = &view->real->axes[1];
    StagePair pair = stage_pair(&stage, &real);
    set_rows(&stage, pair.predicted);
    set_rows(&real, pair.real);
    follow(view, &stage);
    if (!view->still) {
        handle_mouse(view, &stage);
    }
    keep_inside(view, &stage);
    stage.head_x = axis_head(stage.axis, stage.scale, view->scene->event) - view->state->pan;
    real.head_x = stage.head_x;
    real.scale = stage.scale;
    ViewState state;
    Scene scene;
    View real_view = stage_real_view(view, &stage, &state, &scene);
    real.view = &real_view;
    stage_draw_axis(&stage);
    stage_draw_title(&stage, "Predicted",
                     real_duration(view->real->comparison.predicted_ns, view->frame),
                     view->real->comparison.predicted, pair.predicted_title);
    stage_draw_title(&real, "Real (this machine)", stage_real_total(view),
                     view->real->comparison.real, pair.real_title);
    draw_lanes(view, &stage, "lanes");
    draw_lanes(&real_view, &real, "real lanes");
    view->state->real_y = state.lanes_y;
    stage_draw_difference(&stage, &real, &pair);
    stage_draw_playhead(&stage);
}

// How far the real run is, or why there is none to be shown.
static void draw_real_state(View *view, Rect rect) {
    draw_rect(view->ui->list, rect, 7, INK_PANEL_RAISED, INK_BORDER);
    Rect rest = rect_inset_xy(rect, 12, 0);
    if (view->real && real_run_is_comparable(view->real)) {
        ui_text(view->ui, rest, ALIGN_LEFT, FONT_UI, 13.5F, INK_TEXT_MUTED,
                "The real run is shown on the time axis (A).");
    } else {
        real_progress(view, view->real, rest);
    }
}

static const char *no_lanes(const View *view) {
    return view->is_running             ? "The engine is starting\u2026"
           : !view->lesson->has_program ? "There is no program in this file."
           : view->problem              ? "This program does not run. The message is below."
                                        : "Nothing happens in this program.";
}

// What stands below the lanes: the inspector, or what there is to say about a real run. Height 0:
// there is no room.
static Rect cut_below(const View *view, Rect *rest) {
    if (view->real) {
        Rect strip = rect_cut_bottom(rest, real_strip_height(view));
        rect_cut_bottom(rest, 6);
        return strip;
    }
    return rect_cut_bottom(rest, inspector_height(view, rest->h));
}

static void draw_below(View *view, Rect rect) {
    if (real_is_laid_under(view)) {
        real_strip(view, rect);
    } else if (view->real) {
        draw_real_state(view, rect);
    } else if (rect.h > 0) {
        panel_inspector(view, rect);
    }
}

void panel_stage(View *view, Rect rect) {
    ui_panel(view->ui, rect);
    Rect rest = rect_inset_xy(rect, 16, 8);
    draw_head(view, rect_cut_top(&rest, HEAD_H));
    rect_cut_top(&rest, 4);
    if (view->picture->event_count == 0) {
        ui_text(view->ui, rest, ALIGN_CENTER, FONT_UI, 15, INK_TEXT_MUTED, no_lanes(view));
        return;
    }
    Rect below = cut_below(view, &rest);
    if (real_is_laid_under(view)) {
        draw_pair(view, rest);
    } else {
        draw_stage_lanes(view, rest);
    }
    draw_below(view, below);
}
