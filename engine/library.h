// library: the part of Python's standard library that is written in Python (engine/lib/*.py).
//
// Its text is built into the engine's core; `bake`, made of that core, compiles and runs it once
// and writes the image that is built into the engine itself. A run starts from the image and never
// sees the text.
#pragma once

#include "engine/vm/image.h"

// Owned by the arena. NULL when it does not compile; *problem (or NULL) then gets the report.
const Program *library_compile(Arena *arena, Text *problem);

// Not in the core, which the image is made of.
Image library_image(void);
