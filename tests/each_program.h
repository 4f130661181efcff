// each_program: the programs that many tests run: tests/programs and the lessons' python blocks.
#pragma once

#include "engine/base/text.h"

// name is the file's; both texts are borrowed during the call.
typedef void (*SeeProgram)(void *context, const char *name, const char *source, size_t length);

// Every program in tests/programs, then every python block of every lesson, in the order of their
// file names.
void programs_each(SeeProgram see, void *context);
// Those of one folder of tests/programs.
void programs_each_in(const char *folder, SeeProgram see, void *context);

// One program of tests/programs, "hello.py"; false when it cannot be read.
bool program_read(const char *name, Text *out);
