#include "engine/lang/parse.h"

#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/ast_depth.h"
#include "engine/lang/parser.h"
#include "engine/lang/unicode_names.h"

enum {
    MAX_REPORTS = 100
};

void parser_count_links(Parser *p, int links) {
    p->max_links = links > p->max_links ? links : p->max_links;
}

// First NEWLINE at or behind the token: where its logical line ends.
static int line_end_token(const Parser *p, int token) {
    while (p->tokens[token].kind != TOKEN_NEWLINE && p->tokens[token].kind != TOKEN_END) {
        token++;
    }
    return token;
}

static bool has_lex_error(const Parser *p, int first, int end) {
    for (int i = first; i <= end; i++) {
        if (p->tokens[i].kind == TOKEN_ERROR) {
            return true;
        }
    }
    return false;
}

// CPython's words when no better explanation was found.
static void raise_generic(Parser *p, int furthest) {
    const Token *last = &p->tokens[furthest];
    p->furthest = furthest;
    if (last->kind == TOKEN_INDENT || last->kind == TOKEN_DEDENT) {
        raise_indentation(p,
                          last->kind == TOKEN_INDENT ? "unexpected indent" : "unexpected unindent");
    } else {
        raise_at_last_token(p, "invalid syntax");
    }
}

// furthest: where the plain pass failed; reach: the last token that was looked at.
static void report(Parser *p, int furthest, int reach) {
    const Raised *error = &p->error;
    p->error_count++;
    if (p->error_count > MAX_REPORTS) {
        return;
    }
    Diag *diag = diags_add(p->diags, DIAG_SYNTAX, error->span, error->type, error->message, NULL);
    diag->no_caret = error->no_caret;
    if (!p->first_diag) {
        TokenKind kind = p->tokens[furthest].kind;
        p->first_is_final = p->generic && (kind == TOKEN_INDENT || kind == TOKEN_DEDENT);
        p->first_diag = diag;
        p->first_failure = furthest;
        p->first_reach = reach;
    }
}

// Tells what is wrong with the unit that begins at `first` and failed plainly.
static void explain_unit(Parser *p, int first, UnitFunction *parse, void *context) {
    int furthest = p->furthest;
    int reach = furthest;
    if (!p->raised) {
        p->explain = p->remember = true;
        p->at = first;
        parse(p, context);
        p->explain = p->remember = false;
        memo_clear(p);
        reach = p->furthest;
        p->generic = !p->raised;
        if (p->generic) {
            raise_generic(p, furthest);
        }
    }
    // A line with a broken word is reported by the lexer; one message a line is enough.
    if (p->lexical || (p->error_count > 0 && has_lex_error(p, first, line_end_token(p, first)))) {
        p->error_count++;
    } else {
        report(p, p->furthest, reach);
    }
    p->raised = p->lexical = p->generic = false;
    p->error = (Raised){0};
}

bool parse_unit(Parser *p, UnitFunction *parse, void *context) {
    int first = p->at;
    int depth = p->depth;
    p->furthest = first - 1;
    p->in_unit = true;
    bool fits = parse(p, context) && !p->raised;
    if (!fits) {
        explain_unit(p, first, parse, context);
    }
    p->in_unit = false;
    if (fits) {
        return true;
    }
    p->depth = depth;
    p->at = line_end_token(p, first);
    return false;
}

static bool parse_line_unit(Parser *p, void *context) {
    Pointers *list = context;
    int count = list->count;
    if (parse_simple_line(p, list)) {
        return true;
    }
    list->count = count;
    return false;
}

static void parse_statements(Parser *p, Pointers *list);

static void parse_indented(Parser *p, Pointers *list) {
    if (!parser_enter(p)) {
        report(p, p->furthest, p->furthest);
        p->raised = false;
        int level = 0;
        do { // over the block that is too deep
            level +=
                (p->tokens[p->at].kind == TOKEN_INDENT) - (p->tokens[p->at].kind == TOKEN_DEDENT);
            p->at++;
        } while (level > 0 && p->tokens[p->at].kind != TOKEN_END);
        return;
    }
    p->at++; // INDENT
    parse_statements(p, list);
    accept(p, TOKEN_DEDENT);
    parser_leave(p);
}

static bool fail_here(Parser *p, void *context) {
    (void)context;
    peek(p);
    return false;
}

