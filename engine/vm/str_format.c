#include <string.h>

#include "engine/vm/format.h"
#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/unicode.h"

typedef enum Numbering {
    NUMBERING_OPEN,
    NUMBERING_AUTOMATIC,
    NUMBERING_MANUAL
} Numbering;

// One call of format or format_map.
typedef struct Template {
    Machine *m;
    const Call *call; // format: where the fields' values are
    Value mapping;    // format_map: the mapping; otherwise unset
    Numbering numbering;
    int64_t next_number;
} Template;

typedef struct Piece {
    const char *p;
    const char *end;
} Piece;

// "{name!conversion:spec}" taken apart.
typedef struct Field {
    Piece name;
    Piece spec;
    uint32_t conversion; // 0: none
    bool nested;         // the spec has fields of its own
} Field;

enum {
    MAX_NESTING = 2
};

static bool build(Template *t, Piece source, Text *out, int nesting);

static bool fail(Template *t, const char *message) {
    raise_error(t->m, CLASS_VALUE_ERROR, "%s", message);
    return false;
}

// --- taking a field apart ---------------------------------------------------------------------

// Reads up to the '}' that ends the spec.
static bool parse_spec(Template *t, Piece *source, Field *field) {
    int depth = 1;
    field->spec.p = source->p;
    for (; source->p < source->end; source->p++) {
        if (*source->p == '{') {
            field->nested = true;
            depth++;
        } else if (*source->p == '}' && --depth == 0) {
            field->spec.end = source->p++;
            return true;
        }
    }
    return fail(t, "unmatched '{' in format spec");
}

static bool parse_conversion(Template *t, Piece *source, Field *field) {
    if (source->p >= source->end) {
        return fail(t, "end of string while looking for conversion specifier");
    }
    field->conversion = utf8_read(&source->p);
    if (source->p < source->end) {
        char c = *source->p++;
        if (c == '}') {
            return true;
        }
        if (c != ':') {
            return fail(t, "expected ':' after conversion specifier");
        }
    }
    return parse_spec(t, source, field);
}

static bool parse_field(Template *t, Piece *source, Field *field) {
    *field = (Field){.name = {source->p, source->p}};
    char c = 0;
    while (source->p < source->end) {
        c = *source->p++;
        if (c == '{') {
            return fail(t, "unexpected '{' in field name");
        }
        if (c == '[') {
            while (source->p < source->end && *source->p != ']') {
                source->p++;
            }
        } else if (c == '}' || c == ':' || c == '!') {
            break;
        }
    }
    field->name.end = source->p - 1;
    if (c == '!') {
        return parse_conversion(t, source, field);
    }
    if (c == ':') {
        return parse_spec(t, source, field);
    }
    return c == '}' || fail(t, "expected '}' before end of string");
}

// --- finding its value ------------------------------------------------------------------------

// A number in decimal digits, or -1; -2 with an exception pending.
static int64_t integer_in(Template *t, Piece text) {
    int64_t value = 0;
    if (text.p >= text.end) {
        return -1;
    }
    while (text.p < text.end) {
        int digit = unicode_decimal(utf8_read(&text.p));
        if (digit < 0) {
            return -1;
        }
        if (value > (INT64_MAX - digit) / 10) {
            fail(t, "Too many decimal digits in format string");
            return -2;
        }
        value = value * 10 + digit;
    }
    return value;
}

static bool check_numbering(Template *t, bool automatic) {
    if (t->numbering == NUMBERING_OPEN) {
        t->numbering = automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
    }
    if (t->numbering == NUMBERING_MANUAL && automatic) {
        return fail(t, "cannot switch from manual field specification to automatic field "
                       "numbering");
    }
    if (t->numbering == NUMBERING_AUTOMATIC && !automatic) {
        return fail(t, "cannot switch from automatic field numbering to manual field "
                       "specification");
    }
    return true;
}

static Value positional(Template *t, int64_t index) {
    if (t->mapping != VALUE_UNSET) {
        return raise_error(t->m, CLASS_VALUE_ERROR, "Format string contains positional fields");
    }
    if (index >= t->call->count) {
        return raise_error(t->m, CLASS_INDEX_ERROR,
                           "Replacement index %lld out of range for positional args tuple",
                           (long long)index);
    }
    return retain(t->m, t->call->args[index]);
}

