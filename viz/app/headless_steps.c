#include <unistd.h>

#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/step_table.h"

enum {
    USAGE_STATUS = 2
};

static int print_table(const Options *options, const Trace *trace) {
    Text table = {0};
    if (options->json) {
        step_table_json(trace, !options->fine, &table);
    } else {
        step_table_text(trace, !options->fine, &table);
    }
    int status = headless_print(&table);
    text_release(&table);
    return status;
}

static int show(const Options *options, const Trace *trace, Verdict verdict, const char *message) {
    // a program that never began has a message and no table
    int status = trace_event_count(trace) ? print_table(options, trace) : 0;
    headless_say(message);
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
    bool is_told = false;
    int status = headless_wait(process, NULL, interrupts, &is_told);
    if (!status) {
        status = show(options, engine_process_trace(process), engine_process_verdict(process),
                      engine_process_message(process));
    }
    engine_process_free(process);
    interrupt_close(interrupts);
    return status;
}

int headless_steps(const Options *options) {
    return headless_load(options, run_and_show, show_recording);
}
