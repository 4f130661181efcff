#include "engine/lang/parser.h"

#include <string.h>

// What the header of a compound statement tells; filled by the header functions below.
typedef struct Header {
    int keyword; // token index, for line numbers
    Expr *test;  // condition, iterated value, annotation of the result
    Expr *target;
    const Token *name;
    Arguments *args;
    ExprList bases;
    Keyword *keywords;
    int keyword_count;
    WithItem *items;
    int item_count;
    TypeParams *generic;
    bool is_async;
} Header;

void explain_missing_colon(Parser *p) {
    if (p->explain && !p->raised && peek_kind(p) == TOKEN_NEWLINE) {
        raise_at_last_token(p, "expected ':'");
    }
}

bool parse_block_start(Parser *p, const char *what, int keyword) {
    if (peek_kind(p) != TOKEN_NEWLINE) {
        return !p->raised;
    }
    p->at++;
    bool indented = peek_kind(p) == TOKEN_INDENT;
    if (!indented && p->explain) {
        raise_indentation(p, "expected an indented block after %s on line %d", what,
                          line_of_token(p, keyword));
    }
    p->at--;
    return indented;
}

// Header with a condition: if, elif, while.
static bool parse_condition(Parser *p, Header *header, const char *what) {
    header->keyword = p->at++;
    header->test = parse_named_expression(p);
    if (!header->test) {
        return false;
    }
    explain_missing_colon(p);
    return accept(p, TOKEN_COLON) && parse_block_start(p, what, header->keyword);
}

static bool parse_if_header(Parser *p, void *context) {
    bool elif = peek_kind(p) == TOKEN_ELIF;
    return parse_condition(p, context, elif ? "'elif' statement" : "'if' statement");
}

static bool parse_while_header(Parser *p, void *context) {
    return parse_condition(p, context, "'while' statement");
}

static bool parse_else_header(Parser *p, void *context) {
    (void)context;
    int keyword = p->at++;
    return parser_expect_colon_forced(p) && parse_block_start(p, "'else' statement", keyword);
}

static void parse_else(Parser *p, StmtList *orelse) {
    if (peek_kind(p) == TOKEN_ELSE) {
        parse_unit(p, parse_else_header, NULL);
        parse_block(p, orelse);
    }
}

static Stmt *new_if(Parser *p, int first, const Header *header, StmtList body, StmtList orelse) {
    Stmt *stmt = new_stmt(p, STMT_IF, first);
    stmt->as.if_stmt.test = header->test;
    stmt->as.if_stmt.body = body;
    stmt->as.if_stmt.orelse = orelse;
    return stmt;
}

// One branch of an if statement, kept until the statement's end is known.
typedef struct Branch {
    int first;
    Header header;
    StmtList body;
} Branch;

// An elif is an if statement alone in the else part of the one before.
static Stmt *parse_if(Parser *p) {
    Pointers branches = {0};
    do {
        Branch *branch = ARENA_NEW(p->arena, Branch);
        branch->first = p->at;
        parse_unit(p, parse_if_header, &branch->header);
        parse_block(p, &branch->body);
        pointers_add(p, &branches, branch);
    } while (peek_kind(p) == TOKEN_ELIF);
    StmtList orelse = {0};
    parse_else(p, &orelse);
    Stmt *stmt = NULL;
    for (int i = branches.count; i-- > 0;) {
        const Branch *branch = branches.items[i];
        stmt = new_if(p, branch->first, &branch->header, branch->body, orelse);
        Pointers one = {0};
        pointers_add(p, &one, stmt);
        orelse = (StmtList){(Stmt **)one.items, 1};
    }
    parser_count_links(p, branches.count);
    return stmt;
}

static Stmt *parse_while(Parser *p) {
    int first = p->at;
    Header header = {0};
    StmtList body = {0};
    StmtList orelse = {0};
    parse_unit(p, parse_while_header, &header);
    parse_block(p, &body);
    parse_else(p, &orelse);
    Stmt *stmt = new_stmt(p, STMT_WHILE, first);
    stmt->as.while_loop.test = header.test;
    stmt->as.while_loop.body = body;
    stmt->as.while_loop.orelse = orelse;
    return stmt;
}

