// live: the same program on the operating system.
//
// Turns a model's name into a scheduler whose time is the monotonic clock and whose waits are real:
// sync and async on one thread with an event loop of libuv, native and threads on POSIX threads
// with an interpreter lock. Events are what they are in virtual time. Owns threads and locks;
// decides nothing about order: the operating system does.
#pragma once

#include "engine/sched/sched.h"

typedef struct Live Live; // opaque

enum {
    LIVE_DEFAULT_TIME_S = 300 // of a run without --max-time
};

// NULL when there is no such model. Static.
const Scheduler *live_scheduler_named(const char *name);

// What this system or profile cannot do for real, as a sentence; NULL: nothing. Static.
const char *live_lacks(const Profile *profile);

struct Shared;

// For the first process of a run. The memory is borrowed.
Live *live_new(struct Shared *shared);
void live_free(Live *live); // NULL is allowed

// What the processes of the run have in common; for RunOptions. Borrowed.
struct Kernel *live_kernel(Live *live);

// Where the recorder of the run keeps what it has not written. Borrowed.
RecorderTail *live_tail(Live *live);

// Runs the program that was loaded, until it ends; its time begins now. Then nobody else works on
// the run any more. Never STEP_MORE.
StepResult live_run(Live *live, Run *run);
