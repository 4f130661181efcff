// Futures: https://docs.python.org/3.11/library/asyncio-future.html, futures.py of CPython 3.11.
#include <string.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/clock.h"
#include "engine/vm/context.h"
#include "engine/vm/generator.h"
#include "engine/vm/interp.h"
#include "engine/vm/loop.h"
#include "engine/vm/protocol.h"

static bool in_debug_mode(const Machine *m, Value loop) {
    return is_type(m, loop, TYPE_LOOP) && object_at(m, loop)->flags & LOOP_DEBUG;
}

void future_init(Machine *m, Future *future, Value loop) {
    future->number = 0;
    future->done_seq = EVENT_NO_CAUSE;
    future->loop = retain(m, loop);
    future->result = future->exception = future->traceback = future->callbacks = VALUE_UNSET;
    future->cancel_message = future->cancelled_exception = VALUE_UNSET;
    future->label = future->dict = future->cls = VALUE_UNSET;
    future->origin = in_debug_mode(m, loop) ? ORIGIN_LOOP_FUTURE : ORIGIN_UNKNOWN;
}

void future_made_by(Machine *m, Value v, FutureOrigin origin, bool in_program) {
    Future *future = AS(Future, m, v);
    if (in_debug_mode(m, future->loop)) {
        bool called_by_program =
            is_type(m, m->world->strand.frame, TYPE_FRAME) && current_frame(m)->program == 0;
        future->origin = in_program && called_by_program ? (uint32_t)ORIGIN_SITE + current_site(m)
                                                         : (uint32_t)origin;
    }
}

Value future_new(Machine *m, Value loop) {
    Future *future = heap_new(m, TYPE_FUTURE, sizeof(Future));
    if (!future) {
        return VALUE_UNSET;
    }
    future_init(m, future, loop);
    return value_of(m, future);
}

// --- callbacks --------------------------------------------------------------------------------

static void schedule_one(Machine *m, Future *future, Value callback) {
    Value self = value_of(m, future);
    if (is_type(m, callback, TYPE_TASK)) {
        Task *task = AS(Task, m, callback);
        bool own = future->object.flags & FUTURE_IS_SLEEP || future->done_seq == EVENT_NO_CAUSE;
        uint32_t cause = own ? task->suspend_seq : future->done_seq;
        bool silent = task->lane == EVENT_NO_LANE || task->future.state != FUTURE_PENDING;
        uint32_t seq =
            silent ? EVENT_NO_CAUSE
                   : event_emit(m, EVENT_READY, LANE_LOCKED, REASON_READY, task->lane, 0, cause, 0);
        loop_push_ready(m, future->loop, READY_WAKEUP, callback, self, seq);
        return;
    }
    loop_push_ready(m, future->loop, READY_CALLBACK, callback, self, m->world->last_seq);
}

void future_schedule_callbacks(Machine *m, Future *future) {
    Value callbacks = future->callbacks;
    future->callbacks = VALUE_UNSET;
    if (callbacks == VALUE_UNSET) {
        return;
    }
    if (is_type(m, callbacks, TYPE_LIST)) {
        for (uint32_t i = 0; i < list_count(m, callbacks); i++) {
            schedule_one(m, future, list_items(m, callbacks)[i]);
        }
    } else {
        schedule_one(m, future, callbacks);
    }
    release(m, callbacks);
}

bool future_add_callback(Machine *m, Value v, Value callback) {
    Future *future = AS(Future, m, v);
    if (future->state != FUTURE_PENDING) {
        schedule_one(m, future, callback);
        return true;
    }
    if (future->callbacks == VALUE_UNSET) {
        future->callbacks = retain(m, callback);
        return true;
    }
    if (!is_type(m, future->callbacks, TYPE_LIST)) {
        Value list = list_new(m, 2);
        if (list == VALUE_UNSET || !list_append(m, list, future->callbacks)) {
            return false;
        }
        replace(m, &future->callbacks, list);
    }
    return list_append(m, future->callbacks, callback);
}

// One that has a context is in a handle.
static Value callback_of(const Machine *m, Value item) {
    return is_type(m, item, TYPE_HANDLE) ? AS(Handle, m, item)->callback : item;
}

