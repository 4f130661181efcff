// One thread, no concurrency: a task runs to its end where it is started.
//
// The loop is there, but it never has more than one task that can go on: creating a task runs the
// loop until that task is done, and only then returns. Whatever it waits for, everything waits.
#include "engine/sched/sched.h"
#include "engine/sched/wake.h"
#include "engine/vm/interp.h"

static Value start_task(Machine *m, Value loop, Value task) {
    if (!is_type(m, AS(Loop, m, loop)->current, TYPE_TASK)) {
        return VALUE_NONE; // a callback of the loop: nobody waits there
    }
    return loop_run_nested(m, loop, task);
}

extern const Scheduler sched_sync;
const Scheduler sched_sync = {
    .name = "sync",
    .host = {.wait = wake_strand,
             .start_task = start_task,
             .library = "sync",
             .runs_at_once = true,
             .has_one_worker = true},
};
