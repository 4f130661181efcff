#include "engine/vm/descend.h"

#include "engine/lang/opcodes.h"
#include "engine/vm/allocate.h"
#include "engine/vm/interp.h"
#include "engine/vm/operators.h"

// What the class has under that name, when it is a function in Python. Borrowed, or unset.
static Value python_method(Machine *m, Value v, const char *name) {
    if (!is_type(m, v, TYPE_INSTANCE)) {
        return VALUE_UNSET;
    }
    Value found = class_lookup(m, class_of(m, v), name_z(m, name));
    return is_type(m, found, TYPE_FUNCTION) ? found : VALUE_UNSET;
}

static Value call_method(Machine *m, Value function, const Value *args, int count,
                         FrameAction action, Value extra) {
    return function == VALUE_UNSET ? VALUE_NOT_IMPLEMENTED
                                   : call_push_action(m, function, args, count, action, extra);
}

// --- attributes -------------------------------------------------------------------------------

static const Property *property_of(Machine *m, Value v, Value name) {
    if (!is_type(m, v, TYPE_INSTANCE)) {
        return NULL;
    }
    Value found = class_lookup(m, class_of(m, v), name);
    return is_type(m, found, TYPE_PROPERTY) ? AS(Property, m, found) : NULL;
}

static Value function_or_nothing(const Machine *m, Value v) {
    return is_type(m, v, TYPE_FUNCTION) ? v : VALUE_UNSET;
}

Value descend_load_attr(Machine *m, Value v, Value name) {
    const Property *property = property_of(m, v, name);
    bool is_usual = property && python_method(m, v, "__getattribute__") == VALUE_UNSET &&
                    python_method(m, v, "__getattr__") == VALUE_UNSET;
    Value get = is_usual ? function_or_nothing(m, property->get) : VALUE_UNSET;
    return call_method(m, get, &v, 1, ACTION_PUSH, VALUE_UNSET);
}

Value descend_store_attr(Machine *m, Value v, Value name, Value value) {
    const Property *property = property_of(m, v, name);
    bool is_usual = property && python_method(m, v, "__setattr__") == VALUE_UNSET;
    Value set = is_usual ? function_or_nothing(m, property->set) : VALUE_UNSET;
    Value args[] = {v, value};
    return call_method(m, set, args, 2, ACTION_DISCARD, VALUE_UNSET);
}

// --- operators --------------------------------------------------------------------------------

// slots of a NATIVE_FRAME_BINARY
enum {
    SLOT_LEFT,
    SLOT_RIGHT,
    SLOT_OPERATOR, // small int, with OPCODE_INPLACE
};

// The other side has nothing to say before a's own method is asked.
static bool left_comes_first(Machine *m, Value a, Value b) {
    return !is_type(m, b, TYPE_INSTANCE) || class_of(m, a) == class_of(m, b);
}

Value descend_binary(Machine *m, Value a, Value b, int op) {
    Value function = VALUE_UNSET;
    if (is_type(m, a, TYPE_INSTANCE) && left_comes_first(m, a, b)) {
        function = op & OPCODE_INPLACE ? python_method(m, a, operator_method(op)) : VALUE_UNSET;
        op = function == VALUE_UNSET ? op & ~OPCODE_INPLACE : op;
        function = function == VALUE_UNSET ? python_method(m, a, operator_method(op)) : function;
    }
    if (function == VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_BINARY, ACTION_PUSH);
    if (!n) {
        return VALUE_UNSET;
    }
    n->slots[SLOT_LEFT] = retain(m, a);
    n->slots[SLOT_RIGHT] = retain(m, b);
    n->slots[SLOT_OPERATOR] = value_from_small_int(op);
    Value args[] = {a, b};
    Value result = call_push_action(m, function, args, 2, ACTION_NATIVE, VALUE_UNSET);
    return result == VALUE_UNSET ? VALUE_PUSHED : result; // the frame hears of the failure
}

