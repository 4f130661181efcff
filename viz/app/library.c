// The reading half of screen_library.h: which lessons and recent files there are.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

// Up to the first full stop of the first paragraph.
static const char *first_sentence(const Prose *prose, Arena *arena) {
    const ProseBlock *block = prose->blocks;
    const ProseBlock *end = prose->blocks + prose->block_count;
    while (block < end && block->kind != PROSE_PARAGRAPH) {
        block++;
    }
    Text text = {0};
    for (uint32_t i = 0; block < end && i < block->word_count; i++) {
        const ProseWord *word = &prose->words[block->first_word + i];
        text_printf(&text, "%s%s", i == 0 || word->glued ? "" : " ", word->text);
        if (strchr(".!?", word->text[strlen(word->text) - 1])) {
            break;
        }
    }
    const char *sentence = arena_copy_text(arena, text_z(&text), text.length);
    text_release(&text);
    return sentence;
}

// Only the header and the prose are read; nothing runs.
static void add_lesson(Library *library, const Settings *settings, int *capacity,
                       const char *path) {
    Lesson lesson;
    Text problem = {0};
    int block = 0;
    if (lesson_open(&lesson, path, NULL, &block, &problem)) {
        Arena *arena = &library->arena;
        add_item(library, capacity,
                 (LibraryItem){
                     .title = arena_copy_text(arena, lesson.title, strlen(lesson.title)),
                     .chapter = arena_copy_text(arena, lesson.crumb, strlen(lesson.crumb)),
                     .about = first_sentence(&lesson.prose, arena),
                     .path = arena_copy_text(arena, path, strlen(path)),
                     .is_done = settings_is_done(settings, path),
                 });
        lesson_release(&lesson);
    }
    text_release(&problem);
}

static void add_lessons(Library *library, const Settings *settings, int *capacity) {
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
        add_lesson(library, settings, capacity, list.paths[i]);
    }
    text_release(&problem);
}

// A file that is gone is not offered.
static void add_recent(Library *library, int *capacity, const char *recent) {
    if (access(recent, R_OK) != 0) {
        return;
    }
    const char *path = arena_copy_text(&library->arena, recent, strlen(recent));
    const char *name = file_name(path);
    size_t folder = (size_t)(name - path);
    add_item(library, capacity,
             (LibraryItem){
                 .title = name,
                 .chapter = "",
                 .about = arena_copy_text(&library->arena, path, folder > 1 ? folder - 1 : folder),
                 .path = path});
}

void library_load(Library *library, const Settings *settings) {
    library_release(library);
    int capacity = 0;
    add_lessons(library, settings, &capacity);
    library->recent_from = library->count;
    for (int i = 0; i < settings->recent_count; i++) {
        add_recent(library, &capacity, settings->recent[i]);
    }
}

void library_release(Library *library) {
    memory_free(library->items);
    arena_release(&library->arena);
    *library = (Library){0};
}
