#include "engine/vm/number.h"
#include "engine/vm/str.h"
#include "engine/vm/str_methods.h"
#include "engine/vm/unicode.h"

typedef int (*Mapping)(uint32_t c, uint32_t out[UNICODE_MAPPING_MAX]);

static void add_mapped(Text *text, uint32_t c, Mapping mapping) {
    uint32_t out[UNICODE_MAPPING_MAX];
    int count = mapping(c, out);
    for (int i = 0; i < count; i++) {
        text_add_code_point(text, out[i]);
    }
}

// A capital sigma becomes a final one behind a letter that no other letter follows; points that
// have no say in it are skipped.
static bool is_final_sigma(const char *start, const char *at, const char *after, const char *end) {
    bool letter_before = false;
    while (at > start) {
        uint32_t c = utf8_read_back(&at);
        if (!unicode_is_case_ignorable(c)) {
            letter_before = unicode_is_cased(c);
            break;
        }
    }
    while (letter_before && after < end) {
        uint32_t c = utf8_read(&after);
        if (!unicode_is_case_ignorable(c)) {
            return !unicode_is_cased(c);
        }
    }
    return letter_before;
}

static void add_lower(Text *text, uint32_t c, const char *start, const char *at, const char *after,
                      const char *end) {
    if (c == 0x3A3) {
        text_add_code_point(text, is_final_sigma(start, at, after, end) ? 0x3C2 : 0x3C3);
    } else {
        add_mapped(text, c, unicode_to_lower);
    }
}

static Value finish(Machine *m, Text *text) {
    Value result = text_fits(m, text, 0) ? str_from_text(m, text) : VALUE_UNSET;
    text_release(text);
    return result;
}

// Of ASCII text: every letter of the range in the other case.
static Value swap_range(Machine *m, const Call *call, char first, char last) {
    work_done(m, COST_CASE, method_str(m, call)->length / 16 + 1);
    const Str *str = method_str(m, call);
    Str *made = str_begin(m, str->length);
    if (!made) {
        return VALUE_UNSET;
    }
    for (uint32_t i = 0; i < made->length; i++) {
        char c = str->bytes[i];
        made->bytes[i] = (char)(c >= first && c <= last ? c ^ 0x20 : c);
    }
    return str_finish(m, made);
}

static bool is_ascii(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    return str->count == str->length;
}

static Value map_all(Machine *m, const Call *call, Mapping mapping) {
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    Text text = {0};
    for (const char *p = str->bytes; p < end;) {
        add_mapped(&text, utf8_read(&p), mapping);
    }
    return finish(m, &text);
}

Value str_upper(Machine *m, const Call *call) {
    return is_ascii(m, call) ? swap_range(m, call, 'a', 'z') : map_all(m, call, unicode_to_upper);
}

Value str_casefold(Machine *m, const Call *call) {
    return map_all(m, call, unicode_to_folded);
}

Value str_lower(Machine *m, const Call *call) {
    if (is_ascii(m, call)) {
        return swap_range(m, call, 'A', 'Z');
    }
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    Text text = {0};
    for (const char *p = str->bytes; p < end;) {
        const char *at = p;
        uint32_t c = utf8_read(&p);
        add_lower(&text, c, str->bytes, at, p, end);
    }
    return finish(m, &text);
}

Value str_capitalize(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    Text text = {0};
    for (const char *p = str->bytes; p < end;) {
        const char *at = p;
        uint32_t c = utf8_read(&p);
        if (at == str->bytes) {
            add_mapped(&text, c, unicode_to_title);
        } else {
            add_lower(&text, c, str->bytes, at, p, end);
        }
    }
    return finish(m, &text);
}

Value str_swapcase(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    Text text = {0};
    for (const char *p = str->bytes; p < end;) {
        const char *at = p;
        uint32_t c = utf8_read(&p);
        if (unicode_is_upper(c)) {
            add_lower(&text, c, str->bytes, at, p, end);
        } else if (unicode_is_lower(c)) {
            add_mapped(&text, c, unicode_to_upper);
        } else {
            text_add_code_point(&text, c);
        }
    }
    return finish(m, &text);
}

