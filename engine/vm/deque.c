#include "engine/vm/deque.h"

#include <string.h>

#include "engine/vm/builtins.h"

enum {
    MIN_RING = 8,
    SHRINK_ABOVE = 64, // a smaller ring is kept
};

Value deque_new(Machine *m) {
    Deque *deque = heap_new(m, TYPE_DEQUE, sizeof(Deque));
    if (!deque) {
        return VALUE_UNSET;
    }
    deque->ring = VALUE_UNSET;
    deque->maxlen = -1;
    return value_of(m, deque);
}

static uint64_t capacity_of(const Deque *deque) {
    return deque->ring == VALUE_UNSET ? 0 : (uint64_t)deque->mask + 1;
}

// The items move into a ring of this capacity, a power of two, and begin at its start.
static bool set_capacity(Machine *m, Deque *deque, uint64_t capacity) {
    if (capacity > UINT32_MAX / 2) {
        raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
        return false;
    }
    Object *block = heap_new(m, TYPE_BLOCK, sizeof(Object) + (size_t)capacity * sizeof(Value));
    if (!block) {
        return false;
    }
    Value *places = (Value *)(void *)(block + 1);
    for (uint32_t i = 0; i < deque->count; i++) {
        places[i] = *deque_place(m, deque, i);
    }
    Value old = deque->ring;
    deque->ring = value_of(m, block);
    deque->mask = (uint32_t)(capacity - 1);
    deque->first = 0;
    release(m, old);
    return true;
}

static bool make_room(Machine *m, Deque *deque) {
    uint64_t capacity = capacity_of(deque);
    return deque->count < capacity || set_capacity(m, deque, capacity ? capacity * 2 : MIN_RING);
}

bool deque_push(Machine *m, Value v, Value item, bool left) {
    Deque *deque = AS(Deque, m, v);
    if (!make_room(m, deque)) {
        return false;
    }
    deque->first -= left;
    *deque_place(m, deque, left ? 0 : deque->count) = retain(m, item);
    deque->count++;
    deque->version++;
    if (deque->maxlen >= 0 && deque->count > (uint64_t)deque->maxlen) {
        release(m, deque_take(m, v, !left));
    }
    return true;
}

Value deque_take(Machine *m, Value v, bool left) {
    Deque *deque = AS(Deque, m, v);
    Value item = *deque_place(m, deque, left ? 0 : deque->count - 1);
    deque->first += left;
    deque->count--;
    deque->version++;
    if (deque->mask >= SHRINK_ABOVE && deque->count < deque->mask / 8) {
        set_capacity(m, deque, ((uint64_t)deque->mask + 1) / 4);
    }
    return item;
}

void deque_clear(Machine *m, Value v) {
    Deque *deque = AS(Deque, m, v);
    Deque old = *deque;
    deque->ring = VALUE_UNSET;
    deque->count = deque->first = deque->mask = 0;
    deque->version++;
    for (uint32_t i = 0; i < old.count; i++) {
        release(m, *deque_place(m, &old, i));
    }
    release(m, old.ring);
}

