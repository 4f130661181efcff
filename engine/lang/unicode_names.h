// unicode_names: which characters may stand in a name, and which can be shown.
//
// Answers from tables; knows nothing about text or encodings.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool unicode_begins_name(uint32_t c);
bool unicode_continues_name(uint32_t c);
bool source_char_is_printable(uint32_t c);

// False for characters that CPython replaces (or may join with their neighbour) when they stand
// in a name, such as the ligature U+FB01, which becomes "fi".
bool unicode_is_plain_in_names(uint32_t c);
