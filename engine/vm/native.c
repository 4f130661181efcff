#include <string.h>

#include "engine/vm/interp.h"

// All tables; a native's number is its table's place here and its own place in the table. The
// heap holds only the number, so that a snapshot has no pointers to code.
static const NativeInfo *const tables[] = {
    natives_builtins,  natives_object,    natives_int,       natives_float,
    natives_str,       natives_bytes,     natives_list,      natives_tuple,
    natives_dict,      natives_dict_view, natives_set,       natives_frozenset,
    natives_range,     natives_slice,     natives_exception, natives_property,
    natives_type,      natives_generator, natives_coroutine, natives_async_generator,
    natives_future,    natives_task,      natives_gathering, natives_handle,
    natives_timer_handle, natives_loop,   natives_asyncio,   natives_time,
    natives_prelude,
};

enum { TABLE_SHIFT = 10, TABLE_COUNT = sizeof tables / sizeof tables[0] };

uint32_t native_id(const NativeInfo *table, int index) {
    for (uint32_t i = 0; i < TABLE_COUNT; i++) {
        if (tables[i] == table) {
            return i << TABLE_SHIFT | (uint32_t)index;
        }
    }
    return UINT32_MAX;
}

const NativeInfo *native_info(uint32_t id) {
    return &tables[id >> TABLE_SHIFT][id & ((1u << TABLE_SHIFT) - 1)];
}

Value native_new(Machine *m, uint32_t id, Value self) {
    Native *native = heap_new(m, TYPE_NATIVE, sizeof(Native));
    if (!native) {
        return VALUE_UNSET;
    }
    native->id = id;
    native->self = retain(m, self);
    return value_of(m, native);
}

bool natives_into(Machine *m, const NativeInfo *table, Value dict) {
    for (int i = 0; table[i].name; i++) {
        Value native = native_new(m, native_id(table, i), VALUE_UNSET);
        if (native == VALUE_UNSET || !dict_set(m, dict, name_z(m, table[i].name), native)) {
            return false;
        }
        release(m, native);
    }
    return true;
}

// Tables of methods are those whose natives are called with an object before the arguments.
static bool is_method_table(uint32_t id) {
    const NativeInfo *table = tables[id >> TABLE_SHIFT];
    return table != natives_builtins && table != natives_asyncio && table != natives_time &&
           table != natives_prelude;
}

static void native_name(Machine *m, const NativeInfo *info, Value self, Text *out) {
    if (self != VALUE_UNSET) {
        text_printf(out, "%s.", type_name(m, self));
    }
    text_add_z(out, info->name);
}

static bool check_count(Machine *m, const NativeInfo *info, Value self, int count) {
    if (count >= info->min_args && count <= info->max_args) {
        return true;
    }
    Text name = {0};
    native_name(m, info, self, &name);
    if (info->max_args == 0) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes no arguments (%d given)", text_z(&name),
                    count);
    } else if (info->max_args == 1 && info->min_args == 1) {
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes exactly one argument (%d given)",
                    text_z(&name), count);
    } else {
        bool few = count < info->min_args;
        int bound = few ? info->min_args : info->max_args;
        raise_error(m, CLASS_TYPE_ERROR, "%s expected %s%d argument%s, got %d", info->name,
                    info->min_args == info->max_args ? "" : few ? "at least " : "at most ", bound,
                    bound == 1 ? "" : "s", count);
    }
    text_release(&name);
    return false;
}

Value native_call(Machine *m, Value native, const Value *args, int count, const Value *kwargs,
                  Value kwnames) {
    const Native *object = AS(Native, m, native);
    const NativeInfo *info = native_info(object->id);
    Value self = object->self;
    if (self == VALUE_UNSET && is_method_table(object->id)) { // list.append(xs, 1)
        if (count == 0) {
            return raise_error(m, CLASS_TYPE_ERROR, "unbound method %s() needs an argument",
                               info->name);
        }
        self = args[0];
        args++;
        count--;
    }
    if (info->max_args >= 0 && !check_count(m, info, self, count)) {
        return VALUE_UNSET;
    }
    if (kwnames != VALUE_UNSET && !info->keywords && tuple_count(m, kwnames) > 0) {
        Text name = {0};
        native_name(m, info, self, &name);
        raise_error(m, CLASS_TYPE_ERROR, "%s() takes no keyword arguments", text_z(&name));
        text_release(&name);
        return VALUE_UNSET;
    }
    Call call = {.self = self, .args = args, .count = count, .kwargs = kwargs, .kwnames = kwnames};
    return info->function(m, &call);
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

bool call_check_keywords(Machine *m, const Call *call, const char *function,
                         const char *const *names) {
    uint32_t count = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    for (uint32_t i = 0; i < count; i++) {
        Value name = tuple_items(m, call->kwnames)[i];
        if (index_of_name(m, name, names) < 0) {
            raise_error(m, CLASS_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'",
                        function, str_bytes(m, name));
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
    if (!call_check_keywords(m, call, function, names)) {
        return false;
    }
    uint32_t count = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    for (uint32_t i = 0; i < count; i++) {
        int place = index_of_name(m, tuple_items(m, call->kwnames)[i], names);
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
    return true;
}
