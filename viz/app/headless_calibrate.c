// `lockstep calibrate`: what things cost on this machine, told and kept as a profile.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/run_output.h"
#include "viz/app/settings.h"

enum {
    USAGE_STATUS = 2,
    COUNTING_PS = 1000000 // an instruction, when instructions are counted
};

// Measures with the means of any program, run for real: what comes out is what a program feels.
// Each cost is the least of several tries, the lateness of timers the median. The last part runs
// under the model as well, where its time counts instructions.
static const char calibration[] =
    "import multiprocessing, sys, threading, time\n"
    "now = time.perf_counter_ns\n"
    "def nothing():\n"
    "    pass\n"
    "def least(measure, tries=7):\n"
    "    return min(measure() for _ in range(tries))\n"
    "def loop(n=100000):\n"
    "    begin = now()\n"
    "    for _ in range(n):\n"
    "        pass\n"
    "    return (now() - begin) / n\n"
    "def calls(n=50000):\n"
    "    begin = now()\n"
    "    for _ in range(n):\n"
    "        nothing()\n"
    "    return (now() - begin) / n\n"
    "def thread():\n"
    "    begin = now()\n"
    "    t = threading.Thread(target=nothing)\n"
    "    t.start()\n"
    "    took = now() - begin\n"
    "    t.join()\n"
    "    return took\n"
    "def note(value):\n"
    "    value.value = now()\n"
    "def fork():\n"
    "    value = multiprocessing.Value('q')\n"
    "    begin = now()\n"
    "    p = multiprocessing.Process(target=note, args=(value,))\n"
    "    p.start()\n"
    "    p.join()\n"
    "    return value.value - begin\n"
    "def switches(n=500):\n"
    "    one, other = threading.Semaphore(0), threading.Semaphore(0)\n"
    "    def answer():\n"
    "        for _ in range(n):\n"
    "            one.acquire()\n"
    "            other.release()\n"
    "    t = threading.Thread(target=answer)\n"
    "    t.start()\n"
    "    begin = now()\n"
    "    for _ in range(n):\n"
    "        one.release()\n"
    "        other.acquire()\n"
    "    took = now() - begin\n"
    "    t.join()\n"
    "    return took / (2 * n)\n"
    "def late():\n"
    "    begin = now()\n"
    "    time.sleep(0.005)\n"
    "    return now() - begin - 5000000\n"
    "def lateness():\n"
    "    return sorted(late() for _ in range(21))[10]\n"
    "def add(a, b):\n"
    "    return a + b\n"
    "def work():\n"
    "    begin = now()\n"
    "    total, items, counts = 0, [0] * 100, {}\n"
    "    for i in range(60000):\n"
    "        total = add(total, i * i % 7)\n"
    "        items[i % 100] += total\n"
    "        if i % 3 == 0:\n"
    "            counts[i % 11] = counts.get(i % 11, 0) + 1\n"
    "    return now() - begin\n"
    "if sys.argv[1:] == ['count']:\n"
    "    print('work', work())\n"
    "else:\n"
    "    print('work', least(work))\n"
    "    print('loop', least(loop))\n"
    "    print('call', least(calls))\n"
    "    print('switch', least(switches))\n"
    "    print('thread_start', least(thread))\n"
    "    print('fork', least(fork))\n"
    "    print('lateness', lateness())\n";

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
    Request request = {.program = "calibrate",
                       .source = calibration,
                       .source_length = strlen(calibration),
                       .model = "native",
                       .profile = options->profile,
                       .level = RECORD_OUTPUT,
                       .arguments = arguments,
                       .argument_count = 1,
                       .instruction_ps = is_real ? 0 : COUNTING_PS,
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
                                 const Text *counted) {
    MachineProfile machine = {0};
    double instructions = number_of(counted, "work") * 1000 / COUNTING_PS;
    double work_ns = number_of(measured, "work");
    Text name = {0};
    text_add_z(&name, options->profile);
    memcpy(machine.rules, text_z(&name),
           name.length < sizeof machine.rules ? name.length : sizeof machine.rules - 1);
    text_release(&name);
    machine.instruction_ps = instructions > 0 ? at_least_one(work_ns * 1000 / instructions) : 1;
    machine.thread_start_ns = at_least_one(number_of(measured, "thread_start"));
    machine.fork_ns = at_least_one(number_of(measured, "fork"));
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
        text_printf(out, "%-40s%12.3f us\n", "one instruction of the model", instruction_ns / 1000);
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

int headless_calibrate(const Options *options) {
    int interrupts = interrupt_open();
    Text measured = {0};
    Text counted = {0};
    Text out = {0};
    int status = run(options, true, interrupts, &measured);
    status = status ? status : run(options, false, interrupts, &counted);
    if (!status) {
        MachineProfile machine = profile_of(options, &measured, &counted);
        describe(&measured, &machine, options->json, &out);
        int error = run_output_write(STDOUT_FILENO, text_z(&out), out.length);
        status = error && error != EPIPE ? USAGE_STATUS : keep(options, &machine);
    }
    text_release(&measured);
    text_release(&counted);
    text_release(&out);
    interrupt_close(interrupts);
    return status;
}
