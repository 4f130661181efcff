// real_run: one program run on the operating system, to be laid under the run of the model.
//
// Starts an engine for it, reads what it writes, and, when both runs have ended, makes what a
// picture of the two needs: its lanes, one time axis for both, and the first difference. Owns the
// engine and all that; the model's trace is borrowed. Draws nothing and never blocks.
#pragma once

#include "viz/app/engine_process.h"
#include "viz/app/picture.h"
#include "viz/app/real_comparison.h"

typedef struct RealRun {
    EngineProcess *engine; // owned; NULL before the start
    int64_t began_ns;      // of the monotonic clock
    int64_t took_ns;       // so far; with starting and ending the engine
    int64_t limit_ns;      // of the wall clock
    int64_t told_ns;       // when pump last said that time goes on
    bool has_ended;
    bool was_stopped; // by the person
    // When it has ended:
    const char *problem; // one line: why it did not come to a good end; ""
    const char *lacks;   // one line: what this system could not give it; ""
    Picture picture;
    // When both have ended:
    const Trace *predicted; // borrowed; NULL: not yet
    Axis axes[2];           // of the model's run, of this one
    RealComparison comparison;
    Arena arena;
} RealRun; // {0} has not been started

// Ends what ran before. The request is copied; that it is real, and its level, need not be said.
void real_run_start(RealRun *run, const Request *request);
void real_run_release(RealRun *run);

// Reads what the engine has written. True when there is something new to show: the end, or, now
// and then, that time has gone by. predicted is the model's run if that has ended, or NULL.
bool real_run_pump(RealRun *run, const Trace *predicted);
// Ends it now; what has arrived stays.
void real_run_stop(RealRun *run);

bool real_run_has_begun(const RealRun *run);
bool real_run_is_running(const RealRun *run);
// NULL before the start. Borrowed.
const Trace *real_run_trace(const RealRun *run);
// There is something to lay under the model's run.
bool real_run_is_comparable(const RealRun *run);
