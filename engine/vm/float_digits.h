// float_digits: the shortest decimal that reads back as a double, for doubles of usual size.
//
// By exact arithmetic in 128 bits, without printf and strtod. Says so when a number is none of
// those; float_text.c has the way for all.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// d lies in [1e-6, 1e15), is below 10^point and not below 10^(point - 1), and no decimal of 15
// digits reads back as d. Gives the decimal that does and is nearest to d, as an integer of *digits
// (16 or 17) digits; rounding up may have made one more. False: d is a power of two.
bool float_digits_long(double d, int point, uint64_t *number, int *digits);
