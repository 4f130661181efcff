#include "engine/vm/complex.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "engine/lang/ast.h"
#include "engine/vm/asyncio.h"
#include "engine/vm/int.h"
#include "engine/vm/str.h"

typedef struct Pair {
    double real;
    double imag;
} Pair;

static Pair pair_of(const Machine *m, Value v) {
    const Complex *complex = AS(Complex, m, v);
    return (Pair){complex->real, complex->imag};
}

Value complex_new(Machine *m, double real, double imag) {
    Complex *complex = heap_new(m, TYPE_COMPLEX, sizeof(Complex));
    if (!complex) {
        return VALUE_UNSET;
    }
    complex->real = real;
    complex->imag = imag;
    return value_of(m, complex);
}

static Value value_from_pair(Machine *m, Pair pair) {
    return complex_new(m, pair.real, pair.imag);
}

// Any number as a pair: 1 yes, 0 no number, -1 OverflowError.
static int as_pair(Machine *m, Value v, Pair *pair) {
    if (is_complex(m, v)) {
        *pair = pair_of(m, v);
        return 1;
    }
    if (!is_number(m, v)) {
        return 0;
    }
    pair->imag = 0;
    return value_as_double(m, v, &pair->real) ? 1 : -1;
}

// --- arithmetic -------------------------------------------------------------------------------

static Pair product(Pair a, Pair b) {
    return (Pair){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

// By the larger part of the divisor, so that nothing overflows early. False: division by zero.
static bool quotient(Pair a, Pair b, Pair *result) {
    double real_size = fabs(b.real);
    double imag_size = fabs(b.imag);
    if (real_size >= imag_size) {
        if (real_size == 0) {
            return false;
        }
        double ratio = b.imag / b.real;
        double divisor = b.real + b.imag * ratio;
        *result = (Pair){(a.real + a.imag * ratio) / divisor, (a.imag - a.real * ratio) / divisor};
    } else if (imag_size >= real_size) {
        double ratio = b.real / b.imag;
        double divisor = b.real * ratio + b.imag;
        *result = (Pair){(a.real * ratio + a.imag) / divisor, (a.imag * ratio - a.real) / divisor};
    } else { // one of them is no number
        *result = (Pair){(double)NAN, (double)NAN};
    }
    return true;
}

static Pair whole_power(Pair base, int64_t exponent) {
    Pair result = {1, 0};
    Pair square = base;
    for (int64_t bit = 1; bit > 0 && exponent >= bit; bit <<= 1) {
        if (exponent & bit) {
            result = product(result, square);
        }
        square = product(square, square);
    }
    return result;
}

// False: 0.0 to a negative or complex power.
static bool any_power(Pair a, Pair b, Pair *result) {
    if (b.real == 0 && b.imag == 0) {
        *result = (Pair){1, 0};
        return true;
    }
    if (a.real == 0 && a.imag == 0) {
        *result = (Pair){0, 0};
        return b.imag == 0 && b.real >= 0;
    }
    double size = hypot(a.real, a.imag);
    double length = pow(size, b.real);
    double angle = atan2(a.imag, a.real);
    double phase = angle * b.real;
    if (b.imag != 0) {
        length *= exp(-angle * b.imag);
        phase += b.imag * log(size);
    }
    *result = (Pair){length * cos(phase), length * sin(phase)};
    return true;
}

static Value power(Machine *m, Pair a, Pair b) {
    Pair result = {0, 0};
    bool defined;
    if (b.imag == 0 && b.real == floor(b.real) && fabs(b.real) <= 100) {
        int64_t exponent = (int64_t)b.real;
        defined = exponent > 0;
        if (defined) {
            result = whole_power(a, exponent);
        } else {
            defined = quotient((Pair){1, 0}, whole_power(a, -exponent), &result);
        }
    } else {
        defined = any_power(a, b, &result);
    }
    if (!defined) {
        return raise_error(m, CLASS_ZERO_DIVISION_ERROR, "0.0 to a negative or complex power");
    }
    if (isinf(result.real) || isinf(result.imag)) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "complex exponentiation");
    }
    return value_from_pair(m, result);
}

