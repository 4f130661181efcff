#include <string.h>

#include "engine/vm/attribute.h"
#include "engine/vm/builtins.h"
#include "engine/vm/int.h"
#include "engine/vm/str.h"

// The int or bool inside self.
static Value method_int(Machine *m, const Call *call) {
    return value_payload(m, call->self);
}

static Value bit_length(Machine *m, const Call *call) {
    IntView view;
    int_view(m, method_int(m, call), &view);
    return int_from_u64(m, int_view_bits(&view));
}

static Value bit_count(Machine *m, const Call *call) {
    IntView view;
    int_view(m, method_int(m, call), &view);
    uint64_t count = 0;
    for (size_t i = 0; i < view.count; i++) {
        count += (uint64_t)__builtin_popcountll(view.limbs[i]);
    }
    return int_from_u64(m, count);
}

static Value conjugate(Machine *m, const Call *call) {
    return int_plain(m, method_int(m, call));
}

static Value as_integer_ratio(Machine *m, const Call *call) {
    Value items[2] = {int_plain(m, method_int(m, call)), value_from_small_int(1)};
    Value pair = tuple_of(m, items, 2);
    release(m, items[0]);
    return pair;
}

// --- bytes ------------------------------------------------------------------------------------

static bool byte_order(Machine *m, Value order, const char *function, bool *little) {
    *little = false;
    if (order == VALUE_UNSET) {
        return true;
    }
    if (!is_type(m, order, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() argument 'byteorder' must be str, not %s", function,
                    argument_type_name(m, order));
        return false;
    }
    *little = str_equal_z(m, order, "little");
    if (!*little && !str_equal_z(m, order, "big")) {
        raise_error(m, CLASS_VALUE_ERROR, "byteorder must be either 'little' or 'big'");
        return false;
    }
    return true;
}

static bool fits_in(const IntView *view, uint64_t length, bool is_signed) {
    size_t bits = int_view_bits(view);
    if (!is_signed) {
        return bits <= length * 8;
    }
    if (length == 0) {
        return bits == 0;
    }
    if (bits < length * 8) {
        return true;
    }
    // only -2^(8n - 1) has as many bits as there are places
    bool power = view->negative && bits == length * 8;
    for (size_t i = 0; power && i < view->count; i++) {
        uint64_t top = i + 1 == view->count ? (uint64_t)1 << (bits - 1) % 64 : 0;
        power = view->limbs[i] == top;
    }
    return power;
}

static void write_bytes(const IntView *view, unsigned char *bytes, size_t length, bool little) {
    unsigned carry = 1;
    for (size_t i = 0; i < length; i++) {
        unsigned byte =
            i / 8 < view->count ? (unsigned)(view->limbs[i / 8] >> i % 8 * 8) & 0xFF : 0;
        if (view->negative) {
            byte = (~byte & 0xFF) + carry;
            carry = byte >> 8;
        }
        bytes[little ? i : length - 1 - i] = (unsigned char)byte;
    }
}

static Value to_bytes(Machine *m, const Call *call) {
    static const char *const names[] = {"length", "byteorder", "signed", NULL};
    Value values[3];
    int64_t length = 1;
    bool little, is_signed = false;
    if (!call_parse(m, call, "to_bytes", names, 0, values) ||
        (values[0] != VALUE_UNSET && !value_as_index(m, values[0], &length)) ||
        !byte_order(m, values[1], "to_bytes", &little) ||
        (values[2] != VALUE_UNSET && !value_is_true(m, values[2], &is_signed))) {
        return VALUE_UNSET;
    }
    if (length < 0) {
        return raise_error(m, CLASS_VALUE_ERROR, "length argument must be non-negative");
    }
    IntView view;
    int_view(m, method_int(m, call), &view);
    if (view.negative && !is_signed) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "can't convert negative int to unsigned");
    }
    if (length < INT32_MAX && !fits_in(&view, (uint64_t)length, is_signed)) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "int too big to convert");
    }
    Value bytes = bytes_new(m, NULL, (size_t)length);
    if (bytes != VALUE_UNSET) {
        write_bytes(&view, (unsigned char *)AS(Bytes, m, bytes)->bytes, (size_t)length, little);
    }
    return bytes;
}

