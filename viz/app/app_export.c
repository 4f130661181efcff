// The exporting part of app_parts.h.
#include <stdio.h>

#include "viz/app/app_parts.h"
#include "viz/app/export_frames.h"
#include "viz/app/steady.h"

enum {
    EXPORT_WIDTH = 1280,
    EXPORT_HEIGHT = 720,
};

static ExportLook look_of(const App *app) {
    const Options *options = app->options;
    return (ExportLook){.width_px = options->size ? options->width_px : EXPORT_WIDTH,
                        .height_px = options->size ? options->height_px : EXPORT_HEIGHT,
                        .scale = options->scale > 0 ? (float)options->scale : 1,
                        .theme = app->theme,
                        .axis = app->session.state.axis,
                        .compare = app->session.is_comparing,
                        .coarse = app->session.state.coarse};
}

void app_ask_for_export(App *app) {
    ExportLook look = look_of(app);
    int64_t count = look.compare
                        ? (int64_t)app->session.compare_picture.step_count
                        : (int64_t)trace_step_count(session_trace(&app->session), look.coarse);
    if (session_is_running_for_real(&app->session)) {
        app_set_message(app, "The real run goes on. Stop it with Esc, or wait for its end.");
    } else if (session_is_running(&app->session)) {
        app_set_message(app, "The program still runs. Stop it, or wait for its end.");
    } else if (count == 0) {
        app_set_message(app, "There is no step to export.");
    } else {
        export_box_ask(&app->export, app->session.lesson.program, (int)count, look.width_px,
                       look.height_px);
    }
}

// Between two frames of an export the window stays alive.
static bool report_export(void *context, int done, int count) {
    App *app = context;
    app->export.done = done;
    app->export.count = count;
    InputEvent events[APP_MAX_EVENTS];
    int taken = 0;
    while (taken < APP_MAX_EVENTS && window_next(app->window, &events[taken])) {
        app->quit = app->quit || events[taken].kind == INPUT_QUIT;
        taken++;
    }
    bool is_due = (steady_s() - app->drawn_s) * 1000 >= APP_NEWS_MS || done == count;
    if (taken > 0 || is_due) {
        app_draw(app, events, taken);
    }
    return !app->export.is_cancelled && !app->quit;
}

void app_export(App *app, const char *folder) {
    char path[SETTINGS_PATH_BYTES];
    snprintf(path, sizeof path, "%s", folder);
    export_box_begin(&app->export, steady_s());
    ExportLook look = look_of(app);
    Text problem = {0};
    int frames = 0;
    FrameProgress progress = {report_export, app};
    // The progress box draws with the same session: it must not see the exporter's step.
    FrameResult result =
        export_frames(&app->session, app->fonts, &look, path, &progress, &frames, &problem);
    app->export.is_running = false;
    app->changed = true;
    if (result == FRAMES_FAILED) {
        app_set_message(app, text_z(&problem));
    } else if (result == FRAMES_WRITTEN) {
        text_clear(&problem);
        text_printf(&problem, "%d frames are in %s", frames, path);
        app_set_message(app, text_z(&problem));
        app->is_good_news = true;
    }
    text_release(&problem);
}
