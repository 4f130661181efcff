// A task's step: resumes its coroutine until it waits, gives way, returns or fails (__step of
// CPython 3.11's tasks.py).
#include "engine/vm/clock.h"
#include "engine/vm/generator.h"
#include "engine/vm/loop.h"
#include "engine/vm/suspend.h"

// A switch is too short for calls between its parts.
#define INLINE __attribute__((always_inline)) static inline

// --- a step -----------------------------------------------------------------------------------

// Where its coroutine stands while another task runs.
INLINE uint32_t site_of(const Machine *m, const Task *task) {
    const Generator *g = AS(Generator, m, task->coroutine);
    return g->frame != VALUE_UNSET ? frame_site(m, AS(Frame, m, g->frame)) : EVENT_NO_SITE;
}

// The same at the end of the wait.
INLINE uint32_t take_site(const Machine *m, Task *task) {
    uint32_t site = task->site;
    task->site = 0;
    return site ? site - 1 : site_of(m, task);
}

INLINE void emit_running(Machine *m, Task *task, uint32_t cause) {
    World *w = m->world;
    if (task->lane == EVENT_NO_LANE) {
        return;
    }
    w->strand.lane = task->lane;
    if (task->future.object.flags & TASK_STARTED) {
        w->last_seq = event_emit_inline(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, task->lane,
                                        take_site(m, task), cause, 0);
        return;
    }
    task->future.object.flags |= TASK_STARTED;
    w->last_seq = event_emit(m, EVENT_STARTED, LANE_RUNNING, REASON_CALL, task->lane,
                             take_site(m, task), cause, 0);
}

// The task's context holds while it runs; the one that held is kept in its place meanwhile.
INLINE void change_context(Machine *m, Task *task) {
    Value other = m->world->strand.context;
    m->world->strand.context = task->context;
    task->context = other;
}

Value task_step(Machine *m, Value v, Value exception) {
    Task *task = AS(Task, m, v);
    World *w = m->world;
    if (task->future.state != FUTURE_PENDING) {
        return VALUE_NONE;
    }
    Value thrown = retain(m, exception);
    if (task->future.object.flags & TASK_MUST_CANCEL) {
        if (!is_type(m, thrown, TYPE_EXCEPTION) || !is_instance(m, thrown, CLASS_CANCELLED_ERROR)) {
            bool came_through = task->waiting_on != VALUE_UNSET &&
                                AS(Future, m, task->waiting_on)->state == FUTURE_CANCELLED;
            Future *from = came_through ? AS(Future, m, task->waiting_on) : &task->future;
            replace(m, &thrown, cancelled_error(m, from));
        }
        task->future.object.flags &= (uint16_t)~TASK_MUST_CANCEL;
    }
    replace(m, &task->waiting_on, VALUE_UNSET);
    change_context(m, task);
    emit_running(m, task, w->strand.ready_cause);
    if (thrown == VALUE_UNSET) {
        return generator_resume(m, task->coroutine, VALUE_NONE, ACTION_NATIVE);
    }
    if (task->lane != EVENT_NO_LANE && is_instance(m, thrown, CLASS_CANCELLED_ERROR)) {
        uint32_t cause = task->cancel_seq;
        w->last_seq = event_emit(m, EVENT_CANCEL_DELIVERED, LANE_RUNNING, REASON_CALL, task->lane,
                                 0, cause, 0);
    }
    raise_value(m, thrown);
    Value top = w->strand.frame;
    generator_throw(m, task->coroutine, ACTION_NATIVE);
    return w->strand.frame != top ? VALUE_PUSHED : VALUE_UNSET;
}

// Another task has awaited the same coroutine and brought it further, to another future.
static bool has_gone_on(const Machine *m, Value coroutine, Value from) {
    Value v = coroutine;
    while (is_type(m, v, TYPE_GENERATOR)) {
        v = generator_receiver(m, AS(Generator, m, v));
    }
    return v == VALUE_NOT_IMPLEMENTED || (v != from && is_future(m, v));
}

