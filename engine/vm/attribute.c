#include "engine/vm/attribute.h"

#include "engine/vm/interp.h"

// A table of read-only attributes: name, and where the Value stands in the object.
typedef struct SlotAttribute {
    TypeId type;
    const char *name;
    uint32_t offset;
} SlotAttribute;

static const SlotAttribute slot_attributes[] = {
    {TYPE_FUNCTION, "__name__", offsetof(Function, name)},
    {TYPE_FUNCTION, "__qualname__", offsetof(Function, qualname)},
    {TYPE_FUNCTION, "__doc__", offsetof(Function, doc)},
    {TYPE_FUNCTION, "__module__", offsetof(Function, module)},
    {TYPE_FUNCTION, "__globals__", offsetof(Function, globals)},
    {TYPE_METHOD, "__self__", offsetof(Method, self)},
    {TYPE_METHOD, "__func__", offsetof(Method, function)},
    {TYPE_CLASS, "__name__", offsetof(Class, name)},
    {TYPE_CLASS, "__qualname__", offsetof(Class, qualname)},
    {TYPE_CLASS, "__module__", offsetof(Class, module)},
    {TYPE_CLASS, "__bases__", offsetof(Class, bases)},
    {TYPE_CLASS, "__mro__", offsetof(Class, mro)},
    {TYPE_MODULE, "__name__", offsetof(ModuleObject, name)},
    {TYPE_MODULE, "__dict__", offsetof(ModuleObject, dict)},
    {TYPE_GENERATOR, "__name__", offsetof(Generator, name)},
    {TYPE_GENERATOR, "__qualname__", offsetof(Generator, qualname)},
    {TYPE_EXCEPTION, "args", offsetof(Exception, args)},
    {TYPE_EXCEPTION, "__cause__", offsetof(Exception, cause)},
    {TYPE_EXCEPTION, "__context__", offsetof(Exception, context)},
    {TYPE_EXCEPTION, "__traceback__", offsetof(Exception, traceback)},
    {TYPE_RANGE, "start", offsetof(Range, start)},
    {TYPE_RANGE, "stop", offsetof(Range, stop)},
    {TYPE_RANGE, "step", offsetof(Range, step)},
    {TYPE_SLICE, "start", offsetof(Slice, start)},
    {TYPE_SLICE, "stop", offsetof(Slice, stop)},
    {TYPE_SLICE, "step", offsetof(Slice, step)},
    {TYPE_PROPERTY, "fget", offsetof(Property, get)},
    {TYPE_PROPERTY, "fset", offsetof(Property, set)},
    {TYPE_PROPERTY, "fdel", offsetof(Property, del)},
    {TYPE_PROPERTY, "__doc__", offsetof(Property, doc)},
    {TYPE_WRAPPER, "__func__", offsetof(Wrapper, function)},
    {TYPE_GENERIC_ALIAS, "__origin__", offsetof(GenericAlias, origin)},
    {TYPE_GENERIC_ALIAS, "__args__", offsetof(GenericAlias, args)},
};

static Value *slot_of(Machine *m, Value v, const char *name) {
    TypeId type = type_of(m, v);
    for (size_t i = 0; i < sizeof slot_attributes / sizeof slot_attributes[0]; i++) {
        const SlotAttribute *slot = &slot_attributes[i];
        if (slot->type == type && strcmp(slot->name, name) == 0) {
            return (Value *)(void *)((uint8_t *)object_at(m, v) + slot->offset);
        }
    }
    return NULL;
}

static Value or_none(Machine *m, Value v) {
    return v == VALUE_UNSET ? VALUE_NONE : retain(m, v);
}

// What a builtin exception class keeps in its extra fields.
static const struct {
    ClassId cls;
    const char *name;
    bool second;
} exception_extras[] = {
    {CLASS_STOP_ITERATION, "value", false},
    {CLASS_SYSTEM_EXIT, "code", false},
    {CLASS_NAME_ERROR, "name", false},
    {CLASS_ATTRIBUTE_ERROR, "name", false},
    {CLASS_ATTRIBUTE_ERROR, "obj", true},
    {CLASS_IMPORT_ERROR, "name", false},
    {CLASS_IMPORT_ERROR, "path", true},
    {CLASS_BASE_EXCEPTION_GROUP, "message", true},
    {CLASS_BASE_EXCEPTION_GROUP, "exceptions", false},
};

