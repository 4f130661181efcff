#include "engine/vm/heap.h"

#include <assert.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/vm/block.h"
#include "engine/vm/class_make.h"
#include "engine/vm/visit.h"
#include "engine/vm/watch.h"
#include "engine/vm/weak.h"

static uint32_t size_class_of(size_t size) {
    if (size <= 256) {
        return (uint32_t)((size + 15) / 16 - 1);
    }
    uint32_t msb = 63 - (uint32_t)__builtin_clzll(size - 1);
    uint32_t quarter = (uint32_t)((size - 1) >> (msb - 2)) & 3;
    return HEAP_SMALL_CLASSES + (msb - 8) * 4 + quarter;
}

static size_t class_size(uint32_t size_class) {
    if (size_class < HEAP_SMALL_CLASSES) {
        return (size_class + 1) * (size_t)16;
    }
    uint32_t above = size_class - HEAP_SMALL_CLASSES;
    return (size_t)(above % 4 + 5) << (above / 4 + 6);
}

size_t heap_block_size(const Object *object) {
    return class_size(object->size_class);
}

// The program may still catch MemoryError and go on with what it frees; a second failure in a row
// ends the run.
static void *out_of_memory(Machine *m) {
    World *world = m->world;
    if (world->out_of_memory) {
        m->limit = "memory";
        return NULL;
    }
    world->out_of_memory = true;
    world->heap.limit = m->reserved_bytes; // the reserve: room to raise and report
    m->limit = "memory";
    raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
    return NULL;
}

// A large one, or the first of its size.
__attribute__((noinline)) static void *take_slowly(Machine *m, TypeId type, size_t size) {
    Heap *heap = &m->world->heap;
    if (size > m->reserved_bytes) {
        return out_of_memory(m);
    }
    uint32_t size_class = size_class_of(size);
    Object *object = block_pop(m, size_class);
    if (!object) {
        size_t block = class_size(size_class);
        if (heap->top + block > heap->limit) {
            return out_of_memory(m);
        }
        object = (Object *)(void *)(m->base + heap->top);
        heap->top += block;
        work_done(m, COST_FRESH, (block + 63) / 64);
    }
    block_begin(m, object, type, size_class, size, type_is_container(type), 0);
    return object;
}

void *heap_take(Machine *m, TypeId type, size_t size) {
    size_t size_class = (size - 1) / HEAP_ALIGN;
    Object *object = size_class < HEAP_SMALL_CLASSES ? block_pop(m, (uint32_t)size_class) : NULL;
    if (!object) {
        return take_slowly(m, type, size);
    }
    block_begin(m, object, type, (uint32_t)size_class, size, type_is_container(type), 0);
    return object;
}

void *heap_new(Machine *m, TypeId type, size_t size) {
    Object *object = heap_take(m, type, size);
    if (object) {
        memset((void *)(object + 1), 0, size - sizeof(Object));
    }
    return object;
}

void heap_give_back(Machine *m, Object *object) {
    if (object->type == TYPE_TASK) {
        task_unlink(m, (Task *)(void *)object);
    } else if (object->type == TYPE_CLASS) {
        class_unlink(m, (Class *)(void *)object);
    }
    block_end(m, object, type_is_container((TypeId)object->type));
}

static void release_place(void *context, Value *place) {
    Value v = *place;
    if (value_is_ref(v)) { // a word may stay
        *place = VALUE_UNSET;
        release(context, v);
    }
}

// A long chain would overflow the C stack: beyond this depth objects wait their turn.
enum {
    MAX_FREE_DEPTH = 100
};

// From now on nobody looks into it: what letting go of its parts runs would.
static void forget_watched(Machine *m, const Object *object) {
    if (object->flags & OBJECT_IS_WATCHED) {
        watch_forget(m, object);
    }
}

static void free_now(Machine *m, Object *object) {
    forget_watched(m, object);
    if (object->type == TYPE_TUPLE) {
        Tuple *tuple = (Tuple *)(void *)object;
        for (uint32_t i = tuple->count; i > 0; i--) { // the last one first, as in CPython
            release_place(m, &tuple->items[i - 1]);
        }
        block_end(m, object, true);
        return;
    }
    visit_object(m, object, release_place, m);
    heap_give_back(m, object);
}

enum {
    OBJECT_WEAK = OBJECT_HAS_WEAK | OBJECT_IS_WEAK
};

