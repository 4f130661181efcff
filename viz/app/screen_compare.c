#include "viz/app/screen_compare.h"

#include <math.h>

#include "viz/app/compare_panel.h"
#include "viz/app/screen_lesson.h"

static const float ROW_LEAST = 14;
static const float ROW_MOST = 46;
static const float AXIS_H = 24;
static const float SCROLL_W = 12;
static const float MARKER_H = 12;  // of the playhead, above the panels
static const float END_ROOM = 14;  // right of the longest run
static const float TICK_PX = 84;   // least distance of labels
static const float PAN_PX = 40;    // a notch of a wheel that turns sideways
static const float DRAG_LEAST = 4; // less is a click with an unsteady hand
static const float MOST_ZOOM = 4000;

// How much of everything there is in a window of this size.
typedef struct Measures {
    float header;
    float transport;
    float margin;
    float gap; // between panels
    float tabs;
    float winner;
    bool is_small;
} Measures;

static Measures measures(const View *view) {
    Rect all = view->ui->view;
    bool small = all.h < 640 || all.w < 1000;
    return (Measures){.header = small ? 44 : 48,
                      .transport = view->still ? 0
                                   : small     ? 52
                                               : 64,
                      .margin = small ? 8 : 14,
                      .gap = small ? 5 : 8,
                      .tabs = view->still ? 0
                              : small     ? 32
                                          : 40,
                      .winner = view->no_caption ? 0
                                : small          ? 30
                                                 : 44,
                      .is_small = small};
}

// ---- where things stand

static float widest_name(const CompareView *view, float size) {
    enum {
        MOST_MEASURED = 200
    };
    float widest = 0;
    for (int i = 0; i < COMPARE_RUNS; i++) {
        const CompareRun *run = &view->picture->runs[i];
        for (uint32_t k = 0; k < run->lane_count && k < MOST_MEASURED; k++) {
            float w = ui_width(view->view.ui, FONT_UI_MEDIUM, size, run->lanes[k].name);
            if (run->worker_count > 1 && run->lanes[k].is_first_of_worker) {
                w += ui_width(view->view.ui, FONT_UI, size - 2, run->lanes[k].worker) + 14;
            }
            widest = w > widest ? w : widest;
        }
    }
    return widest;
}

static float height_at(CompareStage *stage, float pitch, float gap) {
    stage->pitch = pitch;
    float height = 0;
    for (int i = 0; i < COMPARE_RUNS; i++) {
        height += compare_panel_height(stage, i) + (i > 0 ? gap : 0);
    }
    return height;
}

// Rows share the height evenly; what is left over after the highest rows stays below.
static void choose_pitch(CompareStage *stage, float gap) {
    float fixed = height_at(stage, 0, gap);
    float rows = height_at(stage, 1, gap) - fixed;
    stage->pitch = clamp_float((stage->lanes.h - fixed) / rows, ROW_LEAST, ROW_MOST);
}

static float zoom_of(const CompareStage *stage) {
    float zoom = stage->view->view.state->zoom;
    return zoom > 1 ? zoom : 1;
}

static void set_scale(CompareStage *stage) {
    int64_t end_ns = stage->view->picture->end_ns;
    float width = (stage->time_w - END_ROOM) * zoom_of(stage);
    stage->px_per_ns = end_ns > 0 ? (double)width / (double)end_ns : 0;
}

static CompareStage make_stage(CompareView *view, Rect rect, const Measures *m) {
    CompareStage stage = {.view = view, .lanes = rect, .panel_w = rect.w, .is_small = m->is_small};
    stage.title_h = m->is_small ? 21 : 32;
    stage.pad = m->is_small ? 4 : 8;
    stage.name_x = rect.x + (m->is_small ? 10 : 16);
    choose_pitch(&stage, m->gap);
    float size = clamp_float(stage.pitch - 4, 11, 13.5F);
    stage.name_w = clamp_float(widest_name(view, size) + 34, m->is_small ? 92 : 170,
                               rect.w * (m->is_small ? 0.22F : 0.2F));
    stage.totals_w = m->is_small ? 122 : 148;
    stage.totals_x = rect.x + rect.w - stage.totals_w - (m->is_small ? 10 : 16);
    stage.time_x = stage.name_x + stage.name_w + 14;
    stage.time_w = stage.totals_x - stage.time_x - (m->is_small ? 12 : 24);
    stage.now_ns = compare_picture_time(view->picture, view->view.player->step);
    set_scale(&stage);
    return stage;
}

// ---- mouse