static Value *exception_extra(Machine *m, Value v, const char *name) {
    for (size_t i = 0; i < sizeof exception_extras / sizeof exception_extras[0]; i++) {
        if (strcmp(exception_extras[i].name, name) == 0 &&
            is_instance(m, v, exception_extras[i].cls)) {
            Exception *e = AS(Exception, m, v);
            return exception_extras[i].second ? &e->extra2 : &e->extra;
        }
    }
    return NULL;
}

static Value exception_attribute(Machine *m, Value v, const char *name) {
    Value *extra = exception_extra(m, v, name);
    if (extra) {
        return or_none(m, *extra);
    }
    if (strcmp(name, "__suppress_context__") == 0) {
        return value_from_bool(object_at(m, v)->flags & EXCEPTION_SUPPRESS_CONTEXT);
    }
    if (strcmp(name, "__notes__") == 0 && AS(Exception, m, v)->notes != VALUE_UNSET) {
        return retain(m, AS(Exception, m, v)->notes);
    }
    return VALUE_UNSET;
}

static Value generator_attribute(Machine *m, Value v, const char *name) {
    const Generator *g = AS(Generator, m, v);
    if (strcmp(name, "cr_running") == 0 || strcmp(name, "gi_running") == 0 ||
        strcmp(name, "ag_running") == 0) {
        return value_from_bool(g->state == GENERATOR_RUNNING);
    }
    if (strcmp(name, "cr_await") == 0 || strcmp(name, "gi_yieldfrom") == 0) {
        return or_none(m, generator_receiver(m, g));
    }
    if (strcmp(name, "cr_frame") == 0 || strcmp(name, "gi_frame") == 0) {
        return or_none(m, g->frame);
    }
    return VALUE_UNSET;
}

static Value class_attribute(Machine *m, Value v, const char *name) {
    if (strcmp(name, "__dict__") == 0) {
        return retain(m, AS(Class, m, v)->dict);
    }
    if (strcmp(name, "__base__") == 0) {
        Value bases = AS(Class, m, v)->bases;
        return tuple_count(m, bases) ? retain(m, tuple_items(m, bases)[0]) : VALUE_NONE;
    }
    if (strcmp(name, "__doc__") == 0) {
        return or_none(m, dict_get_z(m, AS(Class, m, v)->dict, "__doc__"));
    }
    return VALUE_UNSET;
}

static Value native_name_attribute(Machine *m, Value v, const char *name) {
    const Native *native = AS(Native, m, v);
    if (strcmp(name, "__name__") == 0 || strcmp(name, "__qualname__") == 0) {
        return str_z(m, native_info(native->id)->name);
    }
    if (strcmp(name, "__self__") == 0) {
        return or_none(m, native->self);
    }
    return VALUE_UNSET;
}

static Value *dict_slot(Machine *m, Value v) {
    switch ((int)type_of(m, v)) {
    case TYPE_INSTANCE:
        return &AS(Instance, m, v)->dict;
    case TYPE_EXCEPTION:
        return &AS(Exception, m, v)->dict;
    case TYPE_FUNCTION:
        return &AS(Function, m, v)->dict;
    case TYPE_FUTURE:
    case TYPE_TASK:
    case TYPE_GATHERING_FUTURE:
        return &AS(Future, m, v)->dict;
    case TYPE_MODULE:
        return &AS(ModuleObject, m, v)->dict;
    default:
        return NULL;
    }
}

static Value own_dict(Machine *m, Value v) {
    Value *slot = dict_slot(m, v);
    if (slot && *slot == VALUE_UNSET) {
        *slot = dict_new(m);
    }
    return slot ? *slot : VALUE_UNSET;
}

