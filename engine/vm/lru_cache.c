// lru_cache: the wrapper that functools.lru_cache puts around a function (lib/functools.py).
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"
#include "engine/vm/shortcut.h"

// What a wrapper works with; all borrowed.
typedef struct Cache {
    Value known;   // dict: its order is the order of use
    Value maxsize; // None: no limit
    Value key;
} Cache;

// Counts one more in a variable of the outer function.
static bool count_up(const Machine *m, Value function, Value name) {
    Value *place = shortcut_outer_place(m, function, name);
    bool fits = place && value_is_int(*place) && value_as_int(*place) < VALUE_INT_MAX;
    if (fits) {
        *place = value_from_small_int(value_as_int(*place) + 1);
    }
    return fits;
}

// What a call is remembered by: an int or a str itself, else all arguments. Owned.
static Value cache_key(Machine *m, const ShortcutCall *call) {
    TypeId type = call->count == 1 ? type_of(m, call->args[0]) : TYPE_TUPLE;
    bool is_itself = type == TYPE_STR || type == TYPE_BIG_INT ||
                     (type == TYPE_NOTHING && value_is_int(call->args[0]));
    return is_itself ? retain(m, call->args[0]) : tuple_of(m, call->args, (uint32_t)call->count);
}

// NotImplemented when there is none.
static Value known_result(Machine *m, const ShortcutCall *call, const Cache *cache) {
    Value found = retain(m, dict_get(m, cache->known, cache->key));
    if (found == VALUE_UNSET) {
        return value_is_ref(m->world->pending) ? VALUE_UNSET : VALUE_NOT_IMPLEMENTED;
    }
    bool ok = count_up(m, call->function, name_z(m, "hits"));
    if (ok && cache->maxsize != VALUE_NONE) {
        ok = dict_remove(m, cache->known, cache->key) >= 0 &&
             dict_set(m, cache->known, cache->key, found);
    }
    if (!ok) {
        release(m, found);
        return VALUE_UNSET;
    }
    return found;
}

static bool forget_oldest(Machine *m, Value known) {
    uint32_t position = 0;
    Value key, value;
    if (!dict_next(m, known, &position, &key, &value)) {
        return true;
    }
    retain(m, key);
    bool ok = dict_remove(m, known, key) >= 0;
    release(m, key);
    return ok;
}

static bool remember(Machine *m, const Cache *cache, Value result) {
    int64_t most = value_is_int(cache->maxsize) ? value_as_int(cache->maxsize) : INT64_MAX;
    return most == 0 || (dict_set(m, cache->known, cache->key, result) &&
                         (dict_count(m, cache->known) <= most || forget_oldest(m, cache->known)));
}

enum {
    CACHE_KNOWN,
    CACHE_MAXSIZE,
    CACHE_KEY
};

// Calls the function: its result comes to cache_continue. The wrapper counts as a level of calls.
static Value ask_function(Machine *m, const ShortcutCall *call, const Cache *cache,
                          Value function) {
    if (!recursion_enter(m, "")) {
        return VALUE_UNSET;
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_CACHE, ACTION_PUSH);
    if (!n) {
        recursion_leave(m);
        return VALUE_UNSET;
    }
    n->slots[CACHE_KNOWN] = retain(m, cache->known);
    n->slots[CACHE_MAXSIZE] = retain(m, cache->maxsize);
    n->slots[CACHE_KEY] = retain(m, cache->key);
    Value result =
        call_push_action(m, function, call->args, call->count, ACTION_NATIVE, VALUE_UNSET);
    if (result == VALUE_PUSHED) {
        return VALUE_PUSHED;
    }
    recursion_leave(m);
    frame_pop(m);
    if (result != VALUE_UNSET && !remember(m, cache, result)) {
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
}

Value cache_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    Value result = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    recursion_leave(m);
    if (outcome == OUTCOME_RAISED) {
        return VALUE_UNSET;
    }
    Cache cache = {n->slots[CACHE_KNOWN], n->slots[CACHE_MAXSIZE], n->slots[CACHE_KEY]};
    if (!remember(m, &cache, result)) {
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
}

static bool all_are_plain(const Machine *m, const ShortcutCall *call) {
    for (int i = 0; i < call->count; i++) {
        if (!shortcut_is_plain(m, call->args[i])) {
            return false;
        }
    }
    return true;
}

// With plain arguments that nothing names.
Value cached_shortcut(Machine *m, const ShortcutCall *call) {
    Cache cache = {.known = shortcut_outer(m, call->function, name_z(m, "known")),
                   .maxsize = shortcut_outer(m, call->function, name_z(m, "maxsize"))};
    Value function = shortcut_outer(m, call->function, name_z(m, "function"));
    if (call->kwnames != VALUE_UNSET || !is_type(m, cache.known, TYPE_DICT) ||
        shortcut_outer(m, call->function, name_z(m, "typed")) != VALUE_FALSE ||
        !all_are_plain(m, call)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    cache.key = cache_key(m, call);
    Value result = cache.key == VALUE_UNSET ? VALUE_UNSET : known_result(m, call, &cache);
    bool may_call = call->action == ACTION_PUSH && is_type(m, function, TYPE_FUNCTION) &&
                    is_type(m, m->world->strand.frame, TYPE_FRAME);
    if (result == VALUE_NOT_IMPLEMENTED && may_call &&
        count_up(m, call->function, name_z(m, "misses"))) {
        result = ask_function(m, call, &cache, function);
    }
    release(m, cache.key);
    return result;
}
