// emit: the instructions of one code object while it is written, with labels, blocks and handlers,
// and their assembly into a Code.
//
// Owns the growing arrays of a unit; the finished Code lives in the arena. Knows nothing of the
// tree: what to write is decided by the compile_*.c files.
#pragma once

#include "engine/lang/pool.h"
#include "engine/lang/symtable.h"

// Pseudo-instructions: gone after assembly.
enum {
    PSEUDO_SETUP = OPCODE_COUNT, // arg: number of a handler that is active from here on
};

typedef struct Emitted {
    uint8_t op;   // Opcode or PSEUDO_SETUP
    uint32_t arg; // jumps: label
    uint32_t site;
    int32_t handler; // innermost active handler, or -1
} Emitted;

typedef int32_t Label;

typedef struct EmitHandler {
    Label label;
    int32_t drop;  // values on top of the stack at the set-up that the handler does not keep
    int32_t depth; // found by the assembler
} EmitHandler;

typedef enum BlockKind {
    BLOCK_WHILE,
    BLOCK_FOR,
    BLOCK_TRY,
    BLOCK_FINALLY_TRY,
    BLOCK_FINALLY_END,
    BLOCK_WITH,
    BLOCK_ASYNC_WITH,
    BLOCK_EXCEPT,
    BLOCK_EXCEPT_STAR,
    BLOCK_HANDLER_CLEANUP,
    BLOCK_POP_VALUE,
    BLOCK_ASYNC_COMPREHENSION,
} BlockKind;

// What `return`, `break` and `continue` must undo. Lives on the C stack of the function that
// compiles the statement.
typedef struct Block {
    BlockKind kind;
    struct Block *outer;
    int32_t outer_handler; // active around the block
    Label again;           // loops: where `continue` goes
    Label exit;            // loops: where `break` goes
    const Stmt *stmt;      // loops, with, finally: the statement
    Span place;            // with: where its exit fails
    Name name;             // handler clean-up: the variable of `except X as name`, or NULL
} Block;

typedef struct Unit {
    struct Unit *outer;
    const Scope *scope;
    uint32_t code_index;
    uint32_t name;
    uint32_t qualname;
    uint32_t docstring; // constant number + 1, or 0
    uint32_t flags;     // CodeFlag
    int32_t first_line;
    Span span;
    const Arguments *args; // NULL for classes, modules; comprehensions take one parameter
    Emitted *emitted;      // owned, as are the arrays below
    int32_t emitted_count;
    int32_t emitted_capacity;
    int32_t *labels; // instruction index, -1 while not placed
    int32_t label_count;
    int32_t label_capacity;
    EmitHandler *handlers;
    int32_t handler_count;
    int32_t handler_capacity;
    int32_t handler; // active now, or -1
    uint32_t site;   // of the instructions that come next
    Block *block;    // innermost, borrowed
} Unit;

void unit_release(Unit *unit);

void emit(Unit *unit, Opcode op, uint32_t arg);
void emit_jump(Unit *unit, Opcode op, Label label);
Label label_new(Unit *unit);
void label_place(Unit *unit, Label label);

// From here on exceptions go to the label, until handler_set. `drop` values on top of the stack
// are cut off before the exception is pushed.
void handler_begin(Unit *unit, Label label, int32_t drop);
void handler_set(Unit *unit, int32_t handler);

// A jump that keeps or drops what it tested, to an instruction of the same line that would test it
// again, goes on to where that one leads: `a and b or c` asks each value once.
void unit_thread_jumps(Unit *unit, const Pool *pool);

// Drops what cannot be reached and jumps to the next instruction, finds the depth of the stack,
// and makes the final code in the arena.
Code unit_assemble(const Unit *unit, const Symtable *symtable, Pool *pool);
