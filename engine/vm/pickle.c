#include "engine/vm/pickle.h"

#include "engine/base/memory.h"
#include "engine/vm/attribute.h"
#include "engine/vm/complex.h"
#include "engine/vm/deque.h"
#include "engine/vm/interp.h"
#include "engine/vm/pickle_tags.h"
#include "engine/vm/protocol.h"

enum {
    MAX_DEPTH = 400 // values inside each other
};

// --- writing ----------------------------------------------------------------------------------

typedef struct Known {
    uint64_t offset; // 0: free
    uint32_t number;
} Known;

typedef struct Writing {
    Machine *m;
    Text *out;
    Known *known; // owned: hash table of the objects written so far
    size_t capacity;
    uint32_t count;
    int depth;
    Value *kept; // owned: what hooks made for the writing; lives until its end
    size_t kept_count;
    size_t kept_capacity;
} Writing;

static void put_tag(Writing *w, Tag tag) {
    text_add_char(w->out, (char)tag);
}

static void put_u64(Writing *w, uint64_t n) {
    text_add(w->out, (const char *)&n, sizeof n);
}

static void put_u32(Writing *w, uint32_t n) {
    text_add(w->out, (const char *)&n, sizeof n);
}

static Known *place_of(Known *table, size_t capacity, uint64_t offset) {
    size_t place = (size_t)(offset * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (capacity - 1);
    while (table[place].offset && table[place].offset != offset) {
        place = (place + 1) & (capacity - 1);
    }
    return &table[place];
}

static void grow_table(Writing *w) {
    size_t capacity = w->capacity ? w->capacity * 2 : 64;
    Known *table = NEW_ARRAY(Known, capacity);
    for (size_t i = 0; i < w->capacity; i++) {
        if (w->known[i].offset) {
            *place_of(table, capacity, w->known[i].offset) = w->known[i];
        }
    }
    memory_free(w->known);
    w->known = table;
    w->capacity = capacity;
}

// True when it was written before: then only its number is written.
static bool put_known(Writing *w, Value v) {
    if ((w->count + 1) * 2 > w->capacity) {
        grow_table(w);
    }
    Known *known = place_of(w->known, w->capacity, value_offset(v));
    if (known->offset) {
        put_tag(w, TAG_AGAIN);
        put_u32(w, known->number);
        return true;
    }
    *known = (Known){value_offset(v), w->count++};
    return false;
}

static void keep(Writing *w, Value v) { // owned
    GROW(w->kept, w->kept_count, w->kept_capacity);
    w->kept[w->kept_count++] = v;
}

static bool put(Writing *w, Value v);

static bool put_bytes(Writing *w, Tag tag, const char *bytes, size_t length) {
    put_tag(w, tag);
    put_u32(w, (uint32_t)length);
    text_add(w->out, bytes, length);
    return true;
}

static bool put_items(Writing *w, Tag tag, const Value *items, uint32_t count) {
    put_tag(w, tag);
    put_u32(w, count);
    for (uint32_t i = 0; i < count; i++) {
        if (!put(w, items[i])) {
            return false;
        }
    }
    return true;
}

static bool put_dict(Writing *w, Value dict) {
    uint32_t position = 0;
    Value key;
    Value value;
    put_tag(w, TAG_DICT);
    put_u32(w, dict_count(w->m, dict));
    while (dict_next(w->m, dict, &position, &key, &value)) {
        if (!put(w, key) || !put(w, value)) {
            return false;
        }
    }
    return true;
}

static bool put_set(Writing *w, Value set) {
    uint32_t position = 0;
    Value key;
    uint64_t hash;
    put_tag(w, is_type(w->m, set, TYPE_SET) ? TAG_SET : TAG_FROZENSET);
    put_u32(w, AS(Set, w->m, set)->count);
    while (set_next(w->m, set, &position, &key, &hash)) {
        if (!put(w, key)) {
            return false;
        }
    }
    return true;
}

// --- by name ----------------------------------------------------------------------------------

static bool pickling_error(Machine *m, const char *text) {
    Value message = str_z(m, text);
    Value args = tuple_of(m, &message, 1);
    release(m, message);
    raise_value(m, exception_of(m, prelude_function(m, "_PicklingError"), args));
    return false;
}

static Value dotted_name(Machine *m, const char *name) {
    Value found = retain(m, m->world->globals[0]);
    bool is_first = true;
    while (found != VALUE_UNSET && *name) {
        size_t length = strcspn(name, ".");
        Value part = str_intern(m, name, length);
        Value next = is_first ? retain(m, dict_get(m, found, part)) : get_attr(m, found, part);
        release(m, part);
        release(m, found);
        found = next;
        is_first = false;
        name += length + (name[length] == '.');
    }
    return found;
}

static bool put_global(Writing *w, Value v, Value qualname) {
    Machine *m = w->m;
    const char *name = str_bytes(m, qualname);
    if (strstr(name, "<locals>")) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "Can't pickle local object '%s'", name);
        return false;
    }
    Value found = dotted_name(m, name);
    pending_clear(m);
    bool same = found == v;
    bool is_missing = found == VALUE_UNSET;
    release(m, found);
    if (same) {
        return put_bytes(w, TAG_GLOBAL, name, strlen(name));
    }
    Text text = {0};
    text_add_z(&text, "Can't pickle ");
    text_add_repr(m, &text, v);
    if (is_missing) {
        text_printf(&text, ": attribute lookup %s on __main__ failed", name);
    } else {
        text_printf(&text, ": it's not the same object as __main__.%s", name);
    }
    pickling_error(m, text_z(&text));
    text_release(&text);
    return false;
}

