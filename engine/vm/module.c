#include "engine/vm/module.h"

#include "engine/lang/stdlib_names.h"
#include "engine/vm/buffer.h"
#include "engine/vm/exception_fields.h"
#include "engine/vm/interp.h"
#include "engine/vm/ops.h"
#include "engine/vm/regex.h"
#include "engine/vm/signatures.h"
#include "engine/vm/weak.h"

Value module_named(Machine *m, const char *name) {
    World *w = m->world;
    Value found = dict_get_z(m, w->modules, name);
    if (found != VALUE_UNSET) {
        return found;
    }
    ModuleObject *module = heap_new(m, TYPE_MODULE, sizeof(ModuleObject));
    if (!module) {
        return VALUE_UNSET;
    }
    module->name = str_intern(m, name, strlen(name));
    module->dict = dict_new(m);
    Value v = value_of(m, module);
    dict_set_z(m, module->dict, "__name__", module->name);
    dict_set_z(m, w->modules, name, v);
    const char *dot = strrchr(name, '.');
    if (dot) { // a module of a package is an attribute of the package
        Value package = str_new(m, name, (size_t)(dot - name));
        Value outer = module_named(m, str_bytes(m, package));
        dict_set_z(m, AS(ModuleObject, m, outer)->dict, dot + 1, v);
        release(m, package);
    }
    release(m, v);
    return v;
}

static bool add_natives(Machine *m, const char *module, const NativeInfo *natives) {
    Value v = module_named(m, module);
    return v != VALUE_UNSET && natives_into(m, natives, AS(ModuleObject, m, v)->dict);
}

static bool add_classes(Machine *m, Value dict) {
    for (int id = 0; id < CLASS_COUNT; id++) {
        const Class *cls = AS(Class, m, builtin_class(m, (ClassId)id));
        bool is_builtin = str_equal_z(m, cls->module, "builtins");
        bool is_hidden = (id >= CLASS_FUNCTION && id <= CLASS_TRACEBACK) ||
                         (id >= CLASS_DICT_KEYS && id <= CLASS_LIST_REVERSE_ITERATOR) ||
                         id == CLASS_CALLABLE_ITERATOR || id == CLASS_NONE_TYPE ||
                         (id >= CLASS_FUTURE_ITER && id <= CLASS_ASYNC_GENERATOR_ATHROW) ||
                         id == CLASS_ELLIPSIS || id == CLASS_NOT_IMPLEMENTED;
        if (is_builtin && !is_hidden &&
            !dict_set(m, dict, cls->name, builtin_class(m, (ClassId)id))) {
            return false;
        }
    }
    return true;
}

bool modules_init(Machine *m) {
    World *w = m->world;
    if (!natives_into(m, natives_builtins, w->builtins) ||
        !natives_into(m, natives_late, w->builtins) || !add_classes(m, w->builtins)) {
        return false;
    }
    dict_set_z(m, w->builtins, "NotImplemented", VALUE_NOT_IMPLEMENTED);
    dict_set_z(m, w->builtins, "Ellipsis", VALUE_ELLIPSIS);
    dict_set_z(m, w->builtins, "EnvironmentError", builtin_class(m, CLASS_OS_ERROR));
    dict_set_z(m, w->builtins, "IOError", builtin_class(m, CLASS_OS_ERROR));
    Value builtins = module_named(m, "builtins");
    if (builtins == VALUE_UNSET) {
        return false;
    }
    dict_set_z(m, w->builtins, "__name__", AS(ModuleObject, m, builtins)->name);
    replace(m, &AS(ModuleObject, m, builtins)->dict, retain(m, w->builtins));
    Value prelude_name = str_intern(m, "lockstep", strlen("lockstep"));
    dict_set_z(m, w->globals[1], "__name__", prelude_name);
    release(m, prelude_name);
    return natives_into(m, natives_prelude, w->globals[1]) &&
           natives_into(m, natives_picture, w->globals[1]) &&
           natives_into(m, natives_types, w->globals[1]) &&
           natives_into(m, natives_random, w->globals[1]) &&
           natives_into(m, natives_reflection, w->globals[1]) &&
           natives_into(m, natives_dataclass, w->globals[1]) &&
           natives_into(m, natives_digest, w->globals[1]) &&
           natives_into(m, natives_base64, w->globals[1]) &&
           natives_into(m, natives_heap_queue, w->globals[1]) &&
           natives_into(m, natives_shortcut, w->globals[1]) &&
           natives_into(m, natives_steps, w->globals[1]) &&
           natives_into(m, natives_steps_calling, w->globals[1]) &&
           natives_into(m, natives_json, w->globals[1]) &&
           natives_into(m, natives_weak, w->globals[1]) &&
           natives_into(m, natives_buffer, w->globals[1]) &&
           natives_into(m, natives_regex, w->globals[1]) &&
           natives_into(m, natives_threads, w->globals[1]) &&
           natives_into(m, natives_processes, w->globals[1]) &&
           natives_into(m, natives_memory_look, w->globals[1]) &&
           natives_into(m, natives_class_building, w->globals[1]) &&
           natives_into(m, natives_asyncio, w->globals[1]) &&
           add_natives(m, "asyncio", natives_asyncio) && add_natives(m, "time", natives_time) &&
           add_natives(m, "math", natives_math) && add_natives(m, "unicodedata", natives_unicode);
}

