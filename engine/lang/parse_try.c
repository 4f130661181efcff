#include "engine/lang/parser.h"

#include <string.h>

// What an `except` line tells.
typedef struct Except {
    int keyword;
    bool star;
    Expr *type;
    const Token *name;
} Except;

typedef struct Handlers {
    ExceptHandler *items;
    int count;
    int capacity;
} Handlers;

static bool parse_try_header(Parser *p, void *context) {
    (void)context;
    int keyword = p->at++;
    return parser_expect_colon_forced(p) && parse_block_start(p, "'try' statement", keyword);
}

static bool parse_finally_header(Parser *p, void *context) {
    (void)context;
    int keyword = p->at++;
    return parser_expect_colon_forced(p) && parse_block_start(p, "'finally' statement", keyword);
}

static bool parse_else_header(Parser *p, void *context) {
    (void)context;
    int keyword = p->at++;
    return parser_expect_colon_forced(p) && parse_block_start(p, "'else' statement", keyword);
}

static void parse_optional_name(Parser *p, const Token **name) {
    int before = p->at;
    if (accept(p, TOKEN_AS)) {
        *name = peek(p);
        if (accept(p, TOKEN_NAME)) {
            return;
        }
    }
    *name = NULL;
    p->at = before;
}

// Behind the type: `except A, B:` and `except A` without a colon.
static void explain_except(Parser *p, const Except *except, int behind_type) {
    const Token *name;
    p->at = behind_type;
    if (except->type && accept(p, TOKEN_COMMA) && parse_expressions(p)) {
        parse_optional_name(p, &name);
        if (accept(p, TOKEN_COLON)) {
            raise_at(p, (Span){except->type->span.start, p->tokens[p->furthest].span.end - 1},
                     "multiple exception types must be parenthesized");
        }
    }
    p->at = behind_type;
    if (p->raised) {
        return;
    }
    if (except->type) {
        parse_optional_name(p, &name);
        explain_missing_colon(p);
    } else if (!except->star) {
        explain_missing_colon(p);
    } else if (peek_kind(p) == TOKEN_NEWLINE || peek_kind(p) == TOKEN_COLON) {
        raise_at_last_token(p, "expected one or more exception types");
    }
}

// Since 3.14 several types need no brackets (PEP 758), unless the exception gets a name.
static Expr *parse_exception_type(Parser *p) {
    int before = p->at;
    Expr *type = parse_expression(p);
    if (!type || p->source->minor < 14 || peek_kind(p) != TOKEN_COMMA) {
        return type;
    }
    p->at = before;
    Expr *types = parse_expressions(p);
    if (types && peek_kind(p) == TOKEN_AS) {
        return raise_at(p, (Span){type->span.start, peek(p)->span.end},
                        "multiple exception types must be parenthesized when using 'as'");
    }
    return types;
}

static bool parse_except_header(Parser *p, void *context) {
    Except *except = context;
    *except = (Except){.keyword = p->at++};
    except->star = accept(p, TOKEN_STAR);
    int before = p->at;
    if (peek_kind(p) != TOKEN_COLON) {
        except->type = parse_exception_type(p);
        if (!except->type) {
            p->at = before;
        }
    }
    int behind_type = p->at;
    if (except->type) {
        parse_optional_name(p, &except->name);
    }
    if (!p->raised && (except->type || !except->star) && accept(p, TOKEN_COLON)) {
        return parse_block_start(p, except->star ? "'except*' statement" : "'except' statement",
                                 except->keyword);
    }
    if (p->explain && !p->raised) {
        explain_except(p, except, behind_type);
    }
    return false;
}

static void add_handler(Parser *p, Handlers *list, ExceptHandler handler) {
    if (list->count == list->capacity) {
        int capacity = list->capacity ? list->capacity * 2 : 2;
        ExceptHandler *items = ARENA_ARRAY(p->arena, ExceptHandler, capacity);
        if (list->count) {
            memcpy(items, list->items, (size_t)list->count * sizeof *items);
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = handler;
}

static bool raise_mixed(Parser *p, void *context) {
    const Except *except = context;
    int last = except->star ? except->keyword + 1 : except->keyword;
    raise_at(p, span_cover(p->tokens[except->keyword].span, p->tokens[last].span),
             "cannot have both 'except' and 'except*' on the same 'try'");
    return false;
}

static void parse_handler(Parser *p, Handlers *list, bool *is_star) {
    int first = p->at;
    Except except;
    StmtList body = {0};
    if (parse_unit(p, parse_except_header, &except)) {
        if (list->count && except.star != *is_star) {
            parse_unit(p, raise_mixed, &except);
        }
        *is_star = list->count ? *is_star : except.star;
    }
    parse_block(p, &body);
    ExceptHandler handler = {.type = except.type, .body = body, .span = parser_span(p, first)};
    if (except.name) {
        handler.name = except.name->name;
        handler.name_span = except.name->span;
    }
    add_handler(p, list, handler);
}

static bool raise_lonely_try(Parser *p, void *context) {
    (void)context;
    peek(p);
    if (p->explain) {
        raise_at_last_token(p, "expected 'except' or 'finally' block");
    }
    return false;
}

static void parse_part(Parser *p, UnitFunction *header, StmtList *body) {
    parse_unit(p, header, NULL);
    parse_block(p, body);
}

bool parse_try(Parser *p, Stmt **result) {
    int first = p->at;
    int errors = p->error_count;
    StmtList body = {0};
    StmtList orelse = {0};
    StmtList finalbody = {0};
    Handlers handlers = {0};
    bool is_star = false;
    parse_part(p, parse_try_header, &body);
    while (peek_kind(p) == TOKEN_EXCEPT) {
        parse_handler(p, &handlers, &is_star);
    }
    if (handlers.count && peek_kind(p) == TOKEN_ELSE) {
        parse_part(p, parse_else_header, &orelse);
    }
    if (peek_kind(p) == TOKEN_FINALLY) {
        parse_part(p, parse_finally_header, &finalbody);
    } else if (handlers.count == 0) {
        int at = p->at;
        if (p->error_count == errors) {
            parse_unit(p, raise_lonely_try, NULL);
        }
        p->at = at;
    }
    Stmt *stmt = new_stmt(p, STMT_TRY, first);
    stmt->as.try_stmt.body = body;
    stmt->as.try_stmt.handlers = handlers.items;
    stmt->as.try_stmt.handler_count = handlers.count;
    stmt->as.try_stmt.orelse = orelse;
    stmt->as.try_stmt.finalbody = finalbody;
    stmt->as.try_stmt.is_star = is_star;
    *result = stmt;
    return true;
}
