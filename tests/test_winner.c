// A run in numbers, and why the fastest of four is the fastest.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "script_run.h"
#include "viz/scene/winner.h"

static const char *const models[] = {"sync", "async", "threads", "processes"};

#define MS(number) ((int64_t)(number)*1000000)

typedef struct SummaryRow {
    int64_t total_ms;
    int64_t running_ms;
    int64_t waiting_ms;
    int64_t locked_ms;
    int64_t asleep_ms;
    int64_t computing_overlap_ms;
    int64_t overlap_ms;
    int64_t most_running;
} SummaryRow;

static void runs_are_added_up(void **state) {
    (void)state;
    static const SummaryRow rows[] = {
        {7500, 1500, 6000, 8500, 6000, 0, 0, 1},
        {4000, 1500, 6000, 1500, 6000, 0, 3500, 1},
        {4000, 1500, 6000, 1600, 6000, 0, 3500, 1},
        {3600, 1500, 6000, 300, 6000, 1000, 4000, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = {0};
        Trace *trace = script_run_trace(script_downloads(models[i]), models[i], "cpython-3.11");
        RunSummary run = run_summary_make(trace, (RunModel)i, VERDICT_FINISHED, &arena);
        SummaryRow got = {run.total_ns / MS(1),   run.running_ns / MS(1),
                          run.waiting_ns / MS(1), run.locked_ns / MS(1),
                          run.asleep_ns / MS(1),  run.computing_overlap_ns / MS(1),
                          run.overlap_ns / MS(1), run.most_running};
        if (memcmp(&got, &rows[i], sizeof got) != 0) {
            fail_msg("%s: %lld %lld %lld %lld %lld %lld %lld %lld", models[i],
                     (long long)got.total_ms, (long long)got.running_ms, (long long)got.waiting_ms,
                     (long long)got.locked_ms, (long long)got.asleep_ms,
                     (long long)got.computing_overlap_ms, (long long)got.overlap_ms,
                     (long long)got.most_running);
        }
        assert_int_equal(run.lane_count, 3);
        trace_free(trace);
        arena_release(&arena);
    }
}

static void lanes_are_locked_until_they_start(void **state) {
    (void)state;
    Arena arena = {0};
    Trace *trace = script_run_trace(script_downloads("sync"), "sync", "cpython-3.11");
    RunSummary run = run_summary_make(trace, RUN_SYNC, VERDICT_FINISHED, &arena);
    assert_string_equal(run.lanes[2].name, "Source 3");
    assert_string_equal(run.lanes[2].worker, "Thread 1");
    assert_int_equal(run.lanes[2].locked_ns, MS(6000));
    assert_int_equal(run.lanes[2].running_ns, MS(500));
    assert_int_equal(run.lanes[2].waiting_ns, MS(1000));
    assert_int_equal(run.lanes[0].locked_ns, 0);
    trace_free(trace);
    trace = script_run_trace(script_downloads("processes"), "processes", "cpython-3.11");
    run = run_summary_make(trace, RUN_PROCESSES, VERDICT_FINISHED, &arena);
    assert_int_equal(run.starting_ns, MS(300));
    assert_string_equal(run.lanes[2].worker, "CPU 3");
    trace_free(trace);
    trace = script_run_trace(script_downloads("threads"), "threads", "cpython-3.11");
    run = run_summary_make(trace, RUN_THREADS, VERDICT_FINISHED, &arena);
    assert_int_equal(run.gil_ns, MS(150 + 300));
    trace_free(trace);
    arena_release(&arena);
}

static void a_run_that_never_began_has_no_numbers(void **state) {
    (void)state;
    Arena arena = {0};
    Trace *trace = trace_new();
    RunSummary run = run_summary_make(trace, RUN_THREADS, VERDICT_UNSUPPORTED, &arena);
    assert_false(run.has_begun);
    assert_int_equal(run.verdict, VERDICT_UNSUPPORTED);
    trace_free(trace);
    arena_release(&arena);
}

static void speed_is_counted_in_baselines(void **state) {
    (void)state;
    RunSummary base = {.has_begun = true, .verdict = VERDICT_FINISHED, .total_ns = MS(7500)};
    RunSummary run = {.has_begun = true, .verdict = VERDICT_FINISHED, .total_ns = MS(2500)};
    assert_true(run_summary_speedup(&run, &base) == 3);
    assert_true(run_summary_speedup(&base, &base) == 1);
    run.total_ns = 0;
    assert_true(run_summary_speedup(&run, &base) == 0);
    assert_true(run_summary_speedup(&run, &run) == 1);
    run.verdict = VERDICT_DEADLOCK;
    assert_true(run_summary_speedup(&run, &run) == 0);
}

#define RAN(model_, ...)                                                                           \
    { .model = (model_), .has_begun = true, .verdict = VERDICT_FINISHED, .total_ns = __VA_ARGS__ }
#define ENDED(model_, verdict_)                                                                    \
    { .model = (model_), .has_begun = true, .verdict = (verdict_), .total_ns = MS(9) }

typedef struct WinnerRow {
    RunSummary runs[4];
    WinKind kind;
    const char *sentence;
} WinnerRow;

static const WinnerRow winners[] = {
    {{RAN(RUN_SYNC, MS(6000), .asleep_ns = MS(6000)),
      RAN(RUN_ASYNC, MS(3000), .asleep_ns = MS(6000), .overlap_ns = MS(3000)),
      RAN(RUN_THREADS, MS(3000), .asleep_ns = MS(6000), .overlap_ns = MS(3000)),
      RAN(RUN_PROCESSES, MS(3060), .asleep_ns = MS(6000), .overlap_ns = MS(3000))},
     WIN_WAITING,
     "Async and threads win: while one lane waits the others go on, so the waiting overlaps; that "
     "is 3 s less than sync."},
    {{RAN(RUN_SYNC, MS(1000), .running_ns = MS(1000)),
      RAN(RUN_ASYNC, MS(1000), .running_ns = MS(1000)),
      RAN(RUN_THREADS, MS(1000), .running_ns = MS(1000), .gil_ns = MS(990)),
      RAN(RUN_PROCESSES, MS(510), .running_ns = MS(1000), .computing_overlap_ns = MS(500),
          .overlap_ns = MS(500), .most_running = 2)},
     WIN_COMPUTING,
     "Processes win: computing overlaps, on 2 cores, while the GIL lets one thread compute at a "
     "time."},
    {{RAN(RUN_SYNC, MS(1000), .running_ns = MS(1000)),
      RAN(RUN_ASYNC, MS(1000), .running_ns = MS(1000)),
      RAN(RUN_THREADS, MS(500), .running_ns = MS(1000), .computing_overlap_ns = MS(500),
          .overlap_ns = MS(500), .most_running = 2),
      RAN(RUN_PROCESSES, MS(510), .running_ns = MS(1000), .computing_overlap_ns = MS(500),
          .overlap_ns = MS(500), .most_running = 2)},
     WIN_COMPUTING,
     "Threads win: computing overlaps, on 2 cores."},
    {{RAN(RUN_SYNC, MS(7500)), RAN(RUN_ASYNC, MS(4000), .overlap_ns = MS(3500)),
      RAN(RUN_THREADS, MS(4000), .overlap_ns = MS(3500), .gil_ns = MS(450)),
      RAN(RUN_PROCESSES, MS(3600), .overlap_ns = MS(4000), .computing_overlap_ns = MS(1000),
          .most_running = 3)},
     WIN_BOTH,
     "Processes win: waiting overlaps, and computing does too, on 3 cores, while the GIL lets one "
     "thread compute at a time."},
    {{RAN(RUN_SYNC, MS(1000), .asleep_ns = MS(1000)),
      RAN(RUN_ASYNC, MS(1000), .asleep_ns = MS(1000)),
      RAN(RUN_THREADS, MS(1000), .asleep_ns = MS(1000)),
      RAN(RUN_PROCESSES, MS(1004), .asleep_ns = MS(1000))},
     WIN_EQUAL,
     "All four take the same time: nothing overlaps, one lane waits or computes at a time."},
    {{RAN(RUN_SYNC, MS(1000)),
      RAN(RUN_ASYNC, MS(1000)),
      RAN(RUN_THREADS, MS(1000), .gil_ns = MS(900)),
      {.model = RUN_PROCESSES, .verdict = VERDICT_UNSUPPORTED}},
     WIN_EQUAL,
     "All three that came to a good end take the same time: nothing waits, and the GIL keeps one "
     "thread computing at a time."},
    {{RAN(RUN_SYNC, MS(20)), RAN(RUN_ASYNC, MS(20)), RAN(RUN_THREADS, MS(20)),
      RAN(RUN_PROCESSES, MS(80), .starting_ns = MS(64))},
     WIN_BASELINE,
     "Sync, async and threads win: nothing overlaps, and starting processes only adds "
     "to it."},
    {{RAN(RUN_SYNC, MS(20)), RAN(RUN_ASYNC, MS(20)), RAN(RUN_THREADS, MS(20)),
      RAN(RUN_PROCESSES, MS(80), .starting_ns = MS(64), .overlap_ns = MS(10))},
     WIN_BASELINE,
     "Sync, async and threads win: starting processes costs more than overlapping saves."},
    {{RAN(RUN_SYNC, MS(20)), RAN(RUN_ASYNC, MS(30)),
      RAN(RUN_THREADS, MS(30), .starting_ns = MS(10), .overlap_ns = MS(5)),
      RAN(RUN_PROCESSES, MS(80), .starting_ns = MS(64), .overlap_ns = MS(10))},
     WIN_BASELINE,
     "Sync wins: what async, threads and processes add costs more than it saves."},
    {{RAN(RUN_SYNC, MS(0)), RAN(RUN_ASYNC, MS(0)), RAN(RUN_THREADS, MS(0)),
      RAN(RUN_PROCESSES, MS(0))},
     WIN_NO_TIME,
     "All four take no time: nothing waits, and nothing computes for a millisecond."},
    {{RAN(RUN_SYNC, MS(10000), .asleep_ns = MS(10000)),
      RAN(RUN_ASYNC, MS(1000), .asleep_ns = MS(1000)), ENDED(RUN_THREADS, VERDICT_FAILED),
      ENDED(RUN_PROCESSES, VERDICT_LIMIT)},
     WIN_LESS,
     "Async wins: 9 s of waiting is cut short."},
    {{RAN(RUN_SYNC, MS(1000), .running_ns = MS(1000)),
      RAN(RUN_ASYNC, MS(500), .running_ns = MS(500)), ENDED(RUN_THREADS, VERDICT_FAILED),
      ENDED(RUN_PROCESSES, VERDICT_LIMIT)},
     WIN_LESS,
     "Async wins: its lanes compute 0.5 s less."},
    {{ENDED(RUN_SYNC, VERDICT_DEADLOCK), RAN(RUN_ASYNC, MS(1000)), RAN(RUN_THREADS, MS(1000)),
      ENDED(RUN_PROCESSES, VERDICT_LIMIT)},
     WIN_EQUAL,
     "Both that came to a good end take the same time: nothing waits, and one lane computes at a "
     "time."},
    {{ENDED(RUN_SYNC, VERDICT_DEADLOCK), RAN(RUN_ASYNC, MS(9), .overlap_ns = MS(5)),
      RAN(RUN_THREADS, MS(9), .overlap_ns = MS(5)), ENDED(RUN_PROCESSES, VERDICT_LIMIT)},
     WIN_EQUAL,
     "Both that came to a good end take the same time: what overlaps in one overlaps in the "
     "others."},
    {{ENDED(RUN_SYNC, VERDICT_DEADLOCK), RAN(RUN_ASYNC, MS(1000), .overlap_ns = MS(2000)),
      RAN(RUN_THREADS, MS(3000)), ENDED(RUN_PROCESSES, VERDICT_LIMIT)},
     WIN_WAITING,
     "Async wins: while one lane waits the others go on, so the waiting overlaps; that is 2 s less "
     "than threads."},
    {{ENDED(RUN_SYNC, VERDICT_DEADLOCK), RAN(RUN_ASYNC, MS(1000)),
      ENDED(RUN_THREADS, VERDICT_FAILED), ENDED(RUN_PROCESSES, VERDICT_LIMIT)},
     WIN_ALONE,
     "Only async came to a good end."},
    {{ENDED(RUN_SYNC, VERDICT_FAILED), ENDED(RUN_ASYNC, VERDICT_FAILED),
      ENDED(RUN_THREADS, VERDICT_FAILED), ENDED(RUN_PROCESSES, VERDICT_BROKEN)},
     WIN_NOBODY,
     "No run came to a good end."},
};

static void every_sentence_says_what_was_measured(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof winners / sizeof *winners; i++) {
        Arena arena = {0};
        Winner winner = winner_find(winners[i].runs, 4, &arena);
        const char *sentence = winner_sentence(&winner, &arena);
        if (winner.kind != winners[i].kind || strcmp(sentence, winners[i].sentence) != 0) {
            fail_msg("row %zu: kind %d: %s", i, (int)winner.kind, sentence);
        }
        arena_release(&arena);
    }
}

