#include <string.h>

#include "engine/vm/str.h"

// SipHash-1-3 with key 0 over the units CPython stores: 1, 2 or 4 bytes a code point, whatever the
// largest needs.
typedef struct Sip {
    uint64_t v0, v1, v2, v3;
    uint64_t word; // bytes not yet mixed in
    uint64_t count;
} Sip;

static uint64_t rotate(uint64_t x, int by) {
    return x << by | x >> (64 - by);
}

static void sip_round(Sip *s) {
    s->v0 += s->v1;
    s->v1 = rotate(s->v1, 13) ^ s->v0;
    s->v0 = rotate(s->v0, 32);
    s->v2 += s->v3;
    s->v3 = rotate(s->v3, 16) ^ s->v2;
    s->v0 += s->v3;
    s->v3 = rotate(s->v3, 21) ^ s->v0;
    s->v2 += s->v1;
    s->v1 = rotate(s->v1, 17) ^ s->v2;
    s->v2 = rotate(s->v2, 32);
}

static void sip_word(Sip *s, uint64_t word) {
    s->v3 ^= word;
    sip_round(s);
    s->v0 ^= word;
}

static void sip_byte(Sip *s, uint8_t byte) {
    s->word |= (uint64_t)byte << (s->count % 8 * 8);
    if (++s->count % 8 == 0) {
        sip_word(s, s->word);
        s->word = 0;
    }
}

static Sip sip_begin(void) {
    return (Sip){.v0 = 0x736f6d6570736575,
                 .v1 = 0x646f72616e646f6d,
                 .v2 = 0x6c7967656e657261,
                 .v3 = 0x7465646279746573};
}

static uint64_t sip_end(Sip *s) {
    sip_word(s, s->word | s->count << 56);
    s->v2 ^= 0xff;
    sip_round(s);
    sip_round(s);
    sip_round(s);
    uint64_t hash = s->v0 ^ s->v1 ^ s->v2 ^ s->v3;
    return hash == UINT64_MAX ? hash - 1 : hash; // CPython keeps -1 for errors
}

static uint64_t hash_of_bytes(const char *bytes, size_t length) {
    if (length == 0) {
        return 0;
    }
    Sip s = sip_begin();
    size_t i = 0;
    for (; i + 8 <= length; i += 8) {
        uint64_t word;
        memcpy(&word, bytes + i, 8);
        sip_word(&s, word);
        s.count += 8;
    }
    for (; i < length; i++) {
        sip_byte(&s, (uint8_t)bytes[i]);
    }
    return sip_end(&s);
}

static uint64_t hash_of_code_points(const char *bytes, size_t length, uint32_t largest) {
    int width = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : 4;
    Sip s = sip_begin();
    for (const char *p = bytes; p < bytes + length;) {
        uint32_t c = utf8_read(&p);
        for (int i = 0; i < width; i++) {
            sip_byte(&s, (uint8_t)(c >> 8 * i));
        }
    }
    return sip_end(&s);
}

uint64_t text_hash(const char *bytes, size_t length) {
    uint32_t largest = 0;
    for (const char *p = bytes; p < bytes + length;) {
        uint32_t c = utf8_read(&p);
        largest = c > largest ? c : largest;
    }
    return largest < 0x80 ? hash_of_bytes(bytes, length)
                          : hash_of_code_points(bytes, length, largest);
}

uint64_t hash_of_str(Machine *m, Value v) {
    Str *str = AS(Str, m, v);
    if (str->hash == 0) {
        work_done(m, COST_CHARACTERS, str->length / 16 + 1);
        str->hash = str->count == str->length ? hash_of_bytes(str->bytes, str->length)
                                              : text_hash(str->bytes, str->length);
    }
    return str->hash;
}

uint64_t bytes_hash(const Machine *m, Value v) {
    const Bytes *bytes = AS(Bytes, m, v);
    return hash_of_bytes(bytes->bytes, bytes->length);
}
