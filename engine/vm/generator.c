#include <assert.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/finalize.h"
#include "engine/vm/generator.h"
#include "engine/vm/origin.h"
#include "engine/vm/suspend.h"
#include "engine/vm/unwind.h"

Value generator_new(Machine *m, Frame *frame) {
    const Code *code = frame_code(m, frame);
    Generator *g = heap_new(m, TYPE_GENERATOR, sizeof(Generator));
    if (!g) {
        return VALUE_UNSET;
    }
    g->class_id = code->flags & CODE_COROUTINE         ? CLASS_COROUTINE
                  : code->flags & CODE_ASYNC_GENERATOR ? CLASS_ASYNC_GENERATOR
                                                       : CLASS_GENERATOR;
    g->program = frame->program;
    g->code = frame->code;
    g->origin_site = current_site(m);
    g->frame = retain(m, value_of(m, frame));
    const Function *renamed =
        is_type(m, frame->locals, TYPE_FUNCTION) ? AS(Function, m, frame->locals) : NULL;
    g->name = retain(m, renamed ? renamed->name : name_at(m, frame->program, code->name));
    g->qualname =
        retain(m, renamed ? renamed->qualname : name_at(m, frame->program, code->qualname));
    replace(m, &frame->locals, VALUE_UNSET);
    g->handled = g->outer = VALUE_UNSET;
    frame->generator = (uint64_t)((uint8_t *)g - m->base);
    frame->object.flags &= (uint16_t) ~(FRAME_IS_PLAIN | FRAME_IS_GETTER | FRAME_IS_STEP);
    Value loop = m->world->strand.running_loop;
    if (loop != VALUE_UNSET && object_at(m, loop)->flags & LOOP_TRACKS &&
        g->class_id == CLASS_COROUTINE) {
        origin_note(m, value_of(m, g));
    }
    return value_of(m, g);
}

Value generator_receiver(const Machine *m, const Generator *g) {
    if (g->state != GENERATOR_SUSPENDED) {
        return VALUE_UNSET;
    }
    Frame *f = AS(Frame, m, g->frame);
    return frame_is_delegating(m, f) ? f->slots[f->sp - 2] : VALUE_UNSET;
}

static const char *kind_of(const Generator *g) {
    return g->class_id == CLASS_COROUTINE         ? "coroutine"
           : g->class_id == CLASS_ASYNC_GENERATOR ? "async generator"
                                                  : "generator";
}

static bool can_resume(Machine *m, const Generator *g, Value value) {
    if (g->state == GENERATOR_CLOSED) { // a second task of the same coroutine
        raise_error(m, CLASS_RUNTIME_ERROR, "cannot reuse already awaited %s", kind_of(g));
        return false;
    }
    if (g->state == GENERATOR_RUNNING) {
        raise_error(m, CLASS_VALUE_ERROR, "%s already executing", kind_of(g));
        return false;
    }
    if (g->state == GENERATOR_CREATED && value != VALUE_UNSET && value != VALUE_NONE) {
        raise_error(m, CLASS_TYPE_ERROR, "can't send non-None value to a just-started %s",
                    kind_of(g));
        return false;
    }
    return check_recursion(m, "");
}

// The generator that a delegating frame waits for, and how it is resumed.
static Generator *inner_of(Machine *m, Frame *f, FrameAction *action) {
    Value receiver = f->slots[f->sp - 2];
    *action = ACTION_DELEGATE;
    if (is_type(m, receiver, TYPE_AWAITER)) {
        const Awaiter *awaiter = AS(Awaiter, m, receiver);
        *action = awaiter->mode == AWAITER_CLOSE ? ACTION_ACLOSE : ACTION_ANEXT;
        receiver = awaiter->generator;
    }
    if (!is_type(m, receiver, TYPE_GENERATOR) ||
        AS(Generator, m, receiver)->state != GENERATOR_SUSPENDED) {
        return NULL;
    }
    return AS(Generator, m, receiver);
}

