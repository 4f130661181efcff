// Builtin functions that walk something.
#include <math.h>

#include "engine/vm/builtins.h"
#include "engine/vm/generator.h"
#include "engine/vm/ops.h"

// --- all, any ---------------------------------------------------------------------------------

static bool pass_over(Machine *m, void *context, Value item) {
    (void)m;
    const bool *sought = context;
    return item == value_from_bool(!*sought);
}

// Walks until an item's truth is `sought`. 1 found, 0 not, -1 exception.
static int seek(Machine *m, Value iterable, bool sought) {
    Sink sink = {.take = pass_over, .context = &sought};
    Value iterator = value_iter(m, iterable);
    if (iterator == VALUE_UNSET) {
        return -1;
    }
    bool ok = true;
    bool truth = !sought;
    Value item;
    while (ok && truth != sought && (item = value_next_into(m, iterator, &sink)) != VALUE_UNSET) {
        ok = value_is_true(m, item, &truth);
        release(m, item);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET ? truth == sought : -1;
}

Value builtin_all(Machine *m, const Call *call) {
    int found = seek(m, call->args[0], false);
    return found < 0 ? VALUE_UNSET : value_from_bool(!found);
}

Value builtin_any(Machine *m, const Call *call) {
    int found = seek(m, call->args[0], true);
    return found < 0 ? VALUE_UNSET : value_from_bool(found);
}

// --- iter, next -------------------------------------------------------------------------------

Value builtin_iter(Machine *m, const Call *call) {
    if (call->count == 1) {
        Value given = call->args[0];
        Value cls =
            is_type(m, given, TYPE_INSTANCE) ? prelude_function(m, "_Iterating") : VALUE_UNSET;
        bool is_iterator = cls != VALUE_UNSET && is_subclass(m, class_of(m, given), cls);
        return is_iterator ? retain(m, given) : value_iter(m, given);
    }
    Call question = {.self = VALUE_UNSET, .args = call->args, .count = 1, .kwnames = VALUE_UNSET};
    if (builtin_callable(m, &question) != VALUE_TRUE) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           m->profile->minor == 12
                               ? "iter(object, sentinel): object must be callable"
                               : "iter(v, w): v must be callable");
    }
    Value iterator = iterator_new(m, CLASS_CALLABLE_ITERATOR, call->args[0]);
    if (iterator != VALUE_UNSET) {
        AS(Iterator, m, iterator)->b = retain(m, call->args[1]);
    }
    return iterator;
}

// A generator's frame is pushed: it may wait, and its StopIteration keeps its value.
static Value next_of_generator(Machine *m, Value generator) {
    if (AS(Generator, m, generator)->state == GENERATOR_CLOSED) {
        return raise_stop_iteration(m, VALUE_NONE);
    }
    return generator_resume(m, generator, VALUE_NONE, ACTION_NEXT);
}

// next() of an object with a __next__ of its own: its StopIteration goes on as it is.
static Value next_of_object(Machine *m, Value iterator) {
    Value method = get_special(m, iterator, "__next__");
    Value item = call_value(m, method, NULL, 0, VALUE_UNSET);
    release(m, method);
    return item;
}

Value builtin_next(Machine *m, const Call *call) {
    Value iterator = call->args[0];
    if (!is_iterator(m, iterator)) {
        return raise_error(m, CLASS_TYPE_ERROR, "'%s' object is not an iterator",
                           type_name(m, iterator));
    }
    if (call->count == 1 && is_type(m, iterator, TYPE_GENERATOR)) {
        return next_of_generator(m, iterator);
    }
    if (call->count == 1 && is_type(m, iterator, TYPE_AWAITER)) {
        Value coroutine = awaiter_coroutine(m, iterator);
        return coroutine == VALUE_UNSET ? VALUE_UNSET : next_of_generator(m, coroutine);
    }
    if (call->count == 1 && !is_type(m, iterator, TYPE_ITERATOR)) {
        return next_of_object(m, iterator);
    }
    Value item = value_next(m, iterator);
    if (item != VALUE_UNSET || m->world->pending != VALUE_UNSET) {
        return item;
    }
    return call->count > 1 ? retain(m, call->args[1]) : raise_stop_iteration(m, VALUE_NONE);
}

// --- max, min ---------------------------------------------------------------------------------

typedef struct Extreme {
    const char *name;
    int op;         // what a better candidate is to the best one so far
    Value key;      // function, or unset
    Value best;     // owned
    Value best_key; // owned
} Extreme;

