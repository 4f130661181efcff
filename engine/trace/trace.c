#include "engine/trace/trace.h"

#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/trace/pairs.h"
#include "engine/trace/trace_index.h"

enum {
    SITE_BYTES = 12
};

typedef struct TraceText {
    const char *bytes; // in the trace's arena, NUL-terminated
    uint32_t length;
} TraceText;

struct Trace {
    StreamReader *reader;
    Arena arena; // texts, source, run
    StepEvent *events;
    uint32_t event_count;
    uint32_t event_capacity;
    TraceText *texts; // texts[0] is ""
    uint32_t text_count;
    uint32_t text_capacity;
    TraceSite *sites; // in the arena; NULL until they have arrived
    uint32_t site_count;
    TraceIndex index;
    const char *program;
    const char *model;
    const char *profile;
    const char *version;
    uint64_t seed;
    const char *source; // NULL until it has arrived
    size_t source_length;
    int32_t line_count; // of the source
    const char *message;
    Verdict verdict;
    int exit_status; // of sys.exit, or -1
    bool has_run;
    bool has_ended;
};

// Each read function returns false when the payload is malformed.

static void set_pair(Trace *trace, Pair pair, bool *good) {
    if (strcmp(pair.key, "program") == 0) {
        trace->program = pair.value;
    } else if (strcmp(pair.key, "model") == 0) {
        trace->model = pair.value;
    } else if (strcmp(pair.key, "profile") == 0) {
        trace->profile = pair.value;
    } else if (strcmp(pair.key, "version") == 0) {
        trace->version = pair.value;
    } else if (strcmp(pair.key, "seed") == 0) {
        *good = pairs_number(pair.value, &trace->seed);
    }
}

static bool read_run(Trace *trace, const uint8_t *payload, size_t length) {
    const char *cursor = (const char *)payload;
    const char *end = cursor + length;
    if (trace->has_run || utf8_first_bad(cursor, length) != length) {
        return false;
    }
    trace->has_run = true;
    bool good = true;
    Pair pair;
    while (good && pairs_next(&cursor, end, &trace->arena, &pair)) {
        set_pair(trace, pair, &good);
    }
    return good && cursor == end;
}

static bool read_source(Trace *trace, const uint8_t *payload, size_t length) {
    const char *bytes = (const char *)payload;
    if (trace->source || length > INT32_MAX - 1 || utf8_first_bad(bytes, length) != length) {
        return false;
    }
    trace->source = arena_copy_text(&trace->arena, bytes, length);
    trace->source_length = length;
    trace->line_count = 1;
    for (size_t i = 0; i < length; i++) {
        trace->line_count += bytes[i] == '\n';
    }
    return true;
}

static bool is_good_site(const Trace *trace, TraceSite site) {
    return site.span.start >= 0 && site.span.start <= site.span.end &&
           (size_t)site.span.end <= trace->source_length && site.line >= 0 &&
           site.line <= trace->line_count;
}

static bool read_sites(Trace *trace, const uint8_t *payload, size_t length) {
    if (trace->sites || length < 4) {
        return false;
    }
    uint32_t count = stream_get_u32(payload);
    if (count > EVENT_MAX_SITES || length != 4 + (size_t)count * SITE_BYTES) {
        return false;
    }
    trace->sites = ARENA_ARRAY(&trace->arena, TraceSite, count);
    for (uint32_t i = 0; i < count; i++) {
        const uint8_t *bytes = payload + 4 + (size_t)i * SITE_BYTES;
        TraceSite site = {.span = {.start = (int32_t)stream_get_u32(bytes),
                                   .end = (int32_t)stream_get_u32(bytes + 4)},
                          .line = (int32_t)stream_get_u32(bytes + 8)};
        if (!is_good_site(trace, site)) {
            return false;
        }
        trace->sites[i] = site;
        trace->site_count = i + 1;
    }
    return true;
}

// Turns the length in front of every text into the NUL behind the text before it, so that the
// whole block is one allocation and texts need no copy of their own.
static bool split_texts(Trace *trace, char *bytes, size_t length, uint32_t count) {
    size_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (length - at < 4) {
            return false;
        }
        uint32_t text_length = stream_get_u32((const uint8_t *)bytes + at);
        bytes[at] = '\0';
        at += 4;
        if (length - at < text_length || utf8_first_bad(bytes + at, text_length) != text_length) {
            return false;
        }
        GROW(trace->texts, trace->text_count, trace->text_capacity);
        trace->texts[trace->text_count++] = (TraceText){bytes + at, text_length};
        at += text_length;
    }
    return at == length;
}

