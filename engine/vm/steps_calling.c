// The steps that call functions of the program, as map() calls them, or compare what may be
// compared by such: not in a program with threads, whose functions may have to wait.
#include "engine/vm/attribute.h"
#include "engine/vm/interp.h"
#include "engine/vm/steps.h"

typedef enum GroupPlace {
    GROUP_FUNCTION, // or None
    GROUP_ITEM,     // the last one read
    GROUP_KEY,      // of it
    GROUP_WANTED    // key of the newest group
} GroupPlace;

enum GroupState {
    GROUP_HAS_KEY = 1,
    GROUP_HAS_ITEM = 2, // one is read that no group has given
    GROUP_HAS_WANTED = 4
};

enum {
    MOST_NESTING = 20 // of calls from C, where one that calls is made
};

// --- with functions ---------------------------------------------------------------------------

// The truth of what the function says to the item.
static bool asks(Machine *m, const Iterator *it, Value item, bool *truth) {
    bool is_plain = it->b == VALUE_NONE && steps_kind(it) == STEPS_FILTERFALSE;
    Value answer = is_plain ? retain(m, item) : call_value(m, it->b, &item, 1, VALUE_UNSET);
    bool ok = answer != VALUE_UNSET && value_is_true(m, answer, truth);
    release(m, answer);
    return ok;
}

