// Decimals as texts: read, shown and formatted.
#include <stdio.h>

#include "engine/vm/decimal.h"
#include "engine/vm/str.h"

// "-12.50": digits with at most one point between or beside them.
static bool parse(const char *text, size_t length, Number *n) {
    bool has_sign = length > 0 && (*text == '-' || *text == '+');
    int digits = 0;
    bool has_point = false;
    *n = (Number){has_sign && *text == '-', 0, 0};
    for (size_t i = has_sign; i < length; i++) {
        if (text[i] == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (text[i] < '0' || text[i] > '9' || ++digits > MOST_DIGITS) {
            return false;
        }
        n->coef = n->coef * 10 + (text[i] - '0');
        n->exp -= has_point;
    }
    return digits > 0;
}

// Decimal.__new__(cls, text or int)
Value decimal_new_shortcut(Machine *m, const ShortcutCall *call) {
    Number n;
    Value given = call->count == 2 && call->kwnames == VALUE_UNSET ? call->args[1] : VALUE_UNSET;
    if (given == VALUE_UNSET || call->args[0] != decimal_class(m)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool fits = is_type(m, given, TYPE_STR)
                    ? parse(str_bytes(m, given), str_length(m, given), &n)
                    : value_is_int(given) && decimal_read(m, call->args[0], given, &n);
    return fits ? decimal_object(m, call->args[0], n) : VALUE_NOT_IMPLEMENTED;
}

// Digits with a point, of an exponent that is not above 0.
static Value text_of(Machine *m, Number n, bool has_commas) {
    char digits[2 * MOST_DIGITS + 8];
    int width = (int)-n.exp + 1; // one digit at least stands before the point
    int length = snprintf(digits, sizeof digits, "%0*lld", width, (long long)n.coef);
    int whole = length - (int)-n.exp;
    Text text = {0};
    text_add(&text, "-", n.is_negative);
    for (int i = 0; i < whole; i++) {
        text_add_char(&text, digits[i]);
        if (has_commas && i + 1 < whole && (whole - i - 1) % 3 == 0) {
            text_add_char(&text, ',');
        }
    }
    text_add(&text, ".", n.exp != 0);
    text_add(&text, digits + whole, (size_t)(length - whole));
    Value result = str_from_text(m, &text);
    text_release(&text);
    return result;
}

// str() where no exponent is shown.
Value decimal_str_shortcut(Machine *m, const ShortcutCall *call) {
    Number n;
    if (call->count != 1 || value_is_int(call->args[0]) ||
        !decimal_read(m, decimal_class(m), call->args[0], &n) ||
        decimal_context(m) == VALUE_UNSET || n.exp > 0 || n.exp + decimal_digits(n.coef) <= -6) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return text_of(m, n, false);
}

// "2" of ".2f" or ",.2f"; -1: it is another kind of specification.
static int digits_of_format(const Machine *m, Value spec, bool *has_commas) {
    const char *text = is_type(m, spec, TYPE_STR) ? str_bytes(m, spec) : "";
    *has_commas = *text == ',';
    text += *has_commas;
    bool fits = text[0] == '.' && text[1] >= '0' && text[1] <= '9' && text[2] == 'f' && !text[3];
    return fits ? text[1] - '0' : -1;
}

// __format__(self, spec) with so many digits behind the point
Value decimal_format_shortcut(Machine *m, const ShortcutCall *call) {
    Number n;
    bool has_commas;
    int digits = call->count == 2 ? digits_of_format(m, call->args[1], &has_commas) : -1;
    Value context = digits < 0 ? VALUE_UNSET : decimal_context(m);
    if (context == VALUE_UNSET || !decimal_read(m, decimal_class(m), call->args[0], &n)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t rest;
    return decimal_rescale(&n, -digits, decimal_rule(m, context), &rest) ? text_of(m, n, has_commas)
                                                                         : VALUE_NOT_IMPLEMENTED;
}