bool deque_extend(Machine *m, Value v, Value iterable, bool left) {
    Value source = iterable;
    if (value_inside(m, iterable) == v) { // of its own: as it is now
        source = list_from(m, v);
    } else {
        retain(m, source);
    }
    Value iterator = source == VALUE_UNSET ? VALUE_UNSET : value_iter(m, source);
    release(m, source);
    if (iterator == VALUE_UNSET) {
        return false;
    }
    bool ok = true;
    Value item;
    while (ok && (item = value_next(m, iterator)) != VALUE_UNSET) {
        ok = deque_push(m, v, item, left);
        release(m, item);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET;
}

bool deque_insert(Machine *m, Value v, int64_t index, Value item) {
    Deque *deque = AS(Deque, m, v);
    int64_t count = deque->count;
    index = index < 0 ? index + count : index;
    if (index <= 0 || index >= count) {
        return deque_push(m, v, item, index < count);
    }
    if (!make_room(m, deque)) {
        return false;
    }
    for (uint32_t i = deque->count++; i > (uint32_t)index; i--) {
        *deque_place(m, deque, i) = *deque_place(m, deque, i - 1);
    }
    *deque_place(m, deque, (uint32_t)index) = retain(m, item);
    deque->version++;
    return true;
}

Value deque_remove_at(Machine *m, Value v, uint32_t place) {
    Deque *deque = AS(Deque, m, v);
    Value item = *deque_place(m, deque, place);
    deque->count--;
    for (uint32_t i = place; i < deque->count; i++) {
        *deque_place(m, deque, i) = *deque_place(m, deque, i + 1);
    }
    deque->version++;
    return item;
}

void deque_rotate(Machine *m, Value v, int64_t steps) {
    Deque *deque = AS(Deque, m, v);
    if (deque->count < 2) {
        return;
    }
    int64_t count = deque->count;
    int64_t turns = ((steps % count) + count) % count; // to the right
    bool left = turns > count / 2;
    for (int64_t i = left ? count - turns : turns; i > 0; i--) {
        Value item = *deque_place(m, deque, left ? 0 : deque->count - 1);
        deque->first += left ? 1u : UINT32_MAX;
        *deque_place(m, deque, left ? deque->count - 1 : 0) = item;
    }
    deque->version++;
}

void deque_reverse(Machine *m, Value v) {
    Deque *deque = AS(Deque, m, v);
    for (uint32_t i = 0; i < deque->count / 2; i++) {
        Value *a = deque_place(m, deque, i);
        Value *b = deque_place(m, deque, deque->count - 1 - i);
        Value other = *a;
        *a = *b;
        *b = other;
    }
}

// --- making -----------------------------------------------------------------------------------

// -1 for None. False: an exception is pending.
static bool maxlen_argument(Machine *m, Value v, int64_t *maxlen) {
    Value inside = value_inside(m, v);
    *maxlen = -1;
    if (v == VALUE_UNSET || v == VALUE_NONE) {
        return true;
    }
    if (!is_int(m, inside)) {
        raise_error(m, CLASS_TYPE_ERROR, "an integer is required");
    } else if (!int_to_i64(m, inside, maxlen)) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    } else if (*maxlen < 0) {
        raise_error(m, CLASS_VALUE_ERROR, "maxlen must be non-negative");
    } else {
        return true;
    }
    return false;
}

static bool fill(Machine *m, Value deque, const Call *call) {
    static const char *const names[] = {"iterable", "maxlen", NULL};
    Value values[2];
    int64_t maxlen;
    if (!builtin_parse(m, call, "deque", names, 0, values) ||
        !maxlen_argument(m, values[1], &maxlen)) {
        return false;
    }
    AS(Deque, m, deque)->maxlen = maxlen;
    if (deque_count(m, deque) > 0) {
        deque_clear(m, deque);
    }
    return values[0] == VALUE_UNSET || deque_extend(m, deque, values[0], false);
}

Value deque_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    Value deque = deque_new(m);
    if (deque != VALUE_UNSET && !fill(m, deque, call)) {
        release(m, deque);
        return VALUE_UNSET;
    }
    return deque;
}

static Value deque_init(Machine *m, const Call *call) {
    Value self = method_self(m, call, TYPE_DEQUE, TYPE_DEQUE, "collections.deque", "__init__");
    return self != VALUE_UNSET && fill(m, self, call) ? VALUE_NONE : VALUE_UNSET;
}

const NativeInfo natives_deque_init[] = {
    {"__init__", deque_init, 0, -1, true, EFFECT_WRITES_SELF},
    {0},
};

Value deque_maxlen(Machine *m, Value v) {
    int64_t maxlen = AS(Deque, m, v)->maxlen;
    return maxlen < 0 ? VALUE_NONE : int_from_i64(m, maxlen);
}

// --- protocols --------------------------------------------------------------------------------

static bool place_of(Machine *m, Value deque, Value key, uint32_t *place) {
    int64_t index;
    if (!index_argument(m, key, "sequence index must be integer, not '%s'", &index)) {
        return false;
    }
    if (!index_inside(&index, deque_count(m, deque))) {
        raise_error(m, CLASS_INDEX_ERROR, "deque index out of range");
        return false;
    }
    *place = (uint32_t)index;
    return true;
}

