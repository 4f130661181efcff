// step_rows: a run as rows of states, one row a switch: the notation of lessons.
//
// A switch takes one lane off a worker and puts another one on it: both are one row. What changes
// at one instant on different workers is one row as well, unless it came about one after the other
// on the same worker; a row that looks like the one before it is left out, and so is the moment
// before anything has started. Columns are the lanes that are shown, by worker. A lane that does
// not exist yet is locked: it has not started. Reads the trace only; owns its numbers.
#pragma once

#include <stdbool.h>

#include "engine/base/text.h"
#include "engine/trace/trace.h"

typedef struct StepRows StepRows; // opaque

typedef struct StepRow {
    int64_t t_ns;
    const uint8_t *states;    // LaneState by column; valid until the next call
    const uint32_t *switches; // the events that made it, ascending; valid until the next call
    uint32_t switch_count;    // at least 1
} StepRow;

// The trace must not grow while it is read.
StepRows *step_rows_new(const Trace *trace);
void step_rows_free(StepRows *rows); // NULL is allowed

uint32_t step_rows_column_count(const StepRows *rows);
// Borrowed; valid until free.
const uint32_t *step_rows_lanes(const StepRows *rows);

// False when there is no further row.
bool step_rows_next(StepRows *rows, StepRow *row);

// 🔒 ▶ 🕐 ✔
const char *step_rows_glyph(LaneState state);

// All rows in glyphs alone, a line each: "▶🔒\n✔▶\n".
void step_rows_text(const Trace *trace, Text *out);

// The same of a table as a person wrote it: blanks, bars, names and times are passed over, and
// lines without any glyph.
void step_rows_normalize(const char *table, size_t length, Text *out);
