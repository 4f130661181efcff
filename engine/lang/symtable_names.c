// The tables of a Symtable, and the second pass: who owns each name that is used.
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/symtable.h"
#include "engine/lang/symtable_internal.h"

enum {
    MAP_FIRST_CAPACITY = 64
};

static uint32_t hash_key(uint64_t key) {
    key ^= key >> 33;
    key *= 0xff51afd7ed558ccdull;
    return (uint32_t)(key >> 32);
}

static SymtableSlot *find_slot(const SymtableMap *map, uint64_t key) {
    uint32_t at = hash_key(key) & (map->capacity - 1);
    while (map->slots[at].value_plus_one && map->slots[at].key != key) {
        at = (at + 1) & (map->capacity - 1);
    }
    return &map->slots[at];
}

static void map_grow(SymtableMap *map) {
    SymtableMap larger = {.capacity = map->capacity ? map->capacity * 2 : MAP_FIRST_CAPACITY,
                          .count = map->count};
    larger.slots = NEW_ARRAY(SymtableSlot, larger.capacity);
    for (uint32_t i = 0; i < map->capacity; i++) {
        if (map->slots[i].value_plus_one) {
            *find_slot(&larger, map->slots[i].key) = map->slots[i];
        }
    }
    memory_free(map->slots);
    *map = larger;
}

void symtable_map_put(SymtableMap *map, uint64_t key, int32_t value) {
    if (map->count * 2 >= map->capacity) {
        map_grow(map);
    }
    SymtableSlot *slot = find_slot(map, key);
    if (!slot->value_plus_one) {
        map->count++;
    }
    *slot = (SymtableSlot){key, value + 1};
}

int32_t symtable_map_get(const SymtableMap *map, uint64_t key) {
    return map->capacity ? find_slot(map, key)->value_plus_one - 1 : -1;
}

static uint64_t symbol_key(int32_t scope, uint32_t name) {
    return (uint64_t)(uint32_t)scope << 32 | name;
}

Symbol *symtable_add(Symtable *table, int32_t scope_index, uint32_t name, uint32_t flags) {
    int32_t at = symtable_map_get(&table->symbol_map, symbol_key(scope_index, name));
    if (at < 0) {
        GROW(table->symbols, table->symbol_count, table->symbol_capacity);
        at = table->symbol_count++;
        table->symbols[at] = (Symbol){.name = name, .local = -1, .cell = -1, .next = -1};
        symtable_map_put(&table->symbol_map, symbol_key(scope_index, name), at);
        Scope *scope = &table->scopes[scope_index];
        if (scope->last_symbol >= 0) {
            table->symbols[scope->last_symbol].next = at;
        } else {
            scope->first_symbol = at;
        }
        scope->last_symbol = at;
    }
    table->symbols[at].flags |= flags;
    table->symbols[at].bind_count += (flags & SYMBOL_BOUND) != 0;
    return &table->symbols[at];
}

const Scope *symtable_scope(const Symtable *table, const void *node) {
    int32_t at = symtable_map_get(&table->node_map, (uint64_t)(uintptr_t)node);
    assert(at >= 0);
    return &table->scopes[at];
}

const Symbol *symtable_symbol(const Symtable *table, const Scope *scope, uint32_t name) {
    int32_t at = symtable_map_get(&table->symbol_map, symbol_key(scope->index, name));
    return at < 0 ? NULL : &table->symbols[at];
}

SymbolScope symbol_scope(const Symbol *symbol) {
    if (symbol->flags & SYMBOL_GLOBAL) {
        return SYMBOL_IS_GLOBAL_DECLARED;
    }
    if (symbol->flags & SYMBOL_FREE) {
        return SYMBOL_IS_FREE;
    }
    if (symbol->flags & SYMBOL_CELL) {
        return SYMBOL_IS_CELL;
    }
    return symbol->flags & SYMBOL_BOUND ? SYMBOL_IS_LOCAL : SYMBOL_IS_GLOBAL;
}

static bool is_own_local(const Symbol *symbol) {
    return symbol->flags & SYMBOL_BOUND && !(symbol->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL));
}

// Marks every scope between the user and the owner: each hands the cell on in its closure.
static void mark_free(Symtable *table, int32_t user, int32_t owner, uint32_t name) {
    for (int32_t at = user; at != owner; at = table->scopes[at].parent) {
        Symbol *symbol = symtable_add(table, at, name, 0);
        bool own_name = table->scopes[at].kind == SCOPE_CLASS && at != user &&
                        symbol->flags & (SYMBOL_BOUND | SYMBOL_GLOBAL) &&
                        !(symbol->flags & SYMBOL_NONLOCAL);
        symbol->flags |= own_name ? SYMBOL_PASSES : SYMBOL_FREE;
    }
}