static void zoom_at_pointer(CompareStage *stage, float notches) {
    ViewState *state = stage->view->view.state;
    float at = stage->view->view.ui->mouse.x - stage->time_x;
    double t = stage->px_per_ns > 0 ? (double)(state->pan + at) / stage->px_per_ns : 0;
    float factor = notches > 0 ? 1.25F : notches < 0 ? 0.8F : 1;
    state->zoom = clamp_float(zoom_of(stage) * factor, 1, MOST_ZOOM);
    set_scale(stage);
    state->pan = (float)(t * stage->px_per_ns) - at;
}

static void handle_mouse(CompareStage *stage) {
    View *view = &stage->view->view;
    ViewState *state = view->state;
    Rect area = rect_make(stage->time_x, stage->lanes.y - MARKER_H, stage->time_w,
                          stage->lanes.h + MARKER_H + AXIS_H);
    Point wheel;
    if (ui_wheel(view->ui, area, &wheel)) {
        zoom_at_pointer(stage, wheel.y);
        state->pan -= wheel.x * PAN_PX;
    }
    UiHit hit = ui_hit(view->ui, ui_id(view->ui, "runs"), area);
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
    if (hit.clicked && !state->panning && stage->px_per_ns > 0) {
        double t = (double)(view->ui->mouse.x - stage->time_x + state->pan) / stage->px_per_ns;
        view_act(view, ACTION_STEP,
                 compare_picture_step_at(stage->view->picture, (int64_t)(t < 0 ? 0 : t)));
    }
}

// When the step changed, its instant is brought into view.
static void follow(CompareStage *stage) {
    ViewState *state = stage->view->view.state;
    int64_t step = stage->view->view.player->step;
    if (state->followed_step != step + 2) {
        state->followed_step = step + 2; // 0 means never
        float head = (float)((double)(stage->now_ns > 0 ? stage->now_ns : 0) * stage->px_per_ns);
        if (head < state->pan || head > state->pan + stage->time_w) {
            state->pan = head - stage->time_w * 0.3F;
        }
    }
    float length = (float)((double)stage->view->picture->end_ns * stage->px_per_ns) + END_ROOM;
    state->pan = clamp_float(state->pan, 0, length > stage->time_w ? length - stage->time_w : 0);
}

// ---- the axis and the playhead

// The distance of the labels in ns; 0 when no time passes.
static int64_t tick_ns(const CompareStage *stage) {
    AxisScale scale = {.px_per_ns = stage->px_per_ns};
    return stage->px_per_ns > 0 ? axis_tick_ns(scale, TICK_PX) : 0;
}

static int64_t first_tick(const CompareStage *stage, int64_t tick) {
    return (int64_t)((double)stage->view->view.state->pan / stage->px_per_ns) / tick;
}

static bool is_on_axis(const CompareStage *stage, float x) {
    return x >= stage->time_x - 1 && x <= stage->time_x + stage->time_w + 1;
}

void compare_draw_grid(const CompareStage *stage, float top, float bottom) {
    int64_t tick = tick_ns(stage);
    float x = 0;
    for (int64_t i = tick > 0 ? first_tick(stage, tick) : 0;
         tick > 0 && (x = compare_x(stage, i * tick)) <= stage->time_x + stage->time_w; i++) {
        if (is_on_axis(stage, x)) {
            draw_line(stage->view->view.ui->list, (Point){x, top}, (Point){x, bottom}, 1,
                      INK_BORDER, 2);
        }
    }
}

static void draw_label(const CompareStage *stage, float x, const char *label, Rect row) {
    Ui *ui = stage->view->view.ui;
    float w = ui_width(ui, FONT_MONO, 12, label);
    ui_text(ui, rect_make(x - w / 2 - 2, row.y, w + 4, row.h), ALIGN_CENTER, FONT_MONO, 12,
            INK_TEXT_MUTED, label);
}

static void draw_axis(const CompareStage *stage, Rect row) {
    int64_t tick = tick_ns(stage);
    if (tick <= 0) {
        draw_label(stage, stage->time_x, "0 s", row);
        return;
    }
    float x = 0;
    for (int64_t i = first_tick(stage, tick);
         (x = compare_x(stage, i * tick)) <= stage->time_x + stage->time_w; i++) {
        if (is_on_axis(stage, x)) {
            draw_label(stage, x,
                       arena_printf(stage->view->view.frame, "%g s", (double)(i * tick) / 1e9),
                       row);
        }
    }
}

