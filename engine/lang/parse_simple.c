#include "engine/lang/parser.h"

#include <string.h>

#include "engine/base/memory.h"

static Expr *parse_right_side(Parser *p) {
    return peek_kind(p) == TOKEN_YIELD ? parse_yield(p) : parse_star_expressions(p);
}

static bool augmented_operator(TokenKind kind, Operator *op) {
    static const struct {
        TokenKind kind;
        Operator op;
    } table[] = {
        {TOKEN_PLUS_EQUAL, OPERATOR_ADD},
        {TOKEN_MINUS_EQUAL, OPERATOR_SUB},
        {TOKEN_STAR_EQUAL, OPERATOR_MULT},
        {TOKEN_AT_EQUAL, OPERATOR_MAT_MULT},
        {TOKEN_SLASH_EQUAL, OPERATOR_DIV},
        {TOKEN_PERCENT_EQUAL, OPERATOR_MOD},
        {TOKEN_AMPER_EQUAL, OPERATOR_BIT_AND},
        {TOKEN_BAR_EQUAL, OPERATOR_BIT_OR},
        {TOKEN_CARET_EQUAL, OPERATOR_BIT_XOR},
        {TOKEN_LEFT_SHIFT_EQUAL, OPERATOR_LSHIFT},
        {TOKEN_RIGHT_SHIFT_EQUAL, OPERATOR_RSHIFT},
        {TOKEN_STAR_STAR_EQUAL, OPERATOR_POW},
        {TOKEN_SLASH_SLASH_EQUAL, OPERATOR_FLOOR_DIV},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].kind == kind) {
            *op = table[i].op;
            return true;
        }
    }
    return false;
}

static Stmt *parse_annotation(Parser *p, int first, Expr *target) {
    p->at++; // the colon
    Expr *annotation = parse_expression(p);
    if (!annotation) {
        return NULL;
    }
    Expr *value = NULL;
    int before = p->at;
    if (accept(p, TOKEN_EQUAL)) {
        value = parse_right_side(p);
        if (!value) {
            p->at = before;
        }
    }
    if (p->raised) {
        return NULL;
    }
    set_context(target, CONTEXT_STORE);
    Stmt *stmt = new_stmt(p, STMT_ANN_ASSIGN, first);
    stmt->as.ann_assign.target = target;
    stmt->as.ann_assign.annotation = annotation;
    stmt->as.ann_assign.value = value;
    stmt->as.ann_assign.simple = target->kind == EXPR_NAME && !target->parenthesized;
    return stmt;
}

static Stmt *parse_augmented(Parser *p, int first, Expr *target, Operator op) {
    p->at++; // the operator
    Expr *value = parse_right_side(p);
    if (!value) {
        return NULL;
    }
    set_context(target, CONTEXT_STORE);
    Stmt *stmt = new_stmt(p, STMT_AUG_ASSIGN, first);
    stmt->as.aug_assign.target = target;
    stmt->as.aug_assign.op = op;
    stmt->as.aug_assign.value = value;
    return stmt;
}

static Stmt *parse_chain(Parser *p, int first, Expr *value) {
    Pointers targets = {0};
    while (value && peek_kind(p) == TOKEN_EQUAL) {
        if (!is_star_target(value)) {
            return NULL;
        }
        pointers_add(p, &targets, value);
        p->at++;
        value = parse_right_side(p);
    }
    if (!value) {
        return NULL;
    }
    for (int i = 0; i < targets.count; i++) {
        set_context(targets.items[i], CONTEXT_STORE);
    }
    Stmt *stmt = new_stmt(p, STMT_ASSIGN, first);
    stmt->as.assign.targets = expr_list(&targets);
    stmt->as.assign.value = value;
    return stmt;
}

// Begins like a list or tuple, maybe in further brackets.
static const Expr *unannotatable(const Expr *expr) {
    return expr->kind == EXPR_LIST || (expr->kind == EXPR_TUPLE && expr->parenthesized) ? expr
                                                                                        : NULL;
}

