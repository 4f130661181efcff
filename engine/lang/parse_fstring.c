#include "engine/lang/parse_string.h"
#include "engine/lang/string_scan.h"

#include <ctype.h>
#include <string.h>

#include "engine/base/memory.h"

enum {
    MAX_FIELD_DEPTH = 2, // of fields in format specifications; since 3.12 one more
    MAX_FIELD_BRACKETS = 200,
    MAX_FSTRING_DEPTH = 40
};

// Since 3.12 fields hold code as anywhere else (PEP 701): string_scan finds their ends, and the
// messages are others.
static bool is_modern(const Parser *p) {
    return p->source->minor >= 12;
}

// The scanner that finds where the expression of a {field} ends, up to 3.11.
typedef struct FieldScan {
    Parser *p;
    int32_t at;
    int32_t end;
    char quote; // of the string the cursor is in, or 0
    int quote_length;
    int depth;
    char brackets[MAX_FIELD_BRACKETS];
} FieldScan;

// The message is told of the token behind the string, as CPython does.
static bool fail(Parser *p, const char *message) {
    raise_at_last_token(p, "f-string%s", message);
    return false;
}

// Since 3.12 it is told of the place itself.
static bool fail_at(Parser *p, int32_t at, const char *message) {
    return is_modern(p) ? raise_at(p, (Span){at, at}, "f-string%s", message) != NULL
                        : fail(p, message);
}

static void scan_quote(FieldScan *scan, char c) {
    const char *bytes = scan->p->source->bytes;
    bool three = scan->at + 2 < scan->end && bytes[scan->at + 1] == c && bytes[scan->at + 2] == c;
    if (!scan->quote) {
        scan->quote = c;
        scan->quote_length = three ? 3 : 1;
        scan->at += scan->quote_length;
    } else if (c == scan->quote && (scan->quote_length == 1 || three)) {
        scan->at += scan->quote_length;
        scan->quote = 0;
    } else {
        scan->at++;
    }
}

static bool close_field_bracket(FieldScan *scan, char c) {
    if (scan->depth == 0) {
        raise_at_last_token(scan->p, "f-string: unmatched '%c'", c);
        return false;
    }
    char open = scan->brackets[--scan->depth];
    if ((open == '(' && c == ')') || (open == '[' && c == ']') || (open == '{' && c == '}')) {
        scan->at++;
        return true;
    }
    raise_at_last_token(scan->p,
                        "f-string: closing parenthesis '%c' does not match opening parenthesis "
                        "'%c'",
                        c, open);
    return false;
}

static bool open_field_bracket(FieldScan *scan, char c) {
    if (scan->depth == MAX_FIELD_BRACKETS) {
        return fail(scan->p, ": too many nested parenthesis");
    }
    scan->brackets[scan->depth++] = c;
    scan->at++;
    return true;
}

// True when the character ends the expression. Comparisons such as != and <= do not.
static bool ends_expression(FieldScan *scan, char c) {
    if (scan->depth > 0 || !strchr("!:}=<>", c)) {
        return false;
    }
    char next = scan->at + 1 < scan->end ? scan->p->source->bytes[scan->at + 1] : '\0';
    if (next == '=' && strchr("!=<>", c)) {
        scan->at++; // the second character goes the ordinary way
        return false;
    }
    return c != '<' && c != '>';
}

// Moves to the end of the expression; raises and returns false when there is none.
static bool scan_expression(FieldScan *scan) {
    while (scan->at < scan->end) {
        char c = scan->p->source->bytes[scan->at];
        if (c == '\\') {
            return fail(scan->p, " expression part cannot include a backslash");
        }
        if (scan->quote || c == '\'' || c == '"') {
            if (c == '\'' || c == '"') {
                scan_quote(scan, c);
            } else {
                scan->at++;
            }
        } else if (strchr("([{", c)) {
            if (!open_field_bracket(scan, c)) {
                return false;
            }
        } else if (c == '#') {
            return fail(scan->p, " expression part cannot include '#'");
        } else if (ends_expression(scan, c)) {
            break;
        } else if (strchr(")]}", c)) {
            if (!close_field_bracket(scan, c)) {
                return false;
            }
        } else {
            scan->at++;
        }
    }
    if (scan->quote) {
        return fail(scan->p, ": unterminated string");
    }
    if (scan->depth) {
        raise_at_last_token(scan->p, "f-string: unmatched '%c'", scan->brackets[scan->depth - 1]);
        return false;
    }
    return true;
}

