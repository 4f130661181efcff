// One row a switch: the tables of the lessons, from runs that are written down.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fake_run.h"
#include "script_run.h"
#include "viz/scene/step_rows.h"
#include "viz/scene/worker_label.h"

#define MODULE "0 - worker MainThread\n0 0 lane 0 <module>\n0 0 start\n"
#define CALLS(lane, name)                                                                          \
    "0 " lane " lane 0 " name "\n0 0 wait callee " name "\n0 " lane " start\n0 " lane              \
    " end returned None\n0 0 resume\n"
#define END "0 0 end returned -\n0 - finish finished\n"
#define TWO_THREADS                                                                                \
    MODULE "0 - worker Thread-1\n0 1 lane 1 a\n0 0 wait thread a to start\n0 1 start\n"            \
           "0 0 ready ready\n0 0 resume\n"                                                         \
           "0 - worker Thread-2\n0 2 lane 2 b\n0 0 wait thread b to start\n0 2 start\n"            \
           "0 0 ready ready\n0 0 resume\n0 0 wait thread a to end\n"

typedef struct TableRow {
    const char *says;
    const char *model;
    const char *script;
    const char *table;
} TableRow;

static const TableRow tables[] = {
    {"three functions, one after the other", "sync",
     MODULE CALLS("1", "a") CALLS("2", "b") CALLS("3", "c") END, "▶🔒🔒\n✔▶🔒\n✔✔▶\n✔✔✔\n"},
    {"two functions on one thread", "sync", MODULE CALLS("1", "a") CALLS("2", "b") END,
     "▶🔒\n✔▶\n✔✔\n"},
    {"one awaits the other", "async",
     MODULE "0 1 lane 0 a\n0 0 wait task the event loop\n0 1 start\n0 2 lane 0 b\n"
            "0 1 wait task b\n0 2 start\n0 2 end returned None\n0 1 ready ready\n0 1 resume\n"
            "0 1 end returned None\n0 0 resume\n" END,
     "▶🔒\n🕐▶\n▶✔\n✔✔\n"},
    {"two threads at once, the first ends earlier", "threads",
     TWO_THREADS "500 1 end returned None\n500 0 ready ready\n500 0 resume\n"
                 "500 0 wait thread b to end\n900 2 end returned None\n900 0 resume\n"
                 "900 0 end returned -\n900 - finish finished\n",
     "▶▶\n✔▶\n✔✔\n"},
    {"two processes of equal length", "processes",
     MODULE "0 - worker Process-1\n0 1 lane 1 a\n0 1 copied 4096\n"
            "0 - worker Process-2\n0 2 lane 2 b\n0 2 copied 4096\n0 0 wait process a\n"
            "2 1 start\n2 2 start\n500 1 end returned None\n500 2 end returned None\n"
            "500 0 resume\n500 0 end returned -\n500 - finish finished\n",
     "▶▶\n✔✔\n"},
    {"under the GIL one thread gives way to the other", "threads",
     MODULE "0 - worker Thread-1\n0 1 lane 1 a\n0 0 wait thread a to start\n0 1 start\n"
            "0 0 ready gil\n5 1 out gil\n5 0 resume\n5 - worker Thread-2\n5 2 lane 2 b\n"
            "5 0 wait thread b to start\n5 2 start\n5 0 ready gil\n10 2 out gil\n10 1 resume\n"
            "20 1 end returned -\n20 2 resume\n25 2 end returned -\n25 0 resume\n"
            "25 0 end returned -\n25 - finish finished\n",
     "▶🔒\n🔒▶\n▶🔒\n✔▶\n✔✔\n"},
    {"both wake at one instant on one loop", "async",
     "0 0 lane 0 a\n0 1 lane 0 b\n0 0 start\n0 0 sleep 5\n0 1 start\n0 1 sleep 5\n"
     "5 0 ready ready\n5 1 ready ready\n5 0 resume\n5 0 end returned -\n5 1 resume\n"
     "5 1 end returned -\n5 - finish finished\n",
     "▶🔒\n🕐▶\n🕐🕐\n▶🔒\n✔▶\n✔✔\n"},
    {"a switch from a lane to itself is none", "async",
     "0 0 lane 0 a\n0 0 start\n0 0 out ready\n0 0 resume\n0 0 end returned -\n"
     "0 - finish finished\n",
     "▶\n✔\n"},
    {"what is cancelled before it starts is done all the same", "async",
     "0 0 lane 0 a\n0 1 lane 0 b\n0 0 start\n0 0 print x\n0 1 end cancelled -\n0 0 end returned -\n"
     "0 - finish finished\n",
     "▶✔\n✔✔\n"},
    {"a sleep on one thread does not hide the start of another", "threads",
     MODULE "0 - worker Thread-1\n0 1 lane 1 a\n0 0 wait thread a to start\n0 1 start\n"
            "0 1 sleep 5\n0 0 resume\n0 - worker Thread-2\n0 2 lane 2 b\n"
            "0 0 wait thread b to start\n0 2 start\n0 2 sleep 9\n0 0 resume\n"
            "0 0 wait thread a to end\n5 1 resume\n5 1 end returned -\n9 2 resume\n"
            "9 2 end returned -\n9 0 resume\n9 0 end returned -\n9 - finish finished\n",
     "▶🔒\n🕐▶\n🕐🕐\n▶🕐\n✔🕐\n✔▶\n✔✔\n"},
    {"nobody starts", "sync", "0 0 lane 0 a\n0 - finish limit\n", ""},
};

