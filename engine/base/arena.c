#include "engine/base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"

enum {
    CHUNK_BYTES = 64 * 1024
};

struct ArenaChunk {
    ArenaChunk *next;
    size_t size;
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
};

static ArenaChunk *chunk_new(size_t size) {
    ArenaChunk *chunk = memory_resize(NULL, sizeof(ArenaChunk) + size);
    chunk->next = NULL;
    chunk->size = size;
    chunk->used = 0;
    return chunk;
}

void *arena_alloc(Arena *arena, size_t size) {
    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    ArenaChunk *chunk = arena->first;
    if (!chunk || chunk->size - chunk->used < size) {
        chunk = chunk_new(size > CHUNK_BYTES ? size : CHUNK_BYTES);
        chunk->next = arena->first;
        arena->first = chunk;
    }
    void *block = chunk->bytes + chunk->used;
    chunk->used += size;
    arena->used += size;
    memset(block, 0, size); // here, not in chunk_new: most of a chunk is often never touched
    return block;
}

char *arena_copy_text(Arena *arena, const char *text, size_t length) {
    char *copy = arena_alloc(arena, length + 1);
    if (length) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *arena_printf(Arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = arena_alloc(arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}

static void free_chunks(ArenaChunk *chunk) {
    while (chunk) {
        ArenaChunk *next = chunk->next;
        memory_free(chunk);
        chunk = next;
    }
}

void arena_clear(Arena *arena) {
    ArenaChunk *kept = arena->first;
    if (!kept) {
        return;
    }
    free_chunks(kept->next);
    kept->next = NULL;
    kept->used = 0;
    arena->used = 0;
}

void arena_release(Arena *arena) {
    free_chunks(arena->first);
    *arena = (Arena){0};
}
