#include "viz/app/settings.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    LEAST_SIDE = 200, // of a remembered window, in logical pixels
    SIDE_MAX = 16384,
};

static bool find_folder(char *path, size_t size) {
    const char *named = getenv("LOCKSTEP_SETTINGS_DIR");
    const char *config = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    int length = -1;
    if (named && *named) {
        length = snprintf(path, size, "%s", named);
    } else if (config && *config) {
        length = snprintf(path, size, "%s/lockstep", config);
    } else if (home && *home) {
        length = snprintf(path, size, "%s/.config/lockstep", home);
    }
    return length > 0 && (size_t)length < size;
}

// Makes every folder on the way.
static bool make_folders(const char *path) {
    char part[SETTINGS_PATH_BYTES];
    size_t length = strlen(path);
    if (length >= sizeof part) {
        return false;
    }
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0') {
            continue;
        }
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0755) != 0 && errno != EEXIST) {
            return false;
        }
    }
    return true;
}

bool settings_folder(char *path, size_t size, bool make) {
    return find_folder(path, size) && (!make || make_folders(path));
}

static bool read_place(WindowPlace *place, const char *key, const char *value) {
    const struct {
        const char *key;
        int *number;
    } rows[] = {{"width", &place->w}, {"height", &place->h}, {"x", &place->x}, {"y", &place->y}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].key, key) == 0) {
            *rows[i].number = atoi(value);
            place->is_placed = place->is_placed || rows[i].number == &place->x;
            return true;
        }
    }
    if (strcmp(key, "maximized") == 0) {
        place->is_maximized = atoi(value) == 1;
        return true;
    }
    return false;
}

static void read_line(Settings *settings, char *line) {
    line[strcspn(line, "\n")] = '\0';
    char *value = strchr(line, '=');
    if (!value || !value[1]) {
        return;
    }
    *value++ = '\0';
    if (read_place(&settings->place, line, value)) {
        return;
    }
    size_t bytes = strlen(value) + 1;
    if (strcmp(line, "recent") == 0 && settings->recent_count < SETTINGS_MAX_RECENT &&
        bytes <= SETTINGS_PATH_BYTES) {
        memcpy(settings->recent[settings->recent_count++], value, bytes);
    } else if (strcmp(line, "done") == 0 && settings->done_count < SETTINGS_MAX_DONE &&
               bytes <= SETTINGS_KEY_BYTES) {
        memcpy(settings->done[settings->done_count++], value, bytes);
    }
}

static bool is_sensible(const WindowPlace *place) {
    return place->w >= LEAST_SIDE && place->w <= SIDE_MAX && place->h >= LEAST_SIDE &&
           place->h <= SIDE_MAX && place->x > -SIDE_MAX && place->x < SIDE_MAX &&
           place->y > -SIDE_MAX && place->y < SIDE_MAX;
}

Settings settings_load(void) {
    Settings settings = {0};
    char folder[SETTINGS_PATH_BYTES];
    char path[SETTINGS_PATH_BYTES + 16];
    if (!find_folder(folder, sizeof folder)) {
        return settings;
    }
    snprintf(path, sizeof path, "%s/window.conf", folder);
    FILE *file = fopen(path, "r");
    if (!file) {
        return settings;
    }
    char line[SETTINGS_PATH_BYTES + 16];
    while (fgets(line, sizeof line, file)) {
        read_line(&settings, line);
    }
    fclose(file);
    if (!is_sensible(&settings.place)) {
        settings.place = (WindowPlace){0};
    }
    return settings;
}

static void write_place(FILE *file, const WindowPlace *place) {
    if (place->w > 0) {
        fprintf(file, "width=%d\nheight=%d\nmaximized=%d\n", place->w, place->h,
                place->is_maximized);
    }
    if (place->is_placed) {
        fprintf(file, "x=%d\ny=%d\n", place->x, place->y);
    }
}

bool settings_save(const Settings *settings) {
    char folder[SETTINGS_PATH_BYTES];
    char path[SETTINGS_PATH_BYTES + 16];
    char fresh[SETTINGS_PATH_BYTES + 24];
    if (!find_folder(folder, sizeof folder) || !make_folders(folder)) {
        return false;
    }
    snprintf(path, sizeof path, "%s/window.conf", folder);
    snprintf(fresh, sizeof fresh, "%s.new", path);
    FILE *file = fopen(fresh, "w");
    if (!file) {
        return false;
    }
    write_place(file, &settings->place);
    for (int i = 0; i < settings->recent_count; i++) {
        fprintf(file, "recent=%s\n", settings->recent[i]);
    }
    for (int i = 0; i < settings->done_count; i++) {
        fprintf(file, "done=%s\n", settings->done[i]);
    }
    bool good = fflush(file) == 0 && !ferror(file);
    good = fclose(file) == 0 && good;
    return good && rename(fresh, path) == 0;
}

void settings_add_recent(Settings *settings, const char *path) {
    char *absolute = realpath(path, NULL);
    const char *added = absolute ? absolute : path;
    if (strlen(added) < SETTINGS_PATH_BYTES && !strchr(added, '\n')) {
        int at = 0;
        while (at < settings->recent_count && strcmp(settings->recent[at], added) != 0) {
            at++;
        }
        if (at == settings->recent_count && at < SETTINGS_MAX_RECENT) {
            settings->recent_count++;
        }
        at = at < SETTINGS_MAX_RECENT ? at : SETTINGS_MAX_RECENT - 1;
        char copy[SETTINGS_PATH_BYTES];
        snprintf(copy, sizeof copy, "%s", added);
        memmove(settings->recent[1], settings->recent[0], (size_t)at * SETTINGS_PATH_BYTES);
        memcpy(settings->recent[0], copy, strlen(copy) + 1);
    }
    free(absolute); // realpath's own
}

// "02-tasks/01-three-downloads.md" of a whole path.
static const char *lesson_key(const char *path) {
    const char *key = path;
    const char *next = path;
    for (const char *c = path; *c; c++) {
        if (*c == '/') {
            key = next;
            next = c + 1;
        }
    }
    return key;
}

bool settings_is_done(const Settings *settings, const char *path) {
    const char *key = lesson_key(path);
    for (int i = 0; i < settings->done_count; i++) {
        if (strcmp(settings->done[i], key) == 0) {
            return true;
        }
    }
    return false;
}

bool settings_add_done(Settings *settings, const char *path) {
    const char *key = lesson_key(path);
    size_t bytes = strlen(key) + 1;
    if (settings_is_done(settings, path) || settings->done_count == SETTINGS_MAX_DONE ||
        bytes > SETTINGS_KEY_BYTES || strchr(key, '\n')) {
        return false;
    }
    memcpy(settings->done[settings->done_count++], key, bytes);
    return true;
}