static void note_resumed(Machine *m, const Frame *f, bool with_error) {
    if (f->generator) {
        Object *generator = (Object *)(void *)(m->base + f->generator);
        generator->flags &= (uint16_t)~GENERATOR_PASSED_ERROR;
        generator->flags |= with_error ? GENERATOR_PASSED_ERROR : 0;
    }
}

void generator_note_error(Machine *m) {
    Value v = m->world->strand.frame;
    while (is_type(m, v, TYPE_FRAME)) {
        v = AS(Frame, m, v)->back;
        if (is_type(m, v, TYPE_FRAME)) {
            note_resumed(m, AS(Frame, m, v), true);
        }
    }
}

// An exception cannot be thrown into a coroutine that somebody else has awaited to its end: what is
// raised instead says so. Closing is no matter.
static void refuse_throw(Machine *m, const Frame *f) {
    Value receiver = f->slots[f->sp - 2];
    const Generator *g = is_type(m, receiver, TYPE_GENERATOR) ? AS(Generator, m, receiver) : NULL;
    if (g && g->class_id == CLASS_COROUTINE && g->state == GENERATOR_CLOSED &&
        !pending_is(m, CLASS_GENERATOR_EXIT)) {
        pending_clear(m);
        raise_error(m, CLASS_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
    }
}

Value generator_go_on(Machine *m, Frame *f, Value value) {
    bool delegates;
    while ((delegates = frame_is_delegating(m, f))) {
        FrameAction action;
        Generator *inner = inner_of(m, f, &action);
        if (!inner && value == VALUE_UNSET) {
            refuse_throw(m, f);
        }
        if (!inner) {
            break;
        }
        note_resumed(m, f, value == VALUE_UNSET);
        f = generator_enter(m, inner, action);
    }
    if (value == VALUE_UNSET) {
        return VALUE_UNSET; // the exception is raised where the frame stands
    }
    if (delegates) {
        replace(m, &f->slots[f->sp - 1], value);
        f->ip--; // SEND again, with the value
    } else {
        f->slots[f->sp++] = value;
    }
    return VALUE_PUSHED;
}

Value generator_resume(Machine *m, Value generator, Value value, FrameAction action) {
    work_done(m, COST_GENERATOR, 1);
    Generator *g = AS(Generator, m, generator);
    bool is_ready =
        g->state == GENERATOR_SUSPENDED && m->world->strand.depth < m->world->recursion_limit;
    if (!is_ready && !can_resume(m, g, value)) {
        release(m, value);
        return VALUE_UNSET;
    }
    bool created = g->state == GENERATOR_CREATED;
    Frame *f = generator_enter(m, g, action);
    if (created) {
        release(m, value); // None
        return value == VALUE_UNSET ? VALUE_UNSET : VALUE_PUSHED;
    }
    return generator_go_on(m, f, value);
}

Value generator_throw(Machine *m, Value generator, FrameAction action) {
    Generator *g = AS(Generator, m, generator);
    if (g->state == GENERATOR_CLOSED && g->class_id != CLASS_COROUTINE) {
        return VALUE_UNSET;
    }
    Value exception = pending_take(m);
    if (!can_resume(m, g, VALUE_UNSET)) {
        release(m, exception);
        return VALUE_UNSET;
    }
    raise_value(m, exception);
    return generator_resume(m, generator, VALUE_UNSET, action);
}

// --- nested: for C ----------------------------------------------------------------------------

// Resumes behind a barrier and runs until it yields, returns or fails.
static Value resume_nested(Machine *m, Value generator, Value value, bool throws, Sink *sink,
                           Outcome *outcome) {
    World *w = m->world;
    const Sink *outer = m->sink;
    NativeFrame *barrier = barrier_push(m);
    if (!barrier) {
        *outcome = OUTCOME_RAISED;
        return VALUE_UNSET;
    }
    Value top = w->strand.frame; // the barrier stays there: run_barrier
    barrier->outcome = OUTCOME_RAISED;
    m->sink = sink;
    if (sink) {
        sink->barrier = top;
    }
    Value pushed = throws ? generator_throw(m, generator, ACTION_NATIVE)
                          : generator_resume(m, generator, value, ACTION_NATIVE);
    bool entered = w->strand.frame != top;
    Value result = VALUE_UNSET;
    if (pushed == VALUE_PUSHED || entered) {
        if (pushed == VALUE_UNSET) {
            unwind(m);
        }
        result = run_barrier(m, top);
    }
    m->sink = outer;
    *outcome = value_is_ref(w->pending) ? OUTCOME_RAISED : (Outcome)barrier->outcome;
    barrier_pop(m);
    return result;
}

Value generator_next(Machine *m, Value generator, Sink *sink) {
    if (AS(Generator, m, generator)->state == GENERATOR_CLOSED) {
        return VALUE_UNSET;
    }
    Outcome outcome;
    Value result = resume_nested(m, generator, VALUE_NONE, false, sink, &outcome);
    if (outcome == OUTCOME_YIELDED) {
        return result;
    }
    release(m, result);
    return VALUE_UNSET;
}

// Closes first what the generator delegates to; false: that failed, and the error is pending.
static bool close_receiver(Machine *m, Generator *g) {
    Value receiver = generator_receiver(m, g);
    if (!is_type(m, receiver, TYPE_GENERATOR) ||
        AS(Generator, m, receiver)->class_id == CLASS_ASYNC_GENERATOR) {
        return true;
    }
    if (!check_recursion(m, "")) {
        return false;
    }
    g->state = GENERATOR_RUNNING;
    retain(m, receiver);
    bool ok = generator_close(m, receiver);
    release(m, receiver);
    g->state = GENERATOR_SUSPENDED;
    return ok;
}

bool generator_close(Machine *m, Value generator) {
    Generator *g = AS(Generator, m, generator);
    if (g->state == GENERATOR_CLOSED) {
        return true;
    }
    if (g->state == GENERATOR_CREATED) {
        g->state = GENERATOR_CLOSED;
        AS(Frame, m, g->frame)->generator = 0;
        replace(m, &g->frame, VALUE_UNSET);
        return true;
    }
    if (g->state == GENERATOR_RUNNING || close_receiver(m, g)) {
        raise_error(m, CLASS_GENERATOR_EXIT, "%s", "");
    }
    Outcome outcome;
    Value result = resume_nested(m, generator, VALUE_UNSET, true, NULL, &outcome);
    release(m, result);
    if (outcome == OUTCOME_YIELDED) {
        raise_error(m, CLASS_RUNTIME_ERROR, "%s ignored GeneratorExit", kind_of(g));
        return false;
    }
    if (outcome == OUTCOME_RAISED) {
        if (!pending_is(m, CLASS_GENERATOR_EXIT) && !pending_is(m, CLASS_STOP_ITERATION)) {
            return false;
        }
        pending_clear(m);
    }
    return true;
}

// May stand behind `await` as it is.
bool is_awaitable_generator(const Machine *m, Value v) {
    return is_type(m, v, TYPE_GENERATOR) && (AS(Generator, m, v)->class_id == CLASS_COROUTINE ||
                                             object_at(m, v)->flags & GENERATOR_IS_AWAITABLE);
}

// The coroutine that a value of __await__ stands for, or the value itself. Owned; v taken.
static Value unwrapped(Machine *m, Value v) {
    if (!is_type(m, v, TYPE_AWAITER) || AS(Awaiter, m, v)->mode != AWAITER_COROUTINE) {
        return v;
    }
    Value coroutine = retain(m, AS(Awaiter, m, v)->generator);
    release(m, v);
    return coroutine;
}

Value yield_from_iter(Machine *m, Value v) {
    if (is_type(m, v, TYPE_AWAITER)) {
        return unwrapped(m, retain(m, v));
    }
    if (is_type(m, v, TYPE_GENERATOR) && AS(Generator, m, v)->class_id == CLASS_COROUTINE) {
        const Frame *f = current_frame(m);
        if (!f->generator ||
            !(((Object *)(void *)(m->base + f->generator))->flags & GENERATOR_IS_AWAITABLE)) {
            return raise_error(
                m, CLASS_TYPE_ERROR,
                "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
    }
    return is_type(m, v, TYPE_GENERATOR) ? retain(m, v) : value_iter(m, v);
}

// --- await ------------------------------------------------------------------------------------

static Value raise_not_awaitable(Machine *m, Value v, uint32_t where) {
    if (where == 1) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "'async with' received an object from __aenter__ that does not "
                           "implement __await__: %s",
                           type_name(m, v));
    }
    if (where == 2) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "'async with' received an object from __aexit__ that does not "
                           "implement __await__: %s",
                           type_name(m, v));
    }
    return raise_error(m, CLASS_TYPE_ERROR, "object %s can't be used in 'await' expression",
                       type_name(m, v));
}

