// sched: who runs next, and what time it is.
//
// A Run is one execution of one Program under one model. run_step lets it go on until there is a
// reason to look; the caller decides whether to call again. Every model is a Scheduler: a table of
// functions, so that a new model is a new file.
#pragma once

#include "engine/vm/host.h"
#include "engine/vm/image.h"
#include "engine/vm/machine.h"

typedef struct Run Run;

typedef enum StepResult {
    STEP_MORE,        // call again
    STEP_FINISHED,    // the program ended well
    STEP_FAILED,      // an uncaught exception; the report is in Run.message
    STEP_EXIT,        // SystemExit; Run.exit_status
    STEP_DEADLOCK,    // lanes still wait, and nothing can wake them
    STEP_LIMIT,       // steps, memory, time, events or output are used up
    STEP_UNSUPPORTED, // only the run could tell
} StepResult;

typedef struct Scheduler {
    const char *name; // "sync", "async", "threads", "processes"
    Host host;        // what the machine asks of this model
    // What follows when the running strand waits, when its turn is over, when it has ended and is
    // not the main one, when it asks for a process. NULL: in virtual time.
    StepResult (*blocked)(Run *run);
    StepResult (*switched)(Run *run);
    StepResult (*ended)(Run *run);
    StepResult (*request)(Run *run);
} Scheduler;

// NULL when there is no such model in this version. "native" is the one the program itself uses.
const Scheduler *scheduler_named(const char *name);

struct Run {
    Machine *machine;            // owned; of the process that runs now, when there are several
    struct Processes *processes; // owned; NULL until the program starts one
    struct Kernel *kernel;       // owned
    struct Live *live;           // borrowed; NULL: time is virtual
    struct Meter *meter;         // borrowed; NULL: nobody wants to know
    MachineOptions options;      // of every process's machine; what it borrows must outlive the run
    Image image;                 // copied; options.image when there is one
    const Scheduler *scheduler;
    bool has_others;    // processes of the operating system
    const char *others; // borrowed: the members of a deadlock that these are; NULL: none
    Text message;       // owned: what belongs on standard error at the end
    int exit_status;    // with STEP_EXIT
};

// What a run in virtual time computes, and how long that takes in fact.
typedef struct Meter {
    int64_t (*clock)(void); // the processor's, in nanoseconds
    int64_t read_ns;        // what reading it twice takes
    uint64_t instructions;  // as World.instruction_count has them: under prices picoseconds
    int64_t ns;
} Meter;

typedef struct RunOptions {
    const Image *image;     // borrowed; or NULL and
    const Program *library; // borrowed: machine.h
    const Scheduler *scheduler;
    const char *input;            // borrowed; NULL: nothing to read
    const char *const *arguments; // borrowed
    int argument_count;
    Recorder *recorder; // borrowed
    uint64_t max_memory;
    uint64_t max_instructions;
    int64_t max_time_ns;
    uint32_t max_events;
    uint64_t seed;
    int cores;              // 0: the profile's
    const Profile *profile; // NULL: the default
    struct Live *live;      // borrowed: what a scheduler on the operating system works with
    struct Kernel *kernel;  // borrowed; NULL: the run has its own
    Meter *meter;           // borrowed; NULL: nobody wants to know
} RunOptions;

// A run without a program yet: the checker can ask its machine what there is to import. NULL when
// the memory limit is too small.
Run *run_new(const RunOptions *options);
void run_free(Run *run); // NULL is allowed
bool run_load(Run *run, const Program *program);

// Until the strand waits, ends or reaches a limit.
StepResult run_step(Run *run);

// The same, but when there are several processes, the one that runs stays the same.
StepResult run_turn(Run *run);

// Until the next visible operation of the running lane (machine_next_accesses names what it will
// touch), or as run_step: the transition of the search.
StepResult run_step_visible(Run *run);

// The verdict that a last step result means, with the deadlock or failure told in Run.message.
Verdict run_end(Run *run, StepResult result);

// The last event: the program has ended.
void run_mark_end(Run *run, Verdict verdict);
