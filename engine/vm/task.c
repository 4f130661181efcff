// Tasks: tasks.py of CPython 3.11. A step resumes the coroutine until it waits, returns or fails.
#include <string.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/clock.h"
#include "engine/vm/generator.h"
#include "engine/vm/host.h"
#include "engine/vm/unwind.h"

static Task *task_at(const Machine *m, uint64_t offset) {
    return (Task *)(void *)(m->base + offset);
}

static void task_link(Machine *m, Task *task) {
    World *w = m->world;
    uint64_t offset = (uint64_t)((uint8_t *)task - m->base);
    task->previous = w->last_task;
    if (w->last_task) {
        task_at(m, w->last_task)->next = offset;
    } else {
        w->first_task = offset;
    }
    w->last_task = offset;
}

void task_unlink(Machine *m, Task *task) {
    World *w = m->world;
    uint64_t offset = (uint64_t)((uint8_t *)task - m->base);
    if (w->first_task != offset && !task->previous) {
        return; // not in the list
    }
    if (task->previous) {
        task_at(m, task->previous)->next = task->next;
    } else {
        w->first_task = task->next;
    }
    if (task->next) {
        task_at(m, task->next)->previous = task->previous;
    } else {
        w->last_task = task->previous;
    }
    task->previous = task->next = 0;
}

Value task_name(Machine *m, Value v) {
    Task *task = AS(Task, m, v);
    if (task->name == VALUE_UNSET) {
        task->name = str_printf(m, "Task-%u", task->task_number);
    }
    return retain(m, task->name);
}

// The library's own tasks (shutting down generators ...) are not part of the picture.
static uint32_t lane_for(Machine *m, Value coroutine, Value name) {
    const Generator *g = AS(Generator, m, coroutine);
    const char *text = str_bytes(m, g->name);
    if (g->program == 1 && text[0] == '_') {
        return EVENT_NO_LANE;
    }
    return lane_new(m, is_type(m, name, TYPE_STR) ? str_bytes(m, name) : text, m->world->last_seq);
}

Value task_blank(Machine *m) {
    Task *task = heap_new(m, TYPE_TASK, sizeof(Task));
    if (!task) {
        return VALUE_UNSET;
    }
    future_init(m, &task->future, VALUE_NONE);
    task->future.state = FUTURE_CANCELLED; // nobody can wait for it before task_begin
    task->coroutine = task->waiting_on = task->context = task->name = VALUE_UNSET;
    task->lane = EVENT_NO_LANE;
    return value_of(m, task);
}

static bool check_coroutine(Machine *m, Value coroutine) {
    if (!is_type(m, coroutine, TYPE_GENERATOR) ||
        AS(Generator, m, coroutine)->class_id == CLASS_ASYNC_GENERATOR) {
        Text text = {0};
        if (text_add_repr(m, &text, coroutine)) {
            raise_error(m, CLASS_TYPE_ERROR, "a coroutine was expected, got %s", text_z(&text));
        }
        text_release(&text);
        return false;
    }
    return true;
}

bool task_begin(Machine *m, Value v, Value loop, Value coroutine, Value name) {
    Task *task = AS(Task, m, v);
    if (!check_coroutine(m, coroutine)) {
        return false;
    }
    task->future.state = FUTURE_PENDING;
    replace(m, &task->future.loop, retain(m, loop));
    task->task_number = ++m->world->next_task_number;
    task->coroutine = retain(m, coroutine);
    task->context = retain(m, m->world->strand.context);
    if (name != VALUE_UNSET && name != VALUE_NONE) {
        task->name = value_str(m, name);
    }
    task->lane = lane_for(m, coroutine, task->name);
    task->suspend_seq = m->world->last_created;
    if (task->lane == EVENT_NO_LANE) {
        task->suspend_seq = EVENT_NO_CAUSE;
    }
    task_link(m, task);
    loop_push_ready(m, loop, READY_STEP, v, VALUE_UNSET, task->suspend_seq);
    return true;
}

Value task_new(Machine *m, Value loop, Value coroutine, Value name) {
    if (!check_coroutine(m, coroutine)) {
        return VALUE_UNSET;
    }
    Value v = task_blank(m);
    if (v != VALUE_UNSET && !task_begin(m, v, loop, coroutine, name)) {
        release(m, v);
        return VALUE_UNSET;
    }
    return v;
}

