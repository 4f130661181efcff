// vm_world: a world with the builtin classes and functions and no program, for tests of values.
#pragma once

#include "engine/vm/runtime.h"

// The prelude is empty. Owned; end it with vm_world_free.
Machine *vm_world_new(void);
void vm_world_free(Machine *m);
