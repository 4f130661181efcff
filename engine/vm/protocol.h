// protocol: what the files behind len(), iter(), ==, hash() and the operators share.
//
// runtime.h is the interface for everyone; this header is for the container and protocol files
// only. It owns nothing. Nothing here is needed to use a container.
#pragma once

#include "engine/lang/ast.h"
#include "engine/vm/runtime.h"
#include "engine/vm/str.h"

enum {
    OBJECT_IN_REPR = 0x8000, // flags of any container: its repr is being made
};

// Brackets a descent into nested values. enter fails with RecursionError ("maximum recursion depth
// exceeded" + where) pending; leave only after a successful enter.
bool recursion_enter(Machine *m, const char *where);
void recursion_leave(Machine *m);

static inline bool same_str(const Machine *m, Value a, Value b) {
    const Str *left = AS(Str, m, a);
    const Str *right = AS(Str, m, b);
    return left->length == right->length && memcmp(left->bytes, right->bytes, left->length) == 0;
}

// The same as equal_quickly, of two tuples.
int tuples_equal_quickly(const Machine *m, Value a, Value b);

// The same without looking into tuples.
static inline int words_equal_quickly(const Machine *m, Value a, Value b) {
    if (a == b) {
        return 1;
    }
    if (value_is_int(a) && value_is_int(b)) {
        return 0;
    }
    if (is_type(m, a, TYPE_STR) && is_type(m, b, TYPE_STR)) {
        bool interned = (object_at(m, a)->flags & object_at(m, b)->flags & STR_INTERNED) != 0;
        return interned ? 0 : same_str(m, a, b);
    }
    return -1;
}

// 1 equal, 0 different, -1: only value_equal can tell. Never runs anything.
static inline int equal_quickly(const Machine *m, Value a, Value b) {
    bool are_tuples = is_type(m, a, TYPE_TUPLE) && is_type(m, b, TYPE_TUPLE) && !m->costs;
    return are_tuples ? tuples_equal_quickly(m, a, b) : words_equal_quickly(m, a, b);
}

// No hash is ever this: CPython keeps -1 for errors, sets mark deleted entries with it.
#define HASH_RESERVED UINT64_MAX

static inline uint64_t hash_fixed(uint64_t hash) {
    return hash == HASH_RESERVED ? (uint64_t)-2 : hash;
}

// An int as an index into something: IndexError when it does not fit, TypeError when it is none.
// format has one %s: "list indices must be integers or slices, not %s".
bool index_argument(Machine *m, Value key, const char *format, int64_t *index);
// A start or stop argument of index(): an int, clamped into 0..length as slices do.
bool slice_bound(Machine *m, Value v, int64_t length, int64_t *bound);
// Negative indices count from the end; false (nothing pending) when outside.
static inline bool index_inside(int64_t *index, int64_t length) {
    if (*index < 0) {
        *index += length;
    }
    return *index >= 0 && *index < length;
}

// The object a method was called on, borrowed: of one of the two types (pass the same twice), or
// unset with TypeError pending. An instance of a derived class stands for the value inside.
Value method_self_inside(Machine *m, const Call *call, TypeId type, TypeId other,
                         const char *type_text, const char *method);
static inline Value method_self(Machine *m, const Call *call, TypeId type, TypeId other,
                                const char *type_text, const char *method) {
    return is_type(m, call->self, type)
               ? call->self
               : method_self_inside(m, call, type, other, type_text, method);
}
// The builtin value inside an instance of a derived class; v itself otherwise. Borrowed.
static inline Value value_inside(const Machine *m, Value v) {
    if (is_type(m, v, TYPE_INSTANCE) && AS(Instance, m, v)->payload != VALUE_UNSET) {
        return AS(Instance, m, v)->payload;
    }
    return v;
}

// The same, when it is a value that has items; o itself otherwise.
static inline Value items_inside(const Machine *m, Value o) {
    Value inside = value_inside(m, o);
    return value_is_ref(inside) && !is_type(m, inside, TYPE_BIG_INT) &&
                   !is_type(m, inside, TYPE_COMPLEX)
               ? inside
               : o;
}

// A special method that a class of the program defines: owned and bound; unset when there is none
// (or only object's). May also be None.
Value user_special(Machine *m, Value v, const char *name);
// Whether the class says that it has no such method: __iter__ = None.
bool is_refused(Machine *m, Value v, const char *name);
// user_special and call; *found tells whether there was one.
Value call_user_special(Machine *m, Value v, const char *name, const Value *args, int count,
                        bool *found);

