// a + b and its kin, for every pair of values.
//
// The order is CPython's: numbers, then the operator methods of both sides (the more derived class
// first), then what sequences make of + and *.
#include "engine/vm/operators.h"

#include "engine/vm/asyncio.h"
#include "engine/vm/interp.h"
#include "engine/vm/number.h"
#include "engine/vm/protocol.h"

static const struct {
    const char *symbol;
    const char *left; // method names
    const char *right;
    const char *in_place;
} operators[OPERATOR_COUNT] = {
    [OPERATOR_ADD] = {"+", "__add__", "__radd__", "__iadd__"},
    [OPERATOR_SUB] = {"-", "__sub__", "__rsub__", "__isub__"},
    [OPERATOR_MULT] = {"*", "__mul__", "__rmul__", "__imul__"},
    [OPERATOR_MAT_MULT] = {"@", "__matmul__", "__rmatmul__", "__imatmul__"},
    [OPERATOR_DIV] = {"/", "__truediv__", "__rtruediv__", "__itruediv__"},
    [OPERATOR_MOD] = {"%", "__mod__", "__rmod__", "__imod__"},
    [OPERATOR_POW] = {"**", "__pow__", "__rpow__", "__ipow__"},
    [OPERATOR_LSHIFT] = {"<<", "__lshift__", "__rlshift__", "__ilshift__"},
    [OPERATOR_RSHIFT] = {">>", "__rshift__", "__rrshift__", "__irshift__"},
    [OPERATOR_BIT_OR] = {"|", "__or__", "__ror__", "__ior__"},
    [OPERATOR_BIT_XOR] = {"^", "__xor__", "__rxor__", "__ixor__"},
    [OPERATOR_BIT_AND] = {"&", "__and__", "__rand__", "__iand__"},
    [OPERATOR_FLOOR_DIV] = {"//", "__floordiv__", "__rfloordiv__", "__ifloordiv__"},
};

const char *operator_method(int op) {
    return op & OPCODE_INPLACE ? operators[op & ~OPCODE_INPLACE].in_place : operators[op].left;
}

const char *operator_reflected(int op) {
    return operators[op & ~OPCODE_INPLACE].right;
}

// --- methods of classes -----------------------------------------------------------------------

