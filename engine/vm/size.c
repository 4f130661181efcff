// What sys.getsizeof and object.__sizeof__ tell: the bytes that CPython's object has, computed from
// its shape there. Nothing here says what this machine needs for it.
#include <string.h>

#include "engine/vm/class_make.h"
#include "engine/vm/deque.h"
#include "engine/vm/int.h"
#include "engine/vm/interp.h"
#include "engine/vm/protocol.h"

enum {
    WORD = 8,
    COLLECTOR_HEAD = 16,   // before each object that the collector looks after
    MANAGED_HEAD = 16,     // before those whose attributes need no dict of their own at first
    DIGIT_BITS = 30,       // of an int
    DIGIT_BYTES = 4,       //
    KEYS_HEAD = 32,        // of a dict's table
    ENTRY_BYTES = 24,      // hash, key, value
    TEXT_ENTRY_BYTES = 16, // key, value: while all keys are str
    SHARED_KEYS = 29,      // that the first instance of a class has places for
    SET_IN_PLACE = 8,      // entries that a set holds without a table
    DEQUE_BLOCK_ITEMS = 64,
    DEQUE_BLOCK_BYTES = (DEQUE_BLOCK_ITEMS + 2) * WORD,
    CLASS_KEYS_BYTES = 768, // the keys that a class keeps for its instances
};

// Bytes of an object that has always as many, and whether the collector looks after it.
static const struct {
    ClassId id;
    uint16_t bytes;
    bool is_collected;
} fixed_sizes[] = {
    {CLASS_OBJECT, 16, false},
    {CLASS_NONE_TYPE, 16, false},
    {CLASS_ELLIPSIS, 16, false},
    {CLASS_NOT_IMPLEMENTED, 16, false},
    {CLASS_FLOAT, 24, false},
    {CLASS_COMPLEX, 32, false},
    {CLASS_RANGE, 48, false},
    {CLASS_SLICE, 40, true},
    {CLASS_FUNCTION, 136, true},
    {CLASS_LRU_CACHE, 136, true},
    {CLASS_METHOD, 48, true},
    {CLASS_BUILTIN, 56, true},
    {CLASS_METHOD_DESCRIPTOR, 72, true},
    {CLASS_WRAPPER_DESCRIPTOR, 72, true},
    {CLASS_METHOD_WRAPPER, 48, true},
    {CLASS_MODULE, 56, true},
    {CLASS_CELL, 24, true},
    {CLASS_MAPPING_PROXY, 24, true},
    {CLASS_TRACEBACK, 40, true},
    {CLASS_PROPERTY, 64, true},
    {CLASS_STATICMETHOD, 32, true},
    {CLASS_CLASSMETHOD, 32, true},
    {CLASS_SUPER, 40, true},
    {CLASS_GENERIC_ALIAS, 64, true},
    {CLASS_UNION_TYPE, 48, true},
    {CLASS_DICT_KEYS, 24, true},
    {CLASS_DICT_VALUES, 24, true},
    {CLASS_DICT_ITEMS, 24, true},
    {CLASS_LIST_ITERATOR, 32, true},
    {CLASS_LIST_REVERSE_ITERATOR, 32, true},
    {CLASS_TUPLE_ITERATOR, 32, true},
    {CLASS_STR_ITERATOR, 32, true},
    {CLASS_STR_WIDE_ITERATOR, 32, true},
    {CLASS_BYTES_ITERATOR, 32, true},
    {CLASS_SEQUENCE_ITERATOR, 32, true},
    {CLASS_CALLABLE_ITERATOR, 32, true},
    {CLASS_REVERSED, 32, true},
    {CLASS_MAP, 32, true},
    {CLASS_FILTER, 32, true},
    {CLASS_ZIP, 48, true},
    {CLASS_ENUMERATE, 56, true},
    {CLASS_RANGE_ITERATOR, 48, false},
    {CLASS_SET_ITERATOR, 48, true},
    {CLASS_DICT_KEY_ITERATOR, 56, true},
    {CLASS_DICT_VALUE_ITERATOR, 56, true},
    {CLASS_DICT_ITEM_ITERATOR, 56, true},
    {CLASS_DICT_REVERSE_KEY_ITERATOR, 56, true},
    {CLASS_DICT_REVERSE_VALUE_ITERATOR, 56, true},
    {CLASS_DICT_REVERSE_ITEM_ITERATOR, 56, true},
    {CLASS_TASK, 176, true},
    {CLASS_FUTURE, 128, true},
    {CLASS_LOCK, 40, true},
    {CLASS_RLOCK, 48, true},
    {CLASS_STOP_ITERATION, 80, true},
    {CLASS_SYSTEM_EXIT, 80, true},
    {CLASS_NAME_ERROR, 80, true},
    {CLASS_ATTRIBUTE_ERROR, 88, true},
    {CLASS_IMPORT_ERROR, 96, true},
    {CLASS_OS_ERROR, 112, true},
    {CLASS_SYNTAX_ERROR, 136, true},
    {CLASS_UNICODE_ERROR, 112, true},
    {CLASS_EXCEPTION_GROUP, 96, true},
    {CLASS_BASE_EXCEPTION_GROUP, 88, true},
    {CLASS_BASE_EXCEPTION, 72, true},
};

