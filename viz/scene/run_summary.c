#include "viz/scene/run_summary.h"

#include "viz/scene/step_rows.h"
#include "viz/scene/worker_label.h"

// Lanes as time goes by.
typedef struct Clock {
    const Trace *trace;
    RunSummary *summary;
    int64_t *since_ns; // by lane: when its present state began
    uint8_t *states;   // by lane
    uint8_t *reasons;  // by lane
    uint32_t *place;   // by lane, in summary->lanes; UINT32_MAX when not shown
    int64_t now_ns;
    uint32_t running; // lanes
    uint32_t asleep;
} Clock;

static bool is_asleep(uint32_t state, uint32_t reason) {
    return state == LANE_WAITING && (reason == REASON_SLEEP || reason == REASON_IO);
}

static bool counts(const Clock *clock, const StepEvent *event) {
    return event->lane != EVENT_NO_LANE && clock->place[event->lane] != UINT32_MAX;
}

// The stretch of a lane that ends at t.
static void close_stretch(Clock *clock, uint32_t lane, int64_t t_ns) {
    LaneSummary *out = &clock->summary->lanes[clock->place[lane]];
    int64_t ns = t_ns - clock->since_ns[lane];
    clock->since_ns[lane] = t_ns;
    switch ((LaneState)clock->states[lane]) {
    case LANE_LOCKED:
        out->locked_ns += ns;
        clock->summary->gil_ns += clock->reasons[lane] == REASON_GIL ? ns : 0;
        break;
    case LANE_RUNNING:
        out->running_ns += ns;
        break;
    case LANE_WAITING:
        out->waiting_ns += ns;
        break;
    case LANE_DONE:
    case LANE_STATE_COUNT:
        break;
    }
}

static void pass_time(Clock *clock, int64_t t_ns) {
    RunSummary *summary = clock->summary;
    int64_t ns = t_ns - clock->now_ns;
    uint32_t running = clock->running;
    uint32_t working = running + clock->asleep;
    clock->now_ns = t_ns;
    if (ns > 0) {
        summary->asleep_ns += ns * clock->asleep;
        summary->computing_overlap_ns += running > 1 ? ns * (running - 1) : 0;
        summary->overlap_ns += working > 1 ? ns * (working - 1) : 0;
        summary->most_running = running > summary->most_running ? running : summary->most_running;
    }
}

static void note_start(Clock *clock, const StepEvent *event) {
    const TraceLane *lane = trace_lane(clock->trace, event->lane);
    bool own_worker = lane->parent == EVENT_NO_LANE ||
                      trace_lane(clock->trace, lane->parent)->worker != lane->worker;
    if (event->kind == EVENT_STARTED && own_worker) {
        clock->summary->starting_ns +=
            event->t_ns - trace_event(clock->trace, lane->created_seq)->t_ns;
    }
}

static void take_event(Clock *clock, const StepEvent *event) {
    pass_time(clock, event->t_ns);
    if (!counts(clock, event)) {
        return;
    }
    uint32_t lane = event->lane;
    close_stretch(clock, lane, event->t_ns);
    note_start(clock, event);
    clock->running += event->state == LANE_RUNNING;
    clock->running -= clock->states[lane] == LANE_RUNNING;
    clock->asleep += is_asleep(event->state, event->reason);
    clock->asleep -= is_asleep(clock->states[lane], clock->reasons[lane]);
    clock->states[lane] = (uint8_t)event->state;
    clock->reasons[lane] = (uint8_t)event->reason;
}

static void make_lanes(Clock *clock, Arena *arena) {
    enum {
        MOST_LABELLED = 2000 // telling lanes of one name apart costs a look at all of them
    };
    RunSummary *summary = clock->summary;
    uint32_t count = trace_lane_count(clock->trace);
    WorkerLabels workers = worker_labels_make(clock->trace, arena);
    StepRows *rows = step_rows_new(clock->trace);
    summary->lane_count = step_rows_column_count(rows);
    summary->lanes = ARENA_ARRAY(arena, LaneSummary, summary->lane_count + 1);
    for (uint32_t i = 0; i < count; i++) {
        clock->place[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < summary->lane_count; i++) {
        uint32_t lane = step_rows_lanes(rows)[i];
        clock->place[lane] = i;
        summary->lanes[i] = (LaneSummary){
            .lane = lane,
            .name = count <= MOST_LABELLED ? scene_lane_label(clock->trace, lane, arena)
                                           : scene_lane_name(clock->trace, lane),
            .worker = worker_label(&workers, trace_lane(clock->trace, lane)->worker),
        };
    }
    step_rows_free(rows);
}

static void add_up(RunSummary *summary) {
    for (uint32_t i = 0; i < summary->lane_count; i++) {
        summary->running_ns += summary->lanes[i].running_ns;
        summary->waiting_ns += summary->lanes[i].waiting_ns;
        summary->locked_ns += summary->lanes[i].locked_ns;
    }
}

RunSummary run_summary_make(const Trace *trace, RunModel model, Verdict verdict, Arena *arena) {
    RunSummary summary = {.model = model,
                          .profile = trace_profile(trace),
                          .verdict = verdict,
                          .has_begun = trace_lane_count(trace) > 0,
                          .total_ns = trace_end_ns(trace)};
    Arena scratch = {0};
    uint32_t count = trace_lane_count(trace);
    Clock clock = {.trace = trace,
                   .summary = &summary,
                   .since_ns = ARENA_ARRAY(&scratch, int64_t, count + 1),
                   .states = ARENA_ARRAY(&scratch, uint8_t, count + 1),
                   .reasons = ARENA_ARRAY(&scratch, uint8_t, count + 1),
                   .place = ARENA_ARRAY(&scratch, uint32_t, count + 1)};
    _Static_assert(LANE_LOCKED == 0, "fresh memory says that nothing has started");
    make_lanes(&clock, arena);
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        take_event(&clock, trace_event(trace, seq));
    }
    for (uint32_t i = 0; i < summary.lane_count; i++) {
        close_stretch(&clock, summary.lanes[i].lane, summary.total_ns);
    }
    add_up(&summary);
    arena_release(&scratch);
    return summary;
}

double run_summary_speedup(const RunSummary *run, const RunSummary *baseline) {
    bool both = run->verdict == VERDICT_FINISHED && baseline->verdict == VERDICT_FINISHED;
    if (!both) {
        return 0;
    }
    if (run->total_ns == baseline->total_ns) {
        return 1;
    }
    return run->total_ns > 0 ? (double)baseline->total_ns / (double)run->total_ns : 0;
}
