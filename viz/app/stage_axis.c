// The axis of the stage: labels, grid lines, instants that were opened up, and the playhead.
#include "viz/app/stage_bars.h"

static const char *tick_label(const View *view, int64_t ns) {
    return arena_printf(view->frame, "%g s", (double)ns / 1e9);
}

static void draw_tick(const Stage *stage, float x, const char *label, float *free_from) {
    Ui *ui = stage->view->ui;
    float left = stage->time.x + x;
    if (left < stage->time.x - 1 || left > stage->time.x + stage->time.w + 1) {
        return;
    }
    draw_line(ui->list, (Point){left, stage->time.y}, (Point){left, stage->time.y + stage->time.h},
              1, INK_BORDER, 2);
    float w = ui_width(ui, FONT_MONO, 12, label);
    float text_x =
        clamp_float(left - w / 2, stage->axis_row.x, stage->axis_row.x + stage->axis_row.w - w);
    if (text_x < *free_from) {
        return;
    }
    float y = stage->axis_row.y + 1;
    draw_text(ui->list, text_x, y, FONT_MONO, 12, INK_TEXT_MUTED, label);
    *free_from = text_x + w + 12;
}

// Everything above this line happens at one and the same instant.
static void draw_instant(const Stage *stage, float x, float after) {
    after -= stage->view->state->pan;
    if (after - x < 1.5F * (float)stage->scale.px_per_slice) {
        return;
    }
    float y = stage->axis_row.y + stage->axis_row.h - 3;
    draw_rect(stage->view->ui->list, rect_make(stage->time.x + x, y, after - x - 1.5F, 2), 1,
              INK_TEXT_FAINT, INK_NONE);
}

static void draw_time_ticks(const Stage *stage) {
    int64_t tick = axis_tick_ns(stage->scale, 84);
    float free_from = 0;
    if (tick <= 0) {
        draw_tick(stage, -stage->view->state->pan, "0 s", &free_from);
        return;
    }
    double first_ns = (double)stage->view->state->pan / stage->scale.px_per_ns;
    int64_t first = (int64_t)first_ns / tick - 400 / 84 - 1;
    // Opened instants take room as well, so ticks stand further right than their time alone.
    double slices_px = (double)stage->axis->slices * stage->scale.px_per_slice;
    first -= (int64_t)(slices_px / 84) + 1;
    first = first < 0 ? 0 : first;
    for (int64_t i = first; i * tick <= stage->axis->end_ns; i++) {
        float x = axis_x_of_time(stage->axis, stage->scale, i * tick) - stage->view->state->pan;
        if (x > stage->time.w) {
            break;
        }
        draw_tick(stage, x, tick_label(stage->view, i * tick), &free_from);
        draw_instant(stage, x, axis_x_after_time(stage->axis, stage->scale, i * tick));
    }
}

static void draw_step_ticks(const Stage *stage) {
    uint32_t tick = axis_tick_steps(stage->scale, 44);
    float free_from = 0;
    float cell = (float)stage->scale.px_per_slice;
    uint32_t first = (uint32_t)(stage->view->state->pan / (cell * (float)tick)) * tick;
    for (uint32_t step = first; (float)step < stage->axis->slices; step += tick) {
        float x = ((float)step + 0.5F) * cell - stage->view->state->pan;
        if (x > stage->time.w) {
            break;
        }
        draw_tick(stage, x, arena_printf(stage->view->frame, "%u", step + 1), &free_from);
    }
}

void stage_draw_axis(const Stage *stage) {
    ui_clip_push(stage->view->ui, rect_make(stage->axis_row.x, stage->axis_row.y, stage->axis_row.w,
                                            stage->axis_row.h + stage->time.h));
    if (stage->axis->kind == AXIS_TIME) {
        draw_time_ticks(stage);
    } else {
        draw_step_ticks(stage);
    }
    ui_clip_pop(stage->view->ui);
}

void stage_draw_playhead(const Stage *stage) {
    Ui *ui = stage->view->ui;
    float x = stage->time.x + stage->head_x;
    if (x < stage->time.x - 4 || x > stage->time.x + stage->time.w + 4) {
        return;
    }
    float top = stage->axis_row.y + stage->axis_row.h - 3;
    draw_line(ui->list, (Point){x, top}, (Point){x, stage->time.y + stage->time.h}, 2, INK_TEXT, 0);
    draw_icon(ui->list, rect_make(x - 6, top - 5, 12, 12), ICON_MARKER, INK_TEXT);
}
