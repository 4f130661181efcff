#include "engine/vm/attribute.h"

#include "engine/vm/allocate.h"
#include "engine/vm/asyncio.h"
#include "engine/vm/class_make.h"
#include "engine/vm/complex.h"
#include "engine/vm/descriptor.h"
#include "engine/vm/exception_fields.h"
#include "engine/vm/gaps.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

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
    {TYPE_FUNCTION, "__annotations__", offsetof(Function, annotations)},
    {TYPE_FUNCTION, "__globals__", offsetof(Function, globals)},
    {TYPE_FUNCTION, "__defaults__", offsetof(Function, defaults)},
    {TYPE_FUNCTION, "__kwdefaults__", offsetof(Function, kw_defaults)},
    {TYPE_CELL, "cell_contents", offsetof(Cell, value)},
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
    {TYPE_SUPER, "__thisclass__", offsetof(Super, cls)},
    {TYPE_SUPER, "__self__", offsetof(Super, self)},
    {TYPE_SUPER, "__self_class__", offsetof(Super, self_class)},
    {TYPE_GENERIC_ALIAS, "__origin__", offsetof(GenericAlias, origin)},
    {TYPE_GENERIC_ALIAS, "__args__", offsetof(GenericAlias, args)},
};

// What a function has of its own; the program's names for what it adds are mostly others.
static bool may_be_of_function(const char *name) {
    return name[0] == '_' && name[1] == '_';
}

Value *attribute_slot(Machine *m, Value v, const char *name) {
    TypeId type = type_of(m, v);
    if (type == TYPE_FUNCTION && !may_be_of_function(name)) {
        return NULL;
    }
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

static Value exception_attribute(Machine *m, Value v, const char *name) {
    Value *extra = exception_field(m, v, name);
    if (extra) {
        return or_none(m, *extra);
    }
    Value message;
    if (strcmp(name, "msg") == 0 && exception_message(m, v, &message)) {
        return message;
    }
    if (strcmp(name, "__suppress_context__") == 0) {
        return value_from_bool(object_at(m, v)->flags & EXCEPTION_SUPPRESS_CONTEXT);
    }
    return VALUE_UNSET;
}

// Since 3.12; empty for what has none.
static Value type_params_of(Machine *m, Value dict) {
    if (m->profile->minor < 12) {
        return VALUE_UNSET;
    }
    Value own = is_type(m, dict, TYPE_DICT) ? dict_get_z(m, dict, "__type_params__") : VALUE_UNSET;
    return own == VALUE_UNSET ? tuple_of(m, NULL, 0) : retain(m, own);
}

static Value function_attribute(Machine *m, Value v, const char *name) {
    const Function *f = AS(Function, m, v);
    if (strcmp(name, "__code__") == 0) {
        return code_object_new(m, f->program, f->code);
    }
    if (strcmp(name, "__type_params__") == 0) {
        return type_params_of(m, f->dict);
    }
    return strcmp(name, "__closure__") == 0 ? or_none(m, f->closure) : VALUE_UNSET;
}

// What a suspended coroutine awaits. A sleep is a coroutine in CPython, and none here.
static Value awaited(Machine *m, Value receiver) {
    bool gives_way = receiver == VALUE_BARE_YIELD || receiver == VALUE_NOT_IMPLEMENTED;
    bool sleeps =
        is_type(m, receiver, TYPE_FUTURE) && object_at(m, receiver)->flags & FUTURE_IS_SLEEP;
    if (gives_way || sleeps) {
        return call_value(m, prelude_function(m, "_sleep_stand_in"), NULL, 0, VALUE_UNSET);
    }
    return or_none(m, receiver);
}

// gi_frame of a generator, cr_frame of a coroutine, ag_frame of an async generator ...
static Value generator_attribute(Machine *m, Value v, const char *name) {
    const Generator *g = AS(Generator, m, v);
    bool is_coroutine = g->class_id == CLASS_COROUTINE;
    bool is_async = g->class_id == CLASS_ASYNC_GENERATOR;
    const char *prefix = is_coroutine ? "cr_" : is_async ? "ag_" : "gi_";
    if (strncmp(name, prefix, 3) != 0) {
        return VALUE_UNSET;
    }
    const char *what = name + 3;
    if (strcmp(what, "running") == 0) {
        return value_from_bool(is_async ? generator_is_underway(m, g)
                                        : g->state == GENERATOR_RUNNING);
    }
    if (strcmp(what, "suspended") == 0 && m->profile->minor >= (is_async ? 12 : 11)) {
        return value_from_bool(g->state == GENERATOR_SUSPENDED);
    }
    if (strcmp(what, is_coroutine || is_async ? "await" : "yieldfrom") == 0) {
        return awaited(m, generator_receiver(m, g));
    }
    if (strcmp(what, "frame") == 0) {
        return or_none(m, g->frame);
    }
    if (strcmp(what, "code") == 0) {
        return code_object_new(m, g->program, g->code);
    }
    return is_coroutine && strcmp(what, "origin") == 0 ? VALUE_NONE : VALUE_UNSET;
}

Value class_namespace(Machine *m, Value cls) {
    return instance_holding(m, builtin_class(m, CLASS_MAPPING_PROXY),
                            retain(m, AS(Class, m, cls)->dict));
}

static Value class_annotations(Machine *m, Value cls) {
    Value dict = AS(Class, m, cls)->dict;
    Value own = dict_get_z(m, dict, "__annotations__");
    if (own != VALUE_UNSET || object_at(m, cls)->flags & CLASS_IS_BUILTIN) {
        return retain(m, own);
    }
    Value made = dict_new(m);
    if (made != VALUE_UNSET) {
        dict_set_z(m, dict, "__annotations__", made);
    }
    return made;
}

// Whether a name can be one of those that class_own_attribute knows, by how it begins: most of what
// is asked of a class is __init__, __new__ and the like.
static bool may_be_own(const char *name) {
    static const char begins[][2] = {{'d', 'i'}, {'d', 'o'}, {'a', 'n'}, {'a', 'b'}, {'b', 'a'},
                                     {'n', 'a'}, {'q', 'u'}, {'m', 'o'}, {'m', 'r'}, {'t', 'y'}};
    if (name[0] != '_' || name[1] != '_' || name[2] == '\0') {
        return false;
    }
    for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++) {
        if (name[2] == begins[i][0] && name[3] == begins[i][1]) {
            return true;
        }
    }
    return false;
}

