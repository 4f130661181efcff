// Making classes: from bases and a namespace, as type.__new__ does it.
#include <string.h>

#include "engine/vm/class_make.h"

#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

// --- method resolution order ------------------------------------------------------------------

// C3 linearization: https://www.python.org/download/releases/2.3/mro/
enum {
    MAX_BASES = 32
};

typedef struct Merge {
    Value *lists[MAX_BASES + 1]; // the MROs of the bases, then the bases
    uint32_t counts[MAX_BASES + 1];
    uint32_t heads[MAX_BASES + 1];
    int list_count;
} Merge;

static bool stands_later(const Merge *merge, Value candidate) {
    for (int i = 0; i < merge->list_count; i++) {
        for (uint32_t k = merge->heads[i] + 1; k < merge->counts[i]; k++) {
            if (merge->lists[i][k] == candidate) {
                return true;
            }
        }
    }
    return false;
}

static Value next_of_merge(Merge *merge) {
    for (int i = 0; i < merge->list_count; i++) {
        if (merge->heads[i] < merge->counts[i]) {
            Value candidate = merge->lists[i][merge->heads[i]];
            if (!stands_later(merge, candidate)) {
                return candidate;
            }
        }
    }
    return VALUE_UNSET;
}

static bool merge_left(const Merge *merge) {
    for (int i = 0; i < merge->list_count; i++) {
        if (merge->heads[i] < merge->counts[i]) {
            return true;
        }
    }
    return false;
}

static Value raise_no_order(Machine *m, const Merge *merge) {
    Text names = {0};
    bool first = true;
    Value seen = list_new(m, 4);
    for (int i = 0; i < merge->list_count; i++) {
        if (merge->heads[i] == merge->counts[i]) {
            continue;
        }
        Value head = merge->lists[i][merge->heads[i]];
        bool there = false;
        sequence_contains(m, seen, head, &there);
        if (!there) {
            list_append(m, seen, head);
            text_printf(&names, "%s%s", first ? "" : ", ", class_name(m, head));
            first = false;
        }
    }
    release(m, seen);
    raise_error(m, CLASS_TYPE_ERROR,
                "Cannot create a consistent method resolution\norder (MRO) for bases %s",
                text_z(&names));
    text_release(&names);
    return VALUE_UNSET;
}

Value class_mro_of(Machine *m, Value cls, Value bases) {
    Merge merge = {.list_count = 0};
    uint32_t count = tuple_count(m, bases);
    if (count > MAX_BASES) {
        return raise_unsupported(m, "a class with more than %d bases", MAX_BASES);
    }
    for (uint32_t i = 0; i < count; i++) {
        Value base_mro = AS(Class, m, tuple_items(m, bases)[i])->mro;
        merge.lists[merge.list_count] = tuple_items(m, base_mro);
        merge.counts[merge.list_count++] = tuple_count(m, base_mro);
    }
    merge.lists[merge.list_count] = tuple_items(m, bases);
    merge.counts[merge.list_count++] = count;
    Value order = list_new(m, 8);
    list_append(m, order, cls);
    while (merge_left(&merge)) {
        Value next = next_of_merge(&merge);
        if (next == VALUE_UNSET) {
            release(m, order);
            return raise_no_order(m, &merge);
        }
        list_append(m, order, next);
        for (int i = 0; i < merge.list_count; i++) {
            merge.heads[i] +=
                merge.heads[i] < merge.counts[i] && merge.lists[i][merge.heads[i]] == next;
        }
    }
    Value mro = tuple_of(m, list_items(m, order), list_count(m, order));
    release(m, order);
    return mro;
}

// --- flags ------------------------------------------------------------------------------------

static uint16_t special_flags(Machine *m, Value cls) {
    static const struct {
        const char *name;
        uint16_t flag;
    } marks[] = {
        {"__getattr__", CLASS_HAS_GETATTR},
        {"__getattribute__", CLASS_HAS_GETATTR | CLASS_HAS_GETATTRIBUTE},
        {"__setattr__", CLASS_HAS_SETATTR},
        {"__delattr__", CLASS_HAS_SETATTR},
        {"__del__", CLASS_HAS_DEL},
        {"__eq__", CLASS_HAS_EQ},
        {"__hash__", CLASS_HAS_HASH},
        {"__get__", CLASS_IS_DESCRIPTOR},
        {"__set__", CLASS_IS_DATA_DESCRIPTOR},
        {"__delete__", CLASS_IS_DATA_DESCRIPTOR},
    };
    uint16_t flags = 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        Value name = name_z(m, marks[i].name);
        Value found = class_lookup(m, cls, name);
        bool is_hook = marks[i].flag & (CLASS_HAS_GETATTR | CLASS_HAS_SETATTR);
        bool is_own = is_hook ? found != class_lookup(m, builtin_class(m, CLASS_OBJECT), name)
                              : type_of(m, found) != TYPE_NATIVE;
        if (found != VALUE_UNSET && is_own) {
            flags |= marks[i].flag;
        }
    }
    return flags;
}

