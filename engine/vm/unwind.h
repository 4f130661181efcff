// unwind: how a frame ends, pauses or fails, and what the frame behind it gets.
#pragma once

#include "engine/vm/interp.h"

// The running frame returns value (taken). Whatever is behind it runs next.
void frame_return(Machine *m, Value value);

// The running generator frame yields value (taken); frames that delegate to it pause with it.
void frame_yield(Machine *m, Value value);

// An exception is pending: finds the handler, taking frames off on the way. Afterwards the frame
// on top is the one that goes on: a frame at its handler, or a native frame with the exception
// still pending, or nothing.
void unwind(Machine *m);

// The native frame on top is done: its result (taken), or the pending exception when it is unset,
// goes to the frame behind it.
void native_frame_finish(Machine *m, Value result);

// The same for one item (owned) of many: FOR_ITER or a native frame behind gets it.
void native_frame_yield(Machine *m, Value item);
