#include "engine/trace/pairs.h"

#include <inttypes.h>
#include <string.h>

void pairs_add(Text *text, const char *key, const char *value) {
    text_printf(text, "%s=", key);
    for (const char *c = value; *c; c++) {
        if (*c == '\n') {
            text_add_z(text, "\\n");
        } else if (*c == '\r') {
            text_add_z(text, "\\r");
        } else if (*c == '\\') {
            text_add_z(text, "\\\\");
        } else {
            text_add_char(text, *c);
        }
    }
    text_add_char(text, '\n');
}

void pairs_add_number(Text *text, const char *key, uint64_t value) {
    text_printf(text, "%s=%" PRIu64 "\n", key, value);
}

// Undoes the escapes in place; returns false on one that pairs_add does not write.
static bool unescape(char *value) {
    char *to = value;
    for (const char *from = value; *from; from++) {
        if (*from != '\\') {
            *to++ = *from;
            continue;
        }
        from++;
        if (*from == 'n') {
            *to++ = '\n';
        } else if (*from == 'r') {
            *to++ = '\r';
        } else if (*from == '\\') {
            *to++ = '\\';
        } else {
            return false;
        }
    }
    *to = '\0';
    return true;
}

bool pairs_next(const char **cursor, const char *end, Arena *arena, Pair *pair) {
    if (*cursor >= end) {
        return false;
    }
    size_t left = (size_t)(end - *cursor);
    const char *newline = memchr(*cursor, '\n', left);
    if (!newline || memchr(*cursor, '\0', (size_t)(newline - *cursor))) {
        return false;
    }
    const char *equals = memchr(*cursor, '=', (size_t)(newline - *cursor));
    if (!equals) {
        return false;
    }
    char *value = arena_copy_text(arena, equals + 1, (size_t)(newline - equals - 1));
    if (!unescape(value)) {
        return false;
    }
    pair->key = arena_copy_text(arena, *cursor, (size_t)(equals - *cursor));
    pair->value = value;
    *cursor = newline + 1;
    return true;
}

bool pairs_number(const char *text, uint64_t *number) {
    uint64_t value = 0;
    if (!*text) {
        return false;
    }
    for (const char *c = text; *c; c++) {
        if (*c < '0' || *c > '9') {
            return false;
        }
        uint64_t digit = (uint64_t)(*c - '0');
        if (value > (UINT64_MAX - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
    }
    *number = value;
    return true;
}
