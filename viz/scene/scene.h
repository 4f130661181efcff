// scene: what is true after step k.
//
// A pure function of a Trace and a step: stepping back is the same call with a smaller number, and
// there is no undo code. Holds where every lane stands and why, who is in the ready queue, who
// sleeps until when, who is done, and how much was printed. Draws nothing and keeps nothing
// between calls; everything it returns lives in the caller's arena.
#pragma once

#include "engine/base/arena.h"
#include "engine/trace/trace.h"

// How a program runs: read from the trace, because "native" only says that the program chose.
typedef enum RunModel {
    RUN_SYNC,
    RUN_ASYNC,
    RUN_THREADS,
    RUN_PROCESSES,
} RunModel;

typedef struct SceneLane {
    LaneState state;
    Reason reason;
    bool exists;        // false before its LANE_CREATED event: drawn faintly, counted nowhere
    uint32_t event;     // its last event so far, or EVENT_NO_CAUSE
    uint32_t since_seq; // the event that began the present state and reason
    int64_t since_ns;
    int64_t wake_ns; // sleeping: when the timer is due; -1 otherwise
    uint32_t what;   // text number: what it waits for ("task filling"), 0 when nothing is named
    bool has_what;
    uint32_t site;
    int32_t line; // where it stands, 0 when nowhere
    uint32_t worker;
} SceneLane;

typedef struct SceneTimer {
    uint32_t lane;
    int64_t wake_ns;
} SceneTimer;

// All arrays live in the arena that was passed to scene_at.
typedef struct Scene {
    int64_t step;   // -1 is the moment before the first event
    bool coarse;    // what `step` counts
    uint32_t event; // the event the step stops at, or EVENT_NO_CAUSE before the first
    uint32_t seq;   // the last event that belongs to the step, or EVENT_NO_CAUSE
    int64_t t_ns;
    uint32_t lane_count;
    SceneLane *lanes;
    uint32_t *running; // lanes that run now: at most one per worker
    uint32_t running_count;
    uint32_t *ready; // first in, first out
    uint32_t ready_count;
    SceneTimer *timers; // by wake time; equal times by who fell asleep first
    uint32_t timer_count;
    uint32_t *waiting; // lanes that wait for something that is not a timer
    uint32_t waiting_count;
    uint32_t *done; // in the order they ended
    uint32_t done_count;
    uint32_t output_count; // how many of the trace's outputs have been printed
} Scene;

// step == -1 is the moment before the first event: every lane is locked. step < step count.
Scene scene_at(const Trace *trace, int64_t step, bool coarse, Arena *arena);

// The run up to and including event seq, in steps of the wanted kind: for changing between fine
// and coarse without moving away.
int64_t scene_step_of_event(const Trace *trace, uint32_t seq, bool coarse);

// One line per fact, for tests. Same scene, same text.
void scene_dump(const Trace *trace, const Scene *scene, Text *out);

RunModel scene_run_model(const Trace *trace);
const char *run_model_name(RunModel model);  // "async"
const char *run_model_title(RunModel model); // "one thread · one event loop"

// The lane of the program's outermost code; while an event loop runs, it waits for the loop and
// acts as asyncio.run.
bool scene_is_module(const Trace *trace, uint32_t lane);

// The lane's name as a person says it: the outermost code is "main program".
const char *scene_lane_name(const Trace *trace, uint32_t lane);
// The same, told apart; "download 2" for the second of several that have the same.
const char *scene_lane_label(const Trace *trace, uint32_t lane, Arena *arena);

// Lanes that belong to the ready queue: could run, but it is not their turn.
bool scene_lane_is_ready(const SceneLane *lane);
