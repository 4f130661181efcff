#include "engine/trace/checksum.h"

#include <assert.h>
#include <string.h>

enum {
    WORD_BYTES = 8,
    STRIPE_BYTES = CHECKSUM_LANES * WORD_BYTES,
};

// Odd numbers without a pattern, from the digits of the golden ratio and of pi.
static const uint64_t starts[CHECKSUM_LANES] = {
    UINT64_C(0x9E3779B97F4A7C15), UINT64_C(0x243F6A8885A308D3), UINT64_C(0x13198A2E03707345),
    UINT64_C(0xA4093822299F31D1)};

#define FACTOR UINT64_C(0x9E3779B97F4A7C15)

static inline uint64_t turned(uint64_t word, unsigned bits) {
    return word << bits | word >> (64 - bits);
}

static inline uint64_t mixed(uint64_t lane, uint64_t word) {
    return turned((lane ^ word) * FACTOR, 31);
}

static inline uint64_t word_at(const uint8_t *bytes) { // little-endian, as the machine is: stream.c
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static void add_stripes(Checksum *sum, const uint8_t *bytes, size_t count) {
    uint64_t a = sum->lanes[0];
    uint64_t b = sum->lanes[1];
    uint64_t c = sum->lanes[2];
    uint64_t d = sum->lanes[3];
    for (size_t i = 0; i < count; i++, bytes += STRIPE_BYTES) {
        a = mixed(a, word_at(bytes));
        b = mixed(b, word_at(bytes + 8));
        c = mixed(c, word_at(bytes + 16));
        d = mixed(d, word_at(bytes + 24));
    }
    sum->lanes[0] = a;
    sum->lanes[1] = b;
    sum->lanes[2] = c;
    sum->lanes[3] = d;
}

static void add_word(Checksum *sum, uint64_t word) {
    uint64_t *lane = &sum->lanes[sum->length / WORD_BYTES % CHECKSUM_LANES];
    *lane = mixed(*lane, word);
}

Checksum checksum_begin(void) {
    Checksum sum = {.length = 0};
    memcpy(sum.lanes, starts, sizeof starts);
    return sum;
}

void checksum_add(Checksum *sum, const void *bytes, size_t length) {
    assert(sum->length % WORD_BYTES == 0);
    const uint8_t *next = bytes;
    size_t left = length;
    while (left >= WORD_BYTES) {
        bool aligned = sum->length % STRIPE_BYTES == 0;
        size_t stripes = aligned ? left / STRIPE_BYTES : 0;
        size_t taken = stripes ? stripes * STRIPE_BYTES : WORD_BYTES;
        if (stripes) {
            add_stripes(sum, next, stripes);
        } else {
            add_word(sum, word_at(next));
        }
        sum->length += taken;
        next += taken;
        left -= taken;
    }
    if (left > 0) {
        uint64_t last = 0;
        memcpy(&last, next, left);
        add_word(sum, last);
        sum->length += left;
    }
}

uint32_t checksum_end(const Checksum *sum) {
    uint64_t all = sum->length;
    for (int i = 0; i < CHECKSUM_LANES; i++) {
        all = mixed(all, sum->lanes[i]);
    }
    all ^= all >> 29;
    all *= FACTOR;
    return (uint32_t)(all >> 32);
}

uint32_t checksum_of(const void *bytes, size_t length) {
    Checksum sum = checksum_begin();
    checksum_add(&sum, bytes, length);
    return checksum_end(&sum);
}