static bool parse_for_header(Parser *p, void *context) {
    Header *header = context;
    int first = p->at;
    header->is_async = accept(p, TOKEN_ASYNC);
    header->keyword = p->at;
    if (!accept(p, TOKEN_FOR)) {
        return false;
    }
    header->target = parse_star_targets(p);
    if (!header->target || !accept(p, TOKEN_IN)) {
        p->at = first + (header->is_async ? 2 : 1);
        Expr *a = p->explain && !p->raised ? parse_star_expressions(p) : NULL;
        if (a) {
            raise_invalid_target(p, a, TARGET_FOR);
        }
        return false;
    }
    header->test = parse_star_expressions(p);
    if (!header->test) {
        return false;
    }
    explain_missing_colon(p);
    return accept(p, TOKEN_COLON) && parse_block_start(p, "'for' statement", header->keyword);
}

static Stmt *parse_for(Parser *p) {
    int first = p->at;
    Header header = {0};
    StmtList body = {0};
    StmtList orelse = {0};
    if (parse_unit(p, parse_for_header, &header)) {
        set_context(header.target, CONTEXT_STORE);
    }
    parse_block(p, &body);
    parse_else(p, &orelse);
    Stmt *stmt = new_stmt(p, STMT_FOR, first);
    stmt->as.for_loop.target = header.target;
    stmt->as.for_loop.iter = header.test;
    stmt->as.for_loop.body = body;
    stmt->as.for_loop.orelse = orelse;
    stmt->as.for_loop.is_async = header.is_async;
    return stmt;
}

static bool at_item_end(Parser *p) {
    TokenKind kind = peek_kind(p);
    return kind == TOKEN_COMMA || kind == TOKEN_RIGHT_PAREN || kind == TOKEN_COLON;
}

static bool parse_with_item(Parser *p, WithItem *item) {
    int first = p->at;
    *item = (WithItem){.context_expr = parse_expression(p)};
    if (!item->context_expr) {
        return false;
    }
    int before = p->at;
    if (!accept(p, TOKEN_AS)) {
        return true;
    }
    int behind = p->at;
    item->optional_vars = parse_star_target(p);
    if (item->optional_vars && at_item_end(p)) {
        return true;
    }
    item->optional_vars = NULL;
    if (p->explain && !p->raised) {
        p->at = behind;
        Expr *a = parse_expression(p);
        if (a && at_item_end(p)) {
            raise_invalid_target(p, a, TARGET_STAR);
        }
    }
    p->at = p->raised ? first : before;
    return !p->raised;
}

static bool parse_with_items(Parser *p, Header *header) {
    int capacity = 0;
    header->items = NULL;
    header->item_count = 0;
    int end = p->at;
    do {
        WithItem item;
        if (!parse_with_item(p, &item)) {
            break;
        }
        if (header->item_count == capacity) {
            capacity = capacity ? capacity * 2 : 2;
            WithItem *items = ARENA_ARRAY(p->arena, WithItem, capacity);
            if (header->item_count) {
                memcpy(items, header->items, (size_t)header->item_count * sizeof *items);
            }
            header->items = items;
        }
        header->items[header->item_count++] = item;
        end = p->at;
    } while (accept(p, TOKEN_COMMA));
    p->at = end;
    return header->item_count > 0 && !p->raised;
}

static bool parse_bracketed_with_items(Parser *p, Header *header) {
    if (!accept(p, TOKEN_LEFT_PAREN) || !parse_with_items(p, header)) {
        return false;
    }
    accept(p, TOKEN_COMMA);
    return accept(p, TOKEN_RIGHT_PAREN);
}

// Any `expression as target` will do here, whatever follows it.
static bool skip_with_items(Parser *p, bool bracketed) {
    int end;
    do {
        Expr *value = bracketed ? parse_expressions(p) : parse_expression(p);
        if (!value) {
            return false;
        }
        end = p->at;
        if (accept(p, TOKEN_AS) && parse_star_target(p)) {
            end = p->at;
        }
        p->at = end;
    } while (!p->raised && accept(p, TOKEN_COMMA));
    return !p->raised;
}

