// sync and async for real: one thread, whose strands and tasks take turns as in virtual time. Where
// the model lets time pass, the thread waits in its event loop.
#include "engine/live/live_internal.h"
#include "engine/sched/wake.h"
#include "engine/vm/interp.h"

static const RealTime one_thread = {
    .now_ns = live_now_ns,
    .computed_ns = live_computed_ns,
    .sleep_until = live_sleep_until,
};

static Value queue_task(Machine *m, Value loop, Value task) {
    (void)m;
    (void)loop;
    (void)task; // it is in the ready queue
    return VALUE_NONE;
}

static Value run_task(Machine *m, Value loop, Value task) {
    if (!is_type(m, AS(Loop, m, loop)->current, TYPE_TASK)) {
        return VALUE_NONE; // a callback of the loop: nobody waits there
    }
    return loop_run_nested(m, loop, task);
}

const Scheduler live_async = {
    .name = "async",
    .host = {.wait = wake_strand,
             .start_task = queue_task,
             .library = "async",
             .has_one_worker = true,
             .sleep_blocks = true,
             .hands_locks_over = true,
             .real = &one_thread},
};

const Scheduler live_sync = {
    .name = "sync",
    .host = {.wait = wake_strand,
             .start_task = run_task,
             .library = "sync",
             .runs_at_once = true,
             .has_one_worker = true,
             .real = &one_thread},
};
