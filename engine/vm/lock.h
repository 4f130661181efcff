// lock: what threads exclude each other with, and the one thing that they wait for.
//
// _thread.lock and _thread.RLock. As CPython's, a released lock is free for whoever asks first: the
// first waiter only becomes runnable, and waits again when another strand was faster. Everything
// else in threading and queue is Python on top of this. Never decides who runs.
#pragma once

#include "engine/vm/frame.h"
#include "engine/vm/runtime.h"
#include "engine/vm/strand.h"

typedef struct ThreadLock {
    Object object;   // flags: LockFlag
    uint32_t count;  // how often the owner of a reentrant one has it
    uint32_t owner;  // number of the strand that took it
    uint32_t number; // "lock 3" in the picture; 0: the library's own
    uint32_t reason; // Reason: what waiting for it means in the picture
    StrandQueue waiters;
    Value label;  // str: what is waited for, when it is not the lock itself; or unset
    Value holder; // str: name of the strand that took it, or unset
} ThreadLock;

enum LockFlag {
    LOCK_IS_TAKEN = 1,
    LOCK_IS_REENTRANT = 2,
    LOCK_IS_HANDED_OVER = 4 // is taken for its owner, who does not know yet
};

Value lock_new(Machine *m, bool is_reentrant, bool is_shown);

// Frees a lock that is taken and makes its first waiter runnable; cause: the event that did it.
void lock_free(Machine *m, ThreadLock *lock, uint32_t cause);

// The running strand stops waiting for it.
void lock_forget_waiter(Machine *m, ThreadLock *lock, StrandObject *strand);

// "lock 3, held by b", for people.
void lock_describe(Machine *m, const ThreadLock *lock, Text *out);

Value lock_continue(Machine *m, NativeFrame *n, Outcome outcome);
