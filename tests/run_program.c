#include "tests/run_program.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/compile.h"
#include "engine/library.h"
#include "engine/vm/runtime.h"

// --- making -----------------------------------------------------------------------------------

static bool append(void *context, const void *bytes, size_t length) {
    text_add(context, bytes, length);
    return true;
}

static bool has_module(void *context, const char *module) {
    return machine_has_module(context, module);
}

static bool has_name(void *context, const char *module, const char *name) {
    return machine_has_name(context, module, name);
}

static bool has_builtin(void *context, const char *name) {
    return machine_has_builtin(context, name);
}

static const Program *compile_program(ProgramRun *program, const Source *source, bool lines) {
    const Catalog catalog = {has_module, has_name, has_builtin, program->run->machine};
    CompileOptions options = {.lines = lines, .catalog = &catalog};
    Diags diags = {.arena = &program->arena};
    const Program *compiled = compile_module(source, &options, &diags);
    if (!compiled) {
        diags_report(&diags, source, &program->message);
        program->verdict = diags_has(&diags, DIAG_SYNTAX) ? VERDICT_FAILED : VERDICT_UNSUPPORTED;
    }
    return compiled;
}

static Run *make_run(ProgramRun *program, const ProgramOptions *options) {
    const Image image = library_image();
    RunOptions run = {
        .image = &image,
        .scheduler = scheduler_named(options->model ? options->model : "native"),
        .recorder = program->recorder,
        .max_memory = options->max_memory,
        .max_instructions = options->max_instructions,
        .max_time_ns = options->max_time_ns,
        .max_events = options->max_events,
        .seed = options->seed,
        .cores = options->cores,
        .profile = options->profile ? profile_named(options->profile) : NULL,
    };
    return run_new(&run);
}

static void refuse(ProgramRun *program) {
    run_free(program->run);
    program->run = NULL;
}

ProgramRun *program_run_new(const char *source, size_t length, const ProgramOptions *options) {
    ProgramRun *program = NEW(ProgramRun);
    char *copy = arena_copy_text(&program->arena, source, length);
    RunInfo info = {.program = "p.py",
                    .source = copy,
                    .source_length = length,
                    .model = options->model ? options->model : "native",
                    .profile = options->profile ? options->profile : "cpython-3.11",
                    .seed = options->seed};
    program->recorder = recorder_new(options->level, (Writer){append, &program->stream}, &info);
    recorder_hold(program->recorder, true);
    program->run = make_run(program, options);
    if (!program->run) {
        program->verdict = VERDICT_BROKEN;
        return program;
    }
    Source text = source_make(&program->arena, "p.py", copy, length);
    const Program *compiled = compile_program(program, &text, options->level >= RECORD_LINES);
    if (!compiled) {
        refuse(program);
    } else if (!run_load(program->run, compiled)) {
        program->verdict = VERDICT_LIMIT;
        refuse(program);
    }
    return program;
}

void program_run_free(ProgramRun *program) {
    if (!program) {
        return;
    }
    run_free(program->run);
    recorder_free(program->recorder);
    trace_free(program->trace);
    text_release(&program->stream);
    text_release(&program->message);
    arena_release(&program->arena);
    memory_free(program);
}

// --- running ----------------------------------------------------------------------------------

int program_cores(const ProgramRun *program) {
    const Run *run = program->run;
    return run->options.cores > 0 ? run->options.cores : run->machine->profile->cores;
}

StepResult program_run_on(ProgramRun *program, bool visibly) {
    StepResult result = STEP_MORE;
    while (result == STEP_MORE) {
        result = visibly ? run_step_visible(program->run) : run_step(program->run);
    }
    return result;
}

void program_run_end(ProgramRun *program, StepResult result) {
    Run *run = program->run;
    program->verdict = run_end(run, result);
    if (result == STEP_FINISHED || result == STEP_FAILED || result == STEP_EXIT) {
        if (run->message.length > 0) {
            machine_output(run->machine, text_z(&run->message), run->message.length, true);
            text_add(&program->message, text_z(&run->message), run->message.length);
            text_clear(&run->message);
        }
        machine_finish(run->machine);
        heap_collect(run->machine, false); // what nobody notices is left to tests that count
        if (run->machine->limit) {
            program->verdict = run_end(run, STEP_LIMIT);
        }
    }
    text_add(&program->message, text_z(&run->message), run->message.length);
    run_mark_end(run, program->verdict);
    recorder_hold(program->recorder, false);
    recorder_end(program->recorder, program->verdict, text_z(&program->message));
    program->trace = trace_new();
    trace_feed(program->trace, program->stream.bytes, program->stream.length);
}

void program_output(const ProgramRun *program, bool is_error, Text *out) {
    const Trace *trace = program->trace;
    for (uint32_t i = 0; i < trace_output_count(trace); i++) {
        const StepEvent *event = trace_event(trace, trace_output_seq(trace, i));
        if ((event->kind == EVENT_ERROR_OUTPUT) == is_error) {
            text_add(out, trace_text(trace, event->detail),
                     trace_text_length(trace, event->detail));
        }
    }
}