Value native_attribute(Machine *m, Value v, Value name) {
    const char *text = str_bytes(m, name);
    Value *slot = slot_of(m, v, text);
    if (slot) {
        return or_none(m, *slot);
    }
    if (strcmp(text, "__class__") == 0) {
        return retain(m, class_of(m, v));
    }
    if (strcmp(text, "__dict__") == 0 && dict_slot(m, v)) {
        return retain(m, own_dict(m, v));
    }
    switch ((int)type_of(m, v)) {
    case TYPE_EXCEPTION:
        return exception_attribute(m, v, text);
    case TYPE_GENERATOR:
        return generator_attribute(m, v, text);
    case TYPE_CLASS:
        return class_attribute(m, v, text);
    case TYPE_FRAME:
        return frame_attribute(m, v, text);
    case TYPE_CODE:
        return code_attribute(m, v, text);
    case TYPE_TRACEBACK:
        return traceback_attribute(m, v, text);
    case TYPE_NATIVE:
        return native_name_attribute(m, v, text);
    case TYPE_METHOD:
        return get_attr_or_unset(m, AS(Method, m, v)->function, name);
    case TYPE_GENERIC_ALIAS:
        return get_attr_or_unset(m, AS(GenericAlias, m, v)->origin, name);
    case TYPE_INSTANCE:
        return strcmp(text, "__doc__") == 0 ? get_attr_or_unset(m, class_of(m, v), name)
                                            : VALUE_UNSET;
    default:
        return is_int(m, v) ? int_attribute(m, v, name) : VALUE_UNSET;
    }
}

// --- reading ----------------------------------------------------------------------------------

// What an attribute found on the class becomes when it is read through v.
static Value bind(Machine *m, Value found, Value v) {
    switch ((int)type_of(m, found)) {
    case TYPE_FUNCTION:
        return method_new(m, found, v);
    case TYPE_NATIVE:
        return AS(Native, m, found)->self == VALUE_UNSET
                   ? native_new(m, AS(Native, m, found)->id, v)
                   : retain(m, found);
    case TYPE_WRAPPER: {
        const Wrapper *wrapper = AS(Wrapper, m, found);
        return wrapper->class_id == CLASS_STATICMETHOD
                   ? retain(m, wrapper->function)
                   : method_new(m, wrapper->function, class_of(m, v));
    }
    case TYPE_PROPERTY: {
        Value get = AS(Property, m, found)->get;
        if (get == VALUE_UNSET || get == VALUE_NONE) {
            return raise_error(m, CLASS_ATTRIBUTE_ERROR, "property of '%s' object has no getter",
                               type_name(m, v));
        }
        return call_value(m, get, &v, 1, VALUE_UNSET);
    }
    default:
        return retain(m, found);
    }
}

