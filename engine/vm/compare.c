// ==, <, in: comparing any two values, and looking for a value in another.
#include "engine/vm/deque.h"
#include "engine/vm/number.h"
#include "engine/vm/protocol.h"

static const char *const special_names[] = {
    [COMPARE_EQ] = "__eq__",   [COMPARE_NOT_EQ] = "__ne__", [COMPARE_LT] = "__lt__",
    [COMPARE_LT_E] = "__le__", [COMPARE_GT] = "__gt__",     [COMPARE_GT_E] = "__ge__",
};

static const char *const symbols[] = {
    [COMPARE_EQ] = "==",   [COMPARE_NOT_EQ] = "!=", [COMPARE_LT] = "<",
    [COMPARE_LT_E] = "<=", [COMPARE_GT] = ">",      [COMPARE_GT_E] = ">=",
};

const char *compare_method(int op) {
    return special_names[op];
}

int compare_swapped(int op) {
    switch (op) {
    case COMPARE_LT:
        return COMPARE_GT;
    case COMPARE_LT_E:
        return COMPARE_GT_E;
    case COMPARE_GT:
        return COMPARE_LT;
    case COMPARE_GT_E:
        return COMPARE_LT_E;
    default:
        return op;
    }
}

static bool order_holds(int order, int op) {
    switch (op) {
    case COMPARE_EQ:
        return order == 0;
    case COMPARE_NOT_EQ:
        return order != 0;
    case COMPARE_LT:
        return order < 0;
    case COMPARE_LT_E:
        return order <= 0;
    case COMPARE_GT:
        return order > 0;
    default:
        return order >= 0;
    }
}

// UTF-8 orders bytes as code points.
static inline Value bytes_compare(const char *a, uint32_t a_length, const char *b,
                                  uint32_t b_length, int op) {
    uint32_t common = a_length < b_length ? a_length : b_length;
    int order = common ? memcmp(a, b, common) : 0;
    if (order == 0) {
        order = (a_length > b_length) - (a_length < b_length);
    }
    return value_from_bool(order_holds(order, op));
}

static Value equality(bool same, int op) {
    if (op != COMPARE_EQ && op != COMPARE_NOT_EQ) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return value_from_bool(same == (op == COMPARE_EQ));
}

