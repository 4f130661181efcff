#include "engine/lang/parser.h"

#include <assert.h>

static Expr *new_constant(Parser *p, ConstantKind kind) {
    Expr *expr = new_expr(p, EXPR_CONSTANT, peek(p)->span);
    expr->as.constant.kind = kind;
    p->at++;
    return expr;
}

static Expr *new_name(Parser *p) {
    Expr *expr = new_expr(p, EXPR_NAME, peek(p)->span);
    expr->as.name = peek(p)->name;
    p->at++;
    return expr;
}

Expr *parse_primary_constant(Parser *p) {
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_NONE) {
        return new_constant(p, CONSTANT_NONE);
    }
    if (kind == TOKEN_TRUE) {
        return new_constant(p, CONSTANT_TRUE);
    }
    if (kind == TOKEN_FALSE) {
        return new_constant(p, CONSTANT_FALSE);
    }
    if (kind == TOKEN_ELLIPSIS) {
        return new_constant(p, CONSTANT_ELLIPSIS);
    }
    return NULL;
}

static Expr *parse_bracketed(Parser *p, Expr *(*parse)(Parser *p)) {
    if (!parser_enter(p)) {
        return NULL;
    }
    Expr *expr = parse(p);
    parser_leave(p);
    return expr;
}

static Expr *parse_fresh_atom(Parser *p) {
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_NAME) {
        return new_name(p);
    }
    if (kind == TOKEN_NUMBER) {
        return parse_number(p);
    }
    if (kind == TOKEN_STRING) {
        return parse_strings(p);
    }
    if (kind == TOKEN_LEFT_PAREN) {
        return parse_bracketed(p, parse_paren);
    }
    if (kind == TOKEN_LEFT_BRACKET) {
        return parse_bracketed(p, parse_bracket);
    }
    if (kind == TOKEN_LEFT_BRACE) {
        return parse_bracketed(p, parse_brace);
    }
    return parse_primary_constant(p);
}

static Expr *parse_atom(Parser *p) {
    void *found;
    if (p->explain && memo_find(p, RULE_ATOM, &found)) {
        return found;
    }
    int first = p->at;
    Expr *expr = parse_fresh_atom(p);
    if (p->explain) {
        memo_store(p, first, RULE_ATOM, expr);
    }
    return expr;
}

// `*value` where the value is a whole expression: call arguments and subscripts.
Expr *parse_starred(Parser *p) {
    int first = p->at;
    if (!accept(p, TOKEN_STAR)) {
        return NULL;
    }
    Expr *value = parse_expression(p);
    if (!value) {
        return NULL;
    }
    Expr *expr = new_expr(p, EXPR_STARRED, parser_span(p, first));
    expr->as.value = value;
    return expr;
}

static Expr *optional_expression(Parser *p) {
    int before = p->at;
    Expr *expr = parse_expression(p);
    if (!expr) {
        p->at = before;
    }
    return expr;
}

static Expr *parse_slice_behind(Parser *p, int first, Expr *lower) {
    Expr *expr = new_expr(p, EXPR_SLICE, (Span){0, 0});
    expr->as.slice.lower = lower;
    p->at++; // the colon
    expr->as.slice.upper = optional_expression(p);
    if (!p->raised && accept(p, TOKEN_COLON)) {
        expr->as.slice.step = optional_expression(p);
    }
    expr->span = parser_span(p, first);
    return p->raised ? NULL : expr;
}

static Expr *parse_slice(Parser *p) {
    int first = p->at;
    Expr *lower = optional_expression(p);
    if (p->raised) {
        return NULL;
    }
    if (peek_kind(p) == TOKEN_COLON) {
        return parse_slice_behind(p, first, lower);
    }
    if (lower && !p->explain && peek_kind(p) != TOKEN_COLON_EQUAL) {
        return lower;
    }
    p->at = first;
    return parse_named_expression(p);
}

static Expr *parse_slice_or_starred(Parser *p) {
    if (peek_kind(p) == TOKEN_STAR) {
        return parse_starred(p);
    }
    return parse_slice(p);
}

static Expr *parse_slices(Parser *p) {
    return parse_tuple_or_starred_of(p, parse_slice_or_starred);
}

static Expr *parse_attribute(Parser *p, int first, Expr *value) {
    p->at++; // the dot
    const Token *name = peek(p);
    if (!accept(p, TOKEN_NAME)) {
        return NULL;
    }
    Expr *expr = new_expr(p, EXPR_ATTRIBUTE, parser_span(p, first));
    expr->as.attribute.value = value;
    expr->as.attribute.attr = name->name;
    expr->as.attribute.attr_span = name->span;
    return expr;
}

static Expr *parse_subscript(Parser *p, int first, Expr *value) {
    p->at++; // the bracket
    Expr *slice = parse_slices(p);
    if (!slice || !accept(p, TOKEN_RIGHT_BRACKET)) {
        return NULL;
    }
    Expr *expr = new_expr(p, EXPR_SUBSCRIPT, parser_span(p, first));
    expr->as.subscript.value = value;
    expr->as.subscript.slice = slice;
    return expr;
}

static Expr *new_call(Parser *p, int first, Expr *func, ExprList args) {
    Expr *expr = new_expr(p, EXPR_CALL, parser_span(p, first));
    expr->as.call.func = func;
    expr->as.call.args = args;
    return expr;
}

static Expr *parse_call(Parser *p, int first, Expr *func) {
    int open = p->at;
    if (p->explain) {
        Pointers only = {0};
        Expr *generator = parse_genexp(p);
        if (generator || p->raised) {
            pointers_add(p, &only, generator);
            return generator ? new_call(p, first, func, expr_list(&only)) : NULL;
        }
        p->at = open;
    }
    p->at++;
    ExprList args = {0};
    Keyword *keywords = NULL;
    int keyword_count = 0;
    int before = p->at;
    if (!parse_call_arguments(p, true, &args, &keywords, &keyword_count)) {
        p->at = before;
    }
    if (p->raised || !accept(p, TOKEN_RIGHT_PAREN)) {
        return NULL;
    }
    Expr *expr = new_call(p, first, func, args);
    expr->as.call.keywords = keywords;
    expr->as.call.keyword_count = keyword_count;
    return expr;
}

// What follows a value directly: attribute, call or subscript. NULL when nothing does.
static Expr *parse_trailer(Parser *p, int first, Expr *value) {
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_DOT) {
        return parse_attribute(p, first, value);
    }
    if (kind != TOKEN_LEFT_PAREN && kind != TOKEN_LEFT_BRACKET) {
        return NULL;
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    Expr *expr =
        kind == TOKEN_LEFT_PAREN ? parse_call(p, first, value) : parse_subscript(p, first, value);
    parser_leave(p);
    return expr;
}

static Expr *parse_fresh_primary(Parser *p) {
    int first = p->at;
    Expr *value = parse_atom(p);
    while (value) {
        int before = p->at;
        Expr *longer = parse_trailer(p, first, value);
        if (!longer) {
            p->at = before;
            return p->raised ? NULL : value;
        }
        value = longer;
        parser_count_links(p, p->at - first);
    }
    return NULL;
}

Expr *parse_primary(Parser *p) {
    void *found;
    if (p->remember && memo_find(p, RULE_PRIMARY, &found)) {
        return found;
    }
    int first = p->at;
    Expr *expr = parse_fresh_primary(p);
    if (p->remember) {
        memo_store(p, first, RULE_PRIMARY, expr);
    }
    return expr;
}
