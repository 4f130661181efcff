// Functions, methods, classes in the making, and the small builtin objects around them.
#include "engine/vm/interp.h"
#include "engine/vm/ops.h"

Value function_new(Machine *m, uint32_t program, uint32_t code_number, Value globals) {
    const Code *code = code_at(m, program, code_number);
    Function *f = heap_new(m, TYPE_FUNCTION, sizeof(Function));
    if (!f) {
        return VALUE_UNSET;
    }
    f->program = program;
    f->code = code_number;
    f->name = retain(m, name_at(m, program, code->name));
    f->qualname = retain(m, name_at(m, program, code->qualname));
    f->globals = retain(m, globals);
    f->defaults = f->kw_defaults = f->closure = f->dict = VALUE_UNSET;
    f->doc = code->docstring ? retain(m, constant_at(m, program, code->docstring - 1)) : VALUE_NONE;
    Value module = dict_get_z(m, globals, "__name__");
    f->module = module == VALUE_UNSET ? VALUE_NONE : retain(m, module);
    return value_of(m, f);
}

Value method_new(Machine *m, Value function, Value self) {
    Method *method = heap_new(m, TYPE_METHOD, sizeof(Method));
    if (!method) {
        return VALUE_UNSET;
    }
    method->function = retain(m, function);
    method->self = retain(m, self);
    return value_of(m, method);
}

// --- class statements -------------------------------------------------------------------------

enum {
    CLASS_NAME,
    CLASS_BASES,
    CLASS_DICT_SLOT
};

// __build_class__(body, name, *bases): the body runs with a dict of its own, then the class is
// made.
static Value native_build_class(Machine *m, const Call *call) {
    if (call->kwnames != VALUE_UNSET && tuple_count(m, call->kwnames) > 0) {
        return raise_unsupported(m, "keyword arguments of a class (metaclass=...)");
    }
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_CLASS, ACTION_PUSH);
    if (!n) {
        return VALUE_UNSET;
    }
    n->slots[CLASS_NAME] = retain(m, call->args[1]);
    n->slots[CLASS_BASES] = tuple_of(m, call->args + 2, (uint32_t)call->count - 2);
    Value dict = n->slots[CLASS_DICT_SLOT] = dict_new(m);
    const Function *body = AS(Function, m, call->args[0]);
    dict_set_z(m, dict, "__module__", body->module);
    dict_set_z(m, dict, "__qualname__", body->qualname);
    Value frame = frame_for_call(m, call->args[0], NULL, 0, NULL, VALUE_UNSET);
    if (frame == VALUE_UNSET) {
        frame_pop(m);
        return VALUE_UNSET;
    }
    AS(Frame, m, frame)->locals = retain(m, dict);
    frame_push(m, frame, ACTION_NATIVE);
    return VALUE_PUSHED;
}

static void set_names(Machine *m, Value cls) {
    Value dict = AS(Class, m, cls)->dict;
    uint32_t position = 0;
    Value key;
    Value value;
    while (dict_next(m, dict, &position, &key, &value)) {
        if (!is_type(m, value, TYPE_INSTANCE)) {
            continue;
        }
        Value args[] = {cls, key};
        Value result = call_special(m, value, "__set_name__", args, 2);
        release(m, result);
    }
}

static bool init_subclass(Machine *m, Value cls) {
    Value bases = AS(Class, m, cls)->bases;
    if (tuple_count(m, bases) == 0) {
        return true;
    }
    Value hook = class_lookup(m, tuple_items(m, bases)[0], name_z(m, "__init_subclass__"));
    if (hook == VALUE_UNSET || is_type(m, hook, TYPE_NATIVE)) {
        return true;
    }
    Value function = is_type(m, hook, TYPE_WRAPPER) ? AS(Wrapper, m, hook)->function : hook;
    Value result = call_value(m, function, &cls, 1, VALUE_UNSET);
    release(m, result);
    return result != VALUE_UNSET;
}

Value class_body_done(Machine *m, NativeFrame *n, Outcome outcome) {
    if (outcome == OUTCOME_RAISED) {
        return VALUE_UNSET;
    }
    Value cell = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    Value dict = n->slots[CLASS_DICT_SLOT];
    dict_remove(m, dict, name_z(m, "__classcell__"));
    Value cls = class_new(m, n->slots[CLASS_NAME], n->slots[CLASS_BASES], retain(m, dict));
    if (cls != VALUE_UNSET && is_type(m, cell, TYPE_CELL)) {
        replace(m, &AS(Cell, m, cell)->value, retain(m, cls));
    }
    release(m, cell);
    if (cls != VALUE_UNSET) {
        set_names(m, cls);
        if (value_is_ref(m->world->pending) || !init_subclass(m, cls)) {
            release(m, cls);
            return VALUE_UNSET;
        }
    }
    return cls;
}

