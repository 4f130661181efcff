// The event loop: base_events.py of CPython 3.11 (_run_once), on the virtual clock.
#include "engine/vm/loop.h"
#include "engine/vm/clock.h"
#include "engine/vm/context.h"
#include "engine/vm/strand.h"

enum {
    FREE_TURNS = 1000
};

Value loop_new(Machine *m) {
    work_done(m, COST_LOOP, 1);
    Loop *loop = heap_new(m, TYPE_LOOP, sizeof(Loop));
    if (!loop) {
        return VALUE_UNSET;
    }
    loop->slow = value_from_float(0.1);
    loop->ready = loop->timers = loop->current = VALUE_UNSET;
    loop->exception_handler = loop->task_factory = loop->asyncgens = VALUE_UNSET;
    if (m->profile->has_eager_tasks) {
        loop->task_factory = retain(m, prelude_function(m, "eager_task_factory"));
    }
    loop->executor = loop->dict = loop->cls = VALUE_UNSET;
    return value_of(m, loop);
}

Value loop_allocate(Machine *m, Value cls) {
    Value v = loop_new(m);
    if (v != VALUE_UNSET) {
        object_at(m, v)->flags |= LOOP_OPEN;
        AS(Loop, m, v)->cls = retain(m, cls);
    }
    return v;
}

Value running_loop(Machine *m) {
    Value loop = m->world->strand.running_loop;
    return loop == VALUE_UNSET ? raise_error(m, CLASS_RUNTIME_ERROR, "no running event loop")
                               : loop;
}

// --- reporting --------------------------------------------------------------------------------

bool loop_outlives_program(const Machine *m, Value v) {
    return is_type(m, v, TYPE_LOOP) &&
           (AS(Loop, m, v)->ready_count > 0 || AS(Loop, m, v)->timer_count > 0);
}

void loop_report(Machine *m, Value loop, const char *message, const char *key, Value subject,
                 Value exception) {
    Value function = dict_get_z(m, m->world->globals[1], "_report");
    Value held = pending_take(m);
    Value args[] = {loop, str_z(m, message), str_z(m, key),
                    subject == VALUE_UNSET ? VALUE_NONE : subject,
                    exception == VALUE_UNSET ? VALUE_NONE : exception};
    Value result = call_value(m, function, args, 5, VALUE_UNSET);
    release(m, args[1]);
    release(m, args[2]);
    release(m, result);
    if (value_is_ref(m->world->pending) && !m->limit && m->problem.length == 0) {
        pending_clear(m);
    }
    if (held != VALUE_UNSET) {
        replace(m, &m->world->pending, held);
    }
}

// --- running ----------------------------------------------------------------------------------

enum {
    FRAME_IS_INNER = 1
}; // flag of the native frame: the loop was running already

static bool leaves_the_loop(Machine *m) {
    return pending_is(m, CLASS_SYSTEM_EXIT) || pending_is(m, CLASS_KEYBOARD_INTERRUPT) ||
           m->limit || m->problem.length > 0;
}

Value handle_new(Machine *m, Value loop, Value callback, const Value *args, int count,
                 uint16_t flags) {
    Handle *handle = heap_new(m, TYPE_HANDLE, sizeof(Handle));
    if (!handle) {
        return VALUE_UNSET;
    }
    handle->object.flags = flags;
    handle->cause = m->world->last_seq;
    handle->site = object_at(m, loop)->flags & LOOP_DEBUG ? current_site(m) : 0;
    handle->callback = retain(m, callback);
    handle->args = tuple_of(m, args, (uint32_t)count);
    handle->loop = retain(m, loop);
    handle->context = context_copy(m);
    return value_of(m, handle);
}

// What has run, as the handle that CPython has for it. Owned.
static Value handle_of(Machine *m, Value loop, Value what, Value argument) {
    bool is_handle = is_type(m, what, TYPE_HANDLE);
    if (is_type(m, what, TYPE_TASK) || (is_handle && argument == VALUE_UNSET)) {
        return retain(m, what);
    }
    Value callback = is_handle ? AS(Handle, m, what)->callback : what;
    return handle_new(m, loop, callback, &argument, 1, 0);
}

