#include "engine/sched/process_cores.h"

#include <assert.h>

#include "engine/base/memory.h"
#include "engine/vm/clock.h"
#include "engine/vm/strand.h"
#include "engine/vm/turns.h"

#define SLICE_NS (INT64_C(3) * CLOCK_MILLISECOND)

void cores_begin(Processes *all, uint32_t core_count) {
    all->core_count = core_count;
    all->free_at = NEW_ARRAY(int64_t, core_count);
}

uint32_t cores_first(const Processes *all) {
    uint32_t first = 0;
    for (uint32_t i = 1; i < all->core_count; i++) {
        first = all->free_at[i] < all->free_at[first] ? i : first;
    }
    return first;
}

bool cores_has(const Process *process) {
    return process->has_core_until > process->machine->world->now_ns;
}

// Its time slice begins now, if a core is free.
static bool take_core(Processes *all, Process *process) {
    uint32_t core = cores_first(all);
    int64_t now = process->machine->world->now_ns;
    if (all->free_at[core] > now) {
        return false;
    }
    process->core = core;
    process->has_core_until = all->free_at[core] = now + SLICE_NS;
    return true;
}

static void give_core_back(Processes *all, Process *process) {
    int64_t now = process->machine->world->now_ns;
    if (all->free_at[process->core] == process->has_core_until && cores_has(process)) {
        all->free_at[process->core] = now;
    }
    process->has_core_until = 0;
}

// What it computed takes its time.
static void charge(Processes *all, Process *process) {
    World *w = process->machine->world;
    process->machine->horizon_ns = INT64_MAX;
    clock_now(process->machine);
    if (w->now_ns > process->has_core_until) { // what is done in one piece
        all->free_at[process->core] = process->has_core_until = w->now_ns;
    }
}

static void take_turn_from(Processes *all, Process *process, int64_t begun_ns) {
    Machine *m = process->machine;
    if (m->world->now_ns > begun_ns && process->has_core_until <= begun_ns) {
        uint32_t core = cores_first(all); // it took one in passing
        process->core = core;
        process->has_core_until = begun_ns + SLICE_NS;
        all->free_at[core] = process->has_core_until;
    }
    if (m->world->now_ns > process->has_core_until && m->world->now_ns > begun_ns) {
        all->free_at[process->core] = process->has_core_until = m->world->now_ns;
    }
    if (!m->world->running_strand) {
        give_core_back(all, process);
        return;
    }
    m->horizon_ns = INT64_MAX;
    m->world->clock_bound_ns = INT64_MAX;
    if (!clock_is_due(m)) {
        return;
    }
    if (cores_has(process) || take_core(all, process)) {
        charge(all, process);
        return;
    }
    process->wants_core = true;
    process->wants_since = ++all->next_order;
    turns_show_no_core(m);
}

void cores_get(Processes *all, Process *process) {
    bool has_it = take_core(all, process);
    assert(has_it);
    process->wants_core = false;
    cores_make_room(all, process);
    charge(all, process);
}

// --- the picture ------------------------------------------------------------------------------

// As of the time at which the process shows something, whatever its own time is.
static void show_at(Machine *m, int64_t ns, void (*show)(Machine *m)) {
    World *w = m->world;
    int64_t own_ns = w->now_ns; // it may have computed ahead, or be a little behind
    w->now_ns = ns;
    show(m);
    w->now_ns = own_ns;
}

static uint32_t lanes_that_run(const Process *process) {
    return process->machine && !process->is_new ? turns_running_lanes(process->machine) : 0;
}

// Those of the others are put aside until it fits: first of processes that compute nothing.
static void put_aside(Processes *all, const Process *process, uint32_t running, bool computing) {
    for (size_t i = 0; i < all->count && running >= all->core_count; i++) {
        Process *other = &all->list[i];
        uint32_t lanes = other == process ? 0 : lanes_that_run(other);
        if (lanes > 0 && cores_has(other) == computing) {
            show_at(other->machine, process->machine->world->now_ns, turns_show_no_core);
            running -= lanes;
        }
    }
}

static uint32_t running_beside(const Processes *all, const Process *process) {
    uint32_t running = 0;
    for (size_t i = 0; i < all->count; i++) {
        running += &all->list[i] == process ? 0 : lanes_that_run(&all->list[i]);
    }
    return running;
}

// The process runs no longer: those that had to make room for it go on with what they compute.
static void go_on(Processes *all, const Process *process) {
    int64_t now = process->machine->world->now_ns;
    uint32_t running = running_beside(all, process) + lanes_that_run(process);
    for (size_t i = 0; i < all->count && running < all->core_count; i++) {
        Process *other = &all->list[i];
        if (other != process && other->machine && !other->is_new && !other->wants_core &&
            other->machine->world->now_ns > now && cores_has(other)) {
            show_at(other->machine, now, turns_show_core);
            running = running_beside(all, process) + lanes_that_run(process);
        }
    }
}

void cores_end_turn(Processes *all, Process *process, int64_t begun_ns) {
    take_turn_from(all, process, begun_ns);
    if (process->machine->record_switches) {
        go_on(all, process);
    }
}

void cores_make_room(Processes *all, Process *process) {
    Machine *m = process->machine;
    if (m->record_switches) {
        put_aside(all, process, running_beside(all, process), false);
        put_aside(all, process, running_beside(all, process), true);
        turns_show_core(m);
    }
    if (turns_are_parallel(m)) { // its threads share what the others leave
        uint32_t others = running_beside(all, process);
        m->world->cores = all->core_count > others ? all->core_count - others : 1;
    }
}
