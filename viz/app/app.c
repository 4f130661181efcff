#include "viz/app/app.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "viz/app/app_parts.h"
#include "viz/app/screen_lesson.h"
#include "viz/app/steady.h"

enum {
    FRAMES_PER_TURN = 4, // a change may need another frame, never more than a few
};

void app_set_message(App *app, const char *text) {
    const char *prefix = "lockstep: ";
    if (strncmp(text, prefix, strlen(prefix)) == 0) {
        text += strlen(prefix);
    }
    snprintf(app->message, sizeof app->message, "%.*s", (int)strcspn(text, "\n"), text);
    app->is_good_news = false;
}

static bool is_same_file(const char *a, const char *b) {
    struct stat left;
    struct stat right;
    return stat(a, &left) == 0 && stat(b, &right) == 0 && left.st_dev == right.st_dev &&
           left.st_ino == right.st_ino;
}

static bool is_lesson_of_ours(const App *app, const char *path) {
    for (int i = 0; i < app->library.recent_from; i++) {
        if (is_same_file(app->library.items[i].path, path)) {
            return true;
        }
    }
    return false;
}

static void show_opened(App *app) {
    const Lesson *lesson = &app->session.lesson;
    app->screen = SCREEN_LESSON;
    app->open.is_open = false;
    app->keys_shown = false;
    app->changed = true;
    app->message[0] = '\0';
    if (!is_lesson_of_ours(app, lesson->path)) {
        settings_add_recent(&app->settings, lesson->path);
        settings_save(&app->settings);
    }
    Text title = {0};
    text_printf(&title, "%s \u2013 Lockstep", lesson->title);
    window_set_title(app->window, text_z(&title));
    text_release(&title);
}

static void show_problem(App *app, const Text *problem) {
    app_set_message(app, text_z(problem));
    if (app->open.is_open) { // it is told in the box that asked for the path
        snprintf(app->open.problem, sizeof app->open.problem, "%.*s",
                 (int)sizeof app->open.problem - 1, app->message);
        app->message[0] = '\0';
    }
    app->changed = true;
}

static void open_path(App *app, const char *path, const char *which) {
    Text problem = {0};
    if (session_open(&app->session, app->options, path, which, &problem)) {
        show_opened(app);
    } else {
        show_problem(app, &problem);
    }
    text_release(&problem);
}

static void show_library(App *app) {
    Library *library = &app->library;
    int selected = library->selected;
    float scroll = library->scroll;
    library_load(library, &app->settings);
    library->selected = selected < library->count ? selected : 0;
    library->scroll = scroll;
    for (int i = 0; i < library->count && app->session.is_open; i++) {
        if (is_same_file(library->items[i].path, app->session.lesson.path)) {
            library->selected = i;
            library->follow = true;
            break;
        }
    }
    app->screen = SCREEN_LIBRARY;
    app->changed = true;
}

static void apply(App *app, Action action) {
    if (action.kind == ACTION_NONE) {
        return;
    }
    app->changed = true;
    switch (action.kind) {
    case ACTION_LESSONS:
        show_library(app);
        break;
    case ACTION_OPEN:
        path_dialog_open(&app->open, false, "");
        break;
    case ACTION_EXPORT:
        app_ask_for_export(app);
        break;
    case ACTION_HELP:
        app->keys_shown = true;
        break;
    case ACTION_CALIBRATE:
        calibrator_start(&app->calibrator, app->session.profile);
        break;
    case ACTION_NONE:
    case ACTION_PLAYER:
    case ACTION_STEP:
    case ACTION_DRAG:
    case ACTION_EVENT:
    case ACTION_AXIS:
    case ACTION_COARSE:
    case ACTION_SPEED:
    case ACTION_BLOCK:
    case ACTION_MODEL:
    case ACTION_PROFILE:
    case ACTION_COMPARE:
    case ACTION_CORES:
    case ACTION_INPUT:
    case ACTION_STOP:
    case ACTION_REAL:
    case ACTION_STOP_REAL:
        session_apply(&app->session, action);
        break;
    }
}

