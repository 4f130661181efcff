#include "viz/scene/bars.h"

#include <assert.h>
#include <stdlib.h>

#include "viz/scene/scene.h"

static uint32_t bar_count(const Trace *trace, const TraceLane *lane) {
    uint32_t count = 0;
    const StepEvent *before = NULL;
    for (uint32_t i = 0; i < lane->event_count; i++) {
        const StepEvent *event = trace_event(trace, lane->events[i]);
        if (!before || event->state != before->state || event->reason != before->reason) {
            count++;
        }
        before = event;
    }
    return count;
}

static void note_what(Bar *bar, const StepEvent *event) {
    bool names =
        event->kind == EVENT_SLEEP || event->kind == EVENT_AWAIT || event->kind == EVENT_BLOCK;
    if (names && bar->state != LANE_RUNNING) {
        bar->what = event->detail;
        bar->has_what = true;
        bar->is_sleep = event->kind == EVENT_SLEEP;
    }
}

static BarLane make_lane(const Trace *trace, const TraceLane *lane, Arena *arena) {
    BarLane out = {0};
    out.bars = ARENA_ARRAY(arena, Bar, bar_count(trace, lane) + 1);
    Bar *bar = NULL;
    for (uint32_t i = 0; i < lane->event_count; i++) {
        uint32_t seq = lane->events[i];
        const StepEvent *event = trace_event(trace, seq);
        LaneState state = (LaneState)event->state;
        Reason reason = (Reason)event->reason;
        if (!bar || state != bar->state || reason != bar->reason) {
            if (bar) {
                bar->to_seq = seq;
            }
            bar = &out.bars[out.count++];
            *bar =
                (Bar){.from_seq = seq, .to_seq = EVENT_NO_CAUSE, .state = state, .reason = reason};
            bar->is_cancelled = state == LANE_DONE && reason == REASON_CANCELLED;
        }
        note_what(bar, event);
    }
    return out;
}

// Which events are drawn as arrows, if their cause is on another lane.
static bool arrow_kind(const StepEvent *event, const StepEvent *cause, ArrowKind *kind) {
    if (event->kind == EVENT_LANE_CREATED) {
        *kind = ARROW_CREATE;
        return true;
    }
    if (event->kind == EVENT_LOCK_HANDED_OVER) {
        *kind = ARROW_HAND_OVER;
        return true;
    }
    if (event->kind == EVENT_CANCEL_DELIVERED || cause->kind == EVENT_CANCEL_ASKED) {
        *kind = ARROW_CANCEL;
        return event->kind == EVENT_CANCEL_DELIVERED || event->kind == EVENT_READY;
    }
    if (event->kind == EVENT_VALUE_RECEIVED) {
        *kind = ARROW_VALUE;
        return true;
    }
    *kind = ARROW_WAKE;
    return event->kind == EVENT_READY;
}

static bool make_arrow(const Trace *trace, uint32_t seq, uint32_t lane_count, Arrow *arrow) {
    const StepEvent *event = trace_event(trace, seq);
    if (event->cause == EVENT_NO_CAUSE || event->cause >= seq || event->lane >= lane_count) {
        return false;
    }
    const StepEvent *cause = trace_event(trace, event->cause);
    ArrowKind kind = ARROW_WAKE;
    if (cause->lane == event->lane || cause->lane >= lane_count ||
        !arrow_kind(event, cause, &kind)) {
        return false;
    }
    *arrow = (Arrow){.kind = kind,
                     .from_seq = event->cause,
                     .to_seq = seq,
                     .from_lane = cause->lane,
                     .to_lane = event->lane};
    return true;
}

// A wake-up and what it brings may have the same cause: one arrow is enough.
static bool is_drawn(const Bars *bars, const Arrow *arrow) {
    enum {
        LOOK_BACK = 32
    };
    uint32_t oldest = bars->arrow_count > LOOK_BACK ? bars->arrow_count - LOOK_BACK : 0;
    for (uint32_t i = bars->arrow_count; i-- > oldest;) {
        if (bars->arrows[i].from_seq == arrow->from_seq &&
            bars->arrows[i].to_lane == arrow->to_lane) {
            return true;
        }
    }
    return false;
}

