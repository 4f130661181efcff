// `lockstep run`: what the program prints, or its events as JSON lines.
#include "viz/app/headless.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/trace/jsonl.h"
#include "viz/app/engine_process.h"
#include "viz/app/interrupt.h"
#include "viz/app/run_output.h"

enum {
    USAGE_STATUS = 2,
    EVENTS_FLUSH_BYTES = 64 * 1024,
};

// ---- program output only

static int output_status(const RunOutput *output, const EngineProcess *process) {
    if (run_output_error(output)) {
        return headless_write_failure(run_output_error(output), "standard output");
    }
    headless_say(engine_process_is_broken(process) ? engine_process_message(process)
                                                   : run_output_message(output));
    return engine_process_is_broken(process) ? verdict_exit_status(VERDICT_BROKEN)
                                             : run_output_exit_status(output);
}

static int run_for_output(const Request *request, int interrupts) {
    RunOutput *output = run_output_new(STDOUT_FILENO, STDERR_FILENO);
    EngineProcess *process = engine_process_start_into(request, run_output_sink(output));
    engine_process_watch(process, interrupts);
    int status = 0;
    bool is_told = false;
    while (!engine_process_has_ended(process) && !status && !run_output_error(output)) {
        engine_process_pump(process, -1);
        headless_tell_lacks(process, &is_told);
        status = interrupt_status(interrupts);
    }
    engine_process_stop(process);
    if (!status) {
        status = output_status(output, process);
    }
    engine_process_free(process);
    run_output_free(output);
    return status;
}

// ---- with events

typedef struct EventsFile {
    int descriptor;
    const char *name;
    bool is_stdout;
    bool has_run; // the first line is written
    uint32_t next_event;
    uint32_t next_output; // of the program's output, when that goes to the terminal
    Text lines;
    int error;
} EventsFile;

static bool open_events(EventsFile *file, const char *path) {
    *file = (EventsFile){.name = path, .descriptor = STDOUT_FILENO, .is_stdout = true};
    if (strcmp(path, "-") == 0) {
        file->name = "standard output";
        return true;
    }
    file->is_stdout = false;
    file->descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file->descriptor < 0) {
        headless_write_failure(errno, path);
        return false;
    }
    return true;
}

static void flush_events(EventsFile *file) {
    if (!file->error && file->lines.length) {
        file->error = run_output_write(file->descriptor, file->lines.bytes, file->lines.length);
    }
    text_clear(&file->lines);
}

static void print_collected(EventsFile *file, int descriptor, Text *collected) {
    if (collected->length && !file->error) {
        file->error = run_output_write(descriptor, collected->bytes, collected->length);
        file->name = file->error ? "standard output" : file->name;
    }
    text_clear(collected);
}

static void print_output(const Trace *trace, EventsFile *file) {
    Text collected = {0};
    int descriptor = STDOUT_FILENO;
    for (; file->next_output < trace_output_count(trace) && !file->error; file->next_output++) {
        const StepEvent *event = trace_event(trace, trace_output_seq(trace, file->next_output));
        int wanted = event->kind == EVENT_OUTPUT ? STDOUT_FILENO : STDERR_FILENO;
        if (wanted != descriptor || collected.length >= EVENTS_FLUSH_BYTES) {
            print_collected(file, descriptor, &collected);
            descriptor = wanted;
        }
        text_add(&collected, trace_text(trace, event->detail),
                 trace_text_length(trace, event->detail));
    }
    print_collected(file, descriptor, &collected);
    text_release(&collected);
}

// Writes what has arrived since the last call.
static void write_events(const Trace *trace, EventsFile *file) {
    if (!file->has_run && (trace_event_count(trace) || trace_has_ended(trace))) {
        jsonl_run(trace, &file->lines);
        file->has_run = true;
    }
    for (; file->next_event < trace_event_count(trace); file->next_event++) {
        jsonl_event(trace, file->next_event, &file->lines);
        if (file->lines.length >= EVENTS_FLUSH_BYTES) {
            flush_events(file);
        }
    }
    flush_events(file);
    if (!file->is_stdout) {
        print_output(trace, file);
    }
}

static void close_events(const Trace *trace, EventsFile *file) {
    if (trace_has_ended(trace)) {
        jsonl_verdict(trace, &file->lines);
    }
    flush_events(file);
    if (!file->is_stdout && close(file->descriptor) != 0 && !file->error) {
        file->error = errno;
    }
    text_release(&file->lines);
}

static int run_with_events(const Request *request, const char *path, int interrupts) {
    EventsFile file;
    if (!open_events(&file, path)) {
        return USAGE_STATUS;
    }
    EngineProcess *process = engine_process_start(request);
    const Trace *trace = engine_process_trace(process);
    engine_process_watch(process, interrupts);
    int status = 0;
    bool is_told = false;
    while (!engine_process_has_ended(process) && !status && !file.error) {
        engine_process_pump(process, -1);
        headless_tell_lacks(process, &is_told);
        write_events(trace, &file);
        status = interrupt_status(interrupts);
    }
    engine_process_stop(process);
    close_events(trace, &file);
    if (!status && file.error) {
        status = headless_write_failure(file.error, file.name);
    } else if (!status) {
        headless_say(engine_process_message(process));
        status = engine_process_is_broken(process) ? verdict_exit_status(VERDICT_BROKEN)
                                                   : trace_exit_status(trace);
    }
    engine_process_free(process);
    return status;
}

// ---- a recorded run

static int replay(const Options *options, const Loaded *loaded) {
    (void)options;
    RunOutput *output = run_output_new(STDOUT_FILENO, STDERR_FILENO);
    EngineSink sink = run_output_sink(output);
    StreamStatus read = sink.feed(sink.context, loaded->bytes, loaded->length);
    int status;
    if (run_output_error(output)) {
        status = headless_write_failure(run_output_error(output), "standard output");
    } else if (read != STREAM_GOOD) {
        Text problem = {0};
        text_printf(&problem, "lockstep: %s: %s\n", loaded->name,
                    read == STREAM_NEWER ? "recorded by a newer version of Lockstep"
                                         : "the recording is damaged from here on");
        headless_say(problem.bytes);
        text_release(&problem);
        status = USAGE_STATUS;
    } else {
        headless_say(run_output_message(output));
        status = run_output_exit_status(output);
    }
    run_output_free(output);
    return status;
}

static int run_program(const Options *options, const Loaded *loaded) {
    int interrupts = interrupt_open();
    Request request = headless_request(options, loaded);
    request.level = options->events ? RECORD_LINES : RECORD_OUTPUT;
    int status = options->events ? run_with_events(&request, options->events, interrupts)
                                 : run_for_output(&request, interrupts);
    interrupt_close(interrupts);
    return status;
}

int headless_run(const Options *options) {
    return headless_load(options, run_program, options->events ? NULL : replay);
}
