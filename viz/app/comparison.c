#include "viz/app/comparison.h"

#include <poll.h>
#include <string.h>

static const char *line_of(Arena *arena, const char *message, bool last) {
    const char *line = message;
    size_t length = strcspn(line, "\n");
    for (const char *next = line + length; last && *next;) {
        next += 1;
        size_t next_length = strcspn(next, "\n");
        if (next_length > 0 && *next != ' ') {
            line = next;
            length = next_length;
        }
        next += next_length;
    }
    static const char prefix[] = "lockstep: ";
    size_t skip = strncmp(line, prefix, sizeof prefix - 1) == 0 ? sizeof prefix - 1 : 0;
    return arena_copy_text(arena, line + skip, length - skip);
}

// What the program itself wrote to standard error last: a traceback belongs to the program.
static const char *last_error(const Trace *trace) {
    for (uint32_t i = trace_output_count(trace); i-- > 0;) {
        const StepEvent *event = trace_event(trace, trace_output_seq(trace, i));
        if (event->kind == EVENT_ERROR_OUTPUT) {
            return trace_text(trace, event->detail);
        }
    }
    return "";
}

// The line of a message that says most: the last one of a traceback, the first one otherwise.
static const char *problem_of(Arena *arena, const ComparedRun *run) {
    Verdict verdict = engine_process_verdict(run->engine);
    if (run->was_stopped) {
        return "it was stopped";
    }
    if (verdict == VERDICT_FINISHED) {
        return "";
    }
    const char *message = engine_process_message(run->engine);
    message = *message ? message : last_error(engine_process_trace(run->engine));
    const char *line = line_of(arena, message, verdict == VERDICT_FAILED);
    return *line ? line : verdict_name(verdict);
}

void comparison_start(Comparison *comparison, const Request *request) {
    uint64_t start_count = comparison->start_count;
    comparison_release(comparison);
    comparison->start_count = start_count + 1;
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        Request asked = *request;
        asked.model = run_model_name((RunModel)i);
        asked.level = RECORD_SWITCHES;
        comparison->runs[i] = (ComparedRun){.engine = engine_process_start(&asked), .problem = ""};
    }
}

void comparison_release(Comparison *comparison) {
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        engine_process_free(comparison->runs[i].engine);
    }
    arena_release(&comparison->arena);
    *comparison = (Comparison){.start_count = comparison->start_count};
}

bool comparison_has_begun(const Comparison *comparison) {
    return comparison->runs[0].engine != NULL;
}

bool comparison_is_running(const Comparison *comparison) {
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        if (comparison->runs[i].engine && !comparison->runs[i].has_ended) {
            return true;
        }
    }
    return false;
}

const Trace *comparison_trace(const Comparison *comparison, int run) {
    const EngineProcess *engine = comparison->runs[run].engine;
    return engine ? engine_process_trace(engine) : NULL;
}

static void end_run(Comparison *comparison, int index) {
    ComparedRun *run = &comparison->runs[index];
    run->has_ended = true;
    run->problem = problem_of(&comparison->arena, run);
    run->summary = run_summary_make(engine_process_trace(run->engine), (RunModel)index,
                                    engine_process_verdict(run->engine), &comparison->arena);
}

static void find_winner(Comparison *comparison) {
    RunSummary runs[COMPARISON_RUNS];
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        runs[i] = comparison->runs[i].summary;
    }
    comparison->winner = winner_find(runs, COMPARISON_RUNS, &comparison->arena);
    comparison->has_winner = true;
}

bool comparison_pump(Comparison *comparison) {
    bool news = false;
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        ComparedRun *run = &comparison->runs[i];
        if (!run->engine || run->has_ended) {
            continue;
        }
        news = engine_process_pump(run->engine, 0) || news;
        if (engine_process_has_ended(run->engine)) {
            end_run(comparison, i);
            news = true;
        }
    }
    if (news && !comparison_is_running(comparison)) {
        find_winner(comparison);
    }
    return news;
}

void comparison_wait(const Comparison *comparison, int interrupts, int timeout_ms) {
    struct pollfd polled[COMPARISON_RUNS + 1] = {{.fd = interrupts, .events = POLLIN}};
    nfds_t count = 1;
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        const ComparedRun *run = &comparison->runs[i];
        if (run->engine && !run->has_ended) {
            polled[count++] =
                (struct pollfd){.fd = engine_process_descriptor(run->engine), .events = POLLIN};
        }
    }
    poll(polled, count, timeout_ms);
}

void comparison_stop(Comparison *comparison) {
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        ComparedRun *run = &comparison->runs[i];
        if (run->engine && !run->has_ended) {
            run->was_stopped = true;
            engine_process_stop(run->engine);
            end_run(comparison, i);
        }
    }
    if (comparison_has_begun(comparison)) {
        find_winner(comparison);
    }
}
