// sched_processes: several processes in virtual time.
//
// Turns the worlds of a run into one stream of events. Each world has a time of its own; the one
// whose time comes first goes on, up to the earliest time at which another one could do something,
// so that the times of all events are in order. Computing needs a core: when more processes compute
// than there are cores, they take turns. Owns the machines of all processes while there are
// several; knows nothing of what they do.
#pragma once

#include "engine/sched/sched.h"

// The running process asked for something (Machine.request).
StepResult process_request(Run *run);

// After a step of the running process: which one runs next, and at what time.
StepResult processes_go_on(Run *run, StepResult result);

// For Host.run_others.
bool processes_run_others(Machine *m, bool (*is_over)(Machine *m, const void *context),
                          const void *context, int64_t deadline_ns);

// Frees all machines but the first, which is run->machine from then on.
void processes_free(Run *run);

// Calls tell for each process that has not ended; run->machine is its machine meanwhile.
void processes_each(Run *run, void (*tell)(Run *run, void *context), void *context);
