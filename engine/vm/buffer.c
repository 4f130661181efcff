#include "engine/vm/buffer.h"

#include <math.h>
#include <string.h>

#include "engine/vm/number.h"
#include "engine/vm/protocol.h"
#include "engine/vm/shortcut.h"

// The bytes inside, for this object alone: unset with an exception pending.
static Bytes *own_bytes(Machine *m, Value v) {
    Instance *instance = AS(Instance, m, v);
    if (object_at(m, instance->payload)->refs > 1) {
        const Bytes *shared = AS(Bytes, m, instance->payload);
        Value copy = bytes_new(m, shared->bytes, shared->length);
        if (copy == VALUE_UNSET) {
            return NULL;
        }
        replace(m, &instance->payload, copy);
    }
    return AS(Bytes, m, instance->payload);
}

// _hold(object, bytes): what it stands for from now on.
static Value native_hold(Machine *m, const Call *call) {
    Instance *instance = AS(Instance, m, call->args[0]);
    replace(m, &instance->payload, retain(m, value_payload(m, call->args[1])));
    return VALUE_NONE;
}

// _held(object): the bytes. A bytearray whose __init__ has not run is empty.
static Value native_held(Machine *m, const Call *call) {
    Instance *instance = AS(Instance, m, call->args[0]);
    if (instance->payload == VALUE_UNSET) {
        instance->payload = bytes_new(m, "", 0);
    }
    return retain(m, instance->payload);
}

// _poke(object, index, byte)
static Value native_poke(Machine *m, const Call *call) {
    Bytes *bytes = own_bytes(m, call->args[0]);
    if (!bytes) {
        return VALUE_UNSET;
    }
    bytes->bytes[value_as_int(call->args[1])] = (char)value_as_int(call->args[2]);
    return VALUE_NONE;
}

// _poke_all(object, start, step, bytes): one after the other, where there is room for them.
static Value native_poke_all(Machine *m, const Call *call) {
    Value given = retain(m, value_payload(m, call->args[3])); // perhaps the object's own
    Bytes *to = own_bytes(m, call->args[0]);
    const Bytes *from = AS(Bytes, m, given);
    int64_t place = value_as_int(call->args[1]);
    int64_t step = value_as_int(call->args[2]);
    for (uint32_t i = 0; to && i < from->length; i++, place += step) {
        to->bytes[place] = from->bytes[i];
    }
    release(m, given);
    return to ? VALUE_NONE : VALUE_UNSET;
}

// _bytes_iterator(object): a walk over what it holds at each time.
static Value native_bytes_iterator(Machine *m, const Call *call) {
    return iterator_new(m, CLASS_BYTES_ITERATOR, call->args[0]);
}

// --- a bytearray's items ------------------------------------------------------------------------

// Those of its own methods' first argument; NULL: it has none yet.
static const Bytes *bytes_of(const Machine *m, const ShortcutCall *call) {
    Value self = call->count > 0 && call->kwnames == VALUE_UNSET ? call->args[0] : VALUE_UNSET;
    Value held = is_type(m, self, TYPE_INSTANCE) ? AS(Instance, m, self)->payload : VALUE_UNSET;
    return is_type(m, held, TYPE_BYTES) ? AS(Bytes, m, held) : NULL;
}

// Which one the second argument means; -1: none.
static int64_t place_of(const Bytes *bytes, const ShortcutCall *call) {
    int64_t place = value_is_int(call->args[1]) ? value_as_int(call->args[1]) : INT64_MAX;
    place += place < 0 ? bytes->length : 0;
    return place < bytes->length ? place : -1;
}

Value bytearray_length_shortcut(Machine *m, const ShortcutCall *call) {
    const Bytes *bytes = call->count == 1 ? bytes_of(m, call) : NULL;
    return bytes ? value_from_small_int(bytes->length) : VALUE_NOT_IMPLEMENTED;
}

Value bytearray_get_shortcut(Machine *m, const ShortcutCall *call) {
    const Bytes *bytes = call->count == 2 ? bytes_of(m, call) : NULL;
    int64_t place = bytes ? place_of(bytes, call) : -1;
    return place < 0 ? VALUE_NOT_IMPLEMENTED
                     : value_from_small_int((unsigned char)bytes->bytes[place]);
}

Value bytearray_set_shortcut(Machine *m, const ShortcutCall *call) {
    const Bytes *bytes = call->count == 3 ? bytes_of(m, call) : NULL;
    int64_t place = bytes ? place_of(bytes, call) : -1;
    int64_t byte = place >= 0 && value_is_int(call->args[2]) ? value_as_int(call->args[2]) : -1;
    if (byte < 0 || byte > UINT8_MAX) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Bytes *own = own_bytes(m, call->args[0]);
    if (!own) {
        return VALUE_UNSET;
    }
    own->bytes[place] = (char)byte;
    return VALUE_NONE;
}

