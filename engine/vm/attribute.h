// attribute: attributes that are not in a dict, by type. Used by get_attr and set_attr only.
#pragma once

#include "engine/vm/runtime.h"

// Owned, or unset (nothing pending) when the type has no such attribute.
Value native_attribute(Machine *m, Value v, Value name);

// 1: done, 0: not an attribute of this kind, -1: exception pending.
int set_native_attribute(Machine *m, Value v, Value name, Value value);

// Text and number types, by those who know them.
Value int_attribute(Machine *m, Value self, Value name);
