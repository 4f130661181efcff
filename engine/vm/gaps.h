// gaps: attributes that CPython's classes have and those of the machine lack.
//
// A program that asks for one is refused, as it is for a module that is not there; AttributeError
// would be a wrong answer. Methods that are missing also count when a derived class replaces them:
// CPython would call the replacement.
#pragma once

#include "engine/vm/machine.h"

// For an attribute that was not found on v: true, with the refusal pending, when CPython has it.
bool refuse_gap(Machine *m, Value v, Value name);

// For a class that was just made: likewise for what its body replaces.
bool refuse_replaced_gap(Machine *m, Value cls);