static void stop_real_keys(App *app, View *view) {
    if (session_is_running_for_real(&app->session) && ui_key(&app->ui, KEY_ESCAPE, 0)) {
        view_act(view, ACTION_STOP_REAL, 0);
    }
}

static void draw_lesson_screen(App *app) {
    View view = session_view(&app->session, &app->ui, &app->frame);
    screen_lesson_draw(&view);
    screen_lesson_keys(&view);
    stop_real_keys(app, &view);
    if (ui_key(&app->ui, KEY_ESCAPE, 0) && app->session.player.playing) {
        view_act(&view, ACTION_PLAYER, PLAYER_TOGGLE);
    }
    apply(app, view.action);
}

static void draw_compare_screen(App *app) {
    CompareView compare = session_compare_view(&app->session, &app->ui, &app->frame);
    screen_compare_draw(&compare);
    stop_real_keys(app, &compare.view);
    screen_compare_keys(&compare);
    if (ui_key(&app->ui, KEY_ESCAPE, 0) && app->session.compare_player.playing) {
        view_act(&compare.view, ACTION_PLAYER, PLAYER_TOGGLE);
    }
    apply(app, compare.view.action);
}

static void draw_library_screen(App *app) {
    const char *path = NULL;
    switch (screen_library(&app->ui, &app->library, app->message, &path)) {
    case LIBRARY_NOTHING:
        break;
    case LIBRARY_FILE:
        open_path(app, path, NULL);
        break;
    case LIBRARY_OPEN:
        apply(app, (Action){ACTION_OPEN, 0});
        break;
    case LIBRARY_HELP:
        apply(app, (Action){ACTION_HELP, 0});
        break;
    }
    if (app->session.is_open && (ui_key(&app->ui, KEY_ESCAPE, 0) || ui_typed(&app->ui, "l"))) {
        app->screen = SCREEN_LESSON;
        app->message[0] = '\0';
        app->changed = true;
    }
}

// What went wrong, while a lesson is shown; the library has a place of its own for it.
static void draw_message(App *app) {
    bool close = false;
    Rect rest = ui_dialog_begin(&app->ui, 620, 170,
                                app->is_good_news ? "Done" : "That did not work", &close);
    Rect buttons = rect_cut_bottom(&rest, 34);
    ui_text(&app->ui, rest, ALIGN_LEFT, FONT_UI, 14, INK_TEXT, app->message);
    close = ui_button(&app->ui, rect_cut_right(&buttons, 100), "OK", BUTTON_PRIMARY) || close;
    close = ui_key(&app->ui, KEY_ENTER, 0) || close;
    ui_dialog_end(&app->ui);
    if (close) {
        app->message[0] = '\0';
        app->changed = true;
    }
}

static void draw_dialogs(App *app) {
    const char *path = path_dialog(&app->ui, &app->open);
    if (path) {
        char copy[SETTINGS_PATH_BYTES];
        snprintf(copy, sizeof copy, "%s", path);
        open_path(app, copy, NULL);
    }
    if (app->keys_shown) {
        bool close = false;
        screen_keys_draw(&app->ui, &close);
        app->keys_shown = !close;
        app->changed = app->changed || close;
    }
    if (*app->message && app->screen == SCREEN_LESSON && !app->open.is_open) {
        draw_message(app);
    }
}

static bool wants_to_quit(App *app) {
    return ui_letter(&app->ui, 'q', MOD_CTRL) || ui_letter(&app->ui, 'w', MOD_CTRL) ||
           (!ui_has_overlay(&app->ui) && ui_typed(&app->ui, "q"));
}

// The clipboard is asked only when it is wanted: it belongs to another program.
static const char *pasted_text(App *app, const InputEvent *events, int count) {
    for (int i = 0; i < count; i++) {
        const InputEvent *event = &events[i];
        if (event->kind == INPUT_KEY && event->key == KEY_LETTER && event->letter == 'v' &&
            event->mods == MOD_CTRL) {
            Text text = {0};
            window_clipboard_get(app->window, &text);
            const char *copy = arena_copy_text(&app->frame, text_z(&text), text.length);
            text_release(&text);
            return copy;
        }
    }
    return NULL;
}

