#include "engine/trace/recorder.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/trace/pairs.h"
#include "engine/trace/stream.h"
#include "engine/trace/texts.h"

enum {
    MAX_MESSAGE_BYTES = 1024 * 1024,
};

struct Recorder {
    RecorderHead head;    // first, because recorder_add looks at it
    int64_t written_t_ns; // of the last event that was written
    RecordLevel level;
    Writer writer;
    Texts texts;
    RecorderTail *tail; // borrowed; NULL: head.events is owned
    bool held;
    bool failed;
    bool ended;
    uint32_t exit_status; // + 1; 0: the verdict says it
};

// The least level that keeps events of this kind.
static RecordLevel level_of(EventKind kind) {
    switch (kind) {
    case EVENT_OUTPUT:
    case EVENT_ERROR_OUTPUT:
    case EVENT_MARKED:
    case EVENT_DEADLOCK:
    case EVENT_PROGRAM_ENDED:
        return RECORD_OUTPUT;
    case EVENT_LANE_CREATED:
    case EVENT_WORKER_CREATED:
    case EVENT_WORKER_ENDED:
    case EVENT_STARTED:
    case EVENT_RAISED:
    case EVENT_CANCEL_ASKED:
    case EVENT_CANCEL_DELIVERED:
    case EVENT_SLEEP:
    case EVENT_AWAIT:
    case EVENT_BLOCK:
    case EVENT_READY:
    case EVENT_RESUMED:
    case EVENT_SWITCHED_OUT:
    case EVENT_LOCK_ACQUIRED:
    case EVENT_LOCK_RELEASED:
    case EVENT_LOCK_HANDED_OVER:
    case EVENT_QUEUE_PUT:
    case EVENT_QUEUE_GOT:
    case EVENT_EVENT_SET:
    case EVENT_CONDITION_NOTIFIED:
    case EVENT_FUTURE_SET:
    case EVENT_GROUP_BEGUN:
    case EVENT_GROUP_ENDED:
    case EVENT_TIMEOUT_BEGUN:
    case EVENT_TIMEOUT_ENDED:
    case EVENT_MEMORY_COPIED:
    case EVENT_VALUE_SENT:
    case EVENT_VALUE_RECEIVED:
    case EVENT_GIL_TAKEN:
    case EVENT_GIL_DROPPED:
    case EVENT_GIL_REQUESTED:
    case EVENT_LOOP_PASS:
    case EVENT_ENDED:
        return RECORD_SWITCHES;
    case EVENT_LINE:
    case EVENT_CALLED:
    case EVENT_RETURNED:
    case EVENT_VARIABLE:
        return RECORD_LINES;
    case EVENT_KIND_COUNT:
        break;
    }
    assert(!"unknown EventKind");
    return RECORD_LINES;
}

static uint64_t kept_kinds(RecordLevel level) {
    uint64_t kinds = 0;
    for (unsigned kind = 0; kind < EVENT_KIND_COUNT; kind++) {
        if (level_of((EventKind)kind) <= level) {
            kinds |= UINT64_C(1) << kind;
        }
    }
    return kinds;
}

// After a write that failed nothing is written any more: a stream has no holes.
static void note(Recorder *recorder, bool written) {
    recorder->failed = recorder->failed || !written;
}

static bool can_write(const Recorder *recorder) {
    return recorder->writer.write && !recorder->failed;
}

static void write_run(Recorder *recorder, const RunInfo *info) {
    Text run = {0};
    Text pairs = {0};
    pairs_add(&pairs, "program", info->program);
    pairs_add(&pairs, "model", info->model);
    pairs_add(&pairs, "profile", info->profile);
    pairs_add_number(&pairs, "seed", info->seed);
    pairs_add(&pairs, "version", LOCKSTEP_VERSION);
    texts_add_clean(&run, text_z(&pairs), pairs.length);
    Text source = {0};
    texts_add_clean(&source, info->source, info->source_length);
    note(recorder,
         stream_write_header(recorder->writer) &&
             stream_write_block(recorder->writer, BLOCK_RUN, run.bytes, run.length) &&
             stream_write_block(recorder->writer, BLOCK_SOURCE, source.bytes, source.length));
    text_release(&pairs);
    text_release(&run);
    text_release(&source);
}

Recorder *recorder_new(RecordLevel level, Writer writer, const RunInfo *info) {
    Recorder *recorder = NEW(Recorder);
    recorder->level = level;
    recorder->head.kept_kinds = kept_kinds(level);
    recorder->head.is_output_only = level == RECORD_OUTPUT;
    recorder->writer = writer;
    recorder->head.capacity = RECORDER_BLOCK_EVENTS;
    // not zeroed, so that a short run does not touch it all
    recorder->head.events = memory_resize(NULL, recorder->head.capacity * sizeof(StepEvent));
    recorder->head.seen = &recorder->head.unseen;
    recorder->head.site_count = 1;
    recorder->head.text_count = 1;
    if (writer.write) {
        write_run(recorder, info);
    }
    return recorder;
}

