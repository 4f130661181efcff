#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine/trace/trace.h"
#include "fake_run.h"

static Recorder *small_recorder(RecordLevel level, Writer writer) {
    RunInfo info = {.program = "p.py",
                    .source = "x = 1\n",
                    .source_length = 6,
                    .model = "native",
                    .profile = "cpython-3.11",
                    .seed = 7};
    return recorder_new(level, writer, &info);
}

static uint32_t add_lane(Recorder *recorder, unsigned lane) {
    return recorder_add(recorder, (StepEvent){.cause = EVENT_NO_CAUSE,
                                              .kind = EVENT_LANE_CREATED,
                                              .lane = lane & EVENT_NO_LANE,
                                              .reason = REASON_NOT_STARTED});
}

static uint32_t add_line(Recorder *recorder, int64_t t_ns, uint32_t cause) {
    return recorder_add(recorder, (StepEvent){.t_ns = t_ns,
                                              .cause = cause,
                                              .kind = EVENT_LINE,
                                              .state = LANE_RUNNING,
                                              .reason = REASON_CALL});
}

static Trace *read(const Text *bytes) {
    Trace *trace = trace_new();
    assert_int_equal(trace_feed(trace, bytes->bytes, bytes->length), STREAM_GOOD);
    return trace;
}

static void events_come_out_as_they_went_in(void **state) {
    (void)state;
    Text bytes = {0};
    Recorder *recorder = small_recorder(RECORD_LINES, fake_run_writer(&bytes));
    add_lane(recorder, 0);
    StepEvent event = {.t_ns = INT64_C(123456789012),
                       .cause = 0,
                       .lane = 0,
                       .kind = EVENT_SLEEP,
                       .state = LANE_WAITING,
                       .reason = REASON_SLEEP,
                       .detail = recorder_text(recorder, "12", 2)};
    assert_int_equal(recorder_add(recorder, event), 1);
    recorder_end(recorder, VERDICT_FINISHED, "bye");
    Trace *trace = read(&bytes);
    assert_int_equal(trace_event_count(trace), 2);
    assert_memory_equal(trace_event(trace, 1), &event, sizeof event);
    assert_string_equal(trace_text(trace, event.detail), "12");
    assert_string_equal(trace_message(trace), "bye");
    assert_int_equal(trace_seed(trace), 7);
    trace_free(trace);
    recorder_free(recorder);
    text_release(&bytes);
}

static void equal_texts_get_equal_numbers(void **state) {
    (void)state;
    Text bytes = {0};
    Recorder *recorder = small_recorder(RECORD_LINES, fake_run_writer(&bytes));
    assert_int_equal(recorder_text(recorder, "", 0), 0);
    uint32_t numbers[2000];
    char name[32];
    for (int i = 0; i < 2000; i++) {
        numbers[i] = recorder_printf(recorder, "variable number %d", i);
        for (int j = 0; i < 50 && j < i; j++) {
            assert_int_not_equal(numbers[i], numbers[j]);
        }
    }
    for (int i = 0; i < 2000; i++) {
        int length = snprintf(name, sizeof name, "variable number %d", i);
        assert_int_equal(recorder_text(recorder, name, (size_t)length), numbers[i]);
    }
    assert_int_not_equal(recorder_text_once(recorder, "same", 4),
                         recorder_text_once(recorder, "same", 4));
    recorder_end(recorder, VERDICT_FINISHED, "");
    Trace *trace = read(&bytes);
    assert_string_equal(trace_text(trace, numbers[1234]), "variable number 1234");
    trace_free(trace);
    recorder_free(recorder);
    text_release(&bytes);
}

static void texts_that_are_not_utf8_become_utf8(void **state) {
    (void)state;
    Text bytes = {0};
    Recorder *recorder = small_recorder(RECORD_LINES, fake_run_writer(&bytes));
    uint32_t number = recorder_text_once(recorder,
                                         "a\xFF"
                                         "b",
                                         3);
    recorder_end(recorder, VERDICT_BROKEN, "\xC3");
    Trace *trace = read(&bytes);
    assert_string_equal(trace_text(trace, number), "a\xEF\xBF\xBD"
                                                   "b");
    assert_string_equal(trace_message(trace), "\xEF\xBF\xBD");
    trace_free(trace);
    recorder_free(recorder);
    text_release(&bytes);
}

