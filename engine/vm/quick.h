// quick: the usual cases of attributes and calls, for the dispatch loop.
//
// Each function either does exactly what the general way does or leaves everything as it is and
// says so. Whoever changes the general way (attribute.c, attribute_set.c, call.c, frame.c) looks
// here too. Nothing here runs code of the program, but for what dies with a frame.
#pragma once

#include "engine/vm/block.h"
#include "engine/vm/class_make.h"
#include "engine/vm/lookup.h"
#include "engine/vm/ops.h"
#include "engine/vm/suspend.h"

// Whether that is what __slots__ of this class or of one above made: the value is in the dict.
static inline bool is_own_member(const Machine *m, const Class *cls, Value found, Value key) {
    if (!is_type(m, found, TYPE_RECORD) || !(cls->object.flags & CLASS_NO_DICT)) {
        return false;
    }
    const Record *member = AS(Record, m, found);
    return member->cls == builtin_class(m, CLASS_MEMBER) && member->slots[MEMBER_NAME] == key &&
           member->slots[MEMBER_OWNER] == value_of(m, cls);
}

// The entry of an instance's own attributes that was right the last time; NULL: ask get_attr.
__attribute__((always_inline)) static inline Value *quick_place(Machine *m, const Frame *f, Value v,
                                                                uint32_t name, uint16_t hooks) {
    const Instance *instance = AS(Instance, m, v);
    const Class *cls = AS(Class, m, instance->cls);
    Value key = name_at(m, f->program, name);
    if (cls->object.flags & hooks || !value_is_ref(instance->dict)) {
        return NULL;
    }
    Value known = lookup_known(m, cls, key);
    if (known != VALUE_UNSET && !is_own_member(m, cls, known, key)) {
        return NULL;
    }
    Value *place =
        entry_place(m, instance->dict, name_cache(m, f->program, name)->member_hint, key);
    if (place && known != VALUE_UNSET) {
        work_done(m, COST_LOOKUP, 1);
    }
    return place;
}

// An attribute of a module or an instance, owned; unset: ask op_load_attr.
static inline Value quick_attribute(Machine *m, const Frame *f, Value v, uint32_t name) {
    TypeId type = type_of(m, v);
    if (type == TYPE_INSTANCE) {
        const Value *place = quick_place(m, f, v, name, CLASS_HAS_GETATTR);
        return place ? retain(m, *place) : VALUE_UNSET;
    }
    if (type != TYPE_MODULE) {
        return VALUE_UNSET;
    }
    uint32_t hint = name_cache(m, f->program, name)->member_hint;
    return retain(m, entry_at(m, AS(ModuleObject, m, v)->dict, hint, name_at(m, f->program, name)));
}

// Where an attribute that an instance has is to be stored; NULL: ask set_attr.
static inline Value *quick_attribute_place(Machine *m, const Frame *f, Value v, uint32_t name) {
    return is_type(m, v, TYPE_INSTANCE) ? quick_place(m, f, v, name, CLASS_HAS_SETATTR) : NULL;
}

// Whether storing an attribute of an instance only puts it into the dict: op_add_attr.
static inline bool quick_can_add(const Machine *m, const Frame *f, Value v, uint32_t name) {
    if (!is_type(m, v, TYPE_INSTANCE)) {
        return false;
    }
    const Class *cls = AS(Class, m, AS(Instance, m, v)->cls);
    Value key = name_at(m, f->program, name);
    return !(cls->object.flags & (CLASS_HAS_SETATTR | CLASS_HAS_SLOTS | CLASS_NO_DICT)) &&
           lookup_known(m, cls, key) == VALUE_UNSET && AS(Str, m, key)->bytes[0] != '_';
}

enum {
    QUICK_DICT_ENTRIES = 8
};

// True when a small dict of attributes certainly has no such key: equal strings hash alike.
static inline bool dict_lacks(const Machine *m, Value dict, Value key) {
    if (dict == VALUE_UNSET) {
        return true;
    }
    const Dict *d = AS(Dict, m, dict);
    uint64_t hash = AS(Str, m, key)->hash;
    if (d->entry_count > QUICK_DICT_ENTRIES || hash == 0) {
        return false;
    }
    const DictEntry *entries = d->entry_count ? dict_entries(m, dict) : NULL;
    for (uint32_t i = 0; i < d->entry_count; i++) {
        if (entries[i].hash == hash) {
            return false;
        }
    }
    return true;
}

