#include "viz/app/step_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/trace/jsonl.h"

enum {
    NO_STATE = LANE_STATE_COUNT, // the lane has not been created
    MIN_COLUMN = 6,
    MAX_COLUMN = 20,
    TIME_COLUMN = 10,
    NS_PER_US = 1000,
};

typedef struct Table {
    const Trace *trace;
    uint32_t *lanes; // in column order
    uint8_t *states; // by lane number
    uint32_t lane_count;
    uint32_t column_count; // lanes that are shown
    uint32_t next_event;   // events before it are in states
    bool coarse;
} Table;

// Columns by worker, then by lane: a stable sort, because lanes are made in order.
static void order_lanes(Table *table) {
    uint32_t seen = 0;
    for (uint32_t worker = 0; seen < table->lane_count; worker++) {
        for (uint32_t lane = 0; lane < table->lane_count; lane++) {
            if (trace_lane(table->trace, lane)->worker != worker) {
                continue;
            }
            seen++;
            if (!trace_lane_is_quiet(table->trace, lane)) {
                table->lanes[table->column_count++] = lane;
            }
        }
    }
}

static Table table_new(const Trace *trace, bool coarse) {
    Table table = {.trace = trace, .coarse = coarse, .lane_count = trace_lane_count(trace)};
    table.lanes = NEW_ARRAY(uint32_t, table.lane_count);
    table.states = memory_new(table.lane_count);
    memset(table.states, NO_STATE, table.lane_count);
    order_lanes(&table);
    return table;
}

static void table_release(Table *table) {
    memory_free(table->lanes);
    memory_free(table->states);
}

// Events that belong to the step before them come before the next step: what a step shows is the
// state when the next one begins.
static uint32_t step_end(const Table *table, uint32_t step) {
    return step + 1 < trace_step_count(table->trace, table->coarse)
               ? trace_step_seq(table->trace, table->coarse, step + 1)
               : trace_event_count(table->trace);
}

// Coarse rows show the moment of the switch itself, before what follows it.
static void advance(Table *table, uint32_t step) {
    uint32_t until =
        table->coarse ? trace_step_seq(table->trace, true, step) + 1 : step_end(table, step);
    for (; table->next_event < until; table->next_event++) {
        const StepEvent *event = trace_event(table->trace, table->next_event);
        if (event->lane != EVENT_NO_LANE) {
            table->states[event->lane] = (uint8_t)event->state;
        }
    }
}

static const char *lane_name(const Trace *trace, uint32_t lane) {
    return trace_text(trace, trace_lane(trace, lane)->name);
}

static void add_seconds(Text *out, int64_t ns) {
    int64_t us = ns / NS_PER_US;
    char text[64];
    snprintf(text, sizeof text, "%" PRId64 ".%06" PRId64, us / 1000000, us % 1000000);
    size_t length = strlen(text);
    while (text[length - 1] == '0') {
        length--;
    }
    length -= text[length - 1] == '.';
    text_add(out, text, length);
    text_add_z(out, " s");
}

// One line of what an event says: no line ends, not too long.
static void add_short(Text *out, const char *text) {
    static const size_t most = 60;
    const char *cursor = text;
    const char *end = text + strlen(text);
    size_t count = 0;
    while (cursor < end && count < most) {
        uint32_t code_point = 0xFFFD;
        utf8_next(&cursor, end, &code_point);
        count++;
        if (code_point == '\n' && cursor == end) {
            break;
        }
        text_add_code_point(out, code_point < 0x20 ? ' ' : code_point);
    }
    if (cursor < end) {
        text_add_z(out, "…");
    }
}

// "main: sleep 1 s", "filling: ended, cancelled".
static void add_what(const Trace *trace, const StepEvent *event, Text *out) {
    EventKind kind = (EventKind)event->kind;
    if (event->lane != EVENT_NO_LANE) {
        add_short(out, lane_name(trace, event->lane));
        text_add_z(out, ": ");
    }
    text_add_z(out, event_kind_name(kind));
    const char *detail =
        event_kind_detail(kind) == DETAIL_TEXT ? trace_text(trace, event->detail) : "";
    if (kind == EVENT_LINE) {
        text_printf(out, " %" PRId32, trace_site(trace, event->site).line);
    } else if (kind == EVENT_SLEEP) {
        text_add_char(out, ' ');
        add_seconds(out, (int64_t)strtoll(detail, NULL, 10));
    } else if (kind == EVENT_PROGRAM_ENDED) {
        text_printf(out, ": %s", verdict_name((Verdict)event->detail));
    } else if (kind == EVENT_CANCEL_ASKED) {
        text_add_char(out, ' ');
        add_short(out, lane_name(trace, event->detail));
    } else if (kind == EVENT_ENDED || kind == EVENT_SWITCHED_OUT) {
        text_printf(out, ", %s", reason_name((Reason)event->reason));
    }
    if (*detail && kind != EVENT_SLEEP && kind != EVENT_LANE_CREATED) {
        text_add_char(out, ' ');
        add_short(out, detail);
    }
}

