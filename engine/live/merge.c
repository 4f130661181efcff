#include "engine/live/merge.h"

#include <string.h>

#include "engine/base/arena.h"
#include "engine/base/memory.h"
#include "engine/trace/stream.h"

enum {
    SITE_BYTES = 12
};

typedef struct Piece {
    const char *bytes; // in the arena
    uint32_t length;
    uint32_t number; // in the merged stream; 0: not yet
} Piece;

typedef struct Numbers {
    uint32_t *items; // owned: by the process's number, that of the merged stream
    size_t count;
    size_t capacity;
} Numbers;

typedef struct Origin {
    Merge *merge;
    StreamReader *reader; // NULL: nobody is in the slot
    int parent;
    bool has_inherited;
    uint32_t counts[4]; // seq, text, lane, worker: what it inherits
    uint32_t next_seq;  // of the event that is to arrive
    int64_t safe_ns;
    int64_t last_ns;
    Piece *texts; // owned; number 0 is ""
    size_t text_count;
    size_t text_capacity;
    Numbers seqs;
    Numbers lanes;
    Numbers workers;
    uint32_t own_lane; // the first that it created itself
    uint32_t own_worker;
    uint32_t last_seq;
    StepEvent *events; // owned: not yet added, from first on
    size_t event_count;
    size_t event_capacity;
    size_t first;
} Origin;

struct Merge {
    Recorder *recorder;
    RecordLevel level;
    Arena arena; // texts
    uint32_t lane_count;
    uint32_t worker_count;
    int64_t last_ns;
    bool has_sites;
    bool has_ended;
    Verdict verdict;
    int exit_status; // -1: the verdict says it
    Text message;
    Origin origins[SHARED_MAX_PROCESSES];
};

static void add_number(Numbers *numbers, uint32_t number) {
    GROW(numbers->items, numbers->count, numbers->capacity);
    numbers->items[numbers->count++] = number;
}

Merge *merge_new(Recorder *recorder, RecordLevel level) {
    Merge *merge = NEW(Merge);
    merge->recorder = recorder;
    merge->level = level;
    merge->exit_status = -1;
    return merge;
}

void merge_forget(Merge *merge, int slot) {
    Origin *origin = &merge->origins[slot];
    stream_reader_free(origin->reader);
    memory_free(origin->texts);
    memory_free(origin->seqs.items);
    memory_free(origin->lanes.items);
    memory_free(origin->workers.items);
    memory_free(origin->events);
    *origin = (Origin){0};
}

void merge_free(Merge *merge) {
    if (!merge) {
        return;
    }
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        merge_forget(merge, i);
    }
    text_release(&merge->message);
    arena_release(&merge->arena);
    memory_free(merge);
}

// --- blocks -----------------------------------------------------------------------------------

static void add_text(Origin *origin, const char *bytes, uint32_t length) {
    GROW(origin->texts, origin->text_count, origin->text_capacity);
    origin->texts[origin->text_count++] =
        (Piece){.bytes = arena_copy_text(&origin->merge->arena, bytes, length), .length = length};
}

static bool take_texts(Origin *origin, const uint8_t *payload, size_t length) {
    size_t at = 8;
    while (at + 4 <= length) {
        uint32_t size = stream_get_u32(payload + at);
        if (size > length - at - 4) {
            return false;
        }
        add_text(origin, (const char *)payload + at + 4, size);
        at += 4 + (size_t)size;
    }
    return at == length;
}

static void take_event(Origin *origin, const void *event) {
    if (origin->first == origin->event_count) {
        origin->first = origin->event_count = 0;
    }
    GROW(origin->events, origin->event_count, origin->event_capacity);
    memcpy(&origin->events[origin->event_count++], event, sizeof(StepEvent));
    origin->next_seq++;
}

static bool take_events(Origin *origin, const uint8_t *payload, size_t length) {
    if (stream_get_u32(payload) != origin->next_seq) {
        return false; // some are missing
    }
    for (size_t at = 8; at + sizeof(StepEvent) <= length; at += sizeof(StepEvent)) {
        take_event(origin, payload + at);
    }
    return true;
}

static void take_sites(Origin *origin, const uint8_t *payload, size_t length) {
    size_t count = length < 4 ? 0 : (length - 4) / SITE_BYTES;
    Span *spans = NEW_ARRAY(Span, count + 1);
    int32_t *lines = NEW_ARRAY(int32_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        const uint8_t *site = payload + 4 + SITE_BYTES * i;
        spans[i].start = (int32_t)stream_get_u32(site);
        spans[i].end = (int32_t)stream_get_u32(site + 4);
        lines[i] = (int32_t)stream_get_u32(site + 8);
    }
    recorder_sites(origin->merge->recorder, spans, lines, count);
    memory_free(spans);
    memory_free(lines);
}

static void take_end(Merge *merge, const uint8_t *payload, size_t length) {
    uint32_t how = stream_get_u32(payload);
    merge->has_ended = true;
    merge->verdict = (Verdict)(how & 0xFFFF);
    merge->exit_status = (int)(how >> 16) - 1;
    text_clear(&merge->message);
    text_add(&merge->message, (const char *)payload + 8, length - 8);
}

