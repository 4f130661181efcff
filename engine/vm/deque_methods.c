// The methods of deques. What makes another deque (copy, +, *) is Python: lib/collections.py.
#include "engine/vm/deque.h"
#include "engine/vm/dunder.h"

static Value self_of(Machine *m, const Call *call, const char *method) {
    return method_self(m, call, TYPE_DEQUE, TYPE_DEQUE, "collections.deque", method);
}

static Value done(bool ok) {
    return ok ? VALUE_NONE : VALUE_UNSET;
}

static Value append(Machine *m, const Call *call) {
    Value self = self_of(m, call, "append");
    return done(self != VALUE_UNSET && deque_push(m, self, call->args[0], false));
}

static Value appendleft(Machine *m, const Call *call) {
    Value self = self_of(m, call, "appendleft");
    return done(self != VALUE_UNSET && deque_push(m, self, call->args[0], true));
}

static Value extend(Machine *m, const Call *call) {
    Value self = self_of(m, call, "extend");
    return done(self != VALUE_UNSET && deque_extend(m, self, call->args[0], false));
}

static Value extendleft(Machine *m, const Call *call) {
    Value self = self_of(m, call, "extendleft");
    return done(self != VALUE_UNSET && deque_extend(m, self, call->args[0], true));
}

static Value take(Machine *m, Value self, bool left) {
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    return deque_count(m, self) ? deque_take(m, self, left)
                                : raise_error(m, CLASS_INDEX_ERROR, "pop from an empty deque");
}

static Value pop(Machine *m, const Call *call) {
    return take(m, self_of(m, call, "pop"), false);
}

static Value popleft(Machine *m, const Call *call) {
    return take(m, self_of(m, call, "popleft"), true);
}

static Value clear(Machine *m, const Call *call) {
    Value self = self_of(m, call, "clear");
    if (self != VALUE_UNSET) {
        deque_clear(m, self);
    }
    return done(self != VALUE_UNSET);
}

static Value reverse(Machine *m, const Call *call) {
    Value self = self_of(m, call, "reverse");
    if (self != VALUE_UNSET) {
        deque_reverse(m, self);
    }
    return done(self != VALUE_UNSET);
}

// A number of steps or a place; too large a one is an OverflowError.
static bool size_argument(Machine *m, Value v, int64_t *number) {
    Value inside = value_inside(m, v);
    if (is_int(m, inside) && !int_to_i64(m, inside, number)) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
        return false;
    }
    return index_argument(m, v, "'%s' object cannot be interpreted as an integer", number);
}

static Value rotate(Machine *m, const Call *call) {
    Value self = self_of(m, call, "rotate");
    int64_t steps = 1;
    if (call->count > 1) {
        return raise_error(m, CLASS_TYPE_ERROR, "deque.rotate expected at most 1 argument, got %d",
                           call->count);
    }
    if (self == VALUE_UNSET || (call->count > 0 && !size_argument(m, call->args[0], &steps))) {
        return VALUE_UNSET;
    }
    deque_rotate(m, self, steps);
    return VALUE_NONE;
}

static Value insert(Machine *m, const Call *call) {
    Value self = self_of(m, call, "insert");
    int64_t index;
    if (call->count != 2) {
        return raise_error(m, CLASS_TYPE_ERROR, "insert() takes exactly 2 arguments (%d given)",
                           call->count);
    }
    if (self == VALUE_UNSET || !size_argument(m, call->args[0], &index)) {
        return VALUE_UNSET;
    }
    if (deque_count(m, self) == (uint64_t)AS(Deque, m, self)->maxlen) {
        return raise_error(m, CLASS_INDEX_ERROR, "deque already at its maximum size");
    }
    return done(deque_insert(m, self, index, call->args[1]));
}

// --- looking for an item ----------------------------------------------------------------------

