// decimal: what Decimal computes exactly with coefficients of up to 18 digits, where the context
// neither rounds nor notes anything new. Signs, coefficients and exponents are in the object's dict
// (lib/decimal.py), which does everything else.
#include <stdio.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/context.h"
#include "engine/vm/interp.h"
#include "engine/vm/ops.h"
#include "engine/vm/protocol.h"
#include "engine/vm/shortcut.h"
#include "engine/vm/str.h"

enum {
    MOST_DIGITS = 18, // any such number fits an int64_t
    MOST_EXPONENT = 9999
};

typedef struct Number {
    bool is_negative;
    int64_t coef;
    int64_t exp;
} Number;

static const int64_t powers_of_ten[MOST_DIGITS + 1] = {1,
                                                       10,
                                                       100,
                                                       1000,
                                                       10000,
                                                       100000,
                                                       1000000,
                                                       10000000,
                                                       100000000,
                                                       1000000000,
                                                       10000000000,
                                                       100000000000,
                                                       1000000000000,
                                                       10000000000000,
                                                       100000000000000,
                                                       1000000000000000,
                                                       10000000000000000,
                                                       100000000000000000,
                                                       1000000000000000000};

static int digits_of(int64_t coef) {
    int digits = 1;
    while (digits <= MOST_DIGITS && coef >= powers_of_ten[digits]) {
        digits++;
    }
    return digits;
}

// coef * 10 ** n, as long as it fits; n is not negative.
static bool shift(int64_t *coef, int64_t n) {
    return *coef == 0 ||
           (n <= MOST_DIGITS && !__builtin_mul_overflow(*coef, powers_of_ten[n], coef));
}

// --- objects ----------------------------------------------------------------------------------

// Where the dicts of decimals and of contexts have their attributes: in the order in which the
// library sets them, unless the program has changed one.
enum {
    PLACE_SIGN,
    PLACE_COEF,
    PLACE_EXP,
    PLACE_KIND
};

enum {
    PLACE_FLAGS,
    PLACE_TRAPS,
    PLACE_PREC,
    PLACE_ROUNDING,
    PLACE_EMIN,
    PLACE_EMAX,
    PLACE_CAPITALS,
    PLACE_CLAMP
};

// Borrowed, or unset.
static Value item_at(Machine *m, Value dict, uint32_t place, Value key) {
    Value found = entry_at(m, dict, place, key);
    return found != VALUE_UNSET ? found : dict_get(m, dict, key);
}

static Value decimal_class(const Machine *m) {
    return prelude_function(m, "Decimal");
}

// A Decimal (cls) or an int; false: not one of those that are computed here.
static bool read_number(Machine *m, Value cls, Value v, Number *n) {
    if (value_is_int(v)) {
        int64_t number = value_as_int(v);
        *n = (Number){number < 0, number < 0 ? -number : number, 0};
        return true;
    }
    if (!is_type(m, v, TYPE_INSTANCE) || AS(Instance, m, v)->cls != cls ||
        AS(Instance, m, v)->dict == VALUE_UNSET) {
        return false;
    }
    Value dict = AS(Instance, m, v)->dict;
    Value sign = item_at(m, dict, PLACE_SIGN, name_z(m, "_sign"));
    Value coef = item_at(m, dict, PLACE_COEF, name_z(m, "_coef"));
    Value exp = item_at(m, dict, PLACE_EXP, name_z(m, "_exp"));
    Value kind = item_at(m, dict, PLACE_KIND, name_z(m, "_kind"));
    if (!is_type(m, kind, TYPE_STR) || str_length(m, kind) > 0 || !value_is_int(sign) ||
        !value_is_int(exp) || !is_int(m, coef) || !int_to_i64(m, coef, &n->coef)) {
        return false;
    }
    n->is_negative = value_as_int(sign) != 0;
    n->exp = value_as_int(exp);
    return n->exp <= MOST_EXPONENT && n->exp >= -MOST_EXPONENT;
}

