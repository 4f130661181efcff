// heap: the world of a run in one block of memory that can be copied as it is.
//
// Hands out zeroed objects in size classes, counts their references and frees them the moment the
// last owner lets go, as CPython does: when a coroutine dies unawaited is part of what a program
// prints. The block's base never moves while a machine lives (address space is reserved up to the
// limit), so pointers stay good across allocations; between objects there are only offsets, so a
// snapshot is one copy of the used part and may be restored at another base.
#pragma once

#include <stddef.h>

#include "engine/vm/object.h"

typedef struct Machine Machine;

enum {
    HEAP_ALIGN = 16,
    HEAP_SMALL_CLASSES = 16, // 16, 32, ... 256 bytes
    HEAP_CLASS_COUNT = 112,  // then four per doubling
    HEAP_DEFAULT_LIMIT_MIB = 512,
};

// Start of the block; part of World (machine.h).
typedef struct Heap {
    uint64_t top;                    // bytes used: what a snapshot copies
    uint64_t limit;                  // bytes at most
    uint64_t free[HEAP_CLASS_COUNT]; // offset of the first free block of each class, 0: none
    uint64_t object_count;
    uint64_t candidates;   // containers allocated minus freed since the last collection
    uint64_t sealed;       // offset: what lies before it was there when the library had run
    uint64_t sealed_count; // objects there that still live
} Heap;

// Returns a zeroed object with one reference, flags 0. When the limit is reached: NULL, and
// MemoryError (or, the second time, the verdict "limit") is pending. size in bytes, header
// included.
void *heap_new(Machine *m, TypeId type, size_t size);

// As heap_new, but only the header is set: the caller sets all that object_visit looks at.
void *heap_take(Machine *m, TypeId type, size_t size);

// The block of an object that has no references left and holds none.
void heap_give_back(Machine *m, Object *object);

// How many bytes the object's block holds (>= what was asked for).
size_t heap_block_size(const Object *object);

// Frees everything that only cycles keep alive. Returns the number of objects freed. Tasks are told
// of it after everything else, or before.
uint64_t heap_collect(Machine *m, bool tasks_last);

// Offsets of objects, in the order in which they are told of their end.
typedef struct HeapOrder {
    uint64_t *offsets; // owned
    size_t count;
} HeapOrder;

// All that root reaches and whose end would be noticed, the nearest first: so
// CPython's collector meets, and from then on lists, what it keeps.
HeapOrder heap_reached_from(Machine *m, Value root);
// As heap_collect; what is garbage now goes in this order, before all others.
uint64_t heap_collect_in(Machine *m, bool tasks_last, const HeapOrder *order);

// Objects made from now on lie behind those there are: a run writes to few of the image's pages.
void heap_seal(Machine *m);

// True when the end of some object made since heap_seal would be noticed (object_has_finalizer).
bool heap_has_finalizers(Machine *m);

// The next live object of a type, by address; after is NULL at the beginning. NULL at the end.
Object *heap_next(Machine *m, Object *after, TypeId type);

// Checks every reference count against the references that are really there; returns false and
// says what is wrong in *problem (static text). For tests.
bool heap_check(Machine *m, const char **problem);