// A method of a list, a str ..., owned; unset: ask op_load_method.
__attribute__((always_inline)) static inline Value quick_native_method(const Machine *m,
                                                                       const Frame *f, Value v,
                                                                       uint32_t name) {
    TypeId type = type_of(m, v);
    ClassId id = class_id_of_type(type);
    if (id == CLASS_OBJECT) {
        return VALUE_UNSET;
    }
    const Class *cls = AS(Class, m, m->world->classes[id]);
    Value found = lookup_known(m, cls, name_at(m, f->program, name));
    bool is_method = is_type(m, found, TYPE_NATIVE) && AS(Native, m, found)->self_type == type;
    return is_method ? retain(m, found) : VALUE_UNSET;
}

// The function that a method call calls, owned; unset: ask op_load_method.
__attribute__((always_inline)) static inline Value quick_method(const Machine *m, const Frame *f,
                                                                Value v, uint32_t name) {
    if (!is_type(m, v, TYPE_INSTANCE)) {
        return quick_native_method(m, f, v, name);
    }
    const Instance *instance = AS(Instance, m, v);
    const Class *cls = AS(Class, m, instance->cls);
    Value key = name_at(m, f->program, name);
    Value found = lookup_known(m, cls, key);
    return is_type(m, found, TYPE_FUNCTION) && !(cls->object.flags & CLASS_HAS_GETATTRIBUTE) &&
                   dict_lacks(m, instance->dict, key)
               ? retain(m, found)
               : VALUE_UNSET;
}

// The function that a property asks for this attribute, borrowed; unset: ask op_load_attr. Where
// strands could look or switch, descend.h does this.
static inline Value quick_getter(const Machine *m, const Frame *f, Value v, uint32_t name) {
    if (!is_type(m, v, TYPE_INSTANCE) || m->world->uses_threads) {
        return VALUE_UNSET;
    }
    const Class *cls = AS(Class, m, AS(Instance, m, v)->cls);
    Value found = lookup_known(m, cls, name_at(m, f->program, name));
    return is_type(m, found, TYPE_PROPERTY) && !(cls->object.flags & CLASS_HAS_GETATTR)
               ? AS(Property, m, found)->get
               : VALUE_UNSET;
}

// The method __next__ in Python, borrowed; unset: ask op_for_iter.
static inline Value quick_step(const Machine *m, Value iterator) {
    if (!is_type(m, iterator, TYPE_INSTANCE) || m->world->uses_threads ||
        m->lookups->step_name == 0) {
        return VALUE_UNSET;
    }
    const Class *cls = AS(Class, m, AS(Instance, m, iterator)->cls);
    return lookup_known(m, cls, m->lookups->step_name);
}

// --- generators that a loop walks -------------------------------------------------------------

// The frame of a generator that FOR_ITER resumes: it runs next. NULL: ask op_for_iter.
__attribute__((always_inline)) static inline Frame *quick_resume(Machine *m, Value iterator) {
    if (!is_type(m, iterator, TYPE_GENERATOR)) {
        return NULL;
    }
    Generator *g = AS(Generator, m, iterator);
    if (g->state != GENERATOR_SUSPENDED || m->world->strand.depth >= m->world->recursion_limit ||
        frame_is_delegating(m, AS(Frame, m, g->frame))) {
        return NULL;
    }
    work_done(m, COST_GENERATOR, 1);
    Frame *frame = generator_enter(m, g, ACTION_FOR_ITER);
    frame->slots[frame->sp++] = VALUE_NONE;
    return frame;
}

// Suspends the running generator for FOR_ITER behind it, whose frame gets the item (taken) and
// runs next. NULL: ask frame_yield.
static inline Frame *quick_yield(Machine *m, const Frame *f, Value item) {
    if (f->action != ACTION_FOR_ITER) {
        return NULL;
    }
    Generator *g = generator_of(m, f);
    Value suspended = value_of(m, generator_suspend(m));
    Frame *back = current_frame(m);
    back->slots[back->sp++] = item;
    release(m, suspended);
    release(m, value_of(m, g));
    return back;
}

// --- generators that natives walk -------------------------------------------------------------

// Whether the native that walks this generator takes the item (then owned) and wants the next one
// at once. The account is settled. False: nothing has changed.
static inline bool sink_takes(Machine *m, const Frame *f, Value item) {
    const Sink *sink = m->sink;
    World *w = m->world;
    if (!sink || f->back != sink->barrier || w->strand.depth > w->recursion_limit || m->limit ||
        w->instruction_count >= m->max_instructions || !sink->take(m, sink->context, item)) {
        return false;
    }
    work_done(m, COST_TAKEN, 1);
    return true;
}

// --- calls of plain functions -----------------------------------------------------------------