static Value alias_compare(Machine *m, Value a, Value b, int op) {
    if (!is_type(m, b, TYPE_GENERIC_ALIAS)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const GenericAlias *left = AS(GenericAlias, m, a);
    const GenericAlias *right = AS(GenericAlias, m, b);
    bool same;
    if (left->origin != right->origin ||
        ((left->object.flags ^ right->object.flags) & ALIAS_IS_UNPACKED)) {
        return equality(false, op);
    }
    return value_equal(m, left->args, right->args, &same) ? equality(same, op) : VALUE_UNSET;
}

static Value builtin_compare(Machine *m, Value a, Value b, int op) {
    TypeId type = type_of(m, a);
    bool alike = is_type(m, b, type);
    switch ((int)type) {
    case TYPE_STR:
        return !alike ? VALUE_NOT_IMPLEMENTED
                      : bytes_compare(AS(Str, m, a)->bytes, AS(Str, m, a)->length,
                                      AS(Str, m, b)->bytes, AS(Str, m, b)->length, op);
    case TYPE_BYTES:
        return !alike ? VALUE_NOT_IMPLEMENTED
                      : bytes_compare(AS(Bytes, m, a)->bytes, AS(Bytes, m, a)->length,
                                      AS(Bytes, m, b)->bytes, AS(Bytes, m, b)->length, op);
    case TYPE_LIST:
    case TYPE_TUPLE:
        return alike ? sequence_compare(m, a, b, op) : VALUE_NOT_IMPLEMENTED;
    case TYPE_DEQUE:
        return alike ? deque_compare(m, a, b, op) : VALUE_NOT_IMPLEMENTED;
    case TYPE_DICT:
        return dict_compare(m, a, b, op);
    case TYPE_SET:
    case TYPE_FROZENSET:
        return set_compare(m, a, b, op);
    case TYPE_RANGE:
        return range_compare(m, a, b, op);
    case TYPE_SLICE:
        return slice_compare(m, a, b, op);
    case TYPE_DICT_VIEW:
        return view_compare(m, a, b, op);
    case TYPE_METHOD:
        return !alike ? VALUE_NOT_IMPLEMENTED
                      : equality(AS(Method, m, a)->function == AS(Method, m, b)->function &&
                                     AS(Method, m, a)->self == AS(Method, m, b)->self,
                                 op);
    case TYPE_NATIVE:
        return !alike ? VALUE_NOT_IMPLEMENTED
                      : equality(AS(Native, m, a)->id == AS(Native, m, b)->id &&
                                     AS(Native, m, a)->self == AS(Native, m, b)->self,
                                 op);
    case TYPE_GENERIC_ALIAS:
        return alias_compare(m, a, b, op);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

bool compare_negates_eq(Machine *m, Value v) {
    Value name = name_z(m, "__ne__");
    return class_lookup(m, class_of(m, v), name) ==
           class_lookup(m, builtin_class(m, CLASS_OBJECT), name);
}

// a's own answer, or VALUE_NOT_IMPLEMENTED.
static Value ask(Machine *m, Value a, Value b, int op) {
    bool found;
    Value answer = call_user_special(m, a, special_names[op], &b, 1, &found);
    if (found || m->world->pending != VALUE_UNSET) {
        return answer;
    }
    if (op == COMPARE_NOT_EQ && compare_negates_eq(m, a)) {
        answer = call_user_special(m, a, "__eq__", &b, 1, &found);
        if (answer == VALUE_UNSET || answer == VALUE_NOT_IMPLEMENTED) {
            if (found || m->world->pending != VALUE_UNSET) {
                return answer;
            }
        } else {
            bool same;
            bool ok = value_is_true(m, answer, &same);
            release(m, answer);
            return ok ? value_from_bool(!same) : VALUE_UNSET;
        }
    }
    Value left = value_inside(m, a);
    Value right = value_inside(m, b);
    answer = number_compare(m, left, right, op);
    return answer != VALUE_NOT_IMPLEMENTED ? answer : builtin_compare(m, left, right, op);
}

Value compare_slot(Machine *m, Value a, Value b, int op) {
    return ask(m, a, b, op);
}

bool compare_right_first(Machine *m, Value a, Value b) {
    if (!is_type(m, b, TYPE_INSTANCE)) {
        return false;
    }
    Value left = class_of(m, a);
    Value right = class_of(m, b);
    return left != right && is_subclass(m, right, left);
}

Value compare_rest(Machine *m, Value a, Value b, int op) {
    if (op == COMPARE_EQ || op == COMPARE_NOT_EQ) {
        return value_from_bool((a == b) == (op == COMPARE_EQ));
    }
    return raise_error(m, CLASS_TYPE_ERROR, "'%s' not supported between instances of '%s' and '%s'",
                       symbols[op], type_name(m, a), type_name(m, b));
}

static Value compare_slowly(Machine *m, Value a, Value b, int op) {
    bool right_first = compare_right_first(m, a, b);
    if (right_first) {
        Value answer = ask(m, b, a, compare_swapped(op));
        if (answer != VALUE_NOT_IMPLEMENTED) {
            return answer;
        }
    }
    Value answer = ask(m, a, b, op);
    if (answer == VALUE_NOT_IMPLEMENTED && !right_first) {
        answer = ask(m, b, a, compare_swapped(op));
    }
    return answer != VALUE_NOT_IMPLEMENTED ? answer : compare_rest(m, a, b, op);
}

Value str_compare(Machine *m, Value a, Value b, int op) {
    work_done(m, COST_COMPARE, 1);
    if (op == COMPARE_EQ || op == COMPARE_NOT_EQ) {
        return value_from_bool(str_is_same(m, a, b) == (op == COMPARE_EQ));
    }
    return bytes_compare(str_bytes(m, a), str_length(m, a), str_bytes(m, b), str_length(m, b), op);
}

// Two lists or two tuples, where no class of the program can have a say.
static inline bool are_plain_sequences(const Machine *m, Value a, Value b, int op) {
    return op != COMPARE_NOT_EQ && ((is_type(m, a, TYPE_TUPLE) && is_type(m, b, TYPE_TUPLE)) ||
                                    (is_type(m, a, TYPE_LIST) && is_type(m, b, TYPE_LIST)));
}

Value value_compare(Machine *m, Value a, Value b, int op) {
    if (is_type(m, a, TYPE_STR) && is_type(m, b, TYPE_STR)) {
        return str_compare(m, a, b, op);
    }
    work_done(m, COST_COMPARE, 1);
    if (value_is_int(a) && value_is_int(b)) {
        int64_t left = value_as_int(a);
        int64_t right = value_as_int(b);
        return value_from_bool(order_holds((left > right) - (left < right), op));
    }
    bool is_derived = is_type(m, a, TYPE_INSTANCE) || is_type(m, b, TYPE_INSTANCE);
    Value answer = is_derived ? VALUE_NOT_IMPLEMENTED : number_compare(m, a, b, op);
    if (answer != VALUE_NOT_IMPLEMENTED) {
        return answer;
    }
    if (!recursion_enter(m, " in comparison")) {
        return VALUE_UNSET;
    }
    if (are_plain_sequences(m, a, b, op)) {
        work_done(m, COST_SPECIAL, 1);
        answer = sequence_compare(m, a, b, op);
    } else {
        answer = compare_slowly(m, a, b, op);
    }
    recursion_leave(m);
    return answer;
}

bool value_equal(Machine *m, Value a, Value b, bool *result) {
    int quick = equal_quickly(m, a, b);
    if (quick >= 0) {
        *result = quick;
        return true;
    }
    Value answer = value_compare(m, a, b, COMPARE_EQ);
    if (answer == VALUE_UNSET) {
        return false;
    }
    bool ok = value_is_true(m, answer, result);
    release(m, answer);
    return ok;
}

// --- in ---------------------------------------------------------------------------------------

static bool bytes_within(const char *bytes, size_t length, const char *wanted,
                         size_t wanted_length) {
    if (wanted_length == 0) {
        return true;
    }
    const char *end = bytes + length;
    const char *at = bytes;
    while ((size_t)(end - at) >= wanted_length) {
        at = memchr(at, wanted[0], (size_t)(end - at) - wanted_length + 1);
        if (!at) {
            return false;
        }
        if (memcmp(at, wanted, wanted_length) == 0) {
            return true;
        }
        at++;
    }
    return false;
}

static bool str_contains(Machine *m, Value str, Value given, bool *result) {
    work_done(m, COST_CHARACTERS, str_length(m, str) / 16 + 1);
    Value item = value_inside(m, given);
    if (!is_type(m, item, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "'in <string>' requires string as left operand, not %s",
                    type_name(m, given));
        return false;
    }
    *result = bytes_within(str_bytes(m, str), str_length(m, str), str_bytes(m, item),
                           str_length(m, item));
    return true;
}

static bool bytes_contains(Machine *m, Value v, Value item, bool *result) {
    const Bytes *bytes = AS(Bytes, m, v);
    if (is_type(m, item, TYPE_BYTES)) {
        const Bytes *wanted = AS(Bytes, m, item);
        *result = bytes_within(bytes->bytes, bytes->length, wanted->bytes, wanted->length);
        return true;
    }
    int64_t number;
    if (!is_int(m, item)) {
        raise_error(m, CLASS_TYPE_ERROR, "a bytes-like object is required, not '%s'",
                    type_name(m, item));
        return false;
    }
    if (!int_to_i64(m, item, &number) || number < 0 || number > 255) {
        raise_error(m, CLASS_VALUE_ERROR, "byte must be in range(0, 256)");
        return false;
    }
    *result = memchr(bytes->bytes, (int)number, bytes->length) != NULL;
    return true;
}

bool iterable_contains(Machine *m, Value iterable, Value item, bool *result) {
    Value iterator = value_iter(m, iterable);
    if (iterator == VALUE_UNSET) {
        if (pending_is(m, CLASS_TYPE_ERROR)) {
            pending_clear(m);
            raise_error(m, CLASS_TYPE_ERROR, "argument of type '%s' is not iterable",
                        type_name(m, iterable));
        }
        return false;
    }
    bool ok = true;
    Value candidate;
    *result = false;
    while (ok && !*result && (candidate = value_next(m, iterator)) != VALUE_UNSET) {
        ok = value_equal(m, candidate, item, result);
        release(m, candidate);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET;
}

static bool is_iterable(Machine *m, Value v) {
    if (is_type(m, v, TYPE_ITERATOR)) {
        return true;
    }
    Value cls = class_of(m, v);
    Value iter = class_lookup(m, cls, name_z(m, "__iter__"));
    if (iter != VALUE_UNSET) {
        return iter != VALUE_NONE;
    }
    return class_lookup(m, cls, name_z(m, "__getitem__")) != VALUE_UNSET;
}

static bool instance_contains(Machine *m, Value container, Value item, bool *result) {
    bool found;
    if (is_refused(m, container, "__contains__")) {
        raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not a container", type_name(m, container));
        return false;
    }
    Value answer = call_user_special(m, container, "__contains__", &item, 1, &found);
    if (found) {
        bool ok = answer != VALUE_UNSET && value_is_true(m, answer, result);
        release(m, answer);
        return ok;
    }
    if (m->world->pending != VALUE_UNSET) {
        return false;
    }
    if (items_inside(m, container) != container) {
        return value_contains(m, value_inside(m, container), item, result);
    }
    if (!is_iterable(m, container)) {
        raise_error(m, CLASS_TYPE_ERROR, "argument of type '%s' is not iterable",
                    type_name(m, container));
        return false;
    }
    return iterable_contains(m, container, item, result);
}

bool value_contains(Machine *m, Value container, Value item, bool *result) {
    switch ((int)type_of(m, container)) {
    case TYPE_LIST:
    case TYPE_TUPLE:
        return sequence_contains(m, container, item, result);
    case TYPE_DICT:
        return dict_contains(m, container, item, result);
    case TYPE_DICT_VIEW:
        return view_contains(m, container, item, result);
    case TYPE_SET:
    case TYPE_FROZENSET:
        return set_contains(m, container, item, result);
    case TYPE_DEQUE:
        return deque_contains(m, container, item, result);
    case TYPE_RANGE:
        return range_contains(m, container, item, result);
    case TYPE_STR:
        return str_contains(m, container, item, result);
    case TYPE_BYTES:
        return bytes_contains(m, container, item, result);
    default:
        return instance_contains(m, container, item, result);
    }
}
