#include "engine/engine.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/lang/check_syntax.h"
#include "engine/lang/compile.h"
#include "engine/lang/parse.h"
#include "engine/library.h"
#include "engine/live/monotonic.h"
#include "engine/live/supervisor.h"
#include "engine/sched/sched.h"
#include "engine/vm/costs.h"
#include "engine/vm/interp.h"
#include "engine/vm/runtime.h"

// What lives as long as one request.
typedef struct Job {
    const Request *request;
    Arena arena; // source, tree, program, messages
    Recorder *recorder;
    Run *run;
    Profile profile;
    int64_t prices[COST_COUNT]; // of that profile
    Live *live;                 // NULL: time is virtual
    Meter meter;                // when the request wants it
} Job;

enum {
    ALL_OF_IT = 1000, // a pace
    TRIES = 50
};

static void meter_begin(Meter *meter) {
    *meter = (Meter){.clock = monotonic_busy_ns, .read_ns = INT64_MAX};
    for (int i = 0; i < TRIES; i++) {
        int64_t begin_ns = meter->clock();
        int64_t ns = meter->clock() - begin_ns;
        meter->read_ns = ns < meter->read_ns ? ns : meter->read_ns;
    }
}

// What is left after the program's end is destroyed: a run for real takes its time for that, too.
static void finish_machine(Job *job) {
    Meter *meter = &job->meter;
    int64_t begin_ns = meter->clock ? meter->clock() : 0;
    machine_finish(job->run->machine);
    meter->ns += meter->clock ? meter->clock() - begin_ns - meter->read_ns : 0;
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

static Verdict finish(Job *job, Verdict verdict, const char *message) {
    recorder_end(job->recorder, verdict, message);
    return verdict;
}

static bool is_grammar_of(Source source, int minor) { // source: a copy
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    source.minor = minor;
    Module *module = parse_module(&source, &diags);
    bool fits = module && check_syntax(module, &source, &diags);
    arena_release(&arena);
    return fits;
}

// What is a mistake in this version may be none in a later one.
static void point_to_later_version(const Source *source, Text *out) {
    static const int minors[] = {12, 13, 14}; // those whose grammar grew
    for (size_t i = 0; i < sizeof minors / sizeof minors[0]; i++) {
        if (source->minor < minors[i] && is_grammar_of(*source, minors[i])) {
            text_printf(out, "lockstep: Python 3.%d can read this program, Python 3.%d cannot\n",
                        minors[i], source->minor);
            text_printf(out, "    hint: choose that version: --profile cpython-3.%d\n", minors[i]);
            return;
        }
    }
}

static Verdict report(Job *job, const Diags *diags, const Source *source) {
    Text text = {0};
    bool syntax = diags_has(diags, DIAG_SYNTAX);
    if (syntax) {
        point_to_later_version(source, &text);
    }
    diags_report(diags, source, &text);
    Verdict verdict = finish(job, syntax ? VERDICT_FAILED : VERDICT_UNSUPPORTED, text_z(&text));
    text_release(&text);
    return verdict;
}

static const char *bad_bytes(const Request *request) {
    if (memchr(request->source, 0, request->source_length)) {
        return "the file contains NUL bytes: it is not a text file";
    }
    if (utf8_first_bad(request->source, request->source_length) < request->source_length) {
        return "the file is not UTF-8 text";
    }
    return NULL;
}

static Verdict does_not_fit(Job *job) {
    return finish(job, VERDICT_LIMIT,
                  "lockstep: limit: the program does not fit into memory; "
                  "--max-memory SIZE allows more\n");
}

static StepResult run_steps(Job *job) {
    if (job->live) {
        return live_run(job->live, job->run);
    }
    StepResult result = STEP_MORE;
    while (result == STEP_MORE && !recorder_failed(job->recorder)) {
        result = run_step(job->run);
    }
    return result;
}

static Verdict run_program(Job *job, const Program *program) {
    Run *run = job->run;
    if (!run_load(run, program)) {
        return does_not_fit(job);
    }
    if (job->request->lacks) {
        emit_text(run->machine, EVENT_MARKED, LANE_RUNNING, REASON_CALL, "%s", job->request->lacks);
    }
    StepResult result = run_steps(job);
    Verdict verdict = run_end(run, result);
    if (result == STEP_FINISHED || result == STEP_FAILED || result == STEP_EXIT) {
        if (run->message.length > 0) { // before what finalizers still have to say
            machine_output(run->machine, text_z(&run->message), run->message.length, true);
            text_clear(&run->message);
        }
        finish_machine(job);
        if (run->machine->limit) { // a finalizer that does not end
            verdict = run_end(run, STEP_LIMIT);
        }
    }
    run_mark_end(run, verdict);
    if (job->request->meters) {
        text_clear(&run->message);
        text_printf(&run->message, REQUEST_METERED, job->meter.instructions, job->meter.ns);
    }
    if (result == STEP_EXIT) {
        recorder_set_exit_status(job->recorder, run->exit_status);
    }
    return finish(job, verdict, text_z(&run->message));
}

static Verdict compile_and_run(Job *job) {
    const Request *request = job->request;
    const char *problem = bad_bytes(request);
    if (problem) {
        Text text = {0};
        text_printf(&text, "lockstep: %s: %s\n", request->program, problem);
        Verdict verdict = finish(job, VERDICT_UNREADABLE, text_z(&text));
        text_release(&text);
        return verdict;
    }
    const Catalog catalog = {has_module, has_name, has_builtin, job->run->machine};
    CompileOptions options = {.lines = request->level >= RECORD_LINES, .catalog = &catalog};
    Source source =
        source_make(&job->arena, request->program, request->source, request->source_length);
    source.minor = job->run->machine->profile->minor;
    Diags diags = {.arena = &job->arena};
    const Program *program = compile_module(&source, &options, &diags);
    return program ? run_program(job, program) : report(job, &diags, &source);
}

static Verdict finish_with(Job *job, Verdict verdict, const char *format, const char *what) {
    Text text = {0};
    text_add_z(&text, "lockstep: ");
    text_printf(&text, format, what);
    text_add_char(&text, '\n');
    finish(job, verdict, text_z(&text));
    text_release(&text);
    return verdict;
}

// The operating system makes a loop: the program's pace has nothing to do with that.
static int64_t price_of(const Request *request, int kind) {
    int64_t ps = request->prices[kind];
    if (kind == COST_LOOP) {
        return request->meters ? 0 : ps;
    }
    int64_t taken_ps = request->pace ? (ps * request->pace + ALL_OF_IT / 2) / ALL_OF_IT : ps;
    return taken_ps < REQUEST_MAX_COST ? taken_ps : REQUEST_MAX_COST;
}

// Who only wants counts has no prices yet. False: they are those of another version.
static bool set_prices(Job *job, ProfileCosts *costs) {
    const Request *request = job->request;
    if (request->price_count != 0 && request->price_count != COST_COUNT) {
        return false;
    }
    if (request->price_count == 0 && !request->counts) {
        return true;
    }
    for (int i = 0; i < COST_COUNT; i++) {
        job->prices[i] = request->price_count  ? price_of(request, i)
                         : i < COST_FIRST_WORK ? costs->instruction_ps
                                               : 0;
    }
    costs->prices = job->prices;
    return true;
}

// The profile with what was measured in place of its own costs. NULL: it does not fit.
static const Profile *with_costs(Job *job, const Profile *profile) {
    const Request *request = job->request;
    job->profile = *profile;
    ProfileCosts *costs = &job->profile.costs;
    costs->instruction_ps =
        request->instruction_ps ? request->instruction_ps : costs->instruction_ps;
    costs->thread_start_ns =
        request->thread_start_ns ? request->thread_start_ns : costs->thread_start_ns;
    costs->fork_ns = request->fork_ns ? request->fork_ns : costs->fork_ns;
    if (!request->is_real) { // a real timer is late by itself
        costs->switch_ns = request->switch_ns;
        costs->lateness_ns = request->lateness_ns;
        costs->message_ns = request->message_ns;
    }
    costs->counts = request->counts;
    return set_prices(job, costs) ? &job->profile : NULL;
}

static Verdict start(Job *job) {
    const Request *request = job->request;
    const Scheduler *scheduler =
        request->is_real ? live_scheduler_named(request->model) : scheduler_named(request->model);
    if (!scheduler) {
        return finish_with(job, VERDICT_UNSUPPORTED,
                           request->is_real
                               ? "this version cannot run a program for real as '%s' yet"
                               : "this version cannot run a program as '%s' yet",
                           request->model);
    }
    const Profile *profile = profile_named(request->profile);
    if (!profile) {
        return finish_with(job, VERDICT_UNREADABLE, "there is no profile '%s'", request->profile);
    }
    profile = with_costs(job, profile);
    if (!profile) {
        return finish_with(job, VERDICT_UNREADABLE, "the prices of '%s' are of another version",
                           request->profile);
    }
    const char *lacks = request->is_real ? live_lacks(profile) : NULL;
    if (lacks) {
        return finish_with(job, VERDICT_UNSUPPORTED, "--real: %s", lacks);
    }
    const Image image = library_image();
    if (request->max_memory && request->max_memory < image_world_length(&image)) {
        return does_not_fit(job);
    }
    RunOptions options = {
        .image = &image,
        .scheduler = scheduler,
        .input = request->input,
        .arguments = request->arguments,
        .argument_count = request->argument_count,
        .recorder = job->recorder,
        .max_memory = request->max_memory,
        .max_instructions = request->max_steps,
        .max_time_ns = request->max_time_ns,
        .max_events = (uint32_t)request->max_events,
        .seed = request->seed,
        .cores = request->cores,
        .profile = profile,
        .live = job->live,
        .kernel = job->live ? live_kernel(job->live) : NULL,
        .meter = request->meters && !job->live ? &job->meter : NULL,
    };
    if (options.meter) {
        meter_begin(options.meter);
    }
    if (request->is_real && request->max_time_ns == 0) {
        options.max_time_ns = LIVE_DEFAULT_TIME_S * INT64_C(1000000000);
    }
    if (request->is_real && request->max_steps == 0) {
        options.max_instructions = UINT64_MAX; // time ends it, which goes on by itself there
    }
    job->run = run_new(&options);
    if (!job->run) {
        return finish(job, VERDICT_BROKEN, "lockstep: the machine could not be set up\n");
    }
    return compile_and_run(job);
}

static Verdict run_request(const Request *request, Writer writer, Live *live) {
    Job job = {.request = request, .live = live};
    RunInfo info = request_run_info(request);
    job.recorder = recorder_new(request->level, writer, &info);
    if (live) {
        recorder_keep_in(job.recorder, live_tail(live));
    }
    Verdict verdict = start(&job);
    run_free(job.run);
    live_free(job.live);
    recorder_free(job.recorder);
    arena_release(&job.arena);
    return verdict;
}

Verdict engine_run(const Request *request, Writer writer) {
    return request->is_real ? supervise(request, writer, run_request)
                            : run_request(request, writer, NULL);
}
