// allocate: instances of classes, as type.__call__, __new__ and __init__ of the builtin classes
// make them.
//
// An instance of a class derived from int, str, list ... is a plain instance that holds the builtin
// value (Instance.payload): what the class does not define falls to that value. Owns nothing.
#pragma once

#include "engine/vm/runtime.h"

// type.__call__(cls, ...): __new__, then __init__. May return VALUE_PUSHED.
Value class_call_plain(Machine *m, Value cls, const Value *args, int count, const Value *kwargs,
                       Value kwnames);
// __init__ with what __new__ got: the instance, or VALUE_PUSHED.
Value class_init_instance(Machine *m, Value instance, const Call *call);
// What cls.__new__ of the nearest builtin class makes.
Value class_allocate(Machine *m, Value cls, const Call *call);
// An instance that holds payload (taken).
Value instance_holding(Machine *m, Value cls, Value payload);

// The entry of a mappingproxy's own dict: the mapping it was made of, where that is no plain dict.
#define PROXY_SHOWS "_shows_"
// Puts __new__ into the builtin classes.
bool allocators_into_classes(Machine *m);
bool proxy_methods_into_class(Machine *m);
// type.__new__(metaclass, name, bases, namespace, **keywords): args are the three in the middle;
// keywords a dict or unset.
Value class_from_namespace(Machine *m, Value metaclass, const Value *args, Value keywords);
Value type_construct(Machine *m, Value cls, const Call *call);
