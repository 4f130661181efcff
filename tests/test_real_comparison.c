// A real run beside the predicted one: where they first differ, and why; and the costs of a
// machine.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "script_run.h"
#include "viz/app/machine_profile.h"
#include "viz/app/real_comparison.h"

// Two lanes that sleep equally long; the second begins to sleep later.
#define TWO_SLEEPERS(A_WAKES, B_WAKES, A_FIRST, B_FIRST)                                           \
    "0 - worker T1\n0 - worker T2\n0 0 lane 0 a\n0 1 lane 1 b\n"                                   \
    "0 0 start\n0 0 sleep 100\n1 1 start\n1 1 sleep 100\n" A_FIRST A_WAKES B_WAKES B_FIRST         \
    "300 - finish finished\n"
#define WAKE(MS, LANE) MS " " LANE " ready ready\n" MS " " LANE " resume\n" MS " " LANE " print x\n"

static const char in_order[] = TWO_SLEEPERS(WAKE("100", "0"), WAKE("101", "1"), "", "");
static const char other_order[] = TWO_SLEEPERS(WAKE("102", "1"), WAKE("103", "0"), "", "");
static const char much_later[] = TWO_SLEEPERS(WAKE("102", "1"), WAKE("203", "0"), "", "");
static const char other_text[] =
    TWO_SLEEPERS("100 0 ready ready\n100 0 resume\n100 0 print y\n", WAKE("101", "1"), "", "");
static const char shorter[] = TWO_SLEEPERS(WAKE("100", "0"), "", "", "");

#define LOCKS(FIRST, SECOND)                                                                       \
    "0 - worker T1\n0 - worker T2\n0 0 lane 0 a\n0 1 lane 1 b\n0 0 start\n0 1 start\n"             \
    "1 " FIRST " acquire lock\n2 " FIRST " release lock\n3 " SECOND " acquire lock\n"              \
    "4 " SECOND " release lock\n5 - finish finished\n"
#define ON_ONE_THREAD(FIRST, SECOND)                                                               \
    "0 - worker T1\n0 0 lane 0 a\n0 1 lane 0 b\n0 0 start\n0 0 out ready\n0 1 start\n"             \
    "1 " FIRST " print x\n9 " SECOND " print y\n200 - finish finished\n"
#define ON_TWO_THREADS(FIRST, SECOND)                                                              \
    "0 - worker T1\n0 - worker T2\n0 0 lane 0 a\n0 1 lane 1 b\n0 0 start\n0 1 start\n"             \
    "1 " FIRST "\n9 " SECOND "\n200 - finish finished\n"

