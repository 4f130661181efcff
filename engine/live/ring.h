// ring: bytes from one process to another, through memory that both share.
//
// One writes, one reads, without a lock. A ring that is full makes its writer wait; it never drops
// a byte, so what a worker recorded arrives whole and in order. Knows nothing of what it carries.
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    RING_BYTES = 1024 * 1024
};

typedef struct Ring {
    atomic_uint_fast64_t written; // bytes since the beginning
    char apart[64 - sizeof(atomic_uint_fast64_t)];
    atomic_uint_fast64_t read;
    atomic_uint_fast64_t waits; // how often the writer had to wait
    char bytes[RING_BYTES];
} Ring; // all zero: empty

// Writes what fits; returns how much that is.
size_t ring_put(Ring *ring, const void *bytes, size_t length);
// The bytes that lie there in one piece; 0: there are none. Valid until ring_take.
size_t ring_look(Ring *ring, const char **bytes);
void ring_take(Ring *ring, size_t length);

size_t ring_used(Ring *ring);
