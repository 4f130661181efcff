#include "viz/app/settings.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool settings_folder(char *path, size_t size) {
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

static void read_line(Settings *settings, char *line) {
    line[strcspn(line, "\n")] = '\0';
    char *value = strchr(line, '=');
    if (!value) {
        return;
    }
    *value++ = '\0';
    if (strcmp(line, "width") == 0) {
        settings->width = atoi(value);
    } else if (strcmp(line, "height") == 0) {
        settings->height = atoi(value);
    } else if (strcmp(line, "recent") == 0 && settings->recent_count < SETTINGS_MAX_RECENT &&
               strlen(value) < SETTINGS_PATH_BYTES && *value) {
        memcpy(settings->recent[settings->recent_count++], value, strlen(value) + 1);
    }
}

Settings settings_load(void) {
    Settings settings = {0};
    char folder[SETTINGS_PATH_BYTES];
    char path[SETTINGS_PATH_BYTES + 16];
    if (!settings_folder(folder, sizeof folder)) {
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
    bool sane = settings.width >= 200 && settings.width <= 16384 && settings.height >= 200 &&
                settings.height <= 16384;
    if (!sane) {
        settings.width = 0;
        settings.height = 0;
    }
    return settings;
}

bool settings_save(const Settings *settings) {
    char folder[SETTINGS_PATH_BYTES];
    char path[SETTINGS_PATH_BYTES + 16];
    char fresh[SETTINGS_PATH_BYTES + 24];
    if (!settings_folder(folder, sizeof folder) || !make_folders(folder)) {
        return false;
    }
    snprintf(path, sizeof path, "%s/window.conf", folder);
    snprintf(fresh, sizeof fresh, "%s.new", path);
    FILE *file = fopen(fresh, "w");
    if (!file) {
        return false;
    }
    fprintf(file, "width=%d\nheight=%d\n", settings->width, settings->height);
    for (int i = 0; i < settings->recent_count; i++) {
        fprintf(file, "recent=%s\n", settings->recent[i]);
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
