// lockstep-window: what `lockstep` becomes for a command that makes a picture.
#include <stdio.h>

#include "viz/app/app.h"
#include "viz/app/command_line.h"
#include "viz/app/export_run.h"

static int run_command(const Options *options, char **argv) {
    (void)argv;
    switch (options->command) {
    case COMMAND_WINDOW:
        return app_run_window(options);
    case COMMAND_EXPORT:
        return export_run(options);
    case COMMAND_RUN:
    case COMMAND_STEPS:
    case COMMAND_COMPARE:
    case COMMAND_EXPLORE:
    case COMMAND_CHECK:
    case COMMAND_LESSONS:
    case COMMAND_COUNT:
        break;
    }
    fprintf(stderr, "lockstep-window: it is started by lockstep\n");
    return 2;
}

int main(int argc, char **argv) {
    return command_line_main(argc, argv, run_command);
}
