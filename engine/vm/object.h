// object: the shapes of everything that lives in the heap.
//
// Every object starts with an 8-byte Object header. References between objects are Values, never
// pointers. An object's owned Values stand together at its end (fixed shapes), or where type_info
// (type.c) says; that table is all that freeing, hashing, checking and collecting know.
#pragma once

#include "engine/vm/classes.h"
#include "engine/vm/value.h"

// X(id, name for people)
#define OBJECT_TYPES(X)                                                                            \
    X(NOTHING, "nothing")                                                                          \
    X(FREE, "free block")                                                                          \
    X(BLOCK, "raw block")    /* bytes without references, owned by one object */                   \
    X(VALUES, "value block") /* count Values, owned by one object */                               \
    X(BIG_INT, "int")                                                                              \
    X(COMPLEX, "complex")                                                                          \
    X(STR, "str")                                                                                  \
    X(BYTES, "bytes")                                                                              \
    X(TUPLE, "tuple")                                                                              \
    X(LIST, "list")                                                                                \
    X(DICT, "dict")                                                                                \
    X(SET, "set")                                                                                  \
    X(FROZENSET, "frozenset")                                                                      \
    X(DEQUE, "deque")                                                                              \
    X(RANGE, "range")                                                                              \
    X(SLICE, "slice")                                                                              \
    X(CELL, "cell")                                                                                \
    X(CODE, "code")                                                                                \
    X(FUNCTION, "function")                                                                        \
    X(METHOD, "method")                                                                            \
    X(NATIVE, "native")                                                                            \
    X(CLASS, "class")                                                                              \
    X(INSTANCE, "instance")                                                                        \
    X(EXCEPTION, "exception")                                                                      \
    X(MODULE, "module")                                                                            \
    X(GENERATOR, "generator") /* generators, coroutines, async generators */                       \
    X(FRAME, "frame")                                                                              \
    X(NATIVE_FRAME, "native frame")                                                                \
    X(TRACEBACK, "traceback")                                                                      \
    X(PROPERTY, "property")                                                                        \
    X(WRAPPER, "wrapper") /* staticmethod, classmethod */                                          \
    X(SUPER, "super")                                                                              \
    X(GENERIC_ALIAS, "generic alias")                                                              \
    X(DICT_VIEW, "dict view")                                                                      \
    X(ITERATOR, "iterator")                                                                        \
    X(FUTURE, "future")                                                                            \
    X(TASK, "task")                                                                                \
    X(GATHERING_FUTURE, "gathering future")                                                        \
    X(LOOP, "event loop")                                                                          \
    X(HANDLE, "handle")                                                                            \
    X(AWAITER, "awaiter")                                                                          \
    X(RECORD, "record") /* a builtin class with a fixed number of slots */                         \
    X(LOCK, "lock")     /* of threads; reentrant or not */                                         \
    X(STRAND, "strand")

typedef enum TypeId {
#define X(id, name) TYPE_##id,
    OBJECT_TYPES(X)
#undef X
    TYPE_COUNT
} TypeId;

typedef struct Object {
    uint32_t refs;      // owners; the object is freed when the last one lets go
    uint8_t type;       // TypeId
    uint8_t size_class; // of its block: heap.h
    uint16_t flags;     // by type
} Object;

// UTF-8. count == length when all characters are ASCII: then indexing is direct.
typedef struct Str {
    Object object;
    uint32_t length; // bytes
    uint32_t count;  // code points
    uint64_t hash;   // SipHash-1-3 with key 0, as CPython under PYTHONHASHSEED=0; 0: not computed
    char bytes[];    // NUL-terminated
} Str;

enum {
    STR_INTERNED = 1
}; // flags: equal interned strings are the same object

typedef struct Bytes {
    Object object;
    uint32_t length;
    uint32_t unused;
    char bytes[]; // NUL-terminated
} Bytes;

// Magnitude in 64-bit limbs, least significant first, no leading zero limb, never a value that
// fits in a Value: so equal ints are equal shapes.
typedef struct BigInt {
    Object object;
    int32_t size; // number of limbs, negative for negative numbers
    uint32_t unused;
    uint64_t limbs[];
} BigInt;

typedef struct Tuple {
    Object object;
    uint32_t count;
    uint32_t unused;
    Value items[];
} Tuple;

typedef struct Values {
    Object object;
    uint32_t count; // all of them are owned; unused ones are VALUE_UNSET
    uint32_t unused;
    Value items[];
} Values;

