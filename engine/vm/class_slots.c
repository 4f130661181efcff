// __slots__: a member for each name, and whether instances have a dict all the same.
#include <string.h>

#include "engine/vm/class_make.h"

#include "engine/vm/protocol.h"
#include "engine/vm/str_methods.h"

// _Class__name for __name; owned.
static Value mangled(Machine *m, const char *class_text, Value name) {
    const char *text = str_bytes(m, name);
    size_t length = strlen(text);
    while (*class_text == '_') {
        class_text++;
    }
    bool is_private = strncmp(text, "__", 2) == 0 && *class_text &&
                      !(length >= 2 && strcmp(text + length - 2, "__") == 0);
    if (!is_private) {
        return str_intern(m, text, length);
    }
    Text full = {0};
    text_printf(&full, "_%s%s", class_text, text);
    Value result = str_intern(m, text_z(&full), full.length);
    text_release(&full);
    return result;
}

Value member_new(Machine *m, ClassId id, Value cls, Value name) {
    Record *record = heap_new(m, TYPE_RECORD, sizeof(Record) + MEMBER_SLOTS * sizeof(Value));
    if (!record) {
        return VALUE_UNSET;
    }
    record->count = MEMBER_SLOTS;
    record->cls = retain(m, builtin_class(m, id));
    record->slots[MEMBER_OWNER] = retain(m, cls);
    record->slots[MEMBER_NAME] = retain(m, name);
    return value_of(m, record);
}

static bool is_named_twice(const Machine *m, const Class *cls, Value there) {
    return is_type(m, there, TYPE_RECORD) &&
           AS(Record, m, there)->cls == builtin_class(m, CLASS_MEMBER) &&
           AS(Record, m, there)->slots[MEMBER_OWNER] == value_of(m, cls);
}

static bool add_member(Machine *m, Class *cls, Value slot) {
    if (!is_type(m, slot, TYPE_STR)) {
        raise_error(m, CLASS_TYPE_ERROR, "__slots__ items must be strings, not '%s'",
                    type_name(m, slot));
        return false;
    }
    if (str_equal_z(m, slot, "__weakref__") || str_equal_z(m, slot, "__dict__")) {
        return true;
    }
    Call call = {.self = slot, .kwnames = VALUE_UNSET};
    if (str_isidentifier(m, &call) != VALUE_TRUE) {
        raise_error(m, CLASS_TYPE_ERROR, "__slots__ must be identifiers");
        return false;
    }
    Value name = mangled(m, str_bytes(m, cls->name), slot);
    Value there = dict_get(m, cls->dict, name);
    bool ok = there == VALUE_UNSET || is_named_twice(m, cls, there);
    if (!ok) {
        raise_error(m, CLASS_VALUE_ERROR, "'%s' in __slots__ conflicts with class variable",
                    str_bytes(m, name));
    } else if (there == VALUE_UNSET) {
        cls->object.flags |= CLASS_HAS_SLOTS;
        cls->adds_slots = true;
        Value member = member_new(m, CLASS_MEMBER, value_of(m, cls), name);
        ok = member != VALUE_UNSET && dict_set(m, cls->dict, name, member);
        release(m, member);
    }
    release(m, name);
    return ok;
}

bool class_bases_have_dict(Machine *m, const Class *cls) {
    for (uint32_t i = 0; i < tuple_count(m, cls->bases); i++) {
        const Class *base = AS(Class, m, tuple_items(m, cls->bases)[i]);
        bool is_plain_builtin = base->object.flags & CLASS_IS_BUILTIN &&
                                base->type != TYPE_EXCEPTION && base->type != TYPE_FUTURE &&
                                base->type != TYPE_TASK && base->type != TYPE_LOOP &&
                                base->type != TYPE_CLASS;
        if (!is_plain_builtin && !(base->object.flags & CLASS_NO_DICT)) {
            return true;
        }
    }
    return false;
}

static bool add_slots(Machine *m, Class *cls, Value slots, bool *named_dict) {
    Value names = is_type(m, slots, TYPE_STR) ? tuple_of(m, &slots, 1) : sequence_of(m, slots);
    if (names == VALUE_UNSET) {
        return false;
    }
    bool is_sized =
        cls->class_id == CLASS_INT || cls->class_id == CLASS_TUPLE || cls->class_id == CLASS_BYTES;
    bool ok = true;
    if (is_sized && sequence_count(m, names) > 0) {
        raise_error(m, CLASS_TYPE_ERROR, "nonempty __slots__ not supported for subtype of '%s'",
                    class_name(m, tuple_items(m, cls->bases)[0]));
        ok = false;
    }
    for (uint32_t i = 0; ok && i < sequence_count(m, names); i++) {
        Value name = sequence_items(m, names)[i];
        bool is_dict = is_type(m, name, TYPE_STR) && str_equal_z(m, name, "__dict__");
        if (is_dict && (*named_dict || class_bases_have_dict(m, cls))) {
            raise_error(m, CLASS_TYPE_ERROR, "__dict__ slot disallowed: we already got one");
            ok = false;
        } else {
            *named_dict = *named_dict || is_dict;
            ok = add_member(m, cls, name);
        }
    }
    release(m, names);
    return ok;
}

bool class_take_slots(Machine *m, Class *cls) {
    uint16_t *flags = &cls->object.flags;
    for (uint32_t i = 0; i < tuple_count(m, cls->bases); i++) {
        *flags |= object_at(m, tuple_items(m, cls->bases)[i])->flags & CLASS_HAS_SLOTS;
    }
    Value slots = dict_get_z(m, cls->dict, "__slots__");
    if (slots == VALUE_UNSET) {
        return true;
    }
    bool named_dict = false;
    Value held = retain(m, slots);
    bool ok = add_slots(m, cls, held, &named_dict);
    release(m, held);
    if (!named_dict && !class_bases_have_dict(m, cls)) {
        *flags |= CLASS_NO_DICT;
    }
    return ok;
}
