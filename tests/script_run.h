// script_run: a run written down line by line, for tests of what reads runs of every model.
//
// Turns a script into the stream an engine would write; knows no program. Each line is
//
//     MS LANE VERB ARGUMENTS      blank lines and lines that begin with # say nothing
//
//   - worker NAME             the next worker (LANE is "-")
//   - lane WORKER NAME        LANE is created: locked, not started
//   start  resume             it runs
//   sleep MS                  it waits for a timer
//   wait REASON TEXT          waiting: TEXT is what for ("task a")
//   block REASON TEXT         locked: TEXT is what on ("lock 1, held by b")
//   ready REASON              locked, could run
//   out REASON                switched out: locked
//   line  end REASON VALUE    value "-" is ""
//   acquire NAME  release NAME  take  drop  request     locks; the GIL
//   copied BYTES  print TEXT  marked TEXT
//   deadlock N                (LANE is "-")
//   finish VERDICT            the program has ended (LANE is "-"); the message is set by the caller
//
// REASON is the name in event.h in lower case with - for _ ("not-started"). The cause is the event
// before; of a start, the lane's creation; of a creation, the lane that ran last. "by SEQ" or
// "by nothing" in front of the verb says otherwise.
#pragma once

#include "engine/base/text.h"
#include "engine/trace/recorder.h"
#include "engine/trace/trace.h"

// Writes the whole stream, END block included. A mistake in the script is asserted.
void script_run_write(const char *script, const char *model, const char *profile,
                      const char *message, Writer writer);

// The same, read; free with trace_free.
Trace *script_run_trace(const char *script, const char *model, const char *profile);

// Three downloads that compute for 0.5 s each and then wait for 2, 3 and 1 s, under a model, with
// the GIL or without; three cores. Static storage; NULL when there is no such model.
const char *script_downloads(const char *model);
