#include "engine/vm/int.h"
#include "engine/vm/interp.h"
#include "engine/vm/number.h"

bool number_warn_deprecated(Machine *m, Value message) {
    Value args[] = {value_from_small_int(1), message, builtin_class(m, CLASS_DEPRECATION_WARNING)};
    Value told = call_value(m, prelude_function(m, "_warn_from"), args, 3, VALUE_UNSET);
    release(m, message);
    release(m, told);
    return told != VALUE_UNSET;
}

// Gives what owner (or "") and its method gave back where exactly the number is wanted.
static Value plain_number(Machine *m, Value given, const char *owner, const char *method,
                          const char *kind) {
    Value inside = value_payload(m, given);
    bool is_float = value_is_float(inside);
    if (inside == given && !value_is_bool(given)) {
        return given;
    }
    Value message = str_printf(
        m,
        "%s%s returned non-%s (type %s).  The ability to return an instance of a strict subclass "
        "of %s is deprecated, and may be removed in a future version of Python.",
        owner, method, kind, type_name(m, given), kind);
    bool ok = number_warn_deprecated(m, message);
    Value plain = !ok ? VALUE_UNSET : is_float ? inside : int_plain(m, inside);
    release(m, given);
    return plain;
}

Value number_from_int_method(Machine *m, Value given, const char *method) {
    if (given == VALUE_UNSET || is_int(m, value_payload(m, given))) {
        return given == VALUE_UNSET ? given : plain_number(m, given, "", method, "int");
    }
    raise_error(m, CLASS_TYPE_ERROR, "%s returned non-int (type %s)", method, type_name(m, given));
    release(m, given);
    return VALUE_UNSET;
}

Value number_from_float_method(Machine *m, Value given, Value object) {
    if (given != VALUE_UNSET && !value_is_float(value_payload(m, given))) {
        raise_error(m, CLASS_TYPE_ERROR, "%s.__float__ returned non-float (type %s)",
                    type_name(m, object), type_name(m, given));
        release(m, given);
        return VALUE_UNSET;
    }
    Text owner = {0};
    text_printf(&owner, "%s.", type_name(m, object));
    Value plain =
        given == VALUE_UNSET ? given : plain_number(m, given, text_z(&owner), "__float__", "float");
    text_release(&owner);
    return plain;
}

// What __index__ gives, owned; TypeError otherwise.
static Value index_of(Machine *m, Value v) {
    Value method = get_special(m, v, "__index__");
    if (method == VALUE_UNSET) {
        if (m->world->pending == VALUE_UNSET) {
            raise_error(m, CLASS_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
                        type_name(m, v));
        }
        return VALUE_UNSET;
    }
    Value result = call_value(m, method, NULL, 0, VALUE_UNSET);
    release(m, method);
    return number_from_int_method(m, result, "__index__");
}

Value number_index(Machine *m, Value v) {
    Value inside = value_payload(m, v);
    if (is_int(m, inside)) {
        return int_plain(m, inside);
    }
    return value_is_ref(v)
               ? index_of(m, v)
               : raise_error(m, CLASS_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
                             type_name(m, v));
}

bool value_as_index(Machine *m, Value v, int64_t *index) {
    Value i = number_index(m, v);
    if (i == VALUE_UNSET) {
        return false;
    }
    if (!int_to_i64(m, i, index)) {
        *index = int_sign(m, value_payload(m, i)) < 0 ? INT64_MIN : INT64_MAX;
    }
    release(m, i);
    return true;
}

// What __float__ or __index__ give, owned; unset when there are none (nothing pending) or they
// fail.
static Value float_of(Machine *m, Value v) {
    Value method = value_is_ref(v) ? get_special(m, v, "__float__") : VALUE_UNSET;
    bool is_index = false;
    if (method == VALUE_UNSET && value_is_ref(v) && m->world->pending == VALUE_UNSET) {
        method = get_special(m, v, "__index__");
        is_index = true;
    }
    if (method == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = call_value(m, method, NULL, 0, VALUE_UNSET);
    release(m, method);
    return is_index ? number_from_int_method(m, result, "__index__")
                    : number_from_float_method(m, result, v);
}

bool value_as_double(Machine *m, Value v, double *d) {
    Value given = v;
    v = value_payload(m, v);
    if (value_is_float(v)) {
        *d = value_as_float(v);
        return true;
    }
    if (is_int(m, v)) {
        return int_as_double(m, v, d);
    }
    Value made = float_of(m, given);
    if (made != VALUE_UNSET) {
        bool ok = value_as_double(m, value_payload(m, made), d);
        release(m, made);
        return ok;
    }
    if (!value_is_ref(m->world->pending)) {
        raise_error(m, CLASS_TYPE_ERROR, "must be real number, not %s", type_name(m, v));
    }
    return false;
}
