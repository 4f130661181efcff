// picture: what is made once from a trace, for all the frames that show it.
//
// Bars, axes, rows, printed lines and the lives of variables. Made anew when the
// trace has grown. Owns an arena; the trace is borrowed. Nothing in here depends on a step.
#pragma once

#include "viz/scene/axis.h"
#include "viz/scene/bars.h"
#include "viz/scene/lanes_layout.h"
#include "viz/scene/scene.h"
#include "viz/scene/worker_label.h"

// A line of output: a stretch of the trace's outputs, which may be several or a part of one.
typedef struct PrintedLine {
    uint32_t first_output;
    uint32_t first_offset; // in bytes
    uint32_t last_output;
    uint32_t end_offset;
    uint32_t lane;
    uint32_t seq; // of its first output
    bool is_error;
} PrintedLine;

// One variable of one lane, through the whole run.
typedef struct VariableTrack {
    uint32_t lane;
    const char *name; // in the arena
    uint32_t *seqs;   // its VARIABLE events, ascending; owned by the picture's arena
    uint32_t count;
} VariableTrack;

typedef struct Picture {
    Arena arena;
    const Trace *trace;   // borrowed
    uint32_t event_count; // when it was made
    bool has_ended;
    RunModel model;
    Bars bars;
    Axis time;
    Axis steps[2]; // fine, coarse
    LanesLayout lanes;
    WorkerLabels workers; // "Thread 1"
    PrintedLine *printed;
    uint32_t printed_count;
    VariableTrack *variables;
    uint32_t variable_count;
    int64_t *ticks[2]; // step numbers of the switches, fine and coarse
    int tick_count[2];
    const char **labels; // by lane: names, with a number where several have the same
    uint32_t label_count;
    bool has_waits; // some lane waits for something that is not a timer
} Picture;          // {0} is empty

// Makes it if it is empty, or if the trace has grown since.
void picture_update(Picture *picture, const Trace *trace);
void picture_release(Picture *picture);

// Parts of picture_update.
void picture_make_printed(Picture *picture);
void picture_make_variables(Picture *picture);

// The text of a printed line as far as it had been printed when `outputs` outputs were out.
const char *picture_printed_text(const Picture *picture, const PrintedLine *line, uint32_t outputs,
                                 Arena *arena);
// How many lines there are by then.
uint32_t picture_printed_until(const Picture *picture, uint32_t outputs);
// The event that gave the variable the value it has at seq, or EVENT_NO_CAUSE before the first.
uint32_t picture_variable_at(const VariableTrack *track, uint32_t seq);
