#include "viz/sdl/window.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "viz/sdl/keys.h"
#include "viz/sdl/watcher.h"

enum {
    ANSWERS_BEFORE_THE_END = 4,
    DEFAULT_W = 1440,
    DEFAULT_H = 900,
    LEAST_W = 800,
    LEAST_H = 500,
};

static const float SCALE_MAX = 3;
static const float DPI_AT_SCALE_1 = 96;

struct Window {
    SDL_Window *window;     // owned
    SDL_Renderer *renderer; // owned; only where the system has no window surface
    SDL_Texture *texture;   // owned; likewise
    int texture_w;
    int texture_h;
    SDL_Cursor *cursors[CURSOR_COUNT]; // owned; NULL until used
    Cursor cursor;
    Watcher *watcher; // owned; NULL until something is watched
    uint32_t wake_event;
    bool must_arm; // a wake was handed out
    float scale;
    char *dropped;        // owned by SDL's allocator; the path that was handed out last
    WindowPlace floating; // where the window is when it is not maximized
};

// --- Opening. ---

static bool has_display(void) {
    return getenv("SDL_VIDEODRIVER") || getenv("DISPLAY") || getenv("WAYLAND_DISPLAY");
}

// SDL falls back to drivers that show nothing when it cannot reach the display.
static bool shows_nothing(void) {
    const char *driver = SDL_GetCurrentVideoDriver();
    return !getenv("SDL_VIDEODRIVER") && driver &&
           (strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0 ||
            strcmp(driver, "evdev") == 0);
}

// Without the first hint SDL shows even finished pixels through OpenGL, which without a graphics
// card costs more than painting them.
static bool start_video(Text *problem) {
    if (!has_display()) {
        text_add_z(problem, "there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set");
        return false;
    }
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "Lockstep");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        text_printf(problem, "cannot open the display: %s", SDL_GetError());
        return false;
    }
    if (shows_nothing()) {
        text_add_z(problem, "cannot open the display");
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return false;
    }
    SDL_EnableScreenSaver();
    return true;
}

static float clamp_scale(float scale) {
    return scale < 1 ? 1 : (scale > SCALE_MAX ? SCALE_MAX : scale);
}

// Screens report sizes that are a little wrong; only a clearly dense one is scaled, in half steps.
static float suggested_scale(void) {
    float dpi = 0;
    const char *driver = SDL_GetCurrentVideoDriver();
    if (driver && strcmp(driver, "x11") != 0) {
        return 1;
    }
    if (SDL_GetDisplayDPI(0, NULL, &dpi, NULL) != 0 || dpi < DPI_AT_SCALE_1 * 1.5F) {
        return 1;
    }
    return clamp_scale(floorf(dpi / DPI_AT_SCALE_1 * 2) / 2);
}

// Pixels per unit of SDL's window coordinates: more than one on Wayland and alike.
static float pixel_ratio(const Window *window) {
    int w = 0;
    int w_px = 0;
    SDL_GetWindowSize(window->window, &w, NULL);
    SDL_GetWindowSizeInPixels(window->window, &w_px, NULL);
    return w > 0 && w_px > 0 ? (float)w_px / (float)w : 1;
}

// What was remembered, or a usual size, cut to the screen. In SDL's coordinates.
static SDL_Rect first_rect(const WindowPlace *place, float scale) {
    SDL_Rect screen = {0, 0, DEFAULT_W, DEFAULT_H};
    SDL_GetDisplayUsableBounds(0, &screen);
    float w = (float)(place->w > 0 ? place->w : DEFAULT_W) * scale;
    float h = (float)(place->h > 0 ? place->h : DEFAULT_H) * scale;
    SDL_Rect rect = {SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, (int)w, (int)h};
    rect.w = rect.w > screen.w ? screen.w : rect.w;
    rect.h = rect.h > screen.h ? screen.h : rect.h;
    SDL_Point corner = {place->x, place->y};
    if (place->is_placed && SDL_PointInRect(&corner, &screen)) {
        rect.x = place->x;
        rect.y = place->y;
    }
    return rect;
}

