#include "engine/lang/parser.h"

#include <string.h>

typedef struct Case {
    Pattern *pattern;
    Expr *guard;
} Case;

static Expr *parse_subject(Parser *p) {
    int first = p->at;
    Expr *one = parse_star_named_expression(p);
    if (one && peek_kind(p) != TOKEN_COMMA) {
        return one->kind == EXPR_STARRED ? NULL : one;
    }
    Pointers elements = {0};
    while (one) {
        pointers_add(p, &elements, one);
        int before = p->at;
        if (!accept(p, TOKEN_COMMA)) {
            break;
        }
        before = p->at;
        one = parse_star_named_expression(p);
        if (!one) {
            p->at = before;
        }
    }
    if (p->raised || elements.count == 0) {
        return NULL;
    }
    Expr *tuple = new_expr(p, EXPR_TUPLE, parser_span(p, first));
    tuple->as.elements = expr_list(&elements);
    return tuple;
}

// `match subject:` and the begin of its first case. Anything else may still be an expression
// that begins with a name `match`.
static bool parse_match_header(Parser *p, Expr **subject) {
    int keyword = p->at++;
    *subject = parse_subject(p);
    if (!*subject) {
        return false;
    }
    explain_missing_colon(p);
    if (p->raised || !accept(p, TOKEN_COLON) || peek_kind(p) != TOKEN_NEWLINE) {
        return false;
    }
    if (!parse_block_start(p, "'match' statement", keyword)) {
        return false;
    }
    p->at += 2; // NEWLINE INDENT
    return true;
}

static bool parse_case_header(Parser *p, void *context) {
    Case *match_case = context;
    int keyword = p->at;
    if (!parser_at_soft_keyword(p, p->name_case)) {
        return false;
    }
    p->at++;
    match_case->pattern = parse_case_pattern(p);
    if (!match_case->pattern) {
        return false;
    }
    int before = p->at;
    if (accept(p, TOKEN_IF)) {
        match_case->guard = parse_named_expression(p);
        if (!match_case->guard) {
            p->at = before;
        }
    }
    explain_missing_colon(p);
    return !p->raised && accept(p, TOKEN_COLON) &&
           parse_block_start(p, "'case' statement", keyword);
}

static bool parse_match_or_line(Parser *p, void *context) {
    int first = p->at;
    Pointers list = {0};
    if (parse_match_header(p, context)) {
        return true;
    }
    p->at = first;
    *(Expr **)context = NULL;
    return !p->raised && parse_simple_line(p, &list);
}

static void add_case(Parser *p, MatchCase **cases, int *count, int *capacity, MatchCase added) {
    if (*count == *capacity) {
        *capacity = *capacity ? *capacity * 2 : 4;
        MatchCase *items = ARENA_ARRAY(p->arena, MatchCase, *capacity);
        if (*count) {
            memcpy(items, *cases, (size_t)*count * sizeof *items);
        }
        *cases = items;
    }
    (*cases)[(*count)++] = added;
}

static void parse_cases(Parser *p, Stmt *stmt) {
    int capacity = 0;
    int count = 0;
    MatchCase *cases = NULL;
    while (peek_kind(p) != TOKEN_DEDENT && peek_kind(p) != TOKEN_END) {
        Case header = {0};
        MatchCase added = {0};
        parse_unit(p, parse_case_header, &header);
        parse_block(p, &added.body);
        added.pattern = header.pattern;
        added.guard = header.guard;
        add_case(p, &cases, &count, &capacity, added);
    }
    accept(p, TOKEN_DEDENT);
    stmt->as.match.cases = cases;
    stmt->as.match.case_count = count;
}

bool parse_match(Parser *p, Stmt **result) {
    int first = p->at;
    Expr *subject = NULL;
    bool is_match = parse_match_header(p, &subject);
    if (!is_match) {
        p->at = first;
        Pointers list = {0};
        if (!p->raised && parse_simple_line(p, &list)) {
            p->at = first;
            return false;
        }
        p->raised = false;
        p->at = first;
        if (parse_unit(p, parse_match_or_line, &subject)) {
            return true;
        }
        StmtList ignored = {0};
        parse_block(p, &ignored);
        return true;
    }
    Stmt *stmt = new_stmt(p, STMT_MATCH, first);
    stmt->as.match.subject = subject;
    parse_cases(p, stmt);
    stmt->span = parser_span(p, first);
    *result = stmt;
    return true;
}
