#include <assert.h>
#include <float.h>
#include <gmp.h>
#include <math.h>

#include "engine/vm/int.h"

static bool both_small(Value a, Value b) {
    return value_is_int(a) && value_is_int(b);
}

static void divide_small(Machine *m, int64_t a, int64_t b, Value *quotient, Value *remainder) {
    int64_t q = a / b;
    int64_t r = a % b;
    if (r != 0 && (r < 0) != (b < 0)) {
        q--;
        r += b;
    }
    if (quotient) {
        *quotient = int_from_i64(m, q);
    }
    if (remainder) {
        *remainder = int_from_i64(m, r);
    }
}

// |a| < |b|, a not 0: the quotient is 0, or -1 when the signs differ.
static bool divide_shorter(Machine *m, Value a, Value b, bool signs_differ, Value *quotient,
                           Value *remainder) {
    if (remainder) {
        *remainder = signs_differ ? int_add(m, a, b) : int_plain(m, a);
        if (*remainder == VALUE_UNSET) {
            return false;
        }
    }
    if (quotient) {
        *quotient = value_from_small_int(signs_differ ? -1 : 0);
    }
    return true;
}

static bool divide_long(Machine *m, const IntView *a, const IntView *b, Value *quotient,
                        Value *remainder) {
    size_t quotient_count = a->count - b->count + 1;
    BigInt *q = int_begin(m, quotient_count + 1);
    BigInt *r = q ? int_begin(m, b->count) : NULL;
    if (!r) {
        if (q) {
            release(m, value_of(m, q));
        }
        return false;
    }
    work_done(m, COST_LIMBS, 2 * int_product_work(quotient_count, b->count));
    mpn_tdiv_qr(q->limbs, r->limbs, 0, a->limbs, (mp_size_t)a->count, b->limbs,
                (mp_size_t)b->count);
    bool differ = a->negative != b->negative;
    if (differ && !mpn_zero_p(r->limbs, (mp_size_t)b->count)) {
        q->limbs[quotient_count] = mpn_add_1(q->limbs, q->limbs, (mp_size_t)quotient_count, 1);
        mpn_sub_n(r->limbs, b->limbs, r->limbs, (mp_size_t)b->count);
    }
    Value whole = int_finish(m, q, quotient_count + 1, differ);
    Value rest = int_finish(m, r, b->count, b->negative);
    if (quotient) {
        *quotient = whole;
    } else {
        release(m, whole);
    }
    if (remainder) {
        *remainder = rest;
    } else {
        release(m, rest);
    }
    return true;
}

bool int_divide(Machine *m, Value a, Value b, Value *quotient, Value *remainder,
                const char *message) {
    if (int_sign(m, b) == 0) {
        raise_error(m, CLASS_ZERO_DIVISION_ERROR, "%s", message);
        return false;
    }
    if (both_small(a, b)) {
        divide_small(m, value_as_int(a), value_as_int(b), quotient, remainder);
        return true;
    }
    IntView left, right;
    int_view(m, a, &left);
    int_view(m, b, &right);
    if (left.count < right.count) {
        bool differ = left.count != 0 && left.negative != right.negative;
        return divide_shorter(m, a, b, differ, quotient, remainder);
    }
    return divide_long(m, &left, &right, quotient, remainder);
}

// --- true division ----------------------------------------------------------------------------

// |a| * 2^-shift / |b| as an integer whose lowest bit is also set when something was cut off.
// False when out of memory.
static bool scaled_quotient(Machine *m, Value a, Value b, int64_t shift, uint64_t *result) {
    Value amount = int_from_i64(m, shift < 0 ? -shift : shift);
    Value shifted = int_shift_left(m, shift < 0 ? a : b, amount);
    if (shifted == VALUE_UNSET) {
        return false;
    }
    Value quotient, remainder;
    bool done =
        int_divide(m, shift < 0 ? shifted : a, shift < 0 ? b : shifted, &quotient, &remainder, "");
    release(m, shifted);
    if (!done) {
        return false;
    }
    IntView view;
    int_view(m, quotient, &view);
    assert(view.count <= 1);
    *result = (view.count ? view.limbs[0] : 0) | (int_sign(m, remainder) != 0);
    release(m, quotient);
    release(m, remainder);
    return true;
}

static Value magnitude(Machine *m, Value v) {
    return int_sign(m, v) < 0 ? int_negate(m, v) : int_plain(m, v);
}

static Value too_large(Machine *m) {
    return raise_error(m, CLASS_OVERFLOW_ERROR, "integer division result too large for a float");
}

// Keeps 55 or 56 bits of the quotient (fewer for subnormal results), then rounds once.
static Value divide_magnitudes(Machine *m, Value a, Value b, bool negative) {
    IntView left, right;
    int_view(m, a, &left);
    int_view(m, b, &right);
    int64_t difference = (int64_t)int_view_bits(&left) - (int64_t)int_view_bits(&right);
    if (difference > DBL_MAX_EXP) {
        return too_large(m);
    }
    if (difference < DBL_MIN_EXP - DBL_MANT_DIG - 1) {
        return value_from_float(negative ? -0.0 : 0.0);
    }
    int64_t lowest = difference > DBL_MIN_EXP ? difference : DBL_MIN_EXP;
    int64_t shift = lowest - DBL_MANT_DIG - 2;
    uint64_t x;
    if (!scaled_quotient(m, a, b, shift, &x)) {
        return VALUE_UNSET;
    }
    int bits = x ? 64 - __builtin_clzll(x) : 0;
    int64_t extra = (bits > DBL_MIN_EXP - shift ? bits : DBL_MIN_EXP - shift) - DBL_MANT_DIG;
    uint64_t mask = (uint64_t)1 << (extra - 1);
    if ((x & mask) && (x & (3 * mask - 1))) {
        x += mask;
    }
    x &= ~(2 * mask - 1);
    double d = ldexp((double)x, (int)shift);
    if (isinf(d)) {
        return too_large(m);
    }
    return value_from_float(negative ? -d : d);
}

Value int_true_divide(Machine *m, Value a, Value b) {
    if (int_sign(m, b) == 0) {
        return raise_error(m, CLASS_ZERO_DIVISION_ERROR, "division by zero");
    }
    if (!value_is_ref(a) && !value_is_ref(b)) { // both are exact doubles
        bool overflow;
        return value_from_float(int_to_double(m, a, &overflow) / int_to_double(m, b, &overflow));
    }
    if (int_sign(m, a) == 0) {
        return value_from_float(int_sign(m, b) < 0 ? -0.0 : 0.0);
    }
    Value left = magnitude(m, a);
    Value right = magnitude(m, b);
    Value result = VALUE_UNSET;
    if (left != VALUE_UNSET && right != VALUE_UNSET) {
        result = divide_magnitudes(m, left, right, int_sign(m, a) != int_sign(m, b));
    }
    release(m, left);
    release(m, right);
    return result;
}
