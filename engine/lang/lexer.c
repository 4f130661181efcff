#include "engine/lang/lexer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/lexer_internal.h"
#include "engine/lang/parse.h"
#include "engine/lang/string_scan.h"
#include "engine/lang/unicode_names.h"

enum {
    TAB_WIDTH = 8,
    MAX_ERRORS = 100
};

typedef struct OperatorText {
    TokenKind kind;
    const char *text;
} OperatorText;

static const OperatorText operators[] = {
#define X(id, text) {TOKEN_##id, text},
    TOKEN_OPERATORS(X)
#undef X
};

static const OperatorText keywords[] = {
#define X(id, text) {TOKEN_##id, text},
    TOKEN_KEYWORDS(X)
#undef X
};

enum {
    OPERATOR_TEXT_COUNT = sizeof operators / sizeof *operators,
    KEYWORD_COUNT = sizeof keywords / sizeof *keywords,
};

const char *token_text(TokenKind kind) {
    for (int i = 0; i < KEYWORD_COUNT; i++) {
        if (keywords[i].kind == kind) {
            return keywords[i].text;
        }
    }
    for (int i = 0; i < OPERATOR_TEXT_COUNT; i++) {
        if (operators[i].kind == kind) {
            return operators[i].text;
        }
    }
    return "";
}

int lexer_peek(const Lexer *lexer, int32_t ahead) {
    int32_t at = lexer->at + ahead;
    return at < lexer->end ? (unsigned char)lexer->source->bytes[at] : -1;
}

static Token *push(Lexer *lexer, TokenKind kind, int32_t start, int32_t end) {
    TokenList *list = &lexer->list;
    GROW(list->tokens, list->count, list->capacity);
    Token *token = &list->tokens[list->count++];
    *token = (Token){kind, lexer->level, {start, end}, NULL};
    return token;
}

LexError *lexer_fail(Lexer *lexer, Span span, const char *format, ...) {
    TokenList *list = &lexer->list;
    if (list->error_count == MAX_ERRORS) {
        return &lexer->spare_error;
    }
    va_list arguments;
    va_start(arguments, format);
    char message[200];
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    GROW(list->errors, list->error_count, list->error_capacity);
    LexError *error = &list->errors[list->error_count++];
    *error = (LexError){.span = span, .type = "SyntaxError", .token = list->count};
    error->message = arena_copy_text(lexer->names->arena, message, strlen(message));
    error->overrules = true;
    return error;
}

static void push_error(Lexer *lexer, int32_t start) {
    push(lexer, TOKEN_ERROR, start, lexer->at);
}

// Reports at the character before the cursor, as CPython's tokenizer does.
LexError *lexer_fail_here(Lexer *lexer, const char *what, const char *kind) {
    int32_t at = lexer->at > 0 ? lexer->at - 1 : 0;
    while (at > 0 && ((unsigned char)lexer->source->bytes[at] & 0xC0) == 0x80) {
        at--;
    }
    return lexer_fail(lexer, (Span){at, at}, what, kind);
}

// Moves behind one line end (\n, \r\n or \r). Returns false when there is none.
static bool skip_line_end(Lexer *lexer) {
    int c = lexer_peek(lexer, 0);
    if (c == '\r') {
        lexer->at += lexer_peek(lexer, 1) == '\n' ? 2 : 1;
        return true;
    }
    if (c == '\n') {
        lexer->at++;
        return true;
    }
    return false;
}

static bool at_line_end(const Lexer *lexer, int32_t ahead) {
    int c = lexer_peek(lexer, ahead);
    return c == '\n' || c == '\r' || c == -1;
}

static void skip_to_line_end(Lexer *lexer) {
    while (!at_line_end(lexer, 0)) {
        lexer->at++;
    }
}

static void skip_blanks(Lexer *lexer) {
    int c = lexer_peek(lexer, 0);
    while (c == ' ' || c == '\t' || c == '\f') {
        lexer->at++;
        c = lexer_peek(lexer, 0);
    }
}

