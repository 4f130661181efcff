// app: the window: what is on the screen, and the loop that waits for the person.
//
// Sleeps while nothing happens; draws only after something did. Owns everything the window needs.
#pragma once

#include "viz/app/options.h"

// Opens the window on options->file, or on the library. Returns the exit status when it is closed.
int app_run_window(const Options *options);