Value descend_binary_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    Value answer = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    if (outcome == OUTCOME_RAISED || answer != VALUE_NOT_IMPLEMENTED) {
        return answer;
    }
    int op = (int)value_as_int(n->slots[SLOT_OPERATOR]);
    Value a = n->slots[SLOT_LEFT];
    Value b = n->slots[SLOT_RIGHT];
    return op & OPCODE_INPLACE ? value_binary(m, a, b, op & ~OPCODE_INPLACE)
                               : operator_refused(m, a, b, op);
}

// --- items ------------------------------------------------------------------------------------

Value descend_get_item(Machine *m, Value v, Value key) {
    Value args[] = {v, key};
    return call_method(m, python_method(m, v, "__getitem__"), args, 2, ACTION_PUSH, VALUE_UNSET);
}

Value descend_set_item(Machine *m, Value v, Value key, Value value) {
    Value args[] = {v, key, value};
    return call_method(m, python_method(m, v, "__setitem__"), args, 3, ACTION_DISCARD, VALUE_UNSET);
}

Value descend_contains(Machine *m, Value container, Value item, bool negates) {
    Value args[] = {container, item};
    return call_method(m, python_method(m, container, "__contains__"), args, 2, ACTION_TRUTH,
                       value_from_bool(negates));
}

// --- instances --------------------------------------------------------------------------------

// slots of a NATIVE_FRAME_MAKE
enum {
    SLOT_CLASS,
    SLOT_ARGS, // tuple: the class, the arguments, the values of keywords
    SLOT_KWNAMES,
};

static Value all_arguments(Machine *m, Value cls, const Call *call) {
    uint32_t keywords = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    uint32_t count = (uint32_t)call->count;
    Value all = tuple_new(m, 1 + count + keywords);
    if (all == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value *items = tuple_items(m, all);
    items[0] = retain(m, cls);
    for (uint32_t i = 0; i < count; i++) {
        items[1 + i] = retain(m, call->args[i]);
    }
    for (uint32_t i = 0; i < keywords; i++) {
        items[1 + count + i] = retain(m, call->kwargs[i]);
    }
    return all;
}

static Call arguments_of(Machine *m, const NativeFrame *n) {
    Value kwnames = n->slots[SLOT_KWNAMES];
    int keywords = value_is_ref(kwnames) ? (int)tuple_count(m, kwnames) : 0;
    Value *items = tuple_items(m, n->slots[SLOT_ARGS]);
    int count = (int)tuple_count(m, n->slots[SLOT_ARGS]) - 1 - keywords;
    return (Call){VALUE_UNSET, items + 1, count, items + 1 + count, kwnames};
}

Value descend_make(Machine *m, Value cls, const Call *call) {
    Value make = class_lookup(m, cls, name_z(m, "__new__"));
    make = is_type(m, make, TYPE_WRAPPER) ? AS(Wrapper, m, make)->function : make;
    if (!is_type(m, make, TYPE_FUNCTION)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value all = all_arguments(m, cls, call);
    NativeFrame *n =
        all != VALUE_UNSET ? native_frame_push(m, NATIVE_FRAME_MAKE, ACTION_PUSH) : NULL;
    if (!n) {
        release(m, all);
        return VALUE_UNSET;
    }
    n->slots[SLOT_CLASS] = retain(m, cls);
    n->slots[SLOT_ARGS] = all;
    n->slots[SLOT_KWNAMES] = retain(m, call->kwnames);
    Call held = arguments_of(m, n);
    Value frame = check_recursion(m, "") ? frame_for_call(m, make, held.args - 1, held.count + 1,
                                                          held.kwargs, held.kwnames)
                                         : VALUE_UNSET;
    if (frame != VALUE_UNSET) {
        frame_push(m, frame, ACTION_NATIVE);
    }
    return VALUE_PUSHED; // when there is none, the native frame hears of the failure
}

Value descend_make_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    Value made = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    bool is_last = n->state++ == 1;
    if (outcome == OUTCOME_RAISED || is_last ||
        !is_subclass(m, class_of(m, made), n->slots[SLOT_CLASS])) {
        return made;
    }
    Call call = arguments_of(m, n);
    Value result = class_init_instance(m, made, &call);
    release(m, made);
    return result;
}