// A callback has failed: said, and the loop goes on.
static bool callback_failed(Machine *m, Value loop, Value what, Value argument) {
    if (leaves_the_loop(m)) {
        return false;
    }
    Value error = pending_take(m);
    Value handle = handle_of(m, loop, what, argument);
    if (handle == VALUE_UNSET) {
        release(m, error);
        return false;
    }
    if (is_type(m, error, TYPE_EXCEPTION)) {
        traceback_of_library(m, error);
    }
    Text text = {0};
    text_add_z(&text, "Exception in callback ");
    Value function = dict_get_z(m, m->world->globals[1], "_callback_text");
    Value described = call_value(m, function, &handle, 1, VALUE_UNSET);
    if (described != VALUE_UNSET) {
        text_add_z(&text, str_bytes(m, described));
    } else {
        pending_clear(m);
    }
    release(m, described);
    loop_report(m, loop, text_z(&text), "handle", handle, error);
    text_release(&text);
    release(m, error);
    release(m, handle);
    return true;
}

static Value call_handle(Machine *m, Value v) {
    Handle *handle = AS(Handle, m, v);
    if (handle->object.flags & HANDLE_CANCELLED) {
        return VALUE_NONE;
    }
    handle->object.flags &= (uint16_t)~HANDLE_SCHEDULED;
    return call_push_action(m, handle->callback, tuple_items(m, handle->args),
                            (int)tuple_count(m, handle->args), ACTION_NATIVE, VALUE_UNSET);
}

static Value run_timer(Machine *m, Value what) {
    if (is_type(m, what, TYPE_HANDLE)) {
        return call_handle(m, what);
    }
    Future *future = AS(Future, m, what);
    if (future->state == FUTURE_PENDING) {
        future->state = FUTURE_FINISHED; // its result was stored when it was made
        future_schedule_callbacks(m, future);
    }
    return VALUE_NONE;
}

static Value run_callback(Machine *m, Value callback, Value future) {
    if (is_type(m, callback, TYPE_LOOP)) { // run_until_complete waited for it
        Future *f = AS(Future, m, future);
        f->object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK; // it has been looked at
        bool leaves =
            f->exception != VALUE_UNSET && (is_instance(m, f->exception, CLASS_SYSTEM_EXIT) ||
                                            is_instance(m, f->exception, CLASS_KEYBOARD_INTERRUPT));
        if (!leaves) {
            object_at(m, callback)->flags |= LOOP_STOPPING;
        }
        return VALUE_NONE;
    }
    if (is_type(m, callback, TYPE_GATHERING_FUTURE)) {
        return gather_child_done(m, callback, future) ? VALUE_NONE : VALUE_UNSET;
    }
    if (is_type(m, callback, TYPE_HANDLE)) {
        callback = AS(Handle, m, callback)->callback;
    }
    return call_push_action(m, callback, &future, 1, ACTION_NATIVE, VALUE_UNSET);
}

// A callback runs in the context of its handle.
static void enter_context(Machine *m, NativeFrame *n, Value what) {
    Value context = is_type(m, what, TYPE_HANDLE) ? AS(Handle, m, what)->context : VALUE_UNSET;
    n->slots[LOOP_SLOT_CONTEXT] = m->world->strand.context;
    m->world->strand.context = retain(m, context);
}

static void leave_context(Machine *m, NativeFrame *n) {
    replace(m, &m->world->strand.context, n->slots[LOOP_SLOT_CONTEXT]);
    n->slots[LOOP_SLOT_CONTEXT] = VALUE_UNSET;
}

static Value run_entry(Machine *m, NativeFrame *n, ReadyEntry *entry) {
    Loop *loop = AS(Loop, m, n->slots[LOOP_SLOT_LOOP]);
    m->world->strand.ready_cause = entry->cause;
    m->world->strand.lane = EVENT_NO_LANE; // a callback is the loop's own; a task's step says so
    if (entry->cause != EVENT_NO_CAUSE) {
        m->world->last_seq = entry->cause;
    }
    switch ((ReadyKind)entry->kind) {
    case READY_STEP:
    case READY_WAKEUP: {
        replace(m, &loop->current, retain(m, entry->a));
        return entry->kind == READY_STEP ? task_step(m, entry->a, entry->b)
                                         : task_wakeup(m, entry->a, entry->b);
    }
    case READY_HANDLE:
        enter_context(m, n, entry->a);
        return run_timer(m, entry->a);
    case READY_CALLBACK:
        enter_context(m, n, entry->a);
        return run_callback(m, entry->a, entry->b);
    }
    return VALUE_NONE;
}

// False: an exception is pending.
static bool is_at_least(Machine *m, Value a, Value b, bool *answer) {
    Value compared = value_compare(m, a, b, COMPARE_GT_E);
    bool ok = compared != VALUE_UNSET && value_is_true(m, compared, answer);
    release(m, compared);
    return ok;
}

