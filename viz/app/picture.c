#include "viz/app/picture.h"

enum {
    MAX_TICKS = 4000,
    MAX_LABELLED = 2000,
};

static void make_ticks(Picture *picture) {
    const Trace *trace = picture->trace;
    uint32_t switches = trace_step_count(trace, true);
    uint32_t stride = switches / MAX_TICKS + 1;
    for (int coarse = 0; coarse < 2; coarse++) {
        picture->ticks[coarse] = ARENA_ARRAY(&picture->arena, int64_t, switches / stride + 2);
        int count = 0;
        for (uint32_t i = 0; i < switches; i += stride) {
            uint32_t seq = trace_step_seq(trace, true, i);
            picture->ticks[coarse][count++] =
                coarse ? (int64_t)i : trace_step_at(trace, false, seq);
        }
        picture->tick_count[coarse] = count;
    }
}

static bool bars_have_waits(const Trace *trace, const Bars *bars) {
    for (uint32_t i = 0; i < bars->lane_count; i++) {
        if (scene_is_module(trace, i)) {
            continue; // it waits for all the others
        }
        for (uint32_t k = 0; k < bars->lanes[i].count; k++) {
            const Bar *bar = &bars->lanes[i].bars[k];
            if ((bar->state == LANE_WAITING && !bar->is_sleep) ||
                (bar->state == LANE_LOCKED && bar->reason == REASON_LOCK)) {
                return true;
            }
        }
    }
    return false;
}

static void make_labels(Picture *picture) {
    uint32_t count = trace_lane_count(picture->trace);
    picture->labels = ARENA_ARRAY(&picture->arena, const char *, count + 1);
    picture->label_count = count;
    for (uint32_t i = 0; i < count; i++) {
        // Telling lanes of one name apart costs a look at all of them: not for a crowd.
        picture->labels[i] = count <= MAX_LABELLED
                                 ? scene_lane_label(picture->trace, i, &picture->arena)
                                 : scene_lane_name(picture->trace, i);
    }
}

void picture_update(Picture *picture, const Trace *trace) {
    bool same = picture->trace == trace && picture->event_count == trace_event_count(trace) &&
                picture->has_ended == trace_has_ended(trace);
    if (same) {
        return;
    }
    Arena arena = picture->arena;
    arena_clear(&arena);
    *picture = (Picture){.arena = arena, .trace = trace};
    picture->event_count = trace_event_count(trace);
    picture->has_ended = trace_has_ended(trace);
    picture->model = scene_run_model(trace);
    picture->bars = bars_make(trace, &picture->arena);
    picture->time = axis_make(trace, AXIS_TIME, false, &picture->arena);
    picture->steps[0] = axis_make(trace, AXIS_STEPS, false, &picture->arena);
    picture->steps[1] = axis_make(trace, AXIS_STEPS, true, &picture->arena);
    picture->lanes = lanes_layout_make(trace, &picture->arena);
    picture->workers = worker_labels_make(trace, &picture->arena);
    picture->has_waits = bars_have_waits(trace, &picture->bars);
    make_labels(picture);
    make_ticks(picture);
    picture_make_printed(picture);
    picture_make_variables(picture);
}

void picture_release(Picture *picture) {
    arena_release(&picture->arena);
    *picture = (Picture){0};
}
