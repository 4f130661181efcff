// descend_call: natives that ask the special methods of their arguments, or call a key function.
//
// Where one of these could have to wait, a function of builtins.py does in Python what the native
// does in C, in the same order.
#include <string.h>

#include "engine/lang/opcodes.h"
#include "engine/vm/descend_internal.h"
#include "engine/vm/interp.h"

// --- what could wait --------------------------------------------------------------------------

static bool has_own(Machine *m, Value v, const char *name) {
    return descend_own_method(m, v, name) != VALUE_UNSET;
}

static bool orders_itself(Machine *m, Value v) {
    return has_own(m, v, "__lt__") || has_own(m, v, "__gt__");
}

static bool adds_itself(Machine *m, Value v) {
    return has_own(m, v, "__add__") || has_own(m, v, "__radd__");
}

static bool formats_itself(Machine *m, Value v) {
    return has_own(m, v, "__format__") || descend_has_text_of_its_own(m, v);
}

static bool compares_itself(Machine *m, Value v) {
    return has_own(m, v, "__eq__");
}

// The first item stands for all.
static bool first_item(Machine *m, Value v, bool (*test)(Machine *, Value)) {
    if (is_type(m, v, TYPE_LIST)) {
        return list_count(m, v) > 0 && test(m, list_items(m, v)[0]);
    }
    return is_type(m, v, TYPE_TUPLE) && tuple_count(m, v) > 0 && test(m, tuple_items(m, v)[0]);
}

static bool is_call(Opcode op) {
    return op == OP_CALL || op == OP_CALL_KW || op == OP_CALL_EX;
}

// A function of the program that calls something.
static bool may_wait(Machine *m, Value function) {
    Value inner = is_type(m, function, TYPE_METHOD) ? AS(Method, m, function)->function : function;
    if (is_type(m, function, TYPE_CLASS)) {
        return !(object_at(m, function)->flags & CLASS_IS_BUILTIN);
    }
    if (!is_type(m, inner, TYPE_FUNCTION)) {
        return has_own(m, function, "__call__");
    }
    const Function *f = AS(Function, m, inner);
    if (f->program != 0) { // the library waits for nobody here
        return false;
    }
    const Code *code = code_at(m, f->program, f->code);
    for (uint32_t i = 0; i < code->instruction_count; i++) {
        if (is_call(instruction_op(code->instructions[i]))) {
            return true;
        }
    }
    return false;
}

static bool has_slow_key(Machine *m, const Call *call) {
    Value key = call_keyword(m, call, "key");
    return key != VALUE_UNSET && may_wait(m, key);
}

// --- objects alone ---------------------------------------------------------------------------

static Value call_of_one(Machine *m, Value callable, Value v) {
    if (callable == builtin_class(m, CLASS_STR) && descend_has_text_of_its_own(m, v)) {
        return descend_ask_library(m, "_wait_str", &v, 1);
    }
    if (callable == builtin_class(m, CLASS_BOOL) && descend_has_truth_of_its_own(m, v)) {
        return descend_ask_library(m, "_wait_bool", &v, 1);
    }
    bool collects = callable == builtin_class(m, CLASS_LIST) ||
                    callable == builtin_class(m, CLASS_TUPLE) ||
                    callable == builtin_class(m, CLASS_SET);
    if (collects && descend_own_method(m, v, "__iter__") != VALUE_UNSET) {
        Value args[] = {callable, v};
        return descend_ask_library(m, "_wait_collect", args, 2);
    }
    if (!is_type(m, callable, TYPE_NATIVE) || native_owner(AS(Native, m, callable)->id) >= 0) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const char *name = native_info(AS(Native, m, callable)->id)->name;
    if (strcmp(name, "len") == 0 && descend_own_method(m, v, "__len__") != VALUE_UNSET) {
        return descend_ask_library(m, "_wait_len", &v, 1);
    }
    if (strcmp(name, "repr") == 0 && descend_own_method(m, v, "__repr__") != VALUE_UNSET) {
        return descend_ask_library(m, "_wait_repr", &v, 1);
    }
    return strcmp(name, "iter") == 0 ? descend_iter(m, v) : VALUE_NOT_IMPLEMENTED;
}

