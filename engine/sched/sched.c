#include "engine/sched/sched.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/sched/report.h"
#include "engine/vm/clock.h"
#include "engine/vm/interp.h"

extern const Scheduler sched_async;
extern const Scheduler sched_sync;

const Scheduler *scheduler_named(const char *name) {
    static const struct {
        const char *name;
        const Scheduler *scheduler;
    } models[] = {
        {"native", &sched_async},
        {"async", &sched_async},
        {"sync", &sched_sync},
    };
    for (size_t i = 0; i < sizeof models / sizeof models[0]; i++) {
        if (strcmp(models[i].name, name) == 0) {
            return models[i].scheduler;
        }
    }
    return NULL;
}

Run *run_new(const RunOptions *options) {
    Run *run = NEW(Run);
    run->scheduler = options->scheduler;
    MachineOptions machine = {
        .image = options->image,
        .library = options->library,
        .input = options->input,
        .arguments = options->arguments,
        .argument_count = options->argument_count,
        .recorder = options->recorder,
        .host = &options->scheduler->host,
        .host_context = run,
        .max_memory = options->max_memory,
        .max_instructions = options->max_instructions,
        .max_time_ns = options->max_time_ns,
        .max_events = options->max_events,
        .seed = options->seed,
        .profile = options->profile,
    };
    run->machine = machine_new(&machine);
    if (!run->machine) {
        run_free(run);
        return NULL;
    }
    return run;
}

void run_free(Run *run) {
    if (!run) {
        return;
    }
    machine_free(run->machine);
    text_release(&run->message);
    memory_free(run);
}

bool run_load(Run *run, const Program *program) {
    if (!machine_load(run->machine, program, program->source.name)) {
        return false;
    }
    size_t length = strlen(program->warnings);
    if (length > 0) {
        machine_output(run->machine, program->warnings, length, true);
    }
    return true;
}

static StepResult result_of(Run *run, StopReason reason) {
    switch (reason) {
    case STOP_FINISHED:
        return STEP_FINISHED;
    case STOP_FAILED:
        return STEP_FAILED;
    case STOP_EXIT:
        return STEP_EXIT;
    case STOP_VISIBLE:
        return STEP_MORE;
    case STOP_LIMIT:
        return STEP_LIMIT;
    case STOP_UNSUPPORTED:
        return STEP_UNSUPPORTED;
    case STOP_BLOCKED:
        return run->scheduler->blocked(run);
    }
    return STEP_FAILED;
}

StepResult run_step(Run *run) {
    run->machine->stop_before_visible = false;
    run->machine->world->stands = false;
    return result_of(run, run_strand(run->machine));
}

StepResult run_step_visible(Run *run) {
    Machine *m = run->machine;
    m->stop_before_visible = true;
    m->passing = m->world->stands;
    m->world->stands = false;
    StopReason reason = run_strand(m);
    m->world->stands = reason == STOP_VISIBLE;
    return result_of(run, reason);
}

void run_mark_end(Run *run, Verdict verdict) {
    Machine *m = run->machine;
    Reason reason = verdict == VERDICT_FAILED ? REASON_RAISED : REASON_RETURNED;
    clock_now(m);
    uint32_t cause = m->world->last_seq;
    if (verdict == VERDICT_FINISHED || verdict == VERDICT_FAILED) {
        cause = event_emit(m, EVENT_ENDED, LANE_DONE, reason, 0, 0, cause, 0);
    }
    event_emit(m, EVENT_PROGRAM_ENDED, LANE_DONE, REASON_NONE, EVENT_NO_LANE, 0, cause,
               (uint32_t)verdict);
}

Verdict run_end(Run *run, StepResult result) {
    Machine *m = run->machine;
    switch (result) {
    case STEP_MORE:
    case STEP_FINISHED:
        return VERDICT_FINISHED;
    case STEP_FAILED:
        traceback_print(m, m->world->pending, TRACEBACK_BY_INTERPRETER, &run->message);
        return VERDICT_FAILED;
    case STEP_EXIT:
        return report_exit(run);
    case STEP_DEADLOCK:
        report_deadlock(run);
        return VERDICT_DEADLOCK;
    case STEP_LIMIT:
        report_limit(run);
        return VERDICT_LIMIT;
    case STEP_UNSUPPORTED:
        report_unsupported(run);
        return VERDICT_UNSUPPORTED;
    }
    return VERDICT_BROKEN;
}
