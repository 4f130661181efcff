// shared_state: what the lists, dicts, sets and instances that a program's globals reach contain.
//
// Taken before a step and compared after it, to see what the step really changed. Holds on to the
// objects meanwhile, so that none of their places is used again.
#pragma once

#include "engine/vm/machine.h"

typedef struct SharedState SharedState; // opaque

SharedState *shared_state_new(Machine *m);
void shared_state_free(SharedState *shared);

// Finds the next object, from the index-th on, whose content is not what it was; index is then
// where it was found. An attribute counts as the instance's content. False: no more.
bool shared_state_changed(const SharedState *shared, size_t *index, uint64_t *object);
