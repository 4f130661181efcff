// processes for real: fork, and what a process of the program does when it begins and ends.
//
// The memory of a new process is its own because the operating system copies it. What processes
// have in common, the kernel of the run, lies in shared memory; a thread of each process hears the
// bell that rings when another process did something for it. Nobody in here runs the program's
// code.
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/live/live_internal.h"
#include "engine/live/monotonic.h"
#include "engine/sched/report.h"
#include "engine/vm/clock.h"
#include "engine/vm/interp.h"
#include "engine/vm/lock.h"
#include "engine/vm/watch.h"

enum {
    REAP_EVERY_MS = 2, // while there are children
    START_NS = 20000   // a thread takes to begin
};

// --- what others did --------------------------------------------------------------------------

// With the interpreter's lock.
static void deliver_news(Live *live) {
    Machine *m = live->run->machine;
    Kernel *kernel = m->kernel;
    size_t kept = 0;
    kernel_lock(kernel);
    for (size_t i = 0; i < kernel->news_count; i++) {
        KernelNews news = kernel->news[i];
        if (news.pid != m->pid) {
            kernel->news[kept++] = news;
            continue;
        }
        atomic_store(&live->slot->is_stuck, false);
        ThreadLock *lock = AS(ThreadLock, m, news.lock);
        if (lock->object.flags & LOCK_IS_TAKEN) {
            // the event that did it has its number in another process
            lock_free(m, lock, EVENT_NO_CAUSE);
        }
    }
    kernel->news_count = kept;
    kernel_unlock(kernel);
}

static void tell_death(Live *live, pid_t pid, int status) {
    Machine *m = live->run->machine;
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        Slot *slot = &live->shared->slots[i];
        if (atomic_load(&slot->system_pid) != pid || atomic_load(&slot->state) != SLOT_RUNS) {
            continue;
        }
        int64_t code = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
        kernel_lock(m->kernel);
        kernel_process_ended(m, slot->pid, slot->object, code, m->world->last_seq);
        kernel_unlock(m->kernel);
        atomic_store(&slot->wait_status, status);
        atomic_store(&slot->state, SLOT_DIED);
        atomic_store(&live->slot->is_stuck, false);
    }
}

// False: the run is over.
static bool take_lock(Live *live) {
    if (!interpreter_lock_take(&live->lock)) {
        return false;
    }
    atomic_store(&live->slot->is_quiet, false);
    clock_follow(live->run->machine);
    return true;
}

static void drop_lock(Live *live) {
    live_note_stuck(live); // who was woken by a death or by news perhaps waits again
    live_publish(live, true);
    interpreter_lock_drop(&live->lock, false);
}

static bool reap_children(Live *live) {
    int status;
    pid_t pid;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        if (!take_lock(live)) {
            return false;
        }
        tell_death(live, pid, status);
        drop_lock(live);
    }
    return true;
}

static void tell_members(Live *live) {
    Run *run = live->run;
    report_members(run);
    snprintf(live->slot->told, sizeof live->slot->told, "%s", text_z(&run->message));
    text_clear(&run->message);
    atomic_store(&live->slot->has_told, true);
    shared_ring_bell(live->shared->bell);
}

// In order of their beginning, which the numbers of the processes say.
static void gather_members(Live *live) {
    Shared *shared = live->shared;
    for (uint32_t pid = 0; pid < shared->kernel.next_pid; pid++) {
        const Slot *slot = pid > live->slot->pid ? shared_slot_of(shared, pid) : NULL;
        if (slot && atomic_load(&slot->has_told)) {
            text_add_z(&live->others, slot->told);
        }
    }
    live->run->others = text_z(&live->others);
}

static bool answer_bell(Live *live) {
    if (!take_lock(live)) {
        return false;
    }
    deliver_news(live);
    int deadlock = atomic_load(&live->shared->deadlock);
    if (deadlock != DEADLOCK_NONE && live->is_child) {
        tell_members(live);
    } else if (deadlock == DEADLOCK_IS_OVER) {
        gather_members(live);
        live_stop(live, STEP_DEADLOCK);
        return false;
    }
    drop_lock(live);
    return true;
}

