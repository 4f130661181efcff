// widgets: what a person can press, drag or type into.
//
// Each draws itself into a given rectangle and returns what happened (rule: no state inside). The
// caller changes its model and draws the next frame.
#pragma once

#include "viz/ui/ui.h"

typedef enum ButtonLook {
    BUTTON_PLAIN,   // raised, with a border
    BUTTON_PRIMARY, // the one that matters: filled with the accent
    BUTTON_QUIET,   // only text, until the pointer is over it
} ButtonLook;

// True when clicked.
bool ui_button(Ui *ui, Rect rect, const char *label, ButtonLook look);
// Width that a button with this label wants.
float ui_button_width(const Ui *ui, const char *label);
// A round button. tip is shown on hover and names its key.
bool ui_icon_button(Ui *ui, Rect rect, Icon icon, const char *tip, ButtonLook look);
void ui_disabled_icon(Ui *ui, Rect rect, Icon icon);

// One of several; returns the index that was clicked, or -1.
int ui_segmented(Ui *ui, Rect rect, const char *const *labels, int count, int selected);
float ui_segmented_width(const Ui *ui, const char *const *labels, int count);

// A line with a knob for positions 0 to count - 1, value -1 is left of all. ticks are positions in
// ascending order. Returns the new value while dragging, or SCRUBBER_SAME.
#define SCRUBBER_SAME INT64_MIN
int64_t ui_scrubber(Ui *ui, Rect rect, int64_t count, int64_t value, const int64_t *ticks,
                    int tick_count);

// A part that is higher than its rectangle. Clips; offset is changed by wheel and by dragging the
// bar. Returns the rectangle to draw the content into (moved up by the offset).
Rect ui_scroll_begin(Ui *ui, const char *label, Rect rect, float content_h, float *offset);
void ui_scroll_end(Ui *ui);

// A line of text that can be edited at its end and in the middle. buffer holds NUL-terminated
// UTF-8. Returns true when it was changed. Gets the focus when drawn first.
typedef struct TextField {
    char bytes[1024];
    size_t length;
    size_t cursor;
} TextField; // {0} is empty
bool ui_text_field(Ui *ui, Rect rect, const char *label, TextField *field, const char *hint);
void text_field_set(TextField *field, const char *text);

// A box in the middle of the window above everything else; ui_overlay_end closes it. *close is set
// when the person clicked outside or pressed Esc.
Rect ui_dialog_begin(Ui *ui, float w, float h, const char *title, bool *close);
void ui_dialog_end(Ui *ui);

void ui_progress(Ui *ui, Rect rect, float part); // part < 0: unknown