// The code of a function, when so many positional arguments are all that it wants and nothing has
// to be shown; or NULL.
__attribute__((always_inline)) static inline const Code *plain_code_from_c(const Machine *m,
                                                                           Value callable,
                                                                           int count) {
    if (!is_type(m, callable, TYPE_FUNCTION)) {
        return NULL;
    }
    const Function *f = AS(Function, m, callable);
    const Code *code = code_at(m, f->program, f->code);
    bool is_plain = count == code->arg_count && code->flags & CODE_PLAIN_CALL &&
                    !(f->object.flags & (FUNCTION_IS_RENAMED | FUNCTION_SHORTCUT)) &&
                    m->world->strand.depth < m->world->recursion_limit;
    return is_plain ? code : NULL;
}

static inline const Code *plain_code(const Machine *m, const Frame *caller, Value callable,
                                     int count) {
    bool is_shown = caller->object.flags & FRAME_TRANSPARENT && m->record_switches;
    return is_shown ? NULL : plain_code_from_c(m, callable, count);
}

// Memory for a frame of a plain call. NULL: there is none, raised.
__attribute__((always_inline)) static inline Frame *quick_frame(Machine *m, const Code *code) {
    size_t size = frame_size(code);
    uint32_t size_class = (uint32_t)((size - 1) / HEAP_ALIGN);
    Object *block = size_class < HEAP_SMALL_CLASSES ? block_pop(m, size_class) : NULL;
    if (LIKELY(block)) {
        block_begin(m, block, TYPE_FRAME, size_class, size, true, FRAME_IS_PLAIN);
        return (Frame *)(void *)block;
    }
    Frame *frame = heap_take(m, TYPE_FRAME, size);
    if (frame) {
        frame->object.flags = FRAME_IS_PLAIN;
    }
    return frame;
}

// Puts its frame on the stack, with args as its locals: takes them. NULL: no memory, raised.
__attribute__((always_inline)) static inline Frame *quick_call(Machine *m, Value callable,
                                                               const Code *code, const Value *args,
                                                               int count) {
    const Function *f = AS(Function, m, callable);
    Frame *frame = quick_frame(m, code);
    if (UNLIKELY(!frame)) {
        return NULL;
    }
    Strand *strand = &m->world->strand;
    frame_begin(m, frame, code, f, strand->frame, args, count);
    for (int i = 0; i < code->free_count; i++) {
        frame->slots[code->local_count + i] = retain(m, tuple_items(m, f->closure)[i]);
    }
    strand->frame = value_of(m, frame);
    strand->depth++;
    return frame;
}

// The function that a call of a class runs in an instance made just so; unset: ask call_push.
__attribute__((always_inline)) static inline Value quick_init(Machine *m, Value callable) {
    if (!is_type(m, callable, TYPE_CLASS)) {
        return VALUE_UNSET;
    }
    const Class *cls = AS(Class, m, callable);
    LookupCache *lookups = m->lookups;
    if (!lookups->init_name || cls->class_id != CLASS_OBJECT || value_is_ref(cls->metaclass) ||
        cls->object.flags & (CLASS_IS_BUILTIN | CLASS_IS_ABSTRACT) ||
        !is_type(m, lookup_known(m, cls, lookups->make_name), TYPE_NATIVE)) {
        return VALUE_UNSET;
    }
    Value init = lookup_known(m, cls, lookups->init_name);
    return is_type(m, init, TYPE_FUNCTION) ? init : VALUE_UNSET;
}

// Calls it, with args[0] (taken) the new instance.
static inline Frame *quick_call_init(Machine *m, Value init, const Code *code, const Value *args,
                                     int count) {
    Frame *frame = quick_call(m, init, code, args, count);
    if (frame) {
        frame->action = ACTION_INIT;
        frame->extra = retain(m, args[0]);
    }
    return frame;
}

// Whether a frame that returns has only to hand its value to the frame behind and to go.
static inline bool return_is_plain(const Frame *f, Value value) {
    return f->object.flags & FRAME_IS_PLAIN && f->object.refs == 1 &&
           (f->action == ACTION_PUSH || value == VALUE_NONE);
}

// Does both, and returns the frame behind. *sp is the first free place of the stack of f, and then
// of that frame.
static inline Frame *quick_return(Machine *m, Frame *f, Value **sp, Value value) {
    const Value *end = *sp;
    Strand *strand = &m->world->strand;
    Frame *back = AS(Frame, m, f->back);
    strand->frame = f->back;
    f->back = VALUE_UNSET;
    strand->depth--;
    if (f->action == ACTION_INIT) { // None goes, the instance comes
        value = f->extra;
        f->extra = VALUE_UNSET;
    }
    *sp = back->slots + back->sp++;
    *(*sp)++ = value;
    for (Value *place = f->slots; place < end; place++) {
        if (UNLIKELY(value_is_ref(*place))) {
            Value v = *place;
            *place = VALUE_UNSET;
            release(m, v);
        }
    }
    release(m, f->globals);
    block_end(m, &f->object, true);
    return back;
}
