#include <gmp.h>
#include <math.h>

#include "engine/lang/ast.h"
#include "engine/vm/int.h"

// --- shifts -----------------------------------------------------------------------------------

// A shift count that is at least 0. False with ValueError pending; *huge when beyond int64.
static bool shift_amount(Machine *m, Value v, uint64_t *amount, bool *huge) {
    int64_t i;
    if (int_sign(m, v) < 0) {
        raise_error(m, CLASS_VALUE_ERROR, "negative shift count");
        return false;
    }
    *huge = !int_to_i64(m, v, &i);
    *amount = *huge ? 0 : (uint64_t)i;
    return true;
}

Value int_shift_left(Machine *m, Value a, Value b) {
    uint64_t amount;
    bool huge;
    if (!shift_amount(m, b, &amount, &huge)) {
        return VALUE_UNSET;
    }
    IntView view;
    int_view(m, a, &view);
    if (view.count == 0) {
        return value_from_small_int(0);
    }
    if (huge) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "too many digits in integer");
    }
    if (amount / 64 > INT32_MAX) {
        return raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
    }
    size_t limbs = (size_t)(amount / 64);
    unsigned bits = (unsigned)(amount % 64);
    size_t count = view.count + limbs + 1;
    BigInt *big = int_begin(m, count);
    if (!big) {
        return VALUE_UNSET;
    }
    if (bits) {
        big->limbs[count - 1] =
            mpn_lshift(big->limbs + limbs, view.limbs, (mp_size_t)view.count, bits);
    } else {
        memcpy(big->limbs + limbs, view.limbs, view.count * sizeof *view.limbs);
    }
    return int_finish(m, big, count, view.negative);
}

static bool any_bit_below(const IntView *view, size_t limbs, unsigned bits) {
    for (size_t i = 0; i < limbs; i++) {
        if (view->limbs[i]) {
            return true;
        }
    }
    return bits && view->limbs[limbs] << (64 - bits);
}

Value int_shift_right(Machine *m, Value a, Value b) {
    uint64_t amount;
    bool huge;
    if (!shift_amount(m, b, &amount, &huge)) {
        return VALUE_UNSET;
    }
    IntView view;
    int_view(m, a, &view);
    if (huge || amount / 64 >= view.count) {
        return value_from_small_int(view.negative ? -1 : 0);
    }
    size_t limbs = (size_t)(amount / 64);
    unsigned bits = (unsigned)(amount % 64);
    size_t count = view.count - limbs;
    BigInt *big = int_begin(m, count + 1);
    if (!big) {
        return VALUE_UNSET;
    }
    if (bits) {
        mpn_rshift(big->limbs, view.limbs + limbs, (mp_size_t)count, bits);
    } else {
        memcpy(big->limbs, view.limbs + limbs, count * sizeof *view.limbs);
    }
    if (view.negative && any_bit_below(&view, limbs, bits)) { // towards minus infinity
        big->limbs[count] = mpn_add_1(big->limbs, big->limbs, (mp_size_t)count, 1);
    }
    return int_finish(m, big, count + 1, view.negative);
}

// --- bitwise ----------------------------------------------------------------------------------

static void negate_limbs(uint64_t *limbs, size_t count) {
    uint64_t carry = 1;
    for (size_t i = 0; i < count; i++) {
        limbs[i] = ~limbs[i] + carry;
        carry = carry && limbs[i] == 0;
    }
}

// Two's complement of count limbs; NULL with MemoryError pending.
static BigInt *complement(Machine *m, const IntView *view, size_t count) {
    BigInt *big = int_begin(m, count);
    if (big) {
        if (view->count) {
            memcpy(big->limbs, view->limbs, view->count * sizeof *view->limbs);
        }
        if (view->negative) {
            negate_limbs(big->limbs, count);
        }
    }
    return big;
}

