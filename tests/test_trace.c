#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/trace/trace.h"
#include "fake_run.h"

static void the_run_is_described(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    assert_string_equal(trace_program(trace), "gap.py");
    assert_string_equal(trace_model(trace), "async");
    assert_string_equal(trace_profile(trace), "cpython-3.11");
    assert_string_equal(trace_version(trace), LOCKSTEP_VERSION);
    size_t length;
    assert_string_equal(trace_source(trace, &length), fake_run_source());
    assert_int_equal(length, strlen(fake_run_source()));
    assert_true(trace_has_ended(trace));
    assert_int_equal(trace_verdict(trace), VERDICT_FINISHED);
    assert_int_equal(trace_end_ns(trace), FAKE_SECOND_NS);
    trace_free(trace);
}

static void an_empty_trace_answers_everything(void **state) {
    (void)state;
    Trace *trace = trace_new();
    size_t length;
    assert_string_equal(trace_program(trace), "");
    assert_string_equal(trace_source(trace, &length), "");
    assert_int_equal(length, 0);
    assert_int_equal(trace_event_count(trace), 0);
    assert_int_equal(trace_step_count(trace, true), 0);
    assert_int_equal(trace_step_at(trace, false, 0), -1);
    assert_int_equal(trace_end_ns(trace), 0);
    assert_string_equal(trace_text(trace, 0), "");
    assert_string_equal(trace_text(trace, 1), "");
    assert_int_equal(trace_site(trace, 3).line, 0);
    assert_int_equal(trace_worker(trace, 0)->created_seq, EVENT_NO_CAUSE);
    assert_false(trace_has_ended(trace));
    assert_int_equal(trace_verdict(trace), VERDICT_NONE);
    trace_free(trace);
}

static void lanes_know_their_name_parent_and_end(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    assert_int_equal(trace_lane_count(trace), 2);
    const TraceLane *main = trace_lane(trace, FAKE_MAIN);
    const TraceLane *filling = trace_lane(trace, FAKE_FILLING);
    assert_string_equal(trace_text(trace, main->name), "main");
    assert_string_equal(trace_text(trace, filling->name), "filling");
    assert_int_equal(main->parent, EVENT_NO_LANE);
    assert_int_equal(filling->parent, FAKE_MAIN);
    assert_int_equal(trace_event(trace, filling->created_seq)->kind, EVENT_LANE_CREATED);
    assert_int_equal(trace_event(trace, filling->ended_seq)->reason, REASON_CANCELLED);
    assert_int_equal(trace_worker_count(trace), 1);
    assert_string_equal(trace_text(trace, trace_worker(trace, 0)->name), "Thread 1");
    trace_free(trace);
}

// What becomes of its variables is no event of the lane.
static void a_lane_lists_its_events_and_only_these(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    uint32_t found = 0;
    for (uint32_t lane = 0; lane < trace_lane_count(trace); lane++) {
        const TraceLane *lane_info = trace_lane(trace, lane);
        uint32_t next = 0;
        for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
            if (trace_event(trace, seq)->lane == lane &&
                trace_event(trace, seq)->kind != EVENT_VARIABLE) {
                assert_int_equal(lane_info->events[next++], seq);
                assert_int_equal(trace_lane_event_at(trace, lane, seq), seq);
            } else {
                uint32_t last = next ? lane_info->events[next - 1] : EVENT_NO_CAUSE;
                assert_int_equal(trace_lane_event_at(trace, lane, seq), last);
            }
        }
        assert_int_equal(next, lane_info->event_count);
        found += next;
    }
    assert_true(found > 20);
    trace_free(trace);
}

