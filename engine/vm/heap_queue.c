// heapq's two walks through the tree and what bisect does, for items that compare without code of
// the program.
//
// Where two items are of another kind the walk stops with the list whole, and the library goes on
// from there in Python: comparisons are CPython's, one by one and in its order.
#include "engine/vm/asyncio.h"
#include "engine/vm/protocol.h"
#include "engine/vm/shortcut.h"

enum {
    MOST_LEVELS = 8, // of tuples in tuples
    UNKNOWN = -1     // what compares two values is not known here
};

// What orders two values: negative, 0 or positive; *known tells whether that is so.
static int order_of(const Machine *m, Value a, Value b, int levels, bool *known) {
    if (value_is_int(a) && value_is_int(b)) {
        int64_t x = value_as_int(a);
        int64_t y = value_as_int(b);
        return (x > y) - (x < y);
    }
    bool has_float = value_is_float(a) || value_is_float(b);
    if (has_float && (value_is_int(a) || value_is_float(a)) &&
        (value_is_int(b) || value_is_float(b))) {
        double x = value_is_int(a) ? (double)value_as_int(a) : value_as_float(a);
        double y = value_is_int(b) ? (double)value_as_int(b) : value_as_float(b);
        *known = *known && x == x && y == y;
        return (x > y) - (x < y);
    }
    if (is_type(m, a, TYPE_STR) && is_type(m, b, TYPE_STR)) {
        return str_order(m, a, b);
    }
    if (!is_type(m, a, TYPE_TUPLE) || !is_type(m, b, TYPE_TUPLE) || levels == 0) {
        *known = false;
        return 0;
    }
    uint32_t a_count = tuple_count(m, a);
    uint32_t b_count = tuple_count(m, b);
    for (uint32_t i = 0; i < a_count && i < b_count && *known; i++) {
        Value x = tuple_items(m, a)[i];
        Value y = tuple_items(m, b)[i];
        int order = x == y ? 0 : order_of(m, x, y, levels - 1, known);
        if (order != 0) {
            return order;
        }
    }
    return (a_count > b_count) - (a_count < b_count);
}

// 1: a < b, 0: not, or UNKNOWN.
static int is_less(Machine *m, Value a, Value b) {
    bool known = true;
    work_done(m, COST_SPENT, 1);
    int order = order_of(m, a, b, MOST_LEVELS, &known);
    return known ? order < 0 : UNKNOWN;
}

// Lets the item at `place` rise, not above `top`. Where it has come to when the comparison is not
// known, or -1: it is where it belongs.
static int64_t rise(Machine *m, Value *items, int64_t top, int64_t place) {
    Value item = items[place];
    int less = 1;
    while (place > top) {
        int64_t above = (place - 1) >> 1;
        less = is_less(m, item, items[above]);
        if (less != 1) {
            break;
        }
        items[place] = items[above];
        place = above;
    }
    items[place] = item;
    return less == UNKNOWN ? place : -1;
}

static bool place_argument(Machine *m, Value list, Value v, int64_t *place) {
    return int_to_i64(m, v, place) && *place >= 0 && *place < (int64_t)list_count(m, list);
}

// _heap_rise(list, top, place): as rise.
static Value native_rise(Machine *m, const Call *call) {
    Value list = call->args[0];
    int64_t top;
    int64_t place;
    if (!is_type(m, list, TYPE_LIST) || !place_argument(m, list, call->args[1], &top) ||
        !place_argument(m, list, call->args[2], &place)) {
        return retain(m, call->args[2]);
    }
    return value_from_small_int(rise(m, list_items(m, list), top, place));
}

// The smaller child rises into every gap, down to a leaf, and the item at `place` with it. Where
// that is, or -1 - the place where the comparison is not known.
static int64_t sink(Machine *m, Value *items, int64_t count, int64_t place) {
    Value item = items[place];
    int less = 1;
    for (int64_t child = 2 * place + 1; child < count; child = 2 * place + 1) {
        less = child + 1 < count ? is_less(m, items[child], items[child + 1]) : 1;
        if (less == UNKNOWN) {
            break;
        }
        child += less == 0;
        items[place] = items[child];
        place = child;
    }
    items[place] = item;
    return less == UNKNOWN ? -1 - place : place;
}

// _heap_sink(list, place): as sink.
static Value native_sink(Machine *m, const Call *call) {
    Value list = call->args[0];
    int64_t place;
    if (!is_type(m, list, TYPE_LIST) || !place_argument(m, list, call->args[1], &place)) {
        return value_from_small_int(-1 - value_as_int(call->args[1]));
    }
    return value_from_small_int(sink(m, list_items(m, list), list_count(m, list), place));
}

