#include <errno.h>
#include <math.h>

#include "engine/lang/ast.h"
#include "engine/vm/complex.h"
#include "engine/vm/int.h"

void float_divide_floor(double a, double b, double *quotient, double *remainder) {
    double rest = fmod(a, b);
    double whole = (a - rest) / b;
    if (rest != 0) {
        if ((b < 0) != (rest < 0)) {
            rest += b;
            whole -= 1.0;
        }
    } else {
        rest = copysign(0.0, b);
    }
    double floored;
    if (whole != 0) {
        floored = floor(whole);
        if (whole - floored > 0.5) {
            floored += 1.0;
        }
    } else {
        floored = copysign(0.0, a / b);
    }
    *quotient = floored;
    *remainder = rest;
}

static Value zero_division(Machine *m, const char *message) {
    return raise_error(m, CLASS_ZERO_DIVISION_ERROR, "%s", message);
}

static Value overflow_error(Machine *m) { // args are (errno, text), as CPython's
    Value args = tuple_new(m, 2);
    if (args == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    tuple_items(m, args)[0] = value_from_small_int(ERANGE);
    tuple_items(m, args)[1] = str_z(m, "Numerical result out of range");
    Value exception = exception_of(m, builtin_class(m, CLASS_OVERFLOW_ERROR), args);
    return exception == VALUE_UNSET ? VALUE_UNSET : raise_value(m, exception);
}

static Value float_pow(Machine *m, double a, double b) {
    if (b == 0 || a == 1.0) {
        return value_from_float(1.0);
    }
    if (isnan(a) || isnan(b)) {
        return value_from_float(isnan(a) ? a : b);
    }
    if (isinf(a) || isinf(b)) {
        return value_from_float(pow(a, b)); // C's rules are Python's here
    }
    if (a == 0 && b < 0) {
        return zero_division(m, "0.0 cannot be raised to a negative power");
    }
    if (a < 0 && b != floor(b)) {
        Value base = complex_new(m, a, 0);
        Value result = complex_binary(m, base, value_from_float(b), OPERATOR_POW);
        release(m, base);
        return result;
    }
    double result = pow(a, b);
    if (isinf(result)) {
        return overflow_error(m);
    }
    return value_from_float(result);
}

Value float_binary(Machine *m, double a, double b, int op) {
    double quotient, remainder;
    switch ((Operator)op) {
    case OPERATOR_ADD:
        return value_from_float(a + b);
    case OPERATOR_SUB:
        return value_from_float(a - b);
    case OPERATOR_MULT:
        return value_from_float(a * b);
    case OPERATOR_DIV:
        return b == 0 ? zero_division(m, "float division by zero") : value_from_float(a / b);
    case OPERATOR_MOD:
        if (b == 0) {
            return zero_division(m,
                                 m->profile->minor < 13 ? "float modulo" : "float modulo by zero");
        }
        remainder = fmod(a, b);
        if (remainder == 0) {
            remainder = copysign(0.0, b);
        } else if ((b < 0) != (remainder < 0)) {
            remainder += b;
        }
        return value_from_float(remainder);
    case OPERATOR_FLOOR_DIV:
        if (b == 0) {
            return zero_division(m, "float floor division by zero");
        }
        float_divide_floor(a, b, &quotient, &remainder);
        return value_from_float(quotient);
    case OPERATOR_POW:
        return float_pow(m, a, b);
    case OPERATOR_MAT_MULT:
    case OPERATOR_LSHIFT:
    case OPERATOR_RSHIFT:
    case OPERATOR_BIT_OR:
    case OPERATOR_BIT_XOR:
    case OPERATOR_BIT_AND:
    case OPERATOR_COUNT:
        break;
    }
    return VALUE_NOT_IMPLEMENTED;
}

uint64_t float_hash(double d) {
    static const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    if (isnan(d)) {
        return 0;
    }
    if (isinf(d)) {
        return d > 0 ? 314159 : (uint64_t)-314159;
    }
    int exponent;
    double fraction = frexp(fabs(d), &exponent);
    uint64_t hash = 0;
    while (fraction != 0) { // 28 bits at a time, modulo 2^61 - 1
        hash = (hash << 28 & modulus) | hash >> 33;
        fraction *= 268435456.0;
        exponent -= 28;
        uint64_t bits = (uint64_t)fraction;
        fraction -= (double)bits;
        hash += bits;
        if (hash >= modulus) {
            hash -= modulus;
        }
    }
    int turn = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
    hash = (hash << turn & modulus) | hash >> (61 - turn);
    hash = d < 0 ? 0 - hash : hash;
    return hash == UINT64_MAX ? hash - 1 : hash;
}

Value float_round_value(Machine *m, double d, Value digits) {
    if (digits == VALUE_UNSET || digits == VALUE_NONE) {
        double rounded = round(d);
        if (fabs(d - rounded) == 0.5) {
            rounded = 2.0 * round(d / 2.0);
        }
        return int_from_double(m, rounded);
    }
    int64_t places;
    if (!value_as_index(m, digits, &places)) {
        return VALUE_UNSET;
    }
    if (!isfinite(d) || d == 0 || places > 323) {
        return value_from_float(d);
    }
    if (places < -308) {
        return value_from_float(copysign(0.0, d));
    }
    double rounded = float_round(d, (int)places);
    if (isinf(rounded)) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "rounded value too large to represent");
    }
    return value_from_float(rounded);
}
