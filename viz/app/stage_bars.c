#include "viz/app/stage_bars.h"

#include "viz/app/bar_look.h"

static const float BAR_H = 26;
static const float FUTURE_ALPHA = 0.42F;

Rect stage_row(const Stage *stage, uint32_t row) {
    const LanesLayout *lanes = stage->lanes;
    float y = stage->top + lanes_layout_y(lanes, stage->pitch, row);
    float h = lanes->rows[row].is_heading ? stage->pitch.heading : stage->pitch.lane;
    return rect_make(stage->rows.x, y, stage->rows.w, h);
}

bool stage_is_wide(const Stage *stage) {
    return stage->pitch.lane >= 58;
}

float stage_bar_height(const Stage *stage) {
    float air = stage->pitch.lane < 32 ? 4 : 8;
    return stage->pitch.lane - air < BAR_H ? stage->pitch.lane - air : BAR_H;
}

static void draw_card(const Stage *stage, uint32_t lane, Rect row) {
    View *view = stage->view;
    Ui *ui = view->ui;
    LaneLook look = view_lane_look(view, lane);
    bool current = view_current_lane(view) == lane;
    int first = ui->list->count;
    float h = stage_is_wide(stage) ? clamp_float(row.h - 14, 48, 64) : row.h - (row.h < 30 ? 2 : 5);
    Rect card =
        rect_center(rect_make(stage->cards.x, row.y, stage->cards.w, row.h), stage->cards.w, h);
    draw_rect(ui->list, card, 7, INK_PANEL_RAISED, current ? look.ink : INK_BORDER);
    Rect rest = rect_inset_xy(card, 11, 0);
    if (stage_is_wide(stage)) {
        Rect name = rect_make(rest.x, card.y + h / 2 - 24, rest.w, 24);
        Rect word = rect_make(rest.x, card.y + h / 2 + 1, rest.w, 20);
        draw_icon(ui->list, rect_make(name.x, name.y + 2, 20, 20), look.icon, look.ink);
        rect_cut_left(&name, 28);
        ui_text(ui, name, ALIGN_LEFT, FONT_UI_MEDIUM, 16, INK_TEXT, view_lane_name(view, lane));
        ui_text(ui, word, ALIGN_LEFT, FONT_UI, 12.5F, look.ink, look.word);
    } else {
        Rect icon = rect_cut_left(&rest, 18);
        draw_icon(ui->list, rect_center(icon, 17, 17), look.icon, look.ink);
        rect_cut_left(&rest, 8);
        const char *name = view_lane_name(view, lane);
        float state_w = ui_width(ui, FONT_UI, 12, look.state);
        if (ui_width(ui, FONT_UI_MEDIUM, 14, name) + 8 + state_w <= rest.w) {
            ui_text(ui, rect_cut_right(&rest, state_w), ALIGN_RIGHT, FONT_UI, 12, look.ink,
                    look.state);
        }
        ui_text(ui, rest, ALIGN_LEFT, FONT_UI_MEDIUM, 14, INK_TEXT, name);
    }
    if (!view->scene->lanes[lane].exists) {
        draw_fade(ui->list, first, 0.45F);
    }
    ui_tip(ui, card, arena_printf(view->frame, "%s: %s", view_lane_name(view, lane), look.word));
}

static void paint_bar(const Stage *stage, Rect rect, BarLook look, float alpha) {
    DrawList *list = stage->view->ui->list;
    int first = list->count;
    float radius = rect.w < 8 ? rect.w / 3 : 5;
    draw_pattern(list, rect, radius, look.pattern, look.fill, look.edge);
    if (alpha < 1) {
        draw_fade(list, first, alpha);
    }
}

// A bar that has not come yet is pale; one that is under way is pale from the playhead on.
static void paint_in_time(const Stage *stage, Rect rect, BarLook look, bool begun, bool over) {
    float head = stage->time.x + stage->head_x;
    if (over) {
        paint_bar(stage, rect, look, 1);
        return;
    }
    paint_bar(stage, rect, look, FUTURE_ALPHA);
    if (begun && head > rect.x) {
        ui_clip_push(stage->view->ui,
                     rect_make(rect.x - 1, rect.y - 1, head - rect.x + 1, rect.h + 2));
        paint_bar(stage, rect, look, 1);
        ui_clip_pop(stage->view->ui);
    }
}

