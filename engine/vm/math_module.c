// The math module: https://docs.python.org/3.11/library/math.html. Floats go to the C library;
// what is exact on ints (isqrt, gcd, factorial, comb ...) is Python, in mathematics.py.
#include <errno.h>
#include <math.h>
#include <string.h>

#include "engine/vm/gamma.h"
#include "engine/vm/runtime.h"

typedef double (*Unary)(double);

static Value domain_error(Machine *m) {
    return raise_error(m, CLASS_VALUE_ERROR, "math domain error");
}

static Value range_error(Machine *m) {
    return raise_error(m, CLASS_OVERFLOW_ERROR, "math range error");
}

// A finite argument gives a finite result, or it was outside the domain or too large.
static Value checked(Machine *m, double result, bool finite_arguments, bool can_overflow) {
    if (isnan(result) && finite_arguments) {
        return domain_error(m);
    }
    if (isinf(result) && finite_arguments) {
        return can_overflow ? range_error(m) : domain_error(m);
    }
    return value_from_float(result);
}

static Value unary(Machine *m, const Call *call, Unary function, bool can_overflow) {
    double x;
    if (!value_as_double(m, call->args[0], &x)) {
        return VALUE_UNSET;
    }
    double result = function(x);
    if (isnan(result) && !isnan(x)) {
        return domain_error(m);
    }
    return checked(m, result, isfinite(x), can_overflow);
}

#define UNARY_NATIVES(X)                                                                           \
    X(sqrt, false)                                                                                 \
    X(cbrt, false)                                                                                 \
    X(exp, true)                                                                                   \
    X(exp2, true)                                                                                  \
    X(expm1, true)                                                                                 \
    X(log1p, false)                                                                                \
    X(sin, false)                                                                                  \
    X(cos, false)                                                                                  \
    X(tan, false)                                                                                  \
    X(asin, false)                                                                                 \
    X(acos, false)                                                                                 \
    X(atan, false)                                                                                 \
    X(sinh, true)                                                                                  \
    X(cosh, true)                                                                                  \
    X(tanh, false)                                                                                 \
    X(asinh, false)                                                                                \
    X(acosh, false)                                                                                \
    X(atanh, false)                                                                                \
    X(fabs, false)                                                                                 \
    X(erf, false)                                                                                  \
    X(erfc, false)

#define X(name, can_overflow)                                                                      \
    static Value native_##name(Machine *m, const Call *call) {                                     \
        return unary(m, call, name, can_overflow);                                                 \
    }
UNARY_NATIVES(X)
#undef X

static Value native_gamma(Machine *m, const Call *call) {
    double x;
    if (!value_as_double(m, call->args[0], &x)) {
        return VALUE_UNSET;
    }
    return x == 0 ? domain_error(m) : unary(m, call, gamma_of, true);
}

static Value native_lgamma(Machine *m, const Call *call) {
    double x;
    if (!value_as_double(m, call->args[0], &x)) {
        return VALUE_UNSET;
    }
    bool is_pole = x <= 0 && x == floor(x) && isfinite(x);
    return is_pole ? domain_error(m) : unary(m, call, gamma_log_of, true);
}

// The logarithm of an int of any size: its bit length stands for what a double cannot hold.
static bool log_of(Machine *m, Value v, Unary function, double *result) {
    double x;
    if (!value_as_double(m, v, &x)) {
        if (!pending_is(m, CLASS_OVERFLOW_ERROR)) {
            return false;
        }
        pending_clear(m);
        Value bits = call_special(m, v, "bit_length", NULL, 0);
        int64_t shift = value_is_int(bits) ? value_as_int(bits) - 64 : 0;
        Value distance = int_from_i64(m, shift);
        Value top = value_binary(m, v, distance, OPERATOR_RSHIFT);
        bool overflow = false;
        *result = function(int_to_double(m, top, &overflow)) + (double)shift * function(2.0);
        release(m, top);
        release(m, distance);
        return true;
    }
    if (x <= 0) {
        domain_error(m);
        return false;
    }
    *result = function(x);
    return true;
}

static Value native_log(Machine *m, const Call *call) {
    double x;
    double base;
    if (!log_of(m, call->args[0], log, &x)) {
        return VALUE_UNSET;
    }
    if (call->count == 1) {
        return value_from_float(x);
    }
    if (!log_of(m, call->args[1], log, &base)) {
        return VALUE_UNSET;
    }
    if (base == 0) {
        return raise_error(m, CLASS_ZERO_DIVISION_ERROR, "float division by zero");
    }
    return value_from_float(x / base);
}

