// The arrows of the stage: who created, woke or cancelled whom.
#include "viz/app/stage_bars.h"

enum {
    MAX_ARROWS = 60, // more would hide the bars; then only those of the current step are drawn
};

static float bar_edge_y(const Stage *stage, uint32_t lane, bool lower) {
    Rect row = stage_row(stage, stage->lanes->row_of_lane[lane]);
    float h = stage_bar_height(stage);
    return row.y + row.h / 2 + (lower ? h / 2 : -h / 2);
}

static bool is_shown(const Stage *stage, const Arrow *arrow) {
    const uint32_t *rows = stage->lanes->row_of_lane;
    return rows[arrow->from_lane] != UINT32_MAX && rows[arrow->to_lane] != UINT32_MAX;
}

static void draw_one_arrow(const Stage *stage, const Arrow *arrow, bool current) {
    View *view = stage->view;
    bool down =
        bar_edge_y(stage, arrow->from_lane, false) < bar_edge_y(stage, arrow->to_lane, false);
    float x0 = axis_head(stage->axis, stage->scale, arrow->from_seq);
    float x1 = axis_head(stage->axis, stage->scale, arrow->to_seq);
    float left = stage->time.x - view->state->pan;
    Point from = {left + x0, bar_edge_y(stage, arrow->from_lane, down)};
    Point to = {left + x1, bar_edge_y(stage, arrow->to_lane, !down)};
    Ink ink = arrow->kind == ARROW_CANCEL ? INK_FAILED
              : arrow->kind == ARROW_WAKE ? INK_WAITING
                                          : INK_ACCENT;
    bool past = view->scene->seq != EVENT_NO_CAUSE && arrow->to_seq <= view->scene->seq;
    int first = view->ui->list->count;
    draw_arrow(view->ui->list, from, to, current ? 2 : 1.5F, ink);
    if (current && stage_is_wide(stage)) {
        const char *label = arrow_label(view->trace, arrow, view->frame);
        float w = ui_width(view->ui, FONT_UI, 12, label);
        float x = (from.x > to.x ? from.x : to.x) + 8;
        x = clamp_float(x, stage->time.x, stage->time.x + stage->time.w - w);
        Rect place = rect_make(x, (from.y + to.y) / 2 - 9, w + 8, 18);
        draw_rect(view->ui->list, place, 4, INK_PANEL, INK_NONE);
        ui_text(view->ui, rect_inset_xy(place, 4, 0), ALIGN_LEFT, FONT_UI, 12, ink, label);
    }
    if (!current) {
        draw_fade(view->ui->list, first, past ? 0.75F : 0.3F);
    }
}

static uint32_t first_arrow_from(const Bars *bars, uint32_t seq) {
    uint32_t low = 0;
    uint32_t high = bars->arrow_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (bars->arrows[middle].to_seq < seq) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void stage_draw_arrows(const Stage *stage) {
    const Bars *bars = &stage->view->picture->bars;
    const Scene *scene = stage->view->scene;
    bool all = bars->arrow_count <= MAX_ARROWS;
    uint32_t event = scene->event == EVENT_NO_CAUSE ? 0 : scene->event;
    uint32_t first = all ? 0 : first_arrow_from(bars, event);
    ui_clip_push(stage->view->ui,
                 rect_make(stage->time.x - 8, stage->rows.y, stage->time.w + 18, stage->rows.h));
    for (uint32_t i = first; i < bars->arrow_count; i++) {
        const Arrow *arrow = &bars->arrows[i];
        bool current = scene->event != EVENT_NO_CAUSE && arrow->to_seq >= scene->event &&
                       arrow->to_seq <= scene->seq;
        if (!all && !current) {
            break;
        }
        if (is_shown(stage, arrow)) {
            draw_one_arrow(stage, arrow, current);
        }
    }
    ui_clip_pop(stage->view->ui);
}
