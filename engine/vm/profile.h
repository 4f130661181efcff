// profile: whose rules a run follows: which version of which Python, with which kind of tasks.
//
// A profile turns the name on the command line into the few facts that the machine and the
// library branch on. It changes what the program sees (names, versions, turns of the loop), never
// how the machine works.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// What takes time. Computing is counted in instructions.
typedef struct ProfileCosts {
    int64_t instruction_ps;  // picoseconds
    const int64_t *prices;   // picoseconds for each CostKind (costs.h), borrowed; NULL: one for all
    bool counts;             // how often each kind occurs is wanted
    int64_t thread_start_ns; // for the one who starts it
    int64_t fork_ns;         // until the new process begins
    // Only a measured machine has these; computing of less than a millisecond counts there, too.
    int64_t switch_ns;   // until another thread goes on
    int64_t lateness_ns; // of a timer
    int64_t message_ns;  // from one process to another
} ProfileCosts;

typedef struct Profile {
    const char *name; // "cpython-3.12"
    int minor;        // of Python 3: the rules of asyncio, the names that exist
    int micro;
    bool has_eager_tasks; // new loops run a task's first step where it is created
    bool has_gil;         // one thread at a time; another one asks for it after 5 ms
    // A thread can be stopped before any operation that others could notice, not only at calls and
    // jumps back.
    bool switches_anywhere;
    bool is_parallel;  // each core runs a thread
    bool is_arbitrary; // chance stops threads
    int cores;
    ProfileCosts costs;
} Profile;

// NULL when there is no such profile. Static.
const Profile *profile_named(const char *name);
// CPython 3.11.
const Profile *profile_default(void);
