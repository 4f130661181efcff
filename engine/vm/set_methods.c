#include "engine/vm/dunder.h"
#include "engine/vm/set.h"

static Value any_self(Machine *m, const Call *call, const char *method) {
    bool frozen = is_type(m, value_inside(m, call->self), TYPE_FROZENSET);
    return method_self(m, call, TYPE_SET, TYPE_FROZENSET, frozen ? "frozenset" : "set", method);
}

static Value set_self(Machine *m, const Call *call, const char *method) {
    return method_self(m, call, TYPE_SET, TYPE_SET, "set", method);
}

static Value done(bool ok) {
    return ok ? VALUE_NONE : VALUE_UNSET;
}

// --- changing one item ------------------------------------------------------------------------

static Value add(Machine *m, const Call *call) {
    Value self = set_self(m, call, "add");
    return done(self != VALUE_UNSET && set_add(m, self, call->args[0]));
}

static Value discard(Machine *m, const Call *call) {
    Value self = set_self(m, call, "discard");
    return done(self != VALUE_UNSET && set_discard(m, self, call->args[0]) >= 0);
}

static Value remove_item(Machine *m, const Call *call) {
    Value self = set_self(m, call, "remove");
    int removed = self == VALUE_UNSET ? -1 : set_discard(m, self, call->args[0]);
    return removed == 0 ? raise_key_error(m, call->args[0]) : done(removed > 0);
}

static Value pop(Machine *m, const Call *call) {
    Value self = set_self(m, call, "pop");
    Value item = self == VALUE_UNSET ? VALUE_UNSET : set_pop(m, self);
    if (item == VALUE_UNSET && self != VALUE_UNSET) {
        Value message = str_z(m, "pop from an empty set");
        raise_key_error(m, message);
        release(m, message);
    }
    return item;
}

static Value clear(Machine *m, const Call *call) {
    Value self = set_self(m, call, "clear");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    set_clear(m, self);
    return VALUE_NONE;
}

static Value copy(Machine *m, const Call *call) {
    Value self = any_self(m, call, "copy");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    return is_type(m, self, TYPE_FROZENSET) ? retain(m, self) : set_copy(m, self, TYPE_SET);
}

// --- making others ----------------------------------------------------------------------------

typedef Value (*Combine)(Machine *m, Value set, Value other);

// set.op(a, b, ...): folds from the left; without arguments a copy.
static Value combine_all(Machine *m, const Call *call, const char *method, Combine combine) {
    Value self = any_self(m, call, method);
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    TypeId type = is_type(m, self, TYPE_FROZENSET) ? TYPE_FROZENSET : TYPE_SET;
    if (call->count == 0) {
        return set_copy(m, self, type);
    }
    Value result = retain(m, self);
    for (int i = 0; result != VALUE_UNSET && i < call->count; i++) {
        replace(m, &result, combine(m, result, call->args[i]));
    }
    return result;
}

typedef bool (*Update)(Machine *m, Value set, Value other);

static Value fold_into(Machine *m, Value result, const Call *call, int first, Update update) {
    for (int i = first; result != VALUE_UNSET && i < call->count; i++) {
        if (!update(m, result, call->args[i])) {
            release(m, result);
            return VALUE_UNSET;
        }
    }
    return result;
}

static Value union_method(Machine *m, const Call *call) {
    Value self = any_self(m, call, "union");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    TypeId type = is_type(m, self, TYPE_FROZENSET) ? TYPE_FROZENSET : TYPE_SET;
    Value result = set_copy(m, self, type);
    for (int i = 0; i < call->count && result != VALUE_UNSET; i++) {
        if (call->args[i] != self && !set_update(m, result, call->args[i])) {
            release(m, result);
            return VALUE_UNSET;
        }
    }
    return result;
}

static Value intersection(Machine *m, const Call *call) {
    return combine_all(m, call, "intersection", set_intersection);
}

static Value difference(Machine *m, const Call *call) {
    Call first = *call;
    first.count = call->count > 0 ? 1 : 0;
    Value result = combine_all(m, &first, "difference", set_difference);
    return fold_into(m, result, call, 1, set_difference_update);
}

static Value symmetric_difference(Machine *m, const Call *call) {
    return combine_all(m, call, "symmetric_difference", set_symmetric);
}

// --- changing the whole -----------------------------------------------------------------------

static Value update_all(Machine *m, const Call *call, const char *method, Update update) {
    Value self = set_self(m, call, method);
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    for (int i = 0; i < call->count; i++) {
        if (!update(m, self, call->args[i])) {
            return VALUE_UNSET;
        }
    }
    return VALUE_NONE;
}

static Value update(Machine *m, const Call *call) {
    return update_all(m, call, "update", set_update);
}

