// character_names: the characters that a program may call by name, as in "\N{BULLET}".
//
// Knows those that people write by name, from a table; of the others nothing. Owns nothing.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CHARACTER_NAME_BYTES = 100
};

// In capitals or not. False: it is none of those in the table.
bool character_named(const char *name, size_t length, uint32_t *c);
// 1: the name, as a NUL-terminated text; 0: the character has none; -1: the table does not know.
int character_name(uint32_t c, char name[CHARACTER_NAME_BYTES]);
