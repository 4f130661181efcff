// MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4) for hashlib, random and uuid: whole messages only.
#include <string.h>

#include "engine/vm/digest.h"
#include "engine/vm/runtime.h"

enum {
    BLOCK_BYTES = 64,
    MAX_WORDS = 8
};

typedef struct Digest {
    const char *name;
    int word_count; // of the state
    int out_bytes;
    bool big_endian;
    uint32_t start[MAX_WORDS];
    void (*block)(uint32_t *state, const uint32_t *words);
} Digest;

static uint32_t left(uint32_t x, uint32_t n) {
    return x << n | x >> (32 - n);
}

static uint32_t right(uint32_t x, uint32_t n) {
    return x >> n | x << (32 - n);
}

static void add_to(uint32_t *state, const uint32_t *more, int count) {
    for (int i = 0; i < count; i++) {
        state[i] += more[i];
    }
}

// The first 32 bits behind the point of |sin(1)|, |sin(2)|, ...
static const uint32_t md5_words[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

static void md5_block(uint32_t *state, const uint32_t *words) {
    static const uint8_t turns[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t s[4];
    memcpy(s, state, sizeof s);
    for (uint32_t i = 0; i < 64; i++) {
        uint32_t f, k;
        if (i < 16) {
            f = (s[1] & s[2]) | (~s[1] & s[3]);
            k = i;
        } else if (i < 32) {
            f = (s[3] & s[1]) | (~s[3] & s[2]);
            k = (5 * i + 1) % 16;
        } else if (i < 48) {
            f = s[1] ^ s[2] ^ s[3];
            k = (3 * i + 5) % 16;
        } else {
            f = s[2] ^ (s[1] | ~s[3]);
            k = 7 * i % 16;
        }
        f += s[0] + md5_words[i] + words[k];
        s[0] = s[3];
        s[3] = s[2];
        s[2] = s[1];
        s[1] += left(f, turns[i / 16][i % 4]);
    }
    add_to(state, s, 4);
}

static void sha1_block(uint32_t *state, const uint32_t *words) {
    uint32_t w[80];
    memcpy(w, words, BLOCK_BYTES);
    for (int i = 16; i < 80; i++) {
        w[i] = left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    }
    uint32_t s[5];
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20   ? ((s[1] & s[2]) | (~s[1] & s[3])) + 0x5a827999U
                     : i < 40 ? (s[1] ^ s[2] ^ s[3]) + 0x6ed9eba1U
                     : i < 60 ? ((s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])) + 0x8f1bbcdcU
                              : (s[1] ^ s[2] ^ s[3]) + 0xca62c1d6U;
        uint32_t next = left(s[0], 5) + f + s[4] + w[i];
        s[4] = s[3];
        s[3] = s[2];
        s[2] = left(s[1], 30);
        s[1] = s[0];
        s[0] = next;
    }
    add_to(state, s, 5);
}

// The first 32 bits behind the point of the cube roots of the first 64 primes.
static const uint32_t sha256_words[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static void sha256_block(uint32_t *state, const uint32_t *words) {
    uint32_t w[64];
    memcpy(w, words, BLOCK_BYTES);
    for (int i = 16; i < 64; i++) {
        uint32_t a = w[i - 15];
        uint32_t b = w[i - 2];
        w[i] = w[i - 16] + (right(a, 7) ^ right(a, 18) ^ a >> 3) + w[i - 7] +
               (right(b, 17) ^ right(b, 19) ^ b >> 10);
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (int i = 0; i < 64; i++) {
        uint32_t first = h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) +
                         sha256_words[i] + w[i];
        uint32_t second =
            (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    const uint32_t more[8] = {a, b, c, d, e, f, g, h};
    add_to(state, more, 8);
}

static const Digest digests[] = {
    {"md5", 4, 16, false, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}, md5_block},
    {"sha1", 5, 20, true, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}, sha1_block},
    {"sha224",
     8,
     28,
     true,
     {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7,
      0xbefa4fa4},
     sha256_block},
    {"sha256",
     8,
     32,
     true,
     {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
      0x5be0cd19},
     sha256_block},
};

static void take_block(const Digest *digest, uint32_t *state, const uint8_t *bytes) {
    uint32_t words[16];
    for (int i = 0; i < 16; i++, bytes += 4) {
        words[i] = digest->big_endian ? (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
                                            (uint32_t)bytes[2] << 8 | bytes[3]
                                      : (uint32_t)bytes[3] << 24 | (uint32_t)bytes[2] << 16 |
                                            (uint32_t)bytes[1] << 8 | bytes[0];
    }
    digest->block(state, words);
}

// The last one or two blocks: the rest of the message, a 1 bit, zeros, the length in bits.
static void take_end(const Digest *digest, uint32_t *state, const uint8_t *rest, uint64_t length) {
    uint8_t last[2 * BLOCK_BYTES] = {0};
    size_t left_over = length % BLOCK_BYTES;
    memcpy(last, rest, left_over);
    last[left_over] = 0x80;
    size_t total = left_over < BLOCK_BYTES - 8 ? BLOCK_BYTES : 2 * BLOCK_BYTES;
    for (size_t i = 0; i < 8; i++) {
        uint8_t byte = (uint8_t)(length * 8 >> 8 * i);
        last[digest->big_endian ? total - 1 - i : total - 8 + i] = byte;
    }
    for (size_t at = 0; at < total; at += BLOCK_BYTES) {
        take_block(digest, state, last + at);
    }
}

// _digest(name, bytes)
static Value native_digest(Machine *m, const Call *call) {
    const Bytes *data = AS(Bytes, m, call->args[1]);
    const uint8_t *bytes = (const uint8_t *)data->bytes;
    if (!machine_spend(m, data->length / 16)) {
        return VALUE_UNSET;
    }
    bool is_sha384 = str_equal_z(m, call->args[0], "sha384");
    if (is_sha384 || str_equal_z(m, call->args[0], "sha512")) {
        char text[DIGEST_LONG_BYTES];
        size_t length = digest_long(is_sha384, bytes, data->length, text);
        return bytes_new(m, text, length);
    }
    const Digest *digest = digests;
    while (!str_equal_z(m, call->args[0], digest->name)) {
        digest++;
    }
    uint32_t state[MAX_WORDS];
    memcpy(state, digest->start, sizeof state);
    size_t whole = data->length - data->length % BLOCK_BYTES;
    for (size_t at = 0; at < whole; at += BLOCK_BYTES) {
        take_block(digest, state, bytes + at);
    }
    take_end(digest, state, bytes + whole, data->length);
    char out[4 * MAX_WORDS];
    for (int i = 0; i < digest->out_bytes; i++) {
        int shift = digest->big_endian ? 24 - 8 * (i % 4) : 8 * (i % 4);
        out[i] = (char)(uint8_t)(state[i / 4] >> shift);
    }
    return bytes_new(m, out, (size_t)digest->out_bytes);
}

const NativeInfo natives_digest[] = {
    {"_digest", native_digest, 2, 2, false, EFFECT_PRIVATE},
    {0},
};
