#include "engine/vm/int.h"

#include <assert.h>
#include <gmp.h>
#include <math.h>

_Static_assert(sizeof(mp_limb_t) == sizeof(uint64_t), "limbs are 64 bits");

bool is_int(const Machine *m, Value v) {
    return value_is_int(v) || value_is_bool(v) || is_type(m, v, TYPE_BIG_INT);
}

// Of a small int or a bool.
static int64_t small_value(Value v) {
    return value_is_int(v) ? value_as_int(v) : v == VALUE_TRUE;
}

static bool is_small(Value v) {
    return !value_is_ref(v);
}

void int_view(const Machine *m, Value v, IntView *view) {
    if (is_small(v)) {
        int64_t i = small_value(v);
        view->negative = i < 0;
        view->small = (uint64_t)(i < 0 ? -i : i);
        view->limbs = &view->small;
        view->count = i != 0;
        return;
    }
    const BigInt *big = AS(BigInt, m, v);
    view->negative = big->size < 0;
    view->count = (size_t)(big->size < 0 ? -(int64_t)big->size : big->size);
    view->limbs = big->limbs;
    view->small = 0;
}

size_t int_view_bits(const IntView *view) {
    if (view->count == 0) {
        return 0;
    }
    return view->count * 64 - (size_t)__builtin_clzll(view->limbs[view->count - 1]);
}

BigInt *int_begin(Machine *m, size_t count) {
    if (count > INT_MAX_BYTES / sizeof(uint64_t)) {
        raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
        return NULL;
    }
    return heap_new(m, TYPE_BIG_INT, sizeof(BigInt) + count * sizeof(uint64_t));
}

Value int_finish(Machine *m, BigInt *big, size_t count, bool negative) {
    while (count > 0 && big->limbs[count - 1] == 0) {
        count--;
    }
    uint64_t limb = count ? big->limbs[0] : 0;
    if (count <= 1 && limb <= (uint64_t)VALUE_INT_MAX + negative) {
        release(m, value_of(m, big));
        return value_from_small_int(negative ? -(int64_t)limb : (int64_t)limb);
    }
    big->size = negative ? -(int32_t)count : (int32_t)count;
    return value_of(m, big);
}

Value int_from_limbs(Machine *m, const uint64_t *limbs, size_t count, bool negative) {
    while (count > 0 && limbs[count - 1] == 0) {
        count--;
    }
    uint64_t limb = count ? limbs[0] : 0;
    if (count <= 1 && limb <= (uint64_t)VALUE_INT_MAX + negative) {
        return value_from_small_int(negative ? -(int64_t)limb : (int64_t)limb);
    }
    BigInt *big = int_begin(m, count);
    if (!big) {
        return VALUE_UNSET;
    }
    memcpy(big->limbs, limbs, count * sizeof *limbs);
    return int_finish(m, big, count, negative);
}

Value int_from_i64(Machine *m, int64_t i) {
    if (value_int_fits(i)) {
        return value_from_small_int(i);
    }
    uint64_t limb = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    return int_from_limbs(m, &limb, 1, i < 0);
}

Value int_from_u64(Machine *m, uint64_t i) {
    return int_from_limbs(m, &i, 1, false);
}

bool int_to_i64(const Machine *m, Value v, int64_t *i) {
    v = value_payload(m, v);
    if (!is_int(m, v)) {
        return false;
    }
    IntView view;
    int_view(m, v, &view);
    uint64_t limb = view.count ? view.limbs[0] : 0;
    if (view.count > 1 || limb > (uint64_t)INT64_MAX + view.negative) {
        return false;
    }
    *i = view.negative ? (int64_t)(0 - limb) : (int64_t)limb;
    return true;
}

Value int_plain(Machine *m, Value a) {
    return value_is_bool(a) ? value_from_small_int(a == VALUE_TRUE) : retain(m, a);
}

int int_sign(const Machine *m, Value v) {
    IntView view;
    int_view(m, v, &view);
    return view.count == 0 ? 0 : view.negative ? -1 : 1;
}

// --- addition ---------------------------------------------------------------------------------

