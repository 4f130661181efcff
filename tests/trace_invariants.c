#include "tests/trace_invariants.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"

enum {
    MOST_PROBLEMS = 10,
    NO_STATE = LANE_STATE_COUNT // the lane has not been created
};

typedef struct Watch {
    const Trace *trace;
    Text *problems;
    int problem_count;
    int *states;           // owned: LaneState or NO_STATE, per lane
    uint32_t *running;     // owned: per worker, the lane that runs, or EVENT_NO_LANE
    uint32_t *interpreter; // owned: per worker, the worker that its interpreter began on
    uint32_t *runner;      // owned: per interpreter, the lane that runs, or EVENT_NO_LANE
    uint32_t *holder;      // owned: per interpreter, who took the GIL, or EVENT_NO_LANE
    bool has_gil;          // and the run tells of it
    int running_count;
    int cores;    // 0: no limit
    uint32_t seq; // of the event at hand
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

// Which reasons a state can have; the order is that of REASONS.
static bool reason_fits(LaneState state, Reason reason) {
    switch (state) {
    case LANE_LOCKED:
        return reason >= REASON_NOT_STARTED && reason <= REASON_SYNC_TURN;
    case LANE_RUNNING:
        return reason == REASON_CALL;
    case LANE_WAITING:
        return reason >= REASON_CALLEE && reason <= REASON_IO;
    case LANE_DONE:
        return reason >= REASON_RETURNED && reason <= REASON_ENDED_WITH_PROGRAM;
    case LANE_STATE_COUNT:
        return false;
    }
    return false;
}

static void check_cause(Watch *watch, const StepEvent *event) {
    if (event->cause != EVENT_NO_CAUSE && event->cause >= watch->seq) {
        complain(watch, "its cause %u is not earlier", event->cause);
    }
    bool needs =
        event->kind == EVENT_STARTED || event->kind == EVENT_READY || event->kind == EVENT_RESUMED;
    if (needs && event->cause == EVENT_NO_CAUSE) {
        complain(watch, "%s without a cause", event_kind_name((EventKind)event->kind));
    }
}

// As multiprocessing names them. A thread's name has its function's in it, which may be anything.
static bool is_process_name(const char *name) {
    static const char *const beginnings[] = {
        "Process-",        "ForkProcess-",     "SpawnProcess-",        "ForkServerProcess-",
        "ForkPoolWorker-", "SpawnPoolWorker-", "ForkServerPoolWorker-"};
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        if (strncmp(name, beginnings[i], strlen(beginnings[i])) == 0) {
            return true;
        }
    }
    return false;
}

// A process that was forked says so when it begins.
static void find_processes(Watch *watch) {
    for (uint32_t seq = 0; seq < trace_event_count(watch->trace); seq++) {
        const StepEvent *event = trace_event(watch->trace, seq);
        if (event->kind == EVENT_MEMORY_COPIED) {
            watch->interpreter[event->worker] = event->worker;
        }
    }
}

// A process begins an interpreter; a thread belongs to that of the lane that started it. Known from
// the first lane of the worker.
static void find_interpreter(Watch *watch, const StepEvent *event) {
    const Trace *trace = watch->trace;
    uint32_t worker = event->worker;
    if (watch->interpreter[worker] != UINT32_MAX) {
        return;
    }
    uint32_t parent = trace_lane(trace, event->lane)->parent;
    const char *name = worker < trace_worker_count(trace)
                           ? trace_text(trace, trace_worker(trace, worker)->name)
                           : "";
    bool has_processes = strcmp(trace_model(trace), "threads") != 0; // else they only have names
    bool own = (has_processes && is_process_name(name)) || parent == EVENT_NO_LANE;
    watch->interpreter[worker] =
        own ? worker : watch->interpreter[trace_lane(trace, parent)->worker];
}

static void check_gil(Watch *watch, const StepEvent *event) {
    uint32_t *holder = &watch->holder[watch->interpreter[event->worker]];
    if (event->kind == EVENT_GIL_TAKEN) {
        if (*holder != EVENT_NO_LANE && *holder != event->lane) {
            complain(watch, "lane %u takes the GIL that lane %u holds", event->lane, *holder);
        }
        *holder = event->lane;
    } else if (event->kind == EVENT_GIL_DROPPED) {
        if (*holder != event->lane) {
            complain(watch, "lane %u drops the GIL that it does not hold", event->lane);
        }
        *holder = EVENT_NO_LANE;
    }
}

static void begin_running(Watch *watch, const StepEvent *event) {
    uint32_t *running = &watch->running[event->worker];
    uint32_t *runner = &watch->runner[watch->interpreter[event->worker]];
    const char *kind = event_kind_name((EventKind)event->kind);
    if (*running == event->lane) {
        return;
    }
    if (*running != EVENT_NO_LANE) {
        complain(watch, "lane %u runs (%s) while lane %u does", event->lane, kind, *running);
    } else if (watch->has_gil && *runner != EVENT_NO_LANE) {
        complain(watch, "lane %u runs (%s) while lane %u has the GIL", event->lane, kind, *runner);
    }
    *running = *runner = event->lane;
    watch->running_count++;
    if (watch->cores > 0 && watch->running_count > watch->cores) {
        complain(watch, "%d lanes run on %d cores", watch->running_count, watch->cores);
    }
}

