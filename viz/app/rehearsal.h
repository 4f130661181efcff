// rehearsal: how long one program computes here, beside what its prices say.
//
// Runs a program twice in virtual time: by the prices of a measured machine, to know what these
// come to, and without them, some times, to know how long a processor is busy with it. The ratio is
// the program's pace. Prices are measured with other programs, so that caches and branches make
// this one some tenth faster or slower than they say; its own pace knows. What the program prints
// goes nowhere. Does not wait, but for rehearsal_wait.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "viz/app/engine_process.h"

typedef struct Rehearsal {
    Request request;       // what it borrows is borrowed until the end
    EngineProcess *engine; // owned: of the run that goes on; NULL: none does
    uint64_t priced_ps;    // what the prices say
    int64_t least_ns;      // and a processor took; 0: not yet
    int64_t spent_ns;      // in all runs without prices
    int runs;              // that have ended
    int pace;              // thousandths; 0 until the end, and when there was too little to tell
    bool has_ended;
    bool has_failed; // the program cannot be run
} Rehearsal;         // {0} has not been started

// A profile without prices has nothing that could be told apart.
bool rehearsal_is_possible(const Request *request);
// The request has prices.
void rehearsal_start(Rehearsal *rehearsal, const Request *request);
// Reads what has arrived; begins the next run when one has ended. True: has_ended.
bool rehearsal_pump(Rehearsal *rehearsal);
// To the end. An exit status when somebody interrupts (interrupt.h), else 0.
int rehearsal_wait(Rehearsal *rehearsal, int interrupts);
bool rehearsal_has_begun(const Rehearsal *rehearsal);
void rehearsal_release(Rehearsal *rehearsal);
