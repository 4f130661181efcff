// copy.deepcopy of what has no surprises: lists, dicts, tuples and instances of simple classes in
// each other, around plain values. What is held at one place only cannot be met twice; the others
// are remembered. Circles and everything else are left to lib/copy.py.
#include "engine/vm/class_make.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"
#include "engine/vm/shortcut.h"

enum {
    MOST_LEVELS = 64
};

typedef struct Copying {
    Machine *m;
    Value memo; // owned dict: place of an original -> its copy, None while it is made; or unset
} Copying;

static Value copy_of(Copying *c, Value v, int levels);

// The copy of what may be met again; unset also where it is met while it is made.
static Value shared_copy(Copying *c, Value v, int levels) {
    Machine *m = c->m;
    c->memo = c->memo == VALUE_UNSET ? dict_new(m) : c->memo;
    Value place = c->memo == VALUE_UNSET ? VALUE_UNSET : int_from_u64(m, value_offset(v));
    Value known = place == VALUE_UNSET ? VALUE_NONE : dict_get(m, c->memo, place);
    if (known != VALUE_UNSET) {
        release(m, place);
        return known == VALUE_NONE ? VALUE_UNSET : retain(m, known);
    }
    Value made = dict_set(m, c->memo, place, VALUE_NONE) ? copy_of(c, v, levels - 1) : VALUE_UNSET;
    if (made != VALUE_UNSET && !dict_set(m, c->memo, place, made)) {
        release(m, made);
        made = VALUE_UNSET;
    }
    release(m, place);
    return made;
}

// The copy of a part that has so many holders besides who asks, or unset: it is not ours to copy,
// or there is no memory.
static Value part_of(Copying *c, Value v, uint32_t holders, int levels) {
    if (shortcut_is_plain(c->m, v)) {
        return retain(c->m, v);
    }
    if (levels == 0) {
        return VALUE_UNSET;
    }
    return object_at(c->m, v)->refs == holders + 1 ? copy_of(c, v, levels - 1)
                                                   : shared_copy(c, v, levels);
}

static Value list_copy_of(Copying *c, Value v, int levels) {
    Machine *m = c->m;
    Value made = list_new(m, list_count(m, v));
    for (uint32_t i = 0; made != VALUE_UNSET && i < list_count(m, v); i++) {
        Value part = part_of(c, list_items(m, v)[i], 0, levels);
        bool ok = part != VALUE_UNSET && list_append(m, made, part);
        release(m, part);
        if (!ok) {
            release(m, made);
            return VALUE_UNSET;
        }
    }
    return made;
}

static Value tuple_copy_of(Copying *c, Value v, int levels) {
    Machine *m = c->m;
    uint32_t count = tuple_count(m, v);
    Value made = tuple_new(m, count);
    for (uint32_t i = 0; made != VALUE_UNSET && i < count; i++) {
        Value part = part_of(c, tuple_items(m, v)[i], 0, levels);
        if (part == VALUE_UNSET) {
            release(m, made);
            return VALUE_UNSET;
        }
        tuple_items(m, made)[i] = part;
    }
    return made;
}

static Value dict_copy_of(Copying *c, Value v, int levels) {
    Machine *m = c->m;
    uint32_t position = 0;
    Value key, value;
    while (dict_next(m, v, &position, &key, &value)) {
        if (!shortcut_is_plain(m, key)) {
            return VALUE_UNSET;
        }
    }
    Value made = dict_copy(m, v);
    uint32_t count = made == VALUE_UNSET ? 0 : AS(Dict, m, made)->entry_count;
    for (uint32_t i = 0; i < count; i++) { // the values are still those of the other
        Value part = part_of(c, dict_entries(m, made)[i].value, 1, levels);
        if (part == VALUE_UNSET) {
            release(m, made);
            return VALUE_UNSET;
        }
        replace(m, &dict_entries(m, made)[i].value, part);
    }
    return made;
}

// Whether the class says nothing about how its instances are made, copied and given up.
static bool is_simple(Machine *m, Value cls) {
    static const char *const hooks[] = {"__new__",       "__deepcopy__", "__copy__",
                                        "__reduce_ex__", "__reduce__",   "__getnewargs__",
                                        "__getstate__",  "__setstate__", "__getnewargs_ex__"};
    const Class *c = AS(Class, m, cls);
    if (c->class_id != CLASS_OBJECT || c->type != TYPE_INSTANCE || value_is_ref(c->metaclass) ||
        c->object.flags & (CLASS_IS_BUILTIN | CLASS_HAS_GETATTR | CLASS_HAS_DEL | CLASS_HAS_SLOTS |
                           CLASS_NO_DICT | CLASS_IS_ABSTRACT)) {
        return false;
    }
    for (size_t i = 0; i < sizeof hooks / sizeof hooks[0]; i++) {
        Value found = class_lookup(m, cls, name_z(m, hooks[i]));
        if (found != VALUE_UNSET && !is_type(m, found, TYPE_NATIVE)) {
            return false;
        }
    }
    return true;
}

static Value instance_copy_of(Copying *c, Value v, int levels) {
    Machine *m = c->m;
    const Instance *instance = AS(Instance, m, v);
    if (instance->payload != VALUE_UNSET || !is_simple(m, instance->cls) ||
        (instance->dict != VALUE_UNSET && object_at(m, instance->dict)->refs != 1)) {
        return VALUE_UNSET;
    }
    Value dict =
        instance->dict == VALUE_UNSET ? VALUE_UNSET : dict_copy_of(c, instance->dict, levels);
    if (dict == VALUE_UNSET && instance->dict != VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value made = instance_new(m, instance->cls);
    if (made == VALUE_UNSET) {
        release(m, dict);
        return VALUE_UNSET;
    }
    AS(Instance, m, made)->dict = dict;
    return made;
}

static Value copy_of(Copying *c, Value v, int levels) {
    Machine *m = c->m;
    work_done(m, COST_COPIED, 1);
    if (!machine_spend(m, 1)) {
        return VALUE_UNSET;
    }
    switch ((int)type_of(m, v)) {
    case TYPE_LIST:
        return list_copy_of(c, v, levels);
    case TYPE_TUPLE:
        return tuple_copy_of(c, v, levels);
    case TYPE_DICT:
        return object_at(m, v)->flags & DICT_IS_ORDERED ? VALUE_UNSET : dict_copy_of(c, v, levels);
    case TYPE_INSTANCE:
        return instance_copy_of(c, v, levels);
    default:
        return VALUE_UNSET;
    }
}

// deepcopy(x)
Value deep_copy_shortcut(Machine *m, const ShortcutCall *call) {
    if (call->count != 1 || call->kwnames != VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Copying c = {m, VALUE_UNSET};
    Value made = part_of(&c, call->args[0], 0, MOST_LEVELS);
    release(m, c.memo);
    bool failed = made == VALUE_UNSET && value_is_ref(m->world->pending);
    return made == VALUE_UNSET && !failed ? VALUE_NOT_IMPLEMENTED : made;
}
