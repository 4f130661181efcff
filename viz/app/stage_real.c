// The real run on the stage: its lanes under those of the model, on the same axis, and the mark
// where their order first differs.
#include "viz/app/stage_bars.h"

static const float TITLE_H = 26;
static const float TITLE_LOW_H = 19;
static const float BADGE = 18;
static const float PLAYHEAD = 2;
static const float HEADING_H = 28;
static const float ROW_GOOD = 26; // high enough for headings to be worth their room

static float mark_x(const Stage *stage, RealStep step) {
    float x = step.seq == EVENT_NO_CAUSE ? axis_x_of_time(stage->axis, stage->scale, step.t_ns)
                                         : axis_head(stage->axis, stage->scale, step.seq);
    return stage->time.x + x - stage->view->state->pan;
}

static bool is_shown(const Stage *stage, float x) {
    return x >= stage->time.x - 2 && x <= stage->time.x + stage->time.w + 10;
}

// Left of what stands at x and is so wide, when the text would meet it.
static float aside(float left, float w, float x, float width) {
    bool meets = x + width / 2 + 4 > left && x - width / 2 - 4 < left + w;
    return meets ? x - width / 2 - 6 - w : left;
}

// Beside the playhead and the badge of the first difference, which stands in the same row.
static float left_of_total(const Stage *stage, float total_w, RealStep step) {
    float left = stage->time.x + stage->time.w + 10 - total_w;
    float head = stage->time.x + stage->head_x;
    float mark = mark_x(stage, step);
    bool is_marked = stage->view->real->comparison.difference != REAL_SAME && is_shown(stage, mark);
    left = aside(left, total_w, head, PLAYHEAD);
    left = is_marked ? aside(left, total_w, mark, BADGE) : left;
    return aside(left, total_w, head, PLAYHEAD);
}

void stage_draw_title(const Stage *stage, const char *title, const char *total, RealStep step,
                      Rect row) {
    Ui *ui = stage->view->ui;
    draw_line(ui->list, (Point){row.x, row.y}, (Point){row.x + row.w, row.y}, 1, INK_BORDER, 0);
    float w = ui_width(ui, FONT_UI_BOLD, 13, title) + 2;
    ui_text(ui, rect_make(row.x, row.y, w, row.h), ALIGN_LEFT, FONT_UI_BOLD, 13, INK_TEXT, title);
    float total_w = ui_width(ui, FONT_UI_MEDIUM, 13, total) + 2;
    float left = left_of_total(stage, total_w, step);
    ui_text(ui, rect_make(left, row.y, total_w, row.h), ALIGN_RIGHT, FONT_UI_MEDIUM, 13,
            INK_TEXT_MUTED, total);
}

const char *stage_real_total(const View *view) {
    const RealRun *run = view->real;
    const char *percent = real_comparison_percent(&run->comparison, view->frame);
    return arena_printf(view->frame, "%s%s%s", real_duration(run->comparison.real_ns, view->frame),
                        *percent ? " \u00b7 " : "", percent);
}

static bool headings_fit(const LanesLayout *one, const LanesLayout *other, float height) {
    float lanes = (float)(one->shown_count + other->shown_count);
    float headings = (float)(one->heading_count + other->heading_count);
    return (one->heading_count > 1 || other->heading_count > 1) &&
           lanes * ROW_GOOD + headings * HEADING_H + 2 * TITLE_H <= height;
}

void stage_pair_lanes(const View *view, Stage *predicted, Stage *real) {
    predicted->lanes = &view->picture->lanes;
    real->lanes = &view->real->picture.lanes;
    if (headings_fit(predicted->lanes, real->lanes, predicted->rows.h)) {
        return;
    }
    LanesLayout *plain = ARENA_ARRAY(view->frame, LanesLayout, 2);
    plain[0] = lanes_layout_plain(predicted->lanes, view->frame);
    plain[1] = lanes_layout_plain(real->lanes, view->frame);
    predicted->lanes = &plain[0];
    real->lanes = &plain[1];
}

static float rows_of(const Stage *stage) {
    return (float)stage->lanes->shown_count + 0.6F * (float)stage->lanes->heading_count;
}

// Rows of both share the height; each has its title above. What is too much scrolls.
StagePair stage_pair(const Stage *predicted, const Stage *real) {
    Rect rect = predicted->rows;
    float title_h = predicted->view->ui->view.h < LOW_HEIGHT ? TITLE_LOW_H : TITLE_H;
    StagePair pair = {.predicted_title = rect_cut_top(&rect, title_h)};
    float all = rows_of(predicted) + rows_of(real);
    float part = clamp_float(all > 0 ? rows_of(predicted) / all : 0.5F, 0.3F, 0.7F);
    float height = (rect.h - title_h) * part;
    pair.predicted = rect_cut_top(&rect, height);
    pair.real_title = rect_cut_top(&rect, title_h);
    pair.real = rect;
    return pair;
}

// ---- the first difference

static void draw_badge(const Stage *stage, float x, Rect title) {
    DrawList *list = stage->view->ui->list;
    Rect badge = rect_make(x - BADGE / 2, title.y + (title.h - BADGE) / 2, BADGE, BADGE);
    draw_rect(list, badge, BADGE / 2, INK_PANEL_RAISED, INK_ACCENT);
    draw_icon(list, rect_center(badge, 11, 11), ICON_BRANCH, INK_ACCENT);
}

static void tell_mark(const Stage *stage, float x, float top, float bottom) {
    View *view = stage->view;
    const RealRun *run = view->real;
    ui_tip(view->ui, rect_make(x - 6, top, 12, bottom - top),
           arena_printf(view->frame, "First difference: %s. %s.",
                        real_comparison_fact(&run->comparison, run->predicted, real_run_trace(run),
                                             view->frame),
                        real_reason(run->comparison.difference, view->frame)));
}

static void draw_mark(const Stage *stage, RealStep step, Rect title, Rect rows) {
    float x = mark_x(stage, step);
    if (is_shown(stage, x)) {
        draw_line(stage->view->ui->list, (Point){x, title.y + title.h - 3},
                  (Point){x, rows.y + rows.h}, 1.5F, INK_ACCENT, 4);
        draw_badge(stage, x, title);
        tell_mark(stage, x, title.y, rows.y + rows.h);
    }
}

void stage_draw_difference(const Stage *predicted, const Stage *real, const StagePair *pair) {
    const RealComparison *c = &predicted->view->real->comparison;
    if (c->difference == REAL_SAME) {
        return;
    }
    draw_mark(predicted, c->predicted, pair->predicted_title, pair->predicted);
    draw_mark(real, c->real, pair->real_title, pair->real);
}

// ---- the other run as a view of its own

// What is true in the real run where the playhead stands.
View stage_real_view(const View *view, const Stage *stage, ViewState *state, Scene *scene) {
    const RealRun *run = view->real;
    const Trace *trace = real_run_trace(run);
    uint32_t seq =
        view->scene->event == EVENT_NO_CAUSE
            ? EVENT_NO_CAUSE
            : axis_event_at(&run->axes[1], stage->scale, stage->head_x + view->state->pan);
    int64_t step = seq == EVENT_NO_CAUSE ? -1 : scene_step_of_event(trace, seq, false);
    *scene = scene_at(trace, step, false, view->frame);
    *state = *view->state;
    state->lanes_y = view->state->real_y;
    View real = *view;
    real.picture = &run->picture;
    real.trace = trace;
    real.scene = scene;
    real.ring = (WaitRing){0};
    real.state = state;
    return real;
}