// With a dict like that of the library's zero; the library makes that one itself.
static Value decimal_object(Machine *m, Value cls, Number n) {
    Value model = prelude_function(m, "_decimal_zero");
    if (model == VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value coef = int_from_i64(m, n.coef);
    Value v = coef == VALUE_UNSET ? VALUE_UNSET : instance_new(m, cls);
    if (v == VALUE_UNSET) {
        release(m, coef);
        return VALUE_UNSET;
    }
    const Value fields[] = {[PLACE_SIGN] = value_from_small_int(n.is_negative),
                            [PLACE_COEF] = coef,
                            [PLACE_EXP] = value_from_small_int(n.exp),
                            [PLACE_KIND] = retain(m, name_z(m, ""))};
    AS(Instance, m, v)->dict = dict_like(m, AS(Instance, m, model)->dict, fields);
    if (AS(Instance, m, v)->dict == VALUE_UNSET) {
        release(m, v);
        return VALUE_UNSET;
    }
    return v;
}

// --- the context ------------------------------------------------------------------------------

// The decimal context that holds, borrowed; unset: none has been asked for yet.
static Value context_now(Machine *m) {
    Value values = context_copy(m);
    Value context = is_type(m, values, TYPE_DICT)
                        ? item_at(m, values, 0, prelude_function(m, "_decimal_context"))
                        : VALUE_UNSET;
    release(m, values);
    return is_type(m, context, TYPE_INSTANCE) ? context : VALUE_UNSET;
}

static Value context_item(Machine *m, Value context, uint32_t place, const char *name) {
    Value dict = AS(Instance, m, context)->dict;
    return dict == VALUE_UNSET ? VALUE_UNSET : item_at(m, dict, place, name_z(m, name));
}

static bool context_number(Machine *m, Value context, uint32_t place, const char *name,
                           int64_t *number) {
    Value v = context_item(m, context, place, name);
    *number = value_is_int(v) ? value_as_int(v) : 0;
    return value_is_int(v);
}

// Whether the context leaves the number as it is and notes nothing.
static bool is_exact_in(Machine *m, Value context, Number n) {
    int64_t prec, least, most, clamp;
    int64_t digits = digits_of(n.coef);
    return context != VALUE_UNSET && context_number(m, context, PLACE_PREC, "prec", &prec) &&
           context_number(m, context, PLACE_EMIN, "Emin", &least) &&
           context_number(m, context, PLACE_EMAX, "Emax", &most) &&
           context_number(m, context, PLACE_CLAMP, "clamp", &clamp) && clamp == 0 &&
           digits <= prec && n.exp + digits - 1 <= most &&
           n.exp + (n.coef ? digits - 1 : 0) >= least && n.exp <= most;
}

static Value in_context(Machine *m, Number n) {
    return is_exact_in(m, context_now(m), n) ? decimal_object(m, decimal_class(m), n)
                                             : VALUE_NOT_IMPLEMENTED;
}

// --- arithmetic -------------------------------------------------------------------------------

static bool two_numbers(Machine *m, const ShortcutCall *call, Number *a, Number *b) {
    Value cls = decimal_class(m);
    return call->count == 2 && call->kwnames == VALUE_UNSET &&
           read_number(m, cls, call->args[0], a) && read_number(m, cls, call->args[1], b);
}

// Gives both the smaller exponent.
static bool align(Number *a, Number *b) {
    Number *high = a->exp > b->exp ? a : b;
    int64_t exp = high == a ? b->exp : a->exp;
    bool fits = shift(&high->coef, high->exp - exp);
    high->exp = exp;
    return fits;
}

static int64_t signed_coef(Number n) {
    return n.is_negative ? -n.coef : n.coef;
}

static Value sum_of(Machine *m, Number a, Number b) {
    int64_t total;
    if (!align(&a, &b) || __builtin_add_overflow(signed_coef(a), signed_coef(b), &total) ||
        total == INT64_MIN || (total == 0 && a.is_negative != b.is_negative)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool is_negative = total == 0 ? a.is_negative : total < 0;
    return in_context(m, (Number){is_negative, total < 0 ? -total : total, a.exp});
}

Value decimal_add_shortcut(Machine *m, const ShortcutCall *call) {
    Number a, b;
    return two_numbers(m, call, &a, &b) ? sum_of(m, a, b) : VALUE_NOT_IMPLEMENTED;
}

Value decimal_subtract_shortcut(Machine *m, const ShortcutCall *call) {
    Number a, b;
    bool fits = two_numbers(m, call, &a, &b);
    b.is_negative = fits && !b.is_negative;
    return fits ? sum_of(m, a, b) : VALUE_NOT_IMPLEMENTED;
}

Value decimal_subtract_from_shortcut(Machine *m, const ShortcutCall *call) {
    Number a, b;
    bool fits = two_numbers(m, call, &a, &b);
    a.is_negative = fits && !a.is_negative;
    return fits ? sum_of(m, b, a) : VALUE_NOT_IMPLEMENTED;
}

// With as few digits as there are behind the point, if the division comes to an end.
static Value quotient_of(Machine *m, Number a, Number b) {
    if (a.coef == 0 || b.coef == 0) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t exp = a.exp - b.exp;
    for (; a.coef % b.coef != 0; exp--) {
        if (__builtin_mul_overflow(a.coef, 10, &a.coef)) {
            return VALUE_NOT_IMPLEMENTED;
        }
    }
    return in_context(m, (Number){a.is_negative != b.is_negative, a.coef / b.coef, exp});
}

Value decimal_divide_shortcut(Machine *m, const ShortcutCall *call) {
    Number a, b;
    return two_numbers(m, call, &a, &b) ? quotient_of(m, a, b) : VALUE_NOT_IMPLEMENTED;
}

Value decimal_divide_by_shortcut(Machine *m, const ShortcutCall *call) {
    Number a, b;
    return two_numbers(m, call, &a, &b) ? quotient_of(m, b, a) : VALUE_NOT_IMPLEMENTED;
}

// -x and abs(x); what is said of zeros is the library's.
static Value with_sign(Machine *m, const ShortcutCall *call, bool flips) {
    Number n;
    if (call->count != 1 || !read_number(m, decimal_class(m), call->args[0], &n) || n.coef == 0) {
        return VALUE_NOT_IMPLEMENTED;
    }
    n.is_negative = flips && !n.is_negative;
    return in_context(m, n);
}

Value decimal_negative_shortcut(Machine *m, const ShortcutCall *call) {
    return with_sign(m, call, true);
}

Value decimal_absolute_shortcut(Machine *m, const ShortcutCall *call) {
    return with_sign(m, call, false);
}

Value decimal_multiply_shortcut(Machine *m, const ShortcutCall *call) {
    Number a, b;
    int64_t product;
    if (!two_numbers(m, call, &a, &b) || __builtin_mul_overflow(a.coef, b.coef, &product)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return in_context(m, (Number){a.is_negative != b.is_negative, product, a.exp + b.exp});
}

static Value compared(Machine *m, const ShortcutCall *call, bool below, bool same, bool above) {
    Number a, b;
    if (!two_numbers(m, call, &a, &b) || !align(&a, &b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t x = signed_coef(a);
    int64_t y = signed_coef(b);
    return value_from_bool(x < y ? below : x == y ? same : above);
}

Value decimal_eq_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, false, true, false);
}

Value decimal_lt_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, true, false, false);
}

Value decimal_le_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, true, true, false);
}

