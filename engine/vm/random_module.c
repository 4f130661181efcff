// The Mersenne Twister MT19937 behind the random module: M. Matsumoto and T. Nishimura, "Mersenne
// Twister: a 623-dimensionally equidistributed uniform pseudorandom number generator", 1998. The
// distributions on top of it are Python, in random.py of the library.
//
// A generator's state is a bytes object that only these functions see and change.
#include "engine/vm/runtime.h"

enum {
    WORDS = 624,
    SHIFT = 397
};

typedef struct Twister {
    uint32_t words[WORDS];
    uint32_t next; // index of the next word to hand out
} Twister;

static Twister *twister_of(Machine *m, Value state) {
    return (Twister *)(void *)AS(Bytes, m, state)->bytes;
}

static uint32_t mix(uint32_t high, uint32_t low) {
    uint32_t y = (high & 0x80000000U) | (low & 0x7fffffffU);
    return (y >> 1) ^ (y & 1 ? 0x9908b0dfU : 0);
}

static void refill(Twister *t) {
    for (int i = 0; i < WORDS; i++) {
        t->words[i] = t->words[(i + SHIFT) % WORDS] ^ mix(t->words[i], t->words[(i + 1) % WORDS]);
    }
    t->next = 0;
}

static uint32_t next_word(Twister *t) {
    if (t->next >= WORDS) {
        refill(t);
    }
    uint32_t y = t->words[t->next++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680U;
    y ^= (y << 15) & 0xefc60000U;
    return y ^ (y >> 18);
}

static void begin(Twister *t, uint32_t seed) {
    t->words[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) {
        uint32_t before = t->words[i - 1];
        t->words[i] = 1812433253U * (before ^ (before >> 30)) + i;
    }
    t->next = WORDS;
}

// The reference implementation's init_by_array.
static void begin_with_key(Machine *m, Twister *t, Value key) {
    uint32_t *w = t->words;
    uint32_t count = list_count(m, key);
    uint32_t i = 1;
    uint32_t j = 0;
    begin(t, 19650218U);
    for (uint32_t k = count > WORDS ? count : WORDS; k > 0; k--) {
        uint32_t digit = (uint32_t)value_as_int(list_items(m, key)[j]);
        w[i] = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1664525U)) + digit + j;
        if (++i == WORDS) {
            w[0] = w[WORDS - 1];
            i = 1;
        }
        j = (j + 1) % count;
    }
    for (int k = WORDS - 1; k > 0; k--) {
        w[i] = (w[i] ^ ((w[i - 1] ^ (w[i - 1] >> 30)) * 1566083941U)) - i;
        if (++i == WORDS) {
            w[0] = w[WORDS - 1];
            i = 1;
        }
    }
    w[0] = 0x80000000U;
}

// _twister(key): a new state; key is a list of 32-bit ints, least significant first, not empty.
static Value native_twister(Machine *m, const Call *call) {
    Twister t = {.next = 0};
    begin_with_key(m, &t, call->args[0]);
    return bytes_new(m, (const char *)&t, sizeof t);
}

// _twister_words(state): its 624 words and the index of the next one, as a tuple.
static Value native_twister_words(Machine *m, const Call *call) {
    Value words = tuple_new(m, WORDS + 1);
    for (uint32_t i = 0; i <= WORDS; i++) {
        const Twister *t = twister_of(m, call->args[0]);
        uint32_t word = i == WORDS ? t->next : t->words[i];
        tuple_items(m, words)[i] = value_from_small_int(word);
    }
    return words;
}

// _twister_of_words(words): the state again, from a list of 625 ints below 2^32.
static Value native_twister_of_words(Machine *m, const Call *call) {
    Twister t = {.next = 0};
    for (uint32_t i = 0; i < WORDS; i++) {
        t.words[i] = (uint32_t)value_as_int(list_items(m, call->args[0])[i]);
    }
    t.next = (uint32_t)value_as_int(list_items(m, call->args[0])[WORDS]);
    return bytes_new(m, (const char *)&t, sizeof t);
}