enum {
    SPECIAL_FLAGS = CLASS_HAS_GETATTR | CLASS_HAS_GETATTRIBUTE | CLASS_HAS_SETATTR | CLASS_HAS_DEL |
                    CLASS_HAS_EQ | CLASS_HAS_HASH | CLASS_IS_DESCRIPTOR | CLASS_IS_DATA_DESCRIPTOR
};

void class_changed(Machine *m, Value cls, Value name) {
    m->world->class_epoch++;
    if (strncmp(str_bytes(m, name), "__", 2) != 0) {
        return;
    }
    for (Class *c = class_older(m, NULL); c; c = class_older(m, c)) {
        Value other = value_of(m, c);
        uint16_t *flags = &c->object.flags;
        if (!(*flags & CLASS_IS_BUILTIN) && c->mro != VALUE_UNSET && is_subclass(m, other, cls)) {
            *flags = (uint16_t)((*flags & ~SPECIAL_FLAGS) | special_flags(m, other));
        }
    }
}

// --- what may be a base -----------------------------------------------------------------------

static bool is_acceptable_base(ClassId id) {
    switch ((int)id) {
    case CLASS_BOOL:
    case CLASS_NONE_TYPE:
    case CLASS_ELLIPSIS:
    case CLASS_NOT_IMPLEMENTED:
    case CLASS_RANGE:
    case CLASS_SLICE:
    case CLASS_MAPPING_PROXY:
    case CLASS_MEMBER:
    case CLASS_GETSET:
        return false;
    default:
        return !(id >= CLASS_FUNCTION && id <= CLASS_TRACEBACK && id != CLASS_MODULE) &&
               !(id >= CLASS_DICT_KEYS && id <= CLASS_LIST_REVERSE_ITERATOR) &&
               id != CLASS_CALLABLE_ITERATOR && id != CLASS_FUTURE_ITER;
    }
}

// Those whose instances we can build with a class of the program's own.
static bool is_supported_base(const Class *cls) {
    switch ((int)cls->class_id) {
    case CLASS_OBJECT:
    case CLASS_TYPE:
    case CLASS_INT:
    case CLASS_FLOAT:
    case CLASS_STR:
    case CLASS_BYTES:
    case CLASS_LIST:
    case CLASS_TUPLE:
    case CLASS_DICT:
    case CLASS_SET:
    case CLASS_DEQUE:
    case CLASS_FROZENSET:
    case CLASS_PROPERTY:
    case CLASS_FUTURE:
    case CLASS_TASK:
    case CLASS_EVENT_LOOP:
        return true;
    default:
        return cls->type == TYPE_EXCEPTION;
    }
}

static bool check_base(Machine *m, Value base) {
    if (!is_type(m, base, TYPE_CLASS)) {
        raise_error(m, CLASS_TYPE_ERROR, "bases must be types");
        return false;
    }
    const Class *cls = AS(Class, m, base);
    if (!(cls->object.flags & CLASS_IS_BUILTIN) || is_supported_base(cls)) {
        return true;
    }
    if (is_acceptable_base((ClassId)cls->class_id)) {
        raise_unsupported(m, "a class derived from '%s'", class_name(m, base));
    } else {
        raise_error(m, CLASS_TYPE_ERROR, "type '%s' is not an acceptable base type",
                    class_name(m, base));
    }
    return false;
}

static bool check_bases(Machine *m, Value bases) {
    uint32_t count = tuple_count(m, bases);
    for (uint32_t i = 0; i < count; i++) {
        Value base = tuple_items(m, bases)[i];
        if (!check_base(m, base)) {
            return false;
        }
        for (uint32_t k = i + 1; k < count; k++) {
            if (tuple_items(m, bases)[k] == base) {
                raise_error(m, CLASS_TYPE_ERROR, "duplicate base class %s", class_name(m, base));
                return false;
            }
        }
    }
    return true;
}

// --- layout -----------------------------------------------------------------------------------