static float playhead_x(const CompareStage *stage) {
    return compare_x(stage, stage->now_ns > 0 ? stage->now_ns : 0);
}

static bool has_playhead(const CompareStage *stage) {
    float x = playhead_x(stage);
    return !stage->view->view.is_whole && x >= stage->time_x - 4 &&
           x <= stage->time_x + stage->time_w + 4;
}

void compare_draw_playhead(const CompareStage *stage, float top, float bottom) {
    if (has_playhead(stage)) {
        float x = playhead_x(stage);
        draw_line(stage->view->view.ui->list, (Point){x, top}, (Point){x, bottom}, 2, INK_TEXT, 0);
    }
}

static void draw_marker(const CompareStage *stage) {
    if (has_playhead(stage)) {
        draw_icon(stage->view->view.ui->list,
                  rect_make(playhead_x(stage) - 6, stage->lanes.y - 9, 12, 12), ICON_MARKER,
                  INK_TEXT);
    }
}

// ---- the panels

static void draw_panels(CompareStage *stage, const Measures *m, float content_h) {
    View *view = &stage->view->view;
    Rect content =
        ui_scroll_begin(view->ui, "runs", stage->lanes, content_h, &view->state->lanes_y);
    float y = content.y;
    for (int i = 0; i < COMPARE_RUNS; i++) {
        float h = compare_panel_height(stage, i);
        if (y + h >= stage->lanes.y && y <= stage->lanes.y + stage->lanes.h) {
            compare_panel_draw(stage, i, rect_make(stage->lanes.x, y, stage->panel_w, h));
        }
        y += h + m->gap;
    }
    ui_scroll_end(view->ui);
}

static void draw_stage(CompareView *compare, Rect rect, const Measures *m) {
    View *view = &compare->view;
    rect_cut_top(&rect, MARKER_H);
    Rect axis = rect_cut_bottom(&rect, AXIS_H);
    CompareStage stage = make_stage(compare, rect, m);
    float content_h = height_at(&stage, stage.pitch, m->gap);
    if (content_h > stage.lanes.h) { // room for the bar that scrolls
        rect.w -= SCROLL_W;
        stage = make_stage(compare, rect, m);
        stage.lanes.w += SCROLL_W;
        stage.panel_w = rect.w;
    }
    if (content_h < stage.lanes.h) {
        axis.y -= stage.lanes.h - content_h;
        stage.lanes.h = content_h;
    }
    if (!view->still) {
        handle_mouse(&stage);
    }
    follow(&stage);
    compare_draw_playhead(&stage, stage.lanes.y - 3, axis.y + 3); // seen between the panels
    draw_panels(&stage, m, content_h);
    draw_axis(&stage, axis);
    draw_marker(&stage);
}

// ---- above and below

static const char *progress_text(const CompareView *view) {
    int ended = 0;
    for (int i = 0; i < COMPARE_RUNS; i++) {
        ended += view->ends[i].has_ended;
    }
    return arena_printf(view->view.frame, "%d of %d runs have ended", ended, COMPARE_RUNS);
}

static void draw_tabs(CompareView *compare, Rect rect) {
    View *view = &compare->view;
    float w = model_tabs_width(view, false);
    model_tabs(view, rect_make(rect.x, rect.y, w, 30), false);
    float button = real_switch_width(view);
    real_switch(view, rect_make(rect.x + w + 10, rect.y, button, 30));
    w += button + 10;
    Rect rest = rect_make(rect.x + w + 12, rect.y, rect.w - w - 12, 30);
    if (view->state->zoom > 1) {
        if (ui_button(view->ui, rect_center(rect_cut_right(&rest, 70), 70, 26), "Fit",
                      BUTTON_PLAIN)) {
            view->state->zoom = 1;
            view->state->pan = 0;
        }
        rect_cut_right(&rest, 12);
    }
    const char *cores = view->cores > 0 ? arena_printf(view->frame, "%d core%s", view->cores,
                                                       view->cores == 1 ? "" : "s")
                                        : "";
    ui_text(view->ui, rest, ALIGN_RIGHT, FONT_UI, 13, INK_TEXT_MUTED,
            view->is_running ? progress_text(compare) : cores);
}

