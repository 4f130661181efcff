#include "engine/vm/walk.h"

#include <string.h>

#include "engine/vm/builtins.h"
#include "engine/vm/generator.h"
#include "engine/vm/interp.h"
#include "engine/vm/unwind.h"

// --- what could wait --------------------------------------------------------------------------

enum {
    MAX_PILE = 20,     // iterators of iterators
    MAX_HEAP = 1 << 14 // items that sum(), max() and min() wait for before they take them in
};

static bool is_slow(Machine *m, Value iterator, int depth);

static bool any_is_slow(Machine *m, Value iterators, int depth) {
    for (uint32_t i = 0; i < tuple_count(m, iterators); i++) {
        if (is_slow(m, tuple_items(m, iterators)[i], depth)) {
            return true;
        }
    }
    return false;
}

static bool is_python(const Machine *m, Value function) {
    TypeId type = type_of(m, function);
    return type == TYPE_FUNCTION || type == TYPE_METHOD || type == TYPE_INSTANCE ||
           (type == TYPE_CLASS && !(object_at(m, function)->flags & CLASS_IS_BUILTIN));
}

static bool is_slow_tool(Machine *m, const Iterator *it, int depth) {
    switch ((int)it->class_id) {
    case CLASS_ENUMERATE:
        return is_slow(m, it->a, depth);
    case CLASS_ZIP:
        return !it->step && any_is_slow(m, it->a, depth);
    case CLASS_MAP:
        return is_python(m, it->a) || any_is_slow(m, it->b, depth);
    case CLASS_FILTER:
        return is_python(m, it->a) || is_slow(m, it->b, depth);
    case CLASS_CALLABLE_ITERATOR:
        return it->a != VALUE_UNSET;
    default:
        return false;
    }
}

static bool is_slow(Machine *m, Value iterator, int depth) {
    switch ((int)type_of(m, iterator)) {
    case TYPE_GENERATOR:
        return AS(Generator, m, iterator)->class_id == CLASS_GENERATOR;
    case TYPE_ITERATOR:
        return depth < MAX_PILE && is_slow_tool(m, AS(Iterator, m, iterator), depth + 1);
    case TYPE_INSTANCE:
        return is_type(m, class_lookup(m, class_of(m, iterator), name_z(m, "__next__")),
                       TYPE_FUNCTION);
    default:
        return false;
    }
}

bool walk_is_slow(Machine *m, Value iterator) {
    return m->world->nesting == 0 && is_slow(m, iterator, 0);
}

// --- one step ---------------------------------------------------------------------------------

typedef enum WalkResult {
    WALK_ITEM,
    WALK_END,
    WALK_FAILED,
    WALK_PUSHED // the item comes as the outcome of a frame: take_outcome
} WalkResult;

static Value push_next(Machine *m, Value iterator, FrameAction action) {
    NativeFrame *n = native_frame_push(m, NATIVE_FRAME_NEXT, action);
    if (!n) {
        return VALUE_UNSET;
    }
    n->slots[0] = retain(m, iterator);
    return VALUE_PUSHED;
}

static WalkResult step_quickly(Machine *m, Value iterator, Value *item) {
    *item = value_next(m, iterator);
    if (*item != VALUE_UNSET) {
        return WALK_ITEM;
    }
    if (pending_is(m, CLASS_STOP_ITERATION)) {
        pending_clear(m);
    }
    return value_is_ref(m->world->pending) ? WALK_FAILED : WALK_END;
}

static WalkResult step(Machine *m, Value iterator, Value *item) {
    work_done(m, COST_ITEM, 1);
    if (!machine_spend(m, 0)) {
        return WALK_FAILED;
    }
    if (!walk_is_slow(m, iterator)) {
        return step_quickly(m, iterator, item);
    }
    if (!is_type(m, iterator, TYPE_GENERATOR)) {
        return push_next(m, iterator, ACTION_NATIVE) == VALUE_PUSHED ? WALK_PUSHED : WALK_FAILED;
    }
    if (AS(Generator, m, iterator)->state == GENERATOR_CLOSED) {
        return WALK_END;
    }
    return generator_resume(m, iterator, VALUE_NONE, ACTION_NATIVE) == VALUE_PUSHED ? WALK_PUSHED
                                                                                    : WALK_FAILED;
}

