// set: what the files about sets share.
#pragma once

#include "engine/vm/protocol.h"

bool set_add_hashed(Machine *m, Value set, Value item, uint64_t hash);
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
