// string_scan: where string literals, f-strings and the expressions in them end.
//
// By the rules of 3.12 (PEP 701): between the braces of a field stands code as anywhere else, with
// strings in the same quotes, comments, backslashes and lines of its own. Up to 3.11 an f-string
// ends where any string does.
#pragma once

#include <stdbool.h>

#include "engine/base/diag.h"

typedef struct StringPrefix {
    int32_t length; // in front of the quote
    bool is_raw;
    bool is_format;
} StringPrefix;

// False when what stands at `at` is not the begin of a string.
bool string_prefix(const Source *source, int32_t at, int32_t end, StringPrefix *prefix);

typedef enum ScanFault {
    SCAN_OPEN_TEXT, // the f-string has no end
    SCAN_OPEN_STRING,
    SCAN_OPEN_FIELD,
    SCAN_OPEN_SPEC,
    SCAN_MISMATCH, // of brackets
    SCAN_UNMATCHED,
    SCAN_TOO_DEEP
} ScanFault;

typedef struct StringScan {
    const Source *source; // borrowed
    int32_t at;           // the cursor
    int32_t end;          // nothing is looked at from here on
    int depth;            // of fields in one another
    ScanFault fault;      // once a function has returned false
    Span place;           // of what is wrong
    char open;            // brackets that do not match
    char close;
} StringScan;

// From the quote of an f-string to behind its last one.
bool scan_fstring(StringScan *scan, bool is_raw);

// From behind a brace to the `!`, `:`, `=` or `}` behind the field's expression.
bool scan_field_expression(StringScan *scan);

// What is wrong, in CPython's words; NULL for an f-string without an end, which the lexer tells.
const char *scan_message(const StringScan *scan, char *buffer, size_t size);
