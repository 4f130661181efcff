// The function that judges every trace of every test: sound runs pass, broken ones are caught.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fake_run.h"
#include "script_run.h"
#include "trace_invariants.h"

static void runs_of_every_model_are_sound(void **state) {
    (void)state;
    static const char *const models[] = {"sync", "async", "threads", "processes"};
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        Trace *trace = script_run_trace(script_downloads(models[i]), models[i], "cpython-3.11");
        Text problems = {0};
        if (!trace_holds_on(trace, 3, &problems)) {
            fail_msg("%s: %s", models[i], text_z(&problems));
        }
        text_release(&problems);
        trace_free(trace);
    }
}

#define ONE_LANE  "0 0 lane 0 a\n0 0 start\n"
#define TWO_LANES "0 0 lane 0 a\n0 1 lane 0 b\n"
#define TWO_THREADS                                                                                \
    "0 - worker MainThread\n0 0 lane 0 a\n0 0 start\n0 0 wait thread b\n0 - worker Thread-1\n0 1 " \
    "lane 1 b\n0 - worker Thread-2\n0 2 lane 2 c\n"
#define END_THREADS                                                                                \
    "1 1 end returned -\n1 2 end returned -\n1 0 resume\n1 0 end returned -\n1 - finish "          \
    "finished\n"
#define TWO_PROCESSES                                                                              \
    "0 - worker MainThread\n0 0 lane 0 a\n0 0 start\n0 0 wait process b\n0 - worker Process-1\n0 " \
    "1 lane 1 b\n0 - worker Process-2\n0 2 lane 2 c\n"

typedef struct BrokenRow {
    const char *script;
    const char *profile;
    int cores;
    const char *says; // NULL: nothing is wrong
} BrokenRow;

