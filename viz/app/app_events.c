// The waiting half of app_parts.h.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "viz/app/app_parts.h"

static int wait_ms(App *app) {
    int ms = -1;
    double wants = app->screen == SCREEN_LESSON ? player_wants(session_player(&app->session)) : -1;
    if (wants >= 0) {
        ms = (int)(wants * 1000) + 1;
    }
    // The engine of a lesson wakes the window; four at once, a real run and calibrate are asked.
    bool asks = app->news || comparison_is_running(&app->session.comparison) ||
                session_is_running_for_real(&app->session) ||
                app->calibrator.state == CALIBRATOR_RUNS;
    if (asks && (ms < 0 || ms > APP_NEWS_MS)) {
        ms = APP_NEWS_MS;
    }
    return app->changed ? 0 : ms;
}

// The engine's descriptor is closed behind our back when its stream ends, so a copy is watched.
void app_watch_engine(App *app) {
    const EngineProcess *engine = app->session.engine;
    int descriptor = engine ? engine_process_descriptor(engine) : -1;
    if (app->watched >= 0 && (descriptor < 0 || app->session.run_count != app->watched_run)) {
        window_unwatch(app->window, app->watched);
        close(app->watched);
        app->watched = -1;
    }
    if (app->watched < 0 && descriptor >= 0) {
        app->watched = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
        app->watched_run = app->session.run_count;
        if (app->watched >= 0) {
            window_watch(app->window, app->watched);
        }
    }
}

static void note_event(App *app, const InputEvent *event) {
    switch (event->kind) {
    case INPUT_QUIT:
        app->quit = true;
        break;
    case INPUT_DROP:
        snprintf(app->drop, sizeof app->drop, "%s", event->path);
        break;
    case INPUT_RESIZE:
    case INPUT_NOTHING:
    case INPUT_KEY:
    case INPUT_TEXT:
    case INPUT_MOVE:
    case INPUT_PRESS:
    case INPUT_RELEASE:
    case INPUT_WHEEL:
    case INPUT_LEAVE:
    case INPUT_EXPOSE:
    case INPUT_WAKE:
        break;
    }
}

// Two clicks of the same turn must not melt into one: a frame sees at most one press.
static bool ends_turn(const InputEvent *event) {
    return event->kind == INPUT_PRESS || event->kind == INPUT_RELEASE || event->kind == INPUT_KEY ||
           event->kind == INPUT_TEXT;
}

int app_take_events(App *app, InputEvent *events) {
    int count = 0;
    app_watch_engine(app);
    bool more = window_wait(app->window, wait_ms(app), &events[0]);
    while (more) {
        note_event(app, &events[count]);
        bool stop = ends_turn(&events[count]);
        count++;
        if (stop || count == APP_MAX_EVENTS || app->drop[0]) {
            break;
        }
        more = window_next(app->window, &events[count]);
    }
    return count;
}