static void the_first_difference_has_a_reason(void **state) {
    (void)state;
    static const struct {
        const char *predicted;
        const char *real;
        RealDifference difference;
        uint32_t same_count;
    } rows[] = {
        {in_order, in_order, REAL_SAME, 6},
        {in_order, other_order, REAL_LATE_TIMER, 4},
        {in_order, much_later, REAL_SCHEDULING, 4},
        {in_order, other_text, REAL_OTHER_STEP, 4},
        {in_order, shorter, REAL_OTHER_STEP, 5},
        {LOCKS("0", "1"), LOCKS("1", "0"), REAL_BARGING, 2},
        {ON_TWO_THREADS("0 print x", "1 print y"), ON_TWO_THREADS("1 print y", "0 print x"),
         REAL_SCHEDULING, 2},
        {ON_ONE_THREAD("0", "1"),
         "0 - worker T1\n0 0 lane 0 a\n0 1 lane 0 b\n0 0 start\n0 0 out ready\n0 1 start\n"
         "1 1 print y\n9 0 print x\n200 - finish finished\n",
         REAL_SPEED, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Trace *predicted = script_run_trace(rows[i].predicted, "threads", "cpython-3.11");
        Trace *real = script_run_trace(rows[i].real, "threads", "cpython-3.11");
        RealComparison c = real_comparison_of(predicted, real);
        if (c.difference != rows[i].difference || c.same_count != rows[i].same_count) {
            fail_msg("row %zu: %s after %u steps", i, real_difference_word(c.difference),
                     c.same_count);
        }
        trace_free(predicted);
        trace_free(real);
    }
}

static void the_difference_is_told_in_words(void **state) {
    (void)state;
    Arena arena = {0};
    Trace *predicted = script_run_trace(in_order, "threads", "cpython-3.11");
    Trace *real = script_run_trace(shorter, "threads", "cpython-3.11");
    RealComparison c = real_comparison_of(predicted, real);
    assert_string_equal(real_comparison_fact(&c, predicted, real, &arena),
                        "in the model b prints \u201cx\u201d, in reality the run is over");
    c.predicted_ns = 200;
    c.real_ns = 210;
    assert_string_equal(real_comparison_percent(&c, &arena), "+5.0\u2009%");
    c.predicted_ns = 0;
    assert_string_equal(real_comparison_percent(&c, &arena), "");
    trace_free(predicted);
    trace_free(real);
    arena_release(&arena);
}

static void the_fastest_of_several_runs_is_told(void **state) {
    (void)state;
    Trace *trace = script_run_trace(in_order, "threads", "cpython-3.11");
    RealComparison c = real_comparison_of(trace, trace);
    Text text = {0};
    real_comparison_text(&c, trace, trace, &text);
    assert_null(strstr(text_z(&text), "fastest"));
    c.real_count = 3;
    text_clear(&text);
    real_comparison_text(&c, trace, trace, &text);
    assert_non_null(strstr(text_z(&text), ", the fastest of 3 runs\n"));
    text_clear(&text);
    real_comparison_json(&c, trace, trace, &text);
    assert_non_null(strstr(text_z(&text), "\"real_runs\":3,"));
    text_release(&text);
    trace_free(trace);
}

// --- the costs of a machine -------------------------------------------------------------------

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void costs_are_kept_and_found_again(void **state) {
    (void)state;
    char path[] = "/tmp/lockstep-machine-XXXXXX";
    close(mkstemp(path));
    Text problem = {0};
    MachineProfile machine = {
        .rules = "cpython-3.12", .instruction_ps = 21500, .thread_start_ns = 7, .fork_ns = 900000};
    MachineProfile found;
    assert_true(machine_profile_write(path, &machine, &problem));
    assert_true(machine_profile_read(path, &found, &problem));
    assert_string_equal(found.rules, "cpython-3.12");
    assert_int_equal(found.instruction_ps, 21500);
    assert_int_equal(found.thread_start_ns, 7);
    assert_int_equal(found.fork_ns, 900000);
    Request request = {.instruction_ps = 1};
    machine_profile_apply(&found, &request);
    assert_int_equal(request.instruction_ps, 21500);
    unlink(path);
    text_release(&problem);
}

static void prices_are_kept_and_found_again(void **state) {
    (void)state;
    char path[] = "/tmp/lockstep-machine-XXXXXX";
    close(mkstemp(path));
    Text problem = {0};
    MachineProfile machine = {.rules = "cpython-3.11",
                              .instruction_ps = 4000,
                              .thread_start_ns = 7,
                              .fork_ns = 9,
                              .switch_ns = 10,
                              .lateness_ns = 11,
                              .message_ns = 12,
                              .has_prices = true};
    for (int i = 0; i < price_kind_count(); i++) {
        machine.prices[i] = 100 * i;
    }
    Request program = {.source = "pass\n", .source_length = 5};
    Request longer = {.source = "pass\n\n", .source_length = 6};
    machine_profile_set_pace(&machine, &program, 900);
    machine_profile_set_pace(&machine, &program, 1250);
    MachineProfile found;
    assert_true(machine_profile_write(path, &machine, &problem));
    assert_true(machine_profile_read(path, &found, &problem));
    assert_int_equal(found.pace_count, 1);
    machine_profile_apply(&found, &program);
    assert_int_equal(program.pace, 1250);
    machine_profile_apply(&found, &longer);
    assert_int_equal(longer.pace, 0);
    assert_true(found.has_prices);
    assert_memory_equal(found.prices, machine.prices,
                        (size_t)price_kind_count() * sizeof *machine.prices);
    Request request = {0};
    machine_profile_apply(&found, &request);
    assert_int_equal(request.price_count, price_kind_count());
    assert_int_equal(request.prices[3], 300);
    assert_int_equal(request.switch_ns, 10);
    assert_int_equal(request.lateness_ns, 11);
    assert_int_equal(request.message_ns, 12);
    unlink(path);
    text_release(&problem);
}

static void the_oldest_pace_makes_room(void **state) {
    (void)state;
    MachineProfile machine = {.has_prices = true};
    char source[] = "a = 000\n";
    Request request = {.source = source, .source_length = sizeof source - 1};
    for (int i = 0; i <= MACHINE_MAX_PACES; i++) {
        source[4] = (char)('0' + i / 100);
        source[5] = (char)('0' + i / 10 % 10);
        source[6] = (char)('0' + i % 10);
        machine_profile_set_pace(&machine, &request, 1000 + i);
        assert_int_equal(machine_profile_pace(&machine, &request), 1000 + i);
    }
    assert_int_equal(machine.pace_count, MACHINE_MAX_PACES);
    assert_int_equal(machine.paces[0].thousandths, 1001);
    memcpy(source, "a = 000", 7);
    assert_int_equal(machine_profile_pace(&machine, &request), 0);
}

#define WITH_PRICES                                                                                \
    "{\"lockstep_machine\": 3, \"rules\": \"cpython-3.11\", \"instruction_ps\": 5,"                \
    " \"thread_start_ns\": 1, \"fork_ns\": 5, \"switch_ns\": 1, \"lateness_ns\": 1, "              \
    "\"message_ns\": 1"

static void a_file_that_holds_no_costs_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *text;
        const char *named; // in the message
    } rows[] = {
        {"", "cannot be read"},
        {"[]", "lockstep_machine"},
        {"{\"lockstep_machine\": 4}", "lockstep_machine"},
        {"{\"lockstep_machine\": 2}", "calibrate measures anew"},
        {"{\"lockstep_machine\": 3, \"rules\": \"cpython-3.11\", \"instruction_ps\": 5,"
         " \"thread_start_ns\": 1, \"fork_ns\": 5, \"switch_ns\": 1, \"lateness_ns\": 1}",
         "message_ns"},
        {"{\"lockstep_machine\": 0}", "lockstep_machine"},
        {"{\"lockstep_machine\": 1}", "rules"},
        {"{\"lockstep_machine\": 1, \"rules\": \"cpython-3.11\"}", "instruction_ps"},
        {"{\"lockstep_machine\": 1, \"rules\": \"cpython-3.11\", \"instruction_ps\": 0}",
         "instruction_ps"},
        {"{\"lockstep_machine\": 1, \"rules\": \"cpython-3.11\", \"instruction_ps\": 5,"
         " \"thread_start_ns\": 1000000001, \"fork_ns\": 5}",
         "thread_start_ns"},
        {WITH_PRICES "}", "prices_ps"},
        {WITH_PRICES ", \"prices_ps\": []}", "prices_ps"},
        {WITH_PRICES ", \"prices_ps\": {}}", "LINE"},
        {WITH_PRICES ", \"prices_ps\": {\"NO_SUCH_KIND\": 1}}", "NO_SUCH_KIND"},
        {WITH_PRICES ", \"prices_ps\": {\"LINE\": -1}}", "LINE"},
        {WITH_PRICES ", \"prices_ps\": {\"LINE\": 1000000001}}", "LINE"},
        {WITH_PRICES ", \"prices_ps\": {\"LINE\": 1e3}}", "LINE"},
        {WITH_PRICES ", \"prices_ps\": {\"LINE\": \"5\"}}", "LINE"},
        {WITH_PRICES ", \"prices_ps\": {\"LINE\": 5, \"LINE\": 5}}", "cannot be read"},
    };
    char path[] = "/tmp/lockstep-machine-XXXXXX";
    close(mkstemp(path));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Text problem = {0};
        MachineProfile machine;
        write_file(path, rows[i].text);
        assert_false(machine_profile_read(path, &machine, &problem));
        if (!strstr(text_z(&problem), rows[i].named)) {
            fail_msg("row %zu: %s", i, text_z(&problem));
        }
        text_release(&problem);
    }
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_difference_has_a_reason),
        cmocka_unit_test(the_difference_is_told_in_words),
        cmocka_unit_test(the_fastest_of_several_runs_is_told),
        cmocka_unit_test(costs_are_kept_and_found_again),
        cmocka_unit_test(prices_are_kept_and_found_again),
        cmocka_unit_test(the_oldest_pace_makes_room),
        cmocka_unit_test(a_file_that_holds_no_costs_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
