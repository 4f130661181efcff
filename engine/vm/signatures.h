// signatures: what CPython says when a function that it has in C is called with wrong arguments.
//
// Lockstep's library has some of those functions in Python, where the call would be refused in
// other words. A table by module and name tells the words. Checks no call that fits, and calls
// nothing.
#pragma once

#include "engine/vm/runtime.h"

typedef struct Signature Signature;

// NULL: CPython has it in Python too, or it is not known. Static.
const Signature *signature_find(const char *module, const char *name);
// Of a method of a class of the library.
const Signature *signature_of_method(const char *owner, size_t owner_length, const char *name);
// The module that CPython's function says it is from: "_heapq". Static.
const char *signature_module(const Signature *signature);
// Whether it is a function in CPython; some are classes.
bool signature_is_function(const Signature *signature);
// TypeError is pending after it, unless the table finds nothing wrong. name: what was called;
// count: of positional arguments, without the object of a method; kwnames: tuple of the names of
// the others, or unset.
void signature_explain(Machine *m, const Signature *signature, const char *name, int count,
                       Value kwnames);
