// Opens the real window, shows the demo list, and prints one line for each event, until Escape or
// the window is closed. Watches standard input, so that a line typed there wakes it.
// Used by check_window.sh, and for trying out a display by hand.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/bench/demo_list.h"
#include "viz/sdl/painter.h"
#include "viz/sdl/window.h"

static void print_event(const InputEvent *event) {
    static const char *const names[] = {
        [INPUT_NOTHING] = "nothing", [INPUT_KEY] = "key",       [INPUT_TEXT] = "text",
        [INPUT_MOVE] = "move",       [INPUT_PRESS] = "press",   [INPUT_RELEASE] = "release",
        [INPUT_WHEEL] = "wheel",     [INPUT_LEAVE] = "leave",   [INPUT_RESIZE] = "resize",
        [INPUT_DROP] = "drop",       [INPUT_EXPOSE] = "expose", [INPUT_WAKE] = "wake",
        [INPUT_QUIT] = "quit",
    };
    printf("%s", names[event->kind]);
    if (event->kind == INPUT_KEY) {
        printf(" %d letter %c mods %u", (int)event->key, event->letter ? event->letter : '-',
               event->mods);
    } else if (event->kind == INPUT_TEXT) {
        printf(" %s", event->text);
    } else if (event->kind == INPUT_WHEEL) {
        printf(" %g,%g", (double)event->wheel.x, (double)event->wheel.y);
    } else if (event->kind == INPUT_PRESS || event->kind == INPUT_RELEASE) {
        printf(" %g,%g button %d", (double)event->at.x, (double)event->at.y, (int)event->button);
    } else {
        printf(" %g,%g", (double)event->at.x, (double)event->at.y);
    }
    printf("\n");
    fflush(stdout);
}

typedef struct Show {
    Window *window;
    Painter *painter;
    Metrics metrics;
    DrawList list;
} Show;

static void show(Show *show) {
    int w = window_width_px(show->window);
    int h = window_height_px(show->window);
    painter_resize(show->painter, w, h, window_scale(show->window));
    demo_list(&show->list, &show->metrics, 0);
    painter_draw(show->painter, &show->list);
    window_present(show->window, painter_pixels(show->painter), w, h);
}

static bool handle(Show *state, const InputEvent *event) {
    print_event(event);
    if (event->kind == INPUT_WAKE) {
        char line[64];
        if (read(STDIN_FILENO, line, sizeof line) <= 0) {
            window_unwatch(state->window, STDIN_FILENO);
        }
    }
    if (event->kind == INPUT_RESIZE || event->kind == INPUT_EXPOSE) {
        show(state);
    }
    return event->kind != INPUT_QUIT && !(event->kind == INPUT_KEY && event->key == KEY_ESCAPE);
}

int main(int argc, char **argv) {
    Text notes = {0};
    float scale = argc > 1 ? strtof(argv[1], NULL) : 0;
    WindowOptions options = {.title = "Lockstep", .place = {.w = 1000, .h = 600}, .scale = scale};
    Show state = {.window = window_new(&options, &notes)};
    Fonts *fonts = state.window ? fonts_new(&notes) : NULL;
    if (!fonts) {
        fprintf(stderr, "show_window: %s\n", text_z(&notes));
        window_free(state.window);
        text_release(&notes);
        return 2;
    }
    state.metrics = fonts_metrics(fonts);
    state.painter = painter_new(fonts, 16, 16, 1, theme_at(0));
    window_set_cursor(state.window, CURSOR_HAND);
    window_watch(state.window, STDIN_FILENO);
    show(&state);
    printf("ready %dx%d\n", window_width_px(state.window), window_height_px(state.window));
    fflush(stdout);
    InputEvent event;
    while (!window_wait(state.window, 200, &event) || handle(&state, &event)) {
    }
    painter_free(state.painter);
    draw_list_release(&state.list);
    fonts_free(fonts);
    window_free(state.window);
    text_release(&notes);
    return 0;
}
