#include "engine/vm/protocol.h"

#include <assert.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/complex.h"
#include "engine/vm/deque.h"
#include "engine/vm/interp.h"
#include "engine/vm/number.h"
#include "engine/vm/shortcut.h"

// --- descent ----------------------------------------------------------------------------------

bool recursion_enter(Machine *m, const char *where) {
    if (!machine_spend(m, 1) || !check_recursion(m, where)) {
        return false;
    }
    m->world->strand.depth++;
    return true;
}

void recursion_leave(Machine *m) {
    m->world->strand.depth--;
}

// --- special methods --------------------------------------------------------------------------

// Values whose operations are all written in C: what a class of a program defines cannot matter.
static bool is_closed_type(TypeId type) {
    switch ((int)type) {
    case TYPE_NOTHING:
    case TYPE_BIG_INT:
    case TYPE_COMPLEX:
    case TYPE_STR:
    case TYPE_BYTES:
    case TYPE_TUPLE:
    case TYPE_LIST:
    case TYPE_DICT:
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_RANGE:
    case TYPE_SLICE:
    case TYPE_CELL:
    case TYPE_DICT_VIEW:
    case TYPE_ITERATOR:
        return true;
    default:
        return false;
    }
}

// What the class of v has under the name: borrowed, unset when that is the builtin class's own.
static Value special_on_class(Machine *m, Value v, const char *name) {
    work_done(m, COST_SPECIAL, 1);
    TypeId type = type_of(m, v);
    if (is_closed_type(type)) {
        return VALUE_UNSET;
    }
    Value interned = name_z(m, name);
    Value found = class_lookup(m, class_of(m, v), interned);
    if (is_type(m, found, TYPE_NATIVE)) { // the builtin class's own: what happens without asking
        bool by_class = type == TYPE_INSTANCE || type == TYPE_EXCEPTION || type == TYPE_CLASS ||
                        type == TYPE_DEQUE;
        ClassId id = by_class ? (ClassId)AS(Class, m, class_of(m, v))->class_id : CLASS_OBJECT;
        if (found == class_lookup(m, builtin_class(m, id), interned)) {
            return VALUE_UNSET;
        }
    }
    return found;
}

Value user_special(Machine *m, Value v, const char *name) {
    Value found = special_on_class(m, v, name);
    return found == VALUE_UNSET || found == VALUE_NONE ? found : get_special(m, v, name);
}

bool is_refused(Machine *m, Value v, const char *name) {
    return class_lookup(m, class_of(m, v), name_z(m, name)) == VALUE_NONE;
}

Value call_bound(Machine *m, Value function, Value self, const Value *args, int count) {
    Value all[1 + MOST_BOUND];
    assert(count <= MOST_BOUND);
    all[0] = self;
    for (int i = 0; i < count; i++) {
        all[i + 1] = args[i];
    }
    if (m->costs) { // they were fitted where a method object was made
        costs_object(m, TYPE_METHOD, sizeof(Method));
    }
    work_done(m, COST_CALL, 1);
    Value held = retain(m, function);
    Value result = shortcut_answer(m, function, all, count + 1);
    if (result == VALUE_NOT_IMPLEMENTED) {
        result = call_value(m, function, all, count + 1, VALUE_UNSET);
    }
    release(m, held);
    return result;
}

Value call_user_special(Machine *m, Value v, const char *name, const Value *args, int count,
                        bool *found) {
    Value on_class = special_on_class(m, v, name);
    bool is_function = is_type(m, on_class, TYPE_FUNCTION);
    Value method = on_class == VALUE_UNSET || on_class == VALUE_NONE || is_function
                       ? on_class
                       : get_special(m, v, name);
    *found = method != VALUE_UNSET;
    if (!*found) {
        return VALUE_UNSET;
    }
    Value result = VALUE_UNSET;
    if (recursion_enter(m, "")) {
        result = is_function ? call_bound(m, method, v, args, count)
                             : call_value(m, method, args, count, VALUE_UNSET);
        recursion_leave(m);
    }
    if (!is_function) {
        release(m, method);
    }
    return result;
}

Value method_self_inside(Machine *m, const Call *call, TypeId type, TypeId other,
                         const char *type_text, const char *method) {
    Value self = value_inside(m, call->self);
    if (is_type(m, self, type) || is_type(m, self, other)) {
        return self;
    }
    if (call->self == VALUE_UNSET) {
        return raise_error(m, CLASS_TYPE_ERROR, "unbound method %s.%s() needs an argument",
                           type_text, method);
    }
    return raise_error(m, CLASS_TYPE_ERROR,
                       "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", method,
                       type_text, type_name(m, call->self));
}

