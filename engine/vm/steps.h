// steps: the iterators behind those of itertools, where all that they walk gives its items without
// code of the program. For everything else the library has generators (lib/itertools.py), which do
// the same. Those of steps_calling.c also call functions of the program.
#pragma once

#include "engine/vm/protocol.h"

typedef enum StepsKind {
    STEPS_COUNT,      // a: list of the next number and the step, which the object shows
    STEPS_REPEAT,     // a: list of the object and how often it is still to come; index < 0: always
    STEPS_CYCLE,      // a: iterator, or unset when all its items are in the list b
    STEPS_CHAIN,      // a: tuple or list of iterables, index: the next of them, b: iterator
    STEPS_SLICE,      // a: iterator, index: of the next item, b: of the next wanted one, c: stop
    STEPS_ACCUMULATE, // a: iterator, b: the sum; index 1: which is to be given itself
    STEPS_PRODUCT,    // a: tuple of pools, b: list of a place in each
    STEPS_PERMUTATIONS, // a: pool, b: list of all places, c: list of what is left of each cycle
    STEPS_COMBINATIONS, // a: pool, b: list of places
    STEPS_REPEATED,     // the same where places may come again
    STEPS_TAKEWHILE,    // a: iterator, b: function
    STEPS_DROPWHILE,    // the same; index 1: an item was kept
    STEPS_FILTERFALSE,  // the same; b may be None
    STEPS_STARMAP,      // a: iterator, b: function
    STEPS_COMPRESS,     // a: iterator, b: of what chooses
    STEPS_PAIRWISE,     // a: iterator, b: the item before
    STEPS_ZIP_LONGEST,  // a: list of iterators, None where one has ended, b: what fills,
                        // c: the tuple given first
    STEPS_GROUPBY,      // a: iterator, b: list by GroupPlace, c: class of the groups,
                        // index: GroupState, step: number of the newest group
    STEPS_GROUP         // a: STEPS_GROUPBY, b: the key, index: its number
} StepsKind;

enum {
    LEVEL_SHIFT = 8, // version: the kind, and how many of these walk each other
    MOST_LEVELS = 20
};

static inline StepsKind steps_kind(const Iterator *it) {
    return (StepsKind)(it->version & ((1u << LEVEL_SHIFT) - 1));
}

// One that walks this; level: how many walk each other.
Value steps_new(Machine *m, StepsKind kind, uint32_t level, Value a);
// The same over what the iterable gives, with b (taken). None where that needs code of the program.
Value steps_over(Machine *m, StepsKind kind, Value iterable, Value b);
// How deep an iterable is; -1: its items may need code of the program.
int steps_level_of(const Machine *m, Value v);
// The deepest of several; -1 when one of them is.
int steps_level_of_all(const Machine *m, const Value *iterables, uint32_t count);
// It has ended, and lets go of what it walked. Returns unset.
Value steps_finish(Machine *m, Iterator *it);

// The next items of those in steps_calling.c.
Value takewhile_next(Machine *m, Iterator *it);
Value dropwhile_next(Machine *m, Iterator *it);
Value filterfalse_next(Machine *m, Iterator *it);
Value starmap_next(Machine *m, Iterator *it);
Value compress_next(Machine *m, Iterator *it);
Value pairwise_next(Machine *m, Iterator *it);
Value zip_longest_next(Machine *m, Iterator *it);
Value groupby_next(Machine *m, Iterator *it);
Value group_next(Machine *m, Iterator *it);
