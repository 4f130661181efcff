// The machine as the search and the window use it: stopped before every visible operation, copied,
// put back, compared.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/base/memory.h"
#include "engine/vm/access.h"
#include "engine/vm/runtime.h"
#include "engine/vm/type.h"
#include "tests/each_program.h"
#include "tests/golden.h"
#include "tests/run_program.h"
#include "tests/shared_state.h"

static const ProgramOptions small = {
    .level = RECORD_LINES, .max_instructions = 300000, .max_events = 50000};

static ProgramRun *run_of(const char *source) {
    ProgramRun *program = program_run_new(source, strlen(source), &small);
    assert_non_null(program->run);
    return program;
}

static bool same_hash(StateHash a, StateHash b) {
    return a.low == b.low && a.high == b.high;
}

// --- copies -----------------------------------------------------------------------------------

typedef struct Replay {
    StepEvent *events; // owned
    size_t count;
    StepResult result;
    StateHash hash;
} Replay;

enum {
    REPLAY_STEPS = 30,
    REPLAY_EVERY = 19,
    MOST_STOPS = 300
};

static Replay replay(ProgramRun *program, uint32_t from_seq) {
    Replay r = {.result = STEP_MORE};
    for (int i = 0; i < REPLAY_STEPS && r.result == STEP_MORE; i++) {
        r.result = run_step_visible(program->run);
    }
    size_t all;
    const StepEvent *events = recorder_pending(program->recorder, &all);
    r.count = all - from_seq;
    r.events = NEW_ARRAY(StepEvent, r.count + 1);
    memcpy(r.events, events + from_seq, r.count * sizeof(StepEvent));
    r.hash = world_hash(program->run->machine);
    return r;
}

// What is printed gets a new text each time; everything else is the same to the byte.
static bool same_events(const Replay *a, const Replay *b) {
    if (a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->count; i++) {
        StepEvent x = a->events[i];
        StepEvent y = b->events[i];
        if (x.kind == EVENT_OUTPUT || x.kind == EVENT_ERROR_OUTPUT) {
            x.detail = y.detail = 0;
        }
        if (memcmp(&x, &y, sizeof x) != 0) {
            return false;
        }
    }
    return true;
}

static void check_replay(ProgramRun *program, const char *name) {
    Machine *m = program->run->machine;
    uint32_t seq = recorder_next_seq(program->recorder);
    StateHash before = world_hash(m);
    Snapshot snapshot = machine_snapshot(m);
    Replay runs[2];
    for (int i = 0; i < 2; i++) {
        runs[i] = replay(program, seq);
        machine_restore(m, &snapshot);
        recorder_rewind(program->recorder, seq);
        if (!same_hash(world_hash(m), before)) {
            fail_msg("%s: restored at event %u, the world is another one", name, seq);
        }
    }
    snapshot_release(&snapshot);
    if (runs[0].result != runs[1].result || !same_events(&runs[0], &runs[1]) ||
        !same_hash(runs[0].hash, runs[1].hash)) {
        fail_msg("%s: goes on differently from event %u after a restore", name, seq);
    }
    memory_free(runs[0].events);
    memory_free(runs[1].events);
}

static void replay_program(void *context, const char *name, const char *source, size_t length) {
    int *stops = context;
    if (strstr(name, "processes_")) { // a snapshot is of one world, not of what they share
        return;
    }
    ProgramRun *program = program_run_new(source, length, &small);
    StepResult result = program->run ? STEP_MORE : STEP_FAILED;
    int first = (int)(length % REPLAY_EVERY); // another place in each program
    for (int i = 1; i < MOST_STOPS && result == STEP_MORE; i++) {
        result = run_step_visible(program->run);
        if (i % REPLAY_EVERY == first && result == STEP_MORE) {
            check_replay(program, name);
            ++*stops;
        }
    }
    program_run_free(program);
}

static void a_restored_world_goes_on_alike(void **state) {
    (void)state;
    int stops = 0;
    programs_each(replay_program, &stops);
    assert_true(stops > 300);
}

// --- hashes -----------------------------------------------------------------------------------

