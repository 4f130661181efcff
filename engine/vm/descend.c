#include "engine/vm/descend.h"

#include <string.h>

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

// A method of a class of the program: what the library wrote in Python waits for nobody.
static Value own_method(Machine *m, Value v, const char *name) {
    Value function = python_method(m, v, name);
    return function != VALUE_UNSET && AS(Function, m, function)->program == 0 ? function
                                                                              : VALUE_UNSET;
}

// What the class has under that name, when it is an object with such a method. Borrowed, or unset.
static Value descriptor_of(Machine *m, Value v, Value name, const char *method) {
    if (!is_type(m, v, TYPE_INSTANCE)) {
        return VALUE_UNSET;
    }
    Value found = class_lookup(m, class_of(m, v), name);
    return python_method(m, found, method) != VALUE_UNSET ? found : VALUE_UNSET;
}

static bool has_of_its_own(Machine *m, Value v, Value name) {
    Value dict = AS(Instance, m, v)->dict;
    return dict != VALUE_UNSET && dict_get(m, dict, name) != VALUE_UNSET;
}

// The method __get__ of what the class has, unless the object has a value that comes first.
static Value load_by_descriptor(Machine *m, Value v, Value name) {
    Value descriptor = descriptor_of(m, v, name, "__get__");
    if (descriptor == VALUE_UNSET ||
        (python_method(m, descriptor, "__set__") == VALUE_UNSET && has_of_its_own(m, v, name))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value args[] = {descriptor, v, class_of(m, v)};
    return call_method(m, python_method(m, descriptor, "__get__"), args, 3, ACTION_PUSH,
                       VALUE_UNSET);
}

// __getattr__ of the program, for a name that is nowhere.
static Value load_missing(Machine *m, Value v, Value name) {
    Value function = own_method(m, v, "__getattr__");
    if (function == VALUE_UNSET || class_lookup(m, class_of(m, v), name) != VALUE_UNSET ||
        has_of_its_own(m, v, name) || AS(Instance, m, v)->payload != VALUE_UNSET ||
        str_equal_z(m, name, "__dict__") || str_equal_z(m, name, "__class__")) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value args[] = {v, name};
    return call_method(m, function, args, 2, ACTION_PUSH, VALUE_UNSET);
}

Value descend_load_attr(Machine *m, Value v, Value name) {
    if (!is_type(m, v, TYPE_INSTANCE) || python_method(m, v, "__getattribute__") != VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (python_method(m, v, "__getattr__") != VALUE_UNSET) {
        return load_missing(m, v, name);
    }
    const Property *property = property_of(m, v, name);
    if (!property) {
        return load_by_descriptor(m, v, name);
    }
    Value get = function_or_nothing(m, property->get);
    return call_method(m, get, &v, 1, ACTION_PUSH, VALUE_UNSET);
}

Value descend_store_attr(Machine *m, Value v, Value name, Value value) {
    if (python_method(m, v, "__setattr__") != VALUE_UNSET) {
        Value args[] = {v, name, value};
        return call_method(m, own_method(m, v, "__setattr__"), args, 3, ACTION_DISCARD,
                           VALUE_UNSET);
    }
    Value descriptor = descriptor_of(m, v, name, "__set__");
    if (descriptor != VALUE_UNSET) {
        Value args[] = {descriptor, v, value};
        return call_method(m, own_method(m, descriptor, "__set__"), args, 3, ACTION_DISCARD,
                           VALUE_UNSET);
    }
    const Property *property = property_of(m, v, name);
    Value set = property ? function_or_nothing(m, property->set) : VALUE_UNSET;
    Value args[] = {v, value};
    return call_method(m, set, args, 2, ACTION_DISCARD, VALUE_UNSET);
}

// --- what the library does in Python when the program's method could wait ----------------------

static Value ask_library(Machine *m, const char *function, const Value *args, int count) {
    return call_push_action(m, prelude_function(m, function), args, count, ACTION_PUSH,
                            VALUE_UNSET);
}

static bool has_text_of_its_own(Machine *m, Value v) {
    return own_method(m, v, "__str__") != VALUE_UNSET ||
           own_method(m, v, "__repr__") != VALUE_UNSET;
}

static bool has_truth_of_its_own(Machine *m, Value v) {
    return own_method(m, v, "__bool__") != VALUE_UNSET ||
           own_method(m, v, "__len__") != VALUE_UNSET;
}

Value descend_iter(Machine *m, Value v) {
    return own_method(m, v, "__iter__") == VALUE_UNSET ? VALUE_NOT_IMPLEMENTED
                                                       : ask_library(m, "_wait_iter", &v, 1);
}

Value descend_truth(Machine *m, Frame *f, Value v) {
    if (!has_truth_of_its_own(m, v)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    f->ip--;
    return ask_library(m, "_wait_bool", &v, 1);
}

Value descend_format(Machine *m, Value v, uint32_t conversion) {
    bool has_format = python_method(m, v, "__format__") != VALUE_UNSET;
    if (conversion == 3 || (conversion == 0 && has_format) || !has_text_of_its_own(m, v)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return ask_library(m, conversion == 2 ? "_wait_repr" : "_wait_str", &v, 1);
}

static bool any_has_text(Machine *m, const Value *args, int count) {
    for (int i = 0; i < count; i++) {
        if (has_text_of_its_own(m, args[i])) {
            return true;
        }
    }
    return false;
}

static Value print_in_library(Machine *m, const Call *call) {
    if (!any_has_text(m, call->args, call->count)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value function = prelude_function(m, "_wait_print");
    Value frame = frame_for_call(m, function, call->args, call->count, call->kwargs, call->kwnames);
    if (frame == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    frame_push(m, frame, ACTION_PUSH);
    return VALUE_PUSHED;
}

static Value call_of_one(Machine *m, Value callable, Value v) {
    if (callable == builtin_class(m, CLASS_STR) && has_text_of_its_own(m, v)) {
        return ask_library(m, "_wait_str", &v, 1);
    }
    if (callable == builtin_class(m, CLASS_BOOL) && has_truth_of_its_own(m, v)) {
        return ask_library(m, "_wait_bool", &v, 1);
    }
    bool collects = callable == builtin_class(m, CLASS_LIST) ||
                    callable == builtin_class(m, CLASS_TUPLE) ||
                    callable == builtin_class(m, CLASS_SET);
    if (collects && own_method(m, v, "__iter__") != VALUE_UNSET) {
        Value args[] = {callable, v};
        return ask_library(m, "_wait_collect", args, 2);
    }
    if (!is_type(m, callable, TYPE_NATIVE) || native_owner(AS(Native, m, callable)->id) >= 0) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const char *name = native_info(AS(Native, m, callable)->id)->name;
    if (strcmp(name, "len") == 0 && own_method(m, v, "__len__") != VALUE_UNSET) {
        return ask_library(m, "_wait_len", &v, 1);
    }
    if (strcmp(name, "repr") == 0 && own_method(m, v, "__repr__") != VALUE_UNSET) {
        return ask_library(m, "_wait_repr", &v, 1);
    }
    return strcmp(name, "iter") == 0 ? descend_iter(m, v) : VALUE_NOT_IMPLEMENTED;
}

static Value call_of_native(Machine *m, const char *name, const Call *call) {
    if (strcmp(name, "print") == 0) {
        return print_in_library(m, call);
    }
    bool names_one = call->count > 1 && is_type(m, call->args[1], TYPE_STR) &&
                     object_at(m, call->args[1])->flags & STR_INTERNED;
    if (names_one && call->count == 2 && strcmp(name, "getattr") == 0) {
        return descend_load_attr(m, call->args[0], call->args[1]);
    }
    return VALUE_NOT_IMPLEMENTED;
}

Value descend_call(Machine *m, Value callable, const Call *call) {
    if (call->count == 0) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (is_type(m, callable, TYPE_NATIVE) && native_owner(AS(Native, m, callable)->id) < 0) {
        const char *name = native_info(AS(Native, m, callable)->id)->name;
        Value result = call_of_native(m, name, call);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    return call->count == 1 && !value_is_ref(call->kwnames) &&
                   is_type(m, call->args[0], TYPE_INSTANCE)
               ? call_of_one(m, callable, call->args[0])
               : VALUE_NOT_IMPLEMENTED;
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
