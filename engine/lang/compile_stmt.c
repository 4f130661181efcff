#include <assert.h>

#include "engine/lang/compile_internal.h"

static void compile_raise(Compiler *c, const Stmt *stmt) {
    uint32_t count = 0;
    if (stmt->as.raise.exc) {
        compile_expr(c, stmt->as.raise.exc);
        count++;
    }
    if (stmt->as.raise.cause) {
        compile_expr(c, stmt->as.raise.cause);
        count++;
    }
    emit(c->unit, OP_RAISE_VARARGS, count);
}

static void compile_assert(Compiler *c, const Stmt *stmt) {
    Label end = label_new(c->unit);
    const Expr *test = stmt->as.assert_stmt.test;
    compile_jump_if(c, test, end, true);
    if (c->source->minor >= 12) {
        compile_set_site(c, compile_place_of(c, stmt->span, test));
    }
    emit(c->unit, OP_LOAD_ASSERTION_ERROR, 0);
    if (stmt->as.assert_stmt.msg) {
        compile_expr(c, stmt->as.assert_stmt.msg);
        emit(c->unit, OP_CALL, 0); // the message stands where a method's self would
    }
    emit(c->unit, OP_RAISE_VARARGS, 1);
    label_place(c->unit, end);
}

// A lone constant is nothing to run.
static void compile_expr_stmt(Compiler *c, const Expr *value) {
    if (value->kind == EXPR_CONSTANT) {
        return;
    }
    compile_expr(c, value);
    emit(c->unit, OP_POP_TOP, 0);
}

static void compile_stmt_kind(Compiler *c, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        compile_function_def(c, stmt);
        break;
    case STMT_CLASS_DEF:
        compile_class_def(c, stmt);
        break;
    case STMT_RETURN:
        compile_return(c, stmt);
        break;
    case STMT_DELETE:
        for (int i = 0; i < stmt->as.targets.count; i++) {
            compile_delete(c, stmt->as.targets.items[i]);
        }
        break;
    case STMT_ASSIGN:
        compile_assign(c, stmt);
        break;
    case STMT_AUG_ASSIGN:
        compile_aug_assign(c, stmt);
        break;
    case STMT_ANN_ASSIGN:
        compile_ann_assign(c, stmt);
        break;
    case STMT_TYPE_ALIAS:
        compile_type_alias(c, stmt);
        break;
    case STMT_FOR:
        compile_for(c, stmt);
        break;
    case STMT_WHILE:
        compile_while(c, stmt);
        break;
    case STMT_IF:
        compile_if(c, stmt);
        break;
    case STMT_WITH:
        compile_with(c, stmt);
        break;
    case STMT_MATCH:
        compile_match(c, stmt);
        break;
    case STMT_RAISE:
        compile_raise(c, stmt);
        break;
    case STMT_TRY:
        compile_try(c, stmt);
        break;
    case STMT_ASSERT:
        compile_assert(c, stmt);
        break;
    case STMT_IMPORT:
        compile_import(c, stmt);
        break;
    case STMT_IMPORT_FROM:
        compile_import_from(c, stmt);
        break;
    case STMT_EXPR:
        compile_expr_stmt(c, stmt->as.value);
        break;
    case STMT_BREAK:
        compile_break(c);
        break;
    case STMT_CONTINUE:
        compile_continue(c);
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
    case STMT_PASS:
        break;
    }
}

// `while` says its line each time round; names declared global or nonlocal are nothing to run.
static bool has_line_of_its_own(StmtKind kind) {
    return kind != STMT_WHILE && kind != STMT_GLOBAL && kind != STMT_NONLOCAL;
}

void compile_body(Compiler *c, StmtList body) {
    for (int i = 0; i < body.count; i++) {
        const Stmt *stmt = body.items[i];
        if (has_line_of_its_own(stmt->kind)) {
            compile_line(c, stmt);
        }
        compile_set_site(c, stmt->span);
        compile_stmt_kind(c, stmt);
    }
}
