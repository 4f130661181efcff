// descend_internal: what descend.c and its two neighbours share.
#pragma once

#include "engine/vm/descend.h"

// What the class of an object has under that name, when it is a function in Python. Borrowed, or
// unset.
Value descend_python_method(Machine *m, Value v, const char *name);
// The same in a class of the program only: what the library wrote in Python waits for nobody.
Value descend_own_method(Machine *m, Value v, const char *name);
// Pushes a frame for the function; NotImplemented when it is unset.
Value descend_call_method(Machine *m, Value function, const Value *args, int count,
                          FrameAction action, Value extra);
// Pushes a frame for a function of builtins.py that does in Python what a native would do.
Value descend_ask_library(Machine *m, const char *function, const Value *args, int count);

bool descend_has_text_of_its_own(Machine *m, Value v);
bool descend_has_truth_of_its_own(Machine *m, Value v);

Value descend_unary(Machine *m, Value a, int op); // UnaryOperator
// item in container, a list or a tuple. The truth comes, or the opposite.
Value descend_search(Machine *m, Value container, Value item, bool negates);
Value descend_percent(Machine *m, Value template, Value v);
