// dialog_open: a path, typed with help: what lies in the folder is listed below and completed.
//
// Looks into folders, opens no file. Used for files to open and for the folder of an export.
#pragma once

#include "viz/ui/widgets.h"

typedef struct PathDialog {
    bool is_open;
    bool wants_folder; // an export: any name will do
    TextField field;
    char listed[1024]; // the folder that names were read from
    char **names;      // owned; each is in the arena; folders end with '/'
    int *found;        // owned: numbers of the names that begin with what was typed
    int name_count;
    int name_capacity;
    int selected; // -1: nothing
    float scroll;
    Arena arena;
    char about[160];   // a line below the title
    char problem[256]; // the last one was not opened, and why
} PathDialog;

void path_dialog_open(PathDialog *dialog, bool wants_folder, const char *start);
void path_dialog_release(PathDialog *dialog);

// Draws it when it is open. Returns the chosen path (borrowed until the next frame) or NULL.
const char *path_dialog(Ui *ui, PathDialog *dialog);
