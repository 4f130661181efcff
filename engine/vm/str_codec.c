#include <string.h>

#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/str_methods.h"

typedef enum Codec {
    CODEC_UTF8,
    CODEC_ASCII,
    CODEC_LATIN1,
    CODEC_UNKNOWN
} Codec;

// Lower case, '-' and ' ' as '_'.
static void normalise(const char *name, char out[16]) {
    size_t i = 0;
    for (; name[i] && i < 15; i++) {
        char c = name[i];
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c == '-' || c == ' ' ? '_' : c);
    }
    out[i] = '\0';
}

static Codec codec_named(Machine *m, Value encoding) {
    static const struct {
        const char *name;
        Codec codec;
    } names[] = {
        {"utf_8", CODEC_UTF8},       {"utf8", CODEC_UTF8},      {"u8", CODEC_UTF8},
        {"ascii", CODEC_ASCII},      {"us_ascii", CODEC_ASCII}, {"646", CODEC_ASCII},
        {"latin_1", CODEC_LATIN1},   {"latin1", CODEC_LATIN1},  {"iso_8859_1", CODEC_LATIN1},
        {"iso8859_1", CODEC_LATIN1}, {"l1", CODEC_LATIN1},      {"8859", CODEC_LATIN1},
    };
    if (encoding == VALUE_UNSET) {
        return CODEC_UTF8;
    }
    char name[16];
    normalise(str_bytes(m, encoding), name);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i].name) == 0) {
            return names[i].codec;
        }
    }
    raise_error(m, CLASS_LOOKUP_ERROR, "unknown encoding: %s", str_bytes(m, encoding));
    return CODEC_UNKNOWN;
}

// Encodings and error handlers that are there, but given as something else than str.
static bool check_names(Machine *m, Value encoding, Value errors, const char *function) {
    Value values[2] = {encoding, errors};
    static const char *const names[] = {"encoding", "errors"};
    for (int i = 0; i < 2; i++) {
        if (values[i] != VALUE_UNSET && !is_type(m, values[i], TYPE_STR)) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() argument '%s' must be str, not %s", function,
                        names[i], argument_type_name(m, values[i]));
            return false;
        }
    }
    return true;
}

