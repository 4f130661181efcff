#include "engine/vm/unwind.h"
#include "engine/vm/clock.h"

#include <assert.h>

#include "engine/vm/block.h"
#include "engine/vm/clock.h"
#include "engine/vm/ops.h"
#include "engine/vm/suspend.h"

static void push(Frame *f, Value v) {
    f->slots[f->sp++] = v;
}

static Value pop(Frame *f) {
    return f->slots[--f->sp];
}

// --- lanes of calls ---------------------------------------------------------------------------

static void end_call_lane(Machine *m, Frame *f, bool failed) {
    World *w = m->world;
    if (!(f->object.flags & FRAME_HAS_LANE)) {
        return;
    }
    clock_now(m);
    uint32_t ended = event_emit(m, EVENT_ENDED, LANE_DONE, failed ? REASON_RAISED : REASON_RETURNED,
                                f->lane, 0, w->last_seq, 0);
    w->strand.lane = f->caller_lane;
    w->last_seq =
        event_emit(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, f->caller_lane, 0, ended, 0);
}

static void close_generator(Machine *m, Frame *f) {
    Generator *g = generator_of(m, f);
    if (g) {
        generator_leave(m, g, false);
        g->state = GENERATOR_CLOSED;
        f->generator = 0;
        f->object.flags &= (uint16_t)~FRAME_HOLDS_GENERATOR;
        replace(m, &g->frame, VALUE_UNSET);
        release(m, value_of(m, g));
    }
}

void frame_abandon(Machine *m) {
    if (!is_type(m, m->world->strand.frame, TYPE_FRAME)) {
        frame_pop(m);
        return;
    }
    Frame *f = frame_detach(m);
    close_generator(m, f);
    release(m, value_of(m, f));
}

// --- delivering -------------------------------------------------------------------------------

static void raise_in_back(Machine *m) {
    if (is_type(m, m->world->strand.frame, TYPE_FRAME)) {
        unwind(m);
    }
}

static void deliver_native(Machine *m, Value value, Outcome outcome) {
    NativeFrame *n = AS(NativeFrame, m, m->world->strand.frame);
    n->outcome = outcome;
    replace(m, &m->world->strand.result, value);
}

static void deliver_init(Machine *m, Value made, Value value) {
    if (value != VALUE_NONE) {
        raise_error(m, CLASS_TYPE_ERROR, "__init__() should return None, not '%s'",
                    type_name(m, value));
        release(m, value);
        raise_in_back(m);
        return;
    }
    Value instance = retain(m, made);
    if (is_type(m, m->world->strand.frame, TYPE_FRAME)) {
        push(current_frame(m), instance);
    } else {
        deliver_native(m, instance, OUTCOME_RETURNED);
    }
}

static void finish_send(Machine *m, Value value) {
    Frame *back = current_frame(m);
    release(m, pop(back)); // the value that was sent last
    release(m, pop(back)); // the receiver
    push(back, value);
}

static void end_iteration(Machine *m) {
    Frame *back = current_frame(m);
    release(m, pop(back));
    back->ip = instruction_arg(frame_code(m, back)->instructions[back->ip - 1]);
}

static void deliver_return(Machine *m, FrameAction action, Value extra, Value value) {
    switch (action) {
    case ACTION_PUSH:
        if (is_type(m, m->world->strand.frame, TYPE_FRAME)) {
            push(current_frame(m), value);
        } else {
            deliver_native(m, value, OUTCOME_RETURNED);
        }
        return;
    case ACTION_INIT:
        deliver_init(m, extra, value);
        return;
    case ACTION_DISCARD:
        release(m, value);
        return;
    case ACTION_TRUTH: {
        bool truth = false;
        bool known = value_is_true(m, value, &truth);
        release(m, value);
        push(current_frame(m), value_from_bool(truth != (extra == VALUE_TRUE)));
        if (!known) {
            raise_in_back(m);
        }
        return;
    }
    case ACTION_DELEGATE:
    case ACTION_ACLOSE:
        finish_send(m, value);
        return;
    case ACTION_FOR_ITER:
        release(m, value);
        end_iteration(m);
        return;
    case ACTION_NEXT:
        raise_stop_iteration(m, value);
        release(m, value);
        raise_in_back(m);
        return;
    case ACTION_ANEXT:
        release(m, value);
        raise_error(m, CLASS_STOP_ASYNC_ITERATION, "%s", "");
        raise_in_back(m);
        return;
    case ACTION_NATIVE:
    case ACTION_NESTED:
        deliver_native(m, value, OUTCOME_RETURNED);
        return;
    }
}

