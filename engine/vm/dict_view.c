// keys(), values() and items(): windows on a dict; keys and items behave as sets. Also what dicts
// themselves need of comparing and printing.
#include "engine/vm/dunder.h"
#include "engine/vm/protocol.h"

Value dict_view_new(Machine *m, ClassId cls, Value dict) {
    DictView *view = heap_new(m, TYPE_DICT_VIEW, sizeof(DictView));
    if (!view) {
        return VALUE_UNSET;
    }
    view->class_id = cls;
    view->dict = retain(m, dict);
    return value_of(m, view);
}

static ClassId view_class(const Machine *m, Value view) {
    return (ClassId)AS(DictView, m, view)->class_id;
}

static bool is_set_view(const Machine *m, Value v) {
    return is_type(m, v, TYPE_DICT_VIEW) && view_class(m, v) != CLASS_DICT_VALUES;
}

// --- dict -------------------------------------------------------------------------------------

Value dict_get_item(Machine *m, Value dict, Value key) {
    bool failed;
    Value found = dict_find(m, dict, key, &failed);
    if (found != VALUE_UNSET) {
        return retain(m, found);
    }
    return failed ? VALUE_UNSET : raise_key_error(m, key);
}

bool dict_del_item(Machine *m, Value dict, Value key) {
    int removed = dict_remove(m, dict, key);
    if (removed == 0) {
        raise_key_error(m, key);
    }
    return removed == 1;
}

bool dict_contains(Machine *m, Value dict, Value key, bool *result) {
    bool failed;
    *result = dict_find(m, dict, key, &failed) != VALUE_UNSET;
    return !failed;
}

// Whether dict has key with an equal value. The arguments stay alive by the caller.
static bool has_pair(Machine *m, Value dict, Value key, Value value, bool *result) {
    bool failed;
    Value other = dict_find(m, dict, key, &failed);
    *result = false;
    if (other == VALUE_UNSET) {
        return !failed;
    }
    retain(m, other);
    bool ok = value_equal(m, value, other, result);
    release(m, other);
    return ok;
}