static void check_running(Watch *watch, const StepEvent *event, LaneState state) {
    uint32_t *running = &watch->running[event->worker];
    uint32_t *runner = &watch->runner[watch->interpreter[event->worker]];
    if (state == LANE_RUNNING) {
        begin_running(watch, event);
    } else if (*running == event->lane) {
        *running = EVENT_NO_LANE;
        *runner = *runner == event->lane ? EVENT_NO_LANE : *runner;
        watch->running_count--;
    }
}

static bool is_last_word(const StepEvent *event, int from) {
    return from == LANE_DONE && (event->kind == EVENT_OUTPUT || event->kind == EVENT_ERROR_OUTPUT);
}

// What another lane changes in its memory leaves a lane as it is.
static bool is_left_as_it_is(const StepEvent *event, int from) {
    return event->kind == EVENT_VARIABLE && from == (int)event->state;
}

static void check_lane(Watch *watch, const StepEvent *event) {
    if (event->lane == EVENT_NO_LANE) {
        return;
    }
    int *state = &watch->states[event->lane];
    if (!is_left_as_it_is(event, *state) &&
        !may_go(*state, (LaneState)event->state, (EventKind)event->kind)) {
        complain(watch, "lane %u: %s takes it from %s to %s", event->lane,
                 event_kind_name((EventKind)event->kind),
                 *state == NO_STATE ? "nothing" : lane_state_name((LaneState)*state),
                 lane_state_name((LaneState)event->state));
    }
    if (!reason_fits((LaneState)event->state, (Reason)event->reason)) {
        complain(watch, "lane %u: %s, but %s", event->lane,
                 lane_state_name((LaneState)event->state), reason_name((Reason)event->reason));
    }
    if (is_last_word(event, *state) || event->kind == EVENT_VARIABLE) {
        return;
    }
    find_interpreter(watch, event);
    check_gil(watch, event);
    *state = (int)event->state;
    check_running(watch, event, (LaneState)event->state);
}

static void check_end(Watch *watch) {
    Verdict verdict = trace_verdict(watch->trace);
    bool ended = verdict == VERDICT_FINISHED || verdict == VERDICT_FAILED;
    if (!ended && verdict != VERDICT_DEADLOCK) {
        return; // the picture stops where the run was stopped
    }
    for (uint32_t lane = 0; lane < trace_lane_count(watch->trace); lane++) {
        int state = watch->states[lane];
        const char *name = trace_text(watch->trace, trace_lane(watch->trace, lane)->name);
        if (ended && state != LANE_DONE) {
            complain(watch, "lane %u (%s) is still %s", lane, name,
                     lane_state_name((LaneState)state));
        } else if (state == LANE_RUNNING) {
            complain(watch, "lane %u (%s) runs in a deadlock", lane, name);
        }
    }
}

static uint32_t *new_numbers(uint32_t number) {
    uint32_t *numbers = NEW_ARRAY(uint32_t, EVENT_MAX_WORKERS);
    for (uint32_t i = 0; i < EVENT_MAX_WORKERS; i++) {
        numbers[i] = number;
    }
    return numbers;
}

// A recording without a word of the GIL (no one needs, takes or drops it) does not show when a
// thread gives way to another one: then it is not judged.
static bool tells_of_gil(const Trace *trace) {
    if (strncmp(trace_profile(trace), "cpython-", 8) != 0 &&
        strcmp(trace_profile(trace), "eager") != 0) {
        return false;
    }
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        const StepEvent *event = trace_event(trace, seq);
        if (event->reason == REASON_GIL || event->kind == EVENT_GIL_TAKEN ||
            event->kind == EVENT_GIL_DROPPED || event->kind == EVENT_GIL_REQUESTED) {
            return true;
        }
    }
    return false;
}

static Watch watch_new(const Trace *trace, int cores, Text *problems) {
    Watch watch = {.trace = trace,
                   .problems = problems,
                   .cores = cores,
                   .running = new_numbers(EVENT_NO_LANE),
                   .interpreter = new_numbers(UINT32_MAX),
                   .runner = new_numbers(EVENT_NO_LANE),
                   .holder = new_numbers(EVENT_NO_LANE)};
    watch.has_gil = tells_of_gil(trace);
    watch.interpreter[0] = 0;
    find_processes(&watch);
    watch.states = NEW_ARRAY(int, trace_lane_count(trace) + 1);
    for (uint32_t i = 0; i <= trace_lane_count(trace); i++) {
        watch.states[i] = NO_STATE;
    }
    return watch;
}

static void watch_release(Watch *watch) {
    memory_free(watch->states);
    memory_free(watch->running);
    memory_free(watch->interpreter);
    memory_free(watch->runner);
    memory_free(watch->holder);
}

bool trace_holds_on(const Trace *trace, int cores, Text *problems) {
    Watch watch = watch_new(trace, cores, problems);
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
    watch_release(&watch);
    return watch.problem_count == 0;
}

bool trace_holds(const Trace *trace, Text *problems) {
    return trace_holds_on(trace, 0, problems);
}
