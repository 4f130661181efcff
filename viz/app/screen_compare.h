// screen_compare: one program under the four models, on one time axis.
//
// A panel a model: its lanes by worker, their stretches, and what the run came to; one playhead
// through all of them; who wins, and why. Works from 800x500 upwards; what does not fit scrolls.
// Draws one frame from a CompareView; the same for window and export.
#pragma once

#include "viz/app/compare_picture.h"
#include "viz/app/view.h"
#include "viz/scene/winner.h"

// How one of the runs stands.
typedef struct CompareEnd {
    bool has_ended;
    RunSummary summary;  // when it has
    const char *problem; // why it did not come to a good end; "" otherwise
} CompareEnd;

typedef struct CompareView {
    // What it shares with the lesson screen: ui, frame, lesson, player, state, profile, cores, and
    // the action. trace, scene, picture and code are not set.
    View view;
    const ComparePicture *picture; // borrowed
    CompareEnd ends[COMPARE_RUNS];
    const RealRun *real[COMPARE_RUNS]; // borrowed; laid under the runs; NULL: not to be seen
    const Winner *winner;              // borrowed; NULL while a run goes on
} CompareView;

// Sets view.action.
void screen_compare_draw(CompareView *view);
// What the keys ask for; call after drawing.
void screen_compare_keys(CompareView *view);
