// The class statement and type(name, bases, namespace): which metaclass, with which namespace, and
// the hooks that run once the class is there.
//
// The body of a class statement runs as a frame of its own, so that it can be stepped through;
// metaclasses and hooks run nested.
#include "engine/vm/allocate.h"
#include "engine/vm/class_make.h"
#include "engine/vm/gaps.h"
#include "engine/vm/interp.h"
#include "engine/vm/late.h"
#include "engine/vm/ops.h"
#include "engine/vm/protocol.h"

enum { // slots of the native frame of a class statement
    BODY_NAME,
    BODY_BASES,
    BODY_NAMESPACE,
    BODY_METACLASS,
    BODY_KEYWORDS, // dict without metaclass, or unset
};

// --- calling with keywords from a dict --------------------------------------------------------

static Value call_with_keywords(Machine *m, Value callable, const Value *args, int count,
                                Value keywords) {
    uint32_t keyword_count = value_is_ref(keywords) ? dict_count(m, keywords) : 0;
    if (keyword_count == 0) {
        return run_nested(m, callable, args, count, NULL, VALUE_UNSET);
    }
    Value names = tuple_new(m, keyword_count);
    Value values = tuple_new(m, keyword_count);
    Value result = VALUE_UNSET;
    if (names != VALUE_UNSET && values != VALUE_UNSET) {
        uint32_t position = 0;
        Value key;
        Value value;
        for (uint32_t i = 0; dict_next(m, keywords, &position, &key, &value); i++) {
            tuple_items(m, names)[i] = retain(m, key);
            tuple_items(m, values)[i] = retain(m, value);
        }
        result = run_nested(m, callable, args, count, tuple_items(m, values), names);
    }
    release(m, names);
    release(m, values);
    return result;
}

static Value keywords_of(Machine *m, const Call *call, const char *without) {
    uint32_t count = value_is_ref(call->kwnames) ? tuple_count(m, call->kwnames) : 0;
    Value dict = count ? dict_new(m) : VALUE_UNSET;
    for (uint32_t i = 0; i < count; i++) {
        Value name = tuple_items(m, call->kwnames)[i];
        if (!without || !str_equal_z(m, name, without)) {
            dict_set(m, dict, name, call->kwargs[i]);
        }
    }
    return dict;
}

// --- which metaclass --------------------------------------------------------------------------

// The most derived of metaclass and those of the bases; borrowed.
static Value metaclass_for(Machine *m, Value metaclass, Value bases) {
    for (uint32_t i = 0; i < tuple_count(m, bases); i++) {
        Value theirs = class_of(m, tuple_items(m, bases)[i]);
        if (is_subclass(m, theirs, metaclass)) {
            metaclass = theirs;
        } else if (!is_subclass(m, metaclass, theirs)) {
            return raise_error(m, CLASS_TYPE_ERROR,
                               "metaclass conflict: the metaclass of a derived class must be a "
                               "(non-strict) subclass of the metaclasses of all its bases");
        }
    }
    return metaclass;
}

// What the bases really are: Generic[T] stands for Generic. Owned; the same tuple when all are
// classes.
static Value resolve_bases(Machine *m, Value bases) {
    Value list = list_new(m, tuple_count(m, bases));
    bool changed = false;
    for (uint32_t i = 0; i < tuple_count(m, bases); i++) {
        Value base = tuple_items(m, bases)[i];
        if (is_type(m, base, TYPE_CLASS)) {
            list_append(m, list, base);
            continue;
        }
        if (is_type(m, base, TYPE_GENERIC_ALIAS) &&
            AS(GenericAlias, m, base)->origin != VALUE_NONE) {
            list_append(m, list, AS(GenericAlias, m, base)->origin);
            changed = true;
            continue;
        }
        bool found;
        Value entries = call_user_special(m, base, "__mro_entries__", &bases, 1, &found);
        if (!found && m->world->pending == VALUE_UNSET) {
            list_append(m, list, base);
            continue;
        }
        if (!is_type(m, entries, TYPE_TUPLE)) {
            if (m->world->pending == VALUE_UNSET) {
                raise_error(m, CLASS_TYPE_ERROR, "__mro_entries__ must return a tuple");
            }
            release(m, entries);
            release(m, list);
            return VALUE_UNSET;
        }
        changed = true;
        list_extend(m, list, entries);
        release(m, entries);
    }
    Value result =
        changed ? tuple_of(m, list_items(m, list), list_count(m, list)) : retain(m, bases);
    release(m, list);
    return result;
}

// --- hooks ------------------------------------------------------------------------------------

