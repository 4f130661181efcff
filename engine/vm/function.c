// Functions, methods, classes in the making, and the small builtin objects around them.
#include "engine/vm/allocate.h"
#include "engine/vm/attribute.h"
#include "engine/vm/builtins.h"
#include "engine/vm/class_make.h"
#include "engine/vm/descriptor.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

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
    f->defaults = f->kw_defaults = f->closure = f->dict = f->annotations = VALUE_UNSET;
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

bool method_is_in_c(const Machine *m, Value method) {
    Value function = AS(Method, m, method)->function;
    return is_type(m, function, TYPE_FUNCTION) &&
           object_at(m, function)->flags & FUNCTION_IS_BUILTIN;
}

Value wrapper_new(Machine *m, ClassId id, Value function) {
    Wrapper *wrapper = heap_new(m, TYPE_WRAPPER, sizeof(Wrapper));
    if (!wrapper) {
        return VALUE_UNSET;
    }
    wrapper->class_id = id;
    wrapper->function = retain(m, function);
    return value_of(m, wrapper);
}

// --- super, property, staticmethod, classmethod -----------------------------------------------

// The class whose MRO super walks: self itself when it is a class derived from cls, else self's.
static Value super_start(Machine *m, Value cls, Value self) { // borrowed
    if (is_type(m, self, TYPE_CLASS) && is_subclass(m, self, cls)) {
        return self;
    }
    if (is_subclass(m, class_of(m, self), cls)) {
        return class_of(m, self);
    }
    return raise_error(m, CLASS_TYPE_ERROR,
                       "super(type, obj): obj must be an instance or subtype of type");
}

Value super_new(Machine *m, Value cls, Value self) {
    bool is_bound = self != VALUE_NONE;
    Value start = is_bound ? super_start(m, cls, self) : VALUE_UNSET;
    Super *super = is_bound && start == VALUE_UNSET ? NULL : heap_new(m, TYPE_SUPER, sizeof(Super));
    if (!super) {
        return VALUE_UNSET;
    }
    super->cls = retain(m, cls);
    super->self = is_bound ? retain(m, self) : VALUE_UNSET;
    super->self_class = retain(m, start);
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
    if (!no_keywords(m, call, "super")) {
        return VALUE_UNSET;
    }
    if (call->count == 0) {
        return super_of_caller(m);
    }
    if (call->count > 2) {
        return raise_error(m, CLASS_TYPE_ERROR, "super() expected at most 2 arguments, got %d",
                           call->count);
    }
    if (!is_type(m, call->args[0], TYPE_CLASS)) {
        return raise_error(m, CLASS_TYPE_ERROR, "super() argument 1 must be a type, not %s",
                           type_name(m, call->args[0]));
    }
    return super_new(m, call->args[0], call->count == 2 ? call->args[1] : VALUE_NONE);
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
    property->doc = values[3] == VALUE_UNSET && is_type(m, values[0], TYPE_FUNCTION)
                        ? retain(m, AS(Function, m, values[0])->doc)
                        : retain(m, values[3]);
    return value_of(m, property);
}

Value wrapper_construct(Machine *m, Value cls, const Call *call) {
    if (call->count != 1) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s expected 1 argument, got %d",
                           class_name(m, cls), call->count);
    }
    return wrapper_new(m, (ClassId)AS(Class, m, cls)->class_id, call->args[0]);
}

// A property of the same class as self. Takes property.
static Value like_self(Machine *m, Value self, Value property) {
    return is_type(m, self, TYPE_INSTANCE) ? instance_holding(m, class_of(m, self), property)
                                           : property;
}

static Value property_with(Machine *m, const Call *call, int which) {
    const Property *old = AS(Property, m, value_inside(m, call->self));
    Property *property = heap_new(m, TYPE_PROPERTY, sizeof(Property));
    if (!property) {
        return VALUE_UNSET;
    }
    property->get = retain(m, which == 0 ? call->args[0] : old->get);
    property->set = retain(m, which == 1 ? call->args[0] : old->set);
    property->del = retain(m, which == 2 ? call->args[0] : old->del);
    property->doc = retain(m, old->doc);
    return like_self(m, call->self, value_of(m, property));
}

static Value native_property_init(Machine *m, const Call *call) {
    Value made = property_construct(m, class_of(m, call->self), call);
    if (made == VALUE_UNSET || !is_type(m, call->self, TYPE_INSTANCE)) {
        release(m, made);
        return made == VALUE_UNSET ? VALUE_UNSET : VALUE_NONE;
    }
    replace(m, &AS(Instance, m, call->self)->payload, made);
    return VALUE_NONE;
}

static Value native_property_get(Machine *m, const Call *call) {
    Value v = call->args[0];
    return descriptor_get(m, value_inside(m, call->self), v == VALUE_NONE ? VALUE_UNSET : v,
                          VALUE_NONE, VALUE_UNSET);
}

