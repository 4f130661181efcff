// unicode: what Python's str methods ask about a code point, answered as Python 3.11 does.
//
// General categories and simple case mappings come from libutf8proc; unicode_data.h holds what
// differs. Knows nothing about strings.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    UNICODE_MAPPING_MAX = 3
}; // code points that one may become

bool unicode_is_assigned(uint32_t c); // by Unicode 14
bool unicode_is_space(uint32_t c);
bool unicode_is_printable(uint32_t c);
bool unicode_is_alpha(uint32_t c);
bool unicode_is_decimal(uint32_t c);
bool unicode_is_digit(uint32_t c);
bool unicode_is_numeric(uint32_t c);
bool unicode_is_upper(uint32_t c);
bool unicode_is_lower(uint32_t c);
bool unicode_is_title(uint32_t c); // letters like U+01C5, not capitals in general
bool unicode_is_cased(uint32_t c);
bool unicode_is_case_ignorable(uint32_t c);
bool unicode_is_name_start(uint32_t c);
bool unicode_is_name_part(uint32_t c);
bool unicode_is_line_break(uint32_t c); // where splitlines splits
int unicode_decimal(uint32_t c);        // 0 .. 9, or -1

// Full mappings: 1 to 3 code points; returns how many.
int unicode_to_lower(uint32_t c, uint32_t out[UNICODE_MAPPING_MAX]);
int unicode_to_upper(uint32_t c, uint32_t out[UNICODE_MAPPING_MAX]);
int unicode_to_title(uint32_t c, uint32_t out[UNICODE_MAPPING_MAX]);
int unicode_to_folded(uint32_t c, uint32_t out[UNICODE_MAPPING_MAX]);
