// digest: the hashes that work with words of 64 bits, for digest.c.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    DIGEST_LONG_BYTES = 64
};

// SHA-512, or SHA-384 when it is the shorter one. Returns how many bytes it wrote to out.
size_t digest_long(bool is_shorter, const uint8_t *bytes, size_t length, char *out);