// Fills the list; returns the folder of an export that shall begin, or NULL.
static const char *build_frame(App *app, const InputEvent *events, int count) {
    float scale = window_scale(app->window);
    float w = (float)window_width_px(app->window) / scale;
    float h = (float)window_height_px(app->window) / scale;
    const char *folder = NULL;
    arena_clear(&app->frame);
    draw_begin(&app->list, w, h);
    app->ui.pasted = pasted_text(app, events, count);
    ui_begin(&app->ui, &app->list, &app->metrics, w, h, events, count);
    if (app->export.is_running) {
        // Behind the box the exporter's own state must not be touched: nothing but the box.
        draw_rect(&app->list, app->ui.view, 0, INK_BACKGROUND, INK_NONE);
        export_box_draw(&app->export, &app->ui, &app->frame, steady_s());
    } else {
        if (app->screen == SCREEN_LESSON && app->session.is_comparing) {
            draw_compare_screen(app);
        } else if (app->screen == SCREEN_LESSON) {
            draw_lesson_screen(app);
        } else {
            draw_library_screen(app);
        }
        draw_dialogs(app);
        folder = path_dialog(&app->ui, &app->export.dialog);
        app->quit = wants_to_quit(app) || app->quit;
    }
    ui_end(&app->ui);
    draw_end(&app->list);
    return folder;
}

void app_draw(App *app, const InputEvent *events, int count) {
    const char *folder = NULL;
    for (int i = 0; i < FRAMES_PER_TURN; i++) {
        int layer = app->ui.next_layer;
        app->changed = false;
        folder = build_frame(app, i == 0 ? events : NULL, i == 0 ? count : 0);
        if (folder || (!app->changed && app->ui.next_layer == layer && i > 0) ||
            (!app->changed && count == 0 && app->ui.next_layer == layer)) {
            break;
        }
    }
    painter_resize(app->painter, window_width_px(app->window), window_height_px(app->window),
                   window_scale(app->window));
    painter_draw(app->painter, &app->list);
    window_present(app->window, painter_pixels(app->painter), painter_width(app->painter),
                   painter_height(app->painter));
    app->drawn_s = steady_s();
    bool counts = app->frames_left > 0 && !session_is_running(&app->session) &&
                  !session_is_running_for_real(&app->session);
    app->quit = app->quit || (counts && --app->frames_left == 0);
    if (folder) {
        app_export(app, folder);
    }
}

// A lesson is gone through when its last step was seen.
static void note_progress(App *app) {
    const Session *session = &app->session;
    const Player *player = &session->player;
    bool at_end = player->step_count > 0 && player->step == player->step_count - 1;
    if (app->screen == SCREEN_LESSON && at_end && !session_is_running(session) &&
        is_lesson_of_ours(app, session->lesson.path) &&
        settings_add_done(&app->settings, session->lesson.path)) {
        settings_save(&app->settings);
    }
}

// Who closes the list of profiles wants no measuring; when it is done, it is what applies.
static void follow_calibration(App *app) {
    Calibrator *calibrator = &app->calibrator;
    ViewState *state = &app->session.state;
    if (calibrator->state != CALIBRATOR_IDLE && !state->profiles_open) {
        calibrator_stop(calibrator);
    }
    app->changed = calibrator_poll(calibrator) || app->changed;
    state->calibrating = calibrator->state == CALIBRATOR_RUNS ? calibrator->line : NULL;
    if (calibrator->state == CALIBRATOR_FAILED) {
        state->profiles_open = false;
        app_set_message(app,
                        *calibrator->line ? calibrator->line : "this machine was not measured");
        calibrator_stop(calibrator);
    } else if (calibrator->state == CALIBRATOR_DONE) {
        int count = 0;
        options_profiles(&count);
        state->profiles_open = false;
        calibrator_stop(calibrator);
        apply(app, (Action){ACTION_PROFILE, count});
    }
}

