// Union, intersection, difference, comparison and hash of sets. What is walked and what is looked
// up is chosen as CPython chooses it: the order of the result depends on it.
#include "engine/vm/set.h"

// Calls `each` for the items of anything iterable, with their hashes. Items stay alive meanwhile.
typedef bool (*Each)(Machine *m, Value item, uint64_t hash, void *context);

__attribute__((always_inline)) static inline bool walk_set(Machine *m, Value set, Each each,
                                                           void *context) {
    uint32_t position = 0;
    Value key;
    uint64_t hash;
    bool ok = true;
    const Set *walked = AS(Set, m, set);
    while (ok && walked->table != VALUE_UNSET && set_step(m, walked, &position, &key, &hash)) {
        retain(m, key);
        ok = each(m, key, hash, context);
        release(m, key);
    }
    return ok;
}

static bool walk_dict(Machine *m, Value dict, Each each, void *context) {
    uint32_t position = 0;
    Value key, value;
    bool ok = true;
    while (ok && dict_next(m, dict, &position, &key, &value)) {
        retain(m, key);
        ok = each(m, key, dict_entries(m, dict)[position - 1].hash, context);
        release(m, key);
    }
    return ok;
}

static bool walk(Machine *m, Value iterable, Each each, void *context) {
    if (is_set(m, iterable)) {
        return walk_set(m, iterable, each, context);
    }
    if (is_type(m, iterable, TYPE_DICT)) {
        return walk_dict(m, iterable, each, context);
    }
    Value iterator = value_iter(m, iterable);
    if (iterator == VALUE_UNSET) {
        return false;
    }
    bool ok = true;
    Value item;
    while (ok && (item = value_next(m, iterator)) != VALUE_UNSET) {
        uint64_t hash;
        ok = value_hash(m, item, &hash) && each(m, item, hash, context);
        release(m, item);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET;
}

// Adds to `result` what is (wanted) or is not in `filter`.
typedef struct Sieve {
    Value result;
    Value filter; // set or dict
    bool wanted;
} Sieve;

static bool sift(Machine *m, Value item, uint64_t hash, void *context) {
    const Sieve *sieve = context;
    bool there;
    if (is_type(m, sieve->filter, TYPE_DICT)) {
        bool failed;
        there = dict_find_hashed(m, sieve->filter, item, hash, &failed) != VALUE_UNSET;
        if (failed) {
            return false;
        }
    } else if (!set_contains_hashed(m, sieve->filter, item, hash, &there)) {
        return false;
    }
    return there != sieve->wanted || set_add_hashed(m, sieve->result, item, hash);
}

static Value sifted(Machine *m, TypeId type, Value walked, Value filter, bool wanted) {
    Sieve sieve = {set_new(m, type), filter, wanted};
    bool ok = sieve.result != VALUE_UNSET;
    if (ok && is_set(m, walked) && is_set(m, filter)) {
        ok = set_sift(m, sieve.result, walked, filter, wanted);
    } else if (ok) {
        ok = walk(m, walked, sift, &sieve);
    }
    if (!ok) {
        release(m, sieve.result);
        return VALUE_UNSET;
    }
    return sieve.result;
}

static TypeId set_type(const Machine *m, Value set) {
    return is_type(m, set, TYPE_FROZENSET) ? TYPE_FROZENSET : TYPE_SET;
}

static uint32_t set_count(const Machine *m, Value set) {
    return AS(Set, m, set)->count;
}

Value set_intersection(Machine *m, Value set, Value other) {
    TypeId type = set_type(m, set);
    if (set == other) {
        return set_copy(m, set, type);
    }
    bool swap = is_set(m, other) && set_count(m, other) > set_count(m, set);
    return swap ? sifted(m, type, set, other, true) : sifted(m, type, other, set, true);
}

static bool discard_each(Machine *m, Value item, uint64_t hash, void *context) {
    return set_discard_hashed(m, *(Value *)context, item, hash) >= 0;
}

bool set_difference_update(Machine *m, Value set, Value other) {
    if (set == other) {
        set_clear(m, set);
        return true;
    }
    Value walked = retain(m, other);
    if (is_set(m, other) && set_count(m, other) >> 3 > set_count(m, set)) {
        replace(m, &walked, set_intersection(m, set, other));
    }
    bool ok = walked != VALUE_UNSET;
    if (ok && is_type(m, walked, TYPE_DICT)) { // CPython walks its keys and hashes them again
        ok = walk_dict(m, walked, discard_each, &set);
    } else if (ok) {
        ok = walk(m, walked, discard_each, &set);
    }
    release(m, walked);
    return ok && set_tidy(m, set);
}

static Value copy_and_difference(Machine *m, Value set, Value other) {
    Value result = set_copy(m, set, set_type(m, set));
    if (result != VALUE_UNSET && !set_difference_update(m, result, other)) {
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
}

Value set_difference(Machine *m, Value set, Value other) {
    uint32_t other_count;
    if (is_set(m, other)) {
        other_count = set_count(m, other);
    } else if (is_type(m, other, TYPE_DICT)) {
        other_count = dict_count(m, other);
    } else {
        return copy_and_difference(m, set, other);
    }
    if (set_count(m, set) >> 2 > other_count) {
        return copy_and_difference(m, set, other);
    }
    return sifted(m, set_type(m, set), set, other, false);
}

static bool toggle_each(Machine *m, Value item, uint64_t hash, void *context) {
    Value set = *(Value *)context;
    int removed = set_discard_hashed(m, set, item, hash);
    return removed > 0 || (removed == 0 && set_add_hashed(m, set, item, hash));
}

bool set_symmetric_update(Machine *m, Value set, Value other) {
    if (set == other) {
        set_clear(m, set);
        return true;
    }
    if (is_type(m, other, TYPE_DICT)) {
        return walk_dict(m, other, toggle_each, &set);
    }
    Value unique = is_set(m, other) ? retain(m, other) : set_from(m, TYPE_SET, other);
    bool ok = unique != VALUE_UNSET && walk_set(m, unique, toggle_each, &set);
    release(m, unique);
    return ok;
}

Value set_symmetric(Machine *m, Value set, Value other) {
    Value result = set_from(m, set_type(m, set), other);
    if (result != VALUE_UNSET && !set_symmetric_update(m, result, set)) {
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
}

bool set_intersection_update(Machine *m, Value set, Value other) {
    Value result = set_intersection(m, set, other);
    if (result == VALUE_UNSET) {
        return false;
    }
    set_take_body(m, set, result);
    release(m, result);
    return true;
}

Value set_union(Machine *m, Value set, Value other) {
    Value result = set_copy(m, set, set_type(m, set));
    if (result != VALUE_UNSET && set != other && !set_update(m, result, other)) {
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
}

Value set_binary(Machine *m, Value a, Value b, int op) {
    switch (op) {
    case OPERATOR_BIT_OR:
        return set_union(m, a, b);
    case OPERATOR_BIT_AND:
        return set_intersection(m, a, b);
    case OPERATOR_SUB:
        return set_difference(m, a, b);
    case OPERATOR_BIT_XOR:
        return set_symmetric(m, a, b);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

bool set_binary_in_place(Machine *m, Value a, Value b, int op) {
    switch (op) {
    case OPERATOR_BIT_OR:
        return set_update(m, a, b);
    case OPERATOR_BIT_AND:
        return set_intersection_update(m, a, b);
    case OPERATOR_SUB:
        return set_difference_update(m, a, b);
    default:
        return set_symmetric_update(m, a, b);
    }
}

// --- comparing --------------------------------------------------------------------------------

typedef struct Subset {
    Value in;
    bool holds;
} Subset;

static bool check_each(Machine *m, Value item, uint64_t hash, void *context) {
    Subset *subset = context;
    bool there;
    if (!subset->holds) {
        return true;
    }
    if (!set_contains_hashed(m, subset->in, item, hash, &there)) {
        return false;
    }
    subset->holds = there;
    return true;
}

bool set_is_subset(Machine *m, Value a, Value b, bool *result) {
    Subset subset = {b, set_count(m, a) <= set_count(m, b)};
    bool ok = !subset.holds || walk_set(m, a, check_each, &subset);
    *result = subset.holds;
    return ok;
}

Value set_compare(Machine *m, Value a, Value b, int op) {
    if (!is_set(m, b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    uint32_t left = set_count(m, a);
    uint32_t right = set_count(m, b);
    bool backwards = op == COMPARE_GT || op == COMPARE_GT_E;
    bool possible = op == COMPARE_LT     ? left < right
                    : op == COMPARE_LT_E ? left <= right
                    : op == COMPARE_GT   ? left > right
                    : op == COMPARE_GT_E ? left >= right
                                         : left == right;
    bool result = false;
    if (possible && !set_is_subset(m, backwards ? b : a, backwards ? a : b, &result)) {
        return VALUE_UNSET;
    }
    return value_from_bool(result != (op == COMPARE_NOT_EQ));
}

static uint64_t shuffled(uint64_t hash) {
    return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

// Does not depend on the order of the items, so that equal sets hash the same.
bool frozenset_hash(Machine *m, Value v, uint64_t *hash) {
    Set *set = AS(Set, m, v);
    if (is_type(m, v, TYPE_FROZENSET) && set->hash) {
        *hash = set->hash;
        return true;
    }
    uint64_t mixed = 0;
    uint32_t position = 0;
    Value key;
    uint64_t item_hash;
    while (set_next(m, v, &position, &key, &item_hash)) {
        mixed ^= shuffled(item_hash);
    }
    mixed ^= ((uint64_t)set->count + 1) * 1927868237u;
    mixed ^= (mixed >> 11) ^ (mixed >> 25);
    mixed = mixed * 69069u + 907133923u;
    *hash = mixed == HASH_RESERVED ? 590923713u : mixed;
    if (is_type(m, v, TYPE_FROZENSET)) {
        set->hash = *hash;
    }
    return true;
}

bool set_repr(Machine *m, Text *text, Value v, const char *name) {
    Object *object = object_at(m, v);
    const char *class_text = name ? name : "set";
    if (AS(Set, m, v)->count == 0) {
        text_printf(text, "%s()", class_text);
        return true;
    }
    if (object->flags & OBJECT_IN_REPR) {
        text_printf(text, "%s(...)", class_text);
        return true;
    }
    Value list = list_from(m, v);
    if (list == VALUE_UNSET) {
        return false;
    }
    object->flags |= OBJECT_IN_REPR;
    bool ok = true;
    text_printf(text, "%s%s{", name ? name : "", name ? "(" : "");
    for (uint32_t i = 0; ok && i < list_count(m, list); i++) {
        text_add_z(text, i ? ", " : "");
        ok = text_add_repr(m, text, list_items(m, list)[i]);
    }
    text_add_z(text, name ? "})" : "}");
    object->flags &= (uint16_t)~OBJECT_IN_REPR;
    release(m, list);
    return ok;
}
