// Several processes: how long they take on how many cores, what is told when they wait for each
// other, that all of them share one limit of memory, and that a run repeats itself byte for byte.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine/base/memory.h"
#include "engine/vm/interp.h"
#include "engine/vm/pickle.h"
#include "engine/vm/runtime.h"
#include "tests/run_program.h"
#include "tests/trace_invariants.h"

static ProgramRun *run_to_end(const char *source, const ProgramOptions *options) {
    ProgramRun *program = program_run_new(source, strlen(source), options);
    if (!program->run) {
        fail_msg("does not run:\n%s%s", source, text_z(&program->message));
    }
    program_run_end(program, program_run_on(program, false));
    return program;
}

enum {
    START_NS = 2000000 // until a forked process runs
};

// --- cores ------------------------------------------------------------------------------------

static const char burning[] = "import multiprocessing as mp\n"
                              "def burn():\n"
                              "    for i in range(200000): pass\n"
                              "processes = [mp.Process(target=burn) for _ in range(%d)]\n"
                              "for p in processes: p.start()\n"
                              "for p in processes: p.join()\n";

static int64_t time_of(int processes, RecordLevel level, int cores) {
    char source[400];
    snprintf(source, sizeof source, burning, processes);
    ProgramRun *program = run_to_end(source, &(ProgramOptions){.level = level, .cores = cores});
    assert_int_equal(program->verdict, VERDICT_FINISHED);
    int64_t ns = program->run->machine->world->now_ns;
    Text problems = {0};
    if (level != RECORD_OUTPUT &&
        !trace_holds_on(program->trace, program_cores(program), &problems)) {
        fail_msg("%d processes: %s", processes, text_z(&problems));
    }
    text_release(&problems);
    program_run_free(program);
    return ns;
}

// Rounds of computing one after the other, each as long as one process takes.
static void check_rounds(int processes, int cores, int rounds, int64_t one_ns) {
    int64_t ns = time_of(processes, RECORD_OUTPUT, cores) - START_NS;
    if (ns < rounds * one_ns - 2000000 || ns > rounds * one_ns + 4000000) {
        fail_msg("%d on %d cores take %lld ns, one takes %lld ns", processes, cores, (long long)ns,
                 (long long)one_ns);
    }
    assert_int_equal(time_of(processes, RECORD_SWITCHES, cores) - START_NS, ns);
}

static void processes_compute_on_as_many_cores_as_there_are(void **state) {
    (void)state;
    int64_t one = time_of(1, RECORD_OUTPUT, 0) - START_NS;
    assert_true(one > 5000000);
    assert_int_equal(time_of(2, RECORD_OUTPUT, 0) - START_NS, one);
    check_rounds(4, 0, 2, one); // the profile has two
    check_rounds(4, 2, 2, one);
    check_rounds(4, 4, 1, one);
    check_rounds(3, 1, 3, one);
    check_rounds(6, 3, 2, one);
    check_rounds(5, 64, 1, one);
}

// Who wakes while all cores are taken runs for an instant in place of somebody else; threads share
// the cores as well.
static void no_more_lanes_run_than_there_are_cores(void **state) {
    (void)state;
    static const char source[] =
        "import multiprocessing as mp, threading, time\n"
        "def burn():\n"
        "    for i in range(60000): pass\n"
        "def nap(n):\n"
        "    for i in range(5): time.sleep(0.001 * n)\n"
        "def both():\n"
        "    threads = [threading.Thread(target=f, args=a) for f, a in\n"
        "               ((burn, ()), (burn, ()), (nap, (1,)), (nap, (2,)))]\n"
        "    for t in threads: t.start()\n"
        "    burn()\n"
        "    for t in threads: t.join()\n"
        "targets = [(burn, ()), (burn, ()), (nap, (1,)), (nap, (3,)), (both, ()), (both, ())]\n"
        "processes = [mp.Process(target=f, args=a) for f, a in targets]\n"
        "for p in processes: p.start()\n"
        "for p in processes: p.join()\n"
        "print([p.exitcode for p in processes])\n";
    static const char *const profiles[] = {"cpython-3.11", "cpython-3.9", "free-threaded"};
    for (size_t i = 0; i < sizeof profiles / sizeof profiles[0]; i++) {
        for (int cores = 1; cores <= 5; cores++) {
            ProgramRun *program = run_to_end(source, &(ProgramOptions){.level = RECORD_SWITCHES,
                                                                       .profile = profiles[i],
                                                                       .cores = cores});
            Text problems = {0};
            assert_int_equal(program->verdict, VERDICT_FINISHED);
            if (!trace_holds_on(program->trace, cores, &problems)) {
                fail_msg("%s on %d cores: %s", profiles[i], cores, text_z(&problems));
            }
            text_release(&problems);
            program_run_free(program);
        }
    }
}

