// What every object can do: the methods of object, dir() and vars().
#include <string.h>

#include "engine/vm/attribute.h"
#include "engine/vm/builtins.h"
#include "engine/vm/descriptor.h"
#include "engine/vm/interp.h"
#include "engine/vm/member_names.h"
#include "engine/vm/ops.h"

static Value interned_name(Machine *m, Value name) {
    Value given = name;
    name = value_inside(m, given);
    if (!is_type(m, name, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "attribute name must be string, not '%s'",
                           type_name(m, given));
    }
    return str_intern(m, str_bytes(m, name), str_length(m, name));
}

// --- attributes -------------------------------------------------------------------------------

static Value object_get_attribute(Machine *m, const Call *call) {
    Value name = interned_name(m, call->args[0]);
    if (name == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value found = get_attr_plainly(m, call->self, name);
    if (found == VALUE_UNSET && m->world->pending == VALUE_UNSET) {
        raise_no_attribute(m, call->self, name);
    }
    release(m, name);
    return found;
}

static Value set_plainly(Machine *m, const Call *call, Value value) {
    Value name = interned_name(m, call->args[0]);
    bool ok = name != VALUE_UNSET && set_attr_plainly(m, call->self, name, value);
    release(m, name);
    return ok ? VALUE_NONE : VALUE_UNSET;
}

static Value object_set_attr(Machine *m, const Call *call) {
    return set_plainly(m, call, call->args[1]);
}

static Value object_del_attr(Machine *m, const Call *call) {
    return set_plainly(m, call, VALUE_UNSET);
}

// --- init -------------------------------------------------------------------------------------

static Value object_init(Machine *m, const Call *call) {
    bool given =
        call->count > 0 || (value_is_ref(call->kwnames) && tuple_count(m, call->kwnames) > 0);
    Value cls = class_of(m, call->self);
    if (given && is_type(m, call->self, TYPE_INSTANCE)) {
        if (!is_type(m, class_lookup(m, cls, name_z(m, "__init__")), TYPE_NATIVE)) {
            return raise_error(m, CLASS_TYPE_ERROR,
                               "object.__init__() takes exactly one argument (the "
                               "instance to initialize)");
        }
        if (is_type(m, class_lookup(m, cls, name_z(m, "__new__")), TYPE_NATIVE)) {
            return raise_error(m, CLASS_TYPE_ERROR,
                               "%s.__init__() takes exactly one argument (the "
                               "instance to initialize)",
                               class_name(m, cls));
        }
    }
    return VALUE_NONE;
}

// super.__init__(self), with the brackets of super() forgotten, finds it and is not what it is for.
static Value super_init(Machine *m, const Call *call) {
    (void)m;
    (void)call;
    return VALUE_NONE;
}

static Value object_init_subclass(Machine *m, const Call *call) {
    if (value_is_ref(call->kwnames) && tuple_count(m, call->kwnames) > 0) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s.__init_subclass__() takes no keyword arguments",
                           is_type(m, call->self, TYPE_CLASS) ? class_name(m, call->self)
                                                              : "object");
    }
    return VALUE_NONE;
}

static Value object_subclasshook(Machine *m, const Call *call) {
    (void)m;
    (void)call;
    return VALUE_NOT_IMPLEMENTED;
}

// --- text -------------------------------------------------------------------------------------

static Value object_repr(Machine *m, const Call *call) {
    const Class *cls = AS(Class, m, class_of(m, call->self));
    if (!is_type(m, call->self, TYPE_INSTANCE)) {
        return value_repr(m, call->self);
    }
    bool is_plain = str_equal_z(m, cls->module, "builtins");
    return str_printf(m, "<%s%s%s object at 0x%llx>", is_plain ? "" : str_bytes(m, cls->module),
                      is_plain ? "" : ".", str_bytes(m, cls->qualname),
                      (unsigned long long)visible_address(m, call->self));
}

// object.__str__: the repr, or what the builtin value inside looks like.
static Value object_str(Machine *m, const Call *call) {
    if (is_type(m, call->self, TYPE_EXCEPTION)) {
        return exception_text(m, call->self);
    }
    Value inside = value_inside(m, call->self);
    return is_type(m, inside, TYPE_STR) ? retain(m, inside) : value_repr(m, call->self);
}

