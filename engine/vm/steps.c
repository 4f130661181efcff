#include "engine/vm/steps.h"

// Of rows, in index.
typedef enum RowState {
    ROWS_FIRST, // the places are those of the first row
    ROWS_MORE,
    ROWS_DONE
} RowState;

Value steps_new(Machine *m, StepsKind kind, uint32_t level, Value a) {
    Value v = iterator_new(m, CLASS_STEPS, a);
    if (v != VALUE_UNSET) {
        AS(Iterator, m, v)->version = (uint32_t)kind | level << LEVEL_SHIFT;
    }
    return v;
}

Value steps_finish(Machine *m, Iterator *it) {
    replace(m, &it->a, VALUE_UNSET);
    replace(m, &it->b, VALUE_UNSET);
    return VALUE_UNSET;
}

// --- what may be walked -----------------------------------------------------------------------

int steps_level_of_all(const Machine *m, const Value *iterables, uint32_t count) {
    int most = 0;
    for (uint32_t i = 0; i < count; i++) {
        int level = steps_level_of(m, iterables[i]);
        if (level < 0) {
            return -1;
        }
        most = level > most ? level : most;
    }
    return most;
}

// One more than what it walks.
static int level_above(int level) {
    return level >= 0 && level + 1 < MOST_LEVELS ? level + 1 : -1;
}

int steps_level_of(const Machine *m, Value v) {
    switch ((int)type_of(m, v)) {
    case TYPE_LIST:
    case TYPE_TUPLE:
    case TYPE_RANGE:
    case TYPE_STR:
    case TYPE_BYTES:
    case TYPE_DICT:
    case TYPE_DICT_VIEW:
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_DEQUE:
        return 0;
    case TYPE_ITERATOR:
        switch ((int)AS(Iterator, m, v)->class_id) {
        case CLASS_LIST_ITERATOR:
        case CLASS_TUPLE_ITERATOR:
        case CLASS_RANGE_ITERATOR:
        case CLASS_STR_ITERATOR:
        case CLASS_STR_WIDE_ITERATOR:
        case CLASS_BYTES_ITERATOR:
        case CLASS_LIST_REVERSE_ITERATOR:
        case CLASS_DEQUE_ITERATOR:
        case CLASS_DICT_KEY_ITERATOR:
        case CLASS_DICT_VALUE_ITERATOR:
        case CLASS_DICT_ITEM_ITERATOR:
        case CLASS_SET_ITERATOR:
            return 0;
        case CLASS_ENUMERATE:
            return level_above(steps_level_of(m, AS(Iterator, m, v)->a));
        case CLASS_ZIP: {
            Value walked = AS(Iterator, m, v)->a;
            return level_above(
                steps_level_of_all(m, tuple_items(m, walked), tuple_count(m, walked)));
        }
        case CLASS_STEPS: {
            int level = (int)(AS(Iterator, m, v)->version >> LEVEL_SHIFT);
            return level < MOST_LEVELS ? level : -1;
        }
        default:
            return -1;
        }
    default:
        return -1;
    }
}

// --- one after the other ----------------------------------------------------------------------