Value op_build_class_function(Machine *m) {
    return retain(m, dict_get_z(m, m->world->globals[1], "__build_class__"));
}

// --- super, property, staticmethod, classmethod -----------------------------------------------

Value super_new(Machine *m, Value cls, Value self) {
    Super *super = heap_new(m, TYPE_SUPER, sizeof(Super));
    if (!super) {
        return VALUE_UNSET;
    }
    super->cls = retain(m, cls);
    super->self = retain(m, self);
    super->self_class = retain(m, is_type(m, self, TYPE_CLASS) ? self : class_of(m, self));
    return value_of(m, super);
}

// super() without arguments: __class__ and the first local of the calling method.
static Value super_of_caller(Machine *m) {
    Frame *f = current_frame(m);
    const Code *code = frame_code(m, f);
    Value self = code->arg_count > 0 ? f->slots[0] : VALUE_UNSET;
    for (int i = 0; i < code->cell_count && self == VALUE_UNSET; i++) {
        if (code->cell_locals[i] == 0) {
            self = AS(Cell, m, f->slots[code->local_count + i])->value;
        }
    }
    for (int i = 0; i < code->free_count; i++) {
        if (str_equal_z(m, name_at(m, f->program, code->free_names[i]), "__class__")) {
            Value cls = AS(Cell, m, f->slots[code->local_count + code->cell_count + i])->value;
            if (cls != VALUE_UNSET && self != VALUE_UNSET) {
                return super_new(m, cls, self);
            }
        }
    }
    return raise_error(m, CLASS_RUNTIME_ERROR, "super(): no arguments");
}

Value super_construct(Machine *m, Value cls, const Call *call) {
    (void)cls;
    if (call->count == 0) {
        return super_of_caller(m);
    }
    if (call->count != 2 || !is_type(m, call->args[0], TYPE_CLASS)) {
        return raise_error(m, CLASS_TYPE_ERROR, "super() argument 1 must be a type, not %s",
                           type_name(m, call->args[0]));
    }
    return super_new(m, call->args[0], call->args[1]);
}

Value property_construct(Machine *m, Value cls, const Call *call) {
    static const char *const names[] = {"fget", "fset", "fdel", "doc", NULL};
    (void)cls;
    Value values[4];
    if (!call_parse(m, call, "property", names, 0, values)) {
        return VALUE_UNSET;
    }
    Property *property = heap_new(m, TYPE_PROPERTY, sizeof(Property));
    if (!property) {
        return VALUE_UNSET;
    }
    property->get = retain(m, values[0]);
    property->set = retain(m, values[1]);
    property->del = retain(m, values[2]);
    property->doc = retain(m, values[3]);
    return value_of(m, property);
}

Value wrapper_construct(Machine *m, Value cls, const Call *call) {
    if (call->count != 1) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s expected 1 argument, got %d",
                           class_name(m, cls), call->count);
    }
    Wrapper *wrapper = heap_new(m, TYPE_WRAPPER, sizeof(Wrapper));
    if (!wrapper) {
        return VALUE_UNSET;
    }
    wrapper->class_id = AS(Class, m, cls)->class_id;
    wrapper->function = retain(m, call->args[0]);
    return value_of(m, wrapper);
}

static Value property_with(Machine *m, const Call *call, int which) {
    const Property *old = AS(Property, m, call->self);
    Property *property = heap_new(m, TYPE_PROPERTY, sizeof(Property));
    if (!property) {
        return VALUE_UNSET;
    }
    property->get = retain(m, which == 0 ? call->args[0] : old->get);
    property->set = retain(m, which == 1 ? call->args[0] : old->set);
    property->del = retain(m, which == 2 ? call->args[0] : old->del);
    property->doc = retain(m, old->doc);
    return value_of(m, property);
}

static Value native_getter(Machine *m, const Call *call) {
    return property_with(m, call, 0);
}

static Value native_setter(Machine *m, const Call *call) {
    return property_with(m, call, 1);
}

static Value native_deleter(Machine *m, const Call *call) {
    return property_with(m, call, 2);
}

