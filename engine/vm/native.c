#include <string.h>

#include "engine/vm/buffer.h"
#include "engine/vm/builtins.h"
#include "engine/vm/complex.h"
#include "engine/vm/interp.h"
#include "engine/vm/regex.h"
#include "engine/vm/weak.h"

// All tables; a native's number is its table's place here and its own place in the table. The
// heap holds only the number, so that a snapshot has no pointers to code. Methods are called with
// an object before the arguments: owner says of which class.
static const struct {
    const NativeInfo *natives;
    int owner; // ClassId, or -1 for functions
} tables[] = {
    {natives_builtins, -1},
    {natives_late, -1},
    {natives_asyncio, -1},
    {natives_time, -1},
    {natives_prelude, -1},
    {natives_picture, -1},
    {natives_types, -1},
    {natives_random, -1},
    {natives_reflection, -1},
    {natives_dataclass, -1},
    {natives_digest, -1},
    {natives_base64, -1},
    {natives_heap_queue, -1},
    {natives_shortcut, -1},
    {natives_steps, -1},
    {natives_steps_calling, -1},
    {natives_json, -1},
    {natives_weak, -1},
    {natives_buffer, -1},
    {natives_regex, -1},
    {natives_math, -1},
    {natives_unicode, -1},
    {natives_class_building, -1},
    {natives_int_static, -1},
    {natives_float_static, -1},
    {natives_str_static, -1},
    {natives_bytes_static, -1},
    {natives_new, -1},
    {natives_type_static, -1},
    {natives_object, CLASS_OBJECT},
    {natives_super, CLASS_SUPER},
    {natives_member, CLASS_MEMBER},
    {natives_getset, CLASS_GETSET},
    {natives_object_class, CLASS_TYPE},
    {natives_dict_class, CLASS_TYPE},
    {natives_list_init, CLASS_LIST},
    {natives_dict_init, CLASS_DICT},
    {natives_set_init, CLASS_SET},
    {natives_deque_init, CLASS_DEQUE},
    {natives_int_operators, CLASS_INT},
    {natives_float_operators, CLASS_FLOAT},
    {natives_str_operators, CLASS_STR},
    {natives_bytes_operators, CLASS_BYTES},
    {natives_dict_operators, CLASS_DICT},
    {natives_int, CLASS_INT},
    {natives_float, CLASS_FLOAT},
    {natives_complex, CLASS_COMPLEX},
    {natives_str, CLASS_STR},
    {natives_bytes, CLASS_BYTES},
    {natives_list, CLASS_LIST},
    {natives_tuple, CLASS_TUPLE},
    {natives_dict, CLASS_DICT},
    {natives_dict_view, CLASS_DICT_KEYS}, // values and items have them too: see owner_has
    {natives_set, CLASS_SET},
    {natives_frozenset, CLASS_FROZENSET},
    {natives_iterator, CLASS_OBJECT},
    {natives_deque, CLASS_DEQUE},
    {natives_deque_iterator, CLASS_OBJECT},
    {natives_range, CLASS_RANGE},
    {natives_slice, CLASS_SLICE},
    {natives_exception, CLASS_BASE_EXCEPTION},
    {natives_property, CLASS_PROPERTY},
    {natives_function, CLASS_FUNCTION},
    {natives_method, CLASS_METHOD},
    {natives_builtin_function, CLASS_BUILTIN},
    {natives_type, CLASS_TYPE},
    {natives_generator, CLASS_GENERATOR},
    {natives_coroutine, CLASS_COROUTINE},
    {natives_awaiter, CLASS_FUTURE_ITER},
    {natives_async_generator, CLASS_ASYNC_GENERATOR},
    {natives_future, CLASS_FUTURE},
    {natives_task, CLASS_TASK},
    {natives_gathering, CLASS_GATHERING_FUTURE},
    {natives_handle, CLASS_HANDLE},
    {natives_timer_handle, CLASS_TIMER_HANDLE},
    {natives_loop, CLASS_EVENT_LOOP},
    {natives_threads, -1},
    {natives_lock, CLASS_LOCK},
    {natives_rlock, CLASS_RLOCK},
    {natives_processes, -1},
    {natives_memory_look, -1},
};

