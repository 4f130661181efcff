#include "engine/vm/type.h"

#include <assert.h>

#include "engine/vm/asyncio.h"
#include "engine/vm/finalize.h"
#include "engine/vm/frame.h"
#include "engine/vm/visit.h"

#define SHAPE(Type, first, values)                                                                 \
    { offsetof(Type, first), values, true }

const Shape object_shapes[TYPE_COUNT] = {
    [TYPE_RANGE] = SHAPE(Range, start, 4),
    [TYPE_SLICE] = SHAPE(Slice, start, 3),
    [TYPE_CELL] = SHAPE(Cell, value, 1),
    [TYPE_FUNCTION] = SHAPE(Function, name, 10),
    [TYPE_METHOD] = SHAPE(Method, function, 2),
    [TYPE_NATIVE] = SHAPE(Native, self, 1),
    [TYPE_CLASS] = SHAPE(Class, name, 7),
    [TYPE_INSTANCE] = SHAPE(Instance, cls, 3),
    [TYPE_EXCEPTION] = SHAPE(Exception, cls, 8),
    [TYPE_MODULE] = SHAPE(ModuleObject, name, 2),
    [TYPE_GENERATOR] = SHAPE(Generator, frame, 5),
    [TYPE_NATIVE_FRAME] = SHAPE(NativeFrame, back, 1 + NATIVE_FRAME_SLOTS),
    [TYPE_TRACEBACK] = SHAPE(Traceback, frame, 2),
    [TYPE_PROPERTY] = SHAPE(Property, get, 4),
    [TYPE_WRAPPER] = SHAPE(Wrapper, function, 1),
    [TYPE_SUPER] = SHAPE(Super, cls, 3),
    [TYPE_GENERIC_ALIAS] = SHAPE(GenericAlias, origin, 2),
    [TYPE_DICT_VIEW] = SHAPE(DictView, dict, 1),
    [TYPE_ITERATOR] = SHAPE(Iterator, a, 3),
    [TYPE_FUTURE] = SHAPE(Future, loop, 10),
    [TYPE_TASK] = SHAPE(Future, loop, 10),
    [TYPE_GATHERING_FUTURE] = SHAPE(Future, loop, 10),
    [TYPE_AWAITER] = SHAPE(Awaiter, generator, 2),
    [TYPE_HANDLE] = SHAPE(Handle, callback, 4),
    [TYPE_LIST] = SHAPE(List, items, 1),
    [TYPE_LOOP] = SHAPE(Loop, ready, 10),
    [TYPE_LOCK] = SHAPE(ThreadLock, label, 2),
    [TYPE_STRAND] = SHAPE(StrandObject, next, 6),
    // variable ones: the rest is in object_visit
    [TYPE_TUPLE] = {0, 0, true},
    [TYPE_VALUES] = {0, 0, true},
    [TYPE_DICT] = {0, 0, true},
    [TYPE_SET] = {0, 0, true},
    [TYPE_FROZENSET] = {0, 0, true},
    [TYPE_DEQUE] = {0, 0, true},
    [TYPE_FRAME] = {0, 0, true},
    [TYPE_RECORD] = {0, 0, true},
};

_Static_assert(offsetof(Function, annotations) == offsetof(Function, name) + 9 * sizeof(Value),
               "shape");
_Static_assert(offsetof(Exception, extra2) == offsetof(Exception, cls) + 7 * sizeof(Value),
               "shape");
_Static_assert(offsetof(Future, cls) == offsetof(Future, loop) + 9 * sizeof(Value), "shape");
_Static_assert(offsetof(Class, metaclass) == offsetof(Class, name) + 6 * sizeof(Value), "shape");
_Static_assert(offsetof(Loop, executor) == offsetof(Loop, ready) + 6 * sizeof(Value), "shape");
_Static_assert(offsetof(StrandObject, failure) == offsetof(StrandObject, next) + 5 * sizeof(Value),
               "shape");
_Static_assert(offsetof(Strand, own_loop) == (STRAND_VALUES - 1) * sizeof(Value),
               "a strand's values come first");

bool type_is_container(TypeId type) {
    return object_shapes[type].container;
}

