#include "engine/vm/dunder.h"
#include "engine/vm/protocol.h"

Value slice_new(Machine *m, Value start, Value stop, Value step) {
    Slice *slice = heap_new(m, TYPE_SLICE, sizeof(Slice));
    if (!slice) {
        return VALUE_UNSET;
    }
    slice->start = retain(m, start);
    slice->stop = retain(m, stop);
    slice->step = retain(m, step);
    return value_of(m, slice);
}

// An int or something with __index__, clamped to int64; what CPython says of anything else.
static bool slice_number(Machine *m, Value v, const char *message, int64_t *number) {
    if (value_is_int(v)) {
        *number = value_as_int(v);
        return true;
    }
    if (!is_int(m, v)) {
        Value special = user_special(m, v, "__index__");
        release(m, special);
        if (special == VALUE_UNSET) {
            if (m->world->pending == VALUE_UNSET) {
                raise_error(m, CLASS_TYPE_ERROR, "%s", message);
            }
            return false;
        }
    }
    return value_as_index(m, v, number);
}

static int64_t clamp(int64_t number, int64_t length, int64_t low, int64_t high) {
    if (number < 0) {
        number += length;
        return number < low ? low : number;
    }
    return number > high ? high : number;
}

bool slice_bound(Machine *m, Value v, int64_t length, int64_t *bound) {
    int64_t number;
    if (!slice_number(m, v, "slice indices must be integers or have an __index__ method",
                      &number)) {
        return false;
    }
    *bound = clamp(number, length, 0, length);
    return true;
}

int64_t slice_indices(Machine *m, Value v, int64_t length, int64_t *start, int64_t *stop,
                      int64_t *step) {
    static const char message[] =
        "slice indices must be integers or None or have an __index__ method";
    Slice slice = *AS(Slice, m, v);
    int64_t number;
    *step = 1;
    if (slice.step != VALUE_NONE && !slice_number(m, slice.step, message, step)) {
        return -1;
    }
    if (*step == 0) {
        raise_error(m, CLASS_VALUE_ERROR, "slice step cannot be zero");
        return -1;
    }
    *step = *step == INT64_MIN ? -INT64_MAX : *step;
    int64_t low = *step < 0 ? -1 : 0;
    int64_t high = *step < 0 ? length - 1 : length;
    *start = *step < 0 ? high : low;
    *stop = *step < 0 ? low : high;
    if (slice.start != VALUE_NONE) {
        if (!slice_number(m, slice.start, message, &number)) {
            return -1;
        }
        *start = clamp(number, length, low, high);
    }
    if (slice.stop != VALUE_NONE) {
        if (!slice_number(m, slice.stop, message, &number)) {
            return -1;
        }
        *stop = clamp(number, length, low, high);
    }
    if (*step < 0) {
        return *stop < *start ? (*start - *stop - 1) / -*step + 1 : 0;
    }
    return *start < *stop ? (*stop - *start - 1) / *step + 1 : 0;
}

bool slice_repr(Machine *m, Text *text, Value v) {
    const Slice *slice = AS(Slice, m, v);
    const Value parts[3] = {slice->start, slice->stop, slice->step};
    bool ok = true;
    text_add_z(text, "slice(");
    for (int i = 0; ok && i < 3; i++) {
        text_add_z(text, i ? ", " : "");
        ok = text_add_repr(m, text, parts[i]);
    }
    text_add_char(text, ')');
    return ok;
}

// Slices compare as tuples of their parts.
Value slice_compare(Machine *m, Value a, Value b, int op) {
    if (!is_type(m, b, TYPE_SLICE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value left = tuple_of(m, &AS(Slice, m, a)->start, 3);
    Value right = left == VALUE_UNSET ? VALUE_UNSET : tuple_of(m, &AS(Slice, m, b)->start, 3);
    Value result = right == VALUE_UNSET ? VALUE_UNSET : sequence_compare(m, left, right, op);
    release(m, left);
    release(m, right);
    return result;
}

static Value indices(Machine *m, const Call *call) {
    Value self = method_self(m, call, TYPE_SLICE, TYPE_SLICE, "slice", "indices");
    int64_t length, numbers[3];
    if (self == VALUE_UNSET || !value_as_index(m, call->args[0], &length)) {
        return VALUE_UNSET;
    }
    if (length < 0) {
        return raise_error(m, CLASS_VALUE_ERROR, "length should not be negative");
    }
    if (slice_indices(m, self, length, &numbers[0], &numbers[1], &numbers[2]) < 0) {
        return VALUE_UNSET;
    }
    Value tuple = tuple_new(m, 3);
    if (tuple != VALUE_UNSET) {
        for (int i = 0; i < 3; i++) {
            tuple_items(m, tuple)[i] = int_from_i64(m, numbers[i]);
        }
    }
    return tuple;
}

const NativeInfo natives_slice[] = {
    {"indices", indices, 1, 1, false, EFFECT_PRIVATE},
    DUNDERS_COMMON,
    DUNDERS_ORDER,
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
