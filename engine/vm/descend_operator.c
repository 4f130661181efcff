// descend_operator: a + b, a == b and -a, where a method in Python answers.
//
// Both sides are asked one after the other, as CPython does; a frame is pushed for each method in
// Python, and a native frame behind it asks on when the answer is NotImplemented. What has no such
// method is left to operators.c and compare.c.
#include "engine/lang/opcodes.h"
#include "engine/vm/descend_internal.h"
#include "engine/vm/interp.h"
#include "engine/vm/operators.h"
#include "engine/vm/protocol.h"

// slots of a NATIVE_FRAME_BINARY; its state counts the attempts made
enum {
    SLOT_LEFT,
    SLOT_RIGHT,
    SLOT_OPERATOR, // small int, an Operator with OPCODE_INPLACE, or a comparison
};

enum {
    IS_COMPARISON = 2 * OPCODE_INPLACE, // added to a comparison
    MAX_ATTEMPTS = 3
};

typedef struct Operation {
    Value left; // borrowed
    Value right;
    int op;
} Operation;

typedef struct Attempt {
    Value self; // borrowed; unset when this attempt is not made
    Value other;
    const char *name;
    int op;       // from the side of self
    bool negates; // __eq__ is asked for !=
} Attempt;

// --- the attempts -----------------------------------------------------------------------------

static Attempt comparison_attempt(Machine *m, const Operation *o, uint32_t index) {
    bool swaps = compare_right_first(m, o->left, o->right) != (index == 1);
    Attempt t = {VALUE_UNSET, VALUE_UNSET, NULL, o->op & ~IS_COMPARISON, false};
    if (index > 1) {
        return t;
    }
    t.self = swaps ? o->right : o->left;
    t.other = swaps ? o->left : o->right;
    t.op = swaps ? compare_swapped(t.op) : t.op;
    t.name = compare_method(t.op);
    t.negates = t.op == COMPARE_NOT_EQ && compare_negates_eq(m, t.self) &&
                descend_python_method(m, t.self, "__eq__") != VALUE_UNSET;
    t.name = t.negates ? "__eq__" : t.name;
    return t;
}

static Attempt operator_attempt(Machine *m, const Operation *o, uint32_t index) {
    Attempt left = {o->left, o->right, operator_method(o->op & ~OPCODE_INPLACE), o->op, false};
    Attempt right = {o->right, o->left, operator_reflected(o->op), o->op, false};
    Attempt none = {VALUE_UNSET, VALUE_UNSET, NULL, o->op, false};
    if (index == 0) { // in place
        left.name = operator_method(o->op);
        return o->op & OPCODE_INPLACE ? left : none;
    }
    if (operator_right_first(m, o->left, o->right, o->op)) {
        return index == 1 ? right : left;
    }
    bool alike = class_of(m, o->left) == class_of(m, o->right);
    return index == 1 ? left : alike ? none : right;
}

static Attempt attempt_at(Machine *m, const Operation *o, uint32_t index) {
    return o->op & IS_COMPARISON ? comparison_attempt(m, o, index) : operator_attempt(m, o, index);
}

static Value function_of(Machine *m, const Attempt *t) {
    return t->self == VALUE_UNSET ? VALUE_UNSET : descend_python_method(m, t->self, t->name);
}

static bool asks_python(Machine *m, const Operation *o) {
    for (uint32_t i = 0; i < MAX_ATTEMPTS; i++) {
        Attempt t = attempt_at(m, o, i);
        if (function_of(m, &t) != VALUE_UNSET) {
            return true;
        }
    }
    return false;
}

