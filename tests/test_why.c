// Every kind of event has a sentence that is specific and true.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fake_run.h"
#include "golden.h"
#include "viz/scene/why.h"

static void add_why(const Trace *trace, int64_t step, RunModel model, Text *out) {
    Arena arena = {0};
    Scene scene = scene_at(trace, step, false, &arena);
    Why why = why_at(trace, &scene, model, &arena);
    const char *kind = scene.event == EVENT_NO_CAUSE
                           ? "before"
                           : event_kind_name((EventKind)trace_event(trace, scene.event)->kind);
    assert_true(*why.fact != '\0');
    text_printf(out, "%s\n  %s\n", kind, why.fact);
    if (*why.reason) {
        text_printf(out, "  %s\n", why.reason);
    }
    if (*why.rule) {
        text_printf(out, "  (%s)\n", why.rule);
    }
    arena_release(&arena);
}

static void the_gap_is_told_step_by_step(void **state) {
    (void)state;
    Trace *trace = fake_run_trace();
    Text text = {0};
    for (int64_t step = -1; step < (int64_t)trace_step_count(trace, false); step++) {
        add_why(trace, step, RUN_ASYNC, &text);
    }
    golden_compare("why.gap.txt", text_z(&text));
    text_release(&text);
    trace_free(trace);
}

// One event a row, on one of three lanes; `cause` counts back in rows, 0 for none.
typedef struct Row {
    EventKind kind;
    uint32_t lane;
    LaneState state;
    Reason reason;
    uint32_t back;
    const char *text; // NULL: number
    uint32_t number;
    uint32_t site;
} Row;

#define RUNS    LANE_RUNNING, REASON_CALL
#define NO_LANE EVENT_NO_LANE