Window *window_new(const WindowOptions *options, Text *problem) {
    if (!start_video(problem)) {
        return NULL;
    }
    Window *window = NEW(Window);
    window->wake_event = SDL_RegisterEvents(1);
    window->scale = options->scale > 0 ? clamp_scale(options->scale) : suggested_scale();
    window->floating = options->place;
    SDL_Rect rect = first_rect(&options->place, window->scale);
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    flags |= options->place.is_maximized ? SDL_WINDOW_MAXIMIZED : 0;
    window->window = SDL_CreateWindow(options->title, rect.x, rect.y, rect.w, rect.h, flags);
    if (!window->window) {
        text_printf(problem, "cannot open a window: %s", SDL_GetError());
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        memory_free(window);
        return NULL;
    }
    float ratio = pixel_ratio(window);
    if (options->scale <= 0 && ratio > 1) {
        window->scale = clamp_scale(ratio);
    }
    float unit = window->scale / ratio;
    SDL_SetWindowMinimumSize(window->window, (int)(LEAST_W * unit), (int)(LEAST_H * unit));
    SDL_StartTextInput();
    return window;
}

// SDL wakes whoever waits for events by a message to the window, over a connection of its own. The
// server, which would end us for a message to a window that is gone, has seen that message once it
// has answered some questions.
static void let_messages_arrive(void) {
    for (int i = 0; i < ANSWERS_BEFORE_THE_END; i++) {
        SDL_Rect bounds;
        SDL_GetDisplayUsableBounds(0, &bounds); // asks the server each time, unlike most
    }
}

