// jsonl: a trace as JSON Lines, for `--events`.
//
// First line: the run (version, program, model, profile, seed). Then one object an event with
// seq, t_ns, lane, lane_name, worker, kind, state, reason, line, cause and the key that its kind
// adds (detail). Last line: the verdict. Deterministic: same trace, same bytes.
#pragma once

#include "engine/base/text.h"
#include "engine/trace/trace.h"

void jsonl_run(const Trace *trace, Text *out);
void jsonl_event(const Trace *trace, uint32_t seq, Text *out);
void jsonl_verdict(const Trace *trace, Text *out);
