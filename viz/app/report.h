// report: where in the code a message of the engine points.
//
// The engine reports a program that cannot run as text for a terminal: as CPython writes it, or as
// "name:line:column: message". This finds the place again, so that the code panel can show it.
#pragma once

#include "engine/base/arena.h"
#include "viz/ui/code_view.h"

// line is 0 when the report points nowhere. text lives in the arena.
CodeMessage report_place(const char *report, const CodeText *code, Arena *arena);

// What the report's first hint says; "" when it has none. Lives in the arena.
const char *report_hint(const char *report, Arena *arena);