static Value object_format(Machine *m, const Call *call) {
    Value spec = call->args[0];
    if (!is_type(m, spec, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "__format__() argument must be str, not %s",
                           argument_type_name(m, spec));
    }
    Value inside = value_inside(m, call->self);
    if (inside != call->self || !is_type(m, call->self, TYPE_INSTANCE)) {
        return value_format(m, inside, spec);
    }
    if (str_length(m, spec) > 0) {
        return raise_error(m, CLASS_TYPE_ERROR, "unsupported format string passed to %s.__format__",
                           type_name(m, call->self));
    }
    return value_str(m, call->self);
}

// --- comparing --------------------------------------------------------------------------------

static Value object_eq(Machine *m, const Call *call) {
    (void)m;
    return call->self == call->args[0] ? VALUE_TRUE : VALUE_NOT_IMPLEMENTED;
}

static Value object_ne(Machine *m, const Call *call) {
    bool found;
    Value answer = call_user_special(m, call->self, "__eq__", call->args, 1, &found);
    if (!found) {
        return m->world->pending != VALUE_UNSET ? VALUE_UNSET
               : call->self == call->args[0]    ? VALUE_FALSE
                                                : VALUE_NOT_IMPLEMENTED;
    }
    if (answer == VALUE_UNSET || answer == VALUE_NOT_IMPLEMENTED) {
        return answer;
    }
    bool same;
    bool ok = value_is_true(m, answer, &same);
    release(m, answer);
    return ok ? value_from_bool(!same) : VALUE_UNSET;
}

static Value object_order(Machine *m, const Call *call) {
    (void)m;
    (void)call;
    return VALUE_NOT_IMPLEMENTED;
}

static Value object_hash(Machine *m, const Call *call) {
    return int_from_u64(m, identity_hash(m, call->self));
}

// --- dir and vars -----------------------------------------------------------------------------

// What the classes of the library have for themselves, CPython's do not have, and dir() (and what
// guesses a name with it) does not show: in every object, and in classes that are not the
// program's.
static const char *const hidden_in_objects[] = {"_tp_name_", "_label_", "_holder_", "_reason_",
                                                "_bound_"};
static const char *const hidden_in_classes[] = {"_be_quiet",
                                                "_bound_",
                                                "_callback_list",
                                                "_describe",
                                                "_held_context",
                                                "_hold_context",
                                                "_is_blocking",
                                                "_is_empty",
                                                "_is_full",
                                                "_is_to_be_cancelled",
                                                "_new_waiter",
                                                "_notify",
                                                "_origin",
                                                "_peek_exception",
                                                "_peek_result",
                                                "_set_blocking",
                                                "_state_name",
                                                "_tp_name_",
                                                "_wait_and_lock",
                                                "_wait_in",
                                                "_wait_while",
                                                "_waits_for",
                                                "_wake_all",
                                                "_wake_first",
                                                "_wake_next",
                                                "_where",
                                                "_refuse_when_shut_down"};

static bool is_among(Machine *m, Value name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (str_equal_z(m, name, names[i])) {
            return true;
        }
    }
    return false;
}

#define IS_AMONG(m, name, names) is_among(m, name, names, sizeof(names) / sizeof *(names))

static bool is_of_program(Machine *m, Value class_dict) {
    Value module = dict_get_z(m, class_dict, "__module__");
    return module != VALUE_UNSET && is_type(m, module, TYPE_STR) &&
           str_equal_z(m, module, "__main__");
}

static bool add_names(Machine *m, Value set, Value dict, bool is_library_class) {
    uint32_t position = 0;
    Value key;
    Value value;
    bool ok = true;
    while (ok && dict != VALUE_UNSET && dict_next(m, dict, &position, &key, &value)) {
        bool is_shown = is_type(m, key, TYPE_STR) && !IS_AMONG(m, key, hidden_in_objects) &&
                        !(is_library_class && IS_AMONG(m, key, hidden_in_classes));
        ok = !is_shown || set_add(m, set, key);
    }
    return ok;
}

