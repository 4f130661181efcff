// report: how a run that did not end well is told on standard error.
#pragma once

#include "engine/sched/sched.h"

Verdict report_exit(Run *run); // sys.exit(...): finished or failed, as its code says
void report_deadlock(Run *run);
// Only who waits, for another process to tell.
void report_members(Run *run);
void report_limit(Run *run);
void report_unsupported(Run *run);