// What belongs to the class alone and is not inherited.
static Value class_own_attribute(Machine *m, Value v, const char *name) {
    if (!may_be_own(name)) {
        return VALUE_UNSET;
    }
    if (strcmp(name, "__dict__") == 0) {
        return class_namespace(m, v);
    }
    if (strcmp(name, "__annotations__") == 0) {
        return class_annotations(m, v);
    }
    if (strcmp(name, "__type_params__") == 0) {
        return type_params_of(m, AS(Class, m, v)->dict);
    }
    if (strcmp(name, "__abstractmethods__") == 0) {
        return retain(m, dict_get_z(m, AS(Class, m, v)->dict, name));
    }
    if (strcmp(name, "__base__") == 0) {
        Value bases = AS(Class, m, v)->bases;
        return tuple_count(m, bases) ? retain(m, class_best_base(m, v)) : VALUE_NONE;
    }
    if (strcmp(name, "__doc__") == 0) {
        return or_none(m, dict_get_z(m, AS(Class, m, v)->dict, "__doc__"));
    }
    Value *slot = attribute_slot(m, v, name);
    return slot ? or_none(m, *slot) : VALUE_UNSET;
}

// A method's name is that of its class and its own: "list.append".
static Value native_qualname(Machine *m, Value v) {
    const Native *native = AS(Native, m, v);
    const char *name = native_info(native->id)->name;
    int owner = native_owner(native->id);
    Value cls = native->self == VALUE_UNSET            ? VALUE_UNSET
                : is_type(m, native->self, TYPE_CLASS) ? native->self
                                                       : class_of(m, native->self);
    if (cls == VALUE_UNSET && owner >= 0) {
        cls = builtin_class(m, (ClassId)owner);
    }
    return cls == VALUE_UNSET ? str_z(m, name) : str_printf(m, "%s.%s", class_name(m, cls), name);
}

