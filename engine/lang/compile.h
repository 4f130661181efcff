// compile: source text -> Program, with all that is wrong with it said in one go.
//
// Lexer, parser and checks, symbol table, code. The order of evaluation is CPython 3.11's.
// Every instruction has a site: the span of the expression or statement it belongs to, as
// CPython's co_positions() would say.
#pragma once

#include "engine/lang/program.h"

// What the machine offers, so that what it does not is refused before the run. A table of
// functions because the language does not know the machine.
typedef struct Catalog {
    // Is this module there ("asyncio", "concurrent.futures")?
    bool (*has_module)(void *context, const char *module);
    // Does it have this name? Called only for modules that are there.
    bool (*has_name)(void *context, const char *module, const char *name);
    // Is this builtin there ("print")?
    bool (*has_builtin)(void *context, const char *name);
    void *context; // borrowed
} Catalog;

typedef enum CompileMode {
    COMPILE_MODULE,
    COMPILE_EXPRESSION // its value is what the code returns
} CompileMode;

typedef struct CompileOptions {
    CompileMode mode;
    bool lines;             // emit LINE instructions
    bool library;           // the prelude: CODE_LIBRARY on every code, nothing is refused
    const Catalog *catalog; // borrowed; NULL refuses nothing
} CompileOptions;

// Returns NULL when diags has anything. source.bytes must be valid UTF-8 without NUL; it and
// diags->arena must outlive the Program, which lives in that arena.
const Program *compile_module(const Source *source, const CompileOptions *options, Diags *diags);

// The same; *was_parsed tells whether the text fits the grammar.
const Program *compile_source(const Source *source, const CompileOptions *options, Diags *diags,
                              bool *was_parsed);

// One line an instruction, for golden files and for people.
void disassemble(const Program *program, Text *out);