static void tell_weak(Machine *m, Object *object) {
    object->refs = 1;
    weak_object_dies(m, object);
    object->refs--;
}

void object_free(Machine *m, Object *object) {
    if (!type_is_container((TypeId)object->type)) { // holds nothing, tells nobody
        block_end(m, object, false);
        return;
    }
    if (object->flags & OBJECT_WEAK && object->type == TYPE_GENERATOR) {
        tell_weak(m, object); // before it is closed: the others go first and are told then
    }
    if (object->type != TYPE_TUPLE && object_has_finalizer(m, object)) {
        object->refs = 1;
        object_finalize(m, object);
        if (--object->refs > 0) {
            return;
        }
    }
    if (object->flags & OBJECT_WEAK) {
        tell_weak(m, object);
    }
    if (m->free_depth >= MAX_FREE_DEPTH) {
        GROW(m->free_queue, m->free_queue_count, m->free_queue_capacity);
        m->free_queue[m->free_queue_count++] = (uint64_t)((uint8_t *)object - m->base);
        return;
    }
    m->free_depth++;
    free_now(m, object);
    m->free_depth--;
    while (m->free_depth == 0 && m->free_queue_count > 0) {
        uint64_t offset = m->free_queue[--m->free_queue_count];
        m->free_depth++;
        free_now(m, (Object *)(void *)(m->base + offset));
        m->free_depth--;
    }
}

// --- one after the other ----------------------------------------------------------------------

static Object *first_object(Machine *m) {
    return (Object *)(void *)(m->base + m->heap_start);
}

static Object *next_object(Machine *m, Object *object) {
    Object *next = (Object *)(void *)((uint8_t *)object + class_size(object->size_class));
    return (uint64_t)((uint8_t *)next - m->base) < m->world->heap.top ? next : NULL;
}

Object *heap_next(Machine *m, Object *after, TypeId type) {
    Object *o = after ? next_object(m, after) : first_object(m);
    while (o && o->type != type) {
        o = next_object(m, o);
    }
    return o;
}

static Object *at(Machine *m, uint64_t offset) {
    return (Object *)(void *)(m->base + offset);
}

void heap_seal(Machine *m) {
    Heap *heap = &m->world->heap;
    memset(heap->free, 0, sizeof heap->free);
    heap->sealed = heap->top;
    heap->sealed_count = heap->object_count;
}

static Object *first_young(Machine *m) {
    const Heap *heap = &m->world->heap;
    uint64_t first = heap->sealed ? heap->sealed : m->heap_start;
    return first < heap->top ? at(m, first) : NULL;
}

// Most of what a program has made is gone in the end: what lives is counted, so that the walk need
// not go through all blocks that were ever used.
bool heap_has_finalizers(Machine *m) {
    uint64_t left = m->world->heap.object_count - m->world->heap.sealed_count;
    for (Object *o = first_young(m); o && left > 0; o = next_object(m, o)) {
        if (o->type == TYPE_FREE) {
            continue;
        }
        if (object_has_finalizer(m, o) || o->flags & OBJECT_HAS_WEAK) {
            return true;
        }
        left--;
    }
    return false;
}

// --- cycles -----------------------------------------------------------------------------------

// An object whose owners are all objects that only they reach is garbage. So each object's count
// is first lowered by the references that other objects have to it: what has a count left has an
// owner that is no object (the world, a native at work), is alive, and so is all it reaches. On
// the way through what is alive, and then through the garbage, the counts are raised again.
//
// What the library made before the program began (up to heap.sealed) stays alive anyway: it counts
// as no object here.
enum {
    OBJECT_IS_REACHED = 0x2000 // flags of any object, while garbage is looked for
};

typedef struct Collector {
    Machine *m;
    uint64_t sealed;
    uint64_t *work; // offsets still to visit
    size_t work_count;
    size_t work_capacity;
} Collector;

// The object in this place, if it takes part.
static inline Object *young_at(const Collector *collector, Value v) {
    return value_is_ref(v) && value_offset(v) >= collector->sealed ? object_at(collector->m, v)
                                                                   : NULL;
}

static void lower_place(void *context, Value *place) {
    Object *o = young_at(context, *place);
    if (o) {
        o->refs--;
    }
}

static void raise_place(void *context, Value *place) {
    Object *o = young_at(context, *place);
    if (o) {
        o->refs++;
    }
}

