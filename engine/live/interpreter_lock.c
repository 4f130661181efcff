#include "engine/live/interpreter_lock.h"

#include <errno.h>
#include <time.h>

#include "engine/live/monotonic.h"

void interpreter_lock_init(InterpreterLock *lock, int64_t interval_ns) {
    *lock = (InterpreterLock){.interval_ns = interval_ns};
    pthread_mutex_init(&lock->mutex, NULL);
    monotonic_cond_init(&lock->is_free);
    pthread_cond_init(&lock->is_passed_on, NULL);
    pthread_cond_init(&lock->closing, NULL);
    atomic_init(&lock->is_wanted, false);
}

void interpreter_lock_release(InterpreterLock *lock) {
    pthread_cond_destroy(&lock->closing);
    pthread_cond_destroy(&lock->is_passed_on);
    pthread_cond_destroy(&lock->is_free);
    pthread_mutex_destroy(&lock->mutex);
}

// Waits for one interval; asks for the lock when nobody else got it meanwhile.
static void wait_for_interval(InterpreterLock *lock) {
    uint64_t turns = lock->turns;
    struct timespec until = monotonic_timespec(monotonic_ns() + lock->interval_ns);
    int status = pthread_cond_timedwait(&lock->is_free, &lock->mutex, &until);
    if (status == ETIMEDOUT && lock->is_taken && lock->turns == turns) {
        atomic_store(&lock->is_wanted, true);
    }
}

bool interpreter_lock_take(InterpreterLock *lock) {
    pthread_mutex_lock(&lock->mutex);
    lock->waiting++;
    while (lock->is_taken && !lock->is_closed) {
        wait_for_interval(lock);
    }
    lock->waiting--;
    bool is_mine = !lock->is_closed;
    if (is_mine) {
        lock->is_taken = true;
        lock->turns++;
        atomic_store(&lock->is_wanted, false);
        pthread_cond_signal(&lock->is_passed_on);
    }
    pthread_mutex_unlock(&lock->mutex);
    return is_mine;
}

void interpreter_lock_drop(InterpreterLock *lock, bool is_polite) {
    pthread_mutex_lock(&lock->mutex);
    uint64_t turns = lock->turns;
    lock->is_taken = false;
    pthread_cond_signal(&lock->is_free);
    while (is_polite && atomic_load(&lock->is_wanted) && lock->turns == turns &&
           lock->waiting > 0 && !lock->is_closed) {
        pthread_cond_wait(&lock->is_passed_on, &lock->mutex);
    }
    pthread_mutex_unlock(&lock->mutex);
}

void interpreter_lock_set_interval(InterpreterLock *lock, int64_t interval_ns) {
    pthread_mutex_lock(&lock->mutex);
    lock->interval_ns = interval_ns;
    pthread_mutex_unlock(&lock->mutex);
}

bool interpreter_lock_is_wanted(InterpreterLock *lock) {
    return atomic_load_explicit(&lock->is_wanted, memory_order_relaxed);
}

void interpreter_lock_close(InterpreterLock *lock) {
    pthread_mutex_lock(&lock->mutex);
    lock->is_closed = true;
    pthread_cond_broadcast(&lock->is_free);
    pthread_cond_broadcast(&lock->is_passed_on);
    pthread_cond_broadcast(&lock->closing);
    pthread_mutex_unlock(&lock->mutex);
}

bool interpreter_lock_is_closed(InterpreterLock *lock) {
    pthread_mutex_lock(&lock->mutex);
    bool is_closed = lock->is_closed;
    pthread_mutex_unlock(&lock->mutex);
    return is_closed;
}

void interpreter_lock_wait_closed(InterpreterLock *lock) {
    pthread_mutex_lock(&lock->mutex);
    while (!lock->is_closed) {
        pthread_cond_wait(&lock->closing, &lock->mutex);
    }
    pthread_mutex_unlock(&lock->mutex);
}
