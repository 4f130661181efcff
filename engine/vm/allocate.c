#include "engine/vm/allocate.h"

#include "engine/vm/asyncio.h"
#include "engine/vm/builtins.h"
#include "engine/vm/deque.h"
#include "engine/vm/descend.h"
#include "engine/vm/interp.h"
#include "engine/vm/lookup.h"

static uint32_t keyword_count(const Machine *m, const Call *call) {
    return value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
}

static Value make_of(Machine *m, Value cls) {
    LookupCache *lookups = m->lookups;
    lookups->make_name = lookups->make_name ? lookups->make_name : name_z(m, "__new__");
    return class_lookup(m, cls, lookups->make_name);
}

static Value init_of(Machine *m, Value cls) {
    LookupCache *lookups = m->lookups;
    lookups->init_name = lookups->init_name ? lookups->init_name : name_z(m, "__init__");
    return class_lookup(m, cls, lookups->init_name);
}

// --- plain instances --------------------------------------------------------------------------

static Value raise_abstract(Machine *m, Value cls) {
    Value names = dict_get_z(m, AS(Class, m, cls)->dict, "__abstractmethods__");
    Value list = names == VALUE_UNSET ? VALUE_UNSET : list_from(m, names);
    if (list == VALUE_UNSET || !list_sort(m, list, VALUE_UNSET, false)) {
        release(m, list);
        return VALUE_UNSET;
    }
    bool is_later = m->profile->minor >= 12;
    const char *quote = is_later ? "'" : "";
    Text text = {0};
    bool ok = true;
    for (uint32_t i = 0; ok && i < list_count(m, list); i++) {
        text_printf(&text, "%s%s", i ? ", " : "", quote);
        ok = text_add_str(m, &text, list_items(m, list)[i]);
        text_add_z(&text, quote);
    }
    if (ok) {
        raise_error(
            m, CLASS_TYPE_ERROR, "Can't instantiate abstract class %s %s%s %s", class_name(m, cls),
            is_later ? "without an implementation for abstract method" : "with abstract method",
            list_count(m, list) == 1 ? "" : "s", text_z(&text));
    }
    text_release(&text);
    release(m, list);
    return VALUE_UNSET;
}

static Value allocate_object(Machine *m, Value cls, const Call *call) {
    if (call->count > 0 || keyword_count(m, call) > 0) {
        if (!is_type(m, make_of(m, cls), TYPE_NATIVE)) {
            return raise_error(m, CLASS_TYPE_ERROR,
                               "object.__new__() takes exactly one argument (the type to "
                               "instantiate)");
        }
        if (is_type(m, init_of(m, cls), TYPE_NATIVE)) {
            return raise_error(m, CLASS_TYPE_ERROR, "%s() takes no arguments", class_name(m, cls));
        }
    }
    return object_at(m, cls)->flags & CLASS_IS_ABSTRACT ? raise_abstract(m, cls)
                                                        : instance_new(m, cls);
}

Value instance_holding(Machine *m, Value cls, Value payload) {
    Value v = payload == VALUE_UNSET ? VALUE_UNSET : instance_new(m, cls);
    if (v == VALUE_UNSET) {
        release(m, payload);
        return VALUE_UNSET;
    }
    AS(Instance, m, v)->payload = payload;
    return v;
}

// --- exceptions -------------------------------------------------------------------------------

// OSError(2, "...") is a FileNotFoundError: by errno, as Linux numbers them.
static Value os_error_class(Machine *m, Value cls, const Value *args, int count) {
    static const struct {
        int number;
        ClassId cls;
    } classes[] = {
        {1, CLASS_PERMISSION_ERROR},         {2, CLASS_FILE_NOT_FOUND_ERROR},
        {3, CLASS_PROCESS_LOOKUP_ERROR},     {4, CLASS_INTERRUPTED_ERROR},
        {10, CLASS_CHILD_PROCESS_ERROR},     {11, CLASS_BLOCKING_IO_ERROR},
        {13, CLASS_PERMISSION_ERROR},        {17, CLASS_FILE_EXISTS_ERROR},
        {20, CLASS_NOT_A_DIRECTORY_ERROR},   {21, CLASS_IS_A_DIRECTORY_ERROR},
        {32, CLASS_BROKEN_PIPE_ERROR},       {103, CLASS_CONNECTION_ABORTED_ERROR},
        {104, CLASS_CONNECTION_RESET_ERROR}, {108, CLASS_BROKEN_PIPE_ERROR},
        {110, CLASS_TIMEOUT_ERROR},          {111, CLASS_CONNECTION_REFUSED_ERROR},
        {114, CLASS_BLOCKING_IO_ERROR},      {115, CLASS_BLOCKING_IO_ERROR},
    };
    int64_t number;
    bool mapped = cls == builtin_class(m, CLASS_OS_ERROR) && count >= 2 && count <= 5 &&
                  int_to_i64(m, args[0], &number);
    for (size_t i = 0; mapped && i < sizeof classes / sizeof classes[0]; i++) {
        if (number == classes[i].number) {
            return builtin_class(m, classes[i].cls);
        }
    }
    return cls;
}

