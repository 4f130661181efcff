// deque: a ring of values that grows and shrinks at both ends: collections.deque.
//
// What this file's functions take as a deque is the TYPE_DEQUE object itself, never an instance of
// a class derived from it. Every change of what is in it, or where, gives it a new version.
#pragma once

#include "engine/vm/protocol.h"

Value deque_new(Machine *m);
Value deque_construct(Machine *m, Value cls, const Call *call); // deque(iterable, maxlen)
Value deque_maxlen(Machine *m, Value deque);                    // None or an int

Value deque_get_item(Machine *m, Value deque, Value key);
bool deque_set_item(Machine *m, Value deque, Value key, Value value); // value unset: del
bool deque_contains(Machine *m, Value deque, Value item, bool *result);
Value deque_compare(Machine *m, Value a, Value b, int op); // two deques
// name: of the class that is shown.
bool deque_repr(Machine *m, Text *text, Value deque, const char *name);

Value deque_iter(Machine *m, Value deque, bool backwards);
Value deque_next(Machine *m, Iterator *it);

// How the methods (deque_methods.c) change it. The ends: true is the left one.
bool deque_push(Machine *m, Value deque, Value item, bool left); // over maxlen, the other end goes
Value deque_take(Machine *m, Value deque, bool left);            // owned; it is not empty
bool deque_extend(Machine *m, Value deque, Value iterable, bool left);
bool deque_insert(Machine *m, Value deque, int64_t index, Value item);
Value deque_remove_at(Machine *m, Value deque, uint32_t place); // owned
void deque_rotate(Machine *m, Value deque, int64_t steps);
void deque_reverse(Machine *m, Value deque);
void deque_clear(Machine *m, Value deque);

static inline uint32_t deque_count(const Machine *m, Value deque) {
    return AS(Deque, m, deque)->count;
}

// The item that stands at i, counted from the left. Valid until the next change.
static inline Value *deque_place(const Machine *m, const Deque *deque, uint32_t i) {
    Value *ring = (Value *)(void *)(object_at(m, deque->ring) + 1);
    return &ring[(deque->first + i) & deque->mask];
}
