// Programs that never end, or want more than there is: each stops soon, with the right verdict and
// the right words.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/run_program.h"
#include "tests/trace_invariants.h"

typedef struct Row {
    const char *source;
    Verdict verdict;
    const char *words; // somewhere in what belongs on standard error
} Row;

static const ProgramOptions small = {.level = RECORD_SWITCHES,
                                     .max_instructions = 500000,
                                     .max_memory = 24 * 1024 * 1024,
                                     .max_time_ns = INT64_C(1000000000000),
                                     .max_events = 200000};

// Long enough that garbage which is not collected would not fit.
static const ProgramOptions roomy = {.level = RECORD_SWITCHES,
                                     .max_instructions = 100000000,
                                     .max_memory = 64 * 1024 * 1024,
                                     .max_time_ns = INT64_C(1000000000000),
                                     .max_events = 200000};

static void check_with(const Row *row, const ProgramOptions *options) {
    ProgramRun *program = program_run_new(row->source, strlen(row->source), options);
    if (!program->run) {
        fail_msg("refused:\n%s%s", row->source, text_z(&program->message));
    }
    program_run_end(program, program_run_on(program, false));
    if (program->verdict != row->verdict || !strstr(text_z(&program->message), row->words)) {
        fail_msg("%s, not %s with '%s':\n%s\n%s", verdict_name(program->verdict),
                 verdict_name(row->verdict), row->words, row->source, text_z(&program->message));
    }
    Text problems = {0};
    if (!trace_holds(program->trace, &problems)) {
        fail_msg("%s\n%s", row->source, text_z(&problems));
    }
    text_release(&problems);
    program_run_free(program);
}

static void check(const Row *row) {
    check_with(row, &small);
}

static void check_all(const Row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        check(&rows[i]);
    }
}

#define CHECK_ALL(rows) check_all(rows, sizeof(rows) / sizeof(rows)[0])
#define STEPS           VERDICT_LIMIT, "after 500000 instructions; --max-steps"
#define MEMORY          VERDICT_LIMIT, "more than 24 MiB; --max-memory"
#define RECURSION       VERDICT_FAILED, "RecursionError: maximum recursion depth exceeded"

static void loops_that_never_end(void **state) {
    (void)state;
    static const Row rows[] = {
        {"while True: pass\n", STEPS},
        {"while True:\n    try:\n        while True: pass\n    except BaseException:\n"
         "        pass\n",
         STEPS},
        {"import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(0)\n"
         "asyncio.run(main())\n",
         VERDICT_LIMIT, "lockstep: limit: "},
        {"import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(1)\n"
         "asyncio.run(main())\n",
         VERDICT_LIMIT, "after 1000 virtual seconds; --max-time"},
        {"import time\nwhile True: time.sleep(1)\n", VERDICT_LIMIT,
         "after 1000 virtual seconds; --max-time"},
        {"while True: print('x' * 100)\n", VERDICT_LIMIT, "lockstep: limit: "},
        {"import asyncio\nasync def w(): await asyncio.sleep(1)\nasync def main():\n"
         "    while True: asyncio.create_task(w())\nasyncio.run(main())\n",
         VERDICT_LIMIT, "lockstep: limit: "},
        {"import asyncio\nasync def w(): asyncio.create_task(w())\nasync def main():\n"
         "    await w()\n    await asyncio.sleep(9e9)\nasyncio.run(main())\n",
         VERDICT_LIMIT, "lockstep: limit: "},
        {"import asyncio\ndef again(loop): loop.call_soon(again, loop)\nasync def main():\n"
         "    again(asyncio.get_running_loop())\n    await asyncio.sleep(9e9)\n"
         "asyncio.run(main())\n",
         VERDICT_LIMIT, "lockstep: limit: "},
        {"class A:\n    def __del__(self):\n        while True: pass\na = A()\n", STEPS},
    };
    CHECK_ALL(rows);
}

static void natives_that_never_end(void **state) {
    (void)state;
    static const Row rows[] = {
        {"sum(range(10**12))\n", STEPS},
        {"max(range(10**12))\n", STEPS},
        {"-1.5 in range(10**12)\n", STEPS},
        {"any(map(lambda x: False, range(10**12)))\n", STEPS},
        {"any(iter(lambda: 0, 1))\n", STEPS},
        {"def g():\n    while True: yield 0\nany(g())\n", STEPS},
        {"class I:\n    def __iter__(self): return self\n    def __next__(self): return 0\n"
         "any(I())\n",
         STEPS},
        {"sorted([1, 2], key=lambda x: [1 for _ in iter(int, 1)])\n", VERDICT_LIMIT,
         "lockstep: limit: "},
        {"list(range(10**9))\n", VERDICT_LIMIT, "lockstep: limit: "},
        {"set(range(10**9))\n", VERDICT_LIMIT, "lockstep: limit: "},
        {"dict(enumerate(range(10**9)))\n", VERDICT_LIMIT, "lockstep: limit: "},
        {"print(*range(10**9))\n", VERDICT_LIMIT, "lockstep: limit: "},
        {"a, *b = range(10**9)\n", VERDICT_LIMIT, "lockstep: limit: "},
        {"x = [1]\nx.extend(x for _ in range(10**12))\n", VERDICT_LIMIT, "lockstep: limit: "},
        {"x = y = []\nfor i in range(90):\n    x = [x, x]\n    y = [y, y]\nx == y\n", STEPS},
        {"x = ()\nfor i in range(90):\n    x = (x, x)\nhash(x)\n", STEPS},
        {"x = 'a' * 10**6\nwhile True: y = x + 'b'\n", STEPS},
    };
    CHECK_ALL(rows);
}

