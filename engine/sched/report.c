#include "engine/sched/report.h"

#include <stdio.h>
#include <string.h>

#include "engine/sched/sched_processes.h"
#include "engine/vm/clock.h"
#include "engine/vm/interp.h"
#include "engine/vm/lock.h"

Verdict report_exit(Run *run) {
    Machine *m = run->machine;
    Value code = AS(Exception, m, m->world->pending)->extra;
    int64_t status = 0;
    if (code == VALUE_UNSET || code == VALUE_NONE) {
        run->exit_status = 0;
    } else if (is_int(m, code) && int_to_i64(m, code, &status)) {
        run->exit_status = (int)(status & 0xFF);
    } else { // anything else is printed, and the status is 1
        Value text = value_str(m, code);
        if (text != VALUE_UNSET) {
            text_printf(&run->message, "%s\n", str_bytes(m, text));
        }
        release(m, text);
        run->exit_status = 1;
    }
    return run->exit_status == 0 ? VERDICT_FINISHED : VERDICT_FAILED;
}

static const char *lane_text(Machine *m, const Task *task, char *buffer, size_t size) {
    Value coroutine = task->coroutine;
    Value name = task_name(m, value_of(m, task));
    snprintf(buffer, size, "%s (%s)",
             is_type(m, coroutine, TYPE_GENERATOR) ? str_bytes(m, AS(Generator, m, coroutine)->name)
                                                   : "task",
             str_bytes(m, name));
    release(m, name);
    return buffer;
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

static void tell_waiting(Run *run, const Task *task) {
    Machine *m = run->machine;
    char name[200];
    char other[200];
    text_printf(&run->message, "  %s waits", lane_text(m, task, name, sizeof name));
    int32_t line = line_of(m, task);
    if (line > 0) {
        text_printf(&run->message, " in line %d", line);
    }
    Value waiting = task->waiting_on;
    if (is_type(m, waiting, TYPE_TASK)) {
        text_printf(&run->message, " for the task %s",
                    lane_text(m, AS(Task, m, waiting), other, sizeof other));
    } else if (is_type(m, waiting, TYPE_GATHERING_FUTURE)) {
        text_printf(&run->message, " for a gather of %u",
                    AS(GatheringFuture, m, waiting)->child_count);
    } else {
        text_add_z(&run->message, " for a future that nobody will complete");
    }
    text_add_char(&run->message, '\n');
}

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

static void tell_strand(Run *run, const StrandObject *strand) {
    Machine *m = run->machine;
    const char *name = str_bytes(m, strand->name);
    if (!run->processes) {
        text_printf(&run->message, "  %s waits", name);
    } else if (strand->number == 0) {
        text_printf(&run->message, "  %s waits", m->process_name);
    } else {
        text_printf(&run->message, "  %s, %s waits", m->process_name, name);
    }
    int32_t line = strand_line(m, strand);
    if (line > 0) {
        text_printf(&run->message, " in line %d", line);
    }
    if (is_type(m, strand->waits_on, TYPE_LOCK)) {
        const ThreadLock *lock = AS(ThreadLock, m, strand->waits_on);
        text_printf(&run->message, " for%s ", lock_purpose(lock));
        lock_describe(m, lock, &run->message);
    } else {
        text_add_z(&run->message, " in its event loop, which has nothing to do");
    }
    text_add_char(&run->message, '\n');
}

enum {
    MOST_TOLD = 20
};

// With one thread only its tasks are worth telling.
static int tell_strands(Run *run) {
    Machine *m = run->machine;
    int count = 0;
    for (StrandObject *s = strand_after(m, NULL); s; s = strand_after(m, s)) {
        bool is_told = !strand_is_alone(m) || is_type(m, s->waits_on, TYPE_LOCK);
        if (is_told && count++ < MOST_TOLD) {
            tell_strand(run, s);
        }
    }
    if (count > MOST_TOLD) {
        text_printf(&run->message, "  ... and %d more threads\n", count - MOST_TOLD);
    }
    return count;
}

static int tell_tasks(Run *run) {
    Machine *m = run->machine;
    int count = 0;
    for (uint64_t offset = m->world->first_task; offset;) {
        Task *task = (Task *)(void *)(m->base + offset);
        if (task->lane != EVENT_NO_LANE && count++ < MOST_TOLD) {
            tell_waiting(run, task);
        }
        offset = task->next;
    }
    if (count > MOST_TOLD) {
        text_printf(&run->message, "  ... and %d more\n", count - MOST_TOLD);
    }
    return count;
}

// Of the process that is looked at.
static void tell_process(Run *run, void *context) {
    int *members = context;
    *members += tell_strands(run);
    *members += tell_tasks(run);
}

void report_deadlock(Run *run) {
    Machine *m = run->machine;
    text_printf(&run->message,
                "lockstep: deadlock at %.3f s: everything waits, and nothing can wake it\n",
                (double)m->world->now_ns / 1e9);
    int members = 0;
    if (run->processes) {
        processes_each(run, tell_process, &members);
    } else {
        tell_process(run, &members);
    }
    if (m->record_switches) {
        event_emit(m, EVENT_DEADLOCK, LANE_WAITING, REASON_NONE, EVENT_NO_LANE, 0,
                   m->world->last_seq, (uint32_t)members);
    }
}

void report_limit(Run *run) {
    const Machine *m = run->machine;
    const struct {
        const char *limit;
        const char *format;
        unsigned long long value;
    } limits[] = {
        {"steps", "the program was stopped after %llu instructions; --max-steps N allows more",
         m->max_instructions},
        {"memory",
         "the program was stopped when it needed more than %llu MiB; --max-memory SIZE "
         "allows more",
         (unsigned long long)(m->max_memory >> 20)},
        {"time",
         "the program was stopped after %llu virtual seconds; --max-time SECONDS allows "
         "more",
         (unsigned long long)(m->max_time_ns / CLOCK_SECOND)},
        {"events", "the recording was stopped after %llu events", m->max_events},
        {"output", "the program was stopped after it had printed %llu MiB",
         MACHINE_MAX_OUTPUT_BYTES >> 20},
        {"lanes", "the program was stopped after %llu tasks, threads and processes",
         EVENT_MAX_LANES},
    };
    text_add_z(&run->message, "lockstep: limit: ");
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        if (m->limit && strcmp(limits[i].limit, m->limit) == 0) {
            text_printf(&run->message, limits[i].format, limits[i].value);
        }
    }
    text_add_char(&run->message, '\n');
}

void report_unsupported(Run *run) {
    Machine *m = run->machine;
    uint32_t site = current_site(m);
    if (value_is_ref(m->world->pending)) {
        Value entry = AS(Exception, m, m->world->pending)->traceback;
        while (is_type(m, entry, TYPE_TRACEBACK)) { // the innermost of the learner's own
            const Traceback *t = AS(Traceback, m, entry);
            site = t->program != 0 ? site : code_at(m, t->program, t->code)->sites[t->instruction];
            entry = t->next;
        }
    }
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    diags_add(&diags, DIAG_UNSUPPORTED, m->programs[0]->sites[site], NULL, text_z(&m->problem),
              NULL);
    diags_report(&diags, &m->programs[0]->source, &run->message);
    arena_release(&arena);
}
