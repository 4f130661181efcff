// Eager tasks: the first step of a task runs where the task is created, before create_task returns
// (tasks.py of CPython 3.12 and later). A coroutine that never waits is then done at once and
// takes no turn of the loop.
#include "engine/vm/asyncio.h"
#include "engine/vm/interp.h"

enum {
    SLOT_LOOP,
    SLOT_TASK,
    SLOT_OUTER,  // the task that creates this one, or unset
    SLOT_CALLER, // its lane
    SLOT_ERROR,  // _step_task: what the task is given, or unset
    SLOT_FUTURE  // and what woke it
};

enum {
    STATE_BEGIN,
    STATE_STEPPING
};

enum {
    STEP_OF_OPEN_LOOP = 1
}; // flag of the native frame: any step, for a loop that is open

// The creator is the running task again.
static void leave(Machine *m, NativeFrame *n) {
    World *w = m->world;
    replace(m, &AS(Loop, m, n->slots[SLOT_LOOP])->current, n->slots[SLOT_OUTER]);
    n->slots[SLOT_OUTER] = VALUE_UNSET;
    w->strand.lane = (uint32_t)value_as_int(n->slots[SLOT_CALLER]);
    if (m->record_switches && !(n->object.flags & STEP_OF_OPEN_LOOP)) {
        w->last_seq = event_emit(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, w->strand.lane,
                                 current_site(m), w->last_seq, 0);
    }
}

static Value stepped(Machine *m, NativeFrame *n, Outcome outcome) {
    Value task = retain(m, n->slots[SLOT_TASK]);
    Value value = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    bool goes_on = task_stepped(m, task, outcome, value);
    bool is_step = n->object.flags & STEP_OF_OPEN_LOOP;
    leave(m, n);
    if (is_step) {
        goes_on &= !value_is_ref(m->world->pending); // what call_soon raised
        replace(m, &m->world->thrown, VALUE_UNSET);
    }
    if (!goes_on || is_step) {
        release(m, task);
        return goes_on ? VALUE_NONE : VALUE_UNSET;
    }
    return task;
}

static Value begin_step(Machine *m, NativeFrame *n) {
    Value task = n->slots[SLOT_TASK];
    return n->slots[SLOT_FUTURE] == VALUE_UNSET ? task_step(m, task, n->slots[SLOT_ERROR])
                                                : task_wakeup(m, task, n->slots[SLOT_FUTURE]);
}

Value eager_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    if (n->state == STATE_STEPPING) {
        return stepped(m, n, outcome);
    }
    n->state = STATE_STEPPING;
    Value task = n->slots[SLOT_TASK];
    replace(m, &AS(Loop, m, n->slots[SLOT_LOOP])->current, retain(m, task));
    m->world->strand.ready_cause = AS(Task, m, task)->suspend_seq;
    Value result = begin_step(m, n);
    if (n->object.flags & STEP_OF_OPEN_LOOP && result == VALUE_NONE) { // it was done already
        leave(m, n);
        return result;
    }
    return result == VALUE_PUSHED ? result : stepped(m, n, OUTCOME_RAISED);
}

// Owned: the frame whose continuation runs a step of the task. task is taken.
static NativeFrame *push_step(Machine *m, Value loop, Value task) {
    bool called_by_python = is_type(m, m->world->strand.frame, TYPE_FRAME);
    uint32_t lane = m->world->strand.lane;
    NativeFrame *n =
        native_frame_push(m, NATIVE_FRAME_EAGER, called_by_python ? ACTION_PUSH : ACTION_NATIVE);
    if (!n) {
        release(m, task);
        return NULL;
    }
    n->slots[SLOT_LOOP] = retain(m, loop);
    n->slots[SLOT_TASK] = task;
    n->slots[SLOT_OUTER] = retain(m, AS(Loop, m, loop)->current);
    n->slots[SLOT_CALLER] = value_from_small_int(lane);
    n->outcome = OUTCOME_RETURNED;
    return n;
}

Value native_step_task(Machine *m, const Call *call) {
    if (!is_type(m, call->args[1], TYPE_TASK)) {
        return raise_error(m, CLASS_TYPE_ERROR, "a task is required");
    }
    NativeFrame *n = push_step(m, call->args[0], retain(m, call->args[1]));
    if (!n) {
        return VALUE_UNSET;
    }
    n->object.flags = STEP_OF_OPEN_LOOP;
    n->slots[SLOT_ERROR] = call->args[2] == VALUE_NONE ? VALUE_UNSET : retain(m, call->args[2]);
    n->slots[SLOT_FUTURE] = call->args[3] == VALUE_NONE ? VALUE_UNSET : retain(m, call->args[3]);
    return VALUE_PUSHED;
}

Value task_start_eagerly(Machine *m, Value loop, Value coroutine, Value name, Value context) {
    World *w = m->world;
    if (w->strand.running_loop != loop) { // nothing runs yet that it could go before
        return task_new(m, loop, coroutine, name, context);
    }
    Value task = task_make(m, loop, coroutine, name, context);
    if (task == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (m->record_switches) {
        emit_text(m, EVENT_BLOCK, LANE_WAITING, REASON_TASK, "the first step of its task");
    }
    return push_step(m, loop, task) ? VALUE_PUSHED : VALUE_UNSET;
}
