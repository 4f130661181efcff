#include "engine/vm/dunder.h"
#include "engine/vm/protocol.h"

// --- building from other mappings -------------------------------------------------------------

static bool update_from_dict(Machine *m, Value dict, Value other) {
    if (dict == other) {
        return true;
    }
    uint32_t position = 0;
    uint32_t count = dict_count(m, other);
    const DictEntry *entries = dict_entries(m, other);
    Value key, value;
    while (dict_next(m, other, &position, &key, &value)) {
        uint64_t hash = entries[position - 1].hash;
        retain(m, key);
        retain(m, value);
        bool ok = dict_set_hashed(m, dict, key, hash, value);
        release(m, key);
        release(m, value);
        if (!ok) {
            return false;
        }
        if (dict_count(m, other) != count || dict_entries(m, other) != entries) {
            raise_error(m, CLASS_RUNTIME_ERROR, "dict mutated during update");
            return false;
        }
    }
    return true;
}

static bool update_from_keys(Machine *m, Value dict, Value mapping, Value keys_method) {
    Value keys = call_value(m, keys_method, NULL, 0, VALUE_UNSET);
    Value iterator = keys == VALUE_UNSET ? VALUE_UNSET : value_iter(m, keys);
    release(m, keys);
    if (iterator == VALUE_UNSET) {
        return false;
    }
    Value key;
    bool ok = true;
    while (ok && (key = value_next(m, iterator)) != VALUE_UNSET) {
        Value value = value_get_item(m, mapping, key);
        ok = value != VALUE_UNSET && dict_set(m, dict, key, value);
        release(m, key);
        release(m, value);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET;
}

static bool set_pair(Machine *m, Value dict, Value pair, int64_t number) {
    Value sequence = sequence_of(m, pair);
    if (sequence == VALUE_UNSET) {
        if (pending_is(m, CLASS_TYPE_ERROR)) {
            pending_clear(m);
            raise_error(m, CLASS_TYPE_ERROR,
                        "cannot convert dictionary update sequence element #%lld to a sequence",
                        (long long)number);
        }
        return false;
    }
    uint32_t count = sequence_count(m, sequence);
    bool ok = count == 2;
    if (ok) {
        Value key = retain(m, sequence_items(m, sequence)[0]);
        Value value = retain(m, sequence_items(m, sequence)[1]);
        ok = dict_set(m, dict, key, value);
        release(m, key);
        release(m, value);
    } else {
        raise_error(m, CLASS_VALUE_ERROR,
                    "dictionary update sequence element #%lld has length %u; 2 is required",
                    (long long)number, count);
    }
    release(m, sequence);
    return ok;
}

static bool update_from_pairs(Machine *m, Value dict, Value pairs) {
    Value iterator = value_iter(m, pairs);
    if (iterator == VALUE_UNSET) {
        return false;
    }
    Value pair;
    bool ok = true;
    for (int64_t number = 0; ok && (pair = value_next(m, iterator)) != VALUE_UNSET; number++) {
        ok = set_pair(m, dict, pair, number);
        release(m, pair);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET;
}

bool dict_update(Machine *m, Value dict, Value other) {
    if (is_type(m, value_inside(m, other), TYPE_DICT)) {
        return update_from_dict(m, dict, value_inside(m, other));
    }
    Value keys = is_type(m, other, TYPE_INSTANCE) ? get_attr_or_unset(m, other, name_z(m, "keys"))
                                                  : VALUE_UNSET;
    if (keys == VALUE_UNSET && pending_is(m, CLASS_ATTRIBUTE_ERROR)) {
        pending_clear(m); // of a __getattr__
    }
    if (keys != VALUE_UNSET) {
        bool ok = update_from_keys(m, dict, other, keys);
        release(m, keys);
        return ok;
    }
    return m->world->pending == VALUE_UNSET && update_from_pairs(m, dict, other);
}

bool dict_update_from_call(Machine *m, const Call *call, const char *function, Value dict) {
    if (call->count > 1) {
        raise_error(m, CLASS_TYPE_ERROR, "%s expected at most 1 argument, got %d", function,
                    call->count);
        return false;
    }
    if (call->count == 1 && !dict_update(m, dict, call->args[0])) {
        return false;
    }
    uint32_t count = call->kwnames == VALUE_UNSET ? 0 : tuple_count(m, call->kwnames);
    for (uint32_t i = 0; i < count; i++) {
        if (!dict_set(m, dict, tuple_items(m, call->kwnames)[i], call->kwargs[i])) {
            return false;
        }
    }
    return true;
}

// --- methods ----------------------------------------------------------------------------------

static Value self_of(Machine *m, const Call *call, const char *method) {
    return method_self(m, call, TYPE_DICT, TYPE_DICT, "dict", method);
}

static Value argument(const Call *call, int index, Value otherwise) {
    return index < call->count ? call->args[index] : otherwise;
}

static Value get_method(Machine *m, const Call *call) {
    Value self = self_of(m, call, "get");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    bool failed;
    Value found = dict_find(m, self, call->args[0], &failed);
    if (failed) {
        return VALUE_UNSET;
    }
    return retain(m, found == VALUE_UNSET ? argument(call, 1, VALUE_NONE) : found);
}

static Value setdefault(Machine *m, const Call *call) {
    Value self = self_of(m, call, "setdefault");
    Value found;
    if (self == VALUE_UNSET ||
        !dict_set_default(m, self, call->args[0], argument(call, 1, VALUE_NONE), &found)) {
        return VALUE_UNSET;
    }
    return retain(m, found);
}

static Value pop(Machine *m, const Call *call) {
    Value self = self_of(m, call, "pop");
    bool failed;
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (dict_count(m, self) > 0) { // an empty dict does not even hash the key
        Value value = dict_take(m, self, call->args[0], &failed);
        if (value != VALUE_UNSET || failed) {
            return value;
        }
    }
    if (call->count > 1) {
        return retain(m, call->args[1]);
    }
    return raise_key_error(m, call->args[0]);
}

static Value popitem(Machine *m, const Call *call) {
    Value self = self_of(m, call, "popitem");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value items[2];
    if (!dict_pop_last(m, self, &items[0], &items[1])) {
        Value message = str_z(m, "popitem(): dictionary is empty");
        raise_key_error(m, message);
        release(m, message);
        return VALUE_UNSET;
    }
    Value pair = tuple_of(m, items, 2);
    release(m, items[0]);
    release(m, items[1]);
    return pair;
}

static Value clear(Machine *m, const Call *call) {
    Value self = self_of(m, call, "clear");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    dict_clear(m, self);
    return VALUE_NONE;
}

static Value copy(Machine *m, const Call *call) {
    Value self = self_of(m, call, "copy");
    return self == VALUE_UNSET ? VALUE_UNSET : dict_copy(m, self);
}

static Value update(Machine *m, const Call *call) {
    Value self = self_of(m, call, "update");
    if (self == VALUE_UNSET || !dict_update_from_call(m, call, "update", self)) {
        return VALUE_UNSET;
    }
    return VALUE_NONE;
}

static Value view_method(Machine *m, const Call *call, ClassId cls, const char *method) {
    Value self = self_of(m, call, method);
    return self == VALUE_UNSET ? VALUE_UNSET : dict_view_new(m, cls, self);
}

static Value keys(Machine *m, const Call *call) {
    return view_method(m, call, CLASS_DICT_KEYS, "keys");
}

static Value values(Machine *m, const Call *call) {
    return view_method(m, call, CLASS_DICT_VALUES, "values");
}

static Value items(Machine *m, const Call *call) {
    return view_method(m, call, CLASS_DICT_ITEMS, "items");
}

// dict.fromkeys(iterable, value=None): a class method, which makes what the class is.
static Value fromkeys(Machine *m, const Call *call) {
    bool is_dict = call->self == builtin_class(m, CLASS_DICT);
    Value dict = is_dict ? dict_new(m) : call_value(m, call->self, NULL, 0, VALUE_UNSET);
    Value iterator = dict == VALUE_UNSET ? VALUE_UNSET : value_iter(m, call->args[0]);
    if (iterator == VALUE_UNSET) {
        release(m, dict);
        return VALUE_UNSET;
    }
    Value key;
    bool ok = true;
    while (ok && (key = value_next(m, iterator)) != VALUE_UNSET) {
        ok = value_set_item(m, dict, key, argument(call, 1, VALUE_NONE));
        release(m, key);
    }
    release(m, iterator);
    if (!ok || m->world->pending != VALUE_UNSET) {
        release(m, dict);
        return VALUE_UNSET;
    }
    return dict;
}

const NativeInfo natives_dict[] = {
    {"get", get_method, 1, 2, false, EFFECT_READS_SELF},
    {"setdefault", setdefault, 1, 2, false, EFFECT_WRITES_SELF},
    {"pop", pop, 1, 2, false, EFFECT_WRITES_SELF},
    {"popitem", popitem, 0, 0, false, EFFECT_WRITES_SELF},
    {"clear", clear, 0, 0, false, EFFECT_WRITES_SELF},
    {"copy", copy, 0, 0, false, EFFECT_READS_SELF},
    {"update", update, 0, -1, true, EFFECT_WRITES_SELF},
    {"keys", keys, 0, 0, false, EFFECT_READS_SELF},
    {"values", values, 0, 0, false, EFFECT_READS_SELF},
    {"items", items, 0, 0, false, EFFECT_READS_SELF},
    DUNDERS_COMMON,
    DUNDERS_CONTAINER,
    DUNDERS_READ,
    DUNDERS_WRITE,
    DUNDER_READS("__reversed__", dunder_reversed, 0),
    DUNDER_READS("__or__", dunder_or, 1),
    DUNDER_WRITES("__ior__", dunder_ior, 1),
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};

const NativeInfo natives_dict_class[] = {
    {"fromkeys", fromkeys, 1, 2, false, EFFECT_PRIVATE},
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
