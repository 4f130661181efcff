// steady: the next item of iterators of the language, where that takes no memory and runs no code
// of the program: nothing need be saved for it, and nothing can fail. The tuple that zip, enumerate
// and dict.items() gave last is filled anew when nobody else has it, as in CPython.
#include "engine/vm/ops.h"
#include "engine/vm/set.h"

enum {
    MOST_ZIPPED = 8
};

// As work_done where nothing has a price.
static inline void count_work(const Machine *m, CostKind kind, uint64_t times) {
    m->world->instruction_count += times * cost_usual(kind);
}

// The next item of an iterator over a list, a tuple, an ASCII text or a range of step 1 that nobody
// else has, borrowed; unset: it is not one, or has ended.
__attribute__((always_inline)) static inline Value peek(const Machine *m, Value iterator) {
    if (!is_type(m, iterator, TYPE_ITERATOR) || object_at(m, iterator)->refs != 1) {
        return VALUE_UNSET;
    }
    const Iterator *it = AS(Iterator, m, iterator);
    if (it->class_id == CLASS_RANGE_ITERATOR) {
        bool goes_on = value_is_int(it->a) && value_is_int(it->b) && it->step == 1 &&
                       value_as_int(it->a) < value_as_int(it->b);
        return goes_on ? it->a : VALUE_UNSET;
    }
    if (!value_is_ref(it->a)) {
        return VALUE_UNSET;
    }
    if (it->class_id == CLASS_LIST_ITERATOR) {
        return it->index < list_count(m, it->a) ? list_items(m, it->a)[it->index] : VALUE_UNSET;
    }
    if (it->class_id == CLASS_TUPLE_ITERATOR) {
        return it->index < tuple_count(m, it->a) ? tuple_items(m, it->a)[it->index] : VALUE_UNSET;
    }
    if (it->class_id == CLASS_STR_ITERATOR && it->index < AS(Str, m, it->a)->length) {
        return m->world->characters[(unsigned char)AS(Str, m, it->a)->bytes[it->index]];
    }
    return VALUE_UNSET;
}

// Goes on behind what peek gave, which comes to its place in the tuple.
static inline void take(Machine *m, Value iterator, Value item, Value *place) {
    Iterator *it = AS(Iterator, m, iterator);
    if (it->class_id == CLASS_RANGE_ITERATOR) {
        it->a = value_from_small_int(value_as_int(item) + 1);
    } else {
        it->index++;
    }
    replace(m, place, retain(m, item));
}

// Whether nobody misses what is in this place of a tuple when that is filled anew.
static inline bool is_free_place(const Machine *m, Value item) {
    return !value_is_ref(item) || object_at(m, item)->refs != 1;
}

// Whether a pair is there, and neither it nor an item is missed when it is filled anew.
static inline bool is_free_pair(const Machine *m, Value pair) {
    return pair != VALUE_UNSET && object_at(m, pair)->refs == 1 &&
           is_free_place(m, tuple_items(m, pair)[0]) && is_free_place(m, tuple_items(m, pair)[1]);
}

static Value next_of_zip(Machine *m, const Iterator *it) {
    uint32_t count = tuple_count(m, it->a);
    const Value *iterators = tuple_items(m, it->a);
    Value items[MOST_ZIPPED];
    if (count > MOST_ZIPPED || it->c == VALUE_UNSET || object_at(m, it->c)->refs != 1) {
        return VALUE_PUSHED;
    }
    Value *places = tuple_items(m, it->c);
    for (uint32_t i = 0; i < count; i++) {
        items[i] = peek(m, iterators[i]);
        if (items[i] == VALUE_UNSET || !is_free_place(m, places[i])) {
            return VALUE_PUSHED;
        }
    }
    count_work(m, COST_ITEM, count + 1);
    count_work(m, COST_TOOL_ITEM, 1);
    for (uint32_t i = 0; i < count; i++) {
        take(m, iterators[i], items[i], &places[i]);
    }
    return retain(m, it->c);
}

static Value next_of_enumerate(Machine *m, Iterator *it) {
    Value item = peek(m, it->a);
    if (item == VALUE_UNSET || !is_free_pair(m, it->c) || !value_is_int(it->b) ||
        !value_int_fits(value_as_int(it->b) + 1)) {
        return VALUE_PUSHED;
    }
    count_work(m, COST_ITEM, 2);
    count_work(m, COST_TOOL_ITEM, 1);
    count_work(m, COST_NUMBER, 1);
    replace(m, &tuple_items(m, it->c)[0], it->b);
    take(m, it->a, item, &tuple_items(m, it->c)[1]);
    it->b = value_from_small_int(value_as_int(it->b) + 1);
    return retain(m, it->c);
}

static Value next_of_dict(Machine *m, Iterator *it) {
    bool gives_pairs = it->class_id == CLASS_DICT_ITEM_ITERATOR;
    if (it->a == VALUE_UNSET || it->c == VALUE_TRUE || it->step == 0 ||
        dict_count(m, it->a) != it->version || (gives_pairs && !is_free_pair(m, it->b))) {
        return VALUE_PUSHED;
    }
    uint32_t position = (uint32_t)it->index;
    Value key, value;
    if (!dict_next(m, it->a, &position, &key, &value)) {
        return VALUE_PUSHED;
    }
    count_work(m, COST_ITEM, 1);
    count_work(m, COST_TABLE_ITEM, 1);
    it->index = position;
    it->step--;
    if (!gives_pairs) {
        return retain(m, it->class_id == CLASS_DICT_KEY_ITERATOR ? key : value);
    }
    replace(m, &tuple_items(m, it->b)[0], retain(m, key));
    replace(m, &tuple_items(m, it->b)[1], retain(m, value));
    return retain(m, it->b);
}

static Value next_of_set(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET || AS(Set, m, it->a)->count != it->version) {
        return VALUE_PUSHED;
    }
    uint32_t position = (uint32_t)it->index;
    Value key;
    uint64_t hash;
    if (!set_next(m, it->a, &position, &key, &hash)) {
        return VALUE_PUSHED;
    }
    count_work(m, COST_ITEM, 1);
    count_work(m, COST_TABLE_ITEM, 1);
    it->index = position;
    return retain(m, key);
}

static Value next_of_reversed(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET || it->index < 0 || it->index >= list_count(m, it->a)) {
        return VALUE_PUSHED;
    }
    count_work(m, COST_ITEM, 1);
    return retain(m, list_items(m, it->a)[it->index--]);
}

Value steady_next(Machine *m, Iterator *it) {
    if (m->costs || m->world->instruction_count >= m->max_instructions) {
        return VALUE_PUSHED;
    }
    switch ((int)it->class_id) {
    case CLASS_ZIP:
        return next_of_zip(m, it);
    case CLASS_ENUMERATE:
        return next_of_enumerate(m, it);
    case CLASS_DICT_KEY_ITERATOR:
    case CLASS_DICT_VALUE_ITERATOR:
    case CLASS_DICT_ITEM_ITERATOR:
        return next_of_dict(m, it);
    case CLASS_SET_ITERATOR:
        return next_of_set(m, it);
    case CLASS_LIST_REVERSE_ITERATOR:
        return next_of_reversed(m, it);
    default:
        return VALUE_PUSHED;
    }
}
