#include "engine/sched/report.h"

#include <stdio.h>
#include <string.h>

#include "engine/vm/clock.h"
#include "engine/vm/interp.h"

Verdict report_exit(Run *run) {
    Machine *m = run->machine;
    Value code = AS(Exception, m, m->world->pending)->extra;
    int64_t status = 0;
    if (code == VALUE_UNSET || code == VALUE_NONE) {
        run->exit_status = 0;
    } else if (is_int(m, code) && int_to_i64(m, code, &status)) {
        run->exit_status = (int)(status & 0xFF);
    } else {                          // anything else is printed, and the status is 1
        Value held = pending_take(m); // nothing may be pending while code of the program runs
        Value text = value_str(m, code);
        if (text != VALUE_UNSET) {
            text_printf(&run->message, "%s\n", str_bytes(m, text));
        }
        release(m, text);
        pending_clear(m);
        m->world->pending = held;
        run->exit_status = 1;
    }
    return run->exit_status == 0 ? VERDICT_FINISHED : VERDICT_FAILED;
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
         m->real ? "the program was stopped after %llu seconds; --max-time SECONDS allows more"
                 : "the program was stopped after %llu virtual seconds; --max-time SECONDS allows "
                   "more",
         (unsigned long long)(m->max_time_ns / CLOCK_SECOND)},
        {"events", "the recording was stopped after %llu events", m->max_events},
        {"output", "the program was stopped after it had printed %llu MiB",
         MACHINE_MAX_OUTPUT_BYTES >> 20},
        {"threads", "the operating system gives no more than %llu threads", m->world->strand_count},
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
