#include "engine/vm/number.h"

#include <assert.h>
#include <math.h>

#include "engine/lang/ast.h"
#include "engine/vm/complex.h"
#include "engine/vm/int.h"

static Value int_binary(Machine *m, Value a, Value b, int op) {
    Value result = VALUE_UNSET;
    switch ((Operator)op) {
    case OPERATOR_ADD:
        return int_add(m, a, b);
    case OPERATOR_SUB:
        return int_sub(m, a, b);
    case OPERATOR_MULT:
        return int_mul(m, a, b);
    case OPERATOR_DIV:
        return int_true_divide(m, a, b);
    case OPERATOR_MOD:
        int_divide(m, a, b, NULL, &result, "integer modulo by zero");
        return result;
    case OPERATOR_POW:
        return int_pow(m, a, b);
    case OPERATOR_LSHIFT:
        return int_shift_left(m, a, b);
    case OPERATOR_RSHIFT:
        return int_shift_right(m, a, b);
    case OPERATOR_BIT_OR:
    case OPERATOR_BIT_XOR:
    case OPERATOR_BIT_AND:
        result = int_bits(m, a, b, op);
        if (value_is_bool(a) && value_is_bool(b)) {
            return value_from_bool(result == value_from_small_int(1));
        }
        return result;
    case OPERATOR_FLOOR_DIV:
        int_divide(m, a, b, &result, NULL, "integer division or modulo by zero");
        return result;
    case OPERATOR_MAT_MULT:
    case OPERATOR_COUNT:
        break;
    }
    return VALUE_NOT_IMPLEMENTED;
}

// False with OverflowError pending.
static bool as_double(Machine *m, Value v, double *d) {
    if (value_is_float(v)) {
        *d = value_as_float(v);
        return true;
    }
    return int_as_double(m, v, d);
}

static bool is_float_operator(int op) {
    return op == OPERATOR_ADD || op == OPERATOR_SUB || op == OPERATOR_MULT || op == OPERATOR_DIV ||
           op == OPERATOR_MOD || op == OPERATOR_POW || op == OPERATOR_FLOOR_DIV;
}

