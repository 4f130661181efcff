#include "fake_run.h"

#include <assert.h>
#include <string.h>

enum {
    MAX_LINES = 32
};

typedef struct FakeRun {
    Recorder *recorder;
    int64_t t_ns;
} FakeRun;

const char *fake_run_source(void) {
    return "import asyncio\n"
           "\n"
           "async def main():\n"
           "    task = asyncio.create_task(filling())\n"
           "    print(\"A\")\n"
           "    await asyncio.sleep(1)\n"
           "    print(\"B\")\n"
           "\n"
           "async def filling():\n"
           "    print(\"1\")\n"
           "    await asyncio.sleep(2)\n"
           "    print(\"2\")\n"
           "\n"
           "asyncio.run(main())\n";
}

static bool append(void *context, const void *bytes, size_t length) {
    text_add(context, bytes, length);
    return true;
}

Writer fake_run_writer(Text *text) {
    return (Writer){append, text};
}

// Site n is the text of line n without its indentation.
static void add_sites(Recorder *recorder) {
    Span spans[MAX_LINES] = {{0, 0}};
    int32_t lines[MAX_LINES] = {0};
    int32_t count = 1;
    const char *source = fake_run_source();
    for (const char *line = source; *line; count++) {
        size_t indent = strspn(line, " ");
        size_t length = strcspn(line, "\n");
        assert(count < MAX_LINES);
        spans[count] = (Span){(int32_t)(line - source + (ptrdiff_t)indent),
                              (int32_t)(line - source + (ptrdiff_t)length)};
        lines[count] = count;
        line += length + 1;
    }
    recorder_sites(recorder, spans, lines, (size_t)count);
}

static uint32_t text(FakeRun *run, const char *string) {
    return recorder_text(run->recorder, string, strlen(string));
}

// detail must be a text's number for kinds that have a text.
static uint32_t add(FakeRun *run, uint32_t lane, EventKind kind, LaneState state, Reason reason,
                    uint32_t line, uint32_t cause, uint32_t detail) {
    return recorder_add(run->recorder, (StepEvent){.t_ns = run->t_ns,
                                                   .cause = cause,
                                                   .detail = detail,
                                                   .lane = lane & EVENT_NO_LANE,
                                                   .kind = (unsigned)kind & 63,
                                                   .state = (unsigned)state & 3,
                                                   .reason = (unsigned)reason & 63,
                                                   .site = line & EVENT_MAX_SITES});
}

static uint32_t runs(FakeRun *run, uint32_t lane, EventKind kind, uint32_t line, uint32_t cause,
                     const char *detail) {
    return add(run, lane, kind, LANE_RUNNING, REASON_CALL, line, cause, text(run, detail));
}

static uint32_t sleeps(FakeRun *run, uint32_t lane, uint32_t line, uint32_t cause,
                       const char *delay_ns) {
    return add(run, lane, EVENT_SLEEP, LANE_WAITING, REASON_SLEEP, line, cause,
               text(run, delay_ns));
}

static uint32_t prints(FakeRun *run, uint32_t lane, uint32_t line, uint32_t cause,
                       const char *printed) {
    uint32_t reached = runs(run, lane, EVENT_LINE, line, cause, "");
    uint32_t number = recorder_text_once(run->recorder, printed, strlen(printed));
    return add(run, lane, EVENT_OUTPUT, LANE_RUNNING, REASON_CALL, line, reached, number);
}

static uint32_t pass(FakeRun *run, uint32_t number) {
    return add(run, EVENT_NO_LANE, EVENT_LOOP_PASS, LANE_LOCKED, REASON_NONE, 0, EVENT_NO_CAUSE,
               number);
}

