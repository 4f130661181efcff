// anchors: which part of a failing expression a traceback points at.
//
// CPython 3.11 underlines `a + b` as `~~^~~` and `x[i]` as `~^^^`: the operator or the subscript
// that failed, inside the expression (traceback.c, extract_anchors_from_line). As CPython does, the
// text of the expression is parsed once more, on its own.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Bytes [left, right) of text, or false when there is nothing to point at.
bool anchors_find(const char *text, size_t length, int32_t *left, int32_t *right);
