// checksum: notices that bytes of a stream are not those that were written.
//
// Eight bytes at a time in four independent lanes, so that a processor works on all four at once:
// a stream is written far more often than it is read, and the checksum must not be what it costs.
// Every step is a bijection of the lane, so one changed word always changes it. The numbers are
// part of the stream's format (stream.h): the same on every machine, and a change of them is a new
// STREAM_VERSION. Against accidents only; whoever means harm can compute it, too.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    CHECKSUM_LANES = 4
};

typedef struct Checksum {
    uint64_t lanes[CHECKSUM_LANES];
    uint64_t length;
} Checksum;

Checksum checksum_begin(void);
// Pieces may be of any number, but all before the last one have multiples of 8 bytes.
void checksum_add(Checksum *sum, const void *bytes, size_t length);
uint32_t checksum_end(const Checksum *sum);

// All at once.
uint32_t checksum_of(const void *bytes, size_t length);
