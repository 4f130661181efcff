// check_warnings: what CPython says on standard error about a program that it compiles all the
// same: `x is 5`, `5()`, `"abc"["x"]`, `assert (x, "message")`.
//
// The rules and words are those of CPython 3.11's compiler (compile.c: check_compare, check_caller,
// check_subscripter, check_index, compiler_assert).
#pragma once

#include "engine/lang/ast.h"

// "FILE:LINE: SyntaxWarning: ...", each with its source line; "" when there is none. Lives in
// arena.
const char *warnings_of(const Module *module, const Source *source, Arena *arena);
