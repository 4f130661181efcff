// `lockstep compare --real`: the operating system beside the model.
#include <unistd.h>

#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/real_comparison.h"
#include "viz/app/rehearsal.h"

static int tell_failure(const EngineProcess *engine) {
    headless_say(engine_process_message(engine));
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
    int status = headless_print(&text);
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
    status = status ? status : headless_wait(predicted, interrupts, &is_told);
    if (!status) {
        request.is_real = true;
        request.max_time_ns = options->max_time_ns;
        EngineProcess *real = engine_process_start(&request);
        status = headless_wait(real, interrupts, &is_told);
        status = status ? status : print_comparison(options, &request, predicted, real);
        engine_process_free(real);
    }
    engine_process_free(predicted);
    interrupt_close(interrupts);
    return status;
}
