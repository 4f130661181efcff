// clock: virtual time, or the operating system's. Integer nanoseconds, and an order ("lag") among
// equal instants.
//
// Nobody waits for a sleep. Computing is charged in whole milliseconds per stretch between two
// waits, so that a few prints take no time. Every wake-up in a chain adds 1 to the lag: a chain of
// eight 0.25 s sleeps ends after one of 2 s, as it does in real life (tests/oracle/vloop.py).
#pragma once

#include "engine/vm/machine.h"

enum {
    CLOCK_FREE_READS = 1000 // at one instant
};

#define CLOCK_MILLISECOND    INT64_C(1000000)
#define CLOCK_SECOND         INT64_C(1000000000)
#define CLOCK_EPOCH_NS       (INT64_C(1704103200) * CLOCK_SECOND) // 2024-01-01 10:00:00 UTC
#define CLOCK_MONOTONIC_BASE (INT64_C(1000) * CLOCK_SECOND)

// What so many instructions take, and how many take so long, by the costs of the profile.
static inline int64_t clock_time_of(const Machine *m, uint64_t instructions) {
    return (int64_t)instructions * m->unit_ps / 1000;
}

static inline uint64_t clock_instructions_in(const Machine *m, int64_t ns) {
    const int64_t never_ns = INT64_MAX / 2000; // further ahead than a run can come
    int64_t ps = m->unit_ps;
    ns = ns < never_ns ? ns : never_ns;
    return (uint64_t)(ns / ps * 1000 + ns % ps * 1000 / ps); // ns in ps would be too large a number
}

void clock_charge(Machine *m); // for clock_now
// At the end of a run: clock_now, and on a measured machine the last part of a millisecond, too.
void clock_charge_rest(Machine *m);
// In a run on the operating system: now_ns is what its clock shows.
void clock_follow(Machine *m);

// What has been computed since the last wait and is not yet in now_ns.
static inline int64_t clock_uncharged(const Machine *m) {
    const World *w = m->world;
    return clock_time_of(m, w->instruction_count - w->stretch_start) - w->charged_ns;
}

// now_ns goes no further while the running strand runs: another one, or another process, would
// have to come first.
static inline int64_t clock_bound(const Machine *m) {
    int64_t bound_ns = m->world->clock_bound_ns;
    return m->horizon_ns < bound_ns ? m->horizon_ns : bound_ns;
}

// Some of that can be charged: a strand that runs beside others does not pass their time.
static inline bool clock_is_due(const Machine *m) {
    return clock_uncharged(m) >= CLOCK_MILLISECOND &&
           clock_bound(m) - m->world->now_ns >= CLOCK_MILLISECOND;
}

// The time now, what was computed since the last wait included.
static inline int64_t clock_now(Machine *m) {
    if (m->real) {
        clock_follow(m);
    } else if (clock_is_due(m)) {
        clock_charge(m);
    }
    return m->world->now_ns;
}

// A read by the program: after 1000 at one instant each further one takes a millisecond.
int64_t clock_read(Machine *m);

// The stretch of computing ends: the lane waits or another one runs. Less than a millisecond is
// forgotten, but for a measured machine, where many short stretches take as long as one.
static inline void clock_settle(Machine *m) {
    clock_now(m);
    int64_t left = clock_uncharged(m);
    m->world->stretch_start = m->world->instruction_count;
    m->world->charged_ns = m->costs ? -left : -(left - left % CLOCK_MILLISECOND);
}

// When a timer really wakes that is due then.
static inline int64_t clock_late(const Machine *m, int64_t ns) {
    int64_t lateness_ns = m->profile->costs.lateness_ns;
    return ns < INT64_MAX - lateness_ns ? ns + lateness_ns : ns;
}

// So long the processor was busy beside what instructions count.
static inline void clock_pass(Machine *m, int64_t ns) {
    m->world->charged_ns -= ns;
}

// Never goes back. Returns false when the time limit is passed. In a run on the operating system
// it sleeps until then.
bool clock_advance(Machine *m, int64_t ns, uint64_t lag);

// When something that waits for delay_ns from now wakes.
void clock_after(Machine *m, int64_t delay_ns, int64_t *ns, uint64_t *lag);

// As CPython's _PyTime_AsSecondsDouble.
double clock_seconds(int64_t ns);
