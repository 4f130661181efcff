#include "viz/app/view.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void view_act(View *view, ActionKind kind, int64_t number) {
    view->action = (Action){kind, number};
}

const Axis *view_axis(const View *view) {
    if (real_is_laid_under(view)) {
        return &view->real->axes[0];
    }
    return view->state->axis == AXIS_TIME ? &view->picture->time
                                          : &view->picture->steps[view->state->coarse];
}

const char *view_lane_name(const View *view, uint32_t lane) {
    return lane < view->picture->label_count ? view->picture->labels[lane] : "";
}

uint32_t view_current_lane(const View *view) {
    if (view->scene->event == EVENT_NO_CAUSE) {
        return EVENT_NO_LANE;
    }
    return trace_event(view->trace, view->scene->event)->lane;
}

static LaneLook locked_look(const View *view, const SceneLane *lane, uint32_t number) {
    LaneLook look = {ICON_LOCK, INK_LOCKED, INK_LINE_LOCKED, "", ""};
    if (!lane->exists) {
        look.word = "not created yet";
    } else if (lane->reason == REASON_NOT_STARTED) {
        look.word = "locked \u00b7 not started";
    } else if (scene_lane_is_ready(lane)) {
        look.icon = ICON_PLAY_HOLLOW;
        look.ink = INK_READY;
        uint32_t place = 0;
        while (place < view->scene->ready_count && view->scene->ready[place] != number) {
            place++;
        }
        look.word = lane->reason != REASON_READY
                        ? arena_printf(view->frame, "ready \u00b7 %s", reason_name(lane->reason))
                    : place == 0 ? "ready \u00b7 next"
                                 : arena_printf(view->frame, "ready \u00b7 %u before it", place);
    } else {
        look.word = arena_printf(view->frame, "blocked \u00b7 %s",
                                 lane->has_what ? trace_text(view->trace, lane->what)
                                                : reason_name(lane->reason));
    }
    return look;
}

static const char *waiting_word(const View *view, const SceneLane *lane) {
    if (lane->wake_ns >= 0) {
        int64_t ns = strtoll(trace_text(view->trace, lane->what), NULL, 10);
        return arena_printf(view->frame, "waiting \u00b7 sleep %s", bars_duration(ns, view->frame));
    }
    return arena_printf(view->frame, "waiting \u00b7 %s",
                        lane->has_what ? trace_text(view->trace, lane->what)
                                       : reason_name(lane->reason));
}

static LaneLook done_look(const View *view, const SceneLane *lane) {
    LaneLook look = {ICON_CHECK, INK_DONE, INK_NONE, "", "done"};
    const char *what = "";
    if (lane->since_seq != EVENT_NO_CAUSE) {
        const StepEvent *event = trace_event(view->trace, lane->since_seq);
        what = event->kind == EVENT_ENDED ? trace_text(view->trace, event->detail) : "";
    }
    switch ((int)lane->reason) {
    case REASON_RAISED:
        look.icon = ICON_CROSS;
        look.ink = INK_FAILED;
        look.word = *what ? arena_printf(view->frame, "failed \u00b7 %s", what) : "failed";
        break;
    case REASON_CANCELLED:
        look.icon = ICON_CANCELLED;
        look.ink = INK_FAILED;
        look.word = "done \u00b7 cancelled";
        break;
    case REASON_NEVER_AWAITED:
    case REASON_ENDED_WITH_PROGRAM:
        look.icon = ICON_CANCELLED;
        look.word = arena_printf(view->frame, "done \u00b7 %s", reason_name(lane->reason));
        break;
    default: // it returned
        look.word = *what ? arena_printf(view->frame, "done \u00b7 returned %s", what) : "done";
        break;
    }
    return look;
}

static LaneLook lane_look(const View *view, uint32_t number) {
    const SceneLane *lane = &view->scene->lanes[number];
    switch (lane->state) {
    case LANE_LOCKED:
        return locked_look(view, lane, number);
    case LANE_RUNNING:
        return (LaneLook){ICON_PLAY, INK_RUNNING, INK_LINE_RUNNING, "",
                          lane->line > 0
                              ? arena_printf(view->frame, "running \u00b7 line %d", (int)lane->line)
                              : "running"};
    case LANE_WAITING:
        return (LaneLook){ICON_CLOCK, INK_WAITING, INK_LINE_WAITING, "", waiting_word(view, lane)};
    case LANE_DONE:
        return done_look(view, lane);
    case LANE_STATE_COUNT:
        break;
    }
    assert(!"unknown LaneState");
    return (LaneLook){ICON_LOCK, INK_LOCKED, INK_LINE_LOCKED, "", ""};
}

// The first of the words, up to the dot in the middle.
static const char *first_word(const View *view, const char *words) {
    const char *dot = strstr(words, " \u00b7 ");
    return dot ? arena_copy_text(view->frame, words, (size_t)(dot - words)) : words;
}

LaneLook view_lane_look(const View *view, uint32_t number) {
    LaneLook look = lane_look(view, number);
    look.state = look.ink == INK_FAILED && look.icon == ICON_CANCELLED
                     ? "cancelled"
                     : first_word(view, look.word);
    return look;
}

void view_panel_title(View *view, Rect head, const char *title) {
    bool has_tabs =
        !view->still && view->ui->view.w < NARROW_WIDTH && view->picture->variable_count > 0;
    if (has_tabs) {
        return;
    }
    ui_text(view->ui, head, ALIGN_LEFT, FONT_UI_MEDIUM, 13, INK_TEXT_MUTED, title);
}
