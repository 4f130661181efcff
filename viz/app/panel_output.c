// What was printed, by whom and when.
#include <string.h>

#include "viz/app/view.h"

static const float ROW_H = 25;

static const float PAD = 20;

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
    const char *lane = view_lane_name(view, line->lane);
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
}

// The report of a program that cannot run, or failed, line by line.
static void draw_message(View *view, Rect rect, const char *message) {
    float y = rect.y;
    while (*message && y + ROW_H <= rect.y + rect.h + 1) {
        size_t length = strcspn(message, "\n");
        const char *line = arena_copy_text(view->frame, message, length);
        ui_text(view->ui, rect_make(rect.x, y, rect.w, ROW_H - 3), ALIGN_LEFT, FONT_MONO, 13.5F,
                INK_FAILED, line);
        y += ROW_H - 3;
        message += length + (message[length] == '\n');
    }
}

static bool at_end(const View *view) {
    return view->scene->step + 1 == (int64_t)trace_step_count(view->trace, view->scene->coarse);
}

static uint32_t message_lines(const char *message) {
    uint32_t count = 0;
    for (; *message; message++) {
        count += message[0] == '\n';
    }
    return count;
}

static void draw_lines(View *view, Rect rect) {
    uint32_t count = picture_printed_until(view->picture, view->scene->output_count);
    const char *message =
        at_end(view) && trace_has_ended(view->trace) ? trace_message(view->trace) : "";
    uint32_t extra = message_lines(message);
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
        draw_message(view, rect_make(content.x, y, content.w, (float)extra * ROW_H), message);
    }
    ui_scroll_end(view->ui);
}

void panel_output(View *view, Rect rect) {
    draw_rect(view->ui->list, rect, 8, INK_PANEL_SUNKEN, INK_BORDER);
    Rect inner = rect_inset_xy(rect, PAD, 10);
    view_panel_title(view, rect_cut_top(&inner, 24), "Output");
    if (view->problem && view->picture->event_count == 0) {
        draw_message(view, inner, view->problem);
        return;
    }
    draw_lines(view, inner);
}
