// run_output: a run's stream as the program's output, while it arrives.
//
// Takes the stream of a run and writes what the program printed to two descriptors. Keeps no
// events and only the texts that the next events may name, so that a program may print for ever.
#pragma once

#include "viz/app/engine_process.h"

typedef struct RunOutput RunOutput; // opaque

// Descriptors are borrowed.
RunOutput *run_output_new(int out, int error);
void run_output_free(RunOutput *output); // NULL is allowed

// For engine_process_start_into; valid as long as the output.
EngineSink run_output_sink(RunOutput *output);

Verdict run_output_verdict(const RunOutput *output);     // VERDICT_NONE until the run has ended
int run_output_exit_status(const RunOutput *output);     // the verdict's, or sys.exit's
const char *run_output_message(const RunOutput *output); // borrowed; as the END block says

// 0, or the errno of the first write that failed; nothing is written after it.
int run_output_error(const RunOutput *output);

// Writes everything, over interruptions. Returns 0 or an errno.
int run_output_write(int descriptor, const char *bytes, size_t length);
