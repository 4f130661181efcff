// repr() and str() of every value.
#include "engine/vm/allocate.h"
#include "engine/vm/asyncio.h"
#include "engine/vm/class_make.h"
#include "engine/vm/complex.h"
#include "engine/vm/deque.h"
#include "engine/vm/exception_fields.h"
#include "engine/vm/frame.h"
#include "engine/vm/interp.h"
#include "engine/vm/number.h"
#include "engine/vm/protocol.h"

static unsigned long long address_of(Machine *m, Value v) {
    return visible_address(m, v);
}

static const char *text_of(const Machine *m, Value str) {
    return is_type(m, str, TYPE_STR) ? str_bytes(m, str) : "?";
}

// --- objects without a look of their own ------------------------------------------------------

static void add_class_path(Machine *m, Text *text, Value cls) {
    const Class *c = AS(Class, m, cls);
    if (!str_equal_z(m, c->module, "builtins")) {
        text_printf(text, "%s.", text_of(m, c->module));
    }
    text_add_z(text, text_of(m, c->qualname));
}

static bool default_repr(Machine *m, Text *text, Value v) {
    text_add_char(text, '<');
    add_class_path(m, text, class_of(m, v));
    text_printf(text, " object at 0x%llx>", address_of(m, v));
    return true;
}

static bool class_repr(Machine *m, Text *text, Value v) {
    text_add_z(text, "<class '");
    add_class_path(m, text, v);
    text_add_z(text, "'>");
    return true;
}

static const char *function_qualname(Machine *m, Value function) {
    switch ((int)type_of(m, function)) {
    case TYPE_FUNCTION:
        return text_of(m, AS(Function, m, function)->qualname);
    case TYPE_NATIVE:
        return native_info(AS(Native, m, function)->id)->name;
    default:
        return "?";
    }
}

static bool method_repr(Machine *m, Text *text, Value v) {
    const Method *method = AS(Method, m, v);
    if (method_is_in_c(m, v)) {
        text_printf(text, "<built-in method %s of %s object at 0x%llx>",
                    str_bytes(m, AS(Function, m, method->function)->name),
                    type_name(m, method->self), address_of(m, method->self));
        return true;
    }
    text_printf(text, "<bound method %s of ", function_qualname(m, method->function));
    bool ok = text_add_repr(m, text, method->self);
    text_add_char(text, '>');
    return ok;
}

static bool native_repr(Machine *m, Text *text, Value v) {
    const Native *native = AS(Native, m, v);
    const char *name = native_info(native->id)->name;
    int owner = native_owner(native->id);
    bool is_slot = native_is_slot(native->id);
    if (native->self != VALUE_UNSET) {
        text_printf(text,
                    is_slot ? "<method-wrapper '%s' of %s object at 0x%llx>"
                            : "<built-in method %s of %s object at 0x%llx>",
                    name, type_name(m, native->self), address_of(m, native->self));
    } else if (owner >= 0) {
        text_printf(text, "<%s '%s' of '%s' objects>", is_slot ? "slot wrapper" : "method", name,
                    class_full_name(m, builtin_class(m, (ClassId)owner)));
    } else if (native_stands_for_python(native->id)) {
        text_printf(text, "<function %s at 0x%llx>", name, address_of(m, v));
    } else {
        text_printf(text, "<built-in function %s>", name);
    }
    return true;
}

// collections.abc.Callable[[int, str], bool] has (int, str, bool).
static bool takes_list(Machine *m, const GenericAlias *alias) {
    uint32_t count = tuple_count(m, alias->args);
    Value first = count > 0 ? tuple_items(m, alias->args)[0] : VALUE_UNSET;
    return alias->origin == prelude_function(m, "Callable") && count > 0 &&
           !(count == 2 && first == VALUE_ELLIPSIS);
}