// Place of the first item in [start, stop) equal to item; -1 none, -2 exception. A comparison that
// changes the deque is an exception of this class, unless it says "equal" and that is believed.
static int64_t find(Machine *m, Value v, Value item, int64_t start, int64_t stop, ClassId mutated,
                    bool believes) {
    Deque *deque = AS(Deque, m, v);
    uint32_t version = deque->version;
    for (int64_t i = start; i < stop && i < deque->count; i++) {
        Value candidate = retain(m, *deque_place(m, deque, (uint32_t)i));
        bool equal;
        bool ok = value_equal(m, candidate, item, &equal);
        release(m, candidate);
        if (!ok) {
            return -2;
        }
        if (deque->version != version && !(equal && believes)) {
            raise_error(m, mutated, "deque mutated during iteration");
            return -2;
        }
        if (equal) {
            return i;
        }
    }
    return -1;
}

static Value raise_missing(Machine *m, Value item) {
    Text text = {0};
    if (text_add_repr(m, &text, item)) {
        raise_error(m, CLASS_VALUE_ERROR, "%s is not in deque", text_z(&text));
    }
    text_release(&text);
    return VALUE_UNSET;
}

static Value index_method(Machine *m, const Call *call) {
    Value self = self_of(m, call, "index");
    if (call->count < 1 || call->count > 3) {
        return raise_error(m, CLASS_TYPE_ERROR, "index() takes at %s %s (%d given)",
                           call->count < 1 ? "least" : "most",
                           call->count < 1 ? "1 argument" : "3 arguments", call->count);
    }
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    int64_t count = deque_count(m, self);
    int64_t start = 0;
    int64_t stop = count;
    if ((call->count > 1 && !slice_bound(m, call->args[1], count, &start)) ||
        (call->count > 2 && !slice_bound(m, call->args[2], count, &stop))) {
        return VALUE_UNSET;
    }
    int64_t index = find(m, self, call->args[0], start, stop, CLASS_RUNTIME_ERROR, true);
    return index >= 0    ? int_from_i64(m, index)
           : index == -1 ? raise_missing(m, call->args[0])
                         : VALUE_UNSET;
}

static Value count_method(Machine *m, const Call *call) {
    Value self = self_of(m, call, "count");
    int64_t found = 0;
    int64_t place = self == VALUE_UNSET ? -2 : -1;
    while (place != -2) {
        place = find(m, self, call->args[0], place + 1, INT64_MAX, CLASS_RUNTIME_ERROR, false);
        if (place == -1) {
            return int_from_i64(m, found);
        }
        found++;
    }
    return VALUE_UNSET;
}

static Value remove_item(Machine *m, const Call *call) {
    Value self = self_of(m, call, "remove");
    int64_t place = self == VALUE_UNSET
                        ? -2
                        : find(m, self, call->args[0], 0, INT64_MAX, CLASS_INDEX_ERROR, false);
    if (place == -1) {
        return raise_missing(m, call->args[0]);
    }
    if (place >= 0) {
        release(m, deque_remove_at(m, self, (uint32_t)place));
    }
    return done(place >= 0);
}

const NativeInfo natives_deque[] = {
    {"append", append, 1, 1, false, EFFECT_WRITES_SELF},
    {"appendleft", appendleft, 1, 1, false, EFFECT_WRITES_SELF},
    {"pop", pop, 0, 0, false, EFFECT_WRITES_SELF},
    {"popleft", popleft, 0, 0, false, EFFECT_WRITES_SELF},
    {"extend", extend, 1, 1, false, EFFECT_WRITES_SELF},
    {"extendleft", extendleft, 1, 1, false, EFFECT_WRITES_SELF},
    {"rotate", rotate, 0, -1, false, EFFECT_WRITES_SELF},
    {"insert", insert, 0, -1, false, EFFECT_WRITES_SELF},
    {"remove", remove_item, 1, 1, false, EFFECT_WRITES_SELF},
    {"reverse", reverse, 0, 0, false, EFFECT_WRITES_SELF},
    {"clear", clear, 0, 0, false, EFFECT_WRITES_SELF},
    {"index", index_method, 0, -1, false, EFFECT_READS_SELF},
    {"count", count_method, 1, 1, false, EFFECT_READS_SELF},
    DUNDERS_COMMON,
    DUNDERS_ORDER,
    DUNDERS_CONTAINER,
    DUNDERS_READ,
    DUNDERS_WRITE,
    DUNDER_READS("__reversed__", dunder_reversed, 0),
    {0},
};
