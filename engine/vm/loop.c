// The event loop: base_events.py of CPython 3.11 (_run_once), on the virtual clock.
#include <string.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/clock.h"
#include "engine/vm/interp.h"

enum {
    FIRST_CAPACITY = 16,
    FREE_TURNS = 1000
};

Value loop_new(Machine *m) {
    Loop *loop = heap_new(m, TYPE_LOOP, sizeof(Loop));
    if (!loop) {
        return VALUE_UNSET;
    }
    loop->ready = loop->timers = loop->current = VALUE_UNSET;
    loop->exception_handler = loop->task_factory = loop->asyncgens = VALUE_UNSET;
    return value_of(m, loop);
}

Value running_loop(Machine *m) {
    Value loop = m->world->strand.running_loop;
    return loop == VALUE_UNSET ? raise_error(m, CLASS_RUNTIME_ERROR, "no running event loop")
                               : loop;
}

// --- the ready queue: a ring ------------------------------------------------------------------

static ReadyEntry *ready_entries(const Machine *m, const Loop *loop) {
    return (ReadyEntry *)(void *)(object_at(m, loop->ready) + 1);
}

static bool grow_ready(Machine *m, Loop *loop) {
    uint32_t capacity = loop->ready_capacity ? loop->ready_capacity * 2 : FIRST_CAPACITY;
    Object *block = heap_new(m, TYPE_BLOCK, sizeof(Object) + capacity * sizeof(ReadyEntry));
    if (!block) {
        return false;
    }
    ReadyEntry *entries = (ReadyEntry *)(void *)(block + 1);
    for (uint32_t i = 0; i < loop->ready_count; i++) {
        entries[i] = ready_entries(m, loop)[(loop->ready_head + i) & (loop->ready_capacity - 1)];
    }
    replace(m, &loop->ready, value_of(m, block));
    loop->ready_capacity = capacity;
    loop->ready_head = 0;
    return true;
}

bool loop_push_ready(Machine *m, Value v, ReadyKind kind, Value a, Value b, uint32_t cause) {
    Loop *loop = AS(Loop, m, v);
    if (loop->ready_count == loop->ready_capacity && !grow_ready(m, loop)) {
        return false;
    }
    uint32_t place = (loop->ready_head + loop->ready_count++) & (loop->ready_capacity - 1);
    ready_entries(m, loop)[place] = (ReadyEntry){retain(m, a), retain(m, b), kind, cause};
    return true;
}

static ReadyEntry pop_ready(Machine *m, Loop *loop) {
    ReadyEntry entry = ready_entries(m, loop)[loop->ready_head];
    loop->ready_head = (loop->ready_head + 1) & (loop->ready_capacity - 1);
    loop->ready_count--;
    return entry;
}

// --- timers: a heap by (ns, lag, order) -------------------------------------------------------

static TimerEntry *timer_entries(const Machine *m, const Loop *loop) {
    return (TimerEntry *)(void *)(object_at(m, loop->timers) + 1);
}

static bool is_before(const TimerEntry *a, const TimerEntry *b) {
    if (a->ns != b->ns) {
        return a->ns < b->ns;
    }
    return a->lag != b->lag ? a->lag < b->lag : a->order < b->order;
}

static bool grow_timers(Machine *m, Loop *loop) {
    uint32_t capacity = loop->timer_capacity ? loop->timer_capacity * 2 : FIRST_CAPACITY;
    Object *block = heap_new(m, TYPE_BLOCK, sizeof(Object) + capacity * sizeof(TimerEntry));
    if (!block) {
        return false;
    }
    if (loop->timer_count) {
        memcpy(block + 1, timer_entries(m, loop), loop->timer_count * sizeof(TimerEntry));
    }
    replace(m, &loop->timers, value_of(m, block));
    loop->timer_capacity = capacity;
    return true;
}

