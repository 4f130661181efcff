// `lockstep calibrate`: what things cost on this machine, told and kept as a profile.
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/calibration.h"
#include "viz/app/calibration_source.h"
#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/machine_load.h"
#include "viz/app/rehearsal.h"
#include "viz/app/settings.h"
#include "viz/app/steady.h"

enum {
    USAGE_STATUS = 2,
    PROCESSES = 4,       // in which the parts are measured: where things lie in memory matters, too
    OTHER_PROCESSES = 5, // and what the system does: it lets threads meet on one core, or does not
    ENOUGH_S = 12        // of measuring, on a slow machine
};

static void collect(const Trace *trace, Text *printed) {
    for (uint32_t i = 0; i < trace_output_count(trace); i++) {
        const StepEvent *event = trace_event(trace, trace_output_seq(trace, i));
        if (event->kind == EVENT_OUTPUT) {
            text_add_z(printed, trace_text(trace, event->detail));
        }
    }
}

// A calibration while it goes on.
typedef struct Work {
    const Options *options; // borrowed
    const Loaded *loaded;   // borrowed: whose computing is measured, too; NULL: there is none
    int interrupts;
    Text source;
    Text counted;  // what the parts consist of
    Text measured; // how long they took
    Text others;   // what else was measured
    Calibration calibration;
    MachineProfile machine; // as far as it is known
} Work;

// Runs the program for this (which: of the others; NULL: all) and adds what it prints. An exit
// status; 0 is good.
static int run(const Work *work, const char *what, const char *which, Text *printed) {
    const char *arguments[] = {what, which};
    bool is_others = strcmp(what, "others") == 0 || strcmp(what, "predict") == 0;
    const char *source = is_others ? calibration_others : text_z(&work->source);
    Request request = {.program = "calibrate",
                       .source = source,
                       .source_length = strlen(source),
                       .model = "native",
                       .profile = work->options->profile,
                       .level = RECORD_OUTPUT,
                       .arguments = arguments,
                       .argument_count = which ? 2 : 1,
                       .counts = strcmp(what, "count") == 0,
                       .is_real = strcmp(what, "measure") == 0 || strcmp(what, "others") == 0};
    if (!request.is_real && !request.counts) {
        machine_profile_apply(&work->machine, &request);
    }
    EngineProcess *engine = engine_process_start(&request);
    int status = headless_wait(engine, NULL, work->interrupts, NULL);
    collect(engine_process_trace(engine), printed);
    bool may_fail = !request.is_real && !request.counts; // then a cost is left as it was measured
    if (!status && !may_fail && engine_process_verdict(engine) != VERDICT_FINISHED) {
        headless_say(engine_process_message(engine));
        status = verdict_exit_status(engine_process_verdict(engine));
    }
    engine_process_free(engine);
    return status;
}

static int compare_numbers(const void *one, const void *other) {
    double difference = *(const double *)one - *(const double *)other;
    return difference < 0 ? -1 : difference > 0;
}

// The one in the middle of the numbers behind the name at the beginnings of lines; 0 when there is
// none.
static double number_of(const Text *printed, const char *name) {
    size_t length = strlen(name);
    double numbers[OTHER_PROCESSES];
    size_t count = 0;
    for (const char *line = text_z(printed); *line; line += *line == '\n') {
        if (strncmp(line, name, length) == 0 && line[length] == ' ' && count < OTHER_PROCESSES) {
            numbers[count++] = strtod(line + length, NULL);
        }
        line += strcspn(line, "\n");
    }
    qsort(numbers, count, sizeof numbers[0], compare_numbers);
    return count ? numbers[count / 2] : 0;
}

static int64_t at_least_one(double value) {
    return value > 1 ? (int64_t)value : 1;
}

static void set_rules(MachineProfile *machine, const char *profile) {
    size_t length = strlen(profile);
    length = length < sizeof machine->rules ? length : sizeof machine->rules - 1;
    memcpy(machine->rules, profile, length);
}

