#include "engine/sched/wake.h"

#include "engine/vm/clock.h"
#include "engine/vm/interp.h"

bool wake_strand(Machine *m) {
    Strand *strand = &m->world->strand;
    if (strand->wake_ns == INT64_MAX || !strand->waits) {
        return false;
    }
    strand->waits = false;
    bool in_time = clock_advance(m, strand->wake_ns, strand->wake_lag);
    if (strand->sleeps) {
        strand->sleeps = false;
        emit_here(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, 0);
    }
    return in_time;
}
