// complex: numbers with an imaginary part, as CPython 3.11 reckons with them.
//
// What number.c calls when one operand is complex and the other a number. Arguments are borrowed,
// results owned, failures pending.
#pragma once

#include "engine/vm/number.h"

typedef struct Complex {
    Object object;
    double real;
    double imag;
} Complex;

static inline bool is_complex(const Machine *m, Value v) {
    return is_type(m, v, TYPE_COMPLEX);
}

Value complex_new(Machine *m, double real, double imag);
// NotImplemented when an operand is no number or the operator is not for these.
Value complex_binary(Machine *m, Value a, Value b, int op);
Value complex_compare(Machine *m, Value a, Value b, int op); // == and != only
Value complex_unary(Machine *m, Value a, int op);
Value complex_abs(Machine *m, Value a);
bool complex_is_true(const Machine *m, Value a);
uint64_t complex_hash(const Machine *m, Value a);
void complex_add_repr(const Machine *m, Text *text, Value a);
Value complex_attribute(Machine *m, Value a, Value name); // unset: it has no such attribute
Value complex_construct(Machine *m, Value cls, const Call *call);

extern const NativeInfo natives_complex[];
