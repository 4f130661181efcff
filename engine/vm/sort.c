// list.sort and sorted(): stable, by __lt__ only.
//
// Up to 63 items the comparisons are CPython's, one by one (a run at the start, then binary
// insertion); longer lists are merged from such runs. Scratch memory is outside the heap.
#include <string.h>

#include "engine/base/memory.h"
#include "engine/vm/protocol.h"

enum {
    MAX_RUN = 64
};

// What all keys have in common: decides how two are compared.
typedef enum KeyKind {
    KEYS_INT,
    KEYS_FLOAT,
    KEYS_STR,
    KEYS_TUPLE_INT, // tuples that begin with such: the first items decide, if they differ
    KEYS_TUPLE_STR,
    KEYS_ANY
} KeyKind;

enum {
    SORT_PLACE = 1 // of its comparisons, for costs_guess
};

typedef struct Item {
    Value key;
    Value value; // the same as key when there is no key function
} Item;

typedef struct Sort {
    Machine *m;
    KeyKind kind;
    bool are_words; // numbers, compared as words; not under a machine's profile
    bool failed;    // an exception is pending; every comparison says false from then on
} Sort;

static bool is_less_slowly(Sort *sort, Value a, Value b) {
    Machine *m = sort->m;
    if (sort->failed) {
        return false;
    }
    Value answer = value_compare(m, a, b, COMPARE_LT);
    bool less = false;
    if (answer == VALUE_UNSET || !value_is_true(m, answer, &less)) {
        sort->failed = true;
    }
    release(m, answer);
    return less;
}

static bool str_is_less(const Machine *m, Value a, Value b) {
    const Str *left = AS(Str, m, a);
    const Str *right = AS(Str, m, b);
    uint32_t common = left->length < right->length ? left->length : right->length;
    int order = left == right ? 0 : memcmp(left->bytes, right->bytes, common);
    return order < 0 || (order == 0 && left->length < right->length);
}

// Whether one tuple of numbers and texts is less than another; -1: others are inside.
static int tuple_is_less(const Machine *m, Value a, Value b) {
    uint32_t left = tuple_count(m, a);
    uint32_t right = tuple_count(m, b);
    for (uint32_t i = 0; i < left && i < right; i++) {
        Value x = tuple_items(m, a)[i];
        Value y = tuple_items(m, b)[i];
        if (x == y) {
            continue;
        }
        if (value_is_int(x) && value_is_int(y)) {
            return value_as_int(x) < value_as_int(y);
        }
        if (is_type(m, x, TYPE_STR) && is_type(m, y, TYPE_STR)) {
            if (same_str(m, x, y)) {
                continue;
            }
            return str_is_less(m, x, y);
        }
        if (!value_is_float(x) || !value_is_float(y)) {
            return -1;
        }
        if (value_as_float(x) != value_as_float(y)) {
            return value_as_float(x) < value_as_float(y);
        }
    }
    return left < right;
}

static const CostKind order_costs[] = {
    [KEYS_INT] = COST_ORDER,
    [KEYS_FLOAT] = COST_ORDER,
    [KEYS_STR] = COST_ORDER_TEXT,
    [KEYS_TUPLE_INT] = COST_ORDER_TUPLE,
    [KEYS_TUPLE_STR] = COST_ORDER_TUPLE,
    [KEYS_ANY] = COST_ORDER_OTHER,
};

static inline bool compare(Sort *sort, const Item *a, const Item *b) {
    work_done(sort->m, order_costs[sort->kind], 1);
    switch (sort->kind) {
    case KEYS_INT:
        return value_as_int(a->key) < value_as_int(b->key);
    case KEYS_FLOAT:
        return value_as_float(a->key) < value_as_float(b->key);
    case KEYS_STR:
        return str_is_less(sort->m, a->key, b->key);
    case KEYS_TUPLE_INT: {
        Value x = tuple_items(sort->m, a->key)[0];
        Value y = tuple_items(sort->m, b->key)[0];
        if (x != y) {
            work_done(sort->m, COST_SPENT, 1); // as value_compare
            return value_as_int(x) < value_as_int(y);
        }
        break;
    }
    case KEYS_TUPLE_STR: {
        Value x = tuple_items(sort->m, a->key)[0];
        Value y = tuple_items(sort->m, b->key)[0];
        if (x != y && !same_str(sort->m, x, y)) {
            work_done(sort->m, COST_SPENT, 1);
            work_done(sort->m, COST_ORDER_TEXT, 1);
            return str_is_less(sort->m, x, y);
        }
        break;
    }
    case KEYS_ANY:
        break;
    }
    bool are_tuples = is_type(sort->m, a->key, TYPE_TUPLE) && is_type(sort->m, b->key, TYPE_TUPLE);
    int less = are_tuples && !sort->m->costs ? tuple_is_less(sort->m, a->key, b->key) : -1;
    return less >= 0 ? less : is_less_slowly(sort, a->key, b->key);
}

