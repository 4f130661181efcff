#include "engine/sched/wake.h"

#include "engine/vm/clock.h"
#include "engine/vm/interp.h"
#include "engine/vm/strand.h"
#include "engine/vm/turns.h"

// Somebody else's turn comes before the time that this strand waits for.
static bool others_come_first(const Machine *m, const Strand *strand) {
    int64_t ns;
    uint64_t lag;
    if (strand_any_ready(m) || m->world->paused_strands.first) {
        return true;
    }
    return strand_first_timer(m, &ns, &lag) &&
           (ns < strand->wake_ns || (ns == strand->wake_ns && lag <= strand->wake_lag));
}

bool wake_strand(Machine *m) {
    Strand *strand = &m->world->strand;
    if (!strand->waits) {
        return true;
    }
    if (strand->wake_ns == INT64_MAX || others_come_first(m, strand)) {
        return false;
    }
    bool in_time = clock_advance(m, strand->wake_ns, strand->wake_lag);
    strand_time_out(m);
    if (strand->shows_wait) {
        strand->shows_wait = false;
        uint32_t lane = strand->lane;
        strand->lane = strand->wait_lane;
        emit_here(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, 0);
        gil_show_taken(m);
        strand->lane = lane;
    }
    return in_time;
}