// The builtin class that decides what an instance is made of.
static ClassId solid_base(Machine *m, ClassId id) {
    static const ClassId with_fields[] = {
        CLASS_BASE_EXCEPTION_GROUP,
        CLASS_SYSTEM_EXIT,
        CLASS_ATTRIBUTE_ERROR,
        CLASS_IMPORT_ERROR,
        CLASS_NAME_ERROR,
        CLASS_OS_ERROR,
        CLASS_STOP_ITERATION,
        CLASS_SYNTAX_ERROR,
        CLASS_UNICODE_DECODE_ERROR,
        CLASS_UNICODE_ENCODE_ERROR,
        CLASS_UNICODE_TRANSLATE_ERROR,
    };
    Value cls = builtin_class(m, id);
    if (AS(Class, m, cls)->type != TYPE_EXCEPTION) {
        return id;
    }
    for (size_t i = 0; i < sizeof with_fields / sizeof with_fields[0]; i++) {
        if (is_subclass(m, cls, builtin_class(m, with_fields[i]))) {
            return with_fields[i];
        }
    }
    return CLASS_BASE_EXCEPTION;
}

// The same with the slots of the program's own classes: the class that added a field last.
static Value solid_class(Machine *m, Value v) {
    const Class *cls = AS(Class, m, v);
    while (!(cls->object.flags & CLASS_IS_BUILTIN) && !cls->adds_slots) {
        v = class_best_base(m, v);
        cls = AS(Class, m, v);
    }
    return cls->adds_slots ? v : builtin_class(m, solid_base(m, (ClassId)cls->class_id));
}

static TypeId type_of_instances(ClassId id, TypeId builtin) {
    switch ((int)builtin) {
    case TYPE_EXCEPTION:
    case TYPE_CLASS:
    case TYPE_FUTURE:
    case TYPE_TASK:
    case TYPE_LOOP:
        return builtin;
    default:
        (void)id;
        return TYPE_INSTANCE;
    }
}

// The base with the layout of the instances, of which all others have a part; unset: there is none.
static Value best_base(Machine *m, Value bases) {
    Value best = tuple_items(m, bases)[0];
    Value winner = solid_class(m, best);
    for (uint32_t i = 1; i < tuple_count(m, bases); i++) {
        Value candidate = solid_class(m, tuple_items(m, bases)[i]);
        if (is_subclass(m, winner, candidate)) {
            continue;
        }
        if (!is_subclass(m, candidate, winner)) {
            return VALUE_UNSET;
        }
        winner = candidate;
        best = tuple_items(m, bases)[i];
    }
    return best;
}

static bool take_layout(Machine *m, Class *cls) {
    Value base = best_base(m, cls->bases);
    if (base == VALUE_UNSET) {
        raise_error(m, CLASS_TYPE_ERROR, "multiple bases have instance lay-out conflict");
        return false;
    }
    ClassId id = (ClassId)AS(Class, m, base)->class_id;
    cls->class_id = (uint16_t)id;
    cls->type = (uint8_t)type_of_instances(id, (TypeId)AS(Class, m, builtin_class(m, id))->type);
    return true;
}

Value class_best_base(Machine *m, Value cls) {
    return best_base(m, AS(Class, m, cls)->bases);
}

// --- the namespace ----------------------------------------------------------------------------

static bool set_missing(Machine *m, Value dict, const char *name, Value value) {
    return dict_get_z(m, dict, name) != VALUE_UNSET || dict_set_z(m, dict, name, value);
}

// These are what they are without being marked.
static bool wrap(Machine *m, Value dict, const char *name, ClassId wrapper_class) {
    Value function = dict_get_z(m, dict, name);
    if (!is_type(m, function, TYPE_FUNCTION)) {
        return true;
    }
    Value wrapper = wrapper_new(m, wrapper_class, function);
    bool ok = wrapper != VALUE_UNSET && dict_set_z(m, dict, name, wrapper);
    release(m, wrapper);
    return ok;
}

static bool add_getset(Machine *m, Class *cls, const char *name) {
    Value getset = member_new(m, CLASS_GETSET, value_of(m, cls), name_z(m, name));
    bool ok = getset != VALUE_UNSET && set_missing(m, cls->dict, name, getset);
    release(m, getset);
    return ok;
}

