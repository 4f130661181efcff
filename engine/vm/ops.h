// ops: one function per instruction that is more than a few lines. Called by the dispatch loop
// with the frame saved. Results are owned; VALUE_UNSET means an exception is pending.
#pragma once

#include <math.h>

#include "engine/lang/ast.h"
#include "engine/vm/interp.h"

// The instructions of ops_rare.c, but for those that other lanes could notice. One at a time: frame
// and stack are as before it, and as after it. False: an exception is pending.
#define RARE_OPERATIONS(X)                                                                         \
    X(DELETE_FAST)                                                                                 \
    X(DELETE_DEREF)                                                                                \
    X(LOAD_CLASSDEREF)                                                                             \
    X(UNARY_NEGATIVE)                                                                              \
    X(UNARY_POSITIVE)                                                                              \
    X(UNARY_INVERT)                                                                                \
    X(BUILD_SET)                                                                                   \
    X(BUILD_MAP)                                                                                   \
    X(BUILD_SLICE)                                                                                 \
    X(SET_ADD)                                                                                     \
    X(MAP_ADD)                                                                                     \
    X(LIST_EXTEND)                                                                                 \
    X(SET_UPDATE)                                                                                  \
    X(DICT_UPDATE)                                                                                 \
    X(DICT_MERGE)                                                                                  \
    X(CONST_SET)                                                                                   \
    X(LIST_TO_TUPLE)                                                                               \
    X(UNPACK_EX)                                                                                   \
    X(MAKE_FUNCTION)                                                                               \
    X(LOAD_BUILD_CLASS)                                                                            \
    X(GET_YIELD_FROM_ITER)                                                                         \
    X(GET_AITER)                                                                                   \
    X(GET_ANEXT)                                                                                   \
    X(END_ASYNC_FOR)                                                                               \
    X(RAISE_VARARGS)                                                                               \
    X(PUSH_EXC_INFO)                                                                               \
    X(POP_EXCEPT)                                                                                  \
    X(CHECK_EXC_MATCH)                                                                             \
    X(CHECK_EG_MATCH)                                                                              \
    X(PREP_RERAISE_STAR)                                                                           \
    X(RERAISE)                                                                                     \
    X(LOAD_ASSERTION_ERROR)                                                                        \
    X(IMPORT_FROM)                                                                                 \
    X(IMPORT_STAR)                                                                                 \
    X(SETUP_ANNOTATIONS)                                                                           \
    X(LOAD_GENERIC)                                                                                \
    X(SEE_CLASS)                                                                                   \
    X(GET_LEN)                                                                                     \
    X(MATCH_MAPPING)                                                                               \
    X(MATCH_SEQUENCE)                                                                              \
    X(MATCH_KEYS)                                                                                  \
    X(MATCH_CLASS)
bool op_rare(Machine *m, Frame *f, Instruction word);

void op_line(Machine *m, Frame *f);
bool stop_before(Machine *m, Frame *f); // is this operation visible, and not passed already?

