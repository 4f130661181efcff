#include "viz/sdl/window_place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/text.h"

enum {
    SIDE_MAX = 16384
};

// The folder's path, or nothing when there is no home.
static void state_folder(Text *path) {
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (state && state[0] == '/') {
        text_printf(path, "%s/lockstep", state);
    } else if (home && home[0] == '/') {
        text_printf(path, "%s/.local/state/lockstep", home);
    }
}

static bool is_sensible(const WindowPlace *place) {
    return place->w > 0 && place->w <= SIDE_MAX && place->h > 0 && place->h <= SIDE_MAX &&
           place->x > -SIDE_MAX && place->x < SIDE_MAX && place->y > -SIDE_MAX &&
           place->y < SIDE_MAX;
}

WindowPlace window_place_load(void) {
    Text path = {0};
    state_folder(&path);
    text_add_z(&path, "/window");
    WindowPlace place = {.is_placed = true};
    int maximized = 0;
    FILE *file = fopen(text_z(&path), "r");
    text_release(&path);
    if (!file) {
        return (WindowPlace){0};
    }
    int count = fscanf(file, "%d %d %d %d %d", &place.x, &place.y, &place.w, &place.h, &maximized);
    fclose(file);
    place.is_maximized = maximized == 1;
    return count == 5 && is_sensible(&place) ? place : (WindowPlace){0};
}

// Creates what is missing of the folder's path; errors show when the file is opened.
static void make_folders(const Text *folder) {
    Text part = {0};
    for (size_t i = 1; i <= folder->length; i++) {
        if (i == folder->length || folder->bytes[i] == '/') {
            text_clear(&part);
            text_add(&part, folder->bytes, i);
            mkdir(text_z(&part), 0700);
        }
    }
    text_release(&part);
}

bool window_place_save(const WindowPlace *place) {
    Text path = {0};
    state_folder(&path);
    if (path.length == 0) {
        text_release(&path);
        return false;
    }
    make_folders(&path);
    text_add_z(&path, "/window");
    FILE *file = fopen(text_z(&path), "w");
    text_release(&path);
    if (!file) {
        return false;
    }
    bool ok = fprintf(file, "%d %d %d %d %d\n", place->x, place->y, place->w, place->h,
                      place->is_maximized ? 1 : 0) > 0;
    return fclose(file) == 0 && ok;
}
