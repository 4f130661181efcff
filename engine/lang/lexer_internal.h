// lexer_internal: what the files of the lexer share. Nobody else includes it.
#pragma once

#include "engine/lang/lexer.h"
#include "engine/lang/parse.h"

typedef struct Lexer {
    const Source *source; // borrowed
    Names *names;         // borrowed
    TokenList list;
    LexError spare_error; // takes what comes after too many errors
    int32_t at;
    int32_t end;
    bool nested;
    int line_first_token; // index of the logical line's first token; -1: at the begin of a line
    int level;
    int32_t brackets[PARSE_MAX_BRACKETS]; // offsets of those open
    int indent;
    int columns[PARSE_MAX_INDENT];
    int alternatives[PARSE_MAX_INDENT]; // the same with tabs counted as one
} Lexer;

int lexer_peek(const Lexer *lexer, int32_t ahead); // byte, or -1 behind the end

// Valid until the next failure. The caller pushes the ERROR token.
LexError *lexer_fail(Lexer *lexer, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
LexError *lexer_fail_here(Lexer *lexer, const char *what, const char *kind);

// Moves behind the number at the cursor. Returns false when it is malformed, and reports.
bool lexer_number(Lexer *lexer);
