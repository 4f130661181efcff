// descend: special methods written in Python, called by an instruction, as frames of their own.
//
// Where a native calls back into Python, C stands behind the frame, and no other strand can run
// before it returns. So in a program with threads the instructions that read a property, add two
// objects, look for an item or want a text push the method's frame instead. Each of these returns
// VALUE_NOT_IMPLEMENTED when there is nothing of the kind, and the instruction does it as usual;
// else what call_push returns.
#pragma once

#include "engine/vm/frame.h"
#include "engine/vm/runtime.h"

Value descend_load_attr(Machine *m, Value v, Value name);
// The frame's result is dropped.
Value descend_store_attr(Machine *m, Value v, Value name, Value value);
Value descend_binary(Machine *m, Value a, Value b, int op);
Value descend_compare(Machine *m, Value a, Value b, int op);
Value descend_get_item(Machine *m, Value v, Value key);
// The frame's result is dropped.
Value descend_set_item(Machine *m, Value v, Value key, Value value);
// The truth of the result comes; the opposite when negates.
Value descend_contains(Machine *m, Value container, Value item, bool negates);

// An iterator comes.
Value descend_iter(Machine *m, Value v);
// A bool comes, and the instruction is run again with it.
Value descend_truth(Machine *m, Frame *f, Value v);
// A str comes; conversion: 0 none 1 str 2 repr 3 ascii. Without a format specification.
Value descend_format(Machine *m, Value v, uint32_t conversion);
// The same with one.
Value descend_format_as(Machine *m, Value v, uint32_t conversion, Value specification);
// Of an instruction that is rare; with so many operands.
uint32_t descend_rare_operands(Instruction word);
Value descend_rare(Machine *m, Instruction word, const Value *sp);
// str(x), print(x), sorted(x, key=f) and their kin: natives that may have to wait.
Value descend_call(Machine *m, Value callable, const Call *call);

// cls(...) when its __new__ is written in Python.
Value descend_make(Machine *m, Value cls, const Call *call);

Value descend_make_continue(Machine *m, NativeFrame *n, Outcome outcome);
Value descend_operator_continue(Machine *m, NativeFrame *n, Outcome outcome);
