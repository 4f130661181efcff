// stdlib_names: what CPython 3.11 has, as tables: modules, the names in those modules that
// programs about concurrency use, and builtins.
//
// Tells "CPython has it and Lockstep does not" from "nobody has it". Knows nothing of what
// Lockstep offers.
#pragma once

#include <stdbool.h>

// Top-level modules ("asyncio") and the submodules of packages ("asyncio.subprocess").
bool stdlib_has_module(const char *module);

// False as well for modules without a table.
bool stdlib_has_name(const char *module, const char *name);

// Every name of the module's table, in order; none when there is no table. name is valid during the
// call only.
void stdlib_visit_names(const char *module, void (*visit)(void *context, const char *name),
                        void *context);

bool stdlib_has_builtin(const char *name);

// Whether the name is one of those in the line, which has a blank between any two.
bool stdlib_line_holds(const char *line, const char *name);
