// percent: str % args, the old formatting operator.
//
// Walks the format once and writes the result; values come from a tuple, a mapping or stand alone.
#include <math.h>
#include <string.h>

#include "engine/vm/format.h"
#include "engine/vm/number.h"
#include "engine/vm/str.h"

typedef struct Percent {
    Machine *m;
    const char *start;
    const char *p;
    const char *end;
    Value args;    // a tuple, or the only value
    Value mapping; // or unset
    Value keyed;   // owned: what the last key named; then it is the only value
    int64_t next;  // place in args
    int64_t count;
    Text out;
} Percent;

// One conversion: %(key)#0*.*d
typedef struct Conversion {
    bool left, plus, blank, alternate, zero;
    int64_t width;     // -1: none
    int64_t precision; // -1: none
    uint32_t code;
} Conversion;

static bool fail(Percent *f, ClassId cls, const char *message) {
    raise_error(f->m, cls, "%s", message);
    return false;
}

// The next argument, borrowed; unset with TypeError pending.
static Value next_argument(Percent *f) {
    if (f->next >= f->count) {
        return raise_error(f->m, CLASS_TYPE_ERROR, "not enough arguments for format string");
    }
    int64_t place = f->next++;
    if (f->keyed != VALUE_UNSET) {
        return f->keyed;
    }
    return is_type(f->m, f->args, TYPE_TUPLE) ? tuple_items(f->m, f->args)[place] : f->args;
}

// --- reading a conversion ---------------------------------------------------------------------

// The value of the key is the only argument from here on.
static bool parse_key(Percent *f) {
    Machine *m = f->m;
    if (f->mapping == VALUE_UNSET) {
        return fail(f, CLASS_TYPE_ERROR, "format requires a mapping");
    }
    const char *start = ++f->p;
    int depth = 1;
    while (f->p < f->end) {
        depth += *f->p == '(' ? 1 : *f->p == ')' ? -1 : 0;
        f->p++;
        if (depth == 0) {
            break;
        }
    }
    if (depth > 0) {
        return fail(f, CLASS_VALUE_ERROR, "incomplete format key");
    }
    Value key = str_new(m, start, (size_t)(f->p - 1 - start));
    Value value = key == VALUE_UNSET ? VALUE_UNSET : value_get_item(m, f->mapping, key);
    release(m, key);
    replace(m, &f->keyed, value);
    f->next = 0;
    f->count = 1;
    return value != VALUE_UNSET;
}

static void parse_flags(Percent *f, Conversion *c) {
    for (; f->p < f->end; f->p++) {
        switch (*f->p) {
        case '-':
            c->left = true;
            break;
        case '+':
            c->plus = true;
            break;
        case ' ':
            c->blank = true;
            break;
        case '#':
            c->alternate = true;
            break;
        case '0':
            c->zero = true;
            break;
        default:
            return;
        }
    }
}

// Digits or '*'; false with an exception pending.
static bool parse_number(Percent *f, const char *too_big, int64_t limit, int64_t *number) {
    bool is_width = limit == INT64_MAX;
    if (f->p < f->end && *f->p == '*') {
        f->p++;
        Value v = next_argument(f);
        if (v == VALUE_UNSET) {
            return false;
        }
        if (!is_int(f->m, v)) {
            return fail(f, CLASS_TYPE_ERROR, "* wants int");
        }
        if (int_to_i64(f->m, v, number) &&
            (is_width || (*number <= limit && *number >= -limit - 1))) {
            return true;
        }
        raise_error(f->m, CLASS_OVERFLOW_ERROR, "Python int too large to convert to C %s",
                    is_width ? "ssize_t" : "int");
        return false;
    }
    while (f->p < f->end && *f->p >= '0' && *f->p <= '9') {
        int64_t before = *number < 0 ? 0 : *number;
        if (before > (limit - (*f->p - '0')) / 10) {
            return fail(f, CLASS_VALUE_ERROR, too_big);
        }
        *number = before * 10 + (*f->p++ - '0');
    }
    return true;
}

static bool parse_conversion(Percent *f, Conversion *c) {
    *c = (Conversion){.width = -1, .precision = -1};
    if (f->p < f->end && *f->p == '(' && !parse_key(f)) {
        return false;
    }
    parse_flags(f, c);
    if (!parse_number(f, "width too big", INT64_MAX, &c->width)) {
        return false;
    }
    if (c->width < -1) { // from '*'
        c->left = true;
        c->width = c->width == INT64_MIN ? INT64_MAX : -c->width;
    }
    if (f->p < f->end && *f->p == '.') {
        f->p++;
        c->precision = 0;
        if (!parse_number(f, "precision too big", INT32_MAX, &c->precision)) {
            return false;
        }
        c->precision = c->precision < 0 ? 0 : c->precision;
    }
    while (f->p < f->end && (*f->p == 'h' || *f->p == 'l' || *f->p == 'L')) {
        f->p++;
    }
    if (f->p >= f->end) {
        return fail(f, CLASS_VALUE_ERROR, "incomplete format");
    }
    c->code = utf8_read(&f->p);
    return true;
}

