// machine_load: how much others use the processors while something is measured.
//
// Turns two readings of the system's own account (/proc/stat) and of this process's children into a
// share. Where there is no such account nobody is said to be busy. Waits for nothing.
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct LoadSince {
    int64_t now_ns;
    int64_t busy_ns; // of all processors, what a host took for others included; -1: unknown
    int64_t own_ns;  // of children that have ended
} LoadSince;

typedef struct Load {
    int others_percent; // of one processor
} Load;

void load_begin(LoadSince *since);
// The children of which it is to know have ended.
Load load_since(const LoadSince *since);