// _twister_random(state): a float in [0, 1) with 53 random bits.
static Value native_twister_random(Machine *m, const Call *call) {
    Twister *t = twister_of(m, call->args[0]);
    uint32_t high = next_word(t) >> 5;
    uint32_t low = next_word(t) >> 6;
    return value_from_float((high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

// _twister_bits(state, k): an int of k random bits, k in 1 .. 32.
static Value native_twister_bits(Machine *m, const Call *call) {
    uint32_t bits = (uint32_t)value_as_int(call->args[1]);
    return int_from_u64(m, next_word(twister_of(m, call->args[0])) >> (32 - bits));
}

static uint32_t below(Twister *t, uint64_t limit) {
    int bits = 64 - __builtin_clzll(limit);
    uint32_t word;
    do {
        word = next_word(t) >> (32 - bits);
    } while (word >= limit);
    return word;
}

// _twister_below(state, n): an int in [0, n), n in 1 .. 2^32 - 1: as many tries as it takes.
static Value native_twister_below(Machine *m, const Call *call) {
    uint64_t limit = (uint64_t)value_as_int(call->args[1]);
    return int_from_u64(m, below(twister_of(m, call->args[0]), limit));
}

// _twister_between(state, a, b): an int in [a, b]; None when that takes more than one word, or an
// argument is no small int, or there is none, or the generator is no twister (state None).
static Value native_twister_between(Machine *m, const Call *call) {
    if (!is_type(m, call->args[0], TYPE_BYTES) || !value_is_int(call->args[1]) ||
        !value_is_int(call->args[2])) {
        return VALUE_NONE;
    }
    int64_t first = value_as_int(call->args[1]);
    int64_t width = value_as_int(call->args[2]) - first + 1;
    return width > 0 && width <= UINT32_MAX
               ? int_from_i64(m, first + below(twister_of(m, call->args[0]), (uint64_t)width))
               : VALUE_NONE;
}

// _twister_range(state, start, stop, step): as _twister_between, of range(start, stop, step); a
// stop of None stands for range(start).
static Value native_twister_range(Machine *m, const Call *call) {
    bool is_short = call->args[2] == VALUE_NONE;
    Value stop = call->args[is_short ? 1 : 2];
    if (!is_type(m, call->args[0], TYPE_BYTES) || !value_is_int(call->args[1]) ||
        !value_is_int(stop) || !value_is_int(call->args[3])) {
        return VALUE_NONE;
    }
    int64_t first = is_short ? 0 : value_as_int(call->args[1]);
    int64_t step = value_as_int(call->args[3]);
    if (step == 0 || (is_short && step != 1)) {
        return VALUE_NONE;
    }
    int64_t width = (value_as_int(stop) - first + step - (step > 0 ? 1 : -1)) / step;
    return width > 0 && width <= UINT32_MAX
               ? int_from_i64(m,
                              first + step * below(twister_of(m, call->args[0]), (uint64_t)width))
               : VALUE_NONE;
}

static Value native_world_seed(Machine *m, const Call *call) {
    (void)call;
    return int_from_u64(m, m->world->seed);
}

const NativeInfo natives_random[] = {
    {"_twister", native_twister, 1, 1, false, EFFECT_PRIVATE},
    {"_twister_words", native_twister_words, 1, 1, false, EFFECT_PRIVATE},
    {"_twister_of_words", native_twister_of_words, 1, 1, false, EFFECT_PRIVATE},
    {"_twister_random", native_twister_random, 1, 1, false, EFFECT_WRITES_SELF},
    {"_twister_bits", native_twister_bits, 2, 2, false, EFFECT_WRITES_SELF},
    {"_twister_below", native_twister_below, 2, 2, false, EFFECT_WRITES_SELF},
    {"_twister_between", native_twister_between, 3, 3, false, EFFECT_WRITES_SELF},
    {"_twister_range", native_twister_range, 4, 4, false, EFFECT_WRITES_SELF},
    {"_world_seed", native_world_seed, 0, 0, false, EFFECT_PRIVATE},
    {0},
};