void raise_unbound_local(Machine *m, const Frame *f, uint32_t local);
void raise_unbound_cell(Machine *m, const Frame *f, uint32_t cell);
Value raise_name_error(Machine *m, Value name);
bool op_delete_fast(Machine *m, Frame *f, uint32_t local);
bool op_delete_deref(Machine *m, Frame *f, uint32_t cell);
Value op_load_classderef(Machine *m, Frame *f, uint32_t cell);
Value op_load_global(Machine *m, const Frame *f, uint32_t name);    // unset: not there
bool op_store_global(Machine *m, Frame *f, uint32_t name, Value v); // takes v
bool op_delete_global(Machine *m, Frame *f, uint32_t name);
Value op_load_name(Machine *m, Frame *f, uint32_t name);
bool op_store_name(Machine *m, Frame *f, uint32_t name, Value v); // takes v
bool op_delete_name(Machine *m, Frame *f, uint32_t name);
Value op_load_attr(Machine *m, const Frame *f, Value v, uint32_t name);
bool op_store_attr(Machine *m, const Frame *f, Value v, uint32_t name, Value value);
bool op_add_attr(Machine *m, const Frame *f, Value v, uint32_t name, Value value); // quick_can_add
Value op_load_method(Machine *m, const Frame *f, Value v, uint32_t name, Value *self);
Value op_build_list(Machine *m, const Value *items, uint32_t count);
Value op_build_set(Machine *m, const Value *items, uint32_t count);
Value op_const_set(Machine *m, Value tuple);
Value op_build_map(Machine *m, const Value *pairs, uint32_t count);
Value op_build_string(Machine *m, const Value *parts, uint32_t count);
bool op_extend(Machine *m, Value *sp, Opcode op, uint32_t arg);
// after < 0: exactly `before` items; else before, a list of the rest, after. Into out, last first.
bool op_unpack(Machine *m, Value sequence, int before, int after, Value *out);
Value op_format(Machine *m, Value v, Value spec, uint32_t conversion);
Value op_for_iter(Machine *m, Value iterator); // a value, PUSHED, or unset
Value op_call_kw(Machine *m, Value *sp, int count);
Value op_call_ex(Machine *m, Value *sp, bool with_dict);
Value op_make_function(Machine *m, const Frame *f, Value *sp, uint32_t parts);
Value op_build_class_function(Machine *m);
void return_generator(Machine *m, Value generator); // delivers it instead of the running frame
Value op_yield_from_iter(Machine *m, Value v);
Value op_get_aiter(Machine *m, Value v);
Value op_get_anext(Machine *m, Value v);
Value op_before_with(Machine *m, Value manager, bool is_async, Value *exit);
Value op_with_except(Machine *m, Value *sp);
void op_raise(Machine *m, Value exception, Value cause); // takes both
void raise_again(Machine *m, Value exception); // takes it; keeps its context and traceback
Value op_check_match(Machine *m, Value exception, Value type);
bool op_check_group_match(Machine *m, Value exception, Value type, Value *rest, Value *match);
Value op_prep_reraise_star(Machine *m, Value original, Value raised);
Value op_import(Machine *m, Frame *f, uint32_t name, Value level, Value fromlist);
Value op_import_from(Machine *m, Value module, Value name);
bool op_import_star(Machine *m, Frame *f, Value module);
bool op_setup_annotations(Machine *m, Frame *f);
bool op_match_mapping(Machine *m, Value subject);
bool op_match_sequence(Machine *m, Value subject);
Value op_match_keys(Machine *m, Value subject, Value keys);
Value op_match_class(Machine *m, Value subject, Value cls, Value names, int positional);

static inline Value *cell_at(const Machine *m, Frame *f, uint32_t cell) {
    return &f->slots[(uint32_t)frame_code(m, f)->local_count + cell];
}

// Where this name was found last, by program and name number.
typedef struct NameCache {
    uint32_t global_hint;
    uint32_t builtin_hint;
    uint32_t missing_version; // of the globals that did not have it, + 1
    uint32_t member_hint;     // in the dict of a module or an instance
} NameCache;

static inline NameCache *name_cache(const Machine *m, uint32_t program, uint32_t name) {
    return (NameCache *)(void *)m->caches[program] + name;
}

// The value of the entry that was right the last time, if it still is. Or NULL.
static inline Value *entry_place(const Machine *m, Value dict, uint32_t hint, Value key) {
    const Dict *d = AS(Dict, m, dict);
    if (hint >= d->entry_count) { // none at all when there is no table
        return NULL;
    }
    uint8_t *table = (uint8_t *)(object_at(m, d->table) + 1);
    DictEntry *entries = (void *)(table + d->index_size * sizeof(int32_t));
    return LIKELY(entries[hint].key == key) ? &entries[hint].value : NULL;
}

// Borrowed, or unset.
static inline Value entry_at(const Machine *m, Value dict, uint32_t hint, Value key) {
    const Value *place = entry_place(m, dict, hint, key);
    return place ? *place : VALUE_UNSET;
}

// A global where it was the last time; unset: ask op_load_global.
static inline Value quick_global(const Machine *m, const Frame *f, uint32_t name) {
    const NameCache *cache = name_cache(m, f->program, name);
    Value key = name_at(m, f->program, name);
    bool is_builtin = cache->missing_version == AS(Dict, m, f->globals)->version + 1;
    return retain(m, is_builtin ? entry_at(m, m->world->builtins, cache->builtin_hint, key)
                                : entry_at(m, f->globals, cache->global_hint, key));
}

// Where a global that there is already is stored; NULL: ask op_store_global.
static inline Value *quick_global_place(const Machine *m, const Frame *f, uint32_t name) {
    uint32_t hint = name_cache(m, f->program, name)->global_hint;
    return m->record_lines ? NULL : entry_place(m, f->globals, hint, name_at(m, f->program, name));
}

