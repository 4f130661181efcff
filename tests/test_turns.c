// Whose turn it is among threads that compute: how long they take together, when one asks for the
// GIL and when it gets it, how many run at once, what becomes of a counter that all of them raise;
// and that all of this comes out the same to the byte, twice, in every build, and when somebody
// stops before every visible operation.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine/base/memory.h"
#include "tests/golden.h"
#include "tests/run_program.h"
#include "tests/trace_invariants.h"

#define MS    INT64_C(1000000)
#define SLICE (3 * MS) // of a core

static const char *const profiles[] = {"cpython-3.9",  "cpython-3.11",  "cpython-3.12",
                                       "cpython-3.13", "free-threaded", "guarantee"};

enum {
    PROFILE_COUNT = sizeof profiles / sizeof profiles[0]
};

static ProgramRun *run_whole(const char *source, const ProgramOptions *options, bool visibly) {
    ProgramRun *program = program_run_new(source, strlen(source), options);
    if (!program->run) {
        fail_msg("does not run:\n%s%s", source, text_z(&program->message));
    }
    program_run_end(program, program_run_on(program, visibly));
    if (program->verdict != VERDICT_FINISHED) {
        fail_msg("ends badly under %s:\n%s%s", options->profile, source, text_z(&program->message));
    }
    Text problems = {0};
    if (!trace_holds_on(program->trace, program_cores(program), &problems)) {
        fail_msg("%s under %s:\n%s", text_z(&problems), options->profile, source);
    }
    text_release(&problems);
    return program;
}

static int64_t end_ns(const ProgramRun *program) {
    return trace_event(program->trace, trace_event_count(program->trace) - 1)->t_ns;
}

// --- how long it takes ------------------------------------------------------------------------

#define BURN                                                                                       \
    "import threading, time\n"                                                                     \
    "def burn(n):\n    x = 0\n    for i in range(n):\n        x += i\n"

static int64_t time_of(int threads, const char *profile, int cores) {
    Text source = {0};
    text_printf(&source,
                BURN "ts = [threading.Thread(target=burn, args=(400000,)) for _ in range(%d)]\n"
                     "for t in ts:\n    t.start()\nfor t in ts:\n    t.join()\n",
                threads);
    const ProgramOptions options = {.profile = profile, .level = RECORD_SWITCHES, .cores = cores};
    ProgramRun *program = run_whole(text_z(&source), &options, false);
    int64_t ns = end_ns(program);
    program_run_free(program);
    text_release(&source);
    return ns;
}