bool loop_push_timer(Machine *m, Value v, int64_t ns, uint64_t lag, Value what) {
    Loop *loop = AS(Loop, m, v);
    if (loop->timer_count == loop->timer_capacity && !grow_timers(m, loop)) {
        return false;
    }
    TimerEntry *heap = timer_entries(m, loop);
    TimerEntry entry = {ns, lag, m->world->next_order++, retain(m, what)};
    uint32_t place = loop->timer_count++;
    while (place > 0 && is_before(&entry, &heap[(place - 1) / 2])) {
        heap[place] = heap[(place - 1) / 2];
        place = (place - 1) / 2;
    }
    heap[place] = entry;
    return true;
}

static Value pop_timer(Machine *m, Loop *loop) {
    TimerEntry *heap = timer_entries(m, loop);
    Value first = heap[0].what;
    TimerEntry last = heap[--loop->timer_count];
    uint32_t count = loop->timer_count;
    uint32_t place = 0;
    for (uint32_t child = 1; child < count; child = 2 * place + 1) {
        child += child + 1 < count && is_before(&heap[child + 1], &heap[child]);
        if (!is_before(&heap[child], &last)) {
            break;
        }
        heap[place] = heap[child];
        place = child;
    }
    heap[place] = last;
    return first;
}

static bool is_dead(const Machine *m, Value what) {
    return is_type(m, what, TYPE_HANDLE) ? (object_at(m, what)->flags & HANDLE_CANCELLED) != 0
                                         : AS(Future, m, what)->state != FUTURE_PENDING;
}

static void drop_dead_timers(Machine *m, Loop *loop) {
    while (loop->timer_count > 0 && is_dead(m, timer_entries(m, loop)[0].what)) {
        release(m, pop_timer(m, loop));
    }
}

// A due timer takes its place in the ready queue; a sleep's future is set in that turn.
static void move_due_timers(Machine *m, Value v) {
    Loop *loop = AS(Loop, m, v);
    const World *w = m->world;
    while (loop->timer_count > 0) {
        const TimerEntry *first = &timer_entries(m, loop)[0];
        if (first->ns > w->now_ns || (first->ns == w->now_ns && first->lag > w->now_lag)) {
            break;
        }
        Value what = pop_timer(m, loop);
        uint32_t cause =
            is_type(m, what, TYPE_HANDLE) ? AS(Handle, m, what)->cause : EVENT_NO_CAUSE;
        loop_push_ready(m, v, READY_HANDLE, what, VALUE_UNSET, cause);
        release(m, what);
    }
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

// SLOT_OUTER: the loop that ran before this one, or (inner) the task that started another one.
enum {
    SLOT_LOOP,
    SLOT_UNTIL,
    SLOT_RUNNING,
    SLOT_OUTER,
    SLOT_CALLER
};

enum {
    FRAME_IS_INNER = 1
}; // flag of the native frame: the loop was running already

static bool leaves_the_loop(Machine *m) {
    return pending_is(m, CLASS_SYSTEM_EXIT) || pending_is(m, CLASS_KEYBOARD_INTERRUPT) ||
           m->limit || m->problem.length > 0;
}

// A callback has failed: said, and the loop goes on.
static bool callback_failed(Machine *m, Value loop, Value what) {
    if (leaves_the_loop(m)) {
        return false;
    }
    Value error = pending_take(m);
    Text text = {0};
    text_add_z(&text, "Exception in callback ");
    Value function = dict_get_z(m, m->world->globals[1], "_callback_text");
    Value described = call_value(m, function, &what, 1, VALUE_UNSET);
    if (described != VALUE_UNSET) {
        text_add_z(&text, str_bytes(m, described));
    } else {
        pending_clear(m);
    }
    release(m, described);
    loop_report(m, loop, text_z(&text), "handle", what, error);
    text_release(&text);
    release(m, error);
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
    return call_push_action(m, callback, &future, 1, ACTION_NATIVE, VALUE_UNSET);
}

static Value run_entry(Machine *m, NativeFrame *n, ReadyEntry *entry) {
    Loop *loop = AS(Loop, m, n->slots[SLOT_LOOP]);
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
        return run_timer(m, entry->a);
    case READY_CALLBACK:
        return run_callback(m, entry->a, entry->b);
    }
    return VALUE_NONE;
}

