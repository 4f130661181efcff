#include "engine/sched/sched_processes.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/sched/process_cores.h"
#include "engine/sched/sched_threads.h"
#include "engine/vm/horizon.h"
#include "engine/vm/interp.h"
#include "engine/vm/kernel.h"
#include "engine/vm/lock.h"
#include "engine/vm/strand.h"
#include "engine/vm/turns.h"
#include "engine/vm/watch.h"

enum {
    MAX_PROCESSES = 1000
};

// Until a new process runs its first line (SEMANTICS, Costs).
#define FORKSERVER_NS (INT64_C(35) * CLOCK_MILLISECOND)
#define SPAWN_NS      (INT64_C(68) * CLOCK_MILLISECOND)

static Process *current(Run *run) {
    return &run->processes->list[run->processes->current];
}

// What all worlds count together.
static void hand_over(const Machine *from, Machine *to) {
    to->world->lane_count = from->world->lane_count;
    to->world->worker_count = from->world->worker_count;
    to->world->output_bytes = from->world->output_bytes;
}

// --- life -------------------------------------------------------------------------------------

static Process *add(Run *run, Machine *m, uint32_t pid, uint32_t object) {
    Processes *all = run->processes;
    GROW(all->list, all->count, all->capacity);
    Process *process = &all->list[all->count++];
    *process = (Process){.machine = m, .pid = pid, .object = object, .order = ++all->next_order};
    process->lane = m->world->strand.lane;
    return process;
}

static void begin(Run *run) {
    if (!run->processes) {
        run->processes = NEW(Processes);
        cores_begin(run->processes, run->machine->world->cores);
        add(run, run->machine, KERNEL_FIRST_PID, KERNEL_NO_OBJECT);
    }
}

void processes_free(Run *run) {
    Processes *all = run->processes;
    if (!all) {
        return;
    }
    for (size_t i = 1; i < all->count; i++) {
        machine_free(all->list[i].machine);
    }
    run->machine = all->list[0].machine;
    memory_free(all->list);
    memory_free(all->free_at);
    memory_free(all);
    run->processes = NULL;
}

void processes_each(Run *run, void (*tell)(Run *run, void *context), void *context) {
    Machine *before = run->machine;
    for (size_t i = 0; i < run->processes->count; i++) {
        run->machine = run->processes->list[i].machine;
        if (run->machine) {
            tell(run, context);
        }
    }
    run->machine = before;
}

static size_t living(const Processes *all) {
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->list[i].machine != NULL;
    }
    return count;
}

// The limit holds for all together. What every world has from the library is not counted.
static void share_memory(Run *run, Machine *m) {
    const Processes *all = run->processes;
    uint64_t others = 0;
    for (size_t i = 0; i < all->count; i++) {
        const Machine *other = all->list[i].machine;
        if (other && other != m) {
            others += other->world->heap.top - other->world->heap.sealed;
        }
    }
    if (!m->world->out_of_memory) {
        m->world->heap.limit = m->max_memory > others ? m->max_memory - others : 0;
    }
}

// --- starting and ending ----------------------------------------------------------------------

static NativeFrame *request_frame(Machine *m) {
    assert(is_type(m, m->world->strand.frame, TYPE_NATIVE_FRAME));
    return AS(NativeFrame, m, m->world->strand.frame);
}

static void answer(Machine *m, uint32_t pid, uint32_t object) {
    const Value parts[] = {value_from_small_int(pid), value_from_small_int(object)};
    replace(m, &request_frame(m)->slots[PROCESS_SLOT_ANSWER], tuple_of(m, parts, 2));
}

static StepResult refuse(Run *run) {
    Machine *m = run->machine;
    replace(m, &request_frame(m)->slots[PROCESS_SLOT_ANSWER], VALUE_UNSET);
    return STEP_MORE;
}

// The new process has a worker and a lane of its own, from the time at which it was started.
static void show_start(Machine *m, Machine *child, const char *name) {
    World *w = child->world;
    uint32_t cause = m->world->last_seq;
    hand_over(m, child);
    uint32_t number = ++w->worker_count;
    w->strand.worker = number < EVENT_MAX_WORKERS ? number : EVENT_MAX_WORKERS - 1;
    if (m->record_switches && number < EVENT_MAX_WORKERS) {
        event_emit(child, EVENT_WORKER_CREATED, LANE_LOCKED, REASON_NOT_STARTED, EVENT_NO_LANE, 0,
                   EVENT_NO_CAUSE, recorder_text(m->recorder, name, strlen(name)));
    }
    w->strand.lane = w->strand.own_lane = lane_new(child, name, cause);
    watch_begin(child);
    w->last_seq = w->last_created;
    strand_current(child)->lane = w->strand.lane;
    hand_over(child, m);
}

