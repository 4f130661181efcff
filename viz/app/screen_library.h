// screen_library: what there is to open: chapters of lessons, and the files opened last.
//
// Reads the headers of the lessons once. Draws a frame and says what was chosen; opens nothing.
#pragma once

#include "viz/app/settings.h"
#include "viz/ui/widgets.h"

typedef struct LibraryItem {
    const char *title;
    const char *chapter; // "" for recent files
    const char *about;   // its first sentence; the folder of a recent file
    const char *path;
    bool is_done; // its last step was seen
} LibraryItem;

typedef struct Library {
    Arena arena; // owns all texts
    LibraryItem *items;
    int count;
    int recent_from;   // items from here on are recent files
    char problem[256]; // why there are no lessons, or ""
    int selected;
    float scroll;
    float recent_scroll;
    bool follow; // the selection moved by key: bring it into view
} Library;       // {0} is empty

// Finds the lessons and the recent files anew.
void library_load(Library *library, const Settings *settings);
void library_release(Library *library);

typedef enum LibraryChoice {
    LIBRARY_NOTHING,
    LIBRARY_FILE, // *path
    LIBRARY_OPEN, // the box that asks for a path
    LIBRARY_HELP,
} LibraryChoice;

// path is borrowed from the library. message is shown above the lists, "" for none.
LibraryChoice screen_library(Ui *ui, Library *library, const char *message, const char **path);
