// diag: what is wrong with the learner's program, and where.
//
// A Source is the text with its lines; a Span is a half-open byte range in it; a
// Diag is one message with a span and a severity. Diags are collected, sorted by
// place and rendered with the source line and carets. Never prints.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/text.h"

// Half-open byte range [start, end) in one Source. Same span for an error, for the running
// line in the window, and for a traceback.
typedef struct Span {
    int32_t start;
    int32_t end;
} Span;

typedef struct Source {
    const char *name;  // borrowed: as shown in messages and tracebacks
    const char *bytes; // borrowed; valid UTF-8
    int32_t length;
    int32_t line_count;
    const int32_t *line_starts; // line_count offsets; line numbers count from 1
    int minor;                  // of the Python 3 whose grammar holds: 11 or later
} Source;

// Places count from 1. Columns count characters, not bytes.
typedef struct Place {
    int32_t line;
    int32_t column;
} Place;

typedef enum DiagKind {
    DIAG_SYNTAX,      // CPython refuses it too: SyntaxError and its subclasses; exit status 1
    DIAG_UNSUPPORTED, // valid Python that Lockstep does not run; exit status 3
} DiagKind;

typedef struct Diag {
    DiagKind kind;
    Span span;           // what the carets underline
    const char *type;    // "SyntaxError", "IndentationError", "TabError"; NULL when unsupported
    const char *message; // CPython's words, or the name of the unsupported construct
    const char *hint;    // the supported way to write it, or NULL
    bool no_caret;       // CPython shows the line without carets for this error
    bool leads;          // the error at which CPython stops, when that is not the first in the text
    struct Diag *next;
} Diag;

typedef struct Diags {
    Arena *arena; // borrowed: owns the messages
    Diag *first;  // in source order
    int count;
} Diags;

// The line table is allocated in arena. bytes and name are borrowed and must outlive the Source.
// The grammar is that of 3.11 until the caller says otherwise.
Source source_make(Arena *arena, const char *name, const char *bytes, size_t length);
Place source_place(const Source *source, int32_t offset);
// The line's text without its newline; line counts from 1.
Span source_line(const Source *source, int32_t line);

// message and hint are copied. Returns the new Diag so that a caller can set no_caret.
Diag *diags_add(Diags *diags, DiagKind kind, Span span, const char *type, const char *message,
                const char *hint);
// Takes out the syntax errors behind offset: one at offset makes them doubtful.
void diags_drop_behind(Diags *diags, int32_t offset);
bool diags_has(const Diags *diags, DiagKind kind);

// The syntax error that CPython reports: the one that leads, else the first. NULL when there is
// none.
const Diag *diags_leading(const Diags *diags);

// Writes the report that goes to standard error. The first syntax error is written exactly as
// CPython writes it, and comes last, where the eye is; what else was found stands above it as
// "name:line:column: Type: message" with its source line and carets.
void diags_report(const Diags *diags, const Source *source, Text *out);
