// Type parameters and the type statement, which Python has since 3.12.
#include <string.h>

#include "engine/lang/parser.h"

enum {
    GENERIC_MINOR = 12,
    DEFAULTS_MINOR = 13
};

static bool parse_bound(Parser *p, TypeParam *param) {
    const Token *colon = peek(p);
    if (!accept(p, TOKEN_COLON)) {
        return true;
    }
    param->bound = parse_expression(p);
    if (param->kind != TYPE_PARAM_VAR && param->bound) {
        raise_at(p, span_cover(colon->span, param->bound->span), "cannot use %s with %s",
                 param->bound->kind == EXPR_TUPLE ? "constraints" : "bound",
                 param->kind == TYPE_PARAM_TUPLE ? "TypeVarTuple" : "ParamSpec");
    }
    return param->kind == TYPE_PARAM_VAR && param->bound;
}

static bool parse_default(Parser *p, TypeParam *param) {
    if (p->source->minor >= DEFAULTS_MINOR && accept(p, TOKEN_EQUAL)) {
        param->default_value =
            param->kind == TYPE_PARAM_TUPLE ? parse_star_expression(p) : parse_expression(p);
        return param->default_value;
    }
    return true;
}

static TypeParam *parse_type_param(Parser *p) {
    int first = p->at;
    TypeParam *param = ARENA_NEW(p->arena, TypeParam);
    param->kind = accept(p, TOKEN_STAR)        ? TYPE_PARAM_TUPLE
                  : accept(p, TOKEN_STAR_STAR) ? TYPE_PARAM_SPEC
                                               : TYPE_PARAM_VAR;
    param->name = peek(p)->name;
    if (!accept(p, TOKEN_NAME) || !parse_bound(p, param) || !parse_default(p, param)) {
        return NULL;
    }
    param->span = parser_span(p, first);
    return param;
}

bool parse_type_params(Parser *p, TypeParams **generic) {
    int before = p->at;
    if (p->source->minor < GENERIC_MINOR || !accept(p, TOKEN_LEFT_BRACKET)) {
        return true;
    }
    Pointers list = {0};
    do {
        TypeParam *param =
            peek_kind(p) == TOKEN_RIGHT_BRACKET && list.count > 0 ? NULL : parse_type_param(p);
        if (!param) {
            break;
        }
        pointers_add(p, &list, param);
    } while (accept(p, TOKEN_COMMA));
    if (list.count == 0 || p->raised || !accept(p, TOKEN_RIGHT_BRACKET)) {
        p->at = before;
        return !p->raised;
    }
    TypeParams *params = ARENA_NEW(p->arena, TypeParams);
    params->count = list.count;
    params->items = ARENA_ARRAY(p->arena, TypeParam, list.count);
    for (int i = 0; i < list.count; i++) {
        params->items[i] = *(TypeParam *)list.items[i];
    }
    *generic = params;
    return true;
}

// `type` is a word like any other unless a name follows it, and brackets or a value that one.
bool parser_at_type_alias(Parser *p) {
    if (p->source->minor < GENERIC_MINOR || !parser_at_soft_keyword(p, p->name_type) ||
        p->tokens[p->at + 1].kind != TOKEN_NAME) {
        return false;
    }
    p->at += 2;
    TokenKind behind = peek_kind(p);
    p->at -= 2;
    return behind == TOKEN_EQUAL || behind == TOKEN_LEFT_BRACKET;
}

Stmt *parse_type_alias(Parser *p) {
    int first = p->at++;
    Name name = peek(p)->name;
    TypeParams *generic = NULL;
    if (!accept(p, TOKEN_NAME) || !parse_type_params(p, &generic) || !accept(p, TOKEN_EQUAL)) {
        return NULL;
    }
    Expr *value = parse_expression(p);
    if (!value) {
        return NULL;
    }
    Stmt *stmt = new_stmt(p, STMT_TYPE_ALIAS, first);
    stmt->as.type_alias.name = name;
    stmt->as.type_alias.generic = generic;
    stmt->as.type_alias.value = value;
    return stmt;
}
