// What lib/open_loop.py needs of the machine: handles made by hand, timers that know when the clock
// says that they are due, and the wait between two turns.
#include <math.h>

#include "engine/vm/builtins.h"
#include "engine/vm/clock.h"
#include "engine/vm/loop.h"
#include "engine/vm/strand.h"

// Handle(callback, args, loop, context=None), with when before them for a TimerHandle.
Value handle_construct(Machine *m, Value cls, const Call *call) {
    static const char *const names[] = {"when", "callback", "args", "loop", "context", NULL};
    bool is_timer = cls == builtin_class(m, CLASS_TIMER_HANDLE);
    const char *const *known = names + !is_timer;
    int most = 4 + is_timer;
    Value given[5];
    double when = 0;
    if (!call_parse(m, call, class_name(m, cls), known, most, given) ||
        (is_timer && !value_as_double(m, given[0], &when))) {
        return VALUE_UNSET;
    }
    const Value *rest = given + is_timer;
    if (!is_type(m, rest[1], TYPE_TUPLE) && !is_type(m, rest[1], TYPE_LIST)) {
        return raise_error(m, CLASS_TYPE_ERROR, "Value after * must be an iterable, not %s",
                           type_name(m, rest[1]));
    }
    Value args = tuple_from(m, rest[1]);
    Value handle = handle_new(m, rest[2], rest[0], tuple_items(m, args), (int)tuple_count(m, args),
                              is_timer ? HANDLE_IS_TIMER : 0);
    release(m, args);
    if (handle != VALUE_UNSET) {
        AS(Handle, m, handle)->when = when;
        if (rest[3] != VALUE_UNSET && rest[3] != VALUE_NONE) {
            replace(m, &AS(Handle, m, handle)->context, retain(m, rest[3]));
        }
    }
    return handle;
}

// --- timers ---------------------------------------------------------------------------------

Value handle_is_scheduled(Machine *m, const Call *call) {
    return value_from_bool(object_at(m, call->self)->flags & HANDLE_SCHEDULED);
}

Value handle_set_scheduled(Machine *m, const Call *call) {
    uint16_t *flags = &object_at(m, call->self)->flags;
    bool on = call->args[0] == VALUE_TRUE;
    *flags = (uint16_t)(on ? *flags | HANDLE_SCHEDULED : *flags & ~HANDLE_SCHEDULED);
    return VALUE_NONE;
}

// From now on its time is the machine's.
Value handle_follow_clock(Machine *m, const Call *call) {
    Handle *handle = AS(Handle, m, call->self);
    timer_due(m, handle->when, &handle->when_ns, &handle->when_lag);
    handle->order = m->world->next_order++ + 1;
    return VALUE_NONE;
}

// Whether this timer comes first; None: their times say it.
Value handle_is_before(Machine *m, const Call *call) {
    const Handle *a = AS(Handle, m, call->self);
    const Handle *b = AS(Handle, m, call->args[0]);
    if (!a->order || !b->order) {
        return VALUE_NONE;
    }
    bool before = a->when_ns != b->when_ns     ? a->when_ns < b->when_ns
                  : a->when_lag != b->when_lag ? a->when_lag < b->when_lag
                                               : a->order < b->order;
    return value_from_bool(before);
}

static bool clock_has_passed(const Machine *m, const Handle *handle) {
    const World *w = m->world;
    return handle->when_ns < w->now_ns ||
           (handle->when_ns == w->now_ns && handle->when_lag <= w->now_lag);
}

Value handle_is_due(Machine *m, const Call *call) {
    const Handle *handle = AS(Handle, m, call->self);
    double end = 0;
    if (handle->order) {
        return value_from_bool(clock_has_passed(m, handle));
    }
    return value_as_double(m, call->args[0], &end) ? value_from_bool(handle->when < end)
                                                   : VALUE_UNSET;
}

// _become_open(class): whether it could, having nothing to do.
Value loop_become_open(Machine *m, const Call *call) {
    Loop *loop = AS(Loop, m, call->self);
    if (loop->ready_count > 0 || loop->timer_count > 0 ||
        loop->object.flags & (LOOP_RUNNING | LOOP_CLOSED)) {
        return VALUE_FALSE;
    }
    loop->object.flags |= LOOP_OPEN;
    loop->cls = retain(m, call->args[0]);
    return VALUE_TRUE;
}

// loop._await_turn(timer or None, seconds or None, has work): waits if there is nothing to do. A
// timer that follows the clock says how long; else the seconds do.
Value loop_await_turn(Machine *m, const Call *call) {
    World *w = m->world;
    const Handle *timer = call->args[0] == VALUE_NONE ? NULL : AS(Handle, m, call->args[0]);
    if (m->real) {
        clock_follow(m);
    }
    if (call->args[2] == VALUE_TRUE) {
        loop_count_free_turn(m, timer != NULL);
        return VALUE_NONE;
    }
    TimerEntry first = {0};
    double seconds = -1;
    if (timer && timer->order) {
        if (clock_has_passed(m, timer)) {
            return VALUE_NONE;
        }
        first = (TimerEntry){timer->when_ns, timer->when_lag, timer->order, VALUE_UNSET};
    } else if (call->args[1] != VALUE_NONE) {
        if (!value_as_double(m, call->args[1], &seconds) || seconds <= 0) {
            loop_count_free_turn(m, timer != NULL);
            return value_is_ref(w->pending) ? VALUE_UNSET : VALUE_NONE;
        }
        int64_t now = clock_now(m);
        int64_t due = now + (int64_t)__builtin_ceil(fmin(seconds, 9e8) * 1e9);
        first = (TimerEntry){due, w->now_lag + 1, w->next_order++, VALUE_UNSET};
    }
    bool forever = !(timer && timer->order) && call->args[1] == VALUE_NONE;
    loop_wait(m, call->self, forever ? NULL : &first);
    return VALUE_BLOCKED;
}

Value loop_end_wait(Machine *m, const Call *call) {
    AS(Loop, m, call->self)->turn++;
    strand_release_due(m);
    return VALUE_NONE;
}

Value loop_wake_up(Machine *m, const Call *call) {
    loop_wake(m, call->self);
    return VALUE_NONE;
}
