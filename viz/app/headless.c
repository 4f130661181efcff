// What the headless commands share.
#include "viz/app/headless.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/elapsed.h"
#include "viz/app/engine_process.h"
#include "viz/app/interrupt.h"
#include "viz/app/machine_load.h"
#include "viz/app/program_input.h"
#include "viz/app/run_output.h"

enum {
    USAGE_STATUS = 2,
    BUSY_PERCENT = 10 // of a processor, for others
};

Request headless_request(const Options *options, const Loaded *loaded) {
    Request request = {
        .program = loaded->name,
        .source = loaded->source,
        .source_length = loaded->source_length,
        .model = options->model,
        .profile = options_profile_for(options, loaded->profile),
        .seed = options->seed,
        .level = RECORD_LINES,
        .max_steps = options->max_steps,
        .max_memory = options->max_memory,
        .max_events = options->max_events,
        .max_time_ns = options->max_time_ns,
        .cores = options->cores,
        .input = options->input,
        .arguments = (const char *const *)options->arguments,
        .argument_count = options->argument_count,
        .is_real = options->real,
    };
    machine_profile_apply(&options->machine, &request);
    return request;
}

int headless_load(const Options *options, HeadlessCommand *run, HeadlessCommand *replay) {
    Arena arena = {0};
    Text problem = {0};
    Loaded loaded;
    int status = USAGE_STATUS;
    Options with_input = *options;
    if (!load_file(&arena, options->file, options->block, &loaded, &problem) ||
        !program_input_from_stdin(&arena, &with_input, &loaded, &problem)) {
        headless_say(problem.bytes);
    } else if (loaded.kind != LOAD_RECORDING) {
        status = run(&with_input, &loaded);
    } else if (replay) {
        status = replay(&with_input, &loaded);
    } else {
        headless_say("lockstep: a recorded run cannot be run again\n");
    }
    text_release(&problem);
    arena_release(&arena);
    return status;
}

int headless_wait(EngineProcess *process, const char *what, int interrupts, bool *is_told) {
    Elapsed elapsed = what ? elapsed_begin(what) : (Elapsed){0};
    int status = 0;
    engine_process_watch(process, interrupts);
    while (!status && !engine_process_has_ended(process)) {
        engine_process_pump(process, what ? ELAPSED_EVERY_MS : -1);
        if (is_told) {
            headless_tell_lacks(process, is_told);
        }
        elapsed_tell(&elapsed);
        status = interrupt_status(interrupts);
    }
    elapsed_end(&elapsed);
    engine_process_stop(process);
    return status;
}

void headless_tell_lacks(const EngineProcess *process, bool *is_told) {
    const char *lacks = engine_process_lacks(process);
    if (*lacks && !*is_told && !engine_process_is_broken(process)) {
        headless_say(lacks);
        *is_told = true;
    }
}

int headless_say(const char *text) {
    run_output_write(STDERR_FILENO, text, strlen(text));
    return USAGE_STATUS;
}

int headless_print(const Text *text) {
    int error = run_output_write(STDOUT_FILENO, text_z(text), text->length);
    return error ? headless_write_failure(error, "standard output") : 0;
}

int headless_write_failure(int error, const char *what) {
    if (error == EPIPE) {
        return 0;
    }
    Text message = {0};
    text_printf(&message, "lockstep: cannot write %s: %s\n", what, strerror(error));
    headless_say(message.bytes);
    text_release(&message);
    return USAGE_STATUS;
}

void headless_tell_if_busy(const Load *load) {
    Text out = {0};
    if (load->others_percent >= BUSY_PERCENT) {
        text_printf(&out,
                    "the machine was busy: others used %d %% of a processor meanwhile; what was "
                    "measured may be too much\n",
                    load->others_percent);
        headless_say(text_z(&out));
    }
    text_release(&out);
}
