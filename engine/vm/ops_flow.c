#include "engine/lang/stdlib_names.h"
#include "engine/vm/exception_fields.h"
#include "engine/vm/generator.h"
#include "engine/vm/late.h"
#include "engine/vm/lookup.h"
#include "engine/vm/ops.h"
#include "engine/vm/protocol.h"
#include "engine/vm/unwind.h"
#include "engine/vm/walk.h"

// --- iteration --------------------------------------------------------------------------------

Value op_for_iter(Machine *m, Value iterator) {
    if (m->world->uses_threads && !is_type(m, iterator, TYPE_GENERATOR) &&
        walk_is_slow(m, iterator)) {
        return walk_for_iter(m, iterator);
    }
    if (!is_type(m, iterator, TYPE_GENERATOR)) {
        m->lookups->step_name =
            m->lookups->step_name ? m->lookups->step_name : name_z(m, "__next__");
        Value next = is_type(m, iterator, TYPE_ITERATOR) ? iterator_step(m, iterator)
                                                         : value_next(m, iterator);
        if (next == VALUE_UNSET && pending_is(m, CLASS_STOP_ITERATION)) {
            pending_clear(m);
        }
        return next;
    }
    if (AS(Generator, m, iterator)->state == GENERATOR_CLOSED) {
        return VALUE_UNSET;
    }
    return generator_resume(m, iterator, VALUE_NONE, ACTION_FOR_ITER);
}

Value op_yield_from_iter(Machine *m, Value v) {
    return yield_from_iter(m, v);
}

Value op_get_aiter(Machine *m, Value v) {
    if (is_type(m, v, TYPE_GENERATOR) && AS(Generator, m, v)->class_id == CLASS_ASYNC_GENERATOR) {
        return retain(m, v);
    }
    Value method = get_special(m, v, "__aiter__");
    if (method == VALUE_UNSET) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "'async for' requires an object with __aiter__ method, got %s",
                           type_name(m, v));
    }
    Value iterator = call_value(m, method, NULL, 0, VALUE_UNSET);
    release(m, method);
    if (iterator == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value next = get_special(m, iterator, "__anext__");
    if (next == VALUE_UNSET) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "'async for' received an object from __aiter__ that does not implement "
                    "__anext__: %s",
                    type_name(m, iterator));
        release(m, iterator);
        return VALUE_UNSET;
    }
    release(m, next);
    return iterator;
}

// What __anext__ returned cannot be awaited: pending is why.
static void refuse_next(Machine *m, Value next) {
    Value cause = pending_take(m);
    if (!is_type(m, cause, TYPE_EXCEPTION)) {
        m->world->pending = cause;
        return;
    }
    Value error = exception_new(m, CLASS_TYPE_ERROR,
                                "'async for' received an invalid object from __anext__: %s",
                                type_name(m, next));
    Exception *e = AS(Exception, m, error);
    e->cause = retain(m, cause);
    e->context = cause;
    e->object.flags |= EXCEPTION_SUPPRESS_CONTEXT;
    raise_value(m, error);
}

Value op_get_anext(Machine *m, Value v) {
    Value method = get_special(m, v, "__anext__");
    if (method == VALUE_UNSET) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "'async for' requires an iterator with __anext__ method, got %s",
                           type_name(m, v));
    }
    Value next = call_value(m, method, NULL, 0, VALUE_UNSET);
    release(m, method);
    if (next == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value awaitable = awaitable_of(m, next, 0);
    if (awaitable == VALUE_UNSET) {
        refuse_next(m, next);
    }
    release(m, next);
    return awaitable;
}

// --- with -------------------------------------------------------------------------------------

Value op_before_with(Machine *m, Value manager, bool is_async, Value *exit) {
    const char *enter_name = is_async ? "__aenter__" : "__enter__";
    const char *exit_name = is_async ? "__aexit__" : "__exit__";
    Value enter = get_special(m, manager, enter_name);
    *exit = enter == VALUE_UNSET ? VALUE_UNSET : get_special(m, manager, exit_name);
    if (*exit != VALUE_UNSET) {
        return enter;
    }
    release(m, enter);
    if (!value_is_ref(m->world->pending)) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "'%s' object does not support the %scontext manager "
                    "protocol%s",
                    type_name(m, manager), is_async ? "asynchronous " : "",
                    enter == VALUE_UNSET ? ""
                    : is_async           ? " (missed __aexit__ method)"
                                         : " (missed __exit__ method)");
    }
    return VALUE_UNSET;
}

// [exit prev exc]: exit(type, exc, traceback)
Value op_with_except(Machine *m, Value *sp) {
    Value exception = sp[-1];
    Value traceback = AS(Exception, m, exception)->traceback;
    Value args[] = {class_of(m, exception), exception,
                    traceback == VALUE_UNSET ? VALUE_NONE : traceback};
    return call_push(m, sp[-3], args, 3, NULL, VALUE_UNSET);
}

// --- raising ----------------------------------------------------------------------------------

