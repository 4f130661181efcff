// pairs: key=value lines, the payload of the RUN and REQUEST blocks.
//
// One pair a line; a backslash, newline or carriage return in a value is escaped with a
// backslash, so that a file name with a newline in it stays one value. Knows no key.
#pragma once

#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/text.h"

// key holds no '=' and no newline.
void pairs_add(Text *text, const char *key, const char *value);
void pairs_add_number(Text *text, const char *key, uint64_t value);

// One pair; both texts are NUL-terminated and live in the arena that pairs_next was given.
typedef struct Pair {
    const char *key;
    const char *value;
} Pair;

// Takes the next pair from [*cursor, end) and moves the cursor behind it. Returns false at the
// end, and on a line that is not a pair: then *cursor is not end.
bool pairs_next(const char **cursor, const char *end, Arena *arena, Pair *pair);

// Decimal digits only; false when text is anything else or does not fit.
bool pairs_number(const char *text, uint64_t *number);