static Value intersection_update(Machine *m, const Call *call) {
    Value result = combine_all(m, call, "intersection_update", set_intersection);
    if (result == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value self = set_self(m, call, "intersection_update");
    if (self != VALUE_UNSET) {
        set_take_body(m, self, result);
    }
    release(m, result);
    return done(self != VALUE_UNSET);
}

static Value difference_update(Machine *m, const Call *call) {
    return update_all(m, call, "difference_update", set_difference_update);
}

static Value symmetric_difference_update(Machine *m, const Call *call) {
    return update_all(m, call, "symmetric_difference_update", set_symmetric_update);
}

// --- asking -----------------------------------------------------------------------------------

// The other operand as a set: itself, or a new one of its items.
static Value as_set(Machine *m, Value v) {
    return is_set(m, v) ? retain(m, v) : set_from(m, TYPE_SET, v);
}

static Value issubset(Machine *m, const Call *call) {
    Value self = any_self(m, call, "issubset");
    Value other = self == VALUE_UNSET ? VALUE_UNSET : as_set(m, call->args[0]);
    if (other == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    bool result;
    bool ok = set_is_subset(m, self, other, &result);
    release(m, other);
    return ok ? value_from_bool(result) : VALUE_UNSET;
}

// Walks until an item's being in the set is `sought`. 1 found, 0 not, -1 exception.
static int seek(Machine *m, Value set, Value iterable, bool sought) {
    Value iterator = value_iter(m, iterable);
    if (iterator == VALUE_UNSET) {
        return -1;
    }
    bool ok = true;
    bool there = !sought;
    Value item;
    while (ok && there != sought && (item = value_next(m, iterator)) != VALUE_UNSET) {
        uint64_t hash;
        ok = value_hash(m, item, &hash) && set_contains_hashed(m, set, item, hash, &there);
        release(m, item);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET ? there == sought : -1;
}

static Value issuperset(Machine *m, const Call *call) {
    Value self = any_self(m, call, "issuperset");
    bool result = false;
    if (self != VALUE_UNSET && is_set(m, call->args[0])) {
        return set_is_subset(m, call->args[0], self, &result) ? value_from_bool(result)
                                                              : VALUE_UNSET;
    }
    int found = self == VALUE_UNSET ? -1 : seek(m, self, call->args[0], false);
    return found < 0 ? VALUE_UNSET : value_from_bool(!found);
}

static Value isdisjoint(Machine *m, const Call *call) {
    Value self = any_self(m, call, "isdisjoint");
    int found = self == VALUE_UNSET ? -1 : seek(m, self, call->args[0], true);
    return found < 0 ? VALUE_UNSET : value_from_bool(!found);
}

#define METHODS_OF_BOTH                                                                            \
    {"copy", copy, 0, 0, false, EFFECT_READS_SELF},                                                \
        {"union", union_method, 0, -1, false, EFFECT_READS_SELF},                                  \
        {"intersection", intersection, 0, -1, false, EFFECT_READS_SELF},                           \
        {"difference", difference, 0, -1, false, EFFECT_READS_SELF},                               \
        {"symmetric_difference", symmetric_difference, 1, 1, false, EFFECT_READS_SELF},            \
        {"issubset", issubset, 1, 1, false, EFFECT_READS_SELF},                                    \
        {"issuperset", issuperset, 1, 1, false, EFFECT_READS_SELF},                                \
        {"isdisjoint", isdisjoint, 1, 1, false, EFFECT_READS_SELF}, DUNDERS_COMMON, DUNDERS_ORDER, \
        DUNDERS_CONTAINER, DUNDERS_SET

const NativeInfo natives_set[] = {
    {"add", add, 1, 1, false, EFFECT_WRITES_SELF},
    {"discard", discard, 1, 1, false, EFFECT_WRITES_SELF},
    {"remove", remove_item, 1, 1, false, EFFECT_WRITES_SELF},
    {"pop", pop, 0, 0, false, EFFECT_WRITES_SELF},
    {"clear", clear, 0, 0, false, EFFECT_WRITES_SELF},
    {"update", update, 0, -1, false, EFFECT_WRITES_SELF},
    {"intersection_update", intersection_update, 0, -1, false, EFFECT_WRITES_SELF},
    {"difference_update", difference_update, 0, -1, false, EFFECT_WRITES_SELF},
    {"symmetric_difference_update", symmetric_difference_update, 1, 1, false, EFFECT_WRITES_SELF},
    METHODS_OF_BOTH,
    DUNDER_WRITES("__ior__", dunder_ior, 1),
    DUNDER_WRITES("__iand__", dunder_iand, 1),
    DUNDER_WRITES("__isub__", dunder_isub, 1),
    DUNDER_WRITES("__ixor__", dunder_ixor, 1),
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};

const NativeInfo natives_frozenset[] = {
    METHODS_OF_BOTH,
    DUNDERS_HASH,
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
