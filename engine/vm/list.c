#include "engine/vm/protocol.h"

// Items are kept in one VALUES object whose count is the capacity; places behind the list's count
// are unset.

enum {
    UNKNOWN_LENGTH = 8 // what CPython makes room for when an iterable has no length
};

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

// --- the room that CPython would have, which sys.getsizeof tells ------------------------------

// What a list of `before` items has room for once it is made to hold count.
static uint32_t places_for(uint32_t count, uint32_t before) {
    uint64_t places = ((uint64_t)count + (count >> 3) + 6) & ~UINT64_C(3);
    if (count > before && count - before > places - count) {
        places = ((uint64_t)count + 3) & ~UINT64_C(3);
    }
    return count ? (uint32_t)places : 0;
}

// Appending keeps no account: the items that there are more than places came one by one.
uint32_t list_places(List *list) {
    while (list->places < list->count) {
        list->places = places_for(list->places + 1, list->places);
    }
    return list->places;
}

void list_resized(List *list, uint32_t count) {
    uint32_t places = list_places(list);
    if (count > places || count < places / 2) {
        list->places = places_for(count, list->count);
    }
}

// Before added items come at once. The first ones ever get as much room as they need, rounded to
// even.
static void places_extend(List *list, uint32_t added, bool are_first) {
    if (are_first) {
        list->places = added + (added & 1);
    } else {
        list_resized(list, list->count + added);
    }
}

// Whether an iterable tells how much there is in it.
static bool has_length(Machine *m, Value v) {
    if (is_type(m, v, TYPE_INSTANCE)) {
        Value cls = class_of(m, v);
        return class_lookup(m, cls, name_z(m, "__len__")) != VALUE_UNSET ||
               class_lookup(m, cls, name_z(m, "__length_hint__")) != VALUE_UNSET;
    }
    if (!is_type(m, v, TYPE_ITERATOR)) {
        return !is_type(m, v, TYPE_GENERATOR);
    }
    switch (AS(Iterator, m, v)->class_id) {
    case CLASS_STEPS:
    case CLASS_ENUMERATE:
    case CLASS_ZIP:
    case CLASS_MAP:
    case CLASS_FILTER:
    case CLASS_CALLABLE_ITERATOR:
        return false;
    default:
        return true;
    }
}

// After an iterable's items have come: before is how many there were, places the room for them.
static void places_extended(List *list, uint32_t before, uint32_t places, bool had_length,
                            bool are_first) {
    uint32_t count = list->count;
    list->count = before;
    list->places = places;
    places_extend(list, had_length ? count - before : UNKNOWN_LENGTH, are_first);
    list->count = count;
    if (list_places(list) > count) {
        list_resized(list, count);
    }
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
        AS(List, m, v)->count = AS(List, m, v)->places = count;
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
    if (list->count > list->places || list->count <= list->places / 2) {
        list_resized(list, list->count - 1);
    }
    list->count--;
    memmove(items + index, items + index + 1, (list->count - index) * sizeof(Value));
    items[list->count] = VALUE_UNSET;
    return item;
}

void list_clear(Machine *m, Value v) {
    List *list = AS(List, m, v);
    Value items = list->items;
    list->items = VALUE_UNSET;
    list->count = list->places = 0;
    release(m, items);
}

// The items of a list or tuple; the source may be the list itself.
static bool extend_from_sequence(Machine *m, Value v, Value source) {
    uint32_t added = sequence_count(m, source);
    List *list = AS(List, m, v);
    bool are_first = list->items == VALUE_UNSET;
    uint64_t wanted = (uint64_t)list->count + added;
    if (wanted > capacity_of(m, list) &&
        !list_reserve(m, v, wanted > list->count * 3ull / 2 ? wanted : list->count * 3ull / 2)) {
        return false;
    }
    work_done(m, COST_COPIED, added);
    places_extend(list, added, are_first);
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
    uint32_t before = list_count(m, v);
    uint32_t places = list_places(AS(List, m, v));
    bool are_first = AS(List, m, v)->items == VALUE_UNSET;
    Value item;
    while (ok && (item = value_next_into(m, iterator, &sink)) != VALUE_UNSET) {
        ok = list_append(m, v, item);
        release(m, item);
    }
    places_extended(AS(List, m, v), before, places, has_length(m, iterable), are_first);
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
    AS(List, m, result)->places = list_count(m, result);
    return result;
}

// The first count of these items again and again, up to total; that is a multiple of it.
static void fill_items(Machine *m, Value *items, uint64_t count, uint64_t total) {
    for (uint64_t i = 0; i < count; i++) {
        if (value_is_ref(items[i])) {
            object_at(m, items[i])->refs += (uint32_t)(total / count - 1);
        }
    }
    for (uint64_t done = count; done > 0 && done < total;) { // twice as many each time
        uint64_t more = total - done < done ? total - done : done;
        memcpy(items + done, items, more * sizeof *items);
        done += more;
    }
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
    for (uint64_t i = 0; i < count; i++) {
        to[i] = retain(m, from[i]);
    }
    fill_items(m, to, count, total);
    if (!is_tuple) {
        AS(List, m, result)->count = AS(List, m, result)->places = (uint32_t)total;
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
    fill_items(m, list_items(m, v), count, total);
    list_resized(AS(List, m, v), (uint32_t)total);
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
