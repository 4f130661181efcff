// What calling a builtin class does: list(...), range(...), type(x).
#include "engine/vm/allocate.h"
#include "engine/vm/asyncio.h"
#include "engine/vm/builtins.h"
#include "engine/vm/complex.h"
#include "engine/vm/deque.h"
#include "engine/vm/interp.h"
#include "engine/vm/number.h"

// At most one positional argument and no keywords; *argument is unset without one.
static bool one_argument(Machine *m, const Call *call, const char *name, Value *argument) {
    *argument = call->count > 0 ? call->args[0] : VALUE_UNSET;
    return no_keywords(m, call, name) && count_between(m, call, name, 0, 1);
}

static Value list_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    Value iterable;
    if (!one_argument(m, call, "list", &iterable)) {
        return VALUE_UNSET;
    }
    return iterable == VALUE_UNSET ? list_new(m, 0) : list_from(m, iterable);
}

static Value loop_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    (void)call;
    return loop_new(m);
}

static Value tuple_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    Value iterable;
    if (!one_argument(m, call, "tuple", &iterable)) {
        return VALUE_UNSET;
    }
    return iterable == VALUE_UNSET ? tuple_new(m, 0) : tuple_from(m, iterable);
}

static Value set_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    Value iterable;
    return one_argument(m, call, "set", &iterable) ? set_from(m, TYPE_SET, iterable) : VALUE_UNSET;
}

static Value frozenset_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    Value iterable;
    if (!one_argument(m, call, "frozenset", &iterable)) {
        return VALUE_UNSET;
    }
    return is_type(m, iterable, TYPE_FROZENSET) ? retain(m, iterable)
                                                : set_from(m, TYPE_FROZENSET, iterable);
}

static Value dict_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    Value dict = dict_new(m);
    if (dict != VALUE_UNSET && !dict_update_from_call(m, call, "dict", dict)) {
        release(m, dict);
        return VALUE_UNSET;
    }
    return dict;
}

// An int, or what __index__ makes of it. Owned.
static Value index_value(Machine *m, Value v) {
    int64_t index;
    if (value_is_bool(v)) {
        return value_from_small_int(v == VALUE_TRUE);
    }
    if (is_int(m, v)) {
        return retain(m, v);
    }
    return value_as_index(m, v, &index) ? int_from_i64(m, index) : VALUE_UNSET;
}

static Value range_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    if (!no_keywords(m, call, "range") || !count_between(m, call, "range", 1, 3)) {
        return VALUE_UNSET;
    }
    Value numbers[3] = {VALUE_UNSET, VALUE_UNSET, VALUE_UNSET};
    bool ok = true;
    for (int i = 0; ok && i < call->count; i++) {
        numbers[i] = index_value(m, call->args[i]);
        ok = numbers[i] != VALUE_UNSET;
    }
    Value zero = value_from_small_int(0);
    Value one = value_from_small_int(1);
    Value result = VALUE_UNSET;
    if (ok && call->count == 1) {
        result = range_new(m, zero, numbers[0], one);
    } else if (ok) {
        result = range_new(m, numbers[0], numbers[1], call->count > 2 ? numbers[2] : one);
    }
    for (int i = 0; i < 3; i++) {
        release(m, numbers[i]);
    }
    return result;
}

static Value slice_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    if (!no_keywords(m, call, "slice") || !count_between(m, call, "slice", 1, 3)) {
        return VALUE_UNSET;
    }
    if (call->count == 1) {
        return slice_new(m, VALUE_NONE, call->args[0], VALUE_NONE);
    }
    return slice_new(m, call->args[0], call->args[1], call->count > 2 ? call->args[2] : VALUE_NONE);
}

static Value object_construct(Machine *m, Value cls, const Call *call) {
    if (call->count > 0 || (value_is_ref(call->kwnames) && tuple_count(m, call->kwnames) > 0)) {
        return raise_error(m, CLASS_TYPE_ERROR, "object() takes no arguments");
    }
    return instance_new(m, cls);
}

static Value none_construct(Machine *m, Value cls, const Call *call) {
    if (call->count > 0) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s takes no arguments", class_name(m, cls));
    }
    return VALUE_NONE;
}

static Value method_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    if (!no_keywords(m, call, "method") || !count_between(m, call, "method", 2, 2)) {
        return VALUE_UNSET;
    }
    Call asked = {.args = call->args, .count = 1, .kwnames = VALUE_UNSET};
    if (builtin_callable(m, &asked) != VALUE_TRUE) {
        return raise_error(m, CLASS_TYPE_ERROR, "first argument must be callable");
    }
    if (call->args[1] == VALUE_NONE) {
        return raise_error(m, CLASS_TYPE_ERROR, "self must not be None");
    }
    return method_new(m, call->args[0], call->args[1]);
}

static Value module_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    (void)call;
    return raise_unsupported(m, "making a module");
}

Constructor builtin_constructor(ClassId id) {
    switch ((int)id) {
    case CLASS_MODULE:
        return module_construct;
    case CLASS_OBJECT:
        return object_construct;
    case CLASS_TYPE:
        return type_construct;
    case CLASS_NONE_TYPE:
        return none_construct;
    case CLASS_INT:
        return int_construct;
    case CLASS_BOOL:
        return bool_construct;
    case CLASS_FLOAT:
        return float_construct;
    case CLASS_COMPLEX:
        return complex_construct;
    case CLASS_STR:
        return str_construct;
    case CLASS_BYTES:
        return bytes_construct;
    case CLASS_LIST:
        return list_construct;
    case CLASS_TUPLE:
        return tuple_construct;
    case CLASS_DICT:
        return dict_construct;
    case CLASS_SET:
        return set_construct;
    case CLASS_FROZENSET:
        return frozenset_construct;
    case CLASS_DEQUE:
        return deque_construct;
    case CLASS_RANGE:
        return range_construct;
    case CLASS_SLICE:
        return slice_construct;
    case CLASS_ENUMERATE:
        return enumerate_construct;
    case CLASS_ZIP:
        return zip_construct;
    case CLASS_MAP:
        return map_construct;
    case CLASS_FILTER:
        return filter_construct;
    case CLASS_REVERSED:
        return reversed_construct;
    case CLASS_METHOD:
        return method_construct;
    case CLASS_SUPER:
        return super_construct;
    case CLASS_PROPERTY:
        return property_construct;
    case CLASS_STATICMETHOD:
    case CLASS_CLASSMETHOD:
        return wrapper_construct;
    case CLASS_EVENT_LOOP:
        return loop_construct;
    case CLASS_HANDLE:
    case CLASS_TIMER_HANDLE:
        return handle_construct;
    case CLASS_FUTURE:
        return future_construct;
    case CLASS_TASK:
        return task_construct;
    default:
        return NULL;
    }
}
