// merge: the streams of several processes become one.
//
// Takes the bytes that came through each ring, and adds their events to one recorder in the order
// of their times, with numbers of its own for events, texts, lanes and workers. The events of one
// process keep their order. Owns what has arrived and is not yet added; starts and reads nothing.
#pragma once

#include "engine/live/shared.h"
#include "engine/trace/recorder.h"

typedef struct Merge Merge; // opaque

// The recorder is borrowed.
Merge *merge_new(Recorder *recorder, RecordLevel level);
void merge_free(Merge *merge); // NULL is allowed

// A process begins in the slot: what its parent (or SHARED_NO_SLOT) has recorded so far is its own
// as well.
void merge_begin(Merge *merge, int slot, const Slot *start);
// Bytes of its ring. False: that is no stream.
bool merge_feed(Merge *merge, int slot, const char *bytes, size_t length);
// The process is gone and its ring is empty: what it had not put there follows.
void merge_take_tail(Merge *merge, int slot, const RecorderTail *tail);
// What it still records is not earlier; INT64_MAX: nothing.
void merge_set_safe(Merge *merge, int slot, int64_t ns);
// Adds all events whose turn it is.
void merge_add(Merge *merge);
// The process is gone and everything of it was added.
bool merge_is_done(const Merge *merge, int slot);
void merge_forget(Merge *merge, int slot);

// The process was killed: its lane ends, with a sentence that says why. After its last event.
void merge_show_killed(Merge *merge, int slot, const char *text);

// The END block of the first process has arrived.
bool merge_has_ended(const Merge *merge);
// Adds the last event and writes the END block as the stream's own.
Verdict merge_end(Merge *merge);
// Adds the last event of a run that ended otherwise.
void merge_end_as(Merge *merge, Verdict verdict);
