// enumerate, zip, map, filter, reversed and iter(f, end): iterators over other iterators.
#include "engine/vm/builtins.h"

// --- next -------------------------------------------------------------------------------------

// Iterators of iterators of iterators: as deep as the program has piled them up.
static Value item_of(Machine *m, Value iterator) {
    if (is_type(m, iterator, TYPE_ITERATOR) &&
        AS(Iterator, m, iterator)->class_id == CLASS_STEPS) { // only some are piled up: steps.h
        return machine_spend(m, 1) ? value_next(m, iterator) : VALUE_UNSET;
    }
    Value item = next_quickly(m, iterator);
    if (item == VALUE_UNSET && recursion_enter(m, " while calling a Python object")) {
        item = value_next(m, iterator);
        recursion_leave(m);
    }
    return item;
}

// a: the iterator, b: the next number, c: the first pair that was given.
static Value enumerate_next(Machine *m, Iterator *it) {
    Value item = item_of(m, it->a);
    if (item == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value next = value_binary(m, it->b, value_from_small_int(1), OPERATOR_ADD);
    Value pair[2] = {it->b, item};
    Value result = next == VALUE_UNSET ? VALUE_UNSET : tuple_of(m, pair, 2);
    release(m, item);
    if (result == VALUE_UNSET) {
        release(m, next);
        return VALUE_UNSET;
    }
    replace(m, &it->b, next);
    if (it->c == VALUE_UNSET) {
        it->c = retain(m, result);
    }
    return result;
}

static Value raise_uneven(Machine *m, uint32_t number, const char *relation, uint32_t before) {
    return raise_error(m, CLASS_VALUE_ERROR, "zip() argument %u is %s than argument%s%u", number,
                       relation, before == 1 ? " " : "s 1-", before);
}

// strict: when one has ended, all must end.
static Value check_even(Machine *m, Value iterators, uint32_t ended) {
    if (m->world->pending != VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (ended > 0) {
        return raise_uneven(m, ended + 1, "shorter", ended);
    }
    for (uint32_t i = 1; i < tuple_count(m, iterators); i++) {
        Value item = value_next(m, tuple_items(m, iterators)[i]);
        release(m, item);
        if (item != VALUE_UNSET) {
            return raise_uneven(m, i + 1, "longer", i);
        }
        if (m->world->pending != VALUE_UNSET) {
            return VALUE_UNSET;
        }
    }
    return VALUE_UNSET;
}

// One item from each, as a tuple (owned); unset when one has ended: *ended tells which.
static Value gather(Machine *m, Value iterators, uint32_t *ended) {
    uint32_t count = tuple_count(m, iterators);
    Value tuple = tuple_new(m, count);
    *ended = count;
    for (uint32_t i = 0; tuple != VALUE_UNSET && i < count; i++) {
        Value item = item_of(m, tuple_items(m, iterators)[i]);
        if (item == VALUE_UNSET) {
            *ended = i;
            release(m, tuple);
            return VALUE_UNSET;
        }
        tuple_items(m, tuple)[i] = item;
    }
    return tuple;
}

// The tuple given last, filled anew: nobody else has it. As in CPython its items live until then.
static Value gather_again(Machine *m, const Iterator *it, uint32_t *ended) {
    uint32_t count = tuple_count(m, it->a);
    Value tuple = retain(m, it->c);
    *ended = count;
    for (uint32_t i = 0; i < count; i++) {
        Value item = item_of(m, tuple_items(m, it->a)[i]);
        if (item == VALUE_UNSET) {
            *ended = i;
            release(m, tuple);
            return VALUE_UNSET;
        }
        replace(m, &tuple_items(m, tuple)[i], item);
    }
    return tuple;
}

// a: tuple of iterators, step: strict, c: the first tuple that was given.
static Value zip_next(Machine *m, Iterator *it) {
    uint32_t ended;
    if (tuple_count(m, it->a) == 0) {
        return VALUE_UNSET;
    }
    bool is_free = it->c != VALUE_UNSET && object_at(m, it->c)->refs == 1 && !m->costs;
    Value tuple = is_free ? gather_again(m, it, &ended) : gather(m, it->a, &ended);
    if (it->c == VALUE_UNSET) {
        it->c = retain(m, tuple);
    }
    if (tuple == VALUE_UNSET && it->step && ended < tuple_count(m, it->a)) {
        return check_even(m, it->a, ended);
    }
    return tuple;
}

// a: the function, b: tuple of iterators.
static Value map_next(Machine *m, Iterator *it) {
    uint32_t ended;
    if (tuple_count(m, it->b) == 1) { // needs no tuple
        Value item = item_of(m, tuple_items(m, it->b)[0]);
        Value result =
            item == VALUE_UNSET ? VALUE_UNSET : call_value(m, it->a, &item, 1, VALUE_UNSET);
        release(m, item);
        return result;
    }
    Value args = gather(m, it->b, &ended);
    if (args == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result =
        call_value(m, it->a, tuple_items(m, args), (int)tuple_count(m, args), VALUE_UNSET);
    release(m, args);
    return result;
}

// a: the function, or None for the truth of the item itself; b: the iterator.
static Value filter_next(Machine *m, Iterator *it) {
    for (;;) {
        Value item = item_of(m, it->b);
        if (item == VALUE_UNSET) {
            return VALUE_UNSET;
        }
        bool is_plain = it->a == VALUE_NONE || it->a == builtin_class(m, CLASS_BOOL);
        Value answer = is_plain ? retain(m, item) : call_value(m, it->a, &item, 1, VALUE_UNSET);
        bool truth = false;
        bool ok = answer != VALUE_UNSET && value_is_true(m, answer, &truth);
        release(m, answer);
        if (ok && truth) {
            return item;
        }
        release(m, item);
        if (!ok) {
            return VALUE_UNSET;
        }
    }
}

// a: the callable, unset once the sentinel b has come.
static Value callable_next(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value item = call_value(m, it->a, NULL, 0, VALUE_UNSET);
    bool ended = false;
    if (item == VALUE_UNSET) {
        if (!pending_is(m, CLASS_STOP_ITERATION)) {
            return VALUE_UNSET;
        }
        pending_clear(m);
        ended = true;
    } else if (!value_equal(m, item, it->b, &ended)) {
        release(m, item);
        return VALUE_UNSET;
    }
    if (ended) {
        release(m, item);
        replace(m, &it->a, VALUE_UNSET);
        return VALUE_UNSET;
    }
    return item;
}

Value next_of_tool(Machine *m, Iterator *it) {
    switch ((int)it->class_id) {
    case CLASS_ENUMERATE:
        return enumerate_next(m, it);
    case CLASS_ZIP:
        return zip_next(m, it);
    case CLASS_MAP:
        return map_next(m, it);
    case CLASS_FILTER:
        return filter_next(m, it);
    default:
        return callable_next(m, it);
    }
}

// --- making -----------------------------------------------------------------------------------

Value enumerate_construct(Machine *m, Value cls, const Call *call) {
    static const char *const names[] = {"iterable", "start", NULL};
    (void)cls;
    Value values[2];
    uint32_t keyword_count = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    if (call->count == 0 && call_keyword(m, call, "iterable") == VALUE_UNSET) {
        if (keyword_count > 0) {
            return raise_error(m, CLASS_TYPE_ERROR,
                               "'%s' is an invalid keyword argument for enumerate()",
                               str_bytes(m, tuple_items(m, call->kwnames)[0]));
        }
        return raise_error(m, CLASS_TYPE_ERROR, "enumerate() missing required argument 'iterable'");
    }
    if (!builtin_parse(m, call, "enumerate", names, 1, values)) {
        return VALUE_UNSET;
    }
    Value start = values[1] == VALUE_UNSET ? value_from_small_int(0) : values[1];
    Value number = VALUE_UNSET;
    int64_t index;
    if (is_int(m, start)) {
        number = retain(m, start);
    } else if (value_as_index(m, start, &index)) {
        number = int_from_i64(m, index);
    }
    Value iterator = number == VALUE_UNSET ? VALUE_UNSET : value_iter(m, values[0]);
    Value result =
        iterator == VALUE_UNSET ? VALUE_UNSET : iterator_new(m, CLASS_ENUMERATE, iterator);
    release(m, iterator);
    if (result == VALUE_UNSET) {
        release(m, number);
        return VALUE_UNSET;
    }
    AS(Iterator, m, result)->b = number;
    return result;
}

// iter() of each argument from `first` on, as a tuple.
static Value iterators_of(Machine *m, const Call *call, int first) {
    Value tuple = tuple_new(m, (uint32_t)(call->count - first));
    for (int i = first; tuple != VALUE_UNSET && i < call->count; i++) {
        Value iterator = value_iter(m, call->args[i]);
        if (iterator == VALUE_UNSET) {
            release(m, tuple);
            return VALUE_UNSET;
        }
        tuple_items(m, tuple)[i - first] = iterator;
    }
    return tuple;
}

Value zip_construct(Machine *m, Value cls, const Call *call) {
    static const char *const names[] = {"strict", NULL};
    (void)cls;
    bool strict = false;
    if (!builtin_keywords(m, call, "zip", names)) {
        return VALUE_UNSET;
    }
    Value flag = call_keyword(m, call, "strict");
    if (flag != VALUE_UNSET && !value_is_true(m, flag, &strict)) {
        return VALUE_UNSET;
    }
    Value iterators = iterators_of(m, call, 0);
    Value result = iterators == VALUE_UNSET ? VALUE_UNSET : iterator_new(m, CLASS_ZIP, iterators);
    release(m, iterators);
    if (result != VALUE_UNSET) {
        AS(Iterator, m, result)->step = strict;
    }
    return result;
}

Value map_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    if (!no_keywords(m, call, "map")) {
        return VALUE_UNSET;
    }
    if (call->count < 2) {
        return raise_error(m, CLASS_TYPE_ERROR, "map() must have at least two arguments.");
    }
    Value iterators = iterators_of(m, call, 1);
    Value result =
        iterators == VALUE_UNSET ? VALUE_UNSET : iterator_new(m, CLASS_MAP, call->args[0]);
    if (result == VALUE_UNSET) {
        release(m, iterators);
        return VALUE_UNSET;
    }
    AS(Iterator, m, result)->b = iterators;
    return result;
}

Value filter_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    if (!no_keywords(m, call, "filter") || !count_between(m, call, "filter", 2, 2)) {
        return VALUE_UNSET;
    }
    Value iterator = value_iter(m, call->args[1]);
    Value result =
        iterator == VALUE_UNSET ? VALUE_UNSET : iterator_new(m, CLASS_FILTER, call->args[0]);
    if (result == VALUE_UNSET) {
        release(m, iterator);
        return VALUE_UNSET;
    }
    AS(Iterator, m, result)->b = iterator;
    return result;
}

Value reversed_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    if (!no_keywords(m, call, "reversed") || !count_between(m, call, "reversed", 1, 1)) {
        return VALUE_UNSET;
    }
    return reversed_of(m, call->args[0]);
}
