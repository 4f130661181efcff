// What was printed, by whom and when.
#include <string.h>

#include "viz/app/view.h"

static const float ROW_H = 25;
static const float PAD = 20;
static const float MESSAGE_SIZE = 13.5F; // of the font

static const char *clock_text(const View *view, int64_t ns) {
    return arena_printf(view->frame, "%.2f", (double)ns / 1e9);
}

static void draw_printed(View *view, Rect row, const PrintedLine *line) {
    Ui *ui = view->ui;
    UiHit hit = {0};
    if (!view->still) {
        hit = ui_hit(ui, ui_id_number(ui, "line", line->seq), row);
    }
    if (hit.hot) {
        draw_rect(ui->list, rect_inset_xy(row, -8, 0), 5, INK_PANEL_RAISED, INK_NONE);
    }
    if (hit.clicked) {
        view_act(view, ACTION_EVENT, line->seq);
    }
    const char *text =
        picture_printed_text(view->picture, line, view->scene->output_count, view->frame);
    int64_t t_ns = trace_event(view->trace, line->seq)->t_ns;
    bool is_new = view->scene->event != EVENT_NO_CAUSE && line->seq >= view->scene->event;
    const char *clock = clock_text(view, t_ns);
    float clock_w = ui_width(ui, FONT_MONO, 12, clock);
    clock_w = clock_w > 44 ? clock_w + 12 : 56;
    ui_text(ui, rect_cut_left(&row, clock_w), ALIGN_LEFT, FONT_MONO, 12, INK_TEXT_FAINT, clock);
    // A traceback is long, and nobody asks who printed it.
    const char *lane = line->is_error ? "" : view_lane_name(view, line->lane);
    float lane_w = clamp_float(ui_width(ui, FONT_UI, 13, lane), 0, row.w * 0.35F);
    ui_text(ui, rect_cut_right(&row, lane_w), ALIGN_RIGHT, FONT_UI, 13, INK_TEXT_MUTED, lane);
    rect_cut_right(&row, 10);
    Ink ink = line->is_error ? INK_FAILED : INK_TEXT;
    if (line->is_error) {
        Rect mark = rect_cut_left(&row, 18);
        draw_icon(ui->list, rect_center(mark, 14, 14), ICON_WARNING, INK_FAILED);
        rect_cut_left(&row, 4);
    }
    ui_text(ui, row, ALIGN_LEFT, is_new ? FONT_MONO_BOLD : FONT_MONO, 14, ink, text);
    if (hit.hot && ui_width(ui, FONT_MONO, 14, text) > row.w) {
        ui_tip(ui, row, text);
    }
}

// How much of a line fits into so many columns; ends behind a blank where it can.
static size_t fitting(const char *line, size_t length, uint32_t columns) {
    const char *at = line;
    const char *end = line + length;
    const char *blank = NULL;
    uint32_t column = 0;
    while (at < end) {
        const char *next = at;
        uint32_t c = '?';
        column += utf8_next(&next, end, &c) ? (uint32_t)code_cells(c) : 1;
        if (column > columns) {
            bool words = blank && blank - line > (end - line) / 4;
            at = words ? blank : at;
            return at > line ? (size_t)(at - line) : length;
        }
        at = next;
        blank = c == ' ' ? at : blank;
    }
    return length;
}

// The report of a program that cannot run, or failed, line by line; long lines are broken. Returns
// how many lines there are; with rect == NULL it only counts them.
static uint32_t draw_message(View *view, const Rect *rect, float w, const char *message) {
    uint32_t columns = (uint32_t)(w / ui_width(view->ui, FONT_MONO, MESSAGE_SIZE, "m"));
    uint32_t count = 0;
    while (*message) {
        size_t whole = strcspn(message, "\n");
        size_t length = fitting(message, whole, columns < 8 ? 8 : columns);
        if (rect) {
            float y = rect->y + (float)count * ROW_H;
            if (ui_shows_line(view->ui, y + 2, ROW_H - 4)) {
                ui_text(view->ui, rect_make(rect->x, y, rect->w, ROW_H), ALIGN_LEFT, FONT_MONO,
                        MESSAGE_SIZE, INK_FAILED, arena_copy_text(view->frame, message, length));
            }
        }
        count++;
        message += length + (message[length] == '\n');
    }
    return count;
}

static bool at_end(const View *view) {
    return view->scene->step + 1 == (int64_t)trace_step_count(view->trace, view->scene->coarse);
}

static void draw_lines(View *view, Rect rect) {
    uint32_t count = picture_printed_until(view->picture, view->scene->output_count);
    const char *message =
        at_end(view) && trace_has_ended(view->trace) ? trace_message(view->trace) : "";
    uint32_t extra = draw_message(view, NULL, rect.w - 12, message);
    if (count + extra == 0) {
        ui_text(view->ui, rect_cut_top(&rect, ROW_H), ALIGN_LEFT, FONT_UI, 13, INK_TEXT_FAINT,
                "nothing printed yet");
        return;
    }
    float height = (float)(count + extra) * ROW_H;
    if (count + extra != view->state->output_lines) {
        view->state->output_y = height; // the newest line is what one wants to see
        view->state->output_lines = count + extra;
    }
    rect.w += 12;
    Rect content = ui_scroll_begin(view->ui, "output", rect, height, &view->state->output_y);
    content.w = rect.w - 12;
    uint32_t first = (uint32_t)((rect.y - content.y) / ROW_H);
    for (uint32_t i = first; i < count; i++) {
        float y = content.y + (float)i * ROW_H;
        if (y > rect.y + rect.h) {
            break;
        }
        if (!ui_shows_line(view->ui, y + 2, ROW_H - 4)) {
            continue;
        }
        draw_printed(view, rect_make(content.x, y, content.w, ROW_H), &view->picture->printed[i]);
    }
    if (extra > 0) {
        float y = content.y + (float)count * ROW_H;
        Rect place = rect_make(content.x, y, content.w, (float)extra * ROW_H);
        draw_message(view, &place, rect.w - 24, message);
    }
    ui_scroll_end(view->ui);
}

void panel_output(View *view, Rect rect) {
    draw_rect(view->ui->list, rect, 8, INK_PANEL_SUNKEN, INK_BORDER);
    Rect inner = rect_inset_xy(rect, PAD, 10);
    view_panel_title(view, rect_cut_top(&inner, 24), "Output");
    input_box_draw(view, rect_cut_bottom(&inner, input_box_height(view)));
    if (view->problem && view->picture->event_count == 0) {
        float height = ROW_H * (float)draw_message(view, NULL, inner.w - 12, view->problem);
        Rect content = ui_scroll_begin(view->ui, "problem", inner, height, &view->state->output_y);
        draw_message(view, &content, inner.w - 12, view->problem);
        ui_scroll_end(view->ui);
        return;
    }
    draw_lines(view, inner);
}
