// What happens when a thread gives way, under every model that has threads as the program wrote
// them: the first that can run runs; when there is none, time passes to the first timer of all.
// Without a GIL every core has a thread whose time passes by itself: the one whose time comes first
// is looked at next, so that the times of all events are in order.
#include "engine/sched/sched_threads.h"

#include "engine/vm/clock.h"
#include "engine/vm/strand.h"
#include "engine/vm/turns.h"

// One of those that have a core, or the first timer, whichever comes first.
static bool run_parallel(Machine *m) {
    World *w = m->world;
    int64_t ns;
    uint64_t lag;
    for (;;) {
        turns_fill_cores(m);
        StrandObject *next = turns_earliest(m);
        if (strand_first_timer(m, &ns, &lag) && (!next || ns <= turns_time_of(next))) {
            clock_advance(m, ns, lag);
            w->now_lag = lag > w->now_lag ? lag : w->now_lag;
            strand_release_due(m);
            continue;
        }
        if (!next) {
            return false;
        }
        w->now_ns = next->local_ns;
        w->now_lag = next->local_lag;
        strand_run(m, next);
        return true;
    }
}

static bool run_one(Machine *m) {
    int64_t ns;
    uint64_t lag;
    while (!strand_run_next(m)) {
        if (!strand_first_timer(m, &ns, &lag)) {
            return false;
        }
        if (!clock_advance(m, ns, lag) && m->real) {
            return true; // the limit; nobody is due
        }
        strand_release_due(m);
    }
    return true;
}

StepResult threads_go_on(Run *run) {
    Machine *m = run->machine;
    if (run->processes) { // the process whose time comes first goes on: sched_processes.c
        return m->limit ? STEP_LIMIT : STEP_MORE;
    }
    if (!(turns_are_parallel(m) ? run_parallel(m) : run_one(m))) {
        return STEP_DEADLOCK;
    }
    return m->limit ? STEP_LIMIT : STEP_MORE;
}

StepResult threads_switched(Run *run) {
    strand_make_way(run->machine);
    return threads_go_on(run);
}

StepResult threads_blocked(Run *run) {
    strand_give_way(run->machine);
    return threads_go_on(run);
}

StepResult thread_ended(Run *run) {
    strand_end(run->machine);
    return threads_go_on(run);
}
