// program_input: what a program may read from standard input, before it runs.
//
// The engine has no terminal: everything that the program could read is collected first, from the
// command line, from a file, or from lockstep's own standard input. Starts nothing and runs
// nothing.
#pragma once

#include "viz/app/load.h"
#include "viz/app/options.h"

// --input and --input-file: afterwards options->input is the text, in arena, or NULL. Also holds
// the program's arguments to what the engine takes. On failure returns false and puts one line into
// problem; the exit status is 2.
bool program_input_resolve(Arena *arena, Options *options, Text *problem);

// When neither was given and the program seems to read: all of lockstep's own standard input. A
// person at a terminal is told so on standard error first.
bool program_input_from_stdin(Arena *arena, Options *options, const Loaded *loaded, Text *problem);
