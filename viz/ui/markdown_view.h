// markdown_view: the prose of a lesson, set in lines.
//
// A Prose is made once a text (by md4c): blocks of words with their emphasis. markdown_view breaks
// them into lines of the given width and draws them. Code blocks that are shown elsewhere, as
// programs are, can be left out. Follows no links and loads no pictures.
#pragma once

#include "viz/ui/ui.h"

typedef enum ProseKind {
    PROSE_PARAGRAPH,
    PROSE_HEADING,
    PROSE_ITEM, // of a list
    PROSE_QUOTE,
    PROSE_ROW, // of a table: cells are separated by PROSE_CELL words
    PROSE_RULE,
    PROSE_CODE_BLOCK, // a word a line
} ProseKind;

typedef enum ProseStyle {
    PROSE_PLAIN,
    PROSE_STRONG,
    PROSE_EMPHASIS,
    PROSE_CODE,
    PROSE_MUTED,
} ProseStyle;

typedef struct ProseWord {
    const char *text; // NUL-terminated, in the arena
    ProseStyle style;
    bool glued;  // no space before it
    bool breaks; // a new line after it
    bool cell;   // begins a table cell
} ProseWord;

typedef struct ProseBlock {
    ProseKind kind;
    int level;  // heading: 1 to 6; item: depth from 0
    int number; // item of a numbered list, 0 for a bullet
    uint32_t first_word;
    uint32_t word_count;
    uint32_t columns; // PROSE_ROW
    bool is_output;   // PROSE_CODE_BLOCK: what a program prints, or how it steps
    bool is_steps;    // the latter: its signs are drawn as our icons
} ProseBlock;

typedef struct Prose {
    ProseBlock *blocks; // in the arena
    uint32_t block_count;
    ProseWord *words; // in the arena
    uint32_t word_count;
    bool holds_back; // what a program prints, and all below it, comes at the end of the run
} Prose;             // {0} is empty

// Everything is copied into the arena. left_out has a flag for every code block, in file order;
// blocks beyond count stay. NULL with 0 leaves none out.
Prose prose_make(Arena *arena, const char *markdown, size_t length, const bool *left_out,
                 int left_out_count);

float markdown_height(const Ui *ui, const Prose *prose, float width, float size);
// Draws from the top of rect; returns the height used. Clips nothing.
float markdown_view(Ui *ui, Rect rect, const Prose *prose, float size);
