// headless: the commands that need no window: run, steps, compare, check, lessons,
// calibrate.
//
// Each takes the options, does its work with the terminal and returns the exit status of the
// process. These are the only functions besides main that print.
#pragma once

#include "engine/trace/request.h"
#include "viz/app/load.h"
#include "viz/app/options.h"

int headless_run(const Options *options);
int headless_steps(const Options *options);
int headless_compare(const Options *options);
int headless_check(const Options *options);
int headless_lessons(const Options *options);
int headless_calibrate(const Options *options);

// compare with --real: the real run beside the predicted one.
int headless_compare_real(const Options *options, const Loaded *loaded);

// --- what they share

// The request for a loaded program; borrows from both.
Request headless_request(const Options *options, const Loaded *loaded);

// What a command does with what it was given; returns the exit status of the process.
typedef int HeadlessCommand(const Options *options, const Loaded *loaded);

// Loads the file of the options. A program goes to run, with what it may read; a recorded run to
// replay (NULL: the command has no use for one). Says what is wrong; then the exit status is 2.
int headless_load(const Options *options, HeadlessCommand *run, HeadlessCommand *replay);

struct EngineProcess;
// Until the run has ended, or somebody interrupts: then the exit status that says so, else 0. Stops
// the run. what is told on a terminal when it takes long; NULL: nothing is. *is_told:
// headless_tell_lacks was called; NULL: it is not to be.
int headless_wait(struct EngineProcess *process, const char *what, int interrupts, bool *is_told);

// Says once, on standard error, what this system could not give the engine. *is_told: it was said.
void headless_tell_lacks(const struct EngineProcess *process, bool *is_told);

// On standard error. Returns 2, the exit status that goes with most of what is said there.
int headless_say(const char *text);

// On standard output. Returns the exit status: 0, or 2 when it cannot be written, which is said. A
// reader that went away (`| head`) is nobody's mistake.
int headless_print(const Text *text);

// What went wrong (errno) when this was written, as headless_print.
int headless_write_failure(int error, const char *what);

struct Load;
// Says it when others used the processors while something was measured, or the host of a virtual
// machine did.
void headless_tell_if_busy(const struct Load *load);
