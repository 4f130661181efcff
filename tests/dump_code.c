// dump_code: what the compiler makes of files, as text that a script can compare.
//
// dump_code [--lines] FILE...  the disassembly, or the report of mistakes
// dump_code --check FILE...    compiles and verifies; prints what is wrong, and a summary
// dump_code --time FILE...     megabytes compiled a second, all files together
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "engine/base/memory.h"
#include "engine/lang/compile.h"
#include "engine/lang/verify.h"

typedef struct Tally {
    int compiled;
    int refused;
    int broken;
    double bytes;
} Tally;

static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    fseek(file, 0, SEEK_SET);
    char *bytes = memory_new((size_t)size + 1);
    *length = fread(bytes, 1, (size_t)size, file);
    fclose(file);
    return bytes;
}

static void show(const Program *program, const Source *source, const Diags *diags) {
    Text out = {0};
    if (program) {
        disassemble(program, &out);
    } else {
        diags_report(diags, source, &out);
    }
    fputs(text_z(&out), stdout);
    text_release(&out);
}

static void check(const char *path, const Program *program, Arena *arena, Tally *tally) {
    if (!program) {
        tally->refused++;
        return;
    }
    tally->compiled++;
    const char *mistake = program_verify(program, arena);
    if (mistake) {
        tally->broken++;
        printf("%s: %s\n", path, mistake);
    }
}

static void do_file(const char *path, const char *mode, Tally *tally) {
    size_t length = 0;
    char *bytes = read_file(path, &length);
    if (!bytes || utf8_first_bad(bytes, length) < length || memchr(bytes, 0, length)) {
        memory_free(bytes);
        return;
    }
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Source source = source_make(&arena, path, bytes, length);
    CompileOptions options = {.lines = strcmp(mode, "--plain") != 0, .library = true};
    const Program *program = compile_module(&source, &options, &diags);
    tally->bytes += (double)length;
    if (strcmp(mode, "--check") == 0) {
        check(path, program, &arena, tally);
    } else if (strcmp(mode, "--time") != 0) {
        show(program, &source, &diags);
    }
    arena_release(&arena);
    memory_free(bytes);
}

int main(int argc, char **argv) {
    const char *mode = "--plain";
    int first = 1;
    if (argc > 1 && strncmp(argv[1], "--", 2) == 0) {
        mode = argv[1];
        first = 2;
    }
    Tally tally = {0};
    clock_t start = clock();
    for (int i = first; i < argc; i++) {
        do_file(argv[i], mode, &tally);
    }
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (strcmp(mode, "--time") == 0) {
        printf("%.1f MB in %.2f s: %.1f MB/s\n", tally.bytes / 1e6, seconds,
               tally.bytes / 1e6 / seconds);
    }
    if (strcmp(mode, "--check") == 0) {
        printf("compiled %d, refused %d, broken %d\n", tally.compiled, tally.refused, tally.broken);
    }
    return tally.broken > 0;
}