// From the time at which it runs, with a name of its own.
static void begin_life(Machine *m, Machine *child, const char *name, int64_t delay_ns) {
    World *w = child->world;
    StrandObject *strand = strand_current(child);
    child->horizon_ns = INT64_MAX;
    child->horizon_at = UINT64_MAX;
    child->request = REQUEST_NONE;
    child->parent_pid = m->pid;
    snprintf(child->process_name, sizeof child->process_name, "%s", name);
    child->pid = m->kernel->next_pid++;
    strand->is_hidden = false; // it may be a copy of one of the library's own
    replace(child, &strand->name, str_z(child, name));
    replace(child, &w->strand.running_loop, VALUE_UNSET);
    w->stretch_start = w->instruction_count;
    w->charged_ns = w->computed_ns = 0;
    w->has_last_words = false;
    w->now_ns = clock_now(m);
    w->now_lag = m->world->now_lag;
    show_start(m, child, name);
    clock_advance(child, w->now_ns + delay_ns, w->now_lag + 1);
}

static void show_beginning(Machine *m, bool is_copy) {
    World *w = m->world;
    if (m->record_switches) {
        w->last_seq = event_emit(m, EVENT_STARTED, LANE_RUNNING, REASON_CALL, w->strand.lane, 0,
                                 w->last_seq, 0);
    }
    if (m->record_switches && is_copy) {
        w->last_seq = event_emit(m, EVENT_MEMORY_COPIED, LANE_RUNNING, REASON_CALL, w->strand.lane,
                                 0, w->last_seq, (uint32_t)(w->heap.top - w->heap.sealed));
    }
}

static StepResult fork_process(Run *run) {
    Machine *m = run->machine;
    Machine *child = living(run->processes) < MAX_PROCESSES ? machine_fork(m) : NULL;
    if (!child) {
        return refuse(run);
    }
    char name[100];
    snprintf(name, sizeof name, "%s", str_bytes(m, request_frame(m)->slots[PROCESS_SLOT_NAME]));
    uint32_t object = kernel_add(m->kernel, KERNEL_PROCESS);
    begin_life(m, child, name, m->profile->costs.fork_ns);
    kernel_inherit(m->kernel, m->pid, child->pid);
    m->kernel->objects[object].number = child->pid;
    answer(m, child->pid, object);
    replace(child, &request_frame(child)->slots[PROCESS_SLOT_ANSWER], VALUE_NONE);
    Process *process = add(run, child, child->pid, object);
    process->is_new = process->is_copy = true;
    horizon_comes_nearer(m, child->world->now_ns);
    return STEP_MORE;
}

// A machine that has only the program and the bytes that the library made for it.
static Machine *spawned_machine(Run *run, Value bytes) {
    Machine *m = run->machine;
    const Program *program = m->programs[0];
    Machine *child = machine_new(&run->options);
    if (!child || !machine_load_spawned(child, program, program->source.name,
                                        AS(Bytes, m, bytes)->bytes, AS(Bytes, m, bytes)->length)) {
        machine_free(child);
        return NULL;
    }
    return child;
}

static StepResult spawn_process(Run *run) {
    Machine *m = run->machine;
    const NativeFrame *frame = request_frame(m);
    const Value *parts = tuple_items(m, frame->slots[PROCESS_SLOT_ANSWER]);
    bool has_room = living(run->processes) < MAX_PROCESSES;
    Machine *child = has_room ? spawned_machine(run, parts[0]) : NULL;
    if (!child) {
        return refuse(run);
    }
    uint32_t object = kernel_add(m->kernel, KERNEL_PROCESS);
    int64_t delay_ns = parts[1] == VALUE_TRUE ? FORKSERVER_NS : SPAWN_NS;
    begin_life(m, child, str_bytes(m, frame->slots[PROCESS_SLOT_NAME]), delay_ns);
    m->kernel->objects[object].number = child->pid;
    answer(m, child->pid, object);
    add(run, child, child->pid, object)->is_new = true;
    horizon_comes_nearer(m, child->world->now_ns);
    return STEP_MORE;
}