enum {
    TABLE_SHIFT = 10,
    TABLE_COUNT = sizeof tables / sizeof tables[0]
};

uint32_t native_id(const NativeInfo *table, int index) {
    for (uint32_t i = 0; i < TABLE_COUNT; i++) {
        if (tables[i].natives == table) {
            return i << TABLE_SHIFT | (uint32_t)index;
        }
    }
    return UINT32_MAX;
}

uint32_t native_id_end(void) {
    return (uint32_t)TABLE_COUNT << TABLE_SHIFT;
}

const NativeInfo *native_info(uint32_t id) {
    return &tables[id >> TABLE_SHIFT].natives[id & ((1u << TABLE_SHIFT) - 1)];
}

int native_owner(uint32_t id) {
    return tables[id >> TABLE_SHIFT].owner;
}

// asyncio is written in Python, but for a few functions.
bool native_stands_for_python(uint32_t id) {
    static const char *const in_c[] = {"get_running_loop", "_get_running_loop", "get_event_loop"};
    for (size_t i = 0; i < sizeof in_c / sizeof in_c[0]; i++) {
        if (strcmp(native_info(id)->name, in_c[i]) == 0) {
            return false;
        }
    }
    return tables[id >> TABLE_SHIFT].natives == natives_asyncio;
}

static const char *asyncio_module_of(uint32_t id) {
    static const char *const modules[][2] = {
        {"sleep", "asyncio.tasks"},
        {"create_task", "asyncio.tasks"},
        {"ensure_future", "asyncio.tasks"},
        {"gather", "asyncio.tasks"},
        {"current_task", "asyncio.tasks"},
        {"new_event_loop", "asyncio.events"},
        {"set_event_loop", "asyncio.events"},
        {"iscoroutine", "asyncio.coroutines"},
        {"iscoroutinefunction", "asyncio.coroutines"},
        {"isfuture", "asyncio.base_futures"},
    };
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (strcmp(modules[i][0], native_info(id)->name) == 0) {
            return modules[i][1];
        }
    }
    return "_asyncio";
}

const char *native_module(uint32_t id) {
    static const struct {
        const NativeInfo *natives;
        const char *module;
    } modules[] = {
        {natives_builtins, "builtins"},   {natives_late, "builtins"}, {natives_math, "math"},
        {natives_time, "time"},           {natives_random, "random"}, {natives_threads, "_thread"},
        {natives_unicode, "unicodedata"},
    };
    const NativeInfo *table = tables[id >> TABLE_SHIFT].natives;
    if (table == natives_asyncio) {
        return asyncio_module_of(id);
    }
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (modules[i].natives == table) {
            return modules[i].module;
        }
    }
    return NULL;
}

bool native_is_slot(uint32_t id) {
    static const char *const methods[] = {
        "__bytes__",         "__ceil__",          "__class_getitem__", "__complex__",
        "__copy__",          "__deepcopy__",      "__dir__",           "__enter__",
        "__exit__",          "__floor__",         "__format__",        "__getnewargs__",
        "__getstate__",      "__init_subclass__", "__instancecheck__", "__length_hint__",
        "__missing__",       "__prepare__",       "__reduce__",        "__reduce_ex__",
        "__reversed__",      "__round__",         "__setstate__",      "__sizeof__",
        "__subclasscheck__", "__subclasses__",    "__subclasshook__",  "__trunc__",
    };
    static const struct {
        const char *name;
        ClassId owner;
    } methods_of[] = {{"__getitem__", CLASS_DICT},
                      {"__getitem__", CLASS_LIST},
                      {"__contains__", CLASS_DICT},
                      {"__contains__", CLASS_SET},
                      {"__contains__", CLASS_FROZENSET}};
    const char *name = native_info(id)->name;
    int owner = native_owner(id);
    bool is_method = owner < 0 || strncmp(name, "__", 2) != 0;
    for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++) {
        is_method = is_method || strcmp(name, methods[i]) == 0;
    }
    for (size_t i = 0; i < sizeof methods_of / sizeof methods_of[0]; i++) {
        is_method = is_method ||
                    (owner == (int)methods_of[i].owner && strcmp(name, methods_of[i].name) == 0);
    }
    return !is_method;
}