static Value read_bytes(Machine *m, const Bytes *bytes, bool little, bool is_signed) {
    size_t length = bytes->length;
    BigInt *big = int_begin(m, length / 8 + 1);
    if (!big) {
        return VALUE_UNSET;
    }
    const unsigned char *p = (const unsigned char *)bytes->bytes;
    bool negative = is_signed && length > 0 && p[little ? length - 1 : 0] >= 0x80;
    unsigned carry = 1;
    for (size_t i = 0; i < length; i++) {
        unsigned byte = p[little ? i : length - 1 - i];
        if (negative) {
            byte = (~byte & 0xFF) + carry;
            carry = byte >> 8;
        }
        big->limbs[i / 8] |= (uint64_t)(byte & 0xFF) << i % 8 * 8;
    }
    if (negative && carry) { // -2^(8n) cannot be: the sign bit is set
        big->limbs[length / 8] |= (uint64_t)1 << length % 8 * 8;
    }
    return int_finish(m, big, length / 8 + 1, negative);
}

static Value from_bytes(Machine *m, const Call *call) {
    static const char *const names[] = {"bytes", "byteorder", "signed", NULL};
    Value values[3];
    bool little, is_signed = false;
    if (!call_parse(m, call, "from_bytes", names, 1, values) ||
        !byte_order(m, values[1], "from_bytes", &little) ||
        (values[2] != VALUE_UNSET && !value_is_true(m, values[2], &is_signed))) {
        return VALUE_UNSET;
    }
    Value source = value_payload(m, values[0]);
    if (is_int(m, source) || is_type(m, source, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "cannot convert '%s' object to bytes",
                           type_name(m, source));
    }
    Call one = {.self = VALUE_UNSET, .args = &source, .count = 1, .kwnames = VALUE_UNSET};
    Value bytes = bytes_construct(m, builtin_class(m, CLASS_BYTES), &one);
    if (bytes == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = read_bytes(m, AS(Bytes, m, bytes), little, is_signed);
    release(m, bytes);
    return result;
}

const NativeInfo natives_int[] = {
    {"bit_length", bit_length, 0, 0, false, EFFECT_PRIVATE},
    {"bit_count", bit_count, 0, 0, false, EFFECT_PRIVATE},
    {"to_bytes", to_bytes, 0, -1, true, EFFECT_PRIVATE},
    {"as_integer_ratio", as_integer_ratio, 0, 0, false, EFFECT_PRIVATE},
    {"conjugate", conjugate, 0, 0, false, EFFECT_PRIVATE},
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};

const NativeInfo natives_int_static[] = {
    {"from_bytes", from_bytes, 0, -1, true, EFFECT_PRIVATE},
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};

// --- attributes -------------------------------------------------------------------------------

Value int_attribute(Machine *m, Value self, Value name) {
    if (str_equal_z(m, name, "real") || str_equal_z(m, name, "numerator")) {
        return int_plain(m, self);
    }
    if (str_equal_z(m, name, "imag")) {
        return value_from_small_int(0);
    }
    return str_equal_z(m, name, "denominator") ? value_from_small_int(1) : VALUE_UNSET;
}

// --- int(x), bool(x) --------------------------------------------------------------------------

// What __int__ or __index__ of an object give; TypeError otherwise.
static Value from_special(Machine *m, Value v) {
    static const char *const names[] = {"__int__", "__index__", "__trunc__"};
    for (int i = 0; value_is_ref(v) && i < 3; i++) {
        Value method = get_special(m, v, names[i]);
        if (method == VALUE_UNSET) {
            if (m->world->pending != VALUE_UNSET) {
                return VALUE_UNSET;
            }
            continue;
        }
        if (i == 2 && !number_warn_deprecated(
                          m, str_z(m, "The delegation of int() to __trunc__ is deprecated."))) {
            release(m, method);
            return VALUE_UNSET;
        }
        Value result = call_value(m, method, NULL, 0, VALUE_UNSET);
        release(m, method);
        if (i == 2 && result != VALUE_UNSET && is_int(m, value_payload(m, result))) {
            Value plain = int_plain(m, value_payload(m, result));
            release(m, result);
            return plain;
        }
        return number_from_int_method(m, result, names[i]);
    }
    return raise_error(m, CLASS_TYPE_ERROR,
                       "int() argument must be a string, a bytes-like object or a real number, "
                       "not '%s'",
                       type_name(m, v));
}

static Value from_one(Machine *m, Value v) {
    Value special = is_type(m, v, TYPE_INSTANCE) ? get_special(m, v, "__int__") : VALUE_UNSET;
    bool overridden = special != VALUE_UNSET && !is_type(m, special, TYPE_NATIVE);
    release(m, special);
    Value inside = overridden ? v : value_payload(m, v);
    if (is_int(m, inside)) {
        return int_plain(m, inside);
    }
    if (value_is_float(inside)) {
        return int_from_double(m, value_as_float(inside));
    }
    if (is_type(m, inside, TYPE_STR) || is_type(m, inside, TYPE_BYTES)) {
        return int_parse(m, inside, 10);
    }
    return from_special(m, v);
}

static Value from_text(Machine *m, Value v, Value base_value) {
    int64_t base;
    Value inside = value_payload(m, v);
    if (!value_as_index(m, base_value, &base)) {
        return VALUE_UNSET;
    }
    if ((base != 0 && base < 2) || base > 36) {
        return raise_error(m, CLASS_VALUE_ERROR, "int() base must be >= 2 and <= 36, or 0");
    }
    if (!is_type(m, inside, TYPE_STR) && !is_type(m, inside, TYPE_BYTES)) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "int() can't convert non-string with explicit base");
    }
    return int_parse(m, inside, (int)base);
}

