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

Value *shortcut_outer_place(const Machine *m, Value function, Value name) {
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
    const Value *place = shortcut_outer_place(m, function, name);
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

Value shortcut_own(Machine *m, Value v, const char *name) {
    if (!is_type(m, v, TYPE_INSTANCE) || AS(Instance, m, v)->dict == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    return dict_get(m, AS(Instance, m, v)->dict, name_z(m, name));
}

// --- functools --------------------------------------------------------------------------------

// partial.__call__ without keywords ends with a call of what it holds.
static Value call_partial(Machine *m, const ShortcutCall *call) {
    if (call->count == 0 || call->kwnames != VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value self = call->args[0];
    Value function = shortcut_own(m, self, "func");
    Value first = shortcut_own(m, self, "args");
    Value keywords = shortcut_own(m, self, "keywords");
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

// itemgetter.__call__ for containers of the language.
static Value get_items(Machine *m, const ShortcutCall *call) {
    Value items = call->count == 2 ? shortcut_own(m, call->args[0], "_items") : VALUE_UNSET;
    Value v = items == VALUE_UNSET ? VALUE_UNSET : call->args[1];
    bool fits = is_type(m, v, TYPE_DICT) || is_type(m, v, TYPE_TUPLE) || is_type(m, v, TYPE_LIST);
    if (!fits || !is_type(m, items, TYPE_TUPLE) || !shortcut_is_plain(m, items)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    uint32_t count = tuple_count(m, items);
    if (count == 1) {
        return value_get_item(m, v, tuple_items(m, items)[0]);
    }
    Value got = tuple_new(m, count);
    for (uint32_t i = 0; got != VALUE_UNSET && i < count; i++) {
        Value item = value_get_item(m, v, tuple_items(m, items)[i]);
        if (item == VALUE_UNSET) {
            release(m, got);
            return VALUE_UNSET;
        }
        tuple_items(m, got)[i] = item;
    }
    return got;
}

// attrgetter.__call__ for attributes of the object itself.
static Value get_attributes(Machine *m, const ShortcutCall *call) {
    Value names = call->count == 2 ? shortcut_own(m, call->args[0], "_attrs") : VALUE_UNSET;
    if (!is_type(m, names, TYPE_TUPLE) || m->world->uses_threads || call->kwnames != VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    uint32_t count = tuple_count(m, names);
    for (uint32_t i = 0; i < count; i++) {
        Value name = tuple_items(m, names)[i];
        if (!(object_at(m, name)->flags & STR_INTERNED) || strchr(str_bytes(m, name), '.')) {
            return VALUE_NOT_IMPLEMENTED;
        }
    }
    if (count == 1) {
        return get_attr(m, call->args[1], tuple_items(m, names)[0]);
    }
    Value got = tuple_new(m, count);
    for (uint32_t i = 0; got != VALUE_UNSET && i < count; i++) {
        Value value = get_attr(m, call->args[1], tuple_items(m, names)[i]);
        if (value == VALUE_UNSET) {
            release(m, got);
            return VALUE_UNSET;
        }
        tuple_items(m, got)[i] = value;
    }
    return got;
}

// --- enum, itertools --------------------------------------------------------------------------

static Value hashed_name(Machine *m, Value member) {
    Value name = shortcut_own(m, member, "_name_");
    return is_type(m, name, TYPE_STR) ? name : VALUE_UNSET;
}

// Enum.__hash__: that of the name.
static Value hash_of_member(Machine *m, const ShortcutCall *call) {
    Value name = call->count == 1 ? hashed_name(m, call->args[0]) : VALUE_UNSET;
    uint64_t hash;
    if (name == VALUE_UNSET || !value_hash(m, name, &hash)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return int_from_i64(m, (int64_t)hash);
}

// __iter__ of what itertools makes.
static Value steps_of(Machine *m, const ShortcutCall *call) {
    Value steps = call->count == 1 ? shortcut_own(m, call->args[0], "_steps") : VALUE_UNSET;
    return steps == VALUE_UNSET ? VALUE_NOT_IMPLEMENTED : retain(m, steps);
}

// __next__ of what itertools makes: the steps are a generator's.
static Value next_step(Machine *m, const ShortcutCall *call) {
    Value steps = call->count == 1 ? shortcut_own(m, call->args[0], "_steps") : VALUE_UNSET;
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
    Value index = call->count >= 2 ? shortcut_own(m, call->args[0], "_index") : VALUE_UNSET;
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
    bool ends_with_call;
} shortcuts[] = {
    {"", NULL, false},
    {"heappush", heap_push_shortcut, false},
    {"heappop", heap_pop_shortcut, false},
    {"bisect_right", bisect_right_shortcut, false},
    {"bisect_left", bisect_left_shortcut, false},
    {"insort_right", insort_right_shortcut, false},
    {"insort_left", insort_left_shortcut, false},
    {"bytearray get", bytearray_get_shortcut, false},
    {"bytearray set", bytearray_set_shortcut, false},
    {"bytearray length", bytearray_length_shortcut, false},
    {"cached", cached_shortcut, true},
    {"partial", call_partial, true},
    {"get items", get_items, false},
    {"get attributes", get_attributes, false},
    {"enum hash", hash_of_member, false},
    {"steps", steps_of, false},
    {"next step", next_step, false},
    {"new named tuple", new_named_tuple, false},
    {"replace named tuple", replaced_tuple, false},
    {"get tuple item", get_tuple_item, false},
    {"show named tuple", show_named_tuple, false},
    {"match group", match_group_shortcut, false},
    {"match groups", match_groups_shortcut, false},
    {"match span", match_span_shortcut, false},
    {"match start", match_start_shortcut, false},
    {"match end", match_end_shortcut, false},
    {"fill fields", fields_fill_shortcut, false},
    {"fields __eq__", fields_equal_shortcut, false},
    {"fields __lt__", fields_lt_shortcut, false},
    {"fields __le__", fields_le_shortcut, false},
    {"fields __gt__", fields_gt_shortcut, false},
    {"fields __ge__", fields_ge_shortcut, false},
    {"hash fields", fields_hash_shortcut, false},
    {"show fields", fields_repr_shortcut, false},
    {"deepcopy", deep_copy_shortcut, false},
    {"new delta", delta_new_shortcut, false},
    {"delta of", delta_of_shortcut, false},
    {"add delta", delta_add_shortcut, false},
    {"subtract delta", delta_subtract_shortcut, false},
    {"total of delta", delta_total_shortcut, false},
    {"new moment", moment_new_shortcut, false},
    {"moment of", moment_of_shortcut, false},
    {"add to moment", moment_add_shortcut, false},
    {"subtract from moment", moment_subtract_shortcut, false},
    {"moment ==", moment_eq_shortcut, false},
    {"moment <", moment_lt_shortcut, false},
    {"moment <=", moment_le_shortcut, false},
    {"moment >", moment_gt_shortcut, false},
    {"moment >=", moment_ge_shortcut, false},
    {"ordinal of moment", moment_ordinal_shortcut, false},
    {"weekday of moment", moment_weekday_shortcut, false},
    {"iso text of moment", moment_iso_shortcut, false},
    {"text of moment", moment_str_shortcut, false},
    {"new decimal", decimal_new_shortcut, false},
    {"text of decimal", decimal_str_shortcut, false},
    {"decimal add", decimal_add_shortcut, false},
    {"decimal sub", decimal_subtract_shortcut, false},
    {"decimal mul", decimal_multiply_shortcut, false},
    {"decimal radd", decimal_add_shortcut, false},
    {"decimal rsub", decimal_subtract_from_shortcut, false},
    {"decimal rmul", decimal_multiply_shortcut, false},
    {"decimal truediv", decimal_divide_shortcut, false},
    {"decimal rtruediv", decimal_divide_by_shortcut, false},
    {"decimal neg", decimal_negative_shortcut, false},
    {"decimal abs", decimal_absolute_shortcut, false},
    {"decimal round", decimal_round_shortcut, false},
    {"decimal format", decimal_format_shortcut, false},
    {"decimal ==", decimal_eq_shortcut, false},
    {"decimal <", decimal_lt_shortcut, false},
    {"decimal <=", decimal_le_shortcut, false},
    {"decimal >", decimal_gt_shortcut, false},
    {"decimal >=", decimal_ge_shortcut, false},
    {"quantize", decimal_quantize_shortcut, false},
};

enum {
    SHORTCUT_COUNT = sizeof shortcuts / sizeof shortcuts[0]
};

static uint32_t shortcut_number(const Machine *m, Value function) {
    return (uint32_t)(object_at(m, function)->flags & FUNCTION_SHORTCUT) / FUNCTION_SHORTCUT_ONE;
}

static Shortcut shortcut_of(const Machine *m, Value function) {
    return shortcuts[shortcut_number(m, function)].shortcut;
}

Value shortcut_hashed(Machine *m, Value function, Value v) {
    Shortcut shortcut = shortcut_of(m, function);
    return shortcut == hash_of_member         ? retain(m, hashed_name(m, v))
           : shortcut == fields_hash_shortcut ? fields_hashed(m, function, v)
                                              : VALUE_UNSET;
}

Value shortcut_call(Machine *m, const ShortcutCall *call) {
    Value result = shortcut_of(m, call->function)(m, call);
    if (result != VALUE_NOT_IMPLEMENTED) {
        work_done(m, COST_NATIVE, 1);
    }
    return result;
}

Value shortcut_answer(Machine *m, Value function, const Value *args, int count) {
    uint32_t number = shortcut_number(m, function);
    if (number == 0 || shortcuts[number].ends_with_call) {
        return VALUE_NOT_IMPLEMENTED;
    }
    ShortcutCall call = {function, args, count, NULL, VALUE_UNSET, ACTION_PUSH, VALUE_UNSET};
    return shortcut_call(m, &call);
}

// _shortcut(function, name)
static Value native_shortcut(Machine *m, const Call *call) {
    for (uint32_t i = 1; i < SHORTCUT_COUNT; i++) {
        if (strcmp(shortcuts[i].name, str_bytes(m, call->args[1])) == 0) {
            bool is_cache = shortcuts[i].shortcut == cached_shortcut;
            object_at(m, call->args[0])->flags |=
                (uint16_t)(i * FUNCTION_SHORTCUT_ONE | (is_cache ? FUNCTION_IS_LRU_CACHE : 0));
            return VALUE_NONE;
        }
    }
    return raise_error(m, CLASS_VALUE_ERROR, "no shortcut");
}

const NativeInfo natives_shortcut[] = {
    {"_shortcut", native_shortcut, 2, 2, false, EFFECT_PRIVATE},
    {0},
};