static inline bool is_less(Sort *sort, const Item *a, const Item *b) {
    bool less = compare(sort, a, b);
    if (sort->m->costs) {
        costs_guess(sort->m, SORT_PLACE, less);
    }
    return less;
}

// The loops over numbers: nothing in them branches on how a comparison comes out, which no
// processor could foresee.
__attribute__((always_inline)) static inline bool word_is_less(const Item *a, const Item *b,
                                                               bool are_floats) {
    return are_floats ? value_as_float(a->key) < value_as_float(b->key)
                      : value_as_int(a->key) < value_as_int(b->key);
}

static KeyKind kind_of_word(const Machine *m, Value key) {
    return value_is_int(key)           ? KEYS_INT
           : value_is_float(key)       ? KEYS_FLOAT
           : is_type(m, key, TYPE_STR) ? KEYS_STR
                                       : KEYS_ANY;
}

static KeyKind kind_of(const Machine *m, Value key) {
    if (!is_type(m, key, TYPE_TUPLE) || tuple_count(m, key) == 0) {
        return kind_of_word(m, key);
    }
    KeyKind first = kind_of_word(m, tuple_items(m, key)[0]);
    return first == KEYS_INT ? KEYS_TUPLE_INT : first == KEYS_STR ? KEYS_TUPLE_STR : KEYS_ANY;
}

static KeyKind common_kind(const Machine *m, const Item *items, uint32_t count) {
    KeyKind kind = kind_of(m, items[0].key);
    for (uint32_t i = 1; i < count; i++) {
        if (kind_of(m, items[i].key) != kind) {
            return KEYS_ANY;
        }
    }
    return kind;
}

static void reverse_items(Item *items, uint32_t count) {
    for (uint32_t i = 0; i < count / 2; i++) {
        Item other = items[count - 1 - i];
        items[count - 1 - i] = items[i];
        items[i] = other;
    }
}

// Length of the run at the start; a strictly descending one is turned round.
static uint32_t first_run(Sort *sort, Item *items, uint32_t count) {
    if (count < 2) {
        return count;
    }
    uint32_t length = 2;
    if (is_less(sort, &items[1], &items[0])) {
        while (length < count && is_less(sort, &items[length], &items[length - 1])) {
            length++;
        }
        if (!sort->failed) {
            reverse_items(items, length);
        }
    } else {
        while (length < count && !is_less(sort, &items[length], &items[length - 1])) {
            length++;
        }
    }
    return length;
}

__attribute__((always_inline)) static inline uint32_t place_of_word(const Item *pivot,
                                                                    const Item *items,
                                                                    uint32_t count, bool are_floats,
                                                                    uint32_t *comparisons) {
    uint32_t low = 0;
    for (uint32_t high = count; low < high; (*comparisons)++) {
        uint32_t middle = low + (high - low) / 2;
        bool is_less = word_is_less(pivot, &items[middle], are_floats);
        high = is_less ? middle : high;
        low = is_less ? low : middle + 1;
    }
    return low;
}

