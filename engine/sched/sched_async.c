// The event loop as CPython runs it: for the program as it stands (with its threads, if it has
// any), and for one that is shown on one thread.
#include "engine/sched/sched.h"
#include "engine/sched/sched_processes.h"
#include "engine/sched/wake.h"

static Value start_task(Machine *m, Value loop, Value task) {
    (void)m;
    (void)loop;
    (void)task; // it is in the ready queue: first runs at a later turn of the loop
    return VALUE_NONE;
}

extern const Scheduler sched_native;
const Scheduler sched_native = {
    .name = "native",
    .host = {.wait = wake_strand,
             .run_others = processes_run_others,
             .start_task = start_task,
             .has_processes = true},
};

extern const Scheduler sched_async;
const Scheduler sched_async = {
    .name = "async",
    .host = {.wait = wake_strand,
             .start_task = start_task,
             .library = "async",
             .has_one_worker = true,
             .sleep_blocks = true,
             .hands_locks_over = true},
};

extern const Scheduler sched_threads;
const Scheduler sched_threads = {
    .name = "threads",
    .host = {.wait = wake_strand, .start_task = start_task, .library = "threads"},
};