static void steps_stop_where_the_kinds_say(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    for (int coarse = 0; coarse < 2; coarse++) {
        int64_t step = -1;
        for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
            uint32_t next = (uint32_t)(step + 1);
            if (next < trace_step_count(trace, coarse) &&
                trace_step_seq(trace, coarse, next) == seq) {
                assert_true(event_kind_is_step((EventKind)trace_event(trace, seq)->kind));
                step++;
            }
            assert_int_equal(trace_step_at(trace, coarse, seq), step);
        }
        assert_int_equal(step + 1, trace_step_count(trace, coarse));
    }
    // main starts, sleeps; filling starts, sleeps; main resumes, ends; filling resumes, ends; end
    assert_int_equal(trace_step_count(trace, true), 9);
    trace_free(trace);
}

static void output_is_found_in_order(void **state) {
    (void)state;
    static const char *const printed[] = {"A\n", "1\n", "B\n"};
    Trace *trace = fake_run_trace();
    assert_int_equal(trace_output_count(trace), 3);
    for (uint32_t i = 0; i < 3; i++) {
        const StepEvent *event = trace_event(trace, trace_output_seq(trace, i));
        assert_string_equal(trace_text(trace, event->detail), printed[i]);
    }
    trace_free(trace);
}

static void sites_point_into_the_source(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    TraceSite site = trace_site(trace, 6);
    size_t length;
    const char *source = trace_source(trace, &length);
    assert_int_equal(site.line, 6);
    assert_memory_equal(source + site.span.start, "await asyncio.sleep(1)",
                        (size_t)(site.span.end - site.span.start));
    trace_free(trace);
}

static void a_trace_is_usable_after_every_byte(void **state) {
    (void)state;
    Text bytes = fake_run_bytes();
    Trace *trace = trace_new();
    uint32_t events = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        assert_int_equal(trace_feed(trace, bytes.bytes + i, 1), STREAM_GOOD);
        assert_true(trace_event_count(trace) >= events);
        events = trace_event_count(trace);
        assert_true(!events || trace_step_at(trace, false, events - 1) >= 0);
    }
    assert_true(trace_has_ended(trace));
    trace_free(trace);
    text_release(&bytes);
}

// One event of a hostile stream, after: 1 worker, lane 0, texts 0 and 1, sites 0 and 1, t = 10.
typedef struct BadRow {
    const char *says;
    StepEvent event;
    bool good;
} BadRow;

#define GOOD_EVENT .t_ns = 10, .cause = EVENT_NO_CAUSE, .kind = EVENT_OUTPUT, .detail = 1

static const BadRow bad_rows[] = {
    {"a good event", {GOOD_EVENT}, true},
    {"no lane", {GOOD_EVENT, .lane = EVENT_NO_LANE}, true},
    {"a lane that does not exist", {GOOD_EVENT, .lane = 1}, false},
    {"a site that does not exist", {GOOD_EVENT, .site = 2}, false},
    {"a worker that does not exist", {GOOD_EVENT, .worker = 1}, false},
    {"a kind that does not exist", {.t_ns = 10, .kind = EVENT_KIND_COUNT}, false},
    {"a reason that does not exist", {GOOD_EVENT, .reason = REASON_COUNT}, false},
    {"a text that does not exist", {.t_ns = 10, .kind = EVENT_OUTPUT, .detail = 2}, false},
    {"a cause that comes later", {.t_ns = 10, .kind = EVENT_OUTPUT, .cause = 2}, false},
    {"itself as cause", {.t_ns = 10, .kind = EVENT_READY, .cause = 2}, false},
    {"a time that goes back", {.t_ns = 9, .kind = EVENT_READY}, false},
    {"a time before the beginning", {.t_ns = -1, .kind = EVENT_READY}, false},
    {"the next lane", {.t_ns = 10, .kind = EVENT_LANE_CREATED, .lane = 1}, true},
    {"a lane twice", {.t_ns = 10, .kind = EVENT_LANE_CREATED, .lane = 0}, false},
    {"a lane too far", {.t_ns = 10, .kind = EVENT_LANE_CREATED, .lane = 2}, false},
    {"a lane that is no lane",
     {.t_ns = 10, .kind = EVENT_LANE_CREATED, .lane = EVENT_NO_LANE},
     false},
    {"the next worker", {.t_ns = 10, .kind = EVENT_WORKER_CREATED, .worker = 1}, true},
    {"a worker too far", {.t_ns = 10, .kind = EVENT_WORKER_CREATED, .worker = 2}, false},
    {"cancelling nobody", {.t_ns = 10, .kind = EVENT_CANCEL_ASKED, .detail = 1}, false},
    {"no such verdict", {.t_ns = 10, .kind = EVENT_PROGRAM_ENDED, .detail = VERDICT_COUNT}, false},
};

