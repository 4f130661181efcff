#include "engine/lang/character_names.h"

#include <string.h>

enum {
    ROW_CHARACTERS = 16
};

typedef struct NameRow {
    uint32_t first;
    const char *names; // each with a bar behind it; empty: the character has none
} NameRow;

#include "engine/lang/character_names_data.h"

static char capital(char c) {
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_same(const char *name, const char *given, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (name[i] != capital(given[i])) {
            return false;
        }
    }
    return name[length] == '|';
}

bool character_named(const char *name, size_t length, uint32_t *c) {
    for (size_t i = 0; length > 0 && i < sizeof rows / sizeof rows[0]; i++) {
        const char *at = rows[i].names;
        for (uint32_t k = 0; k < ROW_CHARACTERS; k++) {
            if (is_same(at, name, length)) {
                *c = rows[i].first + k;
                return true;
            }
            at = strchr(at, '|') + 1;
        }
    }
    return false;
}

int character_name(uint32_t c, char name[CHARACTER_NAME_BYTES]) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (c < rows[i].first || c >= rows[i].first + ROW_CHARACTERS) {
            continue;
        }
        const char *at = rows[i].names;
        for (uint32_t k = rows[i].first; k < c; k++) {
            at = strchr(at, '|') + 1;
        }
        size_t length = strcspn(at, "|");
        length = length < CHARACTER_NAME_BYTES ? length : CHARACTER_NAME_BYTES - 1;
        memcpy(name, at, length);
        name[length] = '\0';
        return length > 0;
    }
    return -1;
}