// The exception with its five arguments, as CPython's codecs raise it.
static Value raise_codec_error(Machine *m, ClassId cls, const char *codec, Value object,
                               int64_t start, int64_t end, const char *reason) {
    Value args = tuple_new(m, 5);
    if (args == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value *items = tuple_items(m, args);
    items[0] = str_z(m, codec);
    items[1] = retain(m, object);
    items[2] = value_from_small_int(start);
    items[3] = value_from_small_int(end);
    items[4] = str_z(m, reason);
    Value exception = exception_of(m, builtin_class(m, cls), args);
    return exception == VALUE_UNSET ? VALUE_UNSET : raise_value(m, exception);
}

// What the code point or byte at index is, as the message shows it.
static void add_culprit(Machine *m, Text *text, Value object, int64_t index) {
    uint32_t c = 0;
    if (is_type(m, object, TYPE_BYTES)) {
        if (index >= 0 && index < AS(Bytes, m, object)->length) {
            c = (unsigned char)AS(Bytes, m, object)->bytes[index];
        }
        text_printf(text, "byte 0x%02x", c);
        return;
    }
    str_char_at(m, object, index, &c);
    text_printf(text,
                c < 0x100     ? "character '\\x%02x'"
                : c < 0x10000 ? "character '\\u%04x'"
                              : "character '\\U%08x'",
                c);
}

bool unicode_error_text(Machine *m, Text *text, Value args) {
    const Value *items = tuple_items(m, args);
    int64_t start, end;
    bool decodes = is_type(m, items[1], TYPE_BYTES);
    if (!is_type(m, items[0], TYPE_STR) || (!decodes && !is_type(m, items[1], TYPE_STR)) ||
        !int_to_i64(m, items[2], &start) || !int_to_i64(m, items[3], &end) ||
        !is_type(m, items[4], TYPE_STR)) {
        return false;
    }
    text_printf(text, "'%s' codec can't %s ", str_bytes(m, items[0]),
                decodes ? "decode" : "encode");
    if (end == start + 1) {
        add_culprit(m, text, items[1], start);
        text_printf(text, " in position %lld", (long long)start);
    } else {
        text_printf(text, "%s in position %lld-%lld", decodes ? "bytes" : "characters",
                    (long long)start, (long long)end - 1);
    }
    text_printf(text, ": %s", str_bytes(m, items[4]));
    return true;
}

// --- encode -----------------------------------------------------------------------------------

// What an error handler puts for c; false when the handler is strict or unknown.
static bool add_replacement(Text *text, const char *handler, uint32_t c) {
    if (strcmp(handler, "ignore") == 0) {
        return true;
    }
    if (strcmp(handler, "replace") == 0) {
        text_add_char(text, '?');
        return true;
    }
    if (strcmp(handler, "backslashreplace") == 0) {
        text_printf(text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        return true;
    }
    if (strcmp(handler, "xmlcharrefreplace") == 0) {
        text_printf(text, "&#%u;", c);
        return true;
    }
    return false;
}

static Value cannot_encode(Machine *m, Value v, Codec codec, const char *from, int64_t index,
                           uint32_t limit) {
    const Str *str = AS(Str, m, v);
    const char *end = str->bytes + str->length;
    int64_t stop = index;
    for (const char *p = from; p < end && utf8_read(&p) >= limit;) {
        stop++;
    }
    bool ascii = codec == CODEC_ASCII;
    return raise_codec_error(m, CLASS_UNICODE_ENCODE_ERROR, ascii ? "ascii" : "latin-1", v, index,
                             stop,
                             ascii ? "ordinal not in range(128)" : "ordinal not in range(256)");
}

static bool known_handler(const char *handler) {
    static const char *const names[] = {"strict", "ignore", "replace", "backslashreplace",
                                        "xmlcharrefreplace"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i], handler) == 0) {
            return true;
        }
    }
    return false;
}

static Value encode_bytes(Machine *m, Value v, Codec codec, const char *handler) {
    const Str *str = AS(Str, m, v);
    const char *end = str->bytes + str->length;
    uint32_t limit = codec == CODEC_ASCII ? 0x80 : 0x100;
    int64_t index = 0;
    Text text = {0};
    for (const char *p = str->bytes; p < end; index++) {
        const char *at = p;
        uint32_t c = utf8_read(&p);
        if (c < limit) {
            text_add_char(&text, (char)c);
        } else if (!add_replacement(&text, handler, c)) {
            text_release(&text);
            return known_handler(handler) ? cannot_encode(m, v, codec, at, index, limit)
                                          : raise_error(m, CLASS_LOOKUP_ERROR,
                                                        "unknown error handler name '%s'", handler);
        }
    }
    Value result = bytes_new(m, text_z(&text), text.length);
    text_release(&text);
    return result;
}

Value str_to_bytes(Machine *m, Value v, Value encoding, Value errors) {
    Codec codec = codec_named(m, encoding);
    if (codec == CODEC_UNKNOWN) {
        return VALUE_UNSET;
    }
    if (codec == CODEC_UTF8) {
        return bytes_new(m, str_bytes(m, v), str_length(m, v));
    }
    return encode_bytes(m, v, codec, errors == VALUE_UNSET ? "strict" : str_bytes(m, errors));
}

Value str_encode(Machine *m, const Call *call) {
    static const char *const names[] = {"encoding", "errors", NULL};
    Value values[2];
    if (!call_parse(m, call, "encode", names, 0, values) ||
        !check_names(m, values[0], values[1], "encode")) {
        return VALUE_UNSET;
    }
    return str_to_bytes(m, method_str_value(m, call), values[0], values[1]);
}

// --- decode -----------------------------------------------------------------------------------

