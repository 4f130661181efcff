#include "viz/app/rehearsal.h"

#include <stddef.h>
#include <stdio.h>

#include "viz/app/elapsed.h"
#include "viz/app/interrupt.h"

enum {
    LEAST_RUNS = 3,   // but for long ones
    MOST_RUNS = 6,    // the first of them by prices
    LEAST_PACE = 100, // beyond these it was not the program that was measured
    MOST_PACE = 10000
};

#define ENOUGH_NS     INT64_C(400000000) // of measuring
#define MOST_NS       INT64_C(2000000000)
#define TOO_LITTLE_NS INT64_C(500000) // to be measured

bool rehearsal_is_possible(const Request *request) {
    return request->price_count > 0;
}

static void start_run(Rehearsal *rehearsal) {
    Request asked = rehearsal->request;
    asked.meters = true;
    asked.is_real = false;
    asked.max_time_ns = 0;
    asked.pace = 0;
    if (rehearsal->runs > 0) {
        asked.prices = NULL;
        asked.price_count = 0;
    }
    rehearsal->engine = engine_process_start(&asked);
}

void rehearsal_start(Rehearsal *rehearsal, const Request *request) {
    rehearsal_release(rehearsal);
    rehearsal->request = *request;
    start_run(rehearsal);
}

void rehearsal_start_once(Rehearsal *rehearsal, const Request *request) {
    rehearsal_start(rehearsal, request);
    rehearsal->is_once = true;
}

void rehearsal_again(Rehearsal *rehearsal) {
    rehearsal->has_ended = false;
    start_run(rehearsal);
}

void rehearsal_release(Rehearsal *rehearsal) {
    engine_process_free(rehearsal->engine);
    *rehearsal = (Rehearsal){0};
}

static int pace_of(const Rehearsal *rehearsal) {
    if (rehearsal->least_ns < TOO_LITTLE_NS || rehearsal->priced_ps < TOO_LITTLE_NS * 1000) {
        return 0;
    }
    double pace = (double)rehearsal->least_ns * 1e6 / (double)rehearsal->priced_ps;
    return pace < LEAST_PACE || pace > MOST_PACE ? 0 : (int)(pace + 0.5);
}

static void note_least(Rehearsal *rehearsal, int64_t ns) {
    if (rehearsal->least_ns == 0 || ns < rehearsal->least_ns) {
        rehearsal->second_ns = rehearsal->least_ns;
        rehearsal->least_ns = ns;
    } else if (rehearsal->second_ns == 0 || ns < rehearsal->second_ns) {
        rehearsal->second_ns = ns;
    }
}

// False: the engine did not get as far as to tell.
static bool take_answer(Rehearsal *rehearsal) {
    uint64_t instructions;
    int64_t ns;
    if (sscanf(engine_process_message(rehearsal->engine), REQUEST_METERED_SCAN, &instructions,
               &ns) != 2) {
        return false;
    }
    if (rehearsal->runs == 0) {
        rehearsal->priced_ps = instructions;
        rehearsal->whole_ns = trace_end_ns(engine_process_trace(rehearsal->engine));
    } else {
        rehearsal->spent_ns += ns;
        note_least(rehearsal, ns);
    }
    return true;
}

// Whether so many runs are enough.
static bool is_enough(const Rehearsal *rehearsal) {
    return rehearsal->is_once
               ? rehearsal->runs > 1
               : rehearsal->runs == MOST_RUNS || rehearsal->spent_ns > MOST_NS ||
                     (rehearsal->runs >= LEAST_RUNS && rehearsal->spent_ns > ENOUGH_NS);
}

bool rehearsal_computes(const Rehearsal *rehearsal) {
    return (int64_t)(rehearsal->priced_ps / 1000) > rehearsal->whole_ns / 2;
}

bool rehearsal_has_begun(const Rehearsal *rehearsal) {
    return rehearsal->engine || rehearsal->has_ended;
}

bool rehearsal_pump(Rehearsal *rehearsal) {
    if (rehearsal->has_ended) {
        return true;
    }
    engine_process_pump(rehearsal->engine, 0);
    if (!engine_process_has_ended(rehearsal->engine)) {
        return false;
    }
    bool is_good = take_answer(rehearsal);
    rehearsal->runs++;
    engine_process_free(rehearsal->engine);
    rehearsal->engine = NULL;
    rehearsal->has_failed = !is_good;
    rehearsal->has_ended = !is_good || is_enough(rehearsal);
    if (!rehearsal->has_ended) {
        start_run(rehearsal);
    } else if (is_good) {
        rehearsal->pace = pace_of(rehearsal);
    }
    return rehearsal->has_ended;
}

int rehearsal_wait(Rehearsal *rehearsal, int interrupts) {
    Elapsed elapsed = elapsed_begin("measuring how long the program computes");
    int status = 0;
    while (!status && !rehearsal_pump(rehearsal)) {
        engine_process_watch(rehearsal->engine, interrupts);
        engine_process_pump(rehearsal->engine, ELAPSED_EVERY_MS);
        elapsed_tell(&elapsed);
        status = interrupt_status(interrupts);
    }
    elapsed_end(&elapsed);
    return status;
}
