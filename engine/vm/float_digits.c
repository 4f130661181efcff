#include "engine/vm/float_digits.h"

#include <math.h>

typedef struct Wide {
    uint64_t high;
    uint64_t low;
} Wide;

static Wide wide_times(Wide a, uint32_t factor) {
    uint64_t low = (a.low & UINT32_MAX) * factor;
    uint64_t middle = (a.low >> 32) * factor + (low >> 32);
    return (Wide){a.high * factor + (middle >> 32), middle << 32 | (low & UINT32_MAX)};
}

static Wide wide_times_power_of_ten(Wide a, int power) {
    for (; power >= 9; power -= 9) {
        a = wide_times(a, 1000000000);
    }
    for (; power > 0; power--) {
        a = wide_times(a, 10);
    }
    return a;
}

static Wide wide_shifted_up(uint64_t a, int shift) { // 0 < shift < 128, nothing is lost
    return shift < 64 ? (Wide){a >> (64 - shift), a << shift} : (Wide){a << (shift - 64), 0};
}

static uint64_t wide_shifted_down(Wide a, int shift) { // 0 < shift < 128, fits
    return shift < 64    ? a.high << (64 - shift) | a.low >> shift
           : shift == 64 ? a.high
                         : a.high >> (shift - 64);
}

static Wide wide_minus(Wide a, Wide b) {
    return (Wide){a.high - b.high - (a.low < b.low), a.low - b.low};
}

static int wide_order(Wide a, Wide b) {
    if (a.high != b.high) {
        return a.high < b.high ? -1 : 1;
    }
    return (a.low > b.low) - (a.low < b.low);
}

// The multiple of unit * 2^shift nearest to the number, in units of 2^shift; the even one of two.
// *distance: how far away it is.
static uint64_t nearest(Wide number, int shift, uint64_t unit, Wide *distance) {
    uint64_t whole = wide_shifted_down(number, shift);
    uint64_t below = whole - whole % unit;
    Wide to_below = wide_minus(number, wide_shifted_up(below, shift));
    Wide to_above = wide_minus(wide_shifted_up(unit, shift), to_below);
    int order = wide_order(to_below, to_above);
    bool is_below = order < 0 || (order == 0 && below / unit % 2 == 0);
    *distance = is_below ? to_below : to_above;
    return is_below ? below : below + unit;
}

// d is mantissa * 2^exponent; scaled by 10^(17 - point) it has 17 digits before the point. All
// that is nearer to it than half a step of the mantissa reads back as d: with twice the mantissa,
// that is 10^(17 - point) in units of 2^(exponent - 1).
bool float_digits_long(double d, int point, uint64_t *number, int *digits) {
    int exponent;
    double fraction = frexp(d, &exponent);
    if (fraction == 0.5) { // the doubles below lie closer than those above
        return false;
    }
    uint64_t mantissa = (uint64_t)ldexp(fraction, 53);
    int shift = 53 - exponent + 1;
    Wide scaled = wide_times_power_of_ten((Wide){0, mantissa * 2}, 17 - point);
    Wide half_step = wide_times_power_of_ten((Wide){0, 1}, 17 - point);
    Wide distance;
    *number = nearest(scaled, shift, 10, &distance) / 10;
    *digits = 16;
    int order = wide_order(distance, half_step);
    if (order > 0 || (order == 0 && mantissa % 2 != 0)) {
        *number = nearest(scaled, shift, 1, &distance);
        *digits = 17;
    }
    return true;
}