static void pad(Text *out, size_t used, size_t width) {
    for (; used < width; used++) {
        text_add_char(out, ' ');
    }
}

// The column of a lane is as wide as its name, in bounds.
static size_t column_width(const Trace *trace, uint32_t lane) {
    const char *name = lane_name(trace, lane);
    size_t width = utf8_count(name, strlen(name));
    width = width < MIN_COLUMN ? MIN_COLUMN : width;
    return width > MAX_COLUMN ? MAX_COLUMN : width;
}

static void add_name(Text *out, const char *name, size_t width) {
    const char *cursor = name;
    const char *end = name + strlen(name);
    size_t used = 0;
    for (uint32_t code_point; cursor < end && used < width; used++) {
        if (utf8_next(&cursor, end, &code_point)) {
            text_add_code_point(out, code_point < 0x20 ? ' ' : code_point);
        }
    }
    pad(out, used, width + 2);
}

static void add_worker_names(const Table *table, Text *out) {
    pad(out, 0, TIME_COLUMN);
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < table->column_count; i++) {
        uint32_t worker = trace_lane(table->trace, table->lanes[i])->worker;
        const char *name = trace_text(table->trace, trace_worker(table->trace, worker)->name);
        add_name(out, worker == last ? "" : name, column_width(table->trace, table->lanes[i]));
        last = worker;
    }
    text_add_char(out, '\n');
}

static void add_head(const Table *table, Text *out) {
    if (trace_worker_count(table->trace) > 1) {
        add_worker_names(table, out);
    }
    text_add_z(out, "time");
    pad(out, 4, TIME_COLUMN);
    for (uint32_t i = 0; i < table->column_count; i++) {
        add_name(out, lane_name(table->trace, table->lanes[i]),
                 column_width(table->trace, table->lanes[i]));
    }
    text_add_z(out, "what\n");
}

static void add_state(uint8_t state, size_t width, Text *out) {
    static const char *const icons[] = {[LANE_LOCKED] = "🔒",
                                        [LANE_RUNNING] = "▶",
                                        [LANE_WAITING] = "🕐",
                                        [LANE_DONE] = "✔",
                                        [NO_STATE] = ""};
    static const size_t cells[] = {
        [LANE_LOCKED] = 2, [LANE_RUNNING] = 1, [LANE_WAITING] = 2, [LANE_DONE] = 1, [NO_STATE] = 0};
    text_add_z(out, icons[state]);
    pad(out, cells[state], width + 2);
}

void step_table_text(const Trace *trace, bool coarse, Text *out) {
    Table table = table_new(trace, coarse);
    add_head(&table, out);
    for (uint32_t step = 0; step < trace_step_count(trace, coarse); step++) {
        advance(&table, step);
        const StepEvent *event = trace_event(trace, trace_step_seq(trace, coarse, step));
        size_t start = out->length;
        add_seconds(out, event->t_ns);
        pad(out, out->length - start, TIME_COLUMN);
        for (uint32_t i = 0; i < table.column_count; i++) {
            add_state(table.states[table.lanes[i]], column_width(trace, table.lanes[i]), out);
        }
        add_what(trace, event, out);
        text_add_char(out, '\n');
    }
    table_release(&table);
}

static void add_json_states(const Table *table, Text *out) {
    text_add_z(out, ",\"states\":[");
    bool first = true;
    for (uint32_t i = 0; i < table->column_count; i++) {
        uint32_t lane = table->lanes[i];
        if (table->states[lane] == NO_STATE) {
            continue;
        }
        const char *name = lane_name(table->trace, lane);
        text_printf(out, "%s{\"lane\":%" PRIu32 ",\"lane_name\":", first ? "" : ",", lane);
        jsonl_string(out, name, strlen(name));
        text_printf(out, ",\"state\":\"%s\"}", lane_state_name((LaneState)table->states[lane]));
        first = false;
    }
    text_add_z(out, "]}");
}

void step_table_json(const Trace *trace, bool coarse, Text *out) {
    Table table = table_new(trace, coarse);
    text_add_char(out, '[');
    for (uint32_t step = 0; step < trace_step_count(trace, coarse); step++) {
        advance(&table, step);
        uint32_t seq = trace_step_seq(trace, coarse, step);
        const StepEvent *event = trace_event(trace, seq);
        text_printf(out, "%s\n{\"step\":%" PRIu32 ",\"seq\":%" PRIu32 ",\"t_ns\":%" PRId64,
                    step ? "," : "", step + 1, seq, event->t_ns);
        text_printf(out, ",\"line\":%" PRId32 ",\"kind\":\"%s\",\"what\":",
                    trace_site(trace, event->site).line, event_kind_name((EventKind)event->kind));
        Text what = {0};
        add_what(trace, event, &what);
        jsonl_string(out, what.bytes, what.length);
        text_release(&what);
        add_json_states(&table, out);
    }
    text_add_z(out, "\n]\n");
    table_release(&table);
}
