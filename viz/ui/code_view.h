// code_view: a program with colours, line numbers and who stands where.
//
// A CodeText is made once a source: lines and coloured pieces. code_view draws the part that is
// visible, with a tint and a name tag for every marker, on a grid in which wide characters take two
// cells. Knows no lanes: a marker is a line, a name, an icon and inks.
#pragma once

#include "viz/ui/ui.h"

typedef struct CodePiece {
    uint32_t start; // byte offset in the source
    uint32_t length;
    Ink ink;
} CodePiece;

typedef struct CodeLine {
    uint32_t start; // byte offset
    uint32_t length;
    uint32_t first_piece;
    uint32_t piece_count;
} CodeLine;

typedef struct CodeText {
    const char *source; // borrowed
    CodeLine *lines;    // in the arena
    uint32_t line_count;
    CodePiece *pieces; // in the arena
    uint32_t piece_count;
    uint32_t widest; // cells of the widest line
} CodeText;          // {0} is an empty program

// source is borrowed; the tables live in the arena.
CodeText code_text_make(Arena *arena, const char *source, size_t length);

typedef struct CodeMarker {
    int32_t line; // counts from 1
    const char *name;
    Icon icon;
    Ink ink;
    Ink tint;
    bool current; // the step is about this one: it is kept in view and drawn above the others
} CodeMarker;

// A message below a line, with its carets.
typedef struct CodeMessage {
    int32_t line;   // 0: none
    int32_t column; // counts from 1, characters
    int32_t width;
    const char *text;
} CodeMessage;

typedef struct CodeScroll {
    float x;
    float y;
    int32_t shown_line; // the line that was last brought into view
} CodeScroll;           // {0} is the beginning

// Returns the line that was clicked, or 0. size is the font size.
int32_t code_view(Ui *ui, Rect rect, const CodeText *code, const CodeMarker *markers,
                  int marker_count, CodeMessage message, float size, CodeScroll *scroll);
float code_view_height(const Ui *ui, const CodeText *code, float size);

// Cells that a character takes: 0, 1 or 2.
int code_cells(uint32_t code_point);
