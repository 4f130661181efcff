// why: one true sentence for the current step, made from its cause chain.
//
// `fact` says what happened, `reason` why, with the names and the code of this run, and `rule` what
// holds in general. Every kind of event has its own words; none of them claims more than the trace
// shows. Draws nothing.
#pragma once

#include "viz/scene/scene.h"

typedef struct Why {
    const char *fact;   // "filling starts."
    const char *reason; // "" when the fact says it all
    const char *rule;   // "" when there is nothing general to say
} Why;                  // texts live in the arena or are static

Why why_at(const Trace *trace, const Scene *scene, RunModel model, Arena *arena);