static Value allocate_exception(Machine *m, Value cls, const Call *call) {
    if (is_subclass(m, cls, builtin_class(m, CLASS_BASE_EXCEPTION_GROUP))) {
        return exception_group_new(m, cls, call->args, call->count);
    }
    Value exception = exception_of(m, os_error_class(m, cls, call->args, call->count),
                                   tuple_of(m, call->args, (uint32_t)call->count));
    if (exception != VALUE_UNSET) {
        exception_prepare(m, exception);
    }
    return exception;
}

// --- by layout --------------------------------------------------------------------------------

static Value allocate_task(Machine *m, Value cls, const Call *call) {
    bool is_task = AS(Class, m, cls)->type == TYPE_TASK;
    Value v;
    if (is_type(m, init_of(m, cls), TYPE_FUNCTION)) {
        Call none = {.kwnames = VALUE_UNSET}; // Task.__init__ does the rest
        v = is_task ? task_blank(m) : future_construct(m, cls, &none);
    } else {
        v = is_task ? task_construct(m, cls, call) : future_construct(m, cls, call);
    }
    if (v != VALUE_UNSET) {
        AS(Future, m, v)->cls = retain(m, cls);
    }
    return v;
}

static Value allocate_property(Machine *m, Value cls) {
    Call none = {.kwnames = VALUE_UNSET};
    return instance_holding(m, cls, property_construct(m, cls, &none));
}

Value class_allocate(Machine *m, Value cls, const Call *call) {
    const Class *c = AS(Class, m, cls);
    if (c->type == TYPE_EXCEPTION) {
        return allocate_exception(m, cls, call);
    }
    ClassId id = (ClassId)c->class_id;
    if (c->object.flags & CLASS_IS_BUILTIN && id != CLASS_OBJECT) {
        Constructor constructor = builtin_constructor(id);
        return constructor ? constructor(m, cls, call)
                           : raise_error(m, CLASS_TYPE_ERROR, "cannot create '%s' instances",
                                         class_name(m, cls));
    }
    switch ((int)id) {
    case CLASS_TYPE:
        return type_construct(m, cls, call);
    case CLASS_LIST:
        return instance_holding(m, cls, list_new(m, 0));
    case CLASS_DICT:
        return instance_holding(m, cls, dict_new(m));
    case CLASS_SET:
        return instance_holding(m, cls, set_new(m, TYPE_SET));
    case CLASS_DEQUE:
        return instance_holding(m, cls, deque_new(m));
    case CLASS_PROPERTY:
        return allocate_property(m, cls);
    case CLASS_FUTURE:
    case CLASS_TASK:
        return allocate_task(m, cls, call);
    case CLASS_EVENT_LOOP:
        return loop_allocate(m, cls);
    case CLASS_OBJECT:
        return allocate_object(m, cls, call);
    default: // int, float, str, bytes, tuple, frozenset: the value is there from the beginning
        return instance_holding(m, cls, builtin_constructor(id)(m, builtin_class(m, id), call));
    }
}

// --- __new__ ----------------------------------------------------------------------------------

// B.__new__(cls, ...), bound to B.
static Value native_new_instance(Machine *m, const Call *call) {
    const char *base = class_name(m, call->self);
    if (call->count == 0) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s.__new__(): not enough arguments", base);
    }
    Value cls = call->args[0];
    if (!is_type(m, cls, TYPE_CLASS)) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s.__new__(X): X is not a type object (%s)", base,
                           type_name(m, cls));
    }
    if (!is_subclass(m, cls, call->self)) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s.__new__(%s): %s is not a subtype of %s", base,
                           class_name(m, cls), class_name(m, cls), base);
    }
    ClassId mine = (ClassId)AS(Class, m, call->self)->class_id;
    ClassId theirs = (ClassId)AS(Class, m, cls)->class_id;
    bool is_exception = AS(Class, m, cls)->type == TYPE_EXCEPTION && mine != CLASS_OBJECT;
    if (mine != theirs && !is_exception) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s.__new__(%s) is not safe, use %s.__new__()",
                           base, class_name(m, cls), class_name(m, builtin_class(m, theirs)));
    }
    Call rest = *call;
    rest.self = VALUE_UNSET;
    rest.args++;
    rest.count--;
    return class_allocate(m, cls, &rest);
}

