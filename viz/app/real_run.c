#include "viz/app/real_run.h"

#include <string.h>

#include "viz/app/steady.h"

#define TELL_EVERY_NS    INT64_C(200000000)    // more would take time from what is measured
#define DEFAULT_LIMIT_NS INT64_C(300000000000) // the engine's own

void real_run_start(RealRun *run, const Request *request) {
    real_run_release(run);
    Request asked = *request;
    asked.is_real = true;
    asked.level = RECORD_SWITCHES; // lines would slow down what is measured
    *run = (RealRun){.engine = engine_process_start(&asked),
                     .began_ns = steady_ns(),
                     .limit_ns = request->max_time_ns ? request->max_time_ns : DEFAULT_LIMIT_NS,
                     .problem = "",
                     .lacks = ""};
}

void real_run_release(RealRun *run) {
    engine_process_free(run->engine);
    picture_release(&run->picture);
    arena_release(&run->arena);
    *run = (RealRun){.problem = "", .lacks = ""};
}

bool real_run_has_begun(const RealRun *run) {
    return run->engine != NULL;
}

bool real_run_is_running(const RealRun *run) {
    return run->engine && !run->has_ended;
}

const Trace *real_run_trace(const RealRun *run) {
    return run->engine ? engine_process_trace(run->engine) : NULL;
}

bool real_run_is_comparable(const RealRun *run) {
    return run->predicted && run->picture.event_count > 0;
}

static const char *first_line(Arena *arena, const char *message) {
    static const char prefix[] = "lockstep: ";
    size_t skip = strncmp(message, prefix, sizeof prefix - 1) == 0 ? sizeof prefix - 1 : 0;
    return arena_copy_text(arena, message + skip, strcspn(message + skip, "\n"));
}

static const char *problem_of(RealRun *run) {
    if (run->was_stopped) {
        return "it was stopped";
    }
    Verdict verdict = engine_process_verdict(run->engine);
    if (verdict == VERDICT_FINISHED) {
        return "";
    }
    const char *line = first_line(&run->arena, engine_process_message(run->engine));
    return *line ? line : verdict_name(verdict);
}

static void end(RealRun *run) {
    run->has_ended = true;
    run->took_ns = steady_ns() - run->began_ns;
    run->problem = problem_of(run);
    picture_update(&run->picture, real_run_trace(run));
}

static void compare(RealRun *run, const Trace *predicted) {
    const Trace *const traces[] = {predicted, real_run_trace(run)};
    run->predicted = predicted;
    axis_make_shared(traces, 2, run->axes, &run->arena);
    run->comparison = real_comparison_of(traces[0], traces[1]);
}

static bool time_has_gone_by(RealRun *run) {
    run->took_ns = steady_ns() - run->began_ns;
    if (run->took_ns - run->told_ns < TELL_EVERY_NS) {
        return false;
    }
    run->told_ns = run->took_ns;
    return true;
}

bool real_run_pump(RealRun *run, const Trace *predicted) {
    bool news = false;
    if (real_run_is_running(run)) {
        engine_process_pump(run->engine, 0);
        news = time_has_gone_by(run);
        if (engine_process_has_ended(run->engine)) {
            end(run);
            news = true;
        }
    }
    if (run->has_ended && predicted && run->predicted != predicted) {
        compare(run, predicted);
        news = true;
    }
    return news;
}

void real_run_stop(RealRun *run) {
    if (real_run_is_running(run)) {
        run->was_stopped = true;
        engine_process_stop(run->engine);
        end(run);
    }
}
