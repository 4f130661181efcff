// `lockstep compare --real`: the operating system beside the model.
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/real_comparison.h"
#include "viz/app/rehearsal.h"
#include "viz/app/run_output.h"

enum {
    USAGE_STATUS = 2
};

static int print(const Text *text) {
    int error = run_output_write(STDOUT_FILENO, text_z(text), text->length);
    return error && error != EPIPE ? USAGE_STATUS : 0;
}

// Until it has ended, or somebody interrupts: then the exit status that says so.
static int wait_for(EngineProcess *engine, int interrupts, bool *is_told) {
    int status = 0;
    engine_process_watch(engine, interrupts);
    while (!status && !engine_process_has_ended(engine)) {
        engine_process_pump(engine, -1);
        headless_tell_lacks(engine, is_told);
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

static int print_comparison(const Options *options, const Request *request,
                            const EngineProcess *predicted, const EngineProcess *real) {
    const Trace *one = engine_process_trace(predicted);
    const Trace *other = engine_process_trace(real);
    RealComparison comparison = real_comparison_of(one, other);
    Text text = {0};
    if (options->json) {
        real_comparison_json(&comparison, one, other, &text);
    } else {
        real_comparison_text(&comparison, one, other, &text);
        if (request->pace) {
            text_printf(&text, "computing was rehearsed: %.2f times what the prices say\n",
                        request->pace / 1000.0);
        }
    }
    int status = print(&text);
    text_release(&text);
    return status
               ? status
               : tell_failure(engine_process_verdict(real) != VERDICT_FINISHED ? real : predicted);
}

// The program's own pace, unless calibrate has measured it.
static int find_pace(Request *request, int interrupts) {
    if (!rehearsal_is_possible(request) || request->pace != 0) {
        return 0;
    }
    Rehearsal rehearsal = {0};
    rehearsal_start(&rehearsal, request);
    int status = rehearsal_wait(&rehearsal, interrupts);
    request->pace = rehearsal.pace;
    rehearsal_release(&rehearsal);
    return status;
}

// One after the other: the real run shall have the processors for itself.
int headless_compare_real(const Options *options, const Loaded *loaded) {
    int interrupts = interrupt_open();
    Request request = headless_request(options, loaded);
    request.level = RECORD_SWITCHES;
    request.is_real = false;
    request.max_time_ns = 0;
    bool is_told = false;
    int status = find_pace(&request, interrupts);
    EngineProcess *predicted = engine_process_start(&request);
    status = status ? status : wait_for(predicted, interrupts, &is_told);
    if (!status) {
        request.is_real = true;
        request.max_time_ns = options->max_time_ns;
        EngineProcess *real = engine_process_start(&request);
        status = wait_for(real, interrupts, &is_told);
        status = status ? status : print_comparison(options, &request, predicted, real);
        engine_process_free(real);
    }
    engine_process_free(predicted);
    interrupt_close(interrupts);
    return status;
}
