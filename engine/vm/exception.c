#include <stdarg.h>
#include <stdio.h>

#include "engine/vm/runtime.h"

Value raise_value(Machine *m, Value exception) {
    World *w = m->world;
    if (is_type(m, exception, TYPE_EXCEPTION)) {
        Exception *e = AS(Exception, m, exception);
        Value handled = w->strand.handled;
        if (value_is_ref(handled) && handled != exception && !value_is_ref(e->context)) {
            e->context = retain(m, handled);
        }
    }
    replace(m, &w->pending, exception);
    return VALUE_UNSET;
}

Value exception_of(Machine *m, Value cls, Value args_tuple) {
    work_done(m, COST_EXCEPTION, 1);
    Exception *e = heap_new(m, TYPE_EXCEPTION, sizeof(Exception));
    if (!e) {
        release(m, args_tuple);
        return VALUE_UNSET;
    }
    e->cls = retain(m, cls);
    e->args = args_tuple;
    e->dict = e->cause = e->context = e->traceback = VALUE_UNSET;
    e->extra = e->extra2 = VALUE_UNSET;
    return value_of(m, e);
}

static Value exception_with_text(Machine *m, ClassId cls, const char *text) {
    Value args;
    if (text[0] == '\0') {
        args = tuple_new(m, 0);
    } else {
        Value message = str_z(m, text);
        args = tuple_of(m, &message, 1);
        release(m, message);
    }
    return exception_of(m, builtin_class(m, cls), args);
}

Value exception_new(Machine *m, ClassId cls, const char *format, ...) {
    Text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    Value exception = exception_with_text(m, cls, text_z(&text));
    text_release(&text);
    return exception;
}

Value raise_error(Machine *m, ClassId cls, const char *format, ...) {
    work_done(m, COST_EXCEPTION, 1);
    Text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    Value exception = exception_with_text(m, cls, text_z(&text));
    text_release(&text);
    if (exception == VALUE_UNSET) { // no memory even for this: the limit is already said
        return VALUE_UNSET;
    }
    return raise_value(m, exception);
}

Value raise_key_error(Machine *m, Value key) {
    Value args = tuple_of(m, &key, 1);
    return raise_value(m, exception_of(m, builtin_class(m, CLASS_KEY_ERROR), args));
}

Value raise_stop_iteration(Machine *m, Value value) {
    Value args = value == VALUE_NONE ? tuple_new(m, 0) : tuple_of(m, &value, 1);
    Value exception = exception_of(m, builtin_class(m, CLASS_STOP_ITERATION), args);
    AS(Exception, m, exception)->extra = retain(m, value);
    return raise_value(m, exception);
}

// Ends the run with status 3. The exception only unwinds; no handler can catch it.
Value raise_unsupported(Machine *m, const char *format, ...) {
    text_clear(&m->problem);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&m->problem, format, arguments);
    va_end(arguments);
    return raise_error(m, CLASS_SYSTEM_ERROR, "not supported: %s", text_z(&m->problem));
}

bool exception_matches(Machine *m, Value exception, Value cls) {
    if (is_type(m, cls, TYPE_TUPLE)) {
        for (uint32_t i = 0; i < tuple_count(m, cls); i++) {
            if (exception_matches(m, exception, tuple_items(m, cls)[i])) {
                return true;
            }
        }
        return false;
    }
    return is_type(m, exception, TYPE_EXCEPTION) && is_type(m, cls, TYPE_CLASS) &&
           is_subclass(m, AS(Exception, m, exception)->cls, cls);
}

bool pending_is(Machine *m, ClassId cls) {
    Value pending = m->world->pending;
    return value_is_ref(pending) && exception_matches(m, pending, builtin_class(m, cls));
}

void pending_clear(Machine *m) {
    replace(m, &m->world->pending, VALUE_UNSET);
}

Value pending_take(Machine *m) {
    Value pending = m->world->pending;
    m->world->pending = VALUE_UNSET;
    return pending;
}
