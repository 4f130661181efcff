#include "engine/vm/descriptor.h"

#include "engine/vm/attribute.h"
#include "engine/vm/class_make.h"
#include "engine/vm/deque.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

// --- members made by __slots__ ----------------------------------------------------------------

static Value member_name(Machine *m, Value member) { // borrowed
    return AS(Record, m, member)->slots[MEMBER_NAME];
}

static Value raise_missing_member(Machine *m, Value v, Value name) {
    raise_error(m, CLASS_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", type_name(m, v),
                str_bytes(m, name));
    return VALUE_UNSET;
}

static bool member_fits(Machine *m, Value member, Value v) {
    Value owner = AS(Record, m, member)->slots[MEMBER_OWNER];
    if (is_subclass(m, class_of(m, v), owner)) {
        return true;
    }
    raise_error(m, CLASS_TYPE_ERROR,
                "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                str_bytes(m, member_name(m, member)), class_name(m, owner), type_name(m, v));
    return false;
}

static Value getset_get(Machine *m, Value v, Value name) {
    Value inside = value_inside(m, v);
    if (str_equal_z(m, name, "__dict__")) {
        return native_attribute(m, v, name);
    }
    if (is_type(m, inside, TYPE_DEQUE) && str_equal_z(m, name, "maxlen")) {
        return deque_maxlen(m, inside);
    }
    Value found = value_is_float(inside)              ? float_attribute(m, inside, name)
                  : is_instance(m, inside, CLASS_INT) ? int_attribute(m, inside, name)
                                                      : VALUE_UNSET;
    return found == VALUE_UNSET ? VALUE_NONE : found;
}

// The dict with what __slots__ name. The place is valid until the next allocation.
static Value *members_of(Machine *m, Value v) {
    return object_at(m, v)->flags & INSTANCE_HAS_MEMBERS && is_type(m, v, TYPE_INSTANCE)
               ? &AS(SlottedInstance, m, v)->members
               : &AS(Instance, m, v)->dict;
}

static bool is_of_builtin(const Machine *m, Value member) {
    Value owner = AS(Record, m, member)->slots[MEMBER_OWNER];
    return object_at(m, owner)->flags & CLASS_IS_BUILTIN;
}

static Value member_get(Machine *m, Value member, Value v) {
    if (!member_fits(m, member, v)) {
        return VALUE_UNSET;
    }
    Value name = member_name(m, member);
    if (AS(Record, m, member)->cls == builtin_class(m, CLASS_GETSET)) {
        return getset_get(m, v, name);
    }
    if (is_of_builtin(m, member)) {
        return native_attribute(m, value_inside(m, v), name);
    }
    Value dict = *members_of(m, v);
    Value found = dict == VALUE_UNSET ? VALUE_UNSET : dict_get(m, dict, name);
    return found == VALUE_UNSET ? raise_missing_member(m, v, name) : retain(m, found);
}

static int member_set(Machine *m, Value member, Value v, Value value) {
    if (!member_fits(m, member, v)) {
        return -1;
    }
    Value name = member_name(m, member);
    if (AS(Record, m, member)->cls == builtin_class(m, CLASS_GETSET)) {
        Value owner = AS(Record, m, member)->slots[MEMBER_OWNER];
        if (owner == builtin_class(m, AS(Class, m, owner)->class_id)) {
            raise_error(m, CLASS_ATTRIBUTE_ERROR, "attribute '%s' of '%s' objects is not writable",
                        str_bytes(m, name), class_full_name(m, owner));
            return -1;
        }
        return set_native_attribute(m, v, name, value);
    }
    if (is_of_builtin(m, member)) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "readonly attribute");
        return -1;
    }
    if (*members_of(m, v) == VALUE_UNSET) {
        Value made = dict_new(m);
        *members_of(m, v) = made;
    }
    Value dict = *members_of(m, v);
    if (dict == VALUE_UNSET) {
        return -1;
    }
    if (value != VALUE_UNSET) {
        return dict_set(m, dict, name, value) ? 1 : -1;
    }
    int removed = dict_remove(m, dict, name);
    if (removed == 0) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "%s", str_bytes(m, name));
    }
    return removed > 0 ? 1 : -1;
}

// --- reading ----------------------------------------------------------------------------------

static Value property_get(Machine *m, Value property, Value v, Value name) {
    Value get = AS(Property, m, property)->get;
    if (get != VALUE_UNSET && get != VALUE_NONE) {
        return call_value(m, get, &v, 1, VALUE_UNSET);
    }
    if (is_type(m, name, TYPE_STR)) {
        return raise_error(m, CLASS_ATTRIBUTE_ERROR, "property '%s' of '%s' object has no getter",
                           str_bytes(m, name), type_name(m, v));
    }
    return raise_error(m, CLASS_ATTRIBUTE_ERROR, "property of '%s' object has no getter",
                       type_name(m, v));
}

