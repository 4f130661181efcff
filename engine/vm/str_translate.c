#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/str_methods.h"

// --- maketrans --------------------------------------------------------------------------------

static bool set_point(Machine *m, Value dict, uint32_t from, Value to) {
    return dict_set(m, dict, value_from_small_int(from), to);
}

// A key of the mapping form: an int stays, a str must be one character.
static Value plain_key(Machine *m, Value key) { // owned
    if (is_int(m, key)) {
        return retain(m, key);
    }
    if (!is_type(m, key, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "keys in translate table must be strings or integers");
    }
    uint32_t c;
    if (AS(Str, m, key)->count != 1) {
        return raise_error(m, CLASS_VALUE_ERROR,
                           "string keys in translate table must be of length 1");
    }
    str_char_at(m, key, 0, &c);
    return value_from_small_int(c);
}

static bool table_from_mapping(Machine *m, Value table, Value mapping) {
    if (!is_type(m, mapping, TYPE_DICT)) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "if you give only one argument to maketrans it must be a dict");
        return false;
    }
    uint32_t position = 0;
    Value key, value;
    while (dict_next(m, mapping, &position, &key, &value)) {
        Value plain = plain_key(m, key);
        bool good = plain != VALUE_UNSET && dict_set(m, table, plain, value);
        release(m, plain);
        if (!good) {
            return false;
        }
    }
    return true;
}

static bool table_from_strings(Machine *m, Value table, const Call *call) {
    const Str *to = str_parameter(m, call->args[1], "maketrans() argument 2");
    const Str *removed = NULL;
    if (to && call->count > 2) {
        removed = str_parameter(m, call->args[2], "maketrans() argument 3");
    }
    if (!to || (call->count > 2 && !removed)) {
        return false;
    }
    const Str *from = str_argument(m, call->args[0],
                                   "first maketrans argument must be a string if there is a "
                                   "second argument%.0s");
    if (!from) {
        return false;
    }
    if (from->count != to->count) {
        raise_error(m, CLASS_VALUE_ERROR,
                    "the first two maketrans arguments must have equal length");
        return false;
    }
    const char *p = from->bytes;
    const char *q = to->bytes;
    while (p < from->bytes + from->length) {
        uint32_t c = utf8_read(&p);
        if (!set_point(m, table, c, value_from_small_int(utf8_read(&q)))) {
            return false;
        }
    }
    for (p = removed ? removed->bytes : NULL; p && p < removed->bytes + removed->length;) {
        if (!set_point(m, table, utf8_read(&p), VALUE_NONE)) {
            return false;
        }
    }
    return true;
}

Value str_maketrans(Machine *m, const Call *call) {
    Value table = dict_new(m);
    if (table == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    bool good = call->count == 1 ? table_from_mapping(m, table, call->args[0])
                                 : table_from_strings(m, table, call);
    if (!good) {
        release(m, table);
        return VALUE_UNSET;
    }
    return table;
}

// --- translate --------------------------------------------------------------------------------

// What the table says about c: owned; VALUE_UNSET with nothing pending when it says nothing.
static Value look_up(Machine *m, Value table, uint32_t c) {
    Value key = value_from_small_int(c);
    if (is_type(m, table, TYPE_DICT)) {
        return retain(m, dict_get(m, table, key));
    }
    Value found = value_get_item(m, table, key);
    if (found == VALUE_UNSET && pending_is(m, CLASS_LOOKUP_ERROR)) {
        pending_clear(m);
    }
    return found;
}

static bool add_translation(Machine *m, Text *text, Value to) {
    if (to == VALUE_NONE) {
        return true;
    }
    if (is_type(m, to, TYPE_STR)) {
        text_add(text, str_bytes(m, to), str_length(m, to));
        return true;
    }
    int64_t c;
    if (!is_int(m, to)) {
        raise_error(m, CLASS_TYPE_ERROR, "character mapping must return integer, None or str");
        return false;
    }
    if (!int_to_i64(m, to, &c) || c < 0 || c > 0x10FFFF) {
        raise_error(m, CLASS_VALUE_ERROR, "character mapping must be in range(0x110000)");
        return false;
    }
    text_add_code_point(text, (uint32_t)c);
    return true;
}

Value str_translate(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    Text text = {0};
    bool good = true;
    for (const char *p = str->bytes; p < end && good;) {
        uint32_t c = utf8_read(&p);
        Value to = look_up(m, call->args[0], c);
        if (to == VALUE_UNSET) {
            text_add_code_point(&text, c);
            good = m->world->pending == VALUE_UNSET;
            continue;
        }
        good = add_translation(m, &text, to) && text_fits(m, &text, 0);
        release(m, to);
    }
    Value result = good ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}