static Value native_name_attribute(Machine *m, Value v, const char *name) {
    const Native *native = AS(Native, m, v);
    if (strcmp(name, "__name__") == 0) {
        return str_z(m, native_info(native->id)->name);
    }
    if (strcmp(name, "__qualname__") == 0) {
        return native_qualname(m, v);
    }
    int owner = native_owner(native->id);
    bool is_descriptor = native->self == VALUE_UNSET && owner >= 0;
    if (strcmp(name, "__self__") == 0) {
        return is_descriptor ? VALUE_UNSET : or_none(m, native->self);
    }
    if (strcmp(name, "__objclass__") == 0 && owner >= 0) {
        return retain(m, builtin_class(m, (ClassId)owner));
    }
    if (strcmp(name, "__module__") == 0) {
        const char *module = native_module(native->id);
        return module ? str_z(m, module) : native->self != VALUE_UNSET ? VALUE_NONE : VALUE_UNSET;
    }
    return VALUE_UNSET;
}

Value *attribute_dict_slot(Machine *m, Value v) {
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
    case TYPE_LOOP:
        return &AS(Loop, m, v)->dict;
    case TYPE_MODULE:
        return &AS(ModuleObject, m, v)->dict;
    default:
        return NULL;
    }
}

Value instance_dict(Machine *m, Value v) {
    Value *slot = attribute_dict_slot(m, v);
    if (slot && *slot == VALUE_UNSET) {
        *slot = dict_new(m);
    }
    return slot ? *slot : VALUE_UNSET;
}

// __dict__ of an object.
static Value visible_dict(Machine *m, Value v) {
    uint16_t flags = object_at(m, class_of(m, v))->flags;
    bool is_bare = class_of(m, v) == builtin_class(m, CLASS_OBJECT);
    if (is_type(m, v, TYPE_INSTANCE) && (flags & CLASS_NO_DICT || is_bare)) {
        return VALUE_UNSET;
    }
    Value dict = instance_dict(m, v);
    if (is_type(m, v, TYPE_INSTANCE) && is_type(m, dict, TYPE_DICT)) {
        object_at(m, dict)->flags |= DICT_IS_OF_INSTANCE;
    }
    return retain(m, dict);
}

// Of what stands in a class for an attribute of its instances.
static Value descriptor_attribute(Machine *m, Value v, const char *name) {
    const Record *member = AS(Record, m, v);
    if (member->cls != builtin_class(m, CLASS_MEMBER) &&
        member->cls != builtin_class(m, CLASS_GETSET)) {
        return VALUE_UNSET;
    }
    Value owner = member->slots[MEMBER_OWNER];
    if (strcmp(name, "__name__") == 0) {
        return retain(m, member->slots[MEMBER_NAME]);
    }
    if (strcmp(name, "__objclass__") == 0) {
        return retain(m, owner);
    }
    return strcmp(name, "__qualname__") == 0
               ? str_printf(m, "%s.%s", str_bytes(m, AS(Class, m, owner)->qualname),
                            str_bytes(m, member->slots[MEMBER_NAME]))
               : VALUE_UNSET;
}

Value native_attribute(Machine *m, Value v, Value name) {
    const char *text = str_bytes(m, name);
    if (is_type(m, v, TYPE_FUNCTION) && !may_be_of_function(text)) {
        return VALUE_UNSET;
    }
    Value *slot = attribute_slot(m, v, text);
    if (slot && *slot == VALUE_UNSET && strcmp(text, "__annotations__") == 0) {
        *slot = dict_new(m);
        return retain(m, *slot);
    }
    if (slot) {
        return or_none(m, *slot);
    }
    if (strcmp(text, "__class__") == 0) {
        return retain(m, class_of(m, v));
    }
    if (strcmp(text, "__dict__") == 0 && attribute_dict_slot(m, v)) {
        return visible_dict(m, v);
    }
    switch ((int)type_of(m, v)) {
    case TYPE_EXCEPTION:
        return exception_attribute(m, v, text);
    case TYPE_FUNCTION:
        return function_attribute(m, v, text);
    case TYPE_GENERATOR:
        return generator_attribute(m, v, text);
    case TYPE_FRAME:
        return frame_attribute(m, v, text);
    case TYPE_COMPLEX:
        return complex_attribute(m, v, name);
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
    case TYPE_RECORD:
        return descriptor_attribute(m, v, text);
    case TYPE_INSTANCE:
        if (is_int(m, value_inside(m, v))) {
            return int_attribute(m, value_inside(m, v), name);
        }
        return strcmp(text, "__doc__") == 0 ? get_attr_or_unset(m, class_of(m, v), name)
                                            : VALUE_UNSET;
    default:
        return is_int(m, v)        ? int_attribute(m, v, name)
               : value_is_float(v) ? float_attribute(m, v, name)
                                   : VALUE_UNSET;
    }
}

