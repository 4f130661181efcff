// The exporting part of app_parts.h.
#include <stdio.h>

#include "viz/app/app_parts.h"
#include "viz/app/export_frames.h"

enum {
    EXPORT_WIDTH = 1280,
    EXPORT_HEIGHT = 720,
};

void app_ask_for_export(App *app) {
    if (trace_step_count(session_trace(&app->session), false) == 0) {
        app_set_message(app, "There is no step to export.");
        return;
    }
    export_box_ask(&app->export, app->session.lesson.program);
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
    app_draw(app, events, taken);
    return !app->export.is_cancelled && !app->quit;
}

void app_export(App *app, const char *folder) {
    char path[SETTINGS_PATH_BYTES];
    snprintf(path, sizeof path, "%s", folder);
    export_box_begin(&app->export, app_now_s());
    const Options *options = app->options;
    ExportLook look = {.width_px = options->width_px > 0 ? options->width_px : EXPORT_WIDTH,
                       .height_px = options->height_px > 0 ? options->height_px : EXPORT_HEIGHT,
                       .scale = 1,
                       .theme = app->theme,
                       .axis = app->session.state.axis,
                       .coarse = app->session.state.coarse};
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
