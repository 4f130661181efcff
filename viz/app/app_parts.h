// app_parts: the state of the window's loop, and the parts that it is cut into.
//
// Private to viz/app/app*.c: opening and drawing are in app.c, waiting for events in app_events.c,
// exporting from the window in app_export.c. One App lives as long as the window.
#pragma once

#include "viz/app/calibrator.h"
#include "viz/app/export_box.h"
#include "viz/app/screen_library.h"
#include "viz/app/session.h"
#include "viz/sdl/painter.h"
#include "viz/sdl/window.h"

enum {
    APP_MAX_EVENTS = 64,
    APP_NEWS_MS = 40, // between two frames that only show how far the engine is
    APP_MESSAGE_BYTES = 512,
};

typedef enum Screen {
    SCREEN_LIBRARY,
    SCREEN_LESSON,
} Screen;

typedef struct App {
    const Options *options; // borrowed
    Window *window;
    Fonts *fonts;
    Metrics metrics;
    Painter *painter;
    const Theme *theme;
    DrawList list;
    Ui ui;
    Arena frame;
    Settings settings;
    Screen screen;
    Session session;
    Library library;
    PathDialog open;
    ExportBox export;
    Calibrator calibrator;
    int watched;          // our own copy of the descriptor that the engine writes to; -1: none
    uint64_t watched_run; // whose it is
    int frames_left;      // of --frames; 0: no limit
    bool keys_shown;
    bool quit;
    bool changed; // draw another frame
    char message[APP_MESSAGE_BYTES];
    bool is_good_news;              // what message tells
    char drop[SETTINGS_PATH_BYTES]; // dropped on the window, to be opened
    double last_s;
    double drawn_s; // when the last frame was shown
    bool news;      // the engine wrote something that has not been shown
} App;

// One line for the person: without the program's name in front and what follows the first line.
void app_set_message(App *app, const char *text);
// Shows the next frame. events are what happened since the last one.
void app_draw(App *app, const InputEvent *events, int count);

// Waits until there is something to do. events has room for APP_MAX_EVENTS; returns how many.
int app_take_events(App *app, InputEvent *events);
// Lets the engine that runs now wake the window.
void app_watch_engine(App *app);

void app_ask_for_export(App *app);
// Returns when the frames are written, or the person stopped it. The window stays alive meanwhile.
void app_export(App *app, const char *folder);
