#include "engine/vm/builtins.h"
#include "engine/vm/dunder.h"
#include "engine/vm/protocol.h"

static Value self_of(Machine *m, const Call *call, const char *method) {
    return method_self(m, call, TYPE_LIST, TYPE_LIST, "list", method);
}

static Value done(bool ok) {
    return ok ? VALUE_NONE : VALUE_UNSET;
}

static Value append(Machine *m, const Call *call) {
    Value self = self_of(m, call, "append");
    return done(self != VALUE_UNSET && list_append(m, self, call->args[0]));
}

static Value extend(Machine *m, const Call *call) {
    Value self = self_of(m, call, "extend");
    return done(self != VALUE_UNSET && list_extend(m, self, call->args[0]));
}

static Value insert(Machine *m, const Call *call) {
    Value self = self_of(m, call, "insert");
    int64_t index;
    if (self == VALUE_UNSET || !value_as_index(m, call->args[0], &index)) {
        return VALUE_UNSET;
    }
    return done(list_insert(m, self, index, call->args[1]));
}

static Value pop(Machine *m, const Call *call) {
    Value self = self_of(m, call, "pop");
    int64_t index = -1;
    if (self == VALUE_UNSET || (call->count > 0 && !value_as_index(m, call->args[0], &index))) {
        return VALUE_UNSET;
    }
    if (list_count(m, self) == 0) {
        return raise_error(m, CLASS_INDEX_ERROR, "pop from empty list");
    }
    if (!index_inside(&index, list_count(m, self))) {
        return raise_error(m, CLASS_INDEX_ERROR, "pop index out of range");
    }
    return list_take(m, self, (uint32_t)index);
}

// Index of the first item in [start, stop) equal to item; -1 none, -2 exception.
static int64_t find(Machine *m, Value list, Value item, int64_t start, int64_t stop) {
    for (int64_t i = start; i < stop && i < list_count(m, list); i++) {
        work_done(m, COST_SCAN, 1);
        Value candidate = list_items(m, list)[i];
        int same = equal_quickly(m, candidate, item);
        if (same < 0) {
            bool equal;
            retain(m, candidate);
            bool ok = value_equal(m, candidate, item, &equal);
            release(m, candidate);
            if (!ok) {
                return -2;
            }
            same = equal;
        }
        if (same) {
            return i;
        }
    }
    return -1;
}

static Value remove_item(Machine *m, const Call *call) {
    Value self = self_of(m, call, "remove");
    int64_t index = self == VALUE_UNSET ? -2 : find(m, self, call->args[0], 0, INT64_MAX);
    if (index == -1) {
        return raise_error(m, CLASS_VALUE_ERROR, "list.remove(x): x not in list");
    }
    if (index >= 0 && index < list_count(m, self)) {
        release(m, list_take(m, self, (uint32_t)index));
    }
    return done(index >= 0);
}

static Value index_method(Machine *m, const Call *call) {
    Value self = self_of(m, call, "index");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    int64_t count = list_count(m, self);
    int64_t start = 0;
    int64_t stop = count;
    if ((call->count > 1 && !slice_bound(m, call->args[1], count, &start)) ||
        (call->count > 2 && !slice_bound(m, call->args[2], count, &stop))) {
        return VALUE_UNSET;
    }
    int64_t index = find(m, self, call->args[0], start, stop);
    if (index >= 0) {
        return int_from_i64(m, index);
    }
    Text text = {0};
    if (index == -1 && text_add_repr(m, &text, call->args[0])) {
        raise_error(m, CLASS_VALUE_ERROR, "%s is not in list", text_z(&text));
    }
    text_release(&text);
    return VALUE_UNSET;
}

static Value count_method(Machine *m, const Call *call) {
    Value self = self_of(m, call, "count");
    int64_t found = 0;
    int64_t index = self == VALUE_UNSET ? -2 : find(m, self, call->args[0], 0, INT64_MAX);
    while (index >= 0) {
        found++;
        index = find(m, self, call->args[0], index + 1, INT64_MAX);
    }
    return index == -1 ? int_from_i64(m, found) : VALUE_UNSET;
}

static Value clear(Machine *m, const Call *call) {
    Value self = self_of(m, call, "clear");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    list_clear(m, self);
    return VALUE_NONE;
}

static Value copy(Machine *m, const Call *call) {
    Value self = self_of(m, call, "copy");
    return self == VALUE_UNSET ? VALUE_UNSET : list_of(m, list_items(m, self), list_count(m, self));
}

static Value reverse(Machine *m, const Call *call) {
    Value self = self_of(m, call, "reverse");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    items_reverse(list_items(m, self), list_count(m, self));
    return VALUE_NONE;
}

static Value sort(Machine *m, const Call *call) {
    static const char *const names[] = {"key", "reverse", NULL};
    Value self = self_of(m, call, "sort");
    if (self == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (call->count > 0) {
        return raise_error(m, CLASS_TYPE_ERROR, "sort() takes no positional arguments");
    }
    Value values[2];
    bool reversed = false;
    if (!builtin_parse(m, call, "sort", names, 0, values) ||
        (values[1] != VALUE_UNSET && !sort_flag(m, values[1], &reversed))) {
        return VALUE_UNSET;
    }
    return done(list_sort(m, self, values[0], reversed));
}

const NativeInfo natives_list[] = {
    {"append", append, 1, 1, false, EFFECT_WRITES_SELF},
    {"extend", extend, 1, 1, false, EFFECT_WRITES_SELF},
    {"insert", insert, 2, 2, false, EFFECT_WRITES_SELF},
    {"pop", pop, 0, 1, false, EFFECT_WRITES_SELF},
    {"remove", remove_item, 1, 1, false, EFFECT_WRITES_SELF},
    {"index", index_method, 1, 3, false, EFFECT_READS_SELF},
    {"count", count_method, 1, 1, false, EFFECT_READS_SELF},
    {"clear", clear, 0, 0, false, EFFECT_WRITES_SELF},
    {"copy", copy, 0, 0, false, EFFECT_READS_SELF},
    {"reverse", reverse, 0, 0, false, EFFECT_WRITES_SELF},
    {"sort", sort, 0, -1, true, EFFECT_WRITES_SELF},
    DUNDERS_COMMON,
    DUNDERS_ORDER,
    DUNDERS_CONTAINER,
    DUNDERS_READ,
    DUNDERS_WRITE,
    DUNDERS_SEQUENCE,
    DUNDER_READS("__reversed__", dunder_reversed, 0),
    DUNDER_WRITES("__iadd__", dunder_iadd, 1),
    DUNDER_WRITES("__imul__", dunder_imul, 1),
    {NULL, NULL, 0, 0, false, EFFECT_PRIVATE},
};
