// window: a window on the screen, in our own types.
//
// Shows pixels that the painter made and hands out what the person does as InputEvents. Sleeps in
// the system while nothing happens. Owns the window and SDL's video part; knows nothing of lists
// and themes. One window per program.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "viz/sdl/window_place.h"
#include "viz/ui/input.h"

typedef struct Window Window; // opaque

typedef struct WindowOptions {
    const char *title; // copied
    WindowPlace place; // all zero: a size that suits the screen
    float scale;       // pixels per logical pixel; 0: as the screen suggests, from 1 to 3
} WindowOptions;

// Returns NULL with the reason in problem when there is no display.
Window *window_new(const WindowOptions *options, Text *problem);
void window_free(Window *window); // NULL is allowed

// The next event that is already there. Returns false when there is none.
bool window_next(Window *window, InputEvent *event);

// Waits for an event, at most timeout_ms (negative: for ever). Returns false when time ran out.
bool window_wait(Window *window, int timeout_ms, InputEvent *event);

// INPUT_WAKE comes when fd has something to read, once, until it is asked for events again. The
// descriptor stays the caller's, who must unwatch it before closing it. Returns false when too many
// are watched.
bool window_watch(Window *window, int fd);
void window_unwatch(Window *window, int fd);

// The size that the painter should have.
int window_width_px(const Window *window);
int window_height_px(const Window *window);
float window_scale(const Window *window);
void window_set_scale(Window *window, float scale); // clamped to 1 to 3

// Shows pixels (0xFFRRGGBB rows without gaps). Another size than the window's is cut or padded.
void window_present(Window *window, const uint32_t *pixels, int w_px, int h_px);

void window_set_title(Window *window, const char *title);
// side * side pixels, 0xAARRGGBB; copied.
void window_set_icon(Window *window, const uint32_t *pixels, int side);

typedef enum Cursor {
    CURSOR_ARROW,
    CURSOR_HAND,
    CURSOR_TEXT,
    CURSOR_DRAG, // to the left and right
    CURSOR_BUSY,
    CURSOR_COUNT
} Cursor;

void window_set_cursor(Window *window, Cursor cursor);

void window_set_fullscreen(Window *window, bool fullscreen);
bool window_is_fullscreen(const Window *window);

// Where the window is now, to be remembered.
WindowPlace window_place(const Window *window);

void window_clipboard_set(Window *window, const char *text);
// Adds what the clipboard holds to text.
void window_clipboard_get(Window *window, Text *text);
