// comparison: one program under the four models, side by side: an engine process each.
//
// Starts the engines, reads what they write, and sums up each run as soon as it has ended. Owns the
// engines, their traces and the sums. Draws nothing, prints nothing and never blocks unless asked
// to wait.
#pragma once

#include "viz/app/engine_process.h"
#include "viz/scene/winner.h"

enum {
    COMPARISON_RUNS = WINNER_MAX_RUNS
};

typedef struct ComparedRun {
    EngineProcess *engine; // owned; NULL before the start
    RunSummary summary;    // of what has arrived, or of the whole run when it has ended
    const char *problem;   // one line: why it did not come to a good end; "" otherwise
    bool has_ended;
    bool was_stopped; // by the person
} ComparedRun;

typedef struct Comparison {
    ComparedRun runs[COMPARISON_RUNS]; // by RunModel
    Arena arena;                       // of the sums
    Winner winner;                     // when all have ended
    bool has_winner;
    uint64_t start_count; // tells one comparison from the next
} Comparison;             // {0} has not been started

// Ends what ran before. The request is copied; its model and level do not count.
void comparison_start(Comparison *comparison, const Request *request);
void comparison_release(Comparison *comparison);

// Reads what the engines have written; true when there is something new, an end included.
bool comparison_pump(Comparison *comparison);
// Waits until there is something to read, an interrupt descriptor (or -1) can be read, or
// timeout_ms have gone by.
void comparison_wait(const Comparison *comparison, int interrupts, int timeout_ms);
// Ends what still runs; what has arrived stays.
void comparison_stop(Comparison *comparison);

bool comparison_has_begun(const Comparison *comparison); // it has been started
bool comparison_is_running(const Comparison *comparison);
// NULL before the start. Borrowed; grows with every pump.
const Trace *comparison_trace(const Comparison *comparison, int run);