// --- heappush and heappop ---------------------------------------------------------------------

// Whether all of these certainly compare with each other: numbers that are not NaN, or texts, or
// tuples that begin alike. What is not known further in is left to the library from there on.
static bool is_known(const Machine *m, Value a, Value b) {
    bool known = true;
    order_of(m, a, b, MOST_LEVELS, &known);
    return known;
}

// The library's function goes on with the heap at a place. Takes result, which comes back.
static Value go_on(Machine *m, const char *function, Value list, int64_t place, Value result) {
    Value args[] = {list, value_from_small_int(place)};
    Value done = call_value(m, prelude_function(m, function), args, 2, VALUE_UNSET);
    if (done == VALUE_UNSET) {
        release(m, result);
        return VALUE_UNSET;
    }
    release(m, done);
    return result;
}

Value heap_push_shortcut(Machine *m, const ShortcutCall *call) {
    Value list = call->count == 2 ? call->args[0] : VALUE_UNSET;
    if (!is_type(m, list, TYPE_LIST) || call->kwnames != VALUE_UNSET) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t count = list_count(m, list);
    if (count > 0 && !is_known(m, call->args[1], list_items(m, list)[0])) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!list_append(m, list, call->args[1])) {
        return VALUE_UNSET;
    }
    int64_t place = rise(m, list_items(m, list), 0, count);
    return place < 0 ? VALUE_NONE : go_on(m, "_heap_sift_up", list, place, VALUE_NONE);
}

Value heap_pop_shortcut(Machine *m, const ShortcutCall *call) {
    Value list = call->count == 1 ? call->args[0] : VALUE_UNSET;
    int64_t count = is_type(m, list, TYPE_LIST) ? list_count(m, list) : 0;
    if (count == 0 || call->kwnames != VALUE_UNSET ||
        (count > 1 && !is_known(m, list_items(m, list)[0], list_items(m, list)[1]))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    Value last = list_take(m, list, (uint32_t)count - 1);
    if (last == VALUE_UNSET || count == 1) {
        return last;
    }
    Value first = list_items(m, list)[0];
    list_items(m, list)[0] = last;
    int64_t place = sink(m, list_items(m, list), count - 1, 0);
    if (place < 0) {
        return go_on(m, "_heap_sink_from", list, -1 - place, first);
    }
    place = rise(m, list_items(m, list), 0, place);
    return place < 0 ? first : go_on(m, "_heap_sift_up", list, place, first);
}

// --- bisect -----------------------------------------------------------------------------------

// Where the second argument belongs in the list that is the first one; -1: not known here.
static int64_t bisected(Machine *m, const ShortcutCall *call, bool behind_equals) {
    if (call->count != 2 || call->kwnames != VALUE_UNSET || !is_type(m, call->args[0], TYPE_LIST)) {
        return -1;
    }
    const Value *items = list_items(m, call->args[0]);
    Value x = call->args[1];
    int64_t low = 0;
    int64_t high = list_count(m, call->args[0]);
    while (low < high) {
        int64_t middle = (low + high) / 2;
        int less = behind_equals ? is_less(m, x, items[middle]) : is_less(m, items[middle], x);
        if (less == UNKNOWN) {
            return -1;
        }
        if ((less == 1) == behind_equals) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

static Value place_found(int64_t place) {
    return place < 0 ? VALUE_NOT_IMPLEMENTED : value_from_small_int(place);
}

static Value insert_at(Machine *m, const ShortcutCall *call, int64_t place) {
    return place < 0                                             ? VALUE_NOT_IMPLEMENTED
           : list_insert(m, call->args[0], place, call->args[1]) ? VALUE_NONE
                                                                 : VALUE_UNSET;
}

Value bisect_right_shortcut(Machine *m, const ShortcutCall *call) {
    return place_found(bisected(m, call, true));
}

Value bisect_left_shortcut(Machine *m, const ShortcutCall *call) {
    return place_found(bisected(m, call, false));
}

Value insort_right_shortcut(Machine *m, const ShortcutCall *call) {
    return insert_at(m, call, bisected(m, call, true));
}

Value insort_left_shortcut(Machine *m, const ShortcutCall *call) {
    return insert_at(m, call, bisected(m, call, false));
}

const NativeInfo natives_heap_queue[] = {
    {"_heap_rise", native_rise, 3, 3, false, EFFECT_WRITES_SELF},
    {"_heap_sink", native_sink, 2, 2, false, EFFECT_WRITES_SELF},
    {0},
};
