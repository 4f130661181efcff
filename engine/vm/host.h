// host: what the machine asks of whoever schedules it.
//
// The machine knows how to run code and what a future is; it does not know how a model starts a
// task or passes time. A scheduler (engine/sched) supplies this table.
#pragma once

#include "engine/vm/machine.h"
#include "engine/vm/strand.h"

// How a run on the operating system differs from one in virtual time (engine/live).
struct RealTime {
    int64_t (*now_ns)(Machine *m);      // since the run began
    int64_t (*computed_ns)(Machine *m); // time that processors spent
    // Stands still until then, whatever other strands could do. Event loops wait there, too.
    void (*sleep_until)(Machine *m, int64_t ns);
    // A strand was put at the end of the ready queue. NULL: strands take turns on one thread.
    void (*strand_added)(Machine *m, StrandObject *strand);
    // Another thread asks for the interpreter.
    bool (*is_asked)(Machine *m);
    // Hands over what was recorded: another process may notice what comes next, and end this one.
    // NULL: there is only one process.
    void (*publish)(Machine *m);
};

struct Host {
    // Passes time until the strand's wake-up time, for a wait inside a native. Returns false when
    // nothing will ever wake it, or another strand would have to run first.
    bool (*wait)(Machine *m);
    // The other processes go on until is_over, or until deadline_ns; this one stands where it is,
    // inside a native. False: nobody can go on, or the time is over. NULL: there are no others.
    bool (*run_others)(Machine *m, bool (*is_over)(Machine *m, const void *context),
                       const void *context, int64_t deadline_ns);
    // asyncio.create_task: the task is made; when does its first step run? Returns VALUE_NONE when
    // it was queued, VALUE_PUSHED when frames were pushed that run it to its end first.
    Value (*start_task)(Machine *m, Value loop, Value task);
    // How the library starts threads and, for models that have no event loop, what stands for
    // asyncio: engine/lib/hosts.py. NULL: as the program wrote it. Static.
    const char *library;
    bool has_processes;    // the program can start some
    bool runs_at_once;     // start_task runs tasks to their end
    bool has_one_worker;   // strands take turns on the worker that started them
    bool sleep_blocks;     // time.sleep holds up every strand
    bool hands_locks_over; // a released lock belongs to its first waiter
    const RealTime *real;  // NULL: time is virtual
};
