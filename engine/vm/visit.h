// visit: object_visit, to be compiled into its caller.
//
// For whoever visits so many objects that a call for each of their Values would be most of the
// work: freeing and collecting (heap.c). All others call object_visit (type.h). What a shape holds
// is said here and in the table of type.c, and nowhere else.
#pragma once

#include "engine/vm/asyncio.h"
#include "engine/vm/deque.h"
#include "engine/vm/frame.h"
#include "engine/vm/lock.h"
#include "engine/vm/runtime.h"
#include "engine/vm/type.h"

// Where the owned Values of a fixed shape stand.
typedef struct Shape {
    uint16_t offset; // of the first, in bytes
    uint16_t count;  // 0: no fixed shape
    bool container;
} Shape;

extern const Shape object_shapes[TYPE_COUNT];

static inline void visit_values(Value *places, uint32_t count, Visit visit, void *context) {
    for (uint32_t i = 0; i < count; i++) {
        visit(context, &places[i]);
    }
}

// The last one first: the order in which CPython lets go of the items of lists and tuples.
static inline void visit_items(Value *items, uint32_t count, Visit visit, void *context) {
    for (uint32_t i = count; i-- > 0;) {
        visit(context, &items[i]);
    }
}

static inline void visit_dict(Machine *m, Dict *dict, Visit visit, void *context) {
    if (value_is_ref(dict->table)) {
        DictEntry *entries = dict_entries(m, value_of(m, dict));
        for (uint32_t i = 0; i < dict->entry_count; i++) {
            visit(context, &entries[i].key);
            visit(context, &entries[i].value);
        }
    }
    visit(context, &dict->table);
}

static inline void visit_set(Machine *m, Set *set, Visit visit, void *context) {
    if (value_is_ref(set->table)) {
        SetEntry *entries = (SetEntry *)(void *)(object_at(m, set->table) + 1);
        uint32_t left = set->count; // behind the last key there is nothing
        for (uint32_t i = 0; left > 0 && i <= set->mask; i++) {
            left -= set_entry_is_live(&entries[i]);
            visit(context, &entries[i].key);
        }
    }
    visit(context, &set->table);
}

// From the left, as CPython lets go of them.
static inline void visit_deque(Machine *m, Deque *deque, Visit visit, void *context) {
    for (uint32_t i = 0; i < deque->count; i++) {
        visit(context, deque_place(m, deque, i));
    }
    visit(context, &deque->ring);
}

static inline void visit_loop(Machine *m, Loop *loop, Visit visit, void *context) {
    if (value_is_ref(loop->ready)) {
        ReadyEntry *ready = (ReadyEntry *)(void *)(object_at(m, loop->ready) + 1);
        for (uint32_t i = 0; i < loop->ready_count; i++) {
            ReadyEntry *entry = &ready[(loop->ready_head + i) & (loop->ready_capacity - 1)];
            visit(context, &entry->a);
            visit(context, &entry->b);
        }
    }
    if (value_is_ref(loop->timers)) {
        TimerEntry *timers = (TimerEntry *)(void *)(object_at(m, loop->timers) + 1);
        for (uint32_t i = 0; i < loop->timer_count; i++) {
            visit(context, &timers[i].what);
        }
    }
}

// A running frame holds its generator; while it pauses, only the generator holds the frame.
static inline void visit_running_generator(Machine *m, const Frame *frame, Visit visit,
                                           void *context) {
    if (frame->object.flags & FRAME_HOLDS_GENERATOR) {
        Value held = value_of(m, m->base + frame->generator);
        visit(context, &held);
    }
}

// What some shapes hold beyond the Values that stand together.
static inline void visit_rest(Object *object, Visit visit, void *context) {
    if (object->type == TYPE_INSTANCE) {
        if (object->flags & INSTANCE_HAS_MEMBERS) {
            visit(context, &((SlottedInstance *)(void *)object)->members);
        }
        return;
    }
    if (object->type == TYPE_TASK) {
        visit_values(&((Task *)(void *)object)->coroutine, 5, visit, context);
    } else if (object->type == TYPE_GATHERING_FUTURE) {
        visit(context, &((GatheringFuture *)(void *)object)->children);
    } else if (object->type == TYPE_STRAND) {
        visit_values(&((StrandObject *)(void *)object)->saved.frame, STRAND_VALUES, visit, context);
    }
}

static inline void visit_fixed(Machine *m, Object *object, Visit visit, void *context) {
    const Shape *shape = &object_shapes[object->type];
    if (object->type == TYPE_LOOP) {
        visit_loop(m, (Loop *)(void *)object, visit, context);
    }
    visit_values((Value *)(void *)((uint8_t *)object + shape->offset), shape->count, visit,
                 context);
    visit_rest(object, visit, context);
}

static inline void visit_frame(Machine *m, Frame *frame, Visit visit, void *context) {
    visit_values(&frame->back, 4, visit, context);
    visit_values(frame->slots, frame->sp, visit, context);
    visit_running_generator(m, frame, visit, context);
}

__attribute__((always_inline)) static inline void visit_object(Machine *m, Object *object,
                                                               Visit visit, void *context) {
    TypeId type = (TypeId)object->type;
    if (object_shapes[type].count > 0) {
        visit_fixed(m, object, visit, context);
    } else if (type == TYPE_TUPLE) {
        Tuple *tuple = (Tuple *)(void *)object;
        visit_items(tuple->items, tuple->count, visit, context);
    } else if (type == TYPE_VALUES) {
        Values *values = (Values *)(void *)object;
        visit_items(values->items, values->count, visit, context);
    } else if (type == TYPE_DICT) {
        visit_dict(m, (Dict *)(void *)object, visit, context);
    } else if (type == TYPE_SET || type == TYPE_FROZENSET) {
        visit_set(m, (Set *)(void *)object, visit, context);
    } else if (type == TYPE_DEQUE) {
        visit_deque(m, (Deque *)(void *)object, visit, context);
    } else if (type == TYPE_FRAME) {
        visit_frame(m, (Frame *)(void *)object, visit, context);
    } else if (type == TYPE_RECORD) {
        Record *record = (Record *)(void *)object;
        visit_values(&record->cls, 1 + record->count, visit, context);
    }
}
