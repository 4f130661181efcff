#include "engine/vm/dunder.h"
#include "engine/vm/protocol.h"

// --- making -----------------------------------------------------------------------------------

// a op b for ints; releases a, so that a formula can be written as a chain.
static Value then(Machine *m, Value a, int op, Value b) {
    Value result = a == VALUE_UNSET ? VALUE_UNSET : value_binary(m, a, b, op);
    release(m, a);
    return result;
}

static bool is_less(Machine *m, Value a, Value b) {
    return value_compare(m, a, b, COMPARE_LT) == VALUE_TRUE;
}

static Value big_length(Machine *m, Value start, Value stop, Value step) {
    bool up = is_less(m, value_from_small_int(0), step);
    Value low = up ? start : stop;
    Value high = up ? stop : start;
    if (!is_less(m, low, high)) {
        return value_from_small_int(0);
    }
    Value size = up ? retain(m, step) : value_unary(m, step, UNARY_MINUS);
    Value length = then(m, retain(m, high), OPERATOR_SUB, low);
    length = then(m, length, OPERATOR_SUB, value_from_small_int(1));
    length = size == VALUE_UNSET ? length : then(m, length, OPERATOR_FLOOR_DIV, size);
    release(m, size);
    return then(m, length, OPERATOR_ADD, value_from_small_int(1));
}

static Value range_length(Machine *m, Value start, Value stop, Value step) {
    int64_t low, high, size;
    if (!int_to_i64(m, start, &low) || !int_to_i64(m, stop, &high) || !int_to_i64(m, step, &size)) {
        return big_length(m, start, stop, step);
    }
    if (size < 0) {
        int64_t other = low;
        low = high;
        high = other;
    }
    uint64_t stride = size < 0 ? 0 - (uint64_t)size : (uint64_t)size;
    if (low >= high) {
        return value_from_small_int(0);
    }
    return int_from_u64(m, ((uint64_t)high - (uint64_t)low - 1) / stride + 1);
}

Value range_new(Machine *m, Value start, Value stop, Value step) {
    if (step == value_from_small_int(0)) {
        return raise_error(m, CLASS_VALUE_ERROR, "range() arg 3 must not be zero");
    }
    Value length = range_length(m, start, stop, step);
    Range *range = length == VALUE_UNSET ? NULL : heap_new(m, TYPE_RANGE, sizeof(Range));
    if (!range) {
        release(m, length);
        return VALUE_UNSET;
    }
    range->start = retain(m, start);
    range->stop = retain(m, stop);
    range->step = retain(m, step);
    range->length = length;
    return value_of(m, range);
}

// --- items ------------------------------------------------------------------------------------

// start + index * step; index inside the range.
static Value item_at(Machine *m, const Range *range, Value index) {
    int64_t start, step, number;
    if (int_to_i64(m, range->start, &start) && int_to_i64(m, range->step, &step) &&
        int_to_i64(m, index, &number) && value_is_int(range->length)) {
        return int_from_i64(m, (int64_t)((uint64_t)start + (uint64_t)number * (uint64_t)step));
    }
    Value offset = value_binary(m, index, range->step, OPERATOR_MULT);
    return then(m, offset, OPERATOR_ADD, range->start);
}

static Value range_slice(Machine *m, Value v, Value slice) {
    Range *range = AS(Range, m, v);
    int64_t length, start, stop, step;
    if (!int_to_i64(m, range->length, &length)) {
        return raise_unsupported(m, "a slice of a range of more than 2**63 numbers");
    }
    if (slice_indices(m, slice, length, &start, &stop, &step) < 0) {
        return VALUE_UNSET;
    }
    Value numbers[3] = {int_from_i64(m, start), int_from_i64(m, stop), int_from_i64(m, step)};
    Value from = item_at(m, range, numbers[0]);
    Value to = item_at(m, range, numbers[1]);
    Value by = value_binary(m, range->step, numbers[2], OPERATOR_MULT);
    Value result = VALUE_UNSET;
    if (from != VALUE_UNSET && to != VALUE_UNSET && by != VALUE_UNSET) {
        result = range_new(m, from, to, by);
    }
    release(m, from);
    release(m, to);
    release(m, by);
    for (int i = 0; i < 3; i++) {
        release(m, numbers[i]);
    }
    return result;
}

