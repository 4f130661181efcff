#include <string.h>

#include "engine/vm/format.h"
#include "engine/vm/str.h"

// What is left of the specification.
typedef struct Cursor {
    const char *p;
    const char *end;
} Cursor;

static uint32_t peek(const Cursor *cursor) { // 0 at the end
    const char *p = cursor->p;
    return p < cursor->end ? utf8_read(&p) : 0;
}

static bool is_align(uint32_t c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

static bool accept(Cursor *cursor, char c) {
    if (cursor->p < cursor->end && *cursor->p == c) {
        cursor->p++;
        return true;
    }
    return false;
}

static void parse_align(Cursor *cursor, FormatSpec *spec, bool *has_fill, bool *has_align) {
    Cursor after = *cursor;
    *has_fill = *has_align = false;
    if (cursor->p >= cursor->end) {
        return;
    }
    uint32_t first = utf8_read(&after.p);
    if (is_align(peek(&after))) {
        spec->fill = first;
        spec->align = (char)peek(&after);
        cursor->p = after.p + 1;
        *has_fill = *has_align = true;
    } else if (is_align(first)) {
        spec->align = (char)first;
        cursor->p = after.p;
        *has_align = true;
    }
}

static bool parse_count(Machine *m, Cursor *cursor, int64_t *count) {
    int64_t value = 0;
    *count = -1;
    while (cursor->p < cursor->end && *cursor->p >= '0' && *cursor->p <= '9') {
        if (value > (INT64_MAX - 9) / 10) {
            raise_error(m, CLASS_VALUE_ERROR, "Too many decimal digits in format string");
            return false;
        }
        value = value * 10 + (*cursor->p++ - '0');
        *count = value;
    }
    return true;
}

static bool parse_grouping(Machine *m, Cursor *cursor, FormatSpec *spec) {
    if (accept(cursor, ',')) {
        spec->grouping = ',';
    }
    if (accept(cursor, '_')) {
        if (spec->grouping) {
            raise_error(m, CLASS_VALUE_ERROR, "Cannot specify both ',' and '_'.");
            return false;
        }
        spec->grouping = '_';
    }
    if (spec->grouping == '_' && peek(cursor) == ',') {
        raise_error(m, CLASS_VALUE_ERROR, "Cannot specify both ',' and '_'.");
        return false;
    }
    return true;
}

static bool check_grouping(Machine *m, const FormatSpec *spec) {
    if (!spec->grouping || spec->type == 0 ||
        (spec->type < 0x80 && strchr("defgEG%F", (int)spec->type)) ||
        (spec->grouping == '_' && spec->type < 0x80 && strchr("boxX", (int)spec->type))) {
        return true;
    }
    if (spec->type > 32 && spec->type < 128) {
        raise_error(m, CLASS_VALUE_ERROR, "Cannot specify '%c' with '%c'.", spec->grouping,
                    (int)spec->type);
    } else {
        raise_error(m, CLASS_VALUE_ERROR, "Cannot specify '%c' with '\\x%x'.", spec->grouping,
                    spec->type);
    }
    return false;
}

static bool parse_precision(Machine *m, Cursor *cursor, FormatSpec *spec) {
    if (!accept(cursor, '.')) {
        return true;
    }
    if (!parse_count(m, cursor, &spec->precision)) {
        return false;
    }
    if (spec->precision < 0) {
        raise_error(m, CLASS_VALUE_ERROR, "Format specifier missing precision");
        return false;
    }
    return true;
}

static bool parse_type(Machine *m, Cursor *cursor, Value v, const char *type_name,
                       FormatSpec *spec) {
    if (cursor->p < cursor->end) {
        spec->type = utf8_read(&cursor->p);
    }
    if (cursor->p < cursor->end) {
        raise_error(m, CLASS_VALUE_ERROR, "Invalid format specifier '%s' for object of type '%s'",
                    str_bytes(m, v), type_name);
        return false;
    }
    return true;
}

bool format_spec_parse(Machine *m, Value v, const char *type_name, char align, uint32_t type,
                       FormatSpec *spec) {
    *spec = (FormatSpec){
        .fill = ' ', .align = align, .sign = 0, .width = -1, .precision = -1, .type = type};
    Cursor cursor = {str_bytes(m, v), str_bytes(m, v) + str_length(m, v)};
    bool has_fill, has_align;
    parse_align(&cursor, spec, &has_fill, &has_align);
    uint32_t c = peek(&cursor);
    if (c == '+' || c == '-' || c == ' ') {
        spec->sign = (char)c;
        cursor.p++;
    }
    spec->no_negative_zero = accept(&cursor, 'z');
    spec->alternate = accept(&cursor, '#');
    if (!has_fill && peek(&cursor) == '0') {
        spec->fill = '0';
        if (!has_align && align == '>') {
            spec->align = '=';
        }
        cursor.p++;
    }
    return parse_count(m, &cursor, &spec->width) && parse_grouping(m, &cursor, spec) &&
           parse_precision(m, &cursor, spec) && parse_type(m, &cursor, v, type_name, spec) &&
           check_grouping(m, spec);
}

bool format_unknown_code(Machine *m, uint32_t code, const char *type_name) {
    if (code > 32 && code < 128) {
        raise_error(m, CLASS_VALUE_ERROR, "Unknown format code '%c' for object of type '%s'",
                    (int)code, type_name);
    } else {
        raise_error(m, CLASS_VALUE_ERROR, "Unknown format code '\\x%x' for object of type '%s'",
                    code, type_name);
    }
    return false;
}

// --- layout -----------------------------------------------------------------------------------

static void add_fill(Text *text, uint32_t fill, int64_t count) {
    char bytes[4];
    size_t length = utf8_encode(fill, bytes);
    for (int64_t i = 0; i < count; i++) {
        text_add(text, bytes, length);
    }
}

// How much of the padding stands on the left.
static int64_t left_padding(const FormatSpec *spec, int64_t padding) {
    if (spec->align == '<' || spec->align == '=') {
        return 0;
    }
    return spec->align == '>' ? padding : padding / 2;
}

static bool width_fits(Machine *m, const Text *text, const FormatSpec *spec) {
    return spec->width <= 0 || text_fits(m, text, (uint64_t)spec->width * 4);
}

bool format_padded(Machine *m, Text *text, const char *bytes, size_t length, size_t count,
                   const FormatSpec *spec) {
    if (!width_fits(m, text, spec)) {
        return false;
    }
    int64_t padding = spec->width > (int64_t)count ? spec->width - (int64_t)count : 0;
    int64_t left = left_padding(spec, padding);
    add_fill(text, spec->fill, left);
    text_add(text, bytes, length);
    add_fill(text, spec->fill, padding - left);
    return true;
}

static int64_t least(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b) {
    return a > b ? a : b;
}

// Digits in groups, padded with zeros up to min_width (separators included); written backwards.
static void add_grouped_backwards(Text *text, const char *digits, int64_t count, char separator,
                                  int64_t group, int64_t min_width) {
    int64_t remaining = count;
    bool use_separator = false;
    for (;;) {
        int64_t length = least(group, most(most(remaining, min_width), 1));
        int64_t taken = most(0, least(remaining, length));
        if (use_separator) {
            text_add_char(text, separator);
        }
        for (int64_t i = 0; i < length; i++) {
            text_add_char(text, i < taken ? digits[--remaining] : '0');
        }
        use_separator = separator != 0;
        min_width -= length;
        if (remaining <= 0 && min_width <= 0) {
            break;
        }
        min_width -= use_separator;
    }
}

static void reverse(char *bytes, size_t length) {
    for (size_t i = 0; i < length / 2; i++) {
        char c = bytes[i];
        bytes[i] = bytes[length - 1 - i];
        bytes[length - 1 - i] = c;
    }
}

static void add_digits(Text *text, const NumberParts *parts, const FormatSpec *spec,
                       int64_t min_width) {
    bool by_four = spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X';
    int64_t group = !spec->grouping ? INT64_MAX : by_four ? 4 : 3;
    if (parts->digit_count == 0 && min_width <= 0) {
        return;
    }
    add_grouped_backwards(text, parts->digits, (int64_t)parts->digit_count, spec->grouping, group,
                          min_width);
    reverse(text->bytes, text->length);
}

bool format_number_parts(Machine *m, Text *text, const NumberParts *parts, const FormatSpec *spec) {
    if (!width_fits(m, text, spec)) {
        return false;
    }
    char sign = parts->sign == '-' ? '-' : spec->sign == '+' ? '+' : spec->sign == ' ' ? ' ' : 0;
    size_t rest_count = utf8_count(parts->rest, parts->rest_length);
    int64_t around =
        (int64_t)((sign != 0) + strlen(parts->prefix) + rest_count); // everything but the digits
    bool zero_fill = spec->fill == '0' && spec->align == '=';
    Text digits = {0};
    add_digits(&digits, parts, spec, zero_fill ? spec->width - around : 0);
    int64_t padding = most(0, spec->width - around - (int64_t)digits.length);
    int64_t left = left_padding(spec, padding);
    add_fill(text, spec->fill, left);
    if (sign) {
        text_add_char(text, sign);
    }
    text_add_z(text, parts->prefix);
    add_fill(text, spec->fill, spec->align == '=' ? padding : 0);
    text_add(text, text_z(&digits), digits.length);
    text_add(text, parts->rest, parts->rest_length);
    add_fill(text, spec->fill, spec->align == '=' ? 0 : padding - left);
    text_release(&digits);
    return true;
}
