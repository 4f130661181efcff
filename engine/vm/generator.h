// generator: resuming what was suspended. Coroutines are generators that are awaited.
#pragma once

#include "engine/vm/interp.h"

// What SEND did with its receiver.
typedef enum SendResult {
    SEND_DONE,   // *result is the value of the await
    SEND_YIELD,  // *result goes out to whoever drives this coroutine; SEND runs again afterwards
    SEND_PUSHED, // the receiver's frame runs next
    SEND_FAILED, // an exception is pending, perhaps in the receiver's frame
} SendResult;

// sent is taken. May change *receiver (a bare yield remembers that it has yielded).
SendResult send_step(Machine *m, Value *receiver, Value sent, Value *result);

// For a future: done gives its result or raises; pending yields the future itself.
SendResult future_send(Machine *m, Value future, Value *result);

// The receiver of `yield from v`. Owned.
Value yield_from_iter(Machine *m, Value v);
// The coroutine whose __await__ made v, borrowed; refused for what async generators make.
Value awaiter_coroutine(Machine *m, Value v);
// Marks a generator as one that may be awaited; returns it (owned), or whatever else v is.
Value generator_make_awaitable(Machine *m, Value v);
// The next value, run nested; unset at the end or with an exception pending.
// Those that the sink (or NULL) takes on the way are not the next one.
Value generator_next(Machine *m, Value generator, Sink *sink);

// Throws the pending exception into the generator.
Value generator_throw(Machine *m, Value generator, FrameAction action);

// What the running coroutine was resumed with is an error, which the ones above it only pass on.
void generator_note_error(Machine *m);

// Runs until the barrier is on top again; returns what was delivered to it (owned).
NativeFrame *barrier_push(Machine *m); // NULL: out of memory, raised
void barrier_pop(Machine *m);
Value run_barrier(Machine *m, Value barrier);
