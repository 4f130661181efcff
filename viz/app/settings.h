// settings: what the window remembers between two starts.
//
// The size of the window and the files that were opened last, as key=value lines in one file. The
// folder is what LOCKSTEP_SETTINGS_DIR names, or lockstep below XDG_CONFIG_HOME or ~/.config. A
// file that is missing or broken is no error: then the defaults hold. Nothing else is written.
#pragma once

#include <stdbool.h>

enum {
    SETTINGS_MAX_RECENT = 12,
    SETTINGS_PATH_BYTES = 1024,
};

typedef struct Settings {
    int width; // logical pixels; 0: the default
    int height;
    char recent[SETTINGS_MAX_RECENT][SETTINGS_PATH_BYTES]; // newest first
    int recent_count;
} Settings; // {0} are the defaults

Settings settings_load(void);
// Returns false when it could not be written; the window works without.
bool settings_save(const Settings *settings);
// path is made absolute where possible, moved to the front, and copied.
void settings_add_recent(Settings *settings, const char *path);
