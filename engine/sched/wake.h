// wake: time passes for the one strand that there is.
#pragma once

#include "engine/vm/machine.h"

// Advances the clock to when the strand wants to wake. False: never, or the time limit.
bool wake_strand(Machine *m);
