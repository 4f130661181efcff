#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/program_input.h"
#include "viz/app/run_output.h"
#include "viz/app/step_table.h"

enum {
    USAGE_STATUS = 2
};

static void say(const char *text) {
    run_output_write(STDERR_FILENO, text, strlen(text));
}

static int print_table(const Options *options, const Trace *trace) {
    Text table = {0};
    if (options->json) {
        step_table_json(trace, !options->fine, &table);
    } else {
        step_table_text(trace, !options->fine, &table);
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

static int show(const Options *options, const Trace *trace, Verdict verdict, const char *message) {
    // a program that never began has a message and no table
    int status = trace_event_count(trace) ? print_table(options, trace) : 0;
    say(message);
    return status ? status : verdict_exit_status(verdict);
}

static int show_recording(const Options *options, const Loaded *loaded) {
    Trace *trace = trace_new();
    StreamStatus read = trace_feed(trace, loaded->bytes, loaded->length);
    Text message = {0};
    if (read == STREAM_GOOD) {
        text_add_z(&message, trace_message(trace));
    } else {
        text_printf(&message, "lockstep: %s: %s\n", loaded->name,
                    read == STREAM_NEWER ? "recorded by a newer version of Lockstep"
                                         : "the recording is damaged from here on");
    }
    int status = show(options, trace, trace_verdict(trace), text_z(&message));
    text_release(&message);
    trace_free(trace);
    return read == STREAM_GOOD ? status : USAGE_STATUS;
}

static int run_and_show(const Options *options, const Loaded *loaded) {
    int interrupts = interrupt_open();
    Request request = headless_request(options, loaded);
    request.level = options->fine ? RECORD_LINES : RECORD_SWITCHES;
    EngineProcess *process = engine_process_start(&request);
    engine_process_watch(process, interrupts);
    int status = 0;
    bool is_told = false;
    while (!engine_process_has_ended(process) && !status) {
        engine_process_pump(process, -1);
        headless_tell_lacks(process, &is_told);
        status = interrupt_status(interrupts);
    }
    if (!status) {
        status = show(options, engine_process_trace(process), engine_process_verdict(process),
                      engine_process_message(process));
    }
    engine_process_free(process);
    interrupt_close(interrupts);
    return status;
}

int headless_steps(const Options *options) {
    Arena arena = {0};
    Text problem = {0};
    Loaded loaded;
    int status = USAGE_STATUS;
    Options with_input = *options;
    if (!load_file(&arena, options->file, options->block, &loaded, &problem) ||
        !program_input_from_stdin(&arena, &with_input, &loaded, &problem)) {
        say(problem.bytes);
    } else if (loaded.kind == LOAD_RECORDING) {
        status = show_recording(options, &loaded);
    } else {
        status = run_and_show(&with_input, &loaded);
    }
    text_release(&problem);
    arena_release(&arena);
    return status;
}
