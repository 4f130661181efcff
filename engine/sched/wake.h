// wake: time passes for a strand that waits inside a native, where no other one can run.
#pragma once

#include "engine/vm/machine.h"

// Advances the clock to when the strand wants to wake. False: never, others first, or the limit.
bool wake_strand(Machine *m);
