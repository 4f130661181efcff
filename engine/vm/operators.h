// operators: the parts of a binary operation, for whoever calls the methods one by one.
#pragma once

#include "engine/vm/runtime.h"

// "__add__", or "__iadd__" with OPCODE_INPLACE. Static.
const char *operator_method(int op);
// No side knows what to do: raises TypeError, unset.
Value operator_refused(Machine *m, Value a, Value b, int op);
