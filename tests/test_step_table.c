#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "fake_run.h"
#include "script_run.h"
#include "viz/app/step_table.h"
#include "viz/app/terminal_width.h"

static void switches_are_rows_and_lanes_are_columns(void **state) {
    (void)state;
    static const char expected[] = "          Thread 1\n"
                                   "time      main    filling  what\n"
                                   "0 s       ▶       🔒       main: started\n"
                                   "0 s       🕐      ▶        main: sleep 1 s; filling: started\n"
                                   "0 s       🕐      🕐       filling: sleep 2 s\n"
                                   "1 s       ▶       🕐       main: resumed\n"
                                   "1 s       ✔       ▶        main: ended, returned None; "
                                   "filling: resumed\n"
                                   "1 s       ✔       ✔        filling: ended, cancelled "
                                   "CancelledError\n";
    Trace *trace = fake_run_trace();
    Text out = {0};
    step_table_text(trace, true, &out);
    assert_string_equal(text_z(&out), expected);
    text_release(&out);
    trace_free(trace);
}

static void fine_steps_have_more_rows(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Text out = {0};
    step_table_text(trace, false, &out);
    uint32_t lines = 0;
    for (const char *c = out.bytes; *c; c++) {
        lines += *c == '\n';
    }
    assert_int_equal(lines, trace_step_count(trace, false) + 2); // two of the head
    assert_non_null(strstr(out.bytes, "main: cancel asked filling\n"));
    assert_non_null(strstr(out.bytes, "filling: line 11\n"));
    text_release(&out);
    trace_free(trace);
}

static void json_has_an_object_a_step(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Text out = {0};
    step_table_json(trace, true, &out);
    assert_non_null(strstr(out.bytes, "{\"step\":2,\"seq\":12,\"t_ns\":0,\"line\":9,"
                                      "\"kind\":\"started\","
                                      "\"what\":\"main: sleep 1 s; filling: started\","
                                      "\"states\":[{\"lane\":0,\"lane_name\":\"main\","
                                      "\"worker\":\"Thread 1\",\"state\":\"waiting\"},"
                                      "{\"lane\":1,"));
    assert_string_equal(out.bytes + out.length - 3, "\n]\n");
    text_release(&out);
    trace_free(trace);
}

static void workers_stand_above_their_lanes(void **state) {
    (void)state;
    static const char expected[] =
        "          Thread 1  Thread 2  Thread 3\n"
        "time      Source 1  Source 2  Source 3  what\n"
        "0 s       ▶         🔒        🔒        Source 1: started\n"
        "0.15 s    🔒        ▶         🔒        Source 1: switched out, needs the GIL; "
        "Source 2: started\n"
        "0.3 s     ▶         🔒        🔒        Source 2: switched out, needs the GIL; "
        "Source 1: resumed\n";
    Trace *trace = script_run_trace(script_downloads("threads"), "threads", "cpython-3.11");
    Text out = {0};
    step_table_text(trace, true, &out);
    out.bytes[sizeof expected - 1] = '\0';
    assert_string_equal(out.bytes, expected);
    text_release(&out);
    trace_free(trace);
    trace = script_run_trace(script_downloads("processes"), "processes", "cpython-3.11");
    step_table_text(trace, true, &out);
    assert_non_null(strstr(out.bytes, "          CPU 1     CPU 2     CPU 3\n"));
    assert_non_null(strstr(out.bytes, "0.1 s     ▶         ▶         ▶         "
                                      "Source 1: started; Source 2: started; Source 3: started\n"));
    text_release(&out);
    trace_free(trace);
}

// A terminal gives some letters two cells and some none.
static void columns_line_up_whatever_the_names(void **state) {
    (void)state;
    static const char script[] =
        "0 0 lane 0 下载任务甲\n0 1 lane 0 e\xCC\x81te\xCC\x81\n0 0 start\n0 0 print x\n"
        "0 0 end returned -\n0 1 start\n0 1 end returned -\n"
        "0 - finish finished\n";
    static const char expected[] = "          Thread 1\n"
                                   "time      下载任务甲  e\xCC\x81te\xCC\x81     what\n"
                                   "0 s       ▶           🔒      下载任务甲: started\n";
    Trace *trace = script_run_trace(script, "async", "cpython-3.11");
    Text out = {0};
    step_table_text(trace, true, &out);
    out.bytes[sizeof expected - 1] = '\0';
    assert_string_equal(out.bytes, expected);
    assert_int_equal(terminal_width("▶✔é"), 3);
    assert_int_equal(terminal_width("🔒🕐"), 4);
    assert_int_equal(terminal_width("✔\xEF\xB8\x8F"), 1);
    text_release(&out);
    trace_free(trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(switches_are_rows_and_lanes_are_columns),
        cmocka_unit_test(fine_steps_have_more_rows),
        cmocka_unit_test(json_has_an_object_a_step),
        cmocka_unit_test(workers_stand_above_their_lanes),
        cmocka_unit_test(columns_line_up_whatever_the_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
