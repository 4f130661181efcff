// recorder: the one door through which a run writes its events.
//
// Collects events, interns texts, and hands finished blocks of the stream (stream.h) to a
// Writer. Costs a few nanoseconds an event; reads no clock. Keeps no history beyond what has
// not been written, unless asked to.
#pragma once

#include <assert.h>
#include <stdatomic.h>
#include <stddef.h>

#include "engine/base/diag.h"
#include "engine/trace/event.h"

// Where bytes go: a pipe, a file, a buffer in a test. Returns false when the bytes could not be
// written; the recorder then stops and recorder_failed says so. No bytes: what was kept back, to be
// written together with more, goes out now.
typedef struct Writer {
    bool (*write)(void *context, const void *bytes, size_t length);
    void *context; // borrowed; must outlive the writer
} Writer;

// How much is recorded; a run with fewer events is faster and its picture coarser. recorder_add
// leaves out what the level does not want, so that a caller need only ask for the level where
// making the event (its text) is what costs.
typedef enum RecordLevel {
    // what was printed and how it ended: enough for `lockstep run`. No lanes, workers and causes:
    // the recorder takes them out of the events that are left
    RECORD_OUTPUT,
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

enum {
    RECORDER_BLOCK_BYTES = 64 * 1024, // a flush is due when this much has collected
    RECORDER_BLOCK_EVENTS = RECORDER_BLOCK_BYTES / sizeof(StepEvent),
    RECORDER_MAX_TEXT_BYTES = 16 * 1024 * 1024, // longer texts are cut between two characters
};

typedef struct Recorder Recorder; // opaque

// The events that have not been written yet, in memory that another process has, too: it finds them
// there when this one was killed. Each is there as soon as it is recorded.
typedef struct RecorderTail {
    _Atomic uint32_t first_seq; // of events[0]
    _Atomic uint32_t count;     // of events that are whole
    StepEvent events[RECORDER_BLOCK_EVENTS];
} RecorderTail;

// The writer is copied. RunInfo is written at once. A writer without a write function is a memory
// recorder: nothing leaves it, recorder_pending has everything.
Recorder *recorder_new(RecordLevel level, Writer writer, const RunInfo *info);
void recorder_free(Recorder *recorder); // NULL is allowed; does not flush

RecordLevel recorder_level(const Recorder *recorder);

// From now on what is not written yet lies in the tail (borrowed until the recorder is freed or has
// another one), and texts are written at once. Everything before must have been flushed; nothing
// can be held or rewound any more.
void recorder_keep_in(Recorder *recorder, RecorderTail *tail);

// Spans by site number; spans[0] is "nowhere". Written once, before the first event that uses one.
void recorder_sites(Recorder *recorder, const Span *spans, const int32_t *lines, size_t count);

// What recorder_add works on: the beginning of every Recorder. Visible only so that adding an event
// can be inlined, where the compiler keeps its fields in registers; nobody else touches it.
typedef struct RecorderHead {
    StepEvent *events; // not yet written; owned, or in the tail
    uint32_t count;
    uint32_t capacity;
    uint64_t kept_kinds; // bit n: the level keeps EventKind n
    int64_t last_t_ns;
    uint32_t first_seq; // of events[0]
    uint32_t lane_count;
    uint32_t worker_count;
    uint32_t site_count;
    uint32_t text_count;     // texts that have a number, with number 0
    bool is_output_only;     // RECORD_OUTPUT
    _Atomic uint32_t *seen;  // borrowed: count once more, for who reads the tail
    _Atomic uint32_t unseen; // where seen points to when there is no tail
} RecorderHead;

// Before an event that creates a lane or a worker, and when the block is full. Not for callers.
void recorder_prepare(Recorder *recorder, EventKind kind);
// Asserts that the detail of an event of this kind, a text or a lane, exists. Not for callers.
void recorder_check_detail(const Recorder *recorder, EventKind kind, uint32_t detail);

// Returns the event's sequence number; for an event that the level leaves out, its cause instead,
// so that chains of causes close over it. Asserted, because a reader refuses a stream without it:
// times never decrease; a cause is an earlier event; lanes and workers are created in the order of
// their numbers and before they are used (worker 0 needs no creation); texts and sites exist; the
// text of an output event is the last text that was made, so that a reader need not keep texts.
__attribute__((always_inline)) static inline uint32_t recorder_add(Recorder *recorder,
                                                                   StepEvent event) {
    const uint64_t kinds_to_check = UINT64_C(1) << EVENT_CANCEL_ASKED
#define X(id, name, detail, is_step) | (uint64_t)((detail) == DETAIL_TEXT) << EVENT_##id
                                        EVENT_KINDS(X)
#undef X
        ;
    RecorderHead *head = (RecorderHead *)(void *)recorder;
    if (!(head->kept_kinds >> event.kind & 1)) {
        return event.cause;
    }
    if (event.kind == EVENT_LANE_CREATED || event.kind == EVENT_WORKER_CREATED ||
        head->count == head->capacity) {
        recorder_prepare(recorder, (EventKind)event.kind);
        assert(event.kind != EVENT_LANE_CREATED || event.lane == head->lane_count - 1);
        assert(event.kind != EVENT_WORKER_CREATED || event.worker == head->worker_count - 1);
    }
    if (kinds_to_check >> event.kind & 1) {
        recorder_check_detail(recorder, (EventKind)event.kind, event.detail);
    }
    bool bare = head->is_output_only;
    uint32_t lane = bare ? EVENT_NO_LANE : event.lane;
    uint64_t worker = bare ? 0 : event.worker; // as wide as the word it goes into
    uint32_t cause = bare ? EVENT_NO_CAUSE : event.cause;
    uint32_t seq = head->first_seq + head->count;
    assert(event.t_ns >= head->last_t_ns);
    assert(cause < seq || cause == EVENT_NO_CAUSE);
    assert(lane < head->lane_count || lane == EVENT_NO_LANE);
    assert(worker < head->worker_count || worker == 0);
    assert(event.site < head->site_count);
    // field by field: copied as a whole, the event would take a slow way through the stack
    StepEvent *added = &head->events[head->count];
    added->t_ns = head->last_t_ns = event.t_ns;
    added->cause = cause;
    added->detail = event.detail;
    added->lane = lane & EVENT_NO_LANE;
    added->kind = event.kind;
    added->state = event.state;
    added->reason = event.reason;
    added->site = event.site;
    added->worker = worker & (EVENT_MAX_WORKERS - 1);
    atomic_store_explicit(head->seen, ++head->count, memory_order_release);
    return seq;
}

// The number the next event will get.
static inline uint32_t recorder_next_seq(const Recorder *recorder) {
    const RecorderHead *head = (const RecorderHead *)(const void *)recorder;
    return head->first_seq + head->count;
}

// The number of this text in the stream's table; equal texts get equal numbers, "" is 0. Copied.
// Bytes that are not UTF-8 become U+FFFD.
uint32_t recorder_text(Recorder *recorder, const char *bytes, size_t length);
uint32_t recorder_printf(Recorder *recorder, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// Like recorder_text for texts that will hardly repeat (program output): not interned.
uint32_t recorder_text_once(Recorder *recorder, const char *bytes, size_t length);

// Hands everything collected so far to the writer. Called by itself every 64 KiB.
void recorder_flush(Recorder *recorder);

// The same, and nothing is kept back behind it: somebody watches the run. Not while held.
void recorder_publish(Recorder *recorder);

// With sys.exit(n): the status that the command line ends with, 0 to 255.
void recorder_set_exit_status(Recorder *recorder, int status);

// Writes the last block. message is what belongs on standard error (report, traceback of
// Lockstep's own), or "".
void recorder_end(Recorder *recorder, Verdict verdict, const char *message);

// Forgets the events from seq on (they must not have been flushed: use with a memory recorder, or
// while held). For snapshots: after a restore the run writes the same numbers again. Texts stay, so
// that numbers kept elsewhere stay good.
void recorder_rewind(Recorder *recorder, uint32_t seq);
// While held, nothing is flushed by itself.
void recorder_hold(Recorder *recorder, bool hold);

// Events not yet flushed; for tests and time travel. Borrowed; valid until the next add.
const StepEvent *recorder_pending(const Recorder *recorder, size_t *count);

bool recorder_failed(const Recorder *recorder);
