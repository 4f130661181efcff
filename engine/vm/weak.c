#include "engine/vm/weak.h"

#include <string.h>

#include "engine/vm/finalize.h"
#include "engine/vm/interp.h"

static uint64_t offset_of(const Machine *m, const void *object) {
    return (uint64_t)((const uint8_t *)object - m->base);
}

static Value key_of(const Machine *m, const Object *object) {
    return value_from_small_int((int64_t)offset_of(m, object));
}

static Value reference_at(const Machine *m, Value offset) {
    return value_of(m, m->base + value_as_int(offset));
}

// The references to an object, as offsets: borrowed, or unset.
static Value list_of(Machine *m, const Object *object) {
    World *w = m->world;
    return w->weak == VALUE_UNSET ? VALUE_UNSET : dict_get(m, w->weak, key_of(m, object));
}

static Value field(Machine *m, Value reference, const char *name) { // borrowed
    return dict_get_z(m, AS(Instance, m, reference)->dict, name);
}

static void set_field(Machine *m, Value reference, const char *name, Value value) {
    dict_set_z(m, AS(Instance, m, reference)->dict, name, value);
}

// --- the end of an object ---------------------------------------------------------------------

static void forget_list(Machine *m, Object *object) {
    object->flags &= (uint16_t)~OBJECT_HAS_WEAK;
    dict_remove(m, m->world->weak, key_of(m, object));
}

// A reference that dies before its object.
static void unlink_reference(Machine *m, Object *object) {
    object->flags &= (uint16_t)~OBJECT_IS_WEAK;
    Value target = field(m, value_of(m, object), "_target");
    if (!value_is_int(target)) {
        return;
    }
    Object *referent = (Object *)(void *)(m->base + value_as_int(target));
    Value list = list_of(m, referent);
    Value kept = list_new(m, 0);
    for (uint32_t i = 0; i < list_count(m, list) && kept != VALUE_UNSET; i++) {
        if (list_items(m, list)[i] != key_of(m, object)) {
            list_append(m, kept, list_items(m, list)[i]);
        }
    }
    if (kept == VALUE_UNSET || list_count(m, kept) == 0) {
        forget_list(m, referent);
    } else {
        dict_set(m, m->world->weak, key_of(m, referent), kept);
    }
    release(m, kept);
}

static void call_back(Machine *m, Value reference) {
    Value callback = retain(m, field(m, reference, "_callback"));
    set_field(m, reference, "_callback", VALUE_NONE);
    if (callback != VALUE_NONE && !m->limit &&
        !m->world->finalizing) { // at the end all die together
        Value result = call_value(m, callback, &reference, 1, VALUE_UNSET);
        if (result == VALUE_UNSET) {
            finalize_tell_ignored(m, callback);
        }
        release(m, result);
    }
    release(m, callback);
}

