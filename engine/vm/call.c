#include <assert.h>

#include "engine/vm/allocate.h"
#include "engine/vm/descend.h"
#include "engine/vm/generator.h"
#include "engine/vm/host.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"
#include "engine/vm/quick.h"
#include "engine/vm/shortcut.h"
#include "engine/vm/walk.h"

enum {
    MAX_NESTING = 200
};

bool check_recursion(Machine *m, const char *where) {
    if (m->world->strand.depth < m->world->recursion_limit) {
        return true;
    }
    raise_error(m, CLASS_RECURSION_ERROR, "maximum recursion depth exceeded%s", where);
    return false;
}

// The call stands in the line of a decorator.
static bool is_decorating(const Machine *m) {
    const Program *program = m->programs[0];
    int32_t at = program->sites[current_site(m)].start;
    Span line = source_line(&program->source, source_place(&program->source, at).line);
    while (line.start < at && program->source.bytes[line.start] == ' ') {
        line.start++;
    }
    return program->source.bytes[line.start] == '@';
}

// A synchronous program's calls from the top are shown as lanes of their own. Not those of special
// methods and of decorators: they belong to what the line does.
static void give_lane(Machine *m, Value function, Frame *frame) {
    World *w = m->world;
    if (!m->record_switches || frame->program != 0 || w->strand.running_loop != VALUE_UNSET) {
        return;
    }
    const Code *code = frame_code(m, frame);
    Value top = w->strand.frame;
    if (code->flags & (CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR | CODE_LAMBDA |
                       CODE_COMPREHENSION | CODE_CLASS_BODY | CODE_TYPE_PARAMS) ||
        !is_type(m, top, TYPE_FRAME) || !(object_at(m, top)->flags & FRAME_TRANSPARENT)) {
        return;
    }
    const char *name = str_bytes(m, AS(Function, m, function)->name);
    if (strncmp(name, "__", 2) == 0 || is_decorating(m)) {
        return;
    }
    uint32_t caller = w->strand.lane;
    frame->lane = lane_new(m, name, w->last_seq);
    frame->object.flags |= FRAME_HAS_LANE | (strcmp(name, "main") == 0 ? FRAME_TRANSPARENT : 0);
    uint32_t cause = emit_text(m, EVENT_BLOCK, LANE_WAITING, REASON_CALLEE, "%s", name);
    w->strand.lane = frame->lane;
    frame->caller_lane = caller;
    w->last_seq = event_emit(m, EVENT_STARTED, LANE_RUNNING, REASON_CALL, frame->lane,
                             current_site(m), cause, 0);
}

// A function of the library that is answered without a frame: NotImplemented when it is not.
static Value take_shortcut(Machine *m, Value function, const Value *args, int count,
                           const Value *kwargs, Value kwnames, FrameAction action, Value extra) {
    bool delivers = action == ACTION_PUSH || action == ACTION_INIT; // else for whoever is behind
    if (m->world->uses_threads && !delivers) {
        return VALUE_NOT_IMPLEMENTED;
    }
    ShortcutCall call = {function, args, count, kwargs, kwnames, action, extra};
    Value result = shortcut_call(m, &call);
    return action == ACTION_INIT && result == VALUE_NONE ? retain(m, extra) : result;
}

