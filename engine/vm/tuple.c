#include "engine/vm/dunder.h"
#include "engine/vm/protocol.h"

// The caller sets the items.
static Tuple *tuple_take(Machine *m, uint32_t count) {
    Tuple *tuple = heap_take(m, TYPE_TUPLE, sizeof(Tuple) + (size_t)count * sizeof(Value));
    if (tuple) {
        tuple->count = count;
        tuple->unused = 0;
    }
    return tuple;
}

Value tuple_new(Machine *m, uint32_t count) {
    Tuple *tuple = tuple_take(m, count);
    if (!tuple) {
        return VALUE_UNSET;
    }
    for (uint32_t i = 0; i < count; i++) {
        tuple->items[i] = VALUE_UNSET;
    }
    return value_of(m, tuple);
}

Value tuple_of(Machine *m, const Value *items, uint32_t count) {
    Tuple *tuple = tuple_take(m, count);
    if (!tuple) {
        return VALUE_UNSET;
    }
    for (uint32_t i = 0; i < count; i++) {
        tuple->items[i] = retain(m, items[i]);
    }
    return value_of(m, tuple);
}

Value tuple_taking(Machine *m, const Value *items, uint32_t count) {
    Tuple *tuple = tuple_take(m, count);
    if (!tuple) {
        return VALUE_UNSET;
    }
    memcpy(tuple->items, items, count * sizeof(Value));
    return value_of(m, tuple);
}

Value tuple_from(Machine *m, Value iterable) {
    if (is_type(m, iterable, TYPE_TUPLE)) {
        return retain(m, iterable);
    }
    Value sequence = sequence_of(m, iterable);
    if (sequence == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value tuple = tuple_of(m, sequence_items(m, sequence), sequence_count(m, sequence));
    release(m, sequence);
    return tuple;
}

static Value tuple_slice(Machine *m, Value tuple, Value slice) {
    int64_t start, stop, step;
    int64_t count = slice_indices(m, slice, tuple_count(m, tuple), &start, &stop, &step);
    if (count < 0) {
        return VALUE_UNSET;
    }
    if (count == tuple_count(m, tuple) && step == 1) {
        return retain(m, tuple);
    }
    Value result = tuple_new(m, (uint32_t)count);
    if (result != VALUE_UNSET) {
        for (int64_t i = 0; i < count; i++) {
            Value item = tuple_items(m, tuple)[start + i * step];
            tuple_items(m, result)[i] = retain(m, item);
        }
    }
    return result;
}

Value tuple_get_item(Machine *m, Value tuple, Value key) {
    if (is_type(m, key, TYPE_SLICE)) {
        return tuple_slice(m, tuple, key);
    }
    int64_t index;
    if (!index_argument(m, key, "tuple indices must be integers or slices, not %s", &index)) {
        return VALUE_UNSET;
    }
    if (!index_inside(&index, tuple_count(m, tuple))) {
        return raise_error(m, CLASS_INDEX_ERROR, "tuple index out of range");
    }
    return retain(m, tuple_items(m, tuple)[index]);
}

Value tuple_concat(Machine *m, Value a, Value b) {
    uint64_t left = tuple_count(m, a);
    uint64_t right = tuple_count(m, b);
    if (left + right > UINT32_MAX) {
        return raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
    }
    if (right == 0) {
        return retain(m, a);
    }
    if (left == 0) {
        return retain(m, b);
    }
    Value result = tuple_new(m, (uint32_t)(left + right));
    if (result != VALUE_UNSET) {
        Value *items = tuple_items(m, result);
        for (uint64_t i = 0; i < left; i++) {
            items[i] = retain(m, tuple_items(m, a)[i]);
        }
        for (uint64_t i = 0; i < right; i++) {
            items[left + i] = retain(m, tuple_items(m, b)[i]);
        }
    }
    return result;
}

int tuples_equal_quickly(const Machine *m, Value a, Value b) {
    uint32_t left = tuple_count(m, a);
    uint32_t right = tuple_count(m, b);
    int same = 1;
    for (uint32_t i = 0; same == 1 && i < left && i < right; i++) {
        same = words_equal_quickly(m, tuple_items(m, a)[i], tuple_items(m, b)[i]);
    }
    return same == 1 ? left == right : same;
}

// The hash of a tuple is a cut-down xxHash over the hashes of its items, as in CPython: the order
// of sets of tuples depends on it.
static const uint64_t hash_prime1 = 11400714785074694791u;
static const uint64_t hash_prime2 = 14029467366897019727u;
static const uint64_t hash_prime5 = 2870177450012600261u;

static inline uint64_t mix_lane(uint64_t mixed, uint64_t lane) {
    mixed += lane * hash_prime2;
    return (mixed << 31 | mixed >> 33) * hash_prime1;
}

static inline uint64_t mix_count(uint64_t mixed, uint32_t count) {
    mixed += count ^ (hash_prime5 ^ 3527539u);
    return mixed == HASH_RESERVED ? 1546275796 : mixed;
}

// Of ints and texts, which need no descent; false: others are inside.
static bool hash_of_words(Machine *m, Value tuple, uint64_t *hash) {
    uint32_t count = tuple_count(m, tuple);
    uint64_t mixed = hash_prime5;
    for (uint32_t i = 0; i < count; i++) {
        Value item = tuple_items(m, tuple)[i];
        uint64_t lane;
        if (value_is_int(item)) {
            lane = hash_fixed((uint64_t)value_as_int(item));
        } else if (!is_type(m, item, TYPE_STR) || !value_hash(m, item, &lane)) {
            return false;
        }
        mixed = mix_lane(mixed, lane);
    }
    *hash = mix_count(mixed, count);
    return true;
}

bool tuple_hash(Machine *m, Value tuple, uint64_t *hash) {
    if (!m->costs && hash_of_words(m, tuple, hash)) {
        return true;
    }
    uint32_t count = tuple_count(m, tuple);
    uint64_t mixed = hash_prime5;
    if (!recursion_enter(m, " while hashing a tuple")) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint64_t lane;
        if (!value_hash(m, tuple_items(m, tuple)[i], &lane)) {
            recursion_leave(m);
            return false;
        }
        mixed = mix_lane(mixed, lane);
    }
    recursion_leave(m);
    *hash = mix_count(mixed, count);
    return true;
}