static Value native_log2(Machine *m, const Call *call) {
    double x;
    return log_of(m, call->args[0], log2, &x) ? value_from_float(x) : VALUE_UNSET;
}

static Value native_log10(Machine *m, const Call *call) {
    double x;
    return log_of(m, call->args[0], log10, &x) ? value_from_float(x) : VALUE_UNSET;
}

// floor, ceil, trunc: ints stay as they are, other objects may have a method of their own.
static Value to_int(Machine *m, const Call *call, Unary function, const char *special) {
    Value v = call->args[0];
    if (is_int(m, v)) {
        return value_unary(m, v, UNARY_PLUS);
    }
    double x;
    if (!value_is_float(v)) {
        Value method = get_special(m, v, special);
        if (method != VALUE_UNSET) {
            Value result = call_value(m, method, NULL, 0, VALUE_UNSET);
            release(m, method);
            return result;
        }
    }
    if (function == trunc && !value_is_float(v)) {
        return raise_error(m, CLASS_TYPE_ERROR, "type %s doesn't define __trunc__ method",
                           type_name(m, v));
    }
    return value_as_double(m, v, &x) ? int_from_double(m, function(x)) : VALUE_UNSET;
}

static Value native_floor(Machine *m, const Call *call) {
    return to_int(m, call, floor, "__floor__");
}

static Value native_ceil(Machine *m, const Call *call) {
    return to_int(m, call, ceil, "__ceil__");
}

static Value native_trunc(Machine *m, const Call *call) {
    return to_int(m, call, trunc, "__trunc__");
}

static bool two_numbers(Machine *m, const Call *call, double *x, double *y) {
    return value_as_double(m, call->args[0], x) && value_as_double(m, call->args[1], y);
}

static Value native_pow(Machine *m, const Call *call) {
    double x;
    double y;
    if (!two_numbers(m, call, &x, &y)) {
        return VALUE_UNSET;
    }
    bool finite = isfinite(x) && isfinite(y);
    return x == 0 && y < 0 && finite ? domain_error(m) : checked(m, pow(x, y), finite, true);
}

static Value native_fmod(Machine *m, const Call *call) {
    double x;
    double y;
    if (!two_numbers(m, call, &x, &y)) {
        return VALUE_UNSET;
    }
    return isnan(fmod(x, y)) && !isnan(x) && !isnan(y) ? domain_error(m)
                                                       : value_from_float(fmod(x, y));
}

static Value native_atan2(Machine *m, const Call *call) {
    double y;
    double x;
    return two_numbers(m, call, &y, &x) ? value_from_float(atan2(y, x)) : VALUE_UNSET;
}

static Value native_copysign(Machine *m, const Call *call) {
    double x;
    double y;
    return two_numbers(m, call, &x, &y) ? value_from_float(copysign(x, y)) : VALUE_UNSET;
}

static Value native_nextafter(Machine *m, const Call *call) {
    double x;
    double y;
    return two_numbers(m, call, &x, &y) ? value_from_float(nextafter(x, y)) : VALUE_UNSET;
}

static Value native_remainder(Machine *m, const Call *call) {
    double x;
    double y;
    if (!two_numbers(m, call, &x, &y)) {
        return VALUE_UNSET;
    }
    if (!isnan(x) && !isnan(y) && (isinf(x) || y == 0.0)) {
        return raise_error(m, CLASS_VALUE_ERROR, "math domain error");
    }
    return value_from_float(remainder(x, y));
}

static Value native_ulp(Machine *m, const Call *call) {
    double x;
    if (!value_as_double(m, call->args[0], &x)) {
        return VALUE_UNSET;
    }
    x = fabs(x);
    if (isnan(x) || isinf(x)) {
        return value_from_float(x);
    }
    double above = nextafter(x, INFINITY);
    return value_from_float(isinf(above) ? x - nextafter(x, 0.0) : above - x);
}

