// base64 for lib/identifiers.py: three bytes are four letters. Decodes clean text only; what is to
// be skipped or refused in another the library says.
#include <string.h>

#include "engine/vm/protocol.h"
#include "engine/vm/runtime.h"

// _base64_encode(bytes, letters): bytes
static Value native_encode(Machine *m, const Call *call) {
    const Bytes *from = AS(Bytes, m, call->args[0]);
    size_t length = from->length;
    const char *letters = str_bytes(m, call->args[1]);
    Value result =
        machine_spend(m, length / 16) ? bytes_new(m, NULL, (length + 2) / 3 * 4) : VALUE_UNSET;
    if (result == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    const uint8_t *bytes = (const uint8_t *)from->bytes;
    char *to = AS(Bytes, m, result)->bytes;
    for (size_t i = 0; i < length; i += 3, to += 4) {
        size_t rest = length - i;
        uint32_t word = (uint32_t)bytes[i] << 16 | (rest > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
                        (rest > 2 ? bytes[i + 2] : 0);
        to[0] = letters[word >> 18];
        to[1] = letters[word >> 12 & 63];
        to[2] = rest > 1 ? letters[word >> 6 & 63] : '=';
        to[3] = rest > 2 ? letters[word & 63] : '=';
    }
    return result;
}

// The number that a letter stands for, or -1.
static int value_of_letter(char c) {
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

// _base64_decode(text): bytes; None when there is anything but whole groups of letters.
static Value native_decode(Machine *m, const Call *call) {
    const char *text = str_bytes(m, call->args[0]);
    size_t length = str_length(m, call->args[0]);
    size_t padding = 0;
    while (padding < 2 && padding < length && text[length - 1 - padding] == '=') {
        padding++;
    }
    if (length % 4 || !machine_spend(m, length / 16)) {
        return length % 4 ? VALUE_NONE : VALUE_UNSET;
    }
    Value result = bytes_new(m, NULL, length / 4 * 3 - padding);
    char *to = result == VALUE_UNSET ? NULL : AS(Bytes, m, result)->bytes;
    uint32_t word = 0;
    for (size_t i = 0; to && i < length; i++) {
        int value = i < length - padding ? value_of_letter(text[i]) : 0;
        if (value < 0) {
            release(m, result);
            return VALUE_NONE;
        }
        word = word << 6 | (uint32_t)value;
        if (i % 4 == 3) {
            size_t left = i + 1 < length ? 3 : 3 - padding;
            for (size_t k = 0; k < left; k++) {
                *to++ = (char)(uint8_t)(word >> (16 - 8 * k));
            }
            word = 0;
        }
    }
    return result;
}

const NativeInfo natives_base64[] = {
    {"_base64_encode", native_encode, 2, 2, false, EFFECT_PRIVATE},
    {"_base64_decode", native_decode, 1, 1, false, EFFECT_PRIVATE},
    {0},
};