// Whether C called this function and nobody else knows its frame.
static bool returns_to_c(const Machine *m, const Frame *f) {
    return f->action == ACTION_NATIVE && f->object.refs == 1 &&
           !(f->object.flags & (FRAME_HAS_LANE | FRAME_HOLDS_GENERATOR)) && f->generator == 0 &&
           f->locals == VALUE_UNSET && f->extra == VALUE_UNSET &&
           is_type(m, f->back, TYPE_NATIVE_FRAME);
}

// The value is delivered first: what dies with the frame may run code of the program.
static void return_to_c(Machine *m, Value value) {
    Frame *f = frame_detach(m);
    deliver_native(m, value, OUTCOME_RETURNED);
    Value *end = f->slots + f->sp;
    for (Value *place = f->slots; place < end; place++) {
        if (value_is_ref(*place)) {
            Value v = *place;
            *place = VALUE_UNSET;
            release(m, v);
        }
    }
    release(m, f->globals);
    block_end(m, &f->object, true);
}

void frame_return(Machine *m, Value value) {
    if (returns_to_c(m, current_frame(m))) {
        return_to_c(m, value);
        return;
    }
    Frame *f = frame_detach(m);
    close_generator(m, f);
    end_call_lane(m, f, false);
    if (m->world->strand.frame == VALUE_UNSET) {
        replace(m, &m->world->strand.result, value);
    } else {
        deliver_return(m, (FrameAction)f->action, f->extra, value);
    }
    release(m, value_of(m, f));
}

void return_generator(Machine *m, Value generator) {
    Strand *strand = &m->world->strand;
    Frame *f = current_frame(m);
    FrameAction action = (FrameAction)f->action;
    Value extra = f->extra;
    strand->frame = f->back;
    strand->depth--;
    f->back = f->extra = VALUE_UNSET;
    release(m, value_of(m, f)); // the generator owns it now
    if (action == ACTION_PUSH && is_type(m, strand->frame, TYPE_FRAME)) {
        push(current_frame(m), generator);
    } else {
        deliver_return(m, action, extra, generator);
    }
    release(m, extra);
}

void native_frame_finish(Machine *m, Value result) {
    NativeFrame *n = AS(NativeFrame, m, m->world->strand.frame);
    FrameAction action = (FrameAction)n->action;
    frame_pop(m);
    if (result != VALUE_UNSET) {
        deliver_return(m, action, VALUE_UNSET, result);
        return;
    }
    unwind(m);
}

void native_frame_yield(Machine *m, Value item) {
    FrameAction action = (FrameAction)AS(NativeFrame, m, m->world->strand.frame)->action;
    frame_pop(m);
    if (action == ACTION_FOR_ITER) {
        push(current_frame(m), item);
    } else {
        deliver_native(m, item, OUTCOME_YIELDED);
    }
}

// What a yield of this frame does behind it: true when the frame behind pauses as well.
static bool yield_goes_on(Machine *m, const Frame *from, Value value) {
    switch ((FrameAction)from->action) {
    case ACTION_DELEGATE:
        return true;
    case ACTION_ANEXT: // a value for whoever awaits __anext__, or a pause of that one
        if (!frame_is_delegating(m, from)) {
            finish_send(m, value);
            return false;
        }
        return true;
    case ACTION_ACLOSE:
        if (!frame_is_delegating(m, from)) {
            release(m, value);
            raise_error(m, CLASS_RUNTIME_ERROR, "async generator ignored GeneratorExit");
            raise_in_back(m);
            return false;
        }
        return true;
    case ACTION_NATIVE:
    case ACTION_NESTED:
        deliver_native(m, value, OUTCOME_YIELDED);
        return false;
    case ACTION_PUSH:
    case ACTION_NEXT:
    case ACTION_FOR_ITER:
        push(current_frame(m), value);
        return false;
    case ACTION_INIT:
    case ACTION_DISCARD:
    case ACTION_TRUTH:
        break;
    }
    release(m, value);
    return false;
}

