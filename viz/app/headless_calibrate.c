// `lockstep calibrate`: what things cost on this machine, told and kept as a profile.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/calibration.h"
#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/run_output.h"
#include "viz/app/settings.h"

enum {
    USAGE_STATUS = 2
};

static int say(const char *what) {
    run_output_write(STDERR_FILENO, what, strlen(what));
    return USAGE_STATUS;
}

static void collect(const Trace *trace, Text *printed) {
    for (uint32_t i = 0; i < trace_output_count(trace); i++) {
        const StepEvent *event = trace_event(trace, trace_output_seq(trace, i));
        if (event->kind == EVENT_OUTPUT) {
            text_add_z(printed, trace_text(trace, event->detail));
        }
    }
}

// Runs it and gives what it prints. An exit status; 0 is good.
static int run(const Options *options, bool is_real, int interrupts, Text *printed) {
    const char *arguments[] = {is_real ? "measure" : "count"};
    size_t length;
    const char *source = calibration_source(&length);
    Request request = {.program = "calibrate",
                       .source = source,
                       .source_length = length,
                       .model = "native",
                       .profile = options->profile,
                       .level = RECORD_OUTPUT,
                       .arguments = arguments,
                       .argument_count = 1,
                       .counts = !is_real,
                       .is_real = is_real};
    EngineProcess *engine = engine_process_start(&request);
    engine_process_watch(engine, interrupts);
    int status = 0;
    while (!status && !engine_process_has_ended(engine)) {
        engine_process_pump(engine, -1);
        status = interrupt_status(interrupts);
    }
    engine_process_stop(engine);
    collect(engine_process_trace(engine), printed);
    if (!status && engine_process_verdict(engine) != VERDICT_FINISHED) {
        say(engine_process_message(engine));
        status = verdict_exit_status(engine_process_verdict(engine));
    }
    engine_process_free(engine);
    return status;
}

// The number behind the name at the beginning of a line; 0 when there is none.
static double number_of(const Text *printed, const char *name) {
    size_t length = strlen(name);
    for (const char *line = text_z(printed); *line; line += *line == '\n') {
        if (strncmp(line, name, length) == 0 && line[length] == ' ') {
            return strtod(line + length, NULL);
        }
        line += strcspn(line, "\n");
    }
    return 0;
}

static int64_t at_least_one(double value) {
    return value > 1 ? (int64_t)value : 1;
}

static MachineProfile profile_of(const Options *options, const Text *measured,
                                 const Calibration *calibration) {
    MachineProfile machine = {0};
    Text name = {0};
    text_add_z(&name, options->profile);
    memcpy(machine.rules, text_z(&name),
           name.length < sizeof machine.rules ? name.length : sizeof machine.rules - 1);
    text_release(&name);
    machine.instruction_ps = calibration->instruction_ps;
    machine.thread_start_ns = at_least_one(number_of(measured, "thread_start"));
    machine.fork_ns = at_least_one(number_of(measured, "fork"));
    machine.has_prices = true;
    memcpy(machine.prices, calibration->prices, sizeof machine.prices);
    return machine;
}

static const struct {
    const char *name;
    const char *key;
    const char *text;
} rows[] = {
    {"loop", "loop_ns", "one turn of an empty loop"},
    {"call", "call_ns", "calling a function that does nothing"},
    {"switch", "switch_ns", "from one thread to another"},
    {"thread_start", "thread_start_ns", "starting a thread"},
    {"fork", "fork_ns", "until a new process begins"},
    {"lateness", "timer_lateness_ns", "after the end of a sleep"},
};

static void describe(const Text *measured, const MachineProfile *machine, bool json, Text *out) {
    double instruction_ns = (double)machine->instruction_ps / 1000;
    if (json) {
        text_printf(out, "{\"instruction_ns\": %.3f", instruction_ns);
    } else {
        text_printf(out, "%-40s%12.3f us\n", "an instruction, on average", instruction_ns / 1000);
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double ns = number_of(measured, rows[i].name);
        if (json) {
            text_printf(out, ", \"%s\": %.0f", rows[i].key, ns);
        } else {
            text_printf(out, "%-40s%12.3f us\n", rows[i].text, ns / 1000);
        }
    }
    text_add_z(out, json ? "}\n" : "");
}

static int keep(const Options *options, const MachineProfile *machine) {
    char path[SETTINGS_PATH_BYTES];
    Text problem = {0};
    Text told = {0};
    int status = 0;
    const char *file = options->output;
    if (!file && machine_profile_path(path, sizeof path, true)) {
        file = path;
    }
    if (!file || !machine_profile_write(file, machine, &problem)) {
        text_printf(&told, "lockstep: not kept: %s\n",
                    file ? text_z(&problem) : "no folder for it");
        status = options->output ? USAGE_STATUS : 0;
    } else {
        text_printf(&told, "kept in %s: use it with --profile %s\n", file,
                    options->output ? file : "machine");
    }
    say(text_z(&told));
    text_release(&problem);
    text_release(&told);
    return status;
}

static int tell(const Options *options, const Text *measured, const Calibration *calibration) {
    MachineProfile machine = profile_of(options, measured, calibration);
    Text out = {0};
    describe(measured, &machine, options->json, &out);
    int error = run_output_write(STDOUT_FILENO, text_z(&out), out.length);
    text_clear(&out);
    text_printf(&out, "the prices give the times of %d of the %d parts within 10 %%\n",
                calibration->close_count, calibration->part_count - 1);
    say(text_z(&out));
    text_release(&out);
    return error && error != EPIPE ? USAGE_STATUS : keep(options, &machine);
}

int headless_calibrate(const Options *options) {
    int interrupts = interrupt_open();
    Text measured = {0};
    Text counted = {0};
    Calibration calibration = {0};
    say("counting what the parts of a program consist of ...\n");
    int status = run(options, false, interrupts, &counted);
    if (!status) {
        say("measuring their times, best with nothing else running ...\n");
        status = run(options, true, interrupts, &measured);
    }
    if (!status && !calibration_read(&calibration, &counted, &measured)) {
        status = say("lockstep: nothing could be measured\n");
    }
    if (!status) {
        calibration_fit(&calibration);
        status = tell(options, &measured, &calibration);
    }
    calibration_release(&calibration);
    text_release(&measured);
    text_release(&counted);
    interrupt_close(interrupts);
    return status;
}