// --- reading ----------------------------------------------------------------------------------

// Attributes of a class itself: its metaclass's data descriptors, then along its MRO.
static Value class_member(Machine *m, Value cls, Value name) {
    Value metaclass = AS(Class, m, cls)->metaclass;
    Value above = value_is_ref(metaclass) ? class_lookup(m, metaclass, name) : VALUE_UNSET;
    if (above != VALUE_UNSET && descriptor_is_data(m, above)) {
        return descriptor_get(m, above, cls, metaclass, name);
    }
    Value own = class_own_attribute(m, cls, str_bytes(m, name));
    if (own != VALUE_UNSET || m->world->pending != VALUE_UNSET) {
        return own;
    }
    Value found = class_lookup(m, cls, name);
    return found == VALUE_UNSET ? VALUE_UNSET : descriptor_get(m, found, VALUE_UNSET, cls, name);
}

// What the classes behind super's own have under a name: borrowed, or unset.
static Value super_found(Machine *m, const Super *super, Value name) {
    if (super->self_class == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value mro = AS(Class, m, super->self_class)->mro;
    uint32_t count = tuple_count(m, mro);
    uint32_t i = 0;
    while (i < count && tuple_items(m, mro)[i] != super->cls) {
        i++;
    }
    Value found = VALUE_UNSET;
    for (i++; i < count && found == VALUE_UNSET; i++) {
        found = dict_get(m, AS(Class, m, tuple_items(m, mro)[i])->dict, name);
    }
    return found;
}

static Value super_member(Machine *m, Value v, Value name) {
    const Super *super = AS(Super, m, v);
    Value found = super_found(m, super, name);
    bool on_class = super->self == super->self_class; // as in a classmethod or __new__
    Value self = on_class ? VALUE_UNSET : super->self;
    return found == VALUE_UNSET ? VALUE_UNSET
                                : descriptor_get(m, found, self, super->self_class, name);
}

static Value instance_member(Machine *m, Value v, Value name) {
    Value cls = class_of(m, v);
    Value found = class_lookup(m, cls, name);
    if (found != VALUE_UNSET && descriptor_is_data(m, found)) {
        return descriptor_get(m, found, v, cls, name);
    }
    Value *slot = attribute_dict_slot(m, v);
    if (slot && *slot != VALUE_UNSET) {
        Value own = dict_get(m, *slot, name);
        if (own != VALUE_UNSET) {
            return retain(m, own);
        }
    }
    return found == VALUE_UNSET ? VALUE_UNSET : descriptor_get(m, found, v, cls, name);
}

static Value ask_hook(Machine *m, Value v, const char *hook_name, Value name) {
    Value hook = get_special(m, v, hook_name);
    if (hook == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = call_value(m, hook, &name, 1, VALUE_UNSET);
    release(m, hook);
    return result;
}

Value get_attr_plainly(Machine *m, Value v, Value name) {
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
    return found;
}

// With what the class defines: __getattribute__ instead, __getattr__ when all else fails.
static Value get_attr_with_hooks(Machine *m, Value v, Value name, uint16_t flags) {
    Value found = flags & CLASS_HAS_GETATTRIBUTE ? ask_hook(m, v, "__getattribute__", name)
                                                 : get_attr_plainly(m, v, name);
    if (found != VALUE_UNSET) {
        return found;
    }
    if (m->world->pending != VALUE_UNSET && !pending_is(m, CLASS_ATTRIBUTE_ERROR)) {
        return VALUE_UNSET;
    }
    if (class_lookup(m, class_of(m, v), name_z(m, "__getattr__")) == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    pending_clear(m);
    return refuse_gap(m, v, name) ? VALUE_UNSET : ask_hook(m, v, "__getattr__", name);
}

Value get_attr_or_unset(Machine *m, Value v, Value name) {
    work_done(m, COST_LOOKUP, 1);
    uint16_t flags = object_at(m, class_of(m, v))->flags;
    if (flags & CLASS_HAS_GETATTR && type_of(m, v) != TYPE_SUPER) {
        return get_attr_with_hooks(m, v, name, flags);
    }
    return get_attr_plainly(m, v, name);
}

Value raise_no_attribute(Machine *m, Value v, Value name) {
    if (refuse_gap(m, v, name)) {
        return VALUE_UNSET;
    }
    if (is_type(m, v, TYPE_MODULE)) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "module '%s' has no attribute '%s'",
                    str_bytes(m, AS(ModuleObject, m, v)->name), str_bytes(m, name));
    } else if (is_type(m, v, TYPE_CLASS)) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%s'",
                    class_full_name(m, v), str_bytes(m, name));
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

// The program's own __getattr__ or property says only what is missing: a suggestion needs more.
static void note_missing(Machine *m, Value v, Value name) {
    Exception *e =
        pending_is(m, CLASS_ATTRIBUTE_ERROR) ? AS(Exception, m, m->world->pending) : NULL;
    if (e && e->extra == VALUE_UNSET && e->extra2 == VALUE_UNSET) {
        e->extra = retain(m, name);
        e->extra2 = retain(m, v);
    }
}

Value get_attr(Machine *m, Value v, Value name) {
    Value found = get_attr_or_unset(m, v, name);
    if (found != VALUE_UNSET || value_is_ref(m->world->pending)) {
        if (found == VALUE_UNSET) {
            note_missing(m, v, name);
        }
        return found;
    }
    return raise_no_attribute(m, v, name);
}

// The function that a call through super() calls, owned, with its self; unset: get_attr knows.
static Value super_method(Machine *m, Value v, Value name, Value *self) {
    const Super *super = AS(Super, m, v);
    Value found = super_found(m, super, name);
    if (!is_type(m, found, TYPE_FUNCTION) || super->self == super->self_class || m->costs) {
        return VALUE_UNSET;
    }
    *self = retain(m, super->self);
    return retain(m, found);
}

Value get_method(Machine *m, Value v, Value name, Value *self) {
    work_done(m, COST_LOOKUP, 1);
    *self = VALUE_UNSET;
    TypeId type = type_of(m, v);
    if (type == TYPE_SUPER) {
        Value found = super_method(m, v, name, self);
        return found == VALUE_UNSET ? get_attr(m, v, name) : found;
    }
    Value cls = class_of(m, v);
    if (type != TYPE_CLASS && type != TYPE_MODULE &&
        !(object_at(m, cls)->flags & CLASS_HAS_GETATTRIBUTE)) {
        Value found = class_lookup(m, cls, name);
        if (is_type(m, found, TYPE_FUNCTION) ||
            (is_type(m, found, TYPE_NATIVE) && AS(Native, m, found)->self == VALUE_UNSET &&
             native_owner(AS(Native, m, found)->id) >= 0)) {
            Value *slot = attribute_dict_slot(m, v);
            if (!slot || *slot == VALUE_UNSET || dict_get(m, *slot, name) == VALUE_UNSET) {
                *self = retain(m, v);
                return retain(m, found);
            }
        }
    }
    return get_attr(m, v, name);
}

Value get_special(Machine *m, Value v, const char *name) {
    Value interned = name_z(m, name);
    Value cls = class_of(m, v);
    Value found = class_lookup(m, cls, interned);
    return found == VALUE_UNSET || found == VALUE_NONE ? VALUE_UNSET
                                                       : descriptor_get(m, found, v, cls, interned);
}
