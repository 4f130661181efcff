// jsonl: a trace as JSON Lines, for `--events`.
//
// First line: the run (version, program, model, profile, seed). Then one object an event with
// seq, t_ns, lane, lane_name, worker, kind, state, reason, line, cause and, for kinds that have a
// detail, one key more, whose name says what the detail is ("text", "value", "delay_ns", ...). What
// an event does not have is null: the lane, its name, state and reason of an event that belongs to
// no lane; the line of one that happens nowhere in the program; the cause of a first one.
// Last line: the verdict with exit_status, t_ns and message. Strings are JSON in UTF-8.
// Deterministic: same trace, same bytes.
#pragma once

#include "engine/base/text.h"
#include "engine/trace/trace.h"

// Each appends one line with its newline.
void jsonl_run(const Trace *trace, Text *out);
void jsonl_event(const Trace *trace, uint32_t seq, Text *out);
void jsonl_verdict(const Trace *trace, Text *out);

// Appends the text as a JSON string, quotes included.
void jsonl_string(Text *out, const char *bytes, size_t length);
