#include "engine/vm/shortcut.h"

#include <string.h>

#include "engine/vm/allocate.h"
#include "engine/vm/class_make.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

enum {
    MOST_FIELDS = 24,
    MOST_ARGUMENTS = 16,
    MOST_LEVELS = 8 // of tuples in tuples
};

// Where the function's outer function keeps the variable; NULL: it has none of that name.
static Value *outer_place(const Machine *m, Value function, Value name) {
    const Function *f = AS(Function, m, function);
    const Code *code = code_at(m, f->program, f->code);
    for (int i = 0; i < code->free_count; i++) {
        if (name_at(m, f->program, code->free_names[i]) == name) {
            return &AS(Cell, m, tuple_items(m, f->closure)[i])->value;
        }
    }
    return NULL;
}

Value shortcut_outer(const Machine *m, Value function, Value name) {
    const Value *place = outer_place(m, function, name);
    return place ? *place : VALUE_UNSET;
}

static bool is_plain(const Machine *m, Value v, int levels) {
    switch ((int)type_of(m, v)) {
    case TYPE_NOTHING: // numbers, None and the like
    case TYPE_BIG_INT:
    case TYPE_STR:
    case TYPE_BYTES:
        return true;
    case TYPE_TUPLE:
        for (uint32_t i = 0; i < tuple_count(m, v); i++) {
            if (levels == 0 || !is_plain(m, tuple_items(m, v)[i], levels - 1)) {
                return false;
            }
        }
        return true;
    default:
        return false;
    }
}

bool shortcut_is_plain(const Machine *m, Value v) {
    return is_plain(m, v, MOST_LEVELS);
}

