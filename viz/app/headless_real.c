// `lockstep compare --real` and `lockstep calibrate`: the operating system beside the model.
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/real_comparison.h"
#include "viz/app/run_output.h"

enum {
    USAGE_STATUS = 2
};

static int print(const Text *text) {
    int error = run_output_write(STDOUT_FILENO, text_z(text), text->length);
    return error && error != EPIPE ? USAGE_STATUS : 0;
}

// Until it has ended, or somebody interrupts: then the exit status that says so.
static int wait_for(EngineProcess *engine, int interrupts) {
    int status = 0;
    engine_process_watch(engine, interrupts);
    while (!status && !engine_process_has_ended(engine)) {
        engine_process_pump(engine, -1);
        status = interrupt_status(interrupts);
    }
    engine_process_stop(engine);
    return status;
}

static int tell_failure(const EngineProcess *engine) {
    const char *message = engine_process_message(engine);
    run_output_write(STDERR_FILENO, message, strlen(message));
    return verdict_exit_status(engine_process_verdict(engine));
}

static int print_comparison(const Options *options, const EngineProcess *predicted,
                            const EngineProcess *real) {
    const Trace *one = engine_process_trace(predicted);
    const Trace *other = engine_process_trace(real);
    RealComparison comparison = real_comparison_of(one, other);
    Text text = {0};
    if (options->json) {
        real_comparison_json(&comparison, one, other, &text);
    } else {
        real_comparison_text(&comparison, one, other, &text);
    }
    int status = print(&text);
    text_release(&text);
    return status
               ? status
               : tell_failure(engine_process_verdict(real) != VERDICT_FINISHED ? real : predicted);
}

// One after the other: the real run shall have the processors for itself.
int headless_compare_real(const Options *options, const Loaded *loaded) {
    int interrupts = interrupt_open();
    Request request = headless_request(options, loaded);
    request.level = RECORD_SWITCHES;
    request.is_real = false;
    request.max_time_ns = 0;
    EngineProcess *predicted = engine_process_start(&request);
    int status = wait_for(predicted, interrupts);
    if (!status) {
        request.is_real = true;
        request.max_time_ns = options->max_time_ns;
        EngineProcess *real = engine_process_start(&request);
        status = wait_for(real, interrupts);
        status = status ? status : print_comparison(options, predicted, real);
        engine_process_free(real);
    }
    engine_process_free(predicted);
    interrupt_close(interrupts);
    return status;
}

// --- calibrate --------------------------------------------------------------------------------

// Measures with the means of any program, run for real: what comes out is what a program feels.
// Each cost is the least of several tries, the lateness of timers the median.
static const char calibration[] =
    "import json, multiprocessing, sys, threading, time\n"
    "now = time.perf_counter_ns\n"
    "def nothing():\n"
    "    pass\n"
    "def least(measure, tries=5):\n"
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
    "    t.join()\n"
    "    return now() - begin\n"
    "def fork():\n"
    "    begin = now()\n"
    "    p = multiprocessing.Process(target=nothing)\n"
    "    p.start()\n"
    "    p.join()\n"
    "    return now() - begin\n"
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
    "rows = [\n"
    "    ('loop_ns', 'one turn of an empty loop', least(loop)),\n"
    "    ('call_ns', 'calling a function that does nothing', least(calls)),\n"
    "    ('switch_ns', 'from one thread to another', least(switches)),\n"
    "    ('thread_start_ns', 'starting a thread and joining it', least(thread)),\n"
    "    ('fork_ns', 'starting a process and joining it', least(fork)),\n"
    "    ('timer_lateness_ns', 'after the end of a sleep', lateness()),\n"
    "]\n"
    "if sys.argv[1:] == ['json']:\n"
    "    print(json.dumps({name: round(value) for name, _, value in rows}))\n"
    "else:\n"
    "    for name, text, value in rows:\n"
    "        print(f'{text:40}{value / 1000:12.3f} us')\n";

int headless_calibrate(const Options *options) {
    const char *arguments[] = {options->json ? "json" : "text"};
    Request request = {.program = "calibrate",
                       .source = calibration,
                       .source_length = strlen(calibration),
                       .model = "native",
                       .profile = options_profile_for(options, NULL),
                       .level = RECORD_OUTPUT,
                       .arguments = arguments,
                       .argument_count = 1,
                       .is_real = true};
    return headless_run_request(&request);
}
