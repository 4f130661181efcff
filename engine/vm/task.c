// Tasks: tasks.py of CPython 3.11. What they do when it is their turn is in task_step.c.
#include <string.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/clock.h"
#include "engine/vm/context.h"
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

const char *task_function(const Machine *m, const Task *task) {
    Value runs =
        task->step == VALUE_UNSET ? task->coroutine : AS(Awaiter, m, task->step)->generator;
    return is_type(m, runs, TYPE_GENERATOR) ? str_bytes(m, AS(Generator, m, runs)->name) : NULL;
}

// The library's own tasks (shutting down generators ...) are not part of the picture.
static uint32_t lane_for(Machine *m, Value coroutine, Value name) {
    if (is_type(m, coroutine, TYPE_AWAITER)) {
        coroutine = AS(Awaiter, m, coroutine)->generator;
    }
    const Generator *g = AS(Generator, m, coroutine);
    const char *text = str_bytes(m, g->name);
    bool is_of_loop = strncmp(str_bytes(m, g->qualname), "BaseEventLoop.", 14) == 0;
    bool is_of_program = strcmp(text, "_wrap_awaitable") == 0; // what it awaits is
    if (g->program == 1 && ((text[0] == '_' && !is_of_program) || is_of_loop)) {
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
    task->coroutine = task->waiting_on = task->context = task->name = task->step = VALUE_UNSET;
    task->lane = EVENT_NO_LANE;
    return value_of(m, task);
}

static bool check_coroutine(Machine *m, Value coroutine) {
    if (!is_coroutine(m, coroutine)) {
        Text text = {0};
        if (text_add_repr(m, &text, coroutine)) {
            raise_error(m, CLASS_TYPE_ERROR, "a coroutine was expected, got %s", text_z(&text));
        }
        text_release(&text);
        return false;
    }
    return true;
}

// A step of an async generator is awaited by a coroutine that stands for it. A new reference.
static Value what_runs(Machine *m, Value coroutine) {
    if (!is_type(m, coroutine, TYPE_AWAITER)) {
        return retain(m, coroutine);
    }
    Value wrap = prelude_function(m, "_await_step");
    return call_value(m, wrap, &coroutine, 1, VALUE_UNSET);
}

bool task_begin(Machine *m, Value v, Value loop, Value coroutine, Value name, Value context) {
    Task *task = AS(Task, m, v);
    Value runs = check_coroutine(m, coroutine) ? what_runs(m, coroutine) : VALUE_UNSET;
    if (runs == VALUE_UNSET) {
        return false;
    }
    task->future.state = FUTURE_PENDING;
    replace(m, &task->future.loop, retain(m, loop));
    task->task_number = ++m->world->next_task_number;
    task->future.number = ++m->world->next_task_hash;
    task->coroutine = runs;
    task->step = runs == coroutine ? VALUE_UNSET : retain(m, coroutine);
    task->context = context_given(m, context);
    if (name != VALUE_UNSET && name != VALUE_NONE) {
        task->name = value_str(m, name);
    }
    task->lane = lane_for(m, coroutine, task->name);
    task->suspend_seq = m->world->last_created;
    if (task->lane == EVENT_NO_LANE) {
        task->suspend_seq = EVENT_NO_CAUSE;
    }
    task_link(m, task);
    return true;
}

void task_schedule(Machine *m, Value v) {
    Task *task = AS(Task, m, v);
    loop_push_ready(m, task->future.loop, READY_STEP, v, VALUE_UNSET, task->suspend_seq);
}

Value task_make(Machine *m, Value loop, Value coroutine, Value name, Value context) {
    if (!check_coroutine(m, coroutine)) {
        return VALUE_UNSET;
    }
    Value v = task_blank(m);
    if (v != VALUE_UNSET && !task_begin(m, v, loop, coroutine, name, context)) {
        release(m, v);
        return VALUE_UNSET;
    }
    return v;
}

Value task_new(Machine *m, Value loop, Value coroutine, Value name, Value context) {
    Value v = task_make(m, loop, coroutine, name, context);
    if (v != VALUE_UNSET) {
        task_schedule(m, v);
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

// --- methods ----------------------------------------------------------------------------------

static Value method_get_name(Machine *m, const Call *call) {
    return task_name(m, call->self);
}

static Value method_set_name(Machine *m, const Call *call) {
    replace(m, &AS(Task, m, call->self)->name, value_str(m, call->args[0]));
    return VALUE_NONE;
}

static Value method_get_coro(Machine *m, const Call *call) {
    const Task *task = AS(Task, m, call->self);
    return retain(m, task->step == VALUE_UNSET ? task->coroutine : task->step);
}

static Value method_cancelling(Machine *m, const Call *call) {
    return value_from_small_int(AS(Task, m, call->self)->cancel_count);
}

static Value method_uncancel(Machine *m, const Call *call) {
    Task *task = AS(Task, m, call->self);
    task->cancel_count -= task->cancel_count > 0;
    if (task->cancel_count == 0 && m->profile->minor >= 13) {
        task->future.object.flags &= (uint16_t)~TASK_MUST_CANCEL;
    }
    return value_from_small_int(task->cancel_count);
}

static Value method_waits_for(Machine *m, const Call *call) {
    Value waiting = AS(Task, m, call->self)->waiting_on;
    return waiting == VALUE_UNSET ? VALUE_NONE : retain(m, waiting);
}

// The place of the context that holds in the task; while it runs that is the running one.
static Value *context_place(Machine *m, Value v) {
    Task *task = AS(Task, m, v);
    bool is_running =
        is_type(m, task->future.loop, TYPE_LOOP) && AS(Loop, m, task->future.loop)->current == v;
    return is_running ? &m->world->strand.context : &task->context;
}

static Value method_held_context(Machine *m, const Call *call) {
    Value held = *context_place(m, call->self);
    return held == VALUE_UNSET ? VALUE_NONE : retain(m, held);
}

static Value method_hold_context(Machine *m, const Call *call) {
    replace(m, context_place(m, call->self), retain(m, call->args[0]));
    return VALUE_NONE;
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
    {"_is_to_be_cancelled", method_must_cancel, 0, 0, false, EFFECT_PRIVATE},
    {"_held_context", method_held_context, 0, 0, false, EFFECT_PRIVATE},
    {"_hold_context", method_hold_context, 1, 1, false, EFFECT_PRIVATE},
    {"_be_quiet", method_quiet, 0, 0, false, EFFECT_PRIVATE},
    {"_where", method_where, 0, 0, false, EFFECT_PRIVATE},
    {0},
};
