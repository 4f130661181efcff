#include <string.h>

#include "engine/vm/gaps.h"

#include "engine/lang/stdlib_attributes.h"
#include "engine/lang/stdlib_names.h"
#include "engine/vm/interp.h"

typedef bool HasAttribute(const char *class_name, const char *name);

// Also when the program has put something else in the place of the module's name.
static bool is_programs_own(Machine *m, const Class *cls) {
    return !is_type(m, cls->module, TYPE_STR) || str_equal_z(m, cls->module, "__main__");
}

// The first class of the MRO, from one on, that has the attribute in CPython; or unset.
static Value class_with_gap(Machine *m, Value cls, uint32_t from, HasAttribute *has, Value name) {
    Value mro = AS(Class, m, cls)->mro;
    Value found = VALUE_UNSET;
    Text path = {0};
    for (uint32_t i = from; i < tuple_count(m, mro) && found == VALUE_UNSET; i++) {
        const Class *base = AS(Class, m, tuple_items(m, mro)[i]);
        if (!is_programs_own(m, base)) {
            text_clear(&path);
            text_printf(&path, "%s.%s", str_bytes(m, base->module), str_bytes(m, base->qualname));
            found = has(text_z(&path), str_bytes(m, name)) ? tuple_items(m, mro)[i] : VALUE_UNSET;
        }
    }
    text_release(&path);
    return found;
}

static bool refuse_module_gap(Machine *m, Value module, Value name) {
    bool is_gap = stdlib_has_name(str_bytes(m, module), str_bytes(m, name));
    if (is_gap) {
        raise_unsupported(m, "%s.%s", str_bytes(m, module), str_bytes(m, name));
    }
    return is_gap;
}

bool refuse_gap(Machine *m, Value v, Value name) {
    if (strncmp(str_bytes(m, name), "__", 2) == 0) {
        return false;
    }
    if (is_type(m, v, TYPE_MODULE)) {
        return refuse_module_gap(m, AS(ModuleObject, m, v)->name, name);
    }
    Value found = VALUE_UNSET;
    if (is_type(m, v, TYPE_SUPER) && AS(Super, m, v)->self_class != VALUE_UNSET) {
        found = class_with_gap(m, AS(Super, m, v)->self_class, 0, stdlib_has_class_attribute, name);
    } else {
        found = class_with_gap(m, class_of(m, v), 0, stdlib_has_attribute, name);
    }
    if (found == VALUE_UNSET && is_type(m, v, TYPE_CLASS)) {
        found = class_with_gap(m, v, 0, stdlib_has_class_attribute, name);
    }
    if (found != VALUE_UNSET) {
        raise_unsupported(m, "%s.%s", class_name(m, found), str_bytes(m, name));
    }
    return found != VALUE_UNSET;
}

bool refuse_replaced_gap(Machine *m, Value cls) {
    if (!is_programs_own(m, AS(Class, m, cls))) {
        return false;
    }
    uint32_t position = 0;
    Value name;
    Value value;
    while (dict_next(m, AS(Class, m, cls)->dict, &position, &name, &value)) {
        Value found = is_type(m, name, TYPE_STR)
                          ? class_with_gap(m, cls, 1, stdlib_has_class_attribute, name)
                          : VALUE_UNSET;
        if (found != VALUE_UNSET) {
            raise_unsupported(m, "%s of %s, which the class %s replaces", str_bytes(m, name),
                              class_name(m, found), class_name(m, cls));
            return true;
        }
    }
    return false;
}