static Value by_name(Template *t, Piece name) {
    Machine *m = t->m;
    Value key = str_new(m, name.p, (size_t)(name.end - name.p));
    if (key == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value found = VALUE_UNSET;
    if (t->mapping != VALUE_UNSET) {
        found = value_get_item(m, t->mapping, key);
    } else {
        uint32_t count = value_is_ref(t->call->kwnames) ? tuple_count(m, t->call->kwnames) : 0;
        for (uint32_t i = 0; i < count; i++) {
            if (str_order(m, tuple_items(m, t->call->kwnames)[i], key) == 0) {
                found = retain(m, t->call->kwargs[i]);
                break;
            }
        }
        if (found == VALUE_UNSET) {
            raise_key_error(m, key);
        }
    }
    release(m, key);
    return found;
}

static Value first_value(Template *t, Piece name) {
    int64_t index = integer_in(t, name);
    bool empty = name.p >= name.end;
    if (index == -2 || ((empty || index >= 0) && !check_numbering(t, empty))) {
        return VALUE_UNSET;
    }
    if (empty) {
        index = t->next_number++;
    }
    return index >= 0 ? positional(t, index) : by_name(t, name);
}

// Follows one ".attribute" or "[index]"; *rest moves behind it. Takes value.
static Value follow(Template *t, Value value, Piece *rest) {
    Machine *m = t->m;
    Value next = VALUE_UNSET;
    char kind = *rest->p++;
    Piece name = {rest->p, rest->p};
    if (kind == '.') {
        while (rest->p < rest->end && *rest->p != '.' && *rest->p != '[') {
            rest->p++;
        }
        name.end = rest->p;
    } else if (kind == '[') {
        while (rest->p < rest->end && *rest->p != ']') {
            rest->p++;
        }
        name.end = rest->p;
        if (rest->p++ >= rest->end) {
            fail(t, "Missing ']' in format string");
        }
    } else {
        fail(t, "Only '.' or '[' may follow ']' in format field specifier");
    }
    if (m->world->pending == VALUE_UNSET && name.p == name.end) {
        fail(t, "Empty attribute in format string");
    }
    int64_t index = kind == '[' && m->world->pending == VALUE_UNSET ? integer_in(t, name) : -1;
    if (m->world->pending == VALUE_UNSET) {
        Value key =
            index >= 0 ? int_from_i64(m, index) : str_new(m, name.p, (size_t)(name.end - name.p));
        if (kind == '.' && key != VALUE_UNSET) {
            replace(m, &key, str_intern(m, name.p, (size_t)(name.end - name.p)));
        }
        if (key != VALUE_UNSET) {
            next = kind == '.' ? get_attr(m, value, key) : value_get_item(m, value, key);
        }
        release(m, key);
    }
    release(m, value);
    return next;
}

static Value field_value(Template *t, Piece name) {
    Piece rest = name;
    while (rest.p < rest.end && *rest.p != '.' && *rest.p != '[') {
        rest.p++;
    }
    Value value = first_value(t, (Piece){name.p, rest.p});
    while (value != VALUE_UNSET && rest.p < rest.end) {
        value = follow(t, value, &rest);
    }
    return value;
}

// --- putting it in ----------------------------------------------------------------------------

static Value converted(Template *t, Value value, uint32_t conversion) { // owned
    switch (conversion) {
    case 0:
        return retain(t->m, value);
    case 'r':
        return value_repr(t->m, value);
    case 's':
        return value_str(t->m, value);
    case 'a':
        return value_ascii(t->m, value);
    default:
        if (conversion > 32 && conversion < 127) {
            return raise_error(t->m, CLASS_VALUE_ERROR, "Unknown conversion specifier %c",
                               (int)conversion);
        }
        return raise_error(t->m, CLASS_VALUE_ERROR, "Unknown conversion specifier \\x%x",
                           conversion);
    }
}

static Value spec_of(Template *t, const Field *field, int nesting) { // owned
    if (!field->nested) {
        return str_new(t->m, field->spec.p ? field->spec.p : "",
                       (size_t)(field->spec.end - field->spec.p));
    }
    Text text = {0};
    Value spec = VALUE_UNSET;
    if (build(t, field->spec, &text, nesting + 1)) {
        spec = str_from_text(t->m, &text);
    }
    text_release(&text);
    return spec;
}

static bool add_field(Template *t, const Field *field, Text *out, int nesting) {
    Machine *m = t->m;
    Value result = VALUE_UNSET;
    Value value = field_value(t, field->name);
    Value shown = value == VALUE_UNSET ? VALUE_UNSET : converted(t, value, field->conversion);
    Value spec = shown == VALUE_UNSET ? VALUE_UNSET : spec_of(t, field, nesting);
    if (spec != VALUE_UNSET) {
        result = value_format(m, shown, spec);
    }
    release(m, spec);
    release(m, shown);
    release(m, value);
    if (result == VALUE_UNSET) {
        return false;
    }
    Value text = value_payload(m, result);
    bool good = text_fits(m, out, str_length(m, text));
    if (good) {
        text_add(out, str_bytes(m, text), str_length(m, text));
    }
    release(m, result);
    return good;
}

static bool build(Template *t, Piece source, Text *out, int nesting) {
    if (nesting >= MAX_NESTING) {
        return fail(t, "Max string recursion exceeded");
    }
    while (source.p < source.end) {
        char c = *source.p++;
        if (c != '{' && c != '}') {
            text_add_char(out, c);
            continue;
        }
        if (source.p < source.end && *source.p == c) { // doubled: stands for itself
            text_add_char(out, c);
            source.p++;
            continue;
        }
        if (c == '}') {
            return fail(t, "Single '}' encountered in format string");
        }
        if (source.p >= source.end) {
            return fail(t, "Single '{' encountered in format string");
        }
        Field field;
        if (!parse_field(t, &source, &field) || !add_field(t, &field, out, nesting)) {
            return false;
        }
    }
    return true;
}

Value format_template(Machine *m, Value template, const Call *call, Value mapping) {
    Template t = {.m = m, .call = call, .mapping = mapping};
    Piece source = {str_bytes(m, template), str_bytes(m, template) + str_length(m, template)};
    Text out = {0};
    Value result = build(&t, source, &out, 0) ? str_from_text(m, &out) : VALUE_UNSET;
    text_release(&out);
    return result;
}

Value str_format(Machine *m, const Call *call) {
    return format_template(m, method_str_value(m, call), call, VALUE_UNSET);
}

Value str_format_map(Machine *m, const Call *call) {
    return format_template(m, method_str_value(m, call), call, call->args[0]);
}
