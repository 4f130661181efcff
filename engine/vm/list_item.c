// Indexing, slicing and comparing of lists (and the comparing of tuples).
#include "engine/vm/protocol.h"

static Value list_slice(Machine *m, Value list, Value slice) {
    int64_t start, stop, step;
    int64_t count = slice_indices(m, slice, list_count(m, list), &start, &stop, &step);
    if (count < 0) {
        return VALUE_UNSET;
    }
    Value result = list_new(m, (uint32_t)count);
    if (result != VALUE_UNSET && count) {
        work_done(m, COST_COPIED, (uint64_t)count);
        const Value *from = list_items(m, list) + start;
        Value *to = list_items(m, result);
        for (int64_t i = 0; i < count; i++) {
            to[i] = retain(m, from[i * step]);
        }
        AS(List, m, result)->count = AS(List, m, result)->places = (uint32_t)count;
    }
    return result;
}

static const char index_text[] = "list indices must be integers or slices, not %s";

Value list_get_item(Machine *m, Value list, Value key) {
    if (is_type(m, key, TYPE_SLICE)) {
        return list_slice(m, list, key);
    }
    int64_t index;
    if (!index_argument(m, key, index_text, &index)) {
        return VALUE_UNSET;
    }
    if (!index_inside(&index, list_count(m, list))) {
        return raise_error(m, CLASS_INDEX_ERROR, "list index out of range");
    }
    return retain(m, list_items(m, list)[index]);
}

// Replaces list[low:high] by the items of source (a list that nobody else sees, or unset). What
// was there is moved out first and let go last, when the list is whole again.
static bool replace_range(Machine *m, Value v, uint32_t low, uint32_t high, Value source) {
    List *list = AS(List, m, v);
    uint32_t removed = high - low;
    uint32_t added = source == VALUE_UNSET ? 0 : list_count(m, source);
    uint64_t count = (uint64_t)list->count - removed + added;
    Value old = removed ? list_of(m, list_items(m, v) + low, removed) : VALUE_UNSET;
    if ((removed && old == VALUE_UNSET) || !list_reserve(m, v, count)) {
        release(m, old);
        return false;
    }
    Value *items = list_items(m, v);
    for (uint32_t i = low; i < high; i++) {
        release(m, items[i]); // old still holds it
    }
    if (items) {
        memmove(items + low + added, items + high, (list->count - high) * sizeof(Value));
        for (uint32_t i = 0; i < added; i++) {
            items[low + i] = retain(m, list_items(m, source)[i]);
        }
        for (uint64_t i = count; i < list->count; i++) {
            items[i] = VALUE_UNSET;
        }
    }
    list_resized(list, (uint32_t)count);
    list->count = (uint32_t)count;
    release(m, old);
    return true;
}

static bool delete_stepped(Machine *m, Value v, int64_t start, int64_t step, int64_t count) {
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    Value removed = list_new(m, (uint32_t)count);
    if (removed == VALUE_UNSET) {
        return false;
    }
    List *list = AS(List, m, v);
    Value *items = list_items(m, v);
    int64_t kept = start;
    int64_t last = start + (count - 1) * step;
    for (int64_t i = start; i < list->count; i++) {
        if (i <= last && (i - start) % step == 0) {
            list_items(m, removed)[AS(List, m, removed)->count++] = items[i];
        } else {
            items[kept++] = items[i];
        }
    }
    for (int64_t i = kept; i < list->count; i++) {
        items[i] = VALUE_UNSET;
    }
    list_resized(list, (uint32_t)kept);
    list->count = (uint32_t)kept;
    release(m, removed);
    return true;
}

static bool assign_stepped(Machine *m, Value v, int64_t start, int64_t step, int64_t count,
                           Value source) {
    if (list_count(m, source) != count) {
        raise_error(m, CLASS_VALUE_ERROR,
                    "attempt to assign sequence of size %u to extended slice of size %lld",
                    list_count(m, source), (long long)count);
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        Value *place = &list_items(m, v)[start + i * step];
        Value old = *place;
        *place = list_items(m, source)[i];
        list_items(m, source)[i] = old; // dies with source
    }
    return true;
}

// The assigned items as a list that nobody else sees.
static Value assigned_items(Machine *m, Value value, bool is_plain) {
    Value iterator = value_iter(m, value);
    if (iterator == VALUE_UNSET) {
        if (pending_is(m, CLASS_TYPE_ERROR)) {
            pending_clear(m);
            raise_error(m, CLASS_TYPE_ERROR,
                        is_plain ? "can only assign an iterable"
                                 : "must assign iterable to extended slice");
        }
        return VALUE_UNSET;
    }
    Value items = list_from(m, iterator);
    release(m, iterator);
    return items;
}