const NativeInfo natives_new[] = {
    {"__new__", native_new_instance, 0, -1, true, EFFECT_PRIVATE},
    {0},
};

bool allocators_into_classes(Machine *m) {
    static const ClassId ids[] = {
        CLASS_OBJECT,  CLASS_TYPE, CLASS_INT,       CLASS_BOOL,           CLASS_FLOAT,
        CLASS_COMPLEX, CLASS_STR,  CLASS_BYTES,     CLASS_LIST,           CLASS_TUPLE,
        CLASS_DICT,    CLASS_SET,  CLASS_FROZENSET, CLASS_BASE_EXCEPTION, CLASS_PROPERTY,
        CLASS_FUTURE,  CLASS_TASK, CLASS_RANGE,     CLASS_SLICE,          CLASS_DEQUE,
    };
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        Value cls = builtin_class(m, ids[i]);
        Value native = native_new(m, native_id(natives_new, 0), cls);
        if (native == VALUE_UNSET || !dict_set_z(m, AS(Class, m, cls)->dict, "__new__", native)) {
            return false;
        }
        release(m, native);
    }
    return true;
}

// What a mappingproxy can do is what a dict can do without changing.
bool proxy_methods_into_class(Machine *m) {
    static const char *const names[] = {"get",         "copy",         "keys",     "values",
                                        "items",       "__len__",      "__iter__", "__contains__",
                                        "__getitem__", "__reversed__", "__eq__",   "__ne__",
                                        "__or__",      "__ror__",      "__repr__"};
    Value from = AS(Class, m, builtin_class(m, CLASS_DICT))->dict;
    Value into = AS(Class, m, builtin_class(m, CLASS_MAPPING_PROXY))->dict;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!dict_set_z(m, into, names[i], dict_get_z(m, from, names[i]))) {
            return false;
        }
    }
    return true;
}

// --- type.__call__ ----------------------------------------------------------------------------

// f(first, *args, **kwargs), by what calls.
typedef Value (*Caller)(Machine *m, Value callable, const Value *args, int count,
                        const Value *kwargs, Value kwnames);

static Value call_with_first(Machine *m, Caller caller, Value function, Value first,
                             const Call *call) {
    Value few[16];
    Value spill = VALUE_UNSET;
    Value *all = few;
    if (call->count + 1 > 16) {
        spill = tuple_new(m, (uint32_t)call->count + 1);
        if (spill == VALUE_UNSET) {
            return VALUE_UNSET;
        }
        all = tuple_items(m, spill);
    }
    all[0] = spill == VALUE_UNSET ? first : retain(m, first);
    for (int i = 0; i < call->count; i++) {
        all[i + 1] = spill == VALUE_UNSET ? call->args[i] : retain(m, call->args[i]);
    }
    Value result = caller(m, function, all, call->count + 1, call->kwargs, call->kwnames);
    release(m, spill);
    return result;
}

static Value make_instance(Machine *m, Value cls, const Call *call) {
    Value make = make_of(m, cls);
    if (is_type(m, make, TYPE_NATIVE) || make == VALUE_UNSET) {
        return class_allocate(m, cls, call);
    }
    Value function = is_type(m, make, TYPE_WRAPPER) ? AS(Wrapper, m, make)->function : make;
    return call_with_first(m, run_nested, function, cls, call);
}

// Whether the __init__ of a builtin class has anything left to do.
static bool wants_native_init(Machine *m, Value cls, Value instance) {
    switch ((int)AS(Class, m, cls)->class_id) {
    case CLASS_LIST:
    case CLASS_DICT:
    case CLASS_SET:
    case CLASS_DEQUE:
    case CLASS_PROPERTY:
        return !(object_at(m, cls)->flags & CLASS_IS_BUILTIN);
    default: // after a __new__ of the program, the arguments may be others
        return is_type(m, instance, TYPE_EXCEPTION) && !is_type(m, make_of(m, cls), TYPE_NATIVE);
    }
}

static Value no_keywords_for(Machine *m, Value cls) {
    return raise_error(m, CLASS_TYPE_ERROR, "%s() takes no keyword arguments", class_name(m, cls));
}

