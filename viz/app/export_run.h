// export_run: `lockstep export`: frames without a display.
#pragma once

#include "viz/app/options.h"

// Runs the program, writes the frames, tells progress on standard error when that is a terminal.
// Returns the exit status.
int export_run(const Options *options);
