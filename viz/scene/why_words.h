// why_words: the parts that why sentences are put together from: names, code, who and since when.
//
// Private to viz/scene/why*.c. Texts live in the arena or in the trace.
#pragma once

#include "viz/scene/why.h"

typedef struct Teller {
    const Trace *trace;
    const Scene *scene;
    RunModel model;
    Arena *arena;
    uint32_t seq;           // the event that is explained
    const StepEvent *event; // the same
    const char *name;       // its lane's name
    const char *text;       // its detail as text, "" when it has none
} Teller;

Teller teller_make(const Trace *trace, const Scene *scene, RunModel model, Arena *arena);

const char *teller_lane(const Teller *teller, uint32_t lane);
// The code at a site, one line, at most about 48 characters; "" when nowhere.
const char *teller_code(const Teller *teller, uint32_t site);
// "at await asyncio.sleep(1)", or "at line 6", or "" when nowhere.
const char *teller_place(const Teller *teller, uint32_t site);
const char *teller_duration(const Teller *teller, int64_t ns);
// "t = 1.00 s"
const char *teller_clock(const Teller *teller, int64_t ns);
// The cause of an event, or NULL.
const StepEvent *teller_cause(const Teller *teller, const StepEvent *event);
// Who asked for a cancellation: a lane, or asyncio.run when the loop is being closed.
const char *teller_canceller(const Teller *teller, const StepEvent *asked);
// "a, b and 3 more" of the lanes in the list, without `except`.
const char *teller_names(const Teller *teller, const uint32_t *lanes, uint32_t count,
                         uint32_t except);
// Who let go of the thread just before, and where: "main gave the thread back at await x". "" when
// nobody did.
const char *teller_gave_way(const Teller *teller);
// Who holds the lock with this name now, or EVENT_NO_LANE.
uint32_t teller_holder(const Teller *teller, const char *lock);
// Why a lane became ready: "its sleep of 1 s is over".
const char *teller_wake_reason(const Teller *teller, const StepEvent *ready);
