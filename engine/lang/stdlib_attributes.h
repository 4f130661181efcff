// stdlib_attributes: attributes that the classes of CPython 3.11 have and those of Lockstep lack,
// as tables made by tests/oracle/attribute_names.py.
//
// Tells "CPython has it and Lockstep does not" from "nobody has it", as stdlib_names does for
// modules. Asked only for what was not found: a name of the table may be there all the same.
#pragma once

#include <stdbool.h>

// class_name is dotted, with its module: "asyncio.locks.Lock". Inherited attributes stand with the
// class that they come from.
bool stdlib_has_attribute(const char *class_name, const char *name);

// Only those that stand in the class and that a derived class can replace.
bool stdlib_has_class_attribute(const char *class_name, const char *name);

// No class of Lockstep has it, some class of CPython has, and nobody writes it by chance.
bool stdlib_attribute_is_absent(const char *name);
