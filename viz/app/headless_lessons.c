#include <stdio.h>
#include <string.h>

#include "engine/trace/jsonl.h"
#include "viz/app/file_list.h"
#include "viz/app/headless.h"

enum {
    USAGE_STATUS = 2
};

// The folder that the file lies in, without the folders above it.
static const char *chapter_folder(Arena *arena, const char *path) {
    const char *end = strrchr(path, '/');
    if (!end) {
        return "";
    }
    const char *start = end;
    while (start > path && start[-1] != '/') {
        start--;
    }
    return arena_copy_text(arena, start, (size_t)(end - start));
}

static const char *header(Arena *arena, const Loaded *loaded, const char *key,
                          const char *otherwise) {
    const char *value = markdown_header_value(arena, loaded->bytes, loaded->length, key);
    return value ? value : otherwise;
}

static void print_json_lesson(const char *path, const char *chapter, const char *title,
                              bool is_first) {
    Text line = {0};
    text_printf(&line, "%s\n{\"chapter\":", is_first ? "" : ",");
    jsonl_string(&line, chapter, strlen(chapter));
    text_add_z(&line, ",\"title\":");
    jsonl_string(&line, title, strlen(title));
    text_add_z(&line, ",\"file\":");
    jsonl_string(&line, path, strlen(path));
    text_add_char(&line, '}');
    fputs(line.bytes, stdout);
    text_release(&line);
}

static void print_lesson(const char *path, const char *chapter, const char *title,
                         const char *last_chapter) {
    if (!last_chapter || strcmp(chapter, last_chapter) != 0) {
        printf("%s%s\n", last_chapter ? "\n" : "", chapter);
    }
    printf("  %-44s %s\n", title, path);
}

static int list_lessons(Arena *arena, const FileList *list, bool json) {
    const char *last_chapter = NULL;
    int status = 0;
    fputs(json ? "[" : "", stdout);
    for (int i = 0; i < list->count; i++) {
        const char *path = list->paths[i];
        Loaded loaded;
        Text problem = {0};
        if (!load_text(arena, path, &loaded, &problem)) {
            fputs(problem.bytes, stderr);
            status = USAGE_STATUS;
        } else {
            const char *title = header(arena, &loaded, "title", path);
            const char *chapter = header(arena, &loaded, "chapter", chapter_folder(arena, path));
            if (json) {
                print_json_lesson(path, chapter, title, !last_chapter);
            } else {
                print_lesson(path, chapter, title, last_chapter);
            }
            last_chapter = chapter;
        }
        text_release(&problem);
    }
    fputs(json ? "\n]\n" : "", stdout);
    return status;
}

int headless_lessons(const Options *options) {
    Arena arena = {0};
    Text problem = {0};
    FileList list;
    int status = USAGE_STATUS;
    const char *folder = file_list_lessons_folder(&arena);
    if (!folder) {
        fputs("lockstep: cannot find the lessons; LOCKSTEP_DATA may name the folder that holds "
              "a folder lessons\n",
              stderr);
    } else if (!file_list_find(&arena, folder, &list, &problem)) {
        fputs(problem.bytes, stderr);
    } else {
        status = list_lessons(&arena, &list, options->json);
    }
    text_release(&problem);
    arena_release(&arena);
    return status;
}