void window_free(Window *window) {
    if (!window) {
        return;
    }
    watcher_free(window->watcher);
    for (int i = 0; i < CURSOR_COUNT; i++) {
        if (window->cursors[i]) {
            SDL_FreeCursor(window->cursors[i]);
        }
    }
    SDL_free(window->dropped);
    if (window->texture) {
        SDL_DestroyTexture(window->texture);
    }
    if (window->renderer) {
        SDL_DestroyRenderer(window->renderer);
    }
    let_messages_arrive();
    SDL_DestroyWindow(window->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    memory_free(window);
}

// --- Events. ---

static Point to_logical(const Window *window, float x, float y) {
    float factor = pixel_ratio(window) / window->scale;
    return (Point){x * factor, y * factor};
}

// Keeps where the window stands by itself, so that a maximized one remembers where it came from.
static void note_place(Window *window) {
    Uint32 flags = SDL_GetWindowFlags(window->window);
    WindowPlace *place = &window->floating;
    place->is_maximized = (flags & SDL_WINDOW_MAXIMIZED) != 0;
    if (flags & (SDL_WINDOW_MAXIMIZED | SDL_WINDOW_FULLSCREEN | SDL_WINDOW_FULLSCREEN_DESKTOP |
                 SDL_WINDOW_MINIMIZED)) {
        return;
    }
    int w = 0;
    int h = 0;
    SDL_GetWindowSize(window->window, &w, &h);
    SDL_GetWindowPosition(window->window, &place->x, &place->y);
    Point size = to_logical(window, (float)w, (float)h);
    place->w = (int)lroundf(size.x);
    place->h = (int)lroundf(size.y);
    place->is_placed = true;
}

static bool translate_window(Window *window, const SDL_WindowEvent *from, InputEvent *event) {
    note_place(window);
    if (from->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        event->kind = INPUT_RESIZE;
        event->at = (Point){(float)window_width_px(window) / window->scale,
                            (float)window_height_px(window) / window->scale};
        return true;
    }
    if (from->event == SDL_WINDOWEVENT_EXPOSED || from->event == SDL_WINDOWEVENT_SHOWN ||
        from->event == SDL_WINDOWEVENT_RESTORED) {
        event->kind = INPUT_EXPOSE;
        return true;
    }
    if (from->event == SDL_WINDOWEVENT_LEAVE) {
        event->kind = INPUT_LEAVE;
        return true;
    }
    return false;
}

static bool translate_key(const SDL_KeyboardEvent *from, InputEvent *event) {
    event->kind = INPUT_KEY;
    event->mods = mods_from_code(from->keysym.mod);
    event->key = key_from_code(from->keysym.sym, event->mods, &event->letter);
    return event->key != KEY_NONE;
}

static bool translate_button(const Window *window, const SDL_MouseButtonEvent *from,
                             InputEvent *event) {
    event->kind = from->type == SDL_MOUSEBUTTONDOWN ? INPUT_PRESS : INPUT_RELEASE;
    event->at = to_logical(window, (float)from->x, (float)from->y);
    event->button = button_from_code(from->button);
    event->clicks = from->clicks;
    event->mods = mods_from_code((unsigned)SDL_GetModState());
    return from->button >= SDL_BUTTON_LEFT && from->button <= SDL_BUTTON_RIGHT;
}

static bool translate_wheel(const Window *window, const SDL_MouseWheelEvent *from,
                            InputEvent *event) {
    float sign = from->direction == SDL_MOUSEWHEEL_FLIPPED ? -1 : 1;
    event->kind = INPUT_WHEEL;
    event->at = to_logical(window, (float)from->mouseX, (float)from->mouseY);
    event->wheel = (Point){from->preciseX * sign, from->preciseY * sign};
    event->mods = mods_from_code((unsigned)SDL_GetModState());
    return true;
}

static bool translate_text(const SDL_TextInputEvent *from, InputEvent *event) {
    _Static_assert(sizeof from->text <= INPUT_TEXT_BYTES, "SDL's text must fit into ours");
    event->kind = INPUT_TEXT;
    memcpy(event->text, from->text, sizeof from->text);
    return from->text[0] != 0;
}

static bool translate_drop(Window *window, SDL_DropEvent *from, InputEvent *event) {
    window->dropped = from->file;
    event->kind = INPUT_DROP;
    event->path = window->dropped;
    return window->dropped != NULL;
}

// Returns false for what means nothing to us.
static bool translate(Window *window, SDL_Event *from, InputEvent *event) {
    *event = (InputEvent){0};
    if (from->type == window->wake_event) {
        window->must_arm = true;
        event->kind = INPUT_WAKE;
        return true;
    }
    switch (from->type) { // an integer in SDL: most of its values are none of our business
    case SDL_QUIT:
        event->kind = INPUT_QUIT;
        return true;
    case SDL_WINDOWEVENT:
        return translate_window(window, &from->window, event);
    case SDL_KEYDOWN:
        return translate_key(&from->key, event);
    case SDL_TEXTINPUT:
        return translate_text(&from->text, event);
    case SDL_MOUSEMOTION:
        event->kind = INPUT_MOVE;
        event->at = to_logical(window, (float)from->motion.x, (float)from->motion.y);
        event->mods = mods_from_code((unsigned)SDL_GetModState());
        return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return translate_button(window, &from->button, event);
    case SDL_MOUSEWHEEL:
        return translate_wheel(window, &from->wheel, event);
    case SDL_DROPFILE:
        return translate_drop(window, &from->drop, event);
    }
    return false;
}

// What was handed out with the last event is over.
static void begin_asking(Window *window) {
    SDL_free(window->dropped);
    window->dropped = NULL;
    if (window->must_arm) {
        window->must_arm = false;
        watcher_arm(window->watcher);
    }
}

bool window_next(Window *window, InputEvent *event) {
    SDL_Event from;
    begin_asking(window);
    while (SDL_PollEvent(&from)) {
        if (translate(window, &from, event)) {
            return true;
        }
    }
    return false;
}

bool window_wait(Window *window, int timeout_ms, InputEvent *event) {
    SDL_Event from;
    begin_asking(window);
    Uint64 start = SDL_GetTicks64();
    int left = timeout_ms;
    while (timeout_ms < 0 ? SDL_WaitEvent(&from) : SDL_WaitEventTimeout(&from, left)) {
        if (translate(window, &from, event)) {
            return true;
        }
        Uint64 passed = SDL_GetTicks64() - start;
        if (timeout_ms >= 0) {
            left = passed < (Uint64)timeout_ms ? timeout_ms - (int)passed : 0;
        }
    }
    return false;
}

static void push_wake(void *context) {
    const Window *window = context;
    SDL_Event event = {.type = window->wake_event};
    SDL_PushEvent(&event);
}

bool window_watch(Window *window, int fd) {
    if (!window->watcher) {
        window->watcher = watcher_new(push_wake, window);
    }
    return window->watcher && watcher_add(window->watcher, fd);
}

void window_unwatch(Window *window, int fd) {
    if (window->watcher) {
        watcher_remove(window->watcher, fd);
    }
}

// --- Size and pixels. ---

int window_width_px(const Window *window) {
    int w = 0;
    SDL_GetWindowSizeInPixels(window->window, &w, NULL);
    return w > 0 ? w : 1;
}

int window_height_px(const Window *window) {
    int h = 0;
    SDL_GetWindowSizeInPixels(window->window, NULL, &h);
    return h > 0 ? h : 1;
}

float window_scale(const Window *window) {
    return window->scale;
}

void window_set_scale(Window *window, float scale) {
    window->scale = clamp_scale(scale);
    float unit = window->scale / pixel_ratio(window);
    SDL_SetWindowMinimumSize(window->window, (int)(LEAST_W * unit), (int)(LEAST_H * unit));
}

// SDL wants pixels that may be written; it does not write to a source.
static SDL_Surface *wrap_pixels(const uint32_t *pixels, int w, int h) {
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom((void *)(uintptr_t)pixels, w, h, 32,
                                                              w * 4, SDL_PIXELFORMAT_ARGB8888);
    return surface;
}

static void present_texture(Window *window, const uint32_t *pixels, int w_px, int h_px) {
    if (!window->renderer) {
        window->renderer = SDL_CreateRenderer(window->window, -1, 0);
    }
    if (!window->renderer) {
        return;
    }
    if (!window->texture || window->texture_w != w_px || window->texture_h != h_px) {
        if (window->texture) {
            SDL_DestroyTexture(window->texture);
        }
        window->texture = SDL_CreateTexture(window->renderer, SDL_PIXELFORMAT_ARGB8888,
                                            SDL_TEXTUREACCESS_STREAMING, w_px, h_px);
        window->texture_w = w_px;
        window->texture_h = h_px;
    }
    SDL_Rect target = {0, 0, w_px, h_px};
    SDL_UpdateTexture(window->texture, NULL, pixels, w_px * 4);
    SDL_RenderClear(window->renderer);
    SDL_RenderCopy(window->renderer, window->texture, NULL, &target);
    SDL_RenderPresent(window->renderer);
}

void window_present(Window *window, const uint32_t *pixels, int w_px, int h_px) {
    SDL_Surface *target = window->renderer ? NULL : SDL_GetWindowSurface(window->window);
    if (!target) {
        present_texture(window, pixels, w_px, h_px);
        return;
    }
    SDL_Surface *source = wrap_pixels(pixels, w_px, h_px);
    if (!source) {
        return;
    }
    SDL_SetSurfaceBlendMode(source, SDL_BLENDMODE_NONE);
    SDL_BlitSurface(source, NULL, target, NULL);
    SDL_FreeSurface(source);
    SDL_UpdateWindowSurface(window->window);
}

// --- What else a window has. ---

void window_set_title(Window *window, const char *title) {
    SDL_SetWindowTitle(window->window, title);
}

void window_set_icon(Window *window, const uint32_t *pixels, int side) {
    SDL_Surface *icon = wrap_pixels(pixels, side, side);
    if (icon) {
        SDL_SetWindowIcon(window->window, icon);
        SDL_FreeSurface(icon);
    }
}

static SDL_SystemCursor system_cursor(Cursor cursor) {
    static const SDL_SystemCursor cursors[] = {
        [CURSOR_ARROW] = SDL_SYSTEM_CURSOR_ARROW, [CURSOR_HAND] = SDL_SYSTEM_CURSOR_HAND,
        [CURSOR_TEXT] = SDL_SYSTEM_CURSOR_IBEAM,  [CURSOR_DRAG] = SDL_SYSTEM_CURSOR_SIZEWE,
        [CURSOR_BUSY] = SDL_SYSTEM_CURSOR_WAIT,
    };
    return cursors[cursor];
}

void window_set_cursor(Window *window, Cursor cursor) {
    if (cursor == window->cursor) {
        return;
    }
    window->cursor = cursor;
    if (!window->cursors[cursor]) {
        window->cursors[cursor] = SDL_CreateSystemCursor(system_cursor(cursor));
    }
    if (window->cursors[cursor]) {
        SDL_SetCursor(window->cursors[cursor]);
    }
}

void window_set_fullscreen(Window *window, bool fullscreen) {
    SDL_SetWindowFullscreen(window->window, fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

bool window_is_fullscreen(const Window *window) {
    return (SDL_GetWindowFlags(window->window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
}

WindowPlace window_place(const Window *window) {
    return window->floating;
}

void window_clipboard_set(Window *window, const char *text) {
    (void)window;
    SDL_SetClipboardText(text);
}

void window_clipboard_get(Window *window, Text *text) {
    (void)window;
    char *held = SDL_GetClipboardText();
    if (held) {
        text_add_z(text, held);
        SDL_free(held);
    }
}
