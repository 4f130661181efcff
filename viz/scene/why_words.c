#include "viz/scene/why_words.h"

#include <stdlib.h>
#include <string.h>

#include "viz/scene/bars.h"

enum {
    CODE_BYTES = 48, // longer code is cut
    LOOK_BACK = 64,  // events that are searched for who gave way
};

Teller teller_make(const Trace *trace, const Scene *scene, RunModel model, Arena *arena) {
    Teller teller = {.trace = trace, .scene = scene, .model = model, .arena = arena};
    teller.seq = scene->event;
    teller.event = trace_event(trace, scene->event);
    teller.name = teller_lane(&teller, teller.event->lane);
    teller.text = "";
    if (event_kind_detail((EventKind)teller.event->kind) == DETAIL_TEXT) {
        teller.text = trace_text(trace, teller.event->detail);
    }
    return teller;
}

const char *teller_lane(const Teller *teller, uint32_t lane) {
    if (lane >= trace_lane_count(teller->trace)) {
        return teller->model == RUN_ASYNC ? "asyncio.run" : "the program";
    }
    return scene_lane_label(teller->trace, lane, teller->arena);
}

const char *teller_canceller(const Teller *teller, const StepEvent *asked) {
    bool by_loop = asked->lane >= trace_lane_count(teller->trace) || asked->state == LANE_DONE ||
                   scene_is_module(teller->trace, asked->lane);
    return by_loop && teller->model == RUN_ASYNC ? "asyncio.run" : teller_lane(teller, asked->lane);
}

static size_t cut(const char *text, size_t length, size_t limit) {
    if (length <= limit) {
        return length;
    }
    size_t end = limit;
    while (end > 0 && ((unsigned char)text[end] & 0xc0) == 0x80) {
        end--;
    }
    return end;
}

const char *teller_code(const Teller *teller, uint32_t site) {
    if (site == EVENT_NO_SITE) {
        return "";
    }
    size_t length = 0;
    const char *source = trace_source(teller->trace, &length);
    Span span = trace_site(teller->trace, site).span;
    if (span.start < 0 || span.end <= span.start || (size_t)span.end > length) {
        return "";
    }
    const char *start = source + span.start;
    size_t bytes = (size_t)(span.end - span.start);
    const char *newline = memchr(start, '\n', bytes);
    bytes = newline ? (size_t)(newline - start) : bytes;
    size_t fits = cut(start, bytes, CODE_BYTES);
    return arena_printf(teller->arena, "%.*s%s", (int)fits, start, fits < bytes ? "\u2026" : "");
}

const char *teller_place(const Teller *teller, uint32_t site) {
    const char *code = teller_code(teller, site);
    if (*code) {
        return arena_printf(teller->arena, "at `%s`", code);
    }
    int32_t line = trace_site(teller->trace, site).line;
    return line > 0 ? arena_printf(teller->arena, "at line %d", (int)line) : "";
}

const char *teller_duration(const Teller *teller, int64_t ns) {
    return bars_duration(ns, teller->arena);
}

const char *teller_clock(const Teller *teller, int64_t ns) {
    return arena_printf(teller->arena, "t = %.2f s", (double)ns / 1e9);
}

const StepEvent *teller_cause(const Teller *teller, const StepEvent *event) {
    if (event->cause == EVENT_NO_CAUSE || event->cause >= trace_event_count(teller->trace)) {
        return NULL;
    }
    return trace_event(teller->trace, event->cause);
}

const char *teller_names(const Teller *teller, const uint32_t *lanes, uint32_t count,
                         uint32_t except) {
    enum {
        SHOWN = 3
    };
    uint32_t picked[SHOWN];
    uint32_t total = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (lanes[i] != except) {
            if (total < SHOWN) {
                picked[total] = lanes[i];
            }
            total++;
        }
    }
    Text text = {0};
    for (uint32_t i = 0; i < total && i < SHOWN; i++) {
        const char *joint = i == 0 ? "" : i + 1 == total ? " and " : ", ";
        text_printf(&text, "%s%s", joint, teller_lane(teller, picked[i]));
    }
    if (total > SHOWN) {
        text_printf(&text, " and %u more", total - SHOWN);
    }
    const char *names = arena_copy_text(teller->arena, text_z(&text), text.length);
    text_release(&text);
    return names;
}

static bool gives_way(const StepEvent *event) {
    switch ((int)event->kind) {
    case EVENT_SLEEP:
    case EVENT_AWAIT:
    case EVENT_BLOCK:
    case EVENT_SWITCHED_OUT:
    case EVENT_ENDED:
        return event->state != LANE_RUNNING;
    default: // of all the others, none lets go of the thread
        return false;
    }
}

// A switched-out event follows the sleep or await that explains it.
static const StepEvent *explains_switch(const Teller *teller, const StepEvent *event) {
    const StepEvent *cause = event->kind == EVENT_SWITCHED_OUT ? teller_cause(teller, event) : NULL;
    return cause && cause->lane == event->lane && cause->site != EVENT_NO_SITE ? cause : event;
}