static bool fill_namespace(Machine *m, Class *cls) {
    Value dict = cls->dict;
    bool ok = set_missing(m, dict, "__module__", cls->module) &&
              wrap(m, dict, "__new__", CLASS_STATICMETHOD) &&
              wrap(m, dict, "__init_subclass__", CLASS_CLASSMETHOD) &&
              wrap(m, dict, "__class_getitem__", CLASS_CLASSMETHOD) && class_take_slots(m, cls);
    if (!ok) {
        return false;
    }
    if (!(cls->object.flags & CLASS_NO_DICT) && !class_bases_have_dict(m, cls)) {
        ok = add_getset(m, cls, "__dict__");
        bool weak = cls->class_id == CLASS_OBJECT || cls->class_id == CLASS_LIST ||
                    cls->class_id == CLASS_DICT || cls->class_id == CLASS_STR ||
                    cls->class_id == CLASS_FLOAT;
        ok = ok && (!weak || add_getset(m, cls, "__weakref__"));
    } else if (cls->type == TYPE_EXCEPTION &&
               object_at(m, tuple_items(m, cls->bases)[0])->flags & CLASS_IS_BUILTIN) {
        ok = add_getset(m, cls, "__weakref__");
    }
    ok = ok && set_missing(m, dict, "__doc__", VALUE_NONE);
    if (ok && dict_get_z(m, dict, "__eq__") != VALUE_UNSET) {
        ok = set_missing(m, dict, "__hash__", VALUE_NONE);
    }
    return ok;
}

static Value module_here(Machine *m) {
    for (Value v = m->world->strand.frame; value_is_ref(v);) {
        if (is_type(m, v, TYPE_FRAME)) {
            const Frame *f = AS(Frame, m, v);
            Value name = dict_get_z(m, f->globals, "__name__");
            if (f->program == 0 && name != VALUE_UNSET) {
                return retain(m, name);
            }
            v = f->back;
        } else {
            v = AS(NativeFrame, m, v)->back;
        }
    }
    return str_z(m, "__main__");
}

// A class of the library that stands for one in C is named in the dotted name of its type.
static Value name_of_type(Machine *m, const Class *cls) {
    Value dotted = dict_get_z(m, cls->dict, "_tp_name_");
    if (!is_type(m, dotted, TYPE_STR)) {
        return VALUE_UNSET;
    }
    const char *last = strrchr(str_bytes(m, dotted), '.');
    return str_z(m, last ? last + 1 : str_bytes(m, dotted));
}

static bool take_names(Machine *m, Class *cls, Value name) {
    Value of_type = name_of_type(m, cls);
    cls->name = of_type == VALUE_UNSET ? retain(m, name) : of_type;
    Value qualname = dict_get_z(m, cls->dict, "__qualname__");
    if (qualname != VALUE_UNSET && !is_type(m, qualname, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "type __qualname__ must be a str, not %s",
                    type_name(m, qualname));
        return false;
    }
    cls->qualname =
        retain(m, qualname == VALUE_UNSET || of_type != VALUE_UNSET ? cls->name : qualname);
    dict_remove(m, cls->dict, name_z(m, "__qualname__"));
    Value module = dict_get_z(m, cls->dict, "__module__");
    cls->module = module == VALUE_UNSET ? module_here(m) : retain(m, module);
    return true;
}

// What a class of the program derives from the loop's stands on the loop that is open for it.
// Owned.
static Value open_bases(Machine *m, Value bases) {
    Value open = dict_get_z(m, m->world->globals[1], "_OpenLoop");
    uint32_t count = tuple_count(m, bases);
    if (!is_type(m, open, TYPE_CLASS)) { // it is just being made
        return retain(m, bases);
    }
    Value given = tuple_of(m, tuple_items(m, bases), count);
    for (uint32_t i = 0; given != VALUE_UNSET && i < count; i++) {
        if (tuple_items(m, given)[i] == builtin_class(m, CLASS_EVENT_LOOP)) {
            replace(m, &tuple_items(m, given)[i], retain(m, open));
        }
    }
    return given;
}

Value class_new(Machine *m, Value metaclass, Value name, Value bases, Value dict) {
    if (!check_bases(m, bases)) {
        release(m, dict);
        return VALUE_UNSET;
    }
    Class *cls = class_alloc(m);
    if (!cls) {
        release(m, dict);
        return VALUE_UNSET;
    }
    Value v = value_of(m, cls);
    Value object = builtin_class(m, CLASS_OBJECT);
    cls->dict = dict;
    cls->bases = tuple_count(m, bases) ? open_bases(m, bases) : tuple_of(m, &object, 1);
    if (metaclass != builtin_class(m, CLASS_TYPE)) {
        cls->metaclass = retain(m, metaclass);
    }
    if (!take_names(m, cls, name) || !take_layout(m, cls)) {
        release(m, v);
        return VALUE_UNSET;
    }
    cls->mro = class_mro_of(m, v, cls->bases);
    if (cls->mro == VALUE_UNSET || !fill_namespace(m, cls)) {
        release(m, v);
        return VALUE_UNSET;
    }
    cls->object.flags |= special_flags(m, v);
    return v;
}
