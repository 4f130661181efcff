// Digests of whole messages, and keys from passwords, for hashlib, hmac, random and uuid: Nettle's.
#include <nettle/hmac.h>
#include <nettle/md5.h>
#include <nettle/nettle-meta.h>
#include <nettle/pbkdf2.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <nettle/sha3.h>
#include <string.h>

#include "engine/vm/runtime.h"
#include "engine/vm/str.h"

enum {
    BYTES_PER_INSTRUCTION = 16, // what this work counts as
    INSTRUCTIONS_PER_ROUND = 20,
    MOST_DIGEST_BYTES = 64,
    LONGEST_NAME = 15
};

typedef union HashState {
    struct md5_ctx md5;
    struct sha1_ctx sha1;
    struct sha256_ctx sha2;
    struct sha512_ctx long_sha2;
    struct sha3_224_ctx sha3; // the one with the longest blocks
} HashState;

// HMAC with any digest, as Nettle's functions for any MAC want it: one context.
typedef struct KeyedHash {
    const struct nettle_hash *hash;
    HashState outer, inner, state;
} KeyedHash;

typedef struct ByteSpan {
    const uint8_t *bytes;
    size_t length;
} ByteSpan;

static ByteSpan span_of(Machine *m, Value v) {
    const Bytes *bytes = AS(Bytes, m, v);
    return (ByteSpan){(const uint8_t *)bytes->bytes, bytes->length};
}

// The library has looked whether there is a digest of that name.
static const struct nettle_hash *hash_of(Machine *m, Value name) {
    const Str *s = AS(Str, m, name);
    char text[LONGEST_NAME + 1] = "";
    memcpy(text, s->bytes, s->length < LONGEST_NAME ? s->length : LONGEST_NAME);
    return nettle_lookup_hash(text);
}

// The length; 0 with an exception pending.
static size_t digest_of_call(Machine *m, const Call *call, uint8_t out[MOST_DIGEST_BYTES]) {
    const struct nettle_hash *hash = hash_of(m, call->args[0]);
    ByteSpan message = span_of(m, call->args[1]);
    if (!machine_spend(m, message.length / BYTES_PER_INSTRUCTION)) {
        return 0;
    }
    HashState state;
    hash->init(&state);
    hash->update(&state, message.length, message.bytes);
    hash->digest(&state, hash->digest_size, out);
    return hash->digest_size;
}

// _digest(name, bytes)
static Value native_digest(Machine *m, const Call *call) {
    uint8_t out[MOST_DIGEST_BYTES];
    size_t length = digest_of_call(m, call, out);
    return length ? bytes_new(m, (const char *)out, length) : VALUE_UNSET;
}

// _hexdigest(name, bytes)
static Value native_hexdigest(Machine *m, const Call *call) {
    uint8_t out[MOST_DIGEST_BYTES];
    char text[2 * MOST_DIGEST_BYTES];
    size_t length = digest_of_call(m, call, out);
    write_hex(text, (const char *)out, length);
    return length ? str_new(m, text, 2 * length) : VALUE_UNSET;
}

static void keyed_update(void *context, size_t length, const uint8_t *bytes) {
    KeyedHash *keyed = context;
    hmac_update(&keyed->state, keyed->hash, length, bytes);
}

static void keyed_digest(void *context, size_t length, uint8_t *out) {
    KeyedHash *keyed = context;
    hmac_digest(&keyed->outer, &keyed->inner, &keyed->state, keyed->hash, length, out);
}

// _pbkdf2(name, password, salt, rounds, length): PBKDF2 of RFC 8018 with HMAC. Both numbers are
// above zero and fit in 31 bits.
static Value native_pbkdf2(Machine *m, const Call *call) {
    KeyedHash keyed = {.hash = hash_of(m, call->args[0])};
    ByteSpan password = span_of(m, call->args[1]);
    ByteSpan salt = span_of(m, call->args[2]);
    uint64_t rounds = (uint64_t)value_as_int(call->args[3]);
    uint64_t length = (uint64_t)value_as_int(call->args[4]);
    uint64_t blocks = length / keyed.hash->digest_size + 1;
    if (!machine_spend(m, blocks * rounds * INSTRUCTIONS_PER_ROUND)) {
        return VALUE_UNSET;
    }
    Value key = bytes_new(m, NULL, length);
    if (key != VALUE_UNSET) {
        hmac_set_key(&keyed.outer, &keyed.inner, &keyed.state, keyed.hash, password.length,
                     password.bytes);
        PBKDF2(&keyed, keyed_update, keyed_digest, keyed.hash->digest_size, (unsigned)rounds,
               salt.length, salt.bytes, length, (uint8_t *)AS(Bytes, m, key)->bytes);
    }
    return key;
}

const NativeInfo natives_digest[] = {
    {"_digest", native_digest, 2, 2, false, EFFECT_PRIVATE},
    {"_hexdigest", native_hexdigest, 2, 2, false, EFFECT_PRIVATE},
    {"_pbkdf2", native_pbkdf2, 5, 5, false, EFFECT_PRIVATE},
    {0},
};
