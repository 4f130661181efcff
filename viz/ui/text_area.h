// text_area: a few lines of text that can be edited, for a field in a screen (not in a dialog).
//
// Has the keyboard while it has the focus; then it uses up every key that would write or move, so
// that the letters of a screen do not act behind it. Esc gives the focus back, Tab goes on. Enter
// is the caller's answer, Shift+Enter a new line. Changes nothing but its TextArea.
#pragma once

#include "viz/ui/ui.h"

enum {
    TEXT_AREA_BYTES = 2048,
    TEXT_AREA_UNDOS = 16,
};

typedef struct TextAreaState {
    char bytes[TEXT_AREA_BYTES]; // NUL-terminated UTF-8
    size_t length;
    size_t cursor;
} TextAreaState;

typedef struct TextArea {
    TextAreaState now;
    bool all_selected;                    // Ctrl+A: the next letter takes the place of everything
    bool one_line;                        // Shift+Enter and pasted line ends make blanks
    TextAreaState undos[TEXT_AREA_UNDOS]; // a ring
    int undo_count;
    int undo_next; // where the next one goes
    bool writing;  // letters that follow each other are taken back together
} TextArea;        // {0} is empty

typedef enum TextAreaAnswer {
    TEXT_AREA_SAME,
    TEXT_AREA_CHANGED,
    TEXT_AREA_ENTER,
} TextAreaAnswer;

// A text that is too long is cut. Forgets what could be taken back.
void text_area_set(TextArea *area, const char *text);
int text_area_lines(const TextArea *area);

// warns: the edge says that something is wrong with the text.
TextAreaAnswer ui_text_area(Ui *ui, Rect rect, UiId id, TextArea *area, const char *hint,
                            bool warns);
// Of a field that shows so many lines.
float ui_text_area_height(const Ui *ui, int lines);
