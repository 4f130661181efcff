// Setting and deleting attributes.
#include <string.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/attribute.h"
#include "engine/vm/class_make.h"
#include "engine/vm/descriptor.h"
#include "engine/vm/exception_fields.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

static bool is_good_link(Machine *m, const char *name, Value value) {
    bool is_context = strcmp(name, "__context__") == 0;
    if ((is_context || strcmp(name, "__cause__") == 0) && !is_type(m, value, TYPE_EXCEPTION)) {
        raise_error(m, CLASS_TYPE_ERROR, "exception %s must be None or derive from BaseException",
                    is_context ? "context" : "cause");
        return false;
    }
    if (strcmp(name, "__traceback__") == 0 && !is_type(m, value, TYPE_TRACEBACK)) {
        raise_error(m, CLASS_TYPE_ERROR, "__traceback__ must be a traceback or None");
        return false;
    }
    return true;
}

static int set_suppression(Machine *m, Value v, Value value) {
    if (!value_is_bool(value)) {
        raise_error(m, CLASS_TYPE_ERROR, "attribute value type must be bool");
        return -1;
    }
    uint16_t others = object_at(m, v)->flags & (uint16_t)~EXCEPTION_SUPPRESS_CONTEXT;
    object_at(m, v)->flags =
        (uint16_t)(others | (value == VALUE_TRUE ? EXCEPTION_SUPPRESS_CONTEXT : 0));
    return 1;
}

// A slot of a function that holds a tuple or a dict, or nothing: None empties it.
static int set_function_part(Machine *m, const char *text, Value *slot, Value value) {
    bool is_tuple = strcmp(text, "__defaults__") == 0;
    bool fits = value == VALUE_NONE || is_type(m, value, is_tuple ? TYPE_TUPLE : TYPE_DICT);
    if (!fits) {
        raise_error(m, CLASS_TYPE_ERROR, "%s must be set to a %s object", text,
                    is_tuple ? "tuple" : "dict");
        return -1;
    }
    replace(m, slot, value == VALUE_NONE ? VALUE_UNSET : retain(m, value));
    return 1;
}

// What it makes from now on has its new name: generator_new.
static void note_renamed(Machine *m, Function *f, const char *text) {
    bool is_name = strcmp(text, "__name__") == 0 || strcmp(text, "__qualname__") == 0;
    uint32_t makes = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR;
    if (is_name && code_at(m, f->program, f->code)->flags & makes) {
        f->object.flags |= FUNCTION_IS_RENAMED;
    }
}

// What must be of one type, or can be neither set nor deleted. 0: nothing of that.
static int refuse_part(Machine *m, Value v, const char *text, Value value) {
    bool is_function = is_type(m, v, TYPE_FUNCTION);
    if (is_type(m, v, TYPE_GENERATOR) && attribute_slot(m, v, text) &&
        !is_type(m, value, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "%s must be set to a string object", text);
        return -1;
    }
    if (is_function && (strcmp(text, "__globals__") == 0 || strcmp(text, "__closure__") == 0)) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "readonly attribute");
        return -1;
    }
    if (is_function && strcmp(text, "__code__") == 0) {
        if (is_type(m, value, TYPE_CODE)) {
            raise_unsupported(m, "setting __code__ of a function");
        } else {
            raise_error(m, CLASS_TYPE_ERROR, "__code__ must be set to a code object");
        }
        return -1;
    }
    if (is_type(m, v, TYPE_EXCEPTION) && value == VALUE_UNSET && attribute_slot(m, v, text)) {
        raise_error(m, CLASS_TYPE_ERROR, "%s may not be deleted", text);
        return -1;
    }
    return 0;
}

static int set_slot(Machine *m, Value v, const char *text, Value value) {
    TypeId type = type_of(m, v);
    if (type == TYPE_EXCEPTION && strcmp(text, "__suppress_context__") == 0) {
        return set_suppression(m, v, value);
    }
    Value *slot = attribute_slot(m, v, text);
    if (!slot && type == TYPE_EXCEPTION) {
        slot = exception_field(m, v, text);
    }
    if (!slot) {
        return 0;
    }
    if (type == TYPE_CELL) {
        replace(m, slot, retain(m, value));
        return 1;
    }
    if (type == TYPE_FUNCTION &&
        (strcmp(text, "__defaults__") == 0 || strcmp(text, "__kwdefaults__") == 0 ||
         strcmp(text, "__annotations__") == 0)) {
        return set_function_part(m, text, slot, value);
    }
    if (type == TYPE_FUNCTION) {
        note_renamed(m, AS(Function, m, v), text);
    }
    bool is_link = type == TYPE_EXCEPTION && text[0] == '_' && value == VALUE_NONE;
    if (type == TYPE_EXCEPTION && strcmp(text, "args") == 0) {
        Value args = tuple_from(m, value);
        if (args == VALUE_UNSET) {
            return -1;
        }
        replace(m, slot, args);
        return 1;
    }
    if (is_link && text[1] == '_') {
        value = VALUE_UNSET;
    } else if (type == TYPE_EXCEPTION && !is_good_link(m, text, value)) {
        return -1;
    }
    if (type == TYPE_EXCEPTION && strcmp(text, "__cause__") == 0) {
        object_at(m, v)->flags |= EXCEPTION_SUPPRESS_CONTEXT;
    }
    replace(m, slot, retain(m, value));
    return 1;
}

