// origin: where coroutines are made while a loop in debug mode runs, for the warning about one that
// was never awaited. Keeps the text of up to ten calls for each; nothing outside debug mode.
#pragma once

#include "engine/vm/runtime.h"

// A coroutine has just been made, by the frame that runs.
void origin_note(Machine *m, Value coroutine);
// Adds the calls that made it, outermost first; nothing when that was not noted.
void origin_add(Machine *m, Value coroutine, Text *text);