static Value classmethod_get(Machine *m, Value function, Value cls, Value name) {
    switch ((int)type_of(m, function)) {
    case TYPE_PROPERTY: // until 3.13 a classmethod asks what it wraps
        return property_get(m, function, cls, name);
    case TYPE_METHOD: // its function takes its own self
        return retain(m, function);
    default:
        return method_new(m, function, cls);
    }
}

static Value ask_get(Machine *m, Value found, Value v, Value cls) {
    Value args[] = {v == VALUE_UNSET ? VALUE_NONE : v, cls};
    Value held = retain(m, found);
    Value result = call_special(m, found, "__get__", args, 2);
    release(m, held);
    return result;
}

Value descriptor_get(Machine *m, Value found, Value v, Value cls, Value name) {
    bool on_class = v == VALUE_UNSET;
    switch ((int)type_of(m, found)) {
    case TYPE_FUNCTION:
        return on_class ? retain(m, found) : method_new(m, found, v);
    case TYPE_NATIVE:
        return !on_class && AS(Native, m, found)->self == VALUE_UNSET &&
                       native_owner(AS(Native, m, found)->id) >= 0
                   ? native_new(m, AS(Native, m, found)->id, v)
                   : retain(m, found);
    case TYPE_WRAPPER:
        return AS(Wrapper, m, found)->class_id == CLASS_STATICMETHOD
                   ? retain(m, AS(Wrapper, m, found)->function)
                   : classmethod_get(m, AS(Wrapper, m, found)->function, cls, name);
    case TYPE_PROPERTY:
        return on_class ? retain(m, found) : property_get(m, found, v, name);
    case TYPE_RECORD:
        return on_class ? retain(m, found) : member_get(m, found, v);
    case TYPE_SUPER: // one without an object takes this one
        return on_class || AS(Super, m, found)->self != VALUE_UNSET
                   ? retain(m, found)
                   : super_new(m, AS(Super, m, found)->cls, v);
    case TYPE_INSTANCE:
        if (object_at(m, AS(Instance, m, found)->cls)->flags & CLASS_IS_DESCRIPTOR) {
            return ask_get(m, found, v, cls);
        }
        return !on_class && is_type(m, value_inside(m, found), TYPE_PROPERTY)
                   ? property_get(m, value_inside(m, found), v, name)
                   : retain(m, found);
    default:
        return retain(m, found);
    }
}

// --- writing ----------------------------------------------------------------------------------

bool descriptor_is_data(Machine *m, Value found) {
    switch ((int)type_of(m, found)) {
    case TYPE_PROPERTY:
    case TYPE_RECORD:
        return true;
    case TYPE_INSTANCE:
        return object_at(m, AS(Instance, m, found)->cls)->flags & CLASS_IS_DATA_DESCRIPTOR ||
               is_type(m, value_inside(m, found), TYPE_PROPERTY);
    default:
        return false;
    }
}

static int property_set(Machine *m, Value property, Value v, Value name, Value value) {
    bool is_delete = value == VALUE_UNSET;
    Value set = is_delete ? AS(Property, m, property)->del : AS(Property, m, property)->set;
    if (set == VALUE_UNSET || set == VALUE_NONE) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "property '%s' of '%s' object has no %s",
                    str_bytes(m, name), type_name(m, v), is_delete ? "deleter" : "setter");
        return -1;
    }
    Value args[] = {v, value};
    Value result = call_value(m, set, args, is_delete ? 1 : 2, VALUE_UNSET);
    release(m, result);
    return result != VALUE_UNSET ? 1 : -1;
}

static int ask_set(Machine *m, Value found, Value v, Value value) {
    bool is_delete = value == VALUE_UNSET;
    const char *method = is_delete ? "__delete__" : "__set__";
    Value bound = get_special(m, found, method);
    if (bound == VALUE_UNSET) {
        if (m->world->pending == VALUE_UNSET) {
            raise_error(m, CLASS_ATTRIBUTE_ERROR, "%s", method);
        }
        return -1;
    }
    Value args[] = {v, value};
    Value result = call_value(m, bound, args, is_delete ? 1 : 2, VALUE_UNSET);
    release(m, bound);
    release(m, result);
    return result != VALUE_UNSET ? 1 : -1;
}

int descriptor_set(Machine *m, Value found, Value v, Value name, Value value) {
    switch ((int)type_of(m, found)) {
    case TYPE_PROPERTY:
        return property_set(m, found, v, name, value);
    case TYPE_RECORD:
        return member_set(m, found, v, value);
    case TYPE_INSTANCE:
        if (object_at(m, AS(Instance, m, found)->cls)->flags & CLASS_IS_DATA_DESCRIPTOR) {
            return ask_set(m, found, v, value);
        }
        return is_type(m, value_inside(m, found), TYPE_PROPERTY)
                   ? property_set(m, value_inside(m, found), v, name, value)
                   : 0;
    default:
        return 0;
    }
}
