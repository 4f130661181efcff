// support_hints: what to write instead of what Lockstep does not run.
//
// Knows the modules outside the standard library that programs about concurrency import most.
#pragma once

#include <stdbool.h>

bool is_known_package(const char *module); // "aiohttp", "numpy" ...

// A sentence, or NULL when there is no usual stand-in. Constants.
const char *module_hint(const char *module);
const char *builtin_hint(const char *name);