Value decimal_gt_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, false, false, true);
}

Value decimal_ge_shortcut(Machine *m, const ShortcutCall *call) {
    return compared(m, call, false, true, true);
}

// --- rounding ---------------------------------------------------------------------------------

// Whether the context has this condition noted already, and does not trap it.
static bool is_known(Machine *m, Value context, const char *condition) {
    Value flags = value_inside(m, context_item(m, context, PLACE_FLAGS, "flags"));
    Value traps = value_inside(m, context_item(m, context, PLACE_TRAPS, "traps"));
    Value key = prelude_function(m, condition);
    return is_type(m, flags, TYPE_DICT) && is_type(m, traps, TYPE_DICT) &&
           dict_get(m, flags, key) == VALUE_TRUE && dict_get(m, traps, key) == VALUE_FALSE;
}

typedef enum Rule {
    RULE_HALF_EVEN,
    RULE_HALF_UP,
    RULE_HALF_DOWN,
    RULE_UP,
    RULE_DOWN,
    RULE_FLOOR,
    RULE_CEILING,
    RULE_OTHER
} Rule;

static Rule rule_of(const Machine *m, Value rounding) {
    static const char *const names[RULE_OTHER] = {
        [RULE_HALF_EVEN] = "ROUND_HALF_EVEN", [RULE_HALF_UP] = "ROUND_HALF_UP",
        [RULE_HALF_DOWN] = "ROUND_HALF_DOWN", [RULE_UP] = "ROUND_UP",
        [RULE_DOWN] = "ROUND_DOWN",           [RULE_FLOOR] = "ROUND_FLOOR",
        [RULE_CEILING] = "ROUND_CEILING"};
    int rule = 0;
    while (rule < RULE_OTHER && !str_equal_z(m, rounding, names[rule])) {
        rule++;
    }
    return (Rule)rule;
}

