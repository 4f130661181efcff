#include <string.h>

#include "engine/vm/allocate.h"
#include "engine/vm/class_make.h"
#include "engine/vm/complex.h"
#include "engine/vm/interp.h"
#include "engine/vm/lock.h"
#include "engine/vm/lookup.h"

static const struct {
    const char *name;
    ClassId base;
    TypeId type;
} builtin_classes[CLASS_COUNT] = {
#define X(id, class_name, base_id, type_id) {class_name, CLASS_##base_id, TYPE_##type_id},
    BUILTIN_CLASSES(X)
#undef X
};

// "asyncio.events.Handle" -> module "asyncio.events", name "Handle".
static const char *split_name(const char *full, size_t *module_length) {
    const char *dot = strrchr(full, '.');
    *module_length = dot ? (size_t)(dot - full) : 0;
    return dot ? dot + 1 : full;
}

static Value module_of_class(Machine *m, ClassId id) {
    size_t length;
    split_name(builtin_classes[id].name, &length);
    if (length) {
        return str_intern(m, builtin_classes[id].name, length);
    }
    if (id == CLASS_CANCELLED_ERROR || id == CLASS_INVALID_STATE_ERROR) {
        return str_intern(m, "asyncio.exceptions", strlen("asyncio.exceptions"));
    }
    return str_intern(m, "builtins", strlen("builtins"));
}

Class *class_alloc(Machine *m) {
    Class *cls = heap_new(m, TYPE_CLASS, sizeof(Class));
    if (cls) {
        cls->number = ++m->world->next_class_number;
        cls->older = m->world->newest_class;
        m->world->newest_class = (uint64_t)((uint8_t *)cls - m->base);
        cls->name = cls->qualname = cls->module = VALUE_UNSET;
        cls->bases = cls->mro = cls->dict = cls->metaclass = VALUE_UNSET;
    }
    return cls;
}

Class *class_older(const Machine *m, const Class *after) {
    uint64_t offset = after ? after->older : m->world->newest_class;
    return offset ? (Class *)(void *)(m->base + offset) : NULL;
}

void class_unlink(Machine *m, const Class *cls) {
    uint64_t offset = (uint64_t)((const uint8_t *)cls - m->base);
    uint64_t *place = &m->world->newest_class;
    while (*place && *place != offset) {
        place = &((Class *)(void *)(m->base + *place))->older;
    }
    if (*place) {
        *place = cls->older;
    }
}

static Value mro_of_one(Machine *m, Value cls, Value base) {
    Value base_mro = AS(Class, m, base)->mro;
    uint32_t count = tuple_count(m, base_mro);
    Value mro = tuple_new(m, count + 1);
    tuple_items(m, mro)[0] = retain(m, cls);
    for (uint32_t i = 0; i < count; i++) {
        tuple_items(m, mro)[i + 1] = retain(m, tuple_items(m, base_mro)[i]);
    }
    return mro;
}

static bool builtin_class_init(Machine *m, ClassId id) {
    Class *cls = class_alloc(m);
    if (!cls) {
        return false;
    }
    size_t module_length;
    const char *name = split_name(builtin_classes[id].name, &module_length);
    Value v = value_of(m, cls);
    m->world->classes[id] = v;
    cls->object.flags = CLASS_IS_BUILTIN;
    cls->class_id = (uint16_t)id;
    cls->type = (uint8_t)builtin_classes[id].type;
    cls->name = str_intern(m, name, strlen(name));
    cls->qualname = retain(m, cls->name);
    cls->module = module_of_class(m, id);
    cls->dict = dict_new(m);
    if (id == CLASS_OBJECT) {
        cls->object.flags |= CLASS_NO_DICT;
        cls->bases = tuple_new(m, 0);
        cls->mro = tuple_of(m, &v, 1);
    } else if (id == CLASS_EXCEPTION_GROUP) { // the only one with two bases
        Value bases[] = {builtin_class(m, CLASS_BASE_EXCEPTION_GROUP),
                         builtin_class(m, CLASS_EXCEPTION)};
        cls->bases = tuple_of(m, bases, 2);
        cls->mro = class_mro_of(m, v, cls->bases);
    } else {
        Value base = builtin_class(m, builtin_classes[id].base);
        cls->bases = tuple_of(m, &base, 1);
        cls->mro = mro_of_one(m, v, base);
    }
    return cls->mro != VALUE_UNSET;
}