// In debug mode: what took long is told, as by the logger of asyncio.
static void tell_slow(Machine *m, Value loop, Value running, Value argument) {
    Value took = value_from_float((double)(m->world->now_ns - AS(Loop, m, loop)->began_ns) / 1e9);
    bool is_slow = false;
    if (value_is_ref(m->world->pending) ||
        !is_at_least(m, took, AS(Loop, m, loop)->slow, &is_slow) || !is_slow) {
        return;
    }
    m->world->strand.lane = EVENT_NO_LANE; // the loop says it, whoever ran
    Value handle = handle_of(m, loop, running, argument);
    Value args[] = {handle, took};
    Value result = call_value(m, prelude_function(m, "_tell_slow"), args, 2, VALUE_UNSET);
    release(m, result);
    release(m, handle);
}

// What was pushed has come back. False: the loop is left with an exception pending.
static bool take_outcome(Machine *m, NativeFrame *n, Outcome outcome) {
    Value running = n->slots[LOOP_SLOT_RUNNING];
    n->slots[LOOP_SLOT_RUNNING] = VALUE_UNSET;
    Value value = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    if (!is_type(m, running, TYPE_TASK)) {
        leave_context(m, n);
    }
    bool goes_on = true;
    if (is_type(m, running, TYPE_TASK)) {
        goes_on = task_stepped(m, running, outcome, value);
        replace(m, &AS(Loop, m, n->slots[LOOP_SLOT_LOOP])->current, VALUE_UNSET);
        clock_settle(m);
    } else if (outcome == OUTCOME_RAISED) {
        goes_on =
            callback_failed(m, n->slots[LOOP_SLOT_LOOP], running, n->slots[LOOP_SLOT_ARGUMENT]);
    } else {
        release(m, value);
        clock_settle(m);
    }
    if (object_at(m, n->slots[LOOP_SLOT_LOOP])->flags & LOOP_DEBUG) {
        tell_slow(m, n->slots[LOOP_SLOT_LOOP], running, n->slots[LOOP_SLOT_ARGUMENT]);
        goes_on = goes_on && !value_is_ref(m->world->pending);
    }
    m->world->strand.lane = EVENT_NO_LANE; // what dies now does so in the loop
    replace(m, &m->world->thrown, VALUE_UNSET);
    replace(m, &n->slots[LOOP_SLOT_ARGUMENT], VALUE_UNSET);
    release(m, running);
    return goes_on;
}

// Running the library's own tasks (the end of asyncio.run) is not part of the picture.
static bool is_shown(const Machine *m, Value until) {
    return !is_type(m, until, TYPE_TASK) || AS(Task, m, until)->lane != EVENT_NO_LANE;
}

uint32_t loop_running_caller(const Machine *m) {
    for (Value v = m->world->strand.frame; value_is_ref(v);) {
        if (is_type(m, v, TYPE_FRAME)) {
            v = AS(Frame, m, v)->back;
            continue;
        }
        const NativeFrame *n = AS(NativeFrame, m, v);
        if (n->kind == NATIVE_FRAME_LOOP) {
            bool is_hidden = !is_shown(m, n->slots[LOOP_SLOT_UNTIL]);
            return is_hidden ? (uint32_t)value_as_int(n->slots[LOOP_SLOT_CALLER]) : EVENT_NO_LANE;
        }
        v = n->back;
    }
    return EVENT_NO_LANE;
}

static void leave(Machine *m, NativeFrame *n) {
    World *w = m->world;
    Loop *loop = AS(Loop, m, n->slots[LOOP_SLOT_LOOP]);
    Value outer = n->slots[LOOP_SLOT_OUTER];
    n->slots[LOOP_SLOT_OUTER] = VALUE_UNSET;
    loop->object.flags &= (uint16_t)~LOOP_STOPPING;
    if (n->object.flags & FRAME_IS_INNER) {
        replace(m, &loop->current, outer);
    } else {
        loop->object.flags &= (uint16_t)~LOOP_RUNNING;
        replace(m, &loop->current, VALUE_UNSET);
        replace(m, &w->strand.running_loop, outer);
    }
    w->strand.lane = (uint32_t)value_as_int(n->slots[LOOP_SLOT_CALLER]);
    if (m->record_switches && is_shown(m, n->slots[LOOP_SLOT_UNTIL])) {
        w->last_seq = event_emit(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, w->strand.lane,
                                 current_site(m), w->last_seq, 0);
    }
}