// The coroutine takes the outcome from the future itself, if it still awaits that. A cancellation
// that comes from there stands for the one that the task still owes.
Value task_wakeup(Machine *m, Value v, Value from) {
    const Future *future = AS(Future, m, from);
    bool failed = future->state == FUTURE_CANCELLED || future->exception != VALUE_UNSET;
    object_at(m, from)->flags &= (uint16_t)~FUTURE_LOG_TRACEBACK; // retrieved, also for nothing
    if (future->state == FUTURE_CANCELLED ||
        (is_type(m, future->exception, TYPE_EXCEPTION) &&
         is_instance(m, future->exception, CLASS_CANCELLED_ERROR))) {
        object_at(m, v)->flags &= (uint16_t)~TASK_MUST_CANCEL;
    }
    if (failed && has_gone_on(m, AS(Task, m, v)->coroutine, from)) {
        future_result(m, from);
        Value error = pending_take(m);
        Value thrown = task_step(m, v, error);
        release(m, error);
        return thrown;
    }
    Value result = task_step(m, v, VALUE_UNSET);
    if (failed && result == VALUE_PUSHED) {
        generator_note_error(m);
    }
    return result;
}

// --- what a step came to ----------------------------------------------------------------------

static void emit_ended(Machine *m, Task *task, Reason reason, Value v) {
    if (task->lane == EVENT_NO_LANE || !m->record_switches) {
        return;
    }
    Text text = {0};
    if (reason == REASON_RETURNED) {
        describe_value(m, v, &text);
    } else {
        exception_line(m, v, &text);
    }
    clock_now(m);
    uint32_t detail = recorder_text(m->recorder, text_z(&text), text.length);
    text_release(&text);
    m->world->last_seq =
        event_emit(m, EVENT_ENDED, LANE_DONE, reason, task->lane, 0, m->world->last_seq, detail);
    task->future.done_seq = m->world->last_seq;
    m->world->strand.lane = EVENT_NO_LANE; // what its death still runs is nobody's step
}

static void finish_cancelled(Machine *m, Task *task, Value error) { // error taken
    emit_ended(m, task, REASON_CANCELLED, error);
    task_unlink(m, task);
    replace(m, &task->future.cancelled_exception, error);
    replace(m, &task->future.cancel_message, VALUE_UNSET);
    task->future.object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
    task->future.state = FUTURE_CANCELLED;
    future_schedule_callbacks(m, &task->future);
}

static bool step_returned(Machine *m, Task *task, Value value) {
    if (task->future.object.flags & TASK_MUST_CANCEL) {
        task->future.object.flags &= (uint16_t)~TASK_MUST_CANCEL;
        release(m, value);
        Value message =
            retain(m, task->future.cancel_message); // it stays: the task did not catch it
        finish_cancelled(m, task, cancelled_error(m, &task->future));
        replace(m, &task->future.cancel_message, message);
        return true;
    }
    emit_ended(m, task, REASON_RETURNED, value);
    task_unlink(m, task);
    future_set_result(m, value_of(m, task), value);
    release(m, value);
    return true;
}

static bool step_raised(Machine *m, Task *task) {
    Value error = pending_take(m);
    if (is_instance(m, error, CLASS_CANCELLED_ERROR)) {
        finish_cancelled(m, task, error);
        return true;
    }
    emit_ended(m, task, REASON_RAISED, error);
    task_unlink(m, task);
    future_set_exception(m, value_of(m, task), error);
    bool leaves =
        is_instance(m, error, CLASS_SYSTEM_EXIT) || is_instance(m, error, CLASS_KEYBOARD_INTERRUPT);
    if (leaves) {
        replace(m, &m->world->pending, error);
        return false;
    }
    release(m, error);
    return true;
}

// It goes on in a later turn of the loop.
INLINE void emit_switched_out(Machine *m, Task *task) {
    World *w = m->world;
    if (task->lane != EVENT_NO_LANE && m->record_switches) {
        uint32_t site = site_of(m, task);
        clock_now(m);
        w->last_seq = event_emit_inline(m, EVENT_SWITCHED_OUT, LANE_LOCKED, REASON_READY,
                                        task->lane, site, w->last_seq, 0);
        task->site = site + 1;
        task->suspend_seq = w->last_seq;
    }
}