// The text of the pending exception becomes a note of error (taken), which is raised.
static void note_instead(Machine *m, Value error) {
    Value wrapper = pending_take(m);
    Value text = exception_text(m, wrapper);
    Value add = text == VALUE_UNSET ? VALUE_UNSET : get_attr(m, error, name_z(m, "add_note"));
    Value added = add == VALUE_UNSET ? VALUE_UNSET : call_value(m, add, &text, 1, VALUE_UNSET);
    if (added != VALUE_UNSET) {
        raise_value(m, retain(m, error));
    }
    Value all[] = {added, add, text, wrapper, error};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        release(m, all[i]);
    }
}

static bool set_one_name(Machine *m, Value cls, Value name, Value value) {
    Value method = get_special(m, value, "__set_name__");
    if (method == VALUE_UNSET) {
        return m->world->pending == VALUE_UNSET;
    }
    Value args[] = {cls, name};
    Value result = call_value(m, method, args, 2, VALUE_UNSET);
    release(m, method);
    release(m, result);
    if (result != VALUE_UNSET || m->limit) {
        return result != VALUE_UNSET;
    }
    Value cause = pending_take(m);
    raise_error(m, CLASS_RUNTIME_ERROR, "Error calling __set_name__ on '%s' instance '%s' in '%s'",
                type_name(m, value), str_bytes(m, name), class_name(m, cls));
    if (m->profile->minor >= 12) {
        note_instead(m, cause);
        return false;
    }
    Exception *e = AS(Exception, m, m->world->pending);
    replace(m, &e->cause, cause);
    replace(m, &e->context, retain(m, cause));
    e->object.flags |= EXCEPTION_SUPPRESS_CONTEXT;
    return false;
}

static bool set_names(Machine *m, Value cls) {
    Value names = dict_copy(m, AS(Class, m, cls)->dict); // a hook may change the class
    uint32_t position = 0;
    Value key;
    Value value;
    bool ok = names != VALUE_UNSET;
    while (ok && dict_next(m, names, &position, &key, &value)) {
        if (is_type(m, value, TYPE_INSTANCE)) {
            ok = set_one_name(m, cls, key, value);
        }
    }
    release(m, names);
    return ok;
}

// super(cls, cls).__init_subclass__(**keywords)
static bool init_subclass(Machine *m, Value cls, Value keywords) {
    Value parent = super_new(m, cls, cls);
    Value hook =
        parent == VALUE_UNSET ? VALUE_UNSET : get_attr(m, parent, name_z(m, "__init_subclass__"));
    release(m, parent);
    Value result =
        hook == VALUE_UNSET ? VALUE_UNSET : call_with_keywords(m, hook, NULL, 0, keywords);
    release(m, hook);
    release(m, result);
    return result != VALUE_UNSET;
}

static void fill_class_cell(Machine *m, Value dict, Value cls) {
    Value cell = dict_get_z(m, dict, "__classcell__");
    if (is_type(m, cell, TYPE_CELL)) {
        replace(m, &AS(Cell, m, cell)->value, retain(m, cls));
    }
    if (cell != VALUE_UNSET) {
        dict_remove(m, dict, name_z(m, "__classcell__"));
    }
}

// type.__new__(metaclass, name, bases, namespace, **keywords)
Value class_from_namespace(Machine *m, Value metaclass, const Value *args, Value keywords) {
    static const TypeId types[] = {TYPE_STR, TYPE_TUPLE, TYPE_DICT};
    static const char *const texts[] = {"str", "tuple", "dict"};
    for (int i = 0; i < 3; i++) {
        if (!is_type(m, value_inside(m, args[i]), types[i])) {
            return raise_error(m, CLASS_TYPE_ERROR, "type.__new__() argument %d must be %s, not %s",
                               i + 1, texts[i], argument_type_name(m, args[i]));
        }
    }
    Value winner = metaclass_for(m, metaclass, value_inside(m, args[1]));
    Value dict = winner == VALUE_UNSET ? VALUE_UNSET : dict_copy(m, value_inside(m, args[2]));
    if (dict == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value cls = class_new(m, winner, value_inside(m, args[0]), value_inside(m, args[1]), dict);
    if (cls == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    fill_class_cell(m, AS(Class, m, cls)->dict, cls);
    if (refuse_replaced_gap(m, cls) || !set_names(m, cls) || !init_subclass(m, cls, keywords)) {
        release(m, cls);
        return VALUE_UNSET;
    }
    return cls;
}

Value type_construct(Machine *m, Value cls, const Call *call) {
    if (call->count == 1 && cls == builtin_class(m, CLASS_TYPE) && call->kwnames == VALUE_UNSET) {
        return retain(m, class_of(m, call->args[0]));
    }
    if (call->count != 3) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           cls == builtin_class(m, CLASS_TYPE)
                               ? "type() takes 1 or 3 arguments"
                               : "type.__new__() takes exactly 3 arguments "
                                 "(%d given)",
                           call->count);
    }
    Value keywords = keywords_of(m, call, "metaclass");
    Value winner = cls;
    if (cls == builtin_class(m, CLASS_TYPE) && is_type(m, call->args[1], TYPE_TUPLE)) {
        winner = metaclass_for(m, cls, call->args[1]);
    }
    Value made = VALUE_UNSET;
    if (winner == cls) {
        made = class_from_namespace(m, cls, call->args, keywords);
    } else if (winner != VALUE_UNSET) { // the metaclass of a base makes its own classes
        made = call_with_keywords(m, winner, call->args, 3, keywords);
    }
    release(m, keywords);
    return made;
}

