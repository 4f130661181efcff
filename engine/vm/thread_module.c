// _thread: what threading, queue and concurrent.futures (Python, in engine/lib) stand on.
#include <string.h>

#include "engine/vm/clock.h"
#include "engine/vm/host.h"
#include "engine/vm/interp.h"
#include "engine/vm/lock.h"
#include "engine/vm/turns.h"

static Value native_allocate_lock(Machine *m, const Call *call) {
    (void)call;
    return lock_new(m, false, true);
}

static Value native_rlock(Machine *m, const Call *call) {
    (void)call;
    return lock_new(m, true, true);
}

// _new_lock(is_reentrant): one of the library's own, which the picture does not show.
static Value native_new_lock(Machine *m, const Call *call) {
    return lock_new(m, call->args[0] == VALUE_TRUE, false);
}

// _new_signal(reason, text): a lock that is taken, to wait for until somebody frees it. reason by
// its name in event.h.
static Value native_new_signal(Machine *m, const Call *call) {
    Value v = lock_new(m, false, false);
    if (v == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    ThreadLock *lock = AS(ThreadLock, m, v);
    lock->object.flags |= LOCK_IS_TAKEN;
    lock->label = retain(m, call->args[1]);
    for (int reason = 1; reason < REASON_COUNT; reason++) {
        if (str_equal_z(m, call->args[0], reason_name((Reason)reason))) {
            lock->reason = (uint32_t)reason;
        }
    }
    return v;
}

// --- strands ----------------------------------------------------------------------------------

static bool is_callable(Machine *m, Value v) {
    TypeId type = type_of(m, v);
    return type == TYPE_FUNCTION || type == TYPE_METHOD || type == TYPE_NATIVE ||
           type == TYPE_CLASS || type == TYPE_WRAPPER ||
           (value_is_ref(v) &&
            class_lookup(m, class_of(m, v), name_z(m, "__call__")) != VALUE_UNSET);
}

// _start_strand(name, is_daemon, function, args, kwargs={}): its ident.
static Value native_start_strand(Machine *m, const Call *call) {
    Value function = call->args[2];
    Value args = call->args[3];
    if (!is_callable(m, function)) {
        return raise_error(m, CLASS_TYPE_ERROR, "first arg must be callable");
    }
    if (!is_type(m, args, TYPE_TUPLE)) {
        return raise_error(m, CLASS_TYPE_ERROR, "2nd arg must be a tuple");
    }
    Value kwargs = call->count > 4 ? call->args[4] : VALUE_UNSET;
    StrandObject *strand = strand_new(m, function, args, kwargs, str_bytes(m, call->args[0]));
    if (!strand) {
        return VALUE_UNSET;
    }
    strand->is_daemon = call->args[1] == VALUE_TRUE;
    m->world->stretch_start -= clock_instructions_in(m, m->profile->costs.thread_start_ns);
    m->world->has_last_words = m->world->uses_threads = true;
    return int_from_i64(m, strand_ident(strand));
}

// _cores_are_taken(): without a GIL, by others than those who wait for one.
static Value native_cores_are_taken(Machine *m, const Call *call) {
    (void)call;
    return value_from_bool(turns_are_parallel(m) && strand_any_ready(m));
}

// _start_hidden(name, function, args): a thread of the library that the picture does not show and
// that nobody waits for.
static Value native_start_hidden(Machine *m, const Call *call) {
    const char *name = str_bytes(m, call->args[0]);
    StrandObject *strand = strand_new_hidden(m, call->args[1], call->args[2], VALUE_UNSET, name);
    if (!strand) {
        return VALUE_UNSET;
    }
    strand->is_daemon = true;
    m->world->has_last_words = m->world->uses_threads = true;
    return VALUE_NONE;
}

static Value native_get_ident(Machine *m, const Call *call) {
    (void)call;
    const StrandObject *strand = strand_current(m);
    const StrandObject main = {0};
    return int_from_i64(m, strand_ident(strand ? strand : &main));
}

static Value native_get_native_id(Machine *m, const Call *call) {
    (void)call;
    const StrandObject *strand = strand_current(m);
    return value_from_small_int(STRAND_NATIVE_ID + (strand ? strand->number : 0));
}

static Value native_strand_count(Machine *m, const Call *call) {
    (void)call;
    return value_from_small_int((int64_t)strand_count(m) - 1);
}

// _set_sentinel(lock): it is freed when the running strand has ended.
static Value native_set_sentinel(Machine *m, const Call *call) {
    replace(m, &strand_current(m)->sentinel, retain(m, call->args[0]));
    return VALUE_NONE;
}

// _strand_failed(exception): the picture says that it ended the running strand.
static Value native_strand_failed(Machine *m, const Call *call) {
    Text text = {0};
    exception_line(m, call->args[0], &text);
    if (text.length > 0 && text.bytes[text.length - 1] == '\n') {
        text.length--;
    }
    replace(m, &strand_current(m)->failure, str_new(m, text_z(&text), text.length));
    text_release(&text);
    return VALUE_NONE;
}

// _strand_name(name): the running strand is called so, in reports and as holder of locks.
static Value native_strand_name(Machine *m, const Call *call) {
    StrandObject *strand = strand_current(m);
    if (strand && is_type(m, call->args[0], TYPE_STR)) {
        replace(m, &strand->name, retain(m, call->args[0]));
    }
    return VALUE_NONE;
}

// --- threading.local --------------------------------------------------------------------------

// _strand_store(): a dict of the running strand.
static Value native_strand_store(Machine *m, const Call *call) {
    (void)call;
    StrandObject *strand = strand_current(m);
    if (strand->store == VALUE_UNSET) {
        strand->store = dict_new(m);
    }
    return retain(m, strand->store);
}

// _swap_attributes(object, dict): its attributes are those from now on.
static Value native_swap_attributes(Machine *m, const Call *call) {
    replace(m, &AS(Instance, m, call->args[0])->dict, retain(m, call->args[1]));
    return VALUE_NONE;
}

// _new_instance(class): without calling __init__.
static Value native_new_instance(Machine *m, const Call *call) {
    return instance_new(m, call->args[0]);
}

// What the main strand does when it is interrupted, for who runs the handler in its place.
enum {
    INTERRUPTED_RUNNING,
    INTERRUPTED_SLEEPING,
    INTERRUPTED_WAITING
};

// _interrupt_main(function, handler, number): the main strand calls function(handler, number, what
// it did, until when) before it goes on.
static Value native_interrupt_main(Machine *m, const Call *call) {
    StrandObject *s = strand_after(m, NULL);
    while (s && s->number != 0) {
        s = strand_after(m, s);
    }
    if (!s || s == strand_current(m) || (s->state != STRAND_READY && s->state != STRAND_BLOCKED)) {
        return raise_unsupported(m, "a signal while the main thread has a core of its own");
    }
    bool is_native = is_type(m, s->saved.frame, TYPE_NATIVE_FRAME);
    uint32_t kind = is_native ? AS(NativeFrame, m, s->saved.frame)->kind : 0;
    if (is_native && kind != NATIVE_FRAME_ACQUIRE && kind != NATIVE_FRAME_LOOP) {
        return raise_unsupported(m, "a signal while the main thread is inside the library");
    }
    bool in_loop = is_type(m, s->waits_on, TYPE_LOOP); // which looks itself how long it waits
    int did = in_loop                      ? INTERRUPTED_RUNNING
              : is_native                  ? INTERRUPTED_WAITING
              : s->state == STRAND_BLOCKED ? INTERRUPTED_SLEEPING
                                           : INTERRUPTED_RUNNING;
    Value until = int_from_i64(m, s->saved.wake_ns);
    Value args[] = {call->args[1], call->args[2], value_from_small_int(did), until};
    Value v = frame_for_call(m, call->args[0], args, 4, NULL, VALUE_UNSET);
    release(m, until);
    if (v == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Frame *frame = AS(Frame, m, v);
    frame->action = ACTION_DISCARD;
    frame->back = s->saved.frame;
    s->saved.frame = v;
    s->saved.depth++;
    if (s->state == STRAND_BLOCKED) {
        strand_wake(m, s, m->world->last_seq);
    }
    return VALUE_NONE;
}

// _wait_until(ns): the wait that was interrupted has this end.
static Value native_wait_until(Machine *m, const Call *call) {
    return int_to_i64(m, call->args[0], &m->world->strand.wake_ns) ? VALUE_NONE : VALUE_UNSET;
}

// _identity(object): a number that no other object has meanwhile.
static Value native_identity(Machine *m, const Call *call) {
    return int_from_u64(m, value_offset(call->args[0]));
}

const NativeInfo natives_threads[] = {
    {"allocate_lock", native_allocate_lock, 0, 0, false, EFFECT_PRIVATE},
    {"RLock", native_rlock, 0, 0, false, EFFECT_PRIVATE},
    {"get_ident", native_get_ident, 0, 0, false, EFFECT_PRIVATE},
    {"get_native_id", native_get_native_id, 0, 0, false, EFFECT_PRIVATE},
    {"_new_lock", native_new_lock, 1, 1, false, EFFECT_PRIVATE},
    {"_new_signal", native_new_signal, 2, 2, false, EFFECT_PRIVATE},
    {"_start_strand", native_start_strand, 4, 5, false, EFFECT_LOOP},
    {"_cores_are_taken", native_cores_are_taken, 0, 0, false, EFFECT_LOOP},
    {"_start_hidden", native_start_hidden, 3, 3, false, EFFECT_LOOP},
    {"_interrupt_main", native_interrupt_main, 3, 3, false, EFFECT_LOOP},
    {"_wait_until", native_wait_until, 1, 1, false, EFFECT_LOOP},
    {"_strand_count", native_strand_count, 0, 0, false, EFFECT_PRIVATE},
    {"_set_sentinel", native_set_sentinel, 1, 1, false, EFFECT_PRIVATE},
    {"_strand_failed", native_strand_failed, 1, 1, false, EFFECT_PRIVATE},
    {"_strand_name", native_strand_name, 1, 1, false, EFFECT_PRIVATE},
    {"_strand_store", native_strand_store, 0, 0, false, EFFECT_PRIVATE},
    {"_swap_attributes", native_swap_attributes, 2, 2, false, EFFECT_PRIVATE},
    {"_new_instance", native_new_instance, 1, 1, false, EFFECT_PRIVATE},
    {"_identity", native_identity, 1, 1, false, EFFECT_PRIVATE},
    {0},
};