static bool put_library(Writing *w, Value v) {
    put_tag(w, TAG_LIBRARY);
    put_u64(w, v);
    return true;
}

static bool is_of_library(const Machine *m, Value v) {
    return value_offset(v) < m->world->heap.sealed;
}

// getattr(self, name)
static bool put_member(Writing *w, Value self, const char *name) {
    Machine *m = w->m;
    put_tag(w, TAG_CALL);
    Value arguments[] = {self, str_intern(m, name, strlen(name))};
    Value tuple = tuple_of(m, arguments, 2);
    release(m, arguments[1]);
    keep(w, tuple);
    return put(w, dict_get_z(m, m->world->builtins, "getattr")) && put(w, tuple) &&
           put(w, VALUE_NONE);
}

// --- objects ----------------------------------------------------------------------------------

// A method that a class of Python code defines, not object's own.
static Value hook_of(Machine *m, Value cls, const char *name) {
    Value found = class_lookup(m, cls, name_z(m, name));
    return is_type(m, found, TYPE_FUNCTION) ? found : VALUE_UNSET;
}

static bool refuse(Machine *m, Value v) {
    raise_error(m, CLASS_TYPE_ERROR, "cannot pickle '%s' object", type_name(m, v));
    return false;
}

static bool put_reduction(Writing *w, Value v, Value reduction) {
    Machine *m = w->m;
    keep(w, reduction);
    if (is_type(m, reduction, TYPE_STR)) {
        return put_global(w, v, reduction);
    }
    uint32_t count = is_type(m, reduction, TYPE_TUPLE) ? tuple_count(m, reduction) : 0;
    if (count < 2 || count > 5) {
        return pickling_error(m, "__reduce__ must return a string or tuple");
    }
    if (count > 3) {
        raise_unsupported(m, "__reduce__ with iterators");
        return false;
    }
    const Value *parts = tuple_items(m, reduction);
    put_tag(w, TAG_CALL);
    return put(w, parts[0]) && put(w, tuple_items(m, reduction)[1]) &&
           put(w, count > 2 ? tuple_items(m, reduction)[2] : VALUE_NONE);
}

// What an exception is made from again: its class and args, and what was set on it.
static bool put_exception(Writing *w, Value v) {
    const Exception *e = AS(Exception, w->m, v);
    Value state = e->dict == VALUE_UNSET ? VALUE_NONE : e->dict;
    put_tag(w, TAG_CALL);
    return put(w, e->cls) && put(w, AS(Exception, w->m, v)->args) && put(w, state);
}

static Value call_hook(Machine *m, Value hook, Value self, Value argument) {
    Value args[] = {self, argument};
    return call_value(m, hook, args, argument == VALUE_UNSET ? 1 : 2, VALUE_UNSET);
}

