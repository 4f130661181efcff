// host: what the machine asks of whoever schedules it.
//
// The machine knows how to run code and what a future is; it does not know how a model starts a
// task or passes time. A scheduler (engine/sched) supplies this table.
#pragma once

#include "engine/vm/machine.h"

struct Host {
    // Passes time until the strand's wake-up time, for a wait inside a native. Returns false when
    // nothing will ever wake it, or another strand would have to run first.
    bool (*wait)(Machine *m);
    // asyncio.create_task: the task is made; when does its first step run? Returns VALUE_NONE when
    // it was queued, VALUE_PUSHED when frames were pushed that run it to its end first.
    Value (*start_task)(Machine *m, Value loop, Value task);
    bool runs_at_once; // start_task runs tasks to their end
    bool has_strands;  // threads can be started; else `way` says how the program runs: "as 'sync'"
    const char *way;   // static
};