static void a_long_format_is_not_cut(void **state) {
    (void)state;
    Text bytes = {0};
    Recorder *recorder = small_recorder(RECORD_LINES, fake_run_writer(&bytes));
    uint32_t number = recorder_printf(recorder, "%0600d", 5);
    recorder_end(recorder, VERDICT_FINISHED, "");
    Trace *trace = read(&bytes);
    assert_int_equal(trace_text_length(trace, number), 600);
    trace_free(trace);
    recorder_free(recorder);
    text_release(&bytes);
}

static void blocks_are_written_before_the_run_ends(void **state) {
    (void)state;
    Text bytes = {0};
    Recorder *recorder = small_recorder(RECORD_LINES, fake_run_writer(&bytes));
    add_lane(recorder, 0);
    size_t before = bytes.length;
    for (int64_t i = 0; i < 10000; i++) {
        assert_int_equal(add_line(recorder, i, (uint32_t)i), i + 1);
    }
    assert_true(bytes.length > before + 2 * RECORDER_BLOCK_BYTES);
    size_t pending;
    recorder_pending(recorder, &pending);
    assert_true(pending * sizeof(StepEvent) <= RECORDER_BLOCK_BYTES);
    recorder_end(recorder, VERDICT_FINISHED, "");
    Trace *trace = read(&bytes);
    assert_int_equal(trace_event_count(trace), 10001);
    assert_int_equal(trace_end_ns(trace), 9999);
    trace_free(trace);
    recorder_free(recorder);
    text_release(&bytes);
}

static void much_output_is_written_before_the_run_ends(void **state) {
    (void)state;
    Text bytes = {0};
    Recorder *recorder = small_recorder(RECORD_OUTPUT, fake_run_writer(&bytes));
    char line[1000];
    memset(line, 'x', sizeof line);
    for (int i = 0; i < 200; i++) {
        recorder_text_once(recorder, line, sizeof line);
    }
    assert_true(bytes.length > 2 * RECORDER_BLOCK_BYTES);
    recorder_free(recorder);
    text_release(&bytes);
}

static void held_events_wait_and_are_then_written_in_pieces(void **state) {
    (void)state;
    Text bytes = {0};
    Recorder *recorder = small_recorder(RECORD_LINES, fake_run_writer(&bytes));
    recorder_hold(recorder, true);
    size_t before = bytes.length;
    add_lane(recorder, 0);
    for (int64_t i = 0; i < 9000; i++) {
        add_line(recorder, i, EVENT_NO_CAUSE);
        recorder_printf(recorder, "a rather long text with the number %d", (int)i);
    }
    assert_int_equal(bytes.length, before);
    size_t pending;
    assert_int_equal(recorder_pending(recorder, &pending)[9000].t_ns, 8999);
    assert_int_equal(pending, 9001);
    recorder_hold(recorder, false);
    recorder_end(recorder, VERDICT_FINISHED, "");
    Trace *trace = read(&bytes);
    assert_int_equal(trace_event_count(trace), 9001);
    assert_string_equal(trace_text(trace, 9000), "a rather long text with the number 8999");
    trace_free(trace);
    recorder_free(recorder);
    text_release(&bytes);
}

static void rewound_events_get_the_same_numbers_again(void **state) {
    (void)state;
    Text once = {0};
    Text again = {0};
    for (int turn = 0; turn < 2; turn++) {
        Recorder *recorder = small_recorder(RECORD_LINES, fake_run_writer(turn ? &again : &once));
        recorder_hold(recorder, true);
        add_lane(recorder, 0);
        add_line(recorder, 5, 0);
        StepEvent second = {.t_ns = 6, .cause = 1, .kind = EVENT_LANE_CREATED, .lane = 1};
        if (turn) {
            recorder_add(recorder, second);
            add_line(recorder, 9, 2);
            recorder_rewind(recorder, 2);
            assert_int_equal(recorder_next_seq(recorder), 2);
        }
        assert_int_equal(recorder_add(recorder, second), 2);
        recorder_end(recorder, VERDICT_FINISHED, "");
        recorder_free(recorder);
    }
    assert_int_equal(once.length, again.length);
    assert_memory_equal(once.bytes, again.bytes, once.length);
    text_release(&once);
    text_release(&again);
}

static void what_the_level_leaves_out_answers_with_its_cause(void **state) {
    (void)state;
    Text bytes = {0};
    Recorder *recorder = small_recorder(RECORD_SWITCHES, fake_run_writer(&bytes));
    uint32_t created = add_lane(recorder, 0);
    assert_int_equal(add_line(recorder, 1, created), created);
    assert_int_equal(add_line(recorder, 2, EVENT_NO_CAUSE), EVENT_NO_CAUSE);
    assert_int_equal(recorder_next_seq(recorder), 1);
    recorder_free(recorder);
    text_release(&bytes);
}