bool index_argument(Machine *m, Value key, const char *format, int64_t *index) {
    key = is_int(m, value_inside(m, key)) ? value_inside(m, key) : key;
    if (value_is_int(key)) {
        *index = value_as_int(key);
        return true;
    }
    if (is_int(m, key)) {
        if (int_to_i64(m, key, index)) {
            return true;
        }
        raise_error(m, CLASS_INDEX_ERROR, "cannot fit 'int' into an index-sized integer");
        return false;
    }
    Value special = user_special(m, key, "__index__");
    release(m, special);
    if (special != VALUE_UNSET) {
        return value_as_index(m, key, index);
    }
    if (m->world->pending == VALUE_UNSET) {
        Text text = {0};
        const char *name = type_name(m, key);
        const char *hole = strstr(format, "%s");
        text_add(&text, format, (size_t)(hole - format));
        text_add_z(&text, name);
        text_add_z(&text, hole + 2);
        raise_error(m, CLASS_TYPE_ERROR, "%s", text_z(&text));
        text_release(&text);
    }
    return false;
}

// --- truth ------------------------------------------------------------------------------------

static bool instance_is_true(Machine *m, Value v, bool *result) {
    bool found;
    Value answer = call_user_special(m, v, "__bool__", NULL, 0, &found);
    if (found) {
        if (answer == VALUE_UNSET) {
            return false;
        }
        if (!value_is_bool(answer)) {
            raise_error(m, CLASS_TYPE_ERROR, "__bool__ should return bool, returned %s",
                        type_name(m, answer));
            release(m, answer);
            return false;
        }
        *result = answer == VALUE_TRUE;
        return true;
    }
    Value length = user_special(m, v, "__len__");
    release(m, length);
    if (length != VALUE_UNSET) {
        int64_t count;
        bool ok = value_length(m, v, &count);
        *result = ok && count != 0;
        return ok;
    }
    *result = true;
    if (m->world->pending != VALUE_UNSET) {
        return false;
    }
    return value_inside(m, v) == v || value_is_true(m, value_inside(m, v), result);
}

// False when its length is not one that is simply there.
static inline bool plain_length(const Machine *m, Value v, int64_t *length) {
    switch ((int)type_of(m, v)) {
    case TYPE_STR:
        *length = AS(Str, m, v)->count;
        return true;
    case TYPE_BYTES:
        *length = AS(Bytes, m, v)->length;
        return true;
    case TYPE_TUPLE:
        *length = tuple_count(m, v);
        return true;
    case TYPE_LIST:
        *length = list_count(m, v);
        return true;
    case TYPE_DICT:
        *length = dict_count(m, v);
        return true;
    case TYPE_DICT_VIEW:
        *length = dict_count(m, AS(DictView, m, v)->dict);
        return true;
    case TYPE_SET:
    case TYPE_FROZENSET:
        *length = AS(Set, m, v)->count;
        return true;
    case TYPE_DEQUE:
        *length = deque_count(m, v);
        return true;
    default:
        return false;
    }
}

bool value_is_true(Machine *m, Value v, bool *result) {
    if (!value_is_ref(v)) {
        *result = value_is_float(v)
                      ? value_as_float(v) != 0.0
                      : v != VALUE_FALSE && v != VALUE_NONE && v != value_from_small_int(0);
        return true;
    }
    int64_t length;
    if (plain_length(m, v, &length)) {
        *result = length != 0;
        return true;
    }
    switch ((int)type_of(m, v)) {
    case TYPE_COMPLEX:
        *result = complex_is_true(m, v);
        return true;
    case TYPE_RANGE:
        *result = AS(Range, m, v)->length != value_from_small_int(0);
        return true;
    case TYPE_CLASS: // only a metaclass of the program may say otherwise
        *result = true;
        return !value_is_ref(AS(Class, m, v)->metaclass) || instance_is_true(m, v, result);
    case TYPE_INSTANCE:
    case TYPE_EXCEPTION:
    case TYPE_RECORD:
        return instance_is_true(m, v, result);
    default:
        *result = true;
        return true;
    }
}

// --- hash -------------------------------------------------------------------------------------

static bool unhashable(Machine *m, Value v) {
    raise_error(m, CLASS_TYPE_ERROR, "unhashable type: '%s'", type_name(m, v));
    return false;
}

// Stands for the address of an object, in CPython's order of magnitude: id(x) / 16.
uint64_t identity_hash(Machine *m, Value v) {
    if (!is_future(m, v)) {
        return value_offset(v) >> 4;
    }
    Future *future = AS(Future, m, v);
    if (future->number == 0) {
        future->number = ++m->world->next_future_hash;
    }
    return future->number;
}

