// file_list: the Markdown files under a path, in the order of their names.
//
// Walks folders; follows no links to folders, so that a loop of links ends. Opens no file.
#pragma once

#include "engine/base/arena.h"
#include "engine/base/text.h"

typedef struct FileList {
    const char **paths; // in the arena; sorted by bytes within every folder
    int count;
} FileList;

// path may be a file (then it is the list) or a folder. False when it cannot be read: then one
// line about it is in problem.
bool file_list_find(Arena *arena, const char *path, FileList *list, Text *problem);

// The folder of the lessons that belong to this program, or NULL: what LOCKSTEP_DATA names (it
// holds a folder lessons), beside the program, or where it was built. In the arena.
const char *file_list_lessons_folder(Arena *arena);