// The type of the objects that it is a method of, if that says it all; FREE, as no object is, if
// not; NOTHING: it is no method.
static TypeId self_type(uint32_t id, Value self) {
    int owner = native_owner(id);
    if (owner < 0 || self != VALUE_UNSET) {
        return TYPE_NOTHING;
    }
    for (int type = 0; type < TYPE_COUNT && owner != CLASS_OBJECT; type++) {
        if ((int)class_id_of_type((TypeId)type) == owner) {
            return (TypeId)type;
        }
    }
    return TYPE_FREE;
}

Value native_new(Machine *m, uint32_t id, Value self) {
    Native *native = heap_new(m, TYPE_NATIVE, sizeof(Native));
    if (!native) {
        return VALUE_UNSET;
    }
    const NativeInfo *info = native_info(id);
    bool any_count = info->max_args < 0;
    native->id = id;
    native->self_type = (uint8_t)self_type(id, self);
    native->min_args = any_count ? 0 : (uint8_t)info->min_args;
    native->more_args = any_count ? UINT16_MAX : (uint16_t)(info->max_args - info->min_args);
    native->self = retain(m, self);
    return value_of(m, native);
}

// Methods that belong to the class and not to its instances.
static Value static_native(Machine *m, Value native) {
    static const struct {
        const char *name;
        ClassId wrapper;
    } names[] = {
        {"fromkeys", CLASS_CLASSMETHOD},         {"maketrans", CLASS_STATICMETHOD},
        {"from_bytes", CLASS_STATICMETHOD},      {"fromhex", CLASS_STATICMETHOD},
        {"__prepare__", CLASS_STATICMETHOD},     {"__init_subclass__", CLASS_CLASSMETHOD},
        {"__subclasshook__", CLASS_CLASSMETHOD},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(native_info(AS(Native, m, native)->id)->name, names[i].name) == 0) {
            Wrapper *wrapper = heap_new(m, TYPE_WRAPPER, sizeof(Wrapper));
            if (!wrapper) {
                return VALUE_UNSET;
            }
            if (names[i].wrapper == CLASS_STATICMETHOD) {
                object_at(m, native)->flags |= NATIVE_STATIC;
                AS(Native, m, native)->self_type = TYPE_NOTHING;
            }
            wrapper->class_id = names[i].wrapper;
            wrapper->function = native;
            return value_of(m, wrapper);
        }
    }
    return native;
}

bool natives_into(Machine *m, const NativeInfo *table, Value dict) {
    for (int i = 0; table[i].name; i++) {
        Value native = native_new(m, native_id(table, i), VALUE_UNSET);
        native = native == VALUE_UNSET ? native : static_native(m, native);
        if (native == VALUE_UNSET || !dict_set(m, dict, name_z(m, table[i].name), native)) {
            return false;
        }
        release(m, native);
    }
    return true;
}

static bool owner_has(Machine *m, int owner, Value self) {
    return class_of(m, self) == builtin_class(m, (ClassId)owner) ||
           is_instance(m, self, (ClassId)owner) ||
           (owner == CLASS_DICT_KEYS && is_type(m, self, TYPE_DICT_VIEW)) ||
           (owner == CLASS_BUILTIN && is_type(m, self, TYPE_NATIVE)) ||
           (owner == CLASS_DICT && is_instance(m, self, CLASS_MAPPING_PROXY));
}

// list.append(xs, 1): the object comes as the first argument and may be of any type.
static bool check_self(Machine *m, uint32_t id, int owner, const Value *args, int count) {
    const NativeInfo *info = native_info(id);
    const char *cls = class_name(m, builtin_class(m, (ClassId)owner));
    if (count == 0 && native_is_slot(id)) {
        raise_error(m, CLASS_TYPE_ERROR, "descriptor '%s' of '%s' object needs an argument",
                    info->name, cls);
        return false;
    }
    if (count == 0) {
        raise_error(m, CLASS_TYPE_ERROR, "unbound method %s.%s() needs an argument", cls,
                    info->name);
        return false;
    }
    if (!owner_has(m, owner, args[0])) {
        raise_error(m, CLASS_TYPE_ERROR,
                    strncmp(info->name, "__", 2) == 0
                        ? "descriptor '%s' requires a '%s' object but received a '%s'"
                        : "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
                    info->name, class_full_name(m, builtin_class(m, (ClassId)owner)),
                    type_name(m, args[0]));
        return false;
    }
    return true;
}