static void explain_with(Parser *p) {
    int first = p->at;
    if (skip_with_items(p, false)) {
        explain_missing_colon(p);
    }
    p->at = first;
    if (!p->raised && accept(p, TOKEN_LEFT_PAREN) && skip_with_items(p, true)) {
        accept(p, TOKEN_COMMA);
        if (accept(p, TOKEN_RIGHT_PAREN)) {
            explain_missing_colon(p);
        }
    }
    p->at = first;
}

static bool parse_with_header(Parser *p, void *context) {
    Header *header = context;
    header->is_async = accept(p, TOKEN_ASYNC);
    header->keyword = p->at;
    if (!accept(p, TOKEN_WITH)) {
        return false;
    }
    int before = p->at;
    bool fits = parse_bracketed_with_items(p, header) && peek_kind(p) == TOKEN_COLON;
    if (!fits && !p->raised) {
        p->at = before;
        fits = parse_with_items(p, header);
    }
    if (fits && accept(p, TOKEN_COLON)) {
        return parse_block_start(p, "'with' statement", header->keyword);
    }
    if (p->explain && !p->raised) {
        p->at = before;
        explain_with(p);
    }
    return false;
}

static Stmt *parse_with(Parser *p) {
    int first = p->at;
    Header header = {0};
    StmtList body = {0};
    if (parse_unit(p, parse_with_header, &header)) {
        for (int i = 0; i < header.item_count; i++) {
            if (header.items[i].optional_vars) {
                set_context(header.items[i].optional_vars, CONTEXT_STORE);
            }
        }
    }
    parse_block(p, &body);
    Stmt *stmt = new_stmt(p, STMT_WITH, first);
    stmt->as.with.items = header.items;
    stmt->as.with.item_count = header.item_count;
    stmt->as.with.body = body;
    stmt->as.with.is_async = header.is_async;
    return stmt;
}

static bool parse_def_header(Parser *p, void *context) {
    Header *header = context;
    header->is_async = accept(p, TOKEN_ASYNC);
    header->keyword = p->at;
    if (!accept(p, TOKEN_DEF)) {
        return false;
    }
    header->name = peek(p);
    if (!accept(p, TOKEN_NAME) || !parse_type_params(p, &header->generic) ||
        !parser_expect_forced(p, TOKEN_LEFT_PAREN)) {
        return false;
    }
    header->args = parse_parameters(p, false);
    if (!header->args || !accept(p, TOKEN_RIGHT_PAREN)) {
        return false;
    }
    int before = p->at;
    if (accept(p, TOKEN_ARROW)) {
        header->test = parse_expression(p);
        if (!header->test) {
            p->at = before;
        }
    }
    return parser_expect_colon_forced(p) &&
           parse_block_start(p, "function definition", header->keyword);
}

static Stmt *parse_def(Parser *p, ExprList decorators) {
    int first = p->at;
    Header header = {0};
    StmtList body = {0};
    parse_unit(p, parse_def_header, &header);
    parse_block(p, &body);
    Stmt *stmt = new_stmt(p, STMT_FUNCTION_DEF, first);
    if (header.name) {
        stmt->as.function.name = header.name->name;
        stmt->as.function.name_span = header.name->span;
    }
    stmt->as.function.args = header.args;
    stmt->as.function.body = body;
    stmt->as.function.decorators = decorators;
    stmt->as.function.returns = header.test;
    stmt->as.function.generic = header.generic;
    stmt->as.function.is_async = header.is_async;
    return stmt;
}

static bool parse_class_header(Parser *p, void *context) {
    Header *header = context;
    header->keyword = p->at++;
    header->name = peek(p);
    if (!accept(p, TOKEN_NAME) || !parse_type_params(p, &header->generic)) {
        return false;
    }
    int before = p->at;
    if (accept(p, TOKEN_LEFT_PAREN)) {
        int inside = p->at;
        if (!parse_call_arguments(p, false, &header->bases, &header->keywords,
                                  &header->keyword_count)) {
            p->at = inside;
        }
        if (!p->raised && !accept(p, TOKEN_RIGHT_PAREN)) {
            p->at = before;
        }
    }
    explain_missing_colon(p);
    return !p->raised && accept(p, TOKEN_COLON) &&
           parse_block_start(p, "class definition", header->keyword);
}