Value str_title(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    bool after_cased = false;
    Text text = {0};
    for (const char *p = str->bytes; p < end;) {
        const char *at = p;
        uint32_t c = utf8_read(&p);
        if (after_cased) {
            add_lower(&text, c, str->bytes, at, p, end);
        } else {
            add_mapped(&text, c, unicode_to_title);
        }
        after_cased = unicode_is_cased(c);
    }
    return finish(m, &text);
}

// --- padding ----------------------------------------------------------------------------------

static bool fill_character(Machine *m, const Call *call, uint32_t *fill) {
    *fill = ' ';
    if (call->count < 2) {
        return true;
    }
    const Str *str =
        str_argument(m, call->args[1], "The fill character must be a unicode character, not %s");
    if (!str) {
        return false;
    }
    if (str->count != 1) {
        raise_error(m, CLASS_TYPE_ERROR, "The fill character must be exactly one character long");
        return false;
    }
    const char *p = str->bytes;
    *fill = utf8_read(&p);
    return true;
}

static void add_fill(Text *text, uint32_t fill, int64_t count) {
    char bytes[4];
    size_t length = utf8_encode(fill, bytes);
    for (int64_t i = 0; i < count; i++) {
        text_add(text, bytes, length);
    }
}

// side: -1 fills on the right, 1 on the left, 0 both.
static Value pad(Machine *m, const Call *call, int side) {
    const Str *str = method_str(m, call);
    int64_t width;
    uint32_t fill;
    if (!size_argument(m, call->args[0], &width) || !fill_character(m, call, &fill)) {
        return VALUE_UNSET;
    }
    int64_t padding = width - str->count;
    if (width <= (int64_t)str->count) {
        return retain(m, method_str_value(m, call));
    }
    // an odd place too many goes left when the width is odd
    int64_t left = side < 0 ? 0 : side > 0 ? padding : padding / 2 + (padding & width & 1);
    Text text = {0};
    if ((uint64_t)padding > INT32_MAX || !text_fits(m, &text, (uint64_t)padding * 4)) {
        return m->world->pending == VALUE_UNSET ? raise_error(m, CLASS_MEMORY_ERROR, "%s", "")
                                                : VALUE_UNSET;
    }
    add_fill(&text, fill, left);
    text_add(&text, str->bytes, str->length);
    add_fill(&text, fill, padding - left);
    return finish(m, &text);
}

Value str_center(Machine *m, const Call *call) {
    return pad(m, call, 0);
}

Value str_ljust(Machine *m, const Call *call) {
    return pad(m, call, -1);
}

Value str_rjust(Machine *m, const Call *call) {
    return pad(m, call, 1);
}

Value str_zfill(Machine *m, const Call *call) {
    const Str *str = method_str(m, call);
    int64_t width;
    if (!size_argument(m, call->args[0], &width)) {
        return VALUE_UNSET;
    }
    if (width <= (int64_t)str->count) {
        return retain(m, method_str_value(m, call));
    }
    Text text = {0};
    if (!text_fits(m, &text, (uint64_t)width)) {
        return VALUE_UNSET;
    }
    size_t sign = str->length && (str->bytes[0] == '+' || str->bytes[0] == '-');
    text_add(&text, str->bytes, sign);
    add_fill(&text, '0', width - str->count);
    text_add(&text, str->bytes + sign, str->length - sign);
    return finish(m, &text);
}

Value str_expandtabs(Machine *m, const Call *call) {
    static const char *const names[] = {"tabsize", NULL};
    Value argument = VALUE_UNSET;
    int64_t size = 8;
    if (!call_parse(m, call, "expandtabs", names, 0, &argument) ||
        (argument != VALUE_UNSET && !value_as_index(m, argument, &size))) {
        return VALUE_UNSET;
    }
    if (size > INT32_MAX || size < INT32_MIN) {
        return raise_error(m, CLASS_OVERFLOW_ERROR, "Python int too large to convert to C int");
    }
    const Str *str = method_str(m, call);
    const char *end = str->bytes + str->length;
    int64_t column = 0;
    Text text = {0};
    for (const char *p = str->bytes; p < end;) {
        uint32_t c = utf8_read(&p);
        if (c == '\t') {
            int64_t count = size > 0 ? size - column % size : 0;
            if (!text_fits(m, &text, (uint64_t)count)) {
                text_release(&text);
                return VALUE_UNSET;
            }
            add_fill(&text, ' ', count);
            column += count;
        } else {
            text_add_code_point(&text, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return finish(m, &text);
}
