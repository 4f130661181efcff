#include "engine/lang/parser.h"

void set_context(Expr *expr, ExprContext context) {
    expr->context = context;
    if (expr->kind == EXPR_TUPLE || expr->kind == EXPR_LIST) {
        for (int i = 0; i < expr->as.elements.count; i++) {
            set_context(expr->as.elements.items[i], context);
        }
    } else if (expr->kind == EXPR_STARRED) {
        set_context(expr->as.value, context);
    }
}

static bool all(ExprList list, bool (*test)(const Expr *)) {
    for (int i = 0; i < list.count; i++) {
        if (!test(list.items[i])) {
            return false;
        }
    }
    return true;
}

bool is_single_target(const Expr *expr) {
    return expr->kind == EXPR_NAME || expr->kind == EXPR_ATTRIBUTE || expr->kind == EXPR_SUBSCRIPT;
}

bool is_del_target(const Expr *expr) {
    if (expr->kind == EXPR_TUPLE || expr->kind == EXPR_LIST) {
        return all(expr->as.elements, is_del_target);
    }
    return is_single_target(expr);
}

bool is_star_target(const Expr *expr) {
    if (expr->kind == EXPR_TUPLE || expr->kind == EXPR_LIST) {
        return all(expr->as.elements, is_star_target);
    }
    if (expr->kind == EXPR_STARRED) {
        return expr->as.value->kind != EXPR_STARRED && is_star_target(expr->as.value);
    }
    return is_single_target(expr);
}

Expr *parse_star_target(Parser *p) {
    int first = p->at;
    if (accept(p, TOKEN_STAR)) {
        if (peek_kind(p) == TOKEN_STAR) {
            return NULL;
        }
        Expr *value = parse_star_target(p);
        if (!value) {
            return NULL;
        }
        Expr *expr = new_expr(p, EXPR_STARRED, parser_span(p, first));
        expr->as.value = value;
        return expr;
    }
    Expr *expr = parse_primary(p);
    return expr && is_star_target(expr) ? expr : NULL;
}

Expr *parse_star_targets(Parser *p) {
    return parse_tuple_of(p, parse_star_target);
}

static const Expr *find_invalid(const Expr *expr, TargetUse use);

static const Expr *find_invalid_element(ExprList list, TargetUse use) {
    for (int i = 0; i < list.count; i++) {
        const Expr *bad = find_invalid(list.items[i], use);
        if (bad) {
            return bad;
        }
    }
    return NULL;
}

static const Expr *find_invalid(const Expr *expr, TargetUse use) {
    if (expr->kind == EXPR_TUPLE || expr->kind == EXPR_LIST) {
        return find_invalid_element(expr->as.elements, use);
    }
    if (expr->kind == EXPR_STARRED) {
        return use == TARGET_DEL ? expr : find_invalid(expr->as.value, use);
    }
    if (expr->kind == EXPR_COMPARE && use == TARGET_FOR) {
        // `for f() in x` reads as a comparison
        return expr->as.compare.ops[0] == COMPARE_IN ? find_invalid(expr->as.compare.left, use)
                                                     : NULL;
    }
    return is_single_target(expr) ? NULL : expr;
}

void *raise_invalid_target(Parser *p, const Expr *expr, TargetUse use) {
    const Expr *bad = p->raised ? NULL : find_invalid(expr, use);
    if (!bad) {
        return NULL;
    }
    return raise_at(p, bad->span, use == TARGET_DEL ? "cannot delete %s" : "cannot assign to %s",
                    expr_description(bad));
}

static const char *constant_description(ConstantKind kind) {
    switch (kind) {
    case CONSTANT_NONE:
        return "None";
    case CONSTANT_TRUE:
        return "True";
    case CONSTANT_FALSE:
        return "False";
    case CONSTANT_ELLIPSIS:
        return "ellipsis";
    case CONSTANT_INT:
    case CONSTANT_FLOAT:
    case CONSTANT_COMPLEX:
    case CONSTANT_STR:
    case CONSTANT_BYTES:
        return "literal";
    }
    return "literal";
}

const char *expr_description(const Expr *expr) {
    switch (expr->kind) {
    case EXPR_ATTRIBUTE:
        return "attribute";
    case EXPR_SUBSCRIPT:
        return "subscript";
    case EXPR_STARRED:
        return "starred";
    case EXPR_NAME:
        return "name";
    case EXPR_LIST:
        return "list";
    case EXPR_TUPLE:
        return "tuple";
    case EXPR_LAMBDA:
        return "lambda";
    case EXPR_CALL:
        return "function call";
    case EXPR_BOOL_OP:
    case EXPR_BIN_OP:
    case EXPR_UNARY_OP:
    case EXPR_SLICE:
        return "expression";
    case EXPR_GENERATOR_EXP:
        return "generator expression";
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return "yield expression";
    case EXPR_AWAIT:
        return "await expression";
    case EXPR_LIST_COMP:
        return "list comprehension";
    case EXPR_SET_COMP:
        return "set comprehension";
    case EXPR_DICT_COMP:
        return "dict comprehension";
    case EXPR_DICT:
        return "dict literal";
    case EXPR_SET:
        return "set display";
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE:
        return "f-string expression";
    case EXPR_CONSTANT:
        return constant_description(expr->as.constant.kind);
    case EXPR_COMPARE:
        return "comparison";
    case EXPR_IF_EXP:
        return "conditional expression";
    case EXPR_NAMED_EXPR:
        return "named expression";
    }
    return "expression";
}
