// exception_fields: what builtin exceptions keep beside their arguments: OSError.errno,
// StopIteration.value, SyntaxError.lineno ...
//
// Turns the arguments of the constructor into fields. Raises nothing of its own accord.
#pragma once

#include "engine/vm/runtime.h"

// Where the field stands, valid until the exception changes; NULL: none of that name.
Value *exception_field(Machine *m, Value exception, const char *name);

// Of the pending exception, if it has such a field. value is borrowed.
void pending_set_field(Machine *m, const char *name, Value value);
// ImportError.msg; owned.
bool exception_message(Machine *m, Value exception, Value *message);
// str() of the classes that make it from their fields: 1 added, 0 not one of them, -1 failed.
int exception_own_text(Machine *m, Text *text, Value exception);
