#include "engine/vm/dunder.h"

#include "engine/vm/deque.h"
#include "engine/vm/protocol.h"

static Value self_of(const Machine *m, const Call *call) {
    return value_inside(m, call->self);
}

static Value done(bool ok) {
    return ok ? VALUE_NONE : VALUE_UNSET;
}

Value dunder_repr(Machine *m, const Call *call) {
    Value self = self_of(m, call);
    bool is_deque = is_type(m, self, TYPE_DEQUE);
    if (self == call->self || !(is_set(m, self) || is_deque)) {
        return value_repr(m, self);
    }
    Text text = {0}; // a set of a class of the program shows the name of its class
    const char *name = type_name(m, call->self);
    bool ok = is_deque ? deque_repr(m, &text, self, name) : set_repr(m, &text, self, name);
    Value result = ok ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}

Value dunder_hash(Machine *m, const Call *call) {
    uint64_t hash;
    return value_hash(m, self_of(m, call), &hash) ? int_from_i64(m, (int64_t)hash) : VALUE_UNSET;
}

Value dunder_eq(Machine *m, const Call *call) {
    return compare_slot(m, self_of(m, call), call->args[0], COMPARE_EQ);
}

Value dunder_ne(Machine *m, const Call *call) {
    return compare_slot(m, self_of(m, call), call->args[0], COMPARE_NOT_EQ);
}

Value dunder_lt(Machine *m, const Call *call) {
    return compare_slot(m, self_of(m, call), call->args[0], COMPARE_LT);
}

Value dunder_le(Machine *m, const Call *call) {
    return compare_slot(m, self_of(m, call), call->args[0], COMPARE_LT_E);
}

Value dunder_gt(Machine *m, const Call *call) {
    return compare_slot(m, self_of(m, call), call->args[0], COMPARE_GT);
}

Value dunder_ge(Machine *m, const Call *call) {
    return compare_slot(m, self_of(m, call), call->args[0], COMPARE_GT_E);
}

Value dunder_len(Machine *m, const Call *call) {
    int64_t length;
    return value_length(m, self_of(m, call), &length) ? int_from_i64(m, length) : VALUE_UNSET;
}

Value dunder_iter(Machine *m, const Call *call) {
    return value_iter(m, self_of(m, call));
}

Value dunder_next(Machine *m, const Call *call) {
    Value item = value_next(m, self_of(m, call));
    if (item == VALUE_UNSET && m->world->pending == VALUE_UNSET) {
        return raise_stop_iteration(m, VALUE_NONE);
    }
    return item;
}

Value dunder_reversed(Machine *m, const Call *call) {
    return reversed_of(m, self_of(m, call));
}

Value dunder_contains(Machine *m, const Call *call) {
    bool result;
    return value_contains(m, self_of(m, call), call->args[0], &result) ? value_from_bool(result)
                                                                       : VALUE_UNSET;
}

Value dunder_getitem(Machine *m, const Call *call) {
    return value_get_item(m, self_of(m, call), call->args[0]);
}

Value dunder_setitem(Machine *m, const Call *call) {
    return done(value_set_item(m, self_of(m, call), call->args[0], call->args[1]));
}

Value dunder_delitem(Machine *m, const Call *call) {
    return done(value_del_item(m, self_of(m, call), call->args[0]));
}

static Value binary(Machine *m, const Call *call, int op) {
    return value_binary(m, self_of(m, call), value_inside(m, call->args[0]), op);
}

Value dunder_add(Machine *m, const Call *call) {
    return binary(m, call, OPERATOR_ADD);
}

Value dunder_mul(Machine *m, const Call *call) {
    return binary(m, call, OPERATOR_MULT);
}

Value dunder_iadd(Machine *m, const Call *call) {
    return binary(m, call, OPERATOR_ADD | OPCODE_INPLACE);
}

Value dunder_imul(Machine *m, const Call *call) {
    return binary(m, call, OPERATOR_MULT | OPCODE_INPLACE);
}

// The operators of sets say NotImplemented instead of raising.
static Value set_operator(Machine *m, const Call *call, int op) {
    Value self = self_of(m, call);
    Value other = value_inside(m, call->args[0]);
    bool alike = is_set(m, self) ? is_set(m, other)
                 : is_type(m, self, TYPE_DICT)
                     ? is_type(m, other, TYPE_DICT) || (op & OPCODE_INPLACE) != 0
                     : true;
    return alike ? value_binary(m, self, other, op) : VALUE_NOT_IMPLEMENTED;
}

Value dunder_or(Machine *m, const Call *call) {
    return set_operator(m, call, OPERATOR_BIT_OR);
}

Value dunder_and(Machine *m, const Call *call) {
    return set_operator(m, call, OPERATOR_BIT_AND);
}

Value dunder_sub(Machine *m, const Call *call) {
    return set_operator(m, call, OPERATOR_SUB);
}

Value dunder_xor(Machine *m, const Call *call) {
    return set_operator(m, call, OPERATOR_BIT_XOR);
}

Value dunder_ior(Machine *m, const Call *call) {
    return set_operator(m, call, OPERATOR_BIT_OR | OPCODE_INPLACE);
}

Value dunder_iand(Machine *m, const Call *call) {
    return set_operator(m, call, OPERATOR_BIT_AND | OPCODE_INPLACE);
}

Value dunder_isub(Machine *m, const Call *call) {
    return set_operator(m, call, OPERATOR_SUB | OPCODE_INPLACE);
}

Value dunder_ixor(Machine *m, const Call *call) {
    return set_operator(m, call, OPERATOR_BIT_XOR | OPCODE_INPLACE);
}

Value dunder_mod(Machine *m, const Call *call) {
    return binary(m, call, OPERATOR_MOD);
}

Value dunder_ror(Machine *m, const Call *call) {
    Value self = self_of(m, call);
    Value other = value_inside(m, call->args[0]);
    return type_of(m, self) == type_of(m, other) ? value_binary(m, other, self, OPERATOR_BIT_OR)
                                                 : VALUE_NOT_IMPLEMENTED;
}

Value dunder_str(Machine *m, const Call *call) {
    return value_str(m, self_of(m, call));
}

Value dunder_format(Machine *m, const Call *call) {
    return value_format(m, self_of(m, call), call->args[0]);
}

#define TEXT_ROWS                                                                                  \
    DUNDERS_COMMON, DUNDERS_HASH, DUNDERS_ORDER, DUNDERS_CONTAINER, DUNDERS_READ, DUNDERS_SEQUENCE

const NativeInfo natives_str_operators[] = {
    TEXT_ROWS,
    DUNDER_READS("__mod__", dunder_mod, 1),
    DUNDER_READS("__str__", dunder_str, 0),
    DUNDER_READS("__format__", dunder_format, 1),
    {0},
};

const NativeInfo natives_bytes_operators[] = {
    TEXT_ROWS,
    {0},
};

const NativeInfo natives_dict_operators[] = {
    DUNDERS_ORDER,
    DUNDER_READS("__ror__", dunder_ror, 1),
    {0},
};
