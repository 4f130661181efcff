// engine_process: one run of a program in a process of its own.
//
// Starts lockstep-engine, sends it a request and hands what it answers to a sink: usually a Trace.
// Never blocks unless asked to wait, leaves no process behind, and turns every way in which an
// engine can die into a verdict and a message. Knows nothing about the picture.
#pragma once

#include <stdbool.h>

#include "engine/trace/request.h"
#include "engine/trace/trace.h"

// Who reads the stream.
typedef struct EngineSink {
    StreamStatus (*feed)(void *context, const void *bytes, size_t length);
    bool (*has_ended)(const void *context); // the END block has arrived
    void *context;                          // borrowed; must outlive the process
} EngineSink;

typedef struct EngineProcess EngineProcess; // opaque

// The request is copied. Never NULL: an engine that cannot be started is a run that has ended,
// broken, with a message that says why. The engine is the program that the environment variable
// LOCKSTEP_ENGINE names, or lockstep-engine beside the running program. Ignores SIGPIPE in this
// process from now on.
EngineProcess *engine_process_start(const Request *request);

// The same with another reader than a trace; engine_process_trace is then NULL.
EngineProcess *engine_process_start_into(const Request *request, EngineSink sink);

// Stops the run first. NULL is allowed.
void engine_process_free(EngineProcess *process);

// Sends and reads what can be sent and read now; when that is nothing, waits up to timeout_ms
// (-1: until something happens). Returns whether something came, the end included. A call reads
// at most about 1 MiB, so that a window stays alive while a run pours.
bool engine_process_pump(EngineProcess *process, int timeout_ms);

// A descriptor of the caller that ends the waiting of engine_process_pump when it can be read.
void engine_process_watch(EngineProcess *process, int descriptor);

// The descriptor that the stream comes from, for whoever waits for several things at once; -1 when
// the stream has ended. Borrowed; closed by pump, stop and free.
int engine_process_descriptor(const EngineProcess *process);

// Pumps until the run has ended; forgets the watched descriptor.
void engine_process_wait(EngineProcess *process);

// Ends the run now by ending the process. What has arrived stays.
void engine_process_stop(EngineProcess *process);

// The process is gone and everything it wrote has been read.
bool engine_process_has_ended(const EngineProcess *process);

// Borrowed; grows with every pump, valid until the process is freed.
const Trace *engine_process_trace(const EngineProcess *process);

// The engine died, or wrote what is no stream: then the verdict is VERDICT_BROKEN.
bool engine_process_is_broken(const EngineProcess *process);

// VERDICT_NONE while the run goes on and after it was stopped. For runs with a trace.
Verdict engine_process_verdict(const EngineProcess *process);

// What this system could not give the engine, as it says when it begins: a line that begins with
// "lockstep: ", or "". Borrowed; valid until the next pump.
const char *engine_process_lacks(const EngineProcess *process);

// What belongs on standard error: the run's own message, or what is known about the engine's end
// (its signal or status, what it wrote to standard error). Borrowed; valid until the next pump.
const char *engine_process_message(const EngineProcess *process);