// --- the statement ----------------------------------------------------------------------------

// The namespace that the body fills; owned.
static Value prepare(Machine *m, Value metaclass, Value name, Value bases, Value keywords) {
    Value method = get_attr_or_unset(m, metaclass, name_z(m, "__prepare__"));
    if (method == VALUE_UNSET || is_type(m, method, TYPE_NATIVE)) {
        release(m, method);
        return m->world->pending == VALUE_UNSET ? dict_new(m) : VALUE_UNSET;
    }
    Value args[] = {name, bases};
    Value namespace = call_with_keywords(m, method, args, 2, keywords);
    release(m, method);
    if (namespace != VALUE_UNSET && !is_type(m, value_inside(m, namespace), TYPE_DICT)) {
        raise_error(m, CLASS_TYPE_ERROR, "%s.__prepare__() must return a mapping, not %s",
                    is_type(m, metaclass, TYPE_CLASS) ? class_name(m, metaclass) : "<metaclass>",
                    type_name(m, namespace));
        release(m, namespace);
        return VALUE_UNSET;
    }
    return namespace;
}

static bool begin_body(Machine *m, NativeFrame *n, Value bases, const Call *call) {
    Value given = call_keyword(m, call, "metaclass");
    Value *slots = n->slots;
    slots[BODY_KEYWORDS] = keywords_of(m, call, "metaclass");
    Value first = tuple_count(m, bases) ? class_of(m, tuple_items(m, bases)[0])
                                        : builtin_class(m, CLASS_TYPE);
    Value metaclass = given != VALUE_UNSET ? given : first;
    if (is_type(m, metaclass, TYPE_CLASS)) {
        metaclass = metaclass_for(m, metaclass, bases);
    }
    if (metaclass == VALUE_UNSET) {
        return false;
    }
    slots[BODY_METACLASS] = retain(m, metaclass);
    slots[BODY_NAMESPACE] = prepare(m, metaclass, slots[BODY_NAME], bases, slots[BODY_KEYWORDS]);
    return slots[BODY_NAMESPACE] != VALUE_UNSET;
}

// __build_class__(body, name, *bases, **keywords): the body runs with a namespace of its own, then
// the class is made.
static Value native_build_class(Machine *m, const Call *call) {
    Value original = tuple_of(m, call->args + 2, (uint32_t)call->count - 2);
    Value bases = original == VALUE_UNSET ? VALUE_UNSET : resolve_bases(m, original);
    if (bases == VALUE_UNSET) {
        release(m, original);
        return VALUE_UNSET;
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_CLASS, ACTION_PUSH);
    if (!n) {
        release(m, original);
        release(m, bases);
        return VALUE_UNSET;
    }
    n->slots[BODY_NAME] = retain(m, call->args[1]);
    n->slots[BODY_BASES] = bases;
    bool ok = begin_body(m, n, bases, call);
    if (ok && bases != original) {
        Value name = name_z(m, "__orig_bases__");
        ok = value_set_item(m, n->slots[BODY_NAMESPACE], name, original);
    }
    release(m, original);
    Value frame = ok ? frame_for_call(m, call->args[0], NULL, 0, NULL, VALUE_UNSET) : VALUE_UNSET;
    if (frame == VALUE_UNSET) {
        frame_pop(m);
        return VALUE_UNSET;
    }
    AS(Frame, m, frame)->locals = retain(m, n->slots[BODY_NAMESPACE]);
    frame_push(m, frame, ACTION_NATIVE);
    return VALUE_PUSHED;
}