bool slice_hash(Machine *m, Value slice, uint64_t *hash) {
    const Slice *s = AS(Slice, m, slice);
    Value parts[] = {s->start, s->stop, s->step};
    uint64_t mixed = hash_prime5;
    for (int i = 0; i < 3; i++) {
        uint64_t lane;
        if (!value_hash(m, parts[i], &lane)) {
            return false;
        }
        mixed = mix_lane(mixed, lane);
    }
    *hash = mixed == HASH_RESERVED ? 1546275796 : mixed;
    return true;
}

bool tuple_repr(Machine *m, Text *text, Value tuple) {
    Object *object = object_at(m, tuple);
    if (object->flags & OBJECT_IN_REPR) {
        text_add_z(text, "(...)");
        return true;
    }
    object->flags |= OBJECT_IN_REPR;
    uint32_t count = tuple_count(m, tuple);
    bool ok = true;
    text_add_char(text, '(');
    for (uint32_t i = 0; ok && i < count; i++) {
        text_add_z(text, i ? ", " : "");
        ok = text_add_repr(m, text, tuple_items(m, tuple)[i]);
    }
    text_add_z(text, count == 1 ? ",)" : ")");
    object->flags &= (uint16_t)~OBJECT_IN_REPR;
    return ok;
}

// --- methods ----------------------------------------------------------------------------------

static Value self_of(Machine *m, const Call *call, const char *method) {
    return method_self(m, call, TYPE_TUPLE, TYPE_TUPLE, "tuple", method);
}

static Value tuple_index(Machine *m, const Call *call) {
    Value self = self_of(m, call, "index");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    int64_t count = tuple_count(m, self);
    int64_t start = 0;
    int64_t stop = count;
    if ((call->count > 1 && !slice_bound(m, call->args[1], count, &start)) ||
        (call->count > 2 && !slice_bound(m, call->args[2], count, &stop))) {
        return VALUE_UNSET;
    }
    for (int64_t i = start; i < stop; i++) {
        bool same;
        if (!value_equal(m, tuple_items(m, self)[i], call->args[0], &same)) {
            return VALUE_UNSET;
        }
        if (same) {
            return int_from_i64(m, i);
        }
    }
    return raise_error(m, CLASS_VALUE_ERROR, "tuple.index(x): x not in tuple");
}

static Value tuple_count_method(Machine *m, const Call *call) {
    Value self = self_of(m, call, "count");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    int64_t found = 0;
    for (uint32_t i = 0; i < tuple_count(m, self); i++) {
        bool same;
        if (!value_equal(m, tuple_items(m, self)[i], call->args[0], &same)) {
            return VALUE_UNSET;
        }
        found += same;
    }
    return int_from_i64(m, found);
}

const NativeInfo natives_tuple[] = {
    {"count", tuple_count_method, 1, 1, false, EFFECT_READS_SELF},
    {"index", tuple_index, 1, 3, false, EFFECT_READS_SELF},
    DUNDERS_COMMON,
    DUNDERS_HASH,
    DUNDERS_ORDER,
    DUNDERS_CONTAINER,
    DUNDERS_READ,
    DUNDERS_SEQUENCE,
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
