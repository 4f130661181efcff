// compare_table: a comparison as text: a table for a person, JSON for a program.
//
// Only reads the summaries.
#pragma once

#include "viz/app/comparison.h"

void compare_table_text(const Comparison *comparison, Text *out);

// {"runs": [...]}: model, profile, verdict, total_ns, running_ns, waiting_ns, locked_ns, speedup,
// lanes. Numbers of a run that did not begin are null, and so is a speed-up that cannot be said.
void compare_table_json(const Comparison *comparison, const char *profile, Text *out);
