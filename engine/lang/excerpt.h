// excerpt: the lines of the source that a traceback shows below an entry, and their marks.
//
// What is shown follows from the text, the place and the version of Python alone. Until 3.12 it is
// one line, with marks when the place is a part of it. Since 3.13 the library prints all traceback
// that it can: of a place with several lines the first, the last and those around the operator or
// the brackets. Never reads a file, and knows nothing of exceptions.
#pragma once

#include "engine/base/diag.h"

typedef struct ExcerptManner {
    int minor;       // of Python 3
    bool by_library; // as its module traceback prints them; else as the interpreter itself does
    bool no_parser;  // the program has ended: no operator is looked for
} ExcerptManner;

// span begins on a line of source that is not blank.
void excerpt_print(const Source *source, Span span, ExcerptManner manner, Text *out);