static void draw_done(const Stage *stage, const Bar *bar, Rect rect, bool begun) {
    View *view = stage->view;
    BarLook look = bar_look(bar);
    const char *label = bar_label(view->trace, bar, view->frame);
    int first = view->ui->list->count;
    float middle = rect.y + rect.h / 2;
    float x = rect.x;
    if (look.fill == INK_FAILED) {
        float w = (float)stage->scale.px_per_slice;
        w = clamp_float(w - 2, 6, 16);
        draw_rect(view->ui->list, rect_make(x, rect.y, w, rect.h), 4, INK_FAILED, INK_NONE);
        x += w + 6;
        float label_w = ui_width(view->ui, FONT_UI, 13, label);
        float head = stage->time.x + stage->head_x;
        x = head > x - 4 && head < x + label_w ? head + 7 : x; // not crossed by the playhead
        float room = stage->time.x + stage->time.w + 10 - x;
        ui_text(view->ui, rect_make(x, rect.y, room, rect.h), ALIGN_LEFT, FONT_UI, 13, INK_FAILED,
                label);
    } else {
        float end = stage->time.x + stage->time.w + 10;
        draw_rect(view->ui->list, rect_make(x, middle - 1.5F, end - x, 3), 1.5F, INK_DONE,
                  INK_NONE);
    }
    if (!begun) {
        draw_fade(view->ui->list, first, FUTURE_ALPHA);
    }
}

static const char *crowd_label(const View *view, uint32_t count) {
    return arena_printf(view->frame, "%u short stretches", count);
}

static void draw_label(const Stage *stage, const char *label, Rect rect, BarLook look) {
    View *view = stage->view;
    float left = rect.x > stage->time.x ? rect.x : stage->time.x;
    float room = rect.x + rect.w - left - 12;
    float w = ui_width(view->ui, FONT_UI_MEDIUM, 13, label);
    if (*label == '\0' || room < 44 || (w > room && room < 70)) {
        return;
    }
    w = w < room ? w : room;
    Rect ground = rect_make(left + 4, rect.y + 3, w + 8, rect.h - 6);
    draw_rect(view->ui->list, ground, 4, INK_PANEL, INK_NONE);
    ui_text(view->ui, rect_inset_xy(ground, 4, 0), ALIGN_LEFT, FONT_UI_MEDIUM, 13, look.text,
            label);
}

static const char *bar_tip(const Stage *stage, const Bar *bar) {
    View *view = stage->view;
    int64_t from = trace_event(view->trace, bar->from_seq)->t_ns;
    int64_t to = bar->to_seq == EVENT_NO_CAUSE ? trace_end_ns(view->trace)
                                               : trace_event(view->trace, bar->to_seq)->t_ns;
    const char *label = bar_label(view->trace, bar, view->frame);
    bool names = *label != '\0' && bar->state != LANE_DONE;
    return arena_printf(view->frame, "%s%s%s \u00b7 from %s to %s", lane_state_name(bar->state),
                        names ? " \u00b7 " : "", names ? label : "",
                        bars_duration(from, view->frame), bars_duration(to, view->frame));
}

// count says how many this bar stands for.
static void draw_bar(const Stage *stage, const Bar *bar, Rect row, uint32_t count) {
    View *view = stage->view;
    uint32_t now = view->scene->seq;
    float x0 = stage->time.x - view->state->pan + axis_x(stage->axis, stage->scale, bar->from_seq);
    float x1 =
        stage->time.x - view->state->pan + axis_x_end(stage->axis, stage->scale, bar->to_seq);
    float h = stage_bar_height(stage);
    // A hair of air between neighbours, as long as they are wide enough to spare it.
    float air = x1 - x0 > 6 ? 1.5F : 0;
    Rect rect = rect_make(x0, row.y + (row.h - h) / 2, x1 - x0 - air, h);
    bool begun = now != EVENT_NO_CAUSE && bar->from_seq <= now;
    bool over = begun && bar->to_seq != EVENT_NO_CAUSE && bar->to_seq <= now;
    if (bar->state == LANE_DONE) {
        draw_done(stage, bar, rect, begun);
        return;
    }
    BarLook look = bar_look(bar);
    paint_in_time(stage, rect, look, begun, over);
    const char *label =
        count > 1 ? crowd_label(view, count) : bar_label(view->trace, bar, view->frame);
    draw_label(stage, label, rect, look);
    const char *tip = count > 1 ? arena_printf(view->frame, "%s: zoom in with the wheel", label)
                                : bar_tip(stage, bar);
    ui_tip(view->ui, rect_intersect(rect, stage->time), tip);
}

