#include "engine/vm/turns.h"

#include "engine/vm/access.h"
#include "engine/vm/clock.h"
#include "engine/vm/host.h"
#include "engine/vm/interp.h"
#include "engine/vm/ops.h"

enum {
    QUANTUM = 48,         // instructions that a strand with a core runs ahead of the others, and
    QUANTUM_CHANCE = 64,  // up to so many more
    LATENESS = 4096,      // instructions, at most, from a request to when the holder looks
    CHANCE_OF_SWITCH = 4, // one in so many accesses, when anything goes
    LOOK_EVERY = 2000     // instructions, in a run on the operating system
};

#define SLICE_NS (3 * CLOCK_MILLISECOND) // of a core, when others want it

// xorshift64*: choices that depend on the seed and on nothing else.
static uint64_t next_chance(World *w) {
    uint64_t x = w->chance;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    w->chance = x;
    return (x * UINT64_C(2685821657736338717)) >> 32;
}

// To the nanosecond, what is not yet charged included.
static int64_t fine_now(const Machine *m) {
    return m->world->now_ns + clock_uncharged(m);
}

static StrandObject *at(const Machine *m, uint64_t offset) {
    return offset ? (StrandObject *)(void *)(m->base + offset) : NULL;
}

static bool has_gil(const Machine *m) {
    return m->profile->has_gil && m->takes_turns;
}

// --- cores ------------------------------------------------------------------------------------

int64_t turns_time_of(const StrandObject *s) {
    return s->local_ns + s->due_ns - s->due_ns % CLOCK_MILLISECOND;
}

static int64_t fine_time_of(const StrandObject *s) {
    return s->local_ns + s->due_ns;
}

static bool comes_before(const StrandObject *a, const StrandObject *b) {
    int64_t a_ns = turns_time_of(a);
    int64_t b_ns = turns_time_of(b);
    return a_ns != b_ns ? a_ns < b_ns : fine_time_of(a) < fine_time_of(b);
}

StrandObject *turns_earliest(const Machine *m) {
    StrandObject *first = strand_queue_first(m, &m->world->paused_strands);
    for (StrandObject *s = first; s; s = at(m, s->queue.next)) {
        first = comes_before(s, first) ? s : first;
    }
    return first;
}

void turns_fill_cores(Machine *m) {
    World *w = m->world;
    StrandObject *s;
    while (w->busy_cores < w->cores && (s = strand_queue_first(m, &w->ready_strands))) {
        strand_queue_remove(m, &w->ready_strands, s);
        s->state = STRAND_PAUSED;
        s->local_ns = w->now_ns;
        s->local_lag = w->now_lag;
        s->slice_ns = fine_time_of(s);
        strand_queue_add(m, &w->paused_strands, s);
        w->busy_cores++;
    }
}

// --- plans ------------------------------------------------------------------------------------

static int64_t min_ns(int64_t a, int64_t b) {
    return a < b ? a : b;
}

// The count at which fine_now is at_ns.
static void check_when(Machine *m, int64_t at_ns, uint64_t late) {
    World *w = m->world;
    int64_t now = fine_now(m);
    uint64_t ahead = at_ns > now ? clock_instructions_in(m, at_ns - now) : 0;
    uint64_t count = w->instruction_count + ahead + late;
    w->turn_at = count < w->turn_at ? count : w->turn_at;
}

// Without a GIL: nobody's time passes that of another one that has a core, or a timer.
static void plan_cores(Machine *m, int64_t timer_ns) {
    World *w = m->world;
    const StrandObject *next = turns_earliest(m);
    w->clock_bound_ns = next ? min_ns(timer_ns, turns_time_of(next)) : timer_ns;
    check_when(m, w->now_ns + CLOCK_MILLISECOND, 0); // to charge it
    if (next) {
        uint64_t count = w->instruction_count +
                         (QUANTUM + next_chance(w) % QUANTUM_CHANCE) * m->instruction_units;
        w->turn_at = count < w->turn_at ? count : w->turn_at;
    }
    if (w->ready_strands.first) {
        check_when(m, at(m, w->running_strand)->slice_ns + SLICE_NS, 0);
    }
}

