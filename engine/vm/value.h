// value: one word that is any Python value.
//
// NaN-boxing: a double is itself; the top 16 bits of the quiet negative NaNs that no arithmetic
// produces tell the others apart. An int of up to 48 bits lives in the word; everything larger is
// an object in the heap, named by its byte offset from the heap's start, so that a copy of the
// heap is a copy of the world.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t Value;

// Where the straight way goes on: a processor reads code faster that does not jump.
#define LIKELY(condition)   __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

#define VALUE_TAG_SHIFT 48
#define VALUE_TAG_INT   0xFFFAull
#define VALUE_TAG_REF   0xFFFBull
#define VALUE_TAG_CONST 0xFFFCull
#define VALUE_PAYLOAD   0x0000FFFFFFFFFFFFull

#define VALUE_CONST(n) (VALUE_TAG_CONST << VALUE_TAG_SHIFT | (uint64_t)(n))
// No value: an unset variable, an exhausted iterator, "an exception is pending".
#define VALUE_UNSET           VALUE_CONST(0)
#define VALUE_NONE            VALUE_CONST(1)
#define VALUE_FALSE           VALUE_CONST(2)
#define VALUE_TRUE            VALUE_CONST(3)
#define VALUE_ELLIPSIS        VALUE_CONST(4)
#define VALUE_NOT_IMPLEMENTED VALUE_CONST(5)
// Returned by a native that has pushed a frame: the result comes when that frame returns.
#define VALUE_PUSHED VALUE_CONST(6)
// The awaitable of asyncio.sleep(0): one bare yield.
#define VALUE_BARE_YIELD VALUE_CONST(7)

#define VALUE_INT_MAX (((int64_t)1 << 47) - 1)
#define VALUE_INT_MIN (-((int64_t)1 << 47))

static inline uint64_t value_tag(Value v) {
    return v >> VALUE_TAG_SHIFT;
}

static inline bool value_is_int(Value v) { // a small one; see also TYPE_BIG_INT
    return value_tag(v) == VALUE_TAG_INT;
}

static inline bool value_is_ref(Value v) {
    return value_tag(v) == VALUE_TAG_REF;
}

static inline bool value_is_float(Value v) {
    return value_tag(v) < VALUE_TAG_INT || value_tag(v) > VALUE_TAG_CONST;
}

static inline bool value_is_bool(Value v) {
    return (v & ~1ull) == VALUE_FALSE;
}

static inline int64_t value_as_int(Value v) {
    return (int64_t)(v << 16) >> 16;
}

static inline Value value_from_small_int(int64_t i) { // VALUE_INT_MIN <= i <= VALUE_INT_MAX
    return VALUE_TAG_INT << VALUE_TAG_SHIFT | ((uint64_t)i & VALUE_PAYLOAD);
}

// The same in the upper bits of a word: they compare alike, and the processor sees when a sum does
// not fit.
static inline int64_t value_as_high_int(Value v) {
    return (int64_t)(v << 16);
}

static inline Value value_from_high_int(int64_t high) {
    return VALUE_TAG_INT << VALUE_TAG_SHIFT | (uint64_t)high >> 16;
}

static inline bool value_int_fits(int64_t i) {
    return i >= VALUE_INT_MIN && i <= VALUE_INT_MAX;
}

static inline double value_as_float(Value v) {
    double d;
    memcpy(&d, &v, sizeof d);
    return d;
}

static inline Value value_from_float(double d) {
    Value v;
    memcpy(&v, &d, sizeof v);
    if (d != d) { // one NaN of each sign, so that equal states are equal bits
        return (v & 0x8000000000000000ull) | 0x7FF8000000000000ull;
    }
    return v;
}

static inline Value value_from_bool(bool b) {
    return b ? VALUE_TRUE : VALUE_FALSE;
}

static inline uint64_t value_offset(Value v) {
    return v & VALUE_PAYLOAD;
}

static inline Value value_from_offset(uint64_t offset) {
    return VALUE_TAG_REF << VALUE_TAG_SHIFT | offset;
}