static bool alias_repr(Machine *m, Text *text, Value v) {
    const GenericAlias *alias = AS(GenericAlias, m, v);
    bool is_union = alias->origin == VALUE_NONE;
    if (!is_union) {
        text_add_z(text, alias->object.flags & ALIAS_IS_UNPACKED ? "*" : "");
        if (is_type(m, alias->origin, TYPE_CLASS)) {
            add_class_path(m, text, alias->origin);
        } else if (!text_add_repr(m, text, alias->origin)) { // of a type statement
            return false;
        }
        text_add_char(text, '[');
    }
    uint32_t count = tuple_count(m, alias->args);
    bool lists_arguments = takes_list(m, alias);
    for (uint32_t i = 0; i < count; i++) {
        Value arg = tuple_items(m, alias->args)[i];
        text_add_z(text, i == 0 || (lists_arguments && i == count - 1) ? ""
                         : is_union                                    ? " | "
                                                                       : ", ");
        if (lists_arguments) {
            text_add_z(text, i == 0 ? "[" : "");
            text_add_z(text, i == count - 1 ? "], " : "");
        }
        if (is_type(m, arg, TYPE_CLASS)) {
            add_class_path(m, text, arg);
        } else if (arg == VALUE_ELLIPSIS) {
            text_add_z(text, "...");
        } else if (!text_add_repr(m, text, arg)) {
            return false;
        }
    }
    if (!is_union) {
        text_add_z(text, tuple_count(m, alias->args) ? "]" : "()]");
    }
    return true;
}

static bool generator_repr(Machine *m, Text *text, Value v) {
    const Generator *generator = AS(Generator, m, v);
    text_printf(text, "<%s object %s at 0x%llx>", type_name(m, v), text_of(m, generator->qualname),
                address_of(m, v));
    return true;
}

// The line is the one where the frame stands.
static bool frame_repr(Machine *m, Text *text, Value v) {
    const Frame *f = AS(Frame, m, v);
    Value line = frame_attribute(m, v, "f_lineno");
    text_printf(text, "<frame at 0x%llx, file '%s', line %lld, code %s>", address_of(m, v),
                m->programs[f->program]->source.name, (long long)value_as_int(line),
                text_of(m, name_at(m, f->program, frame_code(m, f)->name)));
    return true;
}

static bool code_repr(Machine *m, Text *text, Value v) {
    const CodeObject *object = AS(CodeObject, m, v);
    const Code *code = code_at(m, object->program, object->code);
    text_printf(text, "<code object %s at 0x%llx, file \"%s\", line %d>",
                text_of(m, name_at(m, object->program, code->name)), address_of(m, v),
                m->programs[object->program]->source.name, code->first_line);
    return true;
}

static bool cell_repr(Machine *m, Text *text, Value v) {
    Value value = AS(Cell, m, v)->value;
    if (value == VALUE_UNSET) {
        text_printf(text, "<cell at 0x%llx: empty>", address_of(m, v));
    } else {
        text_printf(text, "<cell at 0x%llx: %s object at 0x%llx>", address_of(m, v),
                    type_name(m, value), address_of(m, value));
    }
    return true;
}

static bool wrapper_repr(Machine *m, Text *text, Value v) {
    text_printf(text, "<%s(", type_name(m, v));
    bool ok = text_add_repr(m, text, AS(Wrapper, m, v)->function);
    text_add_z(text, ")>");
    return ok;
}

static bool super_repr(Machine *m, Text *text, Value v) {
    const Super *super = AS(Super, m, v);
    text_printf(text, "<super: <class '%s'>, ", class_name(m, super->cls));
    if (super->self_class == VALUE_UNSET) {
        text_add_z(text, "NULL>");
    } else {
        text_printf(text, "<%s object>>", class_name(m, super->self_class));
    }
    return true;
}

