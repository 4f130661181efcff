// real_comparison: a real run beside the predicted one.
//
// Turns two traces of one program into the first place where the order of what happened differs,
// with the reason as far as the events tell it, and into a table for a person or JSON for a
// program. Compares what can be seen from outside a lane: starts, ends, prints, sleeps, locks,
// queues, values between processes; not where the operating system switched in between. Starts
// nothing.
#pragma once

#include "engine/base/text.h"
#include "engine/trace/trace.h"

typedef enum RealDifference {
    REAL_SAME,       // the same steps in the same order
    REAL_LATE_TIMER, // both were due by the clock, and one timer came late
    REAL_BARGING,    // a lock went to another one
    REAL_SCHEDULING, // the operating system let another one run first
    REAL_SPEED,      // one thread, on which something took longer or shorter
    REAL_OTHER_STEP  // what happened is not the same
} RealDifference;

typedef struct RealStep {
    uint32_t seq; // EVENT_NO_CAUSE: the run was over
    int64_t t_ns;
} RealStep;

typedef struct RealComparison {
    RealDifference difference;
    uint32_t same_count; // steps before the difference
    RealStep predicted;
    RealStep real;
    int64_t predicted_ns; // of the whole run
    int64_t real_ns;
    int real_count; // runs of which the real one is the fastest
} RealComparison;

RealComparison real_comparison_of(const Trace *predicted, const Trace *real);

// What a reason is, in a few words, and what it means, without a full stop. Static.
const char *real_difference_word(RealDifference difference);
const char *real_difference_sentence(RealDifference difference);
// "in the model A prints, in reality B starts"; "" when there is no difference. In arena.
const char *real_comparison_fact(const RealComparison *comparison, const Trace *predicted,
                                 const Trace *real, Arena *arena);
// How much longer the real run took: "+0.4 %"; "" when the model took no time. In arena.
const char *real_comparison_percent(const RealComparison *comparison, Arena *arena);

void real_comparison_text(const RealComparison *comparison, const Trace *predicted,
                          const Trace *real, Text *out);
void real_comparison_json(const RealComparison *comparison, const Trace *predicted,
                          const Trace *real, Text *out);
