// The state hash: a walk from the world's roots that numbers objects by first visit, so that two
// worlds that will behave the same hash the same, wherever their objects lie.
#include "engine/base/memory.h"
#include "engine/vm/asyncio.h"
#include "engine/vm/complex.h"
#include "engine/vm/deque.h"
#include "engine/vm/frame.h"
#include "engine/vm/lock.h"
#include "engine/vm/runtime.h"
#include "engine/vm/type.h"

typedef struct Walk {
    Machine *m;
    uint32_t *numbers; // per 16-byte unit: 1 + number of the first visit
    uint64_t *queue;   // offsets in order of first visit
    size_t count;
    size_t capacity;
    StateHash hash;
} Walk;

static void mix(Walk *walk, uint64_t word) {
    StateHash *h = &walk->hash;
    h->low = (h->low ^ word) * 0x9E3779B97F4A7C15ull;
    h->low ^= h->low >> 29;
    h->high = (h->high + word) * 0xC2B2AE3D27D4EB4Full;
    h->high ^= (h->high >> 31) ^ (h->low << 7);
}

static void mix_bytes(Walk *walk, const void *bytes, size_t length) {
    const uint8_t *cursor = bytes;
    for (; length >= 8; cursor += 8, length -= 8) {
        uint64_t word;
        memcpy(&word, cursor, sizeof word);
        mix(walk, word);
    }
    uint64_t rest = 0;
    memcpy(&rest, cursor, length);
    mix(walk, rest);
}

static void meet(void *context, Value *place) {
    Walk *walk = context;
    Value v = *place;
    if (!value_is_ref(v)) {
        mix(walk, v);
        return;
    }
    uint32_t *number = &walk->numbers[value_offset(v) / HEAP_ALIGN];
    if (*number == 0) {
        GROW(walk->queue, walk->count, walk->capacity);
        walk->queue[walk->count++] = value_offset(v);
        *number = (uint32_t)walk->count;
    }
    mix(walk, *number);
}

// The words of an object that are neither Values nor reckoning: what matters of each shape.
static void mix_plain(Walk *walk, const Object *o) {
    mix(walk, o->type | (uint64_t)o->flags << 16);
    switch ((int)o->type) {
    case TYPE_STR: {
        const Str *s = (const Str *)(const void *)o;
        mix_bytes(walk, s->bytes, s->length);
        break;
    }
    case TYPE_BYTES: {
        const Bytes *b = (const Bytes *)(const void *)o;
        mix_bytes(walk, b->bytes, b->length);
        break;
    }
    case TYPE_COMPLEX: {
        const Complex *c = (const Complex *)(const void *)o;
        mix_bytes(walk, &c->real, 2 * sizeof(double));
        break;
    }
    case TYPE_BIG_INT: {
        const BigInt *b = (const BigInt *)(const void *)o;
        mix(walk, (uint64_t)b->size);
        mix_bytes(walk, b->limbs, sizeof(uint64_t) * (size_t)(b->size < 0 ? -b->size : b->size));
        break;
    }
    case TYPE_LIST:
        mix(walk, ((const List *)(const void *)o)->count);
        break;
    case TYPE_TUPLE:
        mix(walk, ((const Tuple *)(const void *)o)->count);
        break;
    case TYPE_DEQUE:
        mix(walk, ((const Deque *)(const void *)o)->count);
        mix(walk, (uint64_t)((const Deque *)(const void *)o)->maxlen);
        break;
    case TYPE_DICT:
        mix(walk, ((const Dict *)(const void *)o)->count);
        break;
    case TYPE_FRAME: {
        const Frame *f = (const Frame *)(const void *)o;
        mix(walk, f->program);
        mix(walk, (uint64_t)f->code << 32 | f->ip);
        mix(walk, (uint64_t)f->sp << 32 | f->action);
        break;
    }
    case TYPE_GENERATOR: {
        const Generator *g = (const Generator *)(const void *)o;
        mix(walk, (uint64_t)g->class_id << 32 | g->program);
        mix(walk, (uint64_t)g->code << 32 | g->state);
        break;
    }
    case TYPE_FUNCTION: {
        const Function *f = (const Function *)(const void *)o;
        mix(walk, (uint64_t)f->program << 32 | f->code);
        break;
    }
    case TYPE_DICT_VIEW:
        mix(walk, ((const DictView *)(const void *)o)->class_id);
        break;
    case TYPE_AWAITER: {
        const Awaiter *a = (const Awaiter *)(const void *)o;
        mix(walk, (uint64_t)a->mode << 32 | a->state);
        break;
    }
    case TYPE_NATIVE:
        mix(walk, ((const Native *)(const void *)o)->id);
        break;
    case TYPE_ITERATOR: {
        const Iterator *it = (const Iterator *)(const void *)o;
        mix(walk, (uint64_t)it->class_id << 32 | (uint64_t)(uint32_t)it->step);
        mix(walk, (uint64_t)it->index);
        break;
    }
    case TYPE_TASK:
        mix(walk, ((const Task *)(const void *)o)->cancel_count);
        mix(walk, ((const Future *)(const void *)o)->state);
        break;
    case TYPE_GATHERING_FUTURE:
        mix(walk, ((const GatheringFuture *)(const void *)o)->finished_count);
        mix(walk, ((const Future *)(const void *)o)->state);
        break;
    case TYPE_FUTURE:
        mix(walk, ((const Future *)(const void *)o)->state);
        break;
    case TYPE_NATIVE_FRAME: {
        const NativeFrame *n = (const NativeFrame *)(const void *)o;
        mix(walk, (uint64_t)n->kind << 32 | n->state);
        mix(walk, (uint64_t)n->action << 32 | n->outcome);
        break;
    }
    default:
        break;
    }
}