// The world before the k-th visible operation.
static StateHash hash_at(const char *source, int stops) {
    ProgramRun *program = run_of(source);
    for (int i = 0; i < stops; i++) {
        assert_int_equal(run_step_visible(program->run), STEP_MORE);
    }
    StateHash hash = world_hash(program->run->machine);
    program_run_free(program);
    return hash;
}

// The world before the first print.
static StateHash hash_at_print(const char *source) {
    ProgramRun *program = run_of(source);
    Access access = {0};
    while (access.object != ACCESS_OUTPUT) {
        assert_int_equal(run_step_visible(program->run), STEP_MORE);
        machine_next_accesses(program->run->machine, &access, 1);
    }
    StateHash hash = world_hash(program->run->machine);
    program_run_free(program);
    return hash;
}

static void the_same_step_has_the_same_hash(void **state) {
    (void)state;
    Text text = {0};
    assert_true(program_read("lock_protects_balance.py", &text));
    for (int stops = 1; stops < 20; stops++) {
        assert_true(same_hash(hash_at(text_z(&text), stops), hash_at(text_z(&text), stops)));
    }
    text_release(&text);
}

static void states_alike_hash_alike(void **state) {
    (void)state;
    static const char *const pairs[][2] = {
        {"for i in range(1):\n    [i] * 3\ni = 0\nprint(i)\n",
         "for i in range(50):\n    [i] * 100\ni = 0\nprint(i)\n"},
        {"d = {'a': 1}\nfor i in range(0):\n    d[i] = 1\n    del d[i]\ni = 0\nprint(d)\n",
         "d = {'a': 1}\nfor i in range(9):\n    d[i] = 1\n    del d[i]\ni = 0\nprint(d)\n"},
        {"a = [1]\nfor i in range(0):\n    a.append(i)\n    a.pop()\ni = 0\nprint(a)\n",
         "a = [1]\nfor i in range(9):\n    a.append(i)\n    a.pop()\ni = 0\nprint(a)\n"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        assert_true(same_hash(hash_at_print(pairs[i][0]), hash_at_print(pairs[i][1])));
    }
}

static void states_that_differ_hash_differently(void **state) {
    (void)state;
    static const char *const programs[] = {
        "x = 1\nprint(x)\n",
        "x = 2\nprint(x)\n",
        "x = 1.0\nprint(x)\n",
        "x = True\nprint(x)\n",
        "x = '1'\nprint(x)\n",
        "x = [1]\nprint(x)\n",
        "x = [1, 1]\nprint(x)\n",
        "x = (1,)\nprint(x)\n",
        "x = {1}\nprint(x)\n",
        "x = {1: 1}\nprint(x)\n",
        "x = {1: 2}\nprint(x)\n",
        "x = 1 << 70\nprint(x)\n",
        "x = -(1 << 70)\nprint(x)\n",
        "x = range(1)\nprint(x)\n",
        "x = iter([1])\nprint(x)\n",
        "y = 1\nprint(y)\n",
        "x = 1\ny = 1\nprint(x)\n",
        "x = [[]]\nx.append(x[0])\nprint(x)\n",
        "x = [[]]\nx.append([])\nprint(x)\n",
    };
    enum {
        COUNT = sizeof programs / sizeof programs[0]
    };
    StateHash hashes[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        hashes[i] = hash_at_print(programs[i]);
        for (size_t k = 0; k < i; k++) {
            if (same_hash(hashes[i], hashes[k])) {
                fail_msg("one hash for\n%sand\n%s", programs[k], programs[i]);
            }
        }
    }
}

// An iterator that has gone on: nothing that can be seen has changed, but what comes next has.
static void what_comes_next_is_part_of_the_state(void **state) {
    (void)state;
    static const char *const setup[] = {
        "g = iter(range(5))\ndef step():\n    next(g)\nfor i in range(2):\n"
        "    print(1)\n    step()\n",
    };
    for (size_t i = 0; i < sizeof setup / sizeof setup[0]; i++) {
        ProgramRun *program = run_of(setup[i]);
        StateHash hashes[2] = {{0}};
        int prints = 0;
        while (prints < 2) {
            Access access;
            assert_int_equal(run_step_visible(program->run), STEP_MORE);
            if (machine_next_accesses(program->run->machine, &access, 1) == 1 &&
                access.object == ACCESS_OUTPUT) {
                hashes[prints++] = world_hash(program->run->machine);
            }
        }
        assert_false(same_hash(hashes[0], hashes[1]));
        program_run_free(program);
    }
}

// --- accesses ---------------------------------------------------------------------------------

enum {
    MOST_ACCESSES = 8
};

// The step that the accesses announce changes no shared object that they do not name.
static void check_step(ProgramRun *program, const char *name, StepResult *result) {
    Machine *m = program->run->machine;
    Access accesses[MOST_ACCESSES];
    int count = machine_next_accesses(m, accesses, MOST_ACCESSES);
    SharedState *shared = shared_state_new(m);
    *result = run_step_visible(program->run);
    uint64_t changed;
    for (size_t i = 0; shared_state_changed(shared, &i, &changed); i++) {
        bool named = false;
        for (int k = 0; k < count; k++) {
            named |= accesses[k].mode == ACCESS_WRITE && accesses[k].object == changed;
        }
        if (!named) {
            TypeId type = (TypeId)((Object *)(void *)(m->base + changed))->type;
            fail_msg("%s: a step that names %d accesses changes a %s", name, count,
                     type_id_name(type));
        }
    }
    shared_state_free(shared);
}

static void check_accesses(const char *name, const char *source) {
    ProgramRun *program = run_of(source);
    StepResult result = run_step_visible(program->run);
    for (int i = 0; i < MOST_STOPS && result == STEP_MORE; i++) {
        check_step(program, name, &result);
    }
    program_run_free(program);
}

static void every_write_is_named_before(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"global", "x = 0\ndef f():\n    global x\n    x = x + 1\n    x += 1\nf()\nprint(x)\n"},
        {"attribute", "class A:\n    pass\na = A()\na.x = 1\na.x += 1\nprint(a.x)\ndel a.x\n"},
        {"list item", "a = [1, 2]\na[0] = 5\na[1] += 1\ndel a[0]\nprint(a)\n"},
        {"list methods", "a = []\na.append(2)\na.extend([1, 0])\na.sort()\na.insert(0, 9)\n"
                         "a.pop()\na.remove(9)\na.reverse()\na.clear()\nprint(a)\n"},
        {"list in place", "a = [1]\na += [2]\na *= 2\na[1:] = [7]\nprint(a)\n"},
        {"dict item", "d = {}\nd['k'] = 1\nd['k'] += 1\ndel d['k']\nprint(d)\n"},
        {"dict methods", "d = {}\nd.update(a=1)\nd.setdefault('b', 2)\nd.pop('a')\n"
                         "d |= {'c': 3}\nd.popitem()\nd.clear()\nprint(d)\n"},
        {"set methods", "s = set()\ns.add(1)\ns |= {2}\ns.discard(1)\ns.update([5])\ns -= {5}\n"
                        "s.clear()\nprint(s)\n"},
        {"delete global", "x = 1\ndef f():\n    global x\n    del x\nf()\nprint(2)\n"},
        {"setattr", "class A:\n    pass\na = A()\nsetattr(a, 'x', 1)\ndelattr(a, 'x')\nprint(a)\n"},
        {"spread call", "a = []\nargs = [1]\na.append(*args)\nprint(*a)\n"},
        {"loop variable", "for x in range(3):\n    print(x)\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_accesses(rows[i][0], rows[i][1]);
    }
}