static int set_class(Machine *m, Value v, Value cls) {
    if (!is_type(m, cls, TYPE_CLASS)) {
        raise_error(m, CLASS_TYPE_ERROR, "__class__ must be set to a class, not '%s' object",
                    type_name(m, cls));
        return -1;
    }
    const Class *old = AS(Class, m, class_of(m, v));
    const Class *new = AS(Class, m, cls);
    const uint16_t layout = CLASS_NO_DICT | CLASS_HAS_SLOTS;
    bool same = !(new->object.flags &CLASS_IS_BUILTIN) && old->class_id == new->class_id &&
                (old->object.flags & layout) == (new->object.flags &layout);
    if (!is_type(m, v, TYPE_INSTANCE) || old->object.flags & CLASS_IS_BUILTIN ||
        new->object.flags &CLASS_IS_BUILTIN) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "__class__ assignment only supported for mutable types or ModuleType "
                    "subclasses");
        return -1;
    }
    if (!same) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "__class__ assignment: '%s' object layout differs from '%s'",
                    class_name(m, cls), type_name(m, v));
        return -1;
    }
    replace(m, &AS(Instance, m, v)->cls, retain(m, cls));
    return 1;
}

static int set_dict(Machine *m, Value v, Value dict) {
    if (!is_type(m, dict, TYPE_DICT)) {
        raise_error(m, CLASS_TYPE_ERROR, "__dict__ must be set to a dictionary, not a '%s'",
                    type_name(m, dict));
        return -1;
    }
    replace(m, attribute_dict_slot(m, v), retain(m, dict));
    return 1;
}

int set_native_attribute(Machine *m, Value v, Value name, Value value) {
    const char *text = str_bytes(m, name);
    TypeId type = type_of(m, v);
    if (refuse_part(m, v, text, value) != 0) {
        return -1;
    }
    if (type == TYPE_RANGE || type == TYPE_SLICE || type == TYPE_METHOD ||
        type == TYPE_GENERIC_ALIAS || type == TYPE_MODULE || value == VALUE_UNSET) {
        return 0;
    }
    if (text[0] == '_' && strcmp(text, "__class__") == 0) {
        return set_class(m, v, value);
    }
    if (text[0] == '_' && strcmp(text, "__dict__") == 0 && type == TYPE_INSTANCE &&
        !(object_at(m, class_of(m, v))->flags & CLASS_NO_DICT)) {
        return set_dict(m, v, value);
    }
    return type == TYPE_FUNCTION || type == TYPE_EXCEPTION || type == TYPE_PROPERTY ||
                   type == TYPE_GENERATOR
               ? set_slot(m, v, text, value)
               : 0;
}

static bool raise_immutable(Machine *m, Value cls, Value name) {
    raise_error(m, CLASS_TYPE_ERROR, "cannot set '%s' attribute of immutable type '%s'",
                str_bytes(m, name), class_full_name(m, cls));
    return false;
}

// __name__ and its like, which are not in the dict. 0: no such.
static int set_class_slot(Machine *m, Value cls, const char *name, Value value) {
    if (strcmp(name, "__module__") == 0) {
        replace(m, &AS(Class, m, cls)->module, retain(m, value));
        return 0; // in the dict as well
    }
    bool is_name = strcmp(name, "__name__") == 0 || strcmp(name, "__qualname__") == 0;
    if (is_name && !is_type(m, value, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "can only assign string to %s.%s, not '%s'",
                    class_name(m, cls), name, type_name(m, value));
        return -1;
    }
    if (strcmp(name, "__bases__") == 0 || strcmp(name, "__mro__") == 0 ||
        strcmp(name, "__class__") == 0) {
        raise_unsupported(m, "setting %s of a class", name);
        return -1;
    }
    if (is_name) {
        replace(m, attribute_slot(m, cls, name), retain(m, value));
    }
    return is_name;
}

// Other names are suggested by 3.13 only, and for classes; a module is called by its type.
static bool raise_cannot_delete(Machine *m, Value v, Value name) {
    bool is_class = is_type(m, v, TYPE_CLASS);
    if (is_class && m->profile->minor > 12) {
        raise_no_attribute(m, v, name);
    } else {
        raise_error(m, CLASS_ATTRIBUTE_ERROR,
                    is_class ? "type object '%s' has no attribute '%s'"
                             : "'%s' object has no attribute '%s'",
                    is_class ? class_full_name(m, v) : type_name(m, v), str_bytes(m, name));
    }
    return false;
}