// names: with one space between them, or NULL.
static bool add_member_names(Machine *m, Value set, const char *names) {
    bool ok = true;
    for (const char *at = names; ok && at && *at;) {
        size_t length = strcspn(at, " ");
        Value name = str_intern(m, at, length);
        ok = name != VALUE_UNSET && set_add(m, set, name);
        release(m, name);
        at += length + (at[length] == ' ');
    }
    return ok;
}

static bool add_class_names(Machine *m, Value set, Value cls) {
    Value mro = AS(Class, m, cls)->mro;
    bool ok = true;
    for (uint32_t i = 0; ok && i < tuple_count(m, mro); i++) {
        Value base = tuple_items(m, mro)[i];
        Value dict = AS(Class, m, base)->dict;
        ok = add_names(m, set, dict, !is_of_program(m, dict)) &&
             add_member_names(m, set, member_names(m, base));
    }
    return ok;
}

// Unsorted, as a list.
static Value names_of(Machine *m, Value v) {
    Value set = set_new(m, TYPE_SET);
    bool ok = set != VALUE_UNSET;
    if (ok && is_type(m, v, TYPE_CLASS)) {
        ok = add_class_names(m, set, v);
    } else if (ok && is_type(m, v, TYPE_MODULE)) {
        ok = add_names(m, set, AS(ModuleObject, m, v)->dict, false);
    } else if (ok) {
        ok = add_class_names(m, set, class_of(m, v));
        bool own = is_type(m, v, TYPE_INSTANCE) || is_type(m, v, TYPE_EXCEPTION) ||
                   is_type(m, v, TYPE_FUNCTION);
        bool hidden = object_at(m, class_of(m, v))->flags & CLASS_NO_DICT;
        ok = ok && (!own || hidden || add_names(m, set, instance_dict(m, v), false));
    }
    ok = ok && (is_type(m, v, TYPE_MODULE) ||
                (set_add(m, set, name_z(m, "__class__")) && set_add(m, set, name_z(m, "__doc__"))));
    Value list = ok ? list_from(m, set) : VALUE_UNSET;
    release(m, set);
    return list;
}

static Value object_dir(Machine *m, const Call *call) {
    return names_of(m, call->self);
}

Value builtin_dir(Machine *m, const Call *call) {
    bool found;
    Value given = call_user_special(m, call->args[0], "__dir__", NULL, 0, &found);
    Value names = VALUE_UNSET;
    if (found) {
        names = given == VALUE_UNSET ? VALUE_UNSET : list_from(m, given);
        release(m, given);
    } else if (m->world->pending == VALUE_UNSET) {
        names = names_of(m, call->args[0]);
    }
    if (names != VALUE_UNSET && !list_sort(m, names, VALUE_UNSET, false)) {
        release(m, names);
        return VALUE_UNSET;
    }
    return names;
}

Value builtin_vars(Machine *m, const Call *call) {
    Value dict = get_attr_or_unset(m, call->args[0], name_z(m, "__dict__"));
    bool missing = m->world->pending == VALUE_UNSET || pending_is(m, CLASS_ATTRIBUTE_ERROR);
    if (dict == VALUE_UNSET && missing && !m->limit) {
        pending_clear(m);
        return raise_error(m, CLASS_TYPE_ERROR, "vars() argument must have __dict__ attribute");
    }
    return dict;
}

// --- copying ----------------------------------------------------------------------------------

static Value reduce(Machine *m, Value v, Value protocol, bool asks) {
    Value args[] = {v, protocol, value_from_bool(asks)};
    return call_push(m, prelude_function(m, "_object_reduce"), args, 3, NULL, VALUE_UNSET);
}

static Value object_reduce(Machine *m, const Call *call) {
    return reduce(m, call->self, value_from_small_int(0), false);
}

static Value object_reduce_ex(Machine *m, const Call *call) {
    return reduce(m, call->self, call->args[0], true);
}

static Value object_get_state(Machine *m, const Call *call) {
    Value dict =
        is_type(m, call->self, TYPE_INSTANCE) ? AS(Instance, m, call->self)->dict : VALUE_UNSET;
    return dict == VALUE_UNSET || dict_count(m, dict) == 0 ? VALUE_NONE : retain(m, dict);
}

