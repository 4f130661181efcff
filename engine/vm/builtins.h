// builtins: the functions of the builtins module, by what they are about.
#pragma once

#include "engine/vm/protocol.h"

// objects and numbers (builtins.c)
Value builtin_print(Machine *m, const Call *call);
// iteration (builtins_iter.c)
Value builtin_all(Machine *m, const Call *call);
Value builtin_any(Machine *m, const Call *call);
Value builtin_iter(Machine *m, const Call *call);
Value builtin_max(Machine *m, const Call *call);
Value builtin_min(Machine *m, const Call *call);
Value builtin_next(Machine *m, const Call *call);
Value builtin_sorted(Machine *m, const Call *call);
Value builtin_sum(Machine *m, const Call *call);
// attributes and classes (builtins_object.c)
Value builtin_callable(Machine *m, const Call *call);
Value builtin_delattr(Machine *m, const Call *call);
Value builtin_getattr(Machine *m, const Call *call);
Value builtin_hasattr(Machine *m, const Call *call);
Value builtin_isinstance(Machine *m, const Call *call);
Value builtin_issubclass(Machine *m, const Call *call);
Value builtin_setattr(Machine *m, const Call *call);
// object_methods.c: dir(object), vars(object)
Value builtin_dir(Machine *m, const Call *call);
Value builtin_vars(Machine *m, const Call *call);
// iterator classes (tools.c)
Value enumerate_construct(Machine *m, Value cls, const Call *call);
Value zip_construct(Machine *m, Value cls, const Call *call);
Value map_construct(Machine *m, Value cls, const Call *call);
Value filter_construct(Machine *m, Value cls, const Call *call);
Value reversed_construct(Machine *m, Value cls, const Call *call);

// Arguments by position or keyword, checked in the order and with the words of CPython's C
// functions ("'x' is an invalid keyword argument for f()"); otherwise as call_parse.
bool builtin_parse(Machine *m, const Call *call, const char *function, const char *const *names,
                   int required, Value *values);
bool builtin_keywords(Machine *m, const Call *call, const char *function, const char *const *names);
// "f() takes no keyword arguments".
bool no_keywords(Machine *m, const Call *call, const char *function);
// "'x' is an invalid keyword argument for f()", or what 3.13 says. names: of the function's
// parameters, NULL after the last.
void raise_unknown_keyword(Machine *m, const char *function, const char *name,
                           const char *const *names);
// "f expected at most 1 argument, got 2", as CPython's PyArg_UnpackTuple: function may be "" and
// NULL, which says nothing before "expected". most: -1 when there is no limit.
void raise_count_expected(Machine *m, const char *function, int least, int most, int given);
// False: raised.
bool count_between(Machine *m, const Call *call, const char *function, int least, int most);
