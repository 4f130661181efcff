#include "engine/vm/dunder.h"
#include "engine/vm/protocol.h"

Value tuple_new(Machine *m, uint32_t count) {
    Tuple *tuple = heap_new(m, TYPE_TUPLE, sizeof(Tuple) + (size_t)count * sizeof(Value));
    if (!tuple) {
        return VALUE_UNSET;
    }
    tuple->count = count;
    for (uint32_t i = 0; i < count; i++) {
        tuple->items[i] = VALUE_UNSET;
    }
    return value_of(m, tuple);
}

Value tuple_of(Machine *m, const Value *items, uint32_t count) {
    Tuple *tuple = heap_new(m, TYPE_TUPLE, sizeof(Tuple) + (size_t)count * sizeof(Value));
    if (!tuple) {
        return VALUE_UNSET;
    }
    tuple->count = count;
    for (uint32_t i = 0; i < count; i++) {
        tuple->items[i] = retain(m, items[i]);
    }
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

// The hash of a tuple is a cut-down xxHash over the hashes of its items, as in CPython: the order
// of sets of tuples depends on it.
bool tuple_hash(Machine *m, Value tuple, uint64_t *hash) {
    const uint64_t prime1 = 11400714785074694791u;
    const uint64_t prime2 = 14029467366897019727u;
    const uint64_t prime5 = 2870177450012600261u;
    uint32_t count = tuple_count(m, tuple);
    uint64_t mixed = prime5;
    if (!recursion_enter(m, " while hashing a tuple")) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint64_t lane;
        if (!value_hash(m, tuple_items(m, tuple)[i], &lane)) {
            recursion_leave(m);
            return false;
        }
        mixed += lane * prime2;
        mixed = mixed << 31 | mixed >> 33;
        mixed *= prime1;
    }
    recursion_leave(m);
    mixed += count ^ (prime5 ^ 3527539u);
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
