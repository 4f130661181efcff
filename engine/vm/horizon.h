// horizon: how far a world may go on before another one could do something.
//
// Each process is a world with a time of its own. The one whose time is earliest runs, up to its
// horizon: the earliest time at which another world could act. Computing takes time in whole
// milliseconds, so a world may compute until the next one would carry it past the horizon. A run
// with one world has no horizon and never asks.
#pragma once

#include "engine/vm/clock.h"

// The machine's world may go on until now_ns would pass `ns`.
static inline void horizon_set(Machine *m, int64_t ns) {
    const World *w = m->world;
    m->horizon_ns = ns;
    m->horizon_at = UINT64_MAX;
    int64_t allowed = ns > w->now_ns ? ns - w->now_ns : 0;
    allowed -= allowed % CLOCK_MILLISECOND;
    if (allowed < INT64_MAX - CLOCK_MILLISECOND - w->charged_ns) { // else it is never
        int64_t computing = w->charged_ns + allowed + CLOCK_MILLISECOND;
        m->horizon_at = w->stretch_start + clock_instructions_in(m, computing) + 1;
    }
}

// Something happens at `ns` in another world.
static inline void horizon_comes_nearer(Machine *m, int64_t ns) {
    if (ns < m->horizon_ns) {
        horizon_set(m, ns);
    }
}

// A safe point has to let another world go first.
static inline bool horizon_is_reached(const Machine *m) {
    return m->world->instruction_count >= m->horizon_at;
}