// Attributes of a class itself: along its MRO, functions as they are.
static Value class_member(Machine *m, Value cls, Value name) {
    Value found = class_lookup(m, cls, name);
    if (found == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (is_type(m, found, TYPE_WRAPPER)) {
        const Wrapper *wrapper = AS(Wrapper, m, found);
        return wrapper->class_id == CLASS_STATICMETHOD ? retain(m, wrapper->function)
                                                       : method_new(m, wrapper->function, cls);
    }
    return retain(m, found);
}

static Value super_member(Machine *m, Value v, Value name) {
    const Super *super = AS(Super, m, v);
    Value mro = AS(Class, m, super->self_class)->mro;
    uint32_t i = 0;
    while (i < tuple_count(m, mro) && tuple_items(m, mro)[i] != super->cls) {
        i++;
    }
    for (i++; i < tuple_count(m, mro); i++) {
        Value found = dict_get(m, AS(Class, m, tuple_items(m, mro)[i])->dict, name);
        if (found == VALUE_UNSET) {
            continue;
        }
        if (super->self == super->self_class) { // in a classmethod or __new__
            return is_type(m, found, TYPE_WRAPPER) &&
                           AS(Wrapper, m, found)->class_id == CLASS_CLASSMETHOD
                       ? method_new(m, AS(Wrapper, m, found)->function, super->self)
                       : retain(m, found);
        }
        return bind(m, found, super->self);
    }
    return VALUE_UNSET;
}

static Value instance_member(Machine *m, Value v, Value name) {
    Value found = class_lookup(m, class_of(m, v), name);
    if (is_type(m, found, TYPE_PROPERTY)) {
        return bind(m, found, v);
    }
    Value *slot = dict_slot(m, v);
    if (slot && *slot != VALUE_UNSET) {
        Value own = dict_get(m, *slot, name);
        if (own != VALUE_UNSET) {
            return retain(m, own);
        }
    }
    return found == VALUE_UNSET ? VALUE_UNSET : bind(m, found, v);
}

static Value ask_getattr(Machine *m, Value v, Value name) {
    Value hook = class_lookup(m, class_of(m, v), name_z(m, "__getattr__"));
    if (hook == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value args[] = {v, name};
    return call_value(m, hook, args, 2, VALUE_UNSET);
}

Value get_attr_or_unset(Machine *m, Value v, Value name) {
    Value found = VALUE_UNSET;
    TypeId type = type_of(m, v);
    if (type == TYPE_SUPER) {
        found = super_member(m, v, name);
    } else if (type == TYPE_CLASS) {
        found = class_member(m, v, name);
    }
    if (found == VALUE_UNSET && !value_is_ref(m->world->pending)) {
        found = instance_member(m, v, name);
    }
    if (found == VALUE_UNSET && !value_is_ref(m->world->pending)) {
        found = native_attribute(m, v, name);
    }
    if (found == VALUE_UNSET && !value_is_ref(m->world->pending) && type == TYPE_INSTANCE &&
        object_at(m, class_of(m, v))->flags & CLASS_HAS_GETATTR) {
        found = ask_getattr(m, v, name);
    }
    return found;
}

static Value raise_no_attribute(Machine *m, Value v, Value name) {
    if (is_type(m, v, TYPE_MODULE)) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "module '%s' has no attribute '%s'",
                    str_bytes(m, AS(ModuleObject, m, v)->name), str_bytes(m, name));
    } else if (is_type(m, v, TYPE_CLASS)) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%s'",
                    class_name(m, v), str_bytes(m, name));
    } else if (is_type(m, v, TYPE_SUPER)) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "'super' object has no attribute '%s'",
                    str_bytes(m, name));
    } else {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", type_name(m, v),
                    str_bytes(m, name));
    }
    if (value_is_ref(m->world->pending)) {
        Exception *e = AS(Exception, m, m->world->pending);
        replace(m, &e->extra, retain(m, name));
        replace(m, &e->extra2, retain(m, v));
    }
    return VALUE_UNSET;
}

Value get_attr(Machine *m, Value v, Value name) {
    Value found = get_attr_or_unset(m, v, name);
    if (found != VALUE_UNSET || value_is_ref(m->world->pending)) {
        return found;
    }
    return raise_no_attribute(m, v, name);
}

Value get_method(Machine *m, Value v, Value name, Value *self) {
    *self = VALUE_UNSET;
    TypeId type = type_of(m, v);
    if (type != TYPE_SUPER && type != TYPE_CLASS && type != TYPE_MODULE) {
        Value found = class_lookup(m, class_of(m, v), name);
        if (is_type(m, found, TYPE_FUNCTION) ||
            (is_type(m, found, TYPE_NATIVE) && AS(Native, m, found)->self == VALUE_UNSET)) {
            Value *slot = dict_slot(m, v);
            if (!slot || *slot == VALUE_UNSET || dict_get(m, *slot, name) == VALUE_UNSET) {
                *self = retain(m, v);
                return retain(m, found);
            }
        }
    }
    return get_attr(m, v, name);
}

Value get_special(Machine *m, Value v, const char *name) {
    Value found = class_lookup(m, class_of(m, v), name_z(m, name));
    return found == VALUE_UNSET || found == VALUE_NONE ? VALUE_UNSET : bind(m, found, v);
}

// --- writing ----------------------------------------------------------------------------------