static const BrokenRow rows[] = {
    {ONE_LANE "0 0 end returned -\n0 - finish finished\n", "cpython-3.11", 1, NULL},
    // the table of allowed changes
    {ONE_LANE "0 0 start\n", "cpython-3.11", 0, "started takes it from running to running"},
    {"0 0 lane 0 a\n0 0 end returned -\n0 0 start\n", "cpython-3.11", 0,
     "started takes it from done to running"},
    {ONE_LANE "0 0 sleep 5\n0 0 sleep 5\n5 0 block lock b\n", "cpython-3.11", 0,
     "block takes it from waiting to locked"},
    {"0 0 lane 0 a\n0 0 resume\n0 0 ready ready\n", "cpython-3.11", 0,
     "ready takes it from running to locked"},
    {"0 0 lane 0 a\n0 0 sleep 5\n", "cpython-3.11", 0, "sleep takes it from locked to waiting"},
    {ONE_LANE "0 0 end returned -\n0 0 resume\n", "cpython-3.11", 0,
     "resumed takes it from done to running"},
    {ONE_LANE "0 0 end returned -\n0 0 end returned -\n", "cpython-3.11", 0,
     "ended takes it from done to done"},
    {ONE_LANE "0 0 end returned -\n0 0 print x\n0 - finish finished\n", "cpython-3.11", 0, NULL},
    // reasons
    {ONE_LANE "0 0 end ready -\n", "cpython-3.11", 0, "done, but ready"},
    {ONE_LANE "0 0 wait lock x\n", "cpython-3.11", 0, "waiting, but blocked on a lock"},
    {ONE_LANE "0 0 block sleep x\n", "cpython-3.11", 0, "locked, but sleep"},
    // one lane of a loop
    {TWO_LANES "0 0 start\n0 1 start\n", "free-threaded", 0, "lane 1 runs (started) while lane 0"},
    {TWO_LANES "0 0 start\n0 0 sleep 5\n0 1 start\n5 0 resume\n", "cpython-3.11", 0,
     "lane 0 runs (resumed) while lane 1 does"},
    // the GIL
    {TWO_THREADS "0 1 start\n0 2 start\n" END_THREADS, "free-threaded", 0, NULL},
    {TWO_THREADS "0 1 start\n0 2 ready gil\n0 2 start\n" END_THREADS, "cpython-3.11", 0,
     "lane 2 runs (started) while lane 1 has the GIL"},
    {TWO_THREADS "0 1 start\n0 1 out gil\n0 2 start\n1 2 out gil\n1 1 resume\n" END_THREADS,
     "cpython-3.11", 0, NULL},
    {TWO_THREADS "0 1 start\n0 1 take\n0 1 out gil\n0 2 start\n0 2 take\n", "cpython-3.11", 0,
     "lane 2 takes the GIL that lane 1 holds"},
    {TWO_THREADS "0 1 start\n0 1 drop\n", "cpython-3.11", 0, "drops the GIL that it does not hold"},
    {TWO_PROCESSES "0 1 start\n0 2 start\n" END_THREADS, "cpython-3.11", 2, NULL},
    {TWO_PROCESSES "0 - worker Thread-1\n0 3 by 2 lane 3 d\n0 1 start\n0 3 start\n", "cpython-3.11",
     0, NULL},
    // cores
    {TWO_PROCESSES "0 1 start\n0 2 start\n" END_THREADS, "cpython-3.11", 1,
     "2 lanes run on 1 cores"},
    {TWO_THREADS "0 1 start\n0 2 start\n" END_THREADS, "free-threaded", 1,
     "2 lanes run on 1 cores"},
    // causes
    {"0 0 lane 0 a\n0 0 by nothing start\n", "cpython-3.11", 0, "started without a cause"},
    {ONE_LANE "0 0 sleep 5\n5 0 by nothing ready ready\n", "cpython-3.11", 0,
     "ready without a cause"},
    {ONE_LANE "0 0 sleep 5\n5 0 by nothing resume\n", "cpython-3.11", 0, "resumed without a cause"},
    // ends
    {TWO_LANES "0 0 start\n0 0 end returned -\n0 - finish finished\n", "cpython-3.11", 0,
     "lane 1 (b) is still locked"},
    {ONE_LANE "0 0 sleep 5\n0 - finish failed\n", "cpython-3.11", 0, "lane 0 (a) is still waiting"},
    {ONE_LANE "0 0 block lock x\n0 - deadlock 1\n0 - finish deadlock\n", "cpython-3.11", 0, NULL},
    {ONE_LANE "0 - deadlock 1\n0 - finish deadlock\n", "cpython-3.11", 0, "runs in a deadlock"},
    {ONE_LANE "0 - finish limit\n", "cpython-3.11", 0, NULL},
};

static void broken_runs_are_caught(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Trace *trace = script_run_trace(rows[i].script, "native", rows[i].profile);
        Text problems = {0};
        bool holds = trace_holds_on(trace, rows[i].cores, &problems);
        const char *says = rows[i].says;
        if (holds != !says || (says && !strstr(text_z(&problems), says))) {
            fail_msg("row %zu: %s", i, text_z(&problems));
        }
        text_release(&problems);
        trace_free(trace);
    }
}

static void no_more_than_ten_lines_are_told(void **state) {
    (void)state;
    Text script = {0};
    text_add_z(&script, "0 0 lane 0 a\n0 0 start\n");
    for (int i = 0; i < 30; i++) {
        text_add_z(&script, "0 0 start\n");
    }
    Trace *trace = script_run_trace(text_z(&script), "native", "cpython-3.11");
    Text problems = {0};
    assert_false(trace_holds(trace, &problems));
    int lines = 0;
    for (const char *c = text_z(&problems); *c; c++) {
        lines += *c == '\n';
    }
    assert_int_equal(lines, 10);
    text_release(&problems);
    text_release(&script);
    trace_free(trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_of_every_model_are_sound),
        cmocka_unit_test(broken_runs_are_caught),
        cmocka_unit_test(no_more_than_ten_lines_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
