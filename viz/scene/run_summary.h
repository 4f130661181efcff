// run_summary: one run in numbers: how long it took, and how long its lanes ran, waited, were
// locked.
//
// Pure function of a trace. A lane is locked from the beginning of the run until it starts (it has
// not started, whether it exists yet or not), and counts nowhere after its end. Lanes that are not
// shown are not counted. What lanes did at the same time is told apart from what they did in all,
// so that two summaries say why one run was faster (winner.h).
#pragma once

#include "viz/scene/scene.h"

typedef struct LaneSummary {
    uint32_t lane;
    const char *name;   // told apart; in the arena
    const char *worker; // "Thread 1"; in the arena
    int64_t running_ns;
    int64_t waiting_ns;
    int64_t locked_ns;
} LaneSummary;

typedef struct RunSummary {
    RunModel model;
    const char *profile; // borrowed from the trace
    Verdict verdict;
    bool has_begun; // otherwise there are no numbers
    int64_t total_ns;
    int64_t running_ns; // all lanes together
    int64_t waiting_ns;
    int64_t locked_ns;
    // What tells how it came about. A lane is at work while it runs, or waits for a timer or for
    // input and output, and not for another lane.
    int64_t asleep_ns;            // the waiting part of that, all lanes together
    int64_t computing_overlap_ns; // of running_ns: what ran while another lane ran
    int64_t overlap_ns;           // of both: what was at work while another lane was
    int64_t gil_ns;               // locked for want of the GIL
    int64_t starting_ns;   // from the creation of a lane on a worker of its own until it starts
    uint32_t most_running; // lanes that ran at the same time, for longer than an instant
    LaneSummary *lanes;    // in the arena; by worker, then by creation
    uint32_t lane_count;
} RunSummary;

// verdict may be known better than the trace knows it: of an engine that died, of a refusal.
RunSummary run_summary_make(const Trace *trace, RunModel model, Verdict verdict, Arena *arena);

// How many times as fast as the baseline; 0 when that cannot be said: one of them did not come to
// its end, or took no time.
double run_summary_speedup(const RunSummary *run, const RunSummary *baseline);
