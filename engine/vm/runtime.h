// runtime: what every builtin type and every native function may use.
//
// Ownership, always the same: arguments are borrowed, results are owned by the caller (release
// them). A function that fails returns VALUE_UNSET (or false, or -1) with an exception pending in
// World.pending; nobody raises twice. Natives run to their end: they may call back into Python
// with call_value, which runs nested and must not wait for anything.
#pragma once

#include "engine/base/text.h"
#include "engine/vm/costs.h"
#include "engine/vm/lookup.h"

// --- exceptions -------------------------------------------------------------------------------
// Makes it pending and returns VALUE_UNSET, so that a native can `return raise(...)`.
Value raise_error(Machine *m, ClassId cls, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
Value raise_key_error(Machine *m, Value key);
Value raise_value(Machine *m, Value exception);      // takes ownership
Value raise_stop_iteration(Machine *m, Value value); // value borrowed
Value raise_unsupported(Machine *m, const char *format, ...)
    __attribute__((format(printf, 2, 3))); // ends the run with status 3
bool pending_is(Machine *m, ClassId cls);
void pending_clear(Machine *m);
Value pending_take(Machine *m); // owned
Value exception_new(Machine *m, ClassId cls, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
Value exception_of(Machine *m, Value cls, Value args_tuple); // takes args
bool exception_matches(Machine *m, Value exception, Value cls_or_tuple);

// --- classes and attributes -------------------------------------------------------------------
Value class_of(Machine *m, Value v); // borrowed
// The class of all objects of a type of which nobody can derive another layout, and which have no
// attributes of their own; CLASS_OBJECT: of no such type.
static inline ClassId class_id_of_type(TypeId type) {
    switch ((int)type) {
    case TYPE_STR:
        return CLASS_STR;
    case TYPE_LIST:
        return CLASS_LIST;
    case TYPE_DICT:
        return CLASS_DICT;
    case TYPE_TUPLE:
        return CLASS_TUPLE;
    case TYPE_SET:
        return CLASS_SET;
    case TYPE_FROZENSET:
        return CLASS_FROZENSET;
    case TYPE_DEQUE:
        return CLASS_DEQUE;
    case TYPE_BYTES:
        return CLASS_BYTES;
    case TYPE_BIG_INT:
        return CLASS_INT;
    default:
        return CLASS_OBJECT;
    }
}
static inline Value builtin_class(const Machine *m, ClassId id) { // borrowed
    return m->world->classes[id];
}
bool is_subclass(Machine *m, Value cls, Value base);
bool is_instance(Machine *m, Value v, ClassId id);
// "int", "Point": for messages. Borrowed; valid as long as the class.
const char *type_name(Machine *m, Value v);
const char *argument_type_name(Machine *m, Value v); // the same, but "None" for None
const char *class_name(Machine *m, Value cls);
const char *class_full_name(Machine *m, Value cls);    // "collections.deque", where CPython says so
Value class_lookup(Machine *m, Value cls, Value name); // through the MRO; borrowed or unset
Value get_attr(Machine *m, Value v, Value name);
Value get_attr_or_unset(Machine *m, Value v, Value name); // missing is not an error
bool set_attr(Machine *m, Value v, Value name, Value value);
bool del_attr(Machine *m, Value v, Value name);
// Looks special methods up on the class, as Python does. Owned bound callable or unset (no error).
Value get_special(Machine *m, Value v, const char *name);

// --- limits -----------------------------------------------------------------------------------
// Work that a native does counts as so many instructions, so that one that goes on and on meets
// the limit too. False when they are used up: with an exception pending, which nobody can catch.
bool machine_spend(Machine *m, uint64_t instructions);

// --- calling ----------------------------------------------------------------------------------
// Runs to the end, nested. kwnames: tuple of str or VALUE_UNSET; its values follow the count
// positional arguments in args.
Value call_value(Machine *m, Value callable, const Value *args, int count, Value kwnames);
Value call_special(Machine *m, Value v, const char *name, const Value *args, int count);

// --- text -------------------------------------------------------------------------------------
Value str_new(Machine *m, const char *bytes, size_t length); // valid UTF-8
Value str_z(Machine *m, const char *string);
Value str_printf(Machine *m, const char *format, ...) __attribute__((format(printf, 2, 3)));
Value str_from_text(Machine *m, const Text *text);
Value str_intern(Machine *m, const char *bytes, size_t length); // owned
// Interned, immortal: BORROWED, for attribute names.
Value name_of_text(Machine *m, const char *string);
// The same of a literal, or of what never changes and lives as long.
static inline Value name_z(Machine *m, const char *string) {
    const NameEntry *entry = name_entry(m, string);
    return entry->string == string ? entry->name : name_of_text(m, string);
}
// What the library calls so: BORROWED, or unset. name is a literal.
Value prelude_function(const Machine *m, const char *name);
static inline const char *str_bytes(const Machine *m, Value v) {
    return AS(Str, m, v)->bytes;
}
static inline uint32_t str_length(const Machine *m, Value v) { // bytes
    return AS(Str, m, v)->length;
}
Value bytes_new(Machine *m, const char *bytes, size_t length);
bool str_equal_z(const Machine *m, Value v, const char *string);
Value value_repr(Machine *m, Value v);
Value value_str(Machine *m, Value v);
Value value_ascii(Machine *m, Value v);
Value value_format(Machine *m, Value v, Value spec); // format(v, spec)
// Appends repr/str to text; false when an exception is pending.
bool text_add_repr(Machine *m, Text *text, Value v);
bool text_add_str(Machine *m, Text *text, Value v);
void float_repr(double d, char out[32]); // as CPython's repr(float)

// --- the protocols of values ------------------------------------------------------------------
bool value_is_true(Machine *m, Value v, bool *result); // false: exception pending
bool value_equal(Machine *m, Value a, Value b, bool *result);
bool value_hash(Machine *m, Value v, uint64_t *hash);
// arg is a CompareOperator EQ .. GT_E.
Value value_compare(Machine *m, Value a, Value b, int op);
// op is an Operator, plus OPCODE_INPLACE.
Value value_binary(Machine *m, Value a, Value b, int op);
Value value_unary(Machine *m, Value a, int op); // UnaryOperator, not UNARY_NOT
Value value_get_item(Machine *m, Value o, Value key);
bool value_set_item(Machine *m, Value o, Value key, Value value);
bool value_del_item(Machine *m, Value o, Value key);
bool value_contains(Machine *m, Value container, Value item, bool *result);
bool value_length(Machine *m, Value o, int64_t *length);
Value value_iter(Machine *m, Value o);
// Owned, or unset: exhausted (nothing pending) or failed (exception pending).
Value value_next(Machine *m, Value iterator);

// A native that walks something can take most items of a generator right where they are yielded:
// the generator then goes on without being left and entered again.
typedef struct Sink {
    // True: the item is taken (owned). It does so only when nobody can tell the difference: nothing
    // runs code of the program, allocates or fails. False: the item is as it was.
    bool (*take)(Machine *m, void *context, Value item);
    void *context; // borrowed, for take
    Value barrier; // the native frame that the generator yields to, while it runs
} Sink;

// What the iterator's __next__ returns; unset with StopIteration pending at the end.
Value value_call_next(Machine *m, Value iterator);
// The next item that the sink (borrowed) does not take: else as value_next.
Value value_next_into(Machine *m, Value iterator, Sink *sink);
// The same of an iterator of the language where that takes no memory and runs no code of the
// program; PUSHED when it takes more: steady.c.
Value steady_next(Machine *m, Iterator *it);

// --- int --------------------------------------------------------------------------------------
Value int_from_i64(Machine *m, int64_t i);
Value int_from_u64(Machine *m, uint64_t i);
Value int_from_double(Machine *m, double d); // truncates; OverflowError, ValueError for inf, nan
// Exact when it fits; false (nothing pending) when it does not.
bool int_to_i64(const Machine *m, Value v, int64_t *i);
double int_to_double(Machine *m, Value v, bool *overflow);
bool is_int(const Machine *m, Value v); // small or big, or bool
// The int an object stands for as an index (__index__); TypeError otherwise. Clamped to int64.
bool value_as_index(Machine *m, Value v, int64_t *index);
// The number a sleep or a range wants: int or float as double; TypeError otherwise.
bool value_as_double(Machine *m, Value v, double *d);

// --- containers -------------------------------------------------------------------------------
Value tuple_new(Machine *m, uint32_t count); // items unset: fill them before anything else runs
Value tuple_of(Machine *m, const Value *items, uint32_t count);     // retains the items
Value tuple_taking(Machine *m, const Value *items, uint32_t count); // takes them, but if unset
static inline uint32_t tuple_count(const Machine *m, Value v) {
    return AS(Tuple, m, v)->count;
}
static inline Value *tuple_items(const Machine *m, Value v) {
    return AS(Tuple, m, v)->items;
}
Value list_new(Machine *m, uint32_t capacity);
bool list_append(Machine *m, Value list, Value item); // retains item
static inline uint32_t list_count(const Machine *m, Value v) {
    return AS(List, m, v)->count;
}
static inline Value *list_items(const Machine *m, Value v) { // valid until the next append
    Value items = AS(List, m, v)->items;
    return value_is_ref(items) ? AS(Values, m, items)->items : NULL;
}
bool list_extend(Machine *m, Value list, Value iterable);
// A list or tuple as it is, anything else iterable as a new list. Owned.
Value sequence_of(Machine *m, Value iterable);
uint32_t sequence_count(const Machine *m, Value sequence);
Value *sequence_items(const Machine *m, Value sequence);

Value dict_new(Machine *m);
// Borrowed or unset. For str keys this never fails.
Value dict_get(Machine *m, Value dict, Value key);
Value dict_get_z(Machine *m, Value dict, const char *key);
bool dict_set(Machine *m, Value dict, Value key, Value value); // retains both
bool dict_set_z(Machine *m, Value dict, const char *key, Value value);
// 1 removed, 0 not there, -1 exception.
int dict_remove(Machine *m, Value dict, Value key);
bool dict_update(Machine *m, Value dict, Value mapping_or_pairs);
// Walks live entries in insertion order: start with *position = 0. Borrowed.
bool dict_next(const Machine *m, Value dict, uint32_t *position, Value *key, Value *value);
static inline uint32_t dict_count(const Machine *m, Value dict) {
    return AS(Dict, m, dict)->count;
}
static inline DictEntry *dict_entries(const Machine *m, Value dict) {
    Dict *d = AS(Dict, m, dict);
    return value_is_ref(d->table)
               ? (DictEntry *)(void *)((uint8_t *)object_at(m, d->table) + sizeof(Object) +
                                       (size_t)d->index_size * sizeof(int32_t))
               : NULL;
}
// Number of the entry with this interned key, or -1. The hint (from an inline cache) is tried
// first and updated.
int64_t dict_find_interned(Machine *m, Value dict, Value key, uint32_t *hint);
bool dict_set_interned(Machine *m, Value dict, Value key, Value value, uint32_t *hint); // likewise
// The value under a str of these bytes (valid UTF-8, text_hash of them); borrowed, or unset.
Value dict_find_text(Machine *m, Value dict, const char *bytes, size_t length, uint64_t hash);

Value set_new(Machine *m, TypeId type); // TYPE_SET or TYPE_FROZENSET
bool set_add(Machine *m, Value set, Value item);
bool set_contains(Machine *m, Value set, Value item, bool *result);
int set_discard(Machine *m, Value set, Value item); // 1, 0, -1

Value slice_new(Machine *m, Value start, Value stop, Value step); // retains
// As CPython's slice.indices: clamps to length, returns the number of items, -1 on error.
int64_t slice_indices(Machine *m, Value slice, int64_t length, int64_t *start, int64_t *stop,
                      int64_t *step);

// --- natives ----------------------------------------------------------------------------------
// How a native is called. args are borrowed.
typedef struct Call {
    Value self; // for methods: the object; VALUE_UNSET for functions
    const Value *args;
    int count; // positional
    const Value *kwargs;
    Value kwnames; // tuple of str, or VALUE_UNSET
} Call;

typedef Value (*NativeFunction)(Machine *m, const Call *call);

// What a native touches that other lanes could notice; asked before it is called.
typedef enum NativeEffect {
    EFFECT_PRIVATE,     // nothing
    EFFECT_READS_SELF,  // reads self (or the first argument)
    EFFECT_WRITES_SELF, // changes self (or the first argument)
    EFFECT_OUTPUT,      // prints
    EFFECT_LOOP,        // changes the ready queue, timers or futures
    EFFECT_CLOCK,       // reads the clock, or waits
} NativeEffect;

typedef struct NativeInfo {
    const char *name;
    NativeFunction function;
    int min_args;  // positional, self not counted; the machine checks count when max_args >= 0
    int max_args;  // -1: any number, the native checks; no keywords unless keywords is set
    bool keywords; // accepts keyword arguments
    NativeEffect effect;
} NativeInfo;

// A table of natives ends with a NULL name. native.c lists all tables; a native's number in the
// heap is its table and its place there.
extern const NativeInfo natives_late[];     // eval, exec, compile in the builtins dict
extern const NativeInfo natives_builtins[]; // print, len, range ... in the builtins dict
extern const NativeInfo natives_object[];
extern const NativeInfo natives_super[];
extern const NativeInfo natives_member[];
extern const NativeInfo natives_getset[];
extern const NativeInfo natives_object_class[]; // class methods
extern const NativeInfo natives_int[];          // methods, in the class dict
extern const NativeInfo natives_float[];
extern const NativeInfo natives_str[];
extern const NativeInfo natives_bytes[];
// found on a class, called without an object: int.from_bytes
extern const NativeInfo natives_int_static[];
extern const NativeInfo natives_float_static[];
extern const NativeInfo natives_str_static[];
extern const NativeInfo natives_bytes_static[];
extern const NativeInfo natives_list[];
extern const NativeInfo natives_tuple[];
extern const NativeInfo natives_dict[];
extern const NativeInfo natives_dict_class[]; // class methods
extern const NativeInfo natives_dict_view[];  // for dict_keys, dict_values and dict_items
extern const NativeInfo natives_set[];
extern const NativeInfo natives_frozenset[];
extern const NativeInfo natives_iterator[]; // in each class of iterators
extern const NativeInfo natives_deque[];
extern const NativeInfo natives_deque_iterator[];
extern const NativeInfo natives_range[];
extern const NativeInfo natives_slice[];
extern const NativeInfo natives_exception[];
extern const NativeInfo natives_property[];
extern const NativeInfo natives_function[];
extern const NativeInfo natives_method[];
extern const NativeInfo natives_builtin_function[];
extern const NativeInfo natives_type[];
extern const NativeInfo natives_type_static[];
extern const NativeInfo natives_new[]; // bound to their classes: allocate.c
extern const NativeInfo natives_list_init[];
extern const NativeInfo natives_dict_init[];
extern const NativeInfo natives_set_init[];
extern const NativeInfo natives_deque_init[];
extern const NativeInfo natives_int_operators[]; // number_dunder.c
extern const NativeInfo natives_float_operators[];
extern const NativeInfo natives_str_operators[]; // dunder.c
extern const NativeInfo natives_bytes_operators[];
extern const NativeInfo natives_dict_operators[];
extern const NativeInfo natives_generator[];
extern const NativeInfo natives_coroutine[];
extern const NativeInfo natives_awaiter[];
extern const NativeInfo natives_async_generator[];
extern const NativeInfo natives_future[];
extern const NativeInfo natives_task[];
extern const NativeInfo natives_gathering[];
extern const NativeInfo natives_handle[];
extern const NativeInfo natives_timer_handle[];
extern const NativeInfo natives_loop[];
extern const NativeInfo natives_lock[];
extern const NativeInfo natives_rlock[];
// modules: what `import asyncio` makes by hand, before the prelude adds the rest
extern const NativeInfo natives_asyncio[];
extern const NativeInfo natives_time[];
extern const NativeInfo natives_class_building[];
extern const NativeInfo natives_math[];
extern const NativeInfo natives_random[];
extern const NativeInfo natives_unicode[]; // of unicodedata
extern const NativeInfo natives_reflection[];
Value native_getsizeof(Machine *m, const Call *call); // size.c
Value object_sizeof(Machine *m, const Call *call);
extern const NativeInfo natives_dataclass[];
extern const NativeInfo natives_digest[];
extern const NativeInfo natives_base64[];
extern const NativeInfo natives_heap_queue[];
extern const NativeInfo natives_shortcut[];
extern const NativeInfo natives_steps[];
extern const NativeInfo natives_steps_calling[];
extern const NativeInfo natives_json[];
extern const NativeInfo natives_picture[];
extern const NativeInfo natives_types[];
extern const NativeInfo natives_threads[];
extern const NativeInfo natives_processes[];
extern const NativeInfo natives_memory_look[];
extern const NativeInfo natives_prelude[]; // what only the prelude's Python code may call

// Value of keyword `name` (borrowed) or unset.
Value call_keyword(Machine *m, const Call *call, const char *name);
// Checks that every keyword is one of names (NULL-terminated); TypeError otherwise:
// "f() got an unexpected keyword argument 'x'".
bool call_check_keywords(Machine *m, const Call *call, const char *function,
                         const char *const *names);
// Arguments by position or keyword, as CPython's clinic does: "sum(iterable, start)". values has
// one place per name; missing optional ones stay unset. required counts from the left.
bool call_parse(Machine *m, const Call *call, const char *function, const char *const *names,
                int required, Value *values);

// Constructors: class(args). Called by type call for builtin classes.
typedef Value (*Constructor)(Machine *m, Value cls, const Call *call);
Value super_construct(Machine *m, Value cls, const Call *call);
Value property_construct(Machine *m, Value cls, const Call *call);
Value wrapper_construct(Machine *m, Value cls, const Call *call);
Value future_construct(Machine *m, Value cls, const Call *call);
Value task_construct(Machine *m, Value cls, const Call *call);
Constructor builtin_constructor(ClassId id); // NULL: "cannot create 'x' instances"

// Writes to the program's standard output (or standard error).
void machine_output(Machine *m, const char *bytes, size_t length, bool is_error);
