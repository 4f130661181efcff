// gather: the outer future of asyncio.gather (tasks.py of CPython 3.11).
#include "engine/vm/asyncio.h"

// From CPython 3.12 on a child that is done already is counted at once, without a turn of the loop.
static bool is_counted_at_once(const Machine *m, Value child) {
    return m->profile->minor >= 12 && AS(Future, m, child)->state != FUTURE_PENDING;
}

// Whether it is one of the first `count`. Not looked for among very many: the search is linear.
static bool is_repeated(Machine *m, const GatheringFuture *g, Value child, uint32_t count) {
    for (uint32_t i = 0; i < count && count < 1000; i++) {
        if (list_items(m, g->children)[i] == child) {
            return true;
        }
    }
    return false;
}

Value gather_new(Machine *m, Value loop, bool return_exceptions) {
    GatheringFuture *g = heap_new(m, TYPE_GATHERING_FUTURE, sizeof(GatheringFuture));
    if (!g) {
        return VALUE_UNSET;
    }
    Value v = value_of(m, g);
    future_init(m, &g->future, loop);
    future_made_by(m, v, ORIGIN_GATHER, false);
    g->children = list_new(m, 0);
    if (return_exceptions) {
        g->future.object.flags |= GATHER_RETURN_EXCEPTIONS;
    }
    return v;
}

void gather_add(Machine *m, Value v, Value child) {
    GatheringFuture *g = AS(GatheringFuture, m, v);
    bool repeated = is_repeated(m, g, child, list_count(m, g->children));
    list_append(m, g->children, child);
    if (!repeated) {
        g->child_count++;
        if (!is_counted_at_once(m, child)) {
            future_add_callback(m, child, v);
        }
    }
}

void gather_count_finished(Machine *m, Value v) {
    GatheringFuture *g = AS(GatheringFuture, m, v);
    for (uint32_t i = 0; i < list_count(m, g->children); i++) {
        Value child = list_items(m, g->children)[i];
        if (is_counted_at_once(m, child) && !is_repeated(m, g, child, i)) {
            gather_child_done(m, v, child);
        }
    }
}

static Value result_of(Machine *m, Value v) {
    Future *child = AS(Future, m, v);
    if (child->state == FUTURE_CANCELLED) {
        Value message = child->cancel_message;
        Value text =
            message == VALUE_UNSET || message == VALUE_NONE ? str_z(m, "") : retain(m, message);
        Value args = tuple_of(m, &text, 1);
        release(m, text);
        return exception_of(m, builtin_class(m, CLASS_CANCELLED_ERROR), args);
    }
    child->object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
    return retain(m, child->exception != VALUE_UNSET ? child->exception : child->result);
}

// Nobody else will ask for what the children ended with.
static void mark_retrieved(Machine *m, const GatheringFuture *g) {
    for (uint32_t i = 0; i < list_count(m, g->children); i++) {
        Future *child = AS(Future, m, list_items(m, g->children)[i]);
        child->object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
    }
}

static bool finish(Machine *m, GatheringFuture *g) {
    if (g->future.object.flags & GATHER_CANCEL_REQUESTED) {
        mark_retrieved(m, g);
        Value last = list_items(m, g->children)[list_count(m, g->children) - 1];
        Value error = cancelled_error(m, AS(Future, m, last));
        bool ok = future_set_exception(m, value_of(m, g), error);
        release(m, error);
        return ok;
    }
    uint32_t count = list_count(m, g->children);
    Value results = list_new(m, count);
    for (uint32_t i = 0; i < count; i++) {
        Value result = result_of(m, list_items(m, g->children)[i]);
        list_append(m, results, result);
        release(m, result);
    }
    bool ok = future_set_result(m, value_of(m, g), results);
    release(m, results);
    return ok;
}

bool gather_child_done(Machine *m, Value v, Value child_value) {
    GatheringFuture *g = AS(GatheringFuture, m, v);
    Future *child = AS(Future, m, child_value);
    g->finished_count++;
    g->future.done_seq = child->done_seq;
    if (g->future.state != FUTURE_PENDING) {
        if (child->state != FUTURE_CANCELLED) {
            child->object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
        }
        return true;
    }
    if (!(g->future.object.flags & GATHER_RETURN_EXCEPTIONS)) {
        Value error = VALUE_UNSET;
        if (child->state == FUTURE_CANCELLED) {
            error = cancelled_error(m, child);
        } else if (child->exception != VALUE_UNSET) {
            child->object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
            error = retain(m, child->exception);
        }
        if (error != VALUE_UNSET) {
            bool ok = future_set_exception(m, v, error);
            release(m, error);
            return ok;
        }
    }
    return g->finished_count < g->child_count || finish(m, g);
}

bool gather_cancel(Machine *m, Value v, Value message) {
    GatheringFuture *g = AS(GatheringFuture, m, v);
    if (g->future.state != FUTURE_PENDING) {
        return false;
    }
    bool any = false;
    for (uint32_t i = 0; i < list_count(m, g->children) && !value_is_ref(m->world->pending); i++) {
        any |= future_cancel(m, list_items(m, g->children)[i], message);
    }
    if (any) {
        g->future.object.flags |= GATHER_CANCEL_REQUESTED;
    }
    return any;
}
