#include "engine/lang/compile_internal.h"

void compile_exit_with_none(Compiler *c, bool is_async) {
    compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    compile_const_kind(c, PROGRAM_CONSTANT_NONE);
    emit(c->unit, OP_CALL, 2); // the first None stands where a method's self would
    if (is_async) {
        compile_await(c, 2);
    }
    emit(c->unit, OP_POP_TOP, 0);
}

// [exit exc -- ]: the exit method may swallow the exception.
static void compile_exit_with_exception(Compiler *c, int32_t outside, bool is_async) {
    Label cleanup = label_new(c->unit);
    Label swallow = label_new(c->unit);
    Label end = label_new(c->unit);
    handler_begin(c->unit, cleanup, 0);
    emit(c->unit, OP_PUSH_EXC_INFO, 0);
    emit(c->unit, OP_WITH_EXCEPT_START, 0);
    if (is_async) {
        compile_await(c, 2);
    }
    emit_jump(c->unit, OP_POP_JUMP_IF_TRUE, swallow);
    emit(c->unit, OP_RERAISE, 0);
    handler_set(c->unit, outside);
    label_place(c->unit, cleanup);
    compile_end_handler(c);
    label_place(c->unit, swallow);
    emit(c->unit, OP_POP_TOP, 0);
    emit(c->unit, OP_POP_EXCEPT, 0);
    emit(c->unit, OP_POP_TOP, 0);
    label_place(c->unit, end);
}

// `with a, b:` is `with a: with b:`.
static void compile_item(Compiler *c, const Stmt *stmt, int index) {
    if (index == stmt->as.with.item_count) {
        compile_body(c, stmt->as.with.body);
        return;
    }
    const WithItem *item = &stmt->as.with.items[index];
    bool is_async = stmt->as.with.is_async;
    Label except = label_new(c->unit);
    Label end = label_new(c->unit);
    compile_expr(c, item->context_expr);
    Span place = compile_place_of(c, stmt->span, item->context_expr);
    compile_set_site(c, place);
    emit(c->unit, is_async ? OP_BEFORE_ASYNC_WITH : OP_BEFORE_WITH, 0);
    if (is_async) {
        compile_await(c, 1);
    }
    Block block;
    compile_push_block(c, &block, is_async ? BLOCK_ASYNC_WITH : BLOCK_WITH);
    block.stmt = stmt;
    block.place = place;
    handler_begin(c->unit, except, 1);
    if (item->optional_vars) {
        compile_target(c, item->optional_vars);
    } else {
        emit(c->unit, OP_POP_TOP, 0);
    }
    compile_item(c, stmt, index + 1);
    compile_pop_block(c, &block);
    compile_set_site(c, place);
    if (index == stmt->as.with.item_count - 1) {
        compile_line(c, stmt);
    }
    compile_exit_with_none(c, is_async);
    emit_jump(c->unit, OP_JUMP, end);

    label_place(c->unit, except);
    if (index == stmt->as.with.item_count - 1) {
        compile_line(c, stmt);
    }
    compile_exit_with_exception(c, block.outer_handler, is_async);
    label_place(c->unit, end);
}

void compile_with(Compiler *c, const Stmt *stmt) {
    compile_item(c, stmt, 0);
}