static void computing_overlaps_only_without_a_gil(void **state) {
    (void)state;
    static const struct {
        const char *profile;
        int threads;
        int cores;
        int times; // as long as one
    } rows[] = {
        {"cpython-3.11", 2, 2, 2},  {"cpython-3.9", 2, 2, 2},   {"cpython-3.13", 2, 8, 2},
        {"free-threaded", 2, 2, 1}, {"free-threaded", 2, 1, 2}, {"free-threaded", 4, 2, 2},
        {"free-threaded", 4, 4, 1}, {"free-threaded", 2, 0, 1}, {"guarantee", 2, 2, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t one = time_of(1, rows[i].profile, rows[i].cores);
        int64_t all = time_of(rows[i].threads, rows[i].profile, rows[i].cores);
        int64_t off = all - rows[i].times * one;
        if (one < 20 * MS || off > SLICE || off < -SLICE) {
            fail_msg("%d threads on %d cores under %s: %lld ns, one takes %lld", rows[i].threads,
                     rows[i].cores, rows[i].profile, (long long)all, (long long)one);
        }
    }
}

// --- the GIL ----------------------------------------------------------------------------------

#define SLEEPER                                                                                    \
    BURN "def sleeper():\n    time.sleep(0.010)\n    print('awake')\n"                             \
         "t = threading.Thread(target=sleeper)\nt.start()\nburn(400000)\nt.join()\n"

static int64_t first_of(const ProgramRun *program, EventKind kind, int64_t from_ns) {
    for (uint32_t i = 0; i < trace_event_count(program->trace); i++) {
        const StepEvent *event = trace_event(program->trace, i);
        if ((EventKind)event->kind == kind && event->t_ns >= from_ns) {
            return event->t_ns;
        }
    }
    return -1;
}

// Awake at 10 ms, asks at 15 ms, and prints when it has the GIL; at once where there is none.
static void who_wants_the_gil_asks_after_5_ms(void **state) {
    (void)state;
    const ProgramOptions with = {.profile = "cpython-3.11", .level = RECORD_SWITCHES};
    ProgramRun *program = run_whole(SLEEPER, &with, false);
    assert_int_equal(first_of(program, EVENT_READY, MS), 10 * MS);
    assert_int_equal(first_of(program, EVENT_GIL_REQUESTED, MS), 15 * MS);
    assert_int_equal(first_of(program, EVENT_SWITCHED_OUT, MS), 15 * MS);
    assert_int_equal(first_of(program, EVENT_OUTPUT, MS), 15 * MS);
    program_run_free(program);
    const ProgramOptions without = {.profile = "free-threaded", .level = RECORD_SWITCHES};
    program = run_whole(SLEEPER, &without, false);
    assert_int_equal(first_of(program, EVENT_OUTPUT, MS), 10 * MS);
    assert_int_equal(first_of(program, EVENT_GIL_TAKEN, 0), -1);
    program_run_free(program);
}

static void one_thread_has_no_gil_to_take(void **state) {
    (void)state;
    const ProgramOptions options = {.profile = "cpython-3.11", .level = RECORD_SWITCHES};
    ProgramRun *program = run_whole(BURN "burn(400000)\nprint(1)\n", &options, false);
    assert_int_equal(first_of(program, EVENT_GIL_TAKEN, 0), -1);
    assert_int_equal(first_of(program, EVENT_SWITCHED_OUT, 0), -1);
    program_run_free(program);
}

// --- how many run -----------------------------------------------------------------------------

// Of everything: computing, sleeping, locks, a queue, a pool, an event loop.
static const char everything[] =
    BURN "import queue, asyncio\nfrom concurrent.futures import ThreadPoolExecutor\n"
         "lock = threading.Lock()\nq = queue.Queue(2)\ncounter = 0\n"
         "def work(n):\n    global counter\n    for i in range(3):\n        burn(n)\n"
         "        with lock:\n            counter += 1\n            burn(n // 2)\n"
         "        q.put(i)\n        time.sleep(0.004)\n"
         "def drain():\n    for i in range(9):\n        q.get()\n        burn(30000)\n"
         "ts = [threading.Thread(target=work, args=(60000 + 7000 * i,)) for i in range(3)]\n"
         "ts.append(threading.Thread(target=drain))\n"
         "for t in ts:\n    t.start()\nfor t in ts:\n    t.join()\n"
         "with ThreadPoolExecutor(3) as pool:\n"
         "    list(pool.map(burn, [50000, 90000, 20000, 70000]))\n"
         "async def main():\n"
         "    await asyncio.gather(asyncio.to_thread(burn, 200000), asyncio.sleep(0.001),\n"
         "                         asyncio.to_thread(burn, 100000))\n"
         "asyncio.run(main())\nprint(counter)\n";

typedef struct Crowd {
    bool *runs; // owned, per lane
    int running;
    int most;
    int64_t holder; // worker, or -1
} Crowd;

static void note_running(Crowd *crowd, const StepEvent *event) {
    if (event->lane == EVENT_NO_LANE) {
        return;
    }
    bool runs = event->state == LANE_RUNNING;
    crowd->running += runs - crowd->runs[event->lane];
    crowd->runs[event->lane] = runs;
    crowd->most = crowd->running > crowd->most ? crowd->running : crowd->most;
}

static void note_holder(Crowd *crowd, const StepEvent *event) {
    if (event->kind == EVENT_GIL_TAKEN) {
        assert_int_equal(crowd->holder, -1);
        crowd->holder = event->worker;
    } else if (event->kind == EVENT_GIL_DROPPED) {
        assert_int_equal(crowd->holder, event->worker);
        crowd->holder = -1;
    } else if (event->kind == EVENT_STARTED || event->kind == EVENT_RESUMED) {
        assert_true(crowd->holder == -1 || crowd->holder == event->worker);
    }
}

static int most_at_once(const ProgramRun *program, bool has_gil) {
    const Trace *trace = program->trace;
    Crowd crowd = {.runs = NEW_ARRAY(bool, trace_lane_count(trace) + 1), .holder = -1};
    for (uint32_t i = 0; i < trace_event_count(trace); i++) {
        const StepEvent *event = trace_event(trace, i);
        note_running(&crowd, event);
        if (has_gil) {
            note_holder(&crowd, event);
        }
    }
    memory_free(crowd.runs);
    return crowd.most;
}

static void as_many_run_as_there_are_cores(void **state) {
    (void)state;
    for (int cores = 1; cores <= 4; cores++) {
        for (int i = 0; i < PROFILE_COUNT; i++) {
            const ProgramOptions options = {
                .profile = profiles[i], .level = RECORD_SWITCHES, .cores = cores};
            ProgramRun *program = run_whole(everything, &options, false);
            bool is_parallel = strcmp(profiles[i], "free-threaded") == 0;
            int most = most_at_once(program, strncmp(profiles[i], "cpython", 7) == 0);
            if (most != (is_parallel ? cores : 1)) {
                fail_msg("%d lanes run at once on %d cores under %s", most, cores, profiles[i]);
            }
            program_run_free(program);
        }
    }
}

// --- a counter --------------------------------------------------------------------------------

static int64_t count_with(const char *statement, const char *profile, uint64_t seed) {
    Text source = {0};
    text_printf(&source,
                "import threading\ncounter = 0\nlock = threading.Lock()\n"
                "def f():\n    return 1\n"
                "def work():\n    global counter\n    for _ in range(100000):\n        %s\n"
                "ts = [threading.Thread(target=work) for _ in range(4)]\n"
                "for t in ts:\n    t.start()\nfor t in ts:\n    t.join()\nprint(counter)\n",
                statement);
    const ProgramOptions options = {.profile = profile, .level = RECORD_OUTPUT, .seed = seed};
    ProgramRun *program = run_whole(text_z(&source), &options, false);
    Text out = {0};
    program_output(program, false, &out);
    long long count = 0;
    assert_int_equal(sscanf(text_z(&out), "%lld", &count), 1);
    text_release(&out);
    text_release(&source);
    program_run_free(program);
    return count;
}

static void four_threads_raise_a_counter(void **state) {
    (void)state;
    static const struct {
        const char *statement;
        bool loses[PROFILE_COUNT];
    } rows[] = {
        {"counter += 1", {true, false, false, false, true, true}},
        {"counter += f()", {true, true, true, true, true, true}},
        {"with lock: counter += f()", {false, false, false, false, false, false}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int p = 0; p < PROFILE_COUNT; p++) {
            bool lost = false;
            for (uint64_t seed = 0; seed < 2 && !lost; seed++) {
                int64_t count = count_with(rows[i].statement, profiles[p], seed);
                assert_true(count <= 400000 && count > 0);
                lost |= count < 400000;
            }
            if (lost != rows[i].loses[p]) {
                fail_msg("%s under %s %s", rows[i].statement, profiles[p],
                         lost ? "loses updates" : "loses nothing");
            }
        }
    }
}

// --- the same again ---------------------------------------------------------------------------

static bool same_bytes(const Text *a, const Text *b) {
    return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

static uint64_t digest(const Text *bytes) {
    uint64_t hash = 0xCBF29CE484222325ull;
    for (size_t i = 0; i < bytes->length; i++) {
        hash = (hash ^ (unsigned char)bytes->bytes[i]) * 0x100000001B3ull;
    }
    return hash;
}

// The file holds for every build.
static void runs_are_the_same_to_the_byte(void **state) {
    (void)state;
    Text out = {0};
    for (int i = 0; i < PROFILE_COUNT; i++) {
        const ProgramOptions options = {
            .profile = profiles[i], .level = RECORD_SWITCHES, .seed = 7};
        ProgramRun *once = run_whole(everything, &options, false);
        ProgramRun *again = run_whole(everything, &options, false);
        ProgramRun *visibly = run_whole(everything, &options, true);
        if (!same_bytes(&once->stream, &again->stream)) {
            fail_msg("%s: the second run's stream has other bytes", profiles[i]);
        }
        if (!same_bytes(&once->stream, &visibly->stream)) {
            fail_msg("%s: stepping visibly gives another stream", profiles[i]);
        }
        text_printf(&out, "%016llx %s\n", (unsigned long long)digest(&once->stream), profiles[i]);
        program_run_free(once);
        program_run_free(again);
        program_run_free(visibly);
    }
    golden_compare("turns.streams.txt", text_z(&out));
    text_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(computing_overlaps_only_without_a_gil),
        cmocka_unit_test(who_wants_the_gil_asks_after_5_ms),
        cmocka_unit_test(one_thread_has_no_gil_to_take),
        cmocka_unit_test(as_many_run_as_there_are_cores),
        cmocka_unit_test(four_threads_raise_a_counter),
        cmocka_unit_test(runs_are_the_same_to_the_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
