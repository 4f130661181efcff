#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "viz/scene/wait_ring.h"
#include "viz/scene/why_events.h"

static Why cancel_asked(const Teller *teller) {
    const char *target = teller_lane(teller, teller->event->detail);
    const char *who = teller_canceller(teller, teller->event);
    bool by_loop = strcmp(who, "asyncio.run") == 0;
    Why why = {.fact = arena_printf(teller->arena, "%s asks to cancel %s.", who, target)};
    if (by_loop) {
        why.reason = arena_printf(teller->arena,
                                  "The main task is over, and %s is not: asyncio.run cancels "
                                  "whatever is left.",
                                  target);
    } else {
        why.reason =
            arena_printf(teller->arena, "It did so %s.", teller_place(teller, teller->event->site));
        if (teller->event->site == EVENT_NO_SITE) {
            why.reason = "";
        }
    }
    why.rule = arena_printf(teller->arena,
                            "Cancelling is a request: %s gets a CancelledError where it waits, "
                            "and can still clean up.",
                            target);
    return why;
}

static Why cancel_delivered(const Teller *teller) {
    const StepEvent *asked = teller_cause(teller, teller->event);
    const char *place = teller_place(teller, teller->event->site);
    const char *by = "";
    if (asked && asked->kind == EVENT_CANCEL_ASKED) {
        by = teller_canceller(teller, asked);
    }
    const char *reason = "";
    if (*by) {
        reason = arena_printf(teller->arena, "%s asked for it, and %s stood%s%s.", by, teller->name,
                              *place ? " " : " still", place);
    }
    return (Why){
        arena_printf(teller->arena, "CancelledError arrives in %s.", teller->name),
        reason,
        "except and finally blocks still run; lines after the await do not.",
    };
}

// In an asyncio program a sleep without `await` is time.sleep.
static bool blocks_the_loop(const Teller *teller) {
    const char *code = teller_code(teller, teller->event->site);
    return teller->model == RUN_ASYNC && strstr(code, "time.sleep") != NULL;
}

static Why asleep(const Teller *teller) {
    int64_t ns = strtoll(teller->text, NULL, 10);
    const char *how_long = teller_duration(teller, ns);
    const char *until = teller_clock(teller, teller->event->t_ns + ns);
    const char *code = teller_code(teller, teller->event->site);
    Why why = {.fact = arena_printf(teller->arena, "%s sleeps for %s.", teller->name, how_long)};
    const char *quoted = *code ? arena_printf(teller->arena, "`%s`", code) : "The call";
    switch (teller->model) {
    case RUN_SYNC:
        why.reason =
            arena_printf(teller->arena, "%s: nothing else happens until %s.", quoted, until);
        why.rule = "With one line of execution, everything waits while it sleeps.";
        return why;
    case RUN_ASYNC:
        if (blocks_the_loop(teller)) {
            why.reason = arena_printf(
                teller->arena, "%s does not await: it keeps the thread until %s.", quoted, until);
            why.rule = "A blocking call stops the whole event loop, not only its own task.";
        } else if (ns == 0) {
            why.fact = arena_printf(teller->arena, "%s lets the others have a turn.", teller->name);
            why.reason = arena_printf(teller->arena,
                                      "%s waits for nothing; %s goes to the end of "
                                      "the ready queue.",
                                      quoted, teller->name);
            why.rule = "A sleep of 0 gives way exactly once.";
        } else {
            why.reason =
                arena_printf(teller->arena, "%s starts a timer for %s and gives the thread back.",
                             quoted, until);
            why.rule =
                "A task that sleeps costs nothing: the loop runs whoever is ready meanwhile.";
        }
        return why;
    case RUN_THREADS:
        why.reason = arena_printf(teller->arena, "%s: the thread wakes at %s at the earliest.",
                                  quoted, until);
        why.rule = "A thread that sleeps lets go of the interpreter, so other threads can run.";
        return why;
    case RUN_PROCESSES:
        why.reason =
            arena_printf(teller->arena, "%s: it wakes at %s at the earliest.", quoted, until);
        why.rule = "Only this process sleeps; the others go on.";
        return why;
    }
    assert(!"unknown RunModel");
    return why;
}