static const Row rows[] = {
    {EVENT_WORKER_CREATED, NO_LANE, LANE_LOCKED, REASON_NONE, 0, "Thread 1", 0, 0},
    {EVENT_LANE_CREATED, 0, LANE_LOCKED, REASON_NOT_STARTED, 0, "main", 0, 0},
    {EVENT_LOOP_PASS, NO_LANE, LANE_LOCKED, REASON_NONE, 0, NULL, 1, 0},
    {EVENT_STARTED, 0, RUNS, 2, "", 0, 1},
    {EVENT_LINE, 0, RUNS, 1, "", 0, 1},
    {EVENT_LANE_CREATED, 1, LANE_LOCKED, REASON_NOT_STARTED, 1, "alice", 0, 1},
    {EVENT_LANE_CREATED, 2, LANE_LOCKED, REASON_NOT_STARTED, 2, "bob", 0, 1},
    {EVENT_CALLED, 0, RUNS, 1, "fetch", 0, 2},
    {EVENT_LINE, 0, RUNS, 1, "", 0, 2},
    {EVENT_OUTPUT, 0, RUNS, 1, "a long line that a sentence cannot take as a whole, so it is cut\n",
     0, 2},
    {EVENT_RETURNED, 0, RUNS, 1, "42", 0, 2},
    {EVENT_GROUP_BEGUN, 0, RUNS, 1, "gather of 2", 0, 3},
    {EVENT_TIMEOUT_BEGUN, 0, RUNS, 1, "timeout of 2 s", 0, 3},
    {EVENT_AWAIT, 0, RUNS, 1, "task alice", 0, 3},
    {EVENT_AWAIT, 0, LANE_WAITING, REASON_GATHER, 1, "gather of 2", 0, 3},
    {EVENT_STARTED, 1, RUNS, 10, "", 0, 4},
    {EVENT_LOCK_ACQUIRED, 1, RUNS, 1, "lock", 0, 4},
    {EVENT_SLEEP, 1, LANE_WAITING, REASON_SLEEP, 1, "0", 0, 5},
    {EVENT_STARTED, 2, RUNS, 12, "", 0, 4},
    {EVENT_BLOCK, 2, LANE_LOCKED, REASON_LOCK, 1, "lock", 0, 4},
    {EVENT_READY, 1, LANE_LOCKED, REASON_READY, 3, NULL, 0, 5},
    {EVENT_RESUMED, 1, RUNS, 1, "", 0, 5},
    {EVENT_LOCK_RELEASED, 1, RUNS, 1, "lock", 0, 6},
    {EVENT_LOCK_HANDED_OVER, 2, LANE_LOCKED, REASON_READY, 1, "lock", 0, 4},
    {EVENT_READY, 2, LANE_LOCKED, REASON_READY, 2, NULL, 0, 4},
    {EVENT_QUEUE_PUT, 1, RUNS, 1, "queue jobs", 0, 6},
    {EVENT_QUEUE_GOT, 1, RUNS, 1, "queue jobs", 0, 6},
    {EVENT_EVENT_SET, 1, RUNS, 1, "event go", 0, 6},
    {EVENT_CONDITION_NOTIFIED, 1, RUNS, 1, "condition", 0, 6},
    {EVENT_FUTURE_SET, 1, RUNS, 1, "'done'", 0, 6},
    {EVENT_BLOCK, 1, LANE_WAITING, REASON_QUEUE_GET, 1, "queue jobs", 0, 6},
    {EVENT_RESUMED, 2, RUNS, 7, "", 0, 4},
    {EVENT_BLOCK, 2, LANE_WAITING, REASON_QUEUE_PUT, 1, "queue jobs", 0, 6},
    {EVENT_BLOCK, 2, LANE_WAITING, REASON_EVENT, 1, "event go", 0, 6},
    {EVENT_BLOCK, 2, LANE_WAITING, REASON_CONDITION, 1, "condition", 0, 6},
    {EVENT_BLOCK, 2, LANE_WAITING, REASON_BARRIER, 1, "barrier", 0, 6},
    {EVENT_BLOCK, 2, LANE_WAITING, REASON_SEMAPHORE, 1, "semaphore", 0, 6},
    {EVENT_BLOCK, 2, LANE_WAITING, REASON_THREAD, 1, "thread alice", 0, 6},
    {EVENT_BLOCK, 2, LANE_WAITING, REASON_QUEUE_JOIN, 1, "queue jobs", 0, 6},
    {EVENT_SWITCHED_OUT, 2, LANE_LOCKED, REASON_GIL, 1, NULL, 0, 6},
    {EVENT_SWITCHED_OUT, 2, LANE_LOCKED, REASON_CORE, 1, NULL, 0, 6},
    {EVENT_SWITCHED_OUT, 2, LANE_LOCKED, REASON_READY, 1, NULL, 0, 6},
    {EVENT_SWITCHED_OUT, 2, LANE_WAITING, REASON_FUTURE, 1, NULL, 0, 6},
    {EVENT_SLEEP, 2, LANE_WAITING, REASON_SLEEP, 1, "1500000000", 0, 5},
    {EVENT_SLEEP, 2, LANE_WAITING, REASON_SLEEP, 1, "250000000", 0, 7},
    {EVENT_GIL_TAKEN, 2, RUNS, 1, NULL, 0, 0},
    {EVENT_GIL_REQUESTED, 1, LANE_LOCKED, REASON_GIL, 1, NULL, 0, 0},
    {EVENT_GIL_DROPPED, 2, LANE_LOCKED, REASON_GIL, 1, NULL, 0, 0},
    {EVENT_MEMORY_COPIED, 1, RUNS, 1, NULL, 4300, 0},
    {EVENT_VALUE_SENT, 1, RUNS, 1, "[1, 2]", 0, 6},
    {EVENT_VALUE_RECEIVED, 2, RUNS, 1, "[1, 2]", 0, 6},
    {EVENT_MARKED, 2, RUNS, 1, "A thread cannot be cancelled: cancel() has no effect.", 0, 6},
    {EVENT_TIMEOUT_ENDED, 2, RUNS, 1, "timeout of 2 s", 0, 6},
    {EVENT_GROUP_ENDED, 2, RUNS, 1, "task group", 0, 6},
    {EVENT_CANCEL_ASKED, 2, RUNS, 1, NULL, 1, 6},
    {EVENT_READY, 1, LANE_LOCKED, REASON_READY, 1, NULL, 0, 6},
    {EVENT_RESUMED, 1, RUNS, 1, "", 0, 6},
    {EVENT_CANCEL_DELIVERED, 1, RUNS, 3, NULL, 0, 6},
    {EVENT_RAISED, 1, RUNS, 1, "CancelledError", 0, 6},
    {EVENT_ENDED, 1, LANE_DONE, REASON_CANCELLED, 1, "CancelledError", 0, 6},
    {EVENT_RAISED, 2, RUNS, 1, "ValueError: bad", 0, 6},
    {EVENT_ENDED, 2, LANE_DONE, REASON_RAISED, 1, "ValueError: bad", 0, 6},
    {EVENT_READY, 0, LANE_LOCKED, REASON_READY, 1, NULL, 0, 3},
    {EVENT_RESUMED, 0, RUNS, 1, "", 0, 3},
    {EVENT_BLOCK, 0, LANE_LOCKED, REASON_LOCK, 1, "lock", 0, 4},
    {EVENT_DEADLOCK, NO_LANE, LANE_LOCKED, REASON_NONE, 1, NULL, 1, 0},
    {EVENT_ENDED, 0, LANE_DONE, REASON_ENDED_WITH_PROGRAM, 1, "", 0, 0},
    {EVENT_PROGRAM_ENDED, NO_LANE, LANE_LOCKED, REASON_NONE, 1, NULL, VERDICT_DEADLOCK, 0},
};