// Attributes of instances that the class shows too, and that cannot be set.
static bool add_members(Machine *m) {
    static const struct {
        ClassId cls;
        ClassId kind;
        const char *names[4];
    } members[] = {
        {CLASS_DEQUE, CLASS_GETSET, {"maxlen"}},
        {CLASS_INT, CLASS_GETSET, {"real", "imag", "numerator", "denominator"}},
        {CLASS_FLOAT, CLASS_GETSET, {"real", "imag"}},
        {CLASS_COMPLEX, CLASS_MEMBER, {"real", "imag"}},
        {CLASS_RANGE, CLASS_MEMBER, {"start", "stop", "step"}},
        {CLASS_SLICE, CLASS_MEMBER, {"start", "stop", "step"}},
        {CLASS_PROPERTY, CLASS_MEMBER, {"fget", "fset", "fdel"}},
        {CLASS_METHOD, CLASS_MEMBER, {"__func__", "__self__"}},
        {CLASS_STATICMETHOD, CLASS_MEMBER, {"__func__"}},
        {CLASS_CLASSMETHOD, CLASS_MEMBER, {"__func__"}},
        {CLASS_SUPER, CLASS_MEMBER, {"__self__", "__self_class__", "__thisclass__"}},
    };
    bool ok = true;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        Value cls = builtin_class(m, members[i].cls);
        for (int k = 0; k < 4 && members[i].names[k] && ok; k++) {
            const char *name = members[i].names[k];
            Value member = member_new(m, members[i].kind, cls, name_z(m, name));
            ok = member != VALUE_UNSET && dict_set_z(m, AS(Class, m, cls)->dict, name, member);
            release(m, member);
        }
    }
    return ok;
}

bool classes_init(Machine *m) {
    static const struct {
        ClassId cls;
        const NativeInfo *natives;
    } methods[] = {
        {CLASS_OBJECT, natives_object},
        {CLASS_OBJECT, natives_object_class},
        {CLASS_SUPER, natives_super},
        {CLASS_MEMBER, natives_member},
        {CLASS_GETSET, natives_getset},
        {CLASS_INT, natives_int_static},
        {CLASS_FLOAT, natives_float_static},
        {CLASS_STR, natives_str_static},
        {CLASS_BYTES, natives_bytes_static},
        {CLASS_INT, natives_int},
        {CLASS_FLOAT, natives_float},
        {CLASS_COMPLEX, natives_complex},
        {CLASS_STR, natives_str},
        {CLASS_BYTES, natives_bytes},
        {CLASS_LIST, natives_list},
        {CLASS_TUPLE, natives_tuple},
        {CLASS_DICT, natives_dict},
        {CLASS_DICT, natives_dict_class},
        {CLASS_DICT_KEYS, natives_dict_view},
        {CLASS_DICT_VALUES, natives_dict_view},
        {CLASS_DICT_ITEMS, natives_dict_view},
        {CLASS_SET, natives_set},
        {CLASS_FROZENSET, natives_frozenset},
        {CLASS_DEQUE, natives_deque},
        {CLASS_DEQUE_ITERATOR, natives_deque_iterator},
        {CLASS_DEQUE_REVERSE_ITERATOR, natives_deque_iterator},
        {CLASS_RANGE, natives_range},
        {CLASS_SLICE, natives_slice},
        {CLASS_GENERATOR, natives_generator},
        {CLASS_COROUTINE, natives_coroutine},
        {CLASS_FUTURE_ITER, natives_awaiter},
        {CLASS_ASYNC_GENERATOR, natives_async_generator},
        {CLASS_BASE_EXCEPTION, natives_exception},
        {CLASS_PROPERTY, natives_property},
        {CLASS_FUNCTION, natives_function},
        {CLASS_LRU_CACHE, natives_function},
        {CLASS_METHOD, natives_method},
        {CLASS_BUILTIN, natives_builtin_function},
        {CLASS_METHOD_DESCRIPTOR, natives_builtin_function},
        {CLASS_WRAPPER_DESCRIPTOR, natives_builtin_function},
        {CLASS_METHOD_WRAPPER, natives_builtin_function},
        {CLASS_FUTURE, natives_future},
        {CLASS_TASK, natives_task},
        {CLASS_GATHERING_FUTURE, natives_gathering},
        {CLASS_HANDLE, natives_handle},
        {CLASS_TIMER_HANDLE, natives_timer_handle},
        {CLASS_EVENT_LOOP, natives_loop},
        {CLASS_LOCK, natives_lock},
        {CLASS_RLOCK, natives_rlock},
        {CLASS_TYPE, natives_type_static},
        {CLASS_TYPE, natives_type},
        {CLASS_LIST, natives_list_init},
        {CLASS_DICT, natives_dict_init},
        {CLASS_SET, natives_set_init},
        {CLASS_DEQUE, natives_deque_init},
        {CLASS_INT, natives_int_operators},
        {CLASS_FLOAT, natives_float_operators},
        {CLASS_STR, natives_str_operators},
        {CLASS_BYTES, natives_bytes_operators},
        {CLASS_DICT, natives_dict_operators},
    };
    for (int id = 0; id < CLASS_COUNT; id++) {
        if (!builtin_class_init(m, (ClassId)id)) {
            return false;
        }
    }
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        Value cls = builtin_class(m, methods[i].cls);
        if (!natives_into(m, methods[i].natives, AS(Class, m, cls)->dict)) {
            return false;
        }
    }
    for (int id = CLASS_LIST_ITERATOR; id <= CLASS_CALLABLE_ITERATOR; id++) {
        Value cls = builtin_class(m, (ClassId)id);
        if (!natives_into(m, natives_iterator, AS(Class, m, cls)->dict)) {
            return false;
        }
    }
    static const ClassId unhashable[] = {CLASS_LIST, CLASS_DICT, CLASS_SET, CLASS_DEQUE};
    for (size_t i = 0; i < sizeof unhashable / sizeof unhashable[0]; i++) {
        Value cls = builtin_class(m, unhashable[i]);
        if (!dict_set_z(m, AS(Class, m, cls)->dict, "__hash__", VALUE_NONE)) {
            return false;
        }
    }
    return add_members(m) && allocators_into_classes(m) && proxy_methods_into_class(m);
}

