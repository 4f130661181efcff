// window_place: where the window stands, as a value.
//
// window_new takes one and window_place gives one back; viz/app/settings.h remembers it between two
// starts. Reads and writes nothing itself.
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
