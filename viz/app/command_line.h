// command_line: what both programs, `lockstep` and `lockstep-window`, have in common.
//
// Parses the arguments, says what is wrong with them or what was asked about, else runs the
// command; makes sure that what was printed has arrived.
#pragma once

#include "viz/app/options.h"

// Returns the exit status.
typedef int (*RunCommand)(const Options *options, char **argv);

// Returns the exit status.
int command_line_main(int argc, char **argv, RunCommand run);

// For what this version does not have: says so, returns the exit status.
int command_line_lacks(const char *what);
