// text_tool: evaluates one command a line (world_terms.h) from standard input and prints one line
// each. text_oracle.py feeds it and compares with Python.
#include <stdio.h>
#include <stdlib.h>

#include "tests/support/vm_world.h"
#include "tests/support/world_terms.h"

int main(void) {
    Machine *m = vm_world_new();
    char *line = NULL;
    size_t capacity = 0;
    Text out = {0};
    while (getline(&line, &capacity, stdin) > 0) {
        text_clear(&out);
        world_evaluate(m, line, &out);
        puts(text_z(&out));
    }
    const char *problem;
    bool sound = heap_check(m, &problem);
    if (!sound) {
        fprintf(stderr, "text_tool: %s\n", problem);
    }
    text_release(&out);
    free(line);
    vm_world_free(m);
    return sound ? 0 : 1;
}