// Like indexing with small numbers, with the arithmetic of ints.
static Value big_index(Machine *m, const Range *range, Value key) {
    Value zero = value_from_small_int(0);
    Value index = retain(m, key);
    if (is_less(m, index, zero)) {
        index = then(m, index, OPERATOR_ADD, range->length);
    }
    Value item = VALUE_UNSET;
    if (index == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (is_less(m, index, zero) || !is_less(m, index, range->length)) {
        raise_error(m, CLASS_INDEX_ERROR, "range object index out of range");
    } else {
        item = item_at(m, range, index);
    }
    release(m, index);
    return item;
}

Value range_get_item(Machine *m, Value v, Value key) {
    Range *range = AS(Range, m, v);
    if (is_type(m, key, TYPE_SLICE)) {
        return range_slice(m, v, key);
    }
    int64_t index, length;
    if (is_int(m, key) && (!int_to_i64(m, key, &index) || !value_is_int(range->length))) {
        return big_index(m, range, key);
    }
    if (!index_argument(m, key, "range indices must be integers or slices, not %s", &index)) {
        return VALUE_UNSET;
    }
    if (!int_to_i64(m, range->length, &length)) {
        length = INT64_MAX;
    }
    if (!index_inside(&index, length)) {
        return raise_error(m, CLASS_INDEX_ERROR, "range object index out of range");
    }
    Value number = int_from_i64(m, index);
    Value item = item_at(m, range, number);
    release(m, number);
    return item;
}

// Index of an int in the range: owned, or unset; *failed tells when an exception is pending.
static Value index_of(Machine *m, const Range *range, Value item, bool *failed) {
    bool up = is_less(m, value_from_small_int(0), range->step);
    bool inside = up ? !is_less(m, item, range->start) && is_less(m, item, range->stop)
                     : !is_less(m, range->start, item) && is_less(m, range->stop, item);
    *failed = false;
    if (!inside) {
        return VALUE_UNSET;
    }
    Value offset = value_binary(m, item, range->start, OPERATOR_SUB);
    Value rest =
        offset == VALUE_UNSET ? VALUE_UNSET : value_binary(m, offset, range->step, OPERATOR_MOD);
    Value index = VALUE_UNSET;
    *failed = rest == VALUE_UNSET;
    if (rest == value_from_small_int(0)) {
        index = value_binary(m, offset, range->step, OPERATOR_FLOOR_DIV);
        *failed = index == VALUE_UNSET;
    }
    release(m, offset);
    release(m, rest);
    return index;
}

bool range_contains(Machine *m, Value v, Value item, bool *result) {
    if (!is_int(m, item)) {
        return iterable_contains(m, v, item, result);
    }
    bool failed;
    Value index = index_of(m, AS(Range, m, v), item, &failed);
    *result = index != VALUE_UNSET;
    release(m, index);
    return !failed;
}

// --- as a value -------------------------------------------------------------------------------

// What counts in a range: (length, start, step), without what makes no difference.
static Value essence(Machine *m, const Range *range) {
    Value items[3] = {range->length, range->start, range->step};
    if (range->length == value_from_small_int(0)) {
        items[1] = VALUE_NONE;
    }
    if (items[1] == VALUE_NONE || range->length == value_from_small_int(1)) {
        items[2] = VALUE_NONE;
    }
    return tuple_of(m, items, 3);
}

Value range_compare(Machine *m, Value a, Value b, int op) {
    if (!is_type(m, b, TYPE_RANGE) || (op != COMPARE_EQ && op != COMPARE_NOT_EQ)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value left = essence(m, AS(Range, m, a));
    Value right = left == VALUE_UNSET ? VALUE_UNSET : essence(m, AS(Range, m, b));
    Value result = right == VALUE_UNSET ? VALUE_UNSET : sequence_compare(m, left, right, op);
    release(m, left);
    release(m, right);
    return result;
}

bool range_hash(Machine *m, Value v, uint64_t *hash) {
    Value tuple = essence(m, AS(Range, m, v));
    bool ok = tuple != VALUE_UNSET && tuple_hash(m, tuple, hash);
    release(m, tuple);
    return ok;
}

bool range_repr(Machine *m, Text *text, Value v) {
    const Range *range = AS(Range, m, v);
    text_add_z(text, "range(");
    bool ok = text_add_repr(m, text, range->start);
    text_add_z(text, ", ");
    ok = ok && text_add_repr(m, text, range->stop);
    if (range->step != value_from_small_int(1)) {
        text_add_z(text, ", ");
        ok = ok && text_add_repr(m, text, range->step);
    }
    text_add_char(text, ')');
    return ok;
}

// --- methods ----------------------------------------------------------------------------------

// Index of an item that is no int: by comparing one after the other.
static Value search(Machine *m, Value range, Value item) {
    Value iterator = value_iter(m, range);
    if (iterator == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    bool ok = true;
    bool same = false;
    int64_t index = -1;
    Value candidate;
    while (ok && !same && (candidate = value_next(m, iterator)) != VALUE_UNSET) {
        ok = value_equal(m, candidate, item, &same);
        release(m, candidate);
        index++;
    }
    release(m, iterator);
    if (!ok || m->world->pending != VALUE_UNSET) {
        return VALUE_UNSET;
    }
    return same ? int_from_i64(m, index)
                : raise_error(m, CLASS_VALUE_ERROR, "sequence.index(x): x not in sequence");
}

static Value range_index(Machine *m, const Call *call) {
    Value self = method_self(m, call, TYPE_RANGE, TYPE_RANGE, "range", "index");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (!is_int(m, call->args[0])) {
        return search(m, self, call->args[0]);
    }
    bool failed;
    Value index = index_of(m, AS(Range, m, self), call->args[0], &failed);
    if (index != VALUE_UNSET || failed) {
        return index;
    }
    Text text = {0};
    if (text_add_repr(m, &text, call->args[0])) {
        raise_error(m, CLASS_VALUE_ERROR, "%s is not in range", text_z(&text));
    }
    text_release(&text);
    return VALUE_UNSET;
}

static Value range_count(Machine *m, const Call *call) {
    Value self = method_self(m, call, TYPE_RANGE, TYPE_RANGE, "range", "count");
    bool there;
    if (self == VALUE_UNSET || !range_contains(m, self, call->args[0], &there)) {
        return VALUE_UNSET;
    }
    return value_from_small_int(there);
}

const NativeInfo natives_range[] = {
    {"index", range_index, 1, 1, false, EFFECT_PRIVATE},
    {"count", range_count, 1, 1, false, EFFECT_PRIVATE},
    DUNDERS_COMMON,
    DUNDERS_HASH,
    DUNDERS_CONTAINER,
    DUNDERS_READ,
    DUNDER_READS("__reversed__", dunder_reversed, 0),
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
