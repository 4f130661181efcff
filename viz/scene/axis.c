#include "viz/scene/axis.h"

#include <assert.h>

enum {
    // Two changes closer than the whole run divided by this are opened up.
    SHORT_PART = 60,
};

static const float SLICE_MAX_PX = 16.0F;    // a moment's slice on the time axis
static const float SLICE_MAX_SHARE = 0.45F; // of the width, for all moments together
static const float STEP_MAX_PX = 56.0F;

// Which events change what the lane's bar looks like.
typedef struct Changes {
    uint16_t *look; // per lane: state and reason, UINT16_MAX before the first
    uint32_t lane_count;
} Changes;

static bool changes_look(const Axis *axis, Changes *changes, const StepEvent *event) {
    if (event->lane >= changes->lane_count || trace_lane_is_quiet(axis->trace, event->lane)) {
        return false;
    }
    uint16_t look = (uint16_t)(event->state << 8 | event->reason);
    bool changed = changes->look[event->lane] != look;
    changes->look[event->lane] = look;
    return changed;
}

static bool is_short(const Axis *axis, int64_t gap_ns) {
    return gap_ns == 0 || gap_ns * SHORT_PART < axis->end_ns;
}

// Places events from `from` up to before `to`, which share one slice or one stretch of real time.
static void place(Axis *axis, uint32_t from, uint32_t to, float *slices) {
    int64_t from_ns = trace_event(axis->trace, from)->t_ns;
    int64_t to_ns = to < axis->event_count ? trace_event(axis->trace, to)->t_ns : from_ns;
    bool opened = is_short(axis, to_ns - from_ns);
    uint32_t steps = 0;
    for (uint32_t seq = from; seq < to; seq++) {
        steps += event_kind_is_step((EventKind)trace_event(axis->trace, seq)->kind);
    }
    float step_width = opened ? 1.0F / (float)(steps + 1) : 0;
    float head = opened ? *slices + step_width / 2 : *slices + 0.2F;
    bool first = true;
    for (uint32_t seq = from; seq < to; seq++) {
        if (event_kind_is_step((EventKind)trace_event(axis->trace, seq)->kind)) {
            head += first ? step_width / 2 : step_width;
            first = false;
        }
        axis->edges[seq] = *slices;
        axis->heads[seq] = head;
    }
    *slices += opened ? 1.0F : 0;
}

static void make_time(Axis *axis) {
    Changes changes = {.lane_count = trace_lane_count(axis->trace)};
    Arena scratch = {0};
    changes.look = ARENA_ARRAY(&scratch, uint16_t, changes.lane_count + 1);
    for (uint32_t i = 0; i < changes.lane_count; i++) {
        changes.look[i] = UINT16_MAX;
    }
    uint32_t from = 0;
    bool begun = false;
    for (uint32_t seq = 0; seq < axis->event_count; seq++) {
        if (!changes_look(axis, &changes, trace_event(axis->trace, seq))) {
            continue;
        }
        if (begun) {
            place(axis, from, seq, &axis->slices);
            from = seq;
        }
        begun = true; // what comes before the first lane belongs to its first slice
    }
    if (from < axis->event_count) {
        place(axis, from, axis->event_count, &axis->slices);
    }
    arena_release(&scratch);
}

static void make_steps(Axis *axis, bool coarse) {
    uint32_t steps = trace_step_count(axis->trace, coarse);
    uint32_t step = 0;
    for (uint32_t seq = 0; seq < axis->event_count; seq++) {
        while (step + 1 < steps && trace_step_seq(axis->trace, coarse, step + 1) <= seq) {
            step++;
        }
        axis->edges[seq] = (float)step;
        axis->heads[seq] = (float)step + 0.5F;
    }
    axis->slices = (float)steps;
}

Axis axis_make(const Trace *trace, AxisKind kind, bool coarse, Arena *arena) {
    Axis axis = {.kind = kind, .trace = trace, .event_count = trace_event_count(trace)};
    axis.end_ns = trace_end_ns(trace);
    axis.edges = ARENA_ARRAY(arena, float, axis.event_count + 1);
    axis.heads = ARENA_ARRAY(arena, float, axis.event_count + 1);
    if (kind == AXIS_TIME) {
        make_time(&axis);
    } else {
        make_steps(&axis, coarse);
    }
    return axis;
}

// --- several traces on one axis -----------------------------------------------------------------

// A trace on its way along the axis.
typedef struct Walk {
    Axis *axis;
    Changes changes;
    uint32_t from;  // the change that has not been placed; event_count: there is none
    uint32_t until; // the one behind it
    float inside;   // slices in the present opening
} Walk;

static uint32_t next_change(Walk *walk, uint32_t seq) {
    while (seq < walk->axis->event_count &&
           !changes_look(walk->axis, &walk->changes, trace_event(walk->axis->trace, seq))) {
        seq++;
    }
    return seq;
}

