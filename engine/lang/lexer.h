// lexer: characters -> tokens, with NEWLINE, INDENT and DEDENT as in CPython's tokenizer.
//
// Cuts the whole source at once. A mistake becomes an ERROR token and an entry in errors, and
// the lexer goes on behind it; the parser decides which mistake counts. Adds no Diags.
#pragma once

#include "engine/lang/names.h"
#include "engine/lang/token.h"

typedef struct LexError {
    Span span;
    const char *type;    // constant text
    const char *message; // in the arena
    int token;           // index of its ERROR token
    bool no_caret;
    bool overrules; // CPython reports it even when the parser failed earlier in the text
} LexError;

typedef struct TokenList {
    Token *tokens; // owned; the last one is TOKEN_END
    int count;
    int capacity;
    LexError *errors; // owned; by token
    int error_count;
    int error_capacity;
    int32_t open_bracket; // offset of the innermost bracket never closed, or -1
} TokenList;

// Cuts bytes [start, end) of the source. `nested` is for an expression inside an f-string:
// it is given brackets of its own,
// so line ends are only space.
TokenList lex(const Source *source, Span range, bool nested, Names *names);
void token_list_release(TokenList *list);

bool lexer_is_name_byte(int c);         // of ASCII, or of a longer character
const char *token_text(TokenKind kind); // of a keyword or operator; constant
