// descriptor: what an attribute that was found on a class becomes when it is read or written.
//
// Functions become methods, properties call their getter, objects with __get__ are asked. Looks
// nothing up: attribute.c does.
#pragma once

#include "engine/vm/runtime.h"

// Owned. v: the object it is read through, unset when read on the class cls itself.
Value descriptor_get(Machine *m, Value found, Value v, Value cls, Value name);
// Whether it goes before the object's own attributes.
bool descriptor_is_data(Machine *m, Value found);
// value unset: del. 1 done, 0 not one that can be written, -1 exception pending.
int descriptor_set(Machine *m, Value found, Value v, Value name, Value value);