// --- writing ----------------------------------------------------------------------------------

static void pad(Percent *f, char fill, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        text_add_char(&f->out, fill);
    }
}

// MemoryError for a width or precision that no heap could hold.
static bool room(Percent *f, const Conversion *c) {
    int64_t more = c->width > c->precision ? c->width : c->precision;
    return more <= 0 || text_fits(f->m, &f->out, (uint64_t)more);
}

static bool add_text(Percent *f, const Conversion *c, const char *bytes, size_t length) {
    if (!room(f, c)) {
        return false;
    }
    size_t count = utf8_count(bytes, length);
    int64_t padding = c->width > (int64_t)count ? c->width - (int64_t)count : 0;
    pad(f, ' ', c->left ? 0 : padding);
    text_add(&f->out, bytes, length);
    pad(f, ' ', c->left ? padding : 0);
    return true;
}

// digits: ASCII, perhaps with a '-' in front.
static void add_number(Percent *f, const Conversion *c, const char *prefix, const char *digits) {
    char sign[2] = {c->plus ? '+' : c->blank ? ' ' : '\0', '\0'};
    if (*digits == '-') {
        sign[0] = *digits++;
    }
    int64_t length = (int64_t)(strlen(sign) + strlen(prefix) + strlen(digits));
    int64_t padding = c->width > length ? c->width - length : 0;
    bool zero = c->zero && !c->left;
    pad(f, ' ', zero || c->left ? 0 : padding);
    text_add_z(&f->out, sign);
    text_add_z(&f->out, prefix);
    pad(f, '0', zero ? padding : 0);
    text_add_z(&f->out, digits);
    pad(f, ' ', c->left ? padding : 0);
}

// --- the conversions --------------------------------------------------------------------------

static bool convert_text(Percent *f, const Conversion *c, Value v) {
    Machine *m = f->m;
    Value text = c->code == 'r'   ? value_repr(m, v)
                 : c->code == 'a' ? value_ascii(m, v)
                                  : value_str(m, v);
    if (text == VALUE_UNSET) {
        return false;
    }
    Value inside = value_payload(m, text);
    size_t length = str_length(m, inside);
    bool good = text_fits(m, &f->out, length);
    if (c->precision >= 0) {
        length = utf8_offset(str_bytes(m, inside), length, (size_t)c->precision);
    }
    good = good && add_text(f, c, str_bytes(m, inside), length);
    release(m, text);
    return good;
}

static bool convert_character(Percent *f, const Conversion *c, Value v) {
    Machine *m = f->m;
    v = value_payload(m, v);
    if (is_type(m, v, TYPE_STR) && AS(Str, m, v)->count == 1) {
        return add_text(f, c, str_bytes(m, v), str_length(m, v));
    }
    if (!is_int(m, v)) {
        return fail(f, CLASS_TYPE_ERROR, "%c requires int or char");
    }
    int64_t point;
    char bytes[4];
    if (!int_to_i64(m, v, &point) || point < 0 || point > 0x10FFFF) {
        return fail(f, CLASS_OVERFLOW_ERROR, "%c arg not in range(0x110000)");
    }
    return add_text(f, c, bytes, utf8_encode((uint32_t)point, bytes));
}

// The int to show, owned; TypeError otherwise. %d also takes floats, the bases do not.
static Value whole_number(Percent *f, const Conversion *c, Value v) {
    Machine *m = f->m;
    Value inside = value_payload(m, v);
    bool decimal = c->code == 'd' || c->code == 'i' || c->code == 'u';
    if (is_int(m, inside)) {
        return number_index(m, inside);
    }
    if (decimal && value_is_float(inside)) {
        return int_from_double(m, value_as_float(inside));
    }
    Value special = value_is_ref(v) ? get_special(m, v, "__index__") : VALUE_UNSET;
    if (special != VALUE_UNSET) {
        release(m, special);
        return number_index(m, v);
    }
    special = decimal && value_is_ref(v) ? get_special(m, v, "__int__") : VALUE_UNSET;
    if (special != VALUE_UNSET) {
        Value made = call_value(m, special, NULL, 0, VALUE_UNSET);
        release(m, special);
        return made;
    }
    return raise_error(m, CLASS_TYPE_ERROR, "%%%c format: %s is required, not %s", (int)c->code,
                       decimal ? "a real number" : "an integer", type_name(m, v));
}

// Zeros in front until there are precision digits.
static void extend_digits(Text *digits, int64_t precision) {
    bool negative = digits->bytes[0] == '-';
    int64_t missing = precision - (int64_t)(digits->length - negative);
    if (missing <= 0) {
        return;
    }
    Text longer = {0};
    text_add(&longer, digits->bytes, negative);
    for (int64_t i = 0; i < missing; i++) {
        text_add_char(&longer, '0');
    }
    text_add_z(&longer, digits->bytes + negative);
    text_release(digits);
    *digits = longer;
}