static Value push_function(Machine *m, Value function, const Value *args, int count,
                           const Value *kwargs, Value kwnames, FrameAction action, Value extra) {
    if (object_at(m, function)->flags & FUNCTION_SHORTCUT) {
        Value result = take_shortcut(m, function, args, count, kwargs, kwnames, action, extra);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (!check_recursion(m, "")) {
        return VALUE_UNSET;
    }
    Value v = frame_for_call(m, function, args, count, kwargs, kwnames);
    if (v == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Frame *frame = AS(Frame, m, v);
    frame->extra = retain(m, extra);
    give_lane(m, function, frame);
    bool is_plain = (action == ACTION_PUSH || action == ACTION_INIT) &&
                    is_type(m, m->world->strand.frame, TYPE_FRAME) &&
                    !(frame->object.flags & FRAME_HAS_LANE);
    frame->object.flags |= is_plain ? FRAME_IS_PLAIN : 0;
    frame_push(m, v, action);
    return VALUE_PUSHED;
}

// --- calling classes --------------------------------------------------------------------------

Value call_init(Machine *m, Value init, const Value *args, int count, const Value *kwargs,
                Value kwnames) {
    return push_function(m, init, args, count, kwargs, kwnames, ACTION_INIT, args[0]);
}

static Value call_with_self(Machine *m, Value function, Value self, const Value *args, int count,
                            const Value *kwargs, Value kwnames, FrameAction action, Value extra);

static Value call_class(Machine *m, Value cls, const Value *args, int count, const Value *kwargs,
                        Value kwnames, FrameAction action, Value extra) {
    if (m->costs) {
        costs_class(m, AS(Class, m, cls));
    }
    Value metaclass = AS(Class, m, cls)->metaclass;
    Value own =
        value_is_ref(metaclass) ? class_lookup(m, metaclass, name_z(m, "__call__")) : VALUE_UNSET;
    if (own != VALUE_UNSET && !is_type(m, own, TYPE_NATIVE)) {
        return call_with_self(m, own, cls, args, count, kwargs, kwnames, action, extra);
    }
    return class_call_plain(m, cls, args, count, kwargs, kwnames);
}

// --- calling anything -------------------------------------------------------------------------

static Value call_any(Machine *m, Value callable, const Value *args, int count, const Value *kwargs,
                      Value kwnames, FrameAction action, Value extra);

static Value call_with_self(Machine *m, Value function, Value self, const Value *args, int count,
                            const Value *kwargs, Value kwnames, FrameAction action, Value extra) {
    Value few[16];
    Value *all = few;
    if (count + 1 > 16) {
        Value spill = tuple_new(m, (uint32_t)count + 1);
        if (spill == VALUE_UNSET) {
            return VALUE_UNSET;
        }
        all = tuple_items(m, spill);
        all[0] = retain(m, self);
        for (int i = 0; i < count; i++) {
            all[i + 1] = retain(m, args[i]);
        }
        Value result = call_any(m, function, all, count + 1, kwargs, kwnames, action, extra);
        release(m, spill);
        return result;
    }
    all[0] = self;
    for (int i = 0; i < count; i++) {
        all[i + 1] = args[i];
    }
    return call_any(m, function, all, count + 1, kwargs, kwnames, action, extra);
}

static Value call_instance(Machine *m, Value callable, const Value *args, int count,
                           const Value *kwargs, Value kwnames, FrameAction action, Value extra) {
    Value call = class_lookup(m, class_of(m, callable), name_z(m, "__call__"));
    if (call == VALUE_UNSET) {
        return raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not callable",
                           type_name(m, callable));
    }
    if (is_type(m, call, TYPE_FUNCTION) || is_type(m, call, TYPE_NATIVE)) {
        return call_with_self(m, call, callable, args, count, kwargs, kwnames, action, extra);
    }
    Value bound = get_special(m, callable, "__call__");
    Value result = bound == VALUE_UNSET
                       ? VALUE_UNSET
                       : call_any(m, bound, args, count, kwargs, kwnames, action, extra);
    release(m, bound);
    return result;
}

static Value call_any(Machine *m, Value callable, const Value *args, int count, const Value *kwargs,
                      Value kwnames, FrameAction action, Value extra) {
    work_done(m, COST_CALL, 1);
    switch ((int)type_of(m, callable)) {
    case TYPE_FUNCTION:
        return push_function(m, callable, args, count, kwargs, kwnames, action, extra);
    case TYPE_NATIVE:
        return native_call(m, callable, args, count, kwargs, kwnames);
    case TYPE_METHOD: {
        const Method *method = AS(Method, m, callable);
        return call_with_self(m, method->function, method->self, args, count, kwargs, kwnames,
                              action, extra);
    }
    case TYPE_CLASS:
        return call_class(m, callable, args, count, kwargs, kwnames, action, extra);
    case TYPE_GENERIC_ALIAS: {
        Value origin = AS(GenericAlias, m, callable)->origin;
        if (is_type(m, origin, TYPE_CLASS)) {
            return call_class(m, origin, args, count, kwargs, kwnames, action, extra);
        }
        return raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not callable",
                           type_name(m, callable));
    }
    case TYPE_WRAPPER:
        return call_any(m, AS(Wrapper, m, callable)->function, args, count, kwargs, kwnames, action,
                        extra);
    default:
        return call_instance(m, callable, args, count, kwargs, kwnames, action, extra);
    }
}