// "list.append", "math.exp", "len".
static void native_name(Machine *m, uint32_t id, Value self, Text *out) {
    const NativeInfo *table = tables[id >> TABLE_SHIFT].natives;
    int owner = native_owner(id);
    if (self != VALUE_UNSET) {
        bool is_shared = owner < 0 || owner == CLASS_OBJECT || owner == CLASS_DICT_KEYS;
        Value cls = is_shared ? class_of(m, self) : builtin_class(m, (ClassId)owner);
        text_printf(out, "%s.", class_name(m, cls));
    } else if (table == natives_math || table == natives_time || table == natives_unicode) {
        text_add_z(out, table == natives_math   ? "math."
                        : table == natives_time ? "time."
                                                : "unicodedata.");
    } else if (table == natives_asyncio) {
        text_add_z(out, "_asyncio.");
    }
    text_add_z(out, native_info(id)->name);
}

// asyncio is written in Python: there a parameter that is missing is named. Only natives that the
// machine counts the arguments of are asked for.
static const char *first_parameter(const char *function) {
    static const char *const names[][2] = {
        {"call_exception_handler", "context"},
        {"default_exception_handler", "context"},
        {"iscoroutinefunction", "func"},
        {"run_until_complete", "future"},
        {"set_debug", "enabled"},
        {"set_event_loop", "loop"},
        {"set_exception_handler", "handler"},
        {"set_task_factory", "factory"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i][0], function) == 0) {
            return names[i][1];
        }
    }
    return "obj";
}

static bool is_python_method(uint32_t id) {
    return tables[id >> TABLE_SHIFT].natives == natives_loop;
}

static void raise_python_count(Machine *m, uint32_t id, int count) {
    const NativeInfo *info = native_info(id);
    int self = is_python_method(id); // is counted
    const char *owner = self ? "BaseEventLoop." : "";
    int most = info->max_args + self;
    int given = count + self;
    if (count < info->min_args) {
        raise_error(m, CLASS_TYPE_ERROR, "%s%s() missing 1 required positional argument: '%s'",
                    owner, info->name, first_parameter(info->name));
    } else if (info->min_args < info->max_args) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "%s%s() takes from %d to %d positional arguments but %d were given", owner,
                    info->name, info->min_args + self, most, given);
    } else {
        raise_error(m, CLASS_TYPE_ERROR, "%s%s() takes %d positional argument%s but %d %s given",
                    owner, info->name, most, most == 1 ? "" : "s", given,
                    given == 1 ? "was" : "were");
    }
}

// Methods of str and bytes that CPython reads the arguments of in an older way.
static bool is_search(uint32_t id) {
    static const char *const names[] = {"count", "endswith", "find",      "index",
                                        "rfind", "rindex",   "startswith"};
    const NativeInfo *table = tables[id >> TABLE_SHIFT].natives;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i], native_info(id)->name) == 0) {
            return table == natives_str || table == natives_bytes;
        }
    }
    return false;
}

// Methods of futures that CPython since 3.12 reads the arguments of as if they had keywords.
static bool is_counted_anew(const Machine *m, uint32_t id) {
    static const char *const names[] = {"exception", "get_loop", "remove_done_callback",
                                        "set_exception", "set_result"};
    bool is_one = false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        is_one = is_one || strcmp(names[i], native_info(id)->name) == 0;
    }
    return is_one && m->profile->minor >= 12 && tables[id >> TABLE_SHIFT].natives == natives_future;
}

static void raise_counted_anew(Machine *m, const NativeInfo *info, int count) {
    if (info->max_args == 0) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes no arguments", info->name);
    } else if (count < info->min_args) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes exactly 1 positional argument (%d given)",
                    info->name, count);
    } else {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes at most 1 argument (%d given)", info->name,
                    count);
    }
}

