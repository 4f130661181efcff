#include "engine/lang/ast_walk.h"

static void one(const AstVisitor *v, const Expr *expr) {
    if (expr) {
        v->expr(v->context, expr);
    }
}

static void exprs(const AstVisitor *v, ExprList list) {
    for (int i = 0; i < list.count; i++) {
        one(v, list.items[i]);
    }
}

void ast_visit_list(const AstVisitor *v, StmtList list) {
    for (int i = 0; i < list.count; i++) {
        v->stmt(v->context, list.items[i]);
    }
}

static void patterns(const AstVisitor *v, PatternList list) {
    for (int i = 0; i < list.count; i++) {
        v->pattern(v->context, list.items[i]);
    }
}

static void keywords(const AstVisitor *v, const Keyword *list, int count) {
    for (int i = 0; i < count; i++) {
        one(v, list[i].value);
    }
}

static void annotations(const AstVisitor *v, const Arg *args, int count) {
    for (int i = 0; i < count; i++) {
        one(v, args[i].annotation);
    }
}

static void arguments(const AstVisitor *v, const Arguments *args) {
    if (!args) {
        return;
    }
    exprs(v, args->defaults);
    exprs(v, args->kw_defaults);
    annotations(v, args->posonlyargs, args->posonlyargs_count);
    annotations(v, args->args, args->args_count);
    annotations(v, args->vararg, args->vararg ? 1 : 0);
    annotations(v, args->kwonlyargs, args->kwonlyargs_count);
    annotations(v, args->kwarg, args->kwarg ? 1 : 0);
}

static void comprehension(const AstVisitor *v, const Expr *expr) {
    one(v, expr->as.comp.element);
    one(v, expr->as.comp.value);
    for (int i = 0; i < expr->as.comp.generator_count; i++) {
        const Comprehension *clause = &expr->as.comp.generators[i];
        one(v, clause->target);
        one(v, clause->iter);
        exprs(v, clause->ifs);
    }
}

void ast_visit_expr(const AstVisitor *v, const Expr *expr) {
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        exprs(v, expr->as.bool_op.values);
        break;
    case EXPR_NAMED_EXPR:
        one(v, expr->as.named.target);
        one(v, expr->as.named.value);
        break;
    case EXPR_BIN_OP:
        one(v, expr->as.bin_op.left);
        one(v, expr->as.bin_op.right);
        break;
    case EXPR_UNARY_OP:
        one(v, expr->as.unary.operand);
        break;
    case EXPR_LAMBDA:
        arguments(v, expr->as.lambda.args);
        one(v, expr->as.lambda.body);
        break;
    case EXPR_IF_EXP:
        one(v, expr->as.if_exp.test);
        one(v, expr->as.if_exp.body);
        one(v, expr->as.if_exp.orelse);
        break;
    case EXPR_DICT:
        exprs(v, expr->as.dict.keys);
        exprs(v, expr->as.dict.values);
        break;
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_JOINED_STR:
        exprs(v, expr->as.elements);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR_EXP:
        comprehension(v, expr);
        break;
    case EXPR_AWAIT:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
    case EXPR_STARRED:
        one(v, expr->as.value);
        break;
    case EXPR_COMPARE:
        one(v, expr->as.compare.left);
        exprs(v, expr->as.compare.comparators);
        break;
    case EXPR_CALL:
        one(v, expr->as.call.func);
        exprs(v, expr->as.call.args);
        keywords(v, expr->as.call.keywords, expr->as.call.keyword_count);
        break;
    case EXPR_FORMATTED_VALUE:
        one(v, expr->as.formatted.value);
        one(v, expr->as.formatted.format_spec);
        break;
    case EXPR_ATTRIBUTE:
        one(v, expr->as.attribute.value);
        break;
    case EXPR_SUBSCRIPT:
        one(v, expr->as.subscript.value);
        one(v, expr->as.subscript.slice);
        break;
    case EXPR_SLICE:
        one(v, expr->as.slice.lower);
        one(v, expr->as.slice.upper);
        one(v, expr->as.slice.step);
        break;
    case EXPR_CONSTANT:
    case EXPR_NAME:
        break;
    }
}

