// recorder: the one door through which a run writes its events.
//
// Collects events, interns texts, and hands finished blocks of the stream (stream.h) to a
// Writer. Costs a few nanoseconds an event; reads no clock. Keeps no history beyond what has
// not been written, unless asked to.
#pragma once

#include <stddef.h>

#include "engine/base/diag.h"
#include "engine/trace/event.h"

// Where bytes go: a pipe, a file, a buffer in a test. Returns false when the bytes could not be
// written; the recorder then stops and recorder_failed says so.
typedef struct Writer {
    bool (*write)(void *context, const void *bytes, size_t length);
    void *context; // borrowed; must outlive the writer
} Writer;

// How much is recorded; a run with fewer events is faster and its picture coarser.
typedef enum RecordLevel {
    RECORD_OUTPUT,   // what was printed and how it ended: enough for `lockstep run`
    RECORD_SWITCHES, // and everything that a scheduler does
    RECORD_LINES,    // and lines, calls, variables: what the window shows
} RecordLevel;

// What the first block of a stream says about the run. Texts are borrowed during the call.
typedef struct RunInfo {
    const char *program; // name as shown in messages
    const char *source;  // the program's text
    size_t source_length;
    const char *model;   // "native", "sync", "async", "threads", "processes"
    const char *profile; // "cpython-3.11"
    uint64_t seed;
} RunInfo;

typedef struct Recorder Recorder; // opaque

// The writer is copied. RunInfo is written at once.
Recorder *recorder_new(RecordLevel level, Writer writer, const RunInfo *info);
void recorder_free(Recorder *recorder); // NULL is allowed; does not flush

RecordLevel recorder_level(const Recorder *recorder);

// Spans by site number; spans[0] is "nowhere". Written once, before the first event that uses one.
void recorder_sites(Recorder *recorder, const Span *spans, const int32_t *lines, size_t count);

// Returns the event's sequence number. Times never decrease: asserted.
uint32_t recorder_add(Recorder *recorder, StepEvent event);

// The number the next event will get.
uint32_t recorder_next_seq(const Recorder *recorder);

// The number of this text in the stream's table; equal texts get equal numbers. Copied.
uint32_t recorder_text(Recorder *recorder, const char *bytes, size_t length);
uint32_t recorder_printf(Recorder *recorder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Like recorder_text for texts that will hardly repeat (program output): not interned.
uint32_t recorder_text_once(Recorder *recorder, const char *bytes, size_t length);

// Hands everything collected so far to the writer. Called by itself every 64 KiB.
void recorder_flush(Recorder *recorder);

// Writes the last block. message is what belongs on standard error (report, traceback of
// Lockstep's own), or "".
void recorder_end(Recorder *recorder, Verdict verdict, const char *message);

// Forgets the events from seq on (they must not have been flushed: use with a memory level
// recorder). For snapshots: after a restore the run writes the same numbers again.
void recorder_rewind(Recorder *recorder, uint32_t seq);
// While held, nothing is flushed by itself.
void recorder_hold(Recorder *recorder, bool hold);

// Events not yet flushed; for tests and time travel. Borrowed; valid until the next add.
const StepEvent *recorder_pending(const Recorder *recorder, size_t *count);

bool recorder_failed(const Recorder *recorder);