static bool is_blank(const Parser *p, Span span) {
    for (int32_t at = span.start; at < span.end; at++) {
        if (!strchr(" \t\f\r\n\v", p->source->bytes[at])) {
            return false;
        }
    }
    return true;
}

// The field stands between brackets of its own, so that `yield`, commas and, up to 3.11, `for` fit.
static Expr *parse_field_tokens(Parser *p) {
    if (!is_modern(p)) {
        p->at = 0;
        return parse_star_expressions(p);
    }
    p->at = 1;
    return peek_kind(p) == TOKEN_YIELD ? parse_yield(p) : parse_star_expressions(p);
}

static bool is_field_whole(const Parser *p, const TokenList *list) {
    return !is_modern(p) || p->at == list->count - 2; // the bracket and the end are left
}

// expr is what could be read, or NULL; the cursor is behind it.
static void raise_at_field(Parser *p, const TokenList *list, const Expr *expr, int furthest) {
    const Token *first = &p->tokens[1];
    Span closing = p->tokens[list->count - 2].span;
    if (!is_modern(p)) {
        raise_at(p, p->tokens[furthest].span, "invalid syntax");
    } else if (first->kind == TOKEN_LAMBDA && p->source->bytes[closing.start] == ':') {
        raise_at(p, span_cover(first->span, closing),
                 "f-string: lambda expressions are not allowed without parentheses");
    } else if (expr) {
        raise_at(p, p->tokens[p->at].span, "f-string: expecting '=', or '!', or ':', or '}'");
    } else {
        raise_at(p, first->span, "f-string: expecting a valid expression after '{'");
    }
}

static void raise_lex_error(Parser *p, const LexError *error) {
    p->in_fstring = false; // told without the prefix
    raise_at(p, error->span, "%s", error->message);
}

static Expr *parse_field_list(Parser *p, const TokenList *list) {
    if (list->error_count) {
        raise_lex_error(p, &list->errors[0]);
        return NULL;
    }
    bool explain = p->explain;
    bool remember = p->remember;
    p->explain = p->remember = false;
    Expr *expr = parse_field_tokens(p);
    if ((!expr || !is_field_whole(p, list)) && !p->raised) {
        p->explain = p->remember = true;
        int furthest = p->furthest;
        int behind = p->at;
        parse_field_tokens(p);
        p->at = behind;
        raise_at_field(p, list, expr, furthest);
    }
    p->explain = explain;
    p->remember = remember;
    return p->raised ? NULL : expr;
}