// Takes item.
static bool consider(Machine *m, Extreme *extreme, Value item) {
    Value key = extreme->key == VALUE_UNSET ? retain(m, item)
                                            : call_value(m, extreme->key, &item, 1, VALUE_UNSET);
    bool better = extreme->best == VALUE_UNSET;
    bool ok = key != VALUE_UNSET;
    bool compares = ok && !better;
    uint32_t order = compares ? quick_order(key, extreme->best_key) : 0;
    if (order) {
        work_done(m, COST_COMPARE, 1);
        better = order_is((uint32_t)extreme->op, order);
    } else if (compares) {
        Value answer = value_compare(m, key, extreme->best_key, extreme->op);
        ok = answer != VALUE_UNSET && value_is_true(m, answer, &better);
        release(m, answer);
    }
    if (ok && better) {
        replace(m, &extreme->best, item);
        replace(m, &extreme->best_key, key);
    } else {
        release(m, item);
        release(m, key);
    }
    return ok;
}

// Of numbers, which nobody counts the owners of.
static bool consider_number(Machine *m, void *context, Value item) {
    (void)m;
    Extreme *extreme = context;
    if (extreme->key != VALUE_UNSET) {
        return false;
    }
    uint32_t order = quick_order(item, extreme->best_key);
    if (order && order_is((uint32_t)extreme->op, order)) {
        extreme->best = extreme->best_key = item;
    }
    return order != 0;
}

static bool consider_all(Machine *m, Extreme *extreme, Value iterable) {
    Sink sink = {.take = consider_number, .context = extreme};
    Value iterator = value_iter(m, iterable);
    if (iterator == VALUE_UNSET) {
        return false;
    }
    bool ok = true;
    Value item;
    while (ok && (item = value_next_into(m, iterator, &sink)) != VALUE_UNSET) {
        ok = consider(m, extreme, item);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET;
}

static Value extreme_of(Machine *m, const Call *call, const char *name, int op) {
    static const char *const names[] = {"key", "default", NULL};
    Value key = call_keyword(m, call, "key");
    Value otherwise = call_keyword(m, call, "default");
    if (call->count == 0) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s expected at least 1 argument, got 0", name);
    }
    if (!builtin_keywords(m, call, name, names)) {
        return VALUE_UNSET;
    }
    if (call->count > 1 && otherwise != VALUE_UNSET) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "Cannot specify a default for %s() with multiple positional arguments",
                           name);
    }
    Extreme extreme = {name, op, key == VALUE_NONE ? VALUE_UNSET : key, VALUE_UNSET, VALUE_UNSET};
    bool ok = true;
    if (call->count == 1) {
        ok = consider_all(m, &extreme, call->args[0]);
    }
    for (int i = 0; ok && call->count > 1 && i < call->count; i++) {
        ok = consider(m, &extreme, retain(m, call->args[i]));
    }
    release(m, extreme.best_key);
    if (!ok) {
        release(m, extreme.best);
        return VALUE_UNSET;
    }
    if (extreme.best != VALUE_UNSET) {
        return extreme.best;
    }
    return otherwise != VALUE_UNSET
               ? retain(m, otherwise)
               : raise_error(m, CLASS_VALUE_ERROR,
                             m->profile->minor < 12 ? "%s() arg is an empty sequence"
                                                    : "%s() iterable argument is empty",
                             name);
}

Value builtin_max(Machine *m, const Call *call) {
    return extreme_of(m, call, "max", COMPARE_GT);
}

Value builtin_min(Machine *m, const Call *call) {
    return extreme_of(m, call, "min", COMPARE_LT);
}

// --- sum, sorted ------------------------------------------------------------------------------

static bool can_sum(Machine *m, Value start) {
    const char *what = is_type(m, start, TYPE_STR)     ? "strings [use ''.join(seq) instead]"
                       : is_type(m, start, TYPE_BYTES) ? "bytes [use b''.join(seq) instead]"
                                                       : NULL;
    if (what) {
        raise_error(m, CLASS_TYPE_ERROR, "sum() can't sum %s", what);
    }
    return !what;
}

// Since 3.12 the roundings of floats are made up for at the end (Neumaier), for as long as nothing
// comes but numbers: ints first, then floats and ints.
typedef enum SumStage {
    SUM_INTS,
    SUM_FLOATS,
    SUM_ANYTHING,
} SumStage;