typedef struct LevelRow {
    const char *says;
    RecordLevel level;
    uint32_t events;
    uint32_t outputs;
} LevelRow;

static void lower_levels_have_fewer_events_and_all_output(void **state) {
    (void)state;
    static const LevelRow rows[] = {
        {"lines", RECORD_LINES, 32, 3},
        {"switches", RECORD_SWITCHES, 24, 3},
        {"output", RECORD_OUTPUT, 4, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text bytes = {0};
        fake_run_write(rows[i].level, fake_run_writer(&bytes));
        Trace *trace = read(&bytes);
        if (trace_event_count(trace) != rows[i].events ||
            trace_output_count(trace) != rows[i].outputs) {
            fail_msg("%s: %u events, %u outputs", rows[i].says, trace_event_count(trace),
                     trace_output_count(trace));
        }
        trace_free(trace);
        text_release(&bytes);
    }
}

static void output_needs_no_lane_at_the_output_level(void **state) {
    (void)state;
    Text bytes = {0};
    Recorder *recorder = small_recorder(RECORD_OUTPUT, fake_run_writer(&bytes));
    StepEvent event = {.cause = 0, .kind = EVENT_OUTPUT, .lane = 7, .worker = 3};
    event.detail = recorder_text_once(recorder, "x", 1);
    assert_int_equal(recorder_add(recorder, event), 0);
    recorder_end(recorder, VERDICT_FINISHED, "");
    Trace *trace = read(&bytes);
    assert_int_equal(trace_event(trace, 0)->lane, EVENT_NO_LANE);
    assert_int_equal(trace_event(trace, 0)->cause, EVENT_NO_CAUSE);
    trace_free(trace);
    recorder_free(recorder);
    text_release(&bytes);
}

static bool refuses(void *context, const void *bytes, size_t length) {
    (void)bytes;
    size_t *left = context;
    if (*left < length) {
        return false;
    }
    *left -= length;
    return true;
}

static void a_writer_that_fails_stops_the_writing_not_the_run(void **state) {
    (void)state;
    size_t left = 200000;
    Recorder *recorder = small_recorder(RECORD_LINES, (Writer){refuses, &left});
    add_lane(recorder, 0);
    for (int64_t i = 0; i < 50000; i++) {
        add_line(recorder, i, EVENT_NO_CAUSE);
    }
    assert_true(recorder_failed(recorder));
    assert_int_equal(recorder_next_seq(recorder), 50001);
    recorder_end(recorder, VERDICT_FINISHED, "");
    recorder_free(recorder);
}

static void a_memory_recorder_keeps_everything(void **state) {
    (void)state;
    Recorder *recorder = small_recorder(RECORD_LINES, (Writer){NULL, NULL});
    add_lane(recorder, 0);
    for (int64_t i = 0; i < 20000; i++) {
        add_line(recorder, i, EVENT_NO_CAUSE);
    }
    recorder_flush(recorder);
    size_t pending;
    recorder_pending(recorder, &pending);
    assert_int_equal(pending, 20001);
    recorder_free(recorder);
}

static void the_same_run_gives_the_same_bytes(void **state) {
    (void)state;
    Text one = fake_run_bytes();
    Text two = fake_run_bytes();
    assert_int_equal(one.length, two.length);
    assert_memory_equal(one.bytes, two.bytes, one.length);
    text_release(&one);
    text_release(&two);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_come_out_as_they_went_in),
        cmocka_unit_test(equal_texts_get_equal_numbers),
        cmocka_unit_test(texts_that_are_not_utf8_become_utf8),
        cmocka_unit_test(a_long_format_is_not_cut),
        cmocka_unit_test(blocks_are_written_before_the_run_ends),
        cmocka_unit_test(much_output_is_written_before_the_run_ends),
        cmocka_unit_test(held_events_wait_and_are_then_written_in_pieces),
        cmocka_unit_test(rewound_events_get_the_same_numbers_again),
        cmocka_unit_test(what_the_level_leaves_out_answers_with_its_cause),
        cmocka_unit_test(output_needs_no_lane_at_the_output_level),
        cmocka_unit_test(lower_levels_have_fewer_events_and_all_output),
        cmocka_unit_test(a_writer_that_fails_stops_the_writing_not_the_run),
        cmocka_unit_test(a_memory_recorder_keeps_everything),
        cmocka_unit_test(the_same_run_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
