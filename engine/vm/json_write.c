// json.dumps for plain values: exactly None, bool, int, float, str, list, tuple, dict with str
// keys.
#include "engine/vm/json.h"

#include <math.h>
#include <string.h>

#include "engine/vm/protocol.h"

enum {
    MOST_DEPTH = 200 // deeper: the library finds out whether it goes round in a circle
};

typedef struct JsonWriter {
    Machine *m;
    Text text; // owned
    bool ascii_only;
    bool sorts;
    Value indent; // borrowed: a str, or None
    Value item_separator;
    Value key_separator;
    uint32_t depth;
} JsonWriter;

// False: an exception is pending, or nothing is and the value is not plain.
static bool write_value(JsonWriter *w, Value v);

static void add_str(JsonWriter *w, Value str) {
    text_add(&w->text, str_bytes(w->m, str), str_length(w->m, str));
}

static void add_unicode(Text *text, uint32_t code) {
    if (code > 0xFFFF) {
        add_unicode(text, 0xD800 | (code - 0x10000) >> 10);
        add_unicode(text, 0xDC00 | ((code - 0x10000) & 0x3FF));
        return;
    }
    text_printf(text, "\\u%04x", code);
}

static void add_character(JsonWriter *w, uint32_t code) {
    static const char marks[] = "\"\\\n\r\t\f\b";
    static const char shown[] = "\"\\nrtfb";
    const char *mark = code && code < 0x80 ? strchr(marks, (int)code) : NULL;
    if (mark) {
        text_add_char(&w->text, '\\');
        text_add_char(&w->text, shown[mark - marks]);
    } else if (code < 0x20 || (code >= 0x7F && w->ascii_only)) {
        add_unicode(&w->text, code);
    } else {
        text_add_code_point(&w->text, code);
    }
}

// A byte that stands for itself.
static bool is_plain_byte(const JsonWriter *w, unsigned char byte) {
    return byte >= ' ' && byte != '"' && byte != '\\' && (byte < 0x7F || !w->ascii_only);
}

static bool write_text(JsonWriter *w, Value str) {
    const char *at = str_bytes(w->m, str);
    const char *end = at + str_length(w->m, str);
    if (!text_fits(w->m, &w->text, 6 * (uint64_t)(end - at))) {
        return false;
    }
    text_add_char(&w->text, '"');
    while (at < end) {
        const char *start = at;
        while (at < end && is_plain_byte(w, (unsigned char)*at)) {
            at++;
        }
        text_add(&w->text, start, (size_t)(at - start));
        if (at < end) {
            add_character(w, utf8_read(&at));
        }
    }
    text_add_char(&w->text, '"');
    return true;
}

static bool write_float(JsonWriter *w, double d) {
    char digits[32];
    if (!isfinite(d)) {
        return false;
    }
    float_repr(d, digits);
    text_add_z(&w->text, digits);
    return true;
}

static bool new_line(JsonWriter *w) {
    if (w->indent == VALUE_NONE) {
        return true;
    }
    text_add_char(&w->text, '\n');
    if (!text_fits(w->m, &w->text, (uint64_t)w->depth * str_length(w->m, w->indent))) {
        return false;
    }
    for (uint32_t i = 0; i < w->depth; i++) {
        add_str(w, w->indent);
    }
    return true;
}

static bool begin_item(JsonWriter *w, bool is_first) {
    if (!is_first) {
        add_str(w, w->item_separator);
    }
    return new_line(w);
}

static bool write_items(JsonWriter *w, Value sequence) {
    text_add_char(&w->text, '[');
    w->depth++;
    bool ok = true;
    for (uint32_t i = 0; ok && i < sequence_count(w->m, sequence); i++) {
        ok = begin_item(w, i == 0) && write_value(w, sequence_items(w->m, sequence)[i]);
    }
    w->depth--;
    ok = ok && new_line(w);
    text_add_char(&w->text, ']');
    return ok;
}

static bool write_member(JsonWriter *w, Value key, Value value, bool is_first) {
    if (!is_type(w->m, key, TYPE_STR) || !begin_item(w, is_first) || !write_text(w, key)) {
        return false;
    }
    add_str(w, w->key_separator);
    return write_value(w, value);
}

