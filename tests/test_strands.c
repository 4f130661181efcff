// Threads as the search and the window use them: who runs after whom, copies of a world in which
// several are under way, what waiting adds to the state, and what a deadlock says.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "engine/vm/access.h"
#include "engine/vm/runtime.h"
#include "engine/vm/strand.h"
#include "engine/vm/type.h"
#include "tests/each_program.h"
#include "tests/run_program.h"

static const ProgramOptions all_lines = {.level = RECORD_LINES};

static ProgramRun *run_as(const char *source, const ProgramOptions *options) {
    ProgramRun *program = program_run_new(source, strlen(source), options);
    if (!program->run) {
        fail_msg("does not run:\n%s%s", source, text_z(&program->message));
    }
    return program;
}

static bool same_hash(StateHash a, StateHash b) {
    return a.low == b.low && a.high == b.high;
}

// --- switching --------------------------------------------------------------------------------

// The numbers of the threads that run after each step, as "1 0 1".
static void turns_of(const char *source, Text *out) {
    ProgramRun *program = run_as(source, &all_lines);
    StepResult result = run_step(program->run);
    while (result == STEP_MORE) {
        text_printf(out, "%s%u", out->length ? " " : "",
                    strand_current(program->run->machine)->number);
        result = run_step(program->run);
    }
    assert_int_equal(result, STEP_FINISHED);
    assert_true(strand_is_main(program->run->machine));
    program_run_end(program, result);
    program_run_free(program);
}