Value takewhile_next(Machine *m, Iterator *it) {
    Value item = it->a == VALUE_UNSET ? VALUE_UNSET : value_next(m, it->a);
    bool goes_on;
    if (item == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (!asks(m, it, item, &goes_on)) {
        release(m, item);
        return VALUE_UNSET;
    }
    if (!goes_on) {
        release(m, item);
        return steps_finish(m, it);
    }
    return item;
}

// Of dropwhile, until one is kept, and of filterfalse: the first item that the function denies.
Value filterfalse_next(Machine *m, Iterator *it) {
    for (;;) {
        Value item = value_next(m, it->a);
        bool truth = false;
        if (item == VALUE_UNSET) {
            return VALUE_UNSET;
        }
        bool ok = asks(m, it, item, &truth);
        if (ok && !truth) {
            return item;
        }
        release(m, item);
        if (!ok) {
            return VALUE_UNSET;
        }
    }
}

Value dropwhile_next(Machine *m, Iterator *it) {
    if (it->index) {
        return value_next(m, it->a);
    }
    Value item = filterfalse_next(m, it);
    it->index = item != VALUE_UNSET;
    return item;
}

Value starmap_next(Machine *m, Iterator *it) {
    Value item = value_next(m, it->a);
    if (item != VALUE_UNSET && !is_type(m, item, TYPE_TUPLE)) {
        replace(m, &item, tuple_from(m, item));
    }
    if (item == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result =
        call_value(m, it->b, tuple_items(m, item), (int)tuple_count(m, item), VALUE_UNSET);
    release(m, item);
    return result;
}

Value compress_next(Machine *m, Iterator *it) {
    for (;;) {
        Value item = value_next(m, it->a);
        Value chooser = item == VALUE_UNSET ? VALUE_UNSET : value_next(m, it->b);
        bool is_chosen = false;
        bool ok = chooser != VALUE_UNSET && value_is_true(m, chooser, &is_chosen);
        release(m, chooser);
        if (ok && is_chosen) {
            return item;
        }
        release(m, item);
        if (!ok) {
            return VALUE_UNSET;
        }
    }
}

Value pairwise_next(Machine *m, Iterator *it) {
    if (it->a == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (it->b == VALUE_UNSET) {
        it->b = value_next(m, it->a);
    }
    Value item = it->b == VALUE_UNSET ? VALUE_UNSET : value_next(m, it->a);
    if (item == VALUE_UNSET) {
        return steps_finish(m, it);
    }
    Value both[2] = {it->b, item};
    Value pair = tuple_of(m, both, 2);
    replace(m, &it->b, item);
    return pair;
}

// The tuple given last is filled anew when nobody else has it, as that of zip.
Value zip_longest_next(Machine *m, Iterator *it) {
    uint32_t count = list_count(m, it->a);
    bool is_free = it->c != VALUE_UNSET && object_at(m, it->c)->refs == 1 && !m->costs;
    Value row = is_free ? retain(m, it->c) : tuple_new(m, count);
    bool is_over = true;
    for (uint32_t i = 0; row != VALUE_UNSET && i < count; i++) {
        Value walked = list_items(m, it->a)[i];
        Value item = walked == VALUE_NONE ? VALUE_UNSET : value_next(m, walked);
        if (value_is_ref(m->world->pending)) {
            release(m, row);
            return VALUE_UNSET;
        }
        if (item == VALUE_UNSET) {
            replace(m, &list_items(m, it->a)[i], VALUE_NONE);
            item = retain(m, it->b);
        } else {
            is_over = false;
        }
        replace(m, &tuple_items(m, row)[i], item);
    }
    if (is_over) {
        release(m, row);
        return VALUE_UNSET;
    }
    if (it->c == VALUE_UNSET) {
        it->c = retain(m, row);
    }
    return row;
}

// --- groups -----------------------------------------------------------------------------------

// The next item of all, with its key; false: there is none, or an exception is pending.
static bool read_item(Machine *m, Iterator *it) {
    Value item = value_next(m, it->a);
    if (item == VALUE_UNSET) {
        return false;
    }
    Value function = list_items(m, it->b)[GROUP_FUNCTION];
    Value key =
        function == VALUE_NONE ? retain(m, item) : call_value(m, function, &item, 1, VALUE_UNSET);
    if (key == VALUE_UNSET) {
        release(m, item);
        return false;
    }
    replace(m, &list_items(m, it->b)[GROUP_ITEM], item);
    replace(m, &list_items(m, it->b)[GROUP_KEY], key);
    it->index |= GROUP_HAS_ITEM | GROUP_HAS_KEY;
    return true;
}

// Both may be replaced while code of the program compares them.
static bool same_key(Machine *m, Value a, Value b, bool *same) {
    Value held[2] = {retain(m, a), retain(m, b)};
    bool ok = value_equal(m, held[0], held[1], same);
    release(m, held[0]);
    release(m, held[1]);
    return ok;
}

static Value group_new(Machine *m, Value parent, Value key) {
    Iterator *it = AS(Iterator, m, parent);
    Value group = steps_new(m, STEPS_GROUP, it->version >> LEVEL_SHIFT, parent);
    if (group == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    AS(Iterator, m, group)->b = retain(m, key);
    AS(Iterator, m, group)->index = it->step;
    Value shown = instance_new(m, it->c);
    Value dict = shown == VALUE_UNSET ? VALUE_UNSET : instance_dict(m, shown);
    uint32_t hint = 0;
    bool ok = dict != VALUE_UNSET && dict_set_interned(m, dict, name_z(m, "_steps"), group, &hint);
    release(m, group);
    if (!ok) {
        release(m, shown);
        return VALUE_UNSET;
    }
    return shown;
}

Value groupby_next(Machine *m, Iterator *it) {
    it->step++;
    for (;;) {
        Value *state = list_items(m, it->b);
        bool same = (it->index & GROUP_HAS_WANTED) != 0;
        if ((it->index & GROUP_HAS_KEY) && same &&
            !same_key(m, state[GROUP_WANTED], state[GROUP_KEY], &same)) {
            return VALUE_UNSET;
        }
        if ((it->index & GROUP_HAS_KEY) && !same) {
            break;
        }
        if (!read_item(m, it)) {
            return VALUE_UNSET;
        }
    }
    Value key = list_items(m, it->b)[GROUP_KEY];
    replace(m, &list_items(m, it->b)[GROUP_WANTED], retain(m, key));
    it->index |= GROUP_HAS_WANTED;
    Value pair[2] = {key, group_new(m, value_of(m, &it->object), key)};
    Value result = pair[1] == VALUE_UNSET ? VALUE_UNSET : tuple_of(m, pair, 2);
    release(m, pair[1]);
    return result;
}

// A group that is not the newest has nothing more to give.
Value group_next(Machine *m, Iterator *it) {
    Iterator *parent = AS(Iterator, m, it->a);
    bool same;
    if (parent->step != it->index || (!(parent->index & GROUP_HAS_ITEM) && !read_item(m, parent)) ||
        !same_key(m, it->b, list_items(m, parent->b)[GROUP_KEY], &same) || !same) {
        return VALUE_UNSET;
    }
    parent->index &= ~(int64_t)GROUP_HAS_ITEM;
    return retain(m, list_items(m, parent->b)[GROUP_ITEM]);
}

// --- making -----------------------------------------------------------------------------------
// Each returns None where the library's generator is wanted.

// Whether functions of the program may be called from here.
static bool may_call(const Machine *m) {
    return !m->world->uses_threads && m->world->nesting < MOST_NESTING;
}

static Value steps_calling(Machine *m, const Call *call, StepsKind kind) {
    return may_call(m) ? steps_over(m, kind, call->args[0], retain(m, call->args[1])) : VALUE_NONE;
}

// These take (iterator, function).
static Value native_takewhile(Machine *m, const Call *call) {
    return steps_calling(m, call, STEPS_TAKEWHILE);
}

static Value native_dropwhile(Machine *m, const Call *call) {
    return steps_calling(m, call, STEPS_DROPWHILE);
}

static Value native_filterfalse(Machine *m, const Call *call) {
    return steps_calling(m, call, STEPS_FILTERFALSE);
}

static Value native_starmap(Machine *m, const Call *call) {
    return steps_calling(m, call, STEPS_STARMAP);
}

// _steps_compress(data, selectors): iterators.
static Value native_compress(Machine *m, const Call *call) {
    int level = steps_level_of_all(m, call->args, 2);
    Value v = level < 0 || !may_call(m)
                  ? VALUE_NONE
                  : steps_new(m, STEPS_COMPRESS, (uint32_t)level + 1, call->args[0]);
    if (is_type(m, v, TYPE_ITERATOR)) {
        AS(Iterator, m, v)->b = retain(m, call->args[1]);
    }
    return v;
}

static Value native_pairwise(Machine *m, const Call *call) {
    Value v = steps_over(m, STEPS_PAIRWISE, call->args[0], VALUE_NONE);
    if (is_type(m, v, TYPE_ITERATOR)) {
        AS(Iterator, m, v)->b = VALUE_UNSET;
    }
    return v;
}

// _steps_zip_longest(iterators, fillvalue): the list is taken over.
static Value native_zip_longest(Machine *m, const Call *call) {
    Value its = call->args[0];
    int level = steps_level_of_all(m, list_items(m, its), list_count(m, its));
    Value v = level < 0 ? VALUE_NONE : steps_new(m, STEPS_ZIP_LONGEST, (uint32_t)level + 1, its);
    if (is_type(m, v, TYPE_ITERATOR)) {
        AS(Iterator, m, v)->b = retain(m, call->args[1]);
    }
    return v;
}

// _steps_groupby(iterator, function, class of the groups)
static Value native_groupby(Machine *m, const Call *call) {
    Value state = may_call(m) ? list_new(m, 4) : VALUE_NONE;
    if (state == VALUE_NONE || state == VALUE_UNSET) {
        return state;
    }
    bool ok = list_append(m, state, call->args[1]);
    for (int i = GROUP_ITEM; ok && i <= GROUP_WANTED; i++) {
        ok = list_append(m, state, VALUE_NONE);
    }
    if (!ok) {
        release(m, state);
        return VALUE_UNSET;
    }
    Value v = steps_over(m, STEPS_GROUPBY, call->args[0], state);
    if (is_type(m, v, TYPE_ITERATOR)) {
        AS(Iterator, m, v)->c = retain(m, call->args[2]);
    }
    return v;
}

// --- counting ---------------------------------------------------------------------------------

static bool count_one(Machine *m, Value counts, Value item) {
    uint64_t hash;
    bool failed = !value_hash(m, item, &hash);
    Value known = failed ? VALUE_UNSET : dict_find_hashed(m, counts, item, hash, &failed);
    if (failed) {
        return false;
    }
    Value one = value_from_small_int(1);
    Value more = known == VALUE_UNSET ? one : value_binary(m, known, one, OPERATOR_ADD);
    bool ok = more != VALUE_UNSET && dict_set_hashed(m, counts, item, hash, more);
    release(m, more);
    return ok;
}

// _count_items(counts, iterator): what Counter does with each item. False: nothing has happened.
static Value native_count_items(Machine *m, const Call *call) {
    if (!may_call(m) || !is_type(m, call->args[0], TYPE_DICT) ||
        steps_level_of(m, call->args[1]) < 0) {
        return VALUE_FALSE;
    }
    Value item;
    bool ok = true;
    while (ok && (item = value_next(m, call->args[1])) != VALUE_UNSET) {
        ok = count_one(m, call->args[0], item);
        release(m, item);
    }
    return ok && !value_is_ref(m->world->pending) ? VALUE_TRUE : VALUE_UNSET;
}

const NativeInfo natives_steps_calling[] = {
    {"_count_items", native_count_items, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_takewhile", native_takewhile, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_dropwhile", native_dropwhile, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_filterfalse", native_filterfalse, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_starmap", native_starmap, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_compress", native_compress, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_pairwise", native_pairwise, 1, 1, false, EFFECT_PRIVATE},
    {"_steps_zip_longest", native_zip_longest, 2, 2, false, EFFECT_PRIVATE},
    {"_steps_groupby", native_groupby, 3, 3, false, EFFECT_PRIVATE},
    {0},
};