// asyncio.run, seen from the code that called it.
static bool is_loop_runner(const Teller *teller) {
    return teller->model == RUN_ASYNC && scene_is_module(teller->trace, teller->event->lane);
}

static Why awaits(const Teller *teller) {
    Why why = {.rule = ""};
    if (is_loop_runner(teller)) {
        const char *place = teller_place(teller, teller->event->site);
        return (Why){"The event loop runs.",
                     arena_printf(teller->arena, "%s waits %s until the loop has done its work.",
                                  teller->name, place),
                     "From here on, tasks take turns on this one thread."};
    }
    if (teller->event->state == LANE_RUNNING) {
        why.fact = arena_printf(teller->arena, "%s goes straight on.", teller->name);
        why.reason =
            arena_printf(teller->arena, "What it awaits (%s) is already there.", teller->text);
        why.rule = "An await gives the thread away only if something really has to wait.";
        return why;
    }
    why.fact = arena_printf(teller->arena, "%s waits for %s.", teller->name, teller->text);
    if (teller->model == RUN_ASYNC) {
        why.reason = arena_printf(teller->arena,
                                  "It is not done yet, so %s is parked and the loop takes whoever "
                                  "is ready.",
                                  teller->name);
        why.rule = "Waiting does not start it and does not hurry it: it only says who goes on "
                   "afterwards.";
    } else {
        why.reason = "It is not done yet.";
        why.rule = "Only the one who waits stands still.";
    }
    return why;
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text);
    size_t wanted = strlen(end);
    return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

static Why blocks(const Teller *teller) {
    Why why = {
        .fact = arena_printf(teller->arena, "%s has to wait for %s.", teller->name, teller->text),
        .reason = "",
        .rule = "It goes on when somebody else has done their part."};
    uint32_t holder = EVENT_NO_LANE;
    switch ((int)teller->event->reason) {
    case REASON_LOCK:
        holder = wait_ring_target(teller->trace, teller->scene, teller->event->lane);
        why.fact = arena_printf(teller->arena, "%s is blocked on %s.", teller->name,
                                wait_ring_object(teller->text, teller->arena));
        if (holder == teller->event->lane) {
            why.reason = arena_printf(teller->arena,
                                      "%s holds it already, and it is not a lock "
                                      "that can be taken twice.",
                                      teller->name);
        } else if (holder != EVENT_NO_LANE) {
            why.reason = arena_printf(teller->arena, "%s holds it.", teller_lane(teller, holder));
        }
        why.rule = "Only one at a time can hold a lock; the others stand still until it is free.";
        break;
    case REASON_QUEUE_GET:
        why.reason = "The queue is empty.";
        why.rule = "A get waits until somebody puts something in.";
        break;
    case REASON_QUEUE_PUT:
        why.reason = "The queue is full.";
        why.rule = "A put waits until somebody takes something out.";
        break;
    case REASON_QUEUE_JOIN:
        why.reason = "Not everything that was put in has been marked as done.";
        break;
    case REASON_EVENT:
        why.reason = "The event has not been set.";
        why.rule = "Once it is set, everybody who waits for it can go on.";
        break;
    case REASON_CONDITION:
        why.reason = "It let go of the lock and stands still until somebody notifies it.";
        break;
    case REASON_BARRIER:
        why.reason = "Not everybody has arrived at the barrier.";
        break;
    case REASON_SEMAPHORE:
        why.reason = "All places of the semaphore are taken.";
        why.rule = "A semaphore lets in as many as it has places.";
        break;
    case REASON_THREAD:
        if (ends_with(teller->text, " to start")) {
            why.reason = "start() returns when the new thread runs.";
            why.rule = "So the new thread usually does its first lines before the one that "
                       "started it goes on.";
            break;
        }
        why.reason = "It has not ended yet.";
        break;
    case REASON_FUTURE:
        why.reason = "It is not there yet.";
        break;
    case REASON_WAIT:
        why.reason = "Not enough of them are done.";
        break;
    case REASON_PROCESS:
    case REASON_TASK:
        why.reason = "It has not ended yet.";
        break;
    default: // the fact names what it waits for
        break;
    }
    return why;
}

