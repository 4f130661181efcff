#include "engine/lang/parser.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"

enum {
    MESSAGE_BYTES = 400
};

bool parser_at_soft_keyword(Parser *p, const char *name) {
    return peek_kind(p) == TOKEN_NAME && peek(p)->name == name;
}

Span parser_span(const Parser *p, int first) {
    int last = p->at - 1;
    while (last > first &&
           (p->tokens[last].kind == TOKEN_END ||
            (p->tokens[last].kind >= TOKEN_NEWLINE && p->tokens[last].kind <= TOKEN_DEDENT))) {
        last--;
    }
    return (Span){p->tokens[first].span.start, p->tokens[last].span.end};
}

Span span_cover(Span first, Span last) {
    return (Span){first.start, last.end};
}

int line_of_token(const Parser *p, int token) {
    return (int)source_place(p->source, p->tokens[token].span.start).line;
}

bool parser_enter(Parser *p) {
    if (p->raised) {
        return false;
    }
    if (p->depth >= PARSE_MAX_DEPTH) {
        raise_at(p, peek(p)->span, "too many nested expressions or blocks (the limit is %d)",
                 PARSE_MAX_DEPTH);
        return false;
    }
    p->depth++;
    p->max_depth = p->depth > p->max_depth ? p->depth : p->max_depth;
    return true;
}

void parser_leave(Parser *p) {
    p->depth--;
}

static void raise_message(Parser *p, Span span, const char *type, const char *format,
                          va_list arguments) {
    if (p->raised) {
        return;
    }
    char text[MESSAGE_BYTES];
    const char *prefix = p->in_fstring ? "f-string: " : "";
    int length = snprintf(text, sizeof text, "%s", prefix);
    vsnprintf(text + length, sizeof text - (size_t)length, format, arguments);
    p->raised = true;
    const char *copy = arena_copy_text(p->arena, text, strlen(text));
    p->error = (Raised){.span = span, .type = type, .message = copy};
}

void *raise_at(Parser *p, Span span, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_message(p, span, "SyntaxError", format, arguments);
    va_end(arguments);
    return NULL;
}

// INDENT and DEDENT have no text of their own: CPython points at the character before the line's
// text, which for an unindented line is none.
static Span last_token_span(Parser *p, bool *no_caret) {
    const Token *token = &p->tokens[p->furthest];
    Span span = token->span;
    *no_caret = false;
    if (token->kind == TOKEN_INDENT || token->kind == TOKEN_DEDENT) {
        Place place = source_place(p->source, span.start);
        *no_caret = place.column == 1;
        if (!*no_caret) {
            span = (Span){span.start - 1, span.start - 1};
        }
    }
    return span;
}

void *raise_at_last_token(Parser *p, const char *format, ...) {
    bool no_caret;
    Span span = last_token_span(p, &no_caret);
    bool first = !p->raised;
    va_list arguments;
    va_start(arguments, format);
    raise_message(p, span, "SyntaxError", format, arguments);
    va_end(arguments);
    p->error.no_caret = first ? no_caret : p->error.no_caret;
    return NULL;
}

void *raise_indentation(Parser *p, const char *format, ...) {
    bool no_caret;
    Span span = last_token_span(p, &no_caret);
    bool first = !p->raised;
    va_list arguments;
    va_start(arguments, format);
    raise_message(p, span, "IndentationError", format, arguments);
    va_end(arguments);
    p->error.no_caret = first ? no_caret : p->error.no_caret;
    return NULL;
}

bool parser_expect_forced(Parser *p, TokenKind kind) {
    if (p->raised) {
        return false;
    }
    if (accept(p, kind)) {
        return true;
    }
    Span span = peek(p)->span;
    if (peek_kind(p) != TOKEN_ERROR) {
        raise_at(p, span, "expected '%s'", token_text(kind));
    }
    return false;
}

bool parser_expect_colon_forced(Parser *p) {
    return parser_expect_forced(p, TOKEN_COLON);
}

static uint32_t memo_slot(const Parser *p, int at, Rule rule) {
    uint32_t mask = (uint32_t)p->memo_capacity - 1;
    uint32_t slot = ((uint32_t)at * (uint32_t)RULE_COUNT + (uint32_t)rule) * 2654435761u;
    slot = (slot ^ slot >> 15) & mask;
    while (p->memos[slot].rule != 0 &&
           (p->memos[slot].at != at || p->memos[slot].rule != (int)rule + 1)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

bool memo_find(Parser *p, Rule rule, void **node) {
    if (p->memo_count == 0) {
        return false;
    }
    const Memo *memo = &p->memos[memo_slot(p, p->at, rule)];
    if (memo->rule == 0) {
        return false;
    }
    *node = memo->node;
    if (memo->node) {
        p->at = memo->end;
    }
    return true;
}

static void grow_memos(Parser *p) {
    Memo *old = p->memos;
    int old_capacity = p->memo_capacity;
    p->memo_capacity = old_capacity ? old_capacity * 2 : 256;
    p->memos = NEW_ARRAY(Memo, (size_t)p->memo_capacity);
    for (int i = 0; i < old_capacity; i++) {
        if (old[i].rule) {
            p->memos[memo_slot(p, old[i].at, (Rule)(old[i].rule - 1))] = old[i];
        }
    }
    memory_free(old);
}

void memo_store(Parser *p, int at, Rule rule, void *node) {
    if (p->raised) {
        return;
    }
    if (p->memo_count * 2 >= p->memo_capacity) {
        grow_memos(p);
    }
    Memo *memo = &p->memos[memo_slot(p, at, rule)];
    p->memo_count += memo->rule == 0;
    *memo = (Memo){at, (int)rule + 1, p->at, node};
}

void memo_clear(Parser *p) {
    memory_free(p->memos);
    p->memos = NULL;
    p->memo_count = 0;
    p->memo_capacity = 0;
}

void pointers_add(Parser *p, Pointers *list, void *item) {
    if (list->count == list->capacity) {
        int capacity = list->capacity ? list->capacity * 2 : 4;
        void **items = ARENA_ARRAY(p->arena, void *, capacity);
        if (list->count) {
            memcpy(items, list->items, (size_t)list->count * sizeof *items);
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = item;
}

ExprList expr_list(const Pointers *list) {
    return (ExprList){(Expr **)list->items, list->count};
}

Expr *new_expr(Parser *p, ExprKind kind, Span span) {
    Expr *expr = ARENA_NEW(p->arena, Expr);
    expr->kind = kind;
    expr->span = span;
    return expr;
}

Stmt *new_stmt(Parser *p, StmtKind kind, int first) {
    Stmt *stmt = ARENA_NEW(p->arena, Stmt);
    stmt->kind = kind;
    stmt->span = parser_span(p, first);
    return stmt;
}
