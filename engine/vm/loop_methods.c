// Methods of event loops and of the handles that call_soon and call_later return.
#include <stdio.h>
#include <string.h>

#include "engine/vm/clock.h"
#include "engine/vm/loop.h"

// --- methods of the loop ----------------------------------------------------------------------

bool loop_check_open(Machine *m, Value loop) {
    if (object_at(m, loop)->flags & LOOP_CLOSED) {
        raise_error(m, CLASS_RUNTIME_ERROR, "Event loop is closed");
        return false;
    }
    return true;
}

// What only debug mode looks at.
static bool check_debug(Machine *m, Value loop, Value callback, const char *method) {
    Value args[] = {loop, callback, str_z(m, method)};
    Value checked = call_value(m, prelude_function(m, "_check_call"), args, 3, VALUE_UNSET);
    release(m, args[2]);
    release(m, checked);
    return checked != VALUE_UNSET;
}

// A callback and, for a timer, what stands before it: the argument named `first`, or NULL.
static bool check_callback(Machine *m, const Call *call, const char *first, const char *method) {
    static const char *const keywords[] = {"context", NULL};
    int needed = first ? 2 : 1;
    char name[64];
    snprintf(name, sizeof name, "BaseEventLoop.%s", method);
    if (!call_check_keywords(m, call, name, keywords)) {
        return false;
    }
    if (call->count < needed - 1) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "BaseEventLoop.%s() missing 2 required positional arguments: '%s' and "
                    "'callback'",
                    method, first);
        return false;
    }
    if (call->count < needed) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "BaseEventLoop.%s() missing 1 required positional argument: 'callback'",
                    method);
        return false;
    }
    if (!loop_check_open(m, call->self)) {
        return false;
    }
    bool in_debug_mode = object_at(m, call->self)->flags & LOOP_DEBUG;
    return !in_debug_mode || check_debug(m, call->self, call->args[needed - 1], method);
}

// The time that a timer is given; added to the clock when it is a delay.
static bool time_given(Machine *m, Value v, bool is_delay, double *seconds) {
    if (v == VALUE_NONE) {
        raise_error(m, CLASS_TYPE_ERROR,
                    is_delay ? "delay must not be None" : "when cannot be None");
        return false;
    }
    if (is_delay && !value_is_int(v) && !value_is_float(v) && !is_int(m, v)) {
        raise_error(m, CLASS_TYPE_ERROR, "unsupported operand type(s) for +: 'float' and '%s'",
                    type_name(m, v));
        return false;
    }
    return value_as_double(m, v, seconds);
}

static void take_context(Machine *m, const Call *call, Value handle) {
    Value given = call_keyword(m, call, "context");
    if (given != VALUE_UNSET && given != VALUE_NONE) {
        replace(m, &AS(Handle, m, handle)->context, retain(m, given));
    }
}

static Value call_at_once(Machine *m, const Call *call) {
    Value handle = handle_new(m, call->self, call->args[0], call->args + 1, call->count - 1, 0);
    if (handle != VALUE_UNSET) {
        take_context(m, call, handle);
        loop_push_ready(m, call->self, READY_HANDLE, handle, VALUE_UNSET, m->world->last_seq);
    }
    return handle;
}

static Value method_call_soon(Machine *m, const Call *call) {
    return check_callback(m, call, NULL, "call_soon") ? call_at_once(m, call) : VALUE_UNSET;
}

static Value method_call_soon_threadsafe(Machine *m, const Call *call) {
    if (!check_callback(m, call, NULL, "call_soon_threadsafe")) {
        return VALUE_UNSET;
    }
    Value handle = call_at_once(m, call);
    if (handle != VALUE_UNSET) {
        loop_wake(m, call->self);
    }
    return handle;
}

void timer_due(Machine *m, double when, int64_t *due, uint64_t *lag) {
    int64_t now = clock_now(m);
    double ns = __builtin_nearbyint(when * 1e9) - (double)CLOCK_MONOTONIC_BASE;
    *due = ns > 9e18 ? INT64_MAX - 1 : ns < (double)now ? now : (int64_t)ns;
    *lag = m->world->now_lag + (*due > now ? 1 : 0);
}