static bool is_clause_keyword(TokenKind kind) {
    return kind == TOKEN_ELIF || kind == TOKEN_ELSE || kind == TOKEN_EXCEPT ||
           kind == TOKEN_FINALLY;
}

static void skip_lex_error(Parser *p) {
    p->error_count++;
    for (int i = 0; i < p->list->error_count; i++) {
        if (p->list->errors[i].token == p->at &&
            strcmp(p->list->errors[i].type, "SyntaxError") != 0) {
            p->at++; // indentation: the statement behind it may be fine
            return;
        }
    }
    p->at = line_end_token(p, p->at);
    accept(p, TOKEN_NEWLINE);
}

static void parse_line(Parser *p, Pointers *list) {
    bool follows_error = p->error_count > 0 && is_clause_keyword(peek_kind(p));
    if (follows_error) {
        p->at = line_end_token(p, p->at); // its statement was reported already
        accept(p, TOKEN_NEWLINE);
    } else if (!parse_unit(p, parse_line_unit, list)) {
        accept(p, TOKEN_NEWLINE);
    } else {
        return;
    }
    if (peek_kind(p) == TOKEN_INDENT) {
        parse_indented(p, list);
    }
}

static void parse_statement(Parser *p, Pointers *list) {
    Stmt *stmt;
    TokenKind kind = peek_kind(p);
    if (kind == TOKEN_INDENT) {
        int at = p->at;
        parse_unit(p, fail_here, NULL);
        p->at = at;
        parse_indented(p, list);
    } else if (kind == TOKEN_ERROR) {
        skip_lex_error(p);
    } else if (kind == TOKEN_NEWLINE) {
        p->at++;
    } else if (parse_compound_statement(p, &stmt)) {
        if (stmt) {
            pointers_add(p, list, stmt);
        }
    } else {
        parse_line(p, list);
    }
}

static void parse_statements(Parser *p, Pointers *list) {
    while (peek_kind(p) != TOKEN_DEDENT && peek_kind(p) != TOKEN_END) {
        parse_statement(p, list);
    }
}

// The body of a compound statement; the cursor is behind the colon, or, after a broken header,
// at its line's end.
void parse_block(Parser *p, StmtList *body) {
    Pointers list = {0};
    if (accept(p, TOKEN_NEWLINE)) {
        if (peek_kind(p) == TOKEN_INDENT) {
            parse_indented(p, &list);
        }
    } else if (peek_kind(p) != TOKEN_END) {
        parse_line(p, &list);
    }
    *body = (StmtList){(Stmt **)list.items, list.count};
}

static int line_of(const Parser *p, int32_t offset) {
    return (int)source_place(p->source, offset).line;
}

// Whether CPython reports the lexer's first mistake rather than the parser's first.
static bool lexer_leads(const Parser *p, const LexError *error) {
    if (!p->first_diag || p->first_failure >= error->token) {
        return true;
    }
    if (error->overrules && !p->first_is_final) {
        return true;
    }
    int32_t bracket = p->list->open_bracket;
    int failure_line = line_of(p, p->tokens[p->first_reach].span.start);
    return bracket >= 0 && error->span.start == bracket && failure_line > line_of(p, bracket);
}

static void report_lex_errors(Parser *p) {
    int reported_end = -1;
    for (int i = 0; i < p->list->error_count; i++) {
        const LexError *error = &p->list->errors[i];
        bool first_leads = i == 0 && lexer_leads(p, error);
        if (i == 0 && p->first_diag && !first_leads) {
            p->first_diag->leads = true;
            if (line_end_token(p, p->first_failure) == line_end_token(p, error->token)) {
                reported_end = line_end_token(p, error->token);
            }
        }
        if (error->token <= reported_end) {
            continue; // one message a line is enough
        }
        Diag *diag =
            diags_add(p->diags, DIAG_SYNTAX, error->span, error->type, error->message, NULL);
        diag->no_caret = error->no_caret;
        diag->leads = first_leads;
        reported_end = line_end_token(p, error->token);
    }
}

// What follows a bracket that is never closed was read as if it stood inside: its mistakes are not
// the learner's.
static void trust_open_bracket(Parser *p) {
    const Diag *leading = diags_leading(p->diags);
    if (leading && p->list->open_bracket >= 0 && leading->span.start == p->list->open_bracket) {
        diags_drop_behind(p->diags, leading->span.start);
    }
}