// Up to the moment when both sleep. Returns the event of main's sleep.
static uint32_t first_second(FakeRun *run) {
    add(run, EVENT_NO_LANE, EVENT_WORKER_CREATED, LANE_LOCKED, REASON_NONE, 0, EVENT_NO_CAUSE,
        text(run, "Thread 1"));
    uint32_t main_created = add(run, FAKE_MAIN, EVENT_LANE_CREATED, LANE_LOCKED, REASON_NOT_STARTED,
                                14, EVENT_NO_CAUSE, text(run, "main"));
    pass(run, 1);
    uint32_t started = runs(run, FAKE_MAIN, EVENT_STARTED, 3, main_created, "");
    uint32_t line = runs(run, FAKE_MAIN, EVENT_LINE, 4, started, "");
    uint32_t created = add(run, FAKE_FILLING, EVENT_LANE_CREATED, LANE_LOCKED, REASON_NOT_STARTED,
                           4, line, text(run, "filling"));
    runs(run, FAKE_MAIN, EVENT_VARIABLE, 4, line, "task = <Task filling pending>");
    uint32_t a = prints(run, FAKE_MAIN, 5, line, "A\n");
    line = runs(run, FAKE_MAIN, EVENT_LINE, 6, a, "");
    uint32_t main_sleep = sleeps(run, FAKE_MAIN, 6, line, "1000000000");
    pass(run, 2);
    started = runs(run, FAKE_FILLING, EVENT_STARTED, 9, created, "");
    uint32_t one = prints(run, FAKE_FILLING, 10, started, "1\n");
    line = runs(run, FAKE_FILLING, EVENT_LINE, 11, one, "");
    sleeps(run, FAKE_FILLING, 11, line, "2000000000");
    return main_sleep;
}

// main wakes, ends, and what is left is cancelled.
static void second_second(FakeRun *run, uint32_t main_sleep) {
    run->t_ns = FAKE_SECOND_NS;
    pass(run, 3);
    uint32_t ready = add(run, FAKE_MAIN, EVENT_READY, LANE_LOCKED, REASON_READY, 6, main_sleep, 0);
    uint32_t resumed = runs(run, FAKE_MAIN, EVENT_RESUMED, 6, ready, "");
    uint32_t b = prints(run, FAKE_MAIN, 7, resumed, "B\n");
    uint32_t returned = runs(run, FAKE_MAIN, EVENT_RETURNED, 7, b, "None");
    uint32_t ended = add(run, FAKE_MAIN, EVENT_ENDED, LANE_DONE, REASON_RETURNED, 7, returned,
                         text(run, "None"));
    uint32_t asked = add(run, FAKE_MAIN, EVENT_CANCEL_ASKED, LANE_DONE, REASON_RETURNED, 14, ended,
                         FAKE_FILLING);
    ready = add(run, FAKE_FILLING, EVENT_READY, LANE_LOCKED, REASON_READY, 11, asked, 0);
    pass(run, 4);
    resumed = runs(run, FAKE_FILLING, EVENT_RESUMED, 11, ready, "");
    uint32_t delivered = runs(run, FAKE_FILLING, EVENT_CANCEL_DELIVERED, 11, asked, "");
    uint32_t raised = runs(run, FAKE_FILLING, EVENT_RAISED, 11, delivered, "CancelledError");
    ended = add(run, FAKE_FILLING, EVENT_ENDED, LANE_DONE, REASON_CANCELLED, 11, raised,
                text(run, "CancelledError"));
    add(run, EVENT_NO_LANE, EVENT_PROGRAM_ENDED, LANE_LOCKED, REASON_NONE, 0, ended,
        VERDICT_FINISHED);
}

void fake_run_write(RecordLevel level, Writer writer) {
    const char *source = fake_run_source();
    RunInfo info = {.program = "gap.py",
                    .source = source,
                    .source_length = strlen(source),
                    .model = "async",
                    .profile = "cpython-3.11"};
    FakeRun run = {.recorder = recorder_new(level, writer, &info)};
    add_sites(run.recorder);
    uint32_t main_sleep = first_second(&run);
    second_second(&run, main_sleep);
    recorder_end(run.recorder, VERDICT_FINISHED, "");
    recorder_free(run.recorder);
}

Text fake_run_bytes(void) {
    Text bytes = {0};
    fake_run_write(RECORD_LINES, fake_run_writer(&bytes));
    return bytes;
}

Trace *fake_run_trace(void) {
    Text bytes = fake_run_bytes();
    Trace *trace = trace_new();
    StreamStatus status = trace_feed(trace, bytes.bytes, bytes.length);
    assert(status == STREAM_GOOD);
    (void)status;
    text_release(&bytes);
    return trace;
}