static int compare_magnitudes(const IntView *a, const IntView *b) {
    if (a->count != b->count) {
        return a->count < b->count ? -1 : 1;
    }
    return a->count ? mpn_cmp(a->limbs, b->limbs, (mp_size_t)a->count) : 0;
}

static Value add_magnitudes(Machine *m, const IntView *a, const IntView *b, bool negative) {
    if (a->count < b->count) {
        const IntView *swap = a;
        a = b;
        b = swap;
    }
    BigInt *big = int_begin(m, a->count + 1);
    if (!big) {
        return VALUE_UNSET;
    }
    if (b->count == 0) {
        memcpy(big->limbs, a->limbs, a->count * sizeof *a->limbs);
    } else {
        big->limbs[a->count] =
            mpn_add(big->limbs, a->limbs, (mp_size_t)a->count, b->limbs, (mp_size_t)b->count);
    }
    return int_finish(m, big, a->count + 1, negative);
}

static Value subtract_magnitudes(Machine *m, const IntView *a, const IntView *b, bool negative) {
    if (compare_magnitudes(a, b) < 0) {
        const IntView *swap = a;
        a = b;
        b = swap;
        negative = !negative;
    }
    BigInt *big = int_begin(m, a->count);
    if (!big) {
        return VALUE_UNSET;
    }
    if (b->count == 0) {
        memcpy(big->limbs, a->limbs, a->count * sizeof *a->limbs);
    } else {
        mpn_sub(big->limbs, a->limbs, (mp_size_t)a->count, b->limbs, (mp_size_t)b->count);
    }
    return int_finish(m, big, a->count, negative);
}

static Value add_signed(Machine *m, Value a, Value b, bool subtract) {
    IntView left, right;
    int_view(m, a, &left);
    int_view(m, b, &right);
    bool right_negative = right.negative != subtract;
    work_done(m, COST_SUM_LIMBS, (left.count + right.count) / 2);
    if (left.negative == right_negative) {
        return add_magnitudes(m, &left, &right, left.negative);
    }
    return subtract_magnitudes(m, &left, &right, left.negative);
}

Value int_add(Machine *m, Value a, Value b) {
    if (is_small(a) && is_small(b)) {
        return int_from_i64(m, small_value(a) + small_value(b));
    }
    return add_signed(m, a, b, false);
}

Value int_sub(Machine *m, Value a, Value b) {
    if (is_small(a) && is_small(b)) {
        return int_from_i64(m, small_value(a) - small_value(b));
    }
    return add_signed(m, a, b, true);
}

Value int_negate(Machine *m, Value a) {
    return int_sub(m, value_from_small_int(0), a);
}

Value int_mul(Machine *m, Value a, Value b) {
    int64_t product;
    if (is_small(a) && is_small(b) &&
        !__builtin_mul_overflow(small_value(a), small_value(b), &product)) {
        return int_from_i64(m, product);
    }
    IntView left, right;
    int_view(m, a, &left);
    int_view(m, b, &right);
    if (left.count == 0 || right.count == 0) {
        return value_from_small_int(0);
    }
    const IntView *longer = left.count >= right.count ? &left : &right;
    const IntView *shorter = longer == &left ? &right : &left;
    BigInt *big = int_begin(m, left.count + right.count);
    if (!big) {
        return VALUE_UNSET;
    }
    work_done(m, COST_LIMBS, int_product_work(longer->count, shorter->count));
    mpn_mul(big->limbs, longer->limbs, (mp_size_t)longer->count, shorter->limbs,
            (mp_size_t)shorter->count);
    return int_finish(m, big, left.count + right.count, left.negative != right.negative);
}

int int_compare(const Machine *m, Value a, Value b) {
    IntView left, right;
    int_view(m, a, &left);
    int_view(m, b, &right);
    if (left.negative != right.negative) {
        return left.negative ? -1 : 1;
    }
    int order = compare_magnitudes(&left, &right);
    return left.negative ? -order : order;
}

// --- doubles ----------------------------------------------------------------------------------