static Value take_value(Machine *m) {
    Value value = m->world->strand.result;
    m->world->strand.result = VALUE_UNSET;
    return value;
}

static WalkResult take_outcome(Machine *m, Outcome outcome, Value *item) {
    *item = take_value(m);
    if (outcome == OUTCOME_YIELDED) {
        return WALK_ITEM;
    }
    release(m, *item);
    *item = VALUE_UNSET;
    return outcome == OUTCOME_RAISED ? WALK_FAILED : WALK_END;
}

// --- the next item of enumerate, zip, map, filter, iter(f, end) and objects with __next__ -----

// state: how many items of the inner iterators are there; or a function has been called.
enum {
    STATE_CALLED = 1 << 20,
    STATE_ASKED = 2 << 20, // an inner iterator was asked
    NEXT_ITERATOR = 0,
    NEXT_ITEMS = 1 // tuple
};

static Value inner_of(Machine *m, const Iterator *it, uint32_t place) {
    switch ((int)it->class_id) {
    case CLASS_ENUMERATE:
        return it->a;
    case CLASS_ZIP:
        return tuple_items(m, it->a)[place];
    case CLASS_MAP:
        return tuple_items(m, it->b)[place];
    default:
        return it->b;
    }
}

static uint32_t inner_count(Machine *m, const Iterator *it) {
    switch ((int)it->class_id) {
    case CLASS_ZIP:
        return tuple_count(m, it->a);
    case CLASS_MAP:
        return tuple_count(m, it->b);
    default:
        return 1;
    }
}

static Value enumerated(Machine *m, Iterator *it, Value item) {
    Value pair[2] = {it->b, item};
    Value next = value_binary(m, it->b, value_from_small_int(1), OPERATOR_ADD);
    Value result = next == VALUE_UNSET ? VALUE_UNSET : tuple_of(m, pair, 2);
    if (next != VALUE_UNSET) {
        replace(m, &it->b, next);
    }
    return result;
}

static Value give(Machine *m, Value item) {
    if (item != VALUE_UNSET) {
        native_frame_yield(m, item);
        return VALUE_PUSHED;
    }
    return VALUE_UNSET;
}

static Value call_for(Machine *m, NativeFrame *n, Value function, const Value *args, int count) {
    n->state = STATE_CALLED;
    n->outcome = OUTCOME_RETURNED;
    Value result = call_push_action(m, function, args, count, ACTION_NATIVE, VALUE_UNSET);
    if (result == VALUE_PUSHED || result == VALUE_BLOCKED || result == VALUE_UNSET) {
        return result;
    }
    replace(m, &m->world->strand.result, result);
    return walk_next_continue(m, n, OUTCOME_RETURNED);
}

// All inner iterators have given an item.
static Value have_items(Machine *m, NativeFrame *n, Iterator *it) {
    Value items = n->slots[NEXT_ITEMS];
    Value first = tuple_items(m, items)[0];
    switch ((int)it->class_id) {
    case CLASS_ENUMERATE:
        return give(m, enumerated(m, it, first));
    case CLASS_ZIP:
        return give(m, retain(m, items));
    case CLASS_MAP:
        return call_for(m, n, it->a, tuple_items(m, items), (int)tuple_count(m, items));
    default: // a filter
        if (it->a != VALUE_NONE && it->a != builtin_class(m, CLASS_BOOL)) {
            return call_for(m, n, it->a, &first, 1);
        }
        n->state = STATE_CALLED;
        replace(m, &m->world->strand.result, retain(m, first));
        return walk_next_continue(m, n, OUTCOME_RETURNED);
    }
}

static Value ask_inner(Machine *m, NativeFrame *n, Iterator *it) {
    uint32_t count = inner_count(m, it);
    if (count == 0) {
        return VALUE_NONE;
    }
    if (n->slots[NEXT_ITEMS] == VALUE_UNSET) {
        Value items = n->slots[NEXT_ITEMS] = tuple_new(m, count);
        for (uint32_t i = 0; items != VALUE_UNSET && i < count; i++) {
            tuple_items(m, items)[i] = VALUE_NONE;
        }
        if (items == VALUE_UNSET) {
            return VALUE_UNSET;
        }
    }
    while (n->state < count) {
        Value item;
        switch (step(m, inner_of(m, it, n->state), &item)) {
        case WALK_ITEM:
            replace(m, &tuple_items(m, n->slots[NEXT_ITEMS])[n->state++], item);
            break;
        case WALK_END:
            return VALUE_NONE;
        case WALK_FAILED:
            return VALUE_UNSET;
        case WALK_PUSHED:
            n->state |= STATE_ASKED;
            return VALUE_PUSHED;
        }
    }
    return have_items(m, n, it);
}