// Timers relative to now: two worlds an hour apart may go on alike.
static void mix_loop(Walk *walk, const Loop *loop) {
    const Machine *m = walk->m;
    if (value_is_ref(loop->timers)) {
        const TimerEntry *timers =
            (const TimerEntry *)(const void *)(object_at(m, loop->timers) + 1);
        for (uint32_t i = 0; i < loop->timer_count; i++) {
            mix(walk, (uint64_t)(timers[i].ns - m->world->now_ns));
            mix(walk, timers[i].lag - m->world->now_lag);
        }
    }
    if (value_is_ref(loop->ready)) {
        const ReadyEntry *ready = (const ReadyEntry *)(const void *)(object_at(m, loop->ready) + 1);
        for (uint32_t i = 0; i < loop->ready_count; i++) {
            mix(walk, ready[(loop->ready_head + i) & (loop->ready_capacity - 1)].kind);
        }
    }
}

// --- strands: who can run and who waits for what, in order ------------------------------------

static StrandObject *strand_at(const Walk *walk, uint64_t offset) {
    return (StrandObject *)(void *)(walk->m->base + offset);
}

static void meet_queue(Walk *walk, const StrandQueue *queue) {
    for (uint64_t offset = queue->first; offset; offset = strand_at(walk, offset)->queue.next) {
        Value v = value_from_offset(offset);
        meet(walk, &v);
    }
    mix(walk, 0);
}

static void mix_lock(Walk *walk, const ThreadLock *lock) {
    mix(walk, (uint64_t)lock->owner << 32 | lock->count);
    meet_queue(walk, &lock->waiters);
}

static void mix_strand(Walk *walk, const StrandObject *s) {
    const World *w = walk->m->world;
    mix(walk, (uint64_t)s->number << 32 | s->state);
    mix(walk, (uint64_t)s->saved.passed_check << 2 | (uint64_t)s->is_daemon << 1 | s->timed_out);
    if (s->has_timer) {
        mix(walk, (uint64_t)(s->saved.wake_ns - w->now_ns));
        mix(walk, s->saved.wake_lag - w->now_lag);
    }
}

static void meet_strands(Walk *walk) {
    World *w = walk->m->world;
    meet(walk, &w->strands);
    meet(walk, &w->leaving);
    meet_queue(walk, &w->ready_strands);
    meet_queue(walk, &w->paused_strands);
    mix(walk, w->strand.passed_check);
    for (uint64_t at = w->strand_timers.first; at; at = strand_at(walk, at)->timers.next) {
        Value v = value_from_offset(at);
        meet(walk, &v);
    }
    mix(walk, w->running_strand ? strand_at(walk, w->running_strand)->number : UINT64_MAX);
    mix(walk, w->ended_as);
}

// What an object refers to. Room to grow and deleted entries are left out: only order matters.
static void meet_inner(Walk *walk, Object *o) {
    Machine *m = walk->m;
    Value self = value_of(m, o);
    if (o->type == TYPE_LIST) {
        for (uint32_t i = 0; i < list_count(m, self); i++) {
            meet(walk, &list_items(m, self)[i]);
        }
    } else if (o->type == TYPE_DEQUE) {
        for (uint32_t i = 0; i < deque_count(m, self); i++) {
            meet(walk, deque_place(m, AS(Deque, m, self), i));
        }
    } else if (o->type == TYPE_DICT) {
        uint32_t position = 0;
        Value key, value;
        while (dict_next(m, self, &position, &key, &value)) {
            meet(walk, &key);
            meet(walk, &value);
        }
    } else {
        object_visit(m, o, meet, walk);
    }
}

StateHash world_hash(Machine *m) {
    size_t units = (size_t)m->world->heap.top / HEAP_ALIGN + 1;
    Walk walk = {.m = m, .numbers = NEW_ARRAY(uint32_t, units), .hash = {1, 2}};
    World *w = m->world;
    // the program's own roots; classes, names and constants never change
    meet(&walk, &w->globals[0]);
    meet(&walk, &w->globals[1]);
    meet(&walk, &w->strand.frame);
    meet(&walk, &w->strand.result);
    meet(&walk, &w->strand.handled);
    meet(&walk, &w->pending);
    meet(&walk, &w->thrown);
    meet(&walk, &w->strand.running_loop);
    meet(&walk, &w->strand.context);
    meet(&walk, &w->strand.own_loop);
    meet(&walk, &w->asyncio_loop);
    meet_strands(&walk);
    mix(&walk, w->next_task_number);
    mix(&walk, w->seed);
    mix_bytes(&walk, w->random, sizeof w->random);
    for (size_t i = 0; i < walk.count; i++) {
        Object *o = (Object *)(void *)(m->base + walk.queue[i]);
        mix_plain(&walk, o);
        if (o->type == TYPE_LOOP) {
            mix_loop(&walk, (const Loop *)(const void *)o);
        } else if (o->type == TYPE_LOCK) {
            mix_lock(&walk, (const ThreadLock *)(const void *)o);
        } else if (o->type == TYPE_STRAND) {
            mix_strand(&walk, (const StrandObject *)(const void *)o);
        }
        meet_inner(&walk, o);
    }
    memory_free(walk.numbers);
    memory_free(walk.queue);
    return walk.hash;
}