// The row's last statement stands before an operation with this access.
static void steps_name_what_they_touch(void **state) {
    (void)state;
    static const struct {
        const char *source;
        uint64_t mark; // or 0: any object
        AccessMode mode;
    } rows[] = {
        {"print(1)\n", ACCESS_OUTPUT, ACCESS_WRITE},
        {"import time\ntime.sleep(1)\n", ACCESS_CLOCK, ACCESS_READ},
        {"import asyncio\nasync def w():\n    pass\nasync def main():\n"
         "    asyncio.create_task(w())\nasyncio.run(main())\n",
         ACCESS_LOOP, ACCESS_WRITE},
        {"a = [1]\na[0]\n", 0, ACCESS_READ},
        {"d = {1: 2}\nd[1]\n", 0, ACCESS_READ},
        {"class A:\n    x = 1\na = A()\na.x\n", 0, ACCESS_READ},
        {"x = 1\ndef f():\n    return x\nf()\n", 0, ACCESS_READ},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        ProgramRun *program = run_of(rows[i].source);
        bool named = false;
        while (run_step_visible(program->run) == STEP_MORE && !named) {
            Access access;
            int count = machine_next_accesses(program->run->machine, &access, 1);
            named = count == 1 && access.mode == rows[i].mode &&
                    (rows[i].mark ? access.object == rows[i].mark : access.object > ACCESS_CLOCK);
        }
        if (!named) {
            fail_msg("not named:\n%s", rows[i].source);
        }
        program_run_free(program);
    }
}