static void raise_no_keywords(Machine *m, uint32_t id, Value self, Value kwnames) {
    if (native_stands_for_python(id) || is_python_method(id)) {
        raise_error(m, CLASS_TYPE_ERROR, "%s%s() got an unexpected keyword argument '%s'",
                    is_python_method(id) ? "BaseEventLoop." : "", native_info(id)->name,
                    str_bytes(m, tuple_items(m, kwnames)[0]));
        return;
    }
    if (is_counted_anew(m, id)) {
        raise_counted_anew(m, native_info(id), 0);
        return;
    }
    Text name = {0};
    native_name(m, id, self, &name);
    raise_error(m, CLASS_TYPE_ERROR, "%s() takes no keyword arguments", text_z(&name));
    text_release(&name);
}

// Of these CPython reads the arguments as a function's whose name is empty.
static bool has_empty_name(uint32_t id) {
    static const char *const names[] = {"__setitem__", "__setattr__", "__pow__",
                                        "__rpow__",    "__mul__",     "__rmul__",
                                        "__imul__",    "__get__",     "__set__"};
    const NativeInfo *info = native_info(id);
    int owner = native_owner(id);
    bool is_product = strstr(info->name, "mul__") &&
                      (owner == CLASS_INT || owner == CLASS_FLOAT || owner == CLASS_COMPLEX);
    bool is_one = false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        is_one = is_one || strcmp(names[i], info->name) == 0;
    }
    return is_one && !is_product;
}

static bool check_count(Machine *m, uint32_t id, Value self, int count) {
    const NativeInfo *info = native_info(id);
    if (count >= info->min_args && count <= info->max_args) {
        return true;
    }
    if (native_stands_for_python(id) || is_python_method(id)) {
        raise_python_count(m, id, count);
        return false;
    }
    if (is_counted_anew(m, id)) {
        raise_counted_anew(m, info, count);
        return false;
    }
    if (native_is_slot(id)) {
        raise_count_expected(m, has_empty_name(id) ? "" : NULL, info->min_args, info->max_args,
                             count);
        return false;
    }
    Text name = {0};
    native_name(m, id, self, &name);
    if (info->max_args == 0) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes no arguments (%d given)", text_z(&name),
                    count);
    } else if (info->max_args == 1 && info->min_args == 1) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes exactly one argument (%d given)",
                    text_z(&name), count);
    } else if (native_info(id)->max_args == 2 &&
               tables[id >> TABLE_SHIFT].natives == natives_math &&
               native_info(id)->min_args == 1 && m->profile->minor < 12) { // log
        raise_error(m, CLASS_TYPE_ERROR, "%s requires 1 to 2 arguments", text_z(&name));
    } else if (is_search(id)) {
        bool few = count < info->min_args;
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes at %s %d argument%s (%d given)", info->name,
                    few ? "least" : "most", few ? info->min_args : info->max_args, few ? "" : "s",
                    count);
    } else {
        raise_count_expected(m, info->name, info->min_args, info->max_args, count);
    }
    text_release(&name);
    return false;
}

// A frame of CPython's library keeps its arguments alive as long as the exception.
__attribute__((noinline)) static Value failed(Machine *m, const Native *native, const Call *call) {
    if (native_stands_for_python(native->id) || is_python_method(native->id)) {
        traceback_hold(m, call->args, call->count);
    }
    return VALUE_UNSET;
}

static inline void note_call(Machine *m, const Native *native) {
    if (m->costs) {
        costs_native(m, native->id);
    }
}

Value native_call(Machine *m, Value native, const Value *args, int count, const Value *kwargs,
                  Value kwnames) {
    const Native *object = AS(Native, m, native);
    note_call(m, object);
    const NativeInfo *info = native_info(object->id);
    Value self = object->self;
    int owner = tables[object->id >> TABLE_SHIFT].owner;
    if (self == VALUE_UNSET && owner >= 0 && !(object->object.flags & NATIVE_STATIC)) {
        if (!check_self(m, object->id, owner, args, count)) {
            return VALUE_UNSET;
        }
        self = args[0];
        args++;
        count--;
    }
    if (kwnames != VALUE_UNSET && !info->keywords && tuple_count(m, kwnames) > 0) {
        raise_no_keywords(m, object->id, self, kwnames);
        return VALUE_UNSET;
    }
    if (info->max_args >= 0 && !check_count(m, object->id, self, count)) {
        return VALUE_UNSET;
    }
    Call call = {.self = self, .args = args, .count = count, .kwargs = kwargs, .kwnames = kwnames};
    Value result = info->function(m, &call);
    return result != VALUE_UNSET ? result : failed(m, object, &call);
}