Value call_push(Machine *m, Value callable, const Value *args, int count, const Value *kwargs,
                Value kwnames) {
    if (m->world->uses_threads) {
        Value result = walk_arguments(m, callable, args, count, kwargs, kwnames);
        if (result == VALUE_NOT_IMPLEMENTED) {
            Call call = {VALUE_UNSET, args, count, kwargs, kwnames};
            result = descend_call(m, callable, &call);
        }
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    if (is_type(m, callable, TYPE_NATIVE)) { // the usual case, without a detour
        return native_call(m, callable, args, count, kwargs, kwnames);
    }
    return call_any(m, callable, args, count, kwargs, kwnames, ACTION_PUSH, VALUE_UNSET);
}

Value call_push_action(Machine *m, Value callable, const Value *args, int count, FrameAction action,
                       Value extra) {
    return call_any(m, callable, args, count, NULL, VALUE_UNSET, action, extra);
}

// --- nested -----------------------------------------------------------------------------------

// A native that calls Python may itself run while a value is on its way (a finalizer between the
// return and whoever gets the value): that value waits in the barrier.
// One barrier is kept for the next time: walking a generator takes one for each item.
NativeFrame *barrier_push(Machine *m) {
    work_done(m, COST_NESTED, 1);
    World *w = m->world;
    NativeFrame *barrier;
    if (value_is_ref(w->barrier)) {
        barrier = AS(NativeFrame, m, w->barrier);
        barrier->outcome = OUTCOME_RETURNED;
        barrier->back = w->strand.frame;
        w->strand.frame = w->barrier;
        w->barrier = VALUE_UNSET;
    } else {
        barrier = native_frame_push(m, NATIVE_FRAME_NESTED, ACTION_NESTED);
    }
    if (barrier) {
        barrier->slots[0] = m->world->strand.result;
        m->world->strand.result = VALUE_UNSET;
    }
    return barrier;
}

void barrier_pop(Machine *m) {
    NativeFrame *barrier = AS(NativeFrame, m, m->world->strand.frame);
    World *w = m->world;
    Value held = barrier->slots[0];
    barrier->slots[0] = VALUE_UNSET;
    if (w->barrier == VALUE_UNSET && barrier->object.refs == 1 && !w->finalizing) {
        w->barrier = w->strand.frame;
        w->strand.frame = barrier->back;
        barrier->back = VALUE_UNSET;
    } else {
        frame_pop(m);
    }
    replace(m, &w->strand.result, held);
}

// Runs until the barrier frame is on top again. Waiting inside is only possible for time.
static bool run_to_barrier(Machine *m) {
    bool stop_before_visible = m->stop_before_visible;
    m->stop_before_visible = false;
    StopReason reason = run_strand(m);
    while (reason == STOP_BLOCKED && m->host->wait(m)) {
        reason = run_strand(m);
    }
    m->stop_before_visible = stop_before_visible;
    if (reason == STOP_BLOCKED) {
        raise_unsupported(m, "waiting inside an operator, a key function or __del__");
    }
    return reason == STOP_FINISHED;
}

// After a stop that is not the end, takes away what the nested call left on the stack.
Value run_barrier(Machine *m, Value barrier) {
    World *w = m->world;
    w->nesting++;
    bool finished = run_to_barrier(m);
    w->nesting--;
    while (w->strand.frame != barrier) {
        frame_abandon(m);
    }
    Value result = w->strand.result;
    w->strand.result = VALUE_UNSET;
    if (!finished && !value_is_ref(w->pending)) {
        raise_error(m, CLASS_SYSTEM_ERROR, "the run was stopped");
    }
    return result;
}

// As call_any, with little ado for a call of a native, and for a frame that binds nothing but its
// arguments.
static Value call_from_c(Machine *m, Value callable, const Value *args, int count,
                         const Value *kwargs, Value kwnames) {
    if (kwnames == VALUE_UNSET && is_type(m, callable, TYPE_NATIVE)) {
        work_done(m, COST_CALL, 1);
        return native_call_plain(m, callable, args, count);
    }
    const Code *plain = kwnames == VALUE_UNSET ? plain_code_from_c(m, callable, count) : NULL;
    if (!plain) {
        return call_any(m, callable, args, count, kwargs, kwnames, ACTION_NATIVE, VALUE_UNSET);
    }
    work_done(m, COST_CALL, 1);
    work_done(m, COST_BIND, 1);
    Frame *frame = quick_call(m, callable, plain, args, count);
    if (!frame) {
        return VALUE_UNSET;
    }
    for (int i = 0; i < count; i++) {
        retain(m, args[i]);
    }
    frame->object.flags = 0; // its value goes to C
    frame->action = ACTION_NATIVE;
    return VALUE_PUSHED;
}

Value run_nested(Machine *m, Value callable, const Value *args, int count, const Value *kwargs,
                 Value kwnames) {
    World *w = m->world;
    if (w->nesting >= MAX_NESTING) {
        return raise_error(m, CLASS_RECURSION_ERROR,
                           "maximum recursion depth exceeded while calling a Python object");
    }
    Value handled = retain(m, w->strand.handled);
    if (!barrier_push(m)) {
        return VALUE_UNSET;
    }
    Value top = w->strand.frame;
    Value result = call_from_c(m, callable, args, count, kwargs, kwnames);
    if (result == VALUE_PUSHED) {
        result = run_barrier(m, top);
    }
    barrier_pop(m);
    replace(m, &w->strand.handled, handled);
    return result;
}

Value call_value(Machine *m, Value callable, const Value *args, int count, Value kwnames) {
    return run_nested(m, callable, args, count, args ? args + count : NULL, kwnames);
}

Value call_special(Machine *m, Value v, const char *name, const Value *args, int count) {
    Value on_class = class_lookup(m, class_of(m, v), name_z(m, name));
    if (is_type(m, on_class, TYPE_FUNCTION) && count <= MOST_BOUND) {
        return call_bound(m, on_class, v, args, count);
    }
    Value method = get_special(m, v, name);
    if (method == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = call_value(m, method, args, count, VALUE_UNSET);
    release(m, method);
    return result;
}
