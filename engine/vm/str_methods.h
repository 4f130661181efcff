// str_methods: the methods of str, one function each, and what they share.
//
// natives_str (str_methods.c) lists them all; the files group them by kind. Each works on the str
// inside self, also when self is an instance of a class derived from str.
#pragma once

#include "engine/vm/runtime.h"

// A part of a str: bytes [start, end) of its text; start_index counts code points. When possible is
// false the bounds cross and nothing, not even "", is found there.
typedef struct StrSpan {
    size_t start;
    size_t end;
    int64_t start_index;
    int64_t end_index;
    bool possible;
} StrSpan;

const Str *method_str(Machine *m, const Call *call); // self; borrowed
Value method_str_value(Machine *m, const Call *call);
// A str argument (borrowed) or NULL: TypeError with format, which has one %s for the type's name.
const Str *str_argument(Machine *m, Value v, const char *format);
// The same for "function() argument" (what): "... must be str, not int".
const Str *str_parameter(Machine *m, Value v, const char *what);
// An index that must fit: OverflowError otherwise.
bool size_argument(Machine *m, Value v, int64_t *size);
// call->args[first] and [first + 1] as slice bounds.
bool str_span(Machine *m, const Call *call, int first, const Str *str, StrSpan *span);
bool bounds_of(Machine *m, const Call *call, int first, int64_t length, int64_t *start,
               int64_t *end);
bool list_append_text(Machine *m, Value list, const char *bytes, size_t length);

// X(name, least, most positional arguments or -1, keywords)
#define STR_METHODS(X)                                                                             \
    X(capitalize, 0, 0, false)                                                                     \
    X(casefold, 0, 0, false)                                                                       \
    X(center, 1, 2, false)                                                                         \
    X(count, 1, 3, false)                                                                          \
    X(encode, 0, -1, true)                                                                         \
    X(endswith, 1, 3, false)                                                                       \
    X(expandtabs, 0, -1, true)                                                                     \
    X(find, 1, 3, false)                                                                           \
    X(format, 0, -1, true)                                                                         \
    X(format_map, 1, 1, false)                                                                     \
    X(index, 1, 3, false)                                                                          \
    X(isalnum, 0, 0, false)                                                                        \
    X(isalpha, 0, 0, false)                                                                        \
    X(isascii, 0, 0, false)                                                                        \
    X(isdecimal, 0, 0, false)                                                                      \
    X(isdigit, 0, 0, false)                                                                        \
    X(isidentifier, 0, 0, false)                                                                   \
    X(islower, 0, 0, false)                                                                        \
    X(isnumeric, 0, 0, false)                                                                      \
    X(isprintable, 0, 0, false)                                                                    \
    X(isspace, 0, 0, false)                                                                        \
    X(istitle, 0, 0, false)                                                                        \
    X(isupper, 0, 0, false)                                                                        \
    X(join, 1, 1, false)                                                                           \
    X(ljust, 1, 2, false)                                                                          \
    X(lower, 0, 0, false)                                                                          \
    X(lstrip, 0, 1, false)                                                                         \
    X(partition, 1, 1, false)                                                                      \
    X(removeprefix, 1, 1, false)                                                                   \
    X(removesuffix, 1, 1, false)                                                                   \
    X(replace, 2, 3, false)                                                                        \
    X(rfind, 1, 3, false)                                                                          \
    X(rindex, 1, 3, false)                                                                         \
    X(rjust, 1, 2, false)                                                                          \
    X(rpartition, 1, 1, false)                                                                     \
    X(rsplit, 0, -1, true)                                                                         \
    X(rstrip, 0, 1, false)                                                                         \
    X(split, 0, -1, true)                                                                          \
    X(splitlines, 0, -1, true)                                                                     \
    X(startswith, 1, 3, false)                                                                     \
    X(strip, 0, 1, false)                                                                          \
    X(swapcase, 0, 0, false)                                                                       \
    X(title, 0, 0, false)                                                                          \
    X(translate, 1, 1, false)                                                                      \
    X(upper, 0, 0, false)                                                                          \
    X(zfill, 1, 1, false)

#define X(name, least, most, keywords) Value str_##name(Machine *m, const Call *call);
STR_METHODS(X)
#undef X
Value str_maketrans(Machine *m, const Call *call); // static
