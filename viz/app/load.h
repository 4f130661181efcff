// load: a file as a program that can be run, or what is wrong with the file.
//
// Reads a Python program, a Markdown file (one block of it is the program), a recorded run, or
// standard input. Checks what must hold before the engine may see it: size, UTF-8, no NUL bytes.
// Changes nothing on disk and never prints.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "viz/app/markdown_blocks.h"

enum {
    LOAD_MAX_BYTES = 4 * 1024 * 1024
}; // of a program or a Markdown file

typedef enum LoadKind {
    LOAD_PROGRAM,   // a Python file
    LOAD_MARKDOWN,  // block is the program
    LOAD_RECORDING, // a .lockstep file: bytes is its stream
} LoadKind;

// All memory is in the arena that was given to load_file.
typedef struct Loaded {
    LoadKind kind;
    const char *name;  // as shown in messages: the path as it was given
    const char *bytes; // the whole file without a byte order mark
    size_t length;
    // The program. A block of a Markdown file stands on its own lines of the file, with empty lines
    // before it, so that every message and every event names the line of the file.
    const char *source;
    size_t source_length;
    int32_t first_line;         // line of the file that the program begins on
    MarkdownBlocks blocks;      // of a Markdown file
    const char *profile;        // of its header; NULL when there is none
    const MarkdownBlock *block; // the one that source was made from; NULL for other files
} Loaded;

// The bytes of a file, or of standard input ("-"); a little more than LOAD_MAX_BYTES when there are
// more. On failure as load_file.
bool load_bytes(const char *path, Text *bytes, Text *problem);

// path "-" is standard input. which chooses the block of a Markdown file (markdown_blocks_choose).
// On failure returns false and puts one line into problem: it belongs on standard error, and the
// exit status is 2.
bool load_file(Arena *arena, const char *path, const char *which, Loaded *loaded, Text *problem);

// The same for a Markdown file that need not hold a program: block may be NULL, and source is "".
bool load_text(Arena *arena, const char *path, Loaded *loaded, Text *problem);

// The program of one block, on its own lines of the file. In arena.
const char *load_block_source(Arena *arena, const MarkdownBlock *block, size_t *length);

bool load_is_markdown(const char *path);