static bool module_repr(Machine *m, Text *text, Value v) {
    const char *name = text_of(m, AS(ModuleObject, m, v)->name);
    Text place = {0};
    module_place(m->profile->minor, name, &place);
    if (text_z(&place)[0] != '/' || strcmp(name, "__main__") == 0) {
        text_printf(text, "<module '%s' (built-in)>", name);
    } else {
        text_printf(text, "<module '%s' from '%s'>", name, text_z(&place));
    }
    text_release(&place);
    return true;
}

static bool exception_repr(Machine *m, Text *text, Value v) {
    const Exception *exception = AS(Exception, m, v);
    text_add_z(text, class_name(m, exception->cls));
    if (!is_type(m, exception->args, TYPE_TUPLE)) {
        text_add_z(text, "()");
        return true;
    }
    if (tuple_count(m, exception->args) != 1) {
        return tuple_repr(m, text, exception->args);
    }
    text_add_char(text, '(');
    bool ok = text_add_repr(m, text, tuple_items(m, exception->args)[0]);
    text_add_char(text, ')');
    return ok;
}

Value exception_shown(Machine *m, Value exception) {
    Text text = {0};
    Value result = exception_repr(m, &text, exception) ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}

// --- repr -------------------------------------------------------------------------------------

// Calls a class's own __repr__ or __str__; the result must be a str. 1 added, 0 no such method,
// -1 exception pending.
static int add_special(Machine *m, Text *text, Value v, const char *name) {
    bool found;
    Value result = call_user_special(m, v, name, NULL, 0, &found);
    if (!found) {
        return m->world->pending == VALUE_UNSET ? 0 : -1;
    }
    if (result == VALUE_UNSET) {
        return -1;
    }
    Value str = value_inside(m, result);
    bool is_str = is_type(m, str, TYPE_STR);
    if (is_str) {
        text_add(text, str_bytes(m, str), str_length(m, str));
    } else {
        raise_error(m, CLASS_TYPE_ERROR, "%s returned non-string (type %s)", name,
                    type_name(m, result));
    }
    release(m, result);
    return is_str ? 1 : -1;
}

static bool record_repr(Machine *m, Text *text, Value v) {
    const Record *record = AS(Record, m, v);
    bool is_member = record->cls == builtin_class(m, CLASS_MEMBER);
    text_printf(text, "<%s '%s' of '%s' objects>", is_member ? "member" : "attribute",
                text_of(m, record->slots[MEMBER_NAME]),
                class_full_name(m, record->slots[MEMBER_OWNER]));
    return true;
}

static bool is_mapping_proxy(Machine *m, Value v) {
    return class_of(m, v) == builtin_class(m, CLASS_MAPPING_PROXY);
}

// The mapping that a proxy was made of, where it is no plain dict; else the dict inside.
static Value proxied_mapping(Machine *m, Value v) {
    Value dict = AS(Instance, m, v)->dict;
    Value shown = value_is_ref(dict) ? dict_get_z(m, dict, PROXY_SHOWS) : VALUE_UNSET;
    return shown == VALUE_UNSET ? value_inside(m, v) : shown;
}

// An instance of a class derived from a builtin one, as that shows its values.
static bool holder_repr(Machine *m, Text *text, Value v) {
    Value inside = value_inside(m, v);
    if (is_type(m, inside, TYPE_SET) || is_type(m, inside, TYPE_FROZENSET)) {
        return set_repr(m, text, inside, type_name(m, v));
    }
    if (is_type(m, inside, TYPE_DEQUE)) {
        return deque_repr(m, text, inside, type_name(m, v));
    }
    bool is_proxy = is_mapping_proxy(m, v);
    text_add_z(text, is_proxy ? "mappingproxy(" : "");
    bool ok = text_add_repr(m, text, is_proxy ? proxied_mapping(m, v) : inside);
    text_add_z(text, is_proxy ? ")" : "");
    return ok;
}

