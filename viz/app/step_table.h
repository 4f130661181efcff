// step_table: a run as a table in text, one column a lane.
//
// Coarse: one row a switch, as viz/scene/step_rows.h defines it; fine: one row an event. Lanes
// stand below the names of their workers. Every cell is the lane's state after the row: 🔒 locked, ▶
// running, 🕐 waiting, ✔ done; in fine tables empty before the lane exists. Columns line up in a
// terminal, whatever the names. Only reads the trace.
#pragma once

#include "engine/base/text.h"
#include "engine/trace/trace.h"

void step_table_text(const Trace *trace, bool coarse, Text *out);

// An array with an object a row: step (the row's number), seq (its last event), t_ns, line, kind,
// what, and states: lane, lane_name, worker, state by column.
void step_table_json(const Trace *trace, bool coarse, Text *out);