// Modules with modules inside.
static bool is_package(const char *name, size_t length) {
    static const char *const packages[] = {
        "asyncio", "collections", "concurrent",      "email", "html",     "http",   "importlib",
        "json",    "logging",     "multiprocessing", "re",    "unittest", "urllib", "xml"};
    for (size_t i = 0; i < sizeof packages / sizeof packages[0]; i++) {
        if (strlen(packages[i]) == length && memcmp(packages[i], name, length) == 0) {
            return true;
        }
    }
    return false;
}

// Stands for a module of CPython that is imported and not used.
static Value module_idle(Machine *m, Value name) {
    Value warn = dict_get_z(m, m->world->globals[1], "_warn_of_import");
    Value told = call_value(m, warn, &name, 1, VALUE_UNSET);
    if (told == VALUE_UNSET) { // a filter makes it an error
        return VALUE_UNSET;
    }
    ModuleObject *module = heap_new(m, TYPE_MODULE, sizeof(ModuleObject));
    if (!module) {
        return VALUE_UNSET;
    }
    module->name = retain(m, name);
    module->dict = dict_new(m);
    Value v = value_of(m, module);
    dict_set_z(m, module->dict, "__name__", name);
    return v;
}

static bool is_about_threads(const char *name) {
    static const char *const modules[] = {"threading", "_thread", "concurrent", "queue",
                                          "multiprocessing"};
    for (size_t i = 0; i < sizeof modules / sizeof modules[0]; i++) {
        if (strncmp(name, modules[i], strlen(modules[i])) == 0) {
            return true;
        }
    }
    return false;
}

// The program itself.
static Value main_module(Machine *m, Value name) {
    ModuleObject *module = heap_new(m, TYPE_MODULE, sizeof(ModuleObject));
    if (!module) {
        return VALUE_UNSET;
    }
    module->name = retain(m, name);
    module->dict = retain(m, m->world->globals[0]);
    return value_of(m, module);
}

// Of "a.b" the name of what is missing: "a", when not even that is there.
static Value missing_part(Machine *m, Value name, bool *has_top) {
    const char *text = str_bytes(m, name);
    const char *dot = strchr(text, '.');
    *has_top = false;
    if (!dot) {
        return retain(m, name);
    }
    Value top = str_new(m, text, (size_t)(dot - text));
    *has_top = top != VALUE_UNSET && dict_get(m, m->world->modules, top) != VALUE_UNSET;
    if (*has_top) {
        release(m, top);
        return retain(m, name);
    }
    return top;
}

