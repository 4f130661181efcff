// `lockstep compare`: the four runs of one program in numbers.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/compare_table.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/program_input.h"
#include "viz/app/run_output.h"

enum {
    USAGE_STATUS = 2,
    WAIT_MS = 20, // an engine may end without a word
};

static void say(const char *text) {
    run_output_write(STDERR_FILENO, text, strlen(text));
}

static int print_comparison(const Options *options, const Comparison *comparison,
                            const char *profile) {
    Text table = {0};
    if (options->json) {
        compare_table_json(comparison, profile, &table);
    } else {
        compare_table_text(comparison, &table);
    }
    int error = run_output_write(STDOUT_FILENO, text_z(&table), table.length);
    text_release(&table);
    if (error && error != EPIPE) {
        Text problem = {0};
        text_printf(&problem, "lockstep: cannot write standard output: %s\n", strerror(error));
        say(problem.bytes);
        text_release(&problem);
        return USAGE_STATUS;
    }
    return 0;
}

// The first run that did not end well decides, and tells on standard error what happened.
static int first_failure(const Comparison *comparison) {
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        const EngineProcess *engine = comparison->runs[i].engine;
        Verdict verdict = engine_process_verdict(engine);
        if (verdict != VERDICT_FINISHED) {
            say(engine_process_message(engine));
            return verdict_exit_status(verdict);
        }
    }
    return 0;
}

static int run_and_compare(const Options *options, const Loaded *loaded) {
    int interrupts = interrupt_open();
    Request request = headless_request(options, loaded);
    Comparison comparison = {0};
    comparison_start(&comparison, &request);
    int status = 0;
    bool is_told = false;
    while (!status && comparison_is_running(&comparison)) {
        if (!comparison_pump(&comparison)) {
            comparison_wait(&comparison, interrupts, WAIT_MS);
        }
        headless_tell_lacks(comparison.runs[0].engine, &is_told);
        status = interrupt_status(interrupts);
    }
    if (!status) {
        status = print_comparison(options, &comparison, request.profile);
        status = status ? status : first_failure(&comparison);
    }
    comparison_release(&comparison);
    interrupt_close(interrupts);
    return status;
}

int headless_compare(const Options *options) {
    Arena arena = {0};
    Text problem = {0};
    Loaded loaded;
    int status = USAGE_STATUS;
    Options with_input = *options;
    if (!load_file(&arena, options->file, options->block, &loaded, &problem) ||
        !program_input_from_stdin(&arena, &with_input, &loaded, &problem)) {
        say(problem.bytes);
    } else if (loaded.kind == LOAD_RECORDING) {
        say("lockstep: a recorded run cannot be run again\n");
    } else {
        status = with_input.real ? headless_compare_real(&with_input, &loaded)
                                 : run_and_compare(&with_input, &loaded);
    }
    text_release(&problem);
    arena_release(&arena);
    return status;
}
