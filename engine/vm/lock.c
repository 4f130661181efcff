#include "engine/vm/lock.h"

#include "engine/vm/host.h"
#include "engine/vm/interp.h"

// --- what they are called ---------------------------------------------------------------------

// The library's Python code counts asyncio's locks in the same dict.
static uint32_t next_number(Machine *m) {
    Value counts = prelude_function(m, "_object_counts");
    Value count = dict_get_z(m, counts, "lock");
    int64_t number = (value_is_int(count) ? value_as_int(count) : 0) + 1;
    dict_set_z(m, counts, "lock", value_from_small_int(number));
    return (uint32_t)number;
}

Value lock_new(Machine *m, bool is_reentrant, bool is_shown) {
    ThreadLock *lock = heap_new(m, TYPE_LOCK, sizeof(ThreadLock));
    if (!lock) {
        return VALUE_UNSET;
    }
    lock->object.flags = is_reentrant ? LOCK_IS_REENTRANT : 0;
    lock->label = lock->holder = VALUE_UNSET;
    Value v = value_of(m, lock);
    lock->number = is_shown ? next_number(m) : 0;
    return v;
}

void lock_describe(Machine *m, const ThreadLock *lock, Text *out) {
    if (lock->label != VALUE_UNSET) {
        text_add_z(out, str_bytes(m, lock->label));
        return;
    }
    if (lock->number) {
        text_printf(out, "lock %u", lock->number);
    } else {
        text_add_z(out, "a lock of the library");
    }
    if (lock->holder != VALUE_UNSET) {
        text_printf(out, ", held by %s", str_bytes(m, lock->holder));
    }
}

// "lock 12", as lock_describe has it. By hand: it is most of what taking and releasing one costs.
static uint32_t lock_text(Machine *m, const ThreadLock *lock) {
    static const char word[] = {'l', 'o', 'c', 'k', ' '};
    char text[sizeof word + 10]; // 32 bits have ten digits
    char *start = text + sizeof text;
    for (uint32_t rest = lock->number; rest > 0; rest /= 10) {
        *--start = (char)('0' + rest % 10);
    }
    start -= sizeof word;
    memcpy(start, word, sizeof word);
    return recorder_text(m->recorder, start, (size_t)(text + sizeof text - start));
}

static uint32_t show_change(Machine *m, const ThreadLock *lock, EventKind kind) {
    if (lock->number && m->record_switches) {
        emit_here(m, kind, LANE_RUNNING, REASON_CALL, lock_text(m, lock));
    }
    return m->world->last_seq;
}

static void show_wait(Machine *m, const ThreadLock *lock) {
    Text what = {0};
    lock_describe(m, lock, &what);
    if (lock->label != VALUE_UNSET && lock->reason != REASON_LOCK) {
        strand_show_wait(m, EVENT_BLOCK, LANE_WAITING, (Reason)lock->reason, text_z(&what));
    } else {
        strand_show_wait(m, EVENT_BLOCK, LANE_LOCKED, REASON_LOCK, text_z(&what));
    }
    text_release(&what);
}

// --- taking and freeing -----------------------------------------------------------------------

static void take(Machine *m, ThreadLock *lock, uint32_t count) {
    const StrandObject *strand = strand_current(m);
    lock->object.flags |= LOCK_IS_TAKEN;
    lock->owner = strand ? strand->number : 0;
    lock->count = count;
    replace(m, &lock->holder, strand ? retain(m, strand->name) : VALUE_UNSET);
    show_change(m, lock, EVENT_LOCK_ACQUIRED);
}

void lock_free(Machine *m, ThreadLock *lock, uint32_t cause) {
    lock->object.flags &= (uint16_t)~LOCK_IS_TAKEN;
    lock->count = 0;
    replace(m, &lock->holder, VALUE_UNSET);
    StrandObject *first = strand_queue_first(m, &lock->waiters);
    if (first && first->state == STRAND_BLOCKED) {
        if (m->host->hands_locks_over) {
            lock->object.flags |= LOCK_IS_TAKEN | LOCK_IS_HANDED_OVER;
            lock->owner = first->number;
            replace(m, &lock->holder, retain(m, first->name));
        }
        strand_wake(m, first, cause);
    }
}

void lock_forget_waiter(Machine *m, ThreadLock *lock, StrandObject *strand) {
    strand_queue_remove(m, &lock->waiters, strand);
}

static bool is_owner(const Machine *m, const ThreadLock *lock) {
    const StrandObject *strand = strand_current(m);
    return lock->object.flags & LOCK_IS_TAKEN && lock->owner == (strand ? strand->number : 0);
}

static void begin_wait(Machine *m, Value v) {
    ThreadLock *lock = AS(ThreadLock, m, v);
    StrandObject *strand = strand_current(m);
    strand_queue_add(m, &lock->waiters, strand);
    replace(m, &strand->waits_on, retain(m, v));
    show_wait(m, lock);
}

