#include <assert.h>
#include <string.h>

#include "viz/scene/why_events.h"

// Lanes that are blocked on the object with this name, now.
static uint32_t waiters(const Teller *teller, const char *name, uint32_t *first) {
    const Scene *scene = teller->scene;
    uint32_t count = 0;
    for (uint32_t i = 0; i < scene->lane_count; i++) {
        const SceneLane *lane = &scene->lanes[i];
        bool stands = lane->state == LANE_LOCKED || lane->state == LANE_WAITING;
        if (lane->exists && stands && lane->has_what && !scene_lane_is_ready(lane) &&
            strcmp(trace_text(teller->trace, lane->what), name) == 0) {
            *first = count == 0 || lane->since_seq < scene->lanes[*first].since_seq ? i : *first;
            count++;
        }
    }
    return count;
}

static const char *who_waits(const Teller *teller) {
    uint32_t first = 0;
    uint32_t count = waiters(teller, teller->text, &first);
    if (count == 0) {
        return "Nobody was waiting for it.";
    }
    if (count == 1) {
        return arena_printf(teller->arena, "%s was waiting for it.", teller_lane(teller, first));
    }
    return arena_printf(teller->arena, "%u were waiting for it, %s the longest.", count,
                        teller_lane(teller, first));
}

static Why handed_over(const Teller *teller) {
    const StepEvent *cause = teller_cause(teller, teller->event);
    if (cause && cause->lane != teller->event->lane) {
        return (Why){
            arena_printf(teller->arena, "%s gets %s.", teller->name, teller->text),
            arena_printf(teller->arena, "%s released it, and %s was the next in line.",
                         teller_lane(teller, cause->lane), teller->name),
            "It is handed over: nobody else can take it in between.",
        };
    }
    return (Why){
        arena_printf(teller->arena, "%s hands over %s.", teller->name, teller->text),
        "It goes to the one who has waited longest.",
        "It is handed over: nobody else can take it in between.",
    };
}

static Why lock(const Teller *teller) {
    if (teller->event->kind == EVENT_LOCK_HANDED_OVER) {
        return handed_over(teller);
    }
    if (teller->event->kind == EVENT_LOCK_ACQUIRED) {
        return (Why){
            arena_printf(teller->arena, "%s takes %s.", teller->name, teller->text),
            "It was free.",
            arena_printf(teller->arena, "Whoever asks for it now has to wait until %s releases it.",
                         teller->name),
        };
    }
    return (Why){
        arena_printf(teller->arena, "%s releases %s.", teller->name, teller->text),
        who_waits(teller),
        teller->model == RUN_ASYNC ? "An asyncio lock goes to the one who has waited longest."
                                   : "Which waiting thread gets it is not promised.",
    };
}

static Why queue(const Teller *teller) {
    bool put = teller->event->kind == EVENT_QUEUE_PUT;
    return (Why){
        arena_printf(teller->arena,
                     put ? "%s puts something into %s." : "%s takes something out of %s.",
                     teller->name, teller->text),
        who_waits(teller),
        put ? "One put wakes at most one who waits to get."
            : "What was put in first comes out first, unless it is a queue of another kind.",
    };
}

Why why_object(const Teller *teller) {
    const char *name = teller->name;
    const char *text = teller->text;
    Arena *arena = teller->arena;
    switch ((int)teller->event->kind) {
    case EVENT_LOCK_ACQUIRED:
    case EVENT_LOCK_RELEASED:
    case EVENT_LOCK_HANDED_OVER:
        return lock(teller);
    case EVENT_QUEUE_PUT:
    case EVENT_QUEUE_GOT:
        return queue(teller);
    case EVENT_EVENT_SET:
        return (Why){arena_printf(arena, "%s sets %s.", name, text), who_waits(teller),
                     "An event that is set lets everybody through until it is cleared."};
    case EVENT_CONDITION_NOTIFIED:
        return (Why){arena_printf(arena, "%s notifies %s.", name, text), who_waits(teller),
                     "Who is notified must first get the lock back, and should check again."};
    case EVENT_FUTURE_SET:
        return (Why){arena_printf(arena, "%s gives a future its result: %s.", name, text), "",
                     "Whoever awaits the future becomes ready."};
    case EVENT_GROUP_BEGUN:
        return (Why){arena_printf(arena, "%s begins %s.", name, text), "",
                     "What belongs to it is waited for together."};
    case EVENT_GROUP_ENDED:
        return (Why){arena_printf(arena, "For %s, %s is over.", name, text), "",
                     "A gather that fails leaves the others running; a TaskGroup cancels them."};
    case EVENT_TIMEOUT_BEGUN:
        return (Why){arena_printf(arena, "%s sets a time limit: %s.", name, text), "",
                     "At the limit, what is inside is cancelled; that takes effect at its await."};
    case EVENT_TIMEOUT_ENDED:
        return (Why){arena_printf(arena, "The time limit of %s is over: %s.", name, text), "",
                     "A limit asks for cancellation and then waits for it: it can come late."};
    default: // why_at sends no other kind here
        break;
    }
    assert(!"not an event of an object");
    return (Why){"", "", ""};
}

