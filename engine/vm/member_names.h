// member_names: the attributes of builtin classes that are in no dict of Lockstep's.
//
// Most fields of builtin objects are answered by code (exception_fields, reflection), so their
// names stand nowhere; dir() and the suggestions need them. Knows names only, never a value.
#pragma once

#include "engine/vm/machine.h"

// Names with one space between them, or NULL. Static.
const char *member_names(const Machine *m, Value cls);
