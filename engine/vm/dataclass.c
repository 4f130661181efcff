// What the __init__ of a dataclass does each time: binds its arguments to the fields and stores
// them. What the class is made of, and every call that is not plain, is in lib/dataclasses.py.
#include "engine/vm/attribute.h"
#include "engine/vm/descriptor.h"
#include "engine/vm/protocol.h"
#include "engine/vm/shortcut.h"

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
    const Value *args; // of the call
    uint32_t given;
    Value kwargs; // dict of its keywords; or unset, and
    Value kwnames;
    const Value *named;
} Fields;

// What a keyword says, borrowed; or unset.
static Value keyword_value(Machine *m, const Fields *f, Value name) {
    if (f->kwargs != VALUE_UNSET) {
        return dict_get(m, f->kwargs, name);
    }
    uint32_t count = value_is_ref(f->kwnames) ? tuple_count(m, f->kwnames) : 0;
    for (uint32_t i = 0; i < count; i++) {
        if (tuple_items(m, f->kwnames)[i] == name) {
            return f->named[i];
        }
    }
    return VALUE_UNSET;
}

static uint32_t keyword_count(const Machine *m, const Fields *f) {
    return f->kwargs != VALUE_UNSET   ? dict_count(m, f->kwargs)
           : value_is_ref(f->kwnames) ? tuple_count(m, f->kwnames)
                                      : 0;
}

