// lesson: an opened file: prose, blocks of code, and what its header says.
//
// A Python file is one block without prose; a Markdown file may have many blocks; a recording has
// none. Owns an arena. Runs nothing.
#pragma once

#include "viz/app/load.h"
#include "viz/app/view.h"
#include "viz/ui/markdown_view.h"

typedef struct Lesson {
    Arena arena;
    const char *path;
    Loaded loaded;
    const char *title;
    const char *crumb;   // the chapter, or ""
    const char *program; // name for the engine and the code panel
    Prose prose;
    bool has_prose;
    const MarkdownBlock **blocks; // the Python blocks; NULL for other files
    LessonBlock *block_labels;    // in the arena
    int block_count;              // 0: nothing that can run
    AxisKind axis;                // as its header wishes
} Lesson;                         // {0} is empty

// On failure the lesson is empty and problem has one line. which: see markdown_blocks_choose.
bool lesson_open(Lesson *lesson, const char *path, const char *which, int *block, Text *problem);
void lesson_release(Lesson *lesson);

// The program of a block, with its own line 1. Borrowed from the lesson.
const char *lesson_source(const Lesson *lesson, int block, size_t *length);
