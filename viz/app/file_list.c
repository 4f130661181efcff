#include "viz/app/file_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "viz/app/load.h"

enum {
    MAX_DEPTH = 16
};

typedef struct Walk {
    Arena *arena;
    const char **paths;
    int count;
    int capacity;
} Walk;

static void add_path(Walk *walk, const char *path) {
    GROW(walk->paths, walk->count, walk->capacity);
    walk->paths[walk->count++] = path;
}

static void walk_folder(Walk *walk, const char *folder, int depth) {
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        const char *path = arena_printf(walk->arena, "%s/%s", folder, name);
        struct stat status;
        if (*name != '.' && lstat(path, &status) == 0) {
            if (S_ISDIR(status.st_mode) && depth < MAX_DEPTH) {
                walk_folder(walk, path, depth + 1);
            } else if (!S_ISDIR(status.st_mode) && load_is_markdown(name)) {
                add_path(walk, path);
            }
        }
        free(entries[i]); // scandir's own memory
    }
    if (count >= 0) {
        free(entries);
    }
}

bool file_list_find(Arena *arena, const char *path, FileList *list, Text *problem) {
    struct stat status;
    Walk walk = {.arena = arena};
    if (stat(path, &status) != 0 || (S_ISDIR(status.st_mode) && access(path, R_OK | X_OK) != 0)) {
        text_printf(problem, "lockstep: %s: %s\n", path, strerror(errno));
        return false;
    }
    if (S_ISDIR(status.st_mode)) {
        walk_folder(&walk, path, 0);
    } else {
        add_path(&walk, path);
    }
    list->count = walk.count;
    list->paths = ARENA_ARRAY(arena, const char *, walk.count);
    for (int i = 0; i < walk.count; i++) {
        list->paths[i] = walk.paths[i];
    }
    memory_free(walk.paths);
    return true;
}

static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

const char *file_list_lessons_folder(Arena *arena) {
    const char *data = getenv("LOCKSTEP_DATA");
    if (data && *data) {
        const char *named = arena_printf(arena, "%s/lessons", data);
        return is_folder(named) ? named : NULL;
    }
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(program, '/');
    int folder_length = slash ? (int)(slash - program) : 0;
    const char *places[] = {
        arena_printf(arena, "%.*s/../../lessons", folder_length, program),
        arena_printf(arena, "%.*s/../share/lockstep/lessons", folder_length, program),
        LOCKSTEP_SOURCE_FOLDER "/lessons",
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (is_folder(places[i])) {
            return places[i];
        }
    }
    return NULL;
}