// How many bytes from p are one mistake, and what it is called.
static size_t bad_utf8(const char *p, const char *end, const char **reason) {
    unsigned char first = (unsigned char)*p;
    size_t wanted = first >= 0xC2 && first <= 0xDF   ? 2
                    : (first & 0xF0) == 0xE0         ? 3
                    : first >= 0xF0 && first <= 0xF4 ? 4
                                                     : 0;
    if (wanted == 0) {
        *reason = "invalid start byte";
        return 1;
    }
    size_t good = 1;
    while (good < wanted && p + good < end) {
        unsigned char next = (unsigned char)p[good];
        unsigned char low = good == 1 && first == 0xE0   ? 0xA0
                            : good == 1 && first == 0xF0 ? 0x90
                                                         : 0x80;
        unsigned char high = good == 1 && first == 0xED   ? 0x9F
                             : good == 1 && first == 0xF4 ? 0x8F
                                                          : 0xBF;
        if (next < low || next > high) {
            *reason = "invalid continuation byte";
            return good;
        }
        good++;
    }
    *reason = "unexpected end of data";
    return good;
}

static bool add_undecodable(Text *text, const char *handler, const char *p, size_t count) {
    if (strcmp(handler, "ignore") == 0) {
        return true;
    }
    if (strcmp(handler, "replace") == 0) {
        text_add_code_point(text, 0xFFFD);
        return true;
    }
    if (strcmp(handler, "backslashreplace") == 0) {
        for (size_t i = 0; i < count; i++) {
            text_printf(text, "\\x%02x", (unsigned)(unsigned char)p[i]);
        }
        return true;
    }
    return false;
}

// Adds what begins at *p; false with an exception pending.
static bool decode_one(Machine *m, Text *text, Value v, Codec codec, const char *handler,
                       const char **p, const char *end) {
    const char *at = *p;
    uint32_t c;
    const char *reason = "ordinal not in range(128)";
    size_t count = 1;
    if (codec == CODEC_LATIN1 || (codec == CODEC_ASCII && (unsigned char)*at < 0x80)) {
        text_add_code_point(text, (unsigned char)*at);
        *p = at + 1;
        return true;
    }
    if (codec == CODEC_UTF8) {
        if (utf8_next(p, end, &c)) {
            text_add(text, at, (size_t)(*p - at));
            return true;
        }
        count = bad_utf8(at, end, &reason);
    }
    *p = at + count;
    if (add_undecodable(text, handler, at, count)) {
        return true;
    }
    if (!known_handler(handler)) {
        raise_error(m, CLASS_LOOKUP_ERROR, "unknown error handler name '%s'", handler);
        return false;
    }
    int64_t start = at - AS(Bytes, m, v)->bytes;
    raise_codec_error(m, CLASS_UNICODE_DECODE_ERROR, codec == CODEC_UTF8 ? "utf-8" : "ascii", v,
                      start, start + (int64_t)count, reason);
    return false;
}

Value bytes_to_str(Machine *m, Value v, Value encoding, Value errors) {
    if (AS(Bytes, m, v)->length == 0) { // whatever the encoding
        return str_new(m, "", 0);
    }
    Codec codec = codec_named(m, encoding);
    if (codec == CODEC_UNKNOWN) {
        return VALUE_UNSET;
    }
    const char *handler = errors == VALUE_UNSET ? "strict" : str_bytes(m, errors);
    const Bytes *bytes = AS(Bytes, m, v);
    const char *end = bytes->bytes + bytes->length;
    Text text = {0};
    bool good = true;
    for (const char *p = bytes->bytes; p < end && good;) {
        good = decode_one(m, &text, v, codec, handler, &p, end);
    }
    Value result = good ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}

Value bytes_decode(Machine *m, const Call *call) {
    static const char *const names[] = {"encoding", "errors", NULL};
    Value values[2];
    if (!call_parse(m, call, "decode", names, 0, values) ||
        !check_names(m, values[0], values[1], "decode")) {
        return VALUE_UNSET;
    }
    return bytes_to_str(m, value_payload(m, call->self), values[0], values[1]);
}

// --- constructors -----------------------------------------------------------------------------

