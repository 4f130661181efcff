#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "fake_run.h"
#include "viz/app/step_table.h"

static void switches_are_rows_and_lanes_are_columns(void **state) {
    (void)state;
    static const char expected[] = "time      main    filling  what\n"
                                   "0 s       ▶                main: started\n"
                                   "0 s       🕐      🔒       main: sleep 1 s\n"
                                   "0 s       🕐      ▶        filling: started\n"
                                   "0 s       🕐      🕐       filling: sleep 2 s\n"
                                   "1 s       ▶       🕐       main: resumed\n"
                                   "1 s       ✔       🕐       main: ended, returned None\n"
                                   "1 s       ✔       ▶        filling: resumed\n"
                                   "1 s       ✔       ✔        filling: ended, cancelled "
                                   "CancelledError\n"
                                   "1 s       ✔       ✔        program ended: finished\n";
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
    assert_int_equal(lines, trace_step_count(trace, false) + 1);
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
    assert_non_null(strstr(out.bytes, "{\"step\":2,\"seq\":10,\"t_ns\":0,\"line\":6,"
                                      "\"kind\":\"sleep\",\"what\":\"main: sleep 1 s\","
                                      "\"states\":[{\"lane\":0,\"lane_name\":\"main\","
                                      "\"state\":\"waiting\"},{\"lane\":1,"));
    assert_string_equal(out.bytes + out.length - 3, "\n]\n");
    text_release(&out);
    trace_free(trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(switches_are_rows_and_lanes_are_columns),
        cmocka_unit_test(fine_steps_have_more_rows),
        cmocka_unit_test(json_has_an_object_a_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