static bool is_among(const uint64_t *offsets, size_t count, uint64_t offset) {
    size_t low = 0;
    for (size_t high = count; low < high;) {
        size_t middle = (low + high) / 2;
        if (offsets[middle] < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && offsets[low] == offset;
}

// All references forget the object. Those that have to be called back, as a list: owned.
static Value forget_object(Machine *m, Object *object, const uint64_t *dying, size_t count) {
    Value offsets = retain(m, list_of(m, object));
    forget_list(m, object);
    Value called = list_new(m, list_count(m, offsets));
    for (uint32_t i = 0; i < list_count(m, offsets); i++) {
        Value reference = reference_at(m, list_items(m, offsets)[i]);
        set_field(m, reference, "_target", VALUE_NONE);
        bool dies_too = is_among(dying, count, value_offset(reference));
        if (called != VALUE_UNSET && !dies_too && field(m, reference, "_callback") != VALUE_NONE) {
            list_append(m, called, reference);
        }
    }
    release(m, offsets);
    return called;
}

static void call_all(Machine *m, Value references) { // takes the list
    for (uint32_t i = 0; references != VALUE_UNSET && i < list_count(m, references); i++) {
        call_back(m, list_items(m, references)[i]);
    }
    release(m, references);
}

void weak_object_dies(Machine *m, Object *object) {
    if (object->flags & OBJECT_IS_WEAK) {
        unlink_reference(m, object);
    }
    if (object->flags & OBJECT_HAS_WEAK) {
        Value held = pending_take(m);
        call_all(m, forget_object(m, object, NULL, 0));
        if (!m->limit && m->problem.length == 0) {
            pending_clear(m);
            m->world->pending = held;
        } else {
            release(m, held);
        }
    }
}

void weak_objects_die(Machine *m, const uint64_t *offsets, size_t count) {
    Value called = VALUE_UNSET;
    for (size_t i = 0; i < count; i++) {
        Object *object = (Object *)(void *)(m->base + offsets[i]);
        if (object->flags & OBJECT_HAS_WEAK) {
            Value more = forget_object(m, object, offsets, count);
            if (called == VALUE_UNSET) {
                called = more;
            } else {
                list_extend(m, called, more);
                release(m, more);
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        Object *object = (Object *)(void *)(m->base + offsets[i]);
        if (object->flags & OBJECT_IS_WEAK) {
            unlink_reference(m, object);
        }
    }
    Value held = pending_take(m);
    call_all(m, called);
    m->world->pending = held;
}

// --- what the library asks --------------------------------------------------------------------

static bool names_weak_slot(Machine *m, Value cls) {
    Value mro = AS(Class, m, cls)->mro;
    for (uint32_t i = 0; i < tuple_count(m, mro); i++) {
        Value of = tuple_items(m, mro)[i];
        Value slots = dict_get_z(m, AS(Class, m, of)->dict, "__slots__");
        bool is_own = !(object_at(m, of)->flags & CLASS_IS_BUILTIN);
        bool named = false;
        Value name = name_z(m, "__weakref__");
        if (is_type(m, slots, TYPE_STR)) {
            named = slots == name;
        } else if (slots != VALUE_UNSET && !value_contains(m, slots, name, &named)) {
            pending_clear(m);
        }
        if (named || (is_own && slots == VALUE_UNSET)) {
            return true;
        }
    }
    return false;
}

static bool can_be_referred_to(Machine *m, Value v) {
    switch ((int)type_of(m, v)) {
    case TYPE_FUNCTION:
    case TYPE_METHOD:
    case TYPE_NATIVE:
    case TYPE_CLASS:
    case TYPE_MODULE:
    case TYPE_GENERATOR:
    case TYPE_DEQUE:
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_FUTURE:
    case TYPE_TASK:
    case TYPE_GATHERING_FUTURE:
        return true;
    case TYPE_EXCEPTION:
        return !(object_at(m, class_of(m, v))->flags & CLASS_IS_BUILTIN);
    case TYPE_INSTANCE:
        break;
    default:
        return false;
    }
    const Class *cls = AS(Class, m, class_of(m, v));
    bool is_sized = cls->class_id == CLASS_INT || cls->class_id == CLASS_TUPLE ||
                    cls->class_id == CLASS_BYTES || cls->class_id == CLASS_STRUCT_TIME;
    return !(cls->object.flags & CLASS_IS_BUILTIN) && !is_sized &&
           names_weak_slot(m, class_of(m, v));
}

// _weak_make(ref, object): ref is listed; what to keep as its _target.
static Value native_make(Machine *m, const Call *call) {
    World *w = m->world;
    Value target = call->args[1];
    if (!can_be_referred_to(m, target)) {
        return raise_error(m, CLASS_TYPE_ERROR, "cannot create weak reference to '%s' object",
                           type_name(m, target));
    }
    if (w->weak == VALUE_UNSET) {
        w->weak = dict_new(m);
    }
    Value list = list_new(m, 1);
    if (w->weak == VALUE_UNSET || list == VALUE_UNSET) {
        release(m, list);
        return VALUE_UNSET;
    }
    Object *object = object_at(m, target);
    Object *reference = object_at(m, call->args[0]);
    Value older = list_of(m, object);
    bool ok = list_append(m, list, key_of(m, reference)) &&
              (older == VALUE_UNSET || list_extend(m, list, older)) &&
              dict_set(m, w->weak, key_of(m, object), list);
    release(m, list);
    if (!ok) {
        return VALUE_UNSET;
    }
    object->flags |= OBJECT_HAS_WEAK;
    reference->flags |= OBJECT_IS_WEAK;
    return key_of(m, object);
}

// _weak_get(target): the object, or None when it is no more.
static Value native_get(Machine *m, const Call *call) {
    Value target = call->args[0];
    return value_is_int(target) ? retain(m, reference_at(m, target)) : VALUE_NONE;
}

// _weak_list(object): its references, newest first.
static Value native_list(Machine *m, const Call *call) {
    Value v = call->args[0];
    Value made = list_new(m, 0);
    bool has =
        value_is_ref(v) && can_be_referred_to(m, v) && object_at(m, v)->flags & OBJECT_HAS_WEAK;
    Value offsets = has ? list_of(m, object_at(m, v)) : VALUE_UNSET;
    for (uint32_t i = 0; has && made != VALUE_UNSET && i < list_count(m, offsets); i++) {
        list_append(m, made, reference_at(m, list_items(m, offsets)[i]));
    }
    return made;
}

const NativeInfo natives_weak[] = {
    {"_weak_make", native_make, 2, 2, false, EFFECT_PRIVATE},
    {"_weak_get", native_get, 1, 1, false, EFFECT_PRIVATE},
    {"_weak_list", native_list, 1, 1, false, EFFECT_PRIVATE},
    {0},
};