int future_remove_callback(Machine *m, Value v, Value callback) {
    Future *future = AS(Future, m, v);
    if (future->callbacks == VALUE_UNSET) {
        return 0;
    }
    Value kept = list_new(m, 2);
    Value all = future->callbacks;
    uint32_t count = is_type(m, all, TYPE_LIST) ? list_count(m, all) : 1;
    int removed = 0;
    for (uint32_t i = 0; i < count; i++) {
        Value whole = is_type(m, all, TYPE_LIST) ? list_items(m, all)[i] : all;
        Value item = whole;
        item = callback_of(m, item);
        bool equal = item == callback;
        if (!equal && !is_type(m, item, TYPE_TASK) && !value_equal(m, item, callback, &equal)) {
            pending_clear(m);
        }
        removed += equal;
        if (!equal) {
            list_append(m, kept, whole);
        }
    }
    bool empty = list_count(m, kept) == 0;
    replace(m, &future->callbacks, empty ? VALUE_UNSET : retain(m, kept));
    release(m, kept);
    return removed;
}

// --- completing -------------------------------------------------------------------------------

static bool check_pending(Machine *m, const Future *future) {
    if (future->state == FUTURE_PENDING) {
        return true;
    }
    raise_error(m, CLASS_INVALID_STATE_ERROR, "invalid state");
    return false;
}

bool future_set_result(Machine *m, Value v, Value result) {
    Future *future = AS(Future, m, v);
    if (!check_pending(m, future)) {
        return false;
    }
    future->state = FUTURE_FINISHED;
    replace(m, &future->result, retain(m, result));
    future_schedule_callbacks(m, future);
    return true;
}

bool future_set_exception(Machine *m, Value v, Value exception) {
    Future *future = AS(Future, m, v);
    if (!check_pending(m, future)) {
        return false;
    }
    if (is_instance(m, exception, CLASS_STOP_ITERATION)) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "StopIteration interacts badly with generators and cannot be raised into a "
                    "Future");
        return false;
    }
    future->state = FUTURE_FINISHED;
    future->object.flags |= FUTURE_LOG_TRACEBACK;
    replace(m, &future->exception, retain(m, exception));
    replace(m, &future->traceback, retain(m, AS(Exception, m, exception)->traceback));
    future_schedule_callbacks(m, future);
    return true;
}

// What waits for others passes it on to them: along a chain or a ring of any length.
static bool cancel_through(Machine *m, Value v, Value message) {
    if (!recursion_enter(m, " while calling a Python object")) {
        return false;
    }
    bool cancelled =
        is_type(m, v, TYPE_TASK) ? task_cancel(m, v, message) : gather_cancel(m, v, message);
    recursion_leave(m);
    return cancelled;
}

bool future_cancel(Machine *m, Value v, Value message) {
    Future *future = AS(Future, m, v);
    if (!is_type(m, v, TYPE_FUTURE)) {
        return cancel_through(m, v, message);
    }
    future->object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
    if (future->state != FUTURE_PENDING) {
        return false;
    }
    future->state = FUTURE_CANCELLED;
    replace(m, &future->cancel_message, retain(m, message));
    future_schedule_callbacks(m, future);
    return true;
}

Value cancelled_error(Machine *m, Future *future) {
    if (future->cancelled_exception != VALUE_UNSET) {
        Value error = future->cancelled_exception;
        future->cancelled_exception = VALUE_UNSET;
        return error;
    }
    Value message = future->cancel_message;
    Value args = message == VALUE_UNSET || message == VALUE_NONE ? tuple_new(m, 0)
                                                                 : tuple_of(m, &message, 1);
    return exception_of(m, builtin_class(m, CLASS_CANCELLED_ERROR), args);
}

Value future_result(Machine *m, Value v) {
    Future *future = AS(Future, m, v);
    switch ((FutureState)future->state) {
    case FUTURE_CANCELLED:
        return raise_value(m, cancelled_error(m, future));
    case FUTURE_PENDING:
        return raise_error(m, CLASS_INVALID_STATE_ERROR, "Result is not set.");
    case FUTURE_FINISHED:
        break;
    }
    future->object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
    if (future->exception != VALUE_UNSET) {
        replace(m, &AS(Exception, m, future->exception)->traceback, future->traceback);
        future->traceback = VALUE_UNSET;
        return raise_value(m, retain(m, future->exception));
    }
    return retain(m, future->result);
}