Value int_from_double_exact(Machine *m, double whole) {
    if (fabs(whole) < 9.0e18) {
        return int_from_i64(m, (int64_t)whole);
    }
    int exponent;
    double fraction = frexp(fabs(whole), &exponent);
    uint64_t mantissa = (uint64_t)ldexp(fraction, 53);
    size_t shift = (size_t)exponent - 53;
    uint64_t limbs[18] = {0};
    limbs[shift / 64] = mantissa << shift % 64;
    if (shift % 64) {
        limbs[shift / 64 + 1] = mantissa >> (64 - shift % 64);
    }
    return int_from_limbs(m, limbs, 18, whole < 0);
}

Value int_from_double(Machine *m, double d) {
    if (isinf(d)) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "cannot convert float infinity to integer");
    }
    if (isnan(d)) {
        return raise_error(m, CLASS_VALUE_ERROR, "cannot convert float NaN to integer");
    }
    return int_from_double_exact(m, trunc(d));
}

double int_to_double(Machine *m, Value v, bool *overflow) {
    *overflow = false;
    v = value_payload(m, v);
    if (is_small(v)) {
        return (double)small_value(v);
    }
    IntView view;
    int_view(m, v, &view);
    size_t bits = int_view_bits(&view);
    // The top 64 bits; whatever is below only decides ties, so one sticky bit stands for it.
    uint64_t top = view.limbs[view.count - 1];
    unsigned lead = (unsigned)__builtin_clzll(top);
    bool sticky = false;
    if (view.count > 1) {
        uint64_t below = view.limbs[view.count - 2];
        if (lead) {
            top = top << lead | below >> (64 - lead);
            below <<= lead;
        }
        sticky = below != 0;
        for (size_t i = 0; i + 2 < view.count && !sticky; i++) {
            sticky = view.limbs[i] != 0;
        }
    } else {
        top <<= lead;
    }
    double d = bits > 1024 ? HUGE_VAL : ldexp((double)(top | sticky), (int)bits - 64);
    *overflow = isinf(d);
    return view.negative ? -d : d;
}

bool int_as_double(Machine *m, Value v, double *d) {
    bool overflow;
    *d = int_to_double(m, v, &overflow);
    if (overflow) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "int too large to convert to float");
    }
    return !overflow;
}

// Magnitude of a whole double against a magnitude, both not 0.
static int compare_whole(const IntView *a, double whole) {
    int exponent;
    double fraction = frexp(whole, &exponent);
    size_t bits = int_view_bits(a);
    if (bits != (size_t)exponent) {
        return bits < (size_t)exponent ? -1 : 1;
    }
    uint64_t mantissa = (uint64_t)ldexp(fraction, 64); // the same bits, left-aligned
    uint64_t top = a->limbs[a->count - 1];
    unsigned lead = (unsigned)__builtin_clzll(top);
    bool more = false;
    top <<= lead;
    if (a->count > 1) {
        uint64_t below = a->limbs[a->count - 2];
        if (lead) {
            top |= below >> (64 - lead);
            below <<= lead;
        }
        more = below != 0;
    }
    for (size_t i = 0; i + 2 < a->count && !more; i++) {
        more = a->limbs[i] != 0;
    }
    if (top != mantissa) {
        return top < mantissa ? -1 : 1;
    }
    return more;
}

int int_compare_double(const Machine *m, Value a, double b) {
    if (is_small(a)) {
        double d = (double)small_value(a); // exact
        return d < b ? -1 : d > b;
    }
    IntView view;
    int_view(m, a, &view);
    bool negative = b < 0;
    if (isinf(b)) {
        return negative ? 1 : -1;
    }
    if (view.negative != negative || fabs(b) < 1) {
        return view.negative ? -1 : 1;
    }
    double whole = trunc(fabs(b));
    int order = compare_whole(&view, whole);
    if (order == 0 && whole != fabs(b)) {
        order = -1;
    }
    return negative ? -order : order;
}

uint64_t int_hash(const Machine *m, Value v) {
    static const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    IntView view;
    int_view(m, v, &view);
    uint64_t hash = view.count ? mpn_mod_1(view.limbs, (mp_size_t)view.count, modulus) : 0;
    if (view.negative) {
        hash = 0 - hash;
    }
    return hash == UINT64_MAX ? hash - 1 : hash;
}
