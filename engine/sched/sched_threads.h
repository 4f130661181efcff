// sched_threads: threads in virtual time.
//
// Turns the strands of a machine into turns: who runs when one waits or ends. Starts and stops
// none: the program does.
#pragma once

#include "engine/sched/sched.h"

// The running thread waits: another one runs, or time passes.
StepResult threads_blocked(Run *run);

// The running thread's turn is over: another one runs, if it is the turn of another one.
StepResult threads_switched(Run *run);

// The running thread, which is not the main one, has ended.
StepResult thread_ended(Run *run);

// No thread runs: the next one does.
StepResult threads_go_on(Run *run);
