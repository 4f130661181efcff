// winner: why the fastest of several runs of one program is the fastest, in one sentence.
//
// Pure function of their summaries. What a sentence claims was measured in the runs themselves, so
// it holds under every profile: that computing overlaps, from lanes that ran at the same time; that
// waiting does, from lanes that slept while others slept or ran; that the GIL keeps one running,
// from lanes that were locked for want of it; what starting costs, from the time it took.
#pragma once

#include "viz/scene/run_summary.h"

enum {
    WINNER_MAX_RUNS = 4
};

typedef enum WinKind {
    WIN_NOBODY,    // no run came to a good end
    WIN_ALONE,     // only one did
    WIN_NO_TIME,   // none of them takes any time
    WIN_EQUAL,     // all that ended take the same time
    WIN_BASELINE,  // one after the other is the fastest: the others only add to it
    WIN_WAITING,   // waiting overlaps
    WIN_COMPUTING, // computing overlaps
    WIN_BOTH,
    WIN_LESS, // it has less to do: waiting that was cut short, computing that was given up
} WinKind;

typedef struct Winner {
    WinKind kind;
    int run;                         // index of the fastest, or -1
    bool is_winner[WINNER_MAX_RUNS]; // as fast as the fastest, and for the same reason
    const char *fact;                // "Processes win", "All four take the same time"
    const char *reason;              // "waiting overlaps": with a colon between, one sentence
} Winner;                            // texts live in the arena or are static

// The first run that ended well and is RUN_SYNC is the baseline; without it the slowest.
Winner winner_find(const RunSummary *runs, int count, Arena *arena);

// "Processes win: waiting overlaps." One line.
const char *winner_sentence(const Winner *winner, Arena *arena);
