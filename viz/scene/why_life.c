#include <assert.h>
#include <string.h>

#include "viz/scene/wait_ring.h"
#include "viz/scene/why_events.h"

static Why created(const Teller *teller) {
    Why why = {.fact = arena_printf(teller->arena, "%s is created.", teller->name)};
    const StepEvent *cause = teller_cause(teller, teller->event);
    bool first = !cause || cause->lane == teller->event->lane || teller->event->lane == 0;
    const char *by = first ? "" : teller_lane(teller, cause->lane);
    switch (teller->model) {
    case RUN_SYNC:
        why.reason = first ? "The program begins in it." : "";
        why.rule = "There is one line of execution: what is started here runs to its end first.";
        break;
    case RUN_ASYNC:
        why.reason =
            first ? "It waits in the ready queue of the event loop."
                  : arena_printf(teller->arena,
                                 "%s created it. It has not run yet: it was put at the end of the "
                                 "ready queue, and %s goes on.",
                                 by, by);
        why.rule = "Creating a task only schedules it: it first runs when the loop comes to it.";
        break;
    case RUN_THREADS:
        why.reason = first ? "The program begins in it."
                           : arena_printf(teller->arena, "%s starts a new thread for it.", by);
        why.rule = "A new thread usually runs at once, but nothing promises that.";
        break;
    case RUN_PROCESSES:
        why.reason = first ? "The program begins in it."
                           : arena_printf(teller->arena, "%s starts a new process for it.", by);
        why.rule = "A process has a memory of its own.";
        break;
    }
    return why;
}

static Why started(const Teller *teller) {
    Why why = {.fact = arena_printf(teller->arena, "%s starts.", teller->name)};
    const char *gave_way = teller_gave_way(teller);
    switch (teller->model) {
    case RUN_SYNC:
        why.reason = "It runs here and now, to its end.";
        why.rule = "One after another: whoever started it goes on when it has returned.";
        break;
    case RUN_ASYNC:
        if (*gave_way) {
            why.reason = arena_printf(teller->arena, "%s, and %s was first in the ready queue.",
                                      gave_way, teller->name);
            why.rule = "Nothing runs in parallel here: one thread, taking turns at every await "
                       "that has to wait.";
        } else {
            why.reason = "It was first in the ready queue, and no other task was running.";
            why.rule = "The event loop runs one task at a time, first come, first served.";
        }
        break;
    case RUN_THREADS:
        why.reason = *gave_way ? arena_printf(teller->arena, "%s.", gave_way)
                               : "Its thread got its first turn.";
        why.rule = "Which thread goes first is decided by the operating system, not the program.";
        break;
    case RUN_PROCESSES:
        why.reason = "Its process is ready and has a core to run on.";
        why.rule = "Processes really run side by side, as far as there are cores.";
        break;
    }
    return why;
}

// The first output of this step, or NULL.
static const char *printed_by(const Teller *teller) {
    for (uint32_t seq = teller->seq; seq <= teller->scene->seq; seq++) {
        const StepEvent *event = trace_event(teller->trace, seq);
        if (event->kind == EVENT_OUTPUT && event->lane == teller->event->lane) {
            const char *text = trace_text(teller->trace, event->detail);
            size_t length = strcspn(text, "\n");
            bool whole = length <= 40;
            return arena_printf(teller->arena, "%.*s%s", whole ? (int)length : 37, text,
                                whole ? "" : "\u2026");
        }
    }
    return NULL;
}

static Why line(const Teller *teller) {
    int number = trace_site(teller->trace, teller->event->site).line;
    const char *code = teller_code(teller, teller->event->site);
    const char *printed = printed_by(teller);
    Why why = {.fact = arena_printf(teller->arena, "%s is at line %d.", teller->name, number)};
    if (printed) {
        why.fact = arena_printf(teller->arena, "%s prints %s.", teller->name,
                                *printed ? printed : "an empty line");
        why.reason = arena_printf(teller->arena, "It is at line %d, `%s`.", number, code);
    } else if (*code) {
        why.reason = arena_printf(teller->arena, "`%s`", code);
    } else {
        why.reason = "";
    }
    switch (teller->model) {
    case RUN_SYNC:
        why.rule = "One line after another; nobody else is there to run.";
        break;
    case RUN_ASYNC:
        why.rule = arena_printf(
            teller->arena, "Until %s waits or ends, no other task gets the thread.", teller->name);
        break;
    case RUN_THREADS:
        why.rule = "Another thread can get the turn between two lines, not only where one waits.";
        break;
    case RUN_PROCESSES:
        why.rule = "What it changes, it changes in its own memory.";
        break;
    }
    return why;
}

