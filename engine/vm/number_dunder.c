// The operators of int and float as methods: what a class derived from them reaches with super().
//
// The machine's own operators never come this way.
#include <math.h>

#include "engine/vm/dunder.h"
#include "engine/vm/number.h"
#include "engine/vm/protocol.h"

// int.__add__ knows ints, float.__add__ both.
static bool knows(Machine *m, Value self, Value other) {
    return is_int(m, other) || (value_is_float(self) && value_is_float(other));
}

static Value operate(Machine *m, const Call *call, int op, bool reflected) {
    Value self = value_inside(m, call->self);
    Value other = value_inside(m, call->args[0]);
    if (!knows(m, self, other)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return reflected ? number_binary(m, other, self, op) : number_binary(m, self, other, op);
}

#define OPERATOR_PAIR(name, op)                                                                    \
    static Value name(Machine *m, const Call *call) {                                              \
        return operate(m, call, op, false);                                                        \
    }                                                                                              \
    static Value name##_reflected(Machine *m, const Call *call) {                                  \
        return operate(m, call, op, true);                                                         \
    }

OPERATOR_PAIR(add, OPERATOR_ADD)
OPERATOR_PAIR(sub, OPERATOR_SUB)
OPERATOR_PAIR(mul, OPERATOR_MULT)
OPERATOR_PAIR(true_div, OPERATOR_DIV)
OPERATOR_PAIR(floor_div, OPERATOR_FLOOR_DIV)
OPERATOR_PAIR(mod, OPERATOR_MOD)
OPERATOR_PAIR(power, OPERATOR_POW)
OPERATOR_PAIR(left_shift, OPERATOR_LSHIFT)
OPERATOR_PAIR(right_shift, OPERATOR_RSHIFT)
OPERATOR_PAIR(bit_and, OPERATOR_BIT_AND)
OPERATOR_PAIR(bit_or, OPERATOR_BIT_OR)
OPERATOR_PAIR(bit_xor, OPERATOR_BIT_XOR)

static Value div_mod(Machine *m, const Call *call) {
    Value self = value_inside(m, call->self);
    Value other = value_inside(m, call->args[0]);
    return knows(m, self, other) ? number_divmod(m, self, other) : VALUE_NOT_IMPLEMENTED;
}

static Value div_mod_reflected(Machine *m, const Call *call) {
    Value self = value_inside(m, call->self);
    Value other = value_inside(m, call->args[0]);
    return knows(m, self, other) ? number_divmod(m, other, self) : VALUE_NOT_IMPLEMENTED;
}

static Value compare(Machine *m, const Call *call, int op) {
    Value self = value_inside(m, call->self);
    Value other = value_inside(m, call->args[0]);
    return knows(m, self, other) ? number_compare(m, self, other, op) : VALUE_NOT_IMPLEMENTED;
}

static Value equal(Machine *m, const Call *call) {
    return compare(m, call, COMPARE_EQ);
}

static Value not_equal(Machine *m, const Call *call) {
    return compare(m, call, COMPARE_NOT_EQ);
}

static Value less(Machine *m, const Call *call) {
    return compare(m, call, COMPARE_LT);
}

static Value less_equal(Machine *m, const Call *call) {
    return compare(m, call, COMPARE_LT_E);
}

static Value greater(Machine *m, const Call *call) {
    return compare(m, call, COMPARE_GT);
}

static Value greater_equal(Machine *m, const Call *call) {
    return compare(m, call, COMPARE_GT_E);
}

static Value negative(Machine *m, const Call *call) {
    return number_unary(m, value_inside(m, call->self), UNARY_MINUS);
}

static Value positive(Machine *m, const Call *call) {
    return number_unary(m, value_inside(m, call->self), UNARY_PLUS);
}

static Value invert(Machine *m, const Call *call) {
    return number_unary(m, value_inside(m, call->self), UNARY_INVERT);
}

static Value absolute(Machine *m, const Call *call) {
    return number_abs(m, value_inside(m, call->self));
}

static Value truth(Machine *m, const Call *call) {
    return value_from_bool(number_is_true(m, value_inside(m, call->self)));
}

static Value rounded(Machine *m, const Call *call) {
    return number_round(m, value_inside(m, call->self), call->count ? call->args[0] : VALUE_UNSET);
}

static Value as_int(Machine *m, const Call *call) {
    Value self = value_inside(m, call->self);
    return value_is_float(self) ? int_from_double(m, value_as_float(self)) : number_index(m, self);
}

static Value rounded_down(Machine *m, const Call *call) {
    Value self = value_inside(m, call->self);
    return value_is_float(self) ? int_from_double(m, floor(value_as_float(self)))
                                : number_index(m, self);
}

static Value rounded_up(Machine *m, const Call *call) {
    Value self = value_inside(m, call->self);
    return value_is_float(self) ? int_from_double(m, ceil(value_as_float(self)))
                                : number_index(m, self);
}

static Value as_float(Machine *m, const Call *call) {
    double d;
    return value_as_double(m, call->self, &d) ? value_from_float(d) : VALUE_UNSET;
}

static Value as_text(Machine *m, const Call *call) {
    return value_str(m, value_inside(m, call->self));
}

static Value formatted(Machine *m, const Call *call) {
    return value_format(m, value_inside(m, call->self), call->args[0]);
}

#define ROW(name, function, count)                                                                 \
    { name, function, count, count, false, EFFECT_PRIVATE }
#define ROWS(left, right, function) ROW(left, function, 1), ROW(right, function##_reflected, 1)
#define ROWS_OF_NUMBERS                                                                            \
    ROWS("__add__", "__radd__", add), ROWS("__sub__", "__rsub__", sub),                            \
        ROWS("__mul__", "__rmul__", mul), ROWS("__truediv__", "__rtruediv__", true_div),           \
        ROWS("__floordiv__", "__rfloordiv__", floor_div), ROWS("__mod__", "__rmod__", mod),        \
        ROWS("__pow__", "__rpow__", power), ROWS("__divmod__", "__rdivmod__", div_mod),            \
        ROW("__eq__", equal, 1), ROW("__ne__", not_equal, 1), ROW("__lt__", less, 1),              \
        ROW("__le__", less_equal, 1), ROW("__gt__", greater, 1), ROW("__ge__", greater_equal, 1),  \
        ROW("__neg__", negative, 0), ROW("__pos__", positive, 0), ROW("__abs__", absolute, 0),     \
        ROW("__bool__", truth, 0), ROW("__int__", as_int, 0), ROW("__float__", as_float, 0),       \
        ROW("__trunc__", as_int, 0), ROW("__floor__", rounded_down, 0),                            \
        ROW("__ceil__", rounded_up, 0), ROW("__hash__", dunder_hash, 0),                           \
        ROW("__repr__", as_text, 0), {"__round__", rounded, 0, 1, false, EFFECT_PRIVATE},          \
        ROW("__format__", formatted, 1)

const NativeInfo natives_int_operators[] = {
    ROWS_OF_NUMBERS,
    ROWS("__lshift__", "__rlshift__", left_shift),
    ROWS("__rshift__", "__rrshift__", right_shift),
    ROWS("__and__", "__rand__", bit_and),
    ROWS("__or__", "__ror__", bit_or),
    ROWS("__xor__", "__rxor__", bit_xor),
    ROW("__invert__", invert, 0),
    ROW("__index__", as_int, 0),
    {0},
};

const NativeInfo natives_float_operators[] = {
    ROWS_OF_NUMBERS,
    {0},
};
