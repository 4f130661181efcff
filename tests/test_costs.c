#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/engine.h"
#include "engine/prices.h"
#include "engine/trace/trace.h"
#include "engine/vm/costs.h"

enum {
    MILLISECOND_PS = 1000000000 // the virtual clock goes on in whole milliseconds
};

static bool append(void *context, const void *bytes, size_t length) {
    text_add(context, bytes, length);
    return true;
}

typedef struct Result {
    Verdict verdict;
    Text stream;
    Text printed;
} Result;

static Request request_of(const char *source) {
    return (Request){.program = "p.py",
                     .source = source,
                     .source_length = strlen(source),
                     .model = "native",
                     .profile = "cpython-3.11",
                     .level = RECORD_OUTPUT};
}

static Result run(const Request *request) {
    Result result = {0};
    result.verdict = engine_run(request, (Writer){append, &result.stream});
    Trace *trace = trace_new();
    trace_feed(trace, result.stream.bytes, result.stream.length);
    for (uint32_t i = 0; i < trace_output_count(trace); i++) {
        const StepEvent *event = trace_event(trace, trace_output_seq(trace, i));
        text_add_z(&result.printed, trace_text(trace, event->detail));
    }
    trace_free(trace);
    return result;
}

static void result_release(Result *result) {
    text_release(&result->stream);
    text_release(&result->printed);
}

// What work() takes in virtual time.
static int64_t took_ns(const char *program, const int64_t *prices) {
    Text source = {0};
    text_add_z(&source, "import time\n");
    text_add_z(&source, program);
    text_add_z(&source, "begin = time.process_time_ns()\n"
                        "work()\n"
                        "print(time.process_time_ns() - begin)\n");
    Request request = request_of(text_z(&source));
    request.prices = prices;
    request.price_count = price_kind_count();
    Result result = run(&request);
    assert_int_equal(result.verdict, VERDICT_FINISHED);
    int64_t ns = strtoll(text_z(&result.printed), NULL, 10);
    result_release(&result);
    text_release(&source);
    return ns;
}

// How often the kind occurs in work(), without what taking the time takes.
static int64_t milliseconds_of(const char *program, int kind) {
    int64_t prices[REQUEST_MAX_PRICES] = {0};
    prices[kind] = MILLISECOND_PS;
    int64_t nothing = took_ns("def work():\n    pass\n", prices);
    return (took_ns(program, prices) - nothing) / 1000000;
}

static const char computing[] = "def add(a, b):\n"
                                "    return a + b\n"
                                "def work():\n"
                                "    n = 0\n"
                                "    for i in range(100):\n"
                                "        n = add(n, i)\n"
                                "        if n % 3:\n"
                                "            n += 1\n";

static void all_prices_ten_times_as_high_take_ten_times_as_long(void **state) {
    (void)state;
    int64_t low[REQUEST_MAX_PRICES];
    int64_t high[REQUEST_MAX_PRICES];
    for (int i = 0; i < price_kind_count(); i++) {
        low[i] = MILLISECOND_PS / 10;
        high[i] = MILLISECOND_PS;
    }
    int64_t low_ns = took_ns(computing, low);
    int64_t high_ns = took_ns(computing, high);
    assert_true(low_ns > 100000000);
    assert_true(llabs(high_ns - 10 * low_ns) < 20000000); // the clock cuts off below a millisecond
}

// Each thread computes less than the clock shows; what one leaves is the next one's.
static void what_ended_threads_computed_is_charged(void **state) {
    (void)state;
    int64_t prices[REQUEST_MAX_PRICES] = {0};
    prices[COST_FUSED_DIVISION] = 6 * (MILLISECOND_PS / 10);
    int64_t ns =
        took_ns("import threading\n"
                "def part(n):\n"
                "    n // 7\n"
                "def work():\n"
                "    threads = [threading.Thread(target=part, args=(n,)) for n in range(10)]\n"
                "    for t in threads:\n"
                "        t.start()\n"
                "        t.join()\n",
                prices);
    assert_int_equal(ns / 1000000, 6);
}

