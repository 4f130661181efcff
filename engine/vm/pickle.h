// pickle: a value with all it refers to, as bytes that another process can make a copy from.
//
// Sharing and cycles stay. Classes and functions go by name and are looked up where the bytes
// arrive; those of the library are at the same place in every world of a run. What CPython cannot
// pickle raises what it raises. The bytes are for the worlds of one run only: not CPython's.
#pragma once

#include "engine/base/text.h"
#include "engine/vm/machine.h"

// Appends to out; false with an exception pending.
bool pickle_dump(Machine *m, Value v, Text *out);

// Owned; unset with an exception pending.
Value pickle_load(Machine *m, const char *bytes, size_t length);

// How many bytes CPython would need for the same, as far as that can be told from ours: the same
// but for names of modules.
size_t pickle_length(const char *bytes, size_t length);