static void visit_try(const AstVisitor *v, const Stmt *stmt) {
    ast_visit_list(v, stmt->as.try_stmt.body);
    for (int i = 0; i < stmt->as.try_stmt.handler_count; i++) {
        one(v, stmt->as.try_stmt.handlers[i].type);
        ast_visit_list(v, stmt->as.try_stmt.handlers[i].body);
    }
    ast_visit_list(v, stmt->as.try_stmt.orelse);
    ast_visit_list(v, stmt->as.try_stmt.finalbody);
}

static void visit_match(const AstVisitor *v, const Stmt *stmt) {
    one(v, stmt->as.match.subject);
    for (int i = 0; i < stmt->as.match.case_count; i++) {
        const MatchCase *match_case = &stmt->as.match.cases[i];
        if (match_case->pattern) {
            v->pattern(v->context, match_case->pattern);
        }
        one(v, match_case->guard);
        ast_visit_list(v, match_case->body);
    }
}

static void visit_with(const AstVisitor *v, const Stmt *stmt) {
    for (int i = 0; i < stmt->as.with.item_count; i++) {
        one(v, stmt->as.with.items[i].context_expr);
        one(v, stmt->as.with.items[i].optional_vars);
    }
    ast_visit_list(v, stmt->as.with.body);
}

static void type_params(const AstVisitor *v, const TypeParams *params) {
    for (int i = 0; params && i < params->count; i++) {
        one(v, params->items[i].bound);
        one(v, params->items[i].default_value);
    }
}

void ast_visit_stmt(const AstVisitor *v, const Stmt *stmt) {
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        exprs(v, stmt->as.function.decorators);
        type_params(v, stmt->as.function.generic);
        arguments(v, stmt->as.function.args);
        one(v, stmt->as.function.returns);
        ast_visit_list(v, stmt->as.function.body);
        break;
    case STMT_CLASS_DEF:
        exprs(v, stmt->as.class_def.decorators);
        type_params(v, stmt->as.class_def.generic);
        exprs(v, stmt->as.class_def.bases);
        keywords(v, stmt->as.class_def.keywords, stmt->as.class_def.keyword_count);
        ast_visit_list(v, stmt->as.class_def.body);
        break;
    case STMT_TYPE_ALIAS:
        type_params(v, stmt->as.type_alias.generic);
        one(v, stmt->as.type_alias.value);
        break;
    case STMT_RETURN:
    case STMT_EXPR:
        one(v, stmt->as.value);
        break;
    case STMT_DELETE:
        exprs(v, stmt->as.targets);
        break;
    case STMT_ASSIGN:
        exprs(v, stmt->as.assign.targets);
        one(v, stmt->as.assign.value);
        break;
    case STMT_AUG_ASSIGN:
        one(v, stmt->as.aug_assign.target);
        one(v, stmt->as.aug_assign.value);
        break;
    case STMT_ANN_ASSIGN:
        one(v, stmt->as.ann_assign.target);
        one(v, stmt->as.ann_assign.annotation);
        one(v, stmt->as.ann_assign.value);
        break;
    case STMT_FOR:
        one(v, stmt->as.for_loop.target);
        one(v, stmt->as.for_loop.iter);
        ast_visit_list(v, stmt->as.for_loop.body);
        ast_visit_list(v, stmt->as.for_loop.orelse);
        break;
    case STMT_WHILE:
        one(v, stmt->as.while_loop.test);
        ast_visit_list(v, stmt->as.while_loop.body);
        ast_visit_list(v, stmt->as.while_loop.orelse);
        break;
    case STMT_IF:
        one(v, stmt->as.if_stmt.test);
        ast_visit_list(v, stmt->as.if_stmt.body);
        ast_visit_list(v, stmt->as.if_stmt.orelse);
        break;
    case STMT_WITH:
        visit_with(v, stmt);
        break;
    case STMT_MATCH:
        visit_match(v, stmt);
        break;
    case STMT_RAISE:
        one(v, stmt->as.raise.exc);
        one(v, stmt->as.raise.cause);
        break;
    case STMT_TRY:
        visit_try(v, stmt);
        break;
    case STMT_ASSERT:
        one(v, stmt->as.assert_stmt.test);
        one(v, stmt->as.assert_stmt.msg);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE:
        break;
    }
}

void ast_visit_pattern(const AstVisitor *v, const Pattern *pattern) {
    one(v, pattern->value);
    exprs(v, pattern->keys);
    patterns(v, pattern->patterns);
    patterns(v, pattern->kwd_patterns);
    if (pattern->pattern) {
        v->pattern(v->context, pattern->pattern);
    }
}