// The coroutine did what no coroutine may: before + repr(task) + between + repr(subject) + after;
// before may be NULL: then the task is not named.
static void step_again_with(Machine *m, Task *task, const char *before, const char *between,
                            Value subject, const char *after) {
    Value self = value_of(m, task);
    Text text = {0};
    if (before) {
        text_add_z(&text, before);
    }
    if (before && subject != self) {
        text_add_repr(m, &text, self);
    }
    text_add_z(&text, between);
    text_add_repr(m, &text, subject);
    text_add_z(&text, after);
    pending_clear(m); // of a __repr__ that fails
    Value error = exception_new(m, CLASS_RUNTIME_ERROR, "%s", text_z(&text));
    text_release(&text);
    bool is_shown = is_future(m, subject) && object_at(m, subject)->flags & FUTURE_SHOWN;
    if (!is_shown) { // as waiting
        emit_switched_out(m, task);
    }
    loop_push_ready(m, task->future.loop, READY_STEP, self, error, m->world->last_seq);
    release(m, error);
}

static void step_yielded(Machine *m, Task *task, Value value) {
    Value self = value_of(m, task);
    if (value == VALUE_NONE) { // sleep(0)
        emit_switched_out(m, task);
        loop_push_ready(m, task->future.loop, READY_STEP, self, VALUE_UNSET, task->suspend_seq);
        return;
    }
    if (!is_future(m, value)) {
        step_again_with(m, task, NULL, "Task got bad yield: ", value, "");
        return;
    }
    if (value == self) {
        step_again_with(m, task, "Task cannot await on itself: ", "", value, "");
        return;
    }
    Future *future = AS(Future, m, value);
    if (future->loop != task->future.loop) {
        step_again_with(m, task, "Task ", " got Future ", value, " attached to a different loop");
        return;
    }
    if (!(future->object.flags & FUTURE_BLOCKING)) {
        step_again_with(m, task, "yield was used instead of yield from in task ", " with ", value,
                        "");
        return;
    }
    if (!(future->object.flags & FUTURE_SHOWN)) { // it came through the program's hands
        emit_await(m, value);
    }
    future->object.flags &= (uint16_t) ~(FUTURE_BLOCKING | FUTURE_SHOWN);
    future_add_callback(m, value, self);
    replace(m, &task->waiting_on, retain(m, value));
    if (task->future.object.flags & TASK_MUST_CANCEL &&
        future_cancel(m, value, task->future.cancel_message)) {
        task->future.object.flags &= (uint16_t)~TASK_MUST_CANCEL;
    }
    pending_clear(m); // of a chain too long to cancel: asked again at the next wait
}

bool task_stepped(Machine *m, Value v, Outcome outcome, Value value) {
    Task *task = AS(Task, m, v);
    change_context(m, task);
    switch (outcome) {
    case OUTCOME_RETURNED:
        return step_returned(m, task, value);
    case OUTCOME_RAISED:
        return step_raised(m, task);
    case OUTCOME_YIELDED:
        step_yielded(m, task, value);
        release(m, value);
        return true;
    }
    return true;
}

// --- giving way -------------------------------------------------------------------------------

// `await asyncio.sleep(0)` is the most frequent thing that tasks do. What follows is the way
// through frame_yield, loop_continue, task_stepped, task_step and generator_resume in one piece,
// for the usual case only: whatever is not usual is found out before anything has changed, and goes
// the long way. Both ways do the same things in the same order.

enum {
    GIVING_WAY_EVENTS = 2 // one task stops, another one goes on
};

// The loop's frame when its running task's coroutine, awaiting through any number of others,
// reaches down to `f`, which runs.
INLINE NativeFrame *loop_behind(const Machine *m, const Frame *f) {
    while (f->action == ACTION_DELEGATE && is_type(m, f->back, TYPE_FRAME)) {
        f = AS(Frame, m, f->back);
    }
    if (f->action != ACTION_NATIVE || !is_type(m, f->back, TYPE_NATIVE_FRAME)) {
        return NULL;
    }
    NativeFrame *n = AS(NativeFrame, m, f->back);
    bool steps = n->kind == NATIVE_FRAME_LOOP && is_type(m, n->slots[LOOP_SLOT_RUNNING], TYPE_TASK);
    return steps ? n : NULL;
}

