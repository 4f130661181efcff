// What happens when a thread gives way, under every model that has threads as the program wrote
// them: the first that can run runs; when there is none, time passes to the first timer of all.
//
// A thread is never interrupted: it runs until it waits. Interrupting it by the cost of what it
// computes (the GIL's 5 ms) is a model of its own and belongs here.
#include "engine/sched/sched_threads.h"

#include "engine/vm/clock.h"
#include "engine/vm/strand.h"

StepResult threads_go_on(Run *run) {
    Machine *m = run->machine;
    int64_t ns;
    uint64_t lag;
    while (!strand_run_next(m)) {
        if (!strand_first_timer(m, &ns, &lag)) {
            return STEP_DEADLOCK;
        }
        clock_advance(m, ns, lag);
        strand_release_due(m);
    }
    return m->limit ? STEP_LIMIT : STEP_MORE;
}

StepResult threads_blocked(Run *run) {
    strand_give_way(run->machine);
    return threads_go_on(run);
}

StepResult thread_ended(Run *run) {
    strand_end(run->machine);
    return threads_go_on(run);
}
