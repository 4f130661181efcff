// bytes: literals, what encoding gives, and the methods that programs use on them.
#include <string.h>

#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/str_methods.h"

static Bytes *bytes_at(const Machine *m, Value v) {
    return AS(Bytes, m, v);
}

static Value method_bytes(Machine *m, const Call *call) {
    return value_payload(m, call->self);
}

// --- operators --------------------------------------------------------------------------------

Value bytes_concat(Machine *m, Value a, Value b) {
    const Bytes *left = bytes_at(m, a);
    const Bytes *right = bytes_at(m, b);
    Value result = bytes_new(m, NULL, (size_t)left->length + right->length);
    if (result != VALUE_UNSET) {
        memcpy(bytes_at(m, result)->bytes, left->bytes, left->length);
        memcpy(bytes_at(m, result)->bytes + left->length, right->bytes, right->length);
    }
    return result;
}

Value bytes_repeat(Machine *m, Value v, int64_t times) {
    const Bytes *from = bytes_at(m, v);
    times = times < 0 ? 0 : times;
    if (!repeat_fits(m, from->length, from->length, times, "repeated bytes are too long")) {
        return VALUE_UNSET;
    }
    Value result = bytes_new(m, NULL, from->length ? from->length * (size_t)times : 0);
    if (result != VALUE_UNSET) {
        Bytes *made = bytes_at(m, result);
        fill_repeated(made->bytes, made->length, from->bytes, from->length);
    }
    return result;
}

static Value slice_of(Machine *m, Value v, Value slice) {
    int64_t start, stop, step;
    int64_t count = slice_indices(m, slice, bytes_at(m, v)->length, &start, &stop, &step);
    Value result = count < 0 ? VALUE_UNSET : bytes_new(m, NULL, (size_t)count);
    for (int64_t i = 0; result != VALUE_UNSET && i < count; i++) {
        bytes_at(m, result)->bytes[i] = bytes_at(m, v)->bytes[start + i * step];
    }
    return result;
}

Value bytes_get_item(Machine *m, Value v, Value key) {
    if (is_type(m, key, TYPE_SLICE)) {
        return slice_of(m, v, key);
    }
    int64_t index;
    int64_t length = bytes_at(m, v)->length;
    if (!text_index(m, key, length, "index", "byte indices must be integers or slices, not %s",
                    &index)) {
        return VALUE_UNSET;
    }
    return value_from_small_int((unsigned char)bytes_at(m, v)->bytes[index]);
}

// --- searching --------------------------------------------------------------------------------

// What find and its like look for: bytes, or an int for one byte (kept in *single). NULL:
// TypeError.
static const char *needle_of(Machine *m, Value v, char *single, size_t *length) {
    v = value_payload(m, v);
    if (is_type(m, v, TYPE_BYTES)) {
        *length = bytes_at(m, v)->length;
        return bytes_at(m, v)->bytes;
    }
    int64_t byte;
    if (!is_int(m, v)) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "argument should be integer or bytes-like object, not '%s'", type_name(m, v));
        return NULL;
    }
    if (!int_to_i64(m, v, &byte) || byte < 0 || byte > 255) {
        raise_error(m, CLASS_VALUE_ERROR, "byte must be in range(0, 256)");
        return NULL;
    }
    *single = (char)byte;
    *length = 1;
    return single;
}

// Index, -1 nowhere, -2 exception.
static int64_t find(Machine *m, const Call *call, bool last) {
    const Bytes *self = bytes_at(m, method_bytes(m, call));
    char single;
    size_t length;
    int64_t start, end;
    const char *needle = needle_of(m, call->args[0], &single, &length);
    if (!needle || !bounds_of(m, call, 1, self->length, &start, &end)) {
        return -2;
    }
    if (start > end) {
        return -1;
    }
    return (last ? bytes_find_last : bytes_find)(self->bytes, (size_t)start, (size_t)end, needle,
                                                 length);
}

