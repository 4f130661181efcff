// lockstep: the window, and the commands that need none.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/app.h"
#include "viz/app/export_run.h"
#include "viz/app/headless.h"
#include "viz/app/options.h"
#include "viz/app/program_input.h"

static int lacks(const char *what) {
    fprintf(stderr, "lockstep: this version does not have %s yet\n", what);
    return 2;
}

static int run_command(const Options *options) {
    if (options->schedule) {
        return lacks("--schedule");
    }
    switch (options->command) {
    case COMMAND_WINDOW:
        return app_run_window(options);
    case COMMAND_RUN:
        return headless_run(options);
    case COMMAND_STEPS:
        return headless_steps(options);
    case COMMAND_COMPARE:
        return headless_compare(options);
    case COMMAND_EXPLORE:
        return lacks("`lockstep explore`");
    case COMMAND_EXPORT:
        return export_run(options);
    case COMMAND_CHECK:
        return headless_check(options);
    case COMMAND_LESSONS:
        return headless_lessons(options);
    case COMMAND_CALIBRATE:
        return headless_calibrate(options);
    case COMMAND_COUNT:
        break;
    }
    return 2;
}

// --profile names a file: its rules and its costs.
static bool open_machine(Options *options, Text *problem) {
    char path[1024];
    const char *file = options->profile_file;
    if (!file) {
        return true;
    }
    bool is_kept = strcmp(file, "machine") == 0;
    if (is_kept && (!machine_profile_path(path, sizeof path, false) || access(path, R_OK) != 0)) {
        text_add_z(problem, "lockstep: nothing was measured on this machine yet: "
                            "`lockstep calibrate` does it\n");
        return false;
    }
    if (!machine_profile_read(is_kept ? path : file, &options->machine, problem)) {
        return false;
    }
    const char *rules = options_profile_named(options->machine.rules);
    if (!rules) {
        text_printf(problem, "lockstep: %s: there is no profile '%s'\n", file,
                    options->machine.rules);
        return false;
    }
    options->profile = rules;
    return true;
}

static int prepare_and_run(Options *options) {
    Arena arena = {0};
    Text problem = {0};
    bool good = open_machine(options, &problem) && program_input_resolve(&arena, options, &problem);
    int status = good ? run_command(options) : 2;
    fputs(text_z(&problem), stderr);
    text_release(&problem);
    arena_release(&arena);
    return status;
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN); // a reader that went away is a write that fails
    Options options;
    Text text = {0};
    int status = 0;
    switch (options_parse(argc, argv, &options, &text)) {
    case OPTIONS_RUN:
        status = prepare_and_run(&options);
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