// The answer of v's own method, or NOT_IMPLEMENTED when it has none.
static Value ask(Machine *m, Value v, const char *name, Value other) {
    bool found;
    Value answer = call_user_special(m, v, name, &other, 1, &found);
    if (!found && m->world->pending == VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return answer;
}

static bool overrides(Machine *m, Value a, Value b, const char *name) {
    Value interned = name_z(m, name);
    return class_lookup(m, class_of(m, a), interned) != class_lookup(m, class_of(m, b), interned);
}

bool operator_right_first(Machine *m, Value a, Value b, int op) {
    Value left = class_of(m, a);
    Value right = class_of(m, b);
    return left != right && is_subclass(m, right, left) &&
           overrides(m, a, b, operator_reflected(op));
}

static Value ask_both(Machine *m, Value a, Value b, int op) {
    bool right_first = operator_right_first(m, a, b, op);
    Value answer = VALUE_NOT_IMPLEMENTED;
    if (right_first) {
        answer = ask(m, b, operators[op].right, a);
    }
    if (answer == VALUE_NOT_IMPLEMENTED) {
        answer = ask(m, a, operators[op].left, b);
    }
    if (answer == VALUE_NOT_IMPLEMENTED && class_of(m, a) != class_of(m, b) && !right_first) {
        answer = ask(m, b, operators[op].right, a);
    }
    return answer;
}

// --- builtin operators ------------------------------------------------------------------------

static bool is_type_like(const Machine *m, Value v) {
    return v == VALUE_NONE || is_type(m, v, TYPE_CLASS) || is_type(m, v, TYPE_GENERIC_ALIAS);
}

static bool add_member(Machine *m, Value list, Value v) {
    bool is_union =
        is_type(m, v, TYPE_GENERIC_ALIAS) && AS(GenericAlias, m, v)->origin == VALUE_NONE;
    Value one = v;
    Value args = is_union ? AS(GenericAlias, m, v)->args : VALUE_UNSET;
    uint32_t count = is_union ? tuple_count(m, args) : 1;
    for (uint32_t i = 0; i < count; i++) {
        Value member = is_union ? tuple_items(m, args)[i] : one;
        bool there;
        if (!sequence_contains(m, list, member, &there) ||
            (!there && !list_append(m, list, member))) {
            return false;
        }
    }
    return true;
}

// int | None: an alias of nothing, with the members as arguments.
static Value type_union(Machine *m, Value a, Value b) {
    Value list = list_new(m, 2);
    Value result = VALUE_UNSET;
    if (list != VALUE_UNSET && add_member(m, list, a) && add_member(m, list, b)) {
        if (list_count(m, list) == 1) { // int | int
            result = retain(m, list_items(m, list)[0]);
        } else {
            Value tuple = tuple_from(m, list);
            result = tuple == VALUE_UNSET ? VALUE_UNSET : generic_alias_new(m, VALUE_NONE, tuple);
            release(m, tuple);
        }
    }
    release(m, list);
    return result;
}

static Value dict_union(Machine *m, Value a, Value b) {
    Value result = dict_copy(m, a);
    if (result != VALUE_UNSET && !dict_update(m, result, b)) {
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
}

static bool is_set_operator(int op) {
    return op == OPERATOR_BIT_OR || op == OPERATOR_BIT_AND || op == OPERATOR_SUB ||
           op == OPERATOR_BIT_XOR;
}

static Value builtin_binary(Machine *m, Value a, Value b, int op) {
    if (op == OPERATOR_MOD && is_type(m, a, TYPE_BYTES)) {
        Value args[] = {a, b};
        return call_value(m, prelude_function(m, "_bytes_percent"), args, 2, VALUE_UNSET);
    }
    if (!is_set_operator(op)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (is_set(m, a) && is_set(m, b)) {
        return set_binary(m, a, b, op);
    }
    if (op == OPERATOR_BIT_OR && is_type(m, a, TYPE_DICT) && is_type(m, b, TYPE_DICT)) {
        return dict_union(m, a, b);
    }
    if (op == OPERATOR_BIT_OR && is_type_like(m, a) && is_type_like(m, b) &&
        (a != VALUE_NONE || b != VALUE_NONE)) {
        return type_union(m, a, b);
    }
    if (is_type(m, a, TYPE_DICT_VIEW) || is_type(m, b, TYPE_DICT_VIEW)) {
        return view_binary(m, a, b, op);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static bool is_sequence(const Machine *m, Value v) {
    return is_type(m, v, TYPE_STR) || is_type(m, v, TYPE_LIST) || is_type(m, v, TYPE_TUPLE) ||
           is_type(m, v, TYPE_BYTES);
}

static Value concat(Machine *m, Value a, Value b) {
    TypeId type = type_of(m, a);
    if (is_type(m, b, type)) {
        return type == TYPE_LIST    ? list_concat(m, a, b)
               : type == TYPE_TUPLE ? tuple_concat(m, a, b)
               : type == TYPE_STR   ? str_concat(m, a, b)
                                    : bytes_concat(m, a, b);
    }
    if (type == TYPE_BYTES) {
        return raise_error(m, CLASS_TYPE_ERROR, "can't concat %s to bytes", type_name(m, b));
    }
    return raise_error(m, CLASS_TYPE_ERROR, "can only concatenate %s (not \"%s\") to %s",
                       type_name(m, a), type_name(m, b), type_name(m, a));
}

// The int that says how often a sequence is repeated.
static bool repeat_count(Machine *m, Value v, int64_t *times) {
    v = is_int(m, value_inside(m, v)) ? value_inside(m, v) : v;
    Value special = is_int(m, v) ? VALUE_UNSET : user_special(m, v, "__index__");
    release(m, special);
    if (!is_int(m, v) && special == VALUE_UNSET) {
        if (m->world->pending == VALUE_UNSET) {
            raise_error(m, CLASS_TYPE_ERROR, "can't multiply sequence by non-int of type '%s'",
                        type_name(m, v));
        }
        return false;
    }
    if (is_int(m, v) && !int_to_i64(m, v, times)) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
        return false;
    }
    return value_as_index(m, v, times);
}

static Value repeat(Machine *m, Value sequence, Value count) {
    int64_t times;
    if (!repeat_count(m, count, &times)) {
        return VALUE_UNSET;
    }
    switch ((int)type_of(m, sequence)) {
    case TYPE_STR:
        return str_repeat(m, sequence, times);
    case TYPE_BYTES:
        return bytes_repeat(m, sequence, times);
    default:
        return sequence_repeat(m, sequence, times);
    }
}

// CPython does not let s *= [1] fall back on the right side when the left is some container.
static bool keeps_its_type(const Machine *m, Value v) {
    switch ((int)type_of(m, v)) {
    case TYPE_DICT:
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_DEQUE:
    case TYPE_RANGE:
    case TYPE_DICT_VIEW:
    case TYPE_INSTANCE:
        return true;
    default:
        return false;
    }
}

static Value sequence_binary(Machine *m, Value a, Value b, int op, bool in_place) {
    Value left = value_inside(m, a);
    Value right = value_inside(m, b);
    if (op == OPERATOR_ADD && is_sequence(m, left)) {
        return concat(m, left, type_of(m, left) == type_of(m, right) ? right : b);
    }
    if (op == OPERATOR_MULT && is_sequence(m, left)) {
        return repeat(m, left, b);
    }
    if (op == OPERATOR_MULT && is_sequence(m, right) && !(in_place && keeps_its_type(m, a))) {
        return repeat(m, right, a);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static Value raise_operands(Machine *m, Value a, Value b, int op, bool in_place) {
    bool is_pow = op == OPERATOR_POW && !in_place;
    const char *hint = "";
    if (op == OPERATOR_RSHIFT && is_type(m, a, TYPE_NATIVE) &&
        strcmp(native_info(AS(Native, m, a)->id)->name, "print") == 0) {
        hint = ". Did you mean \"print(<message>, file=<output_stream>)\"?";
    }
    return raise_error(m, CLASS_TYPE_ERROR,
                       "unsupported operand type(s) for %s%s%s: '%s' and '%s'%s",
                       operators[op].symbol, in_place ? "=" : "", is_pow ? " or pow()" : "",
                       type_name(m, a), type_name(m, b), hint);
}

// --- in place ---------------------------------------------------------------------------------

static Value owned_if(const Machine *m, Value v, bool ok) {
    return ok ? retain(m, v) : VALUE_UNSET;
}

// Sets and dicts change before the other side is asked.
static Value change_in_place(Machine *m, Value a, Value b, int op) {
    if (is_type(m, a, TYPE_SET) && is_set(m, b) && is_set_operator(op)) {
        return owned_if(m, a, set_binary_in_place(m, a, b, op));
    }
    if (is_type(m, a, TYPE_DICT) && op == OPERATOR_BIT_OR) {
        return owned_if(m, a, dict_update(m, a, b));
    }
    return VALUE_NOT_IMPLEMENTED;
}

// The value inside a has changed in place: a is the result.
static Value change_kept(Machine *m, Value a, Value inside, Value answer) {
    if (answer != inside || a == inside) {
        return answer;
    }
    release(m, answer);
    return retain(m, a);
}

static Value list_in_place(Machine *m, Value a, Value b, int op) {
    if (op == OPERATOR_ADD) {
        return owned_if(m, a, list_extend(m, a, b));
    }
    if (op == OPERATOR_MULT) {
        int64_t times;
        return owned_if(m, a, repeat_count(m, b, &times) && list_repeat_in_place(m, a, times));
    }
    return VALUE_NOT_IMPLEMENTED;
}

// --- all of it --------------------------------------------------------------------------------

static bool may_have_methods(const Machine *m, Value v) {
    switch ((int)type_of(m, v)) {
    case TYPE_INSTANCE:
    case TYPE_DEQUE: // + and * are written in Python
    case TYPE_EXCEPTION:
    case TYPE_RECORD:
    case TYPE_CLASS:
        return true;
    default:
        return false;
    }
}

// What is left when no method has an answer.
static Value without_methods(Machine *m, Value a, Value b, int op, bool in_place) {
    Value answer = VALUE_NOT_IMPLEMENTED;
    Value left = value_inside(m, a);
    Value right = value_inside(m, b);
    if (in_place && left != a) {
        answer = change_kept(m, a, left, change_in_place(m, left, right, op));
        if (answer != VALUE_NOT_IMPLEMENTED) {
            return answer;
        }
    }
    if (op == OPERATOR_MOD && is_type(m, left, TYPE_STR)) { // b shows itself as its class says
        return str_percent(m, left, b);
    }
    answer = left != a || right != b ? number_binary(m, left, right, op) : VALUE_NOT_IMPLEMENTED;
    if (answer == VALUE_NOT_IMPLEMENTED) {
        answer = builtin_binary(m, left, right, op);
    }
    if (answer == VALUE_NOT_IMPLEMENTED && in_place && is_type(m, left, TYPE_LIST)) {
        answer = list_in_place(m, left, right, op);
        answer = change_kept(m, a, left, answer);
    }
    if (answer == VALUE_NOT_IMPLEMENTED) {
        answer = sequence_binary(m, a, b, op, in_place);
    }
    return answer == VALUE_NOT_IMPLEMENTED ? raise_operands(m, a, b, op, in_place) : answer;
}

static Value binary_slowly(Machine *m, Value a, Value b, int op, bool in_place) {
    work_done(m, is_type(m, a, TYPE_STR) ? COST_CONCATENATE : COST_OPERATOR, 1);
    bool formats = op == OPERATOR_MOD && is_type(m, a, TYPE_STR);
    if (formats && !is_instance(m, b, CLASS_STR)) { // a str knows what % is, whatever comes behind
        return str_percent(m, a, b);
    }
    Value answer = VALUE_NOT_IMPLEMENTED;
    if (in_place && may_have_methods(m, a)) {
        answer = ask(m, a, operators[op].in_place, b);
    } else if (in_place) {
        answer = change_in_place(m, a, b, op);
    }
    if (answer == VALUE_NOT_IMPLEMENTED && (may_have_methods(m, a) || may_have_methods(m, b))) {
        answer = ask_both(m, a, b, op);
    }
    return answer != VALUE_NOT_IMPLEMENTED ? answer : without_methods(m, a, b, op, in_place);
}

Value operator_ask(Machine *m, Value v, const char *name, Value other) {
    return may_have_methods(m, v) ? ask(m, v, name, other) : VALUE_NOT_IMPLEMENTED;
}

Value operator_rest(Machine *m, Value a, Value b, int op) {
    return without_methods(m, a, b, op & ~OPCODE_INPLACE, (op & OPCODE_INPLACE) != 0);
}

Value value_binary(Machine *m, Value a, Value b, int op) {
    bool in_place = (op & OPCODE_INPLACE) != 0;
    op &= ~OPCODE_INPLACE;
    work_done(m, COST_NUMBER, 1);
    bool is_derived = is_type(m, a, TYPE_INSTANCE) || is_type(m, b, TYPE_INSTANCE);
    Value answer = is_derived ? VALUE_NOT_IMPLEMENTED : number_binary(m, a, b, op);
    return answer == VALUE_NOT_IMPLEMENTED ? binary_slowly(m, a, b, op, in_place) : answer;
}

static const struct {
    const char *symbol;
    const char *name;
} unary[] = {
    [UNARY_INVERT] = {"~", "__invert__"},
    [UNARY_PLUS] = {"+", "__pos__"},
    [UNARY_MINUS] = {"-", "__neg__"},
};

const char *unary_method(int op) {
    return unary[op].name;
}

Value value_unary(Machine *m, Value a, int op) {
    Value answer = is_type(m, a, TYPE_INSTANCE) ? VALUE_NOT_IMPLEMENTED : number_unary(m, a, op);
    if (answer != VALUE_NOT_IMPLEMENTED) {
        return answer;
    }
    bool found;
    answer = call_user_special(m, a, unary[op].name, NULL, 0, &found);
    if (found || m->world->pending != VALUE_UNSET) {
        return answer;
    }
    if (value_inside(m, a) != a) {
        answer = number_unary(m, value_inside(m, a), op);
        if (answer != VALUE_NOT_IMPLEMENTED) {
            return answer;
        }
    }
    return raise_error(m, CLASS_TYPE_ERROR, "bad operand type for unary %s: '%s'", unary[op].symbol,
                       type_name(m, a));
}