// Ints and floats without a call; unset when it is not one of the quick cases.
__attribute__((always_inline)) static inline Value quick_int_binary(Value a, Value b, uint32_t op) {
    op &= ~(uint32_t)OPCODE_INPLACE;
    int64_t result;
    int64_t high = value_as_high_int(a);
    int64_t other = value_as_high_int(b);
    if (op == OPERATOR_ADD) {
        return UNLIKELY(__builtin_add_overflow(high, other, &result)) ? VALUE_UNSET
                                                                      : value_from_high_int(result);
    }
    if (op == OPERATOR_SUB) {
        return UNLIKELY(__builtin_sub_overflow(high, other, &result)) ? VALUE_UNSET
                                                                      : value_from_high_int(result);
    }
    int64_t x = value_as_int(a);
    int64_t y = value_as_int(b);
    switch (op) {
    case OPERATOR_MULT:
        if (__builtin_mul_overflow(x, y, &result)) {
            return VALUE_UNSET;
        }
        break;
    case OPERATOR_MOD:
        if (y <= 0) {
            return VALUE_UNSET;
        }
        result = x % y;
        result += result < 0 ? y : 0;
        break;
    case OPERATOR_FLOOR_DIV:
        if (y <= 0) {
            return VALUE_UNSET;
        }
        result = x / y - (x % y < 0);
        break;
    case OPERATOR_DIV: // small ints are exact as doubles
        return y == 0 ? VALUE_UNSET : value_from_float((double)x / (double)y);
    case OPERATOR_BIT_AND:
        return value_from_small_int(x & y);
    case OPERATOR_BIT_OR:
        return value_from_small_int(x | y);
    case OPERATOR_BIT_XOR:
        return value_from_small_int(x ^ y);
    default:
        return VALUE_UNSET;
    }
    return value_int_fits(result) ? value_from_small_int(result) : VALUE_UNSET;
}

static inline Value quick_float_binary(double x, double y, uint32_t op) {
    switch (op) {
    case OPERATOR_ADD:
        return value_from_float(x + y);
    case OPERATOR_SUB:
        return value_from_float(x - y);
    case OPERATOR_MULT:
        return value_from_float(x * y);
    case OPERATOR_DIV:
        return y == 0 ? VALUE_UNSET : value_from_float(x / y);
    default:
        return VALUE_UNSET;
    }
}

static inline bool is_quick_number(Value v) {
    return value_is_int(v) || value_is_float(v);
}

static inline double quick_double(Value v) {
    return value_is_int(v) ? (double)value_as_int(v) : value_as_float(v);
}

__attribute__((always_inline)) static inline Value quick_binary(Value a, Value b, uint32_t op) {
    if (LIKELY(value_is_int(a) && value_is_int(b))) {
        return quick_int_binary(a, b, op);
    }
    return is_quick_number(a) && is_quick_number(b)
               ? quick_float_binary(quick_double(a), quick_double(b),
                                    op & ~(uint32_t)OPCODE_INPLACE)
               : VALUE_UNSET;
}

// The truth of what needs no look into the heap. False: ask value_is_true.
static inline bool quick_truth(Value v, bool *truth) {
    *truth = v == VALUE_TRUE || (value_is_int(v) && value_as_int(v) != 0);
    return value_is_bool(v) || value_is_int(v) || v == VALUE_NONE;
}

// How two numbers compare: less, equal and greater are 1, 2 and 3. 0: ask value_compare.
static inline uint32_t quick_int_order(Value a, Value b) {
    int64_t x = value_as_high_int(a);
    int64_t y = value_as_high_int(b);
    return 1u + (x >= y) + (x > y);
}

__attribute__((always_inline)) static inline uint32_t quick_order(Value a, Value b) {
    if (LIKELY(value_is_int(a) && value_is_int(b))) {
        return quick_int_order(a, b);
    }
    if (!is_quick_number(a) || !is_quick_number(b)) {
        return 0;
    }
    double x = quick_double(a);
    double y = quick_double(b);
    return x < y ? 1 : x == y ? 2 : x > y ? 3 : 0; // nothing compares with NaN
}