static void explain_annotation(Parser *p) {
    int first = p->at;
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_LEFT_BRACKET || kind == TOKEN_LEFT_PAREN) {
        Expr *a = kind == TOKEN_LEFT_PAREN ? parse_paren(p) : parse_bracket(p);
        if (a && unannotatable(a) && accept(p, TOKEN_COLON) && parse_expression(p)) {
            raise_at(p, a->span, "only single target (not %s) can be annotated",
                     expr_description(a));
        }
        p->at = first;
    }
    Expr *a = p->raised ? NULL : parse_star_named_expression(p);
    if (a && accept(p, TOKEN_COMMA)) {
        int before = p->at;
        while (!p->raised && parse_star_named_expression(p)) { // one list behind the other
            (void)accept(p, TOKEN_COMMA);
            before = p->at;
        }
        p->at = before;
        if (!p->raised && accept(p, TOKEN_COLON) && parse_expression(p)) {
            raise_at(p, a->span, "only single target (not tuple) can be annotated");
        }
    }
    p->at = first;
    a = p->raised ? NULL : parse_expression(p);
    if (a && accept(p, TOKEN_COLON) && parse_expression(p)) {
        raise_at(p, a->span, "illegal target for annotation");
    }
    p->at = first;
}

static void explain_assignment(Parser *p) {
    int first = p->at;
    explain_annotation(p);
    if (p->raised) {
        return;
    }
    int before = p->at;
    for (;;) {
        Expr *target = parse_star_expressions(p);
        if (!target || peek_kind(p) != TOKEN_EQUAL) {
            break;
        }
        if (!is_star_target(target)) {
            raise_invalid_target(p, target, TARGET_STAR);
            return;
        }
        p->at++;
        before = p->at;
    }
    p->at = before;
    Expr *yield = p->raised ? NULL : parse_yield(p);
    if (yield && peek_kind(p) == TOKEN_EQUAL) {
        raise_at(p, yield->span, "assignment to yield expression not possible");
    }
    p->at = first;
    Expr *a = p->raised ? NULL : parse_star_expressions(p);
    Operator op;
    if (a && augmented_operator(peek_kind(p), &op)) {
        p->at++;
        if (parse_right_side(p)) {
            raise_at(p, a->span, "'%s' is an illegal expression for augmented assignment",
                     expr_description(a));
        }
    }
    p->at = first;
}

// An assignment of any kind, else NULL; *expr is then the expression at the cursor, if any.
static Stmt *parse_assignment(Parser *p, Expr **expr) {
    int first = p->at;
    *expr = parse_star_expressions(p);
    int end = p->at;
    Operator op;
    Stmt *stmt = NULL;
    bool committed = false;
    if (*expr && peek_kind(p) == TOKEN_EQUAL) {
        stmt = parse_chain(p, first, *expr);
    } else if (*expr && peek_kind(p) == TOKEN_COLON && is_single_target(*expr)) {
        stmt = parse_annotation(p, first, *expr);
    } else if (*expr && is_single_target(*expr) && augmented_operator(peek_kind(p), &op)) {
        stmt = parse_augmented(p, first, *expr, op);
        committed = true;
    }
    if (!stmt && p->explain && !p->raised && !committed) {
        p->at = first;
        explain_assignment(p);
    }
    if (!stmt) {
        p->at = end;
    }
    return stmt;
}

static Stmt *parse_assignment_or_expression(Parser *p) {
    int first = p->at;
    Expr *expr;
    Stmt *stmt = parse_assignment(p, &expr);
    if (stmt || p->raised) {
        return stmt;
    }
    if (!expr) {
        p->at = first;
        expr = parse_yield(p);
    }
    if (!expr) {
        return NULL;
    }
    stmt = new_stmt(p, STMT_EXPR, first);
    stmt->as.value = expr;
    return stmt;
}

static Stmt *parse_return(Parser *p) {
    int first = p->at++;
    int before = p->at;
    Expr *value = parse_star_expressions(p);
    if (p->raised) {
        return NULL;
    }
    if (!value) {
        p->at = before;
    }
    Stmt *stmt = new_stmt(p, STMT_RETURN, first);
    stmt->as.value = value;
    return stmt;
}

static Stmt *parse_raise(Parser *p) {
    int first = p->at++;
    int before = p->at;
    Expr *cause = NULL;
    Expr *exc = parse_expression(p);
    if (!exc) {
        p->at = before;
    } else {
        before = p->at;
        cause = accept(p, TOKEN_FROM) ? parse_expression(p) : NULL;
        if (!cause) {
            p->at = before;
        }
    }
    if (p->raised) {
        return NULL;
    }
    Stmt *stmt = new_stmt(p, STMT_RAISE, first);
    stmt->as.raise.exc = exc;
    stmt->as.raise.cause = cause;
    return stmt;
}