// Its threads end with a process.
static void show_threads_end(Machine *m, uint32_t lane, uint32_t cause) {
    World *w = m->world;
    uint32_t worker = w->strand.worker;
    for (StrandObject *s = strand_after(m, NULL); s; s = strand_after(m, s)) {
        if (s->lane != lane && s->lane != EVENT_NO_LANE) {
            w->strand.worker = s == strand_current(m) ? worker : s->saved.worker;
            w->last_seq = event_emit(m, EVENT_ENDED, LANE_DONE, REASON_ENDED_WITH_PROGRAM, s->lane,
                                     0, cause, recorder_text(m->recorder, "", 0));
        }
    }
    w->strand.worker = worker;
}

static void show_end(Machine *m, uint32_t lane, const Machine *killer) {
    World *w = m->world;
    if (!m->record_switches) {
        return;
    }
    if (killer) {
        w->now_ns = killer->world->now_ns;
        hand_over(killer, m);
    }
    Reason reason = killer ? REASON_ENDED_WITH_PROGRAM : REASON_RETURNED;
    uint32_t cause = killer ? killer->world->last_seq : w->last_seq;
    show_threads_end(m, lane, cause);
    w->last_seq = event_emit(m, EVENT_ENDED, LANE_DONE, reason, lane, 0, cause,
                             recorder_text(m->recorder, "", 0));
    event_emit(m, EVENT_WORKER_ENDED, LANE_DONE, REASON_NONE, EVENT_NO_LANE, 0, w->last_seq, 0);
}

static void kill_all(Run *run, Machine *killer);

static StepResult exit_process(Run *run) {
    Machine *m = run->machine;
    Process *process = current(run);
    kill_all(run, m);
    if (!process->machine) { // by itself, just before
        return STEP_MORE;
    }
    int64_t code = value_as_int(request_frame(m)->slots[PROCESS_SLOT_ANSWER]);
    clock_now(m);
    show_end(m, process->lane, NULL);
    kernel_process_ended(m, process->pid, process->object, code, m->world->last_seq);
    hand_over(m, run->processes->list[0].machine);
    machine_free(m);
    process->machine = NULL;
    return STEP_MORE;
}

void processes_show_end(Run *run) {
    Processes *all = run->processes;
    const Machine *first = run->machine;
    for (size_t i = 1; all && i < all->count; i++) {
        Machine *m = all->list[i].machine;
        if (m && m != first) {
            show_end(m, all->list[i].lane, first);
        }
    }
}

StepResult process_request(Run *run) {
    ProcessRequest request = run->machine->request;
    run->machine->request = REQUEST_NONE;
    begin(run);
    switch (request) {
    case REQUEST_FORK:
        return fork_process(run);
    case REQUEST_SPAWN:
        return spawn_process(run);
    case REQUEST_EXIT:
        return exit_process(run);
    case REQUEST_NONE:
        break;
    }
    return STEP_MORE;
}

static Process *process_of(Processes *all, uint32_t pid) {
    for (size_t i = 0; i < all->count; i++) {
        if (all->list[i].pid == pid && all->list[i].machine) {
            return &all->list[i];
        }
    }
    return NULL;
}

static void kill_process(Run *run, Machine *killer, const KernelNews *news);

static void kill_children(Run *run, Machine *killer, const KernelNews *news) {
    const Processes *all = run->processes;
    for (size_t i = 1; i < all->count; i++) {
        const Machine *m = all->list[i].machine;
        if (m && m != killer && m->parent_pid == news->pid) {
            KernelNews child = *news;
            child.pid = m->pid;
            kill_process(run, killer, &child);
        }
    }
}

static void kill_process(Run *run, Machine *killer, const KernelNews *news) {
    Process *process = process_of(run->processes, news->pid);
    if (!process || process == run->processes->list) {
        return;
    }
    if (news->with_children) {
        kill_children(run, killer, news);
    }
    show_end(process->machine, process->lane, killer);
    Machine *dead = process->machine;
    hand_over(dead, dead == killer ? run->processes->list[0].machine : killer);
    process->machine = NULL;
    kernel_cut(killer, process->pid);
    kernel_process_ended(killer, process->pid, process->object, news->exit_code,
                         dead->world->last_seq);
    machine_free(dead);
}

static bool stands(Processes *all, uint32_t pid) {
    const Process *process = process_of(all, pid);
    return process && process->stands;
}