static void write_beginning(Writer writer) {
    static const uint8_t sites[4 + 24] = {[0] = 2, [4 + 16] = 1, [4 + 20] = 1};
    static const uint8_t text[] = {1, 0, 0, 0, 'x'};
    StepEvent events[2] = {
        {.cause = EVENT_NO_CAUSE, .kind = EVENT_WORKER_CREATED, .lane = EVENT_NO_LANE},
        {.t_ns = 10, .cause = 0, .kind = EVENT_LANE_CREATED}};
    stream_write_header(writer);
    stream_write_block(writer, BLOCK_RUN, "program=p\n", 10);
    stream_write_block(writer, BLOCK_SOURCE, "x\n", 2);
    stream_write_block(writer, BLOCK_SITES, sites, sizeof sites);
    stream_write_counted(writer, BLOCK_TEXTS, 1, 1, text, sizeof text);
    stream_write_counted(writer, BLOCK_EVENTS, 0, 2, events, sizeof events);
}

static void impossible_events_break_the_stream_and_keep_the_rest(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof bad_rows / sizeof *bad_rows; i++) {
        Text bytes = {0};
        write_beginning(fake_run_writer(&bytes));
        stream_write_counted(fake_run_writer(&bytes), BLOCK_EVENTS, 2, 1, &bad_rows[i].event,
                             sizeof(StepEvent));
        Trace *trace = trace_new();
        StreamStatus status = trace_feed(trace, bytes.bytes, bytes.length);
        if ((status == STREAM_GOOD) != bad_rows[i].good) {
            fail_msg("%s: status %d", bad_rows[i].says, (int)status);
        }
        assert_int_equal(trace_event_count(trace), bad_rows[i].good ? 3 : 2);
        trace_free(trace);
        text_release(&bytes);
    }
}

typedef struct BlockRow {
    const char *says;
    BlockKind kind;
    const char *bytes;
    size_t length;
} BlockRow;

#define BLOCK(says, kind, bytes)                                                                   \
    { says, kind, bytes, sizeof(bytes) - 1 }