static Value future_exception(Machine *m, Value v) {
    Future *future = AS(Future, m, v);
    if (future->state == FUTURE_CANCELLED) {
        return raise_value(m, cancelled_error(m, future));
    }
    if (future->state == FUTURE_PENDING) {
        return raise_error(m, CLASS_INVALID_STATE_ERROR, "Exception is not set.");
    }
    future->object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
    return future->exception == VALUE_UNSET ? VALUE_NONE : retain(m, future->exception);
}

// --- await ------------------------------------------------------------------------------------

static void lane_name_of(Machine *m, Value task, Text *out) {
    const char *name = task_function(m, AS(Task, m, task));
    text_add_z(out, name ? name : "task");
}

void emit_await(Machine *m, Value v) {
    Future *future = AS(Future, m, v);
    Value running = m->world->strand.running_loop;
    if (!m->record_switches || running == VALUE_UNSET) {
        return;
    }
    Text what = {0};
    if (future->object.flags & FUTURE_IS_SLEEP) {
        text_printf(&what, "%lld", (long long)future->sleep_ns);
        emit_text(m, EVENT_SLEEP, LANE_WAITING, REASON_SLEEP, "%s", text_z(&what));
    } else if (is_type(m, v, TYPE_TASK)) {
        lane_name_of(m, v, &what);
        emit_text(m, EVENT_AWAIT, LANE_WAITING, REASON_TASK, "task %s", text_z(&what));
    } else if (is_type(m, v, TYPE_GATHERING_FUTURE)) {
        emit_text(m, EVENT_AWAIT, LANE_WAITING, REASON_GATHER, "gather of %u",
                  AS(GatheringFuture, m, v)->child_count);
    } else if (future->reason == REASON_LOCK) {
        emit_text(m, EVENT_BLOCK, LANE_LOCKED, REASON_LOCK, "%s", str_bytes(m, future->label));
    } else if (future->label != VALUE_UNSET) {
        emit_text(m, EVENT_AWAIT, LANE_WAITING, (Reason)future->reason, "%s",
                  str_bytes(m, future->label));
    } else {
        emit_text(m, EVENT_AWAIT, LANE_WAITING, REASON_FUTURE, "future");
    }
    text_release(&what);
    Value task = AS(Loop, m, running)->current;
    if (is_type(m, task, TYPE_TASK)) {
        AS(Task, m, task)->suspend_seq = m->world->last_seq;
    }
    future->object.flags |= FUTURE_SHOWN;
}

// Nothing but awaiting is between the running frame and the task: no send() or next() of the
// program's, which may keep the future to itself.
static bool task_awaits(const Machine *m) {
    Value v = m->world->strand.frame;
    while (is_type(m, v, TYPE_FRAME)) {
        const Frame *f = AS(Frame, m, v);
        if (f->action != ACTION_DELEGATE && f->action != ACTION_ANEXT &&
            f->action != ACTION_ACLOSE) {
            return f->action == ACTION_NATIVE;
        }
        v = f->back;
    }
    return true;
}

SendResult future_send(Machine *m, Value v, Value *result) {
    Future *future = AS(Future, m, v);
    if (future->state == FUTURE_PENDING) {
        if (future->object.flags & FUTURE_BLOCKING) { // a task that tried to await itself
            raise_error(m, CLASS_RUNTIME_ERROR, "await wasn't used with future");
            return SEND_FAILED;
        }
        future->object.flags |= FUTURE_BLOCKING;
        if (task_awaits(m)) {
            emit_await(m, v);
        }
        *result = retain(m, v);
        return SEND_YIELD;
    }
    *result = future_result(m, v);
    if (future->state == FUTURE_CANCELLED) {
        replace(m, &m->world->thrown, retain(m, m->world->pending));
    }
    return *result == VALUE_UNSET ? SEND_FAILED : SEND_DONE;
}

// --- methods ----------------------------------------------------------------------------------

static Value method_result(Machine *m, const Call *call) {
    return future_result(m, call->self);
}

static Value method_exception(Machine *m, const Call *call) {
    return future_exception(m, call->self);
}

static void mark_set(Machine *m, Value future, Value v) {
    if (!m->record_switches) {
        return;
    }
    Text text = {0};
    describe_value(m, v, &text);
    AS(Future, m, future)->done_seq =
        emit_text(m, EVENT_FUTURE_SET, LANE_RUNNING, REASON_CALL, "%s", text_z(&text));
    text_release(&text);
}