static bool is_future_type(TypeId type) {
    return type == TYPE_FUTURE || type == TYPE_TASK || type == TYPE_GATHERING_FUTURE;
}

static Value await_method(Machine *m, Value v, uint32_t where) {
    Value method = get_special(m, v, "__await__");
    if (method == VALUE_UNSET) {
        return raise_not_awaitable(m, v, where);
    }
    Value iterator = call_value(m, method, NULL, 0, VALUE_UNSET);
    release(m, method);
    if (iterator != VALUE_UNSET && is_type(m, iterator, TYPE_GENERATOR) &&
        AS(Generator, m, iterator)->class_id == CLASS_COROUTINE) {
        release(m, iterator);
        return raise_error(m, CLASS_TYPE_ERROR, "__await__() returned a coroutine");
    }
    return unwrapped(m, iterator);
}

Value awaitable_of(Machine *m, Value v, uint32_t where) {
    TypeId type = type_of(m, v);
    if (v == VALUE_BARE_YIELD || is_future_type(type) || type == TYPE_AWAITER) {
        return unwrapped(m, retain(m, v));
    }
    if (is_awaitable_generator(m, v)) {
        const Generator *g = AS(Generator, m, v);
        bool passed_error = g->state == GENERATOR_RUNNING &&
                            g->object.flags & GENERATOR_PASSED_ERROR &&
                            frame_is_delegating(m, AS(Frame, m, g->frame));
        if (generator_receiver(m, g) != VALUE_UNSET || passed_error) {
            return raise_error(m, CLASS_RUNTIME_ERROR, "coroutine is being awaited already");
        }
        return retain(m, v);
    }
    return await_method(m, v, where);
}

