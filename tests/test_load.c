#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "fake_run.h"
#include "viz/app/load.h"

typedef struct Folder {
    char path[64];
} Folder;

static int make_folder(void **state) {
    Folder *folder = calloc(1, sizeof *folder);
    strcpy(folder->path, "/tmp/lockstep_load_XXXXXX");
    *state = folder;
    return mkdtemp(folder->path) && chdir(folder->path) == 0 ? 0 : -1;
}

static int remove_folder(void **state) {
    Folder *folder = *state;
    int result = chdir("/tmp") || rmdir(folder->path);
    free(folder);
    return result;
}

static void write_file(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

typedef struct LoadRow {
    const char *says;
    const char *path;
    const char *bytes;
    size_t length;
    const char *which;
    const char *problem; // part of it; NULL: loads
    const char *source;
} LoadRow;

#define FILE_BYTES(bytes) bytes, sizeof(bytes) - 1

static const LoadRow rows[] = {
    {"a program", "a.py", FILE_BYTES("x = 1\n"), NULL, NULL, "x = 1\n"},
    {"an empty program", "a.py", FILE_BYTES(""), NULL, NULL, ""},
    {"a byte order mark", "a.py", FILE_BYTES("\xEF\xBB\xBFx"), NULL, NULL, "x"},
    {"no ending", "program", FILE_BYTES("x"), NULL, NULL, "x"},
    {"not UTF-8", "a.py", FILE_BYTES("a\n\xC3\xBC\xC3\xBC\xFF"), NULL,
     "a.py:2:3: the file is not UTF-8 (byte 0xff)", NULL},
    {"Latin-1", "a.py",
     FILE_BYTES("# \xFC"
                "ber\n"),
     NULL, "a.py:1:3: the file is not UTF-8", NULL},
    {"cut inside a letter", "a.py", FILE_BYTES("abc\xC3"), NULL, "a.py:1:4: ", NULL},
    {"a NUL byte", "a.py", FILE_BYTES("a\nb\0c"), NULL, "a.py:2:2: the file contains a NUL byte",
     NULL},
    {"UTF-16", "a.py", FILE_BYTES("\xFF\xFEx\0"), NULL, "a.py:1:1: the file is not UTF-8", NULL},
    {"a block for a program", "a.py", FILE_BYTES("x"), "2", "--block is for Markdown files", NULL},
    {"Markdown", "a.md", FILE_BYTES("# T\n\n```python\nx\n```\n"), NULL, NULL, "\n\n\nx\n"},
    {"Markdown in upper case", "A.MD", FILE_BYTES("```python\nx\n```\n"), NULL, NULL, "\nx\n"},
    {"the second block", "a.md", FILE_BYTES("```py\nx\n```\n```py\ny\n```\n"), "2", NULL,
     "\n\n\n\ny\n"},
    {"no such block", "a.md", FILE_BYTES("# T\n```py\nx\n```\n"), "7",
     "there is no Python block '7'; there is:\n  1  T (line 3)\n", NULL},
    {"Markdown without Python", "a.md", FILE_BYTES("# T\n"), NULL, "no Python block in this file",
     NULL},
};

static void files_are_loaded_or_refused_with_a_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const LoadRow *row = &rows[i];
        write_file(row->path, row->bytes, row->length);
        Arena arena = {0};
        Text problem = {0};
        Loaded loaded;
        bool good = load_file(&arena, row->path, row->which, &loaded, &problem);
        if (good != (row->problem == NULL) ||
            (row->problem && !strstr(text_z(&problem), row->problem))) {
            fail_msg("%s: %d %s", row->says, good, text_z(&problem));
        }
        if (good) {
            assert_string_equal(loaded.source, row->source);
            assert_int_equal(loaded.source_length, strlen(row->source));
        }
        text_release(&problem);
        arena_release(&arena);
        unlink(row->path);
    }
}

static void refuse(const char *path, const char *expected) {
    Arena arena = {0};
    Text problem = {0};
    Loaded loaded;
    assert_false(load_file(&arena, path, NULL, &loaded, &problem));
    assert_string_equal(text_z(&problem), expected);
    text_release(&problem);
    arena_release(&arena);
}

static void what_cannot_be_read_is_told(void **state) {
    (void)state;
    refuse("nothing.py", "lockstep: nothing.py: No such file or directory\n");
    assert_int_equal(mkdir("folder.py", 0777), 0);
    refuse("folder.py", "lockstep: folder.py: Is a directory\n");
    rmdir("folder.py");
    write_file("secret.py", "x", 1);
    chmod("secret.py", 0);
    if (access("secret.py", R_OK) != 0) { // root may read everything
        refuse("secret.py", "lockstep: secret.py: Permission denied\n");
    }
    unlink("secret.py");
}

static void a_file_that_is_too_large_is_refused(void **state) {
    (void)state;
    write_file("large.py", "", 0);
    assert_int_equal(truncate("large.py", LOAD_MAX_BYTES + 1), 0);
    refuse("large.py", "lockstep: large.py: the file is larger than 4 MiB\n");
    unlink("large.py");
}

static void an_endless_file_is_refused(void **state) {
    (void)state;
    refuse("/dev/zero", "lockstep: /dev/zero: the file is larger than 4 MiB\n");
}

static void a_recording_is_known_by_its_beginning(void **state) {
    (void)state;
    Text bytes = fake_run_bytes();
    write_file("run.py", bytes.bytes, bytes.length);
    Arena arena = {0};
    Text problem = {0};
    Loaded loaded;
    assert_true(load_file(&arena, "run.py", NULL, &loaded, &problem));
    assert_int_equal(loaded.kind, LOAD_RECORDING);
    assert_int_equal(loaded.length, bytes.length);
    assert_memory_equal(loaded.bytes, bytes.bytes, bytes.length);
    arena_release(&arena);
    text_release(&bytes);
    unlink("run.py");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_loaded_or_refused_with_a_place),
        cmocka_unit_test(what_cannot_be_read_is_told),
        cmocka_unit_test(a_file_that_is_too_large_is_refused),
        cmocka_unit_test(an_endless_file_is_refused),
        cmocka_unit_test(a_recording_is_known_by_its_beginning),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