static Stmt *parse_assert(Parser *p) {
    int first = p->at++;
    Expr *test = parse_expression(p);
    if (!test) {
        return NULL;
    }
    int before = p->at;
    Expr *msg = accept(p, TOKEN_COMMA) ? parse_expression(p) : NULL;
    if (!msg) {
        p->at = before;
    }
    if (p->raised) {
        return NULL;
    }
    Stmt *stmt = new_stmt(p, STMT_ASSERT, first);
    stmt->as.assert_stmt.test = test;
    stmt->as.assert_stmt.msg = msg;
    return stmt;
}

static bool parse_del_targets(Parser *p, Pointers *targets) {
    int end = p->at;
    do {
        Expr *target = parse_primary(p);
        if (!target || !is_del_target(target)) {
            break;
        }
        pointers_add(p, targets, target);
        end = p->at;
        if (peek_kind(p) == TOKEN_COMMA) {
            end++;
        }
    } while (accept(p, TOKEN_COMMA));
    p->at = end;
    return targets->count > 0 && !p->raised &&
           (peek_kind(p) == TOKEN_SEMICOLON || peek_kind(p) == TOKEN_NEWLINE);
}

static Stmt *parse_del(Parser *p) {
    int first = p->at++;
    Pointers targets = {0};
    if (!parse_del_targets(p, &targets)) {
        p->at = first + 1;
        Expr *a = p->explain && !p->raised ? parse_star_expressions(p) : NULL;
        if (a) {
            raise_invalid_target(p, a, TARGET_DEL);
        }
        return NULL;
    }
    for (int i = 0; i < targets.count; i++) {
        set_context(targets.items[i], CONTEXT_DEL);
    }
    Stmt *stmt = new_stmt(p, STMT_DELETE, first);
    stmt->as.targets = expr_list(&targets);
    return stmt;
}

static Stmt *parse_scope(Parser *p, StmtKind kind) {
    int first = p->at++;
    Pointers tokens = {0};
    int end = p->at;
    do {
        Token *name = &p->tokens[p->at];
        if (!accept(p, TOKEN_NAME)) {
            break;
        }
        pointers_add(p, &tokens, name);
        end = p->at;
    } while (accept(p, TOKEN_COMMA));
    p->at = end;
    if (tokens.count == 0) {
        return NULL;
    }
    Stmt *stmt = new_stmt(p, kind, first);
    NameList *names = &stmt->as.names;
    names->count = tokens.count;
    names->items = ARENA_ARRAY(p->arena, Name, tokens.count);
    names->spans = ARENA_ARRAY(p->arena, Span, tokens.count);
    for (int i = 0; i < tokens.count; i++) {
        const Token *name = tokens.items[i];
        names->items[i] = name->name;
        names->spans[i] = name->span;
    }
    return stmt;
}

static Stmt *parse_word(Parser *p, StmtKind kind) {
    int first = p->at++;
    return new_stmt(p, kind, first);
}

Stmt *parse_simple_statement(Parser *p) {
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_RETURN) {
        return parse_return(p);
    }
    if (kind == TOKEN_IMPORT || kind == TOKEN_FROM) {
        return parse_import(p);
    }
    if (kind == TOKEN_RAISE) {
        return parse_raise(p);
    }
    if (kind == TOKEN_PASS) {
        return parse_word(p, STMT_PASS);
    }
    if (kind == TOKEN_DEL) {
        return parse_del(p);
    }
    if (kind == TOKEN_ASSERT) {
        return parse_assert(p);
    }
    if (kind == TOKEN_BREAK) {
        return parse_word(p, STMT_BREAK);
    }
    if (kind == TOKEN_CONTINUE) {
        return parse_word(p, STMT_CONTINUE);
    }
    if (kind == TOKEN_GLOBAL) {
        return parse_scope(p, STMT_GLOBAL);
    }
    if (kind == TOKEN_NONLOCAL) {
        return parse_scope(p, STMT_NONLOCAL);
    }
    if (parser_at_type_alias(p)) {
        return parse_type_alias(p);
    }
    return parse_assignment_or_expression(p);
}

// Simple statements with semicolons between, and the line's end.
bool parse_simple_line(Parser *p, Pointers *list) {
    do {
        int before = p->at;
        Stmt *stmt = parse_simple_statement(p);
        if (!stmt) {
            p->at = before;
            break;
        }
        pointers_add(p, list, stmt);
    } while (accept(p, TOKEN_SEMICOLON));
    return !p->raised && list->count > 0 && accept(p, TOKEN_NEWLINE);
}
