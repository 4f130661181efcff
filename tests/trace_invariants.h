// trace_invariants: what must hold in every trace, whatever the program did and under every model.
//
//   - times never decrease; a cause is an earlier event
//   - a lane is made once, before anything else happens to it, and nothing revives it
//   - its state changes only along the table in trace_invariants.c, and its reason is one of that
//     state
//   - at most one lane of a worker runs at any instant: one of an event loop, one of a thread
//   - under a GIL at most one lane of an interpreter runs (in runs that tell of the GIL), and at
//     most one holds the GIL; every process has an interpreter of its own
//   - at most as many lanes run as there are cores
//   - what starts a lane, makes it ready or lets it go on has a cause
//   - a run that came to its own end (finished, failed) has ended every lane; in a deadlock nobody
//     runs
#pragma once

#include "engine/base/text.h"
#include "engine/trace/trace.h"

// Appends one line a violation (at most ten); true when there is none.
bool trace_holds(const Trace *trace, Text *problems);
// The same on a machine with so many cores; 0: as many as there are workers.
bool trace_holds_on(const Trace *trace, int cores, Text *problems);
