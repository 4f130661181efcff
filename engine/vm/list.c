#include "engine/vm/protocol.h"

// Items are kept in one VALUES object whose count is the capacity; places behind the list's count
// are unset.

static Values *items_new(Machine *m, uint64_t count) {
    if (count > UINT32_MAX / 2) {
        raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
        return NULL;
    }
    Values *items = heap_new(m, TYPE_VALUES, sizeof(Values) + (size_t)count * sizeof(Value));
    if (items) {
        items->count = (uint32_t)count;
        for (uint64_t i = 0; i < count; i++) {
            items->items[i] = VALUE_UNSET;
        }
    }
    return items;
}

static uint32_t capacity_of(const Machine *m, const List *list) {
    return value_is_ref(list->items) ? AS(Values, m, list->items)->count : 0;
}

// Lets go of a block whose items have moved elsewhere.
static void items_drop(Machine *m, Value items) {
    if (value_is_ref(items)) {
        AS(Values, m, items)->count = 0;
        release(m, items);
    }
}

Value list_new(Machine *m, uint32_t capacity) {
    List *list = heap_new(m, TYPE_LIST, sizeof(List));
    if (!list) {
        return VALUE_UNSET;
    }
    list->items = VALUE_UNSET;
    Value v = value_of(m, list);
    if (capacity && !list_reserve(m, v, capacity)) {
        release(m, v);
        return VALUE_UNSET;
    }
    return v;
}

bool list_reserve(Machine *m, Value v, uint64_t count) {
    List *list = AS(List, m, v);
    if (count <= capacity_of(m, list)) {
        return true;
    }
    Values *items = items_new(m, count);
    if (!items) {
        return false;
    }
    if (list->count) {
        memcpy(items->items, list_items(m, v), list->count * sizeof(Value));
    }
    items_drop(m, list->items);
    list->items = value_of(m, items);
    return true;
}

static bool list_grow(Machine *m, Value v) {
    uint64_t count = AS(List, m, v)->count;
    return list_reserve(m, v, count < 4 ? 4 : count + count / 2);
}

bool list_append(Machine *m, Value v, Value item) {
    List *list = AS(List, m, v);
    if (list->count == capacity_of(m, list) && !list_grow(m, v)) {
        return false;
    }
    AS(Values, m, list->items)->items[list->count++] = retain(m, item);
    return true;
}

Value list_of(Machine *m, const Value *items, uint32_t count) {
    Value v = list_new(m, count);
    if (v != VALUE_UNSET && count) {
        work_done(m, COST_COPIED, count);
        Value *places = list_items(m, v);
        for (uint32_t i = 0; i < count; i++) {
            places[i] = retain(m, items[i]);
        }
        AS(List, m, v)->count = count;
    }
    return v;
}

bool list_insert(Machine *m, Value v, int64_t index, Value item) {
    List *list = AS(List, m, v);
    if (list->count == capacity_of(m, list) && !list_grow(m, v)) {
        return false;
    }
    int64_t count = list->count;
    index = index < 0 ? index + count : index;
    index = index < 0 ? 0 : index > count ? count : index;
    Value *items = list_items(m, v);
    memmove(items + index + 1, items + index, (size_t)(count - index) * sizeof(Value));
    items[index] = retain(m, item);
    list->count++;
    return true;
}

Value list_take(Machine *m, Value v, uint32_t index) {
    List *list = AS(List, m, v);
    Value *items = list_items(m, v);
    Value item = items[index];
    list->count--;
    memmove(items + index, items + index + 1, (list->count - index) * sizeof(Value));
    items[list->count] = VALUE_UNSET;
    return item;
}

void list_clear(Machine *m, Value v) {
    List *list = AS(List, m, v);
    Value items = list->items;
    list->items = VALUE_UNSET;
    list->count = 0;
    release(m, items);
}

// The items of a list or tuple; the source may be the list itself.
static bool extend_from_sequence(Machine *m, Value v, Value source) {
    uint32_t added = sequence_count(m, source);
    List *list = AS(List, m, v);
    uint64_t wanted = (uint64_t)list->count + added;
    if (wanted > capacity_of(m, list) &&
        !list_reserve(m, v, wanted > list->count * 3ull / 2 ? wanted : list->count * 3ull / 2)) {
        return false;
    }
    work_done(m, COST_COPIED, added);
    const Value *from = sequence_items(m, source);
    Value *to = list_items(m, v);
    for (uint32_t i = 0; i < added; i++) {
        to[list->count + i] = retain(m, from[i]);
    }
    list->count += added;
    return true;
}

// Asks for how many items there are by the method called name, as far as the program has one:
// nobody needs the answer here, but the program may see that it was asked. *knows: it has answered.
static bool ask(Machine *m, Value v, const char *name, bool *knows) {
    bool is_length = strcmp(name, "__len__") == 0;
    *knows = is_type(m, class_lookup(m, class_of(m, v), name_z(m, name)), TYPE_FUNCTION);
    if (!*knows) {
        return true;
    }
    Value answer = call_special(m, v, name, NULL, 0);
    *knows = is_int(m, answer);
    int64_t count;
    if (answer == VALUE_UNSET) { // that there is no length is no error
        if (pending_is(m, CLASS_TYPE_ERROR)) {
            pending_clear(m);
        }
    } else if (!*knows && !is_length && answer != VALUE_NOT_IMPLEMENTED) {
        raise_error(m, CLASS_TYPE_ERROR, "%s must be an integer, not %s", name,
                    type_name(m, answer));
    } else if (*knows && !int_to_i64(m, answer, &count)) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "%s",
                    is_length ? "cannot fit 'int' into an index-sized integer"
                              : "Python int too large to convert to C ssize_t");
    } else if (*knows && count < 0) {
        raise_error(m, CLASS_VALUE_ERROR, "%s() should return >= 0", name);
    }
    release(m, answer);
    return m->world->pending == VALUE_UNSET;
}