static ClassId awaiter_class(const Awaiter *awaiter) {
    switch ((AwaiterMode)awaiter->mode) {
    case AWAITER_SEND:
        return CLASS_ASYNC_GENERATOR_ASEND;
    case AWAITER_THROW:
    case AWAITER_CLOSE:
        return CLASS_ASYNC_GENERATOR_ATHROW;
    case AWAITER_COROUTINE:
        return CLASS_COROUTINE_WRAPPER;
    }
    return CLASS_FUTURE_ITER;
}

static ClassId view_class_shown(const Machine *m, Value view) {
    const DictView *v = AS(DictView, m, view);
    if (!(object_at(m, v->dict)->flags & DICT_IS_ORDERED)) {
        return (ClassId)v->class_id;
    }
    return v->class_id == CLASS_DICT_KEYS     ? CLASS_ORDERED_KEYS
           : v->class_id == CLASS_DICT_VALUES ? CLASS_ORDERED_VALUES
                                              : CLASS_ORDERED_ITEMS;
}

// Those of dicts have other names when they walk backwards.
static ClassId iterator_class_shown(const Iterator *it) {
    bool is_of_dict =
        it->class_id >= CLASS_DICT_KEY_ITERATOR && it->class_id <= CLASS_DICT_ITEM_ITERATOR;
    bool is_backwards = is_of_dict && it->c == VALUE_TRUE;
    return (ClassId)(it->class_id + (is_backwards
                                         ? CLASS_DICT_REVERSE_KEY_ITERATOR - CLASS_DICT_KEY_ITERATOR
                                         : 0));
}

static ClassId class_id_of_native(const Native *native) {
    bool is_bound = native->self != VALUE_UNSET;
    if (native_stands_for_python(native->id)) {
        return CLASS_FUNCTION;
    }
    if (native_owner(native->id) < 0) {
        return CLASS_BUILTIN;
    }
    if (native_is_slot(native->id)) {
        return is_bound ? CLASS_METHOD_WRAPPER : CLASS_WRAPPER_DESCRIPTOR;
    }
    return is_bound ? CLASS_BUILTIN : CLASS_METHOD_DESCRIPTOR;
}

