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

struct EngineProcess;
// Says once, on standard error, what this system could not give the engine. *is_told: it was said.
void headless_tell_lacks(const struct EngineProcess *process, bool *is_told);

// The request for a loaded program at this level; borrows from both.
Request headless_request(const Options *options, const Loaded *loaded);