// Behind a backslash. On success the cursor is on the next line.
static bool continue_line(Lexer *lexer) {
    int32_t start = lexer->at++;
    if (lexer_peek(lexer, 0) != -1 && !at_line_end(lexer, 0)) {
        Span span = {lexer->at, lexer->at};
        LexError *error =
            lexer_fail(lexer, span, "unexpected character after line continuation character");
        error->overrules = false;
        skip_to_line_end(lexer);
        push_error(lexer, start);
        return false;
    }
    skip_line_end(lexer);
    if (lexer->at < lexer->end) {
        return true;
    }
    if (lexer->level > 0) {
        return false; // an open bracket is what is wrong then
    }
    Span span = {start + 1, start + 1};
    lexer_fail(lexer, span, "unexpected EOF while parsing")->overrules = false;
    push_error(lexer, start);
    return false;
}

static void fail_tabs(Lexer *lexer) {
    Span line = source_line(lexer->source, source_place(lexer->source, lexer->at).line);
    LexError *error = lexer_fail(lexer, (Span){line.start, line.start},
                                 "inconsistent use of tabs and spaces in indentation");
    error->type = "TabError";
    error->overrules = false;
    push_error(lexer, lexer->at);
}

static void fail_unindent(Lexer *lexer) {
    Span line = source_line(lexer->source, source_place(lexer->source, lexer->at).line);
    LexError *error = lexer_fail(lexer, (Span){line.end, line.end},
                                 "unindent does not match any outer indentation level");
    error->type = "IndentationError";
    error->overrules = false;
    push_error(lexer, lexer->at);
}

// A mistake stands before the ends of the blocks: the parser must not miss a clause there.
static void dedent_to(Lexer *lexer, int column) {
    int indent = lexer->indent;
    while (indent > 0 && column < lexer->columns[indent]) {
        indent--;
    }
    if (column != lexer->columns[indent]) {
        fail_unindent(lexer);
        lexer->columns[indent] = column;
    }
    while (lexer->indent > indent) {
        lexer->indent--;
        push(lexer, TOKEN_DEDENT, lexer->at, lexer->at);
    }
}

static void indent_to(Lexer *lexer, int column, int alternative) {
    if (lexer->indent + 1 >= PARSE_MAX_INDENT) {
        Place place = source_place(lexer->source, lexer->at);
        int32_t line = lexer->source->line_starts[place.line - 1];
        LexError *error = lexer_fail(lexer, (Span){line, line}, "too many levels of indentation");
        error->type = "IndentationError";
        error->overrules = false;
        push_error(lexer, lexer->at);
        lexer->at = lexer->end;
        return;
    }
    lexer->indent++;
    lexer->columns[lexer->indent] = column;
    lexer->alternatives[lexer->indent] = alternative;
    push(lexer, TOKEN_INDENT, lexer->at, lexer->at);
}

static void set_indentation(Lexer *lexer, int column, int alternative) {
    int current = lexer->columns[lexer->indent];
    int current_alternative = lexer->alternatives[lexer->indent];
    if (column > current) {
        if (alternative <= current_alternative) {
            fail_tabs(lexer);
        }
        indent_to(lexer, column, alternative);
        return;
    }
    if (column < current) {
        dedent_to(lexer, column);
        current_alternative = lexer->alternatives[lexer->indent];
    }
    if (alternative != current_alternative && column == lexer->columns[lexer->indent]) {
        fail_tabs(lexer);
        lexer->alternatives[lexer->indent] = alternative;
    }
}