static Why called(const Teller *teller) {
    return (Why){
        arena_printf(teller->arena, "%s calls %s.", teller->name, teller->text),
        arena_printf(teller->arena, "The body of %s runs inside %s, now.", teller->text,
                     teller->name),
        teller->model == RUN_ASYNC
            ? "Awaiting a coroutine is a call, too: the same task goes on, no turn is given away."
            : "A call stays in the same line of execution.",
    };
}

static Why raised(const Teller *teller) {
    const StepEvent *cause = teller_cause(teller, teller->event);
    bool cancelled = cause && cause->kind == EVENT_CANCEL_DELIVERED;
    const char *place = teller_place(teller, teller->event->site);
    const char *origin = *place ? arena_printf(teller->arena, "It happened %s.", place) : "";
    return (Why){
        arena_printf(teller->arena, "%s raises %s.", teller->name, teller->text),
        cancelled ? "It was cancelled: that is how a cancellation arrives." : origin,
        "An exception leaves one call after another until something catches it.",
    };
}

static const char *left_tasks(const Teller *teller) {
    const Scene *scene = teller->scene;
    Text names = {0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < scene->lane_count; i++) {
        if (scene->lanes[i].exists && scene->lanes[i].state != LANE_DONE &&
            !scene_is_module(teller->trace, i)) {
            count++;
            if (count <= 3) {
                text_printf(&names, "%s%s", count > 1 ? ", " : "", teller_lane(teller, i));
            }
        }
    }
    if (count > 3) {
        text_printf(&names, " and %u more", count - 3);
    }
    const char *result = arena_copy_text(teller->arena, text_z(&names), names.length);
    text_release(&names);
    return result;
}

static const char *ended_how(const Teller *teller) {
    const char *text = teller->text;
    switch ((int)teller->event->reason) {
    case REASON_RETURNED:
        return *text ? arena_printf(teller->arena, "It returned %s.", text) : "It returned.";
    case REASON_RAISED:
        return *text ? arena_printf(teller->arena, "Nothing caught %s.", text)
                     : "Nothing caught its exception.";
    case REASON_CANCELLED:
        return "The CancelledError left it, so it counts as cancelled.";
    case REASON_NEVER_AWAITED:
        return "Its coroutine was made, but nobody awaited it: its body never ran.";
    case REASON_ENDED_WITH_PROGRAM:
        return "The program ended, and it ended with it.";
    default: // the other reasons belong to lanes that are not done
        return "";
    }
}

// The task that asyncio.run was given: the first lane that is not the module's own.
static bool is_main_task(const Teller *teller) {
    uint32_t main_lane = scene_is_module(teller->trace, 0) ? 1 : 0;
    return teller->event->lane == (teller->model == RUN_ASYNC ? main_lane : 0);
}

static Why ended(const Teller *teller) {
    bool good = teller->event->reason == REASON_RETURNED;
    bool cancelled = teller->event->reason == REASON_CANCELLED;
    const char *how = good ? "is done" : cancelled ? "is cancelled" : "has ended";
    Why why = {.fact = arena_printf(teller->arena, "%s %s.", teller->name, how),
               .reason = ended_how(teller)};
    const char *left = left_tasks(teller);
    bool is_main = is_main_task(teller) && teller->event->reason != REASON_ENDED_WITH_PROGRAM;
    if (is_main && teller->model == RUN_ASYNC) {
        why.rule = *left ? arena_printf(teller->arena,
                                        "asyncio.run does not wait for what is left: it cancels "
                                        "%s.",
                                        left)
                         : "Nothing is left, so asyncio.run can return.";
    } else if (is_main && *left && teller->model != RUN_SYNC) {
        why.rule = "The program itself ends when all that are not daemons have ended.";
    } else if (scene_is_module(teller->trace, teller->event->lane)) {
        why.rule =
            good ? "It was the program's outermost code." : "The traceback is in the output.";
    } else if (good) {
        why.rule = "A lane that is done never runs again; its result stays.";
    } else {
        why.rule = "Whoever waits for it gets the exception.";
    }
    return why;
}

