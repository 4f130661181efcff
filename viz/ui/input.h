// input: what the person did, in our own types.
//
// The window (viz/sdl/window.h) turns the system's messages into InputEvents; a frame of the Ui
// is fed with all events since the last frame, in order. Tests write InputEvents by hand. Holds no
// key names of any library. Coordinates are logical pixels, the same as in the DrawList.
#pragma once

#include <stdbool.h>

#include "viz/draw/draw_list.h"

typedef enum InputKind {
    INPUT_NOTHING,
    INPUT_KEY,     // a key went down (or repeats): key, mods
    INPUT_TEXT,    // characters were typed, after the keyboard layout: text
    INPUT_MOVE,    // the pointer moved: at
    INPUT_PRESS,   // a button went down: at, button, clicks
    INPUT_RELEASE, // a button went up: at, button
    INPUT_WHEEL,   // at, wheel (x to the right, y away from the person; lines, may be a fraction)
    INPUT_LEAVE,   // the pointer left the window
    INPUT_RESIZE,  // the window has a new size or scale: at = width, height
    INPUT_DROP,    // a file was dropped: path
    INPUT_EXPOSE,  // the picture was lost: draw again
    INPUT_WAKE,    // a file descriptor that the window watches has something to read
    INPUT_QUIT,    // the window's close button, or the system ends the session
} InputKind;

// Keys that are not characters. Characters come as INPUT_TEXT, whatever the layout; a letter that
// is pressed together with Ctrl comes as KEY_LETTER with `letter`.
typedef enum Key {
    KEY_NONE,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_UP,
    KEY_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_ENTER,
    KEY_ESCAPE,
    KEY_TAB,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_SPACE, // comes as INPUT_KEY, and a moment later as INPUT_TEXT " " as well
    KEY_F1,
    KEY_F11,
    KEY_LETTER,
} Key;

enum {
    MOD_SHIFT = 1,
    MOD_CTRL = 2,
    MOD_ALT = 4,
    INPUT_TEXT_BYTES = 32,
};

typedef enum MouseButton {
    MOUSE_LEFT,
    MOUSE_MIDDLE,
    MOUSE_RIGHT,
} MouseButton;

typedef struct InputEvent {
    InputKind kind;
    Key key;
    char letter; // 'a' to 'z', with KEY_LETTER
    unsigned mods;
    Point at;
    Point wheel;
    MouseButton button;
    int clicks;                  // 1, 2 for a double click, ...
    char text[INPUT_TEXT_BYTES]; // NUL-terminated UTF-8; longer input comes in several events
    const char *path;            // INPUT_DROP: borrowed; valid until the window is asked again
} InputEvent;                    // {0} is INPUT_NOTHING