Value str_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    static const char *const names[] = {"object", "encoding", "errors", NULL};
    Value values[3];
    if (call->count == 1 && call->kwnames == VALUE_UNSET) { // the usual case
        return value_str(m, call->args[0]);
    }
    if (!call_parse(m, call, "str", names, 0, values)) {
        return VALUE_UNSET;
    }
    if (values[0] == VALUE_UNSET) {
        return str_new(m, "", 0);
    }
    if (values[1] == VALUE_UNSET && values[2] == VALUE_UNSET) {
        return value_str(m, values[0]);
    }
    if (!check_names(m, values[1], values[2], "str")) {
        return VALUE_UNSET;
    }
    Value object = value_payload(m, values[0]);
    if (is_type(m, object, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "decoding str is not supported");
    }
    if (!is_type(m, object, TYPE_BYTES)) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "decoding to str: need a bytes-like object, %s found",
                           type_name(m, object));
    }
    return bytes_to_str(m, object, values[1], values[2]);
}

static Value zero_bytes(Machine *m, Value count_value) {
    int64_t count;
    if (!int_to_i64(m, count_value, &count)) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
    }
    if (count < 0) {
        return raise_error(m, CLASS_VALUE_ERROR, "negative count");
    }
    return bytes_new(m, NULL, (size_t)count);
}

static Value bytes_of_items(Machine *m, Value iterable) {
    bool is_sequence = is_type(m, iterable, TYPE_LIST) || is_type(m, iterable, TYPE_TUPLE);
    Value iterator = is_sequence ? retain(m, iterable) : value_iter(m, iterable);
    if (iterator == VALUE_UNSET && pending_is(m, CLASS_TYPE_ERROR)) {
        pending_clear(m);
        raise_error(m, CLASS_TYPE_ERROR, "cannot convert '%s' object to bytes",
                    type_name(m, iterable));
    }
    Value sequence = iterator == VALUE_UNSET ? VALUE_UNSET : sequence_of(m, iterator);
    release(m, iterator);
    if (sequence == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = bytes_new(m, NULL, sequence_count(m, sequence));
    for (uint32_t i = 0; result != VALUE_UNSET && i < sequence_count(m, sequence); i++) {
        int64_t byte;
        bool good = value_as_index(m, sequence_items(m, sequence)[i], &byte);
        if (good && (byte < 0 || byte > 255)) {
            raise_error(m, CLASS_VALUE_ERROR, "bytes must be in range(0, 256)");
            good = false;
        }
        if (good) {
            AS(Bytes, m, result)->bytes[i] = (char)byte;
        } else {
            release(m, result);
            result = VALUE_UNSET;
        }
    }
    release(m, sequence);
    return result;
}

Value bytes_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    Value values[3];
    if (!call_parse(m, call, "bytes", names, 0, values) ||
        !check_names(m, values[1], values[2], "bytes")) {
        return VALUE_UNSET;
    }
    if (values[0] == VALUE_UNSET) {
        return bytes_new(m, "", 0);
    }
    Value source = value_payload(m, values[0]);
    if (is_type(m, source, TYPE_STR)) {
        return values[1] == VALUE_UNSET
                   ? raise_error(m, CLASS_TYPE_ERROR, "string argument without an encoding")
                   : str_to_bytes(m, source, values[1], values[2]);
    }
    if (values[1] != VALUE_UNSET || values[2] != VALUE_UNSET) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s without a string argument",
                           values[1] != VALUE_UNSET ? "encoding" : "errors");
    }
    if (is_type(m, source, TYPE_BYTES)) {
        return retain(m, source);
    }
    if (is_int(m, source)) {
        return zero_bytes(m, source);
    }
    Value special = get_special(m, values[0], "__bytes__");
    if (special != VALUE_UNSET) {
        Value made = call_value(m, special, NULL, 0, VALUE_UNSET);
        release(m, special);
        if (made != VALUE_UNSET && !is_type(m, value_payload(m, made), TYPE_BYTES)) {
            raise_error(m, CLASS_TYPE_ERROR, "__bytes__ returned non-bytes (type %s)",
                        type_name(m, made));
            release(m, made);
            return VALUE_UNSET;
        }
        return made;
    }
    if (value_is_ref(m->world->pending)) {
        return VALUE_UNSET;
    }
    return bytes_of_items(m, source);
}
