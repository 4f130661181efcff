// pickle_tags: what the bytes of engine/vm/pickle consist of. A tag is followed by what its comment
// says, counts and lengths in 32 bits; what a container has follows it in place.
#pragma once

#include <stdint.h>
#include <string.h>

typedef enum Tag {
    TAG_WORD,    // none, bool, small int, float ...: the word
    TAG_AGAIN,   // number of an earlier object
    TAG_LIBRARY, // offset of an object that every world has
    TAG_STR,
    TAG_NAME, // an interned str
    TAG_BYTES,
    TAG_BIG_INT,
    TAG_TUPLE,
    TAG_LIST,
    TAG_DICT,
    TAG_SET,
    TAG_FROZENSET,
    TAG_DEQUE, // count, maxlen, items
    TAG_RANGE,
    TAG_SLICE,
    TAG_GLOBAL,   // qualified name in the program
    TAG_INSTANCE, // class, payload, state
    TAG_CALL      // callable, arguments, state: what __reduce__ says
} Tag;

// The number at *at, which then is behind it.
static inline uint32_t tag_u32(const char **at) {
    uint32_t n;
    memcpy(&n, *at, sizeof n);
    *at += sizeof n;
    return n;
}

static inline uint64_t tag_u64(const char **at) {
    uint64_t n;
    memcpy(&n, *at, sizeof n);
    *at += sizeof n;
    return n;
}
