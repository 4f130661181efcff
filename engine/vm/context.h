// context: which contextvars.Context holds for what the loop runs.
//
// The context that holds (strand.context) is the values themselves, a dict that nobody changes, or
// a Context object of the program's, whose _values such a dict is. Whoever takes a copy takes the
// dict. Knows nothing of variables: lib/contextvars.py does.
#pragma once

#include "engine/vm/runtime.h"

// contextvars.copy_context(): owned, or unset while no variable has been set.
Value context_copy(Machine *m);
// What `context=` gives (unset and None: a copy of what holds). Owned.
Value context_given(Machine *m, Value given);
