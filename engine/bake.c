// bake: run by the build, writes the library's image into the file it is given.
#include <stdio.h>

#include "engine/library.h"

static Machine *boot(Arena *arena, Recorder *recorder) {
    MachineOptions options = {.library = library_compile(arena), .recorder = recorder};
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
    Machine *m = boot(&arena, recorder);
    Text text = {0};
    bool done = false;
    if (m) {
        image_write(m, &text);
        done = write_file(argv[1], &text);
    }
    fprintf(done ? stdout : stderr, "bake: %s\n",
            done ? "done"
            : m  ? "cannot write the image"
                 : "the library does not compile or run");
    text_release(&text);
    machine_free(m);
    recorder_free(recorder);
    arena_release(&arena);
    return done ? 0 : 1;
}
