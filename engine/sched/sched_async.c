// One thread, at most one event loop at a time: what CPython does with the program as it stands.
#include "engine/sched/sched.h"
#include "engine/sched/wake.h"

static Value start_task(Machine *m, Value loop, Value task) {
    (void)m;
    (void)loop;
    (void)task; // it is in the ready queue: first runs at a later turn of the loop
    return VALUE_NONE;
}

static StepResult blocked(Run *run) {
    return wake_strand(run->machine) ? STEP_MORE : run->machine->limit ? STEP_LIMIT : STEP_DEADLOCK;
}

extern const Scheduler sched_async;
const Scheduler sched_async = {
    .name = "async",
    .host = {.wait = wake_strand, .start_task = start_task},
    .blocked = blocked,
};