Bars bars_make(const Trace *trace, Arena *arena) {
    Bars bars = {.lane_count = trace_lane_count(trace)};
    bars.lanes = ARENA_ARRAY(arena, BarLane, bars.lane_count + 1);
    for (uint32_t i = 0; i < bars.lane_count; i++) {
        bars.lanes[i] = make_lane(trace, trace_lane(trace, i), arena);
    }
    uint32_t count = trace_event_count(trace);
    Arrow arrow;
    uint32_t arrow_count = 0;
    for (uint32_t seq = 0; seq < count; seq++) {
        arrow_count += make_arrow(trace, seq, bars.lane_count, &arrow);
    }
    bars.arrows = ARENA_ARRAY(arena, Arrow, arrow_count + 1);
    for (uint32_t seq = 0; seq < count; seq++) {
        if (make_arrow(trace, seq, bars.lane_count, &arrow) && !is_drawn(&bars, &arrow)) {
            bars.arrows[bars.arrow_count++] = arrow;
        }
    }
    return bars;
}

int64_t bars_index_at(const BarLane *lane, uint32_t seq) {
    if (seq == EVENT_NO_CAUSE) {
        return -1;
    }
    uint32_t low = 0;
    uint32_t high = lane->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (lane->bars[middle].from_seq <= seq) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (int64_t)low - 1;
}

const char *bars_duration(int64_t ns, Arena *arena) {
    if (ns != 0 && ns < 1000000) {
        return arena_printf(arena, "%g \u00b5s", (double)ns / 1e3);
    }
    if (ns != 0 && ns < 100000000) {
        return arena_printf(arena, "%g ms", (double)ns / 1e6);
    }
    return arena_printf(arena, "%.6g s", (double)ns / 1e9);
}

static const char *done_label(const Trace *trace, const Bar *bar, Arena *arena) {
    if (bar->reason != REASON_CANCELLED) {
        return bar->reason == REASON_RETURNED ? "" : reason_name(bar->reason);
    }
    // Follow the causes back to whoever asked.
    uint32_t seq = bar->from_seq;
    for (int i = 0; i < 16 && seq != EVENT_NO_CAUSE; i++) {
        const StepEvent *event = trace_event(trace, seq);
        if (event->kind == EVENT_CANCEL_ASKED) {
            bool by_lane = event->lane < trace_lane_count(trace) && event->state != LANE_DONE &&
                           !scene_is_module(trace, event->lane);
            const char *who = by_lane ? scene_lane_label(trace, event->lane, arena) : "asyncio.run";
            return arena_printf(arena, "cancelled by %s", who);
        }
        seq = event->cause < seq ? event->cause : EVENT_NO_CAUSE;
    }
    return "cancelled";
}

const char *bar_label(const Trace *trace, const Bar *bar, Arena *arena) {
    switch (bar->state) {
    case LANE_LOCKED:
        return bar->reason == REASON_LOCK && bar->has_what ? trace_text(trace, bar->what)
                                                           : reason_name(bar->reason);
    case LANE_RUNNING:
        return "";
    case LANE_WAITING:
        if (bar->is_sleep) {
            int64_t ns = strtoll(trace_text(trace, bar->what), NULL, 10);
            return arena_printf(arena, "sleep %s", bars_duration(ns, arena));
        }
        return bar->has_what ? trace_text(trace, bar->what) : reason_name(bar->reason);
    case LANE_DONE:
        return done_label(trace, bar, arena);
    case LANE_STATE_COUNT:
        break;
    }
    assert(!"unknown LaneState");
    return "";
}

const char *arrow_label(const Trace *trace, const Arrow *arrow, Arena *arena) {
    switch (arrow->kind) {
    case ARROW_CREATE:
        return arena_printf(arena, "starts %s", scene_lane_label(trace, arrow->to_lane, arena));
    case ARROW_WAKE:
        return "wakes";
    case ARROW_HAND_OVER:
        return "hands over";
    case ARROW_CANCEL:
        return "cancels";
    case ARROW_VALUE:
        return "value";
    }
    assert(!"unknown ArrowKind");
    return "";
}
