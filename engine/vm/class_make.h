// class_make: classes from bases and a namespace.
//
// Decides order, layout, slots and flags, and owns the rules of what may be a base. Runs none of
// the program's code: hooks (__set_name__, __init_subclass__, metaclasses) are class_statement's.
#pragma once

#include "engine/vm/runtime.h"

// The record behind the attribute that a name in __slots__ makes, and behind __dict__.
enum {
    MEMBER_OWNER,
    MEMBER_NAME,
    MEMBER_SLOTS
};

// A class without contents; all its values unset. NULL: out of memory.
Class *class_alloc(Machine *m);
// All classes, from the youngest on: start with NULL. NULL: that was the last.
Class *class_older(const Machine *m, const Class *after);
// Its block is given back.
void class_unlink(Machine *m, const Class *cls);
// Owned tuple, cls first; unset with TypeError pending.
Value class_mro_of(Machine *m, Value cls, Value bases);
// Takes dict; the rest is borrowed. metaclass is a class derived from type, or type.
Value class_new(Machine *m, Value metaclass, Value name, Value bases, Value dict);
// The base that decides the layout (__base__), borrowed; cls has bases.
Value class_best_base(Machine *m, Value cls);
// After a change of an attribute of the class: forgets what was looked up.
void class_changed(Machine *m, Value cls, Value name);
// Makes the members that __slots__ names and sets the flags (class_slots.c).
bool class_take_slots(Machine *m, Class *cls);
bool class_bases_have_dict(Machine *m, const Class *cls);
// CLASS_MEMBER or CLASS_GETSET.
Value member_new(Machine *m, ClassId id, Value cls, Value name);
// staticmethod or classmethod around function.
Value wrapper_new(Machine *m, ClassId id, Value function);