// The first bar that ends right of the left edge.
static uint32_t first_visible(const Stage *stage, const BarLane *lane) {
    uint32_t low = 0;
    uint32_t high = lane->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        float end = axis_x_end(stage->axis, stage->scale, lane->bars[middle].to_seq);
        if (end < stage->view->state->pan) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// Neighbours that are narrower than a pixel each, drawn as one bar in the look of the longest.
typedef struct Crowd {
    Bar bar;
    uint32_t count;
    int64_t longest_ns;
} Crowd;

static void crowd_take(const Stage *stage, Crowd *crowd, const Bar *bar) {
    const Trace *trace = stage->view->trace;
    int64_t end_ns =
        bar->to_seq == EVENT_NO_CAUSE ? trace_end_ns(trace) : trace_event(trace, bar->to_seq)->t_ns;
    int64_t ns = end_ns - trace_event(trace, bar->from_seq)->t_ns;
    uint32_t from_seq = crowd->count > 0 ? crowd->bar.from_seq : bar->from_seq;
    if (crowd->count == 0 || ns > crowd->longest_ns) {
        crowd->bar = *bar;
        crowd->longest_ns = ns;
    }
    crowd->bar.from_seq = from_seq;
    crowd->bar.to_seq = bar->to_seq;
    crowd->count++;
}

static void crowd_draw(const Stage *stage, Crowd *crowd, Rect row) {
    if (crowd->count > 0) {
        draw_bar(stage, &crowd->bar, row, crowd->count);
    }
    *crowd = (Crowd){0};
}

static void draw_bars(const Stage *stage, uint32_t number, Rect row) {
    const BarLane *lane = &stage->view->picture->bars.lanes[number];
    float right = stage->view->state->pan + stage->time.w;
    Crowd crowd = {0};
    for (uint32_t i = first_visible(stage, lane); i < lane->count; i++) {
        const Bar *bar = &lane->bars[i];
        float x = axis_x(stage->axis, stage->scale, bar->from_seq);
        if (x > right) {
            break;
        }
        float end = axis_x_end(stage->axis, stage->scale, bar->to_seq);
        if (bar->state != LANE_DONE && end - x < 1) {
            crowd_take(stage, &crowd, bar);
            continue;
        }
        crowd_draw(stage, &crowd, row);
        draw_bar(stage, bar, row, 1);
    }
    crowd_draw(stage, &crowd, row);
}

static void draw_heading(const Stage *stage, uint32_t worker, Rect row) {
    const char *name = worker_label(&stage->view->picture->workers, worker);
    ui_text(stage->view->ui, rect_make(stage->cards.x, row.y, stage->cards.w, row.h), ALIGN_LEFT,
            FONT_UI_MEDIUM, 13, INK_TEXT_FAINT, name);
}

void stage_draw_rows(const Stage *stage) {
    const LanesLayout *lanes = stage->lanes;
    float scrolled = stage->rows.y - stage->top;
    uint32_t first = lanes_layout_row_at(lanes, stage->pitch, scrolled);
    Rect clip = rect_make(stage->time.x - 2, stage->rows.y, stage->time.w + 12, stage->rows.h);
    for (uint32_t i = first; i < lanes->row_count; i++) {
        Rect row = stage_row(stage, i);
        if (row.y > stage->rows.y + stage->rows.h) {
            break;
        }
        if (lanes->rows[i].is_heading) {
            draw_heading(stage, lanes->rows[i].number, row);
            continue;
        }
        draw_card(stage, lanes->rows[i].number, row);
        ui_clip_push(stage->view->ui, clip);
        draw_bars(stage, lanes->rows[i].number, row);
        ui_clip_pop(stage->view->ui);
    }
    stage_draw_arrows(stage);
    stage_draw_ring(stage);
}
