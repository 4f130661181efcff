// screen_lesson: the main screen: how its panels share the window, and what its keys mean.
//
// Works from 800x500 upwards: in a small window prose and code, output and variables share a place,
// and the inspector goes. Draws one frame from a View; the same for window and export.
#pragma once

#include "viz/app/view.h"

// Header, panels, transport. Sets view->action.
void screen_lesson_draw(View *view);

// What the keys ask for; call after drawing, so that widgets get theirs first.
void screen_lesson_keys(View *view);

// The box that lists the keys. *close is set when it should go.
void screen_keys_draw(Ui *ui, bool *close);

// Parts of the keys that the comparison shares: playing; and files, help, models and profiles.
void screen_player_keys(View *view);
void screen_app_keys(View *view);