static void malformed_blocks_break_the_stream(void **state) {
    (void)state;
    static const BlockRow rows[] = {
        BLOCK("a second run", BLOCK_RUN, "program=p\n"),
        BLOCK("a second source", BLOCK_SOURCE, "x"),
        BLOCK("second sites", BLOCK_SITES, "\0\0\0\0"),
        BLOCK("a request", BLOCK_REQUEST, ""),
        BLOCK("texts without numbers", BLOCK_TEXTS, "\1\0\0"),
        BLOCK("texts with a gap", BLOCK_TEXTS, "\3\0\0\0\0\0\0\0"),
        BLOCK("fewer texts than said", BLOCK_TEXTS, "\2\0\0\0\2\0\0\0\1\0\0\0x"),
        BLOCK("more texts than said", BLOCK_TEXTS, "\2\0\0\0\1\0\0\0\1\0\0\0x\1\0\0\0y"),
        BLOCK("a text longer than its block", BLOCK_TEXTS, "\2\0\0\0\1\0\0\0\2\0\0\0x"),
        BLOCK("a text of a huge length", BLOCK_TEXTS, "\2\0\0\0\1\0\0\0\377\377\377\377x"),
        BLOCK("a huge number of texts", BLOCK_TEXTS, "\2\0\0\0\377\377\377\377"),
        BLOCK("a text that is not UTF-8", BLOCK_TEXTS, "\2\0\0\0\1\0\0\0\1\0\0\0\377"),
        BLOCK("events with a gap", BLOCK_EVENTS, "\3\0\0\0\0\0\0\0"),
        BLOCK("fewer events than said", BLOCK_EVENTS, "\2\0\0\0\1\0\0\0abc"),
        BLOCK("a huge number of events", BLOCK_EVENTS, "\2\0\0\0\377\377\377\377"),
        BLOCK("no such verdict", BLOCK_END, "\377\0\0\0\0\0\0\0"),
        BLOCK("a message longer than its block", BLOCK_END, "\1\0\0\0\5\0\0\0x"),
        BLOCK("an end without an end", BLOCK_END, "\1\0\0"),
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text bytes = {0};
        write_beginning(fake_run_writer(&bytes));
        stream_write_block(fake_run_writer(&bytes), rows[i].kind, rows[i].bytes, rows[i].length);
        Trace *trace = trace_new();
        if (trace_feed(trace, bytes.bytes, bytes.length) != STREAM_BROKEN) {
            fail_msg("%s: was taken", rows[i].says);
        }
        assert_int_equal(trace_event_count(trace), 2);
        trace_free(trace);
        text_release(&bytes);
    }
}

static void nothing_may_follow_the_end(void **state) {
    (void)state;
    Text bytes = fake_run_bytes();
    stream_write_counted(fake_run_writer(&bytes), BLOCK_TEXTS, 99, 0, "", 0);
    Trace *trace = trace_new();
    assert_int_equal(trace_feed(trace, bytes.bytes, bytes.length), STREAM_BROKEN);
    assert_true(trace_has_ended(trace));
    trace_free(trace);
    text_release(&bytes);
}

static void many_lanes_stay_where_they_are(void **state) {
    (void)state;
    Text bytes = {0};
    RunInfo info = {.program = "", .source = "", .model = "", .profile = ""};
    Recorder *recorder = recorder_new(RECORD_LINES, fake_run_writer(&bytes), &info);
    Trace *trace = trace_new();
    const TraceLane *first = NULL;
    for (uint32_t lane = 0; lane < 1000; lane++) {
        StepEvent event = {
            .cause = EVENT_NO_CAUSE, .kind = EVENT_LANE_CREATED, .lane = lane & EVENT_NO_LANE};
        event.detail = recorder_printf(recorder, "lane %u", lane);
        recorder_add(recorder, event);
        recorder_flush(recorder);
        assert_int_equal(trace_feed(trace, bytes.bytes, bytes.length), STREAM_GOOD);
        text_clear(&bytes);
        first = first ? first : trace_lane(trace, 0);
    }
    assert_ptr_equal(trace_lane(trace, 0), first);
    assert_string_equal(trace_text(trace, trace_lane(trace, 999)->name), "lane 999");
    recorder_free(recorder);
    trace_free(trace);
    text_release(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_run_is_described),
        cmocka_unit_test(an_empty_trace_answers_everything),
        cmocka_unit_test(lanes_know_their_name_parent_and_end),
        cmocka_unit_test(a_lane_lists_its_events_and_only_these),
        cmocka_unit_test(steps_stop_where_the_kinds_say),
        cmocka_unit_test(output_is_found_in_order),
        cmocka_unit_test(sites_point_into_the_source),
        cmocka_unit_test(a_trace_is_usable_after_every_byte),
        cmocka_unit_test(impossible_events_break_the_stream_and_keep_the_rest),
        cmocka_unit_test(malformed_blocks_break_the_stream),
        cmocka_unit_test(nothing_may_follow_the_end),
        cmocka_unit_test(many_lanes_stay_where_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
