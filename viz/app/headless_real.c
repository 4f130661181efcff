// `lockstep compare --real`: the operating system beside the model.
#include <unistd.h>

#include "viz/app/engine_process.h"
#include "viz/app/headless.h"
#include "viz/app/interrupt.h"
#include "viz/app/machine_load.h"
#include "viz/app/real_comparison.h"
#include "viz/app/rehearsal.h"

enum {
    LEAST_RUNS = 3, // of a program that computes, unless it takes long
    MOST_RUNS = 8
};

#define ENOUGH_NS INT64_C(3000000000) // of running for real

// Two times are alike that differ by less than this share of them; 0 is none.
static const double alike = 0.02;

static bool are_alike(int64_t least_ns, int64_t second_ns) {
    return second_ns > 0 && (double)(second_ns - least_ns) < alike * (double)least_ns;
}

static int tell_failure(const EngineProcess *engine) {
    headless_say(engine_process_message(engine));
    return verdict_exit_status(engine_process_verdict(engine));
}

// A program for real, some times, and how long it computes, as often: the fastest of both count. A
// processor that others want, too, or that is slow for a while, only ever makes a run longer.
typedef struct Work {
    const Options *options; // borrowed
    Request request;        // what it borrows is borrowed
    int interrupts;
    bool is_told; // what the system lacks
    Rehearsal rehearsal;
    EngineProcess *real; // owned: the fastest of them, or one that did not end well
    int real_count;
    int64_t spent_ns; // by all of them
    int64_t second_ns;
} Work;

static int64_t real_ns(const Work *work) {
    return work->real ? trace_end_ns(engine_process_trace(work->real)) : INT64_MAX;
}

static bool is_good(const EngineProcess *engine) {
    return engine && engine_process_verdict(engine) == VERDICT_FINISHED;
}

static int print_comparison(const Work *work, const EngineProcess *predicted) {
    const Trace *one = engine_process_trace(predicted);
    const Trace *other = engine_process_trace(work->real);
    RealComparison comparison = real_comparison_of(one, other);
    comparison.real_count = work->real_count;
    Text text = {0};
    if (work->options->json) {
        real_comparison_json(&comparison, one, other, &text);
    } else {
        real_comparison_text(&comparison, one, other, &text);
        if (work->request.pace) {
            text_printf(&text, "computing was rehearsed: %.2f times what the prices say\n",
                        work->request.pace / 1000.0);
        }
    }
    int status = headless_print(&text);
    text_release(&text);
    return status ? status : tell_failure(is_good(work->real) ? predicted : work->real);
}

// The program's own pace, here and now: whatever calibrate has kept is of another hour.
static int rehearse(Work *work) {
    Rehearsal *rehearsal = &work->rehearsal;
    if (!rehearsal_is_possible(&work->request) || rehearsal->has_failed) {
        return 0;
    }
    if (rehearsal_has_begun(rehearsal)) {
        rehearsal_again(rehearsal);
    } else {
        Request request = work->request;
        request.is_real = false;
        rehearsal_start_once(rehearsal, &request);
    }
    return rehearsal_wait(rehearsal, work->interrupts);
}

static void keep_faster(Work *work, EngineProcess *real) {
    int64_t ns = trace_end_ns(engine_process_trace(real));
    int64_t least_ns = real_ns(work);
    work->spent_ns += ns;
    work->real_count++;
    if (!is_good(real) || ns < least_ns) {
        engine_process_free(work->real);
        work->real = real;
        work->second_ns = least_ns;
    } else {
        engine_process_free(real);
        work->second_ns = ns < work->second_ns ? ns : work->second_ns;
    }
}

static int run_for_real(Work *work) {
    work->request.is_real = true;
    work->request.max_time_ns = work->options->max_time_ns;
    EngineProcess *real = engine_process_start(&work->request);
    int status = headless_wait(real, "running for real", work->interrupts, &work->is_told);
    keep_faster(work, real);
    return status;
}

static int predict(Work *work, EngineProcess **predicted) {
    work->request.is_real = false;
    work->request.max_time_ns = 0;
    *predicted = engine_process_start(&work->request);
    return headless_wait(*predicted, "predicting", work->interrupts, &work->is_told);
}

// A program that waits, and no longer than predicted, has told enough with one run. Where threads
// hand the processor to and fro, the system decides by chance what that takes: it is tried again.
static bool is_settled(const Work *work) {
    const Rehearsal *rehearsal = &work->rehearsal;
    bool real_is_settled = are_alike(real_ns(work), work->second_ns);
    return rehearsal_computes(rehearsal)
               ? work->real_count >= LEAST_RUNS && real_is_settled &&
                     are_alike(rehearsal->least_ns, rehearsal->second_ns)
               : real_is_settled || are_alike(rehearsal->whole_ns, real_ns(work));
}

static bool is_enough(const Work *work) {
    const Rehearsal *rehearsal = &work->rehearsal;
    return !is_good(work->real) || !rehearsal_has_begun(rehearsal) || rehearsal->has_failed ||
           work->real_count == MOST_RUNS || work->spent_ns > ENOUGH_NS || is_settled(work);
}

static int measure(Work *work) {
    LoadSince since;
    load_begin(&since);
    int status = rehearse(work);
    status = status ? status : run_for_real(work);
    while (!status && !is_enough(work)) {
        status = rehearse(work);
        status = status ? status : run_for_real(work);
    }
    if (!status && rehearsal_has_begun(&work->rehearsal)) {
        work->request.pace = work->rehearsal.pace;
        Load load = load_since(&since);
        headless_tell_if_busy(&load);
    }
    return status;
}

// One after the other: each of them shall have the processors for itself.
int headless_compare_real(const Options *options, const Loaded *loaded) {
    Work work = {.options = options,
                 .request = headless_request(options, loaded),
                 .interrupts = interrupt_open()};
    work.request.level = RECORD_SWITCHES;
    work.request.pace = 0;
    EngineProcess *predicted = NULL;
    int status = measure(&work);
    status = status ? status : predict(&work, &predicted);
    status = status ? status : print_comparison(&work, predicted);
    engine_process_free(predicted);
    engine_process_free(work.real);
    rehearsal_release(&work.rehearsal);
    interrupt_close(work.interrupts);
    return status;
}