static Value native_property_set(Machine *m, const Call *call) {
    Value name = name_z(m, "?");
    return descriptor_set(m, value_inside(m, call->self), call->args[0], name, call->args[1]) > 0
               ? VALUE_NONE
               : VALUE_UNSET;
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
    {"__init__", native_property_init, 0, -1, true, EFFECT_WRITES_SELF},
    {"__get__", native_property_get, 1, 2, false, EFFECT_READS_SELF},
    {"__set__", native_property_set, 2, 2, false, EFFECT_READS_SELF},
    {"getter", native_getter, 1, 1, false, EFFECT_PRIVATE},
    {"setter", native_setter, 1, 1, false, EFFECT_PRIVATE},
    {"deleter", native_deleter, 1, 1, false, EFFECT_PRIVATE},
    {0},
};

// --- what can be called ----------------------------------------------------------------------

static Value native_call_self(Machine *m, const Call *call) {
    return call_push(m, call->self, call->args, call->count, call->kwargs, call->kwnames);
}

static Value native_function_get(Machine *m, const Call *call) {
    Value v = call->args[0];
    bool on_class = v == VALUE_NONE && call->count > 1 && call->args[1] != VALUE_NONE;
    if (v == VALUE_NONE && !on_class) {
        return raise_error(m, CLASS_TYPE_ERROR, "__get__(None, None) is invalid");
    }
    return on_class ? retain(m, call->self) : method_new(m, call->self, v);
}

const NativeInfo natives_function[] = {
    {"__call__", native_call_self, 0, -1, true, EFFECT_PRIVATE},
    {"__get__", native_function_get, 1, 2, false, EFFECT_PRIVATE},
    {0},
};

const NativeInfo natives_method[] = {
    {"__call__", native_call_self, 0, -1, true, EFFECT_PRIVATE},
    {0},
};

const NativeInfo natives_builtin_function[] = {
    {"__call__", native_call_self, 0, -1, true, EFFECT_PRIVATE},
    {0},
};

// --- exceptions -------------------------------------------------------------------------------

static Value native_exception_init(Machine *m, const Call *call) {
    Exception *e = AS(Exception, m, call->self);
    if (is_instance(m, call->self, CLASS_BASE_EXCEPTION_GROUP)) { // its __new__ has done it all
        return VALUE_NONE;
    }
    bool has_keywords = value_is_ref(call->kwnames) && tuple_count(m, call->kwnames) > 0;
    if (has_keywords && !is_instance(m, call->self, CLASS_IMPORT_ERROR) &&
        !is_instance(m, call->self, CLASS_NAME_ERROR) &&
        !is_instance(m, call->self, CLASS_ATTRIBUTE_ERROR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "%s() takes no keyword arguments",
                           type_name(m, call->self));
    }
    replace(m, &e->args, tuple_of(m, call->args, (uint32_t)call->count));
    exception_prepare(m, call->self);
    return exception_keywords(m, call->self, call) ? VALUE_NONE : VALUE_UNSET;
}

static Value native_with_traceback(Machine *m, const Call *call) {
    Exception *e = AS(Exception, m, call->self);
    bool none = call->args[0] == VALUE_NONE;
    replace(m, &e->traceback, none ? VALUE_UNSET : retain(m, call->args[0]));
    return retain(m, call->self);
}

static Value native_add_note(Machine *m, const Call *call) {
    if (!is_type(m, call->args[0], TYPE_STR)) {
        return raise_error(m, CLASS_TYPE_ERROR, "note must be a str, not '%s'",
                           type_name(m, call->args[0]));
    }
    Value dict = instance_dict(m, call->self);
    Value notes = dict == VALUE_UNSET ? VALUE_UNSET : dict_get_z(m, dict, "__notes__");
    if (notes != VALUE_UNSET && !is_type(m, notes, TYPE_LIST)) {
        return raise_error(m, CLASS_TYPE_ERROR, "Cannot add note: __notes__ is not a list");
    }
    if (notes == VALUE_UNSET) {
        notes = list_new(m, 1);
        if (notes == VALUE_UNSET || !dict_set_z(m, dict, "__notes__", notes)) {
            return VALUE_UNSET;
        }
        release(m, notes); // the dict keeps it
    }
    return list_append(m, notes, call->args[0]) ? VALUE_NONE : VALUE_UNSET;
}

static Value native_exception_str(Machine *m, const Call *call) {
    return exception_text(m, call->self);
}

static Value native_exception_repr(Machine *m, const Call *call) {
    return exception_shown(m, call->self);
}

const NativeInfo natives_exception[] = {
    {"__init__", native_exception_init, 0, -1, true, EFFECT_WRITES_SELF},
    {"__str__", native_exception_str, 0, 0, false, EFFECT_READS_SELF},
    {"__repr__", native_exception_repr, 0, 0, false, EFFECT_READS_SELF},
    {"with_traceback", native_with_traceback, 1, 1, false, EFFECT_WRITES_SELF},
    {"add_note", native_add_note, 1, 1, false, EFFECT_WRITES_SELF},
    {0},
};