static bool list_set_slice(Machine *m, Value v, Value slice, Value value) {
    int64_t start, stop, step;
    if (slice_indices(m, slice, list_count(m, v), &start, &stop, &step) < 0) {
        return false;
    }
    Value source = VALUE_UNSET;
    if (value != VALUE_UNSET) {
        source = assigned_items(m, value, step == 1);
        if (source == VALUE_UNSET) {
            return false;
        }
    }
    // making the items may have changed the list
    int64_t count = slice_indices(m, slice, list_count(m, v), &start, &stop, &step);
    bool ok = count >= 0;
    if (ok && step == 1) {
        ok = replace_range(m, v, (uint32_t)start, (uint32_t)(start + count), source);
    } else if (ok && value == VALUE_UNSET) {
        ok = count == 0 || delete_stepped(m, v, start, step, count);
    } else if (ok) {
        ok = assign_stepped(m, v, start, step, count, source);
    }
    release(m, source);
    return ok;
}

bool list_set_item(Machine *m, Value list, Value key, Value value) {
    if (is_type(m, key, TYPE_SLICE)) {
        return list_set_slice(m, list, key, value);
    }
    int64_t index;
    if (!index_argument(m, key, index_text, &index)) {
        return false;
    }
    if (!index_inside(&index, list_count(m, list))) {
        raise_error(m, CLASS_INDEX_ERROR, "list assignment index out of range");
        return false;
    }
    if (value == VALUE_UNSET) {
        release(m, list_take(m, list, (uint32_t)index));
    } else {
        replace(m, &list_items(m, list)[index], retain(m, value));
    }
    return true;
}

bool sequence_contains(Machine *m, Value sequence, Value item, bool *result) {
    *result = false;
    for (uint32_t i = 0; !*result && i < sequence_count(m, sequence); i++) {
        work_done(m, COST_SCAN, 1);
        Value candidate = sequence_items(m, sequence)[i];
        int same = equal_quickly(m, candidate, item);
        if (same >= 0) {
            *result = same;
            continue;
        }
        retain(m, candidate);
        bool ok = value_equal(m, candidate, item, result);
        release(m, candidate);
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool counts_compare(uint32_t a, uint32_t b, int op) {
    switch (op) {
    case COMPARE_EQ:
        return a == b;
    case COMPARE_NOT_EQ:
        return a != b;
    case COMPARE_LT:
        return a < b;
    case COMPARE_LT_E:
        return a <= b;
    case COMPARE_GT:
        return a > b;
    default:
        return a >= b;
    }
}

// Compares the pair at index for equality; the items stay alive meanwhile.
static bool pair_equal(Machine *m, Value a, Value b, bool *same) {
    int quick = equal_quickly(m, a, b);
    if (quick >= 0) {
        *same = quick;
        return true;
    }
    retain(m, a);
    retain(m, b);
    bool ok = value_equal(m, a, b, same);
    release(m, a);
    release(m, b);
    return ok;
}

// The first pair that differs decides; otherwise the lengths do.
Value sequence_compare(Machine *m, Value a, Value b, int op) {
    bool equality = op == COMPARE_EQ || op == COMPARE_NOT_EQ;
    if (equality && is_type(m, a, TYPE_LIST) && list_count(m, a) != list_count(m, b)) {
        return value_from_bool(op == COMPARE_NOT_EQ);
    }
    for (uint32_t i = 0; i < sequence_count(m, a) && i < sequence_count(m, b); i++) {
        Value left = sequence_items(m, a)[i];
        Value right = sequence_items(m, b)[i];
        bool same;
        if (!pair_equal(m, left, right, &same)) {
            return VALUE_UNSET;
        }
        if (same) {
            continue;
        }
        if (equality) {
            return value_from_bool(op == COMPARE_NOT_EQ);
        }
        if (i >= sequence_count(m, a) || i >= sequence_count(m, b)) {
            break; // the comparison itself shortened one of them
        }
        left = retain(m, sequence_items(m, a)[i]);
        right = retain(m, sequence_items(m, b)[i]);
        Value result = value_compare(m, left, right, op);
        release(m, left);
        release(m, right);
        return result;
    }
    return value_from_bool(counts_compare(sequence_count(m, a), sequence_count(m, b), op));
}
