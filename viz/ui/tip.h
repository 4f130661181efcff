// tip: the words that explain what the pointer is over.
//
// Keeps a text for this frame and draws it at the frame's end, above everything, in as many lines
// as it needs. Private to viz/ui: panels call ui_tip.
#pragma once

#include "viz/ui/ui.h"

// Copied, cut between two characters when it is too long.
void ui_set_tip(Ui *ui, Rect at, const char *text);
void ui_draw_tip(Ui *ui);
