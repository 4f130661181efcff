// decimal: what the files about Decimal share.
#pragma once

#include "engine/vm/protocol.h"
#include "engine/vm/shortcut.h"

enum {
    MOST_DIGITS = 18, // any such number fits an int64_t
    MOST_EXPONENT = 9999
};

typedef struct Number {
    bool is_negative;
    int64_t coef;
    int64_t exp;
} Number;

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

// The class, borrowed.
static inline Value decimal_class(const Machine *m) {
    return prelude_function(m, "Decimal");
}
int decimal_digits(int64_t coef);
// A Decimal (cls) or an int; false: not one of those that are computed here.
bool decimal_read(Machine *m, Value cls, Value v, Number *n);
Value decimal_object(Machine *m, Value cls, Number n);
// The decimal context that holds, borrowed; unset: none has been asked for yet.
Value decimal_context(Machine *m);
Rule decimal_rule(Machine *m, Value context);
// To another exponent; false: not with these digits or by this rule. *rest: what was dropped.
bool decimal_rescale(Number *n, int64_t exp, Rule rule, int64_t *rest);
