#include "engine/lang/compile_internal.h"

void compile_unbind(Compiler *c, Name name) {
    compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    compile_name(c, name, CONTEXT_STORE);
    compile_name(c, name, CONTEXT_DEL);
}

void compile_end_handler(Compiler *c) {
    emit(c->unit, OP_COPY, 2);
    emit(c->unit, OP_POP_EXCEPT, 0);
    emit(c->unit, OP_RERAISE, 0);
}

// [prev exc -- prev]: the body of an except clause; after it [ -- ] and on to `end`.
// protected: the handler that is active around the body, `outside` the one around the whole try.
static void compile_handler_body(Compiler *c, const ExceptHandler *handler, int32_t outside,
                                 Label end) {
    int32_t protected = c->unit->handler;
    Label unbind = label_new(c->unit);
    if (handler->name) {
        compile_name(c, handler->name, CONTEXT_STORE);
        handler_begin(c->unit, unbind, 0);
    } else {
        emit(c->unit, OP_POP_TOP, 0);
    }
    Block block;
    compile_push_block(c, &block, BLOCK_HANDLER_CLEANUP);
    block.name = handler->name;
    block.outer_handler = outside;
    compile_body(c, handler->body);
    compile_pop_block(c, &block);
    emit(c->unit, OP_POP_EXCEPT, 0); // at the place of what stands before it
    if (handler->name) {
        compile_unbind(c, handler->name);
    }
    emit_jump(c->unit, OP_JUMP, end);
    compile_set_site(c, handler->span);
    handler_set(c->unit, protected);
    if (handler->name) {
        label_place(c->unit, unbind);
        compile_unbind(c, handler->name);
        emit(c->unit, OP_RERAISE, 0);
    }
}

// [exc] on entry: asks each clause in turn, raises again when none takes it.
static void compile_handlers(Compiler *c, const Stmt *stmt, Label end) {
    int32_t outside = c->unit->handler;
    Label cleanup = label_new(c->unit);
    Block block;
    compile_push_block(c, &block, BLOCK_EXCEPT);
    compile_set_site(c, stmt->span);
    handler_begin(c->unit, cleanup, 0);
    emit(c->unit, OP_PUSH_EXC_INFO, 0);
    for (int i = 0; i < stmt->as.try_stmt.handler_count; i++) {
        const ExceptHandler *handler = &stmt->as.try_stmt.handlers[i];
        Label next = label_new(c->unit);
        compile_handler_line(c, handler);
        compile_set_site(c, handler->span);
        if (handler->type) {
            compile_expr(c, handler->type);
            emit(c->unit, OP_CHECK_EXC_MATCH, 0);
            emit_jump(c->unit, OP_POP_JUMP_IF_FALSE, next);
        }
        compile_handler_body(c, handler, outside, end);
        label_place(c->unit, next);
    }
    compile_set_site(c, stmt->span);
    emit(c->unit, OP_RERAISE, 0);
    compile_pop_block(c, &block);
    label_place(c->unit, cleanup);
    compile_end_handler(c);
}

static void compile_try_except(Compiler *c, const Stmt *stmt) {
    Label except = label_new(c->unit);
    Label end = label_new(c->unit);
    Block block;
    compile_push_block(c, &block, BLOCK_TRY);
    handler_begin(c->unit, except, 0);
    compile_body(c, stmt->as.try_stmt.body);
    compile_pop_block(c, &block);
    compile_body(c, stmt->as.try_stmt.orelse);
    emit_jump(c->unit, OP_JUMP, end);
    label_place(c->unit, except);
    compile_handlers(c, stmt, end);
    label_place(c->unit, end);
}

static void compile_try_body(Compiler *c, const Stmt *stmt) {
    if (stmt->as.try_stmt.handler_count == 0) {
        compile_body(c, stmt->as.try_stmt.body);
    } else if (stmt->as.try_stmt.is_star) {
        compile_try_star(c, stmt);
    } else {
        compile_try_except(c, stmt);
    }
}

// The final body stands twice: for the way out without and the one with an exception.
static void compile_try_finally(Compiler *c, const Stmt *stmt) {
    Label except = label_new(c->unit);
    Label cleanup = label_new(c->unit);
    Label end = label_new(c->unit);
    Block block;
    compile_push_block(c, &block, BLOCK_FINALLY_TRY);
    block.stmt = stmt;
    handler_begin(c->unit, except, 0);
    compile_try_body(c, stmt);
    compile_pop_block(c, &block);
    compile_body(c, stmt->as.try_stmt.finalbody);
    emit_jump(c->unit, OP_JUMP, end);

    label_place(c->unit, except);
    compile_push_block(c, &block, BLOCK_FINALLY_END);
    handler_begin(c->unit, cleanup, 0);
    compile_set_site(c, stmt->span);
    emit(c->unit, OP_PUSH_EXC_INFO, 0);
    compile_body(c, stmt->as.try_stmt.finalbody);
    compile_set_site(c, stmt->span);
    emit(c->unit, OP_RERAISE, 0);
    compile_pop_block(c, &block);
    label_place(c->unit, cleanup);
    compile_end_handler(c);
    label_place(c->unit, end);
}

void compile_try(Compiler *c, const Stmt *stmt) {
    if (stmt->as.try_stmt.finalbody.count > 0) {
        compile_try_finally(c, stmt);
    } else {
        compile_try_body(c, stmt);
    }
}
