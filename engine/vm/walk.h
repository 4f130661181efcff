// walk: taking the items of an iterator whose code may have to wait.
//
// A native that calls back into Python cannot wait for another strand: C stands behind it. So in a
// program with threads, list(results()), sum(f.result() for f in futures) and the like take the
// items first, frame by frame, and the native gets them as a list; a `for` over enumerate, zip,
// map, filter or iter(f, end) steps through a native frame. Only what could wait goes this way.
#pragma once

#include "engine/lang/opcodes.h"
#include "engine/vm/frame.h"
#include "engine/vm/runtime.h"

// The next item may come from Python code.
bool walk_is_slow(Machine *m, Value iterator);

// Pushes the frame that finds the next item for FOR_ITER. PUSHED, or unset: out of memory.
Value walk_for_iter(Machine *m, Value iterator);

// When an argument has to be walked first: PUSHED (or unset, failed), and the result of the call
// comes from the frame. VALUE_NOT_IMPLEMENTED: call it as usual.
Value walk_arguments(Machine *m, Value callable, const Value *args, int count, const Value *kwargs,
                     Value kwnames);

// Before an instruction that takes all items of an operand: when that is slow, pushes the frame
// that puts a list in its place and lets the instruction run again. 1: pushed, 0: nothing to do,
// -1: failed.
int walk_operand(Machine *m, Frame *f, Instruction word);

Value walk_next_continue(Machine *m, NativeFrame *n, Outcome outcome);
Value walk_all_continue(Machine *m, NativeFrame *n, Outcome outcome);
