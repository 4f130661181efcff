// trace: a whole run in memory, indexed by lane and by step.
//
// Made from the bytes of a stream (feed it as they arrive; it is usable at any moment). Append
// only: numbers never change, times never decrease. Scenes are pure functions of a Trace and a
// step. Knows no scheduler and no picture.
#pragma once

#include "engine/trace/event.h"
#include "engine/trace/stream.h"

typedef struct Trace Trace; // opaque

// One line of execution. Valid as long as the trace; grows with it.
typedef struct TraceLane {
    uint32_t name;        // text number
    uint32_t created_seq; // its LANE_CREATED event
    uint32_t parent;      // the lane that created it, or EVENT_NO_LANE
    uint32_t worker;
    uint32_t ended_seq;     // or EVENT_NO_CAUSE while it has not ended
    const uint32_t *events; // sequence numbers of this lane's events, ascending
    uint32_t event_count;
} TraceLane;

typedef struct TraceWorker {
    uint32_t name; // text number
    uint32_t created_seq;
} TraceWorker;

typedef struct TraceSite {
    Span span;
    int32_t line; // counts from 1; 0 is "nowhere"
} TraceSite;

Trace *trace_new(void);
void trace_free(Trace *trace); // NULL is allowed

// Reads more of the stream. Events with impossible numbers (lanes, texts, causes that do not
// exist yet, times that go back, spans outside the source, texts that are not UTF-8) make it
// STREAM_BROKEN: input is hostile until parsed. What came before stays usable. A status that is
// not STREAM_GOOD stays.
StreamStatus trace_feed(Trace *trace, const void *bytes, size_t length);

uint32_t trace_event_count(const Trace *trace);
// Borrowed; valid until the next feed or free. seq < event count.
const StepEvent *trace_event(const Trace *trace, uint32_t seq);

// Fine steps are the events whose kind is a step; coarse steps are the switches among them
// (started, resumed, switched out, sleep, await, block, ended, program ended, deadlock).
uint32_t trace_step_count(const Trace *trace, bool coarse);
// The event a step stops at. step < step count.
uint32_t trace_step_seq(const Trace *trace, bool coarse, uint32_t step);
// The last step at or before seq, or -1.
int64_t trace_step_at(const Trace *trace, bool coarse, uint32_t seq);

uint32_t trace_lane_count(const Trace *trace);
const TraceLane *trace_lane(const Trace *trace, uint32_t lane); // lane < lane count
// The program's own top level, when all it does is define and start others: not worth a lane or a
// step of its own. False until the run has ended.
bool trace_lane_is_quiet(const Trace *trace, uint32_t lane);
uint32_t trace_worker_count(const Trace *trace);
// Worker 0 may be used without having been created; it then has no name. Borrowed; valid until the
// next feed.
const TraceWorker *trace_worker(const Trace *trace, uint32_t worker);
// The last event of this lane at or before seq, or EVENT_NO_CAUSE. O(log n).
uint32_t trace_lane_event_at(const Trace *trace, uint32_t lane, uint32_t seq);

// NUL-terminated; borrowed, valid as long as the trace. Unknown numbers are "".
const char *trace_text(const Trace *trace, uint32_t text);
size_t trace_text_length(const Trace *trace, uint32_t text);
TraceSite trace_site(const Trace *trace, uint32_t site);

// From the RUN and SOURCE blocks; "" until they have arrived. Borrowed as above.
const char *trace_program(const Trace *trace);
const char *trace_model(const Trace *trace);
const char *trace_profile(const Trace *trace);
uint64_t trace_seed(const Trace *trace);
const char *trace_version(const Trace *trace); // of the engine that made the run
const char *trace_source(const Trace *trace, size_t *length);

bool trace_has_ended(const Trace *trace); // the END block has arrived
Verdict trace_verdict(const Trace *trace);
int trace_exit_status(const Trace *trace);     // the verdict's, or what the program asked for
const char *trace_message(const Trace *trace); // what belongs on standard error
int64_t trace_end_ns(const Trace *trace);      // time of the last event

// Output events (stdout and stderr), ascending, for the output panel.
uint32_t trace_output_count(const Trace *trace);
uint32_t trace_output_seq(const Trace *trace, uint32_t index);
