// json: what the library's json module does for plain values, without a step of Python.
//
// Turns a text into values and values into a text, by the rules that hold without hooks. Owns
// nothing; says NotImplemented instead of raising, and then the library does it in Python.
#pragma once

#include "engine/vm/runtime.h"

// _json_read(text): what it stands for.
Value json_read(Machine *m, const Call *call);
// _json_write(value, ensure_ascii, indent, item_separator, key_separator, sort_keys): the text;
// indent is a str or None.
Value json_write(Machine *m, const Call *call);