// At the begin of a line: measures its indentation. Tabs go to columns of 8; counting them as 1
// as well finds mixtures that would mean different things in different editors.
static void begin_line(Lexer *lexer) {
    int column = 0;
    int alternative = 0;
    int first_column = -1; // of the line that a backslash continued
    for (;;) {
        int c = lexer_peek(lexer, 0);
        if (c == ' ') {
            column++;
            alternative++;
        } else if (c == '\t') {
            column = (column / TAB_WIDTH + 1) * TAB_WIDTH;
            alternative++;
        } else if (c == '\f') {
            column = alternative = 0;
        } else if (c == '\\') {
            first_column = first_column > 0 ? first_column : column;
            if (!continue_line(lexer)) {
                return;
            }
            continue;
        } else {
            break;
        }
        lexer->at++;
    }
    bool blank = lexer_peek(lexer, 0) == '#' || (at_line_end(lexer, 0) && lexer->at < lexer->end);
    if (blank || lexer->level > 0) {
        return;
    }
    if (lexer->at == lexer->end) {
        column = alternative = 0;
    } else if (first_column > 0) {
        column = alternative = first_column;
    }
    set_indentation(lexer, column, alternative);
}

static TokenKind keyword_kind(const char *text, int32_t length) {
    if (length < 2 || length > 8) {
        return TOKEN_NAME;
    }
    for (int i = 0; i < KEYWORD_COUNT; i++) {
        const char *word = keywords[i].text;
        if (word[0] == text[0] && strncmp(word, text, (size_t)length) == 0 &&
            word[length] == '\0') {
            return keywords[i].kind;
        }
    }
    return TOKEN_NAME;
}

bool lexer_is_name_byte(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c >= 0x80;
}

static void fail_character(Lexer *lexer, Span span, uint32_t code_point) {
    Span place = {span.start, span.start};
    if (source_char_is_printable(code_point)) {
        char bytes[5] = {0};
        utf8_encode(code_point, bytes);
        lexer_fail(lexer, place, "invalid character '%s' (U+%04X)", bytes, (unsigned)code_point);
    } else {
        lexer_fail(lexer, place, "invalid non-printable character U+%04X", (unsigned)code_point);
    }
}

// Returns false, and reports, when a character may not stand in a name.
static bool check_name(Lexer *lexer, Span span) {
    const char *bytes = lexer->source->bytes;
    const char *cursor = bytes + span.start;
    const char *end = bytes + span.end;
    bool first = true;
    while (cursor < end) {
        const char *start = cursor;
        uint32_t c = 0;
        bool valid = utf8_next(&cursor, end, &c);
        assert(valid);
        if (first ? !unicode_begins_name(c) : !unicode_continues_name(c)) {
            fail_character(lexer, (Span){(int32_t)(start - bytes), (int32_t)(cursor - bytes)}, c);
            return false;
        }
        first = false;
    }
    return true;
}

static void lex_name(Lexer *lexer, int32_t start) {
    bool ascii = true;
    int c = lexer_peek(lexer, 0);
    while (lexer_is_name_byte(c)) {
        ascii = ascii && c < 0x80;
        lexer->at++;
        c = lexer_peek(lexer, 0);
    }
    if (!ascii && !check_name(lexer, (Span){start, lexer->at})) {
        push_error(lexer, start);
        return;
    }
    const char *text = lexer->source->bytes + start;
    TokenKind kind = keyword_kind(text, lexer->at - start);
    push(lexer, kind, start, lexer->at)->name =
        names_intern(lexer->names, text, (size_t)(lexer->at - start));
}

static void fail_string(Lexer *lexer, int32_t start, bool triple, const char *kind) {
    bool at_end = lexer->at >= lexer->end;
    int32_t last = lexer->at;
    if (at_end && triple && last > 0 && lexer->source->bytes[last - 1] == '\n') {
        last--;
    }
    lexer_fail(lexer, (Span){start, start},
               triple ? "unterminated triple-quoted %s literal (detected at line %d)"
                      : "unterminated %s literal (detected at line %d)",
               kind, (int)source_place(lexer->source, last).line);
    push_error(lexer, start);
}

