#include "engine/live/waiter.h"

#include <uv.h>

#include "engine/base/memory.h"
#include "engine/live/monotonic.h"

#define MILLISECOND_NS INT64_C(1000000)

enum {
    LONGEST_WAIT_MS = 1000 * 60 * 60
};

struct Waiter {
    pthread_mutex_t mutex;
    pthread_cond_t is_woken_now;
    bool is_woken;
    bool has_loop;
    uv_loop_t loop;
    uv_timer_t timer;
    uv_async_t bell;
};

Waiter *waiter_new(void) {
    Waiter *waiter = NEW(Waiter);
    pthread_mutex_init(&waiter->mutex, NULL);
    monotonic_cond_init(&waiter->is_woken_now);
    return waiter;
}

static void close_loop(Waiter *waiter) {
    uv_close((uv_handle_t *)&waiter->timer, NULL);
    uv_close((uv_handle_t *)&waiter->bell, NULL);
    uv_run(&waiter->loop, UV_RUN_DEFAULT);
    uv_loop_close(&waiter->loop);
}

void waiter_free(Waiter *waiter) {
    if (!waiter) {
        return;
    }
    if (waiter->has_loop) {
        close_loop(waiter);
    }
    pthread_cond_destroy(&waiter->is_woken_now);
    pthread_mutex_destroy(&waiter->mutex);
    memory_free(waiter);
}

void waiter_wake(Waiter *waiter) {
    pthread_mutex_lock(&waiter->mutex);
    waiter->is_woken = true;
    pthread_cond_signal(&waiter->is_woken_now);
    if (waiter->has_loop) {
        uv_async_send(&waiter->bell);
    }
    pthread_mutex_unlock(&waiter->mutex);
}

static bool take_wake(Waiter *waiter) {
    pthread_mutex_lock(&waiter->mutex);
    bool is_woken = waiter->is_woken;
    waiter->is_woken = false;
    pthread_mutex_unlock(&waiter->mutex);
    return is_woken;
}

void waiter_clear(Waiter *waiter) {
    take_wake(waiter);
}

bool waiter_wait(Waiter *waiter, int64_t until_ns) {
    pthread_mutex_lock(&waiter->mutex);
    while (!waiter->is_woken && monotonic_ns() < until_ns) {
        struct timespec until = monotonic_timespec(until_ns);
        pthread_cond_timedwait(&waiter->is_woken_now, &waiter->mutex, &until);
    }
    bool is_woken = waiter->is_woken;
    waiter->is_woken = false;
    pthread_mutex_unlock(&waiter->mutex);
    return is_woken;
}

// --- in a loop --------------------------------------------------------------------------------

// The loop may find its timer due before it begins to wait, and would then wait for ever.
static void on_timer(uv_timer_t *timer) {
    uv_stop(timer->loop);
}

static void on_bell(uv_async_t *bell) {
    (void)bell; // the loop looks at is_woken
}

static bool open_loop(Waiter *waiter) {
    if (waiter->has_loop) {
        return true;
    }
    if (uv_loop_init(&waiter->loop) != 0) {
        return false;
    }
    uv_timer_init(&waiter->loop, &waiter->timer);
    if (uv_async_init(&waiter->loop, &waiter->bell, on_bell) != 0) {
        uv_close((uv_handle_t *)&waiter->timer, NULL);
        uv_run(&waiter->loop, UV_RUN_DEFAULT);
        uv_loop_close(&waiter->loop);
        return false;
    }
    pthread_mutex_lock(&waiter->mutex);
    waiter->has_loop = true;
    pthread_mutex_unlock(&waiter->mutex);
    return true;
}

// Rounded up to those that the loop counts in, as CPython's loop does: so a chain of sleeps ends
// after one that is as long as all of them.
static uint64_t milliseconds_until(int64_t until_ns, int64_t now_ns) {
    int64_t ms = (until_ns - now_ns + MILLISECOND_NS - 1) / MILLISECOND_NS;
    return ms < LONGEST_WAIT_MS ? (uint64_t)ms : LONGEST_WAIT_MS;
}

bool waiter_wait_in_loop(Waiter *waiter, int64_t until_ns) {
    if (!open_loop(waiter)) {
        return waiter_wait(waiter, until_ns);
    }
    for (;;) {
        if (take_wake(waiter)) {
            return true;
        }
        int64_t now_ns = monotonic_ns();
        if (now_ns >= until_ns) {
            return false;
        }
        uv_update_time(&waiter->loop);
        uv_timer_start(&waiter->timer, on_timer, milliseconds_until(until_ns, now_ns), 0);
        uv_run(&waiter->loop, UV_RUN_ONCE);
        uv_timer_stop(&waiter->timer);
    }
}
