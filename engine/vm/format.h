// format: the mini-language behind format(), f-strings and str.format, and the old % operator.
//
// A specification is parsed into a FormatSpec once; each type then lays itself out. Never looks at
// attributes itself: value_format asks a class that defines __format__.
#pragma once

#include "engine/vm/runtime.h"

typedef struct FormatSpec {
    uint32_t fill;  // code point
    char align;     // '<', '>', '^' or '='
    char sign;      // '-', '+' or ' '
    char grouping;  // 0, ',' or '_'
    bool alternate; // '#'
    bool no_negative_zero;
    int64_t width;     // -1: none
    int64_t precision; // -1: none
    uint32_t type;     // code point; 0: none given
} FormatSpec;

// The parts of a number that is laid out; all ASCII except suffix.
typedef struct NumberParts {
    char sign;          // 0: none
    const char *prefix; // "0x"
    const char *digits; // the ones that are grouped
    size_t digit_count;
    const char *rest; // point, fraction, exponent; or a character (c)
    size_t rest_length;
} NumberParts;

// False with ValueError pending. align and type are the defaults of the type.
bool format_spec_parse(Machine *m, Value spec, const char *type_name, char align, uint32_t type,
                       FormatSpec *parsed);
bool format_unknown_code(Machine *m, uint32_t code, const char *type_name); // raises; false
bool format_number_parts(Machine *m, Text *text, const NumberParts *parts, const FormatSpec *spec);
// Fill before and behind length code points of bytes.
bool format_padded(Machine *m, Text *text, const char *bytes, size_t length, size_t count,
                   const FormatSpec *spec);

// One each for the builtin types; false when an exception is pending.
bool format_str(Machine *m, Text *text, Value str, Value spec);
bool format_int(Machine *m, Text *text, Value i, Value spec); // also bool
bool format_float(Machine *m, Text *text, double d, Value spec);

// str.format: args and kwargs of the call, or a mapping (format_map).
Value format_template(Machine *m, Value template, const Call *call, Value mapping);
