#include "tests/trace_invariants.h"

#include <stdarg.h>
#include <stdio.h>

#include "engine/base/memory.h"

enum {
    MOST_PROBLEMS = 10,
    NO_STATE = LANE_STATE_COUNT // the lane has not been created
};

typedef struct Watch {
    const Trace *trace;
    Text *problems;
    int problem_count;
    int *states;       // owned: LaneState or NO_STATE, per lane
    uint32_t *running; // owned: per worker, the lane that runs, or EVENT_NO_LANE
    uint32_t seq;      // of the event at hand
} Watch;

static void complain(Watch *watch, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void complain(Watch *watch, const char *format, ...) {
    if (watch->problem_count++ >= MOST_PROBLEMS) {
        return;
    }
    text_printf(watch->problems, "event %u: ", watch->seq);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(watch->problems, format, arguments);
    va_end(arguments);
    text_add_char(watch->problems, '\n');
}

// May a lane go from one state to another with this event?
static bool may_go(int from, LaneState to, EventKind kind) {
    if (kind == EVENT_LANE_CREATED) {
        return from == NO_STATE && to == LANE_LOCKED;
    }
    if (kind == EVENT_STARTED) {
        return from == LANE_LOCKED && to == LANE_RUNNING;
    }
    if (kind == EVENT_RESUMED) {
        return (from == LANE_LOCKED || from == LANE_WAITING) && to == LANE_RUNNING;
    }
    if (kind == EVENT_READY) {
        return (from == LANE_WAITING || from == LANE_LOCKED) && to == LANE_LOCKED;
    }
    if (kind == EVENT_ENDED) {
        return from != NO_STATE && from != LANE_DONE && to == LANE_DONE;
    }
    switch ((LaneState)from) {
    case LANE_RUNNING:
        return to != LANE_DONE;
    case LANE_LOCKED:
    case LANE_WAITING:
        return to == (LaneState)from;
    case LANE_DONE: // its last words may be printed when it is gone
        return kind == EVENT_OUTPUT || kind == EVENT_ERROR_OUTPUT;
    case LANE_STATE_COUNT:
        return false;
    }
    return false;
}

static void check_cause(Watch *watch, const StepEvent *event) {
    if (event->cause != EVENT_NO_CAUSE && event->cause >= watch->seq) {
        complain(watch, "its cause %u is not earlier", event->cause);
    }
    bool needs = event->kind == EVENT_READY || event->kind == EVENT_RESUMED;
    if (needs && event->cause == EVENT_NO_CAUSE) {
        complain(watch, "%s without a cause", event_kind_name((EventKind)event->kind));
    }
}

static void check_running(Watch *watch, const StepEvent *event, LaneState state) {
    uint32_t *running = &watch->running[event->worker];
    if (state == LANE_RUNNING) {
        if (*running != EVENT_NO_LANE && *running != event->lane) {
            complain(watch, "lane %u runs (%s) while lane %u does", event->lane,
                     event_kind_name((EventKind)event->kind), *running);
        }
        *running = event->lane;
    } else if (*running == event->lane) {
        *running = EVENT_NO_LANE;
    }
}

static bool is_last_word(const StepEvent *event, int from) {
    return from == LANE_DONE && (event->kind == EVENT_OUTPUT || event->kind == EVENT_ERROR_OUTPUT);
}

static void check_lane(Watch *watch, const StepEvent *event) {
    if (event->lane == EVENT_NO_LANE) {
        return;
    }
    int *state = &watch->states[event->lane];
    if (!may_go(*state, (LaneState)event->state, (EventKind)event->kind)) {
        complain(watch, "lane %u: %s takes it from %s to %s", event->lane,
                 event_kind_name((EventKind)event->kind),
                 *state == NO_STATE ? "nothing" : lane_state_name((LaneState)*state),
                 lane_state_name((LaneState)event->state));
    }
    if (is_last_word(event, *state)) {
        return;
    }
    *state = (int)event->state;
    check_running(watch, event, (LaneState)event->state);
}

static void check_end(Watch *watch) {
    Verdict verdict = trace_verdict(watch->trace);
    if (verdict != VERDICT_FINISHED && verdict != VERDICT_FAILED) {
        return; // the picture stops where the run was stopped
    }
    for (uint32_t lane = 0; lane < trace_lane_count(watch->trace); lane++) {
        if (watch->states[lane] != LANE_DONE) {
            complain(watch, "lane %u (%s) is still %s", lane,
                     trace_text(watch->trace, trace_lane(watch->trace, lane)->name),
                     lane_state_name((LaneState)watch->states[lane]));
        }
    }
}

bool trace_holds(const Trace *trace, Text *problems) {
    Watch watch = {.trace = trace, .problems = problems};
    watch.states = NEW_ARRAY(int, trace_lane_count(trace) + 1);
    watch.running = NEW_ARRAY(uint32_t, EVENT_MAX_WORKERS);
    for (uint32_t i = 0; i <= trace_lane_count(trace); i++) {
        watch.states[i] = NO_STATE;
    }
    for (uint32_t i = 0; i < EVENT_MAX_WORKERS; i++) {
        watch.running[i] = EVENT_NO_LANE;
    }
    int64_t last_ns = 0;
    for (; watch.seq < trace_event_count(trace); watch.seq++) {
        const StepEvent *event = trace_event(trace, watch.seq);
        if (event->t_ns < last_ns) {
            complain(&watch, "time goes back");
        }
        last_ns = event->t_ns;
        check_cause(&watch, event);
        check_lane(&watch, event);
    }
    check_end(&watch);
    memory_free(watch.states);
    memory_free(watch.running);
    return watch.problem_count == 0;
}