void recorder_free(Recorder *recorder) {
    if (recorder) {
        texts_release(&recorder->texts);
        if (!recorder->tail) {
            memory_free(recorder->head.events);
        }
        memory_free(recorder);
    }
}

void recorder_keep_in(Recorder *recorder, RecorderTail *tail) {
    assert(recorder->head.count == 0 && recorder->texts.pending.length == 0 && !recorder->held);
    if (!recorder->tail) {
        memory_free(recorder->head.events);
    }
    recorder->tail = tail;
    recorder->head.events = tail->events;
    recorder->head.capacity = RECORDER_BLOCK_EVENTS;
    recorder->head.seen = &tail->count;
    atomic_store(&tail->count, 0);
    atomic_store(&tail->first_seq, recorder->head.first_seq);
}

RecordLevel recorder_level(const Recorder *recorder) {
    return recorder->level;
}

bool recorder_failed(const Recorder *recorder) {
    return recorder->failed;
}

const StepEvent *recorder_pending(const Recorder *recorder, size_t *count) {
    *count = recorder->head.count;
    return recorder->head.events;
}

void recorder_sites(Recorder *recorder, const Span *spans, const int32_t *lines, size_t count) {
    assert(recorder->head.site_count == 1 && count <= EVENT_MAX_SITES);
    if (count == 0) {
        return;
    }
    recorder->head.site_count = (uint32_t)count;
    if (!can_write(recorder)) {
        return;
    }
    uint8_t *payload = memory_new(4 + 12 * count);
    stream_put_u32(payload, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        uint8_t *site = payload + 4 + 12 * i;
        stream_put_u32(site, (uint32_t)spans[i].start);
        stream_put_u32(site + 4, (uint32_t)spans[i].end);
        stream_put_u32(site + 8, (uint32_t)lines[i]);
    }
    note(recorder, stream_write_block(recorder->writer, BLOCK_SITES, payload, 4 + 12 * count));
    memory_free(payload);
}

// Writes texts in pieces of about one block, because a run that was held may have very many.
static void flush_texts(Recorder *recorder) {
    Text *pending = &recorder->texts.pending;
    uint32_t first = recorder->texts.first_pending;
    size_t start = 0;
    while (start < pending->length && can_write(recorder)) {
        size_t end = start;
        uint32_t count = 0;
        while (end < pending->length && end - start < RECORDER_BLOCK_BYTES) {
            end += 4 + (size_t)stream_get_u32((const uint8_t *)pending->bytes + end);
            count++;
        }
        note(recorder, stream_write_counted(recorder->writer, BLOCK_TEXTS, first, count,
                                            pending->bytes + start, end - start));
        first += count;
        start = end;
    }
    text_clear(pending);
}

static void flush_events(Recorder *recorder) {
    for (size_t i = 0; i < recorder->head.count && can_write(recorder);
         i += RECORDER_BLOCK_EVENTS) {
        size_t left = recorder->head.count - i;
        size_t count = left < RECORDER_BLOCK_EVENTS ? left : RECORDER_BLOCK_EVENTS;
        note(recorder, stream_write_counted(recorder->writer, BLOCK_EVENTS,
                                            recorder->head.first_seq + (uint32_t)i, (uint32_t)count,
                                            recorder->head.events + i, count * sizeof(StepEvent)));
    }
    recorder->head.first_seq += recorder->head.count;
    recorder->written_t_ns = recorder->head.last_t_ns;
    recorder->head.count = 0;
    // in this order: a tail that says how many events it has is right about which
    atomic_store_explicit(recorder->head.seen, 0, memory_order_release);
    if (recorder->tail) {
        atomic_store_explicit(&recorder->tail->first_seq, recorder->head.first_seq,
                              memory_order_release);
    }
    if (recorder->head.capacity > RECORDER_BLOCK_EVENTS) {
        recorder->head.capacity = RECORDER_BLOCK_EVENTS;
        recorder->head.events =
            memory_resize(recorder->head.events, recorder->head.capacity * sizeof(StepEvent));
    }
}

void recorder_flush(Recorder *recorder) {
    if (recorder->writer.write) {
        flush_texts(recorder);
        flush_events(recorder);
    }
}

static bool keeps_everything(const Recorder *recorder) {
    return recorder->held || !recorder->writer.write;
}

