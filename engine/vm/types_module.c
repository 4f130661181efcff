// What the library's Python code needs to make classes look as those of CPython do: read-only
// views, parameterized classes, instances without __init__.
#include "engine/vm/allocate.h"
#include "engine/vm/attribute.h"
#include "engine/vm/builtins.h"
#include "engine/vm/interp.h"
#include "engine/vm/number.h"
#include "engine/vm/protocol.h"

// _read_only(mapping): a mappingproxy.
static Value native_read_only(Machine *m, const Call *call) {
    Value inside = value_inside(m, call->args[0]);
    if (!is_type(m, inside, TYPE_DICT)) {
        return raise_error(m, CLASS_TYPE_ERROR, "mappingproxy() argument must be a mapping, not %s",
                           type_name(m, call->args[0]));
    }
    Value proxy = instance_holding(m, builtin_class(m, CLASS_MAPPING_PROXY), retain(m, inside));
    if (proxy != VALUE_UNSET && inside != call->args[0]) { // shown as what it is: an OrderedDict
        Instance *instance = AS(Instance, m, proxy);
        instance->dict = dict_new(m);
        dict_set_z(m, instance->dict, PROXY_SHOWS, call->args[0]);
    }
    return proxy;
}

// _as_index(x): operator.index.
static Value native_as_index(Machine *m, const Call *call) {
    return number_index(m, call->args[0]);
}

// _parameterized(cls, args): cls[args], as types.GenericAlias.
static Value native_parameterized(Machine *m, const Call *call) {
    return generic_alias_new(m, call->args[0], call->args[1]);
}

// _is_union(x): int | None.
static Value native_is_union(Machine *m, const Call *call) {
    Value v = call->args[0];
    return value_from_bool(is_type(m, v, TYPE_GENERIC_ALIAS) &&
                           AS(GenericAlias, m, v)->origin == VALUE_NONE);
}

// _payload(x): the builtin value inside an instance of a class derived from a builtin one.
static Value native_payload(Machine *m, const Call *call) {
    return retain(m, value_inside(m, call->args[0]));
}

// _order(d): from now on the OrderedDict d has the views and iterators of its class.
static Value native_order(Machine *m, const Call *call) {
    Value inside = value_inside(m, call->args[0]);
    if (is_type(m, inside, TYPE_DICT)) {
        object_at(m, inside)->flags |= DICT_IS_ORDERED;
    }
    return VALUE_NONE;
}

// _class_number(cls): no other class ever has it.
static Value native_class_number(Machine *m, const Call *call) {
    return value_from_small_int(AS(Class, m, call->args[0])->number);
}

// _move_last(d, key) of an OrderedDict
static Value native_move_last(Machine *m, const Call *call) {
    int moved = dict_move_last(m, value_inside(m, call->args[0]), call->args[1]);
    return moved > 0 ? VALUE_NONE : moved < 0 ? VALUE_UNSET : raise_key_error(m, call->args[1]);
}

// _first_key(d) of a dict that is not empty
static Value native_first_key(Machine *m, const Call *call) {
    return retain(m, dict_first_key(m, value_inside(m, call->args[0])));
}

Value instance_attributes(Machine *m, Value v) {
    Value dict = instance_dict(m, v);
    bool has_members =
        is_type(m, v, TYPE_INSTANCE) && object_at(m, v)->flags & INSTANCE_HAS_MEMBERS;
    Value members = has_members ? AS(SlottedInstance, m, v)->members : VALUE_UNSET;
    if (members == VALUE_UNSET) {
        return dict == VALUE_UNSET ? dict_new(m) : retain(m, dict);
    }
    Value all = dict_copy(m, members);
    if (all != VALUE_UNSET && dict != VALUE_UNSET && !dict_update(m, all, dict)) {
        release(m, all);
        return VALUE_UNSET;
    }
    return all;
}

// _slots_dict(x)
static Value native_slots_dict(Machine *m, const Call *call) {
    return instance_attributes(m, call->args[0]);
}

