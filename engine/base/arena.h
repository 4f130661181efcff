// arena: memory that lives and dies together.
//
// Hands out zeroed blocks from large chunks; blocks are never freed one by one.
// Used for the program (tokens, tree, messages) and for one frame of the
// window. The world of a run has an arena of its own kind (engine/vm/heap.h).
#pragma once

#include <stddef.h>

typedef struct ArenaChunk ArenaChunk;

typedef struct Arena {
    ArenaChunk *first; // owned
    size_t used;       // bytes handed out since the last clear, for tests and limits
} Arena;               // {0} is an empty arena

// Zeroed, aligned for any type. Valid until the arena is cleared or released.
void *arena_alloc(Arena *arena, size_t size);

// A copy with a NUL behind it.
char *arena_copy_text(Arena *arena, const char *text, size_t length);

char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Takes back every allocation; keeps one chunk so that the next use does not malloc.
void arena_clear(Arena *arena);

// Gives all memory back to the system. A released arena is empty and usable.
void arena_release(Arena *arena);

#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count)                                                            \
    ((Type *)arena_alloc((arena), (size_t)(count) * sizeof(Type)))
