// program: what the compiler makes and the machine runs. Immutable once made.
//
// A table of code objects (0 is the module), of constants, of names and of sites. Owned by one
// arena together with the source and the tree. Everything refers to everything else by number,
// so that a snapshot of a run never holds a pointer into it.
#pragma once

#include "engine/base/diag.h"
#include "engine/lang/ast.h"
#include "engine/lang/opcodes.h"

typedef enum CodeFlag {
    CODE_VARARGS = 1,          // has *args
    CODE_VARKEYWORDS = 2,      // has **kwargs
    CODE_GENERATOR = 4,        // calling it makes a generator
    CODE_COROUTINE = 8,        // async def without yield
    CODE_ASYNC_GENERATOR = 16, // async def with yield
    CODE_CLASS_BODY = 32,      // runs with a dict of its own (NAME instructions)
    CODE_MODULE = 64,          // NAME instructions mean globals
    CODE_NESTED = 128,         // stands inside another function
    CODE_LAMBDA = 256,         // lambda
    CODE_COMPREHENSION = 512,  // listcomp, genexpr ...: the picture does not show it as a call
    CODE_PLAIN_CALL = 2048,    // as many positional arguments as parameters are all it wants
    CODE_TYPE_PARAMS = 4096,   // makes type parameters: neither a call nor variables in the picture
    CODE_LIBRARY = 1024,       // written by us (the prelude): never shown, never in tracebacks
} CodeFlag;

// [start, end) instructions; depth values stay on the stack, the exception is pushed, then the
// machine goes on at handler. Sorted by start; inner entries before outer ones: the first entry
// that covers an instruction is the one that handles it.
typedef struct HandlerEntry {
    uint32_t start;
    uint32_t end;
    uint32_t handler;
    uint32_t depth;
} HandlerEntry;

// Those that a call looks at come first, and a table of them is indexed with a shift.
typedef struct Code {
    uint32_t flags;      // CodeFlag
    int32_t arg_count;   // positional parameters, positional-only ones included
    uint32_t frame_base; // locals and cells: where the operand stack begins in a frame
    uint32_t slot_count; // with that stack: the values of a frame
    const Instruction *instructions;
    int32_t local_count; // parameters first: positional, keyword-only, *args, **kwargs
    int32_t cell_count;  // variables of this function that inner ones use
    int32_t free_count;  // variables of outer functions, in the order of the closure tuple
    int32_t kwonly_count;
    int32_t posonly_count;
    int32_t stack_size; // most values on the operand stack at once
    const uint32_t *local_names;
    const uint32_t *cell_names;
    const int32_t *cell_locals; // per cell: the parameter (local number) that it starts with, or -1
    const uint32_t *free_names;
    const uint32_t *sites; // per instruction: number in Program.sites
    const HandlerEntry *handlers;
    uint32_t handler_count;
    uint32_t instruction_count;
    uint32_t name;      // number in Program.names, "<module>", "<lambda>", "<listcomp>" ...
    uint32_t qualname;  // "main.<locals>.worker"
    uint32_t docstring; // constant number + 1, or 0
    int32_t first_line; // of the def (decorators included, as CPython's co_firstlineno)
    Span span;          // "def name" to the end of the body
} Code;

_Static_assert(sizeof(Code) == 128, "calls and returns find one by its number");

typedef enum ProgramConstantKind {
    PROGRAM_CONSTANT_NONE,
    PROGRAM_CONSTANT_TRUE,
    PROGRAM_CONSTANT_FALSE,
    PROGRAM_CONSTANT_ELLIPSIS,
    PROGRAM_CONSTANT_INT,     // fits in 48 bits signed
    PROGRAM_CONSTANT_BIG_INT, // decimal text, perhaps with a minus sign
    PROGRAM_CONSTANT_FLOAT,
    PROGRAM_CONSTANT_COMPLEX,
    PROGRAM_CONSTANT_STR,
    PROGRAM_CONSTANT_BYTES,
    PROGRAM_CONSTANT_TUPLE, // of earlier constants
    PROGRAM_CONSTANT_CODE,
} ProgramConstantKind;

typedef struct ProgramConstant {
    ProgramConstantKind kind;
    union {
        int64_t integer;
        double number;
        struct {
            const char *bytes; // NUL-terminated
            int32_t length;
        } text;
        struct {
            const uint32_t *items; // constant numbers, each smaller than this one's
            int32_t count;
        } tuple;
        uint32_t code;
    } as;
} ProgramConstant;

typedef struct ProgramName {
    const char *bytes;
    int32_t length;
} ProgramName;

typedef struct Program {
    Source source;
    const Code *codes; // codes[0] is the module
    uint32_t code_count;
    const ProgramConstant *constants;
    uint32_t constant_count;
    const ProgramName *names;
    uint32_t name_count;
    const Span *sites; // sites[0] is "nowhere"
    const int32_t *site_lines;
    uint32_t site_count;
    const char *warnings; // what CPython says on standard error when it compiles this; or ""
} Program;