// _caller_module(): __name__ where the program called into the library.
static Value native_caller_module(Machine *m, const Call *call) {
    (void)call;
    for (Value v = m->world->strand.frame; value_is_ref(v);) {
        if (!is_type(m, v, TYPE_FRAME)) {
            v = AS(NativeFrame, m, v)->back;
            continue;
        }
        const Frame *f = AS(Frame, m, v);
        if (f->program != 1) {
            Value name = dict_get_z(m, f->globals, "__name__");
            return name == VALUE_UNSET ? str_z(m, "__main__") : retain(m, name);
        }
        v = f->back;
    }
    return str_z(m, "__main__");
}

// _bind_method(function, self)
static Value native_bind_method(Machine *m, const Call *call) {
    return method_new(m, call->args[0], call->args[1]);
}

// _uses_class_cell(function): whether super() or __class__ stands in it.
static Value native_uses_class_cell(Machine *m, const Call *call) {
    const Function *f = AS(Function, m, call->args[0]);
    const Code *code = code_at(m, f->program, f->code);
    bool found = false;
    for (int i = 0; i < code->free_count; i++) {
        found |= f->program != 1 &&
                 str_equal_z(m, name_at(m, f->program, code->free_names[i]), "__class__");
    }
    return value_from_bool(found);
}

// _handled_exception(): what an except clause is handling now, or None.
static Value native_handled(Machine *m, const Call *call) {
    (void)call;
    Value handled = m->world->strand.handled;
    return value_is_ref(handled) ? retain(m, handled) : VALUE_NONE;
}

static Value text_value(Machine *m, Text *text) {
    Value v = str_from_text(m, text);
    text_release(text);
    return v;
}

// _traceback_text_alone(exception): without what it came from.
static Value native_traceback_alone(Machine *m, const Call *call) {
    Text text = {0};
    traceback_text_alone(m, call->args[0], &text);
    return text_value(m, &text);
}

// _traceback_entries(traceback): the lines of its frames.
static Value native_traceback_entries(Machine *m, const Call *call) {
    Text text = {0};
    traceback_entries(m, call->args[0], &text);
    return text_value(m, &text);
}

// _exception_text_only(exception): "ValueError: bad" and its notes.
static Value native_exception_only(Machine *m, const Call *call) {
    Text text = {0};
    exception_with_notes(m, call->args[0], &text);
    return text_value(m, &text);
}

const NativeInfo natives_types[] = {
    {"_dir_of", builtin_dir, 1, 1, false, EFFECT_READS_SELF},
    {"_vars_of", builtin_vars, 1, 1, false, EFFECT_READS_SELF},
    {"_bind_method", native_bind_method, 2, 2, false, EFFECT_PRIVATE},
    {"_uses_class_cell", native_uses_class_cell, 1, 1, false, EFFECT_PRIVATE},
    {"_handled_exception", native_handled, 0, 0, false, EFFECT_PRIVATE},
    {"_traceback_text_alone", native_traceback_alone, 1, 1, false, EFFECT_PRIVATE},
    {"_traceback_entries", native_traceback_entries, 1, 1, false, EFFECT_PRIVATE},
    {"_exception_text_only", native_exception_only, 1, 1, false, EFFECT_PRIVATE},
    {"_read_only", native_read_only, 1, 1, false, EFFECT_PRIVATE},
    {"_as_index", native_as_index, 1, 1, false, EFFECT_PRIVATE},
    {"_parameterized", native_parameterized, 2, 2, false, EFFECT_PRIVATE},
    {"_is_union", native_is_union, 1, 1, false, EFFECT_PRIVATE},
    {"_payload", native_payload, 1, 1, false, EFFECT_PRIVATE},
    {"_order", native_order, 1, 1, false, EFFECT_PRIVATE},
    {"_move_last", native_move_last, 2, 2, false, EFFECT_WRITES_SELF},
    {"_first_key", native_first_key, 1, 1, false, EFFECT_PRIVATE},
    {"_class_number", native_class_number, 1, 1, false, EFFECT_PRIVATE},
    {"_slots_dict", native_slots_dict, 1, 1, false, EFFECT_PRIVATE},
    {"_caller_module", native_caller_module, 0, 0, false, EFFECT_PRIVATE},
    {0},
};
