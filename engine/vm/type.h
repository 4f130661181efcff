// type: which words of an object are Values, and what has to happen before it dies.
//
// The one table behind freeing, collecting, checking and hashing: a new shape needs one row.
#pragma once

#include "engine/vm/machine.h"

typedef void (*Visit)(void *context, Value *place);

// Calls visit for every Value that the object owns.
void object_visit(Machine *m, Object *object, Visit visit, void *context);

// True when something outside could notice the object's end (a coroutine that was never awaited,
// a pending task, __del__): object_finalize must run first.
bool object_has_finalizer(Machine *m, const Object *object);

// May run Python code and may bring the object back to life.
void object_finalize(Machine *m, Object *object);

// Can take part in a cycle.
bool type_is_container(TypeId type);

const char *type_id_name(TypeId type);

// Canonical hash of everything reachable from the world's roots, renumbered by first visit:
// worlds that behave the same hash the same, wherever their objects lie. 128 bits.
typedef struct StateHash {
    uint64_t low;
    uint64_t high;
} StateHash;

StateHash world_hash(Machine *m);

// Calls visit for every Value that World itself owns.
void world_visit(Machine *m, Visit visit, void *context);
