// draw_list: one frame as data.
//
// Scenes and widgets push equal-sized commands; one painter (viz/sdl/painter.h) turns them into
// pixels, for the window and for every export alike. Most tests read the list as text
// (draw_list_dump). Units are logical pixels; the painter multiplies by the scale.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/arena.h"
#include "engine/base/text.h"

typedef struct Point {
    float x;
    float y;
} Point;

typedef struct Rect {
    float x;
    float y;
    float w;
    float h;
} Rect;

// Named colours; a theme gives each its value (viz/draw/theme.h). SHADOW darkens what lies behind a
// dialog; VEIL lies over a panel's part that has not happened yet. X(id, name)
#define INKS(X)                                                                                    \
    X(NONE, "none")                                                                                \
    X(BACKGROUND, "background")                                                                    \
    X(PANEL, "panel")                                                                              \
    X(PANEL_RAISED, "panel-raised")                                                                \
    X(PANEL_SUNKEN, "panel-sunken")                                                                \
    X(BORDER, "border")                                                                            \
    X(BORDER_STRONG, "border-strong")                                                              \
    X(TEXT, "text")                                                                                \
    X(TEXT_MUTED, "text-muted")                                                                    \
    X(TEXT_FAINT, "text-faint")                                                                    \
    X(ACCENT, "accent")                                                                            \
    X(ON_ACCENT, "on-accent")                                                                      \
    X(LOCKED, "locked")                                                                            \
    X(LOCKED_FILL, "locked-fill")                                                                  \
    X(READY, "ready")                                                                              \
    X(RUNNING, "running")                                                                          \
    X(RUNNING_FILL, "running-fill")                                                                \
    X(WAITING, "waiting")                                                                          \
    X(WAITING_FILL, "waiting-fill")                                                                \
    X(DONE, "done")                                                                                \
    X(FAILED, "failed")                                                                            \
    X(FAILED_FILL, "failed-fill")                                                                  \
    X(CODE, "code")                                                                                \
    X(CODE_KEYWORD, "code-keyword")                                                                \
    X(CODE_NAME, "code-name")                                                                      \
    X(CODE_STRING, "code-string")                                                                  \
    X(CODE_NUMBER, "code-number")                                                                  \
    X(CODE_COMMENT, "code-comment")                                                                \
    X(CODE_GUTTER, "code-gutter")                                                                  \
    X(LINE_RUNNING, "line-running")                                                                \
    X(LINE_WAITING, "line-waiting")                                                                \
    X(LINE_LOCKED, "line-locked")                                                                  \
    X(SHADOW, "shadow")                                                                            \
    X(VEIL, "veil")

typedef enum Ink {
#define X(id, name) INK_##id,
    INKS(X)
#undef X
    INK_COUNT
} Ink;

// Our own drawings, assets/icons/<name>.svg, white on transparent, coloured by ink. X(id, name)
#define ICONS(X)                                                                                   \
    X(LOCK, "lock")                                                                                \
    X(PLAY, "play")                                                                                \
    X(PLAY_HOLLOW, "play-hollow")                                                                  \
    X(CLOCK, "clock")                                                                              \
    X(CHECK, "check")                                                                              \
    X(CROSS, "cross")                                                                              \
    X(CANCELLED, "cancelled")                                                                      \
    X(PAUSE, "pause")                                                                              \
    X(FIRST, "first")                                                                              \
    X(BACK, "back")                                                                                \
    X(FORWARD, "forward")                                                                          \
    X(LAST, "last")                                                                                \
    X(OPEN, "open")                                                                                \
    X(EXPORT, "export")                                                                            \
    X(LESSONS, "lessons")                                                                          \
    X(HELP, "help")                                                                                \
    X(WARNING, "warning")                                                                          \
    X(MARKER, "marker")                                                                            \
    X(CHEVRON_DOWN, "chevron-down")                                                                \
    X(CHEVRON_RIGHT, "chevron-right")                                                              \
    X(SEARCH, "search")                                                                            \
    X(BRANCH, "branch")

typedef enum Icon {
#define X(id, name) ICON_##id,
    ICONS(X)
#undef X
    ICON_COUNT
} Icon;

