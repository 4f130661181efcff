// parser: what the files of the parser share. Nobody else includes it.
//
// Recursive descent with local backtracking. Every parse_* function returns NULL (or false) when
// its construct is not there; the caller then restores `at`. A statement is parsed plainly
// first. Only when that fails is it parsed again with `explain` set: then the functions also look
// for well-known mistakes, in the order in which CPython's grammar looks for them, and raise the
// first one found. Once `raised` is set everything returns NULL.
#pragma once

#include "engine/lang/ast.h"
#include "engine/lang/lexer.h"
#include "engine/lang/parse.h"

typedef struct Raised {
    Span span;
    const char *type;
    const char *message; // in the arena
    bool no_caret;
} Raised;

// What a rule gave at a place, so that explaining stays linear.
typedef enum Rule {
    RULE_EXPRESSION,
    RULE_STAR_EXPRESSIONS,
    RULE_NAMED_EXPRESSION,
    RULE_DISJUNCTION,
    RULE_INVERSION,
    RULE_BITWISE_OR,
    RULE_PRIMARY,
    RULE_ATOM,
    RULE_COUNT,
} Rule;

typedef struct Memo {
    int at;
    int rule;
    int end;
    void *node; // NULL: the rule does not fit here
} Memo;

typedef struct Parser {
    const Source *source; // borrowed
    Diags *diags;         // borrowed
    Arena *arena;         // borrowed, diags->arena
    Names *names;         // borrowed
    Token *tokens;        // borrowed
    int at;
    int furthest; // last token looked at
    int depth;
    bool in_unit; // inside parse_unit
    bool explain;
    bool raised;
    bool generic;     // raised without an explanation
    bool lexical;     // stopped at a mistake that the lexer reports
    int brace_behind; // the token of a brace that follows an expression, while it is explained; 0:
                      // none
    bool remember;    // results are kept in memos: set while explaining
    bool in_fstring;
    int fstring_depth;
    Raised error;
    int error_count; // mistakes reported so far
    int max_depth;   // deepest nesting and longest chain seen
    int max_links;
    int links;
    bool first_is_final;   // no mistake of the lexer overrules the first one
    int first_failure;     // furthest token of the first mistake, or -1
    int first_reach;       // furthest token that was read to explain it
    Diag *first_diag;      // its report
    const TokenList *list; // borrowed: the module's tokens
    Memo *memos;           // owned; open addressing; used while explaining
    int memo_count;
    int memo_capacity;
    const char *name_print; // interned
    const char *name_exec;
    const char *name_match;
    const char *name_case;
    const char *name_type;
    const char *name_underscore;
} Parser;

// Tokens.
static inline const Token *peek(Parser *p) {
    if (p->at > p->furthest) {
        p->furthest = p->at;
        if (p->in_unit && p->tokens[p->at].kind == TOKEN_ERROR) {
            p->raised = p->lexical = true; // as CPython, stop at a word that is broken
        }
    }
    return &p->tokens[p->at];
}

static inline TokenKind peek_kind(Parser *p) {
    return peek(p)->kind;
}

static inline bool accept(Parser *p, TokenKind kind) {
    if (peek(p)->kind != kind) {
        return false;
    }
    p->at++;
    return true;
}

bool parser_at_soft_keyword(Parser *p, const char *name);
// From the begin of token `first` to the end of the last word before the cursor.
Span parser_span(const Parser *p, int first);

// Nesting. enter returns false, and raises, when the program is nested too deeply.
bool parser_enter(Parser *p);
void parser_leave(Parser *p);

