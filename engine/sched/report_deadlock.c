// What is told of a deadlock: who waits, in which line, for what and who has it; and the ring, when
// each of some waits for the next. Everybody is known by the name that the picture uses.
#include <stdio.h>
#include <string.h>

#include "engine/sched/report.h"
#include "engine/sched/sched_processes.h"
#include "engine/trace/wait_text.h"
#include "engine/vm/interp.h"
#include "engine/vm/lock.h"

enum {
    MOST_TOLD = 20
};

typedef struct Member {
    const char *name;  // as others call it
    const char *shown; // as it is told
    const char *other; // without whom it cannot go on; NULL: nobody, or not one
} Member;

typedef struct Telling {
    Run *run;
    Arena arena;
    Member told[MOST_TOLD];
    int count; // of all members; only the first MOST_TOLD are told
} Telling;

static void add_member(Telling *t, const char *name, const char *shown, int32_t line) {
    t->told[t->count] = (Member){.name = name, .shown = shown};
    text_printf(&t->run->message, "  %s waits", shown);
    if (line > 0) {
        text_printf(&t->run->message, " in line %d", line);
    }
}

// what: the words of the picture; the member added last waits for it.
static void add_reason(Telling *t, const char *purpose, const char *what) {
    text_printf(&t->run->message, " for%s %s\n", purpose, what);
    WaitedFor other = wait_text_other(what);
    t->told[t->count].other =
        other.length ? arena_copy_text(&t->arena, other.name, other.length) : NULL;
    t->count++;
}

static void tell_rest(Telling *t, int told_before, int count, const char *kind) {
    if (count > told_before) {
        text_printf(&t->run->message, "  ... and %d more%s\n", count - told_before, kind);
    }
}

// --- tasks ------------------------------------------------------------------------------------

static const char *task_own_name(Telling *t, const Task *task) {
    Machine *m = t->run->machine;
    Value name = task_name(m, value_of(m, task));
    const char *copy = arena_printf(&t->arena, "%s", str_bytes(m, name));
    release(m, name);
    return copy;
}

static const char *task_shown(Telling *t, const Task *task) {
    Machine *m = t->run->machine;
    Value coroutine = task->coroutine;
    return arena_printf(&t->arena, "%s (%s)",
                        is_type(m, coroutine, TYPE_GENERATOR)
                            ? str_bytes(m, AS(Generator, m, coroutine)->name)
                            : "task",
                        task_own_name(t, task));
}

static int32_t line_of(Machine *m, const Task *task) {
    Value coroutine = task->coroutine;
    while (is_type(m, coroutine, TYPE_GENERATOR)) {
        const Generator *g = AS(Generator, m, coroutine);
        Value inner = generator_receiver(m, g);
        bool own = is_type(m, inner, TYPE_GENERATOR) && AS(Generator, m, inner)->program == 0;
        if (g->frame == VALUE_UNSET || g->program != 0) {
            return 0;
        }
        if (!own) {
            const Frame *f = AS(Frame, m, g->frame);
            uint32_t site = frame_code(m, f)->sites[f->ip ? f->ip - 1 : 0];
            return m->programs[0]->site_lines[site];
        }
        coroutine = inner;
    }
    return 0;
}

static void tell_task(Telling *t, const Task *task) {
    Machine *m = t->run->machine;
    add_member(t, task_own_name(t, task), task_shown(t, task), line_of(m, task));
    Value waiting = task->waiting_on;
    if (is_type(m, waiting, TYPE_TASK)) {
        const Task *other = AS(Task, m, waiting);
        int member = t->count;
        add_reason(t, " the task", task_shown(t, other));
        t->told[member].other = task_own_name(t, other);
    } else if (is_type(m, waiting, TYPE_GATHERING_FUTURE)) {
        add_reason(t, "",
                   arena_printf(&t->arena, "a gather of %u",
                                AS(GatheringFuture, m, waiting)->child_count));
    } else if (is_type(m, waiting, TYPE_FUTURE) && AS(Future, m, waiting)->label != VALUE_UNSET) {
        const Future *future = AS(Future, m, waiting);
        add_reason(t, wait_text_purpose((Reason)future->reason), str_bytes(m, future->label));
    } else {
        add_reason(t, "", "a future that nobody will complete");
    }
}

static void tell_tasks(Telling *t) {
    Machine *m = t->run->machine;
    int count = 0;
    int told = 0;
    for (uint64_t offset = m->world->first_task; offset;) {
        Task *task = (Task *)(void *)(m->base + offset);
        uint64_t next = task->next;
        if (task->lane != EVENT_NO_LANE && count++ >= 0 && t->count < MOST_TOLD) {
            tell_task(t, task);
            told++;
        }
        offset = next;
    }
    tell_rest(t, told, count, "");
}

// --- threads and processes --------------------------------------------------------------------