static Value finish(Machine *m, NativeFrame *n) {
    Value until = retain(m, n->slots[LOOP_SLOT_UNTIL]);
    Value loop = n->slots[LOOP_SLOT_LOOP];
    Value result = VALUE_NONE;
    if (until != VALUE_UNSET) {
        Value held = pending_take(m); // callbacks are asked whether they are equal
        future_remove_callback(m, until, loop);
        m->world->pending = held;
        if (value_is_ref(held)) { // what leaves the loop tells of it
            object_at(m, until)->flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
        }
    }
    leave(m, n);
    if (n->object.flags & FRAME_IS_INNER && !value_is_ref(m->world->pending)) {
        return until; // create_task's result: the task, done
    }
    if (until != VALUE_UNSET && !value_is_ref(m->world->pending)) {
        result =
            AS(Future, m, until)->state == FUTURE_PENDING
                ? raise_error(m, CLASS_RUNTIME_ERROR, "Event loop stopped before Future completed.")
                : future_result(m, until);
        traceback_pass(m, until);
    }
    release(m, until);
    return value_is_ref(m->world->pending) ? VALUE_UNSET : result;
}

void loop_wait(Machine *m, Value v, const TimerEntry *first) {
    Strand *strand = &m->world->strand;
    strand->waits = true;
    strand->wake_ns = first ? clock_late(m, first->ns) : INT64_MAX;
    strand->wake_lag = first ? first->lag : 0;
    strand->wake_order = first ? first->order : 0;
    AS(Loop, m, v)->sleeper = m->world->running_strand;
    replace(m, &strand_current(m)->waits_on, retain(m, v));
}

void loop_wake(Machine *m, Value v) {
    uint64_t sleeper = AS(Loop, m, v)->sleeper;
    if (sleeper) {
        strand_wake(m, (StrandObject *)(void *)(m->base + sleeper), m->world->last_seq);
    }
}

void loop_count_free_turn(Machine *m, bool has_timers) {
    World *w = m->world;
    if (!m->real && ++w->loop_turns > FREE_TURNS && has_timers) {
        uint64_t turns = w->loop_turns;
        clock_advance(m, w->now_ns + 1000000, w->now_lag + 1);
        w->loop_turns = turns;
    }
}

// Begins a turn; false when the strand has to wait first.
static bool begin_turn(Machine *m, NativeFrame *n) {
    World *w = m->world;
    if (m->real) {
        clock_follow(m);
    }
    Loop *loop = AS(Loop, m, n->slots[LOOP_SLOT_LOOP]);
    timers_drop_dead(m, loop);
    if (loop->ready_count == 0 && !(loop->object.flags & LOOP_STOPPING)) {
        const TimerEntry *first = timer_first(m, loop);
        bool due = first &&
                   (first->ns < w->now_ns || (first->ns == w->now_ns && first->lag <= w->now_lag));
        if (!due) {
            loop_wait(m, n->slots[LOOP_SLOT_LOOP], first);
            return false;
        }
    } else {
        loop_count_free_turn(m, loop->timer_count > 0);
    }
    strand_release_due(m);
    loop->turn++;
    bool tracks = loop->object.flags & LOOP_DEBUG;
    loop->object.flags =
        (uint16_t)((loop->object.flags & ~LOOP_TRACKS) | (tracks ? LOOP_TRACKS : 0));
    timers_move_due(m, n->slots[LOOP_SLOT_LOOP]);
    n->state = loop->ready_count;
    if (m->record_lines) {
        event_emit(m, EVENT_LOOP_PASS, LANE_RUNNING, REASON_CALL, EVENT_NO_LANE, 0, EVENT_NO_CAUSE,
                   loop->turn);
    }
    return true;
}

