// program_reads: what a program seems to ask of the outside, and words typed for it.
//
// Goes over the source as text, token by token: comments and strings do not count, but an f-string
// does, because it may hold a call. Knows nothing of scopes, so a variable that is named input
// counts as well. Owns nothing and runs nothing.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/arena.h"

typedef struct ProgramReads {
    bool input;     // input(), sys.stdin
    bool arguments; // sys.argv
} ProgramReads;

ProgramReads program_reads(const char *source, size_t length);

// The words of a line as a shell would part them: quotes of both kinds and backslashes. The array
// and the texts are in arena; *is_open is set when a quote was not closed (it then ends with the
// line).
char **program_words(Arena *arena, const char *line, int *count, bool *is_open);