enum {
    MOST_BOUND = 3 // arguments beside self
};
// Calls a function that v's class has as a method of v, nested: as call_value, without an object
// for the method. All borrowed.
Value call_bound(Machine *m, Value function, Value self, const Value *args, int count);

// --- one type's part of a protocol ------------------------------------------------------------
// Unset: exception pending; VALUE_NOT_IMPLEMENTED: not this pair.
Value compare_slot(Machine *m, Value a, Value b, int op); // a's own answer only
Value compare_rest(Machine *m, Value a, Value b, int op); // neither has one: identity, TypeError
const char *compare_method(int op);                       // "__lt__"
int compare_swapped(int op);                              // as the other side sees it
bool compare_right_first(Machine *m, Value a, Value b);   // the more derived side is asked first
bool compare_negates_eq(Machine *m, Value v);             // its __ne__ is object's
Value sequence_compare(Machine *m, Value a, Value b, int op); // two lists or two tuples
Value dict_compare(Machine *m, Value a, Value b, int op);
Value set_compare(Machine *m, Value a, Value b, int op);
Value range_compare(Machine *m, Value a, Value b, int op);
Value slice_compare(Machine *m, Value a, Value b, int op);
Value view_compare(Machine *m, Value a, Value b, int op);

Value list_get_item(Machine *m, Value list, Value key);
bool list_set_item(Machine *m, Value list, Value key, Value value); // value unset: del
Value tuple_get_item(Machine *m, Value tuple, Value key);
Value dict_get_item(Machine *m, Value dict, Value key); // KeyError
bool dict_del_item(Machine *m, Value dict, Value key);  // KeyError
Value range_get_item(Machine *m, Value range, Value key);

bool sequence_contains(Machine *m, Value sequence, Value item, bool *result); // list, tuple
bool range_contains(Machine *m, Value range, Value item, bool *result);
bool dict_contains(Machine *m, Value dict, Value key, bool *result);
bool view_contains(Machine *m, Value view, Value item, bool *result);
bool iterable_contains(Machine *m, Value iterable, Value item, bool *result);

uint64_t identity_hash(Machine *m, Value v); // of an object without a hash of its own
bool tuple_hash(Machine *m, Value tuple, uint64_t *hash);
bool slice_hash(Machine *m, Value slice, uint64_t *hash); // since 3.12
bool frozenset_hash(Machine *m, Value set, uint64_t *hash);
bool range_hash(Machine *m, Value range, uint64_t *hash);

bool list_repr(Machine *m, Text *text, Value list);
bool tuple_repr(Machine *m, Text *text, Value tuple);
bool dict_repr(Machine *m, Text *text, Value dict);
bool set_repr(Machine *m, Text *text, Value set, const char *name);
bool range_repr(Machine *m, Text *text, Value range);
bool slice_repr(Machine *m, Text *text, Value slice);
bool view_repr(Machine *m, Text *text, Value view);

// str(exception) as BaseException.__str__ makes it.
Value exception_text(Machine *m, Value exception);
Value exception_shown(Machine *m, Value exception); // and __repr__

// list[int]; origin None: a union. args: a tuple, or the single argument.
Value generic_alias_new(Machine *m, Value origin, Value args);

// --- lists and tuples -------------------------------------------------------------------------
// Room for count items; MemoryError.
bool list_reserve(Machine *m, Value list, uint64_t count);
uint32_t list_places(List *list);              // how many items CPython has room for
void list_resized(List *list, uint32_t count); // for list_places: before its count changes
bool list_insert(Machine *m, Value list, int64_t index, Value item); // clamps the index
Value list_take(Machine *m, Value list, uint32_t index);             // removes; owned
void list_clear(Machine *m, Value list);
Value list_of(Machine *m, const Value *items, uint32_t count); // retains the items
Value list_concat(Machine *m, Value a, Value b);
Value tuple_concat(Machine *m, Value a, Value b);
Value sequence_repeat(Machine *m, Value sequence, int64_t times);
bool list_repeat_in_place(Machine *m, Value list, int64_t times);
// Sorts in place, stably. key unset or None: the items themselves.
bool list_sort(Machine *m, Value list, Value key, bool reverse);
bool items_sort(Machine *m, Value *items, uint32_t count, Value key, bool reverse);
bool sort_flag(Machine *m, Value v, bool *flag); // the argument of reverse=
void items_reverse(Value *items, uint32_t count);
// A new list of what an iterable gives.
Value list_from(Machine *m, Value iterable);
Value tuple_from(Machine *m, Value iterable);