// What the function of a map, a filter or an iter(f, end) has returned.
static Value have_answer(Machine *m, NativeFrame *n, Iterator *it, Value answer) {
    bool is_it = false;
    if (it->class_id == CLASS_MAP) {
        return give(m, answer);
    }
    if (it->class_id == CLASS_CALLABLE_ITERATOR) {
        if (value_equal(m, answer, it->b, &is_it) && !is_it) {
            return give(m, answer);
        }
        release(m, answer);
        replace(m, &it->a, VALUE_UNSET);
        return value_is_ref(m->world->pending) ? VALUE_UNSET : VALUE_NONE;
    }
    bool ok = value_is_true(m, answer, &is_it);
    release(m, answer);
    if (!ok) {
        return VALUE_UNSET;
    }
    if (is_it) {
        return give(m, retain(m, tuple_items(m, n->slots[NEXT_ITEMS])[0]));
    }
    n->state = 0;
    return ask_inner(m, n, it);
}

// The frame of a call has come back.
static Value called(Machine *m, NativeFrame *n, Outcome outcome) {
    Value v = n->slots[NEXT_ITERATOR];
    Value answer = take_value(m);
    bool ends =
        is_type(m, v, TYPE_INSTANCE) || AS(Iterator, m, v)->class_id == CLASS_CALLABLE_ITERATOR;
    if (outcome == OUTCOME_RAISED && ends && pending_is(m, CLASS_STOP_ITERATION)) {
        pending_clear(m);
        return VALUE_NONE;
    }
    if (outcome == OUTCOME_RAISED) {
        return VALUE_UNSET;
    }
    if (answer == VALUE_UNSET) { // of a native that had to wait
        answer = VALUE_NONE;
    }
    return is_type(m, v, TYPE_INSTANCE) ? give(m, answer)
                                        : have_answer(m, n, AS(Iterator, m, v), answer);
}

static Value begin(Machine *m, NativeFrame *n) {
    Value v = n->slots[NEXT_ITERATOR];
    if (is_type(m, v, TYPE_INSTANCE)) {
        Value method = get_special(m, v, "__next__");
        Value result = method == VALUE_UNSET ? VALUE_UNSET : call_for(m, n, method, NULL, 0);
        release(m, method);
        return result;
    }
    Iterator *it = AS(Iterator, m, v);
    if (it->class_id != CLASS_CALLABLE_ITERATOR) {
        return ask_inner(m, n, it);
    }
    return it->a == VALUE_UNSET ? VALUE_NONE : call_for(m, n, it->a, NULL, 0);
}

Value walk_next_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    if (n->state == 0) {
        return begin(m, n);
    }
    if (n->state == STATE_CALLED) {
        return called(m, n, outcome);
    }
    n->state &= ~(uint32_t)STATE_ASKED;
    Value item;
    switch (take_outcome(m, outcome, &item)) {
    case WALK_ITEM:
        replace(m, &tuple_items(m, n->slots[NEXT_ITEMS])[n->state++], item);
        return ask_inner(m, n, AS(Iterator, m, n->slots[NEXT_ITERATOR]));
    case WALK_END:
        return VALUE_NONE;
    case WALK_FAILED:
    case WALK_PUSHED:
        break;
    }
    return VALUE_UNSET;
}

Value walk_for_iter(Machine *m, Value iterator) {
    return push_next(m, iterator, ACTION_FOR_ITER);
}

// --- all items, and then the native -----------------------------------------------------------