static Value found(Machine *m, int64_t at, bool must) {
    if (at == -1 && must) {
        return raise_error(m, CLASS_VALUE_ERROR, "subsection not found");
    }
    return at == -2 ? VALUE_UNSET : int_from_i64(m, at);
}

static Value bytes_find_method(Machine *m, const Call *call) {
    return found(m, find(m, call, false), false);
}

static Value bytes_rfind(Machine *m, const Call *call) {
    return found(m, find(m, call, true), false);
}

static Value bytes_index(Machine *m, const Call *call) {
    return found(m, find(m, call, false), true);
}

static Value bytes_rindex(Machine *m, const Call *call) {
    return found(m, find(m, call, true), true);
}

static Value bytes_count(Machine *m, const Call *call) {
    const Bytes *self = bytes_at(m, method_bytes(m, call));
    char single;
    size_t length;
    int64_t start, end;
    const char *needle = needle_of(m, call->args[0], &single, &length);
    if (!needle || !bounds_of(m, call, 1, self->length, &start, &end)) {
        return VALUE_UNSET;
    }
    if (start > end || length == 0) {
        return int_from_i64(m, start > end ? 0 : end - start + 1);
    }
    int64_t count = 0;
    while ((start = bytes_find(self->bytes, (size_t)start, (size_t)end, needle, length)) >= 0) {
        start += (int64_t)length;
        count++;
    }
    return int_from_i64(m, count);
}

static bool has_affix(const Bytes *self, int64_t start, int64_t end, const Bytes *affix,
                      bool suffix) {
    if (start > end || affix->length > end - start) {
        return false;
    }
    int64_t at = suffix ? end - affix->length : start;
    return memcmp(self->bytes + at, affix->bytes, affix->length) == 0;
}

static Value test_affix(Machine *m, const Call *call, const char *name, bool suffix) {
    const Bytes *self = bytes_at(m, method_bytes(m, call));
    int64_t start, end;
    if (!bounds_of(m, call, 1, self->length, &start, &end)) {
        return VALUE_UNSET;
    }
    Value wanted = value_payload(m, call->args[0]);
    if (is_type(m, wanted, TYPE_BYTES)) {
        return value_from_bool(has_affix(self, start, end, bytes_at(m, wanted), suffix));
    }
    if (!is_type(m, wanted, TYPE_TUPLE)) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "%s first arg must be bytes or a tuple of bytes, not %s", name,
                           type_name(m, wanted));
    }
    for (uint32_t i = 0; i < tuple_count(m, wanted); i++) {
        Value item = value_payload(m, tuple_items(m, wanted)[i]);
        if (!is_type(m, item, TYPE_BYTES)) {
            return raise_error(m, CLASS_TYPE_ERROR, "a bytes-like object is required, not '%s'",
                               type_name(m, item));
        }
        if (has_affix(self, start, end, bytes_at(m, item), suffix)) {
            return VALUE_TRUE;
        }
    }
    return VALUE_FALSE;
}

static Value bytes_startswith(Machine *m, const Call *call) {
    return test_affix(m, call, "startswith", false);
}

static Value bytes_endswith(Machine *m, const Call *call) {
    return test_affix(m, call, "endswith", true);
}

// --- taking apart and putting together --------------------------------------------------------

// A bytes argument, or NULL with TypeError pending.
static const Bytes *bytes_argument(Machine *m, Value v) {
    Value inside = value_payload(m, v);
    if (!is_type(m, inside, TYPE_BYTES)) {
        raise_error(m, CLASS_TYPE_ERROR, "a bytes-like object is required, not '%s'",
                    type_name(m, v));
        return NULL;
    }
    return bytes_at(m, inside);
}

static Value from_text(Machine *m, Text *text, bool good) { // releases text
    Value result = good ? bytes_new(m, text_z(text), text->length) : VALUE_UNSET;
    text_release(text);
    return result;
}