static void turn(App *app) {
    InputEvent events[APP_MAX_EVENTS];
    int count = app_take_events(app, events);
    double now = steady_s();
    bool moved = app->screen == SCREEN_LESSON &&
                 player_tick(session_player(&app->session), now - app->last_s);
    app->last_s = now;
    app->news = session_pump(&app->session, 0) || app->news;
    follow_calibration(app);
    if (app->drop[0]) {
        char path[SETTINGS_PATH_BYTES];
        memcpy(path, app->drop, sizeof path);
        app->drop[0] = '\0';
        open_path(app, path, NULL);
    }
    // A run that pours must not keep the window busy with drawing.
    bool show_news = app->news && (!session_is_running(&app->session) ||
                                   (now - app->drawn_s) * 1000 >= APP_NEWS_MS);
    bool woken = count == 1 && events[0].kind == INPUT_WAKE;
    if ((count > 0 && !woken) || moved || show_news || app->changed) {
        app->news = false;
        app_draw(app, events, count);
        note_progress(app);
    }
}

static bool open_window(App *app, Text *problem) {
    const Options *options = app->options;
    app->theme = options->theme ? theme_find(options->theme) : theme_at(0);
    if (!app->theme) {
        text_printf(problem, "lockstep: there is no theme %s\n", options->theme);
        return false;
    }
    app->fonts = fonts_new(problem);
    if (!app->fonts) {
        text_add_z(problem, "lockstep: there is no font to draw with\n");
        return false;
    }
    fputs(text_z(problem), stderr); // fonts that stand in for others
    text_clear(problem);
    app->metrics = fonts_metrics(app->fonts);
    WindowOptions window = {.title = "Lockstep", .scale = (float)options->scale};
    if (options->size) {
        double scale = options->scale > 0 ? options->scale : 1; // --size counts pixels
        window.place.w = (int)(options->width_px / scale);
        window.place.h = (int)(options->height_px / scale);
    } else {
        window.place = app->settings.place;
    }
    app->window = window_new(&window, problem);
    if (!app->window) {
        return false;
    }
    app->painter =
        painter_new(app->fonts, window_width_px(app->window), window_height_px(app->window),
                    window_scale(app->window), app->theme);
    if (!app->painter) {
        text_add_z(problem, "lockstep: the icons cannot be drawn\n");
    }
    return app->painter != NULL;
}

static void close_window(App *app) {
    if (app->window && !app->options->size) { // a size that was asked for is for this time only
        app->settings.place = window_place(app->window);
    }
    settings_save(&app->settings);
    calibrator_stop(&app->calibrator);
    session_close(&app->session);
    app_watch_engine(app);
    library_release(&app->library);
    path_dialog_release(&app->open);
    path_dialog_release(&app->export.dialog);
    painter_free(app->painter);
    window_free(app->window);
    fonts_free(app->fonts);
    draw_list_release(&app->list);
    arena_release(&app->frame);
}

// The engine is started before the window is opened: both take their time, and the first frame
// shows the run already when it was short.
int app_run_window(const Options *options) {
    App app = {.options = options,
               .settings = settings_load(),
               .changed = true,
               .watched = -1,
               .frames_left = options->frames};
    Text opening = {0};
    Text problem = {0};
    int status = 0;
    bool opened = options->file &&
                  session_open(&app.session, options, options->file, options->block, &opening);
    if (!open_window(&app, &problem)) {
        fputs(text_z(&problem), stderr);
        status = 2;
    } else {
        show_library(&app);
        if (opened) {
            show_opened(&app);
        } else if (options->file) {
            show_problem(&app, &opening);
        }
        app.last_s = steady_s();
        while (!app.quit) {
            turn(&app);
        }
    }
    text_release(&opening);
    text_release(&problem);
    close_window(&app);
    return status;
}