static void plan_interval(Machine *m) {
    World *w = m->world;
    if (w->wanted_since_ns < 0) {
        return;
    }
    uint64_t most = clock_instructions_in(m, w->switch_ns) + 1;
    uint64_t limit = LATENESS * m->instruction_units;
    uint64_t late = next_chance(w) % (most < limit ? most : limit);
    check_when(m, w->wanted_since_ns + w->switch_ns, late);
}

static void plan(Machine *m) {
    World *w = m->world;
    int64_t timer_ns = INT64_MAX;
    uint64_t lag;
    w->turn_at = m->max_instructions;
    w->clock_bound_ns = INT64_MAX;
    if (m->real) {
        uint64_t count = w->instruction_count + LOOK_EVERY;
        w->turn_at = count < w->turn_at ? count : w->turn_at;
        return;
    }
    if (m->is_left_to_caller || !m->takes_turns || !w->running_strand || strand_is_alone(m)) {
        return;
    }
    if (strand_first_timer(m, &timer_ns, &lag)) {
        check_when(m, timer_ns, 0);
    }
    if (turns_are_parallel(m)) {
        plan_cores(m, timer_ns);
    } else {
        plan_interval(m);
    }
}

void turns_plan(Machine *m) {
    plan(m);
    turns_watch(m);
}

static void set_check(Machine *m) {
    World *w = m->world;
    uint64_t due = w->turn_at < m->publish_at ? w->turn_at : m->publish_at;
    w->check_at = m->stop_before_visible ? 0 : due;
}

// Who stops before visible operations also wants to know where checks were passed.
void turns_watch(Machine *m) {
    const World *w = m->world;
    if (m->real) {
        plan(m);
    }
    set_check(m);
    m->attends = m->stop_before_visible || (m->profile->switches_anywhere && m->takes_turns &&
                                            w->uses_threads && w->strand_count > 1);
}

void turns_leave_to_caller(Machine *m) {
    m->is_left_to_caller = true;
    turns_plan(m);
}

void turns_added(Machine *m) {
    World *w = m->world;
    if (turns_are_parallel(m) && w->running_strand) {
        turns_fill_cores(m);
    }
    if (m->real && m->real->strand_added) {
        m->real->strand_added(m, at(m, w->ready_strands.last));
    }
    if (w->running_strand) {
        if (w->wanted_since_ns < 0) {
            w->wanted_since_ns = fine_now(m);
        }
        turns_plan(m);
    }
}

void turns_begun(Machine *m, StrandObject *s) {
    World *w = m->world;
    // What it had computed and not been charged for; on a measured machine also what a strand has
    // left that ended before it.
    int64_t left_ns = m->costs && !m->profile->is_parallel ? w->charged_ns : 0;
    w->charged_ns = left_ns - s->due_ns;
    s->due_ns = 0;
    if (w->latest_strand != w->running_strand) {
        w->latest_strand = w->running_strand;
        clock_pass(m, m->profile->costs.switch_ns);
    }
    w->wanted_since_ns = w->ready_strands.first ? fine_now(m) : -1;
    w->is_requested = w->slice_is_over = false;
    turns_plan(m);
    clock_now(m);
}

void turns_ended(Machine *m) {
    World *w = m->world;
    w->clock_bound_ns = INT64_MAX;
    w->wanted_since_ns = -1;
    w->turn_at = m->max_instructions;
    set_check(m);
}

// --- whose turn is over -----------------------------------------------------------------------

// The library's own code is one step, as CPython's C code is, and nothing can run while C waits.
static bool can_switch(const Machine *m) {
    const World *w = m->world;
    return w->nesting == 0 && !value_is_ref(w->pending) &&
           is_type(m, w->strand.frame, TYPE_FRAME) && AS(Frame, m, w->strand.frame)->program != 1;
}

