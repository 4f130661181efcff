// axis: where an event stands from left to right.
//
// Two axes over the same events. On the time axis a second is a length, and whatever happens at
// one instant is opened up: each change of state there gets one slice of a minimum width, so that
// order stays readable and nothing overlaps, on all lanes alike. On the step axis every step is
// equally wide. Positions are linear in the width, so an axis is made once a trace and scaled
// freely.
#pragma once

#include "engine/base/arena.h"
#include "engine/trace/trace.h"

typedef enum AxisKind {
    AXIS_TIME,
    AXIS_STEPS,
} AxisKind;

// A stretch of time that is opened up for all traces of a shared axis.
typedef struct AxisOpening {
    int64_t from_ns;
    int64_t to_ns; // its last change
    float slices_before;
    float slices_after;
} AxisOpening;

typedef struct Axis {
    AxisKind kind;
    const Trace *trace; // borrowed
    uint32_t event_count;
    float *edges; // per event: slices to the left of it
    float *heads; // per event: where the playhead stands, in slices
    float slices; // in total
    int64_t end_ns;
    const AxisOpening *openings; // NULL: the axis is not shared
    uint32_t opening_count;
} Axis; // arrays live in the arena

// How long an axis is in pixels.
typedef struct AxisScale {
    double px_per_ns;
    double px_per_slice;
    float width;
} AxisScale;

Axis axis_make(const Trace *trace, AxisKind kind, bool coarse, Arena *arena);
// Time axes on which the same instant of several traces stands at the same place. What happens
// close together is opened up in all of them where it is in one. axes has room for count.
void axis_make_shared(const Trace *const *traces, int count, Axis *axes, Arena *arena);
AxisScale axis_scale(const Axis *axis, float width);

// Pixels from the left end. seq may be EVENT_NO_CAUSE: the left end for `x` and `head`, the right
// end for `x_end`.
float axis_x(const Axis *axis, AxisScale scale, uint32_t seq);
float axis_head(const Axis *axis, AxisScale scale, uint32_t seq);
float axis_x_end(const Axis *axis, AxisScale scale, uint32_t seq);
// Where the instant t begins (time axis).
float axis_x_of_time(const Axis *axis, AxisScale scale, int64_t t_ns);
// Where it ends: behind what happens at t, which may have been opened up.
float axis_x_after_time(const Axis *axis, AxisScale scale, int64_t t_ns);
// The last event whose playhead position is at or left of x, or EVENT_NO_CAUSE.
uint32_t axis_event_at(const Axis *axis, AxisScale scale, float x);

// What stands at x in one scale: where it stands in another one, for zooming at the pointer.
float axis_same_place(const Axis *axis, AxisScale from, AxisScale to, float x);

// A distance between labels that is a round number of ns and at least min_px wide.
int64_t axis_tick_ns(AxisScale scale, float min_px);
uint32_t axis_tick_steps(AxisScale scale, float min_px);