// --- SEND -------------------------------------------------------------------------------------

static SendResult send_to_generator(Machine *m, Value receiver, Value sent, Value *result) {
    const Generator *g = AS(Generator, m, receiver);
    if (g->state == GENERATOR_CLOSED) {
        release(m, sent);
        if (g->class_id == CLASS_COROUTINE) {
            raise_error(m, CLASS_RUNTIME_ERROR, "cannot reuse already awaited coroutine");
            return SEND_FAILED;
        }
        *result = VALUE_NONE;
        return SEND_DONE;
    }
    return generator_resume(m, receiver, sent, ACTION_DELEGATE) == VALUE_PUSHED ? SEND_PUSHED
                                                                                : SEND_FAILED;
}

bool generator_is_underway(Machine *m, const Generator *g) {
    return g->state == GENERATOR_RUNNING || generator_receiver(m, g) != VALUE_UNSET;
}

static SendResult send_to_awaiter(Machine *m, Value receiver, Value sent, Value *result) {
    Awaiter *awaiter = AS(Awaiter, m, receiver);
    release(m, sent);
    Generator *g = AS(Generator, m, awaiter->generator);
    if (awaiter->state == GENERATOR_CLOSED) {
        raise_error(m, CLASS_RUNTIME_ERROR, "cannot reuse already awaited __anext__()/asend()");
        return SEND_FAILED;
    }
    awaiter->state = GENERATOR_CLOSED;
    if (generator_is_underway(m, g)) {
        raise_error(m, CLASS_RUNTIME_ERROR, "%s(): asynchronous generator is already running",
                    awaiter->mode == AWAITER_SEND    ? "anext"
                    : awaiter->mode == AWAITER_CLOSE ? "aclose"
                                                     : "athrow");
        return SEND_FAILED;
    }
    if (g->state == GENERATOR_CLOSED) {
        if (awaiter->mode != AWAITER_SEND) { // athrow() as well: nothing is there to fail
            *result = VALUE_NONE;
            return SEND_DONE;
        }
        raise_error(m, CLASS_STOP_ASYNC_ITERATION, "%s", "");
        return SEND_FAILED;
    }
    if (awaiter->mode == AWAITER_SEND) {
        Value pushed =
            generator_resume(m, awaiter->generator, retain(m, awaiter->value), ACTION_ANEXT);
        return pushed == VALUE_PUSHED ? SEND_PUSHED : SEND_FAILED;
    }
    if (awaiter->mode == AWAITER_CLOSE && g->state == GENERATOR_CREATED) {
        generator_close(m, awaiter->generator);
        *result = VALUE_NONE;
        return SEND_DONE;
    }
    raise_value(m, retain(m, awaiter->value));
    generator_throw(m, awaiter->generator,
                    awaiter->mode == AWAITER_CLOSE ? ACTION_ACLOSE : ACTION_ANEXT);
    return SEND_FAILED;
}

