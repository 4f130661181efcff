// check_internal: what the files of check_syntax share. Nobody else includes it.
#pragma once

#include "engine/lang/ast.h"
#include "engine/lang/check_syntax.h"

typedef struct Check {
    const Source *source; // borrowed
    Diags *diags;         // borrowed
    bool failed;
} Check;

// The first one reported is the one that leads: passes run in CPython's order.
void check_fail(Check *check, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

void check_names(Check *check, const Module *module); // what CPython's symbol table finds
void check_flow(Check *check, const Module *module);  // what its code generator finds
void check_match(Check *check, const Stmt *stmt);     // the patterns of a match statement
