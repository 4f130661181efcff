#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/vm/float_digits.h"
#include "engine/vm/number.h"
#include "engine/vm/str.h"

// A decimal: 0.d1d2d3... * 10^point, no zeros at the end, digits "0" for zero.
typedef struct Decimal {
    char digits[24];
    int count;
    int point;
} Decimal;

// Reads what printf's %e wrote.
static void decimal_from_exponent_text(const char *text, Decimal *decimal) {
    decimal->count = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text != '.') {
            decimal->digits[decimal->count++] = *text;
        }
    }
    decimal->point = (int)strtol(text + 1, NULL, 10) + 1;
    while (decimal->count > 1 && decimal->digits[decimal->count - 1] == '0') {
        decimal->count--;
    }
}

static bool reads_back(const char *text, double d) {
    return strtod(text, NULL) == d;
}

// The digits one unit up in the last place: below a power of two the doubles lie closer, so the
// nearest decimal may miss where its neighbour above does not.
static bool increment_digits(char *text) {
    char *last = strchr(text, 'e') - 1;
    while (last >= text && (*last == '9' || *last == '.')) {
        if (*last == '9') {
            return false; // a carry would make it shorter: found with fewer digits
        }
        last--;
    }
    if (last < text) {
        return false;
    }
    ++*last;
    return true;
}

// 10^0 .. 10^22: the powers that a double holds exactly.
static const double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                       1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                       1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

enum {
    SHORT_DIGITS = 15 // so many decimal digits lie further apart than doubles: at most one fits
};

// number has so many digits, or one more when rounding up has made it.
static void decimal_from_number(uint64_t number, int wanted, int point, Decimal *decimal) {
    char digits[24];
    int count = 0;
    for (; number; number /= 10) {
        digits[count++] = (char)('0' + number % 10);
    }
    decimal->point = point + count - wanted;
    decimal->count = count;
    for (int i = 0; i < count; i++) {
        decimal->digits[i] = digits[count - 1 - i];
    }
    while (decimal->count > 1 && decimal->digits[decimal->count - 1] == '0') {
        decimal->count--;
    }
}

// Most doubles that people write have few digits. number and the power of ten are exact in a
// double, so the quotient is the double nearest to the decimal: when it is d, the decimal reads
// back as d. When there is such a decimal, d * power is less than a half away from its number.
// Results of computing have more: float_digits.h.
static bool usual_decimal(double d, Decimal *decimal) {
    if (!(d >= 1e-6 && d < 1e15)) {
        return false;
    }
    int point = d < 1 ? -5 : 1; // d < 10^point
    while (point <= 0 ? d * powers_of_ten[-point] >= 1 : d >= powers_of_ten[point]) {
        point++;
    }
    double power = powers_of_ten[SHORT_DIGITS - point];
    double number = nearbyint(d * power);
    uint64_t digits = (uint64_t)number;
    int count = SHORT_DIGITS;
    bool fits = number / power == d || float_digits_long(d, point, &digits, &count);
    if (fits) {
        decimal_from_number(digits, count, point, decimal);
    }
    return fits;
}

// d > 0 and finite.
static void shortest_decimal(double d, Decimal *decimal) {
    if (usual_decimal(d, decimal)) {
        return;
    }
    char text[40];
    int exponent;
    bool is_power_of_two = frexp(d, &exponent) == 0.5;
    int least = d < 1e-300 ? 1 : d >= 1e-6 && d < 1e15 ? SHORT_DIGITS + 1 : SHORT_DIGITS;
    for (int digits = least; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*e", digits - 1, d);
        if (reads_back(text, d) ||
            (is_power_of_two && increment_digits(text) && reads_back(text, d))) {
            break;
        }
    }
    decimal_from_exponent_text(text, decimal);
}

static void add_zeros(Text *text, int count) {
    for (int i = 0; i < count; i++) {
        text_add_char(text, '0');
    }
}

static void add_scientific(Text *text, const char *digits, int count, int point, int flags) {
    text_add(text, digits, 1);
    if (count > 1 || flags & FLOAT_ALTERNATE) {
        text_add_char(text, '.');
        text_add(text, digits + 1, (size_t)(count - 1));
    }
    text_printf(text, "e%+03d", point - 1);
}