static ClassId class_id_of(Machine *m, Value v) {
    switch (type_of(m, v)) {
    case TYPE_BIG_INT:
        return CLASS_INT;
    case TYPE_COMPLEX:
        return CLASS_COMPLEX;
    case TYPE_STR:
    case TYPE_BYTES:
    case TYPE_TUPLE:
    case TYPE_LIST:
    case TYPE_DICT:
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_DEQUE:
        return class_id_of_type(type_of(m, v));
    case TYPE_RANGE:
        return CLASS_RANGE;
    case TYPE_SLICE:
        return CLASS_SLICE;
    case TYPE_CELL:
        return CLASS_CELL;
    case TYPE_CODE:
        return CLASS_CODE;
    case TYPE_FUNCTION:
        return object_at(m, v)->flags & FUNCTION_IS_BUILTIN     ? CLASS_BUILTIN
               : object_at(m, v)->flags & FUNCTION_IS_LRU_CACHE ? CLASS_LRU_CACHE
                                                                : CLASS_FUNCTION;
    case TYPE_METHOD:
        return method_is_in_c(m, v) ? CLASS_BUILTIN : CLASS_METHOD;
    case TYPE_NATIVE:
        return class_id_of_native(AS(Native, m, v));
    case TYPE_MODULE:
        return CLASS_MODULE;
    case TYPE_GENERATOR:
        return (ClassId)AS(Generator, m, v)->class_id;
    case TYPE_FRAME:
    case TYPE_NATIVE_FRAME:
        return CLASS_FRAME;
    case TYPE_TRACEBACK:
        return CLASS_TRACEBACK;
    case TYPE_PROPERTY:
        return CLASS_PROPERTY;
    case TYPE_WRAPPER:
        return (ClassId)AS(Wrapper, m, v)->class_id;
    case TYPE_SUPER:
        return CLASS_SUPER;
    case TYPE_GENERIC_ALIAS:
        return AS(GenericAlias, m, v)->origin == VALUE_NONE ? CLASS_UNION_TYPE
                                                            : CLASS_GENERIC_ALIAS;
    case TYPE_DICT_VIEW:
        return view_class_shown(m, v);
    case TYPE_ITERATOR:
        return iterator_class_shown(AS(Iterator, m, v));
    case TYPE_FUTURE:
        return CLASS_FUTURE;
    case TYPE_TASK:
        return CLASS_TASK;
    case TYPE_GATHERING_FUTURE:
        return CLASS_GATHERING_FUTURE;
    case TYPE_LOOP:
        return CLASS_EVENT_LOOP;
    case TYPE_HANDLE:
        return object_at(m, v)->flags & HANDLE_IS_TIMER ? CLASS_TIMER_HANDLE : CLASS_HANDLE;
    case TYPE_AWAITER:
        return awaiter_class(AS(Awaiter, m, v));
    case TYPE_LOCK:
        return object_at(m, v)->flags & LOCK_IS_REENTRANT ? CLASS_RLOCK : CLASS_LOCK;
    case TYPE_NOTHING:
    case TYPE_FREE:
    case TYPE_BLOCK:
    case TYPE_VALUES:
    case TYPE_CLASS:
    case TYPE_INSTANCE:
    case TYPE_EXCEPTION:
    case TYPE_RECORD:
    case TYPE_STRAND:
    case TYPE_COUNT:
        break;
    }
    return CLASS_OBJECT;
}

static ClassId class_id_of_word(Value v) {
    if (value_is_int(v)) {
        return CLASS_INT;
    }
    if (value_is_float(v)) {
        return CLASS_FLOAT;
    }
    if (value_is_bool(v)) {
        return CLASS_BOOL;
    }
    if (v == VALUE_NONE) {
        return CLASS_NONE_TYPE;
    }
    if (v == VALUE_ELLIPSIS) {
        return CLASS_ELLIPSIS;
    }
    return v == VALUE_NOT_IMPLEMENTED ? CLASS_NOT_IMPLEMENTED : CLASS_OBJECT;
}

