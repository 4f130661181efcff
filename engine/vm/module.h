// module: what `import` finds. All modules are made before the program starts: their natives here,
// the rest by the prelude's Python code, which exports names into them.
#pragma once

#include "engine/vm/runtime.h"

bool modules_init(Machine *m);

// The module of this name, made when it is not there. Borrowed.
Value module_named(Machine *m, const char *name);
