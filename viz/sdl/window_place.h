// window_place: where the window was, remembered between runs.
//
// A line of text in the person's state folder ($XDG_STATE_HOME/lockstep/window, or
// ~/.local/state). A file that is missing or makes no sense is the same as no memory.
#pragma once

#include <stdbool.h>

typedef struct WindowPlace {
    int x; // of the screen; only when is_placed
    int y;
    int w; // logical pixels; 0: not known
    int h;
    bool is_placed;
    bool is_maximized;
} WindowPlace;

// All zero when nothing is remembered.
WindowPlace window_place_load(void);

// Returns false when it cannot be written; nobody needs to be told.
bool window_place_save(const WindowPlace *place);