static void reach(Collector *collector, Object *o) {
    if (o->flags & OBJECT_IS_REACHED) {
        return;
    }
    o->flags |= OBJECT_IS_REACHED;
    if (!type_is_container((TypeId)o->type)) {
        return;
    }
    GROW(collector->work, collector->work_count, collector->work_capacity);
    collector->work[collector->work_count++] = (uint64_t)((uint8_t *)o - collector->m->base);
}

static void reach_place(void *context, Value *place) {
    Object *o = young_at(context, *place);
    if (o) {
        o->refs++;
        reach(context, o);
    }
}

static void lower_counts(Collector *collector) {
    Machine *m = collector->m;
    uint64_t count = 0;
    for (Object *o = first_young(m); o; o = next_object(m, o)) {
        if (o->type != TYPE_FREE) {
            visit_object(m, o, lower_place, collector);
            count++;
        }
    }
    work_done(m, COST_COLLECT, count);
}

static void reach_alive(Collector *collector) {
    Machine *m = collector->m;
    for (Object *o = first_young(m); o; o = next_object(m, o)) {
        if (o->type == TYPE_FREE || o->refs == 0) {
            continue;
        }
        reach(collector, o);
        while (collector->work_count > 0) {
            Object *next = at(m, collector->work[--collector->work_count]);
            visit_object(m, next, reach_place, collector);
        }
    }
}

// Offsets of what was not reached, by address. Owned.
static uint64_t *take_garbage(Collector *collector, size_t *count) {
    Machine *m = collector->m;
    uint64_t *garbage = NULL;
    size_t capacity = 0;
    *count = 0;
    for (Object *o = first_young(m); o; o = next_object(m, o)) {
        if (o->type != TYPE_FREE && !(o->flags & OBJECT_IS_REACHED)) {
            GROW(garbage, *count, capacity);
            garbage[(*count)++] = (uint64_t)((uint8_t *)o - m->base);
            visit_object(m, o, raise_place, collector);
        }
        o->flags &= (uint16_t)~OBJECT_IS_REACHED;
    }
    return garbage;
}

static uint64_t *find_garbage(Machine *m, size_t *count) {
    Collector collector = {.m = m, .sealed = m->world->heap.sealed};
    lower_counts(&collector);
    reach_alive(&collector);
    uint64_t *garbage = take_garbage(&collector, count);
    memory_free(collector.work);
    return garbage;
}

// A task says how its coroutine stands: with tasks last it has been closed before.
static bool finalize_all(Machine *m, const uint64_t *garbage, size_t count, bool tasks_last) {
    bool any = false;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < count; i++) {
            Object *o = at(m, garbage[i]);
            bool is_turn = (o->type == TYPE_TASK) == (tasks_last == (pass == 1));
            if (is_turn && object_has_finalizer(m, o)) {
                object_finalize(m, o);
                any = true;
            }
        }
    }
    return any;
}

// A loop that nobody closed goes before all others: what waits for its turn dies with it.
static bool end_a_loop(Machine *m, const uint64_t *garbage, size_t count) {
    for (size_t i = 0; i < count; i++) {
        Object *o = at(m, garbage[i]);
        if (o->type == TYPE_LOOP && object_has_finalizer(m, o)) {
            o->refs++;
            object_finalize(m, o);
            release(m, value_of(m, o));
            return true;
        }
    }
    return false;
}