// Where the pivot belongs among items in order: behind its equals.
static uint32_t place_of(Sort *sort, const Item *pivot, const Item *items, uint32_t count) {
    if (sort->are_words) {
        uint32_t comparisons = 0;
        uint32_t place = sort->kind == KEYS_INT
                             ? place_of_word(pivot, items, count, false, &comparisons)
                             : place_of_word(pivot, items, count, true, &comparisons);
        work_done(sort->m, COST_ORDER, comparisons);
        return place;
    }
    uint32_t low = 0;
    uint32_t high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (is_less(sort, pivot, &items[middle])) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

// items[0:sorted] are in order; puts the others in.
static void insert_others(Sort *sort, Item *items, uint32_t sorted, uint32_t count) {
    for (; sorted < count; sorted++) {
        Item pivot = items[sorted];
        uint32_t place = place_of(sort, &pivot, items, sorted);
        if (sort->failed) { // what is left behind is CPython's too
            return;
        }
        memmove(items + place + 1, items + place, (sorted - place) * sizeof(Item));
        items[place] = pivot;
    }
}

// Two parts in order that become one; out may end where right begins.
typedef struct Merge {
    Item *out;
    const Item *left;
    const Item *left_end;
    const Item *right;
    const Item *right_end;
} Merge;

__attribute__((always_inline)) static inline Merge merge_words(Merge g, bool are_floats) {
    while (g.left < g.left_end && g.right < g.right_end) {
        bool is_right = word_is_less(g.right, g.left, are_floats);
        *g.out++ = *(is_right ? g.right : g.left);
        g.right += is_right;
        g.left += !is_right;
    }
    return g;
}

static Merge merge_any(Sort *sort, Merge g) {
    while (g.left < g.left_end && g.right < g.right_end) {
        *g.out++ = is_less(sort, g.right, g.left) ? *g.right++ : *g.left++;
    }
    return g;
}

// Merges items[0:middle] and items[middle:count], both in order; scratch holds the left part.
static void merge(Sort *sort, Item *items, uint32_t middle, uint32_t count, Item *scratch) {
    if (!is_less(sort, &items[middle], &items[middle - 1])) {
        return;
    }
    memcpy(scratch, items, middle * sizeof(Item));
    Merge g = {items, scratch, scratch + middle, items + middle, items + count};
    if (sort->are_words) {
        g = sort->kind == KEYS_INT ? merge_words(g, false) : merge_words(g, true);
        work_done(sort->m, COST_ORDER, (uint64_t)(g.out - items));
    } else {
        g = merge_any(sort, g);
    }
    memcpy(g.out, g.left, (size_t)(g.left_end - g.left) * sizeof(Item));
}

static void sort_range(Sort *sort, Item *items, uint32_t count, Item *scratch) {
    if (count < MAX_RUN) {
        insert_others(sort, items, first_run(sort, items, count), count);
        return;
    }
    uint32_t middle = count / 2;
    sort_range(sort, items, middle, scratch);
    sort_range(sort, items + middle, count - middle, scratch);
    if (!sort->failed) {
        merge(sort, items, middle, count, scratch);
    }
}

static void sort_all(Sort *sort, Item *items, uint32_t count) {
    if (first_run(sort, items, count) == count || sort->failed) {
        return;
    }
    Item *scratch = NEW_ARRAY(Item, count);
    sort_range(sort, items, count, scratch);
    memory_free(scratch);
}

// Fills in the keys (owned when there is a key function).
static bool make_keys(Machine *m, Item *items, uint32_t count, Value key) {
    for (uint32_t i = 0; i < count; i++) {
        items[i].key = call_value(m, key, &items[i].value, 1, VALUE_UNSET);
        if (items[i].key == VALUE_UNSET) {
            while (i > 0) {
                release(m, items[--i].key);
            }
            return false;
        }
    }
    return true;
}

static bool has_key(Value key) {
    return key != VALUE_UNSET && key != VALUE_NONE;
}

bool items_sort(Machine *m, Value *values, uint32_t count, Value key, bool reverse) {
    Sort sort = {.m = m};
    if (count == 0) {
        return true;
    }
    Item *items = NEW_ARRAY(Item, count);
    for (uint32_t i = 0; i < count; i++) {
        items[i] = (Item){values[i], values[i]};
    }
    if (has_key(key) && !make_keys(m, items, count, key)) {
        memory_free(items);
        return false;
    }
    sort.kind = common_kind(m, items, count);
    sort.are_words = !m->costs && (sort.kind == KEYS_INT || sort.kind == KEYS_FLOAT);
    if (reverse) { // turned round before and after, equals keep their order
        reverse_items(items, count);
    }
    if (count < MAX_RUN) {
        insert_others(&sort, items, first_run(&sort, items, count), count);
    } else {
        sort_all(&sort, items, count);
    }
    if (reverse) {
        reverse_items(items, count);
    }
    for (uint32_t i = 0; i < count; i++) {
        values[i] = items[i].value;
    }
    for (uint32_t i = 0; has_key(key) && i < count; i++) {
        release(m, items[i].key);
    }
    memory_free(items);
    return !sort.failed;
}

// While it is sorted the list is empty; what the program puts into it meanwhile is an error.
bool list_sort(Machine *m, Value v, Value key, bool reverse) {
    List *list = AS(List, m, v);
    Value items = list->items;
    uint32_t count = list->count;
    list->items = VALUE_UNSET;
    list->count = 0;
    bool ok =
        items == VALUE_UNSET || items_sort(m, AS(Values, m, items)->items, count, key, reverse);
    Value intruders = list->items;
    list->items = items;
    list->count = count;
    if (intruders != VALUE_UNSET) {
        release(m, intruders);
        if (ok) {
            raise_error(m, CLASS_VALUE_ERROR, "list modified during sort");
        }
        return false;
    }
    return ok;
}

bool sort_flag(Machine *m, Value v, bool *flag) {
    if (m->profile->minor >= 12) {
        return value_is_true(m, v, flag);
    }
    int64_t number;
    if (!value_as_index(m, v, &number)) {
        return false;
    }
    *flag = number != 0;
    return true;
}