// Whether a comparison is true for this order.
static inline bool order_is(uint32_t op, uint32_t order) {
    static const uint8_t true_for[] = {
        // a bit each
        [COMPARE_EQ] = 4,   [COMPARE_NOT_EQ] = 10, [COMPARE_LT] = 2,
        [COMPARE_LT_E] = 6, [COMPARE_GT] = 8,      [COMPARE_GT_E] = 12,
    };
    return true_for[op] >> order & 1;
}

// Where list[index] is, for an index that is not negative; NULL: not one of the quick cases.
static inline Value *quick_list_place(const Machine *m, Value list, Value index) {
    bool is_quick = is_type(m, list, TYPE_LIST) && value_is_int(index) &&
                    value_as_int(index) >= 0 && value_as_int(index) < (int64_t)list_count(m, list);
    return is_quick ? &list_items(m, list)[value_as_int(index)] : NULL;
}

// Puts an item (then owned) at the end of a list that has a place for it. False: ask list_append.
static inline bool list_takes(const Machine *m, Value v, Value item) {
    List *list = AS(List, m, v);
    Values *items = value_is_ref(list->items) ? AS(Values, m, list->items) : NULL;
    if (!items || list->count == items->count) {
        return false;
    }
    items->items[list->count++] = item;
    return true;
}

// A character of ASCII text, owned; or unset.
static inline Value quick_character(Machine *m, Value text, uint64_t index) {
    const Str *str = AS(Str, m, text);
    if (str->count != str->length || index >= str->length) {
        return VALUE_UNSET;
    }
    work_done(m, COST_SUBSCRIPT, 1);
    work_done(m, COST_TEXT_ITEM, 2);
    return retain(m, m->world->characters[(unsigned char)str->bytes[index]]);
}

// sequence[index], owned; unset: ask value_get_item.
__attribute__((always_inline)) static inline Value quick_item(Machine *m, Value sequence,
                                                              Value index) {
    if (!value_is_ref(sequence) || !value_is_int(index)) {
        return VALUE_UNSET;
    }
    uint64_t at = (uint64_t)value_as_int(index); // huge when it is negative
    uint8_t type = object_at(m, sequence)->type;
    if (type == TYPE_LIST) {
        return at < list_count(m, sequence) ? retain(m, list_items(m, sequence)[at]) : VALUE_UNSET;
    }
    if (type == TYPE_TUPLE) {
        return at < tuple_count(m, sequence) ? retain(m, tuple_items(m, sequence)[at])
                                             : VALUE_UNSET;
    }
    return type == TYPE_STR ? quick_character(m, sequence, at) : VALUE_UNSET;
}

// Ranges, lists, tuples and ASCII text without a call, some others with one; PUSHED when it is not
// one, unset when it is exhausted.
__attribute__((always_inline)) static inline Value quick_next(Machine *m, Value iterator) {
    if (!is_type(m, iterator, TYPE_ITERATOR)) {
        return VALUE_PUSHED;
    }
    Iterator *it = AS(Iterator, m, iterator);
    if (it->class_id == CLASS_LIST_ITERATOR && value_is_ref(it->a) &&
        it->index < list_count(m, it->a)) {
        work_done(m, COST_QUICK_ITEM, 1);
        return retain(m, list_items(m, it->a)[it->index++]);
    }
    if (it->class_id == CLASS_TUPLE_ITERATOR && value_is_ref(it->a) && !m->costs) {
        if (it->index < tuple_count(m, it->a)) {
            return retain(m, tuple_items(m, it->a)[it->index++]);
        }
        return it->object.refs == 1 ? VALUE_UNSET : VALUE_PUSHED; // it goes now, or lets go
    }
    if (it->class_id == CLASS_STR_ITERATOR && value_is_ref(it->a) &&
        it->index < AS(Str, m, it->a)->length) {
        work_done(m, COST_ITEM, 1);
        const char *bytes = AS(Str, m, it->a)->bytes;
        return retain(m, m->world->characters[(unsigned char)bytes[it->index++]]);
    }
    if (it->class_id != CLASS_RANGE_ITERATOR || !value_is_int(it->a) || !value_is_int(it->b)) {
        return steady_next(m, it);
    }
    int64_t number = value_as_int(it->a);
    int64_t stop = value_as_int(it->b);
    if (it->step > 0 ? number >= stop : number <= stop) {
        return VALUE_UNSET;
    }
    Value next = it->a;
    int64_t after = number + it->step;
    it->a = value_int_fits(after) ? value_from_small_int(after) : it->b;
    return next;
}