// The field's value, owned; unset: not by this way, or an exception is pending.
static Value field_value(Machine *m, const Fields *f, uint32_t i, uint32_t *used) {
    if (i < f->given) {
        return retain(m, f->args[i]);
    }
    Value given = keyword_value(m, f, tuple_items(m, f->names)[i]);
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

// Whether the fields have been set: a bool. When not, nothing has happened: the call is wrong, or
// wants Python code. plainly: as object.__setattr__ would, whatever the class says.
static Value fill_fields(Machine *m, Value self, const Fields *f, int64_t positional,
                         bool plainly) {
    uint32_t count = tuple_count(m, f->names);
    bool has_hook = (object_at(m, class_of(m, self))->flags & CLASS_HAS_SETATTR) != 0;
    if (count > MOST_FIELDS || f->given > (uint64_t)positional || (has_hook && !plainly)) {
        return VALUE_FALSE;
    }
    Value values[MOST_FIELDS];
    uint32_t used = 0;
    uint32_t ready = 0;
    while (ready < count && (values[ready] = field_value(m, f, ready, &used)) != VALUE_UNSET) {
        ready++;
    }
    bool fits = ready == count && used == keyword_count(m, f);
    bool ok = true;
    for (uint32_t i = 0; fits && ok && i < count; i++) {
        Value name = tuple_items(m, f->names)[i];
        ok = set_field(m, self, name, values[i]);
    }
    for (uint32_t i = 0; i < ready; i++) {
        release(m, values[i]);
    }
    return !ok || m->world->pending != VALUE_UNSET ? VALUE_UNSET : value_from_bool(fits);
}

// _fill_fields(self, names, positional, defaults, kinds, plainly, args, kwargs): as fill_fields.
static Value native_fill_fields(Machine *m, const Call *call) {
    Value args = call->args[6];
    Fields f = {.names = call->args[1],
                .defaults = call->args[3],
                .kinds = call->args[4],
                .args = tuple_items(m, args),
                .given = tuple_count(m, args),
                .kwargs = call->args[7],
                .kwnames = VALUE_UNSET};
    return fill_fields(m, call->args[0], &f, value_as_int(call->args[2]),
                       call->args[5] == VALUE_TRUE);
}

// __init__ of a dataclass that only stores its fields.
Value fields_fill_shortcut(Machine *m, const ShortcutCall *call) {
    Value plan = shortcut_outer(m, call->function, name_z(m, "plan"));
    if (!is_type(m, plan, TYPE_TUPLE) || call->count == 0) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const Value *parts = tuple_items(m, plan); // names, positional, defaults, kinds, plainly
    Fields f = {.names = parts[0],
                .defaults = parts[2],
                .kinds = parts[3],
                .args = call->args + 1,
                .given = (uint32_t)call->count - 1,
                .kwargs = VALUE_UNSET,
                .kwnames = call->kwnames,
                .named = call->kwargs};
    Value done = fill_fields(m, call->args[0], &f, value_as_int(parts[1]), parts[4] == VALUE_TRUE);
    return done == VALUE_TRUE ? VALUE_NONE : done == VALUE_FALSE ? VALUE_NOT_IMPLEMENTED : done;
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

static bool has_plain_fields(Machine *m, Value self) {
    return is_type(m, self, TYPE_INSTANCE) &&
           !(object_at(m, class_of(m, self))->flags & CLASS_HAS_GETATTR);
}

// Of two of the same class whose fields compare without Python code: the names of these, borrowed;
// or unset.
static Value compared_fields(Machine *m, const ShortcutCall *call) {
    Value names = shortcut_outer(m, call->function, name_z(m, "names"));
    bool fits = call->count == 2 && is_type(m, names, TYPE_TUPLE) &&
                has_plain_fields(m, call->args[0]) && has_plain_fields(m, call->args[1]) &&
                class_of(m, call->args[0]) == class_of(m, call->args[1]);
    return fits ? names : VALUE_UNSET;
}

// The first fields that differ decide, as in tuples.
static Value fields_in_order(Machine *m, const ShortcutCall *call, int op) {
    Value names = compared_fields(m, call);
    if (names == VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    for (uint32_t i = 0; i < tuple_count(m, names); i++) {
        Value a = plain_field(m, call->args[0], tuple_items(m, names)[i]);
        Value b = plain_field(m, call->args[1], tuple_items(m, names)[i]);
        bool equal = a == b;
        if (a == VALUE_UNSET || b == VALUE_UNSET ||
            (!equal && (!shortcut_is_plain(m, a) || !shortcut_is_plain(m, b)))) {
            return VALUE_NOT_IMPLEMENTED;
        }
        if (!equal && !value_equal(m, a, b, &equal)) {
            return VALUE_UNSET;
        }
        if (!equal) {
            return op == COMPARE_EQ ? VALUE_FALSE : value_compare(m, a, b, op);
        }
    }
    return value_from_bool(op == COMPARE_EQ || op == COMPARE_LT_E || op == COMPARE_GT_E);
}

Value fields_equal_shortcut(Machine *m, const ShortcutCall *call) {
    return fields_in_order(m, call, COMPARE_EQ);
}

Value fields_lt_shortcut(Machine *m, const ShortcutCall *call) {
    return fields_in_order(m, call, COMPARE_LT);
}

Value fields_le_shortcut(Machine *m, const ShortcutCall *call) {
    return fields_in_order(m, call, COMPARE_LT_E);
}

Value fields_gt_shortcut(Machine *m, const ShortcutCall *call) {
    return fields_in_order(m, call, COMPARE_GT);
}

Value fields_ge_shortcut(Machine *m, const ShortcutCall *call) {
    return fields_in_order(m, call, COMPARE_GT_E);
}

// The tuple that __hash__ of a dataclass hashes, owned; unset: its values want Python code.
Value fields_hashed(Machine *m, Value function, Value self) {
    Value names = shortcut_outer(m, function, name_z(m, "names"));
    if (!is_type(m, names, TYPE_TUPLE) || tuple_count(m, names) > MOST_FIELDS ||
        !has_plain_fields(m, self)) {
        return VALUE_UNSET;
    }
    Value values[MOST_FIELDS];
    for (uint32_t i = 0; i < tuple_count(m, names); i++) {
        values[i] = plain_field(m, self, tuple_items(m, names)[i]);
        if (values[i] == VALUE_UNSET || !shortcut_is_plain(m, values[i])) {
            return VALUE_UNSET;
        }
    }
    return tuple_of(m, values, tuple_count(m, names));
}

Value fields_hash_shortcut(Machine *m, const ShortcutCall *call) {
    Value hashed = call->count == 1 ? fields_hashed(m, call->function, call->args[0]) : VALUE_UNSET;
    uint64_t hash;
    bool ok = hashed != VALUE_UNSET && value_hash(m, hashed, &hash);
    release(m, hashed);
    return ok ? int_from_i64(m, (int64_t)hash) : VALUE_NOT_IMPLEMENTED;
}

// __repr__ of a dataclass with plain values: "P(x=1, y='a')".
Value fields_repr_shortcut(Machine *m, const ShortcutCall *call) {
    Value names = shortcut_outer(m, call->function, name_z(m, "shown"));
    if (call->count != 1 || !is_type(m, names, TYPE_TUPLE) || !has_plain_fields(m, call->args[0])) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value self = call->args[0];
    for (uint32_t i = 0; i < tuple_count(m, names); i++) {
        Value value = plain_field(m, self, tuple_items(m, names)[i]);
        if (value == VALUE_UNSET || !shortcut_is_plain(m, value)) {
            return VALUE_NOT_IMPLEMENTED;
        }
    }
    Text text = {0};
    bool ok = true;
    text_printf(&text, "%s(", str_bytes(m, AS(Class, m, class_of(m, self))->qualname));
    for (uint32_t i = 0; ok && i < tuple_count(m, names); i++) {
        Value name = tuple_items(m, names)[i];
        text_printf(&text, "%s%s=", i ? ", " : "", str_bytes(m, name));
        ok = text_add_repr(m, &text, plain_field(m, self, name));
    }
    text_add_z(&text, ")");
    Value result = ok ? str_from_text(m, &text) : VALUE_UNSET;
    text_release(&text);
    return result;
}

const NativeInfo natives_dataclass[] = {
    {"_field_values", native_field_values, 2, 2, false, EFFECT_READS_SELF},
    {"_fill_fields", native_fill_fields, 8, 8, false, EFFECT_PRIVATE},
    {0},
};
