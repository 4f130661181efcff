// set: what the files about sets share.
#pragma once

#include "engine/vm/protocol.h"

// set_next for a set that has a table.
static inline bool set_step(const Machine *m, const Set *set, uint32_t *position, Value *key,
                            uint64_t *hash) {
    const SetEntry *table = (const SetEntry *)(const void *)(object_at(m, set->table) + 1);
    const SetEntry *end = table + set->mask + 1;
    const SetEntry *entry = table + *position;
    while (entry < end && !set_entry_is_live(entry)) {
        entry++;
    }
    if (entry >= end) {
        *position = set->mask + 1;
        return false;
    }
    *position = (uint32_t)(entry + 1 - table);
    *key = entry->key;
    *hash = entry->hash;
    return true;
}

bool set_add_hashed(Machine *m, Value set, Value item, uint64_t hash);
// An item that is not there, into a set that nothing was taken from.
bool set_add_new(Machine *m, Value set, Value item, uint64_t hash);
// Adds to result what of the walked set is (wanted) or is not in filter, a set too.
bool set_sift(Machine *m, Value result, Value walked, Value filter, bool wanted);
bool set_contains_hashed(Machine *m, Value set, Value item, uint64_t hash, bool *result);
int set_discard_hashed(Machine *m, Value set, Value item, uint64_t hash); // 1, 0, -1
Value set_pop(Machine *m, Value set); // owned; unset when empty, nothing pending
bool set_tidy(Machine *m, Value set); // lets go of deleted entries when they are many
void set_take_body(Machine *m, Value set, Value source);

// other is anything iterable; results are new sets of the first one's type.
Value set_union(Machine *m, Value set, Value other);
Value set_intersection(Machine *m, Value set, Value other);
Value set_difference(Machine *m, Value set, Value other);
Value set_symmetric(Machine *m, Value set, Value other);
bool set_intersection_update(Machine *m, Value set, Value other);
bool set_difference_update(Machine *m, Value set, Value other);
bool set_symmetric_update(Machine *m, Value set, Value other);
bool set_is_subset(Machine *m, Value a, Value b, bool *result); // two sets