// Where its own code stands; 0: nowhere.
static int32_t strand_line(Machine *m, const StrandObject *strand) {
    Value v = strand->saved.frame;
    while (is_type(m, v, TYPE_NATIVE_FRAME) ||
           (is_type(m, v, TYPE_FRAME) && AS(Frame, m, v)->program != 0)) {
        v = is_type(m, v, TYPE_FRAME) ? AS(Frame, m, v)->back : AS(NativeFrame, m, v)->back;
    }
    if (!is_type(m, v, TYPE_FRAME)) {
        return 0;
    }
    uint32_t site = frame_site(m, AS(Frame, m, v));
    return m->programs[0]->site_lines[site];
}

static const char *strand_shown(Telling *t, const StrandObject *strand) {
    Machine *m = t->run->machine;
    const char *name = str_bytes(m, strand->name);
    if (!t->run->processes && !t->run->has_others) {
        return arena_printf(&t->arena, "%s", name);
    }
    return strand->number == 0 ? arena_printf(&t->arena, "%s", m->process_name)
                               : arena_printf(&t->arena, "%s, %s", m->process_name, name);
}

static void tell_strand(Telling *t, const StrandObject *strand) {
    Machine *m = t->run->machine;
    const char *shown = strand_shown(t, strand);
    add_member(t, shown, shown, strand_line(m, strand));
    if (!is_type(m, strand->waits_on, TYPE_LOCK)) {
        text_add_z(&t->run->message, " in its event loop, which has nothing to do\n");
        t->count++;
        return;
    }
    const ThreadLock *lock = AS(ThreadLock, m, strand->waits_on);
    Text what = {0};
    lock_describe(m, lock, &what);
    add_reason(t, wait_text_purpose((Reason)lock->reason), text_z(&what));
    text_release(&what);
}

// With one thread only its tasks are worth telling.
static void tell_strands(Telling *t) {
    Machine *m = t->run->machine;
    int count = 0;
    int told = 0;
    for (StrandObject *s = strand_after(m, NULL); s; s = strand_after(m, s)) {
        bool is_worth = !strand_is_alone(m) || is_type(m, s->waits_on, TYPE_LOCK);
        if (is_worth && count++ >= 0 && t->count < MOST_TOLD) {
            tell_strand(t, s);
            told++;
        }
    }
    tell_rest(t, told, count, " threads");
}

// --- the ring ---------------------------------------------------------------------------------

// The only member of that name, or -1.
static int member_named(const Telling *t, const char *name) {
    int found = -1;
    for (int i = 0; name && i < t->count; i++) {
        if (strcmp(t->told[i].name, name) == 0) {
            if (found >= 0) {
                return -1;
            }
            found = i;
        }
    }
    return found;
}

// Follows who waits for whom from each member on; first: a member of a ring, or -1.
static int find_ring(const Telling *t, const int next[]) {
    for (int start = 0; start < t->count; start++) {
        int at = next[start];
        for (int steps = 0; at >= 0 && at != start && steps < t->count; steps++) {
            at = next[at];
        }
        if (at == start) {
            return start;
        }
    }
    return -1;
}

static void tell_ring(Telling *t) {
    int next[MOST_TOLD];
    for (int i = 0; i < t->count; i++) {
        next[i] = member_named(t, t->told[i].other);
    }
    int first = find_ring(t, next);
    if (first < 0) {
        return;
    }
    if (next[first] == first) {
        text_printf(&t->run->message, "  %s waits for itself\n", t->told[first].shown);
        return;
    }
    text_printf(&t->run->message, "  a ring: %s", t->told[first].shown);
    int at = first;
    do {
        at = next[at];
        text_printf(&t->run->message, " -> %s", t->told[at].shown);
    } while (at != first);
    text_add_char(&t->run->message, '\n');
}

// Of the process that is looked at.
static void tell_process(Run *run, void *context) {
    (void)run;
    Telling *t = context;
    tell_strands(t);
    tell_tasks(t);
}

void report_members(Run *run) {
    Telling t = {.run = run};
    tell_process(run, &t);
    arena_release(&t.arena);
}

void report_deadlock(Run *run) {
    Machine *m = run->machine;
    text_printf(&run->message,
                "lockstep: deadlock at %.3f s: everything waits, and nothing can wake it\n",
                (double)m->world->now_ns / 1e9);
    Telling t = {.run = run};
    if (run->processes) {
        processes_each(run, tell_process, &t);
    } else {
        tell_process(run, &t);
    }
    if (run->others) {
        text_add_z(&run->message, run->others);
    }
    tell_ring(&t);
    arena_release(&t.arena);
    if (m->record_switches) {
        event_emit(m, EVENT_DEADLOCK, LANE_WAITING, REASON_NONE, EVENT_NO_LANE, 0,
                   m->world->last_seq, (uint32_t)t.count);
    }
}