bool task_cancel(Machine *m, Value v, Value message) {
    Task *task = AS(Task, m, v);
    task->future.object.flags &= (uint16_t)~FUTURE_LOG_TRACEBACK;
    if (task->future.state != FUTURE_PENDING) {
        return false;
    }
    task->cancel_count++;
    uint32_t asked = EVENT_NO_CAUSE;
    if (task->lane != EVENT_NO_LANE && m->record_switches) {
        asked = emit_here(m, EVENT_CANCEL_ASKED, LANE_RUNNING, REASON_CALL, task->lane);
    }
    task->cancel_seq = asked;
    if (task->waiting_on != VALUE_UNSET) {
        Future *waiting = AS(Future, m, task->waiting_on);
        if (waiting->state == FUTURE_PENDING && asked != EVENT_NO_CAUSE) {
            task->suspend_seq = asked;
        }
        if (future_cancel(m, task->waiting_on, message)) {
            return true;
        }
        if (value_is_ref(m->world->pending)) { // a ring of tasks that wait for each other
            return false;
        }
    }
    task->future.object.flags |= TASK_MUST_CANCEL;
    replace(m, &task->future.cancel_message, retain(m, message));
    return true;
}

// --- a step -----------------------------------------------------------------------------------

// Where its coroutine stands while another task runs.
static uint32_t site_of(const Machine *m, const Task *task) {
    const Generator *g = AS(Generator, m, task->coroutine);
    return g->frame != VALUE_UNSET ? frame_site(m, AS(Frame, m, g->frame)) : EVENT_NO_SITE;
}

static void emit_running(Machine *m, Task *task, uint32_t cause) {
    World *w = m->world;
    if (task->lane == EVENT_NO_LANE) {
        return;
    }
    bool started = task->future.object.flags & TASK_STARTED;
    task->future.object.flags |= TASK_STARTED;
    w->strand.lane = task->lane;
    w->last_seq = event_emit(m, started ? EVENT_RESUMED : EVENT_STARTED, LANE_RUNNING, REASON_CALL,
                             task->lane, site_of(m, task), cause, 0);
}

