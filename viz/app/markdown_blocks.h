// markdown_blocks: the code in a Markdown file, with the place of every line.
//
// Finds fenced and indented code blocks, in lists and quotes too, in any Markdown file: also one
// that was never meant for Lockstep. Decides which are Python. Reads no file.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"

typedef struct MarkdownBlock {
    const char *text; // without the indentation of its list or quote; NUL-terminated
    size_t length;
    int32_t first_line; // line of the file that text begins on; counts from 1
    int32_t number;     // among the Python blocks, from 1; 0 when it is not Python
    const char *name;   // name=... of its info string, or the heading above it, or "block N"
    const char *info;   // first word of the info string in lower case; "" when there is none
    const char *words;  // what follows it in the info string, in lower case
    bool is_python;     // said so, or looks like it
    bool says_python;   // its info string says so
} MarkdownBlock;

typedef struct MarkdownBlocks {
    MarkdownBlock *items;
    int count; // all code blocks, in file order
    int python_count;
} MarkdownBlocks;

// Everything is allocated in arena. bytes is valid UTF-8 without NUL.
MarkdownBlocks markdown_blocks_find(Arena *arena, const char *bytes, size_t length);

// The Python block that is meant by a number from 1 or a name (upper and lower case are the
// same); NULL when there is none. The first that says it is Python, when which is NULL; if none
// says so, the first that looks like it.
const MarkdownBlock *markdown_blocks_choose(const MarkdownBlocks *blocks, const char *which);

// The value of a key in the header between two --- lines at the top of a lesson; NULL when there
// is none.
const char *markdown_header_value(Arena *arena, const char *bytes, size_t length, const char *key);