// What is measured beside the parts, in the order in which one is used to find the next.
static const struct {
    const char *name;
    const char *key;
    const char *text;
    size_t cost; // its place in a MachineProfile; 0: it is only told
} others[] = {
    {"loop", "loop_ns", "one turn of an empty loop", 0},
    {"call", "call_ns", "calling a function that does nothing", 0},
    {"lateness", "timer_lateness_ns", "after the end of a sleep",
     offsetof(MachineProfile, lateness_ns)},
    {"switch", "switch_ns", "from one thread to another", offsetof(MachineProfile, switch_ns)},
    {"thread_start", "thread_start_ns", "starting a thread",
     offsetof(MachineProfile, thread_start_ns)},
    {"fork", "fork_ns", "until a new process begins", offsetof(MachineProfile, fork_ns)},
    {"message", "message_ns", "a message from one process to another",
     offsetof(MachineProfile, message_ns)},
};

enum {
    OTHER_COUNT = sizeof others / sizeof others[0]
};

static int64_t *cost_of(MachineProfile *machine, int other) {
    return others[other].cost ? (int64_t *)(void *)((char *)machine + others[other].cost) : NULL;
}

// What is measured has computing in it, which has prices of its own: each cost is what the model
// lacks without it. A thread that starts is also switched to, so that one follows from the other.
static int find_other_costs(Work *work) {
    int status = 0;
    for (int i = 0; i < OTHER_COUNT; i++) {
        int64_t *cost = cost_of(&work->machine, i);
        if (cost) {
            *cost = 1;
        }
    }
    for (int i = 0; i < OTHER_COUNT && !status; i++) {
        int64_t *cost = cost_of(&work->machine, i);
        if (cost) {
            Text predicted = {0};
            status = run(work, "predict", others[i].name, &predicted);
            double ps =
                number_of(&work->others, others[i].name) - number_of(&predicted, others[i].name);
            *cost = at_least_one(ps / 1000);
            text_release(&predicted);
        }
    }
    return status;
}

static void describe(Work *work, bool json, Text *out) {
    double instruction_ns = (double)work->machine.instruction_ps / 1000;
    if (json) {
        text_printf(out, "{\"instruction_ns\": %.3f", instruction_ns);
    } else {
        text_printf(out, "%-40s%12.3f us\n", "an instruction, on average", instruction_ns / 1000);
    }
    for (int i = 0; i < OTHER_COUNT; i++) {
        const int64_t *cost = cost_of(&work->machine, i);
        double ns = cost ? (double)*cost : number_of(&work->others, others[i].name) / 1000;
        if (json) {
            text_printf(out, ", \"%s\": %.0f", others[i].key, ns);
        } else {
            text_printf(out, "%-40s%12.3f us\n", others[i].text, ns / 1000);
        }
    }
    text_add_z(out, json ? "}\n" : "");
}

// Where the profile is, or goes with its folder made: as was asked, or at path. NULL: nowhere.
static const char *profile_file(const Options *options, char path[SETTINGS_PATH_BYTES], bool make) {
    return options->output                                         ? options->output
           : machine_profile_path(path, SETTINGS_PATH_BYTES, make) ? path
                                                                   : NULL;
}

static int keep(const Options *options, const MachineProfile *machine) {
    char path[SETTINGS_PATH_BYTES];
    Text problem = {0};
    Text told = {0};
    int status = 0;
    const char *file = profile_file(options, path, true);
    if (!file || !machine_profile_write(file, machine, &problem)) {
        text_printf(&told, "lockstep: not kept: %s\n",
                    file ? text_z(&problem) : "no folder for it");
        status = options->output ? USAGE_STATUS : 0;
    } else {
        text_printf(&told, "kept in %s: use it with --profile %s\n", file,
                    options->output ? file : "machine");
    }
    headless_say(text_z(&told));
    text_release(&problem);
    text_release(&told);
    return status;
}

static int tell(Work *work) {
    const Calibration *calibration = &work->calibration;
    Text out = {0};
    describe(work, work->options->json, &out);
    int status = headless_print(&out);
    text_clear(&out);
    text_printf(&out, "the prices give the times of %d of the %d parts within 10 %%\n",
                calibration->close_count, calibration->part_count - 1);
    headless_say(text_z(&out));
    text_release(&out);
    return status;
}