static void add_positional(Text *text, const char *digits, int count, int point, int flags) {
    if (point <= 0) {
        text_add_z(text, "0.");
        add_zeros(text, -point);
        text_add(text, digits, (size_t)count);
        return;
    }
    int whole = count < point ? count : point;
    text_add(text, digits, (size_t)whole);
    add_zeros(text, point - whole);
    if (count > point) {
        text_add_char(text, '.');
        text_add(text, digits + point, (size_t)(count - point));
    } else if (flags & FLOAT_DOT_ZERO) {
        text_add_z(text, ".0");
    } else if (flags & FLOAT_ALTERNATE) {
        text_add_char(text, '.');
    }
}

static void add_shortest(Text *text, double d, int flags) {
    Decimal decimal = {.digits = "0", .count = 1, .point = 1};
    if (d != 0) {
        shortest_decimal(d, &decimal);
    }
    if (decimal.point <= -4 || decimal.point > 16) {
        add_scientific(text, decimal.digits, decimal.count, decimal.point, flags);
    } else {
        add_positional(text, decimal.digits, decimal.count, decimal.point, flags);
    }
}

// %g by hand: Python's bounds for the exponent differ when a dot is wanted.
static void add_general(Text *text, double d, int precision, int flags) {
    precision = precision ? precision : 1;
    Text exact = {0};
    text_printf(&exact, "%.*e", precision - 1, d);
    char *exponent_text = strrchr(exact.bytes, 'e');
    int point = d == 0 ? 1 : (int)strtol(exponent_text + 1, NULL, 10) + 1;
    size_t length = (size_t)(exponent_text - exact.bytes);
    if (length > 1) { // take the point out
        memmove(exact.bytes + 1, exact.bytes + 2, length - 2);
        length--;
    }
    int count = (int)length;
    while (!(flags & FLOAT_ALTERNATE) && count > 1 && exact.bytes[count - 1] == '0') {
        count--;
    }
    if (point <= -4 || point > precision - (flags & FLOAT_DOT_ZERO ? 1 : 0)) {
        add_scientific(text, exact.bytes, count, point, flags);
    } else {
        add_positional(text, exact.bytes, count, point, flags);
    }
    text_release(&exact);
}

// d with `precision` digits behind the point, exactly as printf rounds it: d is mantissa / 2^shift,
// so what is cut off is known to the last bit. False: not one for this way.
static bool add_fixed(Text *text, double d, int precision) {
    enum {
        MOST_PRECISION = 9,
        MANTISSA_BITS = 53,
        HALF_BITS = 32
    };
    if (precision > MOST_PRECISION || d >= 1e6 || d < 1e-9) {
        return false;
    }
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(d, &exponent), MANTISSA_BITS);
    uint64_t power = (uint64_t)powers_of_ten[precision];
    uint64_t low = (mantissa & UINT32_MAX) * power; // mantissa * power in two halves of 32 bits
    uint64_t high = (mantissa >> HALF_BITS) * power + (low >> HALF_BITS);
    low &= UINT32_MAX;
    int shift = MANTISSA_BITS - exponent - HALF_BITS; // 1 .. 51: of the high half
    uint64_t number = high >> shift;
    uint64_t rest = high - (number << shift);
    uint64_t half = (uint64_t)1 << (shift - 1);
    number += rest > half || (rest == half && (low > 0 || (number & 1)));
    text_add_int(text, (int64_t)(number / power));
    if (precision > 0) {
        char digits[MOST_PRECISION];
        uint64_t fraction = number % power;
        for (int i = precision; i-- > 0; fraction /= 10) {
            digits[i] = (char)('0' + fraction % 10);
        }
        text_add_char(text, '.');
        text_add(text, digits, (size_t)precision);
    }
    return true;
}

void float_digits(Text *text, double d, char style, int precision, int flags) {
    d = fabs(d);
    bool alternate = flags & FLOAT_ALTERNATE;
    switch (style) {
    case 'e':
        text_printf(text, alternate ? "%#.*e" : "%.*e", precision, d);
        break;
    case 'f':
        if (alternate || !add_fixed(text, d, precision)) {
            text_printf(text, alternate ? "%#.*f" : "%.*f", precision, d);
        }
        break;
    case 'g':
        add_general(text, d, precision, flags);
        break;
    default:
        add_shortest(text, d, flags);
        break;
    }
}

void float_repr(double d, char out[32]) {
    if (isnan(d) || isinf(d)) {
        strcpy(out, isnan(d) ? "nan" : d < 0 ? "-inf" : "inf");
        return;
    }
    Text text = {0};
    if (signbit(d)) {
        text_add_char(&text, '-');
    }
    float_digits(&text, d, 'r', 0, FLOAT_DOT_ZERO);
    memcpy(out, text.bytes, text.length + 1);
    text_release(&text);
}