static Value timer_at(Machine *m, const Call *call, double when) {
    Value loop = call->self;
    const Value *args = call->args + 1;
    int count = call->count - 1;
    Value handle =
        handle_new(m, loop, args[0], args + 1, count - 1, HANDLE_IS_TIMER | HANDLE_SCHEDULED);
    if (handle == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    take_context(m, call, handle);
    AS(Handle, m, handle)->when = when;
    int64_t due;
    uint64_t lag;
    timer_due(m, when, &due, &lag);
    loop_push_timer(m, loop, due, lag, handle);
    return handle;
}

double loop_time(Machine *m) {
    return clock_seconds(CLOCK_MONOTONIC_BASE + clock_read(m));
}

static Value method_call_later(Machine *m, const Call *call) {
    double delay;
    if (!check_callback(m, call, "delay", "call_later") ||
        !time_given(m, call->args[0], true, &delay)) {
        return VALUE_UNSET;
    }
    return timer_at(m, call, loop_time(m) + delay);
}

static Value method_call_at(Machine *m, const Call *call) {
    double when;
    if (!check_callback(m, call, "when", "call_at") ||
        !time_given(m, call->args[0], false, &when)) {
        return VALUE_UNSET;
    }
    return timer_at(m, call, when);
}

static Value method_time(Machine *m, const Call *call) {
    (void)call;
    return value_from_float(loop_time(m));
}

static Value method_create_future(Machine *m, const Call *call) {
    return future_new(m, call->self);
}

static Value method_run_until_complete(Machine *m, const Call *call) {
    if (!loop_check_idle(m, call->self)) {
        keep_arguments(m, retain(m, call->args[0]));
        return VALUE_UNSET;
    }
    bool made = !is_future(m, call->args[0]);
    Value future = ensure_future(m, call->args[0], call->self);
    if (future == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (made && !task_silence(m, future)) {
        release(m, future);
        return VALUE_UNSET;
    }
    Value result = loop_run(m, call->self, future);
    release(m, future);
    return result;
}

static Value method_run_forever(Machine *m, const Call *call) {
    return loop_run(m, call->self, VALUE_UNSET);
}

static Value method_stop(Machine *m, const Call *call) {
    object_at(m, call->self)->flags |= LOOP_STOPPING;
    (void)m;
    return VALUE_NONE;
}

// The signals that it handles are nobody's again.
static void forget_signals(Machine *m, Value loop) {
    Value handlers = dict_get_z(m, m->world->globals[1], "_signal_handlers");
    if (dict_count(m, handlers) > 0) {
        Value forget = prelude_function(m, "_forget_loop_signals");
        release(m, call_value(m, forget, &loop, 1, VALUE_UNSET));
    }
}

void loop_forget_ready(Machine *m, Loop *loop) {
    m->world->clears_loop = true;
    while (loop->ready_count > 0) {
        ReadyEntry entry = ready_pop(m, loop);
        release(m, entry.a);
        release(m, entry.b);
    }
    m->world->clears_loop = false;
}

static Value method_close(Machine *m, const Call *call) {
    Loop *loop = AS(Loop, m, call->self);
    if (loop->object.flags & LOOP_RUNNING) {
        return raise_error(m, CLASS_RUNTIME_ERROR, "Cannot close a running event loop");
    }
    bool is_told = (loop->object.flags & LOOP_DEBUG) && !(loop->object.flags & LOOP_CLOSED);
    if (is_told) {
        Value told = call_value(m, prelude_function(m, "_tell_close"), &call->self, 1, VALUE_UNSET);
        release(m, told);
    }
    loop->object.flags |= LOOP_CLOSED;
    loop_forget_ready(m, loop);
    while (loop->timer_count > 0) {
        release(m, timer_pop(m, loop));
    }
    replace(m, &loop->executor, VALUE_UNSET); // whose threads end when they have nothing to do
    forget_signals(m, call->self);
    return VALUE_NONE;
}

static Value method_is_running(Machine *m, const Call *call) {
    return value_from_bool(object_at(m, call->self)->flags & LOOP_RUNNING);
}

static Value method_is_closed(Machine *m, const Call *call) {
    return value_from_bool(object_at(m, call->self)->flags & LOOP_CLOSED);
}

static Value method_get_debug(Machine *m, const Call *call) {
    return value_from_bool(object_at(m, call->self)->flags & LOOP_DEBUG);
}

static Value method_set_debug(Machine *m, const Call *call) {
    bool on = false;
    if (!value_is_true(m, call->args[0], &on)) {
        return VALUE_UNSET;
    }
    Object *loop = object_at(m, call->self);
    loop->flags = (uint16_t)(on ? loop->flags | LOOP_DEBUG : loop->flags & ~LOOP_DEBUG);
    return VALUE_NONE;
}

static Value method_get_handler(Machine *m, const Call *call) {
    Value handler = AS(Loop, m, call->self)->exception_handler;
    return handler == VALUE_UNSET ? VALUE_NONE : retain(m, handler);
}

static bool is_callable(Machine *m, Value v) {
    TypeId type = type_of(m, v);
    Value function = get_special(m, v, "__call__");
    release(m, function);
    return function != VALUE_UNSET || type == TYPE_FUNCTION || type == TYPE_CLASS ||
           type == TYPE_NATIVE || type == TYPE_METHOD;
}

static Value method_set_handler(Machine *m, const Call *call) {
    if (call->args[0] != VALUE_NONE && !is_callable(m, call->args[0])) {
        Value text = value_repr(m, call->args[0]);
        if (text != VALUE_UNSET) {
            raise_error(m, CLASS_TYPE_ERROR, "A callable object or None is expected, got %s",
                        str_bytes(m, text));
            release(m, text);
        }
        return VALUE_UNSET;
    }
    Value handler = call->args[0] == VALUE_NONE ? VALUE_UNSET : retain(m, call->args[0]);
    replace(m, &AS(Loop, m, call->self)->exception_handler, handler);
    return VALUE_NONE;
}

static Value method_call_handler(Machine *m, const Call *call) {
    Value function = dict_get_z(m, m->world->globals[1], "_report_context");
    Value args[] = {call->self, call->args[0]};
    return call_push(m, function, args, 2, NULL, VALUE_UNSET);
}

static Value method_default_handler(Machine *m, const Call *call) {
    Value function = dict_get_z(m, m->world->globals[1], "_default_report");
    return call_push(m, function, call->args, 1, NULL, VALUE_UNSET);
}

static Value method_slow(Machine *m, const Call *call) {
    return retain(m, AS(Loop, m, call->self)->slow);
}

static Value method_set_slow(Machine *m, const Call *call) {
    replace(m, &AS(Loop, m, call->self)->slow, retain(m, call->args[0]));
    return VALUE_NONE;
}

// Whether the running thread runs another loop, or none, while this one runs.
static Value method_is_elsewhere(Machine *m, const Call *call) {
    bool runs = object_at(m, call->self)->flags & LOOP_RUNNING;
    return value_from_bool(runs && m->world->strand.running_loop != call->self);
}

static Value method_turn(Machine *m, const Call *call) {
    return value_from_small_int(AS(Loop, m, call->self)->turn);
}

static Value method_shutdown_asyncgens(Machine *m, const Call *call) {
    return call_push(m, prelude_function(m, "_shutdown_asyncgens"), &call->self, 1, NULL,
                     VALUE_UNSET);
}

// _executor() and _executor(new): the executor that run_in_executor(None, ...) uses, or None.
static Value method_executor(Machine *m, const Call *call) {
    Loop *loop = AS(Loop, m, call->self);
    if (call->count > 0) {
        replace(m, &loop->executor, retain(m, call->args[0]));
    }
    return loop->executor == VALUE_UNSET ? VALUE_NONE : retain(m, loop->executor);
}

static Value method_set_task_factory(Machine *m, const Call *call) {
    Value factory = call->args[0];
    if (factory != VALUE_NONE && !is_callable(m, factory)) {
        return raise_error(m, CLASS_TYPE_ERROR, "task factory must be a callable or None");
    }
    Value kept = factory == VALUE_NONE ? VALUE_UNSET : retain(m, factory);
    replace(m, &AS(Loop, m, call->self)->task_factory, kept);
    return VALUE_NONE;
}

static Value method_get_task_factory(Machine *m, const Call *call) {
    Value factory = AS(Loop, m, call->self)->task_factory;
    return factory == VALUE_UNSET ? VALUE_NONE : retain(m, factory);
}

const NativeInfo natives_loop[] = {
    {"call_soon", method_call_soon, 0, -1, true, EFFECT_LOOP},
    {"call_soon_threadsafe", method_call_soon_threadsafe, 0, -1, true, EFFECT_LOOP},
    {"call_later", method_call_later, 0, -1, true, EFFECT_LOOP},
    {"call_at", method_call_at, 0, -1, true, EFFECT_LOOP},
    {"time", method_time, 0, 0, false, EFFECT_CLOCK},
    {"create_future", method_create_future, 0, 0, false, EFFECT_PRIVATE},
    {"create_task", loop_create_task, 0, -1, true, EFFECT_LOOP},
    {"run_until_complete", method_run_until_complete, 1, 1, false, EFFECT_LOOP},
    {"run_forever", method_run_forever, 0, 0, false, EFFECT_LOOP},
    {"stop", method_stop, 0, 0, false, EFFECT_LOOP},
    {"close", method_close, 0, 0, false, EFFECT_LOOP},
    {"is_running", method_is_running, 0, 0, false, EFFECT_READS_SELF},
    {"is_closed", method_is_closed, 0, 0, false, EFFECT_READS_SELF},
    {"get_debug", method_get_debug, 0, 0, false, EFFECT_READS_SELF},
    {"set_debug", method_set_debug, 1, 1, false, EFFECT_WRITES_SELF},
    {"get_exception_handler", method_get_handler, 0, 0, false, EFFECT_READS_SELF},
    {"set_exception_handler", method_set_handler, 1, 1, false, EFFECT_WRITES_SELF},
    {"call_exception_handler", method_call_handler, 1, 1, false, EFFECT_OUTPUT},
    {"default_exception_handler", method_default_handler, 1, 1, false, EFFECT_OUTPUT},
    {"set_task_factory", method_set_task_factory, 1, 1, false, EFFECT_WRITES_SELF},
    {"get_task_factory", method_get_task_factory, 0, 0, false, EFFECT_READS_SELF},
    {"shutdown_asyncgens", method_shutdown_asyncgens, 0, 0, false, EFFECT_PRIVATE},
    {"_executor", method_executor, 0, 1, false, EFFECT_PRIVATE},
    {"_slow", method_slow, 0, 0, false, EFFECT_READS_SELF},
    {"_set_slow", method_set_slow, 1, 1, false, EFFECT_WRITES_SELF},
    {"_is_elsewhere", method_is_elsewhere, 0, 0, false, EFFECT_READS_SELF},
    {"_turn", method_turn, 0, 0, false, EFFECT_PRIVATE},
    {"_become_open", loop_become_open, 1, 1, false, EFFECT_LOOP},
    {"_await_turn", loop_await_turn, 3, 3, false, EFFECT_LOOP},
    {"_end_wait", loop_end_wait, 0, 0, false, EFFECT_LOOP},
    {"_wake", loop_wake_up, 0, 0, false, EFFECT_LOOP},
    {0},
};

static Value handle_cancel(Machine *m, const Call *call) {
    Handle *handle = AS(Handle, m, call->self);
    uint16_t before = handle->object.flags;
    handle->object.flags |= HANDLE_CANCELLED;
    if (!(before & HANDLE_CANCELLED) && before & HANDLE_IS_TIMER && loop_is_open(m, handle->loop)) {
        return call_push(m, prelude_function(m, "_timer_is_cancelled"), &call->self, 1, NULL,
                         VALUE_UNSET);
    }
    return VALUE_NONE;
}

static Value handle_cancelled(Machine *m, const Call *call) {
    return value_from_bool(object_at(m, call->self)->flags & HANDLE_CANCELLED);
}

static Value handle_when(Machine *m, const Call *call) {
    return value_from_float(AS(Handle, m, call->self)->when);
}

static Value handle_repr(Machine *m, const Call *call) {
    return call_value(m, prelude_function(m, "_handle_repr"), &call->self, 1, VALUE_UNSET);
}

// The line that made it, or None outside debug mode.
static Value handle_line(Machine *m, const Call *call) {
    uint32_t site = AS(Handle, m, call->self)->site;
    return site ? value_from_small_int(m->programs[0]->site_lines[site]) : VALUE_NONE;
}

// (callback, args): for the text of a handle.
static Value handle_parts(Machine *m, const Call *call) {
    const Handle *handle = AS(Handle, m, call->self);
    Value context = handle->context == VALUE_UNSET ? VALUE_NONE : handle->context;
    Value parts[] = {handle->callback, handle->args, handle->loop, context};
    return tuple_of(m, parts, 4);
}

const NativeInfo natives_handle[] = {
    {"__repr__", handle_repr, 0, 0, false, EFFECT_PRIVATE},
    {"_line", handle_line, 0, 0, false, EFFECT_PRIVATE},
    {"_parts", handle_parts, 0, 0, false, EFFECT_PRIVATE},
    {"cancel", handle_cancel, 0, 0, false, EFFECT_WRITES_SELF},
    {"cancelled", handle_cancelled, 0, 0, false, EFFECT_READS_SELF},
    {0},
};

const NativeInfo natives_timer_handle[] = {
    {"_is_scheduled", handle_is_scheduled, 0, 0, false, EFFECT_READS_SELF},
    {"_set_scheduled", handle_set_scheduled, 1, 1, false, EFFECT_WRITES_SELF},
    {"_follow_clock", handle_follow_clock, 0, 0, false, EFFECT_CLOCK},
    {"_is_before", handle_is_before, 1, 1, false, EFFECT_READS_SELF},
    {"_is_due", handle_is_due, 1, 1, false, EFFECT_READS_SELF},
    {"when", handle_when, 0, 0, false, EFFECT_READS_SELF},
    {0},
};