static void tables_come_out_exactly(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        Trace *trace = script_run_trace(tables[i].script, tables[i].model, "free-threaded");
        Text out = {0};
        step_rows_text(trace, &out);
        if (strcmp(text_z(&out), tables[i].table) != 0) {
            fail_msg("%s:\n%sinstead of\n%s", tables[i].says, text_z(&out), tables[i].table);
        }
        text_release(&out);
        trace_free(trace);
    }
}

static void rows_know_their_time_and_their_switches(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    StepRows *rows = step_rows_new(trace);
    StepRow row;
    assert_int_equal(step_rows_column_count(rows), 2);
    assert_true(step_rows_next(rows, &row));
    assert_int_equal(row.switch_count, 1);
    assert_true(step_rows_next(rows, &row));
    assert_int_equal(row.t_ns, 0);
    assert_int_equal(row.switch_count, 2);
    assert_int_equal(trace_event(trace, row.switches[0])->kind, EVENT_SLEEP);
    assert_int_equal(trace_event(trace, row.switches[1])->kind, EVENT_STARTED);
    assert_true(step_rows_next(rows, &row));
    assert_true(step_rows_next(rows, &row));
    assert_int_equal(row.t_ns, FAKE_SECOND_NS);
    step_rows_free(rows);
    trace_free(trace);
}

static void a_table_may_be_written_in_many_ways(void **state) {
    (void)state;
    static const char *const written[] = {
        "▶🔒\n🕐▶\n",
        "▶ 🔒\n🕐 ▶",
        "\n| time | a | b |\n| --- | --- | --- |\n| 0 s | ▶ | 🔒 |\n| 1 s | 🕐 | ▶ |\n\n",
        "a   b\r\n▶\xEF\xB8\x8F 🔒  starts\r\n🕐 ▶\xEF\xB8\x8F  sleeps\r\n",
    };
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        Text out = {0};
        step_rows_normalize(written[i], strlen(written[i]), &out);
        assert_string_equal(text_z(&out), "▶🔒\n🕐▶\n");
        text_release(&out);
    }
}

static void workers_are_counted_by_what_they_are(void **state) {
    (void)state;
    static const struct {
        const char *script;
        const char *model;
        const char *labels; // of all workers
    } rows[] = {
        {MODULE CALLS("1", "a") END, "sync", "Thread 1,"},
        {TWO_THREADS "1 0 resume\n1 0 end returned -\n1 - finish failed\n", "threads",
         ",Thread 1,Thread 2,"},
        {MODULE "0 0 print x\n0 - worker Thread-1\n0 1 lane 1 a\n" END, "threads",
         "Thread 1,Thread 2,"},
        {MODULE "0 - worker Process-1\n0 1 lane 1 a\n0 1 start\n"
                "0 - worker Process-2\n0 2 lane 2 b\n0 2 start\n" END,
         "processes", ",CPU 1,CPU 2,"},
        {MODULE "0 - worker Process-1\n0 1 lane 1 a\n0 - worker Process-2\n0 2 lane 2 b\n"
                "0 1 start\n0 2 ready core\n" END,
         "processes", ",Process 1,Process 2,"},
        {MODULE "0 0 print x\n0 - worker Thread-1\n0 1 lane 1 a\n0 - worker Process-1\n"
                "0 2 lane 2 b\n" END,
         "processes", "Process 1,Thread 1,Process 2,"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Trace *trace = script_run_trace(rows[i].script, rows[i].model, "cpython-3.11");
        Arena arena = {0};
        Text text = {0};
        WorkerLabels labels = worker_labels_make(trace, &arena);
        for (uint32_t worker = 0; worker < labels.count; worker++) {
            text_printf(&text, "%s,", worker_label(&labels, worker));
        }
        assert_string_equal(text_z(&text), rows[i].labels);
        assert_string_equal(worker_label(&labels, labels.count), "");
        text_release(&text);
        arena_release(&arena);
        trace_free(trace);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_come_out_exactly),
        cmocka_unit_test(rows_know_their_time_and_their_switches),
        cmocka_unit_test(a_table_may_be_written_in_many_ways),
        cmocka_unit_test(workers_are_counted_by_what_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