// Looks for the function around `user` that owns the name; classes are looked through, but for
// the __class__ that each class owns for its methods.
static void find_owner(Symtable *table, int32_t user, uint32_t name, uint32_t class_cell) {
    for (int32_t at = table->scopes[user].parent; at >= 0; at = table->scopes[at].parent) {
        Scope *scope = &table->scopes[at];
        if (scope->kind == SCOPE_CLASS) {
            if (name == class_cell) {
                scope->needs_class_cell = true;
                mark_free(table, user, at, name);
                return;
            }
            continue;
        }
        const Symbol *symbol = symtable_symbol(table, scope, name);
        if (scope->kind == SCOPE_MODULE || (symbol && symbol->flags & SYMBOL_GLOBAL)) {
            return;
        }
        if (symbol && is_own_local(symbol)) {
            symtable_add(table, at, name, SYMBOL_CELL);
            mark_free(table, user, at, name);
            return;
        }
    }
}

static bool has_fast_locals(ScopeKind kind) {
    return kind != SCOPE_MODULE && kind != SCOPE_CLASS;
}

typedef struct NamedSymbol {
    const char *name;
    Symbol *symbol;
} NamedSymbol;

static int compare_names(const void *a, const void *b) {
    return strcmp(((const NamedSymbol *)a)->name, ((const NamedSymbol *)b)->name);
}

// Numbers the symbols of a scope from `first` on, in the order of their names; their count.
static int32_t number_by_name(const Symtable *table, const Scope *scope, int32_t first,
                              bool (*is_meant)(const Symbol *symbol)) {
    int32_t count = 0;
    for (int32_t i = scope->first_symbol; i >= 0; i = table->symbols[i].next) {
        count += is_meant(&table->symbols[i]);
    }
    if (!count) {
        return 0;
    }
    NamedSymbol *sorted = NEW_ARRAY(NamedSymbol, (size_t)count);
    int32_t at = 0;
    for (int32_t i = scope->first_symbol; i >= 0; i = table->symbols[i].next) {
        Symbol *symbol = &table->symbols[i];
        if (is_meant(symbol)) {
            sorted[at++] = (NamedSymbol){table->pool->names[symbol->name].bytes, symbol};
        }
    }
    qsort(sorted, (size_t)count, sizeof *sorted, compare_names);
    for (int32_t i = 0; i < count; i++) {
        sorted[i].symbol->cell = first + i;
    }
    memory_free(sorted);
    return count;
}

static bool is_inner_cell(const Symbol *symbol) { // no parameter
    return symbol_scope(symbol) == SYMBOL_IS_CELL && !(symbol->flags & SYMBOL_PARAMETER);
}

static bool comes_from_outside(const Symbol *symbol) {
    return symbol->flags & (SYMBOL_FREE | SYMBOL_PASSES);
}

// Numbers locals in order of appearance; then cells, of which parameters come first; then free
// variables. Programs see the order in co_cellvars, co_freevars and __closure__.
static void number_symbols(Symtable *table, Scope *scope) {
    bool fast = has_fast_locals(scope->kind);
    scope->cell_count = scope->needs_class_cell ? 1 : 0;
    for (int32_t i = scope->first_symbol; i >= 0; i = table->symbols[i].next) {
        Symbol *symbol = &table->symbols[i];
        bool is_parameter = symbol->flags & SYMBOL_PARAMETER;
        if (fast && (is_parameter || symbol_scope(symbol) == SYMBOL_IS_LOCAL)) {
            symbol->local = scope->local_count++;
        }
        if (fast && is_parameter && symbol_scope(symbol) == SYMBOL_IS_CELL) {
            symbol->cell = scope->cell_count++;
        }
    }
    if (fast) {
        scope->cell_count += number_by_name(table, scope, scope->cell_count, is_inner_cell);
    }
    scope->free_count = number_by_name(table, scope, scope->cell_count, comes_from_outside);
}

void symtable_resolve(Symtable *table) {
    uint32_t class_cell = pool_name_z(table->pool, "__class__");
    for (int32_t at = 0; at < table->scope_count; at++) {
        // Symbols that mark_free adds behind the last one need no look: they are marked.
        int32_t last = table->scopes[at].last_symbol;
        for (int32_t i = table->scopes[at].first_symbol; i >= 0; i = table->symbols[i].next) {
            Symbol symbol = table->symbols[i];
            if (!is_own_local(&symbol) && !(symbol.flags & (SYMBOL_GLOBAL | SYMBOL_FREE)) &&
                table->scopes[at].parent >= 0) {
                find_owner(table, at, symbol.name, class_cell);
            }
            if (i == last) {
                break;
            }
        }
    }
    for (int32_t at = 0; at < table->scope_count; at++) {
        number_symbols(table, &table->scopes[at]);
    }
}

void symtable_release(Symtable *table) {
    memory_free(table->scopes);
    memory_free(table->symbols);
    memory_free(table->symbol_map.slots);
    memory_free(table->node_map.slots);
    *table = (Symtable){0};
}