int set_native_attribute(Machine *m, Value v, Value name, Value value) {
    const char *text = str_bytes(m, name);
    TypeId type = type_of(m, v);
    if (type == TYPE_RANGE || type == TYPE_SLICE || type == TYPE_METHOD ||
        type == TYPE_GENERIC_ALIAS || type == TYPE_MODULE) {
        return 0;
    }
    Value *slot = slot_of(m, v, text);
    if (!slot && type == TYPE_EXCEPTION) {
        slot = exception_extra(m, v, text);
    }
    if (!slot) {
        return 0;
    }
    if (type == TYPE_EXCEPTION && strcmp(text, "__cause__") == 0) {
        object_at(m, v)->flags |= EXCEPTION_SUPPRESS_CONTEXT;
    }
    bool is_link = type == TYPE_EXCEPTION && text[0] == '_' && value == VALUE_NONE;
    replace(m, slot, is_link ? VALUE_UNSET : retain(m, value));
    return 1;
}

static bool property_set(Machine *m, Value property, Value v, Value name, Value value) {
    Value set =
        value == VALUE_UNSET ? AS(Property, m, property)->del : AS(Property, m, property)->set;
    if (set == VALUE_UNSET || set == VALUE_NONE) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "property '%s' of '%s' object has no %s",
                    str_bytes(m, name), type_name(m, v),
                    value == VALUE_UNSET ? "deleter" : "setter");
        return false;
    }
    Value args[] = {v, value};
    Value result = call_value(m, set, args, value == VALUE_UNSET ? 1 : 2, VALUE_UNSET);
    release(m, result);
    return result != VALUE_UNSET;
}

static bool set_class_attr(Machine *m, Value cls, Value name, Value value) {
    if (object_at(m, cls)->flags & CLASS_IS_BUILTIN) {
        raise_error(m, CLASS_TYPE_ERROR, "cannot set '%s' attribute of immutable type '%s'",
                    str_bytes(m, name), class_name(m, cls));
        return false;
    }
    m->world->class_epoch++;
    return dict_set(m, AS(Class, m, cls)->dict, name, value);
}

bool set_attr(Machine *m, Value v, Value name, Value value) {
    if (is_type(m, v, TYPE_CLASS)) {
        return set_class_attr(m, v, name, value);
    }
    Value cls = class_of(m, v);
    if (object_at(m, cls)->flags & CLASS_HAS_SETATTR) {
        Value args[] = {name, value};
        Value result = call_special(m, v, "__setattr__", args, 2);
        release(m, result);
        return result != VALUE_UNSET;
    }
    Value found = class_lookup(m, cls, name);
    if (is_type(m, found, TYPE_PROPERTY)) {
        return property_set(m, found, v, name, value);
    }
    int done = set_native_attribute(m, v, name, value);
    if (done != 0) {
        return done > 0;
    }
    Value dict = own_dict(m, v);
    if (dict != VALUE_UNSET) {
        return dict_set(m, dict, name, value);
    }
    bool exists = found != VALUE_UNSET;
    raise_error(m, CLASS_ATTRIBUTE_ERROR,
                exists ? "'%s' object attribute '%s' is read-only"
                       : "'%s' object has no attribute '%s'",
                type_name(m, v), str_bytes(m, name));
    return false;
}

bool del_attr(Machine *m, Value v, Value name) {
    Value cls = class_of(m, v);
    if (is_type(m, v, TYPE_CLASS)) {
        m->world->class_epoch++;
        int removed = dict_remove(m, AS(Class, m, v)->dict, name);
        if (removed == 0) {
            raise_no_attribute(m, v, name);
        }
        return removed > 0;
    }
    Value found = class_lookup(m, cls, name);
    if (is_type(m, found, TYPE_PROPERTY)) {
        return property_set(m, found, v, name, VALUE_UNSET);
    }
    Value *slot = dict_slot(m, v);
    int removed = slot && *slot != VALUE_UNSET ? dict_remove(m, *slot, name) : 0;
    if (removed == 0) {
        raise_no_attribute(m, v, name);
    }
    return removed > 0;
}