Value float_text(Machine *m, double d) {
    char text[32];
    float_repr(d, text);
    return str_z(m, text);
}

// --- rounding ---------------------------------------------------------------------------------

// Is |d| more than half of 10^(exponent + 1), where exponent is that of its first digit?
static bool above_half(double d) {
    char text[800]; // a double has at most 767 digits: all of them are here
    snprintf(text, sizeof text, "%.*e", 770, d);
    if (text[0] != '5') {
        return text[0] > '5';
    }
    return strspn(text + 2, "0") < strcspn(text + 2, "e");
}

double float_round(double d, int digits) {
    char text[700];
    if (digits >= 0) {
        snprintf(text, sizeof text, "%.*f", digits, d);
        return strtod(text, NULL);
    }
    snprintf(text, sizeof text, "%.17e", fabs(d));
    int exponent = (int)strtol(strchr(text, 'e') + 1, NULL, 10);
    if (fabs(d) < 1) {
        return copysign(0.0, d);
    }
    // %.17e may have rounded up to the next power of ten: then one digit more is kept, exactly
    if (exponent + digits >= 0) {
        snprintf(text, sizeof text, "%.*e", exponent + digits, d);
        return strtod(text, NULL);
    }
    if (exponent + digits == -1 && above_half(fabs(d))) {
        snprintf(text, sizeof text, "1e%d", -digits);
        return copysign(strtod(text, NULL), d);
    }
    return copysign(0.0, d);
}

// --- from text --------------------------------------------------------------------------------

static bool is_word(const char *text, const char *word) {
    for (; *word; text++, word++) {
        if ((*text | 0x20) != *word) {
            return false;
        }
    }
    return *text == '\0';
}

// Digits with single underscores between them; how many digits, -1 for a misplaced underscore.
static int scan_digits(const char **cursor, Text *out) {
    int count = 0;
    bool after_digit = false;
    const char *p = *cursor;
    for (; (*p >= '0' && *p <= '9') || *p == '_'; p++) {
        if (*p == '_') {
            if (!after_digit || p[1] < '0' || p[1] > '9') {
                return -1;
            }
            after_digit = false;
            continue;
        }
        text_add_char(out, *p);
        count++;
        after_digit = true;
    }
    *cursor = p;
    return count;
}

// Copies a number without its underscores; false when it is none.
static bool scan_number(const char *p, Text *out) {
    int whole = scan_digits(&p, out);
    int fraction = 0;
    if (whole >= 0 && *p == '.') {
        text_add_char(out, *p++);
        fraction = scan_digits(&p, out);
    }
    if (whole < 0 || fraction < 0 || whole + fraction == 0) {
        return false;
    }
    if (*p == 'e' || *p == 'E') {
        text_add_char(out, *p++);
        if (*p == '+' || *p == '-') {
            text_add_char(out, *p++);
        }
        if (scan_digits(&p, out) <= 0) {
            return false;
        }
    }
    return *p == '\0';
}

bool float_from_text(const char *bytes, size_t length, double *d) {
    Text input = {0};
    Text number = {0};
    text_add(&input, bytes, length);
    const char *p = input.bytes;
    bool good = strlen(p) == length;
    bool negative = *p == '-';
    if (*p == '-' || *p == '+') {
        p++;
    }
    if (good && (is_word(p, "inf") || is_word(p, "infinity"))) {
        *d = HUGE_VAL;
    } else if (good && is_word(p, "nan")) {
        *d = (double)NAN;
    } else if (good && scan_number(p, &number)) {
        *d = strtod(text_z(&number), NULL);
    } else {
        good = false;
    }
    if (good && negative) {
        *d = -*d;
    }
    text_release(&input);
    text_release(&number);
    return good;
}

Value float_parse(Machine *m, Value v) {
    Text plain = {0};
    size_t start, end;
    double d;
    work_done(m, COST_PARSE_FLOAT, 1);
    str_to_ascii_number(m, v, &plain, &start, &end);
    work_done(m, COST_DIGIT, end - start);
    bool good = end > start && float_from_text(plain.bytes + start, end - start, &d);
    text_release(&plain);
    if (good) {
        return value_from_float(d);
    }
    Text repr = {0};
    if (is_type(m, v, TYPE_BYTES)) {
        bytes_add_repr(m, &repr, v);
    } else {
        str_add_repr(&repr, str_bytes(m, v), str_length(m, v));
    }
    raise_error(m, CLASS_VALUE_ERROR, "could not convert string to float: %s", text_z(&repr));
    text_release(&repr);
    return VALUE_UNSET;
}
