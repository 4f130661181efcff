// operators: the parts of an operation, for whoever calls the methods one by one.
#pragma once

#include "engine/vm/runtime.h"

// "__add__", or "__iadd__" with OPCODE_INPLACE. Static.
const char *operator_method(int op);
const char *operator_reflected(int op); // "__radd__"
const char *unary_method(int op);       // "__neg__"
// The right side is asked first: its class is the more derived one, with a method of its own.
bool operator_right_first(Machine *m, Value a, Value b, int op);
// The answer of v's own method, or NotImplemented.
Value operator_ask(Machine *m, Value v, const char *name, Value other);
// No method has an answer: what sequences and numbers inside make of it, or TypeError.
Value operator_rest(Machine *m, Value a, Value b, int op);