Value native_call_plain(Machine *m, Value native, const Value *args, int count) {
    const Native *object = AS(Native, m, native);
    Call call = {object->self, args, count, NULL, VALUE_UNSET};
    if (object->self_type != TYPE_NOTHING) {
        if (count == 0 || !is_type(m, args[0], (TypeId)object->self_type)) {
            return native_call(m, native, args, count, NULL, VALUE_UNSET);
        }
        call.self = args[0];
        call.args = args + 1;
        call.count = count - 1;
    }
    if ((uint32_t)(call.count - object->min_args) > object->more_args) { // huge: too few
        return native_call(m, native, args, count, NULL, VALUE_UNSET);
    }
    note_call(m, object);
    Value result = native_info(object->id)->function(m, &call);
    return result != VALUE_UNSET ? result : failed(m, object, &call);
}

Value call_keyword(Machine *m, const Call *call, const char *name) {
    uint32_t count = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    for (uint32_t i = 0; i < count; i++) {
        if (str_equal_z(m, tuple_items(m, call->kwnames)[i], name)) {
            return call->kwargs[i];
        }
    }
    return VALUE_UNSET;
}

static int index_of_name(Machine *m, Value name, const char *const *names) {
    for (int i = 0; names[i]; i++) {
        if (str_equal_z(m, name, names[i])) {
            return i;
        }
    }
    return -1;
}

void raise_unknown_keyword(Machine *m, const char *function, const char *name,
                           const char *const *names) {
    if (m->profile->minor < 13) {
        raise_error(m, CLASS_TYPE_ERROR, "'%s' is an invalid keyword argument for %s()", name,
                    function);
        return;
    }
    Text meant = {0};
    suggestion_among(name, names, &meant);
    raise_error(m, CLASS_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'%s", function,
                name, text_z(&meant));
    text_release(&meant);
}

bool call_check_keywords(Machine *m, const Call *call, const char *function,
                         const char *const *names) {
    uint32_t count = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    for (uint32_t i = 0; i < count; i++) {
        Value name = tuple_items(m, call->kwnames)[i];
        if (index_of_name(m, name, names) < 0) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'",
                        function, str_bytes(m, name));
            traceback_no_frame(m);
            return false;
        }
    }
    return true;
}

bool call_parse(Machine *m, const Call *call, const char *function, const char *const *names,
                int required, Value *values) {
    int total = 0;
    while (names[total]) {
        values[total] = total < call->count ? call->args[total] : VALUE_UNSET;
        total++;
    }
    if (call->count > total) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes %s %d argument%s (%d given)", function,
                    required == total ? "exactly" : "at most", total, total == 1 ? "" : "s",
                    call->count);
        return false;
    }
    uint32_t count = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    Value unknown = VALUE_UNSET;
    for (uint32_t i = 0; i < count; i++) {
        Value name = tuple_items(m, call->kwnames)[i];
        int place = index_of_name(m, name, names);
        if (place < 0) {
            unknown = unknown == VALUE_UNSET ? name : unknown;
            continue;
        }
        if (values[place] != VALUE_UNSET) {
            raise_error(m, CLASS_TYPE_ERROR,
                        "argument for %s() given by name ('%s') and position (%d)", function,
                        names[place], place + 1);
            return false;
        }
        values[place] = call->kwargs[i];
    }
    for (int i = 0; i < required; i++) {
        if (values[i] == VALUE_UNSET) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() missing required argument '%s' (pos %d)",
                        function, names[i], i + 1);
            return false;
        }
    }
    if (unknown != VALUE_UNSET) {
        raise_unknown_keyword(m, function, str_bytes(m, unknown), names);
        return false;
    }
    return true;
}
