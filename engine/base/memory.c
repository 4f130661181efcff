#include "engine/base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void die(size_t size) {
    fprintf(stderr, "lockstep: out of memory (asked for %zu bytes)\n", size);
    exit(6);
}

void *memory_new(size_t size) {
    void *block = calloc(1, size ? size : 1);
    if (!block) {
        die(size);
    }
    return block;
}

void *memory_resize(void *block, size_t size) {
    void *grown = realloc(block, size ? size : 1);
    if (!grown) {
        die(size);
    }
    return grown;
}

void memory_free(void *block) {
    free(block);
}