static Value plain_state(Machine *m, Value v) {
    if (object_at(m, v)->flags & INSTANCE_HAS_MEMBERS) {
        return instance_attributes(m, v);
    }
    Value dict = AS(Instance, m, v)->dict;
    return dict == VALUE_UNSET ? VALUE_NONE : retain(m, dict);
}

static bool put_instance(Writing *w, Value v) {
    Machine *m = w->m;
    Value cls = AS(Instance, m, v)->cls;
    Value reduce_ex = hook_of(m, cls, "__reduce_ex__");
    Value reduce = reduce_ex != VALUE_UNSET ? reduce_ex : hook_of(m, cls, "__reduce__");
    if (reduce != VALUE_UNSET) {
        Value argument = reduce_ex != VALUE_UNSET ? value_from_small_int(4) : VALUE_UNSET;
        Value reduction = call_hook(m, reduce, v, argument);
        return reduction != VALUE_UNSET && put_reduction(w, v, reduction);
    }
    Value get_state = hook_of(m, cls, "__getstate__");
    Value state =
        get_state != VALUE_UNSET ? call_hook(m, get_state, v, VALUE_UNSET) : plain_state(m, v);
    if (state == VALUE_UNSET) {
        return false;
    }
    keep(w, state);
    put_tag(w, TAG_INSTANCE);
    return put(w, cls) && put(w, AS(Instance, m, v)->payload) && put(w, state);
}

static bool put_bytes_object(Writing *w, Value v) {
    return put_bytes(w, TAG_BYTES, AS(Bytes, w->m, v)->bytes, AS(Bytes, w->m, v)->length);
}

static bool put_big_int(Writing *w, Value v) {
    const BigInt *n = AS(BigInt, w->m, v);
    size_t limbs = (size_t)(n->size < 0 ? -n->size : n->size);
    put_tag(w, TAG_BIG_INT);
    put_u32(w, (uint32_t)n->size);
    text_add(w->out, (const char *)n->limbs, limbs * sizeof n->limbs[0]);
    return true;
}

static bool put_str(Writing *w, Value v) {
    Tag tag = object_at(w->m, v)->flags & STR_INTERNED ? TAG_NAME : TAG_STR;
    return put_bytes(w, tag, str_bytes(w->m, v), str_length(w->m, v));
}

static bool put_tuple(Writing *w, Value v) {
    return put_items(w, TAG_TUPLE, tuple_items(w->m, v), tuple_count(w->m, v));
}

static bool put_list(Writing *w, Value v) {
    return put_items(w, TAG_LIST, list_items(w->m, v), list_count(w->m, v));
}

static bool put_deque(Writing *w, Value v) {
    uint32_t count = deque_count(w->m, v);
    put_tag(w, TAG_DEQUE);
    put_u32(w, count);
    put_u64(w, (uint64_t)AS(Deque, w->m, v)->maxlen);
    for (uint32_t i = 0; i < count; i++) {
        if (!put(w, *deque_place(w->m, AS(Deque, w->m, v), i))) {
            return false;
        }
    }
    return true;
}

static bool put_range(Writing *w, Value v) {
    put_tag(w, TAG_RANGE);
    return put(w, AS(Range, w->m, v)->start) && put(w, AS(Range, w->m, v)->stop) &&
           put(w, AS(Range, w->m, v)->step);
}

static bool put_slice(Writing *w, Value v) {
    put_tag(w, TAG_SLICE);
    return put(w, AS(Slice, w->m, v)->start) && put(w, AS(Slice, w->m, v)->stop) &&
           put(w, AS(Slice, w->m, v)->step);
}

// complex(real, imag)
static bool put_complex(Writing *w, Value v) {
    Machine *m = w->m;
    const Complex *c = AS(Complex, m, v);
    Value parts[] = {value_from_float(c->real), value_from_float(c->imag)};
    Value tuple = tuple_of(m, parts, 2);
    keep(w, tuple);
    put_tag(w, TAG_CALL);
    return put(w, dict_get_z(m, m->world->builtins, "complex")) && put(w, tuple) &&
           put(w, VALUE_NONE);
}