// SLOT_COUNT: how often a reentrant lock is taken at once; SLOT_ANSWER: what to return.
enum {
    SLOT_LOCK,
    SLOT_COUNT,
    SLOT_ANSWER
};

Value lock_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    if (outcome == OUTCOME_RAISED) { // by the handler of a signal that came meanwhile
        return VALUE_UNSET;
    }
    ThreadLock *lock = AS(ThreadLock, m, n->slots[SLOT_LOCK]);
    bool is_first = n->state == 0;
    n->state = 1;
    if (is_first && !(lock->object.flags & LOCK_IS_TAKEN)) {
        m->world->strand.waits = false; // another process freed it before the wait began
    } else if (is_first) {
        begin_wait(m, n->slots[SLOT_LOCK]);
        return VALUE_BLOCKED;
    }
    if (lock->object.flags & LOCK_IS_HANDED_OVER && is_owner(m, lock)) {
        lock->object.flags &= (uint16_t) ~(LOCK_IS_TAKEN | LOCK_IS_HANDED_OVER);
    }
    if (!(lock->object.flags & LOCK_IS_TAKEN)) {
        take(m, lock, (uint32_t)value_as_int(n->slots[SLOT_COUNT]));
        return n->slots[SLOT_ANSWER];
    }
    if (strand_current(m)->timed_out) {
        return VALUE_FALSE;
    }
    m->world->strand.waits = true; // somebody was faster; the time limit is the same
    begin_wait(m, n->slots[SLOT_LOCK]);
    return VALUE_BLOCKED;
}

// The strand has said how long it waits.
static Value wait_for(Machine *m, Value lock, uint32_t count, Value answer) {
    if (!strand_current(m)) {
        return raise_unsupported(m, "waiting for a lock before the program begins");
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_ACQUIRE, ACTION_PUSH);
    if (!n) {
        return VALUE_UNSET;
    }
    n->slots[SLOT_LOCK] = retain(m, lock);
    n->slots[SLOT_COUNT] = value_from_small_int(count);
    n->slots[SLOT_ANSWER] = answer;
    return VALUE_PUSHED;
}

// --- acquire(blocking=True, timeout=-1) -------------------------------------------------------

typedef struct Patience {
    bool waits;
    bool for_ever;
    int64_t ns;
} Patience;

#define MAX_TIMEOUT_S 9223372036.0

static bool parse_patience(Machine *m, const Call *call, Patience *patience) {
    static const char *const names[] = {"blocking", "timeout", NULL};
    Value values[2];
    double timeout = -1;
    *patience = (Patience){.waits = true, .for_ever = true};
    if (call->count == 0 && call->kwnames == VALUE_UNSET) {
        return true;
    }
    if (!call_parse(m, call, "acquire", names, 0, values) ||
        (values[0] != VALUE_UNSET && !value_is_true(m, values[0], &patience->waits)) ||
        (values[1] != VALUE_UNSET && !value_as_double(m, values[1], &timeout))) {
        return false;
    }
    if (!patience->waits && timeout != -1) {
        raise_error(m, CLASS_VALUE_ERROR, "can't specify a timeout for a non-blocking call");
    } else if (timeout < 0 && timeout != -1) {
        raise_error(m, CLASS_VALUE_ERROR, "timeout value must be a non-negative number");
    } else if (timeout > MAX_TIMEOUT_S) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "timeout value is too large");
    }
    patience->for_ever = timeout == -1;
    patience->waits = patience->waits && timeout != 0;
    patience->ns = patience->for_ever ? 0 : (int64_t)__builtin_ceil(timeout * 1e9);
    return !value_is_ref(m->world->pending);
}

static Value acquire(Machine *m, Value v, uint32_t count, Value answer, const Patience *patience) {
    ThreadLock *lock = AS(ThreadLock, m, v);
    if (!(lock->object.flags & LOCK_IS_TAKEN)) {
        take(m, lock, count);
        return answer;
    }
    if (!patience->waits) {
        return VALUE_FALSE;
    }
    if (patience->for_ever) {
        strand_wait_for_ever(m);
    } else {
        strand_wait_for_ns(m, patience->ns);
    }
    return wait_for(m, v, count, answer);
}

static Value lock_acquire(Machine *m, const Call *call) {
    Patience patience;
    return parse_patience(m, call, &patience) ? acquire(m, call->self, 1, VALUE_TRUE, &patience)
                                              : VALUE_UNSET;
}

static Value lock_release(Machine *m, const Call *call) {
    ThreadLock *lock = AS(ThreadLock, m, call->self);
    if (!(lock->object.flags & LOCK_IS_TAKEN)) {
        return raise_error(m, CLASS_RUNTIME_ERROR, "release unlocked lock");
    }
    lock_free(m, lock, show_change(m, lock, EVENT_LOCK_RELEASED));
    return VALUE_NONE;
}