static bool read_texts(Trace *trace, const uint8_t *payload, size_t length) {
    if (length < 8) {
        return false;
    }
    uint32_t first = stream_get_u32(payload);
    uint32_t count = stream_get_u32(payload + 4);
    if (first != trace->text_count || count > UINT32_MAX - 1 - first) {
        return false;
    }
    char *bytes = arena_copy_text(&trace->arena, (const char *)payload + 8, length - 8);
    return split_texts(trace, bytes, length - 8, count);
}

static bool is_good_detail(const Trace *trace, const StepEvent *event) {
    switch (event_kind_detail((EventKind)event->kind)) {
    case DETAIL_TEXT:
        return event->detail < trace->text_count;
    case DETAIL_LANE:
        return event->detail < trace->index.lane_count;
    case DETAIL_COUNT:
        return event->kind != EVENT_PROGRAM_ENDED || event->detail < VERDICT_COUNT;
    case DETAIL_NOTHING:
        return true;
    }
    return false;
}

static bool is_good_event(const Trace *trace, const StepEvent *event) {
    uint32_t lane_count = trace->index.lane_count + (event->kind == EVENT_LANE_CREATED);
    uint32_t worker_count = trace->index.worker_count + (event->kind == EVENT_WORKER_CREATED);
    if (event->kind >= EVENT_KIND_COUNT || event->reason >= REASON_COUNT ||
        event->t_ns < trace_end_ns(trace) ||
        (event->cause >= trace->event_count && event->cause != EVENT_NO_CAUSE) ||
        (event->lane >= lane_count && event->lane != EVENT_NO_LANE) ||
        (event->worker >= worker_count && event->worker != 0) ||
        (event->site >= trace->site_count && event->site != EVENT_NO_SITE)) {
        return false;
    }
    if ((event->kind == EVENT_LANE_CREATED && event->lane != lane_count - 1) ||
        (event->kind == EVENT_WORKER_CREATED && event->worker != worker_count - 1)) {
        return false;
    }
    return is_good_detail(trace, event);
}

static void reserve_events(Trace *trace, uint32_t count) {
    uint32_t wanted = trace->event_count + count;
    if (wanted <= trace->event_capacity) {
        return;
    }
    uint32_t doubled =
        trace->event_capacity > UINT32_MAX / 2 ? UINT32_MAX : trace->event_capacity * 2;
    trace->event_capacity = doubled > wanted ? doubled : wanted;
    trace->events = memory_resize(trace->events, (size_t)trace->event_capacity * sizeof(StepEvent));
}

static bool read_events(Trace *trace, const uint8_t *payload, size_t length) {
    if (length < 8) {
        return false;
    }
    uint32_t first = stream_get_u32(payload);
    uint32_t count = stream_get_u32(payload + 4);
    if (first != trace->event_count || count > EVENT_NO_CAUSE - 1 - first ||
        length != 8 + (size_t)count * sizeof(StepEvent)) {
        return false;
    }
    if (count == 0) {
        return true;
    }
    reserve_events(trace, count);
    memcpy(trace->events + first, payload + 8, length - 8);
    while (trace->event_count < first + count) {
        if (!is_good_event(trace, &trace->events[trace->event_count])) {
            return false;
        }
        trace_index_add(&trace->index, trace->events, trace->event_count);
        trace->event_count++;
    }
    return true;
}

static bool read_end(Trace *trace, const uint8_t *payload, size_t length) {
    if (length < 8 || (stream_get_u32(payload) & 0xFFFF) >= VERDICT_COUNT ||
        length - 8 != stream_get_u32(payload + 4) ||
        utf8_first_bad((const char *)payload + 8, length - 8) != length - 8) {
        return false;
    }
    trace->verdict = (Verdict)(stream_get_u32(payload) & 0xFFFF);
    trace->exit_status = (int)(stream_get_u32(payload) >> 16) - 1;
    trace->message = arena_copy_text(&trace->arena, (const char *)payload + 8, length - 8);
    trace->has_ended = true;
    trace_index_finish(&trace->index, trace->events);
    return true;
}

static bool read_block(void *context, BlockKind kind, const uint8_t *payload, size_t length) {
    Trace *trace = context;
    if (trace->has_ended) {
        return false;
    }
    switch (kind) {
    case BLOCK_RUN:
        return read_run(trace, payload, length);
    case BLOCK_SOURCE:
        return read_source(trace, payload, length);
    case BLOCK_SITES:
        return read_sites(trace, payload, length);
    case BLOCK_TEXTS:
        return read_texts(trace, payload, length);
    case BLOCK_EVENTS:
        return read_events(trace, payload, length);
    case BLOCK_END:
        return read_end(trace, payload, length);
    case BLOCK_REQUEST:
        return false;
    }
    return false;
}