static bool instance_hash(Machine *m, Value v, uint64_t *hash) {
    bool found;
    Value method = special_on_class(m, v, "__hash__");
    if (method == VALUE_NONE) {
        return unhashable(m, v);
    }
    if (method == VALUE_UNSET) {
        if (value_inside(m, v) != v) {
            return value_hash(m, value_inside(m, v), hash);
        }
        *hash = identity_hash(m, v);
        return true;
    }
    Value hashed = is_type(m, method, TYPE_FUNCTION) ? shortcut_hashed(m, method, v) : VALUE_UNSET;
    if (hashed != VALUE_UNSET) {
        work_done(m, COST_NATIVE, 1);
        bool ok = value_hash(m, hashed, hash);
        release(m, hashed);
        return ok;
    }
    Value answer = call_user_special(m, v, "__hash__", NULL, 0, &found);
    if (answer == VALUE_UNSET) {
        return false;
    }
    if (!is_int(m, answer)) {
        release(m, answer);
        raise_error(m, CLASS_TYPE_ERROR, "__hash__ method should return an integer");
        return false;
    }
    int64_t number;
    if (int_to_i64(m, answer, &number)) {
        *hash = hash_fixed((uint64_t)number);
    } else {
        *hash = int_hash(m, answer);
    }
    release(m, answer);
    return true;
}

// None, Ellipsis and NotImplemented hash by address in CPython 3.11; here by these.
static bool word_hash(Value v, uint64_t *hash) {
    if (value_is_bool(v)) {
        *hash = v == VALUE_TRUE;
        return true;
    }
    *hash = 0xFCA86420 + (v & 0xFF) - (VALUE_NONE & 0xFF);
    return true;
}

bool value_hash(Machine *m, Value v, uint64_t *hash) {
    if (value_is_int(v)) {
        *hash = hash_fixed((uint64_t)value_as_int(v));
        return true;
    }
    if (!value_is_ref(v)) {
        if (value_is_float(v)) {
            *hash = float_hash(value_as_float(v));
            return true;
        }
        return word_hash(v, hash);
    }
    switch ((int)type_of(m, v)) {
    case TYPE_STR:
        *hash = hash_of_str(m, v);
        return true;
    case TYPE_BYTES:
        *hash = bytes_hash(m, v);
        return true;
    case TYPE_COMPLEX:
        *hash = complex_hash(m, v);
        return true;
    case TYPE_BIG_INT:
        *hash = int_hash(m, v);
        return true;
    case TYPE_TUPLE:
        return tuple_hash(m, v, hash);
    case TYPE_FROZENSET:
        return frozenset_hash(m, v, hash);
    case TYPE_RANGE:
        return range_hash(m, v, hash);
    case TYPE_LIST:
    case TYPE_DICT:
    case TYPE_SET:
    case TYPE_DEQUE:
        return unhashable(m, v);
    case TYPE_SLICE:
        return m->profile->minor < 12 ? unhashable(m, v) : slice_hash(m, v, hash);
    case TYPE_DICT_VIEW:
        if (AS(DictView, m, v)->class_id != CLASS_DICT_VALUES) {
            return unhashable(m, v);
        }
        *hash = identity_hash(m, v);
        return true;
    case TYPE_METHOD: {
        const Method *method = AS(Method, m, v);
        *hash = hash_fixed(identity_hash(m, method->function) ^ identity_hash(m, method->self));
        return true;
    }
    case TYPE_GENERIC_ALIAS: {
        uint64_t args;
        const GenericAlias *alias = AS(GenericAlias, m, v);
        if (!value_hash(m, alias->origin, hash) || !value_hash(m, alias->args, &args)) {
            return false;
        }
        *hash = hash_fixed(*hash ^ args);
        return true;
    }
    default:
        return instance_hash(m, v, hash);
    }
}

// --- length -----------------------------------------------------------------------------------

static bool instance_length(Machine *m, Value o, int64_t *length) {
    bool found;
    Value answer = call_user_special(m, o, "__len__", NULL, 0, &found);
    if (!found) {
        if (m->world->pending == VALUE_UNSET && items_inside(m, o) != o) {
            return value_length(m, value_inside(m, o), length);
        }
        if (m->world->pending == VALUE_UNSET) {
            raise_error(m, CLASS_TYPE_ERROR, "object of type '%s' has no len()", type_name(m, o));
        }
        return false;
    }
    if (answer == VALUE_UNSET) {
        return false;
    }
    bool ok = false;
    if (!is_int(m, answer)) {
        ok = value_as_index(m, answer, length); // raises for what has no __index__
    } else if (!int_to_i64(m, answer, length)) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
    } else {
        ok = true;
    }
    if (ok && *length < 0) {
        raise_error(m, CLASS_VALUE_ERROR, "__len__() should return >= 0");
        ok = false;
    }
    release(m, answer);
    return ok;
}

bool value_length(Machine *m, Value o, int64_t *length) {
    if (plain_length(m, o, length)) {
        return true;
    }
    switch ((int)type_of(m, o)) {
    case TYPE_RANGE:
        if (int_to_i64(m, AS(Range, m, o)->length, length)) {
            return true;
        }
        raise_error(m, CLASS_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
        return false;
    default:
        return instance_length(m, o, length);
    }
}