typedef struct List {
    Object object;
    uint32_t count;
    uint32_t places; // CPython's, but for appends since: list_places
    Value items;     // VALUES with at least count places, or VALUE_UNSET while empty
} List;

// Insertion-ordered. The table is one BLOCK: index_size int32 (−1 empty, −2 deleted, else entry
// number), then room for index_size * 2 / 3 DictEntry; deleted entries have an unset key.
typedef struct Dict {
    Object object;
    uint32_t count;       // live entries
    uint32_t entry_count; // entries used, deleted ones included
    uint32_t index_size;  // power of two, or 0
    uint32_t version;     // grows with every change of the keys
    Value table;          // BLOCK or VALUE_UNSET
} Dict;

enum {
    DICT_IS_ORDERED = 2,    // that of an OrderedDict, with iterators of its own
    DICT_IS_OF_INSTANCE = 4 // the program has asked for it: for its size
};                          // flags of a Dict beside OBJECT_IN_REPR

typedef struct DictEntry {
    uint64_t hash;
    Value key;
    Value value;
} DictEntry;

// CPython's open addressing (setobject.c: linear probes of 9, then perturbation), so that
// iteration order is CPython's.
typedef struct Set {
    Object object;
    uint32_t count; // live
    uint32_t fill;  // live and deleted
    uint32_t mask;  // table size − 1
    uint32_t version;
    uint64_t hash; // frozenset: cached; 0: not computed
    Value table;   // BLOCK of SetEntry
} Set;

typedef struct SetEntry {
    uint64_t hash;
    Value key; // VALUE_UNSET: never used
} SetEntry;

#define SET_DELETED_KEY VALUE_NOT_IMPLEMENTED

static inline bool set_entry_is_live(const SetEntry *entry) {
    return entry->key != VALUE_UNSET && LIKELY(entry->key != SET_DELETED_KEY);
}

// A ring: the item at place i stands at (first + i) & mask of the BLOCK; other places hold nothing.
typedef struct Deque {
    Object object;
    uint32_t count;
    uint32_t first;   // counts on for ever: masked when used
    uint32_t mask;    // capacity - 1
    uint32_t version; // grows with every change but of one item for another
    int64_t maxlen;   // -1: none
    Value ring;       // BLOCK of Values, or VALUE_UNSET while empty
} Deque;

typedef struct Range {
    Object object;
    Value start; // ints
    Value stop;
    Value step;
    Value length;
} Range;

typedef struct Slice {
    Object object;
    Value start;
    Value stop;
    Value step;
} Slice;

typedef struct Cell {
    Object object;
    Value value; // VALUE_UNSET when unbound
} Cell;

typedef struct CodeObject {
    Object object;
    uint32_t program; // 0 the learner's, 1 the prelude
    uint32_t code;    // number in Program.codes
} CodeObject;

enum {
    FUNCTION_IS_IN_C = 1,      // of the library: CPython has it in C (signatures)
    FUNCTION_IS_BUILTIN = 2,   // and as a function, not as a class
    FUNCTION_IS_RENAMED = 4,   // makes generators, which are named as it is, not as its code
    FUNCTION_IS_LRU_CACHE = 8, // what functools.lru_cache makes: no function to the program
    FUNCTION_SHORTCUT_ONE = 16,
    FUNCTION_SHORTCUT = 0xFF0, // which one in shortcut.c, times FUNCTION_SHORTCUT_ONE; or 0
};                             // flags

typedef struct Function {
    Object object; // flags
    uint32_t program;
    uint32_t code;
    Value name; // str
    Value qualname;
    Value globals;     // dict
    Value defaults;    // tuple or unset
    Value kw_defaults; // dict or unset
    Value closure;     // tuple of cells or unset
    Value dict;        // attributes, or unset
    Value doc;         // or None
    Value module;      // str
    Value annotations; // dict or unset
} Function;

typedef struct Method {
    Object object;
    Value function;
    Value self;
} Method;

typedef struct Native {
    Object object;
    uint32_t id;        // native.c
    uint8_t self_type;  // TypeId of what a plain call has before its arguments; NOTHING: nothing;
                        // FREE: native_call has to look
    uint8_t min_args;   // of a plain call
    uint16_t more_args; // so many more are allowed
    Value self;         // bound to this, or VALUE_UNSET
} Native;

enum {
    NATIVE_STATIC = 1
}; // flags: called on the class, without an object: dict.fromkeys

