#include "tests/golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PATH_BYTES = 1000
};

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    if (!file) {
        fail_msg("cannot write %s", path);
        return;
    }
    fputs(text, file);
    fclose(file);
}

// The whole file, for free(); NULL when there is none.
static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return NULL;
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = calloc(1, (size_t)size + 1);
    size_t got = text ? fread(text, 1, (size_t)size, file) : 0;
    fclose(file);
    assert_int_equal(got, size);
    return text;
}

static int first_different_line(const char *a, const char *b) {
    int line = 1;
    for (; *a && *a == *b; a++, b++) {
        line += *a == '\n';
    }
    return line;
}

static void update(const char *path, const char *actual) {
    if (getenv("CI")) {
        fail_msg("UPDATE=1 is not allowed when CI is set");
    }
    if (actual[0] == '\0') {
        fail_msg("%s: refusing to expect nothing", path);
    }
    write_file(path, actual);
    print_message("updated %s\n", path);
}

void golden_compare(const char *name, const char *actual) {
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s", GOLDEN_DIR, name);
    const char *wanted = getenv("UPDATE");
    if (wanted && strcmp(wanted, "1") == 0) {
        update(path, actual);
        return;
    }
    char *expected = read_file(path);
    if (expected && strcmp(expected, actual) == 0) {
        free(expected);
        return;
    }
    char beside[PATH_BYTES];
    snprintf(beside, sizeof beside, "%s.actual", name);
    write_file(beside, actual);
    int line = expected ? first_different_line(expected, actual) : 0;
    free(expected);
    fail_msg("line %d differs; see: diff %s %s", line, path, beside);
}
