// weak: references that do not keep what they refer to.
//
// World.weak holds, for each object that is referred to weakly, a list of the weakref.ref objects
// (as offsets, which own nothing), newest first. When such an object dies its references forget
// it and their callbacks run; a reference that dies is taken off the list. What ref, proxy and the
// weak containers can do is written in Python: lib/weakref.py.
#pragma once

#include "engine/vm/runtime.h"

enum { // flags of any object that weak_make has met, beside those of its type
    OBJECT_HAS_WEAK = 0x8000,
    OBJECT_IS_WEAK = 0x4000
};

// To be called when the last owner has let go, before the object is taken apart: it must be held.
void weak_object_dies(Machine *m, Object *object);

// The same for many objects that die together (offsets in rising order), all of them held:
// references among them stay silent.
void weak_objects_die(Machine *m, const uint64_t *offsets, size_t count);

extern const NativeInfo natives_weak[];