void frame_yield(Machine *m, Value value) {
    bool on = true;
    while (on) {
        Frame *f = generator_suspend(m);
        Generator *g = generator_of(m, f);
        on = yield_goes_on(m, f, value);
        release(m, value_of(m, f));
        release(m, value_of(m, g));
    }
}

// --- exceptions -------------------------------------------------------------------------------

static const HandlerEntry *handler_for(const Code *code, uint32_t instruction_index) {
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const HandlerEntry *entry = &code->handlers[i];
        if (instruction_index >= entry->start && instruction_index < entry->end) {
            return entry;
        }
    }
    return NULL;
}

static bool handle(Machine *m, Frame *f) {
    if (m->limit || m->problem.length > 0) { // the run ends: no handler may hold it up
        return false;
    }
    const HandlerEntry *entry = handler_for(frame_code(m, f), f->ip ? f->ip - 1 : 0);
    if (!entry) {
        return false;
    }
    while (f->sp > f->base + entry->depth) {
        release(m, pop(f));
    }
    push(f, pending_take(m));
    f->ip = entry->handler;
    return true;
}

// PEP 479: StopIteration must not leave a generator, it would end somebody's loop.
static void convert_stop_iteration(Machine *m, const Frame *f) {
    const Generator *g = generator_of(m, f);
    if (!g) {
        return;
    }
    bool is_async = g->class_id == CLASS_ASYNC_GENERATOR;
    bool stop = pending_is(m, CLASS_STOP_ITERATION);
    if (!stop && !(is_async && pending_is(m, CLASS_STOP_ASYNC_ITERATION))) {
        return;
    }
    Value cause = pending_take(m);
    const char *kind = is_async                         ? "async generator"
                       : g->class_id == CLASS_COROUTINE ? "coroutine"
                                                        : "generator";
    Value error = exception_new(m, CLASS_RUNTIME_ERROR, "%s raised %s", kind,
                                stop ? "StopIteration" : "StopAsyncIteration");
    Exception *e = AS(Exception, m, error);
    e->cause = retain(m, cause);
    e->context = cause;
    e->object.flags |= EXCEPTION_SUPPRESS_CONTEXT;
    raise_value(m, error);
}

// A property has failed: the exception hears what was asked for, as from get_attr. Where self was
// given another value there is nothing to tell.
static void note_getter(Machine *m, const Frame *f) {
    if (!(f->object.flags & FRAME_IS_GETTER) || !pending_is(m, CLASS_ATTRIBUTE_ERROR) ||
        !is_type(m, f->back, TYPE_FRAME)) {
        return;
    }
    Exception *e = AS(Exception, m, m->world->pending);
    const Frame *back = AS(Frame, m, f->back);
    Instruction word = frame_code(m, back)->instructions[back->ip - 1];
    if (e->extra == VALUE_UNSET && e->extra2 == VALUE_UNSET) {
        e->extra = retain(m, name_at(m, back->program, instruction_arg(word)));
        e->extra2 = retain(m, f->slots[0]);
    }
}

void unwind(Machine *m) {
    World *w = m->world;
    assert(value_is_ref(w->pending) || m->limit || m->problem.length > 0);
    while (is_type(m, w->strand.frame, TYPE_FRAME)) {
        Frame *f = current_frame(m);
        work_done(m, COST_RAISE, 1);
        traceback_here(m, f);
        if (handle(m, f)) {
            return;
        }
        convert_stop_iteration(m, f);
        note_getter(m, f);
        while (f->sp > f->base) { // what dies here dies at this line
            release(m, pop(f));
        }
        f = frame_detach(m);
        close_generator(m, f);
        end_call_lane(m, f, true);
        bool closed = f->action == ACTION_ACLOSE && (pending_is(m, CLASS_GENERATOR_EXIT) ||
                                                     pending_is(m, CLASS_STOP_ASYNC_ITERATION));
        bool ended = f->object.flags & FRAME_IS_STEP && pending_is(m, CLASS_STOP_ITERATION);
        release(m, value_of(m, f));
        if (ended) {
            pending_clear(m);
            end_iteration(m);
            return;
        }
        if (closed) {
            pending_clear(m);
            finish_send(m, VALUE_NONE);
            return;
        }
    }
    if (is_type(m, w->strand.frame, TYPE_NATIVE_FRAME)) {
        AS(NativeFrame, m, w->strand.frame)->outcome = OUTCOME_RAISED;
        replace(m, &w->strand.result, VALUE_UNSET);
    }
}