static ExprList with_generic_base(Parser *p, ExprList bases, Span span) {
    Pointers list = {0};
    for (int i = 0; i < bases.count; i++) {
        pointers_add(p, &list, bases.items[i]);
    }
    Expr *base = new_expr(p, EXPR_NAME, span);
    base->as.name = names_intern(p->names, ".generic_base", strlen(".generic_base"));
    pointers_add(p, &list, base);
    return expr_list(&list);
}

static Stmt *parse_class(Parser *p, ExprList decorators) {
    int first = p->at;
    Header header = {0};
    StmtList body = {0};
    parse_unit(p, parse_class_header, &header);
    parse_block(p, &body);
    Stmt *stmt = new_stmt(p, STMT_CLASS_DEF, first);
    if (header.name) {
        stmt->as.class_def.name = header.name->name;
        stmt->as.class_def.name_span = header.name->span;
    }
    stmt->as.class_def.generic = header.generic;
    stmt->as.class_def.bases =
        header.generic ? with_generic_base(p, header.bases, header.name->span) : header.bases;
    stmt->as.class_def.keywords = header.keywords;
    stmt->as.class_def.keyword_count = header.keyword_count;
    stmt->as.class_def.body = body;
    stmt->as.class_def.decorators = decorators;
    return stmt;
}

static bool parse_decorator(Parser *p, void *context) {
    p->at++;
    Expr *expr = parse_named_expression(p);
    if (!expr || !accept(p, TOKEN_NEWLINE)) {
        return false;
    }
    pointers_add(p, context, expr);
    return true;
}

static bool fail_unit(Parser *p, void *context) {
    (void)context;
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_ASYNC) {
        p->at++;
        peek(p);
    }
    return false;
}

static bool parse_decorated(Parser *p, Stmt **stmt) {
    Pointers decorators = {0};
    while (peek_kind(p) == TOKEN_AT) {
        if (!parse_unit(p, parse_decorator, &decorators)) {
            accept(p, TOKEN_NEWLINE);
        }
    }
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_CLASS) {
        *stmt = parse_class(p, expr_list(&decorators));
    } else if (kind == TOKEN_DEF ||
               (kind == TOKEN_ASYNC && p->tokens[p->at + 1].kind == TOKEN_DEF)) {
        *stmt = parse_def(p, expr_list(&decorators));
    } else {
        parse_unit(p, fail_unit, NULL);
        accept(p, TOKEN_NEWLINE);
    }
    return true;
}

static bool parse_async(Parser *p, Stmt **stmt) {
    TokenKind kind = p->tokens[p->at + 1].kind;
    if (kind == TOKEN_DEF) {
        *stmt = parse_def(p, (ExprList){0});
    } else if (kind == TOKEN_WITH) {
        *stmt = parse_with(p);
    } else if (kind == TOKEN_FOR) {
        *stmt = parse_for(p);
    } else {
        parse_unit(p, fail_unit, NULL);
        accept(p, TOKEN_NEWLINE);
    }
    return true;
}

bool parse_compound_statement(Parser *p, Stmt **stmt) {
    TokenKind kind = peek_kind(p);
    *stmt = NULL;
    if (kind == TOKEN_DEF) {
        *stmt = parse_def(p, (ExprList){0});
    } else if (kind == TOKEN_IF) {
        *stmt = parse_if(p);
    } else if (kind == TOKEN_FOR) {
        *stmt = parse_for(p);
    } else if (kind == TOKEN_WITH) {
        *stmt = parse_with(p);
    } else if (kind == TOKEN_CLASS) {
        *stmt = parse_class(p, (ExprList){0});
    } else if (kind == TOKEN_WHILE) {
        *stmt = parse_while(p);
    } else if (kind == TOKEN_TRY) {
        return parse_try(p, stmt);
    } else if (kind == TOKEN_AT) {
        return parse_decorated(p, stmt);
    } else if (kind == TOKEN_ASYNC) {
        return parse_async(p, stmt);
    } else if (parser_at_soft_keyword(p, p->name_match)) {
        return parse_match(p, stmt);
    } else {
        return false;
    }
    return true;
}