static void who_waits_for_a_core_is_shown(void **state) {
    (void)state;
    char source[400];
    snprintf(source, sizeof source, burning, 3);
    ProgramRun *program =
        run_to_end(source, &(ProgramOptions){.level = RECORD_LINES, .max_events = 4000000});
    uint32_t waits = 0;
    for (uint32_t i = 0; i < trace_event_count(program->trace); i++) {
        waits += trace_event(program->trace, i)->reason == REASON_CORE;
    }
    assert_true(waits >= 3);
    program_run_free(program);
}

// --- the same again ---------------------------------------------------------------------------

static void a_run_repeats_itself(void **state) {
    (void)state;
    static const char source[] = "import multiprocessing as mp, random\n"
                                 "def work(q, n):\n"
                                 "    for i in range(5000 * n): pass\n"
                                 "    q.put((n, random.random()))\n"
                                 "q = mp.Queue()\n"
                                 "for n in range(5): mp.Process(target=work, args=(q, n)).start()\n"
                                 "print([q.get() for _ in range(5)])\n"
                                 "with mp.Pool(3) as p: print(p.map(abs, range(-9, 0)))\n";
    const ProgramOptions lines = {.level = RECORD_LINES};
    ProgramRun *a = run_to_end(source, &lines);
    ProgramRun *b = run_to_end(source, &lines);
    assert_int_equal(a->verdict, VERDICT_FINISHED);
    assert_int_equal(a->stream.length, b->stream.length);
    assert_memory_equal(a->stream.bytes, b->stream.bytes, a->stream.length);
    program_run_free(a);
    program_run_free(b);
}

// --- start methods ----------------------------------------------------------------------------

static void check_output(const char *source, const char *profile, const char *printed) {
    ProgramRun *program =
        run_to_end(source, &(ProgramOptions){.level = RECORD_LINES, .profile = profile});
    Text out = {0};
    Text problems = {0};
    program_output(program, false, &out);
    program_output(program, true, &out);
    if (strcmp(text_z(&out), printed) != 0) {
        fail_msg("as %s:\n%s", profile, text_z(&out));
    }
    if (!trace_holds_on(program->trace, program_cores(program), &problems)) {
        fail_msg("as %s: %s", profile, text_z(&problems));
    }
    text_release(&out);
    text_release(&problems);
    program_run_free(program);
}

// A copy of the parent's memory, or the program's module run once more.
static void a_child_begins_with_what_its_profile_gives(void **state) {
    (void)state;
    static const char source[] = "import multiprocessing as mp, time\n"
                                 "G = 0\n"
                                 "def work(pipe, lock):\n"
                                 "    with lock: pipe.send((G, __name__, time.monotonic() - t))\n"
                                 "t = time.monotonic()\n"
                                 "if __name__ == '__main__':\n"
                                 "    G = 41\n"
                                 "    a, b = mp.Pipe()\n"
                                 "    mp.Process(target=work, args=(b, mp.Lock())).start()\n"
                                 "    b.close()\n"
                                 "    g, name, late = a.recv()\n"
                                 "    print(g, name, round(time.monotonic() - t, 3))\n"
                                 "    try: a.recv()\n"
                                 "    except EOFError: print('end')\n"
                                 "    mp.set_start_method('spawn', force=True)\n"
                                 "    try: mp.Process(target=lambda: 1).start()\n"
                                 "    except Exception as e: print(type(e).__name__)\n";
    check_output(source, "cpython-3.11", "41 __main__ 0.002\nend\nPicklingError\n");
    check_output(source, "cpython-3.14", "0 __mp_main__ 0.035\nend\nPicklingError\n");
}

// --- limits and deadlocks ---------------------------------------------------------------------