// Raising. All return NULL, for `return raise_at(...)`. The first one wins.
void *raise_at(Parser *p, Span span, const char *format, ...) __attribute__((format(printf, 3, 4)));
void *raise_at_last_token(Parser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
void *raise_indentation(Parser *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
Span span_cover(Span first, Span last);
int line_of_token(const Parser *p, int token);
bool parser_expect_colon_forced(Parser *p); // ':' or "expected ':'"
bool parser_expect_forced(Parser *p, TokenKind kind);

const char *expr_description(const Expr *expr); // as in "cannot assign to %s"

typedef enum TargetUse {
    TARGET_STAR,
    TARGET_FOR,
    TARGET_DEL
} TargetUse;
// Raises "cannot assign to ..." when some part of expr is no target. Returns NULL either way.
void *raise_invalid_target(Parser *p, const Expr *expr, TargetUse use);

// Memory of results.
bool memo_find(Parser *p, Rule rule, void **node);
void memo_store(Parser *p, int at, Rule rule, void *node);
void memo_clear(Parser *p);

// Growing lists that end up in the arena.
typedef struct Pointers {
    void **items;
    int count;
    int capacity;
} Pointers;

void pointers_add(Parser *p, Pointers *list, void *item);
ExprList expr_list(const Pointers *list);

Expr *new_expr(Parser *p, ExprKind kind, Span span);
void set_context(Expr *expr, ExprContext context); // and of its elements
// Long chains such as a.b.c.d nest to the left; their length is watched as well.
void parser_count_links(Parser *p, int links);

// Expressions (parse_expr.c).
Expr *parse_star_expressions(Parser *p);
Expr *parse_star_expression(Parser *p);
Expr *parse_star_named_expression(Parser *p);
Expr *parse_expressions(Parser *p); // without stars
Expr *parse_expression(Parser *p);
Expr *parse_named_expression(Parser *p);
Expr *parse_assignment_expression(Parser *p);
Expr *parse_disjunction(Parser *p);
// Of a comprehension or a conditional expression: CPython explains what follows in braces.
Expr *parse_inner_disjunction(Parser *p);
Expr *parse_bitwise_or(Parser *p);
Expr *parse_yield(Parser *p);
// Both with explanations off.
Expr *parse_expression_quietly(Parser *p);

// Primaries, calls, displays (parse_primary.c, parse_call.c, parse_display.c).
Expr *parse_primary(Parser *p);
Expr *parse_primary_constant(Parser *p); // None, True, False or ...
Expr *parse_starred(Parser *p);
typedef Expr *ParseFunction(Parser *p);
// One element, then `, element` as often as it fits and maybe a last comma: a tuple when there
// was a comma.
Expr *parse_tuple_of(Parser *p, ParseFunction *element);
// A starred one is a tuple by itself.
Expr *parse_tuple_or_starred_of(Parser *p, ParseFunction *element);
// `generator`: a generator may stand there without brackets of its own.
bool parse_call_arguments(Parser *p, bool generator, ExprList *args, Keyword **keywords,
                          int *keyword_count);
Expr *parse_paren(Parser *p);
Expr *parse_bracket(Parser *p);
Expr *parse_brace(Parser *p);
Expr *parse_genexp(Parser *p);
bool parse_for_clauses(Parser *p, Comprehension **clauses, int *count);
void *explain_comprehension(Parser *p);

// Targets (parse_target.c).
Expr *parse_star_targets(Parser *p); // of for
Expr *parse_star_target(Parser *p);  // of with
bool is_star_target(const Expr *expr);
bool is_single_target(const Expr *expr);
bool is_del_target(const Expr *expr);

// Literals (parse_number.c, parse_string.c, parse_fstring.c).
Expr *parse_number(Parser *p);
Expr *parse_strings(Parser *p);

// Parameters (parse_params.c).
Arguments *parse_parameters(Parser *p, bool lambda);

// Type parameters (parse_generic.c), since Python 3.12. False: raised. *generic stays when there
// are none.
bool parse_type_params(Parser *p, TypeParams **generic);
bool parser_at_type_alias(Parser *p);
Stmt *parse_type_alias(Parser *p);

// Patterns (parse_pattern.c).
Pattern *parse_case_pattern(Parser *p);

// Statements (parse_simple.c, parse_import.c, parse_compound.c, parse_try.c, parse_match.c).
Stmt *new_stmt(Parser *p, StmtKind kind, int first);
Stmt *parse_simple_statement(Parser *p);
Stmt *parse_import(Parser *p);
// Simple statements with semicolons between, and the line's end.
bool parse_simple_line(Parser *p, Pointers *list);

// A compound statement is read in parts: each header line is a unit of its own, so that a mistake
// in it does not hide those in the block below.
bool parse_compound_statement(Parser *p, Stmt **stmt); // false when none begins here
bool parse_try(Parser *p, Stmt **stmt);
bool parse_match(Parser *p, Stmt **stmt); // false when `match` is only a name here
void parse_block(Parser *p, StmtList *body);

// A unit of recovery. `parse` is called plainly, and if it fails again with explanations; then
// the mistake is reported, the cursor moves to the line's end, and the result is false.
typedef bool UnitFunction(Parser *p, void *context);
bool parse_unit(Parser *p, UnitFunction *parse, void *context);

// Behind a header's keyword line: ':' is there, and a block follows. When explaining, raises
// "expected an indented block after ..." when it does not; what names the statement.
bool parse_block_start(Parser *p, const char *what, int keyword);
// When explaining: raises "expected ':'" at a line's end.
void explain_missing_colon(Parser *p);
