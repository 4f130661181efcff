// The module unicodedata: https://docs.python.org/3.11/library/unicodedata.html, as far as
// libutf8proc knows it. Names of characters, their widths and fractions it does not know.
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "engine/base/memory.h"
#include "engine/lang/character_names.h"
#include "engine/vm/protocol.h"
#include "engine/vm/unicode.h"

static bool is_character(const Machine *m, Value v) {
    return is_type(m, v, TYPE_STR) && AS(Str, m, v)->count == 1;
}

// False: TypeError pending.
static bool character_of(Machine *m, const Call *call, const char *function, const char *which,
                         uint32_t *c) {
    Value v = value_inside(m, call->args[0]);
    if (!is_character(m, v)) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() argument%s must be a unicode character, not %s",
                    function, which, type_name(m, call->args[0]));
        return false;
    }
    return str_char_at(m, v, 0, c);
}

static const utf8proc_property_t *property_of(uint32_t c) {
    return utf8proc_get_property(unicode_is_assigned(c) ? (utf8proc_int32_t)c : 0x0378);
}

static Value native_category(Machine *m, const Call *call) {
    uint32_t c;
    if (!character_of(m, call, "category", "", &c)) {
        return VALUE_UNSET;
    }
    return str_z(m, unicode_is_assigned(c) ? utf8proc_category_string((utf8proc_int32_t)c) : "Cn");
}

static Value native_bidirectional(Machine *m, const Call *call) {
    static const char *const names[] = {
        [UTF8PROC_BIDI_CLASS_L] = "L",     [UTF8PROC_BIDI_CLASS_LRE] = "LRE",
        [UTF8PROC_BIDI_CLASS_LRO] = "LRO", [UTF8PROC_BIDI_CLASS_R] = "R",
        [UTF8PROC_BIDI_CLASS_AL] = "AL",   [UTF8PROC_BIDI_CLASS_RLE] = "RLE",
        [UTF8PROC_BIDI_CLASS_RLO] = "RLO", [UTF8PROC_BIDI_CLASS_PDF] = "PDF",
        [UTF8PROC_BIDI_CLASS_EN] = "EN",   [UTF8PROC_BIDI_CLASS_ES] = "ES",
        [UTF8PROC_BIDI_CLASS_ET] = "ET",   [UTF8PROC_BIDI_CLASS_AN] = "AN",
        [UTF8PROC_BIDI_CLASS_CS] = "CS",   [UTF8PROC_BIDI_CLASS_NSM] = "NSM",
        [UTF8PROC_BIDI_CLASS_BN] = "BN",   [UTF8PROC_BIDI_CLASS_B] = "B",
        [UTF8PROC_BIDI_CLASS_S] = "S",     [UTF8PROC_BIDI_CLASS_WS] = "WS",
        [UTF8PROC_BIDI_CLASS_ON] = "ON",   [UTF8PROC_BIDI_CLASS_LRI] = "LRI",
        [UTF8PROC_BIDI_CLASS_RLI] = "RLI", [UTF8PROC_BIDI_CLASS_FSI] = "FSI",
        [UTF8PROC_BIDI_CLASS_PDI] = "PDI",
    };
    uint32_t c;
    if (!character_of(m, call, "bidirectional", "", &c)) {
        return VALUE_UNSET;
    }
    uint32_t kind = (uint16_t)property_of(c)->bidi_class;
    bool is_known = kind < sizeof names / sizeof names[0] && names[kind];
    return str_z(m, is_known && unicode_is_assigned(c) ? names[kind] : "");
}

static Value native_combining(Machine *m, const Call *call) {
    uint32_t c;
    return character_of(m, call, "combining", "", &c)
               ? value_from_small_int(property_of(c)->combining_class)
               : VALUE_UNSET;
}

static Value native_mirrored(Machine *m, const Call *call) {
    uint32_t c;
    return character_of(m, call, "mirrored", "", &c)
               ? value_from_small_int(property_of(c)->bidi_mirrored)
               : VALUE_UNSET;
}

