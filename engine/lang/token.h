// token: the words of a program, as the lexer hands them to the parser.
//
// A plain array with a span for every token; names are interned. Strings and numbers are still
// source text here: the parser gives them their values.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/diag.h"

#define TOKEN_KEYWORDS(X)                                                                          \
    X(FALSE, "False")                                                                              \
    X(NONE, "None")                                                                                \
    X(TRUE, "True")                                                                                \
    X(AND, "and")                                                                                  \
    X(AS, "as")                                                                                    \
    X(ASSERT, "assert")                                                                            \
    X(ASYNC, "async")                                                                              \
    X(AWAIT, "await")                                                                              \
    X(BREAK, "break")                                                                              \
    X(CLASS, "class")                                                                              \
    X(CONTINUE, "continue")                                                                        \
    X(DEF, "def")                                                                                  \
    X(DEL, "del")                                                                                  \
    X(ELIF, "elif")                                                                                \
    X(ELSE, "else")                                                                                \
    X(EXCEPT, "except")                                                                            \
    X(FINALLY, "finally")                                                                          \
    X(FOR, "for")                                                                                  \
    X(FROM, "from")                                                                                \
    X(GLOBAL, "global")                                                                            \
    X(IF, "if")                                                                                    \
    X(IMPORT, "import")                                                                            \
    X(IN, "in")                                                                                    \
    X(IS, "is")                                                                                    \
    X(LAMBDA, "lambda")                                                                            \
    X(NONLOCAL, "nonlocal")                                                                        \
    X(NOT, "not")                                                                                  \
    X(OR, "or")                                                                                    \
    X(PASS, "pass")                                                                                \
    X(RAISE, "raise")                                                                              \
    X(RETURN, "return")                                                                            \
    X(TRY, "try")                                                                                  \
    X(WHILE, "while")                                                                              \
    X(WITH, "with")                                                                                \
    X(YIELD, "yield")

// Longer operators come before their own beginnings: the first that fits is the token.
#define TOKEN_OPERATORS(X)                                                                         \
    X(ELLIPSIS, "...")                                                                             \
    X(STAR_STAR_EQUAL, "**=")                                                                      \
    X(SLASH_SLASH_EQUAL, "//=")                                                                    \
    X(LEFT_SHIFT_EQUAL, "<<=")                                                                     \
    X(RIGHT_SHIFT_EQUAL, ">>=")                                                                    \
    X(NOT_EQUAL, "!=")                                                                             \
    X(PERCENT_EQUAL, "%=")                                                                         \
    X(AMPER_EQUAL, "&=")                                                                           \
    X(STAR_STAR, "**")                                                                             \
    X(STAR_EQUAL, "*=")                                                                            \
    X(PLUS_EQUAL, "+=")                                                                            \
    X(ARROW, "->")                                                                                 \
    X(MINUS_EQUAL, "-=")                                                                           \
    X(SLASH_SLASH, "//")                                                                           \
    X(SLASH_EQUAL, "/=")                                                                           \
    X(COLON_EQUAL, ":=")                                                                           \
    X(LEFT_SHIFT, "<<")                                                                            \
    X(LESS_EQUAL, "<=")                                                                            \
    X(LESS_GREATER, "<>")                                                                          \
    X(EQUAL_EQUAL, "==")                                                                           \
    X(GREATER_EQUAL, ">=")                                                                         \
    X(RIGHT_SHIFT, ">>")                                                                           \
    X(AT_EQUAL, "@=")                                                                              \
    X(CARET_EQUAL, "^=")                                                                           \
    X(BAR_EQUAL, "|=")                                                                             \
    X(PERCENT, "%")                                                                                \
    X(AMPER, "&")                                                                                  \
    X(LEFT_PAREN, "(")                                                                             \
    X(RIGHT_PAREN, ")")                                                                            \
    X(STAR, "*")                                                                                   \
    X(PLUS, "+")                                                                                   \
    X(COMMA, ",")                                                                                  \
    X(MINUS, "-")                                                                                  \
    X(DOT, ".")                                                                                    \
    X(SLASH, "/")                                                                                  \
    X(COLON, ":")                                                                                  \
    X(SEMICOLON, ";")                                                                              \
    X(LESS, "<")                                                                                   \
    X(EQUAL, "=")                                                                                  \
    X(GREATER, ">")                                                                                \
    X(AT, "@")                                                                                     \
    X(LEFT_BRACKET, "[")                                                                           \
    X(RIGHT_BRACKET, "]")                                                                          \
    X(CARET, "^")                                                                                  \
    X(LEFT_BRACE, "{")                                                                             \
    X(BAR, "|")                                                                                    \
    X(RIGHT_BRACE, "}")                                                                            \
    X(TILDE, "~")

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_UNKNOWN, // a character that begins no token, such as `$`
    TOKEN_ERROR,   // the lexer has reported what is wrong here
#define X(id, text) TOKEN_##id,
    TOKEN_KEYWORDS(X) TOKEN_OPERATORS(X)
#undef X
} TokenKind;

typedef struct Token {
    TokenKind kind;
    int32_t level;    // brackets open behind it
    Span span;        // INDENT and DEDENT: empty, where the line's text begins
    const char *name; // NAME and keywords: interned; else NULL
} Token;