static int compare_offsets(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a;
    uint64_t y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

// The garbage, which is sorted by address, with what the order names first. Owned.
static uint64_t *in_order(const uint64_t *garbage, size_t count, const HeapOrder *order) {
    uint64_t *sorted = NEW_ARRAY(uint64_t, count + 1);
    bool *is_done = NEW_ARRAY(bool, count + 1);
    size_t used = 0;
    for (size_t i = 0; i < order->count; i++) {
        const uint64_t *found = count == 0 ? NULL
                                           : bsearch(&order->offsets[i], garbage, count,
                                                     sizeof *garbage, compare_offsets);
        if (found && !is_done[found - garbage]) {
            is_done[found - garbage] = true;
            sorted[used++] = *found;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_done[i]) {
            sorted[used++] = garbage[i];
        }
    }
    memory_free(is_done);
    return sorted;
}

uint64_t heap_collect(Machine *m, bool tasks_last) {
    return heap_collect_in(m, tasks_last, &(HeapOrder){0});
}

uint64_t heap_collect_in(Machine *m, bool tasks_last, const HeapOrder *order) {
    size_t count;
    uint64_t *garbage = find_garbage(m, &count);
    while (end_a_loop(m, garbage, count)) {
        memory_free(garbage);
        garbage = find_garbage(m, &count);
    }
    for (size_t i = 0; i < count; i++) {
        at(m, garbage[i])->refs++; // held while finalizers run
    }
    weak_objects_die(m, garbage, count);
    uint64_t *sorted = in_order(garbage, count, order);
    bool finalized = finalize_all(m, sorted, count, tasks_last);
    memory_free(sorted);
    for (size_t i = 0; i < count; i++) {
        at(m, garbage[i])->refs--;
    }
    if (finalized) { // a finalizer may have brought some of it back
        memory_free(garbage);
        garbage = find_garbage(m, &count);
    }
    for (size_t i = 0; i < count; i++) {
        at(m, garbage[i])->refs++;
    }
    m->world->watch_pauses = true;
    for (size_t i = 0; i < count; i++) {
        forget_watched(m, at(m, garbage[i]));
        visit_object(m, at(m, garbage[i]), release_place, m);
    }
    m->world->watch_pauses = false;
    for (size_t i = 0; i < count; i++) {
        Object *o = at(m, garbage[i]);
        if (--o->refs == 0) {
            heap_give_back(m, o);
        }
    }
    memory_free(garbage);
    m->world->heap.candidates = 0;
    return count;
}

// --- what is near -----------------------------------------------------------------------------

static void meet_place(void *context, Value *place) {
    Collector *walk = context;
    Object *o = young_at(walk, *place);
    if (o && !(o->flags & OBJECT_IS_REACHED)) {
        o->flags |= OBJECT_IS_REACHED;
        GROW(walk->work, walk->work_count, walk->work_capacity);
        walk->work[walk->work_count++] = value_offset(*place);
        if (o->type == TYPE_VALUES) { // not an object of its own in CPython
            visit_object(walk->m, o, meet_place, walk);
        }
    }
}

HeapOrder heap_reached_from(Machine *m, Value root) {
    Collector walk = {.m = m, .sealed = m->world->heap.sealed};
    meet_place(&walk, &root);
    for (size_t i = 0; i < walk.work_count; i++) {
        Object *o = at(m, walk.work[i]);
        size_t before = walk.work_count;
        visit_object(m, o, meet_place, &walk);
        if (o->type == TYPE_TRACEBACK && walk.work_count == before + 2) { // the next one first
            uint64_t frame = walk.work[before];
            walk.work[before] = walk.work[before + 1];
            walk.work[before + 1] = frame;
        }
    }
    HeapOrder order = {.offsets = walk.work};
    for (size_t i = 0; i < walk.work_count; i++) {
        Object *o = at(m, walk.work[i]);
        o->flags &= (uint16_t)~OBJECT_IS_REACHED;
        if (object_has_finalizer(m, o)) {
            order.offsets[order.count++] = walk.work[i];
        }
    }
    return order;
}

// --- checking ---------------------------------------------------------------------------------

// References found to each object, by 16-byte unit, outside the heap.
typedef struct Survey {
    uint32_t *counts; // owned
} Survey;

static void count_place(void *context, Value *place) {
    const Survey *survey = context;
    if (value_is_ref(*place)) {
        survey->counts[value_offset(*place) / HEAP_ALIGN]++;
    }
}

static Survey survey_all(Machine *m) {
    size_t units = (size_t)m->world->heap.top / HEAP_ALIGN + 1;
    Survey survey = {NEW_ARRAY(uint32_t, units)};
    for (Object *o = first_object(m); o; o = next_object(m, o)) {
        if (o->type != TYPE_FREE) {
            object_visit(m, o, count_place, &survey);
        }
    }
    world_visit(m, count_place, &survey);
    return survey;
}

bool heap_check(Machine *m, const char **problem) {
    Survey survey = survey_all(m);
    *problem = NULL;
    for (Object *o = first_object(m); o && !*problem; o = next_object(m, o)) {
        if (o->type == TYPE_FREE) {
            continue;
        }
        uint32_t found = survey.counts[(size_t)((uint8_t *)o - m->base) / HEAP_ALIGN];
        if (o->refs < found) {
            *problem = "an object has more references than its count says";
        } else if (o->refs > found) {
            *problem = "an object's count is higher than its references";
        }
        if (*problem) {
            m->check_type = (TypeId)o->type;
            m->check_offset = (uint64_t)((uint8_t *)o - m->base);
        }
    }
    memory_free(survey.counts);
    return *problem == NULL;
}