static bool object_repr(Machine *m, Text *text, Value v) {
    int added = add_special(m, text, v, "__repr__");
    if (added != 0) {
        return added > 0;
    }
    switch ((int)type_of(m, v)) {
    case TYPE_CLASS:
        return class_repr(m, text, v);
    case TYPE_FUNCTION:
        if (object_at(m, v)->flags & FUNCTION_IS_BUILTIN) {
            text_printf(text, "<built-in function %s>", function_qualname(m, v));
            return true;
        }
        if (object_at(m, v)->flags & FUNCTION_IS_LRU_CACHE) {
            return default_repr(m, text, v);
        }
        text_printf(text, "<function %s at 0x%llx>", function_qualname(m, v), address_of(m, v));
        return true;
    case TYPE_METHOD:
        return method_repr(m, text, v);
    case TYPE_NATIVE:
        return native_repr(m, text, v);
    case TYPE_MODULE:
        return module_repr(m, text, v);
    case TYPE_GENERIC_ALIAS:
        return alias_repr(m, text, v);
    case TYPE_GENERATOR:
        return generator_repr(m, text, v);
    case TYPE_FRAME:
        return frame_repr(m, text, v);
    case TYPE_CODE:
        return code_repr(m, text, v);
    case TYPE_CELL:
        return cell_repr(m, text, v);
    case TYPE_WRAPPER:
        return wrapper_repr(m, text, v);
    case TYPE_SUPER:
        return super_repr(m, text, v);
    case TYPE_EXCEPTION:
        return exception_repr(m, text, v);
    case TYPE_INSTANCE:
        return value_inside(m, v) != v ? holder_repr(m, text, v) : default_repr(m, text, v);
    case TYPE_RECORD:
        return record_repr(m, text, v);
    default:
        return default_repr(m, text, v);
    }
}

static bool word_repr(Text *text, Value v) {
    text_add_z(text, v == VALUE_NONE       ? "None"
                     : v == VALUE_TRUE     ? "True"
                     : v == VALUE_FALSE    ? "False"
                     : v == VALUE_ELLIPSIS ? "Ellipsis"
                                           : "NotImplemented");
    return true;
}

static bool set_value_repr(Machine *m, Text *text, Value v) {
    return set_repr(m, text, v, is_type(m, v, TYPE_FROZENSET) ? "frozenset" : NULL);
}

static bool add_repr(Machine *m, Text *text, Value v) {
    switch ((int)type_of(m, v)) {
    case TYPE_STR:
        work_done(m, COST_QUOTED, str_length(m, v));
        str_add_repr(text, str_bytes(m, v), str_length(m, v));
        return true;
    case TYPE_BYTES:
        bytes_add_repr(m, text, v);
        return true;
    case TYPE_COMPLEX:
        complex_add_repr(m, text, v);
        return true;
    case TYPE_BIG_INT:
        return int_to_text(m, v, 10, text);
    case TYPE_TUPLE:
        return tuple_repr(m, text, v);
    case TYPE_LIST:
        return list_repr(m, text, v);
    case TYPE_DICT:
        return dict_repr(m, text, v);
    case TYPE_SET:
    case TYPE_FROZENSET:
        return set_value_repr(m, text, v);
    case TYPE_DEQUE:
        return deque_repr(m, text, v, "deque");
    case TYPE_RANGE:
        return range_repr(m, text, v);
    case TYPE_SLICE:
        return slice_repr(m, text, v);
    case TYPE_DICT_VIEW:
        return view_repr(m, text, v);
    default:
        return object_repr(m, text, v);
    }
}

bool text_add_repr(Machine *m, Text *text, Value v) {
    work_done(m, value_is_float(v) ? COST_FLOAT_TEXT : COST_FORMAT, 1);
    if (value_is_int(v)) {
        text_add_int(text, value_as_int(v));
        return true;
    }
    if (value_is_float(v)) {
        char digits[32];
        float_repr(value_as_float(v), digits);
        text_add_z(text, digits);
        return true;
    }
    if (!value_is_ref(v)) {
        return word_repr(text, v);
    }
    if (!recursion_enter(m, " while getting the repr of an object")) {
        return false;
    }
    bool ok = add_repr(m, text, v);
    recursion_leave(m);
    return ok;
}

