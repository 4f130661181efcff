// trace_invariants: what must hold in every trace, whatever the program did.
//
//   - times never decrease; a cause is an earlier event
//   - a lane is made once, before anything else happens to it, and nothing revives it
//   - its state changes only along the table in trace_invariants.c
//   - at most one lane of a worker runs at any instant
//   - what makes a lane ready or lets it go on has a cause
//   - a run that came to its own end (finished, failed) has ended every lane
#pragma once

#include "engine/base/text.h"
#include "engine/trace/trace.h"

// Appends one line a violation (at most ten); true when there is none.
bool trace_holds(const Trace *trace, Text *problems);