static Value bytes_join(Machine *m, const Call *call) {
    const Bytes *self = bytes_at(m, method_bytes(m, call));
    Value sequence = sequence_of(m, call->args[0]);
    if (sequence == VALUE_UNSET) {
        if (pending_is(m, CLASS_TYPE_ERROR)) {
            pending_clear(m);
            raise_error(m, CLASS_TYPE_ERROR, "can only join an iterable");
        }
        return VALUE_UNSET;
    }
    Text text = {0};
    bool good = true;
    for (uint32_t i = 0; good && i < sequence_count(m, sequence); i++) {
        Value item = value_payload(m, sequence_items(m, sequence)[i]);
        if (!is_type(m, item, TYPE_BYTES)) {
            raise_error(m, CLASS_TYPE_ERROR,
                        "sequence item %u: expected a bytes-like object, %s found", i,
                        type_name(m, item));
            good = false;
            break;
        }
        good = text_fits(m, &text, (uint64_t)self->length + bytes_at(m, item)->length);
        if (good) {
            text_add(&text, self->bytes, i > 0 ? self->length : 0);
            text_add(&text, bytes_at(m, item)->bytes, bytes_at(m, item)->length);
        }
    }
    release(m, sequence);
    return from_text(m, &text, good);
}

static Value bytes_replace(Machine *m, const Call *call) {
    const Bytes *self = bytes_at(m, method_bytes(m, call));
    const Bytes *old = bytes_argument(m, call->args[0]);
    const Bytes *new = old ? bytes_argument(m, call->args[1]) : NULL;
    int64_t limit = -1;
    if (!new || (call->count > 2 && !size_argument(m, call->args[2], &limit))) {
        return VALUE_UNSET;
    }
    Text text = {0};
    size_t done = 0;
    bool good = true;
    for (; good && limit != 0; limit--) {
        int64_t at = bytes_find(self->bytes, done, self->length, old->bytes, old->length);
        if (at < 0) {
            break;
        }
        good = text_fits(m, &text, new->length);
        text_add(&text, self->bytes + done, (size_t)at - done);
        text_add(&text, new->bytes, good ? new->length : 0);
        done = (size_t)at + old->length;
        if (old->length == 0) { // between all bytes, and at both ends
            if (done == self->length) {
                break;
            }
            text_add_char(&text, self->bytes[done++]);
        }
    }
    text_add(&text, self->bytes + done, self->length - done);
    return from_text(m, &text, good);
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool append(Machine *m, Value list, const char *bytes, size_t length) {
    Value piece = bytes_new(m, bytes, length);
    bool good = piece != VALUE_UNSET && list_append(m, list, piece);
    release(m, piece);
    return good;
}

static bool split_blanks(Machine *m, Value list, const Bytes *self, int64_t limit) {
    size_t i = 0;
    for (;; limit--) {
        while (i < self->length && is_blank(self->bytes[i])) {
            i++;
        }
        if (i == self->length) {
            return true;
        }
        size_t end = i;
        if (limit == 0) {
            return append(m, list, self->bytes + i, self->length - i);
        }
        while (end < self->length && !is_blank(self->bytes[end])) {
            end++;
        }
        if (!append(m, list, self->bytes + i, end - i)) {
            return false;
        }
        i = end;
    }
}

static bool split_separator(Machine *m, Value list, const Bytes *self, const Bytes *separator,
                            int64_t limit) {
    size_t start = 0;
    for (; limit != 0; limit--) {
        int64_t at =
            bytes_find(self->bytes, start, self->length, separator->bytes, separator->length);
        if (at < 0) {
            break;
        }
        if (!append(m, list, self->bytes + start, (size_t)at - start)) {
            return false;
        }
        start = (size_t)at + separator->length;
    }
    return append(m, list, self->bytes + start, self->length - start);
}

static Value bytes_split(Machine *m, const Call *call) {
    static const char *const names[] = {"sep", "maxsplit", NULL};
    Value values[2];
    int64_t limit = -1;
    if (!call_parse(m, call, "split", names, 0, values) ||
        (values[1] != VALUE_UNSET && !size_argument(m, values[1], &limit))) {
        return VALUE_UNSET;
    }
    const Bytes *self = bytes_at(m, method_bytes(m, call));
    const Bytes *separator = NULL;
    if (values[0] != VALUE_UNSET && values[0] != VALUE_NONE) {
        separator = bytes_argument(m, values[0]);
        if (!separator) {
            return VALUE_UNSET;
        }
        if (separator->length == 0) {
            return raise_error(m, CLASS_VALUE_ERROR, "empty separator");
        }
    }
    Value list = list_new(m, 0);
    if (list == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    bool good = separator ? split_separator(m, list, self, separator, limit)
                          : split_blanks(m, list, self, limit);
    if (!good) {
        release(m, list);
        return VALUE_UNSET;
    }
    return list;
}

static Value strip(Machine *m, const Call *call, bool left, bool right) {
    const Bytes *self = bytes_at(m, method_bytes(m, call));
    const Bytes *set = NULL;
    if (call->count > 0 && call->args[0] != VALUE_NONE) {
        set = bytes_argument(m, call->args[0]);
        if (!set) {
            return VALUE_UNSET;
        }
    }
    size_t start = 0;
    size_t end = self->length;
#define STRIPPED(c) (set ? memchr(set->bytes, (c), set->length) != NULL : is_blank(c))
    while (left && start < end && STRIPPED(self->bytes[start])) {
        start++;
    }
    while (right && start < end && STRIPPED(self->bytes[end - 1])) {
        end--;
    }
#undef STRIPPED
    return bytes_new(m, self->bytes + start, end - start);
}

static Value bytes_strip(Machine *m, const Call *call) {
    return strip(m, call, true, true);
}

static Value bytes_lstrip(Machine *m, const Call *call) {
    return strip(m, call, true, false);
}

static Value bytes_rstrip(Machine *m, const Call *call) {
    return strip(m, call, false, true);
}

static Value map_letters(Machine *m, const Call *call, char first, char by) {
    Value self = method_bytes(m, call);
    Value result = bytes_new(m, bytes_at(m, self)->bytes, bytes_at(m, self)->length);
    for (uint32_t i = 0; result != VALUE_UNSET && i < bytes_at(m, result)->length; i++) {
        char *c = &bytes_at(m, result)->bytes[i];
        if (*c >= first && *c <= first + 25) {
            *c = (char)(*c + by);
        }
    }
    return result;
}

static Value bytes_upper(Machine *m, const Call *call) {
    return map_letters(m, call, 'a', 'A' - 'a');
}

static Value bytes_lower(Machine *m, const Call *call) {
    return map_letters(m, call, 'A', 'a' - 'A');
}

// --- hexadecimal ------------------------------------------------------------------------------

static const char hex_digits[] = "0123456789abcdef";

void write_hex(char *to, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        to[2 * i] = hex_digits[(unsigned char)bytes[i] >> 4];
        to[2 * i + 1] = hex_digits[(unsigned char)bytes[i] & 15];
    }
}

static Value hex_without_separator(Machine *m, const Bytes *self) {
    enum {
        CHUNK = 256
    };
    char digits[2 * CHUNK];
    Text text = {0};
    for (uint32_t i = 0; i < self->length; i += CHUNK) {
        size_t length = self->length - i < CHUNK ? self->length - i : CHUNK;
        write_hex(digits, self->bytes + i, length);
        text_add(&text, digits, 2 * length);
    }
    Value result = str_from_text(m, &text);
    text_release(&text);
    return result;
}

static Value bytes_hex(Machine *m, const Call *call) {
    static const char *const names[] = {"sep", "bytes_per_sep", NULL};
    Value values[2];
    int64_t group = 1;
    if (!call_parse(m, call, "hex", names, 0, values) ||
        (values[1] != VALUE_UNSET && !value_as_index(m, values[1], &group))) {
        return VALUE_UNSET;
    }
    char separator = 0;
    if (values[0] != VALUE_UNSET) {
        bool is_text = is_type(m, values[0], TYPE_STR);
        if (!is_text && !is_type(m, values[0], TYPE_BYTES)) {
            return raise_error(m, CLASS_TYPE_ERROR, "sep must be str or bytes.");
        }
        uint32_t length = is_text ? str_length(m, values[0]) : bytes_at(m, values[0])->length;
        if (length != 1) {
            return raise_error(m, CLASS_VALUE_ERROR, "sep must be length 1.");
        }
        separator = is_text ? str_bytes(m, values[0])[0] : bytes_at(m, values[0])->bytes[0];
    }
    const Bytes *self = bytes_at(m, method_bytes(m, call));
    if (!separator) {
        return hex_without_separator(m, self);
    }
    uint64_t size = group < 0 ? 0 - (uint64_t)group : (uint64_t)group;
    Text text = {0};
    for (uint64_t i = 0; i < self->length; i++) {
        uint64_t place = group > 0 ? self->length - i : i; // groups count from the right
        if (i > 0 && size && place % size == 0) {
            text_add_char(&text, separator);
        }
        char two[2];
        write_hex(two, &self->bytes[i], 1);
        text_add(&text, two, 2);
    }
    Value result = str_from_text(m, &text);
    text_release(&text);
    return result;
}

static int nibble(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static Value bytes_fromhex(Machine *m, const Call *call) {
    const Str *str = str_parameter(m, call->args[0], "fromhex() argument");
    Text text = {0};
    for (size_t i = 0; str && i < str->length;) {
        if (is_blank(str->bytes[i])) {
            i++;
            continue;
        }
        int high = nibble(str->bytes[i]);
        int low = high < 0 ? -1 : nibble(str->bytes[i + 1]); // NUL behind the last one
        if (low < 0) {
            raise_error(m, CLASS_VALUE_ERROR,
                        "non-hexadecimal number found in fromhex() arg at position %zu",
                        utf8_count(str->bytes, i + (high >= 0)));
            break;
        }
        text_add_char(&text, (char)(high << 4 | low));
        i += 2;
    }
    return from_text(m, &text, m->world->pending == VALUE_UNSET);
}

const NativeInfo natives_bytes[] = {
    {"count", bytes_count, 1, 3, false, EFFECT_PRIVATE},
    {"decode", bytes_decode, 0, -1, true, EFFECT_PRIVATE},
    {"endswith", bytes_endswith, 1, 3, false, EFFECT_PRIVATE},
    {"find", bytes_find_method, 1, 3, false, EFFECT_PRIVATE},
    {"hex", bytes_hex, 0, -1, true, EFFECT_PRIVATE},
    {"index", bytes_index, 1, 3, false, EFFECT_PRIVATE},
    {"join", bytes_join, 1, 1, false, EFFECT_PRIVATE},
    {"lower", bytes_lower, 0, 0, false, EFFECT_PRIVATE},
    {"lstrip", bytes_lstrip, 0, 1, false, EFFECT_PRIVATE},
    {"replace", bytes_replace, 2, 3, false, EFFECT_PRIVATE},
    {"rfind", bytes_rfind, 1, 3, false, EFFECT_PRIVATE},
    {"rindex", bytes_rindex, 1, 3, false, EFFECT_PRIVATE},
    {"rstrip", bytes_rstrip, 0, 1, false, EFFECT_PRIVATE},
    {"split", bytes_split, 0, -1, true, EFFECT_PRIVATE},
    {"startswith", bytes_startswith, 1, 3, false, EFFECT_PRIVATE},
    {"strip", bytes_strip, 0, 1, false, EFFECT_PRIVATE},
    {"upper", bytes_upper, 0, 0, false, EFFECT_PRIVATE},
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};

const NativeInfo natives_bytes_static[] = {
    {"fromhex", bytes_fromhex, 1, 1, false, EFFECT_PRIVATE},
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
