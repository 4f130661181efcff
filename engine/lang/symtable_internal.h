// symtable_internal: what symtable.c and symtable_names.c share: a map from 64-bit keys to
// numbers; it is only ever asked, never walked, so pointers may be keys.
#pragma once

#include "engine/lang/symtable.h"

void symtable_map_put(SymtableMap *map, uint64_t key, int32_t value);
int32_t symtable_map_get(const SymtableMap *map, uint64_t key); // -1 when absent

// Adds the flags to the symbol, which is made when the scope does not have it yet. Valid until
// the next symbol is made.
Symbol *symtable_add(Symtable *table, int32_t scope, uint32_t name, uint32_t flags);

// The second pass: marks cells and free names.
void symtable_resolve(Symtable *table);
