// wait_ring: who waits for whom, and the ring in which nobody can go on.
//
// A lane that is blocked on a lock waits for the lane that holds it; one that waits for a task, a
// thread or a process waits for that lane. Pure functions of a trace and a scene. Where the trace
// does not say which lane is meant (several of one name), nobody is.
#pragma once

#include "viz/scene/scene.h"

// The lane without which this one cannot go on; EVENT_NO_LANE: none, or it is not known.
uint32_t wait_ring_target(const Trace *trace, const Scene *scene, uint32_t lane);

// Each lane waits for the next one, the last for the first. A lane that waits for itself is a ring
// of one. count is 0 when there is no ring.
typedef struct WaitRing {
    const uint32_t *lanes; // in the arena
    uint32_t count;
} WaitRing;

WaitRing wait_ring_find(const Trace *trace, const Scene *scene, Arena *arena);

// Whether the lane stands in the ring, and if so the one it waits for.
bool wait_ring_has(const WaitRing *ring, uint32_t lane, uint32_t *target);

// The name of the object in what a lane is blocked on: "lock 2" of "lock 2, held by b".
const char *wait_ring_object(const char *what, Arena *arena);

// "a waits for lock 2, held by b; b waits for lock 1, held by a." In the arena.
const char *wait_ring_words(const Trace *trace, const Scene *scene, const WaitRing *ring,
                            Arena *arena);
