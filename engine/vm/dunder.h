// dunder: the special methods of builtin types as methods one can name: x.__len__().
//
// Each asks the protocol that the operator itself uses, for the builtin value inside self. The
// machine never goes this way for builtin types; programs do, above all through super().
#pragma once

#include "engine/vm/runtime.h"

Value dunder_repr(Machine *m, const Call *call);
Value dunder_hash(Machine *m, const Call *call);
Value dunder_eq(Machine *m, const Call *call);
Value dunder_ne(Machine *m, const Call *call);
Value dunder_lt(Machine *m, const Call *call);
Value dunder_le(Machine *m, const Call *call);
Value dunder_gt(Machine *m, const Call *call);
Value dunder_ge(Machine *m, const Call *call);
Value dunder_len(Machine *m, const Call *call);
Value dunder_iter(Machine *m, const Call *call);
Value dunder_next(Machine *m, const Call *call);
Value dunder_reversed(Machine *m, const Call *call);
Value dunder_contains(Machine *m, const Call *call);
Value dunder_getitem(Machine *m, const Call *call);
Value dunder_setitem(Machine *m, const Call *call);
Value dunder_delitem(Machine *m, const Call *call);
Value dunder_add(Machine *m, const Call *call);
Value dunder_mul(Machine *m, const Call *call);
Value dunder_iadd(Machine *m, const Call *call);
Value dunder_imul(Machine *m, const Call *call);
Value dunder_or(Machine *m, const Call *call);
Value dunder_and(Machine *m, const Call *call);
Value dunder_sub(Machine *m, const Call *call);
Value dunder_xor(Machine *m, const Call *call);
Value dunder_ior(Machine *m, const Call *call);
Value dunder_iand(Machine *m, const Call *call);
Value dunder_isub(Machine *m, const Call *call);
Value dunder_ixor(Machine *m, const Call *call);
Value dunder_mod(Machine *m, const Call *call);
Value dunder_ror(Machine *m, const Call *call);
Value dunder_str(Machine *m, const Call *call);
Value dunder_format(Machine *m, const Call *call);

// Rows for a NativeInfo table.
#define DUNDER_READS(name, function, count)                                                        \
    { name, function, count, count, false, EFFECT_READS_SELF }
#define DUNDER_WRITES(name, function, count)                                                       \
    { name, function, count, count, false, EFFECT_WRITES_SELF }
#define DUNDERS_COMMON                                                                             \
    DUNDER_READS("__repr__", dunder_repr, 0), DUNDER_READS("__eq__", dunder_eq, 1),                \
        DUNDER_READS("__ne__", dunder_ne, 1)
#define DUNDERS_HASH DUNDER_READS("__hash__", dunder_hash, 0)
#define DUNDERS_ORDER                                                                              \
    DUNDER_READS("__lt__", dunder_lt, 1), DUNDER_READS("__le__", dunder_le, 1),                    \
        DUNDER_READS("__gt__", dunder_gt, 1), DUNDER_READS("__ge__", dunder_ge, 1)
#define DUNDERS_CONTAINER                                                                          \
    DUNDER_READS("__len__", dunder_len, 0), DUNDER_READS("__iter__", dunder_iter, 0),              \
        DUNDER_READS("__contains__", dunder_contains, 1)
#define DUNDERS_READ DUNDER_READS("__getitem__", dunder_getitem, 1)
#define DUNDERS_WRITE                                                                              \
    DUNDER_WRITES("__setitem__", dunder_setitem, 2), DUNDER_WRITES("__delitem__", dunder_delitem, 1)
#define DUNDERS_SEQUENCE                                                                           \
    DUNDER_READS("__add__", dunder_add, 1), DUNDER_READS("__mul__", dunder_mul, 1),                \
        DUNDER_READS("__rmul__", dunder_mul, 1)
#define DUNDERS_SET                                                                                \
    DUNDER_READS("__or__", dunder_or, 1), DUNDER_READS("__and__", dunder_and, 1),                  \
        DUNDER_READS("__sub__", dunder_sub, 1), DUNDER_READS("__xor__", dunder_xor, 1)
