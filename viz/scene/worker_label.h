// worker_label: what a worker is called above its lanes: "Thread 1", "CPU 2".
//
// A worker's own name ("MainThread", "Thread-3 (fetch)", "ForkProcess-2") says how the program
// calls it. Above lanes, and in a step table, workers that have lanes to show are counted instead.
// Pure functions of the trace.
#pragma once

#include "engine/base/arena.h"
#include "engine/trace/trace.h"

// The labels of all workers, by number; "" for those without a lane to show. Processes that all ran
// at one moment have a core each and are called "CPU 1"; otherwise they may take turns on fewer,
// and are called "Process 1". Lives in the arena.
typedef struct WorkerLabels {
    const char *const *names;
    uint32_t count;
} WorkerLabels;

WorkerLabels worker_labels_make(const Trace *trace, Arena *arena);

// Borrowed from the arena; "" for a number that does not exist.
const char *worker_label(const WorkerLabels *labels, uint32_t worker);
