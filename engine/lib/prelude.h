// prelude: the source text of the library's Python part, built into the engine.
#pragma once

#include <stddef.h>

// NUL-terminated, static.
const char *prelude_source(size_t *length);