static void check_end(const char *source, Verdict verdict, const char *told) {
    ProgramRun *program =
        run_to_end(source, &(ProgramOptions){.level = RECORD_SWITCHES, .max_memory = 64 << 20});
    if (program->verdict != verdict || !strstr(text_z(&program->message), told)) {
        fail_msg("%s\nends as %s:\n%s", source, verdict_name(program->verdict),
                 text_z(&program->message));
    }
    program_run_free(program);
}

static void a_deadlock_names_the_processes(void **state) {
    (void)state;
    check_end("import multiprocessing as mp, time\n"
              "def take(a, b):\n"
              "    with a:\n"
              "        time.sleep(1)\n"
              "        with b: pass\n"
              "a, b = mp.Lock(), mp.Lock()\n"
              "mp.Process(target=take, args=(a, b)).start()\n"
              "mp.Process(target=take, args=(b, a)).start()\n",
              VERDICT_DEADLOCK,
              "  Process-1 waits in line 5 for shared lock 2, held by Process-2\n"
              "  Process-2 waits in line 5 for shared lock 1, held by Process-1\n");
    check_end("import multiprocessing as mp\nmp.Queue().get()\n", VERDICT_DEADLOCK,
              "waits in line 2 for an item of queue 1");
}

static void processes_share_the_memory_limit(void **state) {
    (void)state;
    static const char source[] = "import multiprocessing as mp, time\n"
                                 "def hold():\n"
                                 "    held = ['x' * 1000 + str(i) for i in range(%d)]\n"
                                 "    time.sleep(1)\n"
                                 "for _ in range(4): mp.Process(target=hold).start()\n";
    char text[300];
    snprintf(text, sizeof text, source, 30000); // 4 * 30 MB
    check_end(text, VERDICT_LIMIT, "64 MiB");
    snprintf(text, sizeof text, source, 5000);
    check_end(text, VERDICT_FINISHED, "");
}

// --- values as bytes --------------------------------------------------------------------------

// The repr of what comes out again of an expression's value.
static void check_copy(const char *expression, const char *repr) {
    char source[300];
    snprintf(source, sizeof source,
             "class A:\n    def __init__(self): self.x = 1\n    __repr__ = lambda s: f'A({s.x})'\n"
             "value = %s\n",
             expression);
    ProgramRun *program = program_run_new(source, strlen(source), &(ProgramOptions){0});
    while (run_step(program->run) == STEP_MORE) {
    }
    Machine *m = program->run->machine;
    Text bytes = {0};
    Text out = {0};
    bool ok = pickle_dump(m, dict_get_z(m, m->world->globals[0], "value"), &bytes);
    Value copy = ok ? pickle_load(m, text_z(&bytes), bytes.length) : VALUE_UNSET;
    if (copy != VALUE_UNSET) {
        text_add_repr(m, &out, copy);
    } else {
        exception_line(m, m->world->pending, &out);
    }
    if (strcmp(text_z(&out), repr) != 0) {
        fail_msg("%s: %s", expression, text_z(&out));
    }
    release(m, copy);
    pending_clear(m);
    const char *problem;
    assert_true(heap_check(m, &problem));
    text_release(&bytes);
    text_release(&out);
    program_run_free(program);
}

static void a_copy_is_like_its_original(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"[1, 2.5, 'a', None, True]", "[1, 2.5, 'a', None, True]"},
        {"10 ** 40, -2 ** 70", "(10000000000000000000000000000000000000000, "
                               "-1180591620717411303424)"},
        {"{'a': {1, 2}, (1,): b'x'}", "{'a': {1, 2}, (1,): b'x'}"},
        {"[A(), A]", "[A(1), <class '__main__.A'>]"},
        {"ValueError('x', 2)", "ValueError('x', 2)"},
        {"range(1, 9, 2), slice(1, None)", "(range(1, 9, 2), slice(1, None, None))"},
        {"A().__repr__()", "'A(1)'"},
        {"(i for i in ())", "TypeError: cannot pickle 'generator' object"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_copy(rows[i][0], rows[i][1]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(processes_compute_on_as_many_cores_as_there_are),
        cmocka_unit_test(no_more_lanes_run_than_there_are_cores),
        cmocka_unit_test(who_waits_for_a_core_is_shown),
        cmocka_unit_test(a_run_repeats_itself),
        cmocka_unit_test(a_child_begins_with_what_its_profile_gives),
        cmocka_unit_test(a_deadlock_names_the_processes),
        cmocka_unit_test(processes_share_the_memory_limit),
        cmocka_unit_test(a_copy_is_like_its_original),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