// Without a text that grows.
static Value int_str(Machine *m, int64_t number) {
    char digits[DECIMAL_BYTES];
    size_t length;
    const char *start = int_digits(number, digits, &length);
    return str_new_ascii(m, start, length);
}

Value value_repr(Machine *m, Value v) {
    if (value_is_int(v)) {
        work_done(m, COST_FORMAT, 1);
        return int_str(m, value_as_int(v));
    }
    Text text = {0};
    Value result = text_add_repr(m, &text, v) ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}

Value value_ascii(Machine *m, Value v) {
    Text text = {0};
    Text ascii = {0};
    Value result = VALUE_UNSET;
    if (text_add_repr(m, &text, v)) {
        text_add_escaped(&ascii, text_z(&text), text.length);
        result = str_from_text(m, &ascii);
    }
    text_release(&text);
    text_release(&ascii);
    return result;
}

// --- str --------------------------------------------------------------------------------------

static bool group_str(Machine *m, Text *text, Value message, Value exceptions) {
    uint32_t count = is_type(m, exceptions, TYPE_TUPLE) ? tuple_count(m, exceptions) : 0;
    bool ok = text_add_str(m, text, message);
    text_printf(text, " (%u sub-exception%s)", count, count == 1 ? "" : "s");
    return ok;
}

static bool exception_str(Machine *m, Text *text, Value v) {
    Value args = AS(Exception, m, v)->args;
    uint32_t count = is_type(m, args, TYPE_TUPLE) ? tuple_count(m, args) : 0;
    int own = exception_own_text(m, text, v);
    if (own != 0 || count == 0) {
        return own >= 0;
    }
    const Value *items = tuple_items(m, args);
    if (is_instance(m, v, CLASS_BASE_EXCEPTION_GROUP)) {
        return group_str(m, text, AS(Exception, m, v)->extra2, AS(Exception, m, v)->extra);
    }
    if (count == 1) {
        return is_instance(m, v, CLASS_KEY_ERROR) ? text_add_repr(m, text, items[0])
                                                  : text_add_str(m, text, items[0]);
    }
    if (count == 5 && is_instance(m, v, CLASS_UNICODE_ERROR) && unicode_error_text(m, text, args)) {
        return true;
    }
    return text_add_repr(m, text, args);
}

Value exception_text(Machine *m, Value exception) {
    Text text = {0};
    Value result = exception_str(m, &text, exception) ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}

bool text_add_str(Machine *m, Text *text, Value v) {
    work_done(m, COST_FORMAT, 1);
    if (is_type(m, v, TYPE_STR)) {
        text_add(text, str_bytes(m, v), str_length(m, v));
        return true;
    }
    if (!value_is_ref(v)) {
        return text_add_repr(m, text, v);
    }
    int added = add_special(m, text, v, "__str__");
    if (added != 0) {
        return added > 0;
    }
    if (is_type(m, v, TYPE_EXCEPTION)) {
        return exception_str(m, text, v);
    }
    if (is_type(m, v, TYPE_INSTANCE) &&
        value_inside(m, v) != v) { // its own __repr__ is not what str() of a str shows
        if (is_mapping_proxy(m, v)) {
            return text_add_str(m, text, proxied_mapping(m, v));
        }
        if (is_type(m, value_inside(m, v), TYPE_STR)) {
            return text_add_str(m, text, value_inside(m, v));
        }
    }
    return text_add_repr(m, text, v);
}

Value value_str(Machine *m, Value v) {
    if (is_type(m, v, TYPE_STR)) {
        return retain(m, v);
    }
    if (value_is_int(v)) {
        work_done(m, COST_FORMAT, 2);
        return int_str(m, value_as_int(v));
    }
    Text text = {0};
    Value result = text_add_str(m, &text, v) ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}
