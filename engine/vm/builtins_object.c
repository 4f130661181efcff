// Builtin functions about attributes and classes.
#include "engine/vm/builtins.h"
#include "engine/vm/gaps.h"

// --- attributes -------------------------------------------------------------------------------

// The name as an interned str (owned), or unset with TypeError pending.
static Value attribute_name(Machine *m, Value name) {
    Value given = name;
    name = value_inside(m, given);
    if (!is_type(m, name, TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "attribute name must be string, not '%s'",
                           type_name(m, given));
    }
    return str_intern(m, str_bytes(m, name), str_length(m, name));
}

// The attribute, or unset: *missing tells that it is simply not there (nothing pending).
static Value find_attribute(Machine *m, const Call *call, bool *missing) {
    Value name = attribute_name(m, call->args[1]);
    *missing = false;
    if (name == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value found = get_attr_or_unset(m, call->args[0], name);
    if (found == VALUE_UNSET) {
        *missing = m->world->pending == VALUE_UNSET || pending_is(m, CLASS_ATTRIBUTE_ERROR);
        if (*missing) {
            pending_clear(m);
            *missing = !refuse_gap(m, call->args[0], name);
        }
    }
    release(m, name);
    return found;
}

Value builtin_getattr(Machine *m, const Call *call) {
    bool missing;
    if (call->count > 2) {
        Value found = find_attribute(m, call, &missing);
        return missing ? retain(m, call->args[2]) : found;
    }
    Value name = attribute_name(m, call->args[1]);
    Value found = name == VALUE_UNSET ? VALUE_UNSET : get_attr(m, call->args[0], name);
    release(m, name);
    return found;
}

Value builtin_hasattr(Machine *m, const Call *call) {
    bool missing;
    Value found = find_attribute(m, call, &missing);
    if (found == VALUE_UNSET && !missing) {
        return VALUE_UNSET;
    }
    release(m, found);
    return value_from_bool(!missing);
}

Value builtin_setattr(Machine *m, const Call *call) {
    Value name = attribute_name(m, call->args[1]);
    bool ok = name != VALUE_UNSET && set_attr(m, call->args[0], name, call->args[2]);
    release(m, name);
    return ok ? VALUE_NONE : VALUE_UNSET;
}

Value builtin_delattr(Machine *m, const Call *call) {
    Value name = attribute_name(m, call->args[1]);
    bool ok = name != VALUE_UNSET && del_attr(m, call->args[0], name);
    release(m, name);
    return ok ? VALUE_NONE : VALUE_UNSET;
}

// --- classes ----------------------------------------------------------------------------------

Value builtin_callable(Machine *m, const Call *call) {
    Value v = call->args[0];
    switch ((int)type_of(m, v)) {
    case TYPE_FUNCTION:
    case TYPE_METHOD:
    case TYPE_NATIVE:
    case TYPE_CLASS:
        return VALUE_TRUE;
    case TYPE_GENERIC_ALIAS:
        return value_from_bool(AS(GenericAlias, m, v)->origin != VALUE_NONE);
    case TYPE_WRAPPER:
        return value_from_bool(AS(Wrapper, m, v)->class_id == CLASS_STATICMETHOD);
    default:
        return value_from_bool(value_is_ref(v) &&
                               class_lookup(m, class_of(m, v), name_z(m, "__call__")) !=
                                   VALUE_UNSET);
    }
}

// 1 yes, 0 no, -1 exception. which: "isinstance" or "issubclass".
typedef struct ClassCheck {
    Value v;             // asked about: an object, or a class
    Value cls;           // the class that is compared: v's, or v itself
    const char *check;   // the method a metaclass may define
    const char *message; // when the second argument is none of the things it may be
} ClassCheck;

static int check_class(Machine *m, const ClassCheck *check, Value cls);

static int check_any(Machine *m, const ClassCheck *check, Value tuple) {
    if (!recursion_enter(m, " in __instancecheck__")) {
        return -1;
    }
    int result = 0;
    for (uint32_t i = 0; result == 0 && i < tuple_count(m, tuple); i++) {
        Value member = tuple_items(m, tuple)[i];
        result = check_class(m, check, member);
    }
    recursion_leave(m);
    return result;
}

// An object may say that it is of another class: __class__ of a proxy, a property.
static int says_class(Machine *m, const ClassCheck *check, Value cls) {
    bool may = object_at(m, check->cls)->flags & CLASS_HAS_GETATTRIBUTE ||
               class_lookup(m, check->cls, name_z(m, "__class__")) != VALUE_UNSET;
    if (!may || strcmp(check->check, "__instancecheck__") != 0) {
        return 0;
    }
    Value said = get_attr(m, check->v, name_z(m, "__class__"));
    if (said == VALUE_UNSET) {
        return -1;
    }
    bool is_it = is_type(m, said, TYPE_CLASS) && is_subclass(m, said, cls);
    release(m, said);
    return is_it;
}

static int check_plainly(Machine *m, const ClassCheck *check, Value cls) {
    return is_subclass(m, check->cls, cls) ? 1 : says_class(m, check, cls);
}

static int check_metaclass(Machine *m, const ClassCheck *check, Value cls) {
    bool found;
    Value answer = call_user_special(m, cls, check->check, &check->v, 1, &found);
    if (!found) {
        return m->world->pending == VALUE_UNSET ? check_plainly(m, check, cls) : -1;
    }
    bool result;
    bool ok = answer != VALUE_UNSET && value_is_true(m, answer, &result);
    release(m, answer);
    return ok ? result : -1;
}

static int check_class(Machine *m, const ClassCheck *check, Value cls) {
    if (is_type(m, cls, TYPE_CLASS)) {
        bool is_instance_check = strcmp(check->check, "__instancecheck__") == 0;
        if (is_instance_check && check->cls == cls) {
            return 1;
        }
        if (value_is_ref(AS(Class, m, cls)->metaclass)) {
            return check_metaclass(m, check, cls);
        }
        return check_plainly(m, check, cls);
    }
    if (is_type(m, cls, TYPE_TUPLE)) {
        return check_any(m, check, cls);
    }
    if (is_type(m, cls, TYPE_GENERIC_ALIAS)) {
        const GenericAlias *alias = AS(GenericAlias, m, cls);
        if (alias->origin == VALUE_NONE) {
            return check_any(m, check, alias->args);
        }
        raise_error(m, CLASS_TYPE_ERROR, "%s() argument 2 cannot be a parameterized generic",
                    strcmp(check->check, "__instancecheck__") == 0 ? "isinstance" : "issubclass");
        return -1;
    }
    if (is_type(m, cls, TYPE_INSTANCE) &&
        class_lookup(m, class_of(m, cls), name_z(m, check->check)) != VALUE_UNSET) {
        bool found;
        Value answer = call_user_special(m, cls, check->check, &check->v, 1, &found);
        bool result = false;
        bool ok = answer != VALUE_UNSET && value_is_true(m, answer, &result);
        release(m, answer);
        return ok ? result : -1;
    }
    raise_error(m, CLASS_TYPE_ERROR, "%s", check->message);
    return -1;
}

// int | None keeps None itself as a member.
static int check_member(Machine *m, const ClassCheck *check, Value cls) {
    bool is_union =
        is_type(m, cls, TYPE_GENERIC_ALIAS) && AS(GenericAlias, m, cls)->origin == VALUE_NONE;
    if (!is_union) {
        return check_class(m, check, cls);
    }
    Value args = AS(GenericAlias, m, cls)->args;
    int result = 0;
    for (uint32_t i = 0; result == 0 && i < tuple_count(m, args); i++) {
        Value member = tuple_items(m, args)[i];
        result = member == VALUE_NONE ? check->cls == builtin_class(m, CLASS_NONE_TYPE)
                                      : check_class(m, check, member);
    }
    return result;
}

static Value answer_of(int result) {
    return result < 0 ? VALUE_UNSET : value_from_bool(result);
}

Value builtin_isinstance(Machine *m, const Call *call) {
    ClassCheck check = {call->args[0], class_of(m, call->args[0]), "__instancecheck__",
                        "isinstance() arg 2 must be a type, a tuple of types, or a union"};
    return answer_of(check_member(m, &check, call->args[1]));
}

Value builtin_issubclass(Machine *m, const Call *call) {
    if (!is_type(m, call->args[0], TYPE_CLASS)) {
        return raise_error(m, CLASS_TYPE_ERROR, "issubclass() arg 1 must be a class");
    }
    ClassCheck check = {call->args[0], call->args[0], "__subclasscheck__",
                        "issubclass() arg 2 must be a class, a tuple of classes, or a union"};
    return answer_of(check_member(m, &check, call->args[1]));
}
