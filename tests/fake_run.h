// fake_run: a run without an engine, for tests of what reads runs.
//
// Records, event by event, what the program "the task that outlives its gap" does on an event
// loop: main starts filling, both sleep, main ends first and filling is cancelled. Lane 0 is
// main, lane 1 is filling; both on worker 0. Prints A, 1, B.
#pragma once

#include "engine/base/text.h"
#include "engine/trace/recorder.h"
#include "engine/trace/trace.h"

enum {
    FAKE_MAIN = 0,
    FAKE_FILLING = 1,
    FAKE_SECOND_NS = 1000000000,
};

// The program's text, with line 1 at its beginning. Static storage.
const char *fake_run_source(void);

// Writes the whole stream, END block included.
void fake_run_write(RecordLevel level, Writer writer);

// The stream at RECORD_LINES, as bytes; release with text_release.
Text fake_run_bytes(void);

// The run at RECORD_LINES, read; free with trace_free.
Trace *fake_run_trace(void);

// A writer that appends to text.
Writer fake_run_writer(Text *text);