Value class_body_done(Machine *m, NativeFrame *n, Outcome outcome) {
    if (outcome == OUTCOME_RAISED) {
        return VALUE_UNSET;
    }
    Value cell = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    Value metaclass = n->slots[BODY_METACLASS];
    const Value *args = n->slots; // name, bases, namespace
    Value cls;
    if (metaclass == builtin_class(m, CLASS_TYPE)) {
        cls = class_from_namespace(m, metaclass, args, n->slots[BODY_KEYWORDS]);
    } else {
        cls = call_with_keywords(m, metaclass, args, 3, n->slots[BODY_KEYWORDS]);
    }
    if (is_type(m, cls, TYPE_CLASS) && is_type(m, cell, TYPE_CELL) &&
        AS(Cell, m, cell)->value == VALUE_UNSET) {
        release(m, cls);
        cls = raise_error(m, CLASS_RUNTIME_ERROR,
                          "__class__ not set defining '%s' as %s. Was __classcell__ propagated to "
                          "type.__new__?",
                          str_bytes(m, args[BODY_NAME]), "a class");
    }
    release(m, cell);
    return cls;
}

Value op_build_class_function(Machine *m) {
    if (late_lacks(m, current_frame(m), "__build_class__")) {
        return raise_error(m, CLASS_NAME_ERROR, "__build_class__ not found");
    }
    return retain(m, dict_get_z(m, m->world->globals[1], "__build_class__"));
}

const NativeInfo natives_class_building[] = {
    {"__build_class__", native_build_class, 2, -1, true, EFFECT_PRIVATE},
    {0},
};

// --- type's own methods -----------------------------------------------------------------------

static Value native_type_mro(Machine *m, const Call *call) {
    Value mro = AS(Class, m, call->self)->mro;
    return op_build_list(m, tuple_items(m, mro), tuple_count(m, mro));
}

static bool is_child(const Machine *m, const Class *cls, Value parent) {
    for (uint32_t i = 0; is_type(m, cls->bases, TYPE_TUPLE) && i < tuple_count(m, cls->bases);
         i++) {
        if (tuple_items(m, cls->bases)[i] == parent) {
            return value_of(m, cls) != parent;
        }
    }
    return false;
}

static Value native_subclasses(Machine *m, const Call *call) {
    Value list = list_new(m, 4);
    for (const Class *c = class_older(m, NULL); c && list != VALUE_UNSET; c = class_older(m, c)) {
        if (is_child(m, c, call->self) && !list_append(m, list, value_of(m, c))) {
            release(m, list);
            return VALUE_UNSET;
        }
    }
    if (list != VALUE_UNSET) { // the oldest comes first
        items_reverse(list_items(m, list), list_count(m, list));
    }
    return list;
}

static Value native_type_call(Machine *m, const Call *call) {
    return class_call_plain(m, call->self, call->args, call->count, call->kwargs, call->kwnames);
}

static Value native_type_init(Machine *m, const Call *call) {
    if (call->count != 1 && call->count != 3) {
        return raise_error(m, CLASS_TYPE_ERROR, "type.__init__() takes 1 or 3 arguments");
    }
    return VALUE_NONE;
}

static Value native_instancecheck(Machine *m, const Call *call) {
    return value_from_bool(is_subclass(m, class_of(m, call->args[0]), call->self));
}

static Value native_subclasscheck(Machine *m, const Call *call) {
    if (!is_type(m, call->args[0], TYPE_CLASS)) {
        return raise_error(m, CLASS_TYPE_ERROR, "issubclass() arg 1 must be a class");
    }
    return value_from_bool(is_subclass(m, call->args[0], call->self));
}

static Value native_type_or(Machine *m, const Call *call) {
    return value_binary(m, call->self, call->args[0], OPERATOR_BIT_OR);
}

static Value native_type_ror(Machine *m, const Call *call) {
    return value_binary(m, call->args[0], call->self, OPERATOR_BIT_OR);
}

static Value native_prepare(Machine *m, const Call *call) {
    (void)call;
    return dict_new(m);
}

const NativeInfo natives_type[] = {
    {"mro", native_type_mro, 0, 0, false, EFFECT_PRIVATE},
    {"__subclasses__", native_subclasses, 0, 0, false, EFFECT_PRIVATE},
    {"__call__", native_type_call, 0, -1, true, EFFECT_PRIVATE},
    {"__init__", native_type_init, 0, -1, true, EFFECT_PRIVATE},
    {"__instancecheck__", native_instancecheck, 1, 1, false, EFFECT_PRIVATE},
    {"__subclasscheck__", native_subclasscheck, 1, 1, false, EFFECT_PRIVATE},
    {"__or__", native_type_or, 1, 1, false, EFFECT_PRIVATE},
    {"__ror__", native_type_ror, 1, 1, false, EFFECT_PRIVATE},
    {0},
};

const NativeInfo natives_type_static[] = {
    {"__prepare__", native_prepare, 0, -1, true, EFFECT_PRIVATE},
    {0},
};