// Those that the running process has just killed.
static void kill_all(Run *run, Machine *killer) {
    Kernel *kernel = run->kernel;
    for (size_t i = 0; i < kernel->news_count; i++) {
        KernelNews news = kernel->news[i];
        if (news.lock == VALUE_UNSET && !stands(run->processes, news.pid)) {
            kernel->news[i] = kernel->news[--kernel->news_count];
            const Process *process = process_of(run->processes, news.pid);
            bool is_own = process && process->machine == killer;
            kill_process(run, killer, &news);
            if (is_own) { // the others are for who comes next
                return;
            }
            i = SIZE_MAX; // there may be other news now
        }
    }
}

// --- whose time comes first -------------------------------------------------------------------

typedef struct Moment {
    int64_t ns; // INT64_MAX: never
    uint64_t lag;
    uint64_t order;
} Moment;

static bool is_before(const Moment *a, const Moment *b) {
    if (a->ns != b->ns) {
        return a->ns < b->ns;
    }
    return a->lag != b->lag ? a->lag < b->lag : a->order < b->order;
}

// When the process can do something next.
static Moment moment_of(const Run *run, const Process *process) {
    const Machine *m = process->machine;
    const World *w = m->world;
    Moment moment = {INT64_MAX, 0, process->order};
    if (process->wants_core) {
        int64_t free_at = run->processes->free_at[cores_first(run->processes)];
        moment.ns = free_at > w->now_ns ? free_at : w->now_ns;
        moment.lag = w->now_lag;
        moment.order = process->wants_since;
        return moment;
    }
    if (w->running_strand || strand_any_ready(m) || turns_earliest(m)) {
        moment.ns = w->now_ns;
        moment.lag = w->now_lag;
        return moment;
    }
    strand_first_timer(m, &moment.ns, &moment.lag);
    for (size_t i = 0; i < run->kernel->news_count; i++) {
        const KernelNews *news = &run->kernel->news[i];
        Moment then = {news->ns, news->lag, process->order};
        if (news->pid == process->pid && is_before(&then, &moment)) {
            moment = then;
        }
    }
    if (moment.ns != INT64_MAX && moment.ns < w->now_ns) {
        moment.ns = w->now_ns;
    }
    return moment;
}

// The first of all; *horizon_ns: when the next one could do something. NULL: nobody ever will.
static Process *choose(Run *run, Moment *first, int64_t *horizon_ns) {
    Processes *all = run->processes;
    Process *chosen = NULL;
    *horizon_ns = INT64_MAX;
    for (size_t i = 0; i < all->count; i++) {
        if (!all->list[i].machine || all->list[i].stands) {
            continue;
        }
        Moment moment = moment_of(run, &all->list[i]);
        if (moment.ns == INT64_MAX) {
            continue;
        }
        if (!chosen || is_before(&moment, first)) {
            *horizon_ns = chosen ? first->ns : INT64_MAX;
            chosen = &all->list[i];
            *first = moment;
        } else if (moment.ns < *horizon_ns) {
            *horizon_ns = moment.ns;
        }
    }
    return chosen;
}

// What other processes did to it, up to now.
static void deliver(Run *run, Process *process) {
    Kernel *kernel = run->kernel;
    Machine *m = process->machine;
    size_t kept = 0;
    for (size_t i = 0; i < kernel->news_count; i++) {
        KernelNews news = kernel->news[i];
        if (news.pid != process->pid || news.ns > m->world->now_ns) {
            kernel->news[kept++] = news;
            continue;
        }
        ThreadLock *lock = AS(ThreadLock, m, news.lock);
        if (lock->object.flags & LOCK_IS_TAKEN) {
            lock_free(m, lock, news.cause);
        }
    }
    kernel->news_count = kept;
}

// A process that waited while C stood behind it could not stop at its horizon: the others are as
// late as what it has shown.
static void catch_up(Machine *m) {
    const RecorderHead *head = (const RecorderHead *)(const void *)m->recorder;
    clock_advance(m, head->last_t_ns, m->world->now_lag);
}

static bool run_strand_of(Machine *m) {
    if (!turns_are_parallel(m)) {
        return strand_run_next(m);
    }
    turns_fill_cores(m);
    StrandObject *next = turns_earliest(m);
    if (next) {
        clock_advance(m, next->local_ns, next->local_lag);
        strand_run(m, next);
    }
    return next != NULL;
}