static bool put_class(Writing *w, Value v) {
    return put_global(w, v, AS(Class, w->m, v)->qualname);
}

static bool put_function(Writing *w, Value v) {
    return put_global(w, v, AS(Function, w->m, v)->qualname);
}

static bool put_method(Writing *w, Value v) {
    Machine *m = w->m;
    Value function = AS(Method, m, v)->function;
    return is_type(m, function, TYPE_FUNCTION)
               ? put_member(w, AS(Method, m, v)->self,
                            str_bytes(m, AS(Function, m, function)->name))
               : refuse(m, v);
}

static bool put_native(Writing *w, Value v) {
    const Native *native = AS(Native, w->m, v);
    return put_member(w, native->self, native_info(native->id)->name);
}

static bool put_new(Writing *w, Value v) {
    static bool (*const writers[TYPE_COUNT])(Writing *, Value) = {
        [TYPE_STR] = put_str,           [TYPE_BYTES] = put_bytes_object,
        [TYPE_BIG_INT] = put_big_int,   [TYPE_TUPLE] = put_tuple,
        [TYPE_LIST] = put_list,         [TYPE_DICT] = put_dict,
        [TYPE_SET] = put_set,           [TYPE_FROZENSET] = put_set,
        [TYPE_RANGE] = put_range,       [TYPE_SLICE] = put_slice,
        [TYPE_CLASS] = put_class,       [TYPE_FUNCTION] = put_function,
        [TYPE_METHOD] = put_method,     [TYPE_NATIVE] = put_native,
        [TYPE_INSTANCE] = put_instance, [TYPE_EXCEPTION] = put_exception,
        [TYPE_DEQUE] = put_deque,       [TYPE_COMPLEX] = put_complex,
    };
    TypeId type = type_of(w->m, v);
    return writers[type] ? writers[type](w, v) : refuse(w->m, v);
}

static bool goes_by_place(Machine *m, Value v) {
    TypeId type = type_of(m, v);
    return is_of_library(m, v) &&
           (type == TYPE_CLASS || type == TYPE_FUNCTION || type == TYPE_NATIVE);
}

static bool put(Writing *w, Value v) {
    Machine *m = w->m;
    if (!value_is_ref(v)) {
        put_tag(w, TAG_WORD);
        put_u64(w, v);
        return true;
    }
    if (goes_by_place(m, v)) {
        return put_library(w, v);
    }
    if (put_known(w, v)) {
        return true;
    }
    if (++w->depth > MAX_DEPTH) {
        raise_error(m, CLASS_RECURSION_ERROR,
                    "maximum recursion depth exceeded while pickling an object");
        return false;
    }
    bool ok = put_new(w, v);
    w->depth--;
    return ok;
}

bool pickle_dump(Machine *m, Value v, Text *out) {
    Writing w = {.m = m, .out = out};
    bool ok = put(&w, v);
    for (size_t i = 0; i < w.kept_count; i++) {
        release(m, w.kept[i]);
    }
    memory_free(w.kept);
    memory_free(w.known);
    return ok;
}

// --- reading ----------------------------------------------------------------------------------

typedef struct Reading {
    Machine *m;
    const char *bytes;
    Value *made; // owned array of owned values, by number
    size_t made_count;
    size_t made_capacity;
} Reading;

// The next number; what has it is known when it is made, so that its parts can refer to it.
static size_t number_next(Reading *r) {
    GROW(r->made, r->made_count, r->made_capacity);
    r->made[r->made_count] = VALUE_UNSET;
    return r->made_count++;
}

static Value get(Reading *r);

static Value made(Reading *r, size_t number, Value v) { // v owned
    r->made[number] = retain(r->m, v);
    return v;
}

static Value get_tuple(Reading *r, size_t number) {
    Machine *m = r->m;
    uint32_t count = tag_u32(&r->bytes);
    Value tuple = tuple_new(m, count);
    for (uint32_t i = 0; i < count && tuple != VALUE_UNSET; i++) {
        tuple_items(m, tuple)[i] = VALUE_NONE;
    }
    made(r, number, tuple);
    for (uint32_t i = 0; i < count && tuple != VALUE_UNSET; i++) {
        Value item = get(r);
        if (item == VALUE_UNSET) {
            release(m, tuple);
            return VALUE_UNSET;
        }
        tuple_items(m, tuple)[i] = item;
    }
    return tuple;
}