// A table of prices that were wrong behind a jump would charge stores that never ran.
static void what_was_jumped_over_costs_nothing(void **state) {
    (void)state;
    static const struct {
        const char *program;
        int stores;
    } rows[] = {
        {"def work():\n"
         "    x = 1\n"
         "    y = 2\n",
         2},
        {"def work():\n"
         "    for i in range(5):\n"
         "        x = i\n"
         "        if i == 2:\n"
         "            continue\n"
         "        y = x\n",
         9},
        {"def work():\n"
         "    try:\n"
         "        x = 1\n"
         "        raise ValueError\n"
         "        x = 2\n"
         "        x = 3\n"
         "    except ValueError:\n"
         "        x = 4\n",
         2},
        {"def fails():\n"
         "    x = 1\n"
         "    {}['no']\n"
         "    x = 2\n"
         "def work():\n"
         "    try:\n"
         "        fails()\n"
         "    except KeyError:\n"
         "        pass\n"
         "    y = 1\n",
         2},
        {"def numbers():\n"
         "    x = 1\n"
         "    yield x\n"
         "    x = 2\n"
         "    yield x\n"
         "    x = 3\n"
         "def work():\n"
         "    list(numbers())\n"
         "    next(numbers())\n",
         4},
        {"def deep(n):\n"
         "    x = n\n"
         "    if n:\n"
         "        deep(n - 1)\n"
         "    x = 0\n"
         "def work():\n"
         "    deep(3)\n",
         8},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t ms = milliseconds_of(rows[i].program, OP_STORE_FAST);
        if (ms != rows[i].stores) {
            fail_msg("row %zu: %d ms, not %d", i, (int)ms, rows[i].stores);
        }
    }
}

static void the_work_of_natives_counts(void **state) {
    (void)state;
    static const struct {
        const char *program;
        int kind;
        int times;
    } rows[] = {
        {"def work():\n    sum([1, 2, 3])\n", COST_ITEM, 4}, // and the end
        {"def work():\n    sum(range(1000))\n", COST_ITEM, 1001},
        {"data = list(range(500))\ndef work():\n    data[100:300]\n", COST_COPIED, 200},
        {"def work(data={i: i for i in range(40)}):\n    data[7]\n", COST_FIND, 1},
        {"data = [1, 2, 3, 4]\ndef work():\n    9 in data\n", COST_SCAN, 4},
        {"def work():\n    abs(1)\n    len('a')\n", COST_OF_abs, 1},
        {"def work():\n    'a'.join('bc')\n    ' '.join([])\n", COST_OF_STR_join, 2},
        {"def work():\n    'a'.casefold()\n    'a'.isprintable()\n", COST_NATIVE, 2},
        {"def work():\n    int('12')\n    int(3.5)\n", COST_OF_INT, 2},
        {"class C:\n    pass\ndef work():\n    C()\n", COST_CONSTRUCT, 1},
        {"def g():\n    yield 1\n    yield 2\ndef work():\n    for x in g():\n        pass\n",
         COST_GENERATOR, 3},
        {"def work():\n    sum(i for i in range(9))\n", COST_GENERATOR, 1},
        {"def work():\n    sum(i for i in range(9))\n", COST_TAKEN, 9},
        {"def work():\n    repr('abcd')\n", COST_QUOTED, 4},
        {"def work():\n    'ab%d' % 7\n", COST_LITERAL, 4},
        {"def work():\n    int('123')\n    float('2.5')\n", COST_DIGIT, 6},
        {"data = {1, 2, 3}\ndef work():\n    2 in data\n    9 in data\n", COST_SLOT, 3},
        {"import asyncio\nasync def main():\n    pass\ndef work():\n    asyncio.run(main())\n",
         COST_LOOP, 1},
        {"a = 10 ** 100\ndef work():\n    a * a\n", COST_LIMBS, 36},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t ms = milliseconds_of(rows[i].program, rows[i].kind);
        if (ms != rows[i].times) {
            fail_msg("row %zu: %s %d times, not %d", i, price_kind_name(rows[i].kind), (int)ms,
                     rows[i].times);
        }
    }
}

// How often work() takes a way that could not be foreseen.
static int64_t surprises(const char *program) {
    return milliseconds_of(program, COST_SURPRISE);
}

static void only_what_cannot_be_foreseen_surprises(void **state) {
    (void)state;
    int64_t always = surprises("def work():\n"
                               "    for i in range(400):\n"
                               "        if i >= 0:\n"
                               "            pass\n");
    int64_t in_turn = surprises("def work():\n"
                                "    for i in range(400):\n"
                                "        if i % 2:\n"
                                "            pass\n");
    int64_t by_chance = surprises("def work():\n"
                                  "    n = 1\n"
                                  "    for i in range(400):\n"
                                  "        n = (n * 1103515245 + 12345) & 0x7FFFFFFF\n"
                                  "        if n & 65536:\n"
                                  "            pass\n");
    assert_in_range(always, 0, 16);
    assert_in_range(in_turn, 0, 40); // until it is learned
    assert_in_range(by_chance, 120, 280);
    int64_t sorted = surprises("data = list(range(300))\ndef work():\n    data.sort()\n");
    int64_t mixed = surprises("data = [i * i * 7919 % 3001 for i in range(300)]\n"
                              "def work():\n    data.sort()\n");
    assert_in_range(sorted, 0, 16);
    assert_true(mixed > 300);
}

