// Groups of exceptions: the rules of their constructor. split, subgroup and derive are Python, in
// groups.py of the library. https://peps.python.org/pep-0654/
#include "engine/vm/interp.h"

static bool check_arguments(Machine *m, const Value *args, int count) {
    if (count != 2) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", count);
        return false;
    }
    if (!is_type(m, args[0], TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR,
                    "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                    argument_type_name(m, args[0]));
        return false;
    }
    if (!is_type(m, args[1], TYPE_LIST) && !is_type(m, args[1], TYPE_TUPLE)) {
        raise_error(m, CLASS_TYPE_ERROR, "second argument (exceptions) must be a sequence");
        return false;
    }
    if (sequence_count(m, args[1]) == 0) {
        raise_error(m, CLASS_VALUE_ERROR,
                    "second argument (exceptions) must be a non-empty sequence");
        return false;
    }
    return true;
}

// Whether all are Exceptions; -1 with an exception pending when one is no exception at all.
static int are_exceptions(Machine *m, Value sequence) {
    int all = 1;
    for (uint32_t i = 0; i < sequence_count(m, sequence); i++) {
        Value item = sequence_items(m, sequence)[i];
        if (!is_type(m, item, TYPE_EXCEPTION)) {
            raise_error(m, CLASS_VALUE_ERROR,
                        "Item %u of second argument (exceptions) is not an exception", i);
            return -1;
        }
        all = all && is_instance(m, item, CLASS_EXCEPTION);
    }
    return all;
}

Value exception_group_new(Machine *m, Value cls, const Value *args, int count) {
    Value plain = builtin_class(m, CLASS_EXCEPTION_GROUP);
    if (!check_arguments(m, args, count)) {
        return VALUE_UNSET;
    }
    int all = are_exceptions(m, args[1]);
    if (all < 0) {
        return VALUE_UNSET;
    }
    if (all && cls == builtin_class(m, CLASS_BASE_EXCEPTION_GROUP)) {
        cls = plain;
    }
    if (!all && is_subclass(m, cls, builtin_class(m, CLASS_EXCEPTION))) {
        return cls == plain ? raise_error(m, CLASS_TYPE_ERROR,
                                          "Cannot nest BaseExceptions in an ExceptionGroup")
                            : raise_error(m, CLASS_TYPE_ERROR, "Cannot nest BaseExceptions in '%s'",
                                          class_name(m, cls));
    }
    Value group = exception_of(m, cls, tuple_of(m, args, 2));
    if (group == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Exception *e = AS(Exception, m, group);
    e->extra2 = retain(m, args[0]);
    e->extra = tuple_of(m, sequence_items(m, args[1]), sequence_count(m, args[1]));
    return group;
}
