// elapsed: a line on a terminal that says how long something takes already.
//
// Only on a terminal, only after a moment, and gone when it has ended, so that what is kept of
// standard error knows nothing of it. Starts nothing and waits for nothing.
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum {
    ELAPSED_EVERY_MS = 200 // for who waits: so often it is told
};

typedef struct Elapsed {
    const char *what; // borrowed
    int64_t begin_ns;
    bool is_terminal;
    bool is_shown;
} Elapsed; // {0} says nothing

Elapsed elapsed_begin(const char *what);
void elapsed_tell(Elapsed *elapsed);
void elapsed_end(Elapsed *elapsed);
