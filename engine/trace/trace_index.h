// trace_index: what trace.h promises to find quickly, kept while events arrive.
//
// For every lane its events, for every kind of step the events it stops at, and where output
// is. Owns only these numbers, never an event. Does not check: trace.c has.
#pragma once

#include "engine/trace/trace.h"

typedef struct NumberList {
    uint32_t *numbers; // owned; ascending
    uint32_t count;
    uint32_t capacity;
} NumberList; // {0} is empty

typedef struct LaneIndex {
    TraceLane lane; // lane.events is borrowed from events
    NumberList events;
} LaneIndex;

// Lanes never move, because trace_lane hands out pointers to them.
enum {
    LANES_PER_CHUNK = 256
};

typedef struct TraceIndex {
    LaneIndex **chunks; // owned; LANES_PER_CHUNK lanes each
    uint32_t chunk_count;
    uint32_t chunk_capacity;
    uint32_t lane_count;
    TraceWorker *workers; // owned
    uint32_t worker_count;
    uint32_t worker_capacity;
    NumberList fine_steps;
    NumberList coarse_steps;
    NumberList outputs;
    bool module_is_quiet;
} TraceIndex; // {0} is empty

// events[seq] is the new event; all before it have been added.
void trace_index_add(TraceIndex *index, const StepEvent *events, uint32_t seq);
// The run has ended: steps of a quiet top level are taken out.
void trace_index_finish(TraceIndex *index, const StepEvent *events);
LaneIndex *trace_index_lane(const TraceIndex *index, uint32_t lane);
void trace_index_release(TraceIndex *index);

// The index of the last number that is not greater than limit, or -1.
int64_t number_list_last(const NumberList *list, uint32_t limit);