static Value count_next(Machine *m, Iterator *it) {
    Value *state = list_items(m, it->a);
    Value number = state[0];
    if (value_is_int(number) && value_is_int(state[1])) {
        int64_t next = value_as_int(number) + value_as_int(state[1]);
        if (value_int_fits(next)) {
            state[0] = value_from_small_int(next);
            return number;
        }
    }
    Value next = value_binary(m, number, state[1], OPERATOR_ADD);
    if (next == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    number = list_items(m, it->a)[0];
    list_items(m, it->a)[0] = next;
    return number;
}

static Value repeat_next(Machine *m, Iterator *it) {
    Value *state = list_items(m, it->a);
    if (it->index >= 0) {
        if (!value_is_int(state[1]) || value_as_int(state[1]) <= 0) {
            return VALUE_UNSET;
        }
        state[1] = value_from_small_int(value_as_int(state[1]) - 1);
    }
    return retain(m, state[0]);
}

static Value cycle_next(Machine *m, Iterator *it) {
    if (it->a != VALUE_UNSET) {
        Value item = value_next(m, it->a);
        if (item != VALUE_UNSET) {
            if (!list_append(m, it->b, item)) {
                release(m, item);
                return VALUE_UNSET;
            }
            return item;
        }
        if (value_is_ref(m->world->pending)) {
            return VALUE_UNSET;
        }
        replace(m, &it->a, VALUE_UNSET);
    }
    int64_t count = list_count(m, it->b);
    if (count == 0) {
        return VALUE_UNSET;
    }
    it->index = it->index < count ? it->index : 0;
    return retain(m, list_items(m, it->b)[it->index++]);
}

static Value chain_next(Machine *m, Iterator *it) {
    while (it->a != VALUE_UNSET) {
        if (it->b == VALUE_UNSET) {
            if (it->index >= (int64_t)sequence_count(m, it->a)) {
                return steps_finish(m, it);
            }
            it->b = value_iter(m, sequence_items(m, it->a)[it->index++]);
            if (it->b == VALUE_UNSET) {
                return VALUE_UNSET;
            }
        }
        Value item = value_next(m, it->b);
        if (item != VALUE_UNSET || value_is_ref(m->world->pending)) {
            return item;
        }
        replace(m, &it->b, VALUE_UNSET);
    }
    return VALUE_UNSET;
}

static Value slice_next(Machine *m, Iterator *it) {
    while (it->a != VALUE_UNSET && (it->c == VALUE_NONE || it->index < value_as_int(it->c))) {
        Value item = value_next(m, it->a);
        if (item == VALUE_UNSET) {
            break;
        }
        if (it->index++ == value_as_int(it->b)) {
            it->b = value_from_small_int(value_as_int(it->b) + it->step);
            return item;
        }
        release(m, item);
    }
    return steps_finish(m, it);
}

static Value accumulate_next(Machine *m, Iterator *it) {
    if (it->index == 1) {
        it->index = 0;
        return retain(m, it->b);
    }
    Value item = it->a == VALUE_UNSET ? VALUE_UNSET : value_next(m, it->a);
    if (item == VALUE_UNSET) {
        return steps_finish(m, it);
    }
    if (it->b == VALUE_UNSET) {
        it->b = retain(m, item);
        return item;
    }
    Value sum = value_binary(m, it->b, item, OPERATOR_ADD);
    release(m, item);
    if (sum == VALUE_UNSET) {
        return steps_finish(m, it);
    }
    replace(m, &it->b, retain(m, sum));
    return sum;
}

// --- rows -------------------------------------------------------------------------------------

// Small ints from first on, by step each.
static Value places_new(Machine *m, uint32_t count, int64_t first, int64_t step) {
    Value list = list_new(m, count);
    for (uint32_t i = 0; list != VALUE_UNSET && i < count; i++) {
        if (!list_append(m, list, value_from_small_int(first + (int64_t)i * step))) {
            release(m, list);
            return VALUE_UNSET;
        }
    }
    return list;
}

static int64_t at(const Machine *m, Value places, int64_t i) {
    return value_as_int(list_items(m, places)[i]);
}

static void put(const Machine *m, Value places, int64_t i, int64_t place) {
    list_items(m, places)[i] = value_from_small_int(place);
}

static Value row_of(Machine *m, const Iterator *it, uint32_t width) {
    Value row = tuple_new(m, width);
    if (row == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    bool is_product = steps_kind(it) == STEPS_PRODUCT;
    const Value *sources = tuple_items(m, it->a);
    for (uint32_t i = 0; i < width; i++) {
        const Value *pool = is_product ? tuple_items(m, sources[i]) : sources;
        tuple_items(m, row)[i] = retain(m, pool[at(m, it->b, i)]);
    }
    return row;
}

// Each of these goes on to the places of the next row; false: there is none.
static bool next_product(const Machine *m, const Iterator *it) {
    for (int64_t i = (int64_t)tuple_count(m, it->a) - 1; i >= 0; i--) {
        int64_t place = at(m, it->b, i) + 1;
        bool is_over = place >= tuple_count(m, tuple_items(m, it->a)[i]);
        put(m, it->b, i, is_over ? 0 : place);
        if (!is_over) {
            return true;
        }
    }
    return false;
}

static bool next_permutation(const Machine *m, const Iterator *it) {
    int64_t count = tuple_count(m, it->a);
    for (int64_t i = (int64_t)list_count(m, it->c) - 1; i >= 0; i--) {
        int64_t left = at(m, it->c, i) - 1;
        int64_t place = at(m, it->b, i);
        put(m, it->c, i, left > 0 ? left : count - i);
        if (left > 0) {
            put(m, it->b, i, at(m, it->b, count - left));
            put(m, it->b, count - left, place);
            return true;
        }
        for (int64_t k = i; k < count - 1; k++) {
            put(m, it->b, k, at(m, it->b, k + 1));
        }
        put(m, it->b, count - 1, place);
    }
    return false;
}

static bool next_combination(const Machine *m, const Iterator *it, bool repeats) {
    int64_t count = tuple_count(m, it->a);
    int64_t width = list_count(m, it->b);
    int64_t i = width - 1;
    while (i >= 0 && at(m, it->b, i) == (repeats ? count - 1 : count - width + i)) {
        i--;
    }
    if (i < 0) {
        return false;
    }
    int64_t place = at(m, it->b, i) + 1;
    for (; i < width; i++, place += !repeats) {
        put(m, it->b, i, place);
    }
    return true;
}

static Value row_next(Machine *m, Iterator *it) {
    StepsKind kind = steps_kind(it);
    bool is_there = it->index == ROWS_FIRST;
    if (it->index == ROWS_MORE) {
        is_there = kind == STEPS_PRODUCT        ? next_product(m, it)
                   : kind == STEPS_PERMUTATIONS ? next_permutation(m, it)
                                                : next_combination(m, it, kind == STEPS_REPEATED);
    }
    it->index = is_there ? ROWS_MORE : ROWS_DONE;
    Value places = kind == STEPS_PERMUTATIONS ? it->c : it->b;
    return is_there ? row_of(m, it, list_count(m, places)) : VALUE_UNSET;
}

Value steps_next(Machine *m, Iterator *it) {
    static Value (*const next_of[])(Machine * m, Iterator * it) = {
        [STEPS_COUNT] = count_next,
        [STEPS_REPEAT] = repeat_next,
        [STEPS_CYCLE] = cycle_next,
        [STEPS_CHAIN] = chain_next,
        [STEPS_SLICE] = slice_next,
        [STEPS_ACCUMULATE] = accumulate_next,
        [STEPS_PRODUCT] = row_next,
        [STEPS_PERMUTATIONS] = row_next,
        [STEPS_COMBINATIONS] = row_next,
        [STEPS_REPEATED] = row_next,
        [STEPS_TAKEWHILE] = takewhile_next,
        [STEPS_DROPWHILE] = dropwhile_next,
        [STEPS_FILTERFALSE] = filterfalse_next,
        [STEPS_STARMAP] = starmap_next,
        [STEPS_COMPRESS] = compress_next,
        [STEPS_PAIRWISE] = pairwise_next,
        [STEPS_ZIP_LONGEST] = zip_longest_next,
        [STEPS_GROUPBY] = groupby_next,
        [STEPS_GROUP] = group_next,
    };
    return next_of[steps_kind(it)](m, it);
}

// --- making -----------------------------------------------------------------------------------
// Each returns None where the library's generator is wanted.

static Value native_count(Machine *m, const Call *call) {
    return steps_new(m, STEPS_COUNT, 0, call->args[0]);
}

// _steps_repeat(state, is_endless)
static Value native_repeat(Machine *m, const Call *call) {
    Value v = steps_new(m, STEPS_REPEAT, 0, call->args[0]);
    if (v != VALUE_UNSET) {
        AS(Iterator, m, v)->index = call->args[1] == VALUE_TRUE ? -1 : 0;
    }
    return v;
}

// An iterator over what args[0] gives, with `b` (taken).
Value steps_over(Machine *m, StepsKind kind, Value iterable, Value b) {
    int level = steps_level_of(m, iterable);
    Value iterator = level < 0 || b == VALUE_UNSET ? VALUE_UNSET : value_iter(m, iterable);
    Value v =
        iterator == VALUE_UNSET ? VALUE_UNSET : steps_new(m, kind, (uint32_t)level + 1, iterator);
    release(m, iterator);
    if (v == VALUE_UNSET) {
        release(m, b);
        return value_is_ref(m->world->pending) ? VALUE_UNSET : VALUE_NONE;
    }
    AS(Iterator, m, v)->b = b;
    return v;
}

static Value native_cycle(Machine *m, const Call *call) {
    return steps_over(m, STEPS_CYCLE, call->args[0], list_new(m, 0));
}

// _steps_accumulate(iterable, initial)
static Value native_accumulate(Machine *m, const Call *call) {
    Value v = steps_over(m, STEPS_ACCUMULATE, call->args[0], VALUE_NONE);
    if (is_type(m, v, TYPE_ITERATOR)) {
        Iterator *it = AS(Iterator, m, v);
        bool has_first = call->args[1] != VALUE_NONE;
        it->b = has_first ? retain(m, call->args[1]) : VALUE_UNSET;
        it->index = has_first;
    }
    return v;
}

static bool is_bound(Value v, int64_t least) {
    return value_is_int(v) && value_as_int(v) >= least;
}

// Of a start, a stop, which may be None, and a step.
static bool are_bounds(const Value *bounds) {
    return is_bound(bounds[0], 0) && (bounds[1] == VALUE_NONE || is_bound(bounds[1], 0)) &&
           is_bound(bounds[2], 1);
}

// _walk(iterable): what iter() gives or, of an object of itertools, the steps in it.
static Value native_walk(Machine *m, const Call *call) {
    return value_iter(m, call->args[0]);
}

// _are_slice_bounds(start, stop, step)
static Value native_are_bounds(Machine *m, const Call *call) {
    (void)m;
    return value_from_bool(are_bounds(call->args));
}

// _steps_slice(iterable, start, stop, step)
static Value native_slice(Machine *m, const Call *call) {
    if (!are_bounds(call->args + 1)) {
        return VALUE_NONE;
    }
    Value v = steps_over(m, STEPS_SLICE, call->args[0], call->args[1]);
    if (is_type(m, v, TYPE_ITERATOR)) {
        AS(Iterator, m, v)->c = call->args[2];
        AS(Iterator, m, v)->step = value_as_int(call->args[3]);
    }
    return v;
}

// _steps_chain(iterables): of a tuple or a list.
static Value native_chain(Machine *m, const Call *call) {
    Value iterables = call->args[0];
    bool is_sequence = is_type(m, iterables, TYPE_TUPLE) || is_type(m, iterables, TYPE_LIST);
    int most = is_sequence ? steps_level_of_all(m, sequence_items(m, iterables),
                                                sequence_count(m, iterables))
                           : -1;
    return most < 0 ? VALUE_NONE : steps_new(m, STEPS_CHAIN, (uint32_t)most + 1, iterables);
}

static Value rows_new(Machine *m, StepsKind kind, Value pool, Value places, Value cycles,
                      bool is_empty) {
    Value v = places == VALUE_UNSET ? VALUE_UNSET : steps_new(m, kind, 0, pool);
    if (v == VALUE_UNSET) {
        release(m, places);
        release(m, cycles);
        return VALUE_UNSET;
    }
    Iterator *it = AS(Iterator, m, v);
    it->b = places;
    it->c = cycles;
    it->index = is_empty ? ROWS_DONE : ROWS_FIRST;
    return v;
}

// _steps_product(pools): a tuple of tuples.
static Value native_product(Machine *m, const Call *call) {
    Value pools = call->args[0];
    bool is_empty = false;
    for (uint32_t i = 0; i < tuple_count(m, pools); i++) {
        is_empty = is_empty || tuple_count(m, tuple_items(m, pools)[i]) == 0;
    }
    Value places = places_new(m, tuple_count(m, pools), 0, 0);
    return rows_new(m, STEPS_PRODUCT, pools, places, VALUE_UNSET, is_empty);
}

// The length of a row: more than there is to choose from gives none.
static uint32_t row_length(Value r, uint32_t most) {
    int64_t length = value_is_int(r) ? value_as_int(r) : (int64_t)most + 1;
    return length > (int64_t)most ? most + 1 : (uint32_t)length;
}

// _steps_permutations(pool, r)
static Value native_permutations(Machine *m, const Call *call) {
    uint32_t count = tuple_count(m, call->args[0]);
    uint32_t width = row_length(call->args[1], count);
    bool is_empty = width > count;
    Value cycles = places_new(m, is_empty ? 0 : width, count, -1);
    Value places = cycles == VALUE_UNSET ? VALUE_UNSET : places_new(m, count, 0, 1);
    if (places == VALUE_UNSET) {
        release(m, cycles);
        return VALUE_UNSET;
    }
    return rows_new(m, STEPS_PERMUTATIONS, call->args[0], places, cycles, is_empty);
}

// _steps_combinations(pool, r, repeats)
static Value native_combinations(Machine *m, const Call *call) {
    uint32_t count = tuple_count(m, call->args[0]);
    if (call->args[2] == VALUE_TRUE) {
        if (!value_is_int(call->args[1]) || value_as_int(call->args[1]) > UINT32_MAX / 2) {
            return raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
        }
        uint32_t width = (uint32_t)value_as_int(call->args[1]);
        bool is_empty = count == 0 && width > 0;
        Value places = places_new(m, is_empty ? 0 : width, 0, 0);
        return rows_new(m, STEPS_REPEATED, call->args[0], places, VALUE_UNSET, is_empty);
    }
    uint32_t width = row_length(call->args[1], count);
    Value places = places_new(m, width > count ? 0 : width, 0, 1);
    return rows_new(m, STEPS_COMBINATIONS, call->args[0], places, VALUE_UNSET, width > count);
}

const NativeInfo natives_steps[] = {
    {"_steps_count", native_count, 1, 1, false, EFFECT_PRIVATE},
    {"_steps_repeat", native_repeat, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_cycle", native_cycle, 1, 1, false, EFFECT_PRIVATE},
    {"_steps_chain", native_chain, 1, 1, false, EFFECT_PRIVATE},
    {"_walk", native_walk, 1, 1, false, EFFECT_PRIVATE},
    {"_are_slice_bounds", native_are_bounds, 3, 3, false, EFFECT_PRIVATE},
    {"_steps_slice", native_slice, 4, 4, false, EFFECT_PRIVATE},
    {"_steps_accumulate", native_accumulate, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_product", native_product, 1, 1, false, EFFECT_PRIVATE},
    {"_steps_permutations", native_permutations, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_combinations", native_combinations, 3, 3, false, EFFECT_PRIVATE},
    {0},
};