// Whether the kept digits become one more for a rest, which is not 0, of this unit.
static bool rounds_up(Rule rule, bool is_negative, int64_t kept, int64_t rest, int64_t unit) {
    int64_t above_half = rest - (unit - rest);
    switch (rule) {
    case RULE_HALF_EVEN:
        return above_half > 0 || (above_half == 0 && kept % 2);
    case RULE_HALF_UP:
        return above_half >= 0;
    case RULE_HALF_DOWN:
        return above_half > 0;
    case RULE_UP:
        return true;
    case RULE_FLOOR:
        return is_negative;
    case RULE_CEILING:
        return !is_negative;
    case RULE_DOWN:
    case RULE_OTHER:
        return false;
    }
    return false;
}

// To another exponent; false: not with these digits or by this rule. *rest: what was dropped.
static bool rescale(Number *n, int64_t exp, Rule rule, int64_t *rest) {
    int64_t drop = exp - n->exp;
    n->exp = exp;
    *rest = 0;
    if (rule == RULE_OTHER) {
        return false;
    }
    if (drop <= 0 || n->coef == 0) {
        return n->coef == 0 || shift(&n->coef, -drop);
    }
    if (drop > MOST_DIGITS) {
        return false;
    }
    int64_t unit = powers_of_ten[drop];
    int64_t kept = n->coef / unit;
    *rest = n->coef % unit;
    n->coef = kept + (*rest != 0 && rounds_up(rule, n->is_negative, kept, *rest, unit));
    return true;
}

// For the context's own rule rounding is None.
static Value quantized(Machine *m, Number n, int64_t exp, Value rounding) {
    Value context = context_now(m);
    if (context == VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    rounding =
        rounding == VALUE_NONE ? context_item(m, context, PLACE_ROUNDING, "rounding") : rounding;
    bool is_rounded = exp > n.exp && n.coef != 0;
    int64_t rest;
    Number made = n;
    bool fits = rescale(&made, exp, rule_of(m, rounding), &rest) && is_exact_in(m, context, n) &&
                is_exact_in(m, context, made) && (!is_rounded || is_known(m, context, "Rounded")) &&
                (rest == 0 || is_known(m, context, "Inexact"));
    return fits ? decimal_object(m, decimal_class(m), made) : VALUE_NOT_IMPLEMENTED;
}

// quantize(self, exp, rounding=None)
Value decimal_quantize_shortcut(Machine *m, const ShortcutCall *call) {
    Value cls = decimal_class(m);
    Number n, wanted;
    bool is_named = call->kwnames != VALUE_UNSET && call->count == 2 &&
                    tuple_count(m, call->kwnames) == 1 &&
                    tuple_items(m, call->kwnames)[0] == name_z(m, "rounding");
    bool fits =
        is_named || (call->kwnames == VALUE_UNSET && (call->count == 2 || call->count == 3));
    if (!fits || !read_number(m, cls, call->args[0], &n) ||
        !read_number(m, cls, call->args[1], &wanted)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value rounding = is_named ? call->kwargs[0] : call->count == 3 ? call->args[2] : VALUE_NONE;
    return quantized(m, n, wanted.exp, rounding);
}

// __round__(self, n)
Value decimal_round_shortcut(Machine *m, const ShortcutCall *call) {
    Number n;
    bool fits = call->count == 2 && call->kwnames == VALUE_UNSET && value_is_int(call->args[1]) &&
                value_as_int(call->args[1]) >= 0 && value_as_int(call->args[1]) <= MOST_DIGITS &&
                read_number(m, decimal_class(m), call->args[0], &n);
    return fits ? quantized(m, n, -value_as_int(call->args[1]), VALUE_NONE) : VALUE_NOT_IMPLEMENTED;
}

// --- texts ------------------------------------------------------------------------------------

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
                    : value_is_int(given) && read_number(m, call->args[0], given, &n);
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
        !read_number(m, decimal_class(m), call->args[0], &n) || context_now(m) == VALUE_UNSET ||
        n.exp > 0 || n.exp + digits_of(n.coef) <= -6) {
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
    Value context = digits < 0 ? VALUE_UNSET : context_now(m);
    if (context == VALUE_UNSET || !read_number(m, decimal_class(m), call->args[0], &n)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Rule rule = rule_of(m, context_item(m, context, PLACE_ROUNDING, "rounding"));
    int64_t rest;
    return rescale(&n, -digits, rule, &rest) ? text_of(m, n, has_commas) : VALUE_NOT_IMPLEMENTED;
}