// In as many lines as the strip has room for; what does not fit is in the tip.
static void draw_winner(CompareView *compare, Rect rect, const Measures *m) {
    View *view = &compare->view;
    Ui *ui = view->ui;
    draw_rect(ui->list, rect, 8, INK_PANEL, INK_BORDER_STRONG);
    Rect rest = rect_inset_xy(rect, m->is_small ? 10 : 16, 0);
    if (!compare->winner) {
        ui_text(ui, rest, ALIGN_LEFT, FONT_UI, 14, INK_TEXT_MUTED,
                view->is_running ? "Who wins is known when all four have ended."
                                 : "Nothing has run.");
        return;
    }
    const char *reason = compare->winner->reason;
    const char *fact =
        arena_printf(view->frame, "%s%s", compare->winner->fact, *reason ? ":" : ".");
    float size = 15;
    float w = 0;
    for (; size > 11; size -= 0.5F) {
        w = ui_width(ui, FONT_UI_BOLD, size, fact);
        if (w + 8 + ui_width(ui, FONT_UI, size, reason) + 8 <= rest.w) {
            break;
        }
    }
    ui_text(ui, rect_cut_left(&rest, w + 1), ALIGN_LEFT, FONT_UI_BOLD, size, INK_TEXT, fact);
    rect_cut_left(&rest, 7);
    ui_text(ui, rest, ALIGN_LEFT, FONT_UI, size, INK_TEXT,
            *reason ? arena_printf(view->frame, "%s.", reason) : "");
    ui_tip(ui, rect, winner_sentence(compare->winner, view->frame));
}

static void draw_count(const CompareView *compare, Rect rect) {
    const View *view = &compare->view;
    int64_t now_ns = compare_picture_time(compare->picture, view->player->step);
    Rect upper = rect_make(rect.x, rect.y + rect.h / 2 - 20, rect.w, 20);
    Rect lower = rect_make(rect.x, rect.y + rect.h / 2 + 1, rect.w, 18);
    ui_text(view->ui, upper, ALIGN_LEFT, FONT_UI_MEDIUM, 14, INK_TEXT,
            now_ns < 0 ? "before the start"
                       : arena_printf(view->frame, "t = %.2f s", (double)now_ns / 1e9));
    ui_text(view->ui, lower, ALIGN_LEFT, FONT_MONO, 12, INK_TEXT_MUTED,
            arena_printf(view->frame, "%lld of %lld steps", (long long)(view->player->step + 1),
                         (long long)view->player->step_count));
}

static void draw_transport(CompareView *compare, Rect rect) {
    View *view = &compare->view;
    transport_ground(view, rect);
    ui_scope_push(view->ui, "transport");
    Rect rest = rect_inset_xy(rect, 18, 0);
    transport_buttons(view, &rest);
    rect_cut_left(&rest, 10);
    draw_count(compare, rect_cut_left(&rest, 140));
    transport_speed(view, &rest);
    transport_run_button(view, &rest);
    transport_scrubber(view, rest, compare->picture->ticks, (int)compare->picture->step_count);
    ui_scope_pop(view->ui);
}

void screen_compare_draw(CompareView *compare) {
    View *view = &compare->view;
    Measures m = measures(view);
    Rect rest = view->ui->view;
    draw_rect(view->ui->list, rest, 0, INK_BACKGROUND, INK_NONE);
    Rect header = rect_cut_top(&rest, m.header);
    Rect transport = rect_cut_bottom(&rest, m.transport);
    rest = rect_inset_xy(rest, m.margin, m.is_small ? 6 : 10);
    if (!view->still) {
        draw_tabs(compare, rect_cut_top(&rest, m.tabs));
    }
    if (m.winner > 0) {
        draw_winner(compare, rect_cut_bottom(&rest, m.winner), &m);
        rect_cut_bottom(&rest, m.is_small ? 2 : 6);
    }
    draw_stage(compare, rest, &m);
    panel_header(view, header);
    if (!view->still) {
        draw_transport(compare, transport);
        profile_list(view);
    }
}

void screen_compare_keys(CompareView *compare) {
    View *view = &compare->view;
    screen_player_keys(view);
    screen_app_keys(view);
    if (ui_key(view->ui, KEY_PAGE_DOWN, 0)) {
        view_act(view, ACTION_STEP, view->player->step + 10);
    }
    if (ui_key(view->ui, KEY_PAGE_UP, 0)) {
        view_act(view, ACTION_STEP, view->player->step - 10);
    }
    if (ui_typed(view->ui, "0")) {
        view->state->zoom = 1;
        view->state->pan = 0;
    }
    bool leave = ui_typed(view->ui, "c");
    leave = (!view->player->playing && ui_key(view->ui, KEY_ESCAPE, 0)) || leave;
    if (leave) {
        view_act(view, ACTION_COMPARE, 0);
    }
}
