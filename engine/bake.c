// bake: run by the build, writes the library's image into the file it is given.
#include <stdio.h>

#include "engine/library.h"

static Machine *boot(Arena *arena, Recorder *recorder, Text *problem) {
    MachineOptions options = {
        .library = library_compile(arena, problem),
        .recorder = recorder,
        .problem = problem,
    };
    return options.library ? machine_new(&options) : NULL;
}

static bool write_file(const char *path, const Text *text) {
    FILE *file = fopen(path, "wb");
    bool written = file && fwrite(text->bytes, 1, text->length, file) == text->length;
    return file && fclose(file) == 0 && written;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: bake IMAGE\n");
        return 2;
    }
    static const RunInfo nobody = {"", "", 0, "native", "cpython-3.11", 0};
    Arena arena = {0};
    Recorder *recorder = recorder_new(RECORD_OUTPUT, (Writer){0}, &nobody);
    Text problem = {0};
    Text image = {0};
    Machine *m = boot(&arena, recorder, &problem);
    bool done = false;
    if (m) {
        image_write(m, &image);
        done = write_file(argv[1], &image);
    }
    if (!done) {
        fprintf(stderr, "%sbake: %s\n", text_z(&problem),
                m ? "the image cannot be written" : "the library does not work");
    }
    text_release(&image);
    text_release(&problem);
    machine_free(m);
    recorder_free(recorder);
    arena_release(&arena);
    return done ? 0 : 1;
}