Value dict_compare(Machine *m, Value a, Value b, int op) {
    if (!is_type(m, b, TYPE_DICT) || (op != COMPARE_EQ && op != COMPARE_NOT_EQ)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool same = dict_count(m, a) == dict_count(m, b);
    uint32_t position = 0;
    Value key, value;
    while (same && dict_next(m, a, &position, &key, &value)) {
        retain(m, key);
        retain(m, value);
        bool ok = has_pair(m, b, key, value, &same);
        release(m, key);
        release(m, value);
        if (!ok) {
            return VALUE_UNSET;
        }
    }
    return value_from_bool(same == (op == COMPARE_EQ));
}

static bool add_pair_repr(Machine *m, Text *text, Value key, Value value) {
    retain(m, key);
    retain(m, value);
    bool ok = text_add_repr(m, text, key);
    text_add_z(text, ": ");
    ok = ok && text_add_repr(m, text, value);
    release(m, key);
    release(m, value);
    return ok;
}

bool dict_repr(Machine *m, Text *text, Value dict) {
    Object *object = object_at(m, dict);
    if (object->flags & OBJECT_IN_REPR) {
        text_add_z(text, "{...}");
        return true;
    }
    object->flags |= OBJECT_IN_REPR;
    uint32_t position = 0;
    Value key, value;
    bool ok = true;
    bool first = true;
    text_add_char(text, '{');
    while (ok && dict_next(m, dict, &position, &key, &value)) {
        text_add_z(text, first ? "" : ", ");
        first = false;
        ok = add_pair_repr(m, text, key, value);
    }
    text_add_char(text, '}');
    object->flags &= (uint16_t)~OBJECT_IN_REPR;
    return ok;
}

// --- views ------------------------------------------------------------------------------------

bool view_repr(Machine *m, Text *text, Value view) {
    Object *object = object_at(m, view);
    if (object->flags & OBJECT_IN_REPR) {
        text_add_z(text, "...");
        return true;
    }
    object->flags |= OBJECT_IN_REPR;
    Value list = list_from(m, view);
    bool ok = list != VALUE_UNSET;
    if (ok) {
        text_printf(text, "%s(", type_name(m, view));
        ok = list_repr(m, text, list);
        text_add_char(text, ')');
    }
    release(m, list);
    object->flags &= (uint16_t)~OBJECT_IN_REPR;
    return ok;
}

bool view_contains(Machine *m, Value view, Value item, bool *result) {
    Value dict = AS(DictView, m, view)->dict;
    *result = false;
    if (view_class(m, view) == CLASS_DICT_KEYS) {
        return dict_contains(m, dict, item, result);
    }
    if (view_class(m, view) == CLASS_DICT_VALUES) {
        return iterable_contains(m, view, item, result);
    }
    if (!is_type(m, item, TYPE_TUPLE) || tuple_count(m, item) != 2) {
        return true;
    }
    bool failed;
    Value found = dict_find(m, dict, tuple_items(m, item)[0], &failed);
    if (found == VALUE_UNSET) {
        return !failed;
    }
    retain(m, found);
    bool ok = value_equal(m, found, tuple_items(m, item)[1], result);
    release(m, found);
    return ok;
}

// Whether every item of a is in b.
static bool all_contained(Machine *m, Value a, Value b, bool *result) {
    Value iterator = value_iter(m, a);
    if (iterator == VALUE_UNSET) {
        return false;
    }
    bool ok = true;
    Value item;
    *result = true;
    while (ok && *result && (item = value_next(m, iterator)) != VALUE_UNSET) {
        ok = value_contains(m, b, item, result);
        release(m, item);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET;
}

Value view_compare(Machine *m, Value a, Value b, int op) {
    if (!is_set_view(m, a) || !(is_set(m, b) || is_set_view(m, b))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t left, right;
    if (!value_length(m, a, &left) || !value_length(m, b, &right)) {
        return VALUE_UNSET;
    }
    bool result = false;
    bool ok = true;
    bool backwards = op == COMPARE_GT || op == COMPARE_GT_E;
    bool possible = op == COMPARE_LT     ? left < right
                    : op == COMPARE_LT_E ? left <= right
                    : op == COMPARE_GT   ? left > right
                    : op == COMPARE_GT_E ? left >= right
                                         : left == right;
    if (possible) {
        ok = all_contained(m, backwards ? b : a, backwards ? a : b, &result);
    }
    if (!ok) {
        return VALUE_UNSET;
    }
    return value_from_bool(result != (op == COMPARE_NOT_EQ));
}

// a op b where a is a keys or items view: a set, built the way CPython builds it.
Value view_binary(Machine *m, Value a, Value b, int op) {
    bool left = is_set_view(m, a);
    if (!left && !is_set_view(m, b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (op == OPERATOR_BIT_AND && left) {
        Value set = set_new(m, TYPE_SET);
        Value iterator = set == VALUE_UNSET ? VALUE_UNSET : value_iter(m, b);
        bool ok = iterator != VALUE_UNSET;
        Value item;
        while (ok && (item = value_next(m, iterator)) != VALUE_UNSET) {
            bool there;
            ok = view_contains(m, a, item, &there) && (!there || set_add(m, set, item));
            release(m, item);
        }
        release(m, iterator);
        if (!ok || m->world->pending != VALUE_UNSET) {
            release(m, set);
            return VALUE_UNSET;
        }
        return set;
    }
    Value set = set_from(m, TYPE_SET, a);
    Value other = set == VALUE_UNSET ? VALUE_UNSET : set_from(m, TYPE_SET, b);
    bool ok = other != VALUE_UNSET && set_binary_in_place(m, set, other, op);
    release(m, other);
    if (!ok) {
        release(m, set);
        return VALUE_UNSET;
    }
    return set;
}

static Value isdisjoint(Machine *m, const Call *call) {
    Value self = method_self(m, call, TYPE_DICT_VIEW, TYPE_DICT_VIEW, "dict_keys", "isdisjoint");
    Value iterator = self == VALUE_UNSET ? VALUE_UNSET : value_iter(m, call->args[0]);
    if (iterator == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    bool ok = true;
    bool there = false;
    Value item;
    while (ok && !there && (item = value_next(m, iterator)) != VALUE_UNSET) {
        ok = view_contains(m, self, item, &there);
        release(m, item);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET ? value_from_bool(!there) : VALUE_UNSET;
}

const NativeInfo natives_dict_view[] = {
    {"isdisjoint", isdisjoint, 1, 1, false, EFFECT_READS_SELF},
    DUNDERS_COMMON,
    DUNDERS_ORDER,
    DUNDERS_CONTAINER,
    DUNDERS_SET,
    DUNDER_READS("__reversed__", dunder_reversed, 0),
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