Value class_of(Machine *m, Value v) {
    if (!value_is_ref(v)) {
        return builtin_class(m, class_id_of_word(v));
    }
    switch ((int)type_of(m, v)) {
    case TYPE_INSTANCE:
        return AS(Instance, m, v)->cls;
    case TYPE_EXCEPTION:
        return AS(Exception, m, v)->cls;
    case TYPE_RECORD:
        return AS(Record, m, v)->cls;
    case TYPE_FUTURE:
    case TYPE_TASK:
        if (value_is_ref(AS(Future, m, v)->cls)) {
            return AS(Future, m, v)->cls;
        }
        return builtin_class(m, class_id_of(m, v));
    case TYPE_LOOP:
        return value_is_ref(AS(Loop, m, v)->cls) ? AS(Loop, m, v)->cls
                                                 : builtin_class(m, CLASS_EVENT_LOOP);
    case TYPE_CLASS: {
        Value metaclass = AS(Class, m, v)->metaclass;
        return value_is_ref(metaclass) ? metaclass : builtin_class(m, CLASS_TYPE);
    }
    default:
        return builtin_class(m, class_id_of(m, v));
    }
}

bool is_subclass(Machine *m, Value cls, Value base) {
    if (cls == base) {
        return true;
    }
    Value mro = AS(Class, m, cls)->mro;
    for (uint32_t i = 1; i < tuple_count(m, mro); i++) {
        if (tuple_items(m, mro)[i] == base) {
            return true;
        }
    }
    return false;
}

bool is_instance(Machine *m, Value v, ClassId id) {
    return is_subclass(m, class_of(m, v), builtin_class(m, id));
}

const char *class_name(Machine *m, Value cls) {
    return str_bytes(m, AS(Class, m, cls)->name);
}

const char *class_full_name(Machine *m, Value cls) {
    Value dotted = dict_get_z(m, AS(Class, m, cls)->dict, "_tp_name_");
    if (dotted != VALUE_UNSET && is_type(m, dotted, TYPE_STR)) {
        return str_bytes(m, dotted);
    }
    const Class *c = AS(Class, m, cls);
    bool is_in_c = c->object.flags & CLASS_IS_BUILTIN && !str_equal_z(m, c->module, "builtins") &&
                   strncmp(str_bytes(m, c->module), "asyncio.", 8) != 0;
    return is_in_c ? builtin_classes[c->class_id].name : class_name(m, cls);
}

const char *type_name(Machine *m, Value v) {
    return class_full_name(m, class_of(m, v));
}

// As CPython's _PyArg_BadArgument.
const char *argument_type_name(Machine *m, Value v) {
    return v == VALUE_NONE ? "None" : type_name(m, v);
}

Value instance_new(Machine *m, Value cls) {
    bool has_members =
        (object_at(m, cls)->flags & (CLASS_HAS_SLOTS | CLASS_NO_DICT)) == CLASS_HAS_SLOTS;
    Instance *instance =
        heap_take(m, TYPE_INSTANCE, has_members ? sizeof(SlottedInstance) : sizeof(Instance));
    if (!instance) {
        return VALUE_UNSET;
    }
    if (has_members) {
        instance->object.flags |= INSTANCE_HAS_MEMBERS;
        ((SlottedInstance *)(void *)instance)->members = VALUE_UNSET;
    }
    instance->cls = retain(m, cls);
    instance->dict = instance->payload = VALUE_UNSET;
    return value_of(m, instance);
}

// --- looking up -------------------------------------------------------------------------------

static Value lookup_in_mro(Machine *m, Value cls, Value name) {
    work_done(m, COST_SPECIAL, 1);
    Value mro = AS(Class, m, cls)->mro;
    uint32_t count = tuple_count(m, mro);
    for (uint32_t i = 0; i < count; i++) {
        Value found = dict_get(m, AS(Class, m, tuple_items(m, mro)[i])->dict, name);
        if (found != VALUE_UNSET) {
            return found;
        }
    }
    return VALUE_UNSET;
}

Value class_lookup(Machine *m, Value cls, Value name) {
    uint32_t number = AS(Class, m, cls)->number;
    LookupEntry *entry = lookup_entry(m, number, name);
    if (entry->name == name && entry->class_number == number &&
        entry->epoch == m->world->class_epoch) {
        return entry->found;
    }
    Value found = lookup_in_mro(m, cls, name);
    if (AS(Class, m, cls)->mro != VALUE_UNSET && object_at(m, name)->flags & STR_INTERNED) {
        *entry = (LookupEntry){name, found, number, m->world->class_epoch};
    }
    return found;
}
