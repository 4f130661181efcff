// native and threads for real: a POSIX thread for every strand, one of which at a time has the
// interpreter lock. Whoever waits lets go of the lock and stands still at its own waiter; who wakes
// it runs at the same time, on another core, when there is one. An asyncio loop waits in a loop of
// libuv.
//
// The registers of the strand that has the lock are in World.strand, as in virtual time; taking the
// lock and strand_run, strand_give_way and dropping it, belong together.
#include "engine/base/memory.h"
#include "engine/live/live_internal.h"
#include "engine/live/monotonic.h"
#include "engine/vm/clock.h"
#include "engine/vm/interp.h"

#define PUBLISH_NS INT64_C(1000000) // others wait for what a thread that computes has recorded

// --- the end ----------------------------------------------------------------------------------

// By the holder of the lock: the run ends, whoever found out. The others never get the lock again.
// They are woken first: once the lock is closed, they are joined and gone.
StepResult live_stop(Live *live, StepResult result) {
    live->result = result;
    for (size_t i = 0; i < live->thread_count; i++) {
        if (live->threads[i]) {
            waiter_wake(live->threads[i]->waiter);
        }
    }
    interpreter_lock_close(&live->lock);
    return result;
}

static void free_thread(LiveThread *thread) {
    waiter_free(thread->waiter);
    memory_free(thread);
}

void live_join_ended(Live *live) {
    while (live->ended) {
        LiveThread *thread = live->ended;
        live->ended = thread->next_ended;
        pthread_join(thread->thread, NULL);
        free_thread(thread);
    }
}

// --- waiting ----------------------------------------------------------------------------------

static int64_t end_of_wait(const Live *live, const Machine *m, const StrandObject *strand) {
    int64_t ns = strand->saved.wake_ns;
    ns = ns <= m->max_time_ns ? ns : m->max_time_ns + 1;
    return live->began_ns + ns;
}

// Without the lock, until it is woken, its time has come, or the run ends.
static void stand_still(LiveThread *thread, int64_t until_ns, bool is_loop) {
    if (is_loop) {
        waiter_wait_in_loop(thread->waiter, until_ns);
    } else {
        waiter_wait(thread->waiter, until_ns);
    }
}

bool live_note_stuck(Live *live) {
    const Machine *m = live->run->machine;
    int64_t ns;
    uint64_t lag;
    bool is_stuck = !strand_any_ready(m) && !strand_first_timer(m, &ns, &lag);
    if (is_stuck) {
        atomic_store(&live->slot->is_stuck, true);
    }
    return is_stuck;
}

// With other processes about, one of them may still do something.
static bool nobody_goes_on(Live *live) {
    return live_note_stuck(live) && !live->has_listener;
}

// The strand was put away; it runs again when this returns STEP_MORE.
static StepResult wait_for_turn(Live *live, LiveThread *thread, bool is_polite) {
    Machine *m = live->run->machine;
    StrandObject *strand = thread->strand;
    do {
        bool is_blocked = strand->state == STRAND_BLOCKED;
        bool is_loop = is_type(m, strand->waits_on, TYPE_LOOP);
        int64_t until_ns = end_of_wait(live, m, strand);
        interpreter_lock_set_interval(&live->lock, m->world->switch_ns);
        live->holder = NULL;
        live_publish(live, true);
        interpreter_lock_drop(&live->lock, is_polite);
        if (is_blocked) {
            stand_still(thread, until_ns, is_loop);
        }
        if (!interpreter_lock_take(&live->lock)) {
            return live->result;
        }
        live->holder = thread;
        atomic_store(&live->slot->is_quiet, false);
        clock_follow(m);
        if (m->limit) {
            return live_stop(live, STEP_LIMIT);
        }
        strand_release_due(m);
    } while (strand->state == STRAND_BLOCKED);
    waiter_clear(thread->waiter);
    strand_run(m, strand);
    return STEP_MORE;
}

static StepResult give_way(Run *run) {
    Live *live = run->live;
    Machine *m = run->machine;
    bool is_asked = interpreter_lock_is_wanted(&live->lock);
    LiveThread *thread = live->holder;
    strand_give_way(m);
    if (m->limit) {
        return live_stop(live, STEP_LIMIT);
    }
    if (nobody_goes_on(live)) {
        return live_stop(live, STEP_DEADLOCK);
    }
    return wait_for_turn(live, thread, is_asked);
}

// Inside a native: its C code stands on this thread's own stack, so others can go on meanwhile.
static bool wait_in_native(Machine *m) {
    World *w = m->world;
    if (!w->strand.waits) {
        return true;
    }
    uint32_t nesting = w->nesting;
    w->nesting = 0;
    LiveThread *thread = live_of(m)->holder;
    if (give_way(m->host_context) != STEP_MORE) {
        longjmp(thread->end, 1); // the world is no longer this thread's: no way back through it
    }
    w->nesting = nesting;
    return true;
}

// --- threads ----------------------------------------------------------------------------------

