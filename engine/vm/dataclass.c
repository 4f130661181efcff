// What the __init__ of a dataclass does each time: binds its arguments to the fields and stores
// them. What the class is made of, and every call that is not plain, is in lib/dataclasses.py.
#include "engine/vm/attribute.h"
#include "engine/vm/descriptor.h"
#include "engine/vm/protocol.h"

enum {
    MOST_FIELDS = 24
};

// How a field without an argument gets its value.
typedef enum FieldDefault {
    FIELD_REQUIRED,
    FIELD_VALUE,   // defaults has it
    FIELD_BUILTIN, // defaults has list, dict or set, to be called
    FIELD_PYTHON   // a factory that is not ours to call
} FieldDefault;

typedef struct Fields {
    Value names; // tuples of the same length
    Value defaults;
    Value kinds;
    Value args; // of the call
    Value kwargs;
} Fields;

// The field's value, owned; unset: not by this way, or an exception is pending.
static Value field_value(Machine *m, const Fields *f, uint32_t i, uint32_t *used) {
    if (i < tuple_count(m, f->args)) {
        return retain(m, tuple_items(m, f->args)[i]);
    }
    Value given = dict_get(m, f->kwargs, tuple_items(m, f->names)[i]);
    if (given != VALUE_UNSET) {
        (*used)++;
        return retain(m, given);
    }
    Value standard = tuple_items(m, f->defaults)[i];
    switch ((FieldDefault)value_as_int(tuple_items(m, f->kinds)[i])) {
    case FIELD_VALUE:
        return retain(m, standard);
    case FIELD_BUILTIN:
        return call_value(m, standard, NULL, 0, VALUE_UNSET);
    case FIELD_REQUIRED:
    case FIELD_PYTHON:
        break;
    }
    return VALUE_UNSET;
}

// As object.__setattr__ would.
static bool set_field(Machine *m, Value self, Value name, Value value) {
    Value cls = class_of(m, self);
    bool is_plain = is_type(m, self, TYPE_INSTANCE) &&
                    !(object_at(m, cls)->flags & (CLASS_HAS_SLOTS | CLASS_NO_DICT)) &&
                    !value_is_ref(class_lookup(m, cls, name)) && str_bytes(m, name)[0] != '_';
    if (!is_plain) {
        return set_attr_plainly(m, self, name, value);
    }
    uint32_t hint = 0;
    Value dict = instance_dict(m, self);
    return dict != VALUE_UNSET && dict_set_interned(m, dict, name, value, &hint);
}

// _fill_fields(self, names, positional, defaults, kinds, plainly, args, kwargs): whether the
// fields have been set. When not, nothing has happened: the call is wrong, or wants Python code.
// plainly: as object.__setattr__ would, whatever the class says.
static Value native_fill_fields(Machine *m, const Call *call) {
    Value self = call->args[0];
    Fields f = {call->args[1], call->args[3], call->args[4], call->args[6], call->args[7]};
    bool plainly = call->args[5] == VALUE_TRUE;
    uint32_t count = tuple_count(m, f.names);
    uint32_t given = tuple_count(m, f.args);
    bool has_hook = (object_at(m, class_of(m, self))->flags & CLASS_HAS_SETATTR) != 0;
    if (count > MOST_FIELDS || given > (uint64_t)value_as_int(call->args[2]) ||
        (has_hook && !plainly)) {
        return VALUE_FALSE;
    }
    Value values[MOST_FIELDS];
    uint32_t used = 0;
    uint32_t ready = 0;
    while (ready < count && (values[ready] = field_value(m, &f, ready, &used)) != VALUE_UNSET) {
        ready++;
    }
    bool fits = ready == count && used == dict_count(m, f.kwargs);
    bool ok = true;
    for (uint32_t i = 0; fits && ok && i < count; i++) {
        Value name = tuple_items(m, f.names)[i];
        ok = set_field(m, self, name, values[i]);
    }
    for (uint32_t i = 0; i < ready; i++) {
        release(m, values[i]);
    }
    return !ok || m->world->pending != VALUE_UNSET ? VALUE_UNSET : value_from_bool(fits);
}

// An attribute that the instance has itself, where nothing of its class has a say; borrowed, or
// unset.
static Value plain_field(Machine *m, Value self, Value name) {
    Value dict = AS(Instance, m, self)->dict;
    Value found = class_lookup(m, class_of(m, self), name);
    if (dict == VALUE_UNSET || (found != VALUE_UNSET && descriptor_is_data(m, found))) {
        return VALUE_UNSET;
    }
    return dict_get(m, dict, name);
}

// _field_values(self, names): a tuple of the attributes; NotImplemented where they want Python
// code.
static Value native_field_values(Machine *m, const Call *call) {
    Value self = call->args[0];
    Value names = call->args[1];
    if (!is_type(m, self, TYPE_INSTANCE) ||
        object_at(m, class_of(m, self))->flags & CLASS_HAS_GETATTR) {
        return VALUE_NOT_IMPLEMENTED;
    }
    uint32_t count = tuple_count(m, names);
    Value values[MOST_FIELDS];
    for (uint32_t i = 0; i < count && count <= MOST_FIELDS; i++) {
        values[i] = plain_field(m, self, tuple_items(m, names)[i]);
        if (values[i] == VALUE_UNSET) {
            return VALUE_NOT_IMPLEMENTED;
        }
    }
    return count <= MOST_FIELDS ? tuple_of(m, values, count) : VALUE_NOT_IMPLEMENTED;
}

const NativeInfo natives_dataclass[] = {
    {"_field_values", native_field_values, 2, 2, false, EFFECT_READS_SELF},
    {"_fill_fields", native_fill_fields, 8, 8, false, EFFECT_PRIVATE},
    {0},
};
