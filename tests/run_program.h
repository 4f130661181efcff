// run_program: a source text becomes a run that a test can step, copy and look into.
//
// Compiles the text with the library's Python part and makes a Run whose recorder holds every
// event back until the end. program_run_end then does what engine_run does at the end and reads
// the stream into a Trace. Prints nothing and reads no files.
#pragma once

#include "engine/sched/sched.h"
#include "engine/trace/trace.h"

typedef struct ProgramOptions {
    const char *model;   // NULL: "native"
    const char *profile; // NULL: the default
    RecordLevel level;
    uint64_t max_instructions; // 0: the default, as for the others
    uint64_t max_memory;
    int64_t max_time_ns;
    uint32_t max_events;
    uint64_t seed;
    int cores; // 0: the profile's
} ProgramOptions;

typedef struct ProgramRun {
    Arena arena;        // owned: source, programs, messages
    Text stream;        // owned: what the recorder has written
    Recorder *recorder; // owned
    Run *run;           // owned; NULL when the program was refused
    Trace *trace;       // owned; NULL before the end
    Verdict verdict;
    Text message; // owned: what belongs on standard error
} ProgramRun;

// The text need not outlive the call. A program that does not compile has no run and a verdict.
ProgramRun *program_run_new(const char *source, size_t length, const ProgramOptions *options);
void program_run_free(ProgramRun *program); // NULL is allowed

// As many as the run has, by its options or its profile.
int program_cores(const ProgramRun *program);

// To the end, in one go or stopping before every visible operation.
StepResult program_run_on(ProgramRun *program, bool visibly);

// Finishes the world and the stream. The machine stays, for heap_check.
void program_run_end(ProgramRun *program, StepResult result);

// All that was printed, or written to standard error. After the end.
void program_output(const ProgramRun *program, bool is_error, Text *out);