// Parses the bytes of a field as an expression of their own, with this parser.
static Expr *parse_field_expression(Parser *p, Span span) {
    char next = p->source->bytes[span.end];
    if (is_blank(p, span) && is_modern(p)) {
        return raise_at(p, (Span){span.end, span.end + 1},
                        "f-string: valid expression required before '%c'", next);
    }
    if (is_blank(p, span) && next == '}') {
        fail(p, ": empty expression not allowed");
        return NULL;
    }
    if (is_blank(p, span)) {
        return raise_at_last_token(p, "f-string: expression required before '%c'", next);
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    Parser outer = *p;
    TokenList list = lex(p->source, span, true, p->names);
    p->tokens = list.tokens;
    p->at = p->furthest = 0;
    p->memos = NULL;
    p->memo_count = p->memo_capacity = 0;
    p->in_fstring = !is_modern(p);
    Expr *expr = parse_field_list(p, &list);
    memo_clear(p);
    token_list_release(&list);
    p->tokens = outer.tokens;
    p->at = outer.at;
    p->furthest = outer.furthest;
    p->memos = outer.memos;
    p->memo_count = outer.memo_count;
    p->memo_capacity = outer.memo_capacity;
    p->in_fstring = outer.in_fstring;
    parser_leave(p);
    return expr;
}

static char byte_at(const Parser *p, int32_t at, int32_t end) {
    return at < end ? p->source->bytes[at] : '\0';
}

static Span one_byte(int32_t at) {
    return (Span){at, at + 1};
}

static void skip_blanks(const Parser *p, int32_t *at, int32_t end) {
    while (*at < end && strchr(" \t\n\r\f\v", p->source->bytes[*at])) {
        ++*at;
    }
}

// The cursor is behind the exclamation mark.
static bool parse_modern_conversion(Parser *p, int32_t *at, int32_t end, char *conversion) {
    int32_t mark = *at - 1;
    skip_blanks(p, at, end);
    Span name = {*at, *at};
    while (name.end < end && lexer_is_name_byte((unsigned char)p->source->bytes[name.end])) {
        name.end++;
    }
    if (name.end == name.start) {
        return raise_at(p, one_byte(*at), "f-string: %s conversion character",
                        strchr(":}", byte_at(p, *at, end)) ? "missing" : "invalid");
    }
    if (name.start > mark + 1) {
        return raise_at(p, (Span){mark, name.end},
                        "f-string: conversion type must come right after the exclamanation mark");
    }
    const char *text = p->source->bytes + name.start;
    if (isdigit((unsigned char)*text)) {
        return raise_at(p, name, "f-string: invalid conversion character");
    }
    if (name.end > name.start + 1 || !strchr("sra", *text)) {
        return raise_at(p, name,
                        "f-string: invalid conversion character '%.*s': expected 's', 'r', or 'a'",
                        (int)(name.end - name.start), text);
    }
    *conversion = *text;
    *at = name.end;
    skip_blanks(p, at, end);
    return strchr(":}", byte_at(p, *at, end)) ||
           raise_at(p, one_byte(*at), "f-string: expecting ':' or '}'");
}

static bool parse_conversion(Parser *p, int32_t *at, int32_t end, char *conversion) {
    if (byte_at(p, *at, end) != '!') {
        return true;
    }
    ++*at;
    if (is_modern(p)) {
        return parse_modern_conversion(p, at, end, conversion);
    }
    if (*at >= end) {
        return fail(p, ": expecting '}'");
    }
    *conversion = byte_at(p, *at, end);
    ++*at;
    if (!strchr("sra", *conversion)) {
        return fail(p, ": invalid conversion character: expected 's', 'r', or 'a'");
    }
    return true;
}

static Expr *parse_spec(Parser *p, const Literal *literal, int32_t *at, int32_t end, int level,
                        Span span) {
    Pieces spec = {.span = span, .format = true};
    Expr *expr = NULL;
    if (parse_fstring_part(p, literal, at, end, level + 1, &spec)) {
        expr = pieces_join(p, &spec);
    }
    text_release(&spec.text);
    return expr;
}

// The text before `=` that {x=} shows, with the blanks around it and without comments.
static void add_shown_text(Parser *p, Span span, Pieces *pieces) {
    const char *bytes = p->source->bytes;
    char quote = '\0'; // of the string that it is in
    for (int32_t at = span.start; at < span.end; at++) {
        char c = bytes[at];
        if (c == '"' || c == '\'') {
            quote = !quote ? c : quote == c ? '\0' : quote;
        }
        while (c == '#' && !quote && !strchr("\r\n", bytes[at + 1])) {
            at++;
        }
        if (c == '\r') {
            at += at + 1 < span.end && bytes[at + 1] == '\n';
            c = '\n';
        }
        if (c != '#' || quote) {
            text_add_char(&pieces->text, c);
        }
    }
}

// Where the field's expression ends, or -1 when something is wrong with it.
static int32_t field_expression_end(Parser *p, int32_t at, int32_t end) {
    if (!is_modern(p)) {
        FieldScan scan = {.p = p, .at = at, .end = end};
        return scan_expression(&scan) ? scan.at : -1;
    }
    StringScan scan = {.source = p->source, .at = at, .end = end};
    if (!scan_field_expression(&scan)) {
        char buffer[100];
        const char *message = scan_message(&scan, buffer, sizeof buffer);
        raise_at(p, scan.place, "%s", message ? message : "f-string: expecting '}'");
        return -1;
    }
    return scan.at;
}

// The cursor is behind the opening brace.
static bool parse_field(Parser *p, const Literal *literal, int32_t *at, int32_t end, int level,
                        Pieces *pieces) {
    Span brace = one_byte(*at - 1);
    if (level >= MAX_FIELD_DEPTH + is_modern(p)) {
        return fail_at(p, *at - 1, ": expressions nested too deeply");
    }
    Span span = {*at, field_expression_end(p, *at, end)};
    if (span.end < 0) {
        return false;
    }
    *at = span.end;
    if (*at >= end) {
        return fail(p, ": expecting '}'");
    }
    Expr *field = new_expr(p, EXPR_FORMATTED_VALUE, pieces->span);
    field->as.formatted.value = parse_field_expression(p, span);
    if (!field->as.formatted.value) {
        return false;
    }
    bool shown = byte_at(p, *at, end) == '=';
    if (shown) {
        ++*at;
        skip_blanks(p, at, end);
        add_shown_text(p, (Span){span.start, *at}, pieces);
        if (is_modern(p) && !strchr("!:}", byte_at(p, *at, end))) {
            return raise_at(p, one_byte(*at), "f-string: expecting '!', or ':', or '}'");
        }
    }
    char conversion = '\0';
    if (!parse_conversion(p, at, end, &conversion)) {
        return false;
    }
    if (byte_at(p, *at, end) == ':') {
        ++*at;
        field->as.formatted.format_spec = parse_spec(p, literal, at, end, level, literal->span);
        if (!field->as.formatted.format_spec) {
            return false;
        }
    }
    if (byte_at(p, *at, end) != '}') {
        return fail(p, ": expecting '}'");
    }
    ++*at;
    if (is_modern(p)) {
        field->span = span_cover(brace, one_byte(*at - 1));
    }
    if (shown && !conversion && !field->as.formatted.format_spec) {
        conversion = 'r';
    }
    field->as.formatted.conversion = conversion;
    pieces_flush(p, pieces);
    pointers_add(p, &pieces->values, field);
    return true;
}

// Moves to the next brace that means something. Doubled braces are text, except in a spec.
static bool parse_text(Parser *p, const Literal *literal, int32_t *at, int32_t end, int level,
                       Pieces *pieces) {
    const char *bytes = p->source->bytes;
    int32_t start = *at;
    while (*at < end) {
        char c = bytes[*at];
        if (!literal->raw && c == '\\' && *at + 1 < end) {
            ++*at;
            if (bytes[*at] == 'N' && byte_at(p, *at + 1, end) == '{') {
                while (*at < end && bytes[*at] != '}') {
                    ++*at;
                }
            } else if (bytes[*at] == '{' || bytes[*at] == '}') {
                continue;
            }
            *at += *at < end;
            continue;
        }
        if (c != '{' && c != '}') {
            ++*at;
            continue;
        }
        if (level == 0 && byte_at(p, *at + 1, end) == c) {
            ++*at;
            if (!decode_text(p, literal, (Span){start, *at}, &pieces->text)) {
                return false;
            }
            start = ++*at;
            continue;
        }
        if (level == 0 && c == '}') {
            return fail_at(p, *at, ": single '}' is not allowed");
        }
        break;
    }
    return decode_text(p, literal, (Span){start, *at}, &pieces->text);
}

bool parse_fstring_part(Parser *p, const Literal *literal, int32_t *at, int32_t end, int level,
                        Pieces *pieces) {
    for (;;) {
        if (!parse_text(p, literal, at, end, level, pieces)) {
            return false;
        }
        if (*at >= end || p->source->bytes[*at] == '}') {
            return true;
        }
        ++*at;
        if (!parse_field(p, literal, at, end, level, pieces)) {
            return false;
        }
    }
}