Value complex_binary(Machine *m, Value a, Value b, int op) {
    Pair x, y, result;
    int left = as_pair(m, a, &x);
    int right = left > 0 ? as_pair(m, b, &y) : 0;
    if (left < 0 || right < 0) {
        return VALUE_UNSET;
    }
    if (left == 0 || right == 0) {
        return VALUE_NOT_IMPLEMENTED;
    }
    switch (op) {
    case OPERATOR_ADD:
        return complex_new(m, x.real + y.real, x.imag + y.imag);
    case OPERATOR_SUB:
        return complex_new(m, x.real - y.real, x.imag - y.imag);
    case OPERATOR_MULT:
        return value_from_pair(m, product(x, y));
    case OPERATOR_DIV:
        return quotient(x, y, &result)
                   ? value_from_pair(m, result)
                   : raise_error(m, CLASS_ZERO_DIVISION_ERROR, "complex division by zero");
    case OPERATOR_POW:
        return power(m, x, y);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

Value complex_unary(Machine *m, Value a, int op) {
    Pair pair = pair_of(m, a);
    if (op == UNARY_MINUS) {
        return complex_new(m, -pair.real, -pair.imag);
    }
    return op == UNARY_PLUS ? retain(m, a) : VALUE_NOT_IMPLEMENTED;
}

Value complex_compare(Machine *m, Value a, Value b, int op) {
    if (op != COMPARE_EQ && op != COMPARE_NOT_EQ) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!is_complex(m, a)) {
        Value swapped = a;
        a = b;
        b = swapped;
    }
    Pair x = pair_of(m, a);
    bool same;
    if (is_complex(m, b)) {
        Pair y = pair_of(m, b);
        same = x.real == y.real && x.imag == y.imag;
    } else if (is_number(m, b)) {
        same =
            x.imag == 0 && number_compare(m, value_from_float(x.real), b, COMPARE_EQ) == VALUE_TRUE;
    } else {
        return VALUE_NOT_IMPLEMENTED;
    }
    return value_from_bool(same == (op == COMPARE_EQ));
}

Value complex_abs(Machine *m, Value a) {
    Pair pair = pair_of(m, a);
    double size = hypot(pair.real, pair.imag);
    if (isinf(size) && isfinite(pair.real) && isfinite(pair.imag)) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "absolute value too large");
    }
    return value_from_float(size);
}

bool complex_is_true(const Machine *m, Value a) {
    Pair pair = pair_of(m, a);
    return pair.real != 0 || pair.imag != 0;
}

uint64_t complex_hash(const Machine *m, Value a) {
    Pair pair = pair_of(m, a);
    uint64_t hash = float_hash(pair.real) + 1000003 * float_hash(pair.imag);
    return hash == UINT64_MAX ? UINT64_MAX - 1 : hash;
}

// --- text -------------------------------------------------------------------------------------

// As repr(float), but a whole number stays without a point.
static void add_part(Text *text, double d, bool signs) {
    char digits[32];
    float_repr(d, digits);
    size_t length = strlen(digits);
    if (length > 2 && strcmp(digits + length - 2, ".0") == 0) {
        digits[length - 2] = 0;
    }
    if (signs && digits[0] != '-') {
        text_add_char(text, '+');
    }
    text_add_z(text, digits);
}

void complex_add_repr(const Machine *m, Text *text, Value a) {
    Pair pair = pair_of(m, a);
    bool imag_only = pair.real == 0 && !signbit(pair.real);
    if (!imag_only) {
        text_add_char(text, '(');
        add_part(text, pair.real, false);
    }
    add_part(text, pair.imag, !imag_only);
    text_add_z(text, imag_only ? "j" : "j)");
}

// The length of the longest float at the beginning of text, at most `length`; 0: there is none.
static size_t float_prefix(const char *text, size_t length, double *d) {
    for (size_t n = length; n > 0; n--) {
        bool ends_well = strchr("0123456789.fFnNyY", text[n - 1]) != NULL;
        if (ends_well && float_from_text(text, n, d)) {
            return n;
        }
    }
    return 0;
}

// "1+2j", "j", "3", "-inf+nanj": without blanks and parentheses. False: malformed.
static bool pair_from_text(const char *p, const char *end, Pair *pair) {
    double first = 0;
    *pair = (Pair){0, 0};
    size_t used = float_prefix(p, (size_t)(end - p), &first);
    const char *q = p + used;
    if (used > 0 && q == end) {
        pair->real = first;
        return true;
    }
    if (used > 0 && (*q == '+' || *q == '-')) {
        pair->real = first;
        p = q;
        used = float_prefix(p, (size_t)(end - p), &first);
        q = p + used;
    }
    if (used == 0) { // a sign alone, or nothing: one j
        first = 1;
        q = p;
        if (q < end && (*q == '+' || *q == '-')) {
            first = *q++ == '-' ? -1 : 1;
        }
    }
    pair->imag = first;
    return q + 1 == end && (*q == 'j' || *q == 'J');
}

static Value parse(Machine *m, Value v) {
    Text plain = {0};
    size_t start, end;
    Pair pair;
    str_to_ascii_number(m, v, &plain, &start, &end);
    if (end > start + 1 && plain.bytes[start] == '(' && plain.bytes[end - 1] == ')') {
        start++;
        end--;
        while (start < end && plain.bytes[start] == ' ') {
            start++;
        }
        while (start < end && plain.bytes[end - 1] == ' ') {
            end--;
        }
    }
    bool good = end > start && pair_from_text(plain.bytes + start, plain.bytes + end, &pair);
    text_release(&plain);
    return good ? value_from_pair(m, pair)
                : raise_error(m, CLASS_VALUE_ERROR, "complex() arg is a malformed string");
}