Trace *trace_new(void) {
    Trace *trace = NEW(Trace);
    trace->reader = stream_reader_new(read_block, trace);
    trace->program = trace->model = trace->profile = trace->version = trace->message = "";
    GROW(trace->texts, trace->text_count, trace->text_capacity);
    trace->texts[trace->text_count++] = (TraceText){"", 0};
    return trace;
}

void trace_free(Trace *trace) {
    if (!trace) {
        return;
    }
    stream_reader_free(trace->reader);
    trace_index_release(&trace->index);
    memory_free(trace->texts);
    memory_free(trace->events);
    arena_release(&trace->arena);
    memory_free(trace);
}

StreamStatus trace_feed(Trace *trace, const void *bytes, size_t length) {
    return stream_reader_feed(trace->reader, bytes, length);
}

uint32_t trace_event_count(const Trace *trace) {
    return trace->event_count;
}

const StepEvent *trace_event(const Trace *trace, uint32_t seq) {
    assert(seq < trace->event_count);
    return &trace->events[seq];
}

static const NumberList *steps(const Trace *trace, bool coarse) {
    return coarse ? &trace->index.coarse_steps : &trace->index.fine_steps;
}

uint32_t trace_step_count(const Trace *trace, bool coarse) {
    return steps(trace, coarse)->count;
}

uint32_t trace_step_seq(const Trace *trace, bool coarse, uint32_t step) {
    assert(step < steps(trace, coarse)->count);
    return steps(trace, coarse)->numbers[step];
}

int64_t trace_step_at(const Trace *trace, bool coarse, uint32_t seq) {
    return number_list_last(steps(trace, coarse), seq);
}

uint32_t trace_lane_count(const Trace *trace) {
    return trace->index.lane_count;
}

const TraceLane *trace_lane(const Trace *trace, uint32_t lane) {
    return &trace_index_lane(&trace->index, lane)->lane;
}

bool trace_lane_is_quiet(const Trace *trace, uint32_t lane) {
    return lane == 0 && trace->index.module_is_quiet;
}

uint32_t trace_worker_count(const Trace *trace) {
    return trace->index.worker_count;
}

const TraceWorker *trace_worker(const Trace *trace, uint32_t worker) {
    static const TraceWorker nameless = {.name = 0, .created_seq = EVENT_NO_CAUSE};
    return worker < trace->index.worker_count ? &trace->index.workers[worker] : &nameless;
}

uint32_t trace_lane_event_at(const Trace *trace, uint32_t lane, uint32_t seq) {
    const NumberList *events = &trace_index_lane(&trace->index, lane)->events;
    int64_t last = number_list_last(events, seq);
    return last < 0 ? EVENT_NO_CAUSE : events->numbers[last];
}

const char *trace_text(const Trace *trace, uint32_t text) {
    return text < trace->text_count ? trace->texts[text].bytes : "";
}

size_t trace_text_length(const Trace *trace, uint32_t text) {
    return text < trace->text_count ? trace->texts[text].length : 0;
}

TraceSite trace_site(const Trace *trace, uint32_t site) {
    return site < trace->site_count ? trace->sites[site] : (TraceSite){0};
}

const char *trace_program(const Trace *trace) {
    return trace->program;
}

const char *trace_model(const Trace *trace) {
    return trace->model;
}

const char *trace_profile(const Trace *trace) {
    return trace->profile;
}

const char *trace_version(const Trace *trace) {
    return trace->version;
}

uint64_t trace_seed(const Trace *trace) {
    return trace->seed;
}

const char *trace_source(const Trace *trace, size_t *length) {
    *length = trace->source_length;
    return trace->source ? trace->source : "";
}

bool trace_has_ended(const Trace *trace) {
    return trace->has_ended;
}

int trace_exit_status(const Trace *trace) {
    return trace->has_ended && trace->exit_status >= 0 ? trace->exit_status
                                                       : verdict_exit_status(trace->verdict);
}

Verdict trace_verdict(const Trace *trace) {
    return trace->verdict;
}

const char *trace_message(const Trace *trace) {
    return trace->message;
}

int64_t trace_end_ns(const Trace *trace) {
    return trace->event_count ? trace->events[trace->event_count - 1].t_ns : 0;
}

uint32_t trace_output_count(const Trace *trace) {
    return trace->index.outputs.count;
}

uint32_t trace_output_seq(const Trace *trace, uint32_t index) {
    assert(index < trace->index.outputs.count);
    return trace->index.outputs.numbers[index];
}