typedef enum WalkMode {
    WALK_ALL,
    WALK_SUM,     // all; numbers are added up on the way
    WALK_MOST,    // all; the greatest of numbers is found on the way
    WALK_LEAST,   // all; the least of numbers is found on the way
    WALK_ANY,     // until one is true
    WALK_EVERY,   // until one is false
    WALK_ONE,     // next()
    WALK_OPERAND, // the list takes the iterator's place on the operand stack behind
} WalkMode;

enum {
    ALL_ITERATOR,
    ALL_LIST,
    ALL_CALLABLE,
    ALL_ARGS,    // tuple, the values of keywords at its end
    ALL_KWNAMES, // tuple of str or unset
    ALL_PLACE,   // of the iterator in ALL_ARGS; and the mode
    MODE_SHIFT = 8
};

static WalkMode mode_of(const NativeFrame *n) {
    return (WalkMode)(value_as_int(n->slots[ALL_PLACE]) >> MODE_SHIFT);
}

// The items are there: the call, as if they had been a list from the start.
static Value finish_call(Machine *m, NativeFrame *n) {
    n->state = 2;
    Value *args = tuple_items(m, n->slots[ALL_ARGS]);
    int place = (int)(value_as_int(n->slots[ALL_PLACE]) & ((1 << MODE_SHIFT) - 1));
    replace(m, &args[place], retain(m, n->slots[ALL_LIST]));
    Value kwnames = n->slots[ALL_KWNAMES];
    int keyword_count = value_is_ref(kwnames) ? (int)tuple_count(m, kwnames) : 0;
    int count = (int)tuple_count(m, n->slots[ALL_ARGS]) - keyword_count;
    return call_push(m, n->slots[ALL_CALLABLE], args, count, args + count, kwnames);
}

static Value have_all(Machine *m, NativeFrame *n) {
    switch (mode_of(n)) {
    case WALK_ONE: {
        Value args = n->slots[ALL_ARGS];
        return tuple_count(m, args) > 1 ? retain(m, tuple_items(m, args)[1])
                                        : raise_stop_iteration(m, VALUE_NONE);
    }
    case WALK_OPERAND: {
        Value list = retain(m, n->slots[ALL_LIST]);
        frame_pop(m); // the caller holds n
        Frame *behind = current_frame(m);
        uint32_t depth = (uint32_t)value_as_int(n->slots[ALL_PLACE]) & ((1u << MODE_SHIFT) - 1);
        replace(m, &behind->slots[behind->sp - depth], list);
        behind->ip--; // the instruction again; before, tracebacks have its place
        return VALUE_PUSHED;
    }
    case WALK_ALL:
    case WALK_SUM:
    case WALK_MOST:
    case WALK_LEAST:
    case WALK_ANY:
    case WALK_EVERY:
        break;
    }
    return finish_call(m, n);
}

static bool are_numbers(const Machine *m, const Value *items, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        Value item = items[i];
        if (!value_is_int(item) && !value_is_float(item) && !is_type(m, item, TYPE_BIG_INT)) {
            return false;
        }
    }
    return true;
}

// a + b, or the one of both that max() or min() keeps; new.
static Value join_numbers(Machine *m, WalkMode mode, Value a, Value b) {
    if (mode == WALK_SUM) {
        return value_binary(m, a, b, OPERATOR_ADD);
    }
    bool is_better = false;
    Value answer = value_compare(m, b, a, mode == WALK_MOST ? COMPARE_GT : COMPARE_LT);
    if (answer == VALUE_UNSET || !value_is_true(m, answer, &is_better)) {
        return VALUE_UNSET;
    }
    return retain(m, is_better ? b : a);
}

// What floats lose by rounding is made up for at the end, since 3.12: a sum of some does not do.
static bool can_add_up(const Machine *m, const Value *items, uint32_t count) {
    for (uint32_t i = 0; i < count && m->profile->minor >= 12; i++) {
        if (value_is_float(items[i])) {
            return false;
        }
    }
    return true;
}

static bool can_take_in(const Machine *m, const NativeFrame *n) {
    WalkMode mode = mode_of(n);
    Value list = n->slots[ALL_LIST];
    return (mode == WALK_SUM && can_add_up(m, list_items(m, list), list_count(m, list))) ||
           ((mode == WALK_MOST || mode == WALK_LEAST) && !value_is_ref(n->slots[ALL_KWNAMES]));
}