static Value native_ldexp(Machine *m, const Call *call) {
    double x;
    int64_t exponent;
    if (!value_as_double(m, call->args[0], &x)) {
        return VALUE_UNSET;
    }
    if (!is_int(m, call->args[1])) {
        return raise_error(m, CLASS_TYPE_ERROR, "Expected an int as second argument to ldexp.");
    }
    if (!value_as_index(m, call->args[1], &exponent)) {
        return VALUE_UNSET;
    }
    int near = exponent > 10000 ? 10000 : exponent < -10000 ? -10000 : (int)exponent;
    double result = ldexp(x, near);
    if (isinf(result) && !isinf(x)) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "math range error");
    }
    return value_from_float(result);
}

static Value native_isnan(Machine *m, const Call *call) {
    double x;
    return value_as_double(m, call->args[0], &x) ? value_from_bool(isnan(x)) : VALUE_UNSET;
}

static Value native_isinf(Machine *m, const Call *call) {
    double x;
    return value_as_double(m, call->args[0], &x) ? value_from_bool(isinf(x)) : VALUE_UNSET;
}

static Value native_isfinite(Machine *m, const Call *call) {
    double x;
    return value_as_double(m, call->args[0], &x) ? value_from_bool(isfinite(x)) : VALUE_UNSET;
}

static Value native_modf(Machine *m, const Call *call) {
    double x;
    double whole;
    if (!value_as_double(m, call->args[0], &x)) {
        return VALUE_UNSET;
    }
    double part = modf(x, &whole);
    Value both[] = {value_from_float(part), value_from_float(whole)};
    return tuple_of(m, both, 2);
}

static Value native_frexp(Machine *m, const Call *call) {
    double x;
    int exponent = 0;
    if (!value_as_double(m, call->args[0], &x)) {
        return VALUE_UNSET;
    }
    double part = isfinite(x) ? frexp(x, &exponent) : x;
    Value both[] = {value_from_float(part), value_from_small_int(exponent)};
    return tuple_of(m, both, 2);
}

static Value native_degrees(Machine *m, const Call *call) {
    double x;
    return value_as_double(m, call->args[0], &x) ? value_from_float(x * (180.0 / acos(-1.0)))
                                                 : VALUE_UNSET;
}

static Value native_radians(Machine *m, const Call *call) {
    double x;
    return value_as_double(m, call->args[0], &x) ? value_from_float(x * (acos(-1.0) / 180.0))
                                                 : VALUE_UNSET;
}

const NativeInfo natives_math[] = {
    {"gamma", native_gamma, 1, 1, false, EFFECT_PRIVATE},
    {"lgamma", native_lgamma, 1, 1, false, EFFECT_PRIVATE},
#define X(name, can_overflow) {#name, native_##name, 1, 1, false, EFFECT_PRIVATE},
    UNARY_NATIVES(X)
#undef X
        {"log", native_log, 1, 2, false, EFFECT_PRIVATE},
    {"log2", native_log2, 1, 1, false, EFFECT_PRIVATE},
    {"log10", native_log10, 1, 1, false, EFFECT_PRIVATE},
    {"floor", native_floor, 1, 1, false, EFFECT_PRIVATE},
    {"ceil", native_ceil, 1, 1, false, EFFECT_PRIVATE},
    {"trunc", native_trunc, 1, 1, false, EFFECT_PRIVATE},
    {"pow", native_pow, 2, 2, false, EFFECT_PRIVATE},
    {"fmod", native_fmod, 2, 2, false, EFFECT_PRIVATE},
    {"atan2", native_atan2, 2, 2, false, EFFECT_PRIVATE},
    {"copysign", native_copysign, 2, 2, false, EFFECT_PRIVATE},
    {"nextafter", native_nextafter, 2, 2, false, EFFECT_PRIVATE},
    {"remainder", native_remainder, 2, 2, false, EFFECT_PRIVATE},
    {"ulp", native_ulp, 1, 1, false, EFFECT_PRIVATE},
    {"ldexp", native_ldexp, 2, 2, false, EFFECT_PRIVATE},
    {"isnan", native_isnan, 1, 1, false, EFFECT_PRIVATE},
    {"isinf", native_isinf, 1, 1, false, EFFECT_PRIVATE},
    {"isfinite", native_isfinite, 1, 1, false, EFFECT_PRIVATE},
    {"modf", native_modf, 1, 1, false, EFFECT_PRIVATE},
    {"frexp", native_frexp, 1, 1, false, EFFECT_PRIVATE},
    {"degrees", native_degrees, 1, 1, false, EFFECT_PRIVATE},
    {"radians", native_radians, 1, 1, false, EFFECT_PRIVATE},
    {0},
};
