#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/record_storm.h"

// 2 processes of 4 threads each; a ring is full after 40000 events.
static void expect_all(Storm storm) {
    StormResult result = storm_run(storm);
    assert_int_equal(result.wrong, 0);
    assert_int_equal(result.expected, (uint64_t)8 * storm.events);
    assert_int_equal(result.events, result.expected);
}

static void processes_and_threads_lose_nothing(void **state) {
    (void)state;
    expect_all((Storm){.processes = 2, .threads = 4, .events = 50000});
}

static void nothing_is_lost_by_killing(void **state) {
    (void)state;
    for (uint32_t events = 1; events < 3000; events += 401) {
        expect_all((Storm){.processes = 2, .threads = 4, .events = events, .is_killed = true});
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(processes_and_threads_lose_nothing),
        cmocka_unit_test(nothing_is_lost_by_killing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
