// waiter: where one thread stands still until a time has come or another thread wakes it.
//
// Most waits stand on a condition variable; those of an event loop stand in a real one: a loop of
// libuv with one timer, and one handle by which other threads wake it. Wakes are remembered, so one
// that comes before the wait is not lost. Knows nothing about strands.
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct Waiter Waiter; // opaque

Waiter *waiter_new(void);
void waiter_free(Waiter *waiter); // NULL is allowed

// Until it is woken, or monotonic_ns() is until_ns. True: it was woken; that is forgotten then.
bool waiter_wait(Waiter *waiter, int64_t until_ns);
// The same in the event loop of the thread, or as above when the system refuses to give one.
bool waiter_wait_in_loop(Waiter *waiter, int64_t until_ns);

// By any thread.
void waiter_wake(Waiter *waiter);
// What was remembered is forgotten.
void waiter_clear(Waiter *waiter);
