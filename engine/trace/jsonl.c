#include "engine/trace/jsonl.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

static void add_escaped(Text *out, char c) {
    switch (c) {
    case '"':
        text_add_z(out, "\\\"");
        return;
    case '\\':
        text_add_z(out, "\\\\");
        return;
    case '\n':
        text_add_z(out, "\\n");
        return;
    case '\r':
        text_add_z(out, "\\r");
        return;
    case '\t':
        text_add_z(out, "\\t");
        return;
    default:
        text_printf(out, "\\u%04x", (unsigned)(unsigned char)c);
        return;
    }
}

static bool needs_escape(char c) {
    return (unsigned char)c < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

void jsonl_string(Text *out, const char *bytes, size_t length) {
    text_add_char(out, '"');
    size_t start = 0;
    for (size_t i = 0; i < length; i++) {
        if (needs_escape(bytes[i])) {
            text_add(out, bytes + start, i - start);
            add_escaped(out, bytes[i]);
            start = i + 1;
        }
    }
    text_add(out, bytes + start, length - start);
    text_add_char(out, '"');
}

static void add_decimal(Text *out, uint64_t number) {
    char digits[20];
    size_t first = sizeof digits;
    do {
        digits[--first] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    text_add(out, digits + first, sizeof digits - first);
}

// ,"key":
static void add_key(Text *out, const char *key) {
    text_add(out, ",\"", 2);
    text_add_z(out, key);
    text_add(out, "\":", 2);
}

static void add_z(Text *out, const char *key, const char *value) {
    add_key(out, key);
    jsonl_string(out, value, strlen(value));
}

static void add_number(Text *out, const char *key, uint64_t number) {
    add_key(out, key);
    add_decimal(out, number);
}

static void add_number_or_null(Text *out, const char *key, uint32_t number, bool is_null) {
    if (is_null) {
        add_key(out, key);
        text_add_z(out, "null");
    } else {
        add_number(out, key, number);
    }
}

// What the detail of this kind is called; NULL when it has none.
static const char *detail_key(EventKind kind) {
    switch (kind) {
    case EVENT_LANE_CREATED:
    case EVENT_WORKER_CREATED:
        return "name";
    case EVENT_CALLED:
        return "function";
    case EVENT_RETURNED:
    case EVENT_FUTURE_SET:
    case EVENT_VALUE_SENT:
    case EVENT_VALUE_RECEIVED:
    case EVENT_ENDED:
        return "value";
    case EVENT_RAISED:
        return "exception";
    case EVENT_CANCEL_ASKED:
        return "target";
    case EVENT_SLEEP:
        return "delay_ns";
    case EVENT_AWAIT:
    case EVENT_BLOCK:
        return "on";
    case EVENT_LOCK_ACQUIRED:
    case EVENT_LOCK_RELEASED:
    case EVENT_LOCK_HANDED_OVER:
    case EVENT_QUEUE_PUT:
    case EVENT_QUEUE_GOT:
    case EVENT_EVENT_SET:
    case EVENT_CONDITION_NOTIFIED:
    case EVENT_GROUP_BEGUN:
    case EVENT_GROUP_ENDED:
    case EVENT_TIMEOUT_BEGUN:
    case EVENT_TIMEOUT_ENDED:
        return "object";
    case EVENT_MEMORY_COPIED:
        return "bytes";
    case EVENT_VARIABLE:
        return "variable";
    case EVENT_OUTPUT:
    case EVENT_ERROR_OUTPUT:
        return "text";
    case EVENT_LOOP_PASS:
        return "pass";
    case EVENT_MARKED:
        return "note";
    case EVENT_DEADLOCK:
        return "members";
    case EVENT_PROGRAM_ENDED:
        return "verdict";
    case EVENT_STARTED:
    case EVENT_LINE:
    case EVENT_CANCEL_DELIVERED:
    case EVENT_READY:
    case EVENT_RESUMED:
    case EVENT_SWITCHED_OUT:
    case EVENT_WORKER_ENDED:
    case EVENT_GIL_TAKEN:
    case EVENT_GIL_DROPPED:
    case EVENT_GIL_REQUESTED:
    case EVENT_KIND_COUNT:
        break;
    }
    return NULL;
}

static bool is_decimal(const char *text) {
    size_t digits = strspn(text, "0123456789");
    return digits > 0 && text[digits] == '\0' && (digits == 1 || text[0] != '0');
}

static void add_text_detail(const Trace *trace, const StepEvent *event, Text *out) {
    const char *bytes = trace_text(trace, event->detail);
    if (event->kind == EVENT_SLEEP && is_decimal(bytes)) {
        text_add_z(out, bytes);
    } else {
        jsonl_string(out, bytes, trace_text_length(trace, event->detail));
    }
}

static void add_detail(const Trace *trace, const StepEvent *event, Text *out) {
    const char *key = detail_key((EventKind)event->kind);
    if (!key) {
        return;
    }
    add_key(out, key);
    switch (event_kind_detail((EventKind)event->kind)) {
    case DETAIL_TEXT:
        add_text_detail(trace, event, out);
        return;
    case DETAIL_LANE:
        add_decimal(out, event->detail);
        return;
    case DETAIL_COUNT:
        if (event->kind == EVENT_PROGRAM_ENDED) {
            text_printf(out, "\"%s\"", verdict_name((Verdict)event->detail));
        } else {
            add_decimal(out, event->detail);
        }
        return;
    case DETAIL_NOTHING:
        assert(!"a kind without a detail has no key");
        return;
    }
}

static void add_lane(const Trace *trace, const StepEvent *event, Text *out) {
    bool none = event->lane == EVENT_NO_LANE;
    add_number_or_null(out, "lane", event->lane, none);
    if (none) {
        text_add_z(out, ",\"lane_name\":null");
        return;
    }
    uint32_t name = trace_lane(trace, event->lane)->name;
    add_key(out, "lane_name");
    jsonl_string(out, trace_text(trace, name), trace_text_length(trace, name));
}

static void add_state(const StepEvent *event, Text *out) {
    if (event->lane == EVENT_NO_LANE) {
        text_add_z(out, ",\"state\":null,\"reason\":null");
        return;
    }
    add_z(out, "state", lane_state_name((LaneState)event->state));
    add_z(out, "reason", reason_name((Reason)event->reason));
}

void jsonl_run(const Trace *trace, Text *out) {
    const char *version = trace_version(trace);
    text_add_z(out, "{\"version\":");
    jsonl_string(out, version, strlen(version));
    add_z(out, "program", trace_program(trace));
    add_z(out, "model", trace_model(trace));
    add_z(out, "profile", trace_profile(trace));
    text_printf(out, ",\"seed\":%" PRIu64 "}\n", trace_seed(trace));
}

void jsonl_event(const Trace *trace, uint32_t seq, Text *out) {
    const StepEvent *event = trace_event(trace, seq);
    int32_t line = trace_site(trace, event->site).line;
    text_add_z(out, "{\"seq\":");
    add_decimal(out, seq);
    add_number(out, "t_ns", (uint64_t)event->t_ns); // a trace has no time before 0
    add_lane(trace, event, out);
    add_number(out, "worker", event->worker);
    add_z(out, "kind", event_kind_name((EventKind)event->kind));
    add_state(event, out);
    add_number_or_null(out, "line", (uint32_t)line, line == 0);
    add_number_or_null(out, "cause", event->cause, event->cause == EVENT_NO_CAUSE);
    add_detail(trace, event, out);
    text_add_z(out, "}\n");
}

void jsonl_verdict(const Trace *trace, Text *out) {
    Verdict verdict = trace_verdict(trace);
    text_printf(out, "{\"verdict\":\"%s\",\"exit_status\":%d,\"t_ns\":%" PRId64,
                verdict_name(verdict), verdict_exit_status(verdict), trace_end_ns(trace));
    add_z(out, "message", trace_message(trace));
    text_add_z(out, "}\n");
}
