// ui: one frame of an immediate-mode user interface.
//
// A widget is a function: it makes an id from its label, asks what the person did in its
// rectangle, pushes draw commands and returns what happened. Ui remembers only facts about mouse
// and focus between frames; the application's state stays outside. Draws into a borrowed DrawList.
#pragma once

#include "viz/draw/draw_list.h"
#include "viz/draw/metrics.h"
#include "viz/ui/input.h"
#include "viz/ui/layout.h"

typedef uint32_t UiId; // 0 is nothing

enum {
    UI_MAX_SCOPES = 16,
    UI_MAX_CLIPS = 16,
    UI_MAX_FOCUSABLE = 256,
    UI_MAX_KEYS = 32,
    UI_TIP_BYTES = 600,
};

// A key or a piece of text that nobody has used yet in this frame.
typedef struct UiKey {
    Key key; // KEY_NONE for text
    char letter;
    unsigned mods;
    char text[INPUT_TEXT_BYTES];
    bool used;
} UiKey;

typedef struct Ui {
    DrawList *list;         // borrowed, per frame
    const Metrics *metrics; // borrowed, per frame
    Rect view;

    // Mouse, kept between frames.
    Point mouse;
    bool mouse_inside;
    bool mouse_down;
    UiId held;  // the press began here
    UiId focus; // has the keyboard; 0 when nobody
    bool focus_shown;
    const char *pasted; // what Ctrl+V would add, in a frame with that key; borrowed, or NULL
    bool typing;        // a text field was drawn in the last frame: Tab is its own
    Point press_at;

    // What happened since the last frame.
    bool pressed;
    bool released;
    int clicks;
    Point wheel;
    UiKey keys[UI_MAX_KEYS];
    int key_count;

    // This frame.
    UiId scopes[UI_MAX_SCOPES];
    int scope_count;
    Rect clips[UI_MAX_CLIPS];
    int clip_count;
    int layer;      // widgets drawn now belong to this layer
    int top_layer;  // only this layer gets input; set by ui_overlay_begin in the frame before
    int next_layer; // becomes top_layer
    UiId focusable[UI_MAX_FOCUSABLE];
    int focusable_count;
    char tip[UI_TIP_BYTES];
    Rect tip_at;
} Ui; // {0} is ready for ui_begin

// events are read in order; list and metrics are borrowed until ui_end.
void ui_begin(Ui *ui, DrawList *list, const Metrics *metrics, float w, float h,
              const InputEvent *events, int event_count);
// Draws the tooltip; asserts that every scope and clip was popped.
void ui_end(Ui *ui);

UiId ui_id(const Ui *ui, const char *label);
UiId ui_id_number(const Ui *ui, const char *label, uint32_t number);
void ui_scope_push(Ui *ui, const char *label);
void ui_scope_pop(Ui *ui);

void ui_clip_push(Ui *ui, Rect rect);
void ui_clip_pop(Ui *ui);
// Whether a line of text from y on is visible as a whole: lines are shown or not, never cut.
bool ui_shows_line(const Ui *ui, float y, float height);

// While one is open, only widgets between begin and end get mouse and keys.
void ui_overlay_begin(Ui *ui);
void ui_overlay_end(Ui *ui);
// Overlay was open in the last frame.
bool ui_has_overlay(const Ui *ui);

// What the mouse does in a rectangle.
typedef struct UiHit {
    bool hot;     // the pointer is over it (and nobody else is held)
    bool held;    // the press began here and goes on
    bool pressed; // just now
    bool clicked; // pressed and released here, or Enter while it has the focus
} UiHit;

UiHit ui_hit(Ui *ui, UiId id, Rect rect);
// The same for something that Tab can reach.
UiHit ui_hit_focusable(Ui *ui, UiId id, Rect rect);
bool ui_is_focused(const Ui *ui, UiId id);
void ui_focus(Ui *ui, UiId id);
// The wheel turned over this rectangle; used up by the first who asks.
bool ui_wheel(Ui *ui, Rect rect, Point *wheel);

// True once per press; the key is then used up. mods must match exactly.
bool ui_key(Ui *ui, Key key, unsigned mods);
bool ui_letter(Ui *ui, char letter, unsigned mods);
// Typed text that equals `text` ("?", "+").
bool ui_typed(Ui *ui, const char *text);

// Text with the middle of its line box in the middle of the rectangle, cut with an ellipsis.
typedef enum Align {
    ALIGN_LEFT,
    ALIGN_CENTER,
    ALIGN_RIGHT,
} Align;
void ui_text(Ui *ui, Rect rect, Align align, Font font, float size, Ink ink, const char *text);
float ui_width(const Ui *ui, Font font, float size, const char *text);
float ui_line_height(const Ui *ui, Font font, float size);
void ui_panel(Ui *ui, Rect rect);
// Shown beside rect when the pointer is over it, in several lines if it is long. text is copied.
void ui_tip(Ui *ui, Rect rect, const char *text);