// What was pushed has come back. False: the loop is left with an exception pending.
static bool take_outcome(Machine *m, NativeFrame *n, Outcome outcome) {
    Value running = n->slots[SLOT_RUNNING];
    n->slots[SLOT_RUNNING] = VALUE_UNSET;
    Value value = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    bool goes_on = true;
    if (is_type(m, running, TYPE_TASK)) {
        goes_on = task_stepped(m, running, outcome, value);
        replace(m, &AS(Loop, m, n->slots[SLOT_LOOP])->current, VALUE_UNSET);
        clock_settle(m);
    } else if (outcome == OUTCOME_RAISED) {
        goes_on = callback_failed(m, n->slots[SLOT_LOOP], running);
    } else {
        release(m, value);
        clock_settle(m);
    }
    release(m, running);
    return goes_on;
}

// Running the library's own tasks (the end of asyncio.run) is not part of the picture.
static bool is_shown(const Machine *m, Value until) {
    return !is_type(m, until, TYPE_TASK) || AS(Task, m, until)->lane != EVENT_NO_LANE;
}

static void leave(Machine *m, NativeFrame *n) {
    World *w = m->world;
    Loop *loop = AS(Loop, m, n->slots[SLOT_LOOP]);
    Value outer = n->slots[SLOT_OUTER];
    n->slots[SLOT_OUTER] = VALUE_UNSET;
    loop->object.flags &= (uint16_t)~LOOP_STOPPING;
    if (n->object.flags & FRAME_IS_INNER) {
        replace(m, &loop->current, outer);
    } else {
        loop->object.flags &= (uint16_t)~LOOP_RUNNING;
        replace(m, &loop->current, VALUE_UNSET);
        replace(m, &w->strand.running_loop, outer);
    }
    w->strand.lane = (uint32_t)value_as_int(n->slots[SLOT_CALLER]);
    if (m->record_switches && is_shown(m, n->slots[SLOT_UNTIL])) {
        w->last_seq = event_emit(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, w->strand.lane,
                                 current_site(m), w->last_seq, 0);
    }
}

static Value finish(Machine *m, NativeFrame *n) {
    Value until = retain(m, n->slots[SLOT_UNTIL]);
    Value loop = n->slots[SLOT_LOOP];
    Value result = VALUE_NONE;
    if (until != VALUE_UNSET) {
        future_remove_callback(m, until, loop);
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
    }
    release(m, until);
    return value_is_ref(m->world->pending) ? VALUE_UNSET : result;
}

// Begins a turn; false when the strand has to wait first.
static bool begin_turn(Machine *m, NativeFrame *n) {
    World *w = m->world;
    Loop *loop = AS(Loop, m, n->slots[SLOT_LOOP]);
    drop_dead_timers(m, loop);
    if (loop->ready_count == 0 && !(loop->object.flags & LOOP_STOPPING)) {
        const TimerEntry *first = loop->timer_count ? &timer_entries(m, loop)[0] : NULL;
        bool due = first &&
                   (first->ns < w->now_ns || (first->ns == w->now_ns && first->lag <= w->now_lag));
        if (!due) {
            w->strand.waits = true;
            w->strand.wake_ns = first ? first->ns : INT64_MAX;
            w->strand.wake_lag = first ? first->lag : 0;
            return false;
        }
    } else if (++w->loop_turns > FREE_TURNS && loop->timer_count > 0) {
        uint64_t turns = w->loop_turns;
        clock_advance(m, w->now_ns + 1000000, w->now_lag + 1);
        w->loop_turns = turns;
    }
    loop->turn++;
    move_due_timers(m, n->slots[SLOT_LOOP]);
    n->state = loop->ready_count;
    if (m->record_lines) {
        event_emit(m, EVENT_LOOP_PASS, LANE_RUNNING, REASON_CALL, EVENT_NO_LANE, 0, EVENT_NO_CAUSE,
                   loop->turn);
    }
    return true;
}