// An exception class or instance as an instance; takes v.
static Value exception_from(Machine *m, Value v) {
    if (is_type(m, v, TYPE_EXCEPTION)) {
        return v;
    }
    if (is_type(m, v, TYPE_CLASS) && is_subclass(m, v, builtin_class(m, CLASS_BASE_EXCEPTION))) {
        Value made = call_value(m, v, NULL, 0, VALUE_UNSET);
        release(m, v);
        return made;
    }
    release(m, v);
    return raise_error(m, CLASS_TYPE_ERROR, "exceptions must derive from BaseException");
}

static bool set_cause(Machine *m, Value exception, Value cause) {
    Exception *e = AS(Exception, m, exception);
    if (cause != VALUE_NONE) {
        bool is_class = is_type(m, cause, TYPE_CLASS);
        if (!is_type(m, cause, TYPE_EXCEPTION) &&
            !(is_class && is_subclass(m, cause, builtin_class(m, CLASS_BASE_EXCEPTION)))) {
            release(m, cause);
            raise_error(m, CLASS_TYPE_ERROR, "exception causes must derive from BaseException");
            return false;
        }
        cause = exception_from(m, cause);
        if (cause == VALUE_UNSET) {
            return false;
        }
    } else {
        cause = VALUE_UNSET;
    }
    replace(m, &e->cause, cause);
    e->object.flags |= EXCEPTION_SUPPRESS_CONTEXT;
    return true;
}

void op_raise(Machine *m, Value exception, Value cause) {
    if (exception == VALUE_UNSET) {
        Value handled = m->world->strand.handled;
        if (!value_is_ref(handled)) {
            raise_error(m, CLASS_RUNTIME_ERROR, "No active exception to reraise");
            return;
        }
        raise_again(m, retain(m, handled));
        return;
    }
    exception = exception_from(m, exception);
    if (exception == VALUE_UNSET) {
        release(m, cause);
        return;
    }
    if (cause != VALUE_UNSET && !set_cause(m, exception, cause)) {
        release(m, exception);
        return;
    }
    raise_value(m, exception);
}

void raise_again(Machine *m, Value exception) {
    assert(is_type(m, exception, TYPE_EXCEPTION));
    AS(Exception, m, exception)->object.flags |= EXCEPTION_RAISED_AGAIN;
    replace(m, &m->world->pending, exception);
}

static bool is_exception_class(Machine *m, Value cls) {
    if (is_type(m, cls, TYPE_TUPLE)) {
        for (uint32_t i = 0; i < tuple_count(m, cls); i++) {
            if (!is_exception_class(m, tuple_items(m, cls)[i])) {
                return false;
            }
        }
        return true;
    }
    return is_type(m, cls, TYPE_CLASS) &&
           is_subclass(m, cls, builtin_class(m, CLASS_BASE_EXCEPTION));
}

Value op_check_match(Machine *m, Value exception, Value type) {
    if (!is_exception_class(m, type)) {
        return raise_error(m, CLASS_TYPE_ERROR,
                           "catching classes that do not inherit from "
                           "BaseException is not allowed");
    }
    return value_from_bool(exception_matches(m, exception, type));
}

// --- except* ----------------------------------------------------------------------------------

static bool is_group(Machine *m, Value exception) {
    return is_instance(m, exception, CLASS_BASE_EXCEPTION_GROUP);
}

static Value group_of(Machine *m, const char *message, Value exception) {
    Value group_class = builtin_class(m, CLASS_BASE_EXCEPTION_GROUP);
    Value text = str_z(m, message);
    Value errors = tuple_of(m, &exception, 1);
    Value args[] = {text, errors};
    Value group = call_value(m, group_class, args, 2, VALUE_UNSET);
    release(m, text);
    release(m, errors);
    return group;
}

bool op_check_group_match(Machine *m, Value exception, Value type, Value *rest, Value *match) {
    if (!is_exception_class(m, type)) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "catching classes that do not inherit from "
                    "BaseException is not allowed");
        return false;
    }
    if (exception == VALUE_NONE) {
        *rest = *match = VALUE_NONE;
        return true;
    }
    if (exception_matches(m, exception, type)) {
        *rest = VALUE_NONE;
        *match = is_group(m, exception) ? retain(m, exception) : group_of(m, "", exception);
        return *match != VALUE_UNSET;
    }
    if (!is_group(m, exception)) {
        *rest = retain(m, exception);
        *match = VALUE_NONE;
        return true;
    }
    Value pair = call_special(m, exception, "split", &type, 1);
    if (pair == VALUE_UNSET) {
        return false;
    }
    *match = retain(m, tuple_items(m, pair)[0]);
    *rest = retain(m, tuple_items(m, pair)[1]);
    release(m, pair);
    return true;
}

Value op_prep_reraise_star(Machine *m, Value original, Value raised) {
    Value args[] = {original, raised};
    Value function = dict_get_z(m, m->world->globals[1], "_reraise_star");
    return call_value(m, function, args, 2, VALUE_UNSET);
}