// Without the interpreter's lock: who computes meanwhile does not hold up what it has sent.
static void write_mail(Live *live) {
    Kernel *kernel = &live->shared->kernel;
    kernel_lock(kernel);
    mail_go_on(&live->mail, kernel, live->slot->pid);
    kernel_unlock(kernel);
}

static void *listen_main(void *argument) {
    Live *live = argument;
    atomic_fetch_sub(&live->starting, 1);
    for (;;) {
        struct pollfd sources[] = {{.fd = live->slot->bell, .events = POLLIN},
                                   {.fd = live->shared->life[0], .events = POLLIN}};
        int count = poll(sources, 2, REAP_EVERY_MS);
        if (sources[1].revents) {
            _exit(1); // the supervisor is gone
        }
        if (interpreter_lock_is_closed(&live->lock) || !reap_children(live)) {
            return NULL;
        }
        if (count > 0) {
            shared_clear_bell(live->slot->bell);
            write_mail(live);
            if (!answer_bell(live)) {
                return NULL;
            }
        }
    }
}

void live_start_listener(Live *live) {
    atomic_fetch_add(&live->starting, 1);
    live->has_listener = pthread_create(&live->listener, NULL, listen_main, live) == 0;
    if (!live->has_listener) {
        atomic_fetch_sub(&live->starting, 1);
    }
}

void live_end_listener(Live *live) {
    if (live->has_listener) {
        shared_ring_bell(live->slot->bell);
        pthread_join(live->listener, NULL);
        live->has_listener = false;
    }
}

// --- beginning --------------------------------------------------------------------------------

static NativeFrame *request_frame(Machine *m) {
    return AS(NativeFrame, m, m->world->strand.frame);
}

static StepResult refuse(Run *run) {
    Machine *m = run->machine;
    replace(m, &request_frame(m)->slots[PROCESS_SLOT_ANSWER], VALUE_UNSET);
    return STEP_MORE;
}

// A slot, a pid and an object in the kernel, with everything that the parent holds.
static Slot *prepare(Live *live, const char *name) {
    Machine *m = live->run->machine;
    recorder_flush(m->recorder);
    const RecorderHead *head = (const RecorderHead *)(const void *)m->recorder;
    kernel_lock(m->kernel);
    mail_open_all(live->shared);
    int number = shared_take_slot(live->shared);
    Slot *slot = number == SHARED_NO_SLOT ? NULL : &live->shared->slots[number];
    if (slot) {
        slot->pid = m->kernel->next_pid++;
        slot->object = kernel_add(m->kernel, KERNEL_PROCESS);
        m->kernel->objects[slot->object].number = slot->pid;
        slot->parent = (int)(live->slot - live->shared->slots);
        slot->seq_count = head->first_seq + head->count;
        slot->text_count = head->text_count;
        slot->lane_count = head->lane_count;
        slot->worker_count = head->worker_count;
        snprintf(slot->name, sizeof slot->name, "%s", name);
        atomic_store(&slot->system_pid, 0);
        atomic_store(&slot->safe_ns, clock_now(m));
        atomic_store(&slot->is_quiet, false);
        atomic_store(&slot->is_stuck, false);
        atomic_store(&slot->tail.count, 0); // of who had the slot before
        atomic_store(&slot->has_told, false);
        kernel_inherit(m->kernel, m->pid, slot->pid);
        atomic_store(&slot->state, SLOT_RUNS);
    }
    kernel_unlock(m->kernel);
    return slot;
}

// The threads of the parent are not here: this one is the only one.
static void be_alone(Live *live, LiveThread *thread, Slot *slot) {
    interpreter_lock_init(&live->lock, live->lock.interval_ns);
    live->lock.is_taken = true;
    live->slot = slot;
    live->is_child = true;
    live->has_listener = false;
    live->ended = NULL;
    live->starting = 0;
    live->mail = (Mail){0}; // the parent writes its own
    for (size_t i = 0; i < live->thread_count; i++) {
        live->threads[i] = NULL;
    }
    live->threads[0] = thread;
    live->holder = thread;
    thread->waiter = waiter_new(); // the old one's loop is the parent's
    recorder_keep_in(live->run->machine->recorder, &slot->tail);
    atomic_store(&slot->system_pid, getpid());
}

