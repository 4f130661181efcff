#include "viz/app/export_recording.h"

#include <stdio.h>
#include <string.h>

#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/export/atomic_file.h"

enum {
    USAGE_STATUS = 2
};

bool export_is_recording(const Options *options) {
    static const char ending[] = ".lockstep";
    size_t length = options->output ? strlen(options->output) : 0;
    size_t tail = sizeof ending - 1;
    if (options->format) {
        return strcmp(options->format, "lockstep") == 0;
    }
    return length > tail && strcmp(options->output + length - tail, ending) == 0;
}

// The stream goes into the file, and into a trace that knows whether it is whole.
typedef struct Recording {
    AtomicFile file;
    Trace *trace;
    Text problem;
    bool is_written;
} Recording;

static StreamStatus take(void *context, const void *bytes, size_t length) {
    Recording *recording = context;
    recording->is_written =
        recording->is_written && atomic_write(&recording->file, bytes, length, &recording->problem);
    return trace_feed(recording->trace, bytes, length);
}

static bool is_whole(const void *context) {
    const Recording *recording = context;
    return trace_has_ended(recording->trace);
}

// A program that did not take one step is reported instead of recorded.
static int keep(Recording *recording, const EngineProcess *engine, const char *path) {
    bool whole = trace_has_ended(recording->trace) && !engine_process_is_broken(engine);
    if (!whole || trace_step_count(recording->trace, false) == 0) {
        const char *message =
            whole ? trace_message(recording->trace) : engine_process_message(engine);
        fputs(message, stderr);
        atomic_abort(&recording->file);
        int status = verdict_exit_status(whole ? trace_verdict(recording->trace) : VERDICT_BROKEN);
        return status ? status : USAGE_STATUS;
    }
    if (!recording->is_written) {
        atomic_abort(&recording->file);
    } else if (atomic_commit(&recording->file, &recording->problem)) {
        printf("%u steps in %s\n", trace_step_count(recording->trace, false), path);
        return 0;
    }
    fprintf(stderr, "lockstep: %s\n", text_z(&recording->problem));
    return USAGE_STATUS;
}

static int record(const Options *options, const Loaded *loaded) {
    Recording recording = {.is_written = true};
    if (!atomic_open(&recording.file, options->output, &recording.problem)) {
        fprintf(stderr, "lockstep: %s\n", text_z(&recording.problem));
        text_release(&recording.problem);
        return USAGE_STATUS;
    }
    recording.trace = trace_new();
    Request request = headless_request(options, loaded);
    EngineProcess *engine =
        engine_process_start_into(&request, (EngineSink){take, is_whole, &recording});
    int interrupts = interrupt_open();
    engine_process_watch(engine, interrupts);
    bool is_told = false;
    while (!engine_process_has_ended(engine) && !interrupt_status(interrupts)) {
        engine_process_pump(engine, -1);
        headless_tell_lacks(engine, &is_told);
    }
    int status = interrupt_status(interrupts);
    if (status) {
        engine_process_stop(engine);
        atomic_abort(&recording.file);
    } else {
        status = keep(&recording, engine, options->output);
    }
    interrupt_close(interrupts);
    engine_process_free(engine);
    trace_free(recording.trace);
    text_release(&recording.problem);
    return status;
}

int export_recording(const Options *options) {
    Arena arena = {0};
    Text problem = {0};
    Loaded loaded;
    int status = USAGE_STATUS;
    if (!load_file(&arena, options->file, options->block, &loaded, &problem)) {
        fputs(text_z(&problem), stderr);
    } else if (loaded.kind == LOAD_RECORDING) {
        fprintf(stderr, "lockstep: %s is a recording already\n", options->file);
    } else {
        status = record(options, &loaded);
    }
    text_release(&problem);
    arena_release(&arena);
    return status;
}