const char *type_id_name(TypeId type) {
    static const char *const names[] = {
#define X(id, name) [TYPE_##id] = name,
        OBJECT_TYPES(X)
#undef X
    };
    return names[type];
}

void object_visit(Machine *m, Object *object, Visit visit, void *context) {
    visit_object(m, object, visit, context);
}

void world_visit(Machine *m, Visit visit, void *context) {
    World *w = m->world;
    visit_values(w->classes, CLASS_COUNT, visit, context);
    visit(context, &w->interned);
    visit_values(w->characters, ASCII_CHARACTERS, visit, context);
    visit_values(w->names, PROGRAM_LIMIT, visit, context);
    visit_values(w->constants, PROGRAM_LIMIT, visit, context);
    visit(context, &w->builtins);
    visit(context, &w->modules);
    visit_values(w->globals, 2, visit, context);
    visit(context, &w->addresses);
    visit(context, &w->warned);
    visit(context, &w->thrown);
    visit(context, &w->weak);
    visit(context, &w->barrier);
    visit(context, &w->pending);
    visit(context, &w->strand.frame);
    visit(context, &w->strand.result);
    visit(context, &w->strand.handled);
    visit(context, &w->strand.running_loop);
    visit(context, &w->strand.context);
    visit(context, &w->strand.own_loop);
    visit(context, &w->strands);
    visit(context, &w->leaving);
    visit(context, &w->asyncio_loop);
}

bool object_has_finalizer(Machine *m, const Object *object) {
    switch ((TypeId)object->type) {
    case TYPE_GENERATOR: {
        const Generator *generator = (const Generator *)(const void *)object;
        return generator->state == GENERATOR_SUSPENDED ||
               (generator->state == GENERATOR_CREATED &&
                (generator->class_id == CLASS_COROUTINE ||
                 (object->flags & (GENERATOR_KNOWN | GENERATOR_DROPPED)) == GENERATOR_KNOWN));
    }
    case TYPE_TASK:
    case TYPE_FUTURE:
    case TYPE_GATHERING_FUTURE:
        return finalize_future_wanted(object);
    case TYPE_LOOP:
        return ((const Loop *)(const void *)object)->ready_count > 0;
    case TYPE_INSTANCE: {
        const Instance *instance = (const Instance *)(const void *)object;
        return value_is_ref(instance->cls) && !(object->flags & INSTANCE_IS_FINALIZED) &&
               (object_at(m, instance->cls)->flags & CLASS_HAS_DEL) != 0;
    }
    case TYPE_NOTHING:
    case TYPE_FREE:
    case TYPE_BLOCK:
    case TYPE_VALUES:
    case TYPE_BIG_INT:
    case TYPE_COMPLEX:
    case TYPE_STR:
    case TYPE_BYTES:
    case TYPE_TUPLE:
    case TYPE_LIST:
    case TYPE_DICT:
    case TYPE_SET:
    case TYPE_FROZENSET:
    case TYPE_DEQUE:
    case TYPE_RANGE:
    case TYPE_SLICE:
    case TYPE_CELL:
    case TYPE_CODE:
    case TYPE_FUNCTION:
    case TYPE_METHOD:
    case TYPE_NATIVE:
    case TYPE_CLASS:
    case TYPE_EXCEPTION:
    case TYPE_MODULE:
    case TYPE_FRAME:
    case TYPE_NATIVE_FRAME:
    case TYPE_TRACEBACK:
    case TYPE_PROPERTY:
    case TYPE_WRAPPER:
    case TYPE_SUPER:
    case TYPE_GENERIC_ALIAS:
    case TYPE_DICT_VIEW:
    case TYPE_ITERATOR:
    case TYPE_HANDLE:
    case TYPE_AWAITER:
    case TYPE_RECORD:
    case TYPE_LOCK:
    case TYPE_STRAND:
    case TYPE_COUNT:
        return false;
    }
    return false;
}

void object_finalize(Machine *m, Object *object) {
    if (object->type == TYPE_GENERATOR) {
        finalize_generator(m, object);
    } else if (object->type == TYPE_INSTANCE) {
        finalize_instance(m, object);
    } else if (object->type == TYPE_LOOP) {
        loop_forget_ready(m, (Loop *)(void *)object);
    } else {
        finalize_future(m, object);
    }
}
