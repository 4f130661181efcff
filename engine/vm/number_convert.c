#include "engine/vm/int.h"
#include "engine/vm/number.h"

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
    if (result != VALUE_UNSET && !is_int(m, value_payload(m, result))) {
        raise_error(m, CLASS_TYPE_ERROR, "__index__ returned non-int (type %s)",
                    type_name(m, result));
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
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
    if (method == VALUE_UNSET && value_is_ref(v) && m->world->pending == VALUE_UNSET) {
        method = get_special(m, v, "__index__");
    }
    if (method == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value result = call_value(m, method, NULL, 0, VALUE_UNSET);
    release(m, method);
    if (result != VALUE_UNSET && !is_number(m, value_payload(m, result))) {
        raise_error(m, CLASS_TYPE_ERROR, "%s.__float__ returned non-float (type %s)",
                    type_name(m, v), type_name(m, result));
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
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