typedef struct Class {
    Object object;
    uint16_t class_id; // ClassId of the nearest builtin class (its own for builtin ones)
    uint8_t type;      // TypeId of the instances
    bool adds_slots;   // its own __slots__ name something
    uint32_t number;   // counts classes; never reused: for caches
    Value name;        // str
    Value qualname;
    Value module;
    Value bases;     // tuple
    Value mro;       // tuple, the class itself first
    Value dict;      // dict
    Value metaclass; // unset: type
    uint64_t older;  // offset of the class made before, of those there still are; or 0
} Class;

enum { // flags of a Class
    CLASS_IS_BUILTIN = 1,
    CLASS_HAS_GETATTR = 2, // __getattr__ or __getattribute__ somewhere in the MRO
    CLASS_HAS_SETATTR = 4,
    CLASS_HAS_DEL = 8, // __del__
    CLASS_HAS_EQ = 16,
    CLASS_HAS_HASH = 32,
    CLASS_NO_INSTANCES = 64, // "cannot create 'x' instances"
    CLASS_HAS_GETATTRIBUTE = 128,
    CLASS_IS_ABSTRACT = 256,         // __abstractmethods__ is not empty
    CLASS_IS_DESCRIPTOR = 512,       // __get__
    CLASS_IS_DATA_DESCRIPTOR = 1024, // __set__ or __delete__
    CLASS_NO_DICT = 2048,            // __slots__ all the way up: only what they name
    CLASS_HAS_SLOTS = 4096,          // some __slots__ in the MRO
};

typedef struct Instance {
    Object object;
    Value cls;
    Value dict;    // attributes, or unset until the first one
    Value payload; // the builtin value of a class derived from int, str, list, dict ...; or unset
} Instance;

enum InstanceFlag {
    INSTANCE_IS_FINALIZED = 1, // its __del__ has run
    INSTANCE_HAS_MEMBERS = 2,  // it is a SlottedInstance
};

// Of a class with a __dict__ that has __slots__ too, perhaps from a base: what those name.
typedef struct SlottedInstance {
    Instance instance;
    Value members; // dict, or unset until the first one
} SlottedInstance;

typedef struct Exception {
    Object object;
    Value cls;
    Value dict;      // attributes, or unset
    Value args;      // tuple
    Value cause;     // or unset
    Value context;   // or unset
    Value traceback; // TRACEBACK or unset
    Value extra;     // StopIteration.value, SystemExit.code, NameError.name, exceptions of a group
    Value extra2;    // AttributeError.obj, ImportError.path
} Exception;

enum {
    EXCEPTION_SUPPRESS_CONTEXT = 1,
    EXCEPTION_OF_BINDING = 4,  // the arguments did not fit: the call had no frame
    EXCEPTION_RAISED_AGAIN = 2 // the frame that raises it has its traceback entry already
};                             // flags

typedef struct Module_ {
    Object object;
    Value name;
    Value dict;
} ModuleObject;

// One entry of a traceback; next is the frame that it called.
typedef struct Traceback {
    Object object;
    uint32_t program;
    uint32_t code;
    uint32_t instruction;
    uint32_t unused;
    Value frame; // its locals live as long as the exception, as in CPython
    Value next;  // or unset
} Traceback;

typedef struct Property {
    Object object;
    Value get;
    Value set;
    Value del;
    Value doc;
} Property;

typedef struct Wrapper {
    Object object;
    uint32_t class_id; // CLASS_STATICMETHOD or CLASS_CLASSMETHOD
    uint32_t unused;
    Value function;
} Wrapper;

typedef struct Super {
    Object object;
    Value cls;
    Value self;
    Value self_class;
} Super;

typedef struct GenericAlias {
    Object object;
    Value origin; // list
    Value args;   // tuple (int,)
} GenericAlias;

enum {
    ALIAS_IS_UNPACKED = 1
}; // flags: *list[int], what iterating over list[int] gives

typedef struct DictView {
    Object object;
    uint32_t class_id; // CLASS_DICT_KEYS, _VALUES, _ITEMS
    uint32_t unused;
    Value dict;
} DictView;

// All iterators that need no code of their own: class_id says what a, b, c mean.
typedef struct Iterator {
    Object object;
    uint32_t class_id;
    uint32_t version; // of the dict or set when iteration began: "changed size during iteration"
    int64_t index;
    int64_t step;
    Value a;
    Value b;
    Value c;
} Iterator;

// A builtin class with slots but no behaviour of its own in this file: asyncio.Timeout, ...
typedef struct Record {
    Object object;
    uint32_t count;
    uint32_t unused;
    Value cls;
    Value slots[];
} Record;