// Classes that CPython has in C and this machine in Python: what an object has without its items.
static const struct {
    const char *name;
    uint16_t bytes;
    bool is_collected;
} library_sizes[] = {
    {"collections.OrderedDict", 112, true},
    {"collections.defaultdict", 56, true},
    {"bytearray", 56, false},
    {"memoryview", 168, true},
};

typedef struct Size {
    uint64_t bytes; // __sizeof__
    uint32_t head;  // what stands before the object
} Size;

static uint64_t int_bytes(const Machine *m, Value v) {
    IntView view;
    int_view(m, v, &view);
    uint64_t digits = (int_view_bits(&view) + DIGIT_BITS - 1) / DIGIT_BITS;
    return 24 + DIGIT_BYTES * (digits ? digits : 1);
}

// Each character has as many bytes as the widest one needs. An object of a derived class keeps its
// characters apart from itself.
static uint64_t str_bytes_there(const Machine *m, Value v, bool is_derived) {
    const Str *str = AS(Str, m, v);
    uint32_t widest = 0;
    for (const char *p = str->bytes; p < str->bytes + str->length;) {
        uint32_t c = utf8_read(&p);
        widest = c > widest ? c : widest;
    }
    uint64_t width = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
    uint64_t head = is_derived ? 80 : widest < 0x80 ? 48 : 72;
    return head + ((uint64_t)str->count + 1) * width;
}

static bool has_only_text_keys(const Machine *m, Value dict) {
    uint32_t position = 0;
    Value key;
    Value value;
    while (dict_next(m, dict, &position, &key, &value)) {
        if (!is_type(m, key, TYPE_STR)) {
            return false;
        }
    }
    return true;
}

static uint64_t table_bytes(const Machine *m, Value dict) {
    uint64_t size = AS(Dict, m, dict)->index_size;
    if (!size) {
        return 0;
    }
    uint64_t index_bytes = size < 256 ? 1 : size < 65536 ? 2 : 4;
    uint64_t entry_bytes = has_only_text_keys(m, dict) ? TEXT_ENTRY_BYTES : ENTRY_BYTES;
    return KEYS_HEAD + size * index_bytes + size * 2 / 3 * entry_bytes;
}

// The __dict__ of an instance: a place for each key that the instances of its class may have in
// common, one fewer with each further instance, as far as those are alive.
static uint64_t shared_bytes(Machine *m, Value dict) {
    const Instance *owner = NULL;
    for (Object *o = heap_next(m, NULL, TYPE_INSTANCE); o; o = heap_next(m, o, TYPE_INSTANCE)) {
        const Instance *instance = (const Instance *)(const void *)o;
        owner = instance->dict == dict ? instance : owner;
    }
    uint32_t keys = AS(Dict, m, dict)->count;
    if (keys > SHARED_KEYS || !has_only_text_keys(m, dict)) {
        return table_bytes(m, dict);
    }
    uint32_t places = SHARED_KEYS;
    bool is_first = true;
    for (Object *o = heap_next(m, NULL, TYPE_INSTANCE); o; o = heap_next(m, o, TYPE_INSTANCE)) {
        bool is_kin = owner && ((const Instance *)(const void *)o)->cls == owner->cls;
        places -= is_kin && !is_first && places > keys + 1;
        is_first = is_first && !is_kin;
    }
    return places * (uint64_t)WORD;
}

static uint64_t dict_items_bytes(Machine *m, Value v) {
    const Dict *dict = AS(Dict, m, v);
    if (dict->object.flags & DICT_IS_OF_INSTANCE) {
        return shared_bytes(m, v);
    }
    uint64_t links = dict->object.flags & DICT_IS_ORDERED
                         ? WORD * (uint64_t)dict->index_size + 4 * WORD * (uint64_t)dict->count
                         : 0;
    return table_bytes(m, v) + links;
}

static uint64_t set_bytes(const Machine *m, Value v) {
    uint64_t places = (uint64_t)AS(Set, m, v)->mask + 1;
    return 200 + (places > SET_IN_PLACE ? places * 2 * WORD : 0);
}