// The cursor is on the opening quote.
static void lex_string(Lexer *lexer, int32_t start) {
    int quote = lexer_peek(lexer, 0);
    bool triple = lexer_peek(lexer, 1) == quote && lexer_peek(lexer, 2) == quote;
    lexer->at += triple ? 3 : 1;
    for (;;) {
        int c = lexer_peek(lexer, 0);
        if (c == -1 || (!triple && at_line_end(lexer, 0))) {
            fail_string(lexer, start, triple, "string");
            return;
        }
        if (c == quote &&
            (!triple || (lexer_peek(lexer, 1) == quote && lexer_peek(lexer, 2) == quote))) {
            lexer->at += triple ? 3 : 1;
            push(lexer, TOKEN_STRING, start, lexer->at);
            return;
        }
        lexer->at++;
        if (c == '\\' && !skip_line_end(lexer) && lexer->at < lexer->end) {
            lexer->at++;
        }
    }
}

// From 3.12 on: before, an f-string ended where any string does.
static void lex_fstring(Lexer *lexer, int32_t start, bool is_raw) {
    int quote = lexer_peek(lexer, 0);
    bool triple = lexer_peek(lexer, 1) == quote && lexer_peek(lexer, 2) == quote;
    StringScan scan = {.source = lexer->source, .at = lexer->at, .end = lexer->end};
    bool is_whole = scan_fstring(&scan, is_raw);
    lexer->at = scan.at;
    if (is_whole) {
        push(lexer, TOKEN_STRING, start, lexer->at);
        return;
    }
    char buffer[100];
    const char *message = scan_message(&scan, buffer, sizeof buffer);
    if (!message) {
        fail_string(lexer, start, triple, "f-string");
        return;
    }
    skip_to_line_end(lexer);
    lexer_fail(lexer, scan.place, "%s", message);
    push_error(lexer, start);
}

static char closing_of(char open) {
    return open == '(' ? ')' : open == '[' ? ']' : '}';
}

static bool open_bracket(Lexer *lexer, int32_t at) {
    if (lexer->level >= PARSE_MAX_BRACKETS) {
        lexer_fail(lexer, (Span){at, at}, "too many nested parentheses");
        push_error(lexer, at);
        lexer->at = lexer->end;
        return false;
    }
    lexer->brackets[lexer->level++] = at;
    return true;
}

static int line_of(const Lexer *lexer, int32_t at) {
    return (int)source_place(lexer->source, at).line;
}

static bool close_bracket(Lexer *lexer, int32_t at) {
    char close = lexer->source->bytes[at];
    if (lexer->level == 0) {
        lexer_fail(lexer, (Span){at, at}, "unmatched '%c'", close);
        push_error(lexer, at);
        return false;
    }
    int32_t open_at = lexer->brackets[--lexer->level];
    char open = lexer->source->bytes[open_at];
    if (closing_of(open) == close) {
        return true;
    }
    Span span = {at, at};
    if (line_of(lexer, open_at) != line_of(lexer, at)) {
        lexer_fail(lexer, span,
                   "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d",
                   close, open, line_of(lexer, open_at));
    } else {
        lexer_fail(lexer, span, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                   close, open);
    }
    push_error(lexer, at);
    return false;
}

static void lex_operator(Lexer *lexer, int32_t start) {
    const char *text = lexer->source->bytes + start;
    size_t left = (size_t)(lexer->end - start);
    for (int i = 0; i < OPERATOR_TEXT_COUNT; i++) {
        size_t length = strlen(operators[i].text);
        if (text[0] != operators[i].text[0] || length > left ||
            memcmp(text, operators[i].text, length) != 0) {
            continue;
        }
        lexer->at += (int32_t)length;
        if (strchr("([{", text[0]) && !open_bracket(lexer, start)) {
            return;
        }
        if (strchr(")]}", text[0]) && !close_bracket(lexer, start)) {
            return;
        }
        push(lexer, operators[i].kind, start, lexer->at);
        return;
    }
    lexer->at++;
    if (!source_char_is_printable((unsigned char)text[0])) {
        fail_character(lexer, (Span){start, lexer->at}, (unsigned char)text[0]);
        push_error(lexer, start);
        return;
    }
    push(lexer, TOKEN_UNKNOWN, start, lexer->at);
}

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}

