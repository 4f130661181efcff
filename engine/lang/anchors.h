// anchors: which part of a failing expression a traceback points at.
//
// CPython underlines `a + b` as `~~^~~` and `x[i]` as `~^^^`: the operator or the subscript that
// failed, inside the expression; since 3.13 also the arguments of a call, `f(1)` as `~^^^`, and in
// an expression that goes on over several lines. As CPython does, the text of the expression is
// parsed once more, on its own.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Bytes [left, right) of text, or false when there is nothing to point at. As the interpreter of
// Python 3.minor finds them, or its library.
bool anchors_find(const char *text, size_t length, int minor, bool by_library, int32_t *left,
                  int32_t *right);
