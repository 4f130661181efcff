// symtable: tree -> which scopes there are, and what each name means in each of them.
//
// The rules are those of CPython's Python/symtable.c. Owns its tables, released
// when the compiler is done. Judges nothing but nesting: misuse of global and nonlocal is the
// checker's business and has been refused before.
#pragma once

#include "engine/lang/ast.h"
#include "engine/lang/pool.h"

enum {
    SYMTABLE_MAX_DEPTH = 2000
}; // nested nodes: chains such as a.b.c.d count as well

typedef enum ScopeKind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION,
    SCOPE_LAMBDA,
    SCOPE_COMPREHENSION,
} ScopeKind;

typedef enum SymbolFlag {
    SYMBOL_USED = 1,
    SYMBOL_BOUND = 2, // assigned, imported, deleted, a parameter ...
    SYMBOL_PARAMETER = 4,
    SYMBOL_GLOBAL = 8,     // declared global
    SYMBOL_NONLOCAL = 16,  // declared nonlocal
    SYMBOL_CELL = 32,      // an inner scope uses this local
    SYMBOL_FREE = 64,      // comes from an outer function
    SYMBOL_PASSES = 128,   // free in an inner scope of a class that binds the name itself
    SYMBOL_IMPORTED = 256, // bound by an import statement
} SymbolFlag;

typedef enum SymbolScope {
    SYMBOL_IS_LOCAL,
    SYMBOL_IS_CELL,
    SYMBOL_IS_FREE,
    SYMBOL_IS_GLOBAL,          // not found in any function
    SYMBOL_IS_GLOBAL_DECLARED, // by a global statement
} SymbolScope;

typedef struct Symbol {
    uint32_t name; // number in the pool, mangled
    uint32_t flags;
    int32_t bind_count; // places that bind it
    int32_t local;      // number among the locals of a function, or -1
    int32_t cell;       // number among the cell and free variables, or -1
    int32_t next;       // symbol of the same scope that appeared after this one, or -1
} Symbol;

typedef struct Scope {
    ScopeKind kind;
    int32_t index;
    int32_t parent;    // index, -1 for the module
    const void *node;  // Module, Stmt or Expr
    Name class_name;   // innermost class around it, for mangling, or NULL
    bool is_generator; // has yield, or is a generator expression
    bool is_coroutine; // async def, or a comprehension that awaits
    bool has_parent_function;
    bool needs_class_cell; // a class with a method that uses super() or __class__
    bool has_annotations;  // module or class with `x: T`
    bool is_generic;       // a function that the program did not write: holds type parameters
    bool sees_class;       // one of those right in a class, whose names it sees
    int32_t local_count;
    int32_t cell_count;
    int32_t free_count;
    int32_t first_symbol; // in order of appearance; -1 when there is none
    int32_t last_symbol;
} Scope;

typedef struct SymtableSlot {
    uint64_t key;
    int32_t value_plus_one; // 0: empty
} SymtableSlot;

typedef struct SymtableMap {
    SymtableSlot *slots; // owned; open addressing, capacity is a power of two
    uint32_t capacity;
    uint32_t count;
} SymtableMap;

typedef struct Symtable {
    Pool *pool;    // borrowed
    Diags *diags;  // borrowed
    Scope *scopes; // owned
    int32_t scope_count;
    int32_t scope_capacity;
    Symbol *symbols; // owned
    int32_t symbol_count;
    int32_t symbol_capacity;
    SymtableMap symbol_map;  // scope and name -> symbol
    SymtableMap node_map;    // node -> scope
    bool future_annotations; // annotations are not evaluated
    int depth;
    bool too_deep;
} Symtable;

// Fills a zeroed table. False, with a message in diags, when the tree is too deep to compile.
bool symtable_build(Symtable *table, const Module *module, bool future_annotations, Pool *pool,
                    Diags *diags);
void symtable_release(Symtable *table);

// A generic def takes what it evaluates outside as parameters: ".defaults", if there are any, and
// ".kwdefaults", if this is true.
bool symtable_has_keyword_defaults(const Arguments *args);

// The scope that a Module, function, class, lambda or comprehension opens. Borrowed; valid until
// release.
const Scope *symtable_scope(const Symtable *table, const void *node);
// NULL when the name does not appear in the scope.
const Symbol *symtable_symbol(const Symtable *table, const Scope *scope, uint32_t name);
SymbolScope symbol_scope(const Symbol *symbol);
