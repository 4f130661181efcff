#include "engine/trace/trace_index.h"

#include <assert.h>

#include "engine/base/memory.h"

static void number_list_add(NumberList *list, uint32_t number) {
    GROW(list->numbers, list->count, list->capacity);
    list->numbers[list->count++] = number;
}

int64_t number_list_last(const NumberList *list, uint32_t limit) {
    uint32_t low = 0;
    uint32_t high = list->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list->numbers[middle] <= limit) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (int64_t)low - 1;
}

LaneIndex *trace_index_lane(const TraceIndex *index, uint32_t lane) {
    assert(lane < index->lane_count);
    return &index->chunks[lane / LANES_PER_CHUNK][lane % LANES_PER_CHUNK];
}

static void add_lane(TraceIndex *index, const StepEvent *events, uint32_t seq) {
    const StepEvent *event = &events[seq];
    if (index->lane_count == index->chunk_count * LANES_PER_CHUNK) {
        GROW(index->chunks, index->chunk_count, index->chunk_capacity);
        index->chunks[index->chunk_count++] = NEW_ARRAY(LaneIndex, LANES_PER_CHUNK);
    }
    index->lane_count++;
    trace_index_lane(index, event->lane)->lane = (TraceLane){
        .name = event->detail,
        .created_seq = seq,
        .parent = event->cause == EVENT_NO_CAUSE ? EVENT_NO_LANE : events[event->cause].lane,
        .worker = event->worker,
        .ended_seq = EVENT_NO_CAUSE,
    };
}

static void add_worker(TraceIndex *index, const StepEvent *event, uint32_t seq) {
    GROW(index->workers, index->worker_count, index->worker_capacity);
    index->workers[index->worker_count++] =
        (TraceWorker){.name = event->detail, .created_seq = seq};
}

static void add_to_lane(TraceIndex *index, const StepEvent *event, uint32_t seq) {
    LaneIndex *lane = trace_index_lane(index, event->lane);
    number_list_add(&lane->events, seq);
    lane->lane.events = lane->events.numbers;
    lane->lane.event_count = lane->events.count;
    if (event->kind == EVENT_ENDED && lane->lane.ended_seq == EVENT_NO_CAUSE) {
        lane->lane.ended_seq = seq;
    }
}

#define BIT(id) (UINT64_C(1) << EVENT_##id)

static bool is_in(uint64_t kinds, const StepEvent *event) {
    return kinds >> event->kind & 1;
}

void trace_index_add(TraceIndex *index, const StepEvent *events, uint32_t seq) {
    static const uint64_t coarse_kinds = BIT(STARTED) | BIT(RESUMED) | BIT(SWITCHED_OUT) |
                                         BIT(SLEEP) | BIT(AWAIT) | BIT(BLOCK) | BIT(ENDED) |
                                         BIT(PROGRAM_ENDED) | BIT(DEADLOCK);
    static const uint64_t output_kinds = BIT(OUTPUT) | BIT(ERROR_OUTPUT);
    const StepEvent *event = &events[seq];
    if (event->kind == EVENT_LANE_CREATED) {
        add_lane(index, events, seq);
    } else if (event->kind == EVENT_WORKER_CREATED) {
        add_worker(index, event, seq);
    }
    // whose memory changes does nothing itself
    if (event->lane != EVENT_NO_LANE && event->kind != EVENT_VARIABLE) {
        add_to_lane(index, event, seq);
    }
    if (event_kind_is_step((EventKind)event->kind)) {
        number_list_add(&index->fine_steps, seq);
    }
    if (is_in(coarse_kinds, event)) {
        number_list_add(&index->coarse_steps, seq);
    }
    if (is_in(output_kinds, event)) {
        number_list_add(&index->outputs, seq);
    }
}

// Lane 0 is the program's top level. Whoever prints, sleeps or is alone is worth looking at.
static bool is_quiet(const TraceIndex *index, const StepEvent *events) {
    static const uint64_t quiet_kinds =
        BIT(LANE_CREATED) | BIT(STARTED) | BIT(LINE) | BIT(AWAIT) | BIT(BLOCK) | BIT(RESUMED) |
        BIT(SWITCHED_OUT) | BIT(VARIABLE) | BIT(CANCEL_ASKED) | BIT(GROUP_BEGUN) | BIT(CALLED) |
        BIT(RETURNED) | BIT(ENDED) | BIT(ERROR_OUTPUT) | BIT(DEADLOCK) | BIT(READY) |
        BIT(MEMORY_COPIED) | BIT(GIL_TAKEN) | BIT(GIL_DROPPED) | BIT(GIL_REQUESTED);
    if (index->lane_count < 2) {
        return false;
    }
    const NumberList *own = &trace_index_lane(index, 0)->events;
    for (uint32_t i = 0; i < own->count; i++) {
        if (!is_in(quiet_kinds, &events[own->numbers[i]])) {
            return false;
        }
    }
    return true;
}

static void drop_lane(NumberList *steps, const StepEvent *events, uint32_t lane) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < steps->count; i++) {
        const StepEvent *event = &events[steps->numbers[i]];
        if (event->lane != lane || event->kind == EVENT_DEADLOCK) {
            steps->numbers[kept++] = steps->numbers[i];
        }
    }
    steps->count = kept;
}

void trace_index_finish(TraceIndex *index, const StepEvent *events) {
    index->module_is_quiet = is_quiet(index, events);
    if (index->module_is_quiet) {
        drop_lane(&index->fine_steps, events, 0);
        drop_lane(&index->coarse_steps, events, 0);
    }
}

void trace_index_release(TraceIndex *index) {
    for (uint32_t lane = 0; lane < index->lane_count; lane++) {
        memory_free(trace_index_lane(index, lane)->events.numbers);
    }
    for (uint32_t chunk = 0; chunk < index->chunk_count; chunk++) {
        memory_free(index->chunks[chunk]);
    }
    memory_free(index->chunks);
    memory_free(index->workers);
    memory_free(index->fine_steps.numbers);
    memory_free(index->coarse_steps.numbers);
    memory_free(index->outputs.numbers);
    *index = (TraceIndex){0};
}
