#include "viz/scene/worker_label.h"

#include <string.h>

#include "viz/scene/scene.h"

// In a run with processes everything that is not named as a thread is one; and what was forked,
// whatever its name.
static bool is_process(const Trace *trace, const bool *forked, uint32_t worker) {
    const char *name = worker < trace_worker_count(trace)
                           ? trace_text(trace, trace_worker(trace, worker)->name)
                           : "";
    return forked[worker] || strncmp(name, "Thread", strlen("Thread")) != 0;
}

static void find_forked(const Trace *trace, bool *forked, uint32_t count) {
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        const StepEvent *event = trace_event(trace, seq);
        if (event->kind == EVENT_MEMORY_COPIED && event->worker < count) {
            forked[event->worker] = true;
        }
    }
}

// How many workers had a running lane at once, at most. Quiet lanes do not count.
static uint32_t count_at_once(const Trace *trace, uint32_t workers) {
    Arena scratch = {0};
    uint32_t *running = ARENA_ARRAY(&scratch, uint32_t, workers); // lanes of each
    bool *runs = ARENA_ARRAY(&scratch, bool, trace_lane_count(trace) + 1);
    uint32_t now = 0;
    uint32_t most = 0;
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        const StepEvent *event = trace_event(trace, seq);
        uint32_t lane = event->lane;
        bool is_running = event->state == LANE_RUNNING;
        if (lane >= trace_lane_count(trace) || trace_lane_is_quiet(trace, lane) ||
            runs[lane] == is_running) {
            continue;
        }
        runs[lane] = is_running;
        uint32_t *of_worker = &running[trace_lane(trace, lane)->worker];
        now += is_running && (*of_worker)++ == 0;
        now -= !is_running && --(*of_worker) == 0;
        most = now > most ? now : most;
    }
    arena_release(&scratch);
    return most;
}

WorkerLabels worker_labels_make(const Trace *trace, Arena *arena) {
    uint32_t count = trace_worker_count(trace) > 0 ? trace_worker_count(trace) : 1;
    uint32_t lanes = trace_lane_count(trace);
    for (uint32_t lane = 0; lane < lanes; lane++) {
        uint32_t worker = trace_lane(trace, lane)->worker;
        count = worker >= count ? worker + 1 : count;
    }
    const char **names = ARENA_ARRAY(arena, const char *, count);
    bool *shown = ARENA_ARRAY(arena, bool, count);
    bool *forked = ARENA_ARRAY(arena, bool, count);
    find_forked(trace, forked, count);
    for (uint32_t lane = 0; lane < lanes; lane++) {
        shown[trace_lane(trace, lane)->worker] |= !trace_lane_is_quiet(trace, lane);
    }
    bool processes = scene_run_model(trace) == RUN_PROCESSES;
    uint32_t process_count = 0;
    for (uint32_t worker = 0; worker < count; worker++) {
        process_count += processes && shown[worker] && is_process(trace, forked, worker);
    }
    // only processes that all ran at once are sure to have a core each
    const char *cpu = process_count > count_at_once(trace, count) ? "Process" : "CPU";
    uint32_t threads = 0;
    uint32_t cpus = 0;
    for (uint32_t worker = 0; worker < count; worker++) {
        bool counts = processes && is_process(trace, forked, worker);
        names[worker] = !shown[worker] ? ""
                        : counts       ? arena_printf(arena, "%s %u", cpu, ++cpus)
                                       : arena_printf(arena, "Thread %u", ++threads);
    }
    return (WorkerLabels){names, count};
}

const char *worker_label(const WorkerLabels *labels, uint32_t worker) {
    return worker < labels->count ? labels->names[worker] : "";
}