// A long list of numbers becomes a list of one: no program needs the memory of all of them.
static bool take_in(Machine *m, NativeFrame *n) {
    WalkMode mode = mode_of(n);
    Value list = n->slots[ALL_LIST];
    uint32_t count = list_count(m, list);
    if (count < MAX_HEAP || count & (count - 1) || !can_take_in(m, n) ||
        !are_numbers(m, list_items(m, list), count)) {
        return true;
    }
    Value *args = tuple_items(m, n->slots[ALL_ARGS]);
    bool has_start = mode == WALK_SUM && tuple_count(m, n->slots[ALL_ARGS]) > 1;
    if (has_start && !are_numbers(m, &args[1], 1)) {
        return true;
    }
    Value total = retain(m, has_start ? args[1] : list_items(m, list)[0]);
    for (uint32_t i = has_start ? 0 : 1; i < count && total != VALUE_UNSET; i++) {
        replace(m, &total, join_numbers(m, mode, total, list_items(m, list)[i]));
    }
    if (total == VALUE_UNSET) {
        return false;
    }
    if (has_start) {
        replace(m, &args[1], value_from_small_int(0));
    }
    list_clear(m, list);
    bool ok = list_append(m, list, total);
    release(m, total);
    return ok;
}

// False: it has failed. *enough: no further item matters.
static bool take_item(Machine *m, NativeFrame *n, Value item, bool *enough) {
    WalkMode mode = mode_of(n);
    bool truth = false;
    bool ok = list_append(m, n->slots[ALL_LIST], item);
    if (ok && (mode == WALK_ANY || mode == WALK_EVERY)) {
        ok = value_is_true(m, item, &truth);
        *enough = truth == (mode == WALK_ANY);
    } else {
        *enough = mode == WALK_ONE;
    }
    release(m, item);
    return ok && take_in(m, n);
}

Value walk_all_continue(Machine *m, NativeFrame *n, Outcome outcome) {
    if (n->state == 2) {
        return outcome == OUTCOME_RAISED ? VALUE_UNSET : take_value(m);
    }
    WalkResult result;
    Value item = VALUE_UNSET;
    result =
        n->state == 0 ? step(m, n->slots[ALL_ITERATOR], &item) : take_outcome(m, outcome, &item);
    n->state = 1;
    while (result == WALK_ITEM) {
        bool enough;
        if (!take_item(m, n, item, &enough)) {
            return VALUE_UNSET;
        }
        if (enough) {
            return mode_of(n) == WALK_ONE ? retain(m, list_items(m, n->slots[ALL_LIST])[0])
                                          : finish_call(m, n);
        }
        result = step(m, n->slots[ALL_ITERATOR], &item);
    }
    return result == WALK_END ? have_all(m, n) : result == WALK_PUSHED ? VALUE_PUSHED : VALUE_UNSET;
}

static NativeFrame *push_all(Machine *m, Value iterator) {
    Value list = list_new(m, 8);
    NativeFrame *n =
        list == VALUE_UNSET ? NULL : native_frame_push(m, NATIVE_FRAME_ALL, ACTION_PUSH);
    if (!n) {
        release(m, list);
        return NULL;
    }
    n->slots[ALL_ITERATOR] = retain(m, iterator);
    n->slots[ALL_LIST] = list;
    return n;
}

// How deep in the operand stack the instruction finds what it walks; 0: nothing.
static uint32_t operand_depth(Instruction word) {
    switch ((int)instruction_op(word)) {
    case OP_LIST_EXTEND:
    case OP_SET_UPDATE:
    case OP_UNPACK_SEQUENCE:
    case OP_UNPACK_EX:
        return 1;
    case OP_CALL_EX: // f(*args), or f(*args, **kwargs)
        return instruction_arg(word) == 1 ? 2 : 1;
    default:
        return 0;
    }
}

int walk_operand(Machine *m, Frame *f, Instruction word) {
    uint32_t depth = operand_depth(word);
    Value operand = depth ? f->slots[f->sp - depth] : VALUE_UNSET;
    if (!depth || !walk_is_slow(m, operand)) {
        return 0;
    }
    NativeFrame *n = push_all(m, operand);
    if (!n) {
        return -1;
    }
    n->slots[ALL_PLACE] = value_from_small_int((int64_t)WALK_OPERAND << MODE_SHIFT | depth);
    return 1;
}

