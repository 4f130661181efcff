#include "engine/vm/format.h"

#include <math.h>
#include <string.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/complex.h"
#include "engine/vm/number.h"
#include "engine/vm/str.h"

static bool refuse(Machine *m, const char *message) {
    raise_error(m, CLASS_VALUE_ERROR, "%s", message);
    return false;
}

static void to_upper(Text *text) {
    for (size_t i = 0; i < text->length; i++) {
        if (text->bytes[i] >= 'a' && text->bytes[i] <= 'z') {
            text->bytes[i] = (char)(text->bytes[i] - 'a' + 'A');
        }
    }
}

// --- str --------------------------------------------------------------------------------------

bool format_str(Machine *m, Text *text, Value v, Value spec_text) {
    FormatSpec spec;
    if (!format_spec_parse(m, spec_text, "str", '<', 's', &spec)) {
        return false;
    }
    if (spec.type != 's') {
        return format_unknown_code(m, spec.type, "str");
    }
    if (spec.sign) {
        return refuse(m, spec.sign == ' ' ? "Space not allowed in string format specifier"
                                          : "Sign not allowed in string format specifier");
    }
    if (spec.no_negative_zero) {
        return refuse(m, "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate) {
        return refuse(m, "Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align == '=') {
        return refuse(m, "'=' alignment not allowed in string format specifier");
    }
    const Str *str = AS(Str, m, v);
    size_t length = str->length;
    size_t count = str->count;
    if (spec.precision >= 0 && (uint64_t)spec.precision < count) {
        count = (size_t)spec.precision;
        length = utf8_offset(str->bytes, str->length, count);
    }
    return format_padded(m, text, str->bytes, length, count, &spec);
}

// --- int --------------------------------------------------------------------------------------

static bool format_character(Machine *m, Text *text, Value v, const FormatSpec *spec) {
    if (spec->sign) {
        return refuse(m, "Sign not allowed with integer format specifier 'c'");
    }
    if (spec->alternate) {
        return refuse(m, "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    int64_t c;
    if (!int_to_i64(m, v, &c)) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "Python int too large to convert to C long");
        return false;
    }
    if (c < 0 || c > 0x10FFFF) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
        return false;
    }
    char bytes[4];
    size_t length = utf8_encode((uint32_t)c, bytes);
    NumberParts parts = {.prefix = "", .digits = "", .rest = bytes, .rest_length = length};
    return format_number_parts(m, text, &parts, spec);
}

static bool format_whole(Machine *m, Text *text, Value v, const FormatSpec *spec) {
    int base = 10;
    const char *prefix = "";
    switch (spec->type) {
    case 'b':
        base = 2;
        prefix = "0b";
        break;
    case 'o':
        base = 8;
        prefix = "0o";
        break;
    case 'x':
        base = 16;
        prefix = "0x";
        break;
    case 'X':
        base = 16;
        prefix = "0X";
        break;
    default:
        break;
    }
    Text digits = {0};
    bool good = int_to_text(m, v, base, &digits);
    if (good) {
        if (spec->type == 'X') {
            to_upper(&digits);
        }
        bool negative = digits.bytes[0] == '-';
        NumberParts parts = {.sign = negative ? '-' : 0,
                             .prefix = spec->alternate ? prefix : "",
                             .digits = digits.bytes + negative,
                             .digit_count = digits.length - negative,
                             .rest = ""};
        good = format_number_parts(m, text, &parts, spec);
    }
    text_release(&digits);
    return good;
}

static bool format_double(Machine *m, Text *text, double d, FormatSpec *spec);

bool format_int(Machine *m, Text *text, Value v, Value spec_text) {
    const char *name = value_is_bool(v) ? "bool" : "int";
    FormatSpec spec;
    if (!format_spec_parse(m, spec_text, name, '>', 'd', &spec)) {
        return false;
    }
    if (spec.type > 0 && spec.type < 0x80 && strchr("eEfFgG%", (int)spec.type)) {
        bool overflow;
        double d = int_to_double(m, v, &overflow);
        if (overflow) {
            raise_error(m, CLASS_OVERFLOW_ERROR, "int too large to convert to float");
            return false;
        }
        return format_double(m, text, d, &spec);
    }
    if (spec.type == 0 || spec.type >= 0x80 || !strchr("bcdoxXn", (int)spec.type)) {
        return format_unknown_code(m, spec.type, name);
    }
    if (spec.precision >= 0) {
        return refuse(m, "Precision not allowed in integer format specifier");
    }
    if (spec.no_negative_zero) {
        return refuse(m, "Negative zero coercion (z) not allowed in integer format specifier");
    }
    return spec.type == 'c' ? format_character(m, text, v, &spec) : format_whole(m, text, v, &spec);
}

// --- float ------------------------------------------------------------------------------------

// The style for float_digits, the precision and the flags that a type code means.
static char float_style(FormatSpec *spec, int *flags) {
    *flags = spec->alternate ? FLOAT_ALTERNATE : 0;
    int64_t precision = spec->precision;
    spec->precision = precision < 0 ? 6 : precision;
    switch (spec->type) {
    case 'e':
    case 'E':
        return 'e';
    case 'f':
    case 'F':
    case '%':
        return 'f';
    case 0:
        *flags |= FLOAT_DOT_ZERO;
        return precision < 0 ? 'r' : 'g';
    default:
        return 'g';
    }
}

static bool all_zero(const Text *digits) {
    return strcspn(text_z(digits), "123456789") >= strcspn(text_z(digits), "eE");
}

static bool format_double(Machine *m, Text *text, double d, FormatSpec *spec) {
    work_done(m, COST_FLOAT_FORMAT, 1);
    int flags;
    char style = float_style(spec, &flags);
    if (spec->precision > INT32_MAX) {
        return refuse(m, "precision too big");
    }
    if (!text_fits(m, text, (uint64_t)spec->precision * 4)) {
        return false;
    }
    Text digits = {0};
    bool percent = spec->type == '%';
    d *= percent ? 100 : 1;
    if (isnan(d) || isinf(d)) {
        text_add_z(&digits, isnan(d) ? "nan" : "inf");
    } else {
        float_digits(&digits, d, style, (int)spec->precision, flags);
    }
    if (spec->type == 'E' || spec->type == 'F' || spec->type == 'G') {
        to_upper(&digits);
    }
    if (percent) {
        text_add_char(&digits, '%');
    }
    bool negative = signbit(d) && !isnan(d);
    if (spec->no_negative_zero && isfinite(d) && all_zero(&digits)) {
        negative = false;
    }
    size_t whole = strspn(digits.bytes, "0123456789");
    NumberParts parts = {.sign = negative ? '-' : 0,
                         .prefix = "",
                         .digits = digits.bytes,
                         .digit_count = whole,
                         .rest = digits.bytes + whole,
                         .rest_length = digits.length - whole};
    bool good = format_number_parts(m, text, &parts, spec);
    text_release(&digits);
    return good;
}

bool format_float(Machine *m, Text *text, double d, Value spec_text) {
    FormatSpec spec;
    if (!format_spec_parse(m, spec_text, "float", '>', 0, &spec)) {
        return false;
    }
    if (spec.type != 0 && (spec.type >= 0x80 || !strchr("eEfFgGn%", (int)spec.type))) {
        return format_unknown_code(m, spec.type, "float");
    }
    return format_double(m, text, d, &spec);
}

// --- anything ---------------------------------------------------------------------------------

// A __format__ that a class of the program defines, bound and owned; or unset.
static Value user_format(Machine *m, Value v) {
    Value method = is_type(m, v, TYPE_INSTANCE) || is_type(m, v, TYPE_EXCEPTION)
                       ? get_special(m, v, "__format__")
                       : VALUE_UNSET;
    if (is_type(m, method, TYPE_NATIVE)) {
        release(m, method);
        return VALUE_UNSET;
    }
    return method;
}

static Value call_user_format(Machine *m, Value method, Value spec) { // takes method
    Value result = call_value(m, method, &spec, 1, VALUE_UNSET);
    release(m, method);
    if (result != VALUE_UNSET && !is_type(m, value_payload(m, result), TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "__format__ must return a str, not %s",
                    type_name(m, result));
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
}

static Value format_builtin(Machine *m, Value v, Value spec) {
    work_done(m, value_is_ref(v) ? COST_SPEC_TEXT : COST_SPEC, 1);
    Text text = {0};
    bool good;
    if (value_is_float(v)) {
        good = format_float(m, &text, value_as_float(v), spec);
    } else if (is_int(m, v)) {
        good = format_int(m, &text, v, spec);
    } else {
        good = format_str(m, &text, v, spec);
    }
    Value result = good ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}

Value value_format(Machine *m, Value v, Value spec) {
    work_done(m, COST_FORMAT, 1);
    spec = value_payload(m, spec);
    Value method = user_format(m, v);
    if (method != VALUE_UNSET) {
        return call_user_format(m, method, spec);
    }
    if (m->world->pending != VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (str_length(m, spec) == 0) {
        return value_str(m, v);
    }
    Value inside = value_payload(m, v);
    if (is_complex(m, inside)) {
        Value args[] = {inside, spec};
        return call_value(m, prelude_function(m, "_complex_format"), args, 2, VALUE_UNSET);
    }
    if (is_number(m, inside) || is_type(m, inside, TYPE_STR)) {
        return format_builtin(m, inside, spec);
    }
    return raise_error(m, CLASS_TYPE_ERROR, "unsupported format string passed to %s.__format__",
                       type_name(m, v));
}