// --- the class --------------------------------------------------------------------------------

// What __complex__, __float__ or __index__ of an object give. Owned, or unset.
static Value from_special(Machine *m, Value v) {
    static const char *const names[] = {"__complex__", "__float__", "__index__"};
    for (int i = 0; value_is_ref(v) && i < 3; i++) {
        Value method = get_special(m, v, names[i]);
        if (method != VALUE_UNSET) {
            Value made = call_value(m, method, NULL, 0, VALUE_UNSET);
            release(m, method);
            return made;
        }
        if (value_is_ref(m->world->pending)) {
            break;
        }
    }
    return VALUE_UNSET;
}

static bool part_of(Machine *m, Value v, bool first, Pair *pair) {
    int known = as_pair(m, value_payload(m, v), pair);
    Value made = known == 0 ? from_special(m, v) : VALUE_UNSET;
    if (made != VALUE_UNSET) {
        known = as_pair(m, made, pair);
        release(m, made);
    }
    if (known == 0 && !value_is_ref(m->world->pending)) {
        raise_error(m, CLASS_TYPE_ERROR,
                    first ? "complex() first argument must be a string or a number, not '%s'"
                          : "complex() second argument must be a number, not '%s'",
                    type_name(m, v));
    }
    return known > 0;
}

Value complex_construct(Machine *m, Value cls, const Call *call) {
    static const char *const names[] = {"real", "imag", NULL};
    Value values[2];
    (void)cls;
    if (!call_parse(m, call, "complex", names, 0, values)) {
        return VALUE_UNSET;
    }
    Value text = values[0] == VALUE_UNSET ? VALUE_UNSET : value_payload(m, values[0]);
    if (is_type(m, text, TYPE_STR)) {
        return values[1] == VALUE_UNSET
                   ? parse(m, text)
                   : raise_error(m, CLASS_TYPE_ERROR,
                                 "complex() can't take second arg if first is a string");
    }
    if (values[1] != VALUE_UNSET && is_type(m, value_payload(m, values[1]), TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "complex() second arg can't be a string");
    }
    Pair real = {0, 0};
    Pair imag = {0, 0};
    if ((values[0] != VALUE_UNSET && !part_of(m, values[0], true, &real)) ||
        (values[1] != VALUE_UNSET && !part_of(m, values[1], false, &imag))) {
        return VALUE_UNSET;
    }
    if (values[1] != VALUE_UNSET) {
        bool turned = is_complex(m, value_payload(m, values[1]));
        bool kept = values[0] != VALUE_UNSET && is_complex(m, value_payload(m, values[0]));
        real.real -= turned ? imag.imag : 0;
        real.imag = kept ? real.imag + imag.real : imag.real;
    }
    return value_from_pair(m, real);
}

Value complex_attribute(Machine *m, Value a, Value name) {
    if (str_equal_z(m, name, "real")) {
        return value_from_float(pair_of(m, a).real);
    }
    return str_equal_z(m, name, "imag") ? value_from_float(pair_of(m, a).imag) : VALUE_UNSET;
}

static Value method_conjugate(Machine *m, const Call *call) {
    Pair pair = pair_of(m, call->self);
    return complex_new(m, pair.real, -pair.imag);
}

static Value method_complex(Machine *m, const Call *call) {
    return retain(m, call->self);
}

static Value method_format(Machine *m, const Call *call) {
    Value args[] = {call->self, call->args[0]};
    return call_value(m, prelude_function(m, "_complex_format"), args, 2, VALUE_UNSET);
}

static Value method_abs(Machine *m, const Call *call) {
    return complex_abs(m, call->self);
}

static Value method_add(Machine *m, const Call *call) {
    return complex_binary(m, call->self, call->args[0], OPERATOR_ADD);
}

static Value method_mul(Machine *m, const Call *call) {
    return complex_binary(m, call->self, call->args[0], OPERATOR_MULT);
}

static Value method_eq(Machine *m, const Call *call) {
    return complex_compare(m, call->self, call->args[0], COMPARE_EQ);
}

const NativeInfo natives_complex[] = {
    {"conjugate", method_conjugate, 0, 0, false, EFFECT_PRIVATE},
    {"__complex__", method_complex, 0, 0, false, EFFECT_PRIVATE},
    {"__format__", method_format, 1, 1, false, EFFECT_PRIVATE},
    {"__abs__", method_abs, 0, 0, false, EFFECT_PRIVATE},
    {"__add__", method_add, 1, 1, false, EFFECT_PRIVATE},
    {"__mul__", method_mul, 1, 1, false, EFFECT_PRIVATE},
    {"__eq__", method_eq, 1, 1, false, EFFECT_PRIVATE},
    {0},
};