static bool take_block(void *context, BlockKind kind, const uint8_t *payload, size_t length) {
    Origin *origin = context;
    switch (kind) {
    case BLOCK_SITES:
        if (!origin->merge->has_sites) { // the program is the same for all
            origin->merge->has_sites = true;
            take_sites(origin, payload, length);
        }
        return true;
    case BLOCK_TEXTS:
        return length >= 8 && take_texts(origin, payload, length);
    case BLOCK_EVENTS:
        return length >= 8 && take_events(origin, payload, length);
    case BLOCK_END:
        if (length >= 8 && !origin->merge->has_ended) {
            take_end(origin->merge, payload, length);
        }
        return length >= 8;
    case BLOCK_RUN:
    case BLOCK_SOURCE:
    case BLOCK_REQUEST:
        return true;
    }
    return true;
}

static bool feed_header(void *context, const void *bytes, size_t length) {
    Origin *origin = context;
    return stream_reader_feed(origin->reader, bytes, length) == STREAM_GOOD;
}

void merge_begin(Merge *merge, int slot, const Slot *start) {
    Origin *origin = &merge->origins[slot];
    *origin = (Origin){
        .merge = merge,
        .parent = start->parent,
        .counts = {start->seq_count, start->text_count, start->lane_count, start->worker_count},
        .next_seq = start->seq_count,
        .own_lane = EVENT_NO_LANE,
        .last_seq = EVENT_NO_CAUSE};
    origin->reader = stream_reader_new(take_block, origin);
    if (start->parent == SHARED_NO_SLOT) {
        origin->has_inherited = true;
        add_text(origin, "", 0);
        return;
    }
    stream_write_header((Writer){feed_header, origin}); // which only the first process writes
}

bool merge_feed(Merge *merge, int slot, const char *bytes, size_t length) {
    return stream_reader_feed(merge->origins[slot].reader, bytes, length) == STREAM_GOOD;
}

void merge_take_tail(Merge *merge, int slot, const RecorderTail *tail) {
    Origin *origin = &merge->origins[slot];
    uint32_t count = atomic_load(&tail->count);
    uint32_t seq = atomic_load(&tail->first_seq);
    for (uint32_t i = 0; i < count && i < RECORDER_BLOCK_EVENTS; i++, seq++) {
        if (seq == origin->next_seq) { // else it did arrive, and was not yet crossed out
            take_event(origin, &tail->events[i]);
        }
    }
}

void merge_set_safe(Merge *merge, int slot, int64_t ns) {
    merge->origins[slot].safe_ns = ns;
}

// --- adding -----------------------------------------------------------------------------------

static void copy_numbers(Numbers *to, const Numbers *from, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        add_number(to, from->items[i]);
    }
}

// Everything that the parent recorded before has been added. False: not yet.
static bool inherit(Merge *merge, Origin *origin) {
    const Origin *parent = &merge->origins[origin->parent];
    if (origin->has_inherited) {
        return true;
    }
    if (parent->seqs.count < origin->counts[0] || parent->text_count < origin->counts[1] ||
        parent->lanes.count < origin->counts[2] || parent->workers.count < origin->counts[3]) {
        return false;
    }
    // texts can have come before the process was noticed: those of its own stand behind
    Piece *own = origin->texts;
    size_t own_count = origin->text_count;
    origin->texts = NULL;
    origin->text_count = origin->text_capacity = 0;
    for (size_t i = 0; i < origin->counts[1] + own_count; i++) {
        GROW(origin->texts, origin->text_count, origin->text_capacity);
        origin->texts[origin->text_count++] =
            i < origin->counts[1] ? parent->texts[i] : own[i - origin->counts[1]];
    }
    memory_free(own);
    copy_numbers(&origin->seqs, &parent->seqs, origin->counts[0]);
    copy_numbers(&origin->lanes, &parent->lanes, origin->counts[2]);
    copy_numbers(&origin->workers, &parent->workers, origin->counts[3]);
    origin->has_inherited = true;
    return true;
}

static uint32_t text_of(Origin *origin, EventKind kind, uint32_t number) {
    Merge *merge = origin->merge;
    if (number >= origin->text_count) {
        return 0;
    }
    Piece *piece = &origin->texts[number];
    if (kind == EVENT_OUTPUT || kind == EVENT_ERROR_OUTPUT) {
        return recorder_text_once(merge->recorder, piece->bytes, piece->length);
    }
    if (piece->number == 0 && piece->length > 0) {
        piece->number = recorder_text(merge->recorder, piece->bytes, piece->length);
    }
    return piece->number;
}

static uint32_t numbered(const Numbers *numbers, uint32_t number, uint32_t none) {
    return number < numbers->count ? numbers->items[number] : none;
}