static const char *bytes_text(const Teller *teller, uint32_t bytes) {
    if (bytes < 1024) {
        return arena_printf(teller->arena, "%u bytes", bytes);
    }
    if (bytes < 1024 * 1024) {
        return arena_printf(teller->arena, "%.1f KiB", (double)bytes / 1024);
    }
    return arena_printf(teller->arena, "%.1f MiB", (double)bytes / (1024.0 * 1024));
}

// Program output without its newline, cut.
static const char *shown(const Teller *teller) {
    size_t length = strcspn(teller->text, "\n");
    return arena_printf(teller->arena, "%.*s", length > 40 ? 40 : (int)length, teller->text);
}

Why why_machine(const Teller *teller) {
    const char *name = teller->name;
    const char *text = teller->text;
    Arena *arena = teller->arena;
    switch ((int)teller->event->kind) {
    case EVENT_WORKER_CREATED:
        return (Why){arena_printf(arena, "%s comes into being.", text), "",
                     "Starting a thread costs little, starting a process more."};
    case EVENT_WORKER_ENDED:
        return (Why){"A worker ends.", "It has nothing left to run.", ""};
    case EVENT_MEMORY_COPIED:
        return (Why){arena_printf(arena, "The memory is copied: %s.",
                                  bytes_text(teller, teller->event->detail)),
                     "The new process gets its own.",
                     "From now on, what one process changes the other does not see."};
    case EVENT_VALUE_SENT:
        return (Why){arena_printf(arena, "%s sends %s.", name, text),
                     "It is written into a pipe as bytes.",
                     "Processes share nothing: what they exchange is copied."};
    case EVENT_VALUE_RECEIVED:
        return (Why){arena_printf(arena, "%s receives %s.", name, text), "It was read from a pipe.",
                     "It is a copy, not the same object."};
    case EVENT_GIL_TAKEN:
        return (Why){arena_printf(arena, "%s takes the GIL.", name), "Nobody else holds it.",
                     "Only the thread that holds the GIL runs Python code."};
    case EVENT_GIL_DROPPED:
        return (Why){arena_printf(arena, "%s lets go of the GIL.", name), "",
                     "Another thread can take it now."};
    case EVENT_GIL_REQUESTED:
        return (Why){arena_printf(arena, "%s asks for the GIL.", name),
                     "It has waited for it for at least 5 ms.",
                     "The holder lets go at its next call or jump back, not at once."};
    case EVENT_VARIABLE:
        return (Why){arena_printf(arena, "Among the variables of %s: %s.", name, text), "", ""};
    case EVENT_OUTPUT:
        return (Why){arena_printf(arena, "%s prints %s.", name, shown(teller)), "", ""};
    case EVENT_ERROR_OUTPUT:
        return (Why){arena_printf(arena, "%s writes to standard error: %s", name, shown(teller)),
                     "", ""};
    case EVENT_LOOP_PASS:
        return (Why){arena_printf(arena, "The event loop begins pass %u.", teller->event->detail),
                     "It runs what is ready now.",
                     "What becomes ready meanwhile waits for the next pass."};
    default: // why_at sends no other kind here
        break;
    }
    assert(!"not an event of the machine");
    return (Why){"", "", ""};
}
