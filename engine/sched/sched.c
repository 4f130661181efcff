#include "engine/sched/sched.h"

#include <string.h>

#include "engine/base/memory.h"
#include "engine/sched/report.h"
#include "engine/sched/sched_processes.h"
#include "engine/sched/sched_threads.h"
#include "engine/vm/asyncio.h"
#include "engine/vm/horizon.h"
#include "engine/vm/interp.h"
#include "engine/vm/kernel.h"
#include "engine/vm/module.h"
#include "engine/vm/strand.h"
#include "engine/vm/turns.h"

extern const Scheduler sched_native;
extern const Scheduler sched_async;
extern const Scheduler sched_sync;
extern const Scheduler sched_threads;
extern const Scheduler sched_forked;

const Scheduler *scheduler_named(const char *name) {
    static const struct {
        const char *name;
        const Scheduler *scheduler;
    } models[] = {
        {"native", &sched_native},   {"async", &sched_async},      {"sync", &sched_sync},
        {"threads", &sched_threads}, {"processes", &sched_forked},
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
    run->kernel = options->kernel ? options->kernel : kernel_new();
    run->live = options->live;
    run->meter = options->meter;
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
        .cores = options->cores,
        .kernel = run->kernel,
        .profile = options->profile,
    };
    run->options = machine;
    if (options->image) {
        run->image = *options->image;
        run->options.image = &run->image;
    }
    run->machine = machine_new(&run->options);
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
    processes_free(run);
    machine_free(run->machine);
    kernel_free(run->kernel);
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

static bool has_own_hook(Machine *m) {
    Value hook = dict_get_z(m, AS(ModuleObject, m, module_named(m, "sys"))->dict, "excepthook");
    return hook != prelude_function(m, "_sys_excepthook");
}

// The main thread's code has ended. What it ended with is told now; then the library waits for
// the other threads and calls what was to be called at the end.
static StepResult begin_to_leave(Run *run, StepResult result, bool tells_itself) {
    Machine *m = run->machine;
    World *w = m->world;
    run_end(run, result);
    w->ended_as = (uint8_t)(1 + result);
    w->exit_status = run->exit_status;
    if (tells_itself) {
        text_clear(&run->message);
    }
    if (run->message.length > 0) {
        machine_output(m, text_z(&run->message), run->message.length, true);
        text_clear(&run->message);
    }
    w->leaving = w->pending;
    w->pending = VALUE_UNSET;
    replace(m, &w->strand.result, VALUE_UNSET);
    Value function = prelude_function(m, tells_itself ? "_tell_by_own_hook" : "_leave_program");
    Value pushed = call_push(m, function, &w->leaving, tells_itself, NULL, VALUE_UNSET);
    return pushed == VALUE_PUSHED ? STEP_MORE : result;
}

static StepResult main_ended(Run *run, StepResult result) {
    World *w = run->machine->world;
    if (!w->ended_as) {
        bool tells_itself = result == STEP_FAILED && has_own_hook(run->machine);
        bool leaves_slowly = w->has_last_words || tells_itself;
        return leaves_slowly ? begin_to_leave(run, result, tells_itself) : result;
    }
    pending_clear(run->machine);
    w->pending = w->leaving;
    w->leaving = VALUE_UNSET;
    return (StepResult)(w->ended_as - 1);
}

static StepResult strand_ended(Run *run, StepResult result) {
    if (strand_is_main(run->machine)) {
        return main_ended(run, result);
    }
    return run->scheduler->ended ? run->scheduler->ended(run) : thread_ended(run);
}

static StepResult turn_ended(Run *run) {
    if (run->scheduler->switched) {
        return run->scheduler->switched(run);
    }
    return run->processes && horizon_is_reached(run->machine) ? STEP_MORE : threads_switched(run);
}

static StepResult blocked(Run *run) {
    const Scheduler *scheduler = run->scheduler;
    if (run->machine->request != REQUEST_NONE) {
        return scheduler->request ? scheduler->request(run) : process_request(run);
    }
    return scheduler->blocked ? scheduler->blocked(run) : threads_blocked(run);
}

static StepResult result_of(Run *run, StopReason reason) {
    switch (reason) {
    case STOP_FINISHED:
        return strand_ended(run, STEP_FINISHED);
    case STOP_FAILED:
        return strand_ended(run, STEP_FAILED);
    case STOP_EXIT:
        return strand_ended(run, STEP_EXIT);
    case STOP_VISIBLE:
        return STEP_MORE;
    case STOP_SWITCH:
        return turn_ended(run);
    case STOP_LIMIT:
        return STEP_LIMIT;
    case STOP_UNSUPPORTED:
        return STEP_UNSUPPORTED;
    case STOP_BLOCKED:
        return blocked(run);
    }
    return STEP_FAILED;
}

static StopReason run_metered(Machine *m, Meter *meter) {
    uint64_t instructions = m->world->instruction_count;
    int64_t begin_ns = meter->clock();
    StopReason reason = run_strand(m);
    meter->ns += meter->clock() - begin_ns - meter->read_ns;
    meter->instructions += m->world->instruction_count - instructions;
    return reason;
}

StepResult run_turn(Run *run) {
    run->machine->stop_before_visible = false;
    run->machine->world->strand.stands = false;
    turns_watch(run->machine);
    Machine *m = run->machine;
    return result_of(run, run->meter ? run_metered(m, run->meter) : run_strand(m));
}

StepResult run_step(Run *run) {
    StepResult result = run_turn(run);
    return run->processes ? processes_go_on(run, result) : result;
}

StepResult run_step_visible(Run *run) {
    Machine *m = run->machine;
    m->stop_before_visible = true;
    m->passing = m->world->strand.stands;
    m->world->strand.stands = false;
    turns_watch(m);
    StopReason reason = run_strand(m);
    m->world->strand.stands = reason == STOP_VISIBLE;
    if (reason == STOP_VISIBLE) { // of several processes it is still this one's turn
        return STEP_MORE;
    }
    StepResult result = result_of(run, reason);
    return run->processes ? processes_go_on(run, result) : result;
}

void run_mark_end(Run *run, Verdict verdict) {
    Machine *m = run->machine;
    Reason reason = verdict == VERDICT_FAILED ? REASON_RAISED : REASON_RETURNED;
    clock_charge_rest(m);
    uint32_t cause = m->world->last_seq;
    if (verdict == VERDICT_FINISHED || verdict == VERDICT_FAILED) {
        processes_show_end(run);
        cause = event_emit(m, EVENT_ENDED, LANE_DONE, reason, 0, 0, cause, 0);
    }
    event_emit(m, EVENT_PROGRAM_ENDED, LANE_DONE, REASON_NONE, EVENT_NO_LANE, 0, cause,
               (uint32_t)verdict);
}

Verdict run_end(Run *run, StepResult result) {
    Machine *m = run->machine;
    if (m->world->ended_as == 1 + (int)result) { // told already
        run->exit_status = m->world->exit_status;
        return result == STEP_FAILED || run->exit_status != 0 ? VERDICT_FAILED : VERDICT_FINISHED;
    }
    switch (result) {
    case STEP_MORE:
    case STEP_FINISHED:
        return VERDICT_FINISHED;
    case STEP_FAILED:
        traceback_print(m, m->world->pending, &run->message);
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