Value loop_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    Loop *loop = AS(Loop, m, n->slots[LOOP_SLOT_LOOP]);
    bool is_interrupted = n->slots[LOOP_SLOT_RUNNING] == VALUE_UNSET && outcome == OUTCOME_RAISED;
    if (is_interrupted || // by the handler of a signal
        (n->slots[LOOP_SLOT_RUNNING] != VALUE_UNSET && !take_outcome(m, n, outcome))) {
        return finish(m, n);
    }
    while (!m->limit) {
        if (n->state == 0) {
            if (loop->object.flags & LOOP_STOPPING) {
                return finish(m, n);
            }
            if (!begin_turn(m, n)) {
                n->outcome = OUTCOME_RETURNED; // what comes meanwhile says otherwise
                return VALUE_BLOCKED;
            }
        }
        if (loop->ready_count < n->state) { // a loop inside this one was faster
            n->state = loop->ready_count;
        }
        if (n->state == 0) {
            continue;
        }
        n->state--;
        ReadyEntry entry = ready_pop(m, loop);
        n->slots[LOOP_SLOT_RUNNING] = entry.a; // which owns it from here on
        n->outcome = OUTCOME_RETURNED;
        loop->began_ns = m->world->now_ns;
        Value result = run_entry(m, n, &entry);
        // what a task waited for lives until its step is over, as an argument of CPython's handle
        n->slots[LOOP_SLOT_ARGUMENT] = entry.b;
        if (result == VALUE_PUSHED) {
            return VALUE_PUSHED;
        }
        if (result == VALUE_BLOCKED) { // a callback that sleeps: the loop stands still
            return VALUE_BLOCKED;
        }
        bool is_step = entry.kind == READY_STEP || entry.kind == READY_WAKEUP;
        if (is_step && result == VALUE_NONE) { // a task that was done already
            replace(m, &n->slots[LOOP_SLOT_RUNNING], VALUE_UNSET);
            replace(m, &n->slots[LOOP_SLOT_ARGUMENT], VALUE_UNSET);
            continue;
        }
        replace(m, &m->world->strand.result, result);
        if (!take_outcome(m, n, result == VALUE_UNSET ? OUTCOME_RAISED : OUTCOME_RETURNED)) {
            return finish(m, n);
        }
    }
    return VALUE_UNSET;
}

bool loop_check_idle(Machine *m, Value v) {
    const Loop *loop = AS(Loop, m, v);
    const char *problem = loop->object.flags & LOOP_CLOSED    ? "Event loop is closed"
                          : loop->object.flags & LOOP_RUNNING ? "This event loop is already running"
                          : m->world->strand.running_loop != VALUE_UNSET
                              ? "Cannot run the event loop while another loop is running"
                              : NULL;
    if (problem) {
        raise_error(m, CLASS_RUNTIME_ERROR, "%s", problem);
    }
    return !problem;
}

Value loop_run(Machine *m, Value v, Value future) {
    World *w = m->world;
    Loop *loop = AS(Loop, m, v);
    if (!loop_check_idle(m, v)) {
        return VALUE_UNSET;
    }
    if (future != VALUE_UNSET && !future_add_callback(m, future, v)) {
        return VALUE_UNSET;
    }
    if (m->record_switches && is_shown(m, future)) {
        emit_text(m, EVENT_AWAIT, LANE_WAITING, REASON_TASK, "the event loop");
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_LOOP, ACTION_PUSH);
    if (!n) {
        return VALUE_UNSET;
    }
    loop->object.flags |= LOOP_RUNNING;
    n->slots[LOOP_SLOT_LOOP] = retain(m, v);
    n->slots[LOOP_SLOT_UNTIL] = retain(m, future);
    n->slots[LOOP_SLOT_OUTER] = w->strand.running_loop;
    n->slots[LOOP_SLOT_CALLER] = value_from_small_int(w->strand.lane);
    w->strand.running_loop = retain(m, v);
    n->outcome = OUTCOME_RETURNED;
    clock_settle(m);
    return VALUE_PUSHED;
}

// The synchronous model: the running loop goes on here until the task is done.
Value loop_run_nested(Machine *m, Value v, Value task) {
    World *w = m->world;
    Loop *loop = AS(Loop, m, v);
    if (!future_add_callback(m, task, v)) {
        return VALUE_UNSET;
    }
    if (w->strand.lane == EVENT_NO_LANE && is_type(m, task, TYPE_TASK) && is_shown(m, task)) {
        w->strand.lane = loop_running_caller(m); // a task of the library runs
    }
    uint32_t lane = w->strand.lane;
    if (m->record_switches && is_shown(m, task)) {
        emit_text(m, EVENT_BLOCK, LANE_WAITING, REASON_TASK, "its task");
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_LOOP, ACTION_PUSH);
    if (!n) {
        return VALUE_UNSET;
    }
    n->object.flags = FRAME_IS_INNER;
    n->slots[LOOP_SLOT_LOOP] = retain(m, v);
    n->slots[LOOP_SLOT_UNTIL] = retain(m, task);
    n->slots[LOOP_SLOT_OUTER] = loop->current;
    loop->current = VALUE_UNSET;
    n->slots[LOOP_SLOT_CALLER] = value_from_small_int(lane);
    n->outcome = OUTCOME_RETURNED;
    return VALUE_PUSHED;
}