static bool ask_length(Machine *m, Value v) {
    bool knows;
    if (!is_type(m, v, TYPE_INSTANCE)) {
        return true;
    }
    return ask(m, v, "__len__", &knows) && (knows || ask(m, v, "__length_hint__", &knows));
}

// As far as there is room.
static bool append_there(Machine *m, void *context, Value item) {
    const Value *v = context;
    List *list = AS(List, m, *v);
    if (list->count >= capacity_of(m, list)) {
        return false;
    }
    list_items(m, *v)[list->count++] = item;
    return true;
}

bool list_extend(Machine *m, Value v, Value iterable) {
    if (is_type(m, iterable, TYPE_LIST) || is_type(m, iterable, TYPE_TUPLE)) {
        return extend_from_sequence(m, v, iterable);
    }
    Value iterator = value_iter(m, iterable);
    if (iterator == VALUE_UNSET) {
        return false;
    }
    Sink sink = {.take = append_there, .context = &v};
    bool ok = ask_length(m, iterable);
    Value item;
    while (ok && (item = value_next_into(m, iterator, &sink)) != VALUE_UNSET) {
        ok = list_append(m, v, item);
        release(m, item);
    }
    release(m, iterator);
    return ok && m->world->pending == VALUE_UNSET;
}

Value list_from(Machine *m, Value iterable) {
    Value list = list_new(m, 0);
    if (list != VALUE_UNSET && !list_extend(m, list, iterable)) {
        release(m, list);
        return VALUE_UNSET;
    }
    return list;
}

Value sequence_of(Machine *m, Value iterable) {
    if (is_type(m, iterable, TYPE_LIST) || is_type(m, iterable, TYPE_TUPLE)) {
        return retain(m, iterable);
    }
    return list_from(m, iterable);
}

uint32_t sequence_count(const Machine *m, Value sequence) {
    return is_type(m, sequence, TYPE_TUPLE) ? tuple_count(m, sequence) : list_count(m, sequence);
}

Value *sequence_items(const Machine *m, Value sequence) {
    return is_type(m, sequence, TYPE_TUPLE) ? tuple_items(m, sequence) : list_items(m, sequence);
}

Value list_concat(Machine *m, Value a, Value b) {
    Value result = list_new(m, 0);
    if (result == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (!list_reserve(m, result, (uint64_t)list_count(m, a) + list_count(m, b)) ||
        !extend_from_sequence(m, result, a) || !extend_from_sequence(m, result, b)) {
        release(m, result);
        return VALUE_UNSET;
    }
    return result;
}

Value sequence_repeat(Machine *m, Value sequence, int64_t times) {
    uint64_t count = sequence_count(m, sequence);
    uint64_t repeats = times < 0 ? 0 : (uint64_t)times;
    bool is_tuple = is_type(m, sequence, TYPE_TUPLE);
    if (count && repeats > UINT32_MAX / 2 / count) {
        return raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
    }
    uint64_t total = count * repeats;
    if (is_tuple && repeats == 1) {
        return retain(m, sequence);
    }
    Value result = is_tuple ? tuple_new(m, (uint32_t)total) : list_new(m, (uint32_t)total);
    if (result == VALUE_UNSET || total == 0) {
        return result;
    }
    const Value *from = sequence_items(m, sequence);
    Value *to = sequence_items(m, result);
    for (uint64_t i = 0; i < total; i++) {
        to[i] = retain(m, from[i % count]);
    }
    if (!is_tuple) {
        AS(List, m, result)->count = (uint32_t)total;
    }
    return result;
}

bool list_repeat_in_place(Machine *m, Value v, int64_t times) {
    if (times <= 0) {
        list_clear(m, v);
        return true;
    }
    uint64_t count = list_count(m, v);
    if (count && (uint64_t)times > UINT32_MAX / 2 / count) {
        raise_error(m, CLASS_MEMORY_ERROR, "%s", "");
        return false;
    }
    uint64_t total = count * (uint64_t)times;
    if (!list_reserve(m, v, total)) {
        return false;
    }
    Value *items = list_items(m, v);
    for (uint64_t i = count; i < total; i++) {
        items[i] = retain(m, items[i % count]);
    }
    AS(List, m, v)->count = (uint32_t)total;
    return true;
}

void items_reverse(Value *items, uint32_t count) {
    for (uint32_t i = 0; i < count / 2; i++) {
        Value other = items[count - 1 - i];
        items[count - 1 - i] = items[i];
        items[i] = other;
    }
}

bool list_repr(Machine *m, Text *text, Value list) {
    Object *object = object_at(m, list);
    if (object->flags & OBJECT_IN_REPR) {
        text_add_z(text, "[...]");
        return true;
    }
    object->flags |= OBJECT_IN_REPR;
    bool ok = true;
    text_add_char(text, '[');
    for (uint32_t i = 0; ok && i < list_count(m, list); i++) {
        Value item = retain(m, list_items(m, list)[i]);
        text_add_z(text, i ? ", " : "");
        ok = text_add_repr(m, text, item);
        release(m, item);
    }
    text_add_char(text, ']');
    object->flags &= (uint16_t)~OBJECT_IN_REPR;
    return ok;
}
