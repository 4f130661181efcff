// settings: what the window remembers between two starts.
//
// Where the window stood, the files that were opened last and the lessons that were gone through,
// as key=value lines in one file. The folder is what LOCKSTEP_SETTINGS_DIR names, or lockstep below
// XDG_CONFIG_HOME or ~/.config. A file that is missing or broken is no error: then the defaults
// hold. Nothing else is written.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "viz/sdl/window_place.h"

enum {
    SETTINGS_MAX_RECENT = 12,
    SETTINGS_PATH_BYTES = 1024,
    SETTINGS_MAX_DONE = 128,
    SETTINGS_KEY_BYTES = 128,
};

typedef struct Settings {
    WindowPlace place;                                     // all zero: the default
    char recent[SETTINGS_MAX_RECENT][SETTINGS_PATH_BYTES]; // newest first
    int recent_count;
    char done[SETTINGS_MAX_DONE][SETTINGS_KEY_BYTES]; // lessons whose last step was seen
    int done_count;
} Settings; // {0} are the defaults

// Where the files of a person are; make: it is made if it is not there. False: there is no place.
bool settings_folder(char *path, size_t size, bool make);
Settings settings_load(void);
// Returns false when it could not be written; the window works without.
bool settings_save(const Settings *settings);
// path is made absolute where possible, moved to the front, and copied.
void settings_add_recent(Settings *settings, const char *path);

// A lesson is known by the last two parts of its path: chapter and file. Returns whether it is new.
bool settings_add_done(Settings *settings, const char *path);
bool settings_is_done(const Settings *settings, const char *path);