Value int_bits(Machine *m, Value a, Value b, int op) {
    IntView left, right;
    int_view(m, a, &left);
    int_view(m, b, &right);
    size_t count = (left.count > right.count ? left.count : right.count) + 1;
    BigInt *result = complement(m, &left, count);
    BigInt *other = result ? complement(m, &right, count) : NULL;
    if (!other) {
        if (result) {
            release(m, value_of(m, result));
        }
        return VALUE_UNSET;
    }
    for (size_t i = 0; i < count; i++) {
        uint64_t x = result->limbs[i];
        uint64_t y = other->limbs[i];
        result->limbs[i] = op == OPERATOR_BIT_AND ? x & y : op == OPERATOR_BIT_OR ? x | y : x ^ y;
    }
    release(m, value_of(m, other));
    bool negative = result->limbs[count - 1] >> 63;
    if (negative) {
        negate_limbs(result->limbs, count);
    }
    return int_finish(m, result, count, negative);
}

Value int_invert(Machine *m, Value a) { // -(a + 1)
    Value more = int_add(m, a, value_from_small_int(1));
    if (more == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = int_negate(m, more);
    release(m, more);
    return result;
}

// --- powers -----------------------------------------------------------------------------------

// *result = *result * factor, reduced when there is a modulus.
static bool multiply_into(Machine *m, Value *result, Value factor, Value modulus) {
    Value product = int_mul(m, *result, factor);
    if (product != VALUE_UNSET && modulus != VALUE_UNSET) {
        Value rest = VALUE_UNSET;
        int_divide(m, product, modulus, NULL, &rest, "");
        release(m, product);
        product = rest;
    }
    replace(m, result, product);
    return product != VALUE_UNSET;
}

// base ** exponent, exponent >= 0: from its highest bit down.
static Value power(Machine *m, Value base, Value exponent, Value modulus) {
    IntView view;
    int_view(m, exponent, &view);
    Value result = value_from_small_int(1);
    for (size_t i = int_view_bits(&view); i-- > 0;) {
        bool one = view.limbs[i / 64] >> i % 64 & 1;
        if (!multiply_into(m, &result, result, modulus) ||
            (one && !multiply_into(m, &result, base, modulus))) {
            return VALUE_UNSET;
        }
    }
    return result;
}

// More bits than an int may have? Then say so before the work begins.
static bool power_is_too_large(Machine *m, Value base, Value exponent) {
    IntView view;
    int_view(m, base, &view);
    size_t bits = int_view_bits(&view);
    int64_t times;
    if (bits <= 1) {
        return false; // -1, 0, 1
    }
    bool huge = !int_to_i64(m, exponent, &times);
    double size_bytes = (double)(bits - 1) * (double)(huge ? INT64_MAX : times) / 8;
    return size_bytes > INT_MAX_BYTES;
}

static Value power_of_doubles(Machine *m, Value a, Value b) {
    double x, y;
    if (!int_as_double(m, a, &x) || !int_as_double(m, b, &y)) {
        return VALUE_UNSET;
    }
    return float_binary(m, x, y, OPERATOR_POW);
}

Value int_pow(Machine *m, Value a, Value b) {
    if (int_sign(m, b) < 0) {
        return power_of_doubles(m, a, b);
    }
    if (power_is_too_large(m, a, b)) {
        return raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
    }
    IntView base;
    int_view(m, a, &base);
    if (base.count <= 1 && (base.count == 0 || base.limbs[0] == 1)) { // any exponent, at once
        IntView exponent;
        int_view(m, b, &exponent);
        bool odd = exponent.count && exponent.limbs[0] & 1;
        if (exponent.count == 0) {
            return value_from_small_int(1);
        }
        return value_from_small_int(base.count == 0 ? 0 : base.negative && odd ? -1 : 1);
    }
    return power(m, a, b, VALUE_UNSET);
}

// --- modular powers ---------------------------------------------------------------------------

// *a, *b = *b, *a - quotient * *b
static bool euclid_step(Machine *m, Value *a, Value *b, Value quotient) {
    Value product = int_mul(m, quotient, *b);
    if (product == VALUE_UNSET) {
        return false;
    }
    Value rest = int_sub(m, *a, product);
    release(m, product);
    release(m, *a);
    *a = *b;
    *b = rest;
    return rest != VALUE_UNSET;
}

// The x with a * x % n == 1 % n; ValueError when there is none.
static Value inverse(Machine *m, Value a, Value n) {
    Value pair[2] = {int_plain(m, a), int_plain(m, n)};
    Value factor[2] = {value_from_small_int(1), value_from_small_int(0)};
    bool good = true;
    while (good && int_sign(m, pair[1]) != 0) {
        Value quotient = VALUE_UNSET;
        good = int_divide(m, pair[0], pair[1], &quotient, NULL, "") &&
               euclid_step(m, &pair[0], &pair[1], quotient) &&
               euclid_step(m, &factor[0], &factor[1], quotient);
        release(m, quotient);
    }
    if (good && pair[0] != value_from_small_int(1)) {
        raise_error(m, CLASS_VALUE_ERROR, "base is not invertible for the given modulus");
        good = false;
    }
    release(m, pair[0]);
    release(m, pair[1]);
    release(m, factor[1]);
    if (!good) {
        release(m, factor[0]);
        return VALUE_UNSET;
    }
    return factor[0];
}

// modulus > 0
static Value pow_mod_positive(Machine *m, Value a, Value b, Value modulus) {
    Value base = VALUE_UNSET;
    Value exponent = int_plain(m, b);
    int_divide(m, a, modulus, NULL, &base, "");
    if (int_sign(m, b) < 0 && base != VALUE_UNSET) {
        replace(m, &base, inverse(m, base, modulus));
        replace(m, &exponent, int_negate(m, exponent));
    }
    Value result = VALUE_UNSET;
    if (base != VALUE_UNSET && exponent != VALUE_UNSET) {
        result = power(m, base, exponent, modulus);
    }
    if (result == value_from_small_int(1) && modulus == value_from_small_int(1)) {
        result = value_from_small_int(0); // anything ** 0 % 1
    }
    release(m, base);
    release(m, exponent);
    return result;
}

Value int_pow_mod(Machine *m, Value a, Value b, Value modulus) {
    int sign = int_sign(m, modulus);
    if (sign == 0) {
        return raise_error(m, CLASS_VALUE_ERROR, "pow() 3rd argument cannot be 0");
    }
    Value positive = sign < 0 ? int_negate(m, modulus) : int_plain(m, modulus);
    Value result = positive == VALUE_UNSET ? VALUE_UNSET : pow_mod_positive(m, a, b, positive);
    release(m, positive);
    if (sign < 0 && result != VALUE_UNSET && int_sign(m, result) != 0) {
        replace(m, &result, int_add(m, result, modulus));
    }
    return result;
}

// --- rounding ---------------------------------------------------------------------------------

// a rounded to a multiple of unit, ties to the even multiple.
static Value round_to(Machine *m, Value a, Value unit) {
    Value quotient = VALUE_UNSET, rest = VALUE_UNSET, result = VALUE_UNSET;
    if (!int_divide(m, a, unit, &quotient, &rest, "")) {
        return VALUE_UNSET;
    }
    Value twice = int_add(m, rest, rest);
    Value down = int_sub(m, a, rest);
    if (twice != VALUE_UNSET && down != VALUE_UNSET) {
        int order = int_compare(m, twice, unit);
        IntView view;
        int_view(m, quotient, &view);
        bool odd = view.count && view.limbs[0] & 1;
        bool up = order > 0 || (order == 0 && odd);
        result = up ? int_add(m, down, unit) : int_plain(m, down);
    }
    release(m, twice);
    release(m, down);
    release(m, quotient);
    release(m, rest);
    return result;
}

Value int_round(Machine *m, Value a, Value digits) {
    if (digits == VALUE_UNSET || digits == VALUE_NONE) {
        return int_plain(m, a);
    }
    digits = value_payload(m, digits);
    if (!is_int(m, digits)) {
        return raise_error(m, CLASS_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
                           type_name(m, digits));
    }
    if (int_sign(m, digits) >= 0) {
        return int_plain(m, a);
    }
    Value places = int_negate(m, digits);
    Value unit = int_pow(m, value_from_small_int(10), places);
    release(m, places);
    if (unit == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = round_to(m, a, unit);
    release(m, unit);
    return result;
}