// An attribute in the instance's own dict. Borrowed, or unset.
static Value own_attribute(Machine *m, Value v, const char *name) {
    if (!is_type(m, v, TYPE_INSTANCE) || AS(Instance, m, v)->dict == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    return dict_get(m, AS(Instance, m, v)->dict, name_z(m, name));
}

// --- functools --------------------------------------------------------------------------------

// Counts one more in a variable of the outer function.
static bool count_up(const Machine *m, Value function, Value name) {
    Value *place = outer_place(m, function, name);
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

// lru_cache's wrapper, when it knows the result. The order of the dict is the order of use.
static Value cached_result(Machine *m, const ShortcutCall *call) {
    Value known = shortcut_outer(m, call->function, name_z(m, "known"));
    if (call->kwnames != VALUE_UNSET || !is_type(m, known, TYPE_DICT) ||
        shortcut_outer(m, call->function, name_z(m, "typed")) != VALUE_FALSE) {
        return VALUE_NOT_IMPLEMENTED;
    }
    for (int i = 0; i < call->count; i++) {
        if (!shortcut_is_plain(m, call->args[i])) {
            return VALUE_NOT_IMPLEMENTED;
        }
    }
    Value key = cache_key(m, call);
    Value found = key == VALUE_UNSET ? VALUE_UNSET : retain(m, dict_get(m, known, key));
    if (found == VALUE_UNSET || !count_up(m, call->function, name_z(m, "hits"))) {
        release(m, key);
        release(m, found);
        return value_is_ref(m->world->pending) ? VALUE_UNSET : VALUE_NOT_IMPLEMENTED;
    }
    bool ok = true;
    if (shortcut_outer(m, call->function, name_z(m, "maxsize")) != VALUE_NONE) {
        ok = dict_remove(m, known, key) >= 0 && dict_set(m, known, key, found);
    }
    release(m, key);
    if (!ok) {
        release(m, found);
        return VALUE_UNSET;
    }
    return found;
}

// partial.__call__ without keywords ends with a call of what it holds.
static Value call_partial(Machine *m, const ShortcutCall *call) {
    if (call->count == 0 || call->kwnames != VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value self = call->args[0];
    Value function = own_attribute(m, self, "func");
    Value first = own_attribute(m, self, "args");
    Value keywords = own_attribute(m, self, "keywords");
    if (function == VALUE_UNSET || !is_type(m, first, TYPE_TUPLE) ||
        !is_type(m, keywords, TYPE_DICT) || dict_count(m, keywords) > 0) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int held = (int)tuple_count(m, first);
    int given = call->count - 1;
    if (held + given > MOST_ARGUMENTS) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value args[MOST_ARGUMENTS];
    for (int i = 0; i < held; i++) {
        args[i] = tuple_items(m, first)[i];
    }
    for (int i = 0; i < given; i++) {
        args[held + i] = call->args[i + 1];
    }
    Value kept[] = {retain(m, function), retain(m, first)};
    Value result = call_push_action(m, function, args, held + given, call->action, call->extra);
    release(m, kept[0]);
    release(m, kept[1]);
    return result;
}

// --- enum, itertools --------------------------------------------------------------------------

// Enum.__hash__: that of the name.
static Value hash_of_member(Machine *m, const ShortcutCall *call) {
    Value name = call->count == 1 ? own_attribute(m, call->args[0], "_name_") : VALUE_UNSET;
    uint64_t hash;
    if (!is_type(m, name, TYPE_STR) || !value_hash(m, name, &hash)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return int_from_i64(m, (int64_t)hash);
}

// __next__ of what itertools makes: the steps are a generator's.
static Value next_step(Machine *m, const ShortcutCall *call) {
    Value steps = call->count == 1 ? own_attribute(m, call->args[0], "_steps") : VALUE_UNSET;
    if (steps == VALUE_UNSET || m->world->uses_threads) {
        return VALUE_NOT_IMPLEMENTED;
    }
    retain(m, steps);
    Value item = value_next(m, steps);
    release(m, steps);
    if (item == VALUE_UNSET && !value_is_ref(m->world->pending)) {
        raise_stop_iteration(m, VALUE_NONE);
    }
    return item;
}

// --- namedtuple -------------------------------------------------------------------------------

static int place_of(const Machine *m, Value fields, Value name) {
    for (uint32_t i = 0; i < tuple_count(m, fields); i++) {
        if (tuple_items(m, fields)[i] == name) {
            return (int)i;
        }
    }
    return -1;
}

// Fills the values that keywords name; false: not all of them fit.
static bool name_values(const Machine *m, Value fields, const ShortcutCall *call, Value *values) {
    uint32_t named = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    for (uint32_t i = 0; i < named; i++) {
        int place = place_of(m, fields, tuple_items(m, call->kwnames)[i]);
        if (place < 0 || values[place] != VALUE_UNSET) {
            return false;
        }
        values[place] = call->kwargs[i];
    }
    return true;
}

// Whether these, all borrowed, are the values of all fields; defaults fill what is left out.
static bool complete_values(Machine *m, Value fields, Value defaults, Value *values) {
    for (uint32_t i = 0; i < tuple_count(m, fields); i++) {
        if (values[i] == VALUE_UNSET && is_type(m, defaults, TYPE_DICT)) {
            values[i] = dict_get(m, defaults, tuple_items(m, fields)[i]);
        }
        if (values[i] == VALUE_UNSET) {
            return false;
        }
    }
    return true;
}

// __new__ of a named tuple, with arguments that fit.
static Value new_named_tuple(Machine *m, const ShortcutCall *call) {
    Value fields = shortcut_outer(m, call->function, name_z(m, "fields"));
    Value cls = call->count > 0 ? call->args[0] : VALUE_UNSET;
    if (!is_type(m, cls, TYPE_CLASS) || AS(Class, m, cls)->class_id != CLASS_TUPLE ||
        !is_type(m, fields, TYPE_TUPLE) || tuple_count(m, fields) > MOST_FIELDS ||
        object_at(m, cls)->flags & (CLASS_IS_ABSTRACT | CLASS_IS_BUILTIN)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    uint32_t count = tuple_count(m, fields);
    uint32_t given = (uint32_t)call->count - 1;
    Value values[MOST_FIELDS];
    for (uint32_t i = 0; i < count; i++) {
        values[i] = i < given ? call->args[1 + i] : VALUE_UNSET;
    }
    Value defaults = shortcut_outer(m, call->function, name_z(m, "defaults"));
    if (given > count || !name_values(m, fields, call, values) ||
        !complete_values(m, fields, defaults, values)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return instance_holding(m, cls, tuple_of(m, values, count));
}

// _replace of one, with names that it has.
static Value replaced_tuple(Machine *m, const ShortcutCall *call) {
    Value fields = shortcut_outer(m, call->function, name_z(m, "fields"));
    Value self = call->count == 1 ? call->args[0] : VALUE_UNSET;
    Value held = value_inside(m, self);
    if (!is_type(m, self, TYPE_INSTANCE) || !is_type(m, held, TYPE_TUPLE) ||
        !is_type(m, fields, TYPE_TUPLE) || tuple_count(m, fields) > MOST_FIELDS ||
        tuple_count(m, held) != tuple_count(m, fields)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value values[MOST_FIELDS];
    uint32_t count = tuple_count(m, fields);
    for (uint32_t i = 0; i < count; i++) {
        values[i] = VALUE_UNSET;
    }
    Value make = class_lookup(m, class_of(m, self), name_z(m, "_make"));
    bool is_own = is_type(m, make, TYPE_WRAPPER) &&
                  is_type(m, AS(Wrapper, m, make)->function, TYPE_FUNCTION) &&
                  AS(Function, m, AS(Wrapper, m, make)->function)->program == 1;
    if (!is_own || !name_values(m, fields, call, values)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    for (uint32_t i = 0; i < count; i++) {
        values[i] = values[i] == VALUE_UNSET ? tuple_items(m, held)[i] : values[i];
    }
    return instance_holding(m, class_of(m, self), tuple_of(m, values, count));
}

// __get__ of a field: one place of the tuple.
static Value get_tuple_item(Machine *m, const ShortcutCall *call) {
    Value index = call->count >= 2 ? own_attribute(m, call->args[0], "_index") : VALUE_UNSET;
    Value held = value_is_int(index) ? value_inside(m, call->args[1]) : VALUE_UNSET;
    if (!is_type(m, held, TYPE_TUPLE) || value_as_int(index) < 0 ||
        value_as_int(index) >= tuple_count(m, held)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return retain(m, tuple_items(m, held)[value_as_int(index)]);
}

// "P(x=1, y='a')": of a named tuple with plain values.
static Value show_named_tuple(Machine *m, const ShortcutCall *call) {
    Value fields = shortcut_outer(m, call->function, name_z(m, "fields"));
    Value held = call->count == 1 ? value_inside(m, call->args[0]) : VALUE_UNSET;
    if (!is_type(m, held, TYPE_TUPLE) || !is_type(m, fields, TYPE_TUPLE) ||
        tuple_count(m, held) != tuple_count(m, fields) || !shortcut_is_plain(m, held)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Text text = {0};
    bool ok = true;
    text_printf(&text, "%s(", class_name(m, class_of(m, call->args[0])));
    for (uint32_t i = 0; ok && i < tuple_count(m, fields); i++) {
        text_printf(&text, "%s%s=", i ? ", " : "", str_bytes(m, tuple_items(m, fields)[i]));
        ok = text_add_repr(m, &text, tuple_items(m, held)[i]);
    }
    text_add_z(&text, ")");
    Value result = ok ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}

// --- which function has which -----------------------------------------------------------------

static const struct {
    const char *name;
    Shortcut shortcut;
} shortcuts[] = {
    {"", NULL},
    {"heappush", heap_push_shortcut},
    {"heappop", heap_pop_shortcut},
    {"cached", cached_result},
    {"partial", call_partial},
    {"enum hash", hash_of_member},
    {"next step", next_step},
    {"new named tuple", new_named_tuple},
    {"replace named tuple", replaced_tuple},
    {"get tuple item", get_tuple_item},
    {"show named tuple", show_named_tuple},
    {"fill fields", fields_fill_shortcut},
    {"equal fields", fields_equal_shortcut},
    {"show fields", fields_repr_shortcut},
    {"deepcopy", deep_copy_shortcut},
    {"new delta", delta_new_shortcut},
    {"delta of", delta_of_shortcut},
    {"add delta", delta_add_shortcut},
    {"subtract delta", delta_subtract_shortcut},
    {"total of delta", delta_total_shortcut},
    {"new moment", moment_new_shortcut},
    {"moment of", moment_of_shortcut},
    {"add to moment", moment_add_shortcut},
    {"subtract from moment", moment_subtract_shortcut},
    {"moment ==", moment_eq_shortcut},
    {"moment <", moment_lt_shortcut},
    {"moment <=", moment_le_shortcut},
    {"moment >", moment_gt_shortcut},
    {"moment >=", moment_ge_shortcut},
    {"ordinal of moment", moment_ordinal_shortcut},
    {"weekday of moment", moment_weekday_shortcut},
    {"iso text of moment", moment_iso_shortcut},
    {"text of moment", moment_str_shortcut},
};

enum {
    SHORTCUT_COUNT = sizeof shortcuts / sizeof shortcuts[0]
};

Value shortcut_call(Machine *m, const ShortcutCall *call) {
    uint32_t number =
        (uint32_t)(object_at(m, call->function)->flags & FUNCTION_SHORTCUT) / FUNCTION_SHORTCUT_ONE;
    Value result = shortcuts[number].shortcut(m, call);
    if (result != VALUE_NOT_IMPLEMENTED) {
        work_done(m, COST_NATIVE, 1);
    }
    return result;
}

// _shortcut(function, name)
static Value native_shortcut(Machine *m, const Call *call) {
    for (uint32_t i = 1; i < SHORTCUT_COUNT; i++) {
        if (strcmp(shortcuts[i].name, str_bytes(m, call->args[1])) == 0) {
            object_at(m, call->args[0])->flags |= (uint16_t)(i * FUNCTION_SHORTCUT_ONE);
            return VALUE_NONE;
        }
    }
    return raise_error(m, CLASS_VALUE_ERROR, "no shortcut");
}

const NativeInfo natives_shortcut[] = {
    {"_shortcut", native_shortcut, 2, 2, false, EFFECT_PRIVATE},
    {0},
};
