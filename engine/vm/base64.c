// base64 for lib/identifiers.py: Nettle's. Clean text only; what is to be skipped or refused in
// another the library says.
#include <nettle/base64.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/vm/protocol.h"
#include "engine/vm/runtime.h"

enum {
    BYTES_PER_INSTRUCTION = 16 // what this work counts as
};

// _base64_encode(bytes): bytes
static Value native_encode(Machine *m, const Call *call) {
    const Bytes *from = AS(Bytes, m, call->args[0]);
    bool may = machine_spend(m, from->length / BYTES_PER_INSTRUCTION);
    Value result =
        may ? bytes_new(m, NULL, BASE64_ENCODE_RAW_LENGTH((size_t)from->length)) : VALUE_UNSET;
    if (result != VALUE_UNSET) {
        base64_encode_raw(AS(Bytes, m, result)->bytes, from->length, (const uint8_t *)from->bytes);
    }
    return result;
}

// _base64_decode(text): bytes; None when there is anything but whole groups of letters.
static Value native_decode(Machine *m, const Call *call) {
    const char *text = str_bytes(m, call->args[0]);
    size_t length = str_length(m, call->args[0]);
    bool has_blanks = strcspn(text, " \t\n\r\f\v") < length; // which Nettle would skip
    bool has_three = length >= 3 && text[length - 3] == '='; // and take this for padding
    if (has_blanks || has_three) {
        return VALUE_NONE;
    }
    if (!machine_spend(m, length / BYTES_PER_INSTRUCTION)) {
        return VALUE_UNSET;
    }
    uint8_t *bytes = memory_new(BASE64_DECODE_LENGTH(length));
    struct base64_decode_ctx context;
    base64_decode_init(&context);
    bool is_clean = base64_decode_update(&context, &length, bytes, length, text) &&
                    base64_decode_final(&context);
    Value result = is_clean ? bytes_new(m, (const char *)bytes, length) : VALUE_NONE;
    memory_free(bytes);
    return result;
}

const NativeInfo natives_base64[] = {
    {"_base64_encode", native_encode, 1, 1, false, EFFECT_PRIVATE},
    {"_base64_decode", native_decode, 1, 1, false, EFFECT_PRIVATE},
    {0},
};
