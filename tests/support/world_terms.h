// world_terms: values and commands as text, for tests and oracles of what natives do.
//
// A value is written as a term, so that a test row or an oracle can say what it needs:
// i-12 int, f0x1p-3 float, s6162 str (hex of UTF-8), y00ff bytes, T F N, U nothing,
// t2 .. l2 .. tuple or list of the next two terms, d1 .. dict of the next pair.
#pragma once

#include "engine/vm/runtime.h"

// Reads one term of a line of terms separated by tabs and moves the cursor behind it. Owned.
Value world_read_term(Machine *m, const char **cursor);
// Runs "command<TAB>term<TAB>term": what value_binary, a method or a format call gives, as
// ascii(result), or "!Class message" for an exception. Owned by out.
void world_evaluate(Machine *m, const char *line, Text *out);
