#include "viz/app/compare_picture.h"

#include <stdlib.h>

#include "viz/scene/lanes_layout.h"
#include "viz/scene/scene.h"

enum {
    MOST_LABELLED = 2000, // telling lanes of one name apart costs a look at all of them
};

static void make_lanes(CompareRun *run, Arena *arena) {
    const Trace *trace = run->trace;
    LanesLayout layout = lanes_layout_make(trace, arena);
    WorkerLabels workers = worker_labels_make(trace, arena);
    Bars *bars = ARENA_NEW(arena, Bars);
    *bars = bars_make(trace, arena);
    run->lanes = ARENA_ARRAY(arena, CompareLane, layout.shown_count + 1);
    bool first = true;
    for (uint32_t i = 0; i < layout.row_count; i++) {
        uint32_t number = layout.rows[i].number;
        if (layout.rows[i].is_heading) {
            run->worker_count++;
            first = true;
            continue;
        }
        run->lanes[run->lane_count++] = (CompareLane){
            .lane = number,
            .name = layout.lane_count <= MOST_LABELLED ? scene_lane_label(trace, number, arena)
                                                       : scene_lane_name(trace, number),
            .worker = worker_label(&workers, trace_lane(trace, number)->worker),
            .is_first_of_worker = first,
            .bars = &bars->lanes[number],
        };
        first = false;
    }
}

static CompareRun make_run(const Trace *trace, Arena *arena) {
    CompareRun run = {.trace = trace};
    if (!trace) {
        return run;
    }
    run.event_count = trace_event_count(trace);
    run.has_ended = trace_has_ended(trace);
    run.end_ns = trace_end_ns(trace);
    make_lanes(&run, arena);
    for (uint32_t seq = 0; seq < run.event_count && !run.shares_cores; seq++) {
        run.shares_cores = trace_event(trace, seq)->reason == REASON_CORE;
    }
    return run;
}

static int compare_times(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left;
    int64_t b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static void make_steps(ComparePicture *picture) {
    uint32_t count = 0;
    for (int i = 0; i < COMPARE_RUNS; i++) {
        const Trace *trace = picture->runs[i].trace;
        count += trace ? trace_step_count(trace, true) : 0;
    }
    picture->steps = ARENA_ARRAY(&picture->arena, int64_t, count + 1);
    uint32_t filled = 0;
    for (int i = 0; i < COMPARE_RUNS; i++) {
        const Trace *trace = picture->runs[i].trace;
        uint32_t steps = trace ? trace_step_count(trace, true) : 0;
        for (uint32_t step = 0; step < steps; step++) {
            picture->steps[filled++] = trace_event(trace, trace_step_seq(trace, true, step))->t_ns;
        }
    }
    qsort(picture->steps, filled, sizeof *picture->steps, compare_times);
    for (uint32_t i = 0; i < filled; i++) {
        if (picture->step_count == 0 ||
            picture->steps[i] != picture->steps[picture->step_count - 1]) {
            picture->steps[picture->step_count++] = picture->steps[i];
        }
    }
    picture->ticks = ARENA_ARRAY(&picture->arena, int64_t, picture->step_count + 1);
    for (uint32_t i = 0; i < picture->step_count; i++) {
        picture->ticks[i] = i;
    }
}

// Making it costs as much as the runs so far.
static bool should_update(const CompareRun *run, const Trace *trace) {
    if (run->trace != trace) {
        return true;
    }
    uint32_t count = trace ? trace_event_count(trace) : 0;
    return trace && ((trace_has_ended(trace) && !run->has_ended) ||
                     count > run->event_count + run->event_count / 2);
}

static void grow_to(ComparePicture *picture, const CompareRun *run) {
    picture->end_ns = run->end_ns > picture->end_ns ? run->end_ns : picture->end_ns;
}

void compare_picture_update(ComparePicture *picture, const Trace *const *traces,
                            const Trace *const *real) {
    bool update = false;
    for (int i = 0; i < COMPARE_RUNS; i++) {
        update = update || should_update(&picture->runs[i], traces[i]) ||
                 should_update(&picture->real[i], real[i]);
    }
    if (!update) {
        return;
    }
    Arena arena = picture->arena;
    arena_clear(&arena);
    *picture = (ComparePicture){.arena = arena};
    for (int i = 0; i < COMPARE_RUNS; i++) {
        picture->runs[i] = make_run(traces[i], &picture->arena);
        picture->real[i] = make_run(real[i], &picture->arena);
        grow_to(picture, &picture->runs[i]);
        grow_to(picture, &picture->real[i]);
    }
    make_steps(picture);
}

void compare_picture_release(ComparePicture *picture) {
    arena_release(&picture->arena);
    *picture = (ComparePicture){0};
}

int64_t compare_picture_time(const ComparePicture *picture, int64_t step) {
    return step < 0 || step >= (int64_t)picture->step_count ? -1 : picture->steps[step];
}

int64_t compare_picture_step_at(const ComparePicture *picture, int64_t t_ns) {
    uint32_t low = 0;
    uint32_t high = picture->step_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (picture->steps[middle] <= t_ns) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (int64_t)low - 1;
}

const Bar *compare_lane_at(const CompareRun *run, const CompareLane *lane, int64_t t_ns) {
    uint32_t low = 0;
    uint32_t high = lane->bars->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (trace_event(run->trace, lane->bars->bars[middle].from_seq)->t_ns <= t_ns) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? &lane->bars->bars[low - 1] : NULL;
}
