#include "engine/vm/deque.h"
#include "engine/vm/dunder.h"
#include "engine/vm/generator.h"
#include "engine/vm/ops.h"
#include "engine/vm/protocol.h"

Value iterator_new(Machine *m, ClassId cls, Value a) {
    Iterator *it = heap_new(m, TYPE_ITERATOR, sizeof(Iterator));
    if (!it) {
        return VALUE_UNSET;
    }
    it->class_id = cls;
    it->a = retain(m, a);
    it->b = it->c = VALUE_UNSET;
    return value_of(m, it);
}

// An exhausted iterator lets go of what it walked and stays exhausted.
static Value finish(Machine *m, Iterator *it) {
    replace(m, &it->a, VALUE_UNSET);
    return VALUE_UNSET;
}

// --- ranges -----------------------------------------------------------------------------------
// a is the next number, b the stop, step the step, clamped to what no two small ints are apart;
// c is the exact step when that is not it. The interpreter steps small ones by itself.

enum {
    MAX_STEP_BITS = 48
};

static Value range_iter_of(Machine *m, Value start, Value stop, Value step) {
    const int64_t most = (int64_t)1 << MAX_STEP_BITS;
    Value v = iterator_new(m, CLASS_RANGE_ITERATOR, start);
    if (v == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Iterator *it = AS(Iterator, m, v);
    it->b = retain(m, stop);
    if (int_to_i64(m, step, &it->step) && it->step > -most && it->step < most) {
        return v;
    }
    it->step =
        value_compare(m, step, value_from_small_int(0), COMPARE_LT) == VALUE_TRUE ? -most : most;
    it->c = retain(m, step);
    return v;
}

// From the last item down to before the first: start + (length - 1) * step, start - step, -step.
static Value range_iter_backwards(Machine *m, const Range *range) {
    Value one = value_from_small_int(1);
    Value last = value_binary(m, range->length, one, OPERATOR_SUB);
    Value offset =
        last == VALUE_UNSET ? VALUE_UNSET : value_binary(m, last, range->step, OPERATOR_MULT);
    Value first =
        offset == VALUE_UNSET ? VALUE_UNSET : value_binary(m, range->start, offset, OPERATOR_ADD);
    Value stop = first == VALUE_UNSET ? VALUE_UNSET
                                      : value_binary(m, range->start, range->step, OPERATOR_SUB);
    Value step = stop == VALUE_UNSET ? VALUE_UNSET : value_unary(m, range->step, UNARY_MINUS);
    Value result = step == VALUE_UNSET ? VALUE_UNSET : range_iter_of(m, first, stop, step);
    release(m, last);
    release(m, offset);
    release(m, first);
    release(m, stop);
    release(m, step);
    return result;
}

Value range_iter(Machine *m, Value v, bool backwards) {
    const Range *range = AS(Range, m, v);
    return backwards ? range_iter_backwards(m, range)
                     : range_iter_of(m, range->start, range->stop, range->step);
}

static Value big_range_next(Machine *m, Iterator *it) {
    bool up = it->step > 0;
    if (value_compare(m, it->a, it->b, up ? COMPARE_LT : COMPARE_GT) != VALUE_TRUE) {
        return VALUE_UNSET;
    }
    Value step = it->c == VALUE_UNSET ? value_from_small_int(it->step) : it->c;
    Value next = value_binary(m, it->a, step, OPERATOR_ADD);
    if (next == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value item = it->a;
    it->a = next;
    return item;
}

static inline Value range_next(Machine *m, Iterator *it) {
    if (!value_is_int(it->a) || !value_is_int(it->b)) {
        return big_range_next(m, it);
    }
    int64_t number = value_as_int(it->a);
    int64_t stop = value_as_int(it->b);
    if (it->step > 0 ? number >= stop : number <= stop) {
        return VALUE_UNSET;
    }
    int64_t next = number + it->step;
    it->a = value_int_fits(next) ? value_from_small_int(next) : it->b;
    return value_from_small_int(number);
}

// --- sequences --------------------------------------------------------------------------------

static inline Value list_next(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (it->index < list_count(m, it->a)) {
        return retain(m, list_items(m, it->a)[it->index++]);
    }
    return finish(m, it);
}

static Value list_reverse_next(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (it->index >= 0 && it->index < list_count(m, it->a)) {
        return retain(m, list_items(m, it->a)[it->index--]);
    }
    return finish(m, it);
}

static Value tuple_next(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (it->index < tuple_count(m, it->a)) {
        return retain(m, tuple_items(m, it->a)[it->index++]);
    }
    return finish(m, it);
}

static Value str_next(Machine *m, Iterator *it) { // index: bytes
    if (it->a == VALUE_UNSET) {
        work_done(m, COST_TEXT_ITEM, 1);
        return VALUE_UNSET;
    }
    const Str *str = AS(Str, m, it->a);
    if (it->index >= str->length) {
        return finish(m, it);
    }
    const char *start = str->bytes + it->index;
    const char *cursor = start;
    uint32_t code_point;
    utf8_next(&cursor, str->bytes + str->length, &code_point);
    it->index += cursor - start;
    return str_new(m, start, (size_t)(cursor - start));
}

static Value bytes_next(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    const Bytes *bytes = AS(Bytes, m, value_inside(m, it->a)); // of a bytearray as well
    if (it->index < bytes->length) {
        return value_from_small_int((unsigned char)bytes->bytes[it->index++]);
    }
    return finish(m, it);
}

// Anything with __getitem__, forwards (step 1) or backwards (step -1), until IndexError.
static Value item_next(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (it->index < 0) {
        return finish(m, it);
    }
    Value item =
        is_type(m, it->a, TYPE_STR) ? quick_character(m, it->a, (uint64_t)it->index) : VALUE_UNSET;
    if (item == VALUE_UNSET) {
        Value index = int_from_i64(m, it->index);
        item = index == VALUE_UNSET ? VALUE_UNSET : value_get_item(m, it->a, index);
        release(m, index);
    }
    if (item != VALUE_UNSET) {
        it->index += it->step;
        return item;
    }
    if (pending_is(m, CLASS_INDEX_ERROR) || pending_is(m, CLASS_STOP_ITERATION)) {
        pending_clear(m);
        return finish(m, it);
    }
    return VALUE_UNSET;
}

// --- dicts and sets: version is the count when the walk began, step how many are left, b the
// first pair that was given

static Value dict_item(Machine *m, ClassId cls, Value key, Value value) {
    if (cls == CLASS_DICT_KEY_ITERATOR) {
        return retain(m, key);
    }
    if (cls == CLASS_DICT_VALUE_ITERATOR) {
        return retain(m, value);
    }
    Value pair[2] = {key, value};
    return tuple_of(m, pair, 2);
}

// c is TRUE when walking backwards.
static bool dict_step(Machine *m, Iterator *it, Value *key, Value *value) {
    uint32_t position = (uint32_t)it->index;
    if (it->c != VALUE_TRUE) {
        bool found = dict_next(m, it->a, &position, key, value);
        it->index = position;
        return found;
    }
    const DictEntry *entries = dict_entries(m, it->a);
    while (it->index > 0) {
        const DictEntry *entry = &entries[--it->index];
        if (entry->key != VALUE_UNSET) {
            *key = entry->key;
            *value = entry->value;
            return true;
        }
    }
    return false;
}

static Value dict_iterator_next(Machine *m, Iterator *it) {
    work_done(m, COST_TABLE_ITEM, 1);
    if (it->a == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (dict_count(m, it->a) != it->version) {
        it->version = UINT32_MAX;
        return raise_error(m, CLASS_RUNTIME_ERROR, "dictionary changed size during iteration");
    }
    if (it->index > AS(Dict, m, it->a)->entry_count) {
        return finish(m, it);
    }
    Value key, value;
    if (!dict_step(m, it, &key, &value)) {
        return finish(m, it);
    }
    if (it->step == 0) {
        finish(m, it);
        return raise_error(m, CLASS_RUNTIME_ERROR, "dictionary keys changed during iteration");
    }
    it->step--;
    Value item = dict_item(m, (ClassId)it->class_id, key, value);
    if (it->class_id == CLASS_DICT_ITEM_ITERATOR && it->b == VALUE_UNSET) {
        it->b = retain(m, item);
    }
    return item;
}

// An OrderedDict is asked whether anything came or went, not only how many there are; after the
// last item nothing matters any more. b says which of key, value and item.
static Value ordered_next(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET || it->step == 0) {
        return finish(m, it);
    }
    const Dict *dict = AS(Dict, m, it->a);
    if (dict->version != it->version) {
        if (dict->index_size) {
            finish(m, it);
        } // else it was cleared, and says so again and again
        return raise_error(m, CLASS_RUNTIME_ERROR, "OrderedDict %s during iteration",
                           dict->index_size ? "mutated" : "changed size");
    }
    Value key, value;
    if (!dict_step(m, it, &key, &value)) {
        return finish(m, it);
    }
    it->step--;
    return dict_item(m, (ClassId)value_as_int(it->b), key, value);
}

static Value set_iterator_next(Machine *m, Iterator *it) {
    work_done(m, COST_TABLE_ITEM, 1);
    if (it->a == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (AS(Set, m, it->a)->count != it->version) {
        it->version = UINT32_MAX;
        return raise_error(m, CLASS_RUNTIME_ERROR, "Set changed size during iteration");
    }
    uint32_t position = (uint32_t)it->index;
    Value key;
    uint64_t hash;
    if (!set_next(m, it->a, &position, &key, &hash)) {
        return finish(m, it);
    }
    it->index = position;
    return retain(m, key);
}

Value iterator_next(Machine *m, Value iterator) {
    Iterator *it = AS(Iterator, m, iterator);
    switch ((int)it->class_id) {
    case CLASS_RANGE_ITERATOR:
        return range_next(m, it);
    case CLASS_LIST_ITERATOR:
        return list_next(m, it);
    case CLASS_TUPLE_ITERATOR:
        return tuple_next(m, it);
    case CLASS_STR_ITERATOR:
    case CLASS_STR_WIDE_ITERATOR:
        return str_next(m, it);
    case CLASS_BYTES_ITERATOR:
        return bytes_next(m, it);
    case CLASS_LIST_REVERSE_ITERATOR:
        return list_reverse_next(m, it);
    case CLASS_SEQUENCE_ITERATOR:
    case CLASS_REVERSED:
        return item_next(m, it);
    case CLASS_DICT_KEY_ITERATOR:
    case CLASS_DICT_VALUE_ITERATOR:
    case CLASS_DICT_ITEM_ITERATOR:
        return dict_iterator_next(m, it);
    case CLASS_ORDERED_ITERATOR:
        return ordered_next(m, it);
    case CLASS_DEQUE_ITERATOR:
    case CLASS_DEQUE_REVERSE_ITERATOR:
        return deque_next(m, it);
    case CLASS_SET_ITERATOR:
        return set_iterator_next(m, it);
    case CLASS_STEPS:
        return steps_next(m, it);
    default:
        return next_of_tool(m, it);
    }
}

// --- going on ---------------------------------------------------------------------------------

bool is_iterator(Machine *m, Value v) {
    if (is_type(m, v, TYPE_ITERATOR)) {
        return true;
    }
    if (!value_is_ref(v)) {
        return false;
    }
    Value next = class_lookup(m, class_of(m, v), name_z(m, "__next__"));
    return next != VALUE_UNSET && next != VALUE_NONE;
}

static bool is_tool(const Iterator *it) {
    return it->class_id == CLASS_ENUMERATE || it->class_id == CLASS_ZIP ||
           it->class_id == CLASS_MAP || it->class_id == CLASS_FILTER;
}

// StopIteration that a function of the program raised is the end of an iterator that called it.
static Value ended(Machine *m, Value item) {
    if (item == VALUE_UNSET && pending_is(m, CLASS_STOP_ITERATION)) {
        pending_clear(m);
    }
    return item;
}

Value value_next(Machine *m, Value iterator) {
    return value_next_into(m, iterator, NULL);
}

Value value_call_next(Machine *m, Value iterator) {
    Value on_class = class_lookup(m, class_of(m, iterator), name_z(m, "__next__"));
    bool is_function = is_type(m, on_class, TYPE_FUNCTION);
    Value method = is_function ? on_class : get_special(m, iterator, "__next__");
    if (method == VALUE_UNSET) {
        return m->world->pending != VALUE_UNSET
                   ? VALUE_UNSET
                   : raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not an iterator",
                                 type_name(m, iterator));
    }
    Value item;
    if (is_function) {
        item = call_bound(m, method, iterator, NULL, 0);
    } else {
        item = call_value(m, method, NULL, 0, VALUE_UNSET);
        release(m, method);
    }
    return item;
}

// So much for an item. False: the run has used up its instructions.
static inline bool may_step(Machine *m) {
    work_done(m, COST_ITEM, 1);
    return LIKELY(m->world->instruction_count <= m->max_instructions) || machine_spend(m, 0);
}

static inline Value steps_step(Machine *m, Iterator *it) {
    Value item = may_step(m) ? steps_next(m, it) : VALUE_UNSET;
    return LIKELY(item != VALUE_UNSET) ? item : ended(m, item);
}

Value iterator_step(Machine *m, Value iterator) {
    Iterator *it = AS(Iterator, m, iterator);
    if (it->class_id == CLASS_STEPS) {
        return steps_step(m, it);
    }
    Value steady = steady_next(m, it);
    if (steady != VALUE_PUSHED) {
        return steady;
    }
    if (!may_step(m)) {
        return VALUE_UNSET;
    }
    if (is_tool(it)) {
        work_done(m, COST_TOOL_ITEM, 1);
        return ended(m, next_of_tool(m, it));
    }
    return iterator_next(m, iterator);
}

// What is no iterator of the language.
static Value next_of_other(Machine *m, Value iterator, Sink *sink) {
    if (!may_step(m)) {
        return VALUE_UNSET;
    }
    if (is_type(m, iterator, TYPE_GENERATOR)) {
        return generator_next(m, iterator, sink);
    }
    return ended(m, value_call_next(m, iterator));
}

__attribute__((always_inline)) static inline Value next_item(Machine *m, Value iterator,
                                                             Sink *sink) {
    if (!is_type(m, iterator, TYPE_ITERATOR)) {
        return next_of_other(m, iterator, sink);
    }
    if (AS(Iterator, m, iterator)->class_id == CLASS_STEPS) {
        return steps_step(m, AS(Iterator, m, iterator));
    }
    Value quick = next_quickly(m, iterator);
    return quick != VALUE_UNSET ? quick : iterator_step(m, iterator);
}

__attribute__((noinline)) static Value next_by_price(Machine *m, Value iterator, Sink *sink) {
    return next_item(m, iterator, sink);
}

// Without prices nothing but the item has to be kept.
Value value_next_into(Machine *m, Value iterator, Sink *sink) {
    return UNLIKELY(m->costs) ? next_by_price(m, iterator, sink) : next_item(m, iterator, sink);
}

// The methods of all iterators, which are one type in the heap.
static Value iterator_self(Machine *m, const Call *call) {
    return retain(m, call->self);
}

const NativeInfo natives_iterator[] = {
    {"__iter__", iterator_self, 0, 0, false, EFFECT_PRIVATE},
    {"__next__", dunder_next, 0, 0, false, EFFECT_WRITES_SELF},
    {0},
};
