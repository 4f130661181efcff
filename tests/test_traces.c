// Whole traces of telling programs, as text: what a change of the machine does to the picture.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/each_program.h"
#include "tests/golden.h"
#include "tests/run_program.h"

static void add_detail(const Trace *trace, const StepEvent *event, Text *out) {
    switch (event_kind_detail((EventKind)event->kind)) {
    case DETAIL_NOTHING:
        break;
    case DETAIL_TEXT:
        text_add_char(out, ' ');
        for (const char *c = trace_text(trace, event->detail); *c; c++) {
            text_add_z(out, *c == '\n' ? "\\n" : (char[]){*c, 0});
        }
        break;
    case DETAIL_LANE:
        text_printf(out, " lane %u", event->detail);
        break;
    case DETAIL_COUNT:
        text_printf(out, " %u", event->detail);
        break;
    }
}

static void add_event(const Trace *trace, uint32_t seq, Text *out) {
    const StepEvent *event = trace_event(trace, seq);
    text_printf(out, "%u %.6f ", seq, (double)event->t_ns / 1e9);
    if (event->lane == EVENT_NO_LANE) {
        text_printf(out, "- %s", event_kind_name((EventKind)event->kind));
    } else {
        text_printf(out, "%u:%s %s, %s", event->lane,
                    trace_text(trace, trace_lane(trace, event->lane)->name),
                    event_kind_name((EventKind)event->kind),
                    lane_state_name((LaneState)event->state));
        if (event->reason != REASON_NONE) {
            text_printf(out, " (%s)", reason_name((Reason)event->reason));
        }
    }
    int32_t line = trace_site(trace, event->site).line;
    if (line > 0) {
        text_printf(out, " line %d", line);
    }
    if (event->cause != EVENT_NO_CAUSE) {
        text_printf(out, " <- %u", event->cause);
    }
    add_detail(trace, event, out);
    text_add_char(out, '\n');
}

static void trace_of(const char *name, const char *model, Text *out) {
    Text source = {0};
    char file[200];
    snprintf(file, sizeof file, "%s.py", name);
    assert_true(program_read(file, &source));
    ProgramOptions options = {.model = model, .level = RECORD_SWITCHES};
    ProgramRun *program = program_run_new(source.bytes, source.length, &options);
    assert_non_null(program->run);
    program_run_end(program, program_run_on(program, false));
    for (uint32_t seq = 0; seq < trace_event_count(program->trace); seq++) {
        add_event(program->trace, seq, out);
    }
    text_printf(out, "%s\n%s", verdict_name(program->verdict), text_z(&program->message));
    program_run_free(program);
    text_release(&source);
}

static void traces_are_as_they_were(void **state) {
    (void)state;
    static const struct {
        const char *program;
        const char *model;
    } rows[] = {
        {"hello", "native"},
        {"three_downloads", "native"},
        {"three_downloads", "sync"},
        {"await_is_one_after_another", "native"},
        {"call_soon_order", "native"},
        {"cancel_in_sleep", "native"},
        {"deadlock_two_tasks", "native"},
        {"future_set_by_task", "native"},
        {"gather_nested", "native"},
        {"lock_no_barging", "native"},
        {"sleep_ties", "native"},
        {"task_group_fails", "native"},
        {"uncaught_in_task", "native"},
        {"wait_for_timeout", "native"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Text out = {0};
        char file[200];
        trace_of(rows[i].program, rows[i].model, &out);
        snprintf(file, sizeof file, "%s.%s.txt", rows[i].program, rows[i].model);
        golden_compare(file, text_z(&out));
        text_release(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traces_are_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