// --- which natives walk -----------------------------------------------------------------------

// self counts: ", ".join(x) has two arguments, when join is looked up on the class.
static const struct {
    const char *name;
    int owner; // ClassId, or -1
    int most;  // arguments; with more they mean something else
    WalkMode mode;
} walkers[] = {
    {"sum", -1, 2, WALK_SUM},
    {"sorted", -1, 1, WALK_ALL},
    {"max", -1, 1, WALK_MOST},
    {"min", -1, 1, WALK_LEAST},
    {"any", -1, 1, WALK_ANY},
    {"all", -1, 1, WALK_EVERY},
    {"next", -1, 2, WALK_ONE},
    {"fsum", -1, 1, WALK_ALL},
    {"prod", -1, 1, WALK_ALL},
    {"join", CLASS_STR, 1, WALK_ALL},
    {"extend", CLASS_LIST, 1, WALK_ALL},
    {"extend", CLASS_DEQUE, 1, WALK_ALL},
    {"extendleft", CLASS_DEQUE, 1, WALK_ALL},
    {"update", CLASS_SET, 1, WALK_ALL},
    {"update", CLASS_DICT, 1, WALK_ALL},
};

// The place of the argument that it walks, or -1.
static int walked_native(Machine *m, Value callable, int count, WalkMode *mode) {
    const Native *native = AS(Native, m, callable);
    const char *name = native_info(native->id)->name;
    int owner = native_owner(native->id);
    int self = owner >= 0 && native->self == VALUE_UNSET ? 1 : 0;
    for (size_t i = 0; i < sizeof walkers / sizeof walkers[0]; i++) {
        if (walkers[i].owner == owner && strcmp(walkers[i].name, name) == 0) {
            *mode = walkers[i].mode;
            return count > self && count - self <= walkers[i].most ? self : -1;
        }
    }
    return -1;
}

static int walked_class(Machine *m, Value callable, int count) {
    static const ClassId classes[] = {CLASS_LIST, CLASS_TUPLE,     CLASS_SET,
                                      CLASS_DICT, CLASS_FROZENSET, CLASS_BYTES};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        if (callable == builtin_class(m, classes[i]) && count == 1) {
            return 0;
        }
    }
    return callable == builtin_class(m, CLASS_DEQUE) && count > 0 && count < 3 ? 0 : -1;
}

static bool may_be_slow(const Machine *m, const Value *args, int count) {
    for (int i = 0; i < count && i < 2; i++) {
        TypeId type = type_of(m, args[i]);
        if (type == TYPE_GENERATOR || type == TYPE_ITERATOR || type == TYPE_INSTANCE) {
            return true;
        }
    }
    return false;
}

Value walk_arguments(Machine *m, Value callable, const Value *args, int count, const Value *kwargs,
                     Value kwnames) {
    TypeId type = type_of(m, callable);
    WalkMode mode = WALK_ALL;
    if ((type != TYPE_NATIVE && type != TYPE_CLASS) || !may_be_slow(m, args, count)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int place = type == TYPE_NATIVE ? walked_native(m, callable, count, &mode)
                                    : walked_class(m, callable, count);
    if (place < 0 || !walk_is_slow(m, args[place]) ||
        (mode == WALK_ONE && count == 1 && is_type(m, args[place], TYPE_GENERATOR))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int keyword_count = value_is_ref(kwnames) ? (int)tuple_count(m, kwnames) : 0;
    Value all = tuple_new(m, (uint32_t)(count + keyword_count));
    NativeFrame *n = all == VALUE_UNSET ? NULL : push_all(m, args[place]);
    if (!n) {
        release(m, all);
        return VALUE_UNSET;
    }
    for (int i = 0; i < count + keyword_count; i++) {
        tuple_items(m, all)[i] = retain(m, i < count ? args[i] : kwargs[i - count]);
    }
    n->slots[ALL_CALLABLE] = retain(m, callable);
    n->slots[ALL_ARGS] = all;
    n->slots[ALL_KWNAMES] = retain(m, kwnames);
    n->slots[ALL_PLACE] = value_from_small_int((int64_t)mode << MODE_SHIFT | place);
    return VALUE_PUSHED;
}