static void show_beginning(Machine *m, const char *name, uint32_t cause, bool is_copy) {
    World *w = m->world;
    uint32_t number = ++w->worker_count;
    clock_follow(m);
    w->strand.worker = number < EVENT_MAX_WORKERS ? number : EVENT_MAX_WORKERS - 1;
    if (m->record_switches) {
        event_emit(m, EVENT_WORKER_CREATED, LANE_LOCKED, REASON_NOT_STARTED, EVENT_NO_LANE, 0,
                   EVENT_NO_CAUSE, recorder_text(m->recorder, name, strlen(name)));
    }
    w->strand.lane = w->strand.own_lane = lane_new(m, name, cause);
    watch_begin(m);
    w->last_seq = w->last_created;
    strand_current(m)->lane = w->strand.lane;
    if (!m->record_switches) {
        return;
    }
    w->last_seq =
        event_emit(m, EVENT_STARTED, LANE_RUNNING, REASON_CALL, w->strand.lane, 0, w->last_seq, 0);
    if (is_copy) {
        w->last_seq = event_emit(m, EVENT_MEMORY_COPIED, LANE_RUNNING, REASON_CALL, w->strand.lane,
                                 0, w->last_seq, (uint32_t)(w->heap.top - w->heap.sealed));
    }
}

static void begin_life(Machine *m, const Slot *slot, uint32_t parent_pid) {
    World *w = m->world;
    m->request = REQUEST_NONE;
    m->parent_pid = parent_pid;
    m->pid = slot->pid;
    snprintf(m->process_name, sizeof m->process_name, "%s", slot->name);
    replace(m, &strand_current(m)->name, str_z(m, slot->name));
    replace(m, &w->strand.running_loop, VALUE_UNSET);
    w->has_last_words = false;
}

static void answer(Machine *m, const Slot *slot) {
    const Value parts[] = {value_from_small_int(slot->pid), value_from_small_int(slot->object)};
    replace(m, &request_frame(m)->slots[PROCESS_SLOT_ANSWER], tuple_of(m, parts, 2));
}

// In the parent. False: the system starts no process.
static bool has_started(Live *live, Slot *slot, pid_t pid) {
    Machine *m = live->run->machine;
    if (pid < 0) {
        kernel_lock(m->kernel);
        kernel_process_ended(m, slot->pid, slot->object, -1, m->world->last_seq);
        kernel_unlock(m->kernel);
        atomic_store(&slot->state, SLOT_ENDED);
        return false;
    }
    atomic_store(&slot->system_pid, pid);
    if (!live->has_listener) {
        live_start_listener(live);
    }
    return true;
}

// The world of a forked process is a copy of its parent's.
static void begin_forked(Run *run, const Slot *slot) {
    Machine *m = run->machine;
    strand_keep_running_one(m);
    begin_life(m, slot, m->pid);
    show_beginning(m, slot->name, m->world->last_seq, true);
    replace(m, &request_frame(m)->slots[PROCESS_SLOT_ANSWER], VALUE_NONE);
}

// The new process has a world of its own, in which the library is ready.
static void begin_spawned(Run *run, const Slot *slot, Value bytes) {
    Live *live = run->live;
    Machine *m = run->machine;
    const Program *program = m->programs[0];
    Machine *own = machine_new(&run->options);
    if (!own || !machine_load_spawned(own, program, program->source.name,
                                      AS(Bytes, m, bytes)->bytes, AS(Bytes, m, bytes)->length)) {
        _exit(1);
    }
    own->world->lane_count = m->world->lane_count;
    own->world->worker_count = m->world->worker_count;
    run->machine = own;
    live->holder->strand = strand_current(own);
    begin_life(own, slot, m->pid);
    show_beginning(own, slot->name, m->world->last_seq, false);
}

