#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/trace/jsonl.h"
#include "fake_run.h"

typedef struct StringRow {
    const char *text;
    size_t length;
    const char *json;
} StringRow;

static void strings_are_escaped_as_json_wants(void **state) {
    (void)state;
    static const StringRow rows[] = {
        {"", 0, "\"\""},
        {"plain", 5, "\"plain\""},
        {"a\"b\\c", 5, "\"a\\\"b\\\\c\""},
        {"\n\r\t", 3, "\"\\n\\r\\t\""},
        {"\x01\x1F\x7F", 3, "\"\\u0001\\u001f\\u007f\""},
        {"a\0b", 3, "\"a\\u0000b\""},
        {"\xC3\xBC", 2, "\"\xC3\xBC\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text out = {0};
        jsonl_string(&out, rows[i].text, rows[i].length);
        assert_string_equal(text_z(&out), rows[i].json);
        text_release(&out);
    }
}

static void the_first_line_describes_the_run(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Text out = {0};
    jsonl_run(trace, &out);
    assert_string_equal(text_z(&out),
                        "{\"version\":\"" LOCKSTEP_VERSION "\",\"program\":\"gap.py\","
                        "\"model\":\"async\",\"profile\":\"cpython-3.11\","
                        "\"seed\":0}\n");
    text_release(&out);
    trace_free(trace);
}

typedef struct EventRow {
    uint32_t seq;
    const char *json;
} EventRow;

static void events_have_the_keys_of_the_contract(void **state) {
    (void)state;
    static const EventRow rows[] = {
        {0, "{\"seq\":0,\"t_ns\":0,\"lane\":null,\"lane_name\":null,\"worker\":0,"
            "\"kind\":\"worker created\",\"state\":null,\"reason\":null,\"line\":null,"
            "\"cause\":null,\"name\":\"Thread 1\"}\n"},
        {1, "{\"seq\":1,\"t_ns\":0,\"lane\":0,\"lane_name\":\"main\",\"worker\":0,"
            "\"kind\":\"lane created\",\"state\":\"locked\",\"reason\":\"not started\","
            "\"line\":14,\"cause\":null,\"name\":\"main\"}\n"},
        {8, "{\"seq\":8,\"t_ns\":0,\"lane\":0,\"lane_name\":\"main\",\"worker\":0,"
            "\"kind\":\"output\",\"state\":\"running\",\"reason\":\"running\",\"line\":5,"
            "\"cause\":7,\"text\":\"A\\n\"}\n"},
        {10, "{\"seq\":10,\"t_ns\":0,\"lane\":0,\"lane_name\":\"main\",\"worker\":0,"
             "\"kind\":\"sleep\",\"state\":\"waiting\",\"reason\":\"sleep\",\"line\":6,"
             "\"cause\":9,\"delay_ns\":1000000000}\n"},
        {24, "{\"seq\":24,\"t_ns\":1000000000,\"lane\":0,\"lane_name\":\"main\",\"worker\":0,"
             "\"kind\":\"cancel asked\",\"state\":\"done\",\"reason\":\"returned\",\"line\":14,"
             "\"cause\":23,\"target\":1}\n"},
        {31, "{\"seq\":31,\"t_ns\":1000000000,\"lane\":null,\"lane_name\":null,\"worker\":0,"
             "\"kind\":\"program ended\",\"state\":null,\"reason\":null,\"line\":null,"
             "\"cause\":30,\"verdict\":\"finished\"}\n"},
    };
    Trace *trace = fake_run_trace();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text out = {0};
        jsonl_event(trace, rows[i].seq, &out);
        assert_string_equal(text_z(&out), rows[i].json);
        text_release(&out);
    }
    trace_free(trace);
}

static void every_event_is_one_line(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        Text out = {0};
        jsonl_event(trace, seq, &out);
        assert_int_equal(strcspn(out.bytes, "\n"), out.length - 1);
        text_release(&out);
    }
    trace_free(trace);
}

static void the_last_line_is_the_verdict(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Text out = {0};
    jsonl_verdict(trace, &out);
    assert_string_equal(text_z(&out), "{\"verdict\":\"finished\",\"exit_status\":0,"
                                      "\"t_ns\":1000000000,\"message\":\"\"}\n");
    text_release(&out);
    trace_free(trace);
}

// Every kind with a detail must say it under a key, or the line would lose it.
static void every_detail_has_a_key(void **state) {
    (void)state;
    Text bytes = {0};
    RunInfo info = {.program = "", .source = "", .model = "", .profile = ""};
    Recorder *recorder = recorder_new(RECORD_LINES, fake_run_writer(&bytes), &info);
    StepEvent event = {.cause = EVENT_NO_CAUSE, .kind = EVENT_LANE_CREATED};
    recorder_add(recorder, event);
    for (unsigned kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        event.kind = kind & 63;
        event.lane = kind == EVENT_LANE_CREATED;
        recorder_add(recorder, event);
    }
    recorder_end(recorder, VERDICT_FINISHED, "");
    Trace *trace = trace_new();
    assert_int_equal(trace_feed(trace, bytes.bytes, bytes.length), STREAM_GOOD);
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        EventKind kind = (EventKind)trace_event(trace, seq)->kind;
        Text out = {0};
        jsonl_event(trace, seq, &out);
        bool has_key = !strstr(out.bytes, "\"cause\":null}");
        if (has_key != (event_kind_detail(kind) != DETAIL_NOTHING)) {
            fail_msg("%s: %s", event_kind_name(kind), out.bytes);
        }
        text_release(&out);
    }
    trace_free(trace);
    recorder_free(recorder);
    text_release(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_escaped_as_json_wants),
        cmocka_unit_test(the_first_line_describes_the_run),
        cmocka_unit_test(events_have_the_keys_of_the_contract),
        cmocka_unit_test(every_event_is_one_line),
        cmocka_unit_test(the_last_line_is_the_verdict),
        cmocka_unit_test(every_detail_has_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