static bool set_class_attr(Machine *m, Value cls, Value name, Value value) {
    Class *c = AS(Class, m, cls);
    if (c->object.flags & CLASS_IS_BUILTIN) {
        return raise_immutable(m, cls, name);
    }
    int done = value == VALUE_UNSET ? 0 : set_class_slot(m, cls, str_bytes(m, name), value);
    if (done != 0) {
        return done > 0;
    }
    if (value == VALUE_UNSET) {
        int removed = dict_remove(m, c->dict, name);
        if (removed == 0) {
            raise_cannot_delete(m, cls, name);
        }
        class_changed(m, cls, name);
        return removed > 0;
    }
    if (str_equal_z(m, name, "__abstractmethods__")) {
        bool any;
        if (!value_is_true(m, value, &any)) {
            return false;
        }
        c->object.flags =
            (uint16_t)((c->object.flags & ~CLASS_IS_ABSTRACT) | (any ? CLASS_IS_ABSTRACT : 0));
    }
    bool ok = dict_set(m, c->dict, name, value);
    class_changed(m, cls, name);
    return ok;
}

// What is there without being in a dict or in the class: a field of CPython's struct, or what a
// function computes.
static bool raise_read_only(Machine *m, Value v, Value name) {
    TypeId type = type_of(m, v);
    Value there = type == TYPE_INSTANCE ? VALUE_UNSET : native_attribute(m, v, name);
    if (there == VALUE_UNSET) {
        return false;
    }
    release(m, there);
    if (type == TYPE_FUNCTION || type == TYPE_CODE || type == TYPE_GENERIC_ALIAS) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "readonly attribute");
    } else {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "attribute '%s' of '%s' objects is not writable",
                    str_bytes(m, name), type_name(m, v));
    }
    return true;
}

static bool raise_cannot_set(Machine *m, Value v, Value name, bool exists) {
    if (!exists && raise_read_only(m, v, name)) {
        return false;
    }
    const char *more = m->profile->minor > 12 ? " and no __dict__ for setting new attributes" : "";
    raise_error(m, CLASS_ATTRIBUTE_ERROR,
                exists ? "'%s' object attribute '%s' is read-only"
                       : "'%s' object has no attribute '%s'%s",
                type_name(m, v), str_bytes(m, name), more);
    return false;
}

// What a loop is given may be what it runs by: from then on it is open.
static bool open_loop_for(Machine *m, Value loop, Value name) {
    Value args[] = {loop, name};
    Value opened = call_value(m, prelude_function(m, "_open_for"), args, 2, VALUE_UNSET);
    release(m, opened);
    return opened != VALUE_UNSET;
}

static bool set_in_dict(Machine *m, Value v, Value name, Value value, bool exists) {
    if (is_type(m, v, TYPE_LOOP) && !loop_is_open(m, v) && !open_loop_for(m, v, name)) {
        return false;
    }
    bool has_dict = !(object_at(m, class_of(m, v))->flags & CLASS_NO_DICT);
    Value dict = has_dict ? instance_dict(m, v) : VALUE_UNSET;
    if (value != VALUE_UNSET && dict == VALUE_UNSET) {
        return raise_cannot_set(m, v, name, exists);
    }
    if (value != VALUE_UNSET) {
        return dict_set(m, dict, name, value);
    }
    int removed = dict != VALUE_UNSET ? dict_remove(m, dict, name) : 0;
    if (removed == 0 && dict == VALUE_UNSET) {
        return raise_cannot_set(m, v, name, exists);
    }
    return removed > 0 || (removed == 0 && raise_cannot_delete(m, v, name));
}

bool set_attr_plainly(Machine *m, Value v, Value name, Value value) {
    Value found = class_lookup(m, class_of(m, v), name);
    if (found != VALUE_UNSET) {
        int done = descriptor_set(m, found, v, name, value);
        if (done != 0) {
            return done > 0;
        }
    }
    if (is_type(m, v, TYPE_CLASS)) {
        return set_class_attr(m, v, name, value);
    }
    int done = set_native_attribute(m, v, name, value);
    return done != 0 ? done > 0 : set_in_dict(m, v, name, value, found != VALUE_UNSET);
}

static bool set_with_hook(Machine *m, Value v, Value name, Value value) {
    bool is_delete = value == VALUE_UNSET;
    Value hook = get_special(m, v, is_delete ? "__delattr__" : "__setattr__");
    if (hook == VALUE_UNSET) {
        return false;
    }
    Value args[] = {name, value};
    Value result = call_value(m, hook, args, is_delete ? 1 : 2, VALUE_UNSET);
    release(m, hook);
    release(m, result);
    return result != VALUE_UNSET;
}

bool set_attr(Machine *m, Value v, Value name, Value value) {
    work_done(m, COST_LOOKUP, 1);
    return object_at(m, class_of(m, v))->flags & CLASS_HAS_SETATTR
               ? set_with_hook(m, v, name, value)
               : set_attr_plainly(m, v, name, value);
}

bool del_attr(Machine *m, Value v, Value name) {
    return set_attr(m, v, name, VALUE_UNSET);
}
