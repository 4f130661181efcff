// What the library's Python code says for the picture: what a future stands for, and what happened
// to a lock or a queue. Nothing here changes what a program does.
#include <string.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/clock.h"
#include "engine/vm/interp.h"

static bool has_name(Machine *m, Value name, const char *wanted) {
    return is_type(m, name, TYPE_STR) && str_equal_z(m, name, wanted);
}

// _label(future, reason, text): reason by its name in event.h.
static Value native_label(Machine *m, const Call *call) {
    if (!is_future(m, call->args[0])) {
        return VALUE_NONE;
    }
    Future *future = AS(Future, m, call->args[0]);
    for (int reason = 1; reason < REASON_COUNT; reason++) {
        if (has_name(m, call->args[1], reason_name((Reason)reason))) {
            future->reason = (uint8_t)reason;
            replace(m, &future->label, retain(m, call->args[2]));
            return VALUE_NONE;
        }
    }
    return raise_error(m, CLASS_VALUE_ERROR, "no such reason");
}

// _note(kind, text): an event of the lane that runs, kind by its name in event.h.
static Value native_note(Machine *m, const Call *call) {
    if (!m->record_switches) {
        return VALUE_NONE;
    }
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        if (has_name(m, call->args[0], event_kind_name((EventKind)kind))) {
            emit_text(m, (EventKind)kind, LANE_RUNNING, REASON_CALL, "%s",
                      str_bytes(m, call->args[1]));
            return VALUE_NONE;
        }
    }
    return raise_error(m, CLASS_VALUE_ERROR, "no such kind of event");
}

// _lane_name(): the name of the task that runs, or None.
static Value native_lane_name(Machine *m, const Call *call) {
    (void)call;
    Value loop = m->world->strand.running_loop;
    Value task = loop == VALUE_UNSET ? VALUE_UNSET : AS(Loop, m, loop)->current;
    return is_type(m, task, TYPE_TASK) ? task_name(m, task) : VALUE_NONE;
}

// _begin_lane(name): what runs from now on, here, is a lane of its own; the lane that waits for it.
static Value native_begin_lane(Machine *m, const Call *call) {
    World *w = m->world;
    uint32_t caller = w->strand.lane;
    if (m->record_switches) {
        const char *name = str_bytes(m, call->args[0]);
        uint32_t lane = lane_new(m, name, w->last_seq);
        uint32_t cause = emit_text(m, EVENT_BLOCK, LANE_WAITING, REASON_CALLEE, "%s", name);
        w->strand.lane = lane;
        w->last_seq = event_emit(m, EVENT_STARTED, LANE_RUNNING, REASON_CALL, lane, 0, cause, 0);
    }
    return value_from_small_int(caller);
}

// _end_lane(caller, error or None): it is done, and the caller goes on.
static Value native_end_lane(Machine *m, const Call *call) {
    World *w = m->world;
    if (m->record_switches) {
        Reason reason = call->args[1] == VALUE_NONE ? REASON_RETURNED : REASON_RAISED;
        Text text = {0};
        if (reason == REASON_RAISED) {
            exception_line(m, call->args[1], &text);
        }
        clock_now(m);
        uint32_t detail = recorder_text(m->recorder, text_z(&text), text.length);
        uint32_t ended =
            event_emit(m, EVENT_ENDED, LANE_DONE, reason, w->strand.lane, 0, w->last_seq, detail);
        text_release(&text);
        w->strand.lane = (uint32_t)value_as_int(call->args[0]);
        w->last_seq =
            event_emit(m, EVENT_RESUMED, LANE_RUNNING, REASON_CALL, w->strand.lane, 0, ended, 0);
    }
    return VALUE_NONE;
}

const NativeInfo natives_picture[] = {
    {"_begin_lane", native_begin_lane, 1, 1, false, EFFECT_PRIVATE},
    {"_end_lane", native_end_lane, 2, 2, false, EFFECT_PRIVATE},
    {"_label", native_label, 3, 3, false, EFFECT_PRIVATE},
    {"_note", native_note, 2, 2, false, EFFECT_PRIVATE},
    {"_lane_name", native_lane_name, 0, 0, false, EFFECT_PRIVATE},
    {0},
};
