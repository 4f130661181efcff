// attribute: attributes that are not in a dict, by type. Used by get_attr and set_attr only.
#pragma once

#include "engine/vm/runtime.h"

// Owned, or unset (nothing pending) when the type has no such attribute.
Value native_attribute(Machine *m, Value v, Value name);

// 1: done, 0: not an attribute of this kind, -1: exception pending.
int set_native_attribute(Machine *m, Value v, Value name, Value value);

// The dict of attributes of an object of the program (borrowed), made when it is first needed;
// unset for types without one.
Value instance_dict(Machine *m, Value v);

// What an object keeps under the names of its __slots__ and in its __dict__: a dict, owned.
Value instance_attributes(Machine *m, Value v);

// object.__getattribute__, __setattr__ and __delattr__: without asking what the class defines.
// Unset and nothing pending: not there.
Value get_attr_plainly(Machine *m, Value v, Value name);
bool set_attr_plainly(Machine *m, Value v, Value name, Value value); // value unset: del
Value raise_no_attribute(Machine *m, Value v, Value name);
// The attributes of a class as a read-only view, owned.
Value class_namespace(Machine *m, Value cls);

// Where the object keeps an attribute of its type, or its dict of attributes; NULL: it does not.
// Valid until the object is freed.
Value *attribute_slot(Machine *m, Value v, const char *name);
Value *attribute_dict_slot(Machine *m, Value v);

// Text and number types, by those who know them.
Value int_attribute(Machine *m, Value self, Value name);
Value float_attribute(Machine *m, Value self, Value name);
