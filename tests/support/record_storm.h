// record_storm: processes with threads that record as fast as they can, merged into one stream.
//
// Each thread has a lane and records numbered events under its process's interpreter lock, as the
// strands of a real run do; the caller's process reads the rings and merges, as the supervisor
// does. Nothing of it runs a program.
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct Storm {
    int processes;
    int threads;     // of each process
    uint32_t events; // of each thread
    bool is_killed;  // the processes end by SIGKILL, without a last word
} Storm;

typedef struct StormResult {
    uint64_t events;   // that arrived
    uint64_t expected; // that were recorded
    uint64_t wrong;    // that came twice or out of their lane's order
    uint64_t waits;    // how often a full ring made a process wait
    double seconds;
} StormResult;

StormResult storm_run(Storm storm);