// X(id, name, monospaced). Sizes in logical pixels belong to the command.
#define FONTS(X)                                                                                   \
    X(UI, "ui", false)                                                                             \
    X(UI_MEDIUM, "ui-medium", false)                                                               \
    X(UI_BOLD, "ui-bold", false)                                                                   \
    X(MONO, "mono", true)                                                                          \
    X(MONO_BOLD, "mono-bold", true)

typedef enum Font {
#define X(id, name, mono) FONT_##id,
    FONTS(X)
#undef X
    FONT_COUNT
} Font;

// The names above, as dumps and file names spell them.
const char *ink_name(Ink ink);
const char *icon_name(Icon icon);
const char *font_name(Font font);
bool font_is_mono(Font font);

// How a rectangle is filled, so that states can be told apart without colour.
typedef enum Pattern {
    PATTERN_SOLID,
    PATTERN_HATCH,  // diagonal lines in the edge ink over the fill: locked
    PATTERN_DOTS,   // dots in the edge ink over the fill: waiting
    PATTERN_HOLLOW, // a dashed outline in the edge ink, no fill: ready
} Pattern;

typedef enum DrawKind {
    DRAW_RECT,  // rect, radius, ink = fill, edge = border, pattern
    DRAW_TEXT,  // text in rect.x, rect.y (top left of the line box); font, size, ink
    DRAW_ICON,  // icon scaled into rect
    DRAW_LINE,  // from (x, y) to (x + w, y + h); width, dash
    DRAW_ARROW, // a curve like DRAW_LINE that leaves and arrives vertically, with a head at its end
    DRAW_CLIP,  // push: what follows is clipped to rect (intersected with what is pushed)
    DRAW_UNCLIP, // pop
} DrawKind;

typedef struct DrawCommand {
    DrawKind kind;
    Rect rect;
    Ink ink;
    Ink edge;        // DRAW_RECT: border ink, INK_NONE for none
    Pattern pattern; // DRAW_RECT
    Icon icon;       // DRAW_ICON
    Font font;       // DRAW_TEXT
    float size;      // DRAW_TEXT: font size; DRAW_RECT: corner radius; DRAW_LINE, DRAW_ARROW: width
    float alpha;     // 0 to 1, multiplies the ink's own
    float dash;      // DRAW_LINE: dash length, 0 for a solid line
    const char *text; // DRAW_TEXT: NUL-terminated UTF-8, borrowed until the list is cleared
} DrawCommand;

typedef struct DrawList {
    DrawCommand *commands; // owned
    int count;
    int capacity;
    int clip_depth;
    Arena texts; // owns the texts of this frame
    Rect view;   // the whole frame
} DrawList;      // {0} is empty

void draw_begin(DrawList *list, float w, float h); // clears; fills nothing
void draw_end(DrawList *list);                     // asserts that every clip was popped
void draw_list_release(DrawList *list);

void draw_rect(DrawList *list, Rect rect, float radius, Ink fill, Ink edge);
void draw_pattern(DrawList *list, Rect rect, float radius, Pattern pattern, Ink fill, Ink edge);
// The text is copied into the list. Returns nothing: measure with text_width (viz/draw/metrics.h).
void draw_text(DrawList *list, float x, float y, Font font, float size, Ink ink, const char *text);
void draw_text_n(DrawList *list, float x, float y, Font font, float size, Ink ink, const char *text,
                 size_t length);
void draw_icon(DrawList *list, Rect rect, Icon icon, Ink ink);
void draw_line(DrawList *list, Point from, Point to, float width, Ink ink, float dash);
void draw_arrow(DrawList *list, Point from, Point to, float width, Ink ink);
void draw_clip(DrawList *list, Rect rect);
void draw_unclip(DrawList *list);
// Multiplies the alpha of the commands from index first on: for tweens and dimming.
void draw_fade(DrawList *list, int first, float alpha);

// One line a command, for golden files: "text 24,18 ui-bold 17 text \"Lockstep\"".
void draw_list_dump(const DrawList *list, Text *out);
