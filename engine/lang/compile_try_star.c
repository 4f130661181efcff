#include "engine/lang/compile_internal.h"

// except*: every clause takes its part of an exception group, all clauses are asked.
// While they run the stack is [prev orig list rest]: the group that came, what the clauses
// raised themselves, and what no clause has taken so far (or None).

// [.. rest -- .. rest match], or to `none` with [.. rest None] when the clause takes nothing.
static void compile_star_match(Compiler *c, const ExceptHandler *handler, Label none) {
    compile_expr(c, handler->type);
    emit(c->unit, OP_CHECK_EG_MATCH, 0);
    emit(c->unit, OP_COPY, 1);
    emit_jump(c->unit, OP_POP_JUMP_IF_NONE, none);
}

// [.. list rest match -- .. list rest]: what the body raises is put on the list.
static void compile_star_body(Compiler *c, const ExceptHandler *handler, Label next) {
    int32_t protected = c->unit->handler;
    Label raised = label_new(c->unit);
    if (handler->name) {
        compile_name(c, handler->name, CONTEXT_STORE);
    } else {
        emit(c->unit, OP_POP_TOP, 0);
    }
    Block block;
    compile_push_block(c, &block, BLOCK_HANDLER_CLEANUP);
    block.name = handler->name;
    handler_begin(c->unit, raised, 0);
    compile_body(c, handler->body);
    compile_pop_block(c, &block);
    handler_set(c->unit, protected);
    compile_set_site(c, handler->span);
    if (handler->name) {
        compile_unbind(c, handler->name);
    }
    emit_jump(c->unit, OP_JUMP, next);
    label_place(c->unit, raised);
    if (handler->name) {
        compile_unbind(c, handler->name);
    }
    emit(c->unit, OP_LIST_APPEND, 2);
    emit_jump(c->unit, OP_JUMP, next);
}

// [prev orig list rest -- ] and on to `end`, or raises what is left and what was raised.
static void compile_star_end(Compiler *c, int32_t outside, Label end) {
    int32_t protected = c->unit->handler;
    Label reraise = label_new(c->unit);
    emit(c->unit, OP_LIST_APPEND, 1);
    emit(c->unit, OP_PREP_RERAISE_STAR, 0);
    emit(c->unit, OP_COPY, 1);
    emit_jump(c->unit, OP_POP_JUMP_IF_NOT_NONE, reraise);
    emit(c->unit, OP_POP_TOP, 0);
    handler_set(c->unit, outside);
    emit(c->unit, OP_POP_EXCEPT, 0);
    emit_jump(c->unit, OP_JUMP, end);
    handler_set(c->unit, protected);
    label_place(c->unit, reraise);
    handler_set(c->unit, outside);
    emit(c->unit, OP_SWAP, 2);
    emit(c->unit, OP_POP_EXCEPT, 0);
    emit(c->unit, OP_RERAISE, 0);
}

static void compile_star_handlers(Compiler *c, const Stmt *stmt, Label end) {
    int32_t outside = c->unit->handler;
    Label cleanup = label_new(c->unit);
    Block block;
    compile_push_block(c, &block, BLOCK_EXCEPT_STAR);
    compile_set_site(c, stmt->span);
    handler_begin(c->unit, cleanup, 0);
    emit(c->unit, OP_PUSH_EXC_INFO, 0);
    emit(c->unit, OP_BUILD_LIST, 0);
    emit(c->unit, OP_COPY, 2);
    for (int i = 0; i < stmt->as.try_stmt.handler_count; i++) {
        const ExceptHandler *handler = &stmt->as.try_stmt.handlers[i];
        Label none = label_new(c->unit);
        Label next = label_new(c->unit);
        compile_handler_line(c, handler);
        compile_set_site(c, handler->span);
        compile_star_match(c, handler, none);
        compile_star_body(c, handler, next);
        label_place(c->unit, none);
        emit(c->unit, OP_POP_TOP, 0);
        label_place(c->unit, next);
    }
    compile_set_site(c, stmt->span);
    compile_star_end(c, outside, end);
    compile_pop_block(c, &block);
    label_place(c->unit, cleanup);
    compile_end_handler(c);
}

void compile_try_star(Compiler *c, const Stmt *stmt) {
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
    compile_star_handlers(c, stmt, end);
    label_place(c->unit, end);
}
