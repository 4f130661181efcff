// export_recording: a run as a .lockstep file, to be opened again or given to somebody.
//
// The file is the engine's stream, byte for byte. It appears whole or not at all.
#pragma once

#include "viz/app/options.h"

// Whether the options ask for a recording: by the name of the output, or by --format lockstep.
bool export_is_recording(const Options *options);

// Runs the program and prints what was written, or what is wrong. Returns the exit status.
int export_recording(const Options *options);