static bool get_into(Reading *r, Tag tag, Value container) {
    Machine *m = r->m;
    Value first = get(r);
    if (first == VALUE_UNSET) {
        return false;
    }
    bool ok;
    if (tag == TAG_DICT) {
        Value second = get(r);
        ok = second != VALUE_UNSET && dict_set(m, container, first, second);
        release(m, second);
    } else {
        ok = tag == TAG_LIST    ? list_append(m, container, first)
             : tag == TAG_DEQUE ? deque_push(m, container, first, false)
                                : set_add(m, container, first);
    }
    release(m, first);
    return ok;
}

static Value get_container(Reading *r, Tag tag, size_t number) {
    Machine *m = r->m;
    uint32_t count = tag_u32(&r->bytes);
    int64_t maxlen = tag == TAG_DEQUE ? (int64_t)tag_u64(&r->bytes) : 0;
    Value container = tag == TAG_LIST    ? list_new(m, count)
                      : tag == TAG_DICT  ? dict_new(m)
                      : tag == TAG_DEQUE ? deque_new(m)
                                         : set_new(m, tag == TAG_SET ? TYPE_SET : TYPE_FROZENSET);
    made(r, number, container);
    for (uint32_t i = 0; i < count && container != VALUE_UNSET; i++) {
        if (!get_into(r, tag, container)) {
            release(m, container);
            return VALUE_UNSET;
        }
    }
    if (tag == TAG_DEQUE && container != VALUE_UNSET) {
        AS(Deque, m, container)->maxlen = maxlen;
    }
    return container;
}

static Value get_three(Reading *r, Tag tag) {
    Machine *m = r->m;
    Value parts[3];
    for (int i = 0; i < 3; i++) {
        parts[i] = get(r);
    }
    Value v = tag == TAG_RANGE ? range_new(m, parts[0], parts[1], parts[2])
                               : slice_new(m, parts[0], parts[1], parts[2]);
    for (int i = 0; i < 3; i++) {
        release(m, parts[i]);
    }
    return v;
}

static Value get_big_int(Reading *r) {
    int32_t size = (int32_t)tag_u32(&r->bytes);
    size_t bytes = (size_t)(size < 0 ? -size : size) * sizeof(uint64_t);
    BigInt *n = heap_new(r->m, TYPE_BIG_INT, sizeof(BigInt) + bytes);
    if (!n) {
        return VALUE_UNSET;
    }
    n->size = size;
    memcpy(n->limbs, r->bytes, bytes);
    r->bytes += bytes;
    return value_of(r->m, n);
}

static Value get_global(Reading *r) {
    Machine *m = r->m;
    uint32_t length = tag_u32(&r->bytes);
    Value name = str_new(m, r->bytes, length);
    r->bytes += length;
    Value found = dotted_name(m, str_bytes(m, name));
    if (found == VALUE_UNSET && !value_is_ref(m->world->pending)) {
        raise_error(m, CLASS_ATTRIBUTE_ERROR, "Can't get attribute '%s' on %s", str_bytes(m, name),
                    "<module '__main__' (built-in)>");
    }
    release(m, name);
    return found;
}

// As the class's __setstate__ does it, or by setting every attribute.
static bool set_state(Machine *m, Value object, Value state) {
    if (state == VALUE_NONE) {
        return true;
    }
    Value hook = hook_of(m, class_of(m, object), "__setstate__");
    if (hook != VALUE_UNSET) {
        Value result = call_hook(m, hook, object, state);
        release(m, result);
        return result != VALUE_UNSET;
    }
    uint32_t position = 0;
    Value key;
    Value value;
    Value *dict = is_type(m, object, TYPE_INSTANCE)    ? &AS(Instance, m, object)->dict
                  : is_type(m, object, TYPE_EXCEPTION) ? &AS(Exception, m, object)->dict
                                                       : NULL;
    if (!dict || !is_type(m, state, TYPE_DICT)) {
        raise_unsupported(m, "the state of a pickled '%s'", type_name(m, object));
        return false;
    }
    if (*dict == VALUE_UNSET) {
        *dict = dict_new(m);
    }
    bool has_members =
        is_type(m, object, TYPE_INSTANCE) && object_at(m, object)->flags & INSTANCE_HAS_MEMBERS;
    bool ok = true;
    while (ok && dict_next(m, state, &position, &key, &value)) {
        ok = has_members && is_type(m, key, TYPE_STR) ? set_attr_plainly(m, object, key, value)
                                                      : dict_set(m, *dict, key, value);
    }
    return ok;
}

