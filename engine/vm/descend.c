#include "engine/vm/descend_internal.h"

#include "engine/vm/allocate.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

// What the class has under that name, when it is a function in Python. Borrowed, or unset.
Value descend_python_method(Machine *m, Value v, const char *name) {
    if (!is_type(m, v, TYPE_INSTANCE)) {
        return VALUE_UNSET;
    }
    Value found = class_lookup(m, class_of(m, v), name_z(m, name));
    return is_type(m, found, TYPE_FUNCTION) ? found : VALUE_UNSET;
}

Value descend_call_method(Machine *m, Value function, const Value *args, int count,
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

// A method of a class of the program: what the library wrote in Python waits for nobody.
Value descend_own_method(Machine *m, Value v, const char *name) {
    Value function = descend_python_method(m, v, name);
    return function != VALUE_UNSET && AS(Function, m, function)->program == 0 ? function
                                                                              : VALUE_UNSET;
}

// What the class has under that name, when it is an object with such a method. Borrowed, or unset.
static Value descriptor_of(Machine *m, Value v, Value name, const char *method) {
    if (!is_type(m, v, TYPE_INSTANCE)) {
        return VALUE_UNSET;
    }
    Value found = class_lookup(m, class_of(m, v), name);
    return descend_python_method(m, found, method) != VALUE_UNSET ? found : VALUE_UNSET;
}

static bool has_of_its_own(Machine *m, Value v, Value name) {
    Value dict = AS(Instance, m, v)->dict;
    return dict != VALUE_UNSET && dict_get(m, dict, name) != VALUE_UNSET;
}

// The method __get__ of what the class has, unless the object has a value that comes first.
static Value load_by_descriptor(Machine *m, Value v, Value name) {
    Value descriptor = descriptor_of(m, v, name, "__get__");
    if (descriptor == VALUE_UNSET ||
        (descend_python_method(m, descriptor, "__set__") == VALUE_UNSET &&
         has_of_its_own(m, v, name))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value args[] = {descriptor, v, class_of(m, v)};
    return descend_call_method(m, descend_python_method(m, descriptor, "__get__"), args, 3,
                               ACTION_PUSH, VALUE_UNSET);
}

// __getattr__ of the program, for a name that is nowhere.
static Value load_missing(Machine *m, Value v, Value name) {
    Value function = descend_own_method(m, v, "__getattr__");
    if (function == VALUE_UNSET || class_lookup(m, class_of(m, v), name) != VALUE_UNSET ||
        has_of_its_own(m, v, name) || AS(Instance, m, v)->payload != VALUE_UNSET ||
        str_equal_z(m, name, "__dict__") || str_equal_z(m, name, "__class__")) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value args[] = {v, name};
    return descend_call_method(m, function, args, 2, ACTION_PUSH, VALUE_UNSET);
}

Value descend_load_attr(Machine *m, Value v, Value name) {
    if (!is_type(m, v, TYPE_INSTANCE) ||
        descend_python_method(m, v, "__getattribute__") != VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (descend_python_method(m, v, "__getattr__") != VALUE_UNSET) {
        return load_missing(m, v, name);
    }
    const Property *property = property_of(m, v, name);
    if (!property) {
        return load_by_descriptor(m, v, name);
    }
    Value get = function_or_nothing(m, property->get);
    return descend_call_method(m, get, &v, 1, ACTION_PUSH, VALUE_UNSET);
}

Value descend_store_attr(Machine *m, Value v, Value name, Value value) {
    if (descend_python_method(m, v, "__setattr__") != VALUE_UNSET) {
        Value args[] = {v, name, value};
        return descend_call_method(m, descend_own_method(m, v, "__setattr__"), args, 3,
                                   ACTION_DISCARD, VALUE_UNSET);
    }
    Value descriptor = descriptor_of(m, v, name, "__set__");
    if (descriptor != VALUE_UNSET) {
        Value args[] = {descriptor, v, value};
        return descend_call_method(m, descend_own_method(m, descriptor, "__set__"), args, 3,
                                   ACTION_DISCARD, VALUE_UNSET);
    }
    const Property *property = property_of(m, v, name);
    Value set = property ? function_or_nothing(m, property->set) : VALUE_UNSET;
    Value args[] = {v, value};
    return descend_call_method(m, set, args, 2, ACTION_DISCARD, VALUE_UNSET);
}

// --- what the library does in Python when the program's method could wait ----------------------

Value descend_ask_library(Machine *m, const char *function, const Value *args, int count) {
    return call_push_action(m, prelude_function(m, function), args, count, ACTION_PUSH,
                            VALUE_UNSET);
}

bool descend_has_text_of_its_own(Machine *m, Value v) {
    return descend_own_method(m, v, "__str__") != VALUE_UNSET ||
           descend_own_method(m, v, "__repr__") != VALUE_UNSET;
}

bool descend_has_truth_of_its_own(Machine *m, Value v) {
    return descend_own_method(m, v, "__bool__") != VALUE_UNSET ||
           descend_own_method(m, v, "__len__") != VALUE_UNSET;
}

Value descend_iter(Machine *m, Value v) {
    return descend_own_method(m, v, "__iter__") == VALUE_UNSET
               ? VALUE_NOT_IMPLEMENTED
               : descend_ask_library(m, "_wait_iter", &v, 1);
}

Value descend_truth(Machine *m, Frame *f, Value v) {
    if (!descend_has_truth_of_its_own(m, v)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    f->ip--;
    return descend_ask_library(m, "_wait_bool", &v, 1);
}

Value descend_format(Machine *m, Value v, uint32_t conversion) {
    if (conversion == 0 && descend_own_method(m, v, "__format__") != VALUE_UNSET) {
        return descend_ask_library(m, "_wait_format", &v, 1);
    }
    bool has_format = descend_python_method(m, v, "__format__") != VALUE_UNSET;
    if (conversion == 3 || (conversion == 0 && has_format) || !descend_has_text_of_its_own(m, v)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return descend_ask_library(m, conversion == 2 ? "_wait_repr" : "_wait_str", &v, 1);
}

Value descend_format_as(Machine *m, Value v, uint32_t conversion, Value specification) {
    static const char *const functions[] = {"_wait_format", "_wait_format_str",
                                            "_wait_format_repr"};
    bool is_slow = conversion == 0 ? descend_own_method(m, v, "__format__") != VALUE_UNSET
                                   : conversion < 3 && descend_has_text_of_its_own(m, v);
    Value args[] = {v, specification};
    return is_slow ? descend_ask_library(m, functions[conversion], args, 2) : VALUE_NOT_IMPLEMENTED;
}

// --- items ------------------------------------------------------------------------------------

// __missing__ of a dict of the program, for a key that is not there.
static Value get_missing(Machine *m, Value v, Value key) {
    Value missing = descend_python_method(m, v, "__missing__");
    Value dict = missing == VALUE_UNSET ? VALUE_UNSET : value_inside(m, v);
    bool known = true;
    if (!is_type(m, dict, TYPE_DICT) || is_type(m, key, TYPE_INSTANCE) ||
        !dict_contains(m, dict, key, &known)) {
        pending_clear(m); // the instruction fails in the same way
        return VALUE_NOT_IMPLEMENTED;
    }
    Value args[] = {v, key};
    return known ? VALUE_NOT_IMPLEMENTED
                 : descend_call_method(m, missing, args, 2, ACTION_PUSH, VALUE_UNSET);
}

Value descend_get_item(Machine *m, Value v, Value key) {
    Value args[] = {v, key};
    Value get = descend_python_method(m, v, "__getitem__");
    return get == VALUE_UNSET ? get_missing(m, v, key)
                              : descend_call_method(m, get, args, 2, ACTION_PUSH, VALUE_UNSET);
}

Value descend_set_item(Machine *m, Value v, Value key, Value value) {
    Value args[] = {v, key, value};
    return descend_call_method(m, descend_python_method(m, v, "__setitem__"), args, 3,
                               ACTION_DISCARD, VALUE_UNSET);
}

static Value delete_item(Machine *m, Value v, Value key) {
    Value args[] = {v, key};
    return descend_call_method(m, descend_own_method(m, v, "__delitem__"), args, 2, ACTION_DISCARD,
                               VALUE_UNSET);
}

uint32_t descend_rare_operands(Instruction word) {
    return instruction_op(word) == OP_DELETE_SUBSCR ? 2 : 1;
}

Value descend_rare(Machine *m, Instruction word, const Value *sp) {
    switch ((int)instruction_op(word)) {
    case OP_UNARY_NEGATIVE:
        return descend_unary(m, sp[-1], UNARY_MINUS);
    case OP_UNARY_POSITIVE:
        return descend_unary(m, sp[-1], UNARY_PLUS);
    case OP_UNARY_INVERT:
        return descend_unary(m, sp[-1], UNARY_INVERT);
    case OP_DELETE_SUBSCR:
        return delete_item(m, sp[-2], sp[-1]);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

Value descend_contains(Machine *m, Value container, Value item, bool negates) {
    if (!is_type(m, container, TYPE_INSTANCE)) {
        return descend_search(m, container, item, negates);
    }
    Value args[] = {container, item};
    return descend_call_method(m, descend_python_method(m, container, "__contains__"), args, 2,
                               ACTION_TRUTH, value_from_bool(negates));
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
