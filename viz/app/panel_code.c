// The program with everybody's place in it, and the prose above.
#include "viz/app/view.h"

enum {
    MAX_MARKERS = 64, // more lanes than that cannot be told apart on a line
};

static const float PROSE_SIZE = 15;
static const float PAD = 20;

// Lanes that are done stand nowhere any more.
static int collect_markers(const View *view, CodeMarker *markers) {
    const Scene *scene = view->scene;
    uint32_t current = view_current_lane(view);
    int count = 0;
    for (uint32_t i = 0; i < scene->lane_count && count < MAX_MARKERS; i++) {
        const SceneLane *lane = &scene->lanes[i];
        if (!lane->exists || lane->state == LANE_DONE || lane->line <= 0) {
            continue;
        }
        LaneLook look = view_lane_look(view, i);
        markers[count++] = (CodeMarker){.line = lane->line,
                                        .name = view_lane_name(view, i),
                                        .icon = look.icon,
                                        .ink = look.ink,
                                        .tint = look.tint,
                                        .current = i == current};
    }
    return count;
}

// The first step at which a lane runs this line, after the current one if there is one.
static void go_to_line(View *view, int32_t line) {
    uint32_t count = trace_event_count(view->trace);
    uint32_t found = EVENT_NO_CAUSE;
    for (uint32_t seq = 0; seq < count; seq++) {
        const StepEvent *event = trace_event(view->trace, seq);
        if (event->kind == EVENT_LINE && trace_site(view->trace, event->site).line == line) {
            bool later = view->scene->seq == EVENT_NO_CAUSE || seq > view->scene->seq;
            if (found == EVENT_NO_CAUSE || later) {
                found = seq;
            }
            if (later) {
                break;
            }
        }
    }
    if (found != EVENT_NO_CAUSE) {
        view_act(view, ACTION_EVENT, found);
    }
}

void panel_code(View *view, Rect rect) {
    ui_panel(view->ui, rect);
    Rect rest = rect_inset_xy(rect, 1, 1);
    Rect head = rect_cut_top(&rest, 38);
    head = rect_inset_xy(head, PAD - 1, 0);
    if (view->lesson->block_count > 1 && !view->still) {
        block_chooser(view, rect_center(head, head.w, 28));
    } else {
        ui_text(view->ui, head, ALIGN_LEFT, FONT_UI_MEDIUM, 13, INK_TEXT_MUTED,
                view->lesson->program);
    }
    rect_cut_bottom(&rest, 8);
    if (view->code->line_count == 0 || *view->code->source == '\0') {
        ui_text(view->ui, rect_inset_xy(rect_cut_top(&rest, 26), PAD, 0), ALIGN_LEFT, FONT_UI, 14,
                INK_TEXT_FAINT,
                view->lesson->has_program ? "This file is empty."
                                          : "There is no Python in this file.");
        return;
    }
    CodeMarker markers[MAX_MARKERS];
    int count = collect_markers(view, markers);
    int32_t line = code_view(view->ui, rect_inset_xy(rest, 7, 0), view->code, markers, count,
                             view->message, rest.w < 380 ? 13 : 15, &view->state->code);
    if (line > 0) {
        go_to_line(view, line);
    }
}

float panel_prose_height(const View *view, float width) {
    if (!view->lesson->prose || view->lesson->prose->block_count == 0) {
        return 0;
    }
    return markdown_height(view->ui, view->lesson->prose, width - 2 * PAD - 12, PROSE_SIZE) + 30;
}

// Whoever is asked what a program prints does not want to read the answer below the question. Only
// where there is one program: with several, the text below belongs to the next.
static Prose shown_prose(const View *view) {
    Prose prose = *view->lesson->prose;
    bool at_end = view->scene->step + 1 >= view->player->step_count;
    prose.holds_back = !at_end && view->lesson->block_count == 1;
    return prose;
}

void panel_prose(View *view, Rect rect) {
    ui_panel(view->ui, rect);
    if (!view->lesson->prose) {
        return;
    }
    Prose prose = shown_prose(view);
    Rect inner = rect_inset_xy(rect, PAD, 12);
    float height = markdown_height(view->ui, &prose, inner.w - 12, PROSE_SIZE);
    Rect content =
        ui_scroll_begin(view->ui, "prose", rect_make(inner.x, inner.y, inner.w + 14, inner.h),
                        height, &view->state->prose_y);
    content.w = inner.w - 12;
    markdown_view(view->ui, content, &prose, PROSE_SIZE);
    ui_scroll_end(view->ui);
}