static void values_that_grow(void **state) {
    (void)state;
    static const Row rows[] = {
        {"x = []\nwhile True: x = [x]\n", VERDICT_LIMIT, "lockstep: limit: "},
        {"s = 'ab'\nwhile True: s += s\n", VERDICT_LIMIT, "lockstep: limit: "},
        {"s = [1]\nwhile True: s += s\n", MEMORY},
        {"x = [0] * 10**9\n", MEMORY},
        {"x = [1]\nfor i in x: x.append([i] * 100)\n", MEMORY},
        {"x = 3\nwhile True: x = x * x\n", VERDICT_LIMIT, "lockstep: limit: "},
    };
    CHECK_ALL(rows);
}

static void recursion_that_never_ends(void **state) {
    (void)state;
    static const Row rows[] = {
        {"def f(): f()\nf()\n", RECURSION},
        {"def f(n): return 0 if n == 0 else 1 + f(n - 1)\nf(10000)\n", RECURSION},
        {"class A:\n    def __repr__(self): return repr(self)\nprint(A())\n", RECURSION},
        {"class A:\n    def __eq__(self, o): return self == o\nA() == A()\n", RECURSION},
        {"class A:\n    def __getattr__(self, n): return getattr(self, n + 'x')\nA().x\n",
         RECURSION},
        {"import asyncio\nasync def f(): await f()\nasyncio.run(f())\n", RECURSION},
        {"def g(n):\n    yield from g(n + 1)\nlist(g(0))\n", RECURSION},
        {"x = [1]\nfor i in range(20000): x = map(abs, x)\nlist(x)\n", RECURSION},
        {"x = []\nfor i in range(20000): x = [x]\nrepr(x)\n", RECURSION},
        {"x = y = 0\nfor i in range(20000):\n    x = [x]\n    y = [y]\nx == y\n", RECURSION},
        {"import asyncio\nasync def a(): await tb\nasync def b(): await ta\nasync def main():\n"
         "    global ta, tb\n    ta = asyncio.create_task(a())\n"
         "    tb = asyncio.create_task(b())\n    await asyncio.sleep(1)\n    ta.cancel()\n"
         "asyncio.run(main())\n",
         RECURSION},
    };
    CHECK_ALL(rows);
}

static void garbage_does_not_stay(void **state) {
    (void)state;
    static const Row rows[] = {
        {"class N: pass\nfor i in range(300000):\n    a = N()\n    a.me = a\n    a.x = [i, {i: "
         "a}]\n",
         VERDICT_FINISHED, ""},
        {"for i in range(300000): x = {'i': [i, str(i)] * 3}\n", VERDICT_FINISHED, ""},
        {"from collections import deque\nd = deque()\nfor i in range(300000):\n    d.append([i])\n"
         "    if i % 3 == 2:\n        d = deque([d.pop()])\n        d.append(d)\n",
         VERDICT_FINISHED, ""},
        {"total = 0\nfor i in range(10000000): total += 1\nassert total == 10000000\n",
         VERDICT_FINISHED, ""},
        {"import sys\nsys.setrecursionlimit(20000)\n"
         "def f(n): return 0 if n == 0 else 1 + f(n - 1)\nassert f(10000) == 10000\n",
         VERDICT_FINISHED, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_with(&rows[i], &roomy);
    }
}

// So many bytes each, and no more: the limit is that of the whole world.
static void a_million_objects_are_held(void **state) {
    (void)state;
    static const struct {
        const char *item;
        uint64_t bytes;
    } objects[] = {
        {"i", 16}, {"(i, i)", 56}, {"[i]", 88}, {"{i: i}", 240}, {"P(i, i)", 272},
    };
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
        Text source = {0};
        text_printf(&source,
                    "class P:\n    def __init__(self, x, y):\n        self.x = x\n"
                    "        self.y = y\n"
                    "held = [%s for i in range(1000000)]\nassert len(held) == 1000000\n",
                    objects[i].item);
        ProgramOptions options = roomy;
        options.max_memory = (17 + objects[i].bytes) * 1000000; // the library counts, too
        check_with(&(Row){text_z(&source), VERDICT_FINISHED, ""}, &options);
        text_release(&source);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_that_never_end),  cmocka_unit_test(natives_that_never_end),
        cmocka_unit_test(values_that_grow),      cmocka_unit_test(recursion_that_never_ends),
        cmocka_unit_test(garbage_does_not_stay), cmocka_unit_test(a_million_objects_are_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
