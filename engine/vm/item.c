// o[key], o[key] = value, del o[key].
#include "engine/vm/deque.h"
#include "engine/vm/number.h"
#include "engine/vm/protocol.h"

// --- classes: list[int] -----------------------------------------------------------------------

Value generic_alias_new(Machine *m, Value origin, Value args) {
    Value tuple = is_type(m, args, TYPE_TUPLE) ? retain(m, args) : tuple_of(m, &args, 1);
    GenericAlias *alias =
        tuple == VALUE_UNSET ? NULL : heap_new(m, TYPE_GENERIC_ALIAS, sizeof(GenericAlias));
    if (!alias) {
        release(m, tuple);
        return VALUE_UNSET;
    }
    alias->origin = retain(m, origin);
    alias->args = tuple;
    return value_of(m, alias);
}

static bool is_generic_class(Machine *m, Value cls) {
    static const ClassId generic[] = {
        CLASS_LIST,      CLASS_TUPLE,           CLASS_DICT,
        CLASS_SET,       CLASS_FROZENSET,       CLASS_TYPE,
        CLASS_ENUMERATE, CLASS_FUTURE,          CLASS_TASK,
        CLASS_DEQUE,     CLASS_ASYNC_GENERATOR, CLASS_BASE_EXCEPTION_GROUP,
    };
    for (size_t i = 0; i < sizeof generic / sizeof generic[0]; i++) {
        if (is_subclass(m, cls, builtin_class(m, generic[i]))) {
            return true;
        }
    }
    return false;
}

static Value class_get_item(Machine *m, Value cls, Value key) {
    Value method = get_attr_or_unset(m, cls, name_z(m, "__class_getitem__"));
    if (method != VALUE_UNSET) {
        Value found = class_lookup(m, cls, name_z(m, "__class_getitem__"));
        bool is_plain = is_type(m, found, TYPE_FUNCTION); // a classmethod even when not so marked
        Value args[2] = {cls, key};
        Value function = is_plain ? found : method;
        Value result =
            call_value(m, function, is_plain ? args : args + 1, is_plain ? 2 : 1, VALUE_UNSET);
        release(m, method);
        return result;
    }
    if (m->world->pending == VALUE_UNSET && is_generic_class(m, cls)) {
        return generic_alias_new(m, cls, key);
    }
    return m->world->pending != VALUE_UNSET
               ? VALUE_UNSET
               : raise_error(m, CLASS_TYPE_ERROR, "type '%s' is not subscriptable",
                             class_name(m, cls));
}

// --- reading ----------------------------------------------------------------------------------

// A class derived from dict may define __missing__.
static Value inside_get_item(Machine *m, Value o, Value inside, Value key) {
    if (!is_type(m, inside, TYPE_DICT)) {
        return value_get_item(m, inside, key);
    }
    bool failed;
    Value found = dict_find(m, inside, key, &failed);
    if (found != VALUE_UNSET || failed) {
        return failed ? VALUE_UNSET : retain(m, found);
    }
    bool has_missing;
    Value value = call_user_special(m, o, "__missing__", &key, 1, &has_missing);
    if (has_missing || m->world->pending != VALUE_UNSET) {
        return value;
    }
    return raise_key_error(m, key);
}

static Value object_get_item(Machine *m, Value o, Value key) {
    bool found;
    Value value = call_user_special(m, o, "__getitem__", &key, 1, &found);
    if (found || m->world->pending != VALUE_UNSET) {
        return value;
    }
    if (items_inside(m, o) != o && !is_set(m, value_inside(m, o))) {
        return inside_get_item(m, o, value_inside(m, o), key);
    }
    if (is_type(m, o, TYPE_CLASS)) {
        return class_get_item(m, o, key);
    }
    return raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not subscriptable", type_name(m, o));
}

