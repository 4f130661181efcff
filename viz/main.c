// lockstep: the commands that need no picture. For one that does it becomes `lockstep-window`: the
// libraries of a window take longer to load than most programs take to run.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/beside.h"
#include "viz/app/command_line.h"
#include "viz/app/headless.h"

static int become_window(char **argv) {
    Text path = {0};
    path_beside(&path, "lockstep-window");
    execv(text_z(&path), argv);
    fprintf(stderr, "lockstep: cannot start %s: %s\n", text_z(&path), strerror(errno));
    text_release(&path);
    return 2;
}

static int run_command(const Options *options, char **argv) {
    if (options->real) {
        return command_line_lacks("--real");
    }
    if (options->schedule) {
        return command_line_lacks("--schedule");
    }
    switch (options->command) {
    case COMMAND_WINDOW:
    case COMMAND_EXPORT:
        return become_window(argv);
    case COMMAND_RUN:
        return headless_run(options);
    case COMMAND_STEPS:
        return headless_steps(options);
    case COMMAND_COMPARE:
        return command_line_lacks("`lockstep compare`");
    case COMMAND_EXPLORE:
        return command_line_lacks("`lockstep explore`");
    case COMMAND_CHECK:
        return headless_check(options);
    case COMMAND_LESSONS:
        return headless_lessons(options);
    case COMMAND_COUNT:
        break;
    }
    return 2;
}

int main(int argc, char **argv) {
    return command_line_main(argc, argv, run_command);
}