Value class_init_instance(Machine *m, Value instance, const Call *call) {
    Value cls = class_of(m, instance);
    Value init = init_of(m, cls);
    if (is_type(m, init, TYPE_FUNCTION)) {
        return call_with_first(m, call_init, init, instance, call);
    }
    if (is_type(m, init, TYPE_NATIVE)) {
        bool takes_keywords = !is_type(m, instance, TYPE_EXCEPTION) ||
                              is_subclass(m, cls, builtin_class(m, CLASS_IMPORT_ERROR)) ||
                              is_subclass(m, cls, builtin_class(m, CLASS_NAME_ERROR)) ||
                              is_subclass(m, cls, builtin_class(m, CLASS_ATTRIBUTE_ERROR));
        if (!takes_keywords && keyword_count(m, call) > 0) {
            return no_keywords_for(m, cls);
        }
        bool again = wants_native_init(m, cls, instance);
        if (!again && is_type(m, instance, TYPE_EXCEPTION)) {
            return exception_keywords(m, instance, call) ? retain(m, instance) : VALUE_UNSET;
        }
        if (!again) {
            return retain(m, instance);
        }
    } else if (init == VALUE_UNSET) {
        return retain(m, instance);
    }
    Value bound = get_special(m, instance, "__init__");
    Value result = bound == VALUE_UNSET
                       ? VALUE_UNSET
                       : run_nested(m, bound, call->args, call->count, call->kwargs, call->kwnames);
    release(m, bound);
    bool ok = result != VALUE_UNSET;
    release(m, result);
    return ok ? retain(m, instance) : VALUE_UNSET;
}

Value class_call_plain(Machine *m, Value cls, const Value *args, int count, const Value *kwargs,
                       Value kwnames) {
    Call call = {VALUE_UNSET, args, count, kwargs, kwnames};
    Class *c = AS(Class, m, cls);
    if (c->object.flags & CLASS_IS_BUILTIN && c->type != TYPE_EXCEPTION) {
        Constructor constructor = builtin_constructor((ClassId)c->class_id);
        return constructor ? constructor(m, cls, &call)
                           : raise_error(m, CLASS_TYPE_ERROR, "cannot create '%s' instances",
                                         class_name(m, cls));
    }
    Value made = m->world->uses_threads ? descend_make(m, cls, &call) : VALUE_NOT_IMPLEMENTED;
    if (made != VALUE_NOT_IMPLEMENTED) {
        return made;
    }
    Value instance = make_instance(m, cls, &call);
    if (instance == VALUE_UNSET || !is_subclass(m, class_of(m, instance), cls)) {
        return instance;
    }
    Value result = class_init_instance(m, instance, &call);
    release(m, instance);
    return result;
}

// --- __init__ of builtin classes --------------------------------------------------------------

static Value list_init(Machine *m, const Call *call) {
    Value self = method_self(m, call, TYPE_LIST, TYPE_LIST, "list", "__init__");
    if (self == VALUE_UNSET || !no_keywords(m, call, "list") ||
        !count_between(m, call, "list", 0, 1)) {
        return VALUE_UNSET;
    }
    list_clear(m, self);
    return call->count == 0 || list_extend(m, self, call->args[0]) ? VALUE_NONE : VALUE_UNSET;
}

static Value dict_init(Machine *m, const Call *call) {
    Value self = method_self(m, call, TYPE_DICT, TYPE_DICT, "dict", "__init__");
    return self != VALUE_UNSET && dict_update_from_call(m, call, "dict", self) ? VALUE_NONE
                                                                               : VALUE_UNSET;
}

static Value set_init(Machine *m, const Call *call) {
    Value self = method_self(m, call, TYPE_SET, TYPE_SET, "set", "__init__");
    if (self == VALUE_UNSET || !no_keywords(m, call, "set") ||
        !count_between(m, call, "set", 0, 1)) {
        return VALUE_UNSET;
    }
    set_clear(m, self);
    return call->count == 0 || set_update(m, self, call->args[0]) ? VALUE_NONE : VALUE_UNSET;
}

const NativeInfo natives_list_init[] = {
    {"__init__", list_init, 0, -1, true, EFFECT_WRITES_SELF},
    {0},
};

const NativeInfo natives_dict_init[] = {
    {"__init__", dict_init, 0, -1, true, EFFECT_WRITES_SELF},
    {0},
};

const NativeInfo natives_set_init[] = {
    {"__init__", set_init, 0, -1, true, EFFECT_WRITES_SELF},
    {0},
};
