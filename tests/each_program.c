#include "tests/each_program.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "viz/app/markdown_blocks.h"

enum {
    PATH_BYTES = 1000
};

static bool read_file(const char *path, Text *out) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return false;
    }
    char buffer[65536];
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, file)) > 0;) {
        text_add(out, buffer, got);
    }
    fclose(file);
    return true;
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void see_program(const char *name, const Text *text, SeeProgram see, void *context) {
    see(context, name, text_z(text), text->length);
}

static void see_lesson(const char *name, const Text *text, SeeProgram see, void *context) {
    Arena arena = {0};
    MarkdownBlocks blocks = markdown_blocks_find(&arena, text_z(text), text->length);
    for (int i = 0; i < blocks.count; i++) {
        if (blocks.items[i].is_python) {
            see(context, name, blocks.items[i].text, blocks.items[i].length);
        }
    }
    arena_release(&arena);
}

static void each_file(const char *folder, const char *ending,
                      void (*see_file)(const char *, const Text *, SeeProgram, void *),
                      SeeProgram see, void *context) {
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        const char *dot = strrchr(name, '.');
        char path[PATH_BYTES];
        snprintf(path, sizeof path, "%s/%s", folder, name);
        Text text = {0};
        if (name[0] == '.') {
            // the folder itself, its parent, what is hidden
        } else if (!dot && strcmp(ending, ".md") == 0) {
            each_file(path, ending, see_file, see, context);
        } else if (dot && strcmp(dot, ending) == 0 && read_file(path, &text)) {
            see_file(name, &text, see, context);
        }
        text_release(&text);
        free(entries[i]);
    }
    if (count >= 0) {
        free(entries);
    }
}

void programs_each_in(const char *folder, SeeProgram see, void *context) {
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s", PROGRAMS_DIR, folder);
    each_file(path, ".py", see_program, see, context);
}

void programs_each(SeeProgram see, void *context) {
    each_file(PROGRAMS_DIR, ".py", see_program, see, context);
    each_file(LESSONS_DIR, ".md", see_lesson, see, context);
}

bool program_read(const char *name, Text *out) {
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s", PROGRAMS_DIR, name);
    return read_file(path, out);
}
