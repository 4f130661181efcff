#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/prices.h"
#include "viz/app/calibration.h"

static Text text_of(const char *string) {
    Text text = {0};
    text_add_z(&text, string);
    return text;
}

// Three kinds, five parts whose times are made of known prices: 2, 7 and 0 ns.
static void the_prices_explain_the_times(void **state) {
    (void)state;
    Text counted = text_of("begin: 1=3\n"
                           "part_a: 1=1000 2=100\n"
                           "part_b: 1=1000 2=900\n"
                           "part_c: 1=200 2=3000 3=10\n"
                           "part_d: 1=5000 3=900\n"
                           "part_e: 1=500\n");
    Text measured = text_of("loop 3\n"
                            "part_a 2700\npart_b 8300\npart_c 21400\npart_d 10000\npart_e 1000\n");
    Calibration calibration = {0};
    assert_true(calibration_read(&calibration, &counted, &measured));
    assert_int_equal(calibration.part_count, 5);
    calibration_fit(&calibration);
    assert_in_range(calibration.prices[1], 1980, 2020);
    assert_in_range(calibration.prices[2], 6930, 7070);
    assert_in_range(calibration.prices[3], 0, 100);
    assert_int_equal(calibration.close_count, 5);
    for (int i = 0; i < price_kind_count(); i++) {
        assert_true(calibration.prices[i] >= 0 && calibration.prices[i] <= REQUEST_MAX_COST);
    }
    calibration_release(&calibration);
    text_release(&counted);
    text_release(&measured);
}

static void an_event_loop_may_cost_very_much(void **state) {
    (void)state;
    int loop = price_kind_named("an event loop made");
    assert_true(loop > 0);
    Text counted = text_of("part_a: 1=1000\n");
    text_printf(&counted, "part_b: 1=1000 %d=1\n", loop);
    Text measured = text_of("part_a 2000\npart_b 202000\n");
    Calibration calibration = {0};
    assert_true(calibration_read(&calibration, &counted, &measured));
    calibration_fit(&calibration);
    assert_in_range(calibration.prices[loop], 180000000, 202000000);
    calibration_release(&calibration);
    text_release(&counted);
    text_release(&measured);
}

static void what_no_part_has_keeps_a_usual_price(void **state) {
    (void)state;
    Text counted = text_of("part_a: 1=1000\n");
    Text measured = text_of("part_a 5000\n");
    Calibration calibration = {0};
    assert_true(calibration_read(&calibration, &counted, &measured));
    calibration_fit(&calibration);
    assert_in_range(calibration.prices[1], 4900, 5100);
    assert_in_range(calibration.prices[4], 4000, 6000); // the machine is half as fast as usual
    calibration_release(&calibration);
    text_release(&counted);
    text_release(&measured);
}

static void nothing_is_taken_away_from_every_part(void **state) {
    (void)state;
    Text counted = text_of("part_a: 1=1100 2=5\npart_nothing: 1=100 2=9\n");
    Text measured = text_of("part_a 2000\npart_nothing 50\npart_a 1800\npart_nothing 60\n");
    Calibration calibration = {0};
    assert_true(calibration_read(&calibration, &counted, &measured));
    assert_int_equal((int)calibration.parts[0].counts[1], 1000);
    assert_int_equal((int)calibration.parts[0].counts[2], 0);
    assert_int_equal((int)calibration.parts[0].ns, 1750); // the least of both
    calibration_release(&calibration);
    text_release(&counted);
    text_release(&measured);
}

static void lines_of_another_kind_are_left_out(void **state) {
    (void)state;
    static const char *const rows[] = {
        "",         "begin: 1=2\n", "part_\n",
        "part_x\n", "no\npart\n",   "part_with_a_name_that_is_far_too_long_for_it: 1=2\n",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Text counted = text_of(rows[i]);
        Text measured = {0};
        Calibration calibration = {0};
        assert_false(calibration_read(&calibration, &counted, &measured));
        calibration_release(&calibration);
        text_release(&counted);
    }
    Text counted = text_of("part_a: 1=2 x=3 99999=4 5\n");
    Text measured = text_of("part_ab 7\npart_a much\n");
    Calibration calibration = {0};
    assert_true(calibration_read(&calibration, &counted, &measured));
    assert_int_equal((int)calibration.parts[0].counts[1], 2);
    calibration_fit(&calibration);
    calibration_release(&calibration);
    text_release(&counted);
    text_release(&measured);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_prices_explain_the_times),
        cmocka_unit_test(an_event_loop_may_cost_very_much),
        cmocka_unit_test(what_no_part_has_keeps_a_usual_price),
        cmocka_unit_test(nothing_is_taken_away_from_every_part),
        cmocka_unit_test(lines_of_another_kind_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