static void translate(Origin *origin, StepEvent *event) {
    Merge *merge = origin->merge;
    EventKind kind = (EventKind)event->kind;
    if (kind == EVENT_LANE_CREATED) {
        origin->own_lane = origin->own_lane == EVENT_NO_LANE ? merge->lane_count : origin->own_lane;
        add_number(&origin->lanes, merge->lane_count++);
    } else if (kind == EVENT_WORKER_CREATED) {
        origin->own_worker =
            origin->own_lane == EVENT_NO_LANE ? merge->worker_count : origin->own_worker;
        add_number(&origin->workers, merge->worker_count++);
    }
    switch (event_kind_detail(kind)) {
    case DETAIL_TEXT:
        event->detail = text_of(origin, kind, event->detail);
        break;
    case DETAIL_LANE:
        event->detail = numbered(&origin->lanes, event->detail, 0);
        break;
    case DETAIL_NOTHING:
    case DETAIL_COUNT:
        break;
    }
    event->cause = numbered(&origin->seqs, event->cause, EVENT_NO_CAUSE);
    event->lane = numbered(&origin->lanes, event->lane, EVENT_NO_LANE) & EVENT_NO_LANE;
    event->worker = numbered(&origin->workers, event->worker, 0) & (EVENT_MAX_WORKERS - 1);
}

static void add_first(Origin *origin) {
    Merge *merge = origin->merge;
    StepEvent event = origin->events[origin->first++];
    translate(origin, &event);
    event.t_ns = event.t_ns > merge->last_ns ? event.t_ns : merge->last_ns;
    merge->last_ns = event.t_ns;
    origin->last_seq = recorder_add(merge->recorder, event);
    add_number(&origin->seqs, origin->last_seq);
}

static bool has_events(const Origin *origin) {
    return origin->first < origin->event_count;
}

static bool is_at_end(const Origin *origin) {
    return origin->events[origin->first].kind == EVENT_PROGRAM_ENDED;
}

// Whose event comes first; NULL: none, or one that has not arrived could come before it.
static Origin *choose(Merge *merge) {
    Origin *chosen = NULL;
    int64_t first_ns = INT64_MAX;
    int64_t safe_ns = INT64_MAX;
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        Origin *origin = &merge->origins[i];
        if (!origin->reader) {
            continue;
        }
        if (!has_events(origin)) {
            safe_ns = origin->safe_ns < safe_ns ? origin->safe_ns : safe_ns;
        } else if (origin->events[origin->first].t_ns < first_ns && !is_at_end(origin) &&
                   inherit(merge, origin)) {
            first_ns = origin->events[origin->first].t_ns;
            chosen = origin;
        }
    }
    return chosen && first_ns <= safe_ns ? chosen : NULL;
}

void merge_add(Merge *merge) {
    for (Origin *origin = choose(merge); origin; origin = choose(merge)) {
        add_first(origin);
    }
}

bool merge_is_done(const Merge *merge, int slot) {
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        const Origin *origin = &merge->origins[i];
        if (origin->reader && origin->parent == slot && !origin->has_inherited) {
            return false;
        }
    }
    return !has_events(&merge->origins[slot]);
}

// --- the end ----------------------------------------------------------------------------------

void merge_show_killed(Merge *merge, int slot, const char *text) {
    Origin *origin = &merge->origins[slot];
    if (origin->own_lane == EVENT_NO_LANE || merge->level < RECORD_SWITCHES) {
        return;
    }
    StepEvent event = {.t_ns = merge->last_ns,
                       .cause = origin->last_seq,
                       .detail = recorder_text(merge->recorder, text, strlen(text)),
                       .lane = origin->own_lane & EVENT_NO_LANE,
                       .kind = EVENT_ENDED,
                       .state = LANE_DONE,
                       .reason = REASON_ENDED_WITH_PROGRAM,
                       .worker = origin->own_worker & (EVENT_MAX_WORKERS - 1)};
    uint32_t seq = recorder_add(merge->recorder, event);
    event = (StepEvent){.t_ns = merge->last_ns,
                        .cause = seq,
                        .lane = EVENT_NO_LANE,
                        .kind = EVENT_WORKER_ENDED,
                        .state = LANE_DONE,
                        .worker = origin->own_worker & (EVENT_MAX_WORKERS - 1)};
    recorder_add(merge->recorder, event);
}

bool merge_has_ended(const Merge *merge) {
    return merge->has_ended;
}

// The event after which nothing happens any more was held back: others may have been later.
static void add_last(Merge *merge) {
    for (int i = 0; i < SHARED_MAX_PROCESSES; i++) {
        Origin *origin = &merge->origins[i];
        if (origin->reader && has_events(origin) && inherit(merge, origin)) {
            add_first(origin);
            return;
        }
    }
}

Verdict merge_end(Merge *merge) {
    add_last(merge);
    if (merge->exit_status >= 0) {
        recorder_set_exit_status(merge->recorder, merge->exit_status);
    }
    recorder_end(merge->recorder, merge->verdict, text_z(&merge->message));
    return merge->verdict;
}

void merge_end_as(Merge *merge, Verdict verdict) {
    recorder_add(merge->recorder, (StepEvent){.t_ns = merge->last_ns,
                                              .cause = EVENT_NO_CAUSE,
                                              .detail = (uint32_t)verdict,
                                              .lane = EVENT_NO_LANE,
                                              .kind = EVENT_PROGRAM_ENDED,
                                              .state = LANE_DONE});
}