static Value get_instance(Reading *r, size_t number) {
    Machine *m = r->m;
    Value cls = get(r);
    if (cls == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    Value object = instance_new(m, cls);
    release(m, cls);
    if (object == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    made(r, number, object);
    Value payload = get(r);
    bool failed = value_is_ref(m->world->pending);
    AS(Instance, m, object)->payload = payload;
    Value state = failed ? VALUE_UNSET : get(r);
    bool ok = state != VALUE_UNSET && set_state(m, object, state);
    release(m, state);
    if (!ok) {
        release(m, object);
        return VALUE_UNSET;
    }
    return object;
}

static Value get_call(Reading *r, size_t number) {
    Machine *m = r->m;
    Value function = get(r);
    Value args = function == VALUE_UNSET ? VALUE_UNSET : get(r);
    Value object = VALUE_UNSET;
    if (is_type(m, args, TYPE_TUPLE)) {
        object =
            call_value(m, function, tuple_items(m, args), (int)tuple_count(m, args), VALUE_UNSET);
    }
    release(m, function);
    release(m, args);
    if (object == VALUE_UNSET) {
        return VALUE_UNSET;
    }
    made(r, number, object);
    Value state = get(r);
    bool ok = state != VALUE_UNSET && set_state(m, object, state);
    release(m, state);
    if (!ok) {
        release(m, object);
        return VALUE_UNSET;
    }
    return object;
}

static Value get_text(Reading *r, Tag tag) {
    uint32_t length = tag_u32(&r->bytes);
    const char *bytes = r->bytes;
    r->bytes += length;
    return tag == TAG_NAME  ? str_intern(r->m, bytes, length)
           : tag == TAG_STR ? str_new(r->m, bytes, length)
                            : bytes_new(r->m, bytes, length);
}

static Value get_new(Reading *r, Tag tag) {
    size_t number = number_next(r);
    switch (tag) {
    case TAG_STR:
    case TAG_NAME:
    case TAG_BYTES:
        return made(r, number, get_text(r, tag));
    case TAG_BIG_INT:
        return made(r, number, get_big_int(r));
    case TAG_TUPLE:
        return get_tuple(r, number);
    case TAG_LIST:
    case TAG_DICT:
    case TAG_SET:
    case TAG_FROZENSET:
    case TAG_DEQUE:
        return get_container(r, tag, number);
    case TAG_RANGE:
    case TAG_SLICE:
        return made(r, number, get_three(r, tag));
    case TAG_GLOBAL:
        return made(r, number, get_global(r));
    case TAG_INSTANCE:
        return get_instance(r, number);
    case TAG_CALL:
        return get_call(r, number);
    case TAG_WORD:
    case TAG_AGAIN:
    case TAG_LIBRARY:
        break;
    }
    return VALUE_UNSET;
}

static Value get(Reading *r) {
    Tag tag = (Tag)*r->bytes++;
    if (tag == TAG_WORD) {
        return tag_u64(&r->bytes);
    }
    if (tag == TAG_AGAIN) {
        return retain(r->m, r->made[tag_u32(&r->bytes)]);
    }
    return tag == TAG_LIBRARY ? retain(r->m, tag_u64(&r->bytes)) : get_new(r, tag);
}

Value pickle_load(Machine *m, const char *bytes, size_t length) {
    (void)length;
    Reading r = {.m = m, .bytes = bytes};
    Value v = get(&r);
    for (size_t i = 0; i < r.made_count; i++) {
        release(m, r.made[i]);
    }
    memory_free(r.made);
    return v;
}