// yield from an iterator that is no generator: only None can be sent without a method for it.
static SendResult send_by_method(Machine *m, Value receiver, Value sent, Value *result) {
    Value method = get_attr(m, receiver, name_z(m, "send"));
    *result = method == VALUE_UNSET ? VALUE_UNSET : call_value(m, method, &sent, 1, VALUE_UNSET);
    release(m, method);
    release(m, sent);
    return *result == VALUE_UNSET ? SEND_FAILED : SEND_YIELD;
}

static SendResult send_to_iterator(Machine *m, Value receiver, Value sent, Value *result) {
    if (sent != VALUE_NONE) {
        return send_by_method(m, receiver, sent, result);
    }
    *result = is_type(m, receiver, TYPE_INSTANCE) ? value_call_next(m, receiver)
                                                  : value_next(m, receiver);
    if (*result != VALUE_UNSET) {
        return SEND_YIELD;
    }
    if (!value_is_ref(m->world->pending)) {
        *result = VALUE_NONE;
        return SEND_DONE;
    }
    if (!pending_is(m, CLASS_STOP_ITERATION)) {
        return SEND_FAILED;
    }
    Value stop = pending_take(m);
    Value value = AS(Exception, m, stop)->extra;
    *result = value == VALUE_UNSET ? VALUE_NONE : retain(m, value);
    release(m, stop);
    return SEND_DONE;
}

// A bare yield: yielded once, done when it comes back.
static SendResult send_to_bare_yield(Value *receiver, Value *result) {
    bool first = *receiver == VALUE_BARE_YIELD;
    *receiver = VALUE_NOT_IMPLEMENTED;
    *result = VALUE_NONE;
    return first ? SEND_YIELD : SEND_DONE;
}

SendResult send_step(Machine *m, Value *receiver, Value sent, Value *result) {
    if (*receiver == VALUE_BARE_YIELD || *receiver == VALUE_NOT_IMPLEMENTED) {
        release(m, sent);
        return send_to_bare_yield(receiver, result);
    }
    TypeId type = type_of(m, *receiver);
    if (type == TYPE_GENERATOR) {
        return send_to_generator(m, *receiver, sent, result);
    }
    if (is_future_type(type)) {
        release(m, sent);
        return future_send(m, *receiver, result);
    }
    if (type == TYPE_AWAITER) {
        return send_to_awaiter(m, *receiver, sent, result);
    }
    return send_to_iterator(m, *receiver, sent, result);
}

// --- methods ----------------------------------------------------------------------------------

static Value native_send(Machine *m, const Call *call) {
    const Generator *g = AS(Generator, m, call->self);
    if (g->state == GENERATOR_CLOSED) {
        return g->class_id == CLASS_COROUTINE
                   ? raise_error(m, CLASS_RUNTIME_ERROR, "cannot reuse already awaited coroutine")
                   : raise_stop_iteration(m, VALUE_NONE);
    }
    return generator_resume(m, call->self, retain(m, call->args[0]), ACTION_NEXT);
}