static uint64_t deque_bytes(const Machine *m, Value v) {
    uint64_t blocks = (AS(Deque, m, v)->count + (uint64_t)DEQUE_BLOCK_ITEMS) / DEQUE_BLOCK_ITEMS;
    return 216 + blocks * DEQUE_BLOCK_BYTES;
}

static uint64_t generator_bytes(const Machine *m, Value v) {
    const Generator *generator = AS(Generator, m, v);
    const Code *code = code_at(m, generator->program, generator->code);
    int32_t cells = code->cell_count + code->free_count;
    for (int32_t i = 0; i < code->cell_count; i++) {
        cells -= code->cell_locals[i] >= 0; // stands in the parameter's place
    }
    uint64_t places = (uint64_t)(code->local_count + cells + code->stack_size);
    return 152 + WORD * places;
}

static bool is_own_slot(const Machine *m, Value there, Value cls) {
    return is_type(m, there, TYPE_RECORD) &&
           AS(Record, m, there)->cls == builtin_class(m, CLASS_MEMBER) &&
           AS(Record, m, there)->slots[MEMBER_OWNER] == cls;
}

typedef struct Additions {
    uint32_t slots;
    bool has_dict;
    bool has_weak;
    bool is_derived;
} Additions;

static bool names_slot(Machine *m, Value slots, const char *name) {
    bool found = is_type(m, slots, TYPE_STR) && str_equal_z(m, slots, name);
    if (is_type(m, slots, TYPE_TUPLE) || is_type(m, slots, TYPE_LIST)) {
        for (uint32_t i = 0; i < sequence_count(m, slots); i++) {
            Value item = sequence_items(m, slots)[i];
            found = found || (is_type(m, item, TYPE_STR) && str_equal_z(m, item, name));
        }
    }
    return found;
}