// _extend_held(object, bytes): in place while the block has room.
static Value native_extend(Machine *m, const Call *call) {
    Bytes *own = own_bytes(m, call->args[0]);
    const Bytes *more = AS(Bytes, m, value_payload(m, call->args[1]));
    if (!own) {
        return VALUE_UNSET;
    }
    size_t length = (size_t)own->length + more->length;
    if (sizeof(Bytes) + length + 1 <= heap_block_size(&own->object) && more != own) {
        memcpy(own->bytes + own->length, more->bytes, more->length);
        own->bytes[length] = 0;
        own->length = (uint32_t)length;
        return VALUE_NONE;
    }
    Value made = bytes_new(m, NULL, length);
    if (made == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    memcpy(AS(Bytes, m, made)->bytes, own->bytes, own->length);
    memcpy(AS(Bytes, m, made)->bytes + own->length, more->bytes, more->length);
    replace(m, &AS(Instance, m, call->args[0])->payload, made);
    return VALUE_NONE;
}

// --- floats as bytes, little end first ----------------------------------------------------------

// The nearest half, ties to even. False: too large.
static bool half_of(double d, uint16_t *half) {
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    double size = fabs(d);
    if (isnan(d)) {
        *half = sign | 0x7e00;
    } else if (isinf(d)) {
        *half = sign | 0x7c00;
    } else if (size < ldexp(1, -14)) { // subnormal, or the smallest that is not
        *half = (uint16_t)(sign | (uint16_t)nearbyint(ldexp(size, 24)));
    } else {
        int exponent;
        double fraction = frexp(size, &exponent); // 0.5 .. 1
        unsigned bits = (unsigned)nearbyint(ldexp(fraction, 11)) - 1024;
        bits += (unsigned)(exponent + 14) << 10;
        if (bits >= 0x7c00) {
            return false;
        }
        *half = (uint16_t)(sign | bits);
    }
    return true;
}

static double double_of_half(uint16_t half) {
    int exponent = half >> 10 & 31;
    double fraction = half & 1023;
    double size = exponent == 31  ? (half & 1023 ? (double)NAN : (double)INFINITY)
                  : exponent == 0 ? ldexp(fraction, -24)
                                  : ldexp(fraction + 1024, exponent - 25);
    return half & 0x8000 ? -size : size;
}

// _float_bytes(number, size): 2, 4 or 8 bytes; None when the number is too large for them.
static Value native_float_bytes(Machine *m, const Call *call) {
    double d;
    if (!value_as_double(m, call->args[0], &d)) {
        return VALUE_UNSET;
    }
    uint64_t bits = 0;
    int64_t size = value_as_int(call->args[1]);
    if (size == 2) {
        uint16_t half;
        if (!half_of(d, &half)) {
            return VALUE_NONE;
        }
        bits = half;
    } else if (size == 4) {
        float f = (float)d;
        uint32_t word;
        if (isinf(f) && !isinf(d)) {
            return VALUE_NONE;
        }
        memcpy(&word, &f, sizeof word);
        bits = word;
    } else {
        memcpy(&bits, &d, sizeof bits);
    }
    char bytes[8];
    for (int i = 0; i < 8; i++) {
        bytes[i] = (char)(bits >> 8 * i & 255);
    }
    return bytes_new(m, bytes, (size_t)size);
}

// _bytes_float(bytes): of 2, 4 or 8 bytes.
static Value native_bytes_float(Machine *m, const Call *call) {
    const Bytes *bytes = AS(Bytes, m, call->args[0]);
    uint64_t bits = 0;
    for (uint32_t i = 0; i < bytes->length; i++) {
        bits |= (uint64_t)(unsigned char)bytes->bytes[i] << 8 * i;
    }
    if (bytes->length == 2) {
        return value_from_float(double_of_half((uint16_t)bits));
    }
    if (bytes->length == 4) {
        uint32_t word = (uint32_t)bits;
        float f;
        memcpy(&f, &word, sizeof f);
        return value_from_float((double)f);
    }
    double d;
    memcpy(&d, &bits, sizeof d);
    return value_from_float(d);
}

// _crc32(bytes, start): of IEEE 802.3.
static Value native_crc32(Machine *m, const Call *call) {
    const Bytes *bytes = AS(Bytes, m, value_payload(m, call->args[0]));
    int64_t start;
    if (!int_to_i64(m, call->args[1], &start)) {
        start = 0;
    }
    uint32_t crc = ~(uint32_t)start;
    for (uint32_t i = 0; i < bytes->length; i++) {
        crc ^= (unsigned char)bytes->bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        }
    }
    return machine_spend(m, bytes->length / 8) ? int_from_u64(m, (uint32_t)~crc) : VALUE_UNSET;
}

const NativeInfo natives_buffer[] = {
    {"_hold", native_hold, 2, 2, false, EFFECT_WRITES_SELF},
    {"_held", native_held, 1, 1, false, EFFECT_READS_SELF},
    {"_poke", native_poke, 3, 3, false, EFFECT_WRITES_SELF},
    {"_poke_all", native_poke_all, 4, 4, false, EFFECT_WRITES_SELF},
    {"_bytes_iterator", native_bytes_iterator, 1, 1, false, EFFECT_PRIVATE},
    {"_extend_held", native_extend, 2, 2, false, EFFECT_WRITES_SELF},
    {"_float_bytes", native_float_bytes, 2, 2, false, EFFECT_PRIVATE},
    {"_bytes_float", native_bytes_float, 1, 1, false, EFFECT_PRIVATE},
    {"_crc32", native_crc32, 2, 2, false, EFFECT_PRIVATE},
    {0},
};