static Value lock_locked(Machine *m, const Call *call) {
    return value_from_bool(object_at(m, call->self)->flags & LOCK_IS_TAKEN);
}

static Value lock_repr(Machine *m, const Call *call) {
    bool taken = object_at(m, call->self)->flags & LOCK_IS_TAKEN;
    return str_printf(m, "<%s _thread.lock object at 0x%llx>", taken ? "locked" : "unlocked",
                      (unsigned long long)visible_address(m, call->self));
}

const NativeInfo natives_lock[] = {
    {"acquire", lock_acquire, 0, -1, true, EFFECT_WRITES_SELF},
    {"acquire_lock", lock_acquire, 0, -1, true, EFFECT_WRITES_SELF},
    {"release", lock_release, 0, 0, false, EFFECT_WRITES_SELF},
    {"release_lock", lock_release, 0, 0, false, EFFECT_WRITES_SELF},
    {"locked", lock_locked, 0, 0, false, EFFECT_READS_SELF},
    {"locked_lock", lock_locked, 0, 0, false, EFFECT_READS_SELF},
    {"__enter__", lock_acquire, 0, 0, false, EFFECT_WRITES_SELF},
    {"__exit__", lock_release, 0, 3, false, EFFECT_WRITES_SELF},
    {"__repr__", lock_repr, 0, 0, false, EFFECT_PRIVATE},
    {0},
};

// --- reentrant --------------------------------------------------------------------------------

static Value rlock_acquire(Machine *m, const Call *call) {
    Patience patience;
    ThreadLock *lock = AS(ThreadLock, m, call->self);
    if (!parse_patience(m, call, &patience)) {
        return VALUE_UNSET;
    }
    if (is_owner(m, lock)) {
        lock->count++;
        return VALUE_TRUE;
    }
    return acquire(m, call->self, 1, VALUE_TRUE, &patience);
}

static Value rlock_release(Machine *m, const Call *call) {
    ThreadLock *lock = AS(ThreadLock, m, call->self);
    if (!is_owner(m, lock)) {
        return raise_error(m, CLASS_RUNTIME_ERROR, "cannot release un-acquired lock");
    }
    if (--lock->count == 0) {
        lock_free(m, lock, show_change(m, lock, EVENT_LOCK_RELEASED));
    }
    return VALUE_NONE;
}

// For Condition.wait: lets go of all levels at once, and takes them back.
static Value rlock_release_save(Machine *m, const Call *call) {
    ThreadLock *lock = AS(ThreadLock, m, call->self);
    if (!(lock->object.flags & LOCK_IS_TAKEN)) {
        return raise_error(m, CLASS_RUNTIME_ERROR, "cannot release un-acquired lock");
    }
    Value count = value_from_small_int(lock->count);
    lock_free(m, lock, show_change(m, lock, EVENT_LOCK_RELEASED));
    return count;
}

static Value rlock_acquire_restore(Machine *m, const Call *call) {
    const Patience patience = {.waits = true, .for_ever = true};
    int64_t count;
    if (!value_as_index(m, call->args[0], &count)) {
        return VALUE_UNSET;
    }
    return acquire(m, call->self, (uint32_t)count, VALUE_NONE, &patience);
}

static Value rlock_is_owned(Machine *m, const Call *call) {
    return value_from_bool(is_owner(m, AS(ThreadLock, m, call->self)));
}

static Value rlock_repr(Machine *m, const Call *call) {
    const ThreadLock *lock = AS(ThreadLock, m, call->self);
    bool taken = lock->object.flags & LOCK_IS_TAKEN;
    const StrandObject *owner = NULL;
    while (taken && (owner = strand_after(m, owner)) && owner->number != lock->owner) {
    }
    return str_printf(m, "<%s _thread.RLock object owner=%lld count=%u at 0x%llx>",
                      taken ? "locked" : "unlocked", owner ? (long long)strand_ident(owner) : 0LL,
                      lock->count, (unsigned long long)visible_address(m, call->self));
}

const NativeInfo natives_rlock[] = {
    {"acquire", rlock_acquire, 0, -1, true, EFFECT_WRITES_SELF},
    {"release", rlock_release, 0, 0, false, EFFECT_WRITES_SELF},
    {"__enter__", rlock_acquire, 0, 0, false, EFFECT_WRITES_SELF},
    {"__exit__", rlock_release, 0, 3, false, EFFECT_WRITES_SELF},
    {"__repr__", rlock_repr, 0, 0, false, EFFECT_PRIVATE},
    {"_release_save", rlock_release_save, 0, 0, false, EFFECT_WRITES_SELF},
    {"_acquire_restore", rlock_acquire_restore, 1, 1, false, EFFECT_WRITES_SELF},
    {"_is_owned", rlock_is_owned, 0, 0, false, EFFECT_READS_SELF},
    {0},
};