// Index in library_sizes, or -1.
static int library_size(Machine *m, Value cls) {
    for (size_t i = 0; i < sizeof library_sizes / sizeof *library_sizes; i++) {
        if (strcmp(class_full_name(m, cls), library_sizes[i].name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

// What the classes that a class statement made add to the objects of the one in C, which *base is
// set to.
static Additions additions_of(Machine *m, Value cls, Value *base) {
    Additions result = {0};
    Value mro = AS(Class, m, cls)->mro;
    for (uint32_t i = 0; i < tuple_count(m, mro); i++) {
        Value at = tuple_items(m, mro)[i];
        if (object_at(m, at)->flags & CLASS_IS_BUILTIN || library_size(m, at) >= 0) {
            *base = at;
            break;
        }
        result.is_derived = true;
        Value dict = AS(Class, m, at)->dict;
        Value slots = dict_get_z(m, dict, "__slots__");
        result.has_dict |= slots == VALUE_UNSET || names_slot(m, slots, "__dict__");
        result.has_weak |= slots == VALUE_UNSET || names_slot(m, slots, "__weakref__");
        uint32_t position = 0;
        Value key;
        Value value;
        while (dict_next(m, dict, &position, &key, &value)) {
            result.slots += is_own_slot(m, value, at);
        }
    }
    return result;
}

static Size fixed_size(Machine *m, Value base, ClassId id) {
    int at = library_size(m, base);
    if (at >= 0) {
        return (Size){library_sizes[at].bytes, library_sizes[at].is_collected ? COLLECTOR_HEAD : 0};
    }
    for (size_t i = 0; i < sizeof fixed_sizes / sizeof *fixed_sizes; i++) {
        if (is_subclass(m, builtin_class(m, id), builtin_class(m, fixed_sizes[i].id)) &&
            (fixed_sizes[i].id != CLASS_OBJECT || id == CLASS_OBJECT)) {
            return (Size){fixed_sizes[i].bytes, fixed_sizes[i].is_collected ? COLLECTOR_HEAD : 0};
        }
    }
    return (Size){0, 0};
}

static Size class_size(Machine *m, Value v) {
    if (object_at(m, v)->flags & CLASS_IS_BUILTIN) {
        return (Size){408, COLLECTOR_HEAD};
    }
    Value base = VALUE_UNSET;
    bool shares_keys = additions_of(m, v, &base).has_dict;
    return (Size){904 + (shares_keys ? CLASS_KEYS_BYTES : 0), COLLECTOR_HEAD};
}

// An object of a builtin class, or the builtin value in one of a derived class.
static Size size_inside(Machine *m, Value v, Value base, bool is_derived) {
    Size size = fixed_size(m, base, (ClassId)AS(Class, m, base)->class_id);
    if (is_int(m, v)) {
        return (Size){int_bytes(m, v), 0};
    }
    switch ((int)type_of(m, v)) {
    case TYPE_STR:
        return (Size){str_bytes_there(m, v, is_derived), 0};
    case TYPE_BYTES: {
        uint64_t length = AS(Bytes, m, v)->length;
        bool is_array = size.bytes != 0; // bytearray
        return (Size){is_array ? size.bytes + (length ? length + 1 : 0) : 33 + length, 0};
    }
    case TYPE_TUPLE:
        return (Size){24 + WORD * (uint64_t)tuple_count(m, v), COLLECTOR_HEAD};
    case TYPE_LIST:
        return (Size){40 + WORD * (uint64_t)list_places(AS(List, m, v)), COLLECTOR_HEAD};
    case TYPE_DICT:
        return (Size){(size.bytes ? size.bytes : 48) + dict_items_bytes(m, v), COLLECTOR_HEAD};
    case TYPE_SET:
    case TYPE_FROZENSET:
        return (Size){set_bytes(m, v), COLLECTOR_HEAD};
    case TYPE_DEQUE:
        return (Size){deque_bytes(m, v), COLLECTOR_HEAD};
    case TYPE_GENERATOR:
        return (Size){generator_bytes(m, v), COLLECTOR_HEAD};
    default:
        return size;
    }
}

static bool may_be_weak(ClassId id) {
    return id != CLASS_INT && id != CLASS_TUPLE && id != CLASS_BYTES && id != CLASS_SET &&
           id != CLASS_FROZENSET && id != CLASS_DEQUE;
}

static bool size_of(Machine *m, Value v, Size *size) {
    if (is_type(m, v, TYPE_CLASS)) {
        *size = class_size(m, v);
        return true;
    }
    Value base = VALUE_UNSET;
    Additions more = additions_of(m, class_of(m, v), &base);
    ClassId id = (ClassId)AS(Class, m, base)->class_id;
    *size = id == CLASS_MAPPING_PROXY ? fixed_size(m, base, id)
                                      : size_inside(m, value_inside(m, v), base, more.is_derived);
    if (!size->bytes) {
        raise_unsupported(m, "the size of an object of class '%s'", type_name(m, v));
        return false;
    }
    if (!more.is_derived) {
        return true;
    }
    size->head = COLLECTOR_HEAD;
    bool has_own_count = id == CLASS_INT || id == CLASS_STR; // of bytes: nothing is added to it
    bool is_exception = is_subclass(m, base, builtin_class(m, CLASS_BASE_EXCEPTION));
    if (!has_own_count) {
        size->bytes += WORD * (uint64_t)(more.slots + (more.has_weak && may_be_weak(id)));
    }
    if (more.has_dict && (id == CLASS_TUPLE || id == CLASS_BYTES)) {
        size->bytes += WORD;
    } else if (more.has_dict && id != CLASS_INT && !is_exception) {
        size->head += MANAGED_HEAD;
    }
    return true;
}

Value object_sizeof(Machine *m, const Call *call) {
    Size size;
    return size_of(m, call->self, &size) ? value_from_small_int((int64_t)size.bytes) : VALUE_UNSET;
}

// What the object's own __sizeof__ says, and what CPython has before the object.
static Value told_size(Machine *m, Value v) {
    Size size;
    Value method = class_lookup(m, class_of(m, v), name_z(m, "__sizeof__"));
    if (is_type(m, v, TYPE_CLASS) || !is_type(m, method, TYPE_FUNCTION)) {
        return size_of(m, v, &size) ? value_from_small_int((int64_t)size.bytes + size.head)
                                    : VALUE_UNSET;
    }
    Value told = call_special(m, v, "__sizeof__", NULL, 0);
    int64_t bytes;
    if (told == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    if (!is_int(m, told)) {
        raise_error(m, CLASS_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
                    type_name(m, told));
    } else if (!int_to_i64(m, told, &bytes)) {
        raise_error(m, CLASS_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    } else if (bytes < 0) {
        raise_error(m, CLASS_VALUE_ERROR, "__sizeof__() should return >= 0");
    }
    release(m, told);
    return m->world->pending == VALUE_UNSET && size_of(m, v, &size)
               ? value_from_small_int(bytes + size.head)
               : VALUE_UNSET;
}

// sys.getsizeof(object[, default]): the default when the object cannot tell.
Value native_getsizeof(Machine *m, const Call *call) {
    static const char *const names[] = {"object", "default", NULL};
    Value values[2] = {VALUE_UNSET, VALUE_UNSET};
    if (!call_parse(m, call, "getsizeof", names, 1, values)) {
        return VALUE_UNSET;
    }
    Value result = told_size(m, values[0]);
    if (result == VALUE_UNSET && values[1] != VALUE_UNSET && pending_is(m, CLASS_TYPE_ERROR)) {
        pending_clear(m);
        return retain(m, values[1]);
    }
    return result;
}