static StepResult thread_has_ended(Run *run) {
    Live *live = run->live;
    Machine *m = run->machine;
    LiveThread *thread = live->holder;
    live->threads[thread->strand->number] = NULL;
    thread->has_ended = true;
    strand_end(m);
    return nobody_goes_on(live) ? live_stop(live, STEP_DEADLOCK) : STEP_MORE;
}

// With the lock.
static void run_to_end(LiveThread *thread) {
    Live *live = thread->live;
    StepResult result = STEP_MORE;
    while (result == STEP_MORE && !thread->has_ended) {
        result = recorder_failed(live->run->machine->recorder) ? STEP_LIMIT : run_step(live->run);
    }
    if (result == STEP_MORE) {
        thread->next_ended = live->ended;
        live->ended = thread;
        live->holder = NULL;
        live_publish(live, true);
        interpreter_lock_drop(&live->lock, false);
    } else if (live->is_child) {
        live_leave_with(live, result);
    } else if (!interpreter_lock_is_closed(&live->lock)) {
        live_stop(live, result);
    }
}

static void *thread_main(void *argument) {
    LiveThread *thread = argument;
    Live *live = thread->live;
    atomic_fetch_sub(&live->starting, 1);
    if (!interpreter_lock_take(&live->lock)) {
        return NULL;
    }
    live->holder = thread;
    atomic_store(&live->slot->is_quiet, false);
    clock_follow(live->run->machine);
    if (thread->strand->state != STRAND_RUNNING) { // as the main one does from the beginning
        strand_run(live->run->machine, thread->strand);
    }
    if (setjmp(thread->end) == 0) {
        run_to_end(thread);
    }
    return NULL;
}

// False: the system gives no more threads.
static bool start_thread(Live *live, StrandObject *strand) {
    LiveThread *thread = NEW(LiveThread);
    thread->live = live;
    thread->strand = strand;
    thread->waiter = waiter_new();
    while (live->thread_count <= strand->number) {
        GROW(live->threads, live->thread_count, live->thread_capacity);
        live->threads[live->thread_count++] = NULL;
    }
    live->threads[strand->number] = thread;
    atomic_fetch_add(&live->starting, 1);
    if (pthread_create(&thread->thread, NULL, thread_main, thread) != 0) {
        atomic_fetch_sub(&live->starting, 1);
        live->threads[strand->number] = NULL;
        free_thread(thread);
        return false;
    }
    return true;
}

static void strand_added(Machine *m, StrandObject *strand) {
    Live *live = live_of(m);
    live_join_ended(live);
    if (strand->number < live->thread_count && live->threads[strand->number]) {
        waiter_wake(live->threads[strand->number]->waiter);
    } else if (!start_thread(live, strand) && !m->limit) {
        m->limit = "threads";
    }
}

static bool is_asked(Machine *m) {
    Live *live = live_of(m);
    if (m->world->now_ns - live->published_ns >= PUBLISH_NS) {
        live_publish(live, false);
    }
    return interpreter_lock_is_wanted(&live->lock);
}

static void publish(Machine *m) {
    live_publish(live_of(m), false);
}

// --- the run ----------------------------------------------------------------------------------

static void join_all(Live *live) {
    for (size_t i = 0; i < live->thread_count; i++) {
        LiveThread *thread = live->threads[i];
        if (thread) {
            pthread_join(thread->thread, NULL);
            free_thread(thread);
            live->threads[i] = NULL;
        }
    }
    live_join_ended(live);
}

StepResult live_run_threads(Live *live) {
    Machine *m = live->run->machine;
    if (!start_thread(live, strand_current(m))) {
        m->limit = "threads";
        return STEP_LIMIT;
    }
    interpreter_lock_wait_closed(&live->lock);
    live_end_listener(live);
    join_all(live);
    atomic_store(&live->slot->is_quiet, false);
    return live->result;
}

static const RealTime many_threads = {
    .now_ns = live_now_ns,
    .computed_ns = live_computed_ns,
    .sleep_until = live_sleep_until,
    .strand_added = strand_added,
    .is_asked = is_asked,
    .publish = publish,
};

static Value queue_task(Machine *m, Value loop, Value task) {
    (void)m;
    (void)loop;
    (void)task; // it is in the ready queue
    return VALUE_NONE;
}

// A model whose strands are threads: its name, its library, whether it can start processes.
#define MODEL_OF_THREADS(its_name, its_library, can_fork)                                          \
    {                                                                                              \
        .name = its_name,                                                                          \
        .host = {.wait = wait_in_native,                                                           \
                 .start_task = queue_task,                                                         \
                 .library = its_library,                                                           \
                 .has_processes = can_fork,                                                        \
                 .real = &many_threads},                                                           \
        .blocked = give_way, .switched = give_way, .ended = thread_has_ended,                      \
        .request = live_process_request                                                            \
    }

const Scheduler live_native = MODEL_OF_THREADS("native", NULL, true);
const Scheduler live_threads = MODEL_OF_THREADS("threads", "threads", false);
const Scheduler live_processes = MODEL_OF_THREADS("processes", "processes", true);