// "behind a and b", or "" when it is the first.
static const char *behind(const Teller *teller) {
    const Scene *scene = teller->scene;
    uint32_t before = 0;
    while (before < scene->ready_count && scene->ready[before] != teller->event->lane) {
        before++;
    }
    if (before == 0 || before == scene->ready_count) {
        return "";
    }
    const char *names = teller_names(teller, scene->ready, before, teller->event->lane);
    return arena_printf(teller->arena, " Before it in the queue: %s.", names);
}

// Reasons start sentences: "its sleep is over" -> "Its sleep is over". Names stay as they are.
static const char *sentence(const Teller *teller, const char *reason) {
    if (strncmp(reason, "it", 2) == 0 || strncmp(reason, "what ", 5) == 0) {
        char first = (char)(reason[0] - 'a' + 'A');
        return arena_printf(teller->arena, "%c%s.", first, reason + 1);
    }
    return *reason ? arena_printf(teller->arena, "%s.", reason) : "";
}

static Why ready(const Teller *teller) {
    const char *reason = sentence(teller, teller_wake_reason(teller, teller->event));
    Why why = {.fact = arena_printf(teller->arena, "%s can go on.", teller->name)};
    if (teller->model == RUN_ASYNC) {
        why.reason = arena_printf(teller->arena, "%s%s", reason, behind(teller));
        why.rule = "Ready is not running: the loop takes the ready queue in order, first come, "
                   "first served.";
    } else {
        why.reason = reason;
        why.rule = "Ready is not running: it still needs its turn.";
    }
    return why;
}

static Why resumed(const Teller *teller) {
    Why why = {.fact = arena_printf(teller->arena, "%s goes on.", teller->name)};
    const char *wake = sentence(teller, teller_wake_reason(teller, teller->event));
    const char *gave_way = teller_gave_way(teller);
    if (is_loop_runner(teller)) {
        return (Why){"asyncio.run goes on.", wake,
                     "It cancels the tasks that are left, closes the loop, and returns."};
    }
    if (teller->model == RUN_ASYNC) {
        const char *queue =
            *gave_way ? arena_printf(teller->arena, "%s, and %s", gave_way, teller->name) : "It";
        why.reason = arena_printf(teller->arena, "%s%s%s was first in the ready queue.", wake,
                                  *wake ? " " : "", queue);
        why.rule = "It continues behind the await where it stopped, with all its variables.";
    } else {
        why.reason = *wake ? wake : "It is its turn.";
        why.rule = teller->model == RUN_SYNC
                       ? "One after another."
                       : "It continues exactly where it stopped; others may have changed what is "
                         "shared.";
    }
    return why;
}

static Why switched_out(const Teller *teller) {
    Why why = {.fact = arena_printf(teller->arena, "%s gives the turn away.", teller->name)};
    switch ((int)teller->event->reason) {
    case REASON_GIL:
        why.fact = arena_printf(teller->arena, "%s has to let another thread run.", teller->name);
        why.reason = "It has held the GIL for at least 5 ms, and another thread asked for it.";
        why.rule = "5 ms is when a waiting thread asks; the switch can come later.";
        break;
    case REASON_CORE:
        why.reason = "Its time slice is over, and there are more that want a core.";
        why.rule = "The operating system decides who gets a core next.";
        break;
    case REASON_READY:
        why.reason = "It could go on, but it went to the end of the queue.";
        why.rule = "Others get their turn first.";
        break;
    default: // it waits; the event before said for what
        why.reason = arena_printf(teller->arena, "It has to wait: %s.",
                                  reason_name((Reason)teller->event->reason));
        why.rule = "Now whoever is ready can run.";
        break;
    }
    return why;
}

Why why_turn(const Teller *teller) {
    switch ((int)teller->event->kind) {
    case EVENT_CANCEL_ASKED:
        return cancel_asked(teller);
    case EVENT_CANCEL_DELIVERED:
        return cancel_delivered(teller);
    case EVENT_SLEEP:
        return asleep(teller);
    case EVENT_AWAIT:
        return awaits(teller);
    case EVENT_BLOCK:
        return blocks(teller);
    case EVENT_READY:
        return ready(teller);
    case EVENT_RESUMED:
        return resumed(teller);
    case EVENT_SWITCHED_OUT:
        return switched_out(teller);
    default: // why_at sends no other kind here
        break;
    }
    assert(!"not an event of taking turns");
    return (Why){"", "", ""};
}