Value value_get_item(Machine *m, Value o, Value key) {
    work_done(m, COST_SUBSCRIPT, 1);
    switch ((int)type_of(m, o)) {
    case TYPE_LIST:
        return list_get_item(m, o, key);
    case TYPE_DICT:
        return dict_get_item(m, o, key);
    case TYPE_TUPLE:
        return tuple_get_item(m, o, key);
    case TYPE_STR:
        return str_get_item(m, o, key);
    case TYPE_BYTES:
        return bytes_get_item(m, o, key);
    case TYPE_DEQUE:
        return deque_get_item(m, o, key);
    case TYPE_RANGE:
        return range_get_item(m, o, key);
    default:
        return object_get_item(m, o, key);
    }
}

// --- writing ----------------------------------------------------------------------------------

// Whose refusal CPython words in another way, when the key is an int.
static bool is_sequence_like(Machine *m, Value o) {
    switch ((int)type_of(m, o)) {
    case TYPE_STR:
    case TYPE_BYTES:
    case TYPE_TUPLE:
    case TYPE_RANGE:
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_DICT_VIEW:
    case TYPE_INSTANCE:
        return true;
    case TYPE_EXCEPTION: // of a class that the program wrote
        return !(object_at(m, class_of(m, o))->flags & CLASS_IS_BUILTIN);
    default:
        return false;
    }
}

static bool object_set_item(Machine *m, Value o, Value key, Value value) {
    bool is_delete = value == VALUE_UNSET;
    Value args[2] = {key, value};
    bool found;
    Value result = call_user_special(m, o, is_delete ? "__delitem__" : "__setitem__", args,
                                     is_delete ? 1 : 2, &found);
    release(m, result);
    if (found || m->world->pending != VALUE_UNSET) {
        return result != VALUE_UNSET;
    }
    if (items_inside(m, o) != o && class_of(m, o) != builtin_class(m, CLASS_MAPPING_PROXY)) {
        return is_delete ? value_del_item(m, value_inside(m, o), key)
                         : value_set_item(m, value_inside(m, o), key, value);
    }
    Value other = get_special(m, o, is_delete ? "__setitem__" : "__delitem__");
    if (other != VALUE_UNSET) { // one slot holds both: a class with one of them seems to have both
        release(m, other);
        raise_error(m, CLASS_ATTRIBUTE_ERROR, is_delete ? "__delitem__" : "__setitem__");
        return false;
    }
    const char *name = is_type(m, o, TYPE_CLASS) ? "type" : type_name(m, o);
    int64_t index;
    if (is_sequence_like(m, o) && is_int(m, key) && !int_to_i64(m, key, &index)) {
        raise_error(m, CLASS_INDEX_ERROR, "cannot fit 'int' into an index-sized integer");
    } else if (is_delete && is_sequence_like(m, o) && is_int(m, key)) {
        raise_error(m, CLASS_TYPE_ERROR, "'%s' object doesn't support item deletion", name);
    } else {
        raise_error(m, CLASS_TYPE_ERROR, "'%s' object does not support item %s", name,
                    is_delete ? "deletion" : "assignment");
    }
    return false;
}

bool value_set_item(Machine *m, Value o, Value key, Value value) {
    switch ((int)type_of(m, o)) {
    case TYPE_LIST:
        return list_set_item(m, o, key, value);
    case TYPE_DICT:
        return dict_set(m, o, key, value);
    case TYPE_DEQUE:
        return deque_set_item(m, o, key, value);
    default:
        return object_set_item(m, o, key, value);
    }
}

bool value_del_item(Machine *m, Value o, Value key) {
    switch ((int)type_of(m, o)) {
    case TYPE_LIST:
        return list_set_item(m, o, key, VALUE_UNSET);
    case TYPE_DICT:
        return dict_del_item(m, o, key);
    case TYPE_DEQUE:
        return deque_set_item(m, o, key, VALUE_UNSET);
    default:
        return object_set_item(m, o, key, VALUE_UNSET);
    }
}