Value loop_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    Loop *loop = AS(Loop, m, n->slots[SLOT_LOOP]);
    if (n->slots[SLOT_RUNNING] != VALUE_UNSET && !take_outcome(m, n, outcome)) {
        return finish(m, n);
    }
    while (!m->limit) {
        if (n->state == 0) {
            if (loop->object.flags & LOOP_STOPPING) {
                return finish(m, n);
            }
            if (!begin_turn(m, n)) {
                return VALUE_BLOCKED;
            }
            if (n->state == 0) {
                continue;
            }
        }
        n->state--;
        ReadyEntry entry = pop_ready(m, loop);
        n->slots[SLOT_RUNNING] = entry.a; // which owns it from here on
        n->outcome = OUTCOME_RETURNED;
        Value result = run_entry(m, n, &entry);
        release(m, entry.b);
        if (result == VALUE_PUSHED) {
            return VALUE_PUSHED;
        }
        if (result == VALUE_BLOCKED) { // a callback that sleeps: the loop stands still
            return VALUE_BLOCKED;
        }
        bool is_step = entry.kind == READY_STEP || entry.kind == READY_WAKEUP;
        if (is_step && result == VALUE_NONE) { // a task that was done already
            replace(m, &n->slots[SLOT_RUNNING], VALUE_UNSET);
            continue;
        }
        replace(m, &m->world->strand.result, result);
        if (!take_outcome(m, n, result == VALUE_UNSET ? OUTCOME_RAISED : OUTCOME_RETURNED)) {
            return finish(m, n);
        }
    }
    return VALUE_UNSET;
}

Value loop_run(Machine *m, Value v, Value future) {
    World *w = m->world;
    Loop *loop = AS(Loop, m, v);
    if (loop->object.flags & LOOP_CLOSED) {
        return raise_error(m, CLASS_RUNTIME_ERROR, "Event loop is closed");
    }
    if (loop->object.flags & LOOP_RUNNING) {
        return raise_error(m, CLASS_RUNTIME_ERROR, "This event loop is already running");
    }
    if (w->strand.running_loop != VALUE_UNSET) {
        return raise_error(m, CLASS_RUNTIME_ERROR,
                           "Cannot run the event loop while another loop is running");
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
    n->slots[SLOT_LOOP] = retain(m, v);
    n->slots[SLOT_UNTIL] = retain(m, future);
    n->slots[SLOT_OUTER] = w->strand.running_loop;
    n->slots[SLOT_CALLER] = value_from_small_int(w->strand.lane);
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
    uint32_t lane = w->strand.lane;
    if (m->record_switches) {
        emit_text(m, EVENT_BLOCK, LANE_WAITING, REASON_TASK, "its task");
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_LOOP, ACTION_PUSH);
    if (!n) {
        return VALUE_UNSET;
    }
    n->object.flags = FRAME_IS_INNER;
    n->slots[SLOT_LOOP] = retain(m, v);
    n->slots[SLOT_UNTIL] = retain(m, task);
    n->slots[SLOT_OUTER] = loop->current;
    loop->current = VALUE_UNSET;
    n->slots[SLOT_CALLER] = value_from_small_int(lane);
    n->outcome = OUTCOME_RETURNED;
    return VALUE_PUSHED;
}

// --- methods of the loop ----------------------------------------------------------------------

static bool check_open(Machine *m, Value loop) {
    if (object_at(m, loop)->flags & LOOP_CLOSED) {
        raise_error(m, CLASS_RUNTIME_ERROR, "Event loop is closed");
        return false;
    }
    return true;
}

static Value handle_new(Machine *m, Value loop, Value callback, const Value *args, int count,
                        uint16_t flags) {
    Handle *handle = heap_new(m, TYPE_HANDLE, sizeof(Handle));
    if (!handle) {
        return VALUE_UNSET;
    }
    handle->object.flags = flags;
    handle->cause = m->world->last_seq;
    handle->callback = retain(m, callback);
    handle->args = tuple_of(m, args, (uint32_t)count);
    handle->loop = retain(m, loop);
    return value_of(m, handle);
}

static bool check_callback(Machine *m, const Call *call, int needed, const char *method) {
    static const char *const keywords[] = {"context", NULL};
    if (call->count < needed) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() missing required positional arguments", method);
        return false;
    }
    Value callback = call->args[needed - 1];
    if (is_type(m, callback, TYPE_GENERATOR)) {
        raise_error(m, CLASS_TYPE_ERROR, "coroutines cannot be used with %s()", method);
        return false;
    }
    return call_check_keywords(m, call, method, keywords) && check_open(m, call->self);
}