// The same call of a function of the library.
static Value in_library(Machine *m, const char *function, const Call *call) {
    Value frame = frame_for_call(m, prelude_function(m, function), call->args, call->count,
                                 call->kwargs, call->kwnames);
    if (frame == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    frame_push(m, frame, ACTION_PUSH);
    return VALUE_PUSHED;
}

// --- natives ----------------------------------------------------------------------------------

static bool any_argument(Machine *m, const Call *call, bool (*test)(Machine *, Value)) {
    uint32_t keywords = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    for (int i = 0; i < call->count; i++) {
        if (test(m, call->args[i])) {
            return true;
        }
    }
    for (uint32_t i = 0; i < keywords; i++) {
        if (test(m, call->kwargs[i])) {
            return true;
        }
    }
    return false;
}

static bool sorts_slowly(Machine *m, const Call *call) {
    return call->count == 1 &&
           (has_slow_key(m, call) || first_item(m, call->args[0], orders_itself));
}

static bool chooses_slowly(Machine *m, const Call *call) {
    bool one = call->count == 1;
    return has_slow_key(m, call) || (one ? first_item(m, call->args[0], orders_itself)
                                         : any_argument(m, call, orders_itself));
}

static bool adds_slowly(Machine *m, const Call *call) {
    return first_item(m, call->args[0], adds_itself);
}

static bool prints_slowly(Machine *m, const Call *call) {
    return any_argument(m, call, descend_has_text_of_its_own);
}

static bool shows_slowly(Machine *m, const Call *call) {
    return call->count <= 2 && formats_itself(m, call->args[0]);
}

static bool hashes_slowly(Machine *m, const Call *call) {
    return call->count == 1 && has_own(m, call->args[0], "__hash__");
}

static bool searches_slowly(Machine *m, const Call *call) {
    return call->count > 1 &&
           (compares_itself(m, call->args[1]) || first_item(m, call->args[0], compares_itself));
}

// Fields are names and numbers only: {} {0} {name}.
static bool is_plain_template(Machine *m, Value template) {
    const char *bytes = str_bytes(m, template);
    uint32_t length = str_length(m, template);
    bool inside = false;
    for (uint32_t i = 0; i < length; i++) {
        if (bytes[i] == '{' || bytes[i] == '}') {
            inside = bytes[i] == '{';
        } else if (inside && strchr("!:.[", bytes[i])) {
            return false;
        }
    }
    return true;
}

static bool fills_slowly(Machine *m, const Call *call) {
    return any_argument(m, call, formats_itself) && is_type(m, call->args[0], TYPE_STR) &&
           is_plain_template(m, call->args[0]);
}

// The object of a method counts as the first argument.
static const struct {
    const char *name;
    int owner; // ClassId, or -1
    bool (*is_slow)(Machine *m, const Call *call);
    const char *function;
} natives[] = {
    {"print", -1, prints_slowly, "_wait_print"},
    {"sorted", -1, sorts_slowly, "_wait_sorted"},
    {"max", -1, chooses_slowly, "_wait_max"},
    {"min", -1, chooses_slowly, "_wait_min"},
    {"sum", -1, adds_slowly, "_wait_sum"},
    {"format", -1, shows_slowly, "_wait_format"},
    {"hash", -1, hashes_slowly, "_wait_hash"},
    {"sort", CLASS_LIST, sorts_slowly, "_wait_sort"},
    {"index", CLASS_LIST, searches_slowly, "_wait_index"},
    {"count", CLASS_LIST, searches_slowly, "_wait_count"},
    {"remove", CLASS_LIST, searches_slowly, "_wait_remove"},
    {"format", CLASS_STR, fills_slowly, "_wait_fill"},
};

enum {
    MAX_ARGUMENTS = 16 // of a call that is looked at
};

static Value call_of_known(Machine *m, const char *name, int owner, const Call *call) {
    for (size_t i = 0; i < sizeof natives / sizeof natives[0]; i++) {
        if (natives[i].owner == owner && strcmp(natives[i].name, name) == 0) {
            return call->count > 0 && natives[i].is_slow(m, call)
                       ? in_library(m, natives[i].function, call)
                       : VALUE_NOT_IMPLEMENTED;
        }
    }
    return VALUE_NOT_IMPLEMENTED;
}

static Value call_of_native(Machine *m, const Native *native, const Call *call) {
    const char *name = native_info(native->id)->name;
    int owner = native_owner(native->id);
    bool names_one = owner < 0 && call->count == 2 && is_type(m, call->args[1], TYPE_STR) &&
                     object_at(m, call->args[1])->flags & STR_INTERNED;
    if (names_one && strcmp(name, "getattr") == 0) {
        return descend_load_attr(m, call->args[0], call->args[1]);
    }
    if ((owner != -1 && owner != CLASS_LIST && owner != CLASS_STR) ||
        call->count >= MAX_ARGUMENTS) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (owner < 0 || native->self == VALUE_UNSET) {
        return call_of_known(m, name, owner, call);
    }
    Value args[MAX_ARGUMENTS] = {native->self};
    for (int i = 0; i < call->count; i++) {
        args[1 + i] = call->args[i];
    }
    Call whole = {VALUE_UNSET, args, call->count + 1, call->kwargs, call->kwnames};
    return call_of_known(m, name, owner, &whole);
}

Value descend_call(Machine *m, Value callable, const Call *call) {
    if (is_type(m, callable, TYPE_NATIVE)) {
        Value result = call_of_native(m, AS(Native, m, callable), call);
        if (result != VALUE_NOT_IMPLEMENTED) {
            return result;
        }
    }
    return call->count == 1 && !value_is_ref(call->kwnames) &&
                   is_type(m, call->args[0], TYPE_INSTANCE)
               ? call_of_one(m, callable, call->args[0])
               : VALUE_NOT_IMPLEMENTED;
}

Value descend_search(Machine *m, Value container, Value item, bool negates) {
    if (!first_item(m, container, compares_itself) &&
        !(compares_itself(m, item) &&
          (is_type(m, container, TYPE_LIST) || is_type(m, container, TYPE_TUPLE)))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value args[] = {container, item};
    return call_push_action(m, prelude_function(m, "_wait_in"), args, 2, ACTION_TRUTH,
                            value_from_bool(negates));
}

// "%s" % v
Value descend_percent(Machine *m, Value template, Value v) {
    bool is_slow = is_type(m, v, TYPE_TUPLE) ? false : descend_has_text_of_its_own(m, v);
    for (uint32_t i = 0; is_type(m, v, TYPE_TUPLE) && i < tuple_count(m, v); i++) {
        is_slow = is_slow || descend_has_text_of_its_own(m, tuple_items(m, v)[i]);
    }
    Value args[] = {template, v};
    return is_slow ? descend_ask_library(m, "_wait_percent", args, 2) : VALUE_NOT_IMPLEMENTED;
}
