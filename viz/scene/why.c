#include "viz/scene/why.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "viz/scene/why_events.h"
#include "viz/scene/why_words.h"

static Why before_first(RunModel model) {
    Why why = {.fact = "Nothing has happened yet.", .reason = "Press \u2192 for the first step."};
    switch (model) {
    case RUN_SYNC:
        why.rule = "One thread and one line of execution: one thing after another.";
        break;
    case RUN_ASYNC:
        why.rule = "One thread and one event loop: at most one task runs at any instant.";
        break;
    case RUN_THREADS:
        why.rule = "Several threads share one memory; their order is not fixed by the program.";
        break;
    case RUN_PROCESSES:
        why.rule = "Several processes, each with a memory of its own.";
        break;
    }
    return why;
}

// One function a group of kinds; see why_events.h.
Why why_at(const Trace *trace, const Scene *scene, RunModel model, Arena *arena) {
    if (scene->event == EVENT_NO_CAUSE) {
        return before_first(model);
    }
    Teller teller = teller_make(trace, scene, model, arena);
    switch ((EventKind)teller.event->kind) {
    case EVENT_LANE_CREATED:
    case EVENT_STARTED:
    case EVENT_LINE:
    case EVENT_CALLED:
    case EVENT_RETURNED:
    case EVENT_RAISED:
    case EVENT_ENDED:
    case EVENT_PROGRAM_ENDED:
    case EVENT_DEADLOCK:
    case EVENT_MARKED:
        return why_life(&teller);
    case EVENT_CANCEL_ASKED:
    case EVENT_CANCEL_DELIVERED:
    case EVENT_SLEEP:
    case EVENT_AWAIT:
    case EVENT_BLOCK:
    case EVENT_READY:
    case EVENT_RESUMED:
    case EVENT_SWITCHED_OUT:
        return why_turn(&teller);
    case EVENT_LOCK_ACQUIRED:
    case EVENT_LOCK_RELEASED:
    case EVENT_LOCK_HANDED_OVER:
    case EVENT_QUEUE_PUT:
    case EVENT_QUEUE_GOT:
    case EVENT_EVENT_SET:
    case EVENT_CONDITION_NOTIFIED:
    case EVENT_FUTURE_SET:
    case EVENT_GROUP_BEGUN:
    case EVENT_GROUP_ENDED:
    case EVENT_TIMEOUT_BEGUN:
    case EVENT_TIMEOUT_ENDED:
        return why_object(&teller);
    case EVENT_WORKER_CREATED:
    case EVENT_WORKER_ENDED:
    case EVENT_MEMORY_COPIED:
    case EVENT_VALUE_SENT:
    case EVENT_VALUE_RECEIVED:
    case EVENT_GIL_TAKEN:
    case EVENT_GIL_DROPPED:
    case EVENT_GIL_REQUESTED:
    case EVENT_VARIABLE:
    case EVENT_OUTPUT:
    case EVENT_ERROR_OUTPUT:
    case EVENT_LOOP_PASS:
        return why_machine(&teller);
    case EVENT_KIND_COUNT:
        break;
    }
    assert(!"unknown EventKind");
    return (Why){"", "", ""};
}
