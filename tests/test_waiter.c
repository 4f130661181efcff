#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <unistd.h>

#include "engine/live/monotonic.h"
#include "engine/live/waiter.h"

enum {
    THREADS = 8,
    WAITS = 1500,
    HANGS_AFTER_S = 60,
    FAR_S = 1000
};

#define MILLISECOND_NS INT64_C(1000000)

// Not the thread of a test: what is wrong is counted.
static void *wait_often(void *argument) {
    int *early = argument;
    Waiter *waiter = waiter_new();
    for (int i = 0; i < WAITS; i++) {
        int64_t until_ns = monotonic_ns() + MILLISECOND_NS / 2 + i % 50; // a loop waits for 1 ms
        bool is_woken = waiter_wait_in_loop(waiter, until_ns);
        *early += is_woken || monotonic_ns() < until_ns;
    }
    waiter_free(waiter);
    return NULL;
}

// A timer of the loop can be due before the loop waits: about once in 2000 waits.
static void short_waits_end_and_not_too_early(void **state) {
    (void)state;
    pthread_t threads[THREADS];
    int early[THREADS] = {0};
    alarm(HANGS_AFTER_S); // ends the test
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, wait_often, &early[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(early[i], 0);
    }
    alarm(0);
}

static void *wake_later(void *waiter) {
    usleep(20000);
    waiter_wake(waiter);
    return NULL;
}

static void waking_ends_both_kinds_of_wait(void **state) {
    (void)state;
    Waiter *waiter = waiter_new();
    alarm(HANGS_AFTER_S);
    for (int i = 0; i < 6; i++) {
        int64_t until_ns = monotonic_ns() + FAR_S * 1000 * MILLISECOND_NS;
        pthread_t thread;
        pthread_create(&thread, NULL, wake_later, waiter);
        assert_true(i % 2 ? waiter_wait(waiter, until_ns) : waiter_wait_in_loop(waiter, until_ns));
        pthread_join(thread, NULL);
    }
    alarm(0);
    waiter_free(waiter);
}

static void a_wake_that_comes_first_is_remembered_once(void **state) {
    (void)state;
    Waiter *waiter = waiter_new();
    waiter_wake(waiter);
    waiter_wake(waiter);
    assert_true(waiter_wait_in_loop(waiter, monotonic_ns() + 2 * MILLISECOND_NS));
    assert_false(waiter_wait_in_loop(waiter, monotonic_ns() + 2 * MILLISECOND_NS));
    waiter_wake(waiter);
    waiter_clear(waiter);
    assert_false(waiter_wait(waiter, monotonic_ns() + MILLISECOND_NS));
    waiter_free(waiter);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_waits_end_and_not_too_early),
        cmocka_unit_test(waking_ends_both_kinds_of_wait),
        cmocka_unit_test(a_wake_that_comes_first_is_remembered_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