static Value native_decimal(Machine *m, const Call *call) {
    uint32_t c;
    if (!character_of(m, call, "decimal", " 1", &c)) {
        return VALUE_UNSET;
    }
    int digit = unicode_decimal(c);
    if (digit >= 0) {
        return value_from_small_int(digit);
    }
    return call->count > 1 ? retain(m, call->args[1])
                           : raise_error(m, CLASS_VALUE_ERROR, "not a decimal");
}

// unicodedata.name(chr[, default])
static Value native_name(Machine *m, const Call *call) {
    uint32_t c;
    char name[CHARACTER_NAME_BYTES];
    if (!character_of(m, call, "name", " 1", &c)) {
        return VALUE_UNSET;
    }
    utf8proc_category_t kind = utf8proc_category((utf8proc_int32_t)c);
    bool has_none = !unicode_is_assigned(c) || kind == UTF8PROC_CATEGORY_CC ||
                    kind == UTF8PROC_CATEGORY_CO || kind == UTF8PROC_CATEGORY_CS;
    int found = has_none ? 0 : character_name(c, name);
    if (found < 0) {
        return raise_unsupported(m, "the name of the character U+%04X", c);
    }
    return found             ? str_z(m, name)
           : call->count > 1 ? retain(m, call->args[1])
                             : raise_error(m, CLASS_VALUE_ERROR, "no such name");
}

static Value native_lookup(Machine *m, const Call *call) {
    Value name = value_inside(m, call->args[0]);
    uint32_t c;
    if (!is_type(m, name, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "lookup() argument must be str, not %s",
                           argument_type_name(m, call->args[0]));
    }
    return character_named(str_bytes(m, name), str_length(m, name), &c)
               ? str_from_code_point(m, c)
               : raise_unsupported(m, "a character named '%s'", str_bytes(m, name));
}

// --- normal forms -----------------------------------------------------------------------------

typedef struct Points {
    utf8proc_int32_t *items; // owned
    utf8proc_ssize_t count;
    size_t capacity;
} Points;

static void points_reserve(Points *points, size_t more) {
    size_t wanted = (size_t)points->count + more;
    if (wanted > points->capacity) {
        points->capacity = wanted * 2;
        points->items = memory_resize(points->items, points->capacity * sizeof points->items[0]);
    }
}

static void add_decomposed(Points *points, uint32_t c, utf8proc_option_t options) {
    enum {
        MOST = 32 // code points that one becomes
    };
    points_reserve(points, MOST);
    int boundary = 0;
    utf8proc_ssize_t count = -1;
    if (unicode_is_assigned(c)) {
        count = utf8proc_decompose_char((utf8proc_int32_t)c, points->items + points->count, MOST,
                                        options, &boundary);
    }
    if (count < 0 || count > MOST) {
        points->items[points->count] = (utf8proc_int32_t)c;
        count = 1;
    }
    points->count += count;
}

static int class_at(const Points *points, utf8proc_ssize_t index) {
    return property_of((uint32_t)points->items[index])->combining_class;
}

typedef struct Mark {
    utf8proc_int32_t c;
    int class;
    utf8proc_ssize_t order;
} Mark;

static int compare_marks(const void *a, const void *b) {
    const Mark *left = a;
    const Mark *right = b;
    int by_class = (left->class > right->class) - (left->class < right->class);
    return by_class ? by_class : (left->order > right->order) - (left->order < right->order);
}

// Marks that follow a letter stand by their class, those of the same class as they came.
static void sort_marks(Points *points, utf8proc_ssize_t begin, utf8proc_ssize_t end) {
    size_t count = (size_t)(end - begin);
    if (count < 2) {
        return;
    }
    Mark *marks = memory_resize(NULL, count * sizeof *marks);
    for (size_t i = 0; i < count; i++) {
        utf8proc_ssize_t at = begin + (utf8proc_ssize_t)i;
        marks[i] = (Mark){points->items[at], class_at(points, at), at};
    }
    qsort(marks, count, sizeof *marks, compare_marks);
    for (size_t i = 0; i < count; i++) {
        points->items[begin + (utf8proc_ssize_t)i] = marks[i].c;
    }
    memory_free(marks);
}