static void threads_change_only_where_one_waits(void **state) {
    (void)state;
    static const struct {
        const char *source;
        const char *turns;
    } rows[] = {
        // start waits for the new thread; nothing else waits; and the end of the program
        {"import threading\nthreading.Thread(target=print).start()\n", "1 0 0"},
        {"import threading, time\nt = threading.Thread(target=time.sleep, args=(1,))\n"
         "t.start()\nt.join()\n",
         "1 0 1 0 0"},
        // a computes on: b has to wait until a waits
        {"import threading, time\ndef a():\n    for i in range(1000):\n        pass\n"
         "    time.sleep(1)\nfor i in range(2):\n    threading.Thread(target=a).start()\n",
         "1 0 2 0 0 1 2 0"},
        // who releases goes on; the waiter comes when it stops
        {"import threading, time\nl = threading.Lock()\nl.acquire()\n"
         "threading.Thread(target=l.acquire).start()\nl.release()\ntime.sleep(1)\n",
         "1 0 1 0 0"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Text turns = {0};
        turns_of(rows[i].source, &turns);
        if (strcmp(text_z(&turns), rows[i].turns) != 0) {
            fail_msg("turns %s, not %s:\n%s", text_z(&turns), rows[i].turns, rows[i].source);
        }
        text_release(&turns);
    }
}

// --- copies -----------------------------------------------------------------------------------

enum {
    STOPS_EVERY = 5
};

// Runs on to the end; the hashes of all stops, as one.
static StateHash hash_of_rest(ProgramRun *program, StepResult *result) {
    StateHash all = {0};
    *result = STEP_MORE;
    for (int stop = 0; *result == STEP_MORE; stop++) {
        *result = run_step_visible(program->run);
        if (stop % STOPS_EVERY == 0 && *result == STEP_MORE) {
            StateHash hash = world_hash(program->run->machine);
            all.low = all.low * 31 + hash.low;
            all.high = all.high * 31 + hash.high;
        }
    }
    return all;
}

// At one moment with several threads: goes on twice from the same copy.
static void check_copy(ProgramRun *program, const char *name) {
    Machine *m = program->run->machine;
    uint32_t seq = recorder_next_seq(program->recorder);
    Snapshot snapshot = machine_snapshot(m);
    StateHash before = world_hash(m);
    StateHash rests[2];
    StepResult results[2];
    for (int i = 0; i < 2; i++) {
        rests[i] = hash_of_rest(program, &results[i]);
        machine_restore(m, &snapshot);
        recorder_rewind(program->recorder, seq);
        assert_true(same_hash(world_hash(m), before));
    }
    snapshot_release(&snapshot);
    if (results[0] != results[1] || !same_hash(rests[0], rests[1])) {
        fail_msg("%s: goes on differently after a restore", name);
    }
}

static void a_world_with_threads_can_be_put_back(void **state) {
    (void)state;
    static const char *const names[] = {"threads_condition.py",
                                        "threads_queue_bounded.py",
                                        "threads_barrier.py",
                                        "threads_timer.py",
                                        "thread_pool_nested.py",
                                        "to_thread_and_executor.py",
                                        "threads_event_loop_in_thread.py"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Text source = {0};
        assert_true(program_read(names[i], &source));
        ProgramRun *program = run_as(text_z(&source), &all_lines);
        StepResult result = STEP_MORE;
        int copies = 0;
        for (int stop = 0; result == STEP_MORE && copies < 4;) {
            result = run_step_visible(program->run);
            bool many = result == STEP_MORE && strand_count(program->run->machine) > 1;
            if (many && stop++ % 20 == 0) {
                check_copy(program, names[i]);
                copies++;
            }
        }
        if (copies == 0) {
            fail_msg("%s: never more than one thread", names[i]);
        }
        program_run_free(program);
        text_release(&source);
    }
}

// --- hashes -----------------------------------------------------------------------------------

#define TWO_WAITERS(delays)                                                                        \
    "import threading, time\nl = threading.Lock()\ndelays = " delays "\n"                          \
    "def w():\n    time.sleep(delays.pop())\n    l.acquire()\n"                                    \
    "l.acquire()\n"                                                                                \
    "for i in range(2):\n    threading.Thread(target=w, daemon=True).start()\n"                    \
    "time.sleep(9)\nprint(1)\n"

static StateHash hash_at_print(const char *source) {
    ProgramRun *program = run_as(source, &all_lines);
    Access access = {0};
    while (access.object != ACCESS_OUTPUT) {
        assert_int_equal(run_step_visible(program->run), STEP_MORE);
        machine_next_accesses(program->run->machine, &access, 1);
    }
    StateHash hash = world_hash(program->run->machine);
    program_run_free(program);
    return hash;
}

static void who_waits_first_is_part_of_the_state(void **state) {
    (void)state;
    StateHash first = hash_at_print(TWO_WAITERS("[2, 1]"));
    assert_true(same_hash(first, hash_at_print(TWO_WAITERS("[4, 3]"))));
    assert_false(same_hash(first, hash_at_print(TWO_WAITERS("[1, 2]"))));
}

// --- accesses ---------------------------------------------------------------------------------

static void a_lock_is_named_before_it_is_touched(void **state) {
    (void)state;
    static const char *const rows[] = {
        "import threading\nl = threading.Lock()\nwith l:\n    pass\n",
        "import threading\nl = threading.Lock()\nl.acquire()\n",
        "import threading\nl = threading.RLock()\nwith l:\n    pass\n",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ProgramRun *program = run_as(rows[i], &all_lines);
        Machine *m = program->run->machine;
        bool named = false;
        while (!named && run_step_visible(program->run) == STEP_MORE) {
            Access access;
            named = machine_next_accesses(m, &access, 1) == 1 && access.mode == ACCESS_WRITE &&
                    access.object > ACCESS_CLOCK &&
                    ((Object *)(void *)(m->base + access.object))->type == TYPE_LOCK;
        }
        if (!named) {
            fail_msg("not named:\n%s", rows[i]);
        }
        program_run_free(program);
    }
}

// --- verdicts ---------------------------------------------------------------------------------

static void check_end(const char *name, const char *model, Verdict verdict,
                      const char *const *parts, size_t count) {
    Text source = {0};
    assert_true(program_read(name, &source));
    const ProgramOptions options = {.level = RECORD_SWITCHES, .model = model};
    ProgramRun *program = run_as(text_z(&source), &options);
    program_run_end(program, program_run_on(program, false));
    assert_int_equal(program->verdict, verdict);
    for (size_t i = 0; i < count; i++) {
        if (!strstr(text_z(&program->message), parts[i])) {
            fail_msg("%s does not say \"%s\" but:\n%s", name, parts[i], text_z(&program->message));
        }
    }
    program_run_free(program);
    text_release(&source);
}

static void a_deadlock_names_threads_locks_and_holders(void **state) {
    (void)state;
    static const char *const circle[] = {"deadlock at 0.100 s",
                                         "MainThread waits in line 20 for P0 to end\n",
                                         "P0 waits in line 12 for lock 2, held by P1\n",
                                         "P1 waits in line 12 for lock 3, held by P2\n",
                                         "P2 waits in line 12 for lock 1, held by P0\n",
                                         "a ring: P0 -> P1 -> P2 -> P0\n"};
    static const char *const alone[] = {
        "MainThread waits in line 13 for lock 1, held by MainThread",
        "MainThread waits for itself\n"};
    static const char *const tasks[] = {"one (Task-2) waits in line 7 for lock 2, held by Task-3\n",
                                        "a ring: one (Task-2) -> one (Task-3) -> one (Task-2)\n"};
    static const char *const queue[] = {
        "Thread-1 (consumer) waits in line 10 for an item of queue 1\n"};
    static const char *const pool[] = {
        "ThreadPoolExecutor-0_0 waits in line 11 for the result of inner\n"};
    check_end("threads_deadlock_philosophers.py", "native", VERDICT_DEADLOCK, circle, 6);
    check_end("threads_deadlock_self.py", "native", VERDICT_DEADLOCK, alone, 2);
    check_end("deadlock_two_locks.py", "native", VERDICT_DEADLOCK, tasks, 2);
    check_end("threads_deadlock_queue.py", "native", VERDICT_DEADLOCK, queue, 1);
    check_end("thread_pool_deadlock.py", "native", VERDICT_DEADLOCK, pool, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_change_only_where_one_waits),
        cmocka_unit_test(a_world_with_threads_can_be_put_back),
        cmocka_unit_test(who_waits_first_is_part_of_the_state),
        cmocka_unit_test(a_lock_is_named_before_it_is_touched),
        cmocka_unit_test(a_deadlock_names_threads_locks_and_holders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