static void capitals(Text *text) {
    for (size_t i = 0; i < text->length; i++) {
        if (text->bytes[i] >= 'a' && text->bytes[i] <= 'z') {
            text->bytes[i] = (char)(text->bytes[i] - 'a' + 'A');
        }
    }
}

static bool convert_whole(Percent *f, const Conversion *c, Value v) {
    Value number = whole_number(f, c, v);
    if (number == VALUE_UNSET) {
        return false;
    }
    int base = c->code == 'o' ? 8 : c->code == 'x' || c->code == 'X' ? 16 : 10;
    Text digits = {0};
    bool good = room(f, c) && int_to_text(f->m, number, base, &digits);
    release(f->m, number);
    if (good) {
        extend_digits(&digits, c->precision);
        if (c->code == 'X') {
            capitals(&digits);
        }
        const char *prefix = base == 8 ? "0o" : c->code == 'X' ? "0X" : base == 16 ? "0x" : "";
        add_number(f, c, c->alternate ? prefix : "", digits.bytes);
    }
    text_release(&digits);
    return good;
}

static bool convert_double(Percent *f, const Conversion *c, Value v) {
    double d;
    if (!value_as_double(f->m, v, &d) || !room(f, c)) {
        return false;
    }
    Text digits = {0};
    if (signbit(d) && !isnan(d)) {
        text_add_char(&digits, '-');
    }
    if (isnan(d) || isinf(d)) {
        text_add_z(&digits, isnan(d) ? "nan" : "inf");
    } else {
        char style = (char)(c->code | 0x20);
        float_digits(&digits, d, style, c->precision < 0 ? 6 : (int)c->precision,
                     c->alternate ? FLOAT_ALTERNATE : 0);
    }
    if (c->code < 'a') {
        capitals(&digits);
    }
    add_number(f, c, "", digits.bytes);
    text_release(&digits);
    return true;
}

static bool convert(Percent *f, const Conversion *c, Value v) {
    switch (c->code) {
    case 's':
    case 'r':
    case 'a':
        return convert_text(f, c, v);
    case 'c':
        return convert_character(f, c, v);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return convert_whole(f, c, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return convert_double(f, c, v);
    default:
        raise_error(f->m, CLASS_VALUE_ERROR,
                    "unsupported format character '%c' (0x%x) at index %zu",
                    c->code > 30 && c->code < 127 ? (int)c->code : '?', c->code,
                    utf8_count(f->start, (size_t)(f->p - f->start)) - 1);
        return false;
    }
}

static bool format_one(Percent *f) {
    if (f->p < f->end && *f->p == '%') {
        text_add_char(&f->out, *f->p++);
        return true;
    }
    Conversion c;
    if (!parse_conversion(f, &c)) {
        return false;
    }
    Value v = next_argument(f);
    work_done(f->m, value_is_ref(v) ? COST_PERCENT : COST_PERCENT_NUMBER, 1);
    return v != VALUE_UNSET && convert(f, &c, v);
}

// Everything with [] counts as a mapping, except what is formatted as it is.
static bool is_mapping(Machine *m, Value v) {
    TypeId type = type_of(m, v);
    if (type == TYPE_INSTANCE) {
        Value special = get_special(m, v, "__getitem__");
        release(m, special);
        return special != VALUE_UNSET && !is_type(m, value_payload(m, v), TYPE_STR) &&
               !is_type(m, value_payload(m, v), TYPE_TUPLE);
    }
    return type == TYPE_DICT || type == TYPE_LIST || type == TYPE_BYTES || type == TYPE_RANGE ||
           type == TYPE_GENERIC_ALIAS;
}

Value str_percent(Machine *m, Value format, Value args) {
    format = value_payload(m, format);
    work_done(m, COST_LITERAL, str_length(m, format));
    bool is_tuple = is_type(m, value_payload(m, args), TYPE_TUPLE);
    Percent f = {.m = m,
                 .start = str_bytes(m, format),
                 .p = str_bytes(m, format),
                 .end = str_bytes(m, format) + str_length(m, format),
                 .args = is_tuple ? value_payload(m, args) : args,
                 .mapping = is_mapping(m, args) ? args : VALUE_UNSET,
                 .keyed = VALUE_UNSET};
    f.count = is_tuple ? tuple_count(m, f.args) : 1;
    bool good = true;
    while (good && f.p < f.end) {
        char c = *f.p++;
        if (c == '%') {
            good = format_one(&f);
        } else {
            text_add_char(&f.out, c);
        }
    }
    if (good && f.next < f.count && f.mapping == VALUE_UNSET) {
        good = fail(&f, CLASS_TYPE_ERROR, "not all arguments converted during string formatting");
    }
    Value result = good ? str_from_text(m, &f.out) : VALUE_UNSET;
    text_release(&f.out);
    release(m, f.keyed);
    return result;
}
