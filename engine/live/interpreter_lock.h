// interpreter_lock: one thread of a process at a time runs the interpreter.
//
// Whoever waits longer than the interval asks for it; the holder looks now and then whether it is
// asked for, and then lets go until another one has had it. Decides nothing about who comes next:
// the operating system does. Knows nothing about what it protects.
#pragma once

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct InterpreterLock {
    pthread_mutex_t mutex;
    pthread_cond_t is_free;
    pthread_cond_t is_passed_on;
    pthread_cond_t closing;
    bool is_taken;
    bool is_closed;
    int waiting;
    uint64_t turns; // how often it was taken
    int64_t interval_ns;
    atomic_bool is_wanted;
} InterpreterLock;

void interpreter_lock_init(InterpreterLock *lock, int64_t interval_ns);
void interpreter_lock_release(InterpreterLock *lock); // nobody uses it any more

// False: it is closed, and nobody gets it.
bool interpreter_lock_take(InterpreterLock *lock);
// By its holder. is_polite: when another one has asked for it, returns after that one took it.
void interpreter_lock_drop(InterpreterLock *lock, bool is_polite);
// By its holder: how long others wait before they ask.
void interpreter_lock_set_interval(InterpreterLock *lock, int64_t interval_ns);
// Another thread has waited for as long as the interval.
bool interpreter_lock_is_wanted(InterpreterLock *lock);
// Nobody takes it from now on, except who has it.
void interpreter_lock_close(InterpreterLock *lock);
bool interpreter_lock_is_closed(InterpreterLock *lock);
void interpreter_lock_wait_closed(InterpreterLock *lock);