typedef struct Sum {
    Value total;
    SumStage stage;
    double lost; // of floats, by rounding
} Sum;

static SumStage sum_stage_of(Machine *m, Value total) {
    int64_t number;
    if (m->profile->minor < 12) {
        return SUM_ANYTHING;
    }
    if (value_is_float(total)) {
        return SUM_FLOATS;
    }
    bool is_integer = value_is_int(total) || is_type(m, total, TYPE_BIG_INT);
    return is_integer && int_to_i64(m, total, &number) ? SUM_INTS : SUM_ANYTHING;
}

static void sum_make_up(Sum *sum) {
    if (sum->lost != 0 && isfinite(sum->lost)) {
        sum->total = value_from_float(value_as_float(sum->total) + sum->lost);
    }
    sum->stage = SUM_ANYTHING;
    sum->lost = 0;
}

static void add_float(Sum *sum, double x) {
    double total = value_as_float(sum->total);
    double next = total + x;
    sum->lost += fabs(total) >= fabs(x) ? (total - next) + x : (x - next) + total;
    sum->total = value_from_float(next);
}

static bool add_number(Machine *m, void *context, Value item) {
    (void)m;
    Sum *sum = context;
    if (sum->stage == SUM_FLOATS && value_is_float(item)) {
        add_float(sum, value_as_float(item));
        return true;
    }
    Value number = value_is_bool(item) ? value_from_small_int(item == VALUE_TRUE) : item;
    Value total = quick_binary(sum->total, number, OPERATOR_ADD);
    if (total == VALUE_UNSET) {
        return false;
    }
    sum->total = total;
    if (sum->stage == SUM_INTS && value_is_float(total)) {
        sum->stage = SUM_FLOATS;
    }
    return true;
}

static void add_anything(Machine *m, Sum *sum, Value item) {
    bool were_ints = sum->stage == SUM_INTS;
    int64_t number;
    if (sum->stage == SUM_FLOATS && is_int(m, item) && int_to_i64(m, item, &number)) {
        sum->total = value_from_float(value_as_float(sum->total) + (double)number);
        return;
    }
    if (sum->stage == SUM_FLOATS) {
        sum_make_up(sum);
    }
    replace(m, &sum->total, value_binary(m, sum->total, item, OPERATOR_ADD));
    sum->stage =
        were_ints && sum->total != VALUE_UNSET ? sum_stage_of(m, sum->total) : SUM_ANYTHING;
}

Value builtin_sum(Machine *m, const Call *call) {
    static const char *const names[] = {"iterable", "start", NULL};
    Value values[2];
    if (call->count == 0) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "sum() takes at least 1 positional argument (0 given)");
    }
    if (!builtin_parse(m, call, "sum", names, 1, values)) {
        return VALUE_UNSET;
    }
    Value iterator = value_iter(m, values[0]);
    if (iterator == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value start = values[1] == VALUE_UNSET ? value_from_small_int(0) : values[1];
    if (!can_sum(m, start)) {
        release(m, iterator);
        return VALUE_UNSET;
    }
    Sum sum = {.total = retain(m, start), .stage = sum_stage_of(m, start)};
    Sink sink = {.take = add_number, .context = &sum};
    Value item;
    while (sum.total != VALUE_UNSET &&
           (item = value_next_into(m, iterator, &sink)) != VALUE_UNSET) {
        if (!add_number(m, &sum, item)) {
            add_anything(m, &sum, item);
            release(m, item);
        }
    }
    release(m, iterator);
    if (m->world->pending != VALUE_UNSET) {
        release(m, sum.total);
        return VALUE_UNSET;
    }
    if (sum.stage == SUM_FLOATS) {
        sum_make_up(&sum);
    }
    return sum.total;
}

Value builtin_sorted(Machine *m, const Call *call) {
    static const char *const names[] = {"key", "reverse", NULL};
    if (!count_between(m, call, "sorted", 1, 1)) {
        return VALUE_UNSET;
    }
    bool reverse = false;
    Value flag = call_keyword(m, call, "reverse");
    Value list = list_from(m, call->args[0]);
    if (list == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (!builtin_keywords(m, call, "sort", names) ||
        (flag != VALUE_UNSET && !sort_flag(m, flag, &reverse)) ||
        !list_sort(m, list, call_keyword(m, call, "key"), reverse)) {
        release(m, list);
        return VALUE_UNSET;
    }
    return list;
}
