#include "engine/live/live.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/live/live_internal.h"
#include "engine/live/monotonic.h"

#define INTERVAL_NS INT64_C(5000000)

const Scheduler *live_scheduler_named(const char *name) {
    const Scheduler *const models[] = {&live_native, &live_threads, &live_processes, &live_sync,
                                       &live_async};
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) {
        if (strcmp(models[i]->name, name) == 0) {
            return models[i];
        }
    }
    return NULL;
}

const char *live_lacks(const Profile *profile) {
    if (profile->is_parallel) {
        return "there is no real run without a GIL: the interpreter has a real lock";
    }
    if (profile->is_arbitrary) {
        return "the profile 'guarantee' is about every order that the language allows; a real run "
               "has the one that the operating system chose";
    }
    return NULL;
}

Live *live_new(Shared *shared) {
    Live *live = NEW(Live);
    live->shared = shared;
    live->slot = &shared->slots[0];
    interpreter_lock_init(&live->lock, INTERVAL_NS);
    live->result = STEP_MORE;
    return live;
}

void live_free(Live *live) {
    if (live) {
        interpreter_lock_release(&live->lock);
        mail_release(&live->mail);
        text_release(&live->others);
        memory_free(live->threads);
        memory_free(live);
    }
}

// The caller's thread is the only one.
static StepResult run_alone(Live *live) {
    LiveThread self = {.live = live, .waiter = waiter_new()};
    StepResult result = STEP_MORE;
    live->holder = &self;
    while (result == STEP_MORE && !recorder_failed(live->run->machine->recorder)) {
        result = run_step(live->run);
    }
    live->holder = NULL;
    waiter_free(self.waiter);
    return result == STEP_MORE ? STEP_LIMIT : result;
}

Kernel *live_kernel(Live *live) {
    return &live->shared->kernel;
}

RecorderTail *live_tail(Live *live) {
    return &live->slot->tail;
}

void live_publish(Live *live, bool is_quiet) {
    Machine *m = live->run->machine;
    recorder_flush(m->recorder);
    live->published_ns = m->world->now_ns;
    atomic_store(&live->slot->safe_ns, m->world->now_ns);
    atomic_store(&live->slot->is_quiet, is_quiet);
}

StepResult live_run(Live *live, Run *run) {
    live->run = run;
    run->machine->pid = live->slot->pid;
    live->began_ns = monotonic_ns();
    atomic_store(&live->shared->began_ns, live->began_ns);
    kernel_lock(live_kernel(live));
    bool has_others = live_kernel(live)->object_count > 0; // somebody made them
    kernel_unlock(live_kernel(live));
    if (has_others) {
        live_start_listener(live);
    }
    return run->scheduler->host.has_one_worker ? run_alone(live) : live_run_threads(live);
}

// --- real time --------------------------------------------------------------------------------

int64_t live_now_ns(Machine *m) {
    const Live *live = live_of(m);
    return live->began_ns ? monotonic_ns() - live->began_ns : 0;
}

int64_t live_computed_ns(Machine *m) {
    (void)m;
    struct timespec spent;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return spent.tv_sec * INT64_C(1000000000) + spent.tv_nsec;
}

void live_sleep_until(Machine *m, int64_t ns) {
    Live *live = live_of(m);
    int64_t until_ns = ns < INT64_MAX - live->began_ns ? live->began_ns + ns : INT64_MAX;
    if (monotonic_ns() < until_ns) {
        live_publish(live, true);
        waiter_wait_in_loop(live->holder->waiter, until_ns);
        atomic_store(&live->slot->is_quiet, false);
    }
}