// "a waits for lock 1; b waits for task a."
static const char *waiting_lanes(const Teller *teller) {
    enum {
        SHOWN = 3
    };
    const Scene *scene = teller->scene;
    Text text = {0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < scene->lane_count; i++) {
        const SceneLane *lane = &scene->lanes[i];
        bool waits = lane->exists && lane->state != LANE_DONE &&
                     !(teller->model == RUN_ASYNC && scene_is_module(teller->trace, i));
        if (waits && count++ < SHOWN) {
            const char *what = lane->has_what && lane->wake_ns < 0
                                   ? trace_text(teller->trace, lane->what)
                                   : reason_name(lane->reason);
            text_printf(&text, "%s%s waits for %s", count > 1 ? "; " : "", teller_lane(teller, i),
                        what);
        }
    }
    if (count > SHOWN) {
        text_printf(&text, "; and %u more wait", count - SHOWN);
    }
    const char *result = arena_printf(teller->arena, "%s%s", text_z(&text), count > 0 ? "." : "");
    text_release(&text);
    return result;
}

static Why deadlock(const Teller *teller) {
    WaitRing ring = wait_ring_find(teller->trace, teller->scene, teller->arena);
    if (ring.count > 0) {
        return (Why){"Deadlock: nothing can run any more.",
                     wait_ring_words(teller->trace, teller->scene, &ring, teller->arena),
                     ring.count == 1 ? "Who waits for itself waits for ever."
                                     : "They wait for each other in a ring: none of them can be "
                                       "the first to go on."};
    }
    return (Why){"Deadlock: nothing can run any more.", waiting_lanes(teller),
                 "Nothing that can still happen would let any of them go on."};
}

static Why program_ended(const Teller *teller) {
    Why why = {.fact = "The program ends.",
               .reason = arena_printf(teller->arena, "It took %s of virtual time.",
                                      teller_duration(teller, teller->event->t_ns)),
               .rule = ""};
    switch ((Verdict)teller->event->detail) {
    case VERDICT_FAILED:
        why.fact = "The program fails.";
        why.rule = "It failed: an exception was not caught. The traceback stands in the output.";
        break;
    case VERDICT_DEADLOCK:
        return deadlock(teller);
    case VERDICT_LIMIT:
        why.fact = "The run ends at a limit.";
        why.rule = "A limit of Lockstep was reached; the program itself might have gone on.";
        break;
    case VERDICT_UNSUPPORTED:
        why.rule = "It came to something that Lockstep does not run.";
        break;
    case VERDICT_BROKEN:
        why.rule = "The engine broke off: this is a mistake of Lockstep, not of the program.";
        break;
    case VERDICT_NONE:
    case VERDICT_FINISHED:
    case VERDICT_UNREADABLE:
    case VERDICT_COUNT:
        why.rule = "Sleeping takes no real time here; computing counts in whole milliseconds.";
        break;
    }
    return why;
}

static Why returned(const Teller *teller) {
    return (Why){
        arena_printf(teller->arena, "A function in %s returns %s.", teller->name, teller->text),
        "",
        arena_printf(teller->arena,
                     "Whoever called it goes on behind the call; if it was the first function of "
                     "%s, %s is over.",
                     teller->name, teller->name),
    };
}

Why why_life(const Teller *teller) {
    switch ((int)teller->event->kind) {
    case EVENT_LANE_CREATED:
        return created(teller);
    case EVENT_STARTED:
        return started(teller);
    case EVENT_LINE:
        return line(teller);
    case EVENT_CALLED:
        return called(teller);
    case EVENT_RETURNED:
        return returned(teller);
    case EVENT_RAISED:
        return raised(teller);
    case EVENT_ENDED:
        return ended(teller);
    case EVENT_PROGRAM_ENDED:
        return program_ended(teller);
    case EVENT_DEADLOCK:
        return deadlock(teller);
    case EVENT_MARKED:
        return (Why){"A limit of this model.", teller->text,
                     "Lockstep shows what the model does, not what the program asked for."};
    default: // why_at sends no other kind here
        break;
    }
    assert(!"not an event of a lane's life");
    return (Why){"", "", ""};
}