// So that no other thread stands in the middle of what is copied, as of asking for memory: one that
// begins, has ended or writes mail. Others wait, for the interpreter's lock or outside of it.
static pid_t fork_alone(Live *live) {
    Kernel *kernel = &live->shared->kernel;
    live_join_ended(live);
    while (atomic_load(&live->starting) > 0) {
        nanosleep(&(struct timespec){.tv_nsec = START_NS}, NULL);
    }
    kernel_lock(kernel);
    pid_t pid = fork();
    if (pid != 0) {
        kernel_unlock(kernel);
    }
    return pid;
}

// bytes: what a spawned process begins with; VALUE_UNSET: it is forked.
static StepResult start_process(Run *run, Value bytes) {
    Live *live = run->live;
    Machine *m = run->machine;
    LiveThread *thread = live->holder;
    Slot *slot = prepare(live, str_bytes(m, request_frame(m)->slots[PROCESS_SLOT_NAME]));
    run->has_others = true;
    pid_t pid = slot ? fork_alone(live) : -1;
    if (slot && pid == 0) {
        be_alone(live, thread, slot);
        if (bytes == VALUE_UNSET) {
            begin_forked(run, slot);
        } else {
            begin_spawned(run, slot, bytes);
        }
        live_start_listener(live);
        return STEP_MORE;
    }
    if (!slot || !has_started(live, slot, pid)) {
        return refuse(run);
    }
    answer(m, slot);
    return STEP_MORE;
}

static Value bytes_to_spawn(Run *run) {
    Machine *m = run->machine;
    return tuple_items(m, request_frame(m)->slots[PROCESS_SLOT_ANSWER])[0];
}

// --- ending -----------------------------------------------------------------------------------

// The slot may be another's from now on.
static _Noreturn void leave_slot(Live *live, int status) {
    shared_ring_bell(live->shared->bell);
    _exit(status);
}

static _Noreturn void leave(Live *live, int status) {
    live_publish(live, false);
    atomic_store(&live->slot->state, SLOT_ENDED);
    leave_slot(live, status);
}

static _Noreturn void exit_process(Run *run) {
    Live *live = run->live;
    Machine *m = run->machine;
    World *w = m->world;
    int64_t code = value_as_int(request_frame(m)->slots[PROCESS_SLOT_ANSWER]);
    clock_now(m);
    if (m->record_switches) {
        w->last_seq = event_emit(m, EVENT_ENDED, LANE_DONE, REASON_RETURNED, w->strand.own_lane, 0,
                                 w->last_seq, recorder_text(m->recorder, "", 0));
        event_emit(m, EVENT_WORKER_ENDED, LANE_DONE, REASON_NONE, EVENT_NO_LANE, 0, w->last_seq, 0);
    }
    live_publish(live, false); // before others can know that it has ended
    kernel_lock(m->kernel);
    mail_leave(&live->mail, m->kernel, m->pid);
    kernel_process_ended(m, m->pid, live->slot->object, code, w->last_seq);
    atomic_store(&live->slot->state, SLOT_ENDED); // who knows of it may end the whole run
    kernel_unlock(m->kernel);
    leave_slot(live, (int)(code & 0xFF));
}

// A limit, a deadlock, or what is not supported, in a process that is not the first: all ends.
_Noreturn void live_leave_with(Live *live, StepResult result) {
    Run *run = live->run;
    Verdict verdict = run_end(run, result);
    run_mark_end(run, verdict);
    recorder_end(run->machine->recorder, verdict, text_z(&run->message));
    leave(live, verdict_exit_status(verdict));
}

StepResult live_process_request(Run *run) {
    ProcessRequest request = run->machine->request;
    run->machine->request = REQUEST_NONE;
    switch (request) {
    case REQUEST_FORK:
        return start_process(run, VALUE_UNSET);
    case REQUEST_SPAWN:
        return start_process(run, bytes_to_spawn(run));
    case REQUEST_EXIT:
        exit_process(run);
    case REQUEST_NONE:
        break;
    }
    return STEP_MORE;
}
