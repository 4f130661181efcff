#include "viz/app/command_line.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

int command_line_lacks(const char *what) {
    fprintf(stderr, "lockstep: this version does not have %s yet\n", what);
    return 2;
}

int command_line_main(int argc, char **argv, RunCommand run) {
    signal(SIGPIPE, SIG_IGN); // a reader that went away is a write that fails
    Options options;
    Text text = {0};
    int status = 0;
    switch (options_parse(argc, argv, &options, &text)) {
    case OPTIONS_RUN:
        status = run(&options, argv);
        break;
    case OPTIONS_SHOWN:
        fputs(text_z(&text), stdout);
        break;
    case OPTIONS_WRONG:
        fputs(text_z(&text), stderr);
        status = 2;
        break;
    }
    text_release(&text);
    if (fflush(stdout) != 0 && errno != EPIPE) {
        fprintf(stderr, "lockstep: cannot write standard output: %s\n", strerror(errno));
        status = 2;
    }
    return status;
}
