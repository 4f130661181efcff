#include <assert.h>

#include "engine/lang/compile_internal.h"

void compile_push_block(Compiler *c, Block *block, BlockKind kind) {
    Unit *unit = c->unit;
    *block = (Block){.kind = kind, .outer = unit->block, .outer_handler = unit->handler};
    unit->block = block;
}

void compile_pop_block(Compiler *c, Block *block) {
    assert(c->unit->block == block);
    c->unit->block = block->outer;
    c->unit->handler = block->outer_handler;
}

static void keep_top(Compiler *c, bool keep) {
    if (keep) {
        emit(c->unit, OP_SWAP, 2);
    }
}

// Ends the protection of a block on the way out of it.
static void leave_protection(Compiler *c, const Block *block) {
    handler_set(c->unit, block->outer_handler);
}

// The items of one statement share one line.
static void unwind_with(Compiler *c, const Block *block, const Block *inner, bool keep) {
    leave_protection(c, block);
    keep_top(c, keep);
    if (!inner || inner->stmt != block->stmt) {
        compile_line(c, block->stmt);
    }
    uint32_t before = compile_set_site(c, block->place);
    compile_exit_with_none(c, block->kind == BLOCK_ASYNC_WITH);
    c->unit->site = before;
}

// The `finally` body runs on the way out, with the value to return below what it needs.
static void unwind_finally(Compiler *c, const Block *block, bool keep) {
    leave_protection(c, block);
    Block value;
    if (keep) {
        compile_push_block(c, &value, BLOCK_POP_VALUE);
    }
    compile_body(c, block->stmt->as.try_stmt.finalbody);
    if (keep) {
        compile_pop_block(c, &value);
    }
}

// inner: the block that was undone just before, or NULL.
static void unwind_block(Compiler *c, const Block *block, const Block *inner, bool keep) {
    switch (block->kind) {
    case BLOCK_WHILE:
    case BLOCK_EXCEPT:
    case BLOCK_EXCEPT_STAR:
    case BLOCK_ASYNC_COMPREHENSION:
        break;
    case BLOCK_FOR:
    case BLOCK_POP_VALUE:
        keep_top(c, keep);
        emit(c->unit, OP_POP_TOP, 0);
        break;
    case BLOCK_TRY:
        leave_protection(c, block);
        break;
    case BLOCK_FINALLY_TRY:
        unwind_finally(c, block, keep);
        break;
    case BLOCK_FINALLY_END:
        keep_top(c, keep);
        emit(c->unit, OP_POP_TOP, 0);
        leave_protection(c, block);
        keep_top(c, keep);
        emit(c->unit, OP_POP_EXCEPT, 0);
        break;
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH:
        unwind_with(c, block, inner, keep);
        break;
    case BLOCK_HANDLER_CLEANUP:
        keep_top(c, keep);
        leave_protection(c, block);
        emit(c->unit, OP_POP_EXCEPT, 0);
        if (block->name) {
            compile_unbind(c, block->name);
        }
        break;
    }
}

// Undoes blocks from the inside out, up to the innermost loop (which is returned) or, without
// to_loop, all of them. While a block's exit is compiled the block is not there: what happens in
// a `finally` body is not protected by its own `try`.
static Block *unwind(Compiler *c, bool keep, bool to_loop) {
    Block *block = c->unit->block;
    Block *inner = NULL;
    while (block && !(to_loop && (block->kind == BLOCK_WHILE || block->kind == BLOCK_FOR))) {
        c->unit->block = block->outer;
        unwind_block(c, block, inner, keep);
        inner = block;
        block = block->outer;
    }
    return block;
}

// What an exit must restore: the code behind it is inside the blocks again.
typedef struct Inside {
    Block *block;
    int32_t handler;
} Inside;

static Inside remember(const Compiler *c) {
    return (Inside){c->unit->block, c->unit->handler};
}

static void restore(Compiler *c, Inside inside) {
    c->unit->block = inside.block;
    c->unit->handler = inside.handler;
}

void compile_return(Compiler *c, const Stmt *stmt) {
    const Expr *value = stmt->as.value;
    bool keep = value && !compile_is_constant(value);
    Inside inside = remember(c);
    if (keep) {
        compile_expr(c, value);
    }
    unwind(c, keep, false);
    if (!value) {
        compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    } else if (!keep) {
        emit(c->unit, OP_LOAD_CONST, compile_constant(c, value));
    }
    emit(c->unit, OP_RETURN_VALUE, 0);
    restore(c, inside);
}

void compile_break(Compiler *c) {
    Inside inside = remember(c);
    const Block *loop = unwind(c, false, true);
    assert(loop);
    if (loop->kind == BLOCK_FOR) {
        emit(c->unit, OP_POP_TOP, 0);
    }
    emit_jump(c->unit, OP_JUMP, loop->exit);
    restore(c, inside);
}

void compile_continue(Compiler *c) {
    Inside inside = remember(c);
    const Block *loop = unwind(c, false, true);
    assert(loop);
    if (loop->kind == BLOCK_FOR) {
        compile_line(c, loop->stmt);
    }
    emit_jump(c->unit, OP_JUMP, loop->again);
    restore(c, inside);
}