// --- the same again ---------------------------------------------------------------------------

static ProgramRun *whole_run(const char *source, size_t length, bool visibly) {
    ProgramRun *program = program_run_new(source, length, &small);
    if (program->run) {
        program_run_end(program, program_run_on(program, visibly));
    }
    return program;
}

static void run_thrice(void *context, const char *name, const char *source, size_t length) {
    int *programs = context;
    ProgramRun *once = whole_run(source, length, false);
    ProgramRun *again = whole_run(source, length, false);
    ProgramRun *visibly = whole_run(source, length, true);
    bool same = once->stream.length == again->stream.length &&
                (once->stream.length == 0 ||
                 memcmp(once->stream.bytes, again->stream.bytes, once->stream.length) == 0);
    if (!same) {
        fail_msg("%s: the second run's stream has other bytes", name);
    }
    bool stopped = once->verdict == VERDICT_LIMIT; // wherever it happened to be
    same = once->stream.length == visibly->stream.length &&
           (once->stream.length == 0 ||
            memcmp(once->stream.bytes, visibly->stream.bytes, once->stream.length) == 0);
    if (!same && !stopped) {
        fail_msg("%s: stepping visibly gives another stream", name);
    }
    *programs += once->run != NULL;
    program_run_free(once);
    program_run_free(again);
    program_run_free(visibly);
}

static void runs_are_the_same_to_the_byte(void **state) {
    (void)state;
    int programs = 0;
    programs_each(run_thrice, &programs);
    assert_true(programs > 100);
}

// 64 bits of FNV-1a: enough to see that two builds do not agree.
static uint64_t digest(const Text *bytes) {
    uint64_t hash = 0xCBF29CE484222325ull;
    for (size_t i = 0; i < bytes->length; i++) {
        hash = (hash ^ (unsigned char)bytes->bytes[i]) * 0x100000001B3ull;
    }
    return hash;
}

// The file holds for every build: debug, release, with sanitizers.
static void builds_agree(void **state) {
    (void)state;
    static const char *const names[] = {"hello.py", "sleep_ties.py", "lock_no_barging.py",
                                        "random_sleeps.py", "numbers_float.py"};
    Text out = {0};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Text source = {0};
        assert_true(program_read(names[i], &source));
        ProgramRun *program = whole_run(source.bytes, source.length, false);
        text_printf(&out, "%016llx %s\n", (unsigned long long)digest(&program->stream), names[i]);
        program_run_free(program);
        text_release(&source);
    }
    golden_compare("machine.streams.txt", text_z(&out));
    text_release(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_restored_world_goes_on_alike),
        cmocka_unit_test(the_same_step_has_the_same_hash),
        cmocka_unit_test(states_alike_hash_alike),
        cmocka_unit_test(states_that_differ_hash_differently),
        cmocka_unit_test(what_comes_next_is_part_of_the_state),
        cmocka_unit_test(every_write_is_named_before),
        cmocka_unit_test(steps_name_what_they_touch),
        cmocka_unit_test(runs_are_the_same_to_the_byte),
        cmocka_unit_test(builds_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