static Value ask_native(Machine *m, const Attempt *t, int op) {
    if (t->self == VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return op & IS_COMPARISON ? compare_slot(m, t->self, t->other, t->op)
                              : operator_ask(m, t->self, t->name, t->other);
}

// No side has an answer of its own.
static Value rest_of(Machine *m, const Operation *o) {
    return o->op & IS_COMPARISON ? compare_rest(m, o->left, o->right, o->op & ~IS_COMPARISON)
                                 : operator_rest(m, o->left, o->right, o->op);
}

// Asks what answers without a frame. VALUE_PUSHED: the attempt before *state needs one.
static Value advance(Machine *m, const Operation *o, uint32_t *state) {
    while (*state < MAX_ATTEMPTS) {
        Attempt t = attempt_at(m, o, (*state)++);
        if (function_of(m, &t) != VALUE_UNSET) {
            return VALUE_PUSHED;
        }
        Value answer = ask_native(m, &t, o->op);
        if (answer != VALUE_NOT_IMPLEMENTED) {
            return answer;
        }
    }
    return rest_of(m, o);
}

static Value push_attempt(Machine *m, const Operation *o, uint32_t index) {
    Attempt t = attempt_at(m, o, index);
    Value args[] = {t.self, t.other};
    return call_push_action(m, function_of(m, &t), args, 2, ACTION_NATIVE, VALUE_UNSET);
}

// --- the frame behind them --------------------------------------------------------------------

static Operation operation_of(const NativeFrame *n) {
    return (Operation){n->slots[SLOT_LEFT], n->slots[SLOT_RIGHT],
                       (int)value_as_int(n->slots[SLOT_OPERATOR])};
}

// Takes the answer.
static Value opposite(Machine *m, Value answer) {
    bool truth;
    bool ok = value_is_true(m, answer, &truth);
    release(m, answer);
    return ok ? value_from_bool(!truth) : VALUE_UNSET;
}

Value descend_operator_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    Value answer = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    Operation o = operation_of(n);
    while (outcome != OUTCOME_RAISED) {
        Attempt last = attempt_at(m, &o, n->state - 1);
        if (answer != VALUE_NOT_IMPLEMENTED) {
            return last.negates && answer != VALUE_UNSET ? opposite(m, answer) : answer;
        }
        answer = advance(m, &o, &n->state);
        if (answer != VALUE_PUSHED) {
            return answer;
        }
        n->outcome = OUTCOME_RETURNED;
        answer = push_attempt(m, &o, n->state - 1);
        if (answer == VALUE_PUSHED) {
            return answer;
        }
    }
    return answer;
}

static Value descend_operation(Machine *m, const Operation *o) {
    if (!asks_python(m, o)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    uint32_t state = 0;
    Value answer = advance(m, o, &state);
    if (answer != VALUE_PUSHED) {
        return answer;
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_BINARY, ACTION_PUSH);
    if (!n) {
        return VALUE_UNSET;
    }
    n->state = state;
    n->slots[SLOT_LEFT] = retain(m, o->left);
    n->slots[SLOT_RIGHT] = retain(m, o->right);
    n->slots[SLOT_OPERATOR] = value_from_small_int(o->op);
    answer = push_attempt(m, o, state - 1);
    if (answer != VALUE_PUSHED && answer != VALUE_UNSET) { // of a generator function
        replace(m, &m->world->strand.result, answer);
    }
    return VALUE_PUSHED; // the frame hears of a failure
}

// --- operations -------------------------------------------------------------------------------

// What changes or formats by itself, whatever stands on the right.
static bool left_decides(Machine *m, Value a, int op) {
    switch ((int)type_of(m, a)) {
    case TYPE_STR:
        return (op & ~OPCODE_INPLACE) == OPERATOR_MOD;
    case TYPE_SET:
    case TYPE_DICT:
        return (op & OPCODE_INPLACE) != 0;
    default:
        return false;
    }
}

Value descend_binary(Machine *m, Value a, Value b, int op) {
    if (is_type(m, a, TYPE_STR) && op == OPERATOR_MOD) {
        return descend_percent(m, a, b);
    }
    bool is_own = is_type(m, a, TYPE_INSTANCE) || is_type(m, b, TYPE_INSTANCE);
    Operation o = {a, b, op};
    return is_own && !left_decides(m, a, op) ? descend_operation(m, &o) : VALUE_NOT_IMPLEMENTED;
}

Value descend_compare(Machine *m, Value a, Value b, int op) {
    bool is_own = is_type(m, a, TYPE_INSTANCE) || is_type(m, b, TYPE_INSTANCE);
    Operation o = {a, b, op | IS_COMPARISON};
    return is_own ? descend_operation(m, &o) : VALUE_NOT_IMPLEMENTED;
}

Value descend_unary(Machine *m, Value a, int op) {
    return descend_call_method(m, descend_own_method(m, a, unary_method(op)), &a, 1, ACTION_PUSH,
                               VALUE_UNSET);
}
