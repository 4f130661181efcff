// `lockstep compare`: the four runs of one program in numbers.
#include <unistd.h>

#include "viz/app/compare_table.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"

enum {
    WAIT_MS = 20, // an engine may end without a word
};

static int print_comparison(const Options *options, const Comparison *comparison,
                            const char *profile) {
    Text table = {0};
    if (options->json) {
        compare_table_json(comparison, profile, &table);
    } else {
        compare_table_text(comparison, &table);
    }
    int status = headless_print(&table);
    text_release(&table);
    return status;
}

// The first run that did not end well decides, and tells on standard error what happened.
static int first_failure(const Comparison *comparison) {
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        const EngineProcess *engine = comparison->runs[i].engine;
        Verdict verdict = engine_process_verdict(engine);
        if (verdict != VERDICT_FINISHED) {
            headless_say(engine_process_message(engine));
            return verdict_exit_status(verdict);
        }
    }
    return 0;
}

static int run_and_compare(const Options *options, const Loaded *loaded) {
    int interrupts = interrupt_open();
    Request request = headless_request(options, loaded);
    Comparison comparison = {0};
    comparison_start(&comparison, &request);
    int status = 0;
    bool is_told = false;
    while (!status && comparison_is_running(&comparison)) {
        if (!comparison_pump(&comparison)) {
            comparison_wait(&comparison, interrupts, WAIT_MS);
        }
        headless_tell_lacks(comparison.runs[0].engine, &is_told);
        status = interrupt_status(interrupts);
    }
    if (!status) {
        status = print_comparison(options, &comparison, request.profile);
        status = status ? status : first_failure(&comparison);
    }
    comparison_release(&comparison);
    interrupt_close(interrupts);
    return status;
}

int headless_compare(const Options *options) {
    return headless_load(options, options->real ? headless_compare_real : run_and_compare, NULL);
}
