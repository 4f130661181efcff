// names: every identifier of a module once, so that equal names are equal pointers.
//
// Copies the text into the arena; owns only its hash table.
#pragma once

#include <stddef.h>

#include "engine/base/arena.h"

typedef struct Names {
    Arena *arena;       // borrowed
    const char **slots; // owned; open addressing, capacity is a power of two
    int count;
    int capacity;
} Names;

// Valid as long as the arena.
const char *names_intern(Names *names, const char *text, size_t length);
void names_release(Names *names);
