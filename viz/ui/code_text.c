// The colouring half of code_view.h: Python source to lines and coloured pieces. Not a parser:
// it never fails, also not on a program with mistakes.
#include <string.h>

#include "engine/base/memory.h"
#include "viz/ui/code_view.h"

typedef struct Painting {
    const char *source;
    uint32_t length;
    uint32_t at;
    CodePiece *pieces; // owned while painting
    uint32_t count;
    uint32_t capacity;
    bool after_def; // the next name is being defined
} Painting;

static bool is_name_start(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}

static bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

static bool is_name_part(unsigned char c) {
    return is_name_start(c) || is_digit(c);
}

static unsigned char peek(const Painting *p, uint32_t ahead) {
    return p->at + ahead < p->length ? (unsigned char)p->source[p->at + ahead] : 0;
}

// One piece never crosses a line: what does is cut at the newlines.
static void add(Painting *p, uint32_t start, uint32_t end, Ink ink) {
    while (start < end) {
        const char *newline = memchr(p->source + start, '\n', end - start);
        uint32_t stop = newline ? (uint32_t)(newline - p->source) : end;
        if (stop > start) {
            GROW(p->pieces, p->count, p->capacity);
            p->pieces[p->count++] = (CodePiece){start, stop - start, ink};
        }
        start = newline ? stop + 1 : end;
    }
}

static bool is_keyword(const char *word, uint32_t length) {
    static const char *const keywords[] = {
        "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
    };
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (strlen(keywords[i]) == length && memcmp(keywords[i], word, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_word(const Painting *p, uint32_t start, const char *word) {
    return p->at - start == strlen(word) && memcmp(p->source + start, word, p->at - start) == 0;
}

// Prefixes of string literals: up to three of r, b, f, u in any case.
static bool is_string_prefix(const char *word, uint32_t length) {
    for (uint32_t i = 0; i < length; i++) {
        if (!strchr("rbfuRBFU", word[i])) {
            return false;
        }
    }
    return length <= 2;
}

static void string_literal(Painting *p, uint32_t start) {
    unsigned char quote = peek(p, 0);
    bool triple = peek(p, 1) == quote && peek(p, 2) == quote;
    p->at += triple ? 3 : 1;
    while (p->at < p->length) {
        unsigned char c = peek(p, 0);
        if (c == '\\' && p->at + 1 < p->length) {
            p->at += 2;
            continue;
        }
        if (c == '\n' && !triple) {
            break;
        }
        if (c == quote && (!triple || (peek(p, 1) == quote && peek(p, 2) == quote))) {
            p->at += triple ? 3 : 1;
            break;
        }
        p->at++;
    }
    p->at = p->at < p->length ? p->at : p->length;
    add(p, start, p->at, INK_CODE_STRING);
}

static void word(Painting *p) {
    uint32_t start = p->at;
    while (is_name_part(peek(p, 0))) {
        p->at++;
    }
    uint32_t length = p->at - start;
    bool quote = peek(p, 0) == '"' || peek(p, 0) == '\'';
    if (quote && is_string_prefix(p->source + start, length)) {
        string_literal(p, start);
        return;
    }
    Ink ink = INK_CODE;
    if (is_keyword(p->source + start, length)) {
        ink = INK_CODE_KEYWORD;
    } else if (p->after_def || peek(p, 0) == '(') {
        ink = INK_CODE_NAME;
    }
    p->after_def = is_word(p, start, "def") || is_word(p, start, "class");
    add(p, start, p->at, ink);
}

static void number(Painting *p) {
    uint32_t start = p->at;
    while (is_name_part(peek(p, 0)) || peek(p, 0) == '.') {
        p->at++;
    }
    add(p, start, p->at, INK_CODE_NUMBER);
}

static void comment(Painting *p) {
    uint32_t start = p->at;
    while (p->at < p->length && peek(p, 0) != '\n') {
        p->at++;
    }
    add(p, start, p->at, INK_CODE_COMMENT);
}

static void other(Painting *p) {
    uint32_t start = p->at;
    while (p->at < p->length) {
        unsigned char c = peek(p, 0);
        if (is_name_start(c) || is_digit(c) || c == '"' || c == '\'' || c == '#') {
            break;
        }
        p->at++;
    }
    add(p, start, p->at, INK_CODE);
}

static void paint(Painting *p) {
    while (p->at < p->length) {
        unsigned char c = peek(p, 0);
        if (is_name_start(c)) {
            word(p);
        } else if (is_digit(c)) {
            number(p);
        } else if (c == '"' || c == '\'') {
            string_literal(p, p->at);
        } else if (c == '#') {
            comment(p);
        } else {
            other(p);
        }
    }
}

int code_cells(uint32_t c) {
    if (c < 0x300) {
        return 1;
    }
    if ((c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) ||
        (c >= 0xfe00 && c <= 0xfe0f)) {
        return 0; // combining marks, joiners, variation selectors
    }
    bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0x303e) ||
                (c >= 0x3041 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
                (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) ||
                (c >= 0xff00 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) ||
                (c >= 0x1f300 && c <= 0x1f64f) || (c >= 0x1f680 && c <= 0x1f9ff) ||
                (c >= 0x20000 && c <= 0x3fffd);
    return wide ? 2 : 1;
}

static uint32_t line_cells(const char *text, uint32_t length) {
    const char *cursor = text;
    const char *end = text + length;
    uint32_t cells = 0;
    while (cursor < end) {
        uint32_t code_point = '?';
        cells += utf8_next(&cursor, end, &code_point) ? (uint32_t)code_cells(code_point) : 1;
    }
    return cells;
}

static uint32_t count_lines(const char *source, size_t length) {
    uint32_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += source[i] == '\n';
    }
    return count + (length > 0 && source[length - 1] != '\n');
}

CodeText code_text_make(Arena *arena, const char *source, size_t length) {
    CodeText code = {.source = source, .line_count = count_lines(source, length)};
    Painting p = {.source = source, .length = (uint32_t)length};
    paint(&p);
    code.pieces = ARENA_ARRAY(arena, CodePiece, p.count + 1);
    if (p.count > 0) {
        memcpy(code.pieces, p.pieces, p.count * sizeof *p.pieces);
    }
    code.piece_count = p.count;
    memory_free(p.pieces);
    code.lines = ARENA_ARRAY(arena, CodeLine, code.line_count + 1);
    uint32_t start = 0;
    uint32_t piece = 0;
    for (uint32_t i = 0; i < code.line_count; i++) {
        const char *newline = memchr(source + start, '\n', length - start);
        uint32_t end = newline ? (uint32_t)(newline - source) : (uint32_t)length;
        CodeLine *line = &code.lines[i];
        *line = (CodeLine){.start = start, .length = end - start, .first_piece = piece};
        while (piece < code.piece_count && code.pieces[piece].start < end) {
            piece++;
        }
        line->piece_count = piece - line->first_piece;
        uint32_t cells = line_cells(source + start, line->length);
        code.widest = cells > code.widest ? cells : code.widest;
        start = end + 1;
    }
    return code;
}
