// int: the arithmetic of ints on limbs, for number.c and the int files only.
//
// Small ints live in the word, larger ones in BigInt objects; every function takes both and bool.
// Results are normalised: a value that fits a word is never an object. Scratch space comes from the
// heap, so that its limit holds for every intermediate result too.
#pragma once

#include "engine/vm/number.h"

// Sign and magnitude of an int. limbs is valid as long as the int and the view itself.
typedef struct IntView {
    const uint64_t *limbs;
    size_t count; // no leading zero limbs; 0: the value is 0
    bool negative;
    uint64_t small;
} IntView;

void int_view(const Machine *m, Value v, IntView *view); // the view must not be copied
size_t int_view_bits(const IntView *view);               // bit_length

// Larger ints end in MemoryError: one multiplication must not take minutes, nor GMP's scratch space
// more than the process has.
enum {
    INT_MAX_BYTES = 64 * 1024 * 1024
};

// A BigInt under construction with count limbs of zero; NULL with MemoryError pending.
BigInt *int_begin(Machine *m, size_t count);
// Trims leading zeros and normalises; takes the object.
Value int_finish(Machine *m, BigInt *big, size_t count, bool negative);
Value int_from_limbs(Machine *m, const uint64_t *limbs, size_t count, bool negative);

Value int_add(Machine *m, Value a, Value b);
Value int_sub(Machine *m, Value a, Value b);
Value int_mul(Machine *m, Value a, Value b);
Value int_negate(Machine *m, Value a);
Value int_plain(Machine *m, Value a);                // True becomes 1; owned
int int_compare(const Machine *m, Value a, Value b); // <0, 0, >0
int int_sign(const Machine *m, Value v);

// Floor division; quotient and remainder may be NULL. False: ZeroDivisionError with message.
bool int_divide(Machine *m, Value a, Value b, Value *quotient, Value *remainder,
                const char *message);
Value int_true_divide(Machine *m, Value a, Value b);
Value int_pow(Machine *m, Value a, Value b); // b < 0: a float
Value int_pow_mod(Machine *m, Value a, Value b, Value modulus);
Value int_round(Machine *m, Value a, Value digits);

Value int_shift_left(Machine *m, Value a, Value b);
Value int_shift_right(Machine *m, Value a, Value b);
Value int_bits(Machine *m, Value a, Value b, int op); // OPERATOR_BIT_AND, _OR, _XOR
Value int_invert(Machine *m, Value a);

Value int_from_double_exact(Machine *m, double whole);       // no fraction, finite
int int_compare_double(const Machine *m, Value a, double b); // b is not NaN
// The double nearest to v, or false with "int too large to convert to float" pending.
bool int_as_double(Machine *m, Value v, double *d);

// --- float ------------------------------------------------------------------------------------
Value float_binary(Machine *m, double a, double b, int op);
void float_divide_floor(double a, double b, double *quotient, double *remainder);
Value float_round_value(Machine *m, double d, Value digits);

// What a product of so many by so many limbs takes, in products of two limbs: long ones take less
// than all pairs (Karatsuba).
static inline uint64_t int_product_work(uint64_t a, uint64_t b) {
    uint64_t longer = a > b ? a : b;
    uint64_t shorter = a > b ? b : a;
    uint64_t work = longer * shorter;
    for (; shorter > 32; shorter /= 2) {
        work -= work / 4;
    }
    return work;
}