// The task's context holds while it runs; the one that held is kept in its place meanwhile.
static void change_context(Machine *m, Task *task) {
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
            replace(m, &thrown, cancelled_error(m, &task->future));
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

// The coroutine takes the outcome from the future itself. A cancellation that comes from there
// stands for the one that the task still owes.
Value task_wakeup(Machine *m, Value v, Value from) {
    const Future *future = AS(Future, m, from);
    if (future->state == FUTURE_CANCELLED ||
        (is_type(m, future->exception, TYPE_EXCEPTION) &&
         is_instance(m, future->exception, CLASS_CANCELLED_ERROR))) {
        object_at(m, v)->flags &= (uint16_t)~TASK_MUST_CANCEL;
    }
    return task_step(m, v, VALUE_UNSET);
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
        finish_cancelled(m, task, cancelled_error(m, &task->future));
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
static void emit_switched_out(Machine *m, Task *task) {
    World *w = m->world;
    if (task->lane != EVENT_NO_LANE && m->record_switches) {
        clock_now(m);
        w->last_seq = event_emit(m, EVENT_SWITCHED_OUT, LANE_LOCKED, REASON_READY, task->lane,
                                 site_of(m, task), w->last_seq, 0);
        task->suspend_seq = w->last_seq;
    }
}

// The coroutine did what no coroutine may: before + repr(task) + between + repr(subject).
static void step_again_with(Machine *m, Task *task, const char *before, const char *between,
                            Value subject) {
    Value self = value_of(m, task);
    Text text = {0};
    text_add_z(&text, before);
    if (subject != self) {
        text_add_repr(m, &text, self);
    }
    text_add_z(&text, between);
    text_add_repr(m, &text, subject);
    pending_clear(m); // of a __repr__ that fails
    Value error = exception_new(m, CLASS_RUNTIME_ERROR, "%s", text_z(&text));
    text_release(&text);
    bool awaited = is_future(m, subject) && object_at(m, subject)->flags & FUTURE_BLOCKING;
    if (!awaited) { // else it has been shown as waiting
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
        step_again_with(m, task, "Task ", " got bad yield: ", value);
        return;
    }
    if (value == self) {
        step_again_with(m, task, "Task cannot await on itself: ", "", value);
        return;
    }
    Future *future = AS(Future, m, value);
    if (!(future->object.flags & FUTURE_BLOCKING)) {
        step_again_with(m, task, "yield was used instead of yield from in task ", " with ", value);
        return;
    }
    future->object.flags &= (uint16_t)~FUTURE_BLOCKING;
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

// --- methods ----------------------------------------------------------------------------------

static Value method_get_name(Machine *m, const Call *call) {
    return task_name(m, call->self);
}

static Value method_set_name(Machine *m, const Call *call) {
    replace(m, &AS(Task, m, call->self)->name, value_str(m, call->args[0]));
    return VALUE_NONE;
}

static Value method_get_coro(Machine *m, const Call *call) {
    return retain(m, AS(Task, m, call->self)->coroutine);
}

static Value method_cancelling(Machine *m, const Call *call) {
    return value_from_small_int(AS(Task, m, call->self)->cancel_count);
}

static Value method_uncancel(Machine *m, const Call *call) {
    Task *task = AS(Task, m, call->self);
    task->cancel_count -= task->cancel_count > 0;
    return value_from_small_int(task->cancel_count);
}

static Value method_waits_for(Machine *m, const Call *call) {
    Value waiting = AS(Task, m, call->self)->waiting_on;
    return waiting == VALUE_UNSET ? VALUE_NONE : retain(m, waiting);
}

static Value method_must_cancel(Machine *m, const Call *call) {
    return value_from_bool(object_at(m, call->self)->flags & TASK_MUST_CANCEL);
}

static Value method_set_result(Machine *m, const Call *call) {
    (void)call;
    return raise_error(m, CLASS_RUNTIME_ERROR, "Task does not support set_result operation");
}

static Value method_set_exception(Machine *m, const Call *call) {
    (void)call;
    return raise_error(m, CLASS_RUNTIME_ERROR, "Task does not support set_exception operation");
}

static Value method_quiet(Machine *m, const Call *call) {
    object_at(m, call->self)->flags |= TASK_QUIET;
    return VALUE_NONE;
}

// (file, line) where its coroutine stands, or None: for the repr.
static Value method_where(Machine *m, const Call *call) {
    Value coroutine = AS(Task, m, call->self)->coroutine;
    const Generator *g = AS(Generator, m, coroutine);
    const Code *code = code_at(m, g->program, g->code);
    if (g->program != 0) {
        return VALUE_NONE;
    }
    int64_t line = code->first_line;
    if (g->frame != VALUE_UNSET && g->state != GENERATOR_CREATED) {
        const Frame *f = AS(Frame, m, g->frame);
        line = m->programs[0]->site_lines[code->sites[f->ip ? f->ip - 1 : 0]];
    }
    return value_from_small_int(line);
}

const NativeInfo natives_task[] = {
    {"__init__", native_task_init, 0, -1, true, EFFECT_LOOP},
    {"get_name", method_get_name, 0, 0, false, EFFECT_READS_SELF},
    {"set_name", method_set_name, 1, 1, false, EFFECT_WRITES_SELF},
    {"get_coro", method_get_coro, 0, 0, false, EFFECT_PRIVATE},
    {"cancelling", method_cancelling, 0, 0, false, EFFECT_READS_SELF},
    {"uncancel", method_uncancel, 0, 0, false, EFFECT_WRITES_SELF},
    {"set_result", method_set_result, 1, 1, false, EFFECT_PRIVATE},
    {"set_exception", method_set_exception, 1, 1, false, EFFECT_PRIVATE},
    {"_waits_for", method_waits_for, 0, 0, false, EFFECT_PRIVATE},
    {"_must_cancel", method_must_cancel, 0, 0, false, EFFECT_PRIVATE},
    {"_be_quiet", method_quiet, 0, 0, false, EFFECT_PRIVATE},
    {"_where", method_where, 0, 0, false, EFFECT_PRIVATE},
    {0},
};
