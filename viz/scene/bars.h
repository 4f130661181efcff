// bars: every lane's life as stretches of equal state and reason, and what woke whom.
//
// Made once a trace; says nothing about pixels (axis.h does). A bar runs from the event that began
// it to the event that began the next one. Arrows follow the cause of an event to another lane.
#pragma once

#include "engine/base/arena.h"
#include "engine/trace/trace.h"

typedef struct Bar {
    uint32_t from_seq;
    uint32_t to_seq; // EVENT_NO_CAUSE: until the end of the run
    LaneState state;
    Reason reason;
    uint32_t what; // text number of what it waits for; see has_what
    bool has_what;
    bool is_sleep;     // then `what` is a number of ns
    bool is_cancelled; // done, because somebody asked for it
} Bar;

typedef struct BarLane {
    Bar *bars;
    uint32_t count;
} BarLane;

typedef enum ArrowKind {
    ARROW_CREATE,
    ARROW_WAKE,
    ARROW_HAND_OVER,
    ARROW_CANCEL,
    ARROW_VALUE,
} ArrowKind;

typedef struct Arrow {
    ArrowKind kind;
    uint32_t from_seq;
    uint32_t to_seq;
    uint32_t from_lane;
    uint32_t to_lane;
} Arrow;

typedef struct Bars {
    BarLane *lanes;
    uint32_t lane_count;
    Arrow *arrows; // by to_seq
    uint32_t arrow_count;
} Bars;

// Everything lives in the arena.
Bars bars_make(const Trace *trace, Arena *arena);

// Index of the bar that holds at seq, or -1 before the first.
int64_t bars_index_at(const BarLane *lane, uint32_t seq);

// What a bar says when there is room: "sleep 1 s", "task filling". Lives in the arena.
const char *bar_label(const Trace *trace, const Bar *bar, Arena *arena);
const char *arrow_label(const Trace *trace, const Arrow *arrow, Arena *arena);

// "1.5 s", "250 ms", "0 s". Lives in the arena.
const char *bars_duration(int64_t ns, Arena *arena);