const char *teller_gave_way(const Teller *teller) {
    const StepEvent *now = teller->event;
    for (uint32_t back = 1; back <= LOOK_BACK && back <= teller->seq; back++) {
        const StepEvent *event = trace_event(teller->trace, teller->seq - back);
        if (event->t_ns != now->t_ns) {
            return "";
        }
        bool other = event->lane != now->lane && event->lane < trace_lane_count(teller->trace);
        if (other && event->worker == now->worker && gives_way(event)) {
            const char *who = teller_lane(teller, event->lane);
            if (event->kind == EVENT_ENDED) {
                return arena_printf(teller->arena, "%s ended", who);
            }
            const char *place = teller_place(teller, explains_switch(teller, event)->site);
            return arena_printf(teller->arena, "%s gave the thread back%s%s", who,
                                *place ? " " : "", place);
        }
    }
    return "";
}

uint32_t teller_holder(const Teller *teller, const char *lock) {
    for (uint32_t seq = teller->seq; seq-- > 0;) {
        const StepEvent *event = trace_event(teller->trace, seq);
        bool takes = event->kind == EVENT_LOCK_ACQUIRED || event->kind == EVENT_LOCK_HANDED_OVER;
        if ((takes || event->kind == EVENT_LOCK_RELEASED) &&
            strcmp(trace_text(teller->trace, event->detail), lock) == 0) {
            return takes ? event->lane : EVENT_NO_LANE;
        }
    }
    return EVENT_NO_LANE;
}

// The last thing this lane went to wait for before seq, or NULL.
static const StepEvent *waited_for(const Teller *teller, uint32_t lane) {
    if (lane >= trace_lane_count(teller->trace)) {
        return NULL;
    }
    const TraceLane *events = trace_lane(teller->trace, lane);
    for (uint32_t i = events->event_count; i-- > 0;) {
        if (events->events[i] > teller->seq) {
            continue;
        }
        const StepEvent *event = trace_event(teller->trace, events->events[i]);
        if (event->kind == EVENT_SLEEP || event->kind == EVENT_AWAIT ||
            event->kind == EVENT_BLOCK) {
            return event;
        }
    }
    return NULL;
}

static const char *own_wake_reason(const Teller *teller, const StepEvent *cause) {
    if (cause->kind == EVENT_SLEEP) {
        int64_t ns = strtoll(trace_text(teller->trace, cause->detail), NULL, 10);
        return ns == 0 ? "it only let the others have a turn"
                       : arena_printf(teller->arena, "its sleep of %s is over",
                                      teller_duration(teller, ns));
    }
    if (cause->kind == EVENT_BLOCK) {
        return "it has waited as long as it wanted to";
    }
    if (cause->kind == EVENT_LANE_CREATED) {
        return "it was just created";
    }
    return "";
}

static const char *other_wake_reason(const Teller *teller, const StepEvent *ready,
                                     const StepEvent *cause) {
    const char *who = teller_lane(teller, cause->lane);
    const char *what = event_kind_detail((EventKind)cause->kind) == DETAIL_TEXT
                           ? trace_text(teller->trace, cause->detail)
                           : "";
    switch ((int)cause->kind) {
    case EVENT_ENDED:
        return arena_printf(teller->arena, "%s, which it waited for, is done", who);
    case EVENT_FUTURE_SET:
        return arena_printf(teller->arena, "%s gave the future its result", who);
    case EVENT_LOCK_RELEASED:
    case EVENT_LOCK_HANDED_OVER:
        return arena_printf(teller->arena, "%s released %s", who, what);
    case EVENT_QUEUE_PUT:
        return arena_printf(teller->arena, "%s put something into %s", who, what);
    case EVENT_QUEUE_GOT:
        return arena_printf(teller->arena, "%s took something out of %s", who, what);
    case EVENT_EVENT_SET:
        return arena_printf(teller->arena, "%s set %s", who, what);
    case EVENT_CONDITION_NOTIFIED:
        return arena_printf(teller->arena, "%s notified %s", who, what);
    case EVENT_CANCEL_ASKED:
        return arena_printf(teller->arena, "%s asked to cancel it",
                            teller_canceller(teller, cause));
    case EVENT_VALUE_SENT:
        return arena_printf(teller->arena, "%s sent it a value", who);
    default: // any other event that woke it is named by the lane that it happened on
        break;
    }
    const StepEvent *wait = waited_for(teller, ready->lane);
    if (wait && wait->kind != EVENT_SLEEP) {
        return arena_printf(teller->arena, "what it waited for has come: %s",
                            trace_text(teller->trace, wait->detail));
    }
    return "";
}

const char *teller_wake_reason(const Teller *teller, const StepEvent *ready) {
    const StepEvent *cause = teller_cause(teller, ready);
    // A resume names the event that made the lane ready; that one names what woke it.
    for (int i = 0; i < 4 && cause && cause->kind == EVENT_READY; i++) {
        cause = teller_cause(teller, cause);
    }
    if (!cause) {
        return "";
    }
    if (cause->lane == ready->lane) {
        return own_wake_reason(teller, cause);
    }
    return other_wake_reason(teller, ready, cause);
}