static void check_depth(Parser *p, const Module *module) {
    if ((int64_t)p->max_depth * p->max_links < PARSE_MAX_TREE_DEPTH / 8) {
        return;
    }
    Span deep;
    if (ast_too_deep(module, PARSE_MAX_TREE_DEPTH, &deep)) {
        diags_add(p->diags, DIAG_SYNTAX, deep, "SyntaxError",
                  "too many nested expressions or blocks", NULL);
    }
}

// Python would replace some characters in names by others; two names could become one.
static void refuse_odd_names(Parser *p) {
    for (int i = 0; i < p->list->count; i++) {
        const Token *token = &p->tokens[i];
        const char *cursor = p->source->bytes + token->span.start;
        const char *end = p->source->bytes + token->span.end;
        while (token->kind == TOKEN_NAME && cursor < end) {
            uint32_t c = 0;
            if (utf8_next(&cursor, end, &c) && !unicode_is_plain_in_names(c)) {
                diags_add(p->diags, DIAG_UNSUPPORTED, token->span, NULL,
                          "a name that Python would spell differently",
                          "use the plain letters, without combining marks");
                break;
            }
        }
    }
}

static bool parse_expression_unit(Parser *p, void *context) {
    Pointers *list = context;
    int first = p->at;
    Expr *value = parse_expressions(p);
    if (!value) {
        return false;
    }
    Stmt *stmt = new_stmt(p, STMT_EXPR, first);
    while (accept(p, TOKEN_NEWLINE)) {
    }
    if (peek_kind(p) != TOKEN_END) {
        return false;
    }
    stmt->as.value = value;
    pointers_add(p, list, stmt);
    return true;
}

static Module *parse_tokens(Parser *p, bool is_expression) {
    Pointers list = {0};
    if (is_expression) {
        parse_unit(p, parse_expression_unit, &list);
    }
    while (!is_expression && peek_kind(p) != TOKEN_END) {
        parse_statements(p, &list);
        accept(p, TOKEN_DEDENT);
    }
    report_lex_errors(p);
    if (p->first_diag && p->list->error_count == 0) {
        p->first_diag->leads = true;
    }
    trust_open_bracket(p);
    refuse_odd_names(p);
    Module *module = ARENA_NEW(p->arena, Module);
    module->body = (StmtList){(Stmt **)list.items, list.count};
    module->is_expression = is_expression;
    if (!diags_has(p->diags, DIAG_SYNTAX)) {
        check_depth(p, module);
    }
    return diags_has(p->diags, DIAG_SYNTAX) ? NULL : module;
}

static void init_names(Parser *p) {
    p->name_print = names_intern(p->names, "print", 5);
    p->name_exec = names_intern(p->names, "exec", 4);
    p->name_match = names_intern(p->names, "match", 5);
    p->name_type = names_intern(p->names, "type", 4);
    p->name_case = names_intern(p->names, "case", 4);
    p->name_underscore = names_intern(p->names, "_", 1);
}

static Module *parse_source(const Source *source, Diags *diags, bool is_expression) {
    if (source->length > PARSE_MAX_SOURCE_BYTES) {
        Diag *diag = diags_add(diags, DIAG_SYNTAX, (Span){0, 0}, "SyntaxError",
                               "the program is too long (the limit is 4 MiB)", NULL);
        diag->no_caret = true;
        return NULL;
    }
    Names names = {.arena = diags->arena};
    bool has_mark = source->length >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0;
    TokenList list = lex(source, (Span){has_mark ? 3 : 0, source->length}, false, &names);
    Parser parser = {
        .source = source,
        .diags = diags,
        .arena = diags->arena,
        .names = &names,
        .tokens = list.tokens,
        .list = &list,
        .first_failure = -1,
    };
    init_names(&parser);
    Module *module = parse_tokens(&parser, is_expression);
    memo_clear(&parser);
    token_list_release(&list);
    names_release(&names);
    return module;
}

Module *parse_module(const Source *source, Diags *diags) {
    return parse_source(source, diags, false);
}

Module *parse_expression_text(const Source *source, Diags *diags) {
    return parse_source(source, diags, true);
}
