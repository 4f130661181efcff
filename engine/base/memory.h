// memory: the only place that asks the system for memory.
//
// Allocation never returns NULL: when the system has none left, the process
// ends with one line on standard error and exit status 6. Nothing else in the
// project calls malloc. Sizes are in bytes.
#pragma once

#include <stddef.h>

// Zeroed. Owned by the caller, who gives it back with memory_free.
void *memory_new(size_t size);

// block may be NULL. The grown part is not zeroed.
void *memory_resize(void *block, size_t size);

void memory_free(void *block); // NULL is allowed

#define NEW(Type)              ((Type *)memory_new(sizeof(Type)))
#define NEW_ARRAY(Type, count) ((Type *)memory_new((count) * sizeof(Type)))

// Makes room for one more element in a growable array (pointer, count, capacity).
#define GROW(array, count, capacity)                                                               \
    do {                                                                                           \
        if ((count) == (capacity)) {                                                               \
            (capacity) = (capacity) ? (capacity)*2 : 16;                                           \
            (array) = memory_resize((array), (size_t)(capacity) * sizeof *(array));                \
        }                                                                                          \
    } while (0)