static Value raise_no_module(Machine *m, Value name) {
    bool has_top;
    Value missing = missing_part(m, name, &has_top);
    if (missing == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    const char *text = str_bytes(m, missing);
    size_t top_length = strcspn(text, ".");
    if (has_top && !is_package(text, top_length)) {
        raise_error(m, CLASS_MODULE_NOT_FOUND_ERROR,
                    "No module named '%s'; '%.*s' is not a package", text, (int)top_length, text);
    } else {
        raise_error(m, CLASS_MODULE_NOT_FOUND_ERROR, "No module named '%s'", text);
    }
    pending_set_field(m, "name", missing);
    release(m, missing);
    return VALUE_UNSET;
}

Value module_import(Machine *m, Value name) {
    Value found = dict_get(m, m->world->modules, name);
    if (found != VALUE_UNSET) {
        m->world->uses_threads |= is_about_threads(str_bytes(m, name));
        return retain(m, found);
    }
    if (str_equal_z(m, name, "__main__")) {
        return main_module(m, name);
    }
    if (stdlib_has_module(str_bytes(m, name))) { // the check let only imports pass that are idle
        return module_idle(m, name);
    }
    return raise_no_module(m, name);
}

// --- what the prelude uses to make modules ----------------------------------------------------

// What CPython's classes have in C shows itself as such.
static void mark_methods(Machine *m, Value cls) {
    Value owner = AS(Class, m, cls)->name;
    uint32_t position = 0;
    Value name;
    Value value;
    while (dict_next(m, AS(Class, m, cls)->dict, &position, &name, &value)) {
        Value inner = is_type(m, value, TYPE_WRAPPER) ? AS(Wrapper, m, value)->function : value;
        if (is_type(m, inner, TYPE_FUNCTION) &&
            signature_of_method(str_bytes(m, owner), str_length(m, owner), str_bytes(m, name))) {
            object_at(m, inner)->flags |= FUNCTION_IS_IN_C | FUNCTION_IS_BUILTIN;
        }
    }
}

// Gives a function of the prelude the name that programs know it by.
static void name_exported(Machine *m, Value v, const char *module, Value name) {
    if (is_type(m, v, TYPE_CLASS)) {
        mark_methods(m, v);
    }
    if (!is_type(m, v, TYPE_FUNCTION) || AS(Function, m, v)->program != 1) {
        return;
    }
    Function *f = AS(Function, m, v);
    if (str_bytes(m, f->name)[0] == '_') {
        replace(m, &f->name, retain(m, name));
        replace(m, &f->qualname, retain(m, name));
    }
    const Signature *signature = signature_find(module, str_bytes(m, f->name));
    if (signature) {
        bool is_function = signature_is_function(signature);
        f->object.flags |= is_function ? FUNCTION_IS_IN_C | FUNCTION_IS_BUILTIN : FUNCTION_IS_IN_C;
        replace(m, &f->module, str_z(m, signature_module(signature)));
    }
}

// _export(module, "a b c"): puts names of the prelude into a module. "a=_b" renames.
static Value native_export(Machine *m, const Call *call) {
    Value module = module_named(m, str_bytes(m, call->args[0]));
    const char *cursor = str_bytes(m, call->args[1]);
    while (*cursor) {
        size_t length = strcspn(cursor, " \n");
        const char *equals = memchr(cursor, '=', length);
        size_t public_length = equals ? (size_t)(equals - cursor) : length;
        const char *source = equals ? equals + 1 : cursor;
        size_t source_length = equals ? length - public_length - 1 : length;
        if (length > 0) {
            Value from = str_intern(m, source, source_length);
            Value to = str_intern(m, cursor, public_length);
            Value v = dict_get(m, m->world->globals[1], from);
            if (v == VALUE_UNSET) {
                v = dict_get(m, m->world->builtins, from);
            }
            if (v == VALUE_UNSET) {
                raise_error(m, CLASS_NAME_ERROR, "the prelude has no '%s'", str_bytes(m, from));
            } else {
                dict_set(m, AS(ModuleObject, m, module)->dict, to, v);
                name_exported(m, v, str_bytes(m, call->args[0]), to);
            }
            release(m, from);
            release(m, to);
            if (v == VALUE_UNSET) {
                return VALUE_UNSET;
            }
        }
        cursor += length;
        cursor += strspn(cursor, " \n");
    }
    return VALUE_NONE;
}

// _unexport(module, "a b c"): a version has no such names.
static Value native_unexport(Machine *m, const Call *call) {
    Value module = module_named(m, str_bytes(m, call->args[0]));
    const char *cursor = str_bytes(m, call->args[1]);
    while (*cursor) {
        size_t length = strcspn(cursor, " ");
        Value name = str_intern(m, cursor, length);
        value_del_item(m, AS(ModuleObject, m, module)->dict, name);
        release(m, name);
        cursor += length;
        cursor += strspn(cursor, " ");
    }
    return VALUE_NONE;
}

// _import_module(name): the module, as `import` finds it.
static Value native_import_module(Machine *m, const Call *call) {
    Value name = call->args[0];
    bool is_there = dict_get(m, m->world->modules, name) != VALUE_UNSET;
    if (!is_there && stdlib_has_module(str_bytes(m, name))) {
        return raise_unsupported(m, "module '%s'", str_bytes(m, name));
    }
    return module_import(m, name);
}

// _is_known_name(module, name): CPython has it.
static Value native_is_known_name(Machine *m, const Call *call) {
    return value_from_bool(
        stdlib_has_name(str_bytes(m, call->args[0]), str_bytes(m, call->args[1])));
}

static Value native_export_builtin(Machine *m, const Call *call) {
    return dict_set(m, m->world->builtins, call->args[0], call->args[1]) ? VALUE_NONE : VALUE_UNSET;
}

// _put(module, name, value): one name of a module.
static Value native_put(Machine *m, const Call *call) {
    Value module = module_named(m, str_bytes(m, call->args[0]));
    Value dict = AS(ModuleObject, m, module)->dict;
    return dict_set(m, dict, call->args[1], call->args[2]) ? VALUE_NONE : VALUE_UNSET;
}

// _export_members(module, object, "a b c"): bound methods of an object as functions of a module.
static Value native_export_members(Machine *m, const Call *call) {
    Value module = module_named(m, str_bytes(m, call->args[0]));
    const char *cursor = str_bytes(m, call->args[2]);
    while (*cursor) {
        size_t length = strcspn(cursor, " \n");
        Value name = str_intern(m, cursor, length);
        Value member = length ? get_attr(m, call->args[1], name) : VALUE_NONE;
        bool ok = member != VALUE_UNSET &&
                  (length == 0 || dict_set(m, AS(ModuleObject, m, module)->dict, name, member));
        release(m, name);
        release(m, member);
        if (!ok) {
            return VALUE_UNSET;
        }
        cursor += length;
        cursor += strspn(cursor, " \n");
    }
    return VALUE_NONE;
}

// _builtin_class(name): a builtin class by its number in classes.h's names.
static Value native_builtin_class(Machine *m, const Call *call) {
    for (int id = 0; id < CLASS_COUNT; id++) {
        Value cls = builtin_class(m, (ClassId)id);
        if (str_equal_z(m, call->args[0], class_name(m, cls))) {
            return retain(m, cls);
        }
    }
    return raise_error(m, CLASS_NAME_ERROR, "no builtin class '%s'", str_bytes(m, call->args[0]));
}

// _extend_class(class, name, function): a method of a builtin class that is written in Python.
static Value native_extend_class(Machine *m, const Call *call) {
    Value dict = AS(Class, m, call->args[0])->dict;
    m->world->class_epoch++;
    return dict_set(m, dict, call->args[1], call->args[2]) ? VALUE_NONE : VALUE_UNSET;
}

static Value native_write_error(Machine *m, const Call *call) {
    machine_output(m, str_bytes(m, call->args[0]), str_length(m, call->args[0]), true);
    return VALUE_NONE;
}

static Value native_write_output(Machine *m, const Call *call) {
    machine_output(m, str_bytes(m, call->args[0]), str_length(m, call->args[0]), false);
    return VALUE_NONE;
}

// _read_line(): with its newline, as text streams translate it; "" at the end.
static Value native_read_line(Machine *m, const Call *call) {
    (void)call;
    World *w = m->world;
    const char *line = (m->input ? m->input : "") + w->input_used;
    size_t length = strcspn(line, "\r\n");
    size_t newline = line[length] == '\r' && line[length + 1] == '\n' ? 2 : line[length] != 0;
    w->input_used += length + newline;
    Text text = {0};
    text_add(&text, line, length);
    text_add(&text, "\n", newline ? 1 : 0);
    Value v = str_new(m, text_z(&text), text.length);
    text_release(&text);
    return v;
}

// _traceback_text(exception): as CPython's library prints it.
static Value native_traceback_text(Machine *m, const Call *call) {
    Text text = {0};
    traceback_text(m, call->args[0], &text);
    Value v = str_from_text(m, &text);
    text_release(&text);
    return v;
}

// _traceback_printed(exception): as CPython itself prints it.
static Value native_traceback_printed(Machine *m, const Call *call) {
    Text text = {0};
    traceback_print(m, call->args[0], &text);
    Value v = str_from_text(m, &text);
    text_release(&text);
    return v;
}

static Value native_unsupported(Machine *m, const Call *call) {
    return raise_unsupported(m, "%s", str_bytes(m, call->args[0]));
}

static Value native_address(Machine *m, const Call *call) {
    return str_printf(m, "0x%llx", (unsigned long long)visible_address(m, call->args[0]));
}

static Value native_recursion_limit(Machine *m, const Call *call) {
    (void)call;
    return value_from_small_int(m->world->recursion_limit);
}

static Value native_set_recursion_limit(Machine *m, const Call *call) {
    int64_t limit = 0;
    if (!value_as_index(m, call->args[0], &limit)) {
        return VALUE_UNSET;
    }
    m->world->recursion_limit = (uint32_t)(limit < UINT32_MAX ? limit : UINT32_MAX);
    return VALUE_NONE;
}

static Value native_collect(Machine *m, const Call *call) {
    (void)call;
    return int_from_u64(m, heap_collect(m, true));
}

// _type_name(object): the name of its class as messages spell it.
static Value native_type_name(Machine *m, const Call *call) {
    return str_z(m, type_name(m, call->args[0]));
}

// _new(class): an instance without attributes; __init__ is not called.
static Value native_new_instance(Machine *m, const Call *call) {
    return instance_new(m, call->args[0]);
}

static Value native_main_file(Machine *m, const Call *call) {
    (void)call;
    return str_z(m, m->programs[0] ? m->programs[0]->source.name : "?");
}

// _source_line(n): a line of the program without its indentation, or "".
static Value native_source_line(Machine *m, const Call *call) {
    const Source *source = &m->programs[0]->source;
    int64_t line = 0;
    if (!int_to_i64(m, call->args[0], &line) || line < 1 || line > INT32_MAX) {
        return str_z(m, "");
    }
    Span span = source_line(source, (int32_t)line);
    while (span.start < span.end &&
           (source->bytes[span.start] == ' ' || source->bytes[span.start] == '\t')) {
        span.start++;
    }
    return str_new(m, source->bytes + span.start, (size_t)(span.end - span.start));
}

// _exception_line(error): "ValueError: bad".
static Value native_exception_line(Machine *m, const Call *call) {
    Text text = {0};
    exception_line(m, call->args[0], &text);
    Value v = str_from_text(m, &text);
    text_release(&text);
    return v;
}

// _strerror(number)
static Value native_strerror(Machine *m, const Call *call) {
    int64_t number = 0;
    if (!int_to_i64(m, call->args[0], &number)) {
        return VALUE_UNSET;
    }
    return str_z(m, strerror(number < INT32_MIN || number > INT32_MAX ? INT32_MAX : (int)number));
}

const NativeInfo natives_prelude[] = {
    {"_strerror", native_strerror, 1, 1, false, EFFECT_PRIVATE},
    {"_source_line", native_source_line, 1, 1, false, EFFECT_PRIVATE},
    {"_exception_line", native_exception_line, 1, 1, false, EFFECT_PRIVATE},
    {"_main_file", native_main_file, 0, 0, false, EFFECT_PRIVATE},
    {"_type_name", native_type_name, 1, 1, false, EFFECT_PRIVATE},
    {"_new", native_new_instance, 1, 1, false, EFFECT_PRIVATE},
    {"_import_module", native_import_module, 1, 1, false, EFFECT_PRIVATE},
    {"_is_known_name", native_is_known_name, 2, 2, false, EFFECT_PRIVATE},
    {"_import_module", native_import_module, 1, 1, false, EFFECT_PRIVATE},
    {"_is_known_name", native_is_known_name, 2, 2, false, EFFECT_PRIVATE},
    {"_export", native_export, 2, 2, false, EFFECT_PRIVATE},
    {"_put", native_put, 3, 3, false, EFFECT_PRIVATE},
    {"_unexport", native_unexport, 2, 2, false, EFFECT_PRIVATE},
    {"_export_builtin", native_export_builtin, 2, 2, false, EFFECT_PRIVATE},
    {"_builtin_class", native_builtin_class, 1, 1, false, EFFECT_PRIVATE},
    {"_export_members", native_export_members, 3, 3, false, EFFECT_PRIVATE},
    {"_extend_class", native_extend_class, 3, 3, false, EFFECT_PRIVATE},
    {"_write_error", native_write_error, 1, 1, false, EFFECT_OUTPUT},
    {"_write_output", native_write_output, 1, 1, false, EFFECT_OUTPUT},
    {"_read_line", native_read_line, 0, 0, false, EFFECT_OUTPUT},
    {"_traceback_text", native_traceback_text, 1, 1, false, EFFECT_PRIVATE},
    {"_traceback_printed", native_traceback_printed, 1, 1, false, EFFECT_PRIVATE},
    {"_unsupported", native_unsupported, 1, 1, false, EFFECT_PRIVATE},
    {"_recursion_limit", native_recursion_limit, 0, 0, false, EFFECT_PRIVATE},
    {"_set_recursion_limit", native_set_recursion_limit, 1, 1, false, EFFECT_PRIVATE},
    {"_address", native_address, 1, 1, false, EFFECT_PRIVATE},
    {"_collect", native_collect, 0, 1, false, EFFECT_WRITES_SELF},
    {0},
};