static Value super_get(Machine *m, const Call *call) {
    Value v = call->args[0] == VALUE_NONE ? VALUE_UNSET : call->args[0];
    return descriptor_get(m, call->self, v, VALUE_NONE, VALUE_UNSET);
}

const NativeInfo natives_super[] = {
    {"__init__", super_init, 0, 2, false, EFFECT_PRIVATE},
    {"__get__", super_get, 1, 2, false, EFFECT_PRIVATE},
    {0},
};

static Value member_descriptor_get(Machine *m, const Call *call) {
    Value v = call->args[0];
    if (v == VALUE_NONE && (call->count == 1 || call->args[1] == VALUE_NONE)) {
        return raise_error(m, CLASS_TYPE_ERROR, "__get__(None, None) is invalid");
    }
    return descriptor_get(m, call->self, v == VALUE_NONE ? VALUE_UNSET : v, VALUE_NONE,
                          VALUE_UNSET);
}

static Value member_descriptor_set(Machine *m, const Call *call) {
    Value value = call->count == 2 ? call->args[1] : VALUE_UNSET;
    int done = descriptor_set(m, call->self, call->args[0], VALUE_UNSET, value);
    return done > 0 ? VALUE_NONE : VALUE_UNSET;
}

const NativeInfo natives_member[] = {
    {"__get__", member_descriptor_get, 1, 2, false, EFFECT_READS_SELF},
    {"__set__", member_descriptor_set, 2, 2, false, EFFECT_READS_SELF},
    {"__delete__", member_descriptor_set, 1, 1, false, EFFECT_READS_SELF},
    {0},
};

const NativeInfo natives_getset[] = {
    {"__get__", member_descriptor_get, 1, 2, false, EFFECT_READS_SELF},
    {"__set__", member_descriptor_set, 2, 2, false, EFFECT_READS_SELF},
    {"__delete__", member_descriptor_set, 1, 1, false, EFFECT_READS_SELF},
    {0},
};

const NativeInfo natives_object[] = {
    {"__init__", object_init, 0, -1, true, EFFECT_PRIVATE},
    {"__setattr__", object_set_attr, 2, 2, false, EFFECT_WRITES_SELF},
    {"__delattr__", object_del_attr, 1, 1, false, EFFECT_WRITES_SELF},
    {"__getattribute__", object_get_attribute, 1, 1, false, EFFECT_READS_SELF},
    {"__repr__", object_repr, 0, 0, false, EFFECT_READS_SELF},
    {"__str__", object_str, 0, 0, false, EFFECT_READS_SELF},
    {"__format__", object_format, 1, 1, false, EFFECT_READS_SELF},
    {"__eq__", object_eq, 1, 1, false, EFFECT_READS_SELF},
    {"__ne__", object_ne, 1, 1, false, EFFECT_READS_SELF},
    {"__lt__", object_order, 1, 1, false, EFFECT_READS_SELF},
    {"__le__", object_order, 1, 1, false, EFFECT_READS_SELF},
    {"__gt__", object_order, 1, 1, false, EFFECT_READS_SELF},
    {"__ge__", object_order, 1, 1, false, EFFECT_READS_SELF},
    {"__hash__", object_hash, 0, 0, false, EFFECT_PRIVATE},
    {"__dir__", object_dir, 0, 0, false, EFFECT_READS_SELF},
    {"__reduce__", object_reduce, 0, 0, false, EFFECT_READS_SELF},
    {"__reduce_ex__", object_reduce_ex, 1, 1, false, EFFECT_READS_SELF},
    {"__getstate__", object_get_state, 0, 0, false, EFFECT_READS_SELF},
    {"__sizeof__", object_sizeof, 0, 0, false, EFFECT_PRIVATE},
    {0},
};

// Class methods: self is the class.
const NativeInfo natives_object_class[] = {
    {"__init_subclass__", object_init_subclass, 0, -1, true, EFFECT_PRIVATE},
    {"__subclasshook__", object_subclasshook, 1, 1, false, EFFECT_PRIVATE},
    {0},
};
