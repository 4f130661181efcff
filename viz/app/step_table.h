// step_table: a run as a table in text, one row a step and one column a lane.
//
// Lanes stand in the order of their workers. Every cell is the lane's state after the step:
// 🔒 locked, ▶ running, 🕐 waiting, ✔ done, empty before the lane exists. Only reads the trace.
#pragma once

#include "engine/base/text.h"
#include "engine/trace/trace.h"

void step_table_text(const Trace *trace, bool coarse, Text *out);

// An array with an object a step: step, seq, t_ns, line, kind, what, states.
void step_table_json(const Trace *trace, bool coarse, Text *out);