static void show_request(Machine *m) {
    World *w = m->world;
    const StrandObject *s = strand_queue_first(m, &w->ready_strands);
    w->is_requested = true;
    w->request_seq = w->last_seq;
    if (!has_gil(m) || !m->record_switches || !s) {
        return;
    }
    bool is_new = s->ready_seq == s->last_seq;
    uint32_t lane = s->saved.shows_wait ? s->saved.wait_lane : is_new ? s->lane : EVENT_NO_LANE;
    uint32_t worker = w->strand.worker;
    w->strand.worker = s->saved.worker;
    w->request_seq =
        event_emit(m, EVENT_GIL_REQUESTED, LANE_LOCKED, REASON_GIL, lane, 0, s->ready_seq, 0);
    w->strand.worker = worker;
}

static bool interval_is_over(Machine *m) {
    World *w = m->world;
    clock_now(m);
    strand_release_due(m);
    if (w->wanted_since_ns < 0 || fine_now(m) < w->wanted_since_ns + w->switch_ns) {
        turns_plan(m);
        return false;
    }
    if (!w->is_requested) {
        show_request(m);
    }
    return can_switch(m);
}

static bool core_is_wanted(Machine *m) {
    World *w = m->world;
    if (!can_switch(m)) {
        return false;
    }
    clock_now(m);
    const StrandObject *next = turns_earliest(m);
    int64_t now = fine_now(m);
    w->slice_is_over =
        w->ready_strands.first && now >= at(m, w->running_strand)->slice_ns + SLICE_NS;
    bool is_ahead = clock_uncharged(m) >= CLOCK_MILLISECOND; // of another one, or of a timer
    if (w->slice_is_over || is_ahead || (next && fine_time_of(next) <= now)) {
        return true;
    }
    turns_plan(m);
    return false;
}

// The operating system's clock goes on by itself, and somebody has to look at it.
static bool is_asked(Machine *m) {
    World *w = m->world;
    clock_follow(m);
    bool is_asked_now = m->takes_turns && m->real->is_asked(m);
    if (is_asked_now && !w->is_requested) {
        show_request(m);
    }
    bool can = can_switch(m);
    if (can || !is_asked_now) { // else: where the library's code, which may be most of it, returns
        turns_plan(m);
    }
    return is_asked_now && can;
}

bool turn_is_over(Machine *m) {
    World *w = m->world;
    w->strand.passed_check = true;
    if (m->real) {
        return is_asked(m);
    }
    bool may_end =
        !m->is_left_to_caller && m->takes_turns && w->running_strand && !strand_is_alone(m);
    if (!may_end || w->instruction_count <= w->turn_at) {
        return false;
    }
    return turns_are_parallel(m) ? core_is_wanted(m) : interval_is_over(m);
}

static bool chance_switches(Machine *m) {
    World *w = m->world;
    Access access;
    return m->profile->is_arbitrary && m->takes_turns && !m->is_left_to_caller &&
           w->ready_strands.first && can_switch(m) && machine_next_accesses(m, &access, 1) > 0 &&
           next_chance(w) % CHANCE_OF_SWITCH == 0;
}

Attention turns_attend(Machine *m, Frame *frame) {
    World *w = m->world;
    if (m->stop_before_visible && stop_before(m, frame)) {
        return ATTENTION_VISIBLE;
    }
    if (!m->profile->switches_anywhere || !m->takes_turns || frame->program != 0 ||
        w->nesting > 0) {
        return ATTENTION_NONE;
    }
    bool had_passed = w->strand.passed_check;
    bool switches = turn_is_over(m) || chance_switches(m);
    w->strand.passed_check = had_passed;
    return switches ? ATTENTION_SWITCH : ATTENTION_NONE;
}

bool turns_may_switch(const Machine *m) {
    return m->world->nesting == 0 &&
           (m->profile->switches_anywhere || m->world->strand.passed_check);
}

