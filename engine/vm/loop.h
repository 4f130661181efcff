// loop: what the files of the event loop share: its queues, and the native frame in which it runs.
#pragma once

#include "engine/vm/asyncio.h"
#include "engine/vm/interp.h"

// Slots of the native frame. OUTER: the loop that ran before this one, or (inner) the task that
// started another one. RUNNING: whose step or callback is on top, or unset. Its state counts the
// entries that are left for this turn.
enum LoopSlot {
    LOOP_SLOT_LOOP,
    LOOP_SLOT_UNTIL,
    LOOP_SLOT_RUNNING,
    LOOP_SLOT_OUTER,
    LOOP_SLOT_CALLER,
    LOOP_SLOT_ARGUMENT, // of a done callback: its future
    LOOP_SLOT_CONTEXT   // that held before the callback
};

static inline ReadyEntry *ready_entries(const Machine *m, const Loop *loop) {
    return (ReadyEntry *)(void *)(object_at(m, loop->ready) + 1);
}

static inline ReadyEntry *ready_first(const Machine *m, const Loop *loop) {
    return &ready_entries(m, loop)[loop->ready_head];
}

// Takes the first entry off; its values are the caller's.
static inline ReadyEntry ready_pop(const Machine *m, Loop *loop) {
    ReadyEntry entry = *ready_first(m, loop);
    loop->ready_head = (loop->ready_head + 1) & (loop->ready_capacity - 1);
    loop->ready_count--;
    return entry;
}

// Takes both values. There must be room.
static inline void ready_put(const Machine *m, Loop *loop, ReadyEntry entry) {
    uint32_t place = (loop->ready_head + loop->ready_count++) & (loop->ready_capacity - 1);
    ready_entries(m, loop)[place] = entry;
}

// The timers (loop_queue.c): a heap by (ns, lag, order).
static inline const TimerEntry *timer_first(const Machine *m, const Loop *loop) { // or NULL
    return loop->timer_count ? (const TimerEntry *)(void *)(object_at(m, loop->timers) + 1) : NULL;
}
Value timer_pop(Machine *m, Loop *loop); // owned
// Timers that were cancelled do not keep the loop waiting.
void timers_drop_dead(Machine *m, Loop *loop);
// A due timer takes its place in the ready queue; a sleep's future is set in that turn.
void timers_move_due(Machine *m, Value loop);

// The strand has nothing to do before first, which may be NULL, or before another one wakes it.
void loop_wait(Machine *m, Value loop, const TimerEntry *first);
// Another turn without waiting: after very many of them time passes, so that timers come.
void loop_count_free_turn(Machine *m, bool has_timers);

// When the clock says that a timer is due.
void timer_due(Machine *m, double when, int64_t *due, uint64_t *lag);

// Natives of loops that are open (open_loop.c).
Value loop_become_open(Machine *m, const Call *call);
Value loop_await_turn(Machine *m, const Call *call);
Value loop_end_wait(Machine *m, const Call *call);
Value loop_wake_up(Machine *m, const Call *call);
Value handle_is_scheduled(Machine *m, const Call *call);
Value handle_set_scheduled(Machine *m, const Call *call);
Value handle_follow_clock(Machine *m, const Call *call);
Value handle_is_before(Machine *m, const Call *call);
Value handle_is_due(Machine *m, const Call *call);

// A handle as call_soon makes it; owned, or unset with an exception pending. args are borrowed.
Value handle_new(Machine *m, Value loop, Value callback, const Value *args, int count,
                 uint16_t flags);
