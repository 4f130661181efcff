// The loop's queues: what is ready, first in first out, and what waits for its time.
#include <string.h>

#include "engine/vm/loop.h"

enum {
    FIRST_CAPACITY = 16
};

// --- the ready queue: a ring ------------------------------------------------------------------

static bool grow_ready(Machine *m, Loop *loop) {
    uint32_t capacity = loop->ready_capacity ? loop->ready_capacity * 2 : FIRST_CAPACITY;
    Object *block = heap_new(m, TYPE_BLOCK, sizeof(Object) + capacity * sizeof(ReadyEntry));
    if (!block) {
        return false;
    }
    ReadyEntry *entries = (ReadyEntry *)(void *)(block + 1);
    for (uint32_t i = 0; i < loop->ready_count; i++) {
        entries[i] = ready_entries(m, loop)[(loop->ready_head + i) & (loop->ready_capacity - 1)];
    }
    replace(m, &loop->ready, value_of(m, block));
    loop->ready_capacity = capacity;
    loop->ready_head = 0;
    return true;
}

// The loop's own call_soon is told; what it raises is pending.
__attribute__((noinline)) static bool push_open(Machine *m, Value loop, ReadyKind kind, Value a,
                                                Value b) {
    Value held = pending_take(m);
    uint32_t lane = m->world->strand.lane;
    m->world->strand.lane = EVENT_NO_LANE; // the task that runs may have said that it waits
    Value args[] = {loop, value_from_small_int(kind), a, b == VALUE_UNSET ? VALUE_NONE : b};
    Value told = call_value(m, prelude_function(m, "_open_push"), args, 4, VALUE_UNSET);
    m->world->strand.lane = lane;
    release(m, told);
    if (held != VALUE_UNSET) {
        replace(m, &m->world->pending, held);
    }
    return told != VALUE_UNSET;
}

bool loop_push_ready(Machine *m, Value v, ReadyKind kind, Value a, Value b, uint32_t cause) {
    Loop *loop = AS(Loop, m, v);
    if (loop->object.flags & LOOP_OPEN) {
        return push_open(m, v, kind, a, b);
    }
    if (loop->ready_count == loop->ready_capacity && !grow_ready(m, loop)) {
        return false;
    }
    ready_put(m, loop, (ReadyEntry){retain(m, a), retain(m, b), kind, cause});
    return true;
}

// --- timers: a heap by (ns, lag, order) -------------------------------------------------------

static TimerEntry *timer_entries(const Machine *m, const Loop *loop) {
    return (TimerEntry *)(void *)(object_at(m, loop->timers) + 1);
}

static bool is_before(const TimerEntry *a, const TimerEntry *b) {
    if (a->ns != b->ns) {
        return a->ns < b->ns;
    }
    return a->lag != b->lag ? a->lag < b->lag : a->order < b->order;
}

static bool grow_timers(Machine *m, Loop *loop) {
    uint32_t capacity = loop->timer_capacity ? loop->timer_capacity * 2 : FIRST_CAPACITY;
    Object *block = heap_new(m, TYPE_BLOCK, sizeof(Object) + capacity * sizeof(TimerEntry));
    if (!block) {
        return false;
    }
    if (loop->timer_count) {
        memcpy(block + 1, timer_entries(m, loop), loop->timer_count * sizeof(TimerEntry));
    }
    replace(m, &loop->timers, value_of(m, block));
    loop->timer_capacity = capacity;
    return true;
}

bool loop_push_timer(Machine *m, Value v, int64_t ns, uint64_t lag, Value what) {
    Loop *loop = AS(Loop, m, v);
    if (loop->timer_count == loop->timer_capacity && !grow_timers(m, loop)) {
        return false;
    }
    TimerEntry *heap = timer_entries(m, loop);
    TimerEntry entry = {ns, lag, m->world->next_order++, retain(m, what)};
    uint32_t place = loop->timer_count++;
    while (place > 0 && is_before(&entry, &heap[(place - 1) / 2])) {
        heap[place] = heap[(place - 1) / 2];
        place = (place - 1) / 2;
    }
    heap[place] = entry;
    return true;
}

Value timer_pop(Machine *m, Loop *loop) {
    TimerEntry *heap = timer_entries(m, loop);
    Value first = heap[0].what;
    TimerEntry last = heap[--loop->timer_count];
    uint32_t count = loop->timer_count;
    uint32_t place = 0;
    for (uint32_t child = 1; child < count; child = 2 * place + 1) {
        child += child + 1 < count && is_before(&heap[child + 1], &heap[child]);
        if (!is_before(&heap[child], &last)) {
            break;
        }
        heap[place] = heap[child];
        place = child;
    }
    heap[place] = last;
    return first;
}

static bool is_dead(const Machine *m, Value what) {
    return is_type(m, what, TYPE_HANDLE) ? (object_at(m, what)->flags & HANDLE_CANCELLED) != 0
                                         : AS(Future, m, what)->state != FUTURE_PENDING;
}

void timers_drop_dead(Machine *m, Loop *loop) {
    while (loop->timer_count > 0 && is_dead(m, timer_entries(m, loop)[0].what)) {
        release(m, timer_pop(m, loop));
    }
}

void timers_move_due(Machine *m, Value v) {
    Loop *loop = AS(Loop, m, v);
    const World *w = m->world;
    while (loop->timer_count > 0) {
        const TimerEntry *first = &timer_entries(m, loop)[0];
        if (first->ns > w->now_ns || (first->ns == w->now_ns && first->lag > w->now_lag)) {
            break;
        }
        Value what = timer_pop(m, loop);
        uint32_t cause =
            is_type(m, what, TYPE_HANDLE) ? AS(Handle, m, what)->cause : EVENT_NO_CAUSE;
        loop_push_ready(m, v, READY_HANDLE, what, VALUE_UNSET, cause);
        release(m, what);
    }
}