// --- dicts and sets ---------------------------------------------------------------------------
bool dict_set_hashed(Machine *m, Value dict, Value key, uint64_t hash, Value value);
// Borrowed; unset when it is not there, *failed tells when an exception is pending.
Value dict_find(Machine *m, Value dict, Value key, bool *failed);
Value dict_find_hashed(Machine *m, Value dict, Value key, uint64_t hash, bool *failed);
// The removed value (owned), or unset; *failed as above.
Value dict_take(Machine *m, Value dict, Value key, bool *failed);
// The entry comes to the end: 1; there is none: 0; -1 with an exception pending.
int dict_move_last(Machine *m, Value dict, Value key);
// Of a dict that is not empty; borrowed, or unset when there is no memory. As quick where many keys
// have been taken from the front.
Value dict_first_key(Machine *m, Value dict);
bool dict_pop_last(Machine *m, Value dict, Value *key, Value *value); // owned; false: empty
void dict_clear(Machine *m, Value dict);
Value dict_copy(Machine *m, Value dict);
// With the keys of a model, none of which has been deleted, and these values, which it takes.
Value dict_like(Machine *m, Value model, const Value *values);
bool dict_set_default(Machine *m, Value dict, Value key, Value value, Value *found); // borrowed
// dict(...) and update(...): at most one mapping or iterable of pairs, then keywords.
bool dict_update_from_call(Machine *m, const Call *call, const char *function, Value dict);
Value dict_view_new(Machine *m, ClassId cls, Value dict);

Value set_from(Machine *m, TypeId type, Value iterable); // iterable unset: empty
Value set_copy(Machine *m, Value set, TypeId type);
bool set_update(Machine *m, Value set, Value iterable);
void set_clear(Machine *m, Value set);
Value set_binary(Machine *m, Value a, Value b, int op); // | & - ^; operands are sets
bool set_binary_in_place(Machine *m, Value a, Value b, int op);
Value view_binary(Machine *m, Value a, Value b, int op); // dict views as sets
// Walks the items in table order: start with *position = 0. Borrowed.
bool set_next(const Machine *m, Value set, uint32_t *position, Value *key, uint64_t *hash);
static inline bool is_set(const Machine *m, Value v) {
    return is_type(m, v, TYPE_SET) || is_type(m, v, TYPE_FROZENSET);
}

// --- iterators --------------------------------------------------------------------------------
Value iterator_new(Machine *m, ClassId cls, Value a); // retains a
Value iterator_next(Machine *m, Value iterator);      // of TYPE_ITERATOR
Value range_iter(Machine *m, Value range, bool backwards);
Value range_new(Machine *m, Value start, Value stop, Value step); // retains; ints
bool is_iterator(Machine *m, Value v);                            // has __next__
Value reversed_of(Machine *m, Value v);
// The next item of a list, a tuple, an ASCII text or a range in the middle, owned, without a way
// through value_next; unset: ask that.
__attribute__((always_inline)) static inline Value next_quickly(Machine *m, Value iterator) {
    if (!is_type(m, iterator, TYPE_ITERATOR) ||
        m->world->instruction_count >= m->max_instructions) {
        return VALUE_UNSET;
    }
    Iterator *it = AS(Iterator, m, iterator);
    Value item = VALUE_UNSET;
    if (it->class_id == CLASS_LIST_ITERATOR && value_is_ref(it->a) &&
        it->index < list_count(m, it->a)) {
        item = retain(m, list_items(m, it->a)[it->index++]);
    } else if (it->class_id == CLASS_TUPLE_ITERATOR && value_is_ref(it->a) &&
               it->index < tuple_count(m, it->a)) {
        item = retain(m, tuple_items(m, it->a)[it->index++]);
    } else if (it->class_id == CLASS_RANGE_ITERATOR && value_is_int(it->a) && value_is_int(it->b) &&
               it->step == 1 && value_as_int(it->a) < value_as_int(it->b)) {
        item = it->a;
        it->a = value_from_small_int(value_as_int(item) + 1);
    } else if (it->class_id == CLASS_STR_ITERATOR && value_is_ref(it->a) &&
               it->index < AS(Str, m, it->a)->length) {
        const char *bytes = AS(Str, m, it->a)->bytes;
        item = retain(m, m->world->characters[(unsigned char)bytes[it->index++]]);
    } else {
        return VALUE_UNSET;
    }
    work_done(m, COST_ITEM, 1);
    return item;
}
Value iterator_step(Machine *m, Value iterator); // value_next of an ITERATOR, without next_quickly
Value next_of_tool(Machine *m, Iterator *it);    // enumerate, zip, map, filter, callable_iterator
Value steps_next(Machine *m, Iterator *it);      // steps.c
