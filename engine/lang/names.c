#include "engine/lang/names.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/memory.h"

static uint32_t hash(const char *text, size_t length) {
    uint32_t value = 2166136261u;
    for (size_t i = 0; i < length; i++) {
        value = (value ^ (unsigned char)text[i]) * 16777619u;
    }
    return value;
}

static const char **find_slot(const Names *names, const char *text, size_t length) {
    uint32_t mask = (uint32_t)names->capacity - 1;
    uint32_t at = hash(text, length) & mask;
    while (names->slots[at] &&
           (strncmp(names->slots[at], text, length) != 0 || names->slots[at][length] != '\0')) {
        at = (at + 1) & mask;
    }
    return &names->slots[at];
}

static void grow(Names *names) {
    Names larger = *names;
    larger.capacity = names->capacity ? names->capacity * 2 : 256;
    larger.slots = NEW_ARRAY(const char *, (size_t)larger.capacity);
    for (int i = 0; i < names->capacity; i++) {
        const char *name = names->slots[i];
        if (name) {
            *find_slot(&larger, name, strlen(name)) = name;
        }
    }
    memory_free(names->slots);
    *names = larger;
}

const char *names_intern(Names *names, const char *text, size_t length) {
    if (names->count * 2 >= names->capacity) {
        grow(names);
    }
    const char **slot = find_slot(names, text, length);
    if (!*slot) {
        *slot = arena_copy_text(names->arena, text, length);
        names->count++;
    }
    return *slot;
}

void names_release(Names *names) {
    memory_free(names->slots);
    *names = (Names){0};
}