static void order_marks(Points *points) {
    for (utf8proc_ssize_t i = 0; i < points->count;) {
        utf8proc_ssize_t end = i;
        while (end < points->count && class_at(points, end) != 0) {
            end++;
        }
        sort_marks(points, i, end);
        i = end + 1;
    }
}

// 0: there is no such form.
static utf8proc_option_t form_options(Machine *m, Value form) {
    static const struct {
        const char *name;
        int options;
    } forms[] = {
        {"NFC", UTF8PROC_STABLE | UTF8PROC_COMPOSE},
        {"NFD", UTF8PROC_STABLE | UTF8PROC_DECOMPOSE},
        {"NFKC", UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT},
        {"NFKD", UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT},
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (str_equal_z(m, form, forms[i].name)) {
            return (utf8proc_option_t)forms[i].options;
        }
    }
    return 0;
}

static Value normalized(Machine *m, Value text, utf8proc_option_t options) {
    Points points = {0};
    const char *at = str_bytes(m, text);
    const char *end = at + str_length(m, text);
    uint32_t c;
    points_reserve(&points, str_length(m, text) + 1);
    while (at < end && utf8_next(&at, end, &c)) {
        add_decomposed(&points, c, options);
    }
    order_marks(&points);
    points_reserve(&points, 1);
    if (options & UTF8PROC_COMPOSE) {
        points.count = utf8proc_normalize_utf32(points.items, points.count, options);
    }
    Text out = {0};
    for (utf8proc_ssize_t i = 0; i < points.count; i++) {
        text_add_code_point(&out, (uint32_t)points.items[i]);
    }
    Value result = str_from_text(m, &out);
    text_release(&out);
    memory_free(points.items);
    return result;
}

static Value normalize(Machine *m, const Call *call, const char *function) {
    for (int i = 0; i < 2; i++) {
        if (!is_type(m, value_inside(m, call->args[i]), TYPE_STR)) {
            return raise_error(m, CLASS_TYPE_ERROR, "%s() argument %d must be str, not %s",
                               function, i + 1, argument_type_name(m, call->args[i]));
        }
    }
    Value text = value_inside(m, call->args[1]);
    utf8proc_option_t options = form_options(m, value_inside(m, call->args[0]));
    if (AS(Str, m, text)->count == 0) {
        return retain(m, text);
    }
    return options ? normalized(m, text, options)
                   : raise_error(m, CLASS_VALUE_ERROR, "invalid normalization form");
}

static Value native_normalize(Machine *m, const Call *call) {
    return normalize(m, call, "normalize");
}

static Value native_is_normalized(Machine *m, const Call *call) {
    Value made = normalize(m, call, "is_normalized");
    if (made == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    bool same = same_str(m, made, value_inside(m, call->args[1]));
    release(m, made);
    return value_from_bool(same);
}

const NativeInfo natives_unicode[] = {
    {"category", native_category, 1, 1, false, EFFECT_PRIVATE},
    {"bidirectional", native_bidirectional, 1, 1, false, EFFECT_PRIVATE},
    {"combining", native_combining, 1, 1, false, EFFECT_PRIVATE},
    {"mirrored", native_mirrored, 1, 1, false, EFFECT_PRIVATE},
    {"decimal", native_decimal, 1, 2, false, EFFECT_PRIVATE},
    {"name", native_name, 1, 2, false, EFFECT_PRIVATE},
    {"lookup", native_lookup, 1, 1, false, EFFECT_PRIVATE},
    {"normalize", native_normalize, 2, 2, false, EFFECT_PRIVATE},
    {"is_normalized", native_is_normalized, 2, 2, false, EFFECT_PRIVATE},
    {0},
};
