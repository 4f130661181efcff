// Eager tasks: the first step of a task runs where the task is created, before create_task returns
// (tasks.py of CPython 3.12 and later). A coroutine that never waits is then done at once and
// takes no turn of the loop.
#include "engine/vm/asyncio.h"
#include "engine/vm/interp.h"

enum {
    SLOT_LOOP,
    SLOT_TASK,
    SLOT_OUTER, // the task that creates this one, or unset
    SLOT_CALLER // its lane
};

enum {
    STATE_BEGIN,
    STATE_STEPPING
};

// The creator is the running task again.
static void leave(Machine *m, NativeFrame *n) {
    World *w = m->world;
    replace(m, &AS(Loop, m, n->slots[SLOT_LOOP])->current, n->slots[SLOT_OUTER]);
    n->slots[SLOT_OUTER] = VALUE_UNSET;
    w->strand.lane = (uint32_t)value_as_int(n->slots[SLOT_CALLER]);
    if (m->record_switches) {
        w->last_seq = event_emit(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, w->strand.lane,
                                 current_site(m), w->last_seq, 0);
    }
}

static Value stepped(Machine *m, NativeFrame *n, Outcome outcome) {
    Value task = retain(m, n->slots[SLOT_TASK]);
    Value value = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    bool goes_on = task_stepped(m, task, outcome, value);
    leave(m, n);
    if (!goes_on) {
        release(m, task);
        return VALUE_UNSET;
    }
    return task;
}

Value eager_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    if (n->state == STATE_STEPPING) {
        return stepped(m, n, outcome);
    }
    n->state = STATE_STEPPING;
    Value task = n->slots[SLOT_TASK];
    replace(m, &AS(Loop, m, n->slots[SLOT_LOOP])->current, retain(m, task));
    m->world->strand.ready_cause = AS(Task, m, task)->suspend_seq;
    Value result = task_step(m, task, VALUE_UNSET);
    return result == VALUE_PUSHED ? result : stepped(m, n, OUTCOME_RAISED);
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
    uint32_t lane = w->strand.lane;
    if (m->record_switches) {
        emit_text(m, EVENT_BLOCK, LANE_WAITING, REASON_TASK, "the first step of its task");
    }
    bool called_by_python = is_type(m, w->strand.frame, TYPE_FRAME);
    NativeFrame *n =
        native_frame_push(m, NATIVE_FRAME_EAGER, called_by_python ? ACTION_PUSH : ACTION_NATIVE);
    if (!n) {
        release(m, task);
        return VALUE_UNSET;
    }
    n->slots[SLOT_LOOP] = retain(m, loop);
    n->slots[SLOT_TASK] = task;
    n->slots[SLOT_OUTER] = retain(m, AS(Loop, m, loop)->current);
    n->slots[SLOT_CALLER] = value_from_small_int(lane);
    n->outcome = OUTCOME_RETURNED;
    return VALUE_PUSHED;
}
