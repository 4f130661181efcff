#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/vm/attribute.h"
#include "engine/vm/int.h"
#include "engine/vm/str.h"

static double method_double(Machine *m, const Call *call) {
    return value_as_float(value_payload(m, call->self));
}

static Value is_integer(Machine *m, const Call *call) {
    double d = method_double(m, call);
    return value_from_bool(isfinite(d) && floor(d) == d);
}

static Value conjugate(Machine *m, const Call *call) {
    return value_from_float(method_double(m, call));
}

// d = numerator / 2^-exponent, both whole.
static Value ratio(Machine *m, Value numerator, int exponent) { // takes numerator
    Value shift = value_from_small_int(exponent < 0 ? -exponent : exponent);
    Value denominator = value_from_small_int(1);
    if (exponent > 0) {
        replace(m, &numerator, int_shift_left(m, numerator, shift));
    } else {
        denominator = int_shift_left(m, denominator, shift);
    }
    Value items[2] = {numerator, denominator};
    Value pair = VALUE_UNSET;
    if (numerator != VALUE_UNSET && denominator != VALUE_UNSET) {
        pair = tuple_of(m, items, 2);
    }
    release(m, numerator);
    release(m, denominator);
    return pair;
}

static Value as_integer_ratio(Machine *m, const Call *call) {
    double d = method_double(m, call);
    if (isinf(d)) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
    }
    if (isnan(d)) {
        return raise_error(m, CLASS_VALUE_ERROR, "cannot convert NaN to integer ratio");
    }
    int exponent;
    double fraction = frexp(d, &exponent);
    for (int i = 0; i < 300 && fraction != floor(fraction); i++) {
        fraction *= 2.0;
        exponent--;
    }
    return ratio(m, int_from_double_exact(m, fraction), exponent);
}

static Value hex(Machine *m, const Call *call) {
    double d = method_double(m, call);
    if (!isfinite(d)) {
        return float_text(m, d);
    }
    const char *sign = signbit(d) ? "-" : "";
    if (d == 0) {
        return str_printf(m, "%s0x0.0p+0", sign);
    }
    int exponent;
    double fraction = frexp(fabs(d), &exponent);
    int shift = exponent < -1021 ? -1021 - exponent : 0; // subnormal: 0x0....p-1022
    uint64_t bits = (uint64_t)ldexp(fraction, 53 - shift);
    exponent += shift - 1;
    return str_printf(m, "%s0x%d.%013llxp%+d", sign, (int)(bits >> 52),
                      (unsigned long long)(bits & (((uint64_t)1 << 52) - 1)), exponent);
}

// The text without its blanks; "0x" put in when it is missing, so that strtod reads hexadecimal.
static bool hex_text(const char *p, const char *end, Text *out) {
    while (p < end && (*p == ' ' || (*p >= '\t' && *p <= '\r'))) {
        p++;
    }
    while (end > p && (end[-1] == ' ' || (end[-1] >= '\t' && end[-1] <= '\r'))) {
        end--;
    }
    if (p < end && (*p == '-' || *p == '+')) {
        text_add_char(out, *p++);
    }
    bool word = end - p >= 3 && ((*p | 0x20) == 'i' || (*p | 0x20) == 'n');
    bool prefixed = end - p >= 2 && p[0] == '0' && (p[1] | 0x20) == 'x';
    if (!word && !prefixed) {
        text_add_z(out, "0x");
    }
    text_add(out, p, (size_t)(end - p));
    return p < end && !memchr(p, '(', (size_t)(end - p)); // strtod knows "nan(...)"
}

static Value fromhex(Machine *m, const Call *call) {
    Value v = value_payload(m, call->args[0]);
    if (!is_type(m, v, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "bad argument type for built-in operation");
    }
    Text text = {0};
    char *stop;
    bool good = hex_text(str_bytes(m, v), str_bytes(m, v) + str_length(m, v), &text);
    double d = strtod(text_z(&text), &stop);
    good = good && stop == text_z(&text) + text.length;
    bool infinite = isinf(d) && !strpbrk(text_z(&text), "iI");
    text_release(&text);
    if (!good) {
        return raise_error(m, CLASS_VALUE_ERROR, "invalid hexadecimal floating-point string");
    }
    if (infinite) {
        return raise_error(m, CLASS_OVERFLOW_ERROR,
                           "hexadecimal value too large to represent as a float");
    }
    return value_from_float(d);
}

Value float_attribute(Machine *m, Value self, Value name) {
    if (str_equal_z(m, name, "real")) {
        return self;
    }
    return str_equal_z(m, name, "imag") ? value_from_float(0.0) : VALUE_UNSET;
}

const NativeInfo natives_float[] = {
    {"is_integer", is_integer, 0, 0, false, EFFECT_PRIVATE},
    {"as_integer_ratio", as_integer_ratio, 0, 0, false, EFFECT_PRIVATE},
    {"conjugate", conjugate, 0, 0, false, EFFECT_PRIVATE},
    {"hex", hex, 0, 0, false, EFFECT_PRIVATE},
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};

const NativeInfo natives_float_static[] = {
    {"fromhex", fromhex, 1, 1, false, EFFECT_PRIVATE},
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
