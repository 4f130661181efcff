// The reading half of screen_library.h: which lessons and recent files there are.
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "viz/app/file_list.h"
#include "viz/app/lesson.h"
#include "viz/app/screen_library.h"

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void add_item(Library *library, int *capacity, LibraryItem item) {
    GROW(library->items, library->count, *capacity);
    library->items[library->count++] = item;
}

// Only the header and the prose are read; nothing runs.
static void add_lesson(Library *library, int *capacity, const char *path) {
    Lesson lesson;
    Text problem = {0};
    int block = 0;
    if (lesson_open(&lesson, path, NULL, &block, &problem)) {
        Arena *arena = &library->arena;
        add_item(library, capacity,
                 (LibraryItem){
                     .title = arena_copy_text(arena, lesson.title, strlen(lesson.title)),
                     .chapter = arena_copy_text(arena, lesson.crumb, strlen(lesson.crumb)),
                     .path = arena_copy_text(arena, path, strlen(path)),
                 });
        lesson_release(&lesson);
    }
    text_release(&problem);
}

static void add_lessons(Library *library, int *capacity) {
    const char *folder = file_list_lessons_folder(&library->arena);
    FileList list = {0};
    Text problem = {0};
    if (!folder) {
        snprintf(library->problem, sizeof library->problem,
                 "The lessons were not found. LOCKSTEP_DATA may name the folder that holds them.");
    } else if (!file_list_find(&library->arena, folder, &list, &problem)) {
        snprintf(library->problem, sizeof library->problem, "%s", text_z(&problem));
    }
    for (int i = 0; i < list.count; i++) {
        add_lesson(library, capacity, list.paths[i]);
    }
    text_release(&problem);
}

void library_load(Library *library, const Settings *settings) {
    library_release(library);
    int capacity = 0;
    add_lessons(library, &capacity);
    library->recent_from = library->count;
    for (int i = 0; i < settings->recent_count; i++) {
        const char *path =
            arena_copy_text(&library->arena, settings->recent[i], strlen(settings->recent[i]));
        add_item(library, &capacity,
                 (LibraryItem){.title = file_name(path), .chapter = "", .path = path});
    }
}

void library_release(Library *library) {
    memory_free(library->items);
    arena_release(&library->arena);
    *library = (Library){0};
}
