#include "engine/lang/compile_internal.h"

void compile_if(Compiler *c, const Stmt *stmt) {
    Label end = label_new(c->unit);
    Label orelse = label_new(c->unit);
    compile_jump_if(c, stmt->as.if_stmt.test, orelse, false);
    compile_body(c, stmt->as.if_stmt.body);
    if (stmt->as.if_stmt.orelse.count > 0) {
        emit_jump(c->unit, OP_JUMP, end);
    }
    label_place(c->unit, orelse);
    compile_body(c, stmt->as.if_stmt.orelse);
    label_place(c->unit, end);
}

// The test stands before the body and again behind it, so that a turn has one jump.
void compile_while(Compiler *c, const Stmt *stmt) {
    Label again = label_new(c->unit);
    Label body = label_new(c->unit);
    Label orelse = label_new(c->unit);
    Label end = label_new(c->unit);
    Block block;
    label_place(c->unit, again);
    compile_push_block(c, &block, BLOCK_WHILE);
    block.stmt = stmt;
    block.again = again;
    block.exit = end;
    compile_line(c, stmt);
    compile_jump_if(c, stmt->as.while_loop.test, orelse, false);
    label_place(c->unit, body);
    compile_body(c, stmt->as.while_loop.body);
    compile_set_site(c, stmt->span);
    compile_line(c, stmt);
    compile_jump_if(c, stmt->as.while_loop.test, body, true);
    compile_pop_block(c, &block);
    label_place(c->unit, orelse);
    compile_body(c, stmt->as.while_loop.orelse);
    label_place(c->unit, end);
}

static void compile_sync_for(Compiler *c, const Stmt *stmt, Block *block) {
    Label orelse = label_new(c->unit);
    compile_iterable(c, stmt->as.for_loop.iter);
    compile_set_site(c, compile_place_of(c, stmt->span, stmt->as.for_loop.iter));
    emit(c->unit, OP_GET_ITER, 0);
    label_place(c->unit, block->again);
    emit_jump(c->unit, OP_FOR_ITER, orelse);
    compile_target(c, stmt->as.for_loop.target);
    compile_body(c, stmt->as.for_loop.body);
    compile_set_site(c, stmt->span);
    compile_line(c, stmt);
    emit_jump(c->unit, OP_JUMP, block->again);
    label_place(c->unit, orelse);
}

static void compile_async_for(Compiler *c, const Stmt *stmt, Block *block) {
    Label except = label_new(c->unit);
    compile_expr(c, stmt->as.for_loop.iter);
    uint32_t before = compile_set_site(c, compile_place_of(c, stmt->span, stmt->as.for_loop.iter));
    emit(c->unit, OP_GET_AITER, 0);
    c->unit->site = before;
    label_place(c->unit, block->again);
    handler_begin(c->unit, except, 0);
    emit(c->unit, OP_GET_ANEXT, 0);
    compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    emit(c->unit, OP_SEND, 0);
    handler_set(c->unit, block->outer_handler);
    compile_target(c, stmt->as.for_loop.target);
    compile_body(c, stmt->as.for_loop.body);
    compile_set_site(c, stmt->span);
    compile_line(c, stmt);
    emit_jump(c->unit, OP_JUMP, block->again);
    label_place(c->unit, except);
    compile_set_site(c, stmt->as.for_loop.iter->span);
    emit(c->unit, OP_END_ASYNC_FOR, 0);
}

void compile_for(Compiler *c, const Stmt *stmt) {
    Block block;
    compile_push_block(c, &block, BLOCK_FOR);
    block.stmt = stmt;
    block.again = label_new(c->unit);
    block.exit = label_new(c->unit);
    if (stmt->as.for_loop.is_async) {
        compile_async_for(c, stmt, &block);
    } else {
        compile_sync_for(c, stmt, &block);
    }
    compile_pop_block(c, &block);
    compile_body(c, stmt->as.for_loop.orelse);
    label_place(c->unit, block.exit);
}
