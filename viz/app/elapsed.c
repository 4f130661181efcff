#include "viz/app/elapsed.h"

#include <stdio.h>
#include <unistd.h>

#include "viz/app/steady.h"

#define A_MOMENT_NS INT64_C(700000000)

Elapsed elapsed_begin(const char *what) {
    return (Elapsed){
        .what = what, .begin_ns = steady_ns(), .is_terminal = isatty(STDERR_FILENO) == 1};
}

void elapsed_tell(Elapsed *elapsed) {
    int64_t ns = steady_ns() - elapsed->begin_ns;
    if (elapsed->is_terminal && ns >= A_MOMENT_NS) {
        fprintf(stderr, "\r%s: %.1f s ", elapsed->what, (double)ns / (double)STEADY_SECOND_NS);
        fflush(stderr);
        elapsed->is_shown = true;
    }
}

// Back to the beginning of the line, and everything behind it away.
void elapsed_end(Elapsed *elapsed) {
    if (elapsed->is_shown) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
        elapsed->is_shown = false;
    }
}
