// finalize: what CPython says or runs when an object dies.
//
// "coroutine 'x' was never awaited", "Task exception was never retrieved", "Task was destroyed
// but it is pending!", finally blocks of suspended generators, __del__. Called with one reference
// held; must leave no exception pending.
#pragma once

#include "engine/vm/machine.h"

// A warning about the running line, on standard error, once for each place. False: told before.
bool warn_here(Machine *m, const char *category, const char *message);
// warnings.warn(message, DeprecationWarning) where the program is. False: that has raised.
bool warn_deprecated(Machine *m, const char *message);
// "Exception ignored in: " subject, and the pending exception, which goes; nothing when none is
// pending.
void finalize_tell_ignored(Machine *m, Value subject);
bool finalize_future_wanted(const Object *object);
void finalize_future(Machine *m, Object *object);
void finalize_generator(Machine *m, Object *object);
void finalize_instance(Machine *m, Object *object);

// With v something dies whose end others notice (object_has_finalizer): v itself, or what stands in
// it at most depth steps away. Functions, classes and modules are not looked into.
bool finalize_is_noticed(Machine *m, Value v, int depth);