Value number_binary(Machine *m, Value a, Value b, int op) {
    if (value_is_int(a) && value_is_int(b)) {
        return int_binary(m, a, b, op);
    }
    if (value_is_float(a) && value_is_float(b)) {
        return float_binary(m, value_as_float(a), value_as_float(b), op);
    }
    a = value_payload(m, a);
    b = value_payload(m, b);
    if (is_complex(m, a) || is_complex(m, b)) {
        return complex_binary(m, a, b, op);
    }
    if (!is_number(m, a) || !is_number(m, b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!value_is_float(a) && !value_is_float(b)) {
        return int_binary(m, a, b, op);
    }
    double x, y;
    if (!is_float_operator(op)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!as_double(m, a, &x) || !as_double(m, b, &y)) {
        return VALUE_UNSET;
    }
    return float_binary(m, x, y, op);
}

// --- comparison -------------------------------------------------------------------------------

static Value order_result(int order, int op) {
    switch ((CompareOperator)op) {
    case COMPARE_EQ:
        return value_from_bool(order == 0);
    case COMPARE_NOT_EQ:
        return value_from_bool(order != 0);
    case COMPARE_LT:
        return value_from_bool(order < 0);
    case COMPARE_LT_E:
        return value_from_bool(order <= 0);
    case COMPARE_GT:
        return value_from_bool(order > 0);
    case COMPARE_GT_E:
        return value_from_bool(order >= 0);
    case COMPARE_IS:
    case COMPARE_IS_NOT:
    case COMPARE_IN:
    case COMPARE_NOT_IN:
        break;
    }
    return VALUE_NOT_IMPLEMENTED;
}

static bool is_nan(Value v) {
    return value_is_float(v) && isnan(value_as_float(v));
}

Value number_compare(Machine *m, Value a, Value b, int op) {
    a = value_payload(m, a);
    b = value_payload(m, b);
    if (is_complex(m, a) || is_complex(m, b)) {
        return complex_compare(m, a, b, op);
    }
    if (!is_number(m, a) || !is_number(m, b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (is_nan(a) || is_nan(b)) {
        return value_from_bool(op == COMPARE_NOT_EQ);
    }
    int order;
    if (value_is_float(a) && value_is_float(b)) {
        double x = value_as_float(a);
        double y = value_as_float(b);
        order = x < y ? -1 : x > y;
    } else if (value_is_float(a)) {
        order = -int_compare_double(m, b, value_as_float(a));
    } else if (value_is_float(b)) {
        order = int_compare_double(m, a, value_as_float(b));
    } else {
        order = int_compare(m, a, b);
    }
    return order_result(order, op);
}

// --- one operand ------------------------------------------------------------------------------

Value number_unary(Machine *m, Value a, int op) {
    a = value_payload(m, a);
    bool is_double = value_is_float(a);
    if (is_complex(m, a)) {
        return complex_unary(m, a, op);
    }
    if (!is_double && !is_int(m, a)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    switch ((UnaryOperator)op) {
    case UNARY_INVERT:
        return is_double ? VALUE_NOT_IMPLEMENTED : int_invert(m, a);
    case UNARY_PLUS:
        return is_double ? a : int_plain(m, a);
    case UNARY_MINUS:
        return is_double ? value_from_float(-value_as_float(a)) : int_negate(m, a);
    case UNARY_NOT:
        break;
    }
    return VALUE_NOT_IMPLEMENTED;
}

Value number_abs(Machine *m, Value a) {
    a = value_payload(m, a);
    if (value_is_float(a)) {
        return value_from_float(fabs(value_as_float(a)));
    }
    if (is_complex(m, a)) {
        return complex_abs(m, a);
    }
    if (!is_int(m, a)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return int_sign(m, a) < 0 ? int_negate(m, a) : int_plain(m, a);
}

bool number_is_true(const Machine *m, Value a) {
    return value_is_float(a) ? value_as_float(a) != 0 : int_sign(m, a) != 0;
}

Value number_round(Machine *m, Value a, Value digits) {
    a = value_payload(m, a);
    if (value_is_float(a)) {
        work_done(m, COST_ROUND, digits != VALUE_UNSET);
        return float_round_value(m, value_as_float(a), digits);
    }
    return is_int(m, a) ? int_round(m, a, digits) : VALUE_NOT_IMPLEMENTED;
}

// --- two results, three operands --------------------------------------------------------------

static Value pair_of(Machine *m, Value first, Value second) { // takes both
    Value items[2] = {first, second};
    Value pair = VALUE_UNSET;
    if (first != VALUE_UNSET && second != VALUE_UNSET) {
        pair = tuple_of(m, items, 2);
    }
    release(m, first);
    release(m, second);
    return pair;
}

Value number_divmod(Machine *m, Value a, Value b) {
    a = value_payload(m, a);
    b = value_payload(m, b);
    if (!is_number(m, a) || !is_number(m, b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!value_is_float(a) && !value_is_float(b)) {
        Value quotient = VALUE_UNSET, remainder = VALUE_UNSET;
        int_divide(m, a, b, &quotient, &remainder, "integer division or modulo by zero");
        return pair_of(m, quotient, remainder);
    }
    double x, y, quotient, remainder;
    if (!as_double(m, a, &x) || !as_double(m, b, &y)) {
        return VALUE_UNSET;
    }
    if (y == 0) {
        return raise_error(m, CLASS_ZERO_DIVISION_ERROR, "float divmod()");
    }
    float_divide_floor(x, y, &quotient, &remainder);
    return pair_of(m, value_from_float(quotient), value_from_float(remainder));
}

Value number_pow_mod(Machine *m, Value a, Value b, Value modulus) {
    Value operands[3] = {value_payload(m, a), value_payload(m, b), value_payload(m, modulus)};
    bool all_ints = true;
    bool all_numbers = true;
    for (int i = 0; i < 3; i++) {
        all_ints = all_ints && is_int(m, operands[i]);
        all_numbers = all_numbers && is_number(m, operands[i]);
    }
    if (all_ints) {
        return int_pow_mod(m, operands[0], operands[1], operands[2]);
    }
    if (is_complex(m, operands[0]) || is_complex(m, operands[1])) {
        return raise_error(m, CLASS_VALUE_ERROR, "complex modulo");
    }
    if (all_numbers) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "pow() 3rd argument not allowed unless all arguments are integers");
    }
    return raise_error(m, CLASS_TYPE_ERROR,
                       "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                       type_name(m, a), type_name(m, b), type_name(m, modulus));
}

uint64_t number_hash(const Machine *m, Value v) {
    return value_is_float(v) ? float_hash(value_as_float(v)) : int_hash(m, v);
}

bool number_add_repr(Machine *m, Text *text, Value v) {
    work_done(m, value_is_float(v) ? COST_FLOAT_TEXT : COST_FORMAT, 1);
    if (value_is_float(v)) {
        char repr[32];
        float_repr(value_as_float(v), repr);
        text_add_z(text, repr);
        return true;
    }
    if (value_is_bool(v)) {
        text_add_z(text, v == VALUE_TRUE ? "True" : "False");
        return true;
    }
    return int_to_text(m, v, 10, text);
}
