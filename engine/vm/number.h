// number: arithmetic and comparison of int, bool and float, exactly as CPython 3.11 does it.
//
// What the generic operators call once they know that an operand is a number. Arguments are
// borrowed, results owned, failures pending, as everywhere (runtime.h). Never looks at methods that
// a class defines.
#pragma once

#include "engine/vm/runtime.h"

// op: an Operator, OPCODE_INPLACE masked off. NotImplemented when an operand is no number or the
// operator is not for these (float & int).
Value number_binary(Machine *m, Value a, Value b, int op);
// op: COMPARE_EQ .. COMPARE_GT_E; True, False or NotImplemented. Exact between int and float.
Value number_compare(Machine *m, Value a, Value b, int op);
// op: UNARY_INVERT, _PLUS or _MINUS; NotImplemented when the operand cannot.
Value number_unary(Machine *m, Value a, int op);
// (a // b, a % b) as a tuple, or NotImplemented.
Value number_divmod(Machine *m, Value a, Value b);
// pow(a, b, modulus): ints only.
Value number_pow_mod(Machine *m, Value a, Value b, Value modulus);
Value number_abs(Machine *m, Value a); // NotImplemented when a is no number
// round(number[, digits]): digits unset or None: to an int. NotImplemented when a is no number.
Value number_round(Machine *m, Value a, Value digits);
Value number_index(Machine *m, Value v); // operator.index: an int, or TypeError
// A DeprecationWarning with the message (taken). False: the program's filters make an error of it,
// pending.
bool number_warn_deprecated(Machine *m, Value message);
// What __int__ or __index__ of an object, or its __float__, gave (taken, may be unset): the plain
// number, owned. TypeError when it is none; a derived class's makes CPython warn.
Value number_from_int_method(Machine *m, Value given, const char *method);
Value number_from_float_method(Machine *m, Value given, Value object);
bool number_is_true(const Machine *m, Value a); // a is int, bool or float

static inline bool is_number(const Machine *m, Value v) {
    return value_is_float(v) || is_int(m, v);
}

// What an instance of a class derived from a builtin one stands for; other values as they are.
static inline Value value_payload(const Machine *m, Value v) { // borrowed
    if (is_type(m, v, TYPE_INSTANCE) && AS(Instance, m, v)->payload != VALUE_UNSET) {
        return AS(Instance, m, v)->payload;
    }
    return v;
}

// --- hashes -----------------------------------------------------------------------------------
// Equal numbers have equal hashes, whatever their type. Never (uint64_t)-1.
uint64_t int_hash(const Machine *m, Value v);
uint64_t float_hash(double d);                   // NaN: 0
uint64_t number_hash(const Machine *m, Value v); // int, bool or float

// --- text -------------------------------------------------------------------------------------
bool number_add_repr(Machine *m, Text *text, Value v); // int, bool or float
Value int_repr(Machine *m, Value v);                   // ValueError beyond 4300 digits
// Digits in base 2 .. 36, with '-'; false when an exception is pending (only base 10 has a limit).
bool int_to_text(Machine *m, Value v, int base, Text *text);
// Decimal digits of a literal or of int(); length in bytes. base 0: as the prefix says. Returns
// unset without an exception when the text is no int; ValueError beyond 4300 digits.
Value int_from_digits(Machine *m, const char *text, size_t length, int base);
Value int_parse(Machine *m, Value text, int base); // str or bytes; the errors of int(text, base)
Value float_text(Machine *m, double d);            // repr(d)
// Python's float grammar (underscores, inf, nan); the whole text, blanks stripped by the caller.
bool float_from_text(const char *text, size_t length, double *d);
Value float_parse(Machine *m, Value text); // str or bytes; the errors of float(text)
double float_round(double d, int digits);  // to the nearest 10^-digits, ties exact
enum {
    FLOAT_ALTERNATE = 1, // '#': always a point, and no zeros taken off
    FLOAT_DOT_ZERO = 2,  // looks like a float: "1.0", not "1"
};
// Digits of |d|, finite, without a sign. style: 'e', 'f', 'g', or 'r' for the shortest that reads
// back as d (precision is not used).
void float_digits(Text *text, double d, char style, int precision, int flags);

// --- constructors -----------------------------------------------------------------------------
// int(x, base), float(x), bool(x): the Constructor type of runtime.h; a plain builtin value, also
// when cls is derived from the builtin class.
Value int_construct(Machine *m, Value cls, const Call *call);
Value float_construct(Machine *m, Value cls, const Call *call);
Value bool_construct(Machine *m, Value cls, const Call *call);