static Value native_next(Machine *m, const Call *call) {
    Value none = VALUE_NONE;
    Call send = {.self = call->self, .args = &none, .count = 1, .kwnames = VALUE_UNSET};
    return native_send(m, &send);
}

static bool warn_of_signature(Machine *m, const char *method) {
    Text text = {0};
    text_printf(&text,
                "the (type, exc, tb) signature of %s() is deprecated, use the single-arg signature "
                "instead.",
                method);
    bool ok = warn_deprecated(m, text_z(&text));
    text_release(&text);
    return ok;
}

// throw(error), throw(Class), throw(Class, argument or error)
static Value exception_to_throw(Machine *m, const Call *call, const char *method) { // owned
    if (call->count > 1 && m->profile->minor >= 12 && !warn_of_signature(m, method)) {
        return VALUE_UNSET;
    }
    Value given = call->args[0];
    Value argument = call->count > 1 ? call->args[1] : VALUE_NONE;
    if (is_type(m, argument, TYPE_EXCEPTION)) {
        return retain(m, argument);
    }
    if (is_type(m, given, TYPE_CLASS)) {
        return call_value(m, given, &argument, argument != VALUE_NONE, VALUE_UNSET);
    }
    return retain(m, given);
}

static Value native_throw(Machine *m, const Call *call) {
    Value exception = exception_to_throw(m, call, "throw");
    if (exception == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (!is_type(m, exception, TYPE_EXCEPTION)) {
        release(m, exception);
        return raise_error(m, CLASS_TYPE_ERROR,
                           "exceptions must be classes or instances deriving from BaseException, "
                           "not %s",
                           type_name(m, call->args[0]));
    }
    raise_value(m, exception);
    return generator_throw(m, call->self, ACTION_NEXT);
}

static Value native_close(Machine *m, const Call *call) {
    return generator_close(m, call->self) ? VALUE_NONE : VALUE_UNSET;
}

static Value native_self(Machine *m, const Call *call) {
    return retain(m, call->self);
}

static Value awaiter_new(Machine *m, Value generator, AwaiterMode mode, Value value);

static Value native_await(Machine *m, const Call *call) {
    return awaiter_new(m, call->self, AWAITER_COROUTINE, VALUE_UNSET);
}

// types.coroutine: generators of the function may be awaited.
Value generator_make_awaitable(Machine *m, Value v) {
    if (is_type(m, v, TYPE_GENERATOR) && AS(Generator, m, v)->class_id == CLASS_GENERATOR) {
        object_at(m, v)->flags |= GENERATOR_IS_AWAITABLE;
    }
    return retain(m, v);
}

const NativeInfo natives_generator[] = {
    {"send", native_send, 1, 1, false, EFFECT_WRITES_SELF},
    {"__next__", native_next, 0, 0, false, EFFECT_WRITES_SELF},
    {"__iter__", native_self, 0, 0, false, EFFECT_PRIVATE},
    {"throw", native_throw, 1, 3, false, EFFECT_WRITES_SELF},
    {"close", native_close, 0, 0, false, EFFECT_WRITES_SELF},
    {0},
};

const NativeInfo natives_coroutine[] = {
    {"send", native_send, 1, 1, false, EFFECT_WRITES_SELF},
    {"throw", native_throw, 1, 3, false, EFFECT_WRITES_SELF},
    {"close", native_close, 0, 0, false, EFFECT_WRITES_SELF},
    {"__await__", native_await, 0, 0, false, EFFECT_PRIVATE},
    {0},
};

// The loop that runs hears of an async generator when it is asked for something for the first time.
static void make_known(Machine *m, Generator *g) {
    World *w = m->world;
    if (w->strand.running_loop != VALUE_UNSET && !(g->object.flags & GENERATOR_KNOWN)) {
        g->object.flags |= GENERATOR_KNOWN;
        g->known_order = ++w->next_known_order;
        g->known_loop = generator_loop_number(w->strand.running_loop);
    }
}

static Value awaiter_new(Machine *m, Value generator, AwaiterMode mode, Value value) {
    Awaiter *awaiter = heap_new(m, TYPE_AWAITER, sizeof(Awaiter));
    if (!awaiter) {
        return VALUE_UNSET;
    }
    make_known(m, AS(Generator, m, generator));
    awaiter->mode = (uint16_t)mode;
    awaiter->generator = retain(m, generator);
    awaiter->value = retain(m, value);
    return value_of(m, awaiter);
}

static Value native_anext(Machine *m, const Call *call) {
    return awaiter_new(m, call->self, AWAITER_SEND, VALUE_NONE);
}

static Value native_asend(Machine *m, const Call *call) {
    return awaiter_new(m, call->self, AWAITER_SEND, call->args[0]);
}

static Value native_athrow(Machine *m, const Call *call) {
    Value exception = exception_to_throw(m, call, "athrow");
    if (exception == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value awaiter = awaiter_new(m, call->self, AWAITER_THROW, exception);
    release(m, exception);
    return awaiter;
}

static Value native_aclose(Machine *m, const Call *call) {
    Value exit = exception_new(m, CLASS_GENERATOR_EXIT, "%s", "");
    Value awaiter = awaiter_new(m, call->self, AWAITER_CLOSE, exit);
    release(m, exit);
    return awaiter;
}

const NativeInfo natives_async_generator[] = {
    {"__aiter__", native_self, 0, 0, false, EFFECT_PRIVATE},
    {"__anext__", native_anext, 0, 0, false, EFFECT_WRITES_SELF},
    {"asend", native_asend, 1, 1, false, EFFECT_WRITES_SELF},
    {"athrow", native_athrow, 1, 3, false, EFFECT_WRITES_SELF},
    {"aclose", native_aclose, 0, 0, false, EFFECT_WRITES_SELF},
    {0},
};

// --- awaiters ---------------------------------------------------------------------------------

Value awaiter_coroutine(Machine *m, Value v) {
    const Awaiter *awaiter = AS(Awaiter, m, v);
    if (awaiter->mode != AWAITER_COROUTINE) {
        return raise_unsupported(m, "driving an async generator by hand");
    }
    return awaiter->generator;
}

// The methods of what __await__ of a coroutine returned are the coroutine's.
static bool stands_for_coroutine(Machine *m, const Call *call, Call *inner) {
    *inner = *call;
    inner->self = awaiter_coroutine(m, call->self);
    return inner->self != VALUE_UNSET;
}

static Value awaiter_send(Machine *m, const Call *call) {
    Call inner;
    return stands_for_coroutine(m, call, &inner) ? native_send(m, &inner) : VALUE_UNSET;
}

static Value awaiter_next(Machine *m, const Call *call) {
    Call inner;
    return stands_for_coroutine(m, call, &inner) ? native_next(m, &inner) : VALUE_UNSET;
}

static Value awaiter_throw(Machine *m, const Call *call) {
    Call inner;
    return stands_for_coroutine(m, call, &inner) ? native_throw(m, &inner) : VALUE_UNSET;
}

static Value awaiter_close(Machine *m, const Call *call) {
    Call inner;
    return stands_for_coroutine(m, call, &inner) ? native_close(m, &inner) : VALUE_UNSET;
}

const NativeInfo natives_awaiter[] = {
    {"send", awaiter_send, 1, 1, false, EFFECT_WRITES_SELF},
    {"throw", awaiter_throw, 1, 3, false, EFFECT_WRITES_SELF},
    {"close", awaiter_close, 0, 0, false, EFFECT_WRITES_SELF},
    {"__next__", awaiter_next, 0, 0, false, EFFECT_WRITES_SELF},
    {"__iter__", native_self, 0, 0, false, EFFECT_PRIVATE},
    {"__await__", native_self, 0, 0, false, EFFECT_PRIVATE},
    {0},
};