// Neither the clock nor a limit will say anything before the next task runs.
INLINE bool nothing_is_due(const Machine *m) {
    return m->limit == NULL && !clock_is_due(m) &&
           recorder_next_seq(m->recorder) + GIVING_WAY_EVENTS < m->max_events;
}

// The task whose turn it is when the one that runs has gone to the end of the queue; NULL when a
// turn of the loop begins first, or when it is not simply to go on.
INLINE Task *next_task(const Machine *m, const NativeFrame *n, const Loop *loop) {
    if (n->state == 0) {
        return NULL;
    }
    const ReadyEntry *entry = ready_first(m, loop);
    bool steps =
        entry->kind == READY_WAKEUP || (entry->kind == READY_STEP && entry->b == VALUE_UNSET);
    if (!steps) {
        return NULL;
    }
    Task *task = AS(Task, m, entry->a);
    bool goes_on = task->future.state == FUTURE_PENDING &&
                   !(task->future.object.flags & TASK_MUST_CANCEL) &&
                   AS(Generator, m, task->coroutine)->state == GENERATOR_SUSPENDED;
    return goes_on ? task : NULL;
}

// Its coroutine's innermost frame, which stood in a bare yield, has the yield behind it: SEND is
// done, and counted, without running again. Else it goes on as always.
INLINE void go_on(Machine *m, Task *task) {
    Frame *f = generator_enter(m, AS(Generator, m, task->coroutine), ACTION_NATIVE);
    Value *top = f->slots + f->sp;
    bool at_bare_yield = frame_is_delegating(m, f) && top[-2] == VALUE_NOT_IMPLEMENTED;
    if (!at_bare_yield) {
        generator_go_on(m, f, VALUE_NONE);
        return;
    }
    release(m, top[-1]);
    top[-2] = VALUE_NONE;
    f->sp--;
    work_done(m, COST_SPENT, 1);
}

INLINE void run_next(Machine *m, NativeFrame *n, Loop *loop, Task *next) {
    World *w = m->world;
    work_done(m, COST_TURN, 1);
    ReadyEntry entry = ready_pop(m, loop);
    n->state--;
    n->slots[LOOP_SLOT_RUNNING] = entry.a;
    n->outcome = OUTCOME_RETURNED;
    w->strand.ready_cause = entry.cause;
    w->strand.lane = EVENT_NO_LANE;
    if (entry.cause != EVENT_NO_CAUSE) {
        w->last_seq = entry.cause;
    }
    loop->began_ns = w->now_ns;
    loop->current = retain(m, entry.a);
    replace(m, &next->waiting_on, VALUE_UNSET);
    change_context(m, next);
    emit_running(m, next, entry.cause);
    go_on(m, next);
    release(m, entry.b);
}

bool task_give_way(Machine *m, Frame *frame) {
    NativeFrame *n = loop_behind(m, frame);
    if (!n || !nothing_is_due(m)) {
        return false;
    }
    Value running = n->slots[LOOP_SLOT_RUNNING];
    Task *task = AS(Task, m, running);
    Loop *loop = AS(Loop, m, n->slots[LOOP_SLOT_LOOP]);
    Task *next = next_task(m, n, loop);
    if (!next || loop->ready_count == loop->ready_capacity || loop->object.flags & LOOP_DEBUG ||
        task->future.loop != value_of(m, loop)) {
        return false;
    }
    frame->slots[frame->sp - 2] = VALUE_NOT_IMPLEMENTED; // it has yielded
    while (m->world->strand.frame != value_of(m, n)) {
        Frame *f = generator_suspend(m);
        Generator *g = generator_of(m, f);
        release(m, value_of(m, f));
        release(m, value_of(m, g));
    }
    change_context(m, task);
    emit_switched_out(m, task);
    ready_put(m, loop, (ReadyEntry){running, VALUE_UNSET, READY_STEP, task->suspend_seq});
    release(m, loop->current);
    clock_settle(m);
    run_next(m, n, loop, next);
    return true;
}