StrandObject *turns_first(Machine *m) {
    World *w = m->world;
    StrandObject *s = strand_queue_first(m, &w->ready_strands);
    if (!m->profile->is_arbitrary || !m->takes_turns) {
        return s; // who has waited longest
    }
    uint64_t count = 0;
    for (const StrandObject *other = s; other; other = at(m, other->queue.next)) {
        count++;
    }
    for (uint64_t skip = count > 1 ? next_chance(w) % count : 0; skip > 0; skip--) {
        s = at(m, s->queue.next);
    }
    return s;
}

// --- the picture ------------------------------------------------------------------------------

Reason turns_reason(const Machine *m) {
    const World *w = m->world;
    if (has_gil(m) && w->has_had_threads) {
        return REASON_GIL;
    }
    return turns_are_parallel(m) && w->busy_cores >= w->cores ? REASON_CORE : REASON_READY;
}

static void show_gil(Machine *m, EventKind kind) {
    World *w = m->world;
    event_emit(m, kind, (LaneState)w->strand.own_state, (Reason)w->strand.own_reason,
               w->strand.own_lane, 0, w->last_seq, 0);
}

void gil_show_taken(Machine *m) {
    World *w = m->world;
    bool can_be_seen = w->strand.own_lane != EVENT_NO_LANE; // the library's own threads cannot
    if (has_gil(m) && m->record_switches && w->has_had_threads && !w->gil_is_shown && can_be_seen) {
        w->gil_is_shown = true;
        show_gil(m, EVENT_GIL_TAKEN);
    }
}

void gil_show_dropped(Machine *m) {
    World *w = m->world;
    if (w->gil_is_shown) {
        w->gil_is_shown = false;
        show_gil(m, EVENT_GIL_DROPPED);
    }
}

// --- among several processes ------------------------------------------------------------------

static bool is_shown(const StrandObject *s) {
    return !s->is_hidden && !s->saved.shows_wait && s->saved.lane != EVENT_NO_LANE;
}

uint32_t turns_running_lanes(const Machine *m) {
    const World *w = m->world;
    bool runs = w->running_strand && !at(m, w->running_strand)->is_hidden;
    uint32_t count = runs && !w->strand.shows_wait && strand_shown_lane(m) != EVENT_NO_LANE;
    for (StrandObject *s = strand_queue_first(m, &w->paused_strands); s; s = at(m, s->queue.next)) {
        count += is_shown(s);
    }
    return count;
}

void turns_show_no_core(Machine *m) {
    World *w = m->world;
    if (!m->record_switches) {
        return;
    }
    uint32_t worker = w->strand.worker;
    for (StrandObject *s = strand_queue_first(m, &w->paused_strands); s; s = at(m, s->queue.next)) {
        if (is_shown(s)) {
            w->strand.worker = s->saved.worker;
            s->saved.wait_lane = s->saved.lane;
            s->ready_seq = s->last_seq = event_emit(m, EVENT_SWITCHED_OUT, LANE_LOCKED, REASON_CORE,
                                                    s->saved.lane, 0, s->last_seq, 0);
            s->saved.shows_wait = true;
        }
    }
    w->strand.worker = worker;
    uint32_t lane = w->running_strand ? strand_shown_lane(m) : EVENT_NO_LANE;
    if (lane != EVENT_NO_LANE && !w->strand.shows_wait && !at(m, w->running_strand)->is_hidden) {
        w->strand.wait_lane = lane;
        w->strand.shows_wait = true;
        w->last_seq = event_emit(m, EVENT_SWITCHED_OUT, LANE_LOCKED, REASON_CORE, lane,
                                 current_site(m), w->last_seq, 0);
    }
}

void turns_show_core(Machine *m) {
    World *w = m->world;
    if (w->running_strand && w->strand.shows_wait) {
        w->strand.shows_wait = false;
        w->last_seq = event_emit(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, w->strand.wait_lane,
                                 current_site(m), w->last_seq, 0);
    }
}