static int measure(Work *work) {
    double begin = steady_s();
    int status = 0;
    for (int i = 0; i < PROCESSES && !status && steady_s() - begin < ENOUGH_S; i++) {
        status = run(work, "measure", NULL, &work->measured);
    }
    for (int i = 0; i < OTHER_PROCESSES && !status; i++) {
        status = run(work, "others", NULL, &work->others);
    }
    return status;
}

static void find_prices(Work *work) {
    calibration_fit(&work->calibration);
    set_rules(&work->machine, work->options->profile);
    work->machine.instruction_ps = work->calibration.instruction_ps;
    work->machine.has_prices = true;
    memcpy(work->machine.prices, work->calibration.prices, sizeof work->machine.prices);
}

static int measure_machine(Work *work) {
    LoadSince since;
    calibration_source(&work->source);
    headless_say("counting what the parts of a program consist of ...\n");
    int status = run(work, "count", NULL, &work->counted);
    if (!status) {
        headless_say("measuring their times, best with nothing else running ...\n");
        load_begin(&since);
        status = measure(work);
        Load load = load_since(&since);
        headless_tell_if_busy(&load);
    }
    if (!status && !calibration_read(&work->calibration, &work->counted, &work->measured)) {
        status = headless_say("lockstep: nothing could be measured\n");
    }
    if (!status) {
        find_prices(work);
        status = find_other_costs(work);
    }
    return status ? status : tell(work);
}

// --- a program ----------------------------------------------------------------------------------

static int tell_pace(const Work *work, int pace) {
    Text out = {0};
    if (pace == 0) {
        headless_say("it computes too little to be measured: the prices stay as they are\n");
        return 0;
    }
    if (work->options->json) {
        text_printf(&out, "{\"pace\": %.3f}\n", pace / 1000.0);
    } else {
        text_printf(&out, "%-40s%12.3f\n", "computing, beside its prices", pace / 1000.0);
    }
    int status = headless_print(&out);
    text_release(&out);
    return status;
}

static int measure_program(Work *work) {
    Request request = headless_request(work->options, work->loaded);
    request.is_real = false;
    request.level = RECORD_OUTPUT;
    request.profile = work->machine.rules;
    machine_profile_apply(&work->machine, &request);
    headless_say("measuring how long the program computes ...\n");
    Rehearsal rehearsal = {0};
    rehearsal_start(&rehearsal, &request);
    int status = rehearsal_wait(&rehearsal, work->interrupts);
    int pace = rehearsal.pace;
    if (!status && rehearsal.has_failed) {
        status = headless_say("lockstep: the program cannot be run: lockstep run tells why\n");
    }
    rehearsal_release(&rehearsal);
    if (!status && pace > 0) {
        machine_profile_set_pace(&work->machine, &request, pace);
    }
    return status ? status : tell_pace(work, pace);
}

// With a program the machine need not be measured again.
static bool is_measured(Work *work) {
    char path[SETTINGS_PATH_BYTES];
    Text problem = {0};
    const char *file = profile_file(work->options, path, false);
    bool is_there = work->loaded && file && machine_profile_read(file, &work->machine, &problem) &&
                    work->machine.has_prices;
    text_release(&problem);
    return is_there;
}

static void work_release(Work *work) {
    calibration_release(&work->calibration);
    text_release(&work->source);
    text_release(&work->counted);
    text_release(&work->measured);
    text_release(&work->others);
    interrupt_close(work->interrupts);
}

static int calibrate(const Options *options, const Loaded *loaded) {
    Work work = {.options = options, .loaded = loaded, .interrupts = interrupt_open()};
    int status = is_measured(&work) ? 0 : measure_machine(&work);
    if (!status && loaded) {
        status = measure_program(&work);
    }
    status = status ? status : keep(options, &work.machine);
    work_release(&work);
    return status;
}

int headless_calibrate(const Options *options) {
    return options->file ? headless_load(options, calibrate, NULL) : calibrate(options, NULL);
}