static bool only_base_keyword(Machine *m, const Call *call) {
    static const char *const names[] = {"base", NULL};
    uint32_t count = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    for (uint32_t i = 0; i < count; i++) {
        Value name = tuple_items(m, call->kwnames)[i];
        if (!str_equal_z(m, name, "base")) {
            raise_unknown_keyword(m, "int", str_bytes(m, name), names);
            return false;
        }
    }
    return true;
}

Value int_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    Value base = call_keyword(m, call, "base");
    int count = call->count + (base != VALUE_UNSET);
    if (count > 2) {
        return raise_error(m, CLASS_TYPE_ERROR, "int() takes at most 2 arguments (%d given)",
                           count);
    }
    if (!only_base_keyword(m, call)) {
        return VALUE_UNSET;
    }
    if (call->count == 0) {
        return base == VALUE_UNSET
                   ? value_from_small_int(0)
                   : raise_error(m, CLASS_TYPE_ERROR, "int() missing string argument");
    }
    base = call->count > 1 ? call->args[1] : base;
    return base == VALUE_UNSET ? from_one(m, call->args[0]) : from_text(m, call->args[0], base);
}

// At most one positional argument and no keywords.
static bool check_one(Machine *m, const Call *call, const char *name) {
    if (value_is_ref(call->kwnames) && tuple_count(m, call->kwnames) > 0) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes no keyword arguments", name);
        return false;
    }
    if (call->count > 1) {
        raise_error(m, CLASS_TYPE_ERROR, "%s expected at most 1 argument, got %d", name,
                    call->count);
        return false;
    }
    return true;
}

Value bool_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    bool result = false;
    if (!check_one(m, call, "bool") ||
        (call->count > 0 && !value_is_true(m, call->args[0], &result))) {
        return VALUE_UNSET;
    }
    return value_from_bool(result);
}

static Value float_from_object(Machine *m, Value v) {
    Value method = value_is_ref(v) ? get_special(m, v, "__float__") : VALUE_UNSET;
    if (method != VALUE_UNSET) {
        Value result = call_value(m, method, NULL, 0, VALUE_UNSET);
        release(m, method);
        return number_from_float_method(m, result, v);
    }
    Value index = value_is_ref(v) ? get_special(m, v, "__index__") : VALUE_UNSET;
    double d;
    if (index == VALUE_UNSET) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "float() argument must be a string or a real number, not '%s'",
                           type_name(m, v));
    }
    release(m, index);
    Value i = number_index(m, v);
    bool good = i != VALUE_UNSET && int_as_double(m, i, &d);
    release(m, i);
    return good ? value_from_float(d) : VALUE_UNSET;
}

Value float_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    if (!check_one(m, call, "float")) {
        return VALUE_UNSET;
    }
    if (call->count == 0) {
        return value_from_float(0.0);
    }
    Value v = value_payload(m, call->args[0]);
    double d;
    if (value_is_float(v)) {
        return v;
    }
    if (is_int(m, v)) {
        return int_as_double(m, v, &d) ? value_from_float(d) : VALUE_UNSET;
    }
    if (is_type(m, v, TYPE_STR) || is_type(m, v, TYPE_BYTES)) {
        return float_parse(m, v);
    }
    return float_from_object(m, call->args[0]);
}
