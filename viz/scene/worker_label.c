#include "viz/scene/worker_label.h"

#include <string.h>

#include "viz/scene/scene.h"

static bool shares_cores(const Trace *trace) {
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        const StepEvent *event = trace_event(trace, seq);
        if (event->state == LANE_LOCKED && event->reason == REASON_CORE) {
            return true;
        }
    }
    return false;
}

// In a run with processes everything that is not named as a thread is one.
static bool is_process(const Trace *trace, uint32_t worker) {
    const char *name = worker < trace_worker_count(trace)
                           ? trace_text(trace, trace_worker(trace, worker)->name)
                           : "";
    return strncmp(name, "Thread", strlen("Thread")) != 0;
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
    for (uint32_t lane = 0; lane < lanes; lane++) {
        shown[trace_lane(trace, lane)->worker] |= !trace_lane_is_quiet(trace, lane);
    }
    bool processes = scene_run_model(trace) == RUN_PROCESSES;
    const char *cpu = processes && shares_cores(trace) ? "Process" : "CPU";
    uint32_t threads = 0;
    uint32_t cpus = 0;
    for (uint32_t worker = 0; worker < count; worker++) {
        bool counts = processes && is_process(trace, worker);
        names[worker] = !shown[worker] ? ""
                        : counts       ? arena_printf(arena, "%s %u", cpu, ++cpus)
                                       : arena_printf(arena, "Thread %u", ++threads);
    }
    return (WorkerLabels){names, count};
}

const char *worker_label(const WorkerLabels *labels, uint32_t worker) {
    return worker < labels->count ? labels->names[worker] : "";
}