static Walk walk_begin(Axis *axis, Arena *scratch) {
    Walk walk = {.axis = axis, .changes = {.lane_count = trace_lane_count(axis->trace)}};
    walk.changes.look = ARENA_ARRAY(scratch, uint16_t, walk.changes.lane_count + 1);
    for (uint32_t i = 0; i < walk.changes.lane_count; i++) {
        walk.changes.look[i] = UINT16_MAX;
    }
    uint32_t first = next_change(&walk, 0);
    walk.until = next_change(&walk, first + 1); // what comes before the first lane belongs to it
    return walk;
}

static bool walk_is_over(const Walk *walk) {
    return walk->from >= walk->axis->event_count;
}

static int64_t walk_ns(const Walk *walk) {
    return walk_is_over(walk) ? INT64_MAX : trace_event(walk->axis->trace, walk->from)->t_ns;
}

static void walk_on(Walk *walk, float slices) {
    float at = slices + walk->inside;
    place(walk->axis, walk->from, walk->until, &at);
    walk->inside = at - slices;
    walk->from = walk->until;
    walk->until = next_change(walk, walk->until + 1);
}

static int64_t earliest(const Walk *walks, int count) {
    int64_t ns = INT64_MAX;
    for (int i = 0; i < count; i++) {
        ns = walk_ns(&walks[i]) < ns ? walk_ns(&walks[i]) : ns;
    }
    return ns;
}

// Everything that is so close to from_ns that it would be opened up. Returns the slices of all.
static AxisOpening open_up(Walk *walks, int count, int64_t from_ns, float slices) {
    AxisOpening opening = {from_ns, from_ns, slices, slices};
    for (int i = 0; i < count; i++) {
        Walk *walk = &walks[i];
        walk->inside = 0;
        while (!walk_is_over(walk) && is_short(walk->axis, walk_ns(walk) - from_ns)) {
            opening.to_ns = walk_ns(walk) > opening.to_ns ? walk_ns(walk) : opening.to_ns;
            walk_on(walk, slices);
        }
        float after = slices + walk->inside;
        opening.slices_after = after > opening.slices_after ? after : opening.slices_after;
    }
    return opening;
}

static int64_t end_of_all(const Trace *const *traces, int count) {
    int64_t end_ns = 0;
    for (int i = 0; i < count; i++) {
        end_ns = trace_end_ns(traces[i]) > end_ns ? trace_end_ns(traces[i]) : end_ns;
    }
    return end_ns;
}

void axis_make_shared(const Trace *const *traces, int count, Axis *axes, Arena *arena) {
    Arena scratch = {0};
    Walk *walks = ARENA_ARRAY(&scratch, Walk, (size_t)count + 1);
    uint32_t most = 1;
    for (int i = 0; i < count; i++) {
        axes[i] = (Axis){.kind = AXIS_TIME,
                         .trace = traces[i],
                         .event_count = trace_event_count(traces[i]),
                         .end_ns = end_of_all(traces, count)};
        axes[i].edges = ARENA_ARRAY(arena, float, axes[i].event_count + 1);
        axes[i].heads = ARENA_ARRAY(arena, float, axes[i].event_count + 1);
        walks[i] = walk_begin(&axes[i], &scratch);
        most += axes[i].event_count;
    }
    most = most < 2 * SHORT_PART ? most : 2 * SHORT_PART;
    AxisOpening *openings = ARENA_ARRAY(arena, AxisOpening, most);
    uint32_t opened = 0;
    float slices = 0;
    for (int64_t ns = earliest(walks, count); ns != INT64_MAX; ns = earliest(walks, count)) {
        assert(opened < most);
        openings[opened] = open_up(walks, count, ns, slices);
        slices = openings[opened++].slices_after;
    }
    for (int i = 0; i < count; i++) {
        axes[i].slices = slices;
        axes[i].openings = openings;
        axes[i].opening_count = opened;
    }
    arena_release(&scratch);
}

static double smaller(double a, double b) {
    return a < b ? a : b;
}

AxisScale axis_scale(const Axis *axis, float width) {
    AxisScale scale = {.width = width};
    double slices = axis->slices > 0 ? (double)axis->slices : 1;
    if (axis->kind == AXIS_STEPS || axis->end_ns == 0) {
        scale.px_per_slice = smaller((double)STEP_MAX_PX, (double)width / slices);
    } else {
        double share = (double)width * (double)SLICE_MAX_SHARE / slices;
        scale.px_per_slice = smaller((double)SLICE_MAX_PX, share);
        scale.px_per_ns = ((double)width - slices * scale.px_per_slice) / (double)axis->end_ns;
    }
    return scale;
}

static float at(const Axis *axis, AxisScale scale, uint32_t seq, float slices) {
    double t_ns = (double)trace_event(axis->trace, seq)->t_ns;
    return (float)(t_ns * scale.px_per_ns + (double)slices * scale.px_per_slice);
}

float axis_x(const Axis *axis, AxisScale scale, uint32_t seq) {
    if (seq == EVENT_NO_CAUSE || axis->event_count == 0) {
        return 0;
    }
    seq = seq < axis->event_count ? seq : axis->event_count - 1;
    return at(axis, scale, seq, axis->edges[seq]);
}