static void the_winners_are_those_of_the_sentence(void **state) {
    (void)state;
    Arena arena = {0};
    Winner winner = winner_find(winners[0].runs, 4, &arena);
    static const bool wanted[] = {false, true, true, false};
    assert_memory_equal(winner.is_winner, wanted, sizeof wanted);
    assert_int_equal(winner.run, 1);
    arena_release(&arena);
}

static void three_downloads_are_won_by_processes(void **state) {
    (void)state;
    Arena arena = {0};
    Trace *traces[4];
    RunSummary runs[4];
    for (int i = 0; i < 4; i++) {
        traces[i] = script_run_trace(script_downloads(models[i]), models[i], "cpython-3.11");
        runs[i] = run_summary_make(traces[i], (RunModel)i, VERDICT_FINISHED, &arena);
    }
    Winner winner = winner_find(runs, 4, &arena);
    assert_string_equal(winner_sentence(&winner, &arena), winners[3].sentence);
    for (int i = 0; i < 4; i++) {
        trace_free(traces[i]);
    }
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_are_added_up),
        cmocka_unit_test(lanes_are_locked_until_they_start),
        cmocka_unit_test(a_run_that_never_began_has_no_numbers),
        cmocka_unit_test(speed_is_counted_in_baselines),
        cmocka_unit_test(every_sentence_says_what_was_measured),
        cmocka_unit_test(the_winners_are_those_of_the_sentence),
        cmocka_unit_test(three_downloads_are_won_by_processes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