// --- import -----------------------------------------------------------------------------------

// The program is no part of a package: with a level above 0 there is nothing to import from.
Value op_import(Machine *m, Frame *f, uint32_t name, Value level, Value fromlist) {
    if (level != value_from_small_int(0)) {
        return raise_error(m, CLASS_IMPORT_ERROR,
                           "attempted relative import with no known parent package");
    }
    Value full = name_at(m, f->program, name);
    if (late_lacks(m, f, "__import__")) {
        return raise_error(m, CLASS_IMPORT_ERROR, "__import__ not found");
    }
    Value module = module_import(m, full);
    if (module == VALUE_UNSET || module == VALUE_PUSHED) {
        if (module == VALUE_PUSHED) {
            f->ip--;
        }
        return module;
    }
    const char *dot = strchr(str_bytes(m, full), '.');
    if (fromlist != VALUE_NONE || !dot) {
        return module;
    }
    release(m, module); // import a.b binds a
    Value top = str_intern(m, str_bytes(m, full), (size_t)(dot - str_bytes(m, full)));
    module = module_import(m, top);
    release(m, top);
    return module;
}

static bool is_one_of(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

// As Debian builds it.
static bool is_built_in(const char *module) {
    static const char *const names[] = {"_random",  "_thread", "array", "atexit",      "binascii",
                                        "builtins", "errno",   "gc",    "itertools",   "math",
                                        "select",   "sys",     "time",  "unicodedata", "zlib"};
    return is_one_of(module, names, sizeof names / sizeof names[0]);
}

void module_place(int minor, const char *name, Text *out) {
    static const char *const packages[] = {"asyncio", "collections", "concurrent.futures",
                                           "json",    "logging",     "re"};
    if (is_built_in(name)) {
        text_add_z(out, "unknown location");
        return;
    }
    text_printf(out, "/usr/lib/python3.%d/", minor);
    for (const char *at = name; *at; at++) {
        text_add_char(out, *at == '.' ? '/' : *at);
    }
    bool is_package = is_one_of(name, packages, sizeof packages / sizeof packages[0]);
    text_add_z(out, is_package ? "/__init__.py" : ".py");
}

// False for what stands for a module that is imported and not used.
static bool is_loaded(Machine *m, Value module) {
    return dict_get(m, m->world->modules, AS(ModuleObject, m, module)->name) == module;
}

// Whether CPython has the name in the module: as one of its names or as a module below it.
static bool exists_elsewhere(const char *module, const char *name) {
    Text below = {0};
    text_add_z(&below, module);
    text_add_char(&below, '.');
    text_add_z(&below, name);
    bool exists = stdlib_has_name(module, name) || stdlib_has_module(text_z(&below));
    text_release(&below);
    return exists;
}

static void raise_cannot_import(Machine *m, Value module_name, Value name) {
    const char *module = str_bytes(m, module_name);
    Text place = {0};
    module_place(m->profile->minor, module, &place);
    raise_error(m, CLASS_IMPORT_ERROR, "cannot import name '%s' from '%s' (%s)", str_bytes(m, name),
                module, text_z(&place));
    Value path = str_new(m, text_z(&place), place.length);
    text_release(&place);
    if (path != VALUE_UNSET) {
        pending_set_field(m, "name", module_name);
        pending_set_field(m, "path", is_built_in(module) ? VALUE_NONE : path);
        pending_set_field(m, "name_from", name);
    }
    release(m, path);
}

Value op_import_from(Machine *m, Value module, Value name) {
    Value found = get_attr_or_unset(m, module, name);
    if (found != VALUE_UNSET || value_is_ref(m->world->pending)) {
        return found;
    }
    const char *module_name = str_bytes(m, AS(ModuleObject, m, module)->name);
    if (exists_elsewhere(module_name, str_bytes(m, name)) || !is_loaded(m, module)) {
        return retain(m, module); // the check let only imports pass that are idle
    }
    raise_cannot_import(m, AS(ModuleObject, m, module)->name, name);
    return VALUE_UNSET;
}

// What CPython's __all__ leaves out: a package's modules, and in asyncio of 3.11 the TaskGroup.
static bool is_starred(const Machine *m, Value module, Value key, Value value) {
    const char *name = str_bytes(m, key);
    if (name[0] == '_') {
        return false;
    }
    if (str_equal_z(m, AS(ModuleObject, m, module)->name, "asyncio")) {
        return !is_type(m, value, TYPE_MODULE) &&
               (m->profile->minor >= 12 || strcmp(name, "TaskGroup") != 0);
    }
    return !is_type(m, value, TYPE_MODULE) || strcmp(name, "path") == 0;
}

bool op_import_star(Machine *m, Frame *f, Value module) {
    Value dict = AS(ModuleObject, m, module)->dict;
    uint32_t position = 0;
    Value key;
    Value value;
    while (dict_next(m, dict, &position, &key, &value)) {
        if (is_starred(m, module, key, value) && !dict_set(m, f->globals, key, value)) {
            return false;
        }
    }
    return true;
}
