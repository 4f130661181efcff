// parse: characters -> tokens -> tree, for the whole grammar of Python 3.11.
//
// Knows the language, not what Lockstep can run: that is the checker's business.
// Reports every mistake it finds in one pass, with CPython 3.11's words and place, and
// never gives up on a file. Limits (source size, nesting) are messages, not crashes.
#pragma once

#include "engine/lang/ast.h"

enum {
    PARSE_MAX_SOURCE_BYTES = 4 * 1024 * 1024,
    PARSE_MAX_BRACKETS = 200,    // as CPython: "too many nested parentheses"
    PARSE_MAX_INDENT = 100,      // as CPython: "too many levels of indentation"
    PARSE_MAX_DEPTH = 400,       // nesting of expressions and statements
    PARSE_MAX_TREE_DEPTH = 2000, // the same with chains such as a + b + c
};

// Returns the tree, or NULL when diags received a syntax error. The tree, its names and the
// messages live in diags->arena; source must outlive them. Source bytes are valid UTF-8
// without NUL (the caller has checked).
Module *parse_module(const Source *source, Diags *diags);

// The same for a text that is one expression, as eval takes it.
Module *parse_expression_text(const Source *source, Diags *diags);