// By their keys, which are all str.
static bool write_sorted(JsonWriter *w, Value dict) {
    Machine *m = w->m;
    uint32_t position = 0;
    Value key;
    Value value;
    bool ok = true;
    Value keys = list_new(m, dict_count(m, dict));
    if (keys == VALUE_UNSET) {
        return false;
    }
    while (ok && dict_next(m, dict, &position, &key, &value)) {
        ok = is_type(m, key, TYPE_STR) && list_append(m, keys, key);
    }
    ok = ok && items_sort(m, list_items(m, keys), list_count(m, keys), VALUE_UNSET, false);
    for (uint32_t i = 0; ok && i < list_count(m, keys); i++) {
        key = list_items(m, keys)[i];
        ok = write_member(w, key, dict_get(m, dict, key), i == 0);
    }
    release(m, keys);
    return ok;
}

static bool write_members(JsonWriter *w, Value dict) {
    uint32_t position = 0;
    Value key;
    Value value;
    text_add_char(&w->text, '{');
    w->depth++;
    bool ok = true;
    if (w->sorts) {
        ok = write_sorted(w, dict);
    } else {
        bool is_first = true;
        while (ok && dict_next(w->m, dict, &position, &key, &value)) {
            ok = write_member(w, key, value, is_first);
            is_first = false;
        }
    }
    w->depth--;
    ok = ok && new_line(w);
    text_add_char(&w->text, '}');
    return ok;
}

static bool write_word(JsonWriter *w, Value v) {
    if (value_is_int(v)) {
        text_add_int(&w->text, value_as_int(v));
        return true;
    }
    if (value_is_float(v)) {
        return write_float(w, value_as_float(v));
    }
    if (v != VALUE_NONE && !value_is_bool(v)) {
        return false;
    }
    text_add_z(&w->text, v == VALUE_NONE ? "null" : v == VALUE_TRUE ? "true" : "false");
    return true;
}

static bool write_value(JsonWriter *w, Value v) {
    Machine *m = w->m;
    if (!machine_spend(m, 1) || w->depth >= MOST_DEPTH || !text_fits(m, &w->text, 64)) {
        return false;
    }
    switch ((int)type_of(m, v)) {
    case TYPE_NOTHING:
        return write_word(w, v);
    case TYPE_STR:
        return write_text(w, v);
    case TYPE_LIST:
    case TYPE_TUPLE:
        if (sequence_count(m, v) == 0) {
            text_add_z(&w->text, "[]");
            return true;
        }
        return write_items(w, v);
    case TYPE_DICT:
        if (dict_count(m, v) == 0) {
            text_add_z(&w->text, "{}");
            return true;
        }
        return write_members(w, v);
    default:
        return false;
    }
}

Value json_write(Machine *m, const Call *call) {
    const Value *args = call->args;
    bool is_plain = (args[2] == VALUE_NONE || is_type(m, args[2], TYPE_STR)) &&
                    is_type(m, args[3], TYPE_STR) && is_type(m, args[4], TYPE_STR) &&
                    value_is_bool(args[1]) && value_is_bool(args[5]);
    if (!is_plain) {
        return VALUE_NOT_IMPLEMENTED;
    }
    JsonWriter w = {.m = m,
                    .ascii_only = args[1] == VALUE_TRUE,
                    .sorts = args[5] == VALUE_TRUE,
                    .indent = args[2],
                    .item_separator = args[3],
                    .key_separator = args[4]};
    Value result = VALUE_NOT_IMPLEMENTED;
    if (write_value(&w, args[0])) {
        result = str_from_text(m, &w.text);
    } else if (value_is_ref(m->world->pending)) {
        result = VALUE_UNSET;
    }
    text_release(&w.text);
    return result;
}

const NativeInfo natives_json[] = {
    {"_json_read", json_read, 1, 1, false, EFFECT_PRIVATE},
    {"_json_write", json_write, 6, 6, false, EFFECT_READS_SELF},
    {0},
};