static void lex_word(Lexer *lexer) {
    int32_t start = lexer->at;
    int c = lexer_peek(lexer, 0);
    if (lexer_is_name_byte(c) && !is_digit(c)) {
        StringPrefix prefix;
        if (!string_prefix(lexer->source, start, lexer->end, &prefix)) {
            lex_name(lexer, start);
            return;
        }
        lexer->at += prefix.length;
        if (prefix.is_format && lexer->source->minor >= 12) {
            lex_fstring(lexer, start, prefix.is_raw);
        } else {
            lex_string(lexer, start);
        }
    } else if (is_digit(c) || (c == '.' && is_digit(lexer_peek(lexer, 1)))) {
        if (lexer_number(lexer)) {
            push(lexer, TOKEN_NUMBER, start, lexer->at);
        } else {
            while (lexer_is_name_byte(lexer_peek(lexer, 0))) {
                lexer->at++;
            }
            push_error(lexer, start);
        }
    } else if (c == '"' || c == '\'') {
        lex_string(lexer, start);
    } else {
        lex_operator(lexer, start);
    }
}

// One line's end inside the text. A NEWLINE token covers the comment before it.
static void end_line(Lexer *lexer, int32_t start) {
    int32_t end = lexer->at;
    skip_line_end(lexer);
    bool blank = lexer->list.count == lexer->line_first_token;
    if (lexer->level == 0 && !blank) {
        push(lexer, TOKEN_NEWLINE, start, end);
    }
    if (lexer->level == 0) {
        lexer->line_first_token = -1;
    }
}

static void lex_line_part(Lexer *lexer) {
    skip_blanks(lexer);
    int32_t start = lexer->at;
    int c = lexer_peek(lexer, 0);
    if (c == '#' && (!lexer->nested || lexer->source->minor >= 12)) {
        skip_to_line_end(lexer);
    }
    if (at_line_end(lexer, 0)) {
        if (lexer->at < lexer->end) {
            end_line(lexer, start);
        }
    } else if (c == '\\') {
        continue_line(lexer);
    } else {
        lex_word(lexer);
    }
}

static void finish(Lexer *lexer) {
    int32_t end = lexer->end;
    if (lexer->level > (lexer->nested ? 1 : 0)) {
        int32_t at = lexer->brackets[lexer->level - 1];
        lexer->list.open_bracket = at;
        if (!lexer->nested) {
            lexer_fail(lexer, (Span){at, at}, "'%c' was never closed", lexer->source->bytes[at])
                ->overrules = false;
            push_error(lexer, end);
        }
    }
    lexer->level = 0;
    if (lexer->nested) {
        push(lexer, TOKEN_RIGHT_PAREN, end, end + 1);
    } else if (lexer->line_first_token >= 0 && lexer->list.count > lexer->line_first_token) {
        push(lexer, TOKEN_NEWLINE, end, end);
    }
    while (lexer->indent > 0) {
        lexer->indent--;
        push(lexer, TOKEN_DEDENT, end, end);
    }
    push(lexer, TOKEN_END, end, end);
}

TokenList lex(const Source *source, Span range, bool nested, Names *names) {
    Lexer *lexer = NEW(Lexer);
    lexer->source = source;
    lexer->names = names;
    lexer->at = range.start;
    lexer->end = range.end;
    lexer->nested = nested;
    lexer->line_first_token = nested ? 0 : -1;
    lexer->level = nested ? 1 : 0;
    lexer->brackets[0] = range.start - 1;
    lexer->list.open_bracket = -1;
    if (nested) {
        push(lexer, TOKEN_LEFT_PAREN, range.start - 1, range.start);
    }
    while (lexer->at < lexer->end) {
        if (lexer->line_first_token < 0) {
            begin_line(lexer);
            lexer->line_first_token = lexer->list.count;
            continue;
        }
        lex_line_part(lexer);
    }
    finish(lexer);
    TokenList list = lexer->list;
    memory_free(lexer);
    return list;
}

void token_list_release(TokenList *list) {
    memory_free(list->tokens);
    memory_free(list->errors);
    *list = (TokenList){0};
}