void recorder_publish(Recorder *recorder) {
    if (!keeps_everything(recorder)) {
        recorder_flush(recorder);
        note(recorder, recorder->writer.write(recorder->writer.context, "", 0));
    }
}

void recorder_hold(Recorder *recorder, bool hold) {
    assert(!recorder->tail);
    recorder->held = hold;
    if (!hold && recorder->head.count >= RECORDER_BLOCK_EVENTS) {
        recorder_flush(recorder);
    }
}

static void make_room(Recorder *recorder) {
    if (keeps_everything(recorder)) {
        recorder->head.capacity *= 2;
        recorder->head.events =
            memory_resize(recorder->head.events, recorder->head.capacity * sizeof(StepEvent));
    } else {
        recorder_flush(recorder);
    }
}

void recorder_check_detail(const Recorder *recorder, EventKind kind, uint32_t detail) {
    const RecorderHead *head = &recorder->head;
    assert(event_kind_detail(kind) != DETAIL_TEXT || detail < head->text_count);
    assert((kind != EVENT_OUTPUT && kind != EVENT_ERROR_OUTPUT) || detail == head->text_count - 1);
    assert(kind != EVENT_CANCEL_ASKED || detail < head->lane_count);
}

void recorder_prepare(Recorder *recorder, EventKind kind) {
    RecorderHead *head = &recorder->head;
    if (head->count == head->capacity) {
        make_room(recorder);
    }
    // room for a whole block, whose events are added without another look
    assert(recorder_next_seq(recorder) < EVENT_NO_CAUSE - RECORDER_BLOCK_EVENTS);
    if (kind == EVENT_LANE_CREATED) {
        assert(head->lane_count < EVENT_MAX_LANES);
        head->lane_count++;
    } else if (kind == EVENT_WORKER_CREATED) {
        assert(head->worker_count < EVENT_MAX_WORKERS);
        head->worker_count++;
    }
}

static void after_text(Recorder *recorder) {
    recorder->head.text_count = recorder->texts.count + 1;
    if (recorder->tail) { // before the event that needs it
        flush_texts(recorder);
    } else if (recorder->texts.pending.length >= RECORDER_BLOCK_BYTES &&
               !keeps_everything(recorder)) {
        recorder_flush(recorder);
    }
}

uint32_t recorder_text(Recorder *recorder, const char *bytes, size_t length) {
    uint32_t number = texts_intern(&recorder->texts, bytes, length);
    after_text(recorder);
    return number;
}

uint32_t recorder_text_once(Recorder *recorder, const char *bytes, size_t length) {
    if (length == 0) {
        return 0;
    }
    uint32_t number = texts_append(&recorder->texts, bytes, length);
    after_text(recorder);
    return number;
}

uint32_t recorder_printf(Recorder *recorder, const char *format, ...) {
    char small[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    if ((size_t)length < sizeof small) {
        return recorder_text(recorder, small, (size_t)length);
    }
    Text large = {0};
    va_start(arguments, format);
    text_vprintf(&large, format, arguments);
    va_end(arguments);
    uint32_t number = recorder_text(recorder, large.bytes, large.length);
    text_release(&large);
    return number;
}

void recorder_rewind(Recorder *recorder, uint32_t seq) {
    assert(seq >= recorder->head.first_seq && seq <= recorder_next_seq(recorder));
    assert(!recorder->tail);
    uint32_t kept = seq - recorder->head.first_seq;
    for (size_t i = kept; i < recorder->head.count; i++) {
        recorder->head.lane_count -= recorder->head.events[i].kind == EVENT_LANE_CREATED;
        recorder->head.worker_count -= recorder->head.events[i].kind == EVENT_WORKER_CREATED;
    }
    recorder->head.count = kept;
    recorder->head.last_t_ns = kept ? recorder->head.events[kept - 1].t_ns : recorder->written_t_ns;
}

void recorder_set_exit_status(Recorder *recorder, int status) {
    recorder->exit_status = (uint32_t)(status & 0xFF) + 1;
}

void recorder_end(Recorder *recorder, Verdict verdict, const char *message) {
    assert(!recorder->ended);
    recorder->ended = true;
    recorder_flush(recorder);
    if (!can_write(recorder)) {
        return;
    }
    size_t length = strlen(message);
    Text clean = {0};
    texts_add_clean(&clean, message, length < MAX_MESSAGE_BYTES ? length : MAX_MESSAGE_BYTES);
    note(recorder, stream_write_counted(recorder->writer, BLOCK_END,
                                        (uint32_t)verdict | recorder->exit_status << 16,
                                        (uint32_t)clean.length, clean.bytes, clean.length));
    text_release(&clean);
}
