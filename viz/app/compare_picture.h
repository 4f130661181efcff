// compare_picture: what is made once from the traces of four runs, for all the frames that show
// them.
//
// The lanes of each run in the order of their workers, with their stretches and names; and the
// instants at which anything switches in any of the runs: the steps of a comparison. Owns an arena;
// the traces are borrowed. Nothing in here depends on a step.
#pragma once

#include "viz/scene/bars.h"
#include "viz/scene/worker_label.h"

enum {
    COMPARE_RUNS = 4
};

typedef struct CompareLane {
    uint32_t lane;
    const char *name;
    const char *worker; // "Thread 2"
    bool is_first_of_worker;
    const BarLane *bars;
} CompareLane;

typedef struct CompareRun {
    const Trace *trace; // borrowed; NULL before it was started
    uint32_t event_count;
    bool has_ended;
    CompareLane *lanes;
    uint32_t lane_count;
    uint32_t worker_count; // that have lanes to show
    bool shares_cores;     // some lane had to wait for a core
    int64_t end_ns;
} CompareRun;

typedef struct ComparePicture {
    Arena arena;
    CompareRun runs[COMPARE_RUNS]; // by RunModel
    CompareRun real[COMPARE_RUNS]; // on this machine; trace is NULL where there is none
    int64_t *steps;                // instants, ascending
    int64_t *ticks;                // their numbers: every step is a switch
    uint32_t step_count;
    int64_t end_ns; // of the longest run, a real one included
} ComparePicture;   // {0} is empty

// Makes it anew when it is empty, a trace has grown by a good part, or a run has ended. real: those
// of the real runs that shall be seen; NULL where there is none.
void compare_picture_update(ComparePicture *picture, const Trace *const *traces,
                            const Trace *const *real);
void compare_picture_release(ComparePicture *picture);

// The time of a step; before the first step (-1) it is -1: nothing has started.
int64_t compare_picture_time(const ComparePicture *picture, int64_t step);
// The last step at or before t, or -1.
int64_t compare_picture_step_at(const ComparePicture *picture, int64_t t_ns);

// The stretch that a lane is in after all that happens at t, or NULL: it does not exist yet.
const Bar *compare_lane_at(const CompareRun *run, const CompareLane *lane, int64_t t_ns);
