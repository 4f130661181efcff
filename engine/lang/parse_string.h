// parse_string: what string literals and f-strings share. Only the parser includes it.
#pragma once

#include "engine/lang/parser.h"

// One literal token, taken apart.
typedef struct Literal {
    Span span; // the whole token
    Span body; // between the quotes
    bool bytes;
    bool raw;
    bool format;
} Literal;

// Where the pieces of adjacent literals come together.
typedef struct Pieces {
    Span span;       // from the first to the last literal
    Text text;       // plain text since the last value
    Pointers values; // CONSTANT and FORMATTED_VALUE
    bool format;
} Pieces;

// Adds the value of source bytes [start, end) to out: escapes resolved unless raw, line ends
// made \n. Returns false, and raises, when an escape is malformed.
bool decode_text(Parser *p, const Literal *literal, Span part, Text *out);

// Turns collected text into a CONSTANT among the values.
void pieces_flush(Parser *p, Pieces *pieces);
Expr *pieces_join(Parser *p, Pieces *pieces);

// Reads text and {fields} until the end of `part`, or, in a format spec, until its closing
// brace. `at` moves behind what was read.
bool parse_fstring_part(Parser *p, const Literal *literal, int32_t *at, int32_t end, int level,
                        Pieces *pieces);
