// rehearsal: how long one program computes here, beside what its prices say.
//
// Runs a program twice in virtual time: by the prices of a measured machine, to know what these
// come to, and without them, some times, to know how long a processor is busy with it. The ratio is
// the program's pace. Prices are measured with other programs, so that caches and branches make
// this one some tenth faster or slower than they say; its own pace knows, and what recording takes
// is in it. What the program prints goes nowhere. Does not wait, but for rehearsal_wait.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "viz/app/engine_process.h"

typedef struct Rehearsal {
    Request request;       // what it borrows is borrowed until the end
    EngineProcess *engine; // owned: of the run that goes on; NULL: none does
    uint64_t priced_ps;    // what the prices say
    int64_t whole_ns;      // of the run by prices, with what it waited
    int64_t least_ns;      // and a processor took; 0: not yet
    int64_t second_ns;     // the least but one; 0: not yet
    int64_t spent_ns;      // in all runs without prices
    int runs;              // that have ended
    int pace;              // thousandths; 0 until the end, and when there was too little to tell
    bool is_once;          // one run without prices, and then others as somebody asks for them
    bool has_ended;
    bool has_failed; // the program cannot be run
} Rehearsal;         // {0} has not been started

// A profile without prices has nothing that could be told apart.
bool rehearsal_is_possible(const Request *request);
// The request has prices.
void rehearsal_start(Rehearsal *rehearsal, const Request *request);
// With one run without prices only; rehearsal_again adds others. For who runs the program for real
// in between: a machine that is slow for a while is slow for both then.
void rehearsal_start_once(Rehearsal *rehearsal, const Request *request);
// After the end, which has not failed: one more run, up to the next end.
void rehearsal_again(Rehearsal *rehearsal);
// Reads what has arrived; begins the next run when one has ended. True: has_ended.
bool rehearsal_pump(Rehearsal *rehearsal);
// To the end, told on a terminal. An exit status when somebody interrupts (interrupt.h), else 0.
int rehearsal_wait(Rehearsal *rehearsal, int interrupts);
// At least half of the time it computes, by the prices.
bool rehearsal_computes(const Rehearsal *rehearsal);
bool rehearsal_has_begun(const Rehearsal *rehearsal);
void rehearsal_release(Rehearsal *rehearsal);