// Its time is that of the moment; then some strand of it runs. False: none can, after all.
static bool begin_turn(Run *run, Process *process, const Moment *moment) {
    Processes *all = run->processes;
    Machine *m = process->machine;
    hand_over(run->machine, m);
    run->machine = m;
    all->current = (size_t)(process - all->list);
    process->order = ++all->next_order;
    share_memory(run, m);
    m->horizon_ns = INT64_MAX;
    clock_advance(m, moment->ns, moment->lag);
    catch_up(m);
    if (process->wants_core) {
        cores_get(all, process);
        return false;
    }
    if (!m->world->running_strand) {
        strand_release_due(m);
    }
    deliver(run, process);
    cores_make_room(all, process);
    if (process->is_new) {
        process->is_new = false;
        show_beginning(m, process->is_copy);
    }
    return m->world->running_strand || run_strand_of(m);
}

static void end_turn(Run *run) {
    Processes *all = run->processes;
    const Process *process = current(run);
    if (process->machine) {
        cores_end_turn(all, current(run), all->begun_ns);
        kill_all(run, process->machine);
    }
    if (!current(run)->machine) {
        run->machine = all->list[0].machine;
    }
}

// It may go on until another process could do something.
static void set_horizon(Processes *all, const Process *process, int64_t horizon_ns) {
    Machine *m = process->machine;
    all->begun_ns = m->world->now_ns;
    bool can_compute = cores_has(process) || all->free_at[cores_first(all)] <= m->world->now_ns;
    horizon_set(m, can_compute ? horizon_ns : m->world->now_ns);
}

// The process whose time comes first is the current one. False: there is none before deadline_ns.
static bool next_turn(Run *run, int64_t deadline_ns) {
    Processes *all = run->processes;
    Process *process;
    Moment moment;
    int64_t horizon_ns;
    do {
        process = choose(run, &moment, &horizon_ns);
        if (!process || moment.ns > deadline_ns) {
            return false;
        }
    } while (!begin_turn(run, process, &moment));
    set_horizon(all, process, horizon_ns < deadline_ns ? horizon_ns : deadline_ns);
    return true;
}

StepResult processes_go_on(Run *run, StepResult result) {
    Processes *all = run->processes;
    if (all->has_failed) {
        all->current = all->failed;
        run->machine = current(run)->machine;
        return all->result;
    }
    if (result != STEP_MORE) {
        return result;
    }
    end_turn(run);
    if (!next_turn(run, INT64_MAX - 1)) {
        catch_up(run->machine); // it is told now, not when this one stopped
        return STEP_DEADLOCK;
    }
    return run->machine->limit ? STEP_LIMIT : STEP_MORE;
}

// --- while one of them stands -----------------------------------------------------------------

static void fail(Run *run, StepResult result) {
    Processes *all = run->processes;
    all->has_failed = true;
    all->failed = all->current;
    all->result = result;
}

// The process that stood goes on at the time of what it waited for.
static void stand_no_longer(Run *run, size_t own, int64_t deadline_ns) {
    Processes *all = run->processes;
    Process *process = &all->list[own];
    Machine *m = process->machine;
    Moment moment;
    int64_t horizon_ns;
    hand_over(run->machine, m);
    run->machine = m;
    all->current = own;
    share_memory(run, m);
    m->horizon_ns = INT64_MAX;
    clock_settle(m);
    if (deadline_ns != INT64_MAX) {
        clock_advance(m, deadline_ns, m->world->now_lag);
    }
    catch_up(m);
    cores_make_room(all, process);
    const Process *next = choose(run, &moment, &horizon_ns);
    process->stands = false;
    set_horizon(all, process, next ? moment.ns : INT64_MAX);
}

bool processes_run_others(Machine *m, bool (*is_over)(Machine *m, const void *context),
                          const void *context, int64_t deadline_ns) {
    Run *run = m->host_context;
    begin(run);
    size_t own = run->processes->current;
    int64_t last_ns = deadline_ns == INT64_MAX ? INT64_MAX - 1 : deadline_ns;
    bool done = is_over(m, context);
    run->processes->list[own].stands = true;
    while (!done && next_turn(run, last_ns)) {
        StepResult result = run_turn(run);
        if (run->processes->has_failed) {
            break;
        }
        if (result != STEP_MORE || run->machine->limit) {
            fail(run, result != STEP_MORE ? result : STEP_LIMIT);
            break;
        }
        end_turn(run);
        done = is_over(m, context);
    }
    stand_no_longer(run, own, done ? INT64_MAX : deadline_ns);
    return done;
}