// What the program's own clock shows when the machine is late by so much.
static int64_t clock_shows(const char *program, const char *cost, int64_t ns) {
    int64_t prices[REQUEST_MAX_PRICES] = {0};
    Text source = {0};
    text_add_z(&source, "import time\n");
    text_add_z(&source, program);
    text_add_z(&source, "begin = time.monotonic_ns()\n"
                        "work()\n"
                        "print(time.monotonic_ns() - begin)\n");
    Request request = request_of(text_z(&source));
    request.prices = prices;
    request.price_count = price_kind_count();
    request.thread_start_ns = request.fork_ns = 1;
    request.lateness_ns = strcmp(cost, "lateness") == 0 ? ns : 0;
    request.switch_ns = strcmp(cost, "switch") == 0 ? ns : 0;
    request.message_ns = strcmp(cost, "message") == 0 ? ns : 0;
    Result result = run(&request);
    assert_int_equal(result.verdict, VERDICT_FINISHED);
    int64_t shown = strtoll(text_z(&result.printed), NULL, 10);
    result_release(&result);
    text_release(&source);
    return shown;
}

static void a_measured_machine_is_late(void **state) {
    (void)state;
    static const struct {
        const char *program;
        const char *cost;
        int64_t least_ns; // with 100 us each
        int64_t most_ns;
    } rows[] = {
        {"def work():\n    for _ in range(50):\n        time.sleep(0.001)\n", "lateness", 55000000,
         55000000},
        {"import asyncio\n"
         "async def part():\n    for _ in range(50):\n        await asyncio.sleep(0.001)\n"
         "def work():\n    asyncio.run(part())\n",
         "lateness", 55000000, 55000000},
        {"def work():\n    time.sleep(0)\n", "lateness", 0, 0},
        {"import threading\n"
         "one, other = threading.Semaphore(0), threading.Semaphore(0)\n"
         "def answer():\n"
         "    for _ in range(100):\n        one.acquire()\n        other.release()\n"
         "def work():\n"
         "    t = threading.Thread(target=answer)\n    t.start()\n"
         "    for _ in range(100):\n        one.release()\n        other.acquire()\n"
         "    t.join()\n",
         "switch", 20000000, 21000000},
        {"import multiprocessing\n"
         "def answer(end):\n"
         "    for _ in range(50):\n        end.send(end.recv())\n"
         "def work():\n"
         "    here, there = multiprocessing.Pipe()\n"
         "    p = multiprocessing.Process(target=answer, args=(there,))\n    p.start()\n"
         "    for _ in range(50):\n        here.send(1)\n        here.recv()\n"
         "    p.join()\n",
         "message", 9000000, 11000000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int64_t without = clock_shows(rows[i].program, "", 0);
        int64_t late = clock_shows(rows[i].program, rows[i].cost, 100000) -
                       (strcmp(rows[i].cost, "lateness") == 0 ? 0 : without);
        if (late < rows[i].least_ns || late > rows[i].most_ns) {
            fail_msg("row %zu: %lld ns", i, (long long)late);
        }
    }
}

// Wherever a millisecond ends: between seeing that there is no message and beginning to wait, too.
static void a_message_wakes_who_is_about_to_wait(void **state) {
    (void)state;
    for (int64_t price = 20000; price < 32000; price += 1000) {
        int64_t prices[REQUEST_MAX_PRICES];
        for (int i = 0; i < price_kind_count(); i++) {
            prices[i] = price;
        }
        took_ns("import multiprocessing\n"
                "def answer(end):\n"
                "    for _ in range(200):\n        end.send(end.recv())\n"
                "def work():\n"
                "    here, there = multiprocessing.Pipe()\n"
                "    p = multiprocessing.Process(target=answer, args=(there,))\n    p.start()\n"
                "    for _ in range(200):\n        here.send(1)\n        here.recv()\n"
                "    p.join()\n",
                prices);
    }
}

// Named profiles forget what computes for less than a millisecond before it waits.
static void short_stretches_between_waits_add_up(void **state) {
    (void)state;
    int64_t prices[REQUEST_MAX_PRICES] = {0};
    prices[OP_STORE_FAST] = MILLISECOND_PS / 10;
    int64_t ns = took_ns("import asyncio\n"
                         "async def part():\n"
                         "    for _ in range(50):\n"
                         "        x = 1\n"
                         "        x = 2\n"
                         "        await asyncio.sleep(0)\n"
                         "async def main():\n"
                         "    await asyncio.gather(part(), part(), part())\n"
                         "def work():\n"
                         "    asyncio.run(main())\n",
                         prices);
    assert_in_range(ns, 30000000, 40000000);
}

static void the_same_prices_make_the_same_stream(void **state) {
    (void)state;
    int64_t prices[REQUEST_MAX_PRICES];
    for (int i = 0; i < price_kind_count(); i++) {
        prices[i] = 1000 * (i + 1);
    }
    Request request = request_of("import threading\n"
                                 "def work():\n"
                                 "    n = 0\n"
                                 "    for i in range(200000):\n"
                                 "        n += i\n"
                                 "threads = [threading.Thread(target=work) for _ in range(3)]\n"
                                 "for t in threads:\n"
                                 "    t.start()\n"
                                 "for t in threads:\n"
                                 "    t.join()\n"
                                 "print('done')\n");
    request.level = RECORD_SWITCHES;
    request.model = "threads";
    request.prices = prices;
    request.price_count = price_kind_count();
    Result one = run(&request);
    Result other = run(&request);
    assert_int_equal(one.verdict, VERDICT_FINISHED);
    assert_string_equal(text_z(&one.printed), "done\n");
    assert_int_equal(one.stream.length, other.stream.length);
    assert_memory_equal(one.stream.bytes, other.stream.bytes, one.stream.length);
    result_release(&one);
    result_release(&other);
}

static void the_limit_holds_under_prices(void **state) {
    (void)state;
    int64_t prices[REQUEST_MAX_PRICES];
    for (int i = 0; i < price_kind_count(); i++) {
        prices[i] = 2000;
    }
    static const struct {
        uint64_t steps;
        Verdict verdict;
    } rows[] = {{100000, VERDICT_LIMIT}, {10000000, VERDICT_FINISHED}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Request request = request_of("for i in range(100000):\n    pass\n");
        request.prices = prices;
        request.price_count = price_kind_count();
        request.instruction_ps = 2000;
        request.max_steps = rows[i].steps;
        Result result = run(&request);
        assert_int_equal(result.verdict, rows[i].verdict);
        result_release(&result);
    }
}

static void prices_of_another_version_are_refused(void **state) {
    (void)state;
    int64_t prices[REQUEST_MAX_PRICES] = {0};
    Request request = request_of("print(1)\n");
    request.prices = prices;
    request.price_count = price_kind_count() - 1;
    Result result = run(&request);
    assert_int_equal(result.verdict, VERDICT_UNREADABLE);
    result_release(&result);
}

static void lines_tell_what_has_occurred(void **state) {
    (void)state;
    Request request = request_of("import sys\n"
                                 "def work():\n"
                                 "    x = 1\n"
                                 "    y = 2\n"
                                 "sys.stdout.write('begin\\n')\n"
                                 "work()\n"
                                 "sys.stdout.write('end\\n')\n");
    request.counts = true;
    Result result = run(&request);
    Text wanted = {0};
    text_printf(&wanted, " %d=2 ", OP_STORE_FAST);
    const char *end = strstr(text_z(&result.printed), "end: ");
    assert_non_null(end);
    assert_non_null(strstr(end, text_z(&wanted)));
    text_release(&wanted);
    result_release(&result);
}

static void every_kind_has_a_name_of_its_own(void **state) {
    (void)state;
    for (int i = 0; i < price_kind_count(); i++) {
        assert_non_null(price_kind_name(i));
        assert_int_equal(price_kind_named(price_kind_name(i)), i);
    }
    assert_null(price_kind_name(price_kind_count()));
    assert_int_equal(price_kind_named("no such kind"), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_prices_ten_times_as_high_take_ten_times_as_long),
        cmocka_unit_test(what_ended_threads_computed_is_charged),
        cmocka_unit_test(what_was_jumped_over_costs_nothing),
        cmocka_unit_test(the_work_of_natives_counts),
        cmocka_unit_test(only_what_cannot_be_foreseen_surprises),
        cmocka_unit_test(a_measured_machine_is_late),
        cmocka_unit_test(a_message_wakes_who_is_about_to_wait),
        cmocka_unit_test(short_stretches_between_waits_add_up),
        cmocka_unit_test(the_same_prices_make_the_same_stream),
        cmocka_unit_test(the_limit_holds_under_prices),
        cmocka_unit_test(prices_of_another_version_are_refused),
        cmocka_unit_test(lines_tell_what_has_occurred),
        cmocka_unit_test(every_kind_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
