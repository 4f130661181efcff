// rows: table-driven tests of commands in the notation of world_terms.h.
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/vm_world.h"
#include "tests/support/world_terms.h"

typedef struct Row {
    const char *command; // terms separated by blanks
    const char *expected;
} Row;

// Evaluates every row in a fresh world and then checks the heap's reference counts.
static inline void check_rows(const Row *rows, size_t count) {
    Machine *m = vm_world_new();
    Text out = {0};
    for (size_t i = 0; i < count; i++) {
        Text line = {0};
        text_add_z(&line, rows[i].command);
        for (size_t k = 0; k < line.length; k++) {
            if (line.bytes[k] == ' ') {
                line.bytes[k] = '\t';
            }
        }
        text_clear(&out);
        world_evaluate(m, text_z(&line), &out);
        if (strcmp(text_z(&out), rows[i].expected) != 0) {
            fail_msg("%s\n  expected %s\n  got      %s", rows[i].command, rows[i].expected,
                     text_z(&out));
        }
        text_release(&line);
    }
    const char *problem = "";
    if (!heap_check(m, &problem)) {
        fail_msg("%s", problem);
    }
    text_release(&out);
    vm_world_free(m);
}

#define CHECK_ROWS(rows) check_rows((rows), sizeof(rows) / sizeof(rows)[0])