static Value method_call_soon(Machine *m, const Call *call) {
    if (!check_callback(m, call, 1, "call_soon")) {
        return VALUE_UNSET;
    }
    Value handle = handle_new(m, call->self, call->args[0], call->args + 1, call->count - 1, 0);
    if (handle != VALUE_UNSET) {
        loop_push_ready(m, call->self, READY_HANDLE, handle, VALUE_UNSET, m->world->last_seq);
    }
    return handle;
}

static Value timer_at(Machine *m, Value loop, double when, const Value *args, int count) {
    World *w = m->world;
    Value handle =
        handle_new(m, loop, args[0], args + 1, count - 1, HANDLE_IS_TIMER | HANDLE_SCHEDULED);
    if (handle == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    AS(Handle, m, handle)->when = when;
    int64_t now = clock_now(m);
    double ns = __builtin_nearbyint(when * 1e9) - (double)CLOCK_MONOTONIC_BASE;
    int64_t due = ns > 9e18 ? INT64_MAX - 1 : ns < (double)now ? now : (int64_t)ns;
    uint64_t lag = due <= now ? w->now_lag : w->now_lag + 1;
    loop_push_timer(m, loop, due, lag, handle);
    return handle;
}

double loop_time(Machine *m) {
    return clock_seconds(CLOCK_MONOTONIC_BASE + clock_read(m));
}

static Value method_call_later(Machine *m, const Call *call) {
    double delay;
    if (!check_callback(m, call, 2, "call_later") || !value_as_double(m, call->args[0], &delay)) {
        return VALUE_UNSET;
    }
    return timer_at(m, call->self, loop_time(m) + delay, call->args + 1, call->count - 1);
}

static Value method_call_at(Machine *m, const Call *call) {
    double when;
    if (!check_callback(m, call, 2, "call_at") || !value_as_double(m, call->args[0], &when)) {
        return VALUE_UNSET;
    }
    return timer_at(m, call->self, when, call->args + 1, call->count - 1);
}

static Value method_time(Machine *m, const Call *call) {
    (void)call;
    return value_from_float(loop_time(m));
}

static Value method_create_future(Machine *m, const Call *call) {
    return future_new(m, call->self);
}

static Value method_create_task(Machine *m, const Call *call) {
    static const char *const names[] = {"coro", "name", "context", NULL};
    Value values[3];
    if (!call_parse(m, call, "create_task", names, 1, values) || !check_open(m, call->self)) {
        return VALUE_UNSET;
    }
    if (values[2] != VALUE_UNSET && values[2] != VALUE_NONE) {
        return raise_unsupported(m, "create_task(context=...)");
    }
    Value factory = AS(Loop, m, call->self)->task_factory;
    if (factory != VALUE_UNSET) {
        Value args[] = {call->self, values[0]};
        return call_push(m, factory, args, 2, NULL, VALUE_UNSET);
    }
    return task_new(m, call->self, values[0], values[1]);
}

static Value method_run_until_complete(Machine *m, const Call *call) {
    if (!check_open(m, call->self)) {
        return VALUE_UNSET;
    }
    bool made = !is_future(m, call->args[0]);
    Value future = ensure_future(m, call->args[0], call->self);
    if (future == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (made) {
        object_at(m, future)->flags |= TASK_QUIET;
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

static Value method_close(Machine *m, const Call *call) {
    Loop *loop = AS(Loop, m, call->self);
    if (loop->object.flags & LOOP_RUNNING) {
        return raise_error(m, CLASS_RUNTIME_ERROR, "Cannot close a running event loop");
    }
    loop->object.flags |= LOOP_CLOSED;
    while (loop->ready_count > 0) {
        ReadyEntry entry = pop_ready(m, loop);
        release(m, entry.a);
        release(m, entry.b);
    }
    while (loop->timer_count > 0) {
        release(m, pop_timer(m, loop));
    }
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

static Value method_set_handler(Machine *m, const Call *call) {
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

static Value method_turn(Machine *m, const Call *call) {
    return value_from_small_int(AS(Loop, m, call->self)->turn);
}

static Value method_shutdown_asyncgens(Machine *m, const Call *call) {
    return call_push(m, prelude_function(m, "_shutdown_asyncgens"), &call->self, 1, NULL,
                     VALUE_UNSET);
}

static Value method_shutdown_executor(Machine *m, const Call *call) {
    (void)call;
    return call_push(m, prelude_function(m, "_shutdown_nothing"), NULL, 0, NULL, VALUE_UNSET);
}

static Value method_set_task_factory(Machine *m, const Call *call) {
    Value factory = call->args[0];
    if (factory != VALUE_NONE) {
        Value function = get_special(m, factory, "__call__");
        bool callable = function != VALUE_UNSET || is_type(m, factory, TYPE_FUNCTION) ||
                        is_type(m, factory, TYPE_CLASS) || is_type(m, factory, TYPE_NATIVE) ||
                        is_type(m, factory, TYPE_METHOD);
        release(m, function);
        if (!callable) {
            return raise_error(m, CLASS_TYPE_ERROR, "task factory must be a callable or None");
        }
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
    {"call_soon_threadsafe", method_call_soon, 0, -1, true, EFFECT_LOOP},
    {"call_later", method_call_later, 0, -1, true, EFFECT_LOOP},
    {"call_at", method_call_at, 0, -1, true, EFFECT_LOOP},
    {"time", method_time, 0, 0, false, EFFECT_CLOCK},
    {"create_future", method_create_future, 0, 0, false, EFFECT_PRIVATE},
    {"create_task", method_create_task, 0, -1, true, EFFECT_LOOP},
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
    {"shutdown_default_executor", method_shutdown_executor, 0, 0, false, EFFECT_PRIVATE},
    {"_turn", method_turn, 0, 0, false, EFFECT_PRIVATE},
    {0},
};

static Value handle_cancel(Machine *m, const Call *call) {
    object_at(m, call->self)->flags |= HANDLE_CANCELLED;
    (void)m;
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

// (callback, args): for the text of a handle.
static Value handle_parts(Machine *m, const Call *call) {
    const Handle *handle = AS(Handle, m, call->self);
    Value parts[] = {handle->callback, handle->args};
    return tuple_of(m, parts, 2);
}

const NativeInfo natives_handle[] = {
    {"__repr__", handle_repr, 0, 0, false, EFFECT_PRIVATE},
    {"_parts", handle_parts, 0, 0, false, EFFECT_PRIVATE},
    {"cancel", handle_cancel, 0, 0, false, EFFECT_WRITES_SELF},
    {"cancelled", handle_cancelled, 0, 0, false, EFFECT_READS_SELF},
    {0},
};

const NativeInfo natives_timer_handle[] = {
    {"when", handle_when, 0, 0, false, EFFECT_READS_SELF},
    {0},
};