const NativeInfo natives_property[] = {
    {"getter", native_getter, 1, 1, false, EFFECT_PRIVATE},
    {"setter", native_setter, 1, 1, false, EFFECT_PRIVATE},
    {"deleter", native_deleter, 1, 1, false, EFFECT_PRIVATE},
    {0},
};

// --- object ------------------------------------------------------------------------------------

static Value object_init(Machine *m, const Call *call) {
    if (call->count > 0 && is_type(m, call->self, TYPE_INSTANCE)) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "object.__init__() takes exactly one argument (the "
                           "instance to initialize)");
    }
    return VALUE_NONE;
}

static Value object_set_attr(Machine *m, const Call *call) {
    Value cls = class_of(m, call->self); // past the class's own __setattr__
    uint16_t flags = object_at(m, cls)->flags;
    object_at(m, cls)->flags &= (uint16_t)~CLASS_HAS_SETATTR;
    bool ok = set_attr(m, call->self, call->args[0], call->args[1]);
    object_at(m, cls)->flags = flags;
    return ok ? VALUE_NONE : VALUE_UNSET;
}

static Value object_get_attribute(Machine *m, const Call *call) {
    return get_attr(m, call->self, call->args[0]);
}

static Value object_nothing(Machine *m, const Call *call) {
    (void)m;
    (void)call;
    return VALUE_NONE;
}

const NativeInfo natives_object[] = {
    {"__init__", object_init, 0, -1, true, EFFECT_PRIVATE},
    {"__setattr__", object_set_attr, 2, 2, false, EFFECT_WRITES_SELF},
    {"__getattribute__", object_get_attribute, 1, 1, false, EFFECT_READS_SELF},
    {"__init_subclass__", object_nothing, 0, -1, true, EFFECT_PRIVATE},
    {0},
};

static Value native_type_mro(Machine *m, const Call *call) {
    Value mro = AS(Class, m, call->self)->mro;
    return op_build_list(m, tuple_items(m, mro), tuple_count(m, mro));
}

const NativeInfo natives_type[] = {
    {"mro", native_type_mro, 0, 0, false, EFFECT_PRIVATE},
    {0},
};

// --- exceptions -------------------------------------------------------------------------------

void exception_prepare(Machine *m, Value exception) {
    Exception *e = AS(Exception, m, exception);
    uint32_t count = tuple_count(m, e->args);
    Value *args = tuple_items(m, e->args);
    bool is_stop = is_instance(m, exception, CLASS_STOP_ITERATION);
    if ((is_stop || is_instance(m, exception, CLASS_SYSTEM_EXIT)) && count > 0) {
        replace(m, &e->extra, retain(m, count == 1 || is_stop ? args[0] : e->args));
    }
}

static Value native_exception_init(Machine *m, const Call *call) {
    Exception *e = AS(Exception, m, call->self);
    if (is_instance(m, call->self, CLASS_BASE_EXCEPTION_GROUP)) { // its __new__ has done it all
        return VALUE_NONE;
    }
    replace(m, &e->args, tuple_of(m, call->args, (uint32_t)call->count));
    exception_prepare(m, call->self);
    return VALUE_NONE;
}

static Value native_with_traceback(Machine *m, const Call *call) {
    Exception *e = AS(Exception, m, call->self);
    bool none = call->args[0] == VALUE_NONE;
    replace(m, &e->traceback, none ? VALUE_UNSET : retain(m, call->args[0]));
    return retain(m, call->self);
}

static Value native_add_note(Machine *m, const Call *call) {
    Exception *e = AS(Exception, m, call->self);
    if (!is_type(m, call->args[0], TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "note must be a str, not '%s'",
                           type_name(m, call->args[0]));
    }
    if (e->notes == VALUE_UNSET) {
        e->notes = list_new(m, 1);
    }
    return list_append(m, e->notes, call->args[0]) ? VALUE_NONE : VALUE_UNSET;
}

const NativeInfo natives_exception[] = {
    {"__init__", native_exception_init, 0, -1, false, EFFECT_WRITES_SELF},
    {"with_traceback", native_with_traceback, 1, 1, false, EFFECT_WRITES_SELF},
    {"add_note", native_add_note, 1, 1, false, EFFECT_WRITES_SELF},
    {0},
};

const NativeInfo natives_class_building[] = {
    {"__build_class__", native_build_class, 2, -1, true, EFFECT_PRIVATE},
    {0},
};