Value deque_get_item(Machine *m, Value v, Value key) {
    uint32_t place;
    return place_of(m, v, key, &place) ? retain(m, *deque_place(m, AS(Deque, m, v), place))
                                       : VALUE_UNSET;
}

bool deque_set_item(Machine *m, Value v, Value key, Value value) {
    uint32_t place;
    if (!place_of(m, v, key, &place)) {
        return false;
    }
    if (value == VALUE_UNSET) {
        release(m, deque_remove_at(m, v, place));
    } else {
        replace(m, deque_place(m, AS(Deque, m, v), place), retain(m, value));
    }
    return true;
}

bool deque_contains(Machine *m, Value v, Value item, bool *result) {
    Deque *deque = AS(Deque, m, v);
    uint32_t version = deque->version;
    *result = false;
    for (uint32_t i = 0; i < deque->count && !*result; i++) {
        Value candidate = retain(m, *deque_place(m, deque, i));
        bool ok = value_equal(m, candidate, item, result);
        release(m, candidate);
        if (!ok) {
            return false;
        }
        if (!*result && deque->version != version) {
            raise_error(m, CLASS_RUNTIME_ERROR, "deque mutated during iteration");
            return false;
        }
    }
    return true;
}

Value deque_compare(Machine *m, Value a, Value b, int op) {
    bool differs = deque_count(m, a) != deque_count(m, b);
    if (differs && (op == COMPARE_EQ || op == COMPARE_NOT_EQ)) {
        return value_from_bool(op == COMPARE_NOT_EQ);
    }
    Value left = list_from(m, a);
    Value right = left == VALUE_UNSET ? VALUE_UNSET : list_from(m, b);
    Value answer = right == VALUE_UNSET ? VALUE_UNSET : sequence_compare(m, left, right, op);
    release(m, left);
    release(m, right);
    return answer;
}

bool deque_repr(Machine *m, Text *text, Value v, const char *name) {
    Object *object = object_at(m, v);
    const char *dot = strrchr(name, '.');
    if (object->flags & OBJECT_IN_REPR) {
        text_add_z(text, "[...]");
        return true;
    }
    Value list = list_from(m, v);
    if (list == VALUE_UNSET) {
        return false;
    }
    object->flags |= OBJECT_IN_REPR;
    text_printf(text, "%s(", dot ? dot + 1 : name);
    bool ok = text_add_repr(m, text, list);
    if (AS(Deque, m, v)->maxlen >= 0) {
        text_printf(text, ", maxlen=%lld", (long long)AS(Deque, m, v)->maxlen);
    }
    text_add_char(text, ')');
    object->flags &= (uint16_t)~OBJECT_IN_REPR;
    release(m, list);
    return ok;
}

// --- iteration: index is the next place, step how many are left ---------------------------------

Value deque_iter(Machine *m, Value v, bool backwards) {
    const Deque *deque = AS(Deque, m, v);
    Value iterator =
        iterator_new(m, backwards ? CLASS_DEQUE_REVERSE_ITERATOR : CLASS_DEQUE_ITERATOR, v);
    if (iterator != VALUE_UNSET) {
        Iterator *it = AS(Iterator, m, iterator);
        it->version = deque->version;
        it->step = deque->count;
        it->index = backwards ? (int64_t)deque->count - 1 : 0;
    }
    return iterator;
}

Value deque_next(Machine *m, Iterator *it) {
    const Deque *deque = AS(Deque, m, it->a);
    if (deque->version != it->version) {
        it->step = 0;
        return raise_error(m, CLASS_RUNTIME_ERROR, "deque mutated during iteration");
    }
    if (it->step == 0) {
        return VALUE_UNSET;
    }
    Value item = retain(m, *deque_place(m, deque, (uint32_t)it->index));
    it->index += it->class_id == CLASS_DEQUE_ITERATOR ? 1 : -1;
    it->step--;
    return item;
}

// __length_hint__ of its iterators.
static Value length_hint(Machine *m, const Call *call) {
    return int_from_i64(m, AS(Iterator, m, call->self)->step);
}

const NativeInfo natives_deque_iterator[] = {
    {"__length_hint__", length_hint, 0, 0, false, EFFECT_PRIVATE},
    {0},
};