float axis_head(const Axis *axis, AxisScale scale, uint32_t seq) {
    if (seq == EVENT_NO_CAUSE || axis->event_count == 0) {
        return 0;
    }
    seq = seq < axis->event_count ? seq : axis->event_count - 1;
    return at(axis, scale, seq, axis->heads[seq]);
}

float axis_x_end(const Axis *axis, AxisScale scale, uint32_t seq) {
    if (seq != EVENT_NO_CAUSE && seq < axis->event_count) {
        return axis_x(axis, scale, seq);
    }
    double end = (double)axis->end_ns * scale.px_per_ns;
    return (float)(end + (double)axis->slices * scale.px_per_slice);
}

static uint32_t first_at_or_after(const Axis *axis, int64_t t_ns) {
    uint32_t low = 0;
    uint32_t high = axis->event_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (trace_event(axis->trace, middle)->t_ns < t_ns) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// Slices of the openings left of t; inside one, those that belong to it before the trace's next
// event.
static float slices_before(const Axis *axis, int64_t t_ns) {
    uint32_t seq = first_at_or_after(axis, t_ns);
    float own = seq < axis->event_count ? axis->edges[seq] : axis->slices;
    if (!axis->openings) {
        return own;
    }
    float slices = 0;
    for (uint32_t i = 0; i < axis->opening_count && axis->openings[i].from_ns < t_ns; i++) {
        const AxisOpening *opening = &axis->openings[i];
        bool is_inside = t_ns <= opening->to_ns && own < opening->slices_after;
        slices = is_inside ? own : opening->slices_after;
    }
    return slices;
}

float axis_x_of_time(const Axis *axis, AxisScale scale, int64_t t_ns) {
    float slices = slices_before(axis, t_ns);
    return (float)((double)t_ns * scale.px_per_ns + (double)slices * scale.px_per_slice);
}

float axis_x_after_time(const Axis *axis, AxisScale scale, int64_t t_ns) {
    float slices = slices_before(axis, t_ns + 1);
    return (float)((double)t_ns * scale.px_per_ns + (double)slices * scale.px_per_slice);
}

uint32_t axis_event_at(const Axis *axis, AxisScale scale, float x) {
    uint32_t low = 0;
    uint32_t high = axis->event_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (axis_head(axis, scale, middle) <= x) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? low - 1 : EVENT_NO_CAUSE;
}

static float between(float x, float from_low, float from_high, float to_low, float to_high) {
    float length = from_high - from_low;
    return length > 0 ? to_low + (x - from_low) / length * (to_high - to_low) : to_low;
}

// The last event whose left edge is at or left of x.
static uint32_t edge_before(const Axis *axis, AxisScale scale, float x) {
    uint32_t low = 0;
    uint32_t high = axis->event_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (axis_x(axis, scale, middle) <= x) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? low - 1 : 0;
}

// Slices and time grow differently, so what lies between two events is a stretch of each: first the
// slices of the one, then the time until the other.
float axis_same_place(const Axis *axis, AxisScale from, AxisScale to, float x) {
    if (axis->event_count == 0) {
        return x;
    }
    uint32_t seq = edge_before(axis, from, x);
    uint32_t next = seq + 1 < axis->event_count ? seq + 1 : EVENT_NO_CAUSE;
    float slices = next == EVENT_NO_CAUSE ? axis->slices : axis->edges[next];
    float middle_from = at(axis, from, seq, slices);
    float middle_to = at(axis, to, seq, slices);
    if (x <= middle_from) {
        return between(x, axis_x(axis, from, seq), middle_from, axis_x(axis, to, seq), middle_to);
    }
    float end_from = axis_x_end(axis, from, next);
    float end_to = axis_x_end(axis, to, next);
    return x > end_from ? end_to + x - end_from
                        : between(x, middle_from, end_from, middle_to, end_to);
}

int64_t axis_tick_ns(AxisScale scale, float min_px) {
    assert(min_px > 0);
    if (scale.px_per_ns <= 0) {
        return 0;
    }
    double least = (double)min_px / scale.px_per_ns;
    static const int64_t parts[] = {1, 2, 5};
    for (int64_t decade = 1; decade < INT64_MAX / 100; decade *= 10) {
        for (int i = 0; i < 3; i++) {
            if ((double)(decade * parts[i]) >= least) {
                return decade * parts[i];
            }
        }
    }
    return INT64_MAX / 100;
}

uint32_t axis_tick_steps(AxisScale scale, float min_px) {
    static const uint32_t parts[] = {1, 2, 5};
    for (uint32_t decade = 1; decade < UINT32_MAX / 100; decade *= 10) {
        for (int i = 0; i < 3; i++) {
            if ((double)(decade * parts[i]) * scale.px_per_slice >= (double)min_px) {
                return decade * parts[i];
            }
        }
    }
    return UINT32_MAX / 100;
}