static const char source[] = "alice = start(alice())\n"
                             "    return 42\n"
                             "await asyncio.gather(alice, bob)\n"
                             "async with lock:\n"
                             "await asyncio.sleep(0)\n"
                             "await jobs.get()\n"
                             "time.sleep(0.25)\n";

static Trace *every_kind(void) {
    Text bytes = {0};
    RunInfo info = {.program = "kinds.py",
                    .source = source,
                    .source_length = sizeof source - 1,
                    .model = "async",
                    .profile = "cpython-3.11"};
    Recorder *recorder = recorder_new(RECORD_LINES, fake_run_writer(&bytes), &info);
    Span spans[8] = {{0, 0}};
    int32_t lines[8] = {0};
    int32_t at = 0;
    for (int i = 1; i < 8; i++) {
        int32_t length = (int32_t)strcspn(source + at, "\n");
        int32_t indent = (int32_t)strspn(source + at, " ");
        spans[i] = (Span){at + indent, at + length};
        lines[i] = i;
        at += length + 1;
    }
    recorder_sites(recorder, spans, lines, 8);
    for (uint32_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Row *row = &rows[i];
        uint32_t detail =
            row->text ? recorder_text(recorder, row->text, strlen(row->text)) : row->number;
        recorder_add(recorder, (StepEvent){.cause = row->back ? i - row->back : EVENT_NO_CAUSE,
                                           .detail = detail,
                                           .lane = row->lane & EVENT_NO_LANE,
                                           .kind = (unsigned)row->kind & 63,
                                           .state = (unsigned)row->state & 3,
                                           .reason = (unsigned)row->reason & 63,
                                           .site = row->site & EVENT_MAX_SITES});
    }
    recorder_end(recorder, VERDICT_DEADLOCK, "");
    recorder_free(recorder);
    Trace *trace = trace_new();
    assert_int_equal(trace_feed(trace, bytes.bytes, bytes.length), STREAM_GOOD);
    text_release(&bytes);
    return trace;
}

static void tell_all(RunModel model, const char *golden) {
    Trace *trace = every_kind();
    Text text = {0};
    for (int64_t step = -1; step < (int64_t)trace_step_count(trace, false); step++) {
        add_why(trace, step, model, &text);
    }
    golden_compare(golden, text_z(&text));
    text_release(&text);
    trace_free(trace);
}

static void every_kind_is_told_on_an_event_loop(void **state) {
    (void)state;
    tell_all(RUN_ASYNC, "why.async.txt");
}

static void every_kind_is_told_one_after_another(void **state) {
    (void)state;
    tell_all(RUN_SYNC, "why.sync.txt");
}

static void every_kind_is_told_for_threads(void **state) {
    (void)state;
    tell_all(RUN_THREADS, "why.threads.txt");
}

static void every_kind_is_told_for_processes(void **state) {
    (void)state;
    tell_all(RUN_PROCESSES, "why.processes.txt");
}

static void every_kind_that_is_a_step_is_in_the_table(void **state) {
    (void)state;
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        bool found = !event_kind_is_step((EventKind)kind);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            found = found || rows[i].kind == (EventKind)kind;
        }
        if (!found) {
            fail_msg("no row tells of '%s'", event_kind_name((EventKind)kind));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_gap_is_told_step_by_step),
        cmocka_unit_test(every_kind_is_told_on_an_event_loop),
        cmocka_unit_test(every_kind_is_told_one_after_another),
        cmocka_unit_test(every_kind_is_told_for_threads),
        cmocka_unit_test(every_kind_is_told_for_processes),
        cmocka_unit_test(every_kind_that_is_a_step_is_in_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