static Value method_set_result(Machine *m, const Call *call) {
    if (AS(Future, m, call->self)->state == FUTURE_PENDING) {
        mark_set(m, call->self, call->args[0]);
    }
    return future_set_result(m, call->self, call->args[0]) ? VALUE_NONE : VALUE_UNSET;
}

static Value method_set_exception(Machine *m, const Call *call) {
    Value exception = retain(m, call->args[0]);
    if (is_type(m, exception, TYPE_CLASS)) {
        release(m, exception);
        exception = call_value(m, call->args[0], NULL, 0, VALUE_UNSET);
    }
    if (exception == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (!is_type(m, exception, TYPE_EXCEPTION)) {
        release(m, exception);
        return raise_error(m, CLASS_TYPE_ERROR, "invalid exception object");
    }
    if (AS(Future, m, call->self)->state == FUTURE_PENDING) {
        mark_set(m, call->self, exception);
    }
    bool ok = future_set_exception(m, call->self, exception);
    release(m, exception);
    return ok ? VALUE_NONE : VALUE_UNSET;
}

static Value method_done(Machine *m, const Call *call) {
    return value_from_bool(AS(Future, m, call->self)->state != FUTURE_PENDING);
}

static Value method_cancelled(Machine *m, const Call *call) {
    return value_from_bool(AS(Future, m, call->self)->state == FUTURE_CANCELLED);
}

static Value method_cancel(Machine *m, const Call *call) {
    static const char *const names[] = {"msg", NULL};
    Value message;
    if (!call_parse(m, call, "cancel", names, 0, &message)) {
        return VALUE_UNSET;
    }
    bool cancelled = future_cancel(m, call->self, message);
    return value_is_ref(m->world->pending) ? VALUE_UNSET : value_from_bool(cancelled);
}

static Value method_add_done_callback(Machine *m, const Call *call) {
    static const char *const keywords[] = {"context", NULL};
    if (call->count != 1 || !call_check_keywords(m, call, "add_done_callback", keywords)) {
        return value_is_ref(m->world->pending)
                   ? VALUE_UNSET
                   : raise_error(
                         m, CLASS_TYPE_ERROR,
                         "add_done_callback() takes exactly 1 positional argument (%d given)",
                         call->count);
    }
    Value context = context_given(m, call_keyword(m, call, "context"));
    if (context == VALUE_UNSET) {
        return future_add_callback(m, call->self, call->args[0]) ? VALUE_NONE : VALUE_UNSET;
    }
    Value loop = AS(Future, m, call->self)->loop;
    Value handle = handle_new(m, loop, call->args[0], NULL, 0, 0);
    if (handle == VALUE_UNSET) {
        release(m, context);
        return VALUE_UNSET;
    }
    replace(m, &AS(Handle, m, handle)->context, context);
    bool ok = future_add_callback(m, call->self, handle);
    release(m, handle);
    return ok ? VALUE_NONE : VALUE_UNSET;
}

static Value method_remove_done_callback(Machine *m, const Call *call) {
    return value_from_small_int(future_remove_callback(m, call->self, call->args[0]));
}

static Value method_get_loop(Machine *m, const Call *call) {
    return retain(m, AS(Future, m, call->self)->loop);
}

static Value method_await(Machine *m, const Call *call) {
    return retain(m, call->self);
}

// next() of what __await__ gave: the program drives it, so no lane waits.
static Value method_next(Machine *m, const Call *call) {
    Future *future = AS(Future, m, call->self);
    if (future->state == FUTURE_PENDING) {
        future->object.flags |= FUTURE_BLOCKING;
        return retain(m, call->self);
    }
    Value result = future_result(m, call->self);
    if (result != VALUE_UNSET) {
        raise_stop_iteration(m, result);
        release(m, result);
    }
    return VALUE_UNSET;
}

static Value method_repr(Machine *m, const Call *call) {
    Value function = dict_get_z(m, m->world->globals[1], "_future_repr");
    return call_value(m, function, &call->self, 1, VALUE_UNSET);
}

// _future_parts(f): what its repr is made of.
static Value method_state(Machine *m, const Call *call) {
    static const char *const states[] = {"PENDING", "CANCELLED", "FINISHED"};
    return str_z(m, states[AS(Future, m, call->self)->state]);
}

static Value method_callbacks(Machine *m, const Call *call) {
    Value callbacks = AS(Future, m, call->self)->callbacks;
    bool many = is_type(m, callbacks, TYPE_LIST);
    uint32_t count = many ? list_count(m, callbacks) : callbacks != VALUE_UNSET;
    Value list = list_new(m, count);
    for (uint32_t i = 0; list != VALUE_UNSET && i < count; i++) {
        list_append(m, list, callback_of(m, many ? list_items(m, callbacks)[i] : callbacks));
    }
    return list;
}

// For the repr: what is there, without counting as having looked.
static Value method_peek_result(Machine *m, const Call *call) {
    Value result = AS(Future, m, call->self)->result;
    return result == VALUE_UNSET ? VALUE_NONE : retain(m, result);
}

static Value method_peek_exception(Machine *m, const Call *call) {
    Value exception = AS(Future, m, call->self)->exception;
    return exception == VALUE_UNSET ? VALUE_NONE : retain(m, exception);
}

static Value method_is_blocking(Machine *m, const Call *call) {
    bool blocking = AS(Future, m, call->self)->object.flags & FUTURE_BLOCKING;
    return blocking ? VALUE_TRUE : VALUE_FALSE;
}

static Value method_set_blocking(Machine *m, const Call *call) {
    bool blocking = false;
    if (!value_is_true(m, call->args[0], &blocking)) {
        return VALUE_UNSET;
    }
    uint16_t *flags = &AS(Future, m, call->self)->object.flags;
    *flags = (uint16_t)(blocking ? *flags | FUTURE_BLOCKING : *flags & ~FUTURE_BLOCKING);
    return VALUE_NONE;
}

// _origin(): (kind, line) of where it was made, or None outside debug mode.
static Value method_origin(Machine *m, const Call *call) {
    uint32_t origin = AS(Future, m, call->self)->origin;
    if (origin == ORIGIN_UNKNOWN) {
        return VALUE_NONE;
    }
    bool is_site = origin >= ORIGIN_SITE;
    Value parts[] = {
        value_from_small_int(is_site ? ORIGIN_SITE : (int)origin),
        value_from_small_int(is_site ? m->programs[0]->site_lines[origin - ORIGIN_SITE] : 0)};
    return tuple_of(m, parts, 2);
}

const NativeInfo natives_future[] = {
    {"__init__", native_future_init, 0, -1, true, EFFECT_LOOP},
    {"_origin", method_origin, 0, 0, false, EFFECT_PRIVATE},
    {"_peek_result", method_peek_result, 0, 0, false, EFFECT_PRIVATE},
    {"_peek_exception", method_peek_exception, 0, 0, false, EFFECT_PRIVATE},
    {"_is_blocking", method_is_blocking, 0, 0, false, EFFECT_PRIVATE},
    {"_set_blocking", method_set_blocking, 1, 1, false, EFFECT_PRIVATE},
    {"result", method_result, 0, 0, false, EFFECT_READS_SELF},
    {"exception", method_exception, 0, 0, false, EFFECT_READS_SELF},
    {"set_result", method_set_result, 1, 1, false, EFFECT_WRITES_SELF},
    {"set_exception", method_set_exception, 1, 1, false, EFFECT_WRITES_SELF},
    {"done", method_done, 0, 0, false, EFFECT_READS_SELF},
    {"cancelled", method_cancelled, 0, 0, false, EFFECT_READS_SELF},
    {"cancel", method_cancel, 0, -1, true, EFFECT_WRITES_SELF},
    {"add_done_callback", method_add_done_callback, 0, -1, true, EFFECT_WRITES_SELF},
    {"remove_done_callback", method_remove_done_callback, 1, 1, false, EFFECT_WRITES_SELF},
    {"get_loop", method_get_loop, 0, 0, false, EFFECT_PRIVATE},
    {"__await__", method_await, 0, 0, false, EFFECT_PRIVATE},
    {"__iter__", method_await, 0, 0, false, EFFECT_PRIVATE},
    {"__next__", method_next, 0, 0, false, EFFECT_PRIVATE},
    {"__repr__", method_repr, 0, 0, false, EFFECT_PRIVATE},
    {"_state_name", method_state, 0, 0, false, EFFECT_PRIVATE},
    {"_callback_list", method_callbacks, 0, 0, false, EFFECT_PRIVATE},
    {0},
};

const NativeInfo natives_gathering[] = {{0}};
