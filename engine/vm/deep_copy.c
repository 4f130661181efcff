// copy.deepcopy of what has no surprises: lists, dicts, tuples and instances of simple classes in
// each other, each held at one place only, around plain values. Nothing can be met twice there, so
// no memo is needed. Everything else is left to lib/copy.py.
#include "engine/vm/class_make.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"
#include "engine/vm/shortcut.h"

enum {
    MOST_LEVELS = 64
};

static Value copy_of(Machine *m, Value v, int levels);

// The copy of a part, or unset: it is not ours to copy, or there is no memory.
static Value part_of(Machine *m, Value v, int levels) {
    if (shortcut_is_plain(m, v)) {
        return retain(m, v);
    }
    return object_at(m, v)->refs == 1 && levels > 0 ? copy_of(m, v, levels - 1) : VALUE_UNSET;
}

static Value list_copy_of(Machine *m, Value v, int levels) {
    Value made = list_new(m, list_count(m, v));
    for (uint32_t i = 0; made != VALUE_UNSET && i < list_count(m, v); i++) {
        Value part = part_of(m, list_items(m, v)[i], levels);
        bool ok = part != VALUE_UNSET && list_append(m, made, part);
        release(m, part);
        if (!ok) {
            release(m, made);
            return VALUE_UNSET;
        }
    }
    return made;
}

static Value tuple_copy_of(Machine *m, Value v, int levels) {
    uint32_t count = tuple_count(m, v);
    Value made = tuple_new(m, count);
    for (uint32_t i = 0; made != VALUE_UNSET && i < count; i++) {
        Value part = part_of(m, tuple_items(m, v)[i], levels);
        if (part == VALUE_UNSET) {
            release(m, made);
            return VALUE_UNSET;
        }
        tuple_items(m, made)[i] = part;
    }
    return made;
}

static Value dict_copy_of(Machine *m, Value v, int levels) {
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
        Value held = dict_entries(m, made)[i].value;
        Value part = shortcut_is_plain(m, held) ? retain(m, held) : VALUE_UNSET;
        if (part == VALUE_UNSET && object_at(m, held)->refs == 2 && levels > 0) {
            part = copy_of(m, held, levels - 1);
        }
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

static Value instance_copy_of(Machine *m, Value v, int levels) {
    const Instance *instance = AS(Instance, m, v);
    if (instance->payload != VALUE_UNSET || !is_simple(m, instance->cls) ||
        (instance->dict != VALUE_UNSET && object_at(m, instance->dict)->refs != 1)) {
        return VALUE_UNSET;
    }
    Value dict =
        instance->dict == VALUE_UNSET ? VALUE_UNSET : dict_copy_of(m, instance->dict, levels);
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

static Value copy_of(Machine *m, Value v, int levels) {
    work_done(m, COST_COPIED, 1);
    if (!machine_spend(m, 1)) {
        return VALUE_UNSET;
    }
    switch ((int)type_of(m, v)) {
    case TYPE_LIST:
        return list_copy_of(m, v, levels);
    case TYPE_TUPLE:
        return tuple_copy_of(m, v, levels);
    case TYPE_DICT:
        return object_at(m, v)->flags & DICT_IS_ORDERED ? VALUE_UNSET : dict_copy_of(m, v, levels);
    case TYPE_INSTANCE:
        return instance_copy_of(m, v, levels);
    default:
        return VALUE_UNSET;
    }
}

// deepcopy(x)
Value deep_copy_shortcut(Machine *m, const ShortcutCall *call) {
    if (call->count != 1 || call->kwnames != VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool is_itself = shortcut_is_plain(m, call->args[0]);
    Value made = is_itself ? retain(m, call->args[0]) : copy_of(m, call->args[0], MOST_LEVELS);
    bool failed = made == VALUE_UNSET && value_is_ref(m->world->pending);
    return made == VALUE_UNSET && !failed ? VALUE_NOT_IMPLEMENTED : made;
}
