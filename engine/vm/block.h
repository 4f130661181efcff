// block: the short way through the heap, to be compiled into its callers.
//
// For heap.c itself and for the dispatch loop, which takes and gives back a frame for each call.
// All others call heap_take and heap_give_back (heap.h).
#pragma once

#include "engine/vm/costs.h"

enum {
    BYTES_PER_INSTRUCTION = 128 // what copying so much costs, so that large values are no way out
};

// An object in this block: heap_take.
static inline void block_begin(Machine *m, Object *block, TypeId type, uint32_t size_class,
                               size_t size, bool is_container, uint16_t flags) {
    World *world = m->world;
    *block = (Object){.refs = 1, .type = (uint8_t)type, .flags = flags};
    block->size_class = (uint8_t)size_class;
    if (UNLIKELY(m->costs)) {
        costs_object(m, type, size);
    } else {
        world->instruction_count += size / BYTES_PER_INSTRUCTION; // met at the next safe point
    }
    world->heap.object_count++;
    world->heap.candidates += is_container;
}

// Takes the first free block of this class off its list. NULL: there is none.
static inline Object *block_pop(Machine *m, uint32_t size_class) {
    Heap *heap = &m->world->heap;
    uint64_t offset = heap->free[size_class];
    if (UNLIKELY(offset == 0)) {
        return NULL;
    }
    Object *block = (Object *)(void *)(m->base + offset);
    memcpy(&heap->free[size_class], block + 1, sizeof heap->free[size_class]);
    return block;
}

// The block of an object that has no references left and holds none.
static inline void block_end(Machine *m, Object *object, bool is_container) {
    Heap *heap = &m->world->heap;
    heap->object_count--;
    heap->candidates -= is_container && heap->candidates > 0;
    object->type = TYPE_FREE;
    object->refs = 0;
    uint64_t offset = (uint64_t)((uint8_t *)object - m->base);
    if (UNLIKELY(offset <
                 heap->sealed)) { // heap_has_finalizers looks for the program's objects above
        heap->sealed_count--;
        return;
    }
    memcpy(object + 1, &heap->free[object->size_class], sizeof offset);
    heap->free[object->size_class] = offset;
}
