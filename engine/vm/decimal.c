// decimal: what Decimal computes exactly with coefficients of up to 18 digits, where the context
// neither rounds nor notes anything new. Signs, coefficients and exponents are in the object's dict
// (lib/decimal.py), which does everything else.
#include "engine/vm/decimal.h"

#include "engine/vm/context.h"
#include "engine/vm/interp.h"
#include "engine/vm/lookup.h"
#include "engine/vm/ops.h"

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

int decimal_digits(int64_t coef) {
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
typedef enum FieldPlace {
    PLACE_SIGN,
    PLACE_COEF,
    PLACE_EXP,
    PLACE_KIND,
    PLACE_FLAGS, // the first of a context
    PLACE_TRAPS,
    PLACE_PREC,
    PLACE_ROUNDING,
    PLACE_EMIN,
    PLACE_EMAX,
    PLACE_CAPITALS,
    PLACE_CLAMP
} FieldPlace;

_Static_assert(PLACE_CLAMP + 1 == DECIMAL_NAMES, "each place has a name");

static void find_names(Machine *m) {
    static const char *const names[] = {
        [PLACE_SIGN] = "_sign", [PLACE_COEF] = "_coef",        [PLACE_EXP] = "_exp",
        [PLACE_KIND] = "_kind", [PLACE_FLAGS] = "flags",       [PLACE_TRAPS] = "traps",
        [PLACE_PREC] = "prec",  [PLACE_ROUNDING] = "rounding", [PLACE_EMIN] = "Emin",
        [PLACE_EMAX] = "Emax",  [PLACE_CAPITALS] = "capitals", [PLACE_CLAMP] = "clamp",
    };
    for (int i = 0; i < DECIMAL_NAMES; i++) {
        m->lookups->decimal_names[i] = name_z(m, names[i]);
    }
}

// Borrowed, or unset.
static Value item_at(Machine *m, Value dict, uint32_t place, Value key) {
    Value found = entry_at(m, dict, place, key);
    return found != VALUE_UNSET ? found : dict_get(m, dict, key);
}

// Of a dict whose first attribute has this place.
static inline Value field_at(Machine *m, Value dict, FieldPlace place, FieldPlace first) {
    const Value *names = m->lookups->decimal_names;
    if (UNLIKELY(!names[PLACE_CLAMP])) {
        find_names(m);
    }
    return item_at(m, dict, (uint32_t)(place - first), names[place]);
}

bool decimal_read(Machine *m, Value cls, Value v, Number *n) {
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
    Value sign = field_at(m, dict, PLACE_SIGN, PLACE_SIGN);
    Value coef = field_at(m, dict, PLACE_COEF, PLACE_SIGN);
    Value exp = field_at(m, dict, PLACE_EXP, PLACE_SIGN);
    Value kind = field_at(m, dict, PLACE_KIND, PLACE_SIGN);
    if (!is_type(m, kind, TYPE_STR) || str_length(m, kind) > 0 || !value_is_int(sign) ||
        !value_is_int(exp) || !is_int(m, coef) || !int_to_i64(m, coef, &n->coef)) {
        return false;
    }
    n->is_negative = value_as_int(sign) != 0;
    n->exp = value_as_int(exp);
    return n->exp <= MOST_EXPONENT && n->exp >= -MOST_EXPONENT;
}

// With a dict like that of the library's zero; the library makes that one itself.
Value decimal_object(Machine *m, Value cls, Number n) {
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

Value decimal_context(Machine *m) {
    Value values = context_copy(m);
    Value context = is_type(m, values, TYPE_DICT)
                        ? item_at(m, values, 0, prelude_function(m, "_decimal_context"))
                        : VALUE_UNSET;
    release(m, values);
    return is_type(m, context, TYPE_INSTANCE) ? context : VALUE_UNSET;
}

static Value context_item(Machine *m, Value context, FieldPlace place) {
    Value dict = AS(Instance, m, context)->dict;
    return dict == VALUE_UNSET ? VALUE_UNSET : field_at(m, dict, place, PLACE_FLAGS);
}

static bool context_number(Machine *m, Value context, FieldPlace place, int64_t *number) {
    Value v = context_item(m, context, place);
    *number = value_is_int(v) ? value_as_int(v) : 0;
    return value_is_int(v);
}

// Whether the context leaves the number as it is and notes nothing.
static bool is_exact_in(Machine *m, Value context, Number n) {
    int64_t prec, least, most, clamp;
    int64_t digits = decimal_digits(n.coef);
    return context != VALUE_UNSET && context_number(m, context, PLACE_PREC, &prec) &&
           context_number(m, context, PLACE_EMIN, &least) &&
           context_number(m, context, PLACE_EMAX, &most) &&
           context_number(m, context, PLACE_CLAMP, &clamp) && clamp == 0 && digits <= prec &&
           n.exp + digits - 1 <= most && n.exp + (n.coef ? digits - 1 : 0) >= least &&
           n.exp <= most;
}

static Value in_context(Machine *m, Number n) {
    return is_exact_in(m, decimal_context(m), n) ? decimal_object(m, decimal_class(m), n)
                                                 : VALUE_NOT_IMPLEMENTED;
}

// --- arithmetic -------------------------------------------------------------------------------

static bool two_numbers(Machine *m, const ShortcutCall *call, Number *a, Number *b) {
    Value cls = decimal_class(m);
    return call->count == 2 && call->kwnames == VALUE_UNSET &&
           decimal_read(m, cls, call->args[0], a) && decimal_read(m, cls, call->args[1], b);
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
    if (call->count != 1 || !decimal_read(m, decimal_class(m), call->args[0], &n) || n.coef == 0) {
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
    Value flags = value_inside(m, context_item(m, context, PLACE_FLAGS));
    Value traps = value_inside(m, context_item(m, context, PLACE_TRAPS));
    Value key = prelude_function(m, condition);
    return is_type(m, flags, TYPE_DICT) && is_type(m, traps, TYPE_DICT) &&
           dict_get(m, flags, key) == VALUE_TRUE && dict_get(m, traps, key) == VALUE_FALSE;
}

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

bool decimal_rescale(Number *n, int64_t exp, Rule rule, int64_t *rest) {
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

Rule decimal_rule(Machine *m, Value context) {
    return rule_of(m, context_item(m, context, PLACE_ROUNDING));
}

// For the context's own rule rounding is None.
static Value quantized(Machine *m, Number n, int64_t exp, Value rounding) {
    Value context = decimal_context(m);
    if (context == VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    rounding = rounding == VALUE_NONE ? context_item(m, context, PLACE_ROUNDING) : rounding;
    bool is_rounded = exp > n.exp && n.coef != 0;
    int64_t rest;
    Number made = n;
    bool fits = decimal_rescale(&made, exp, rule_of(m, rounding), &rest) &&
                is_exact_in(m, context, n) && is_exact_in(m, context, made) &&
                (!is_rounded || is_known(m, context, "Rounded")) &&
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
    if (!fits || !decimal_read(m, cls, call->args[0], &n) ||
        !decimal_read(m, cls, call->args[1], &wanted)) {
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
                decimal_read(m, decimal_class(m), call->args[0], &n);
    return fits ? quantized(m, n, -value_as_int(call->args[1]), VALUE_NONE) : VALUE_NOT_IMPLEMENTED;
}
