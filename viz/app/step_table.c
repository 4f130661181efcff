#include "viz/app/step_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/trace/jsonl.h"
#include "viz/app/terminal_width.h"
#include "viz/scene/scene.h"
#include "viz/scene/step_rows.h"
#include "viz/scene/worker_label.h"

enum {
    NO_STATE = LANE_STATE_COUNT, // the lane has not been created
    MIN_COLUMN = 6,
    MAX_COLUMN = 20,
    COLUMN_AIR = 2, // between columns
    TIME_COLUMN = 10,
    NS_PER_US = 1000,
    MAX_LABELLED = 2000, // lanes
};

// What both tables have: columns, their workers, and a way to write a row.
typedef struct Table {
    const Trace *trace;
    Arena arena;
    WorkerLabels workers;
    StepRows *rows;        // owned
    const uint32_t *lanes; // by column
    uint32_t column_count;
    const char **names; // by lane, told apart where several have the same
} Table;

static const char **lane_names(const Trace *trace, Arena *arena) {
    uint32_t count = trace_lane_count(trace);
    const char **names = ARENA_ARRAY(arena, const char *, count + 1);
    for (uint32_t lane = 0; lane < count; lane++) {
        // Telling lanes of one name apart costs a look at all of them: not for a crowd.
        names[lane] = count <= MAX_LABELLED ? scene_lane_label(trace, lane, arena)
                                            : scene_lane_name(trace, lane);
    }
    return names;
}

static Table table_new(const Trace *trace) {
    Table table = {.trace = trace, .rows = step_rows_new(trace)};
    table.names = lane_names(trace, &table.arena);
    table.workers = worker_labels_make(trace, &table.arena);
    table.lanes = step_rows_lanes(table.rows);
    table.column_count = step_rows_column_count(table.rows);
    return table;
}

static void table_release(Table *table) {
    step_rows_free(table->rows);
    arena_release(&table->arena);
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
static void add_what(const Table *table, const StepEvent *event, Text *out) {
    const Trace *trace = table->trace;
    EventKind kind = (EventKind)event->kind;
    if (event->lane != EVENT_NO_LANE) {
        add_short(out, table->names[event->lane]);
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
        add_short(out, table->names[event->detail]);
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
static size_t column_width(const Table *table, uint32_t column) {
    size_t width = terminal_width(table->names[table->lanes[column]]);
    width = width < MIN_COLUMN ? MIN_COLUMN : width;
    return width > MAX_COLUMN ? MAX_COLUMN : width;
}

// Cut at width cells, and filled up to them and the air behind.
static void add_name(Text *out, const char *name, size_t width) {
    const char *cursor = name;
    const char *end = name + strlen(name);
    size_t used = 0;
    for (uint32_t code_point; cursor < end;) {
        if (!utf8_next(&cursor, end, &code_point)) {
            continue;
        }
        code_point = code_point < 0x20 ? ' ' : code_point;
        if (used + terminal_width_of(code_point) > width) {
            break;
        }
        text_add_code_point(out, code_point);
        used += terminal_width_of(code_point);
    }
    pad(out, used, width + COLUMN_AIR);
}

// A worker's name stands above all the lanes that it runs.
static void add_worker_names(const Table *table, Text *out) {
    pad(out, 0, TIME_COLUMN);
    for (uint32_t i = 0; i < table->column_count;) {
        uint32_t worker = trace_lane(table->trace, table->lanes[i])->worker;
        size_t width = 0;
        for (;
             i < table->column_count && trace_lane(table->trace, table->lanes[i])->worker == worker;
             i++) {
            width += column_width(table, i) + COLUMN_AIR;
        }
        add_name(out, worker_label(&table->workers, worker), width - COLUMN_AIR);
    }
    while (out->length > 0 && out->bytes[out->length - 1] == ' ') {
        out->length--;
    }
    text_add_char(out, '\n');
}

static void add_head(const Table *table, Text *out) {
    add_worker_names(table, out);
    text_add_z(out, "time");
    pad(out, 4, TIME_COLUMN);
    for (uint32_t i = 0; i < table->column_count; i++) {
        add_name(out, table->names[table->lanes[i]], column_width(table, i));
    }
    text_add_z(out, "what\n");
}

static void add_time_cell(Text *out, int64_t t_ns) {
    size_t start = out->length;
    add_seconds(out, t_ns);
    pad(out, out->length - start, TIME_COLUMN);
}

static void add_states(const Table *table, const uint8_t *states, Text *out) {
    for (uint32_t i = 0; i < table->column_count; i++) {
        add_name(out, states[i] == NO_STATE ? "" : step_rows_glyph((LaneState)states[i]),
                 column_width(table, i));
    }
}

static void add_switches(const Table *table, const StepRow *row, Text *out) {
    for (uint32_t i = 0; i < row->switch_count; i++) {
        text_add_z(out, i == 0 ? "" : "; ");
        add_what(table, trace_event(table->trace, row->switches[i]), out);
    }
}

static void add_json_states(const Table *table, const uint8_t *states, Text *out) {
    text_add_z(out, ",\"states\":[");
    bool first = true;
    for (uint32_t i = 0; i < table->column_count; i++) {
        uint32_t lane = table->lanes[i];
        if (states[i] == NO_STATE) {
            continue;
        }
        const char *name = trace_text(table->trace, trace_lane(table->trace, lane)->name);
        const char *worker = worker_label(&table->workers, trace_lane(table->trace, lane)->worker);
        text_printf(out, "%s{\"lane\":%" PRIu32 ",\"lane_name\":", first ? "" : ",", lane);
        jsonl_string(out, name, strlen(name));
        text_add_z(out, ",\"worker\":");
        jsonl_string(out, worker, strlen(worker));
        text_printf(out, ",\"state\":\"%s\"}", lane_state_name((LaneState)states[i]));
        first = false;
    }
    text_add_z(out, "]}");
}

static void add_json_step(const Table *table, uint32_t step, uint32_t seq, Text *out) {
    const StepEvent *event = trace_event(table->trace, seq);
    text_printf(out, "%s\n{\"step\":%" PRIu32 ",\"seq\":%" PRIu32 ",\"t_ns\":%" PRId64,
                step ? "," : "", step + 1, seq, event->t_ns);
    text_printf(out, ",\"line\":%" PRId32 ",\"kind\":\"%s\"",
                trace_site(table->trace, event->site).line,
                event_kind_name((EventKind)event->kind));
}

static void add_json_what(Text *what, Text *out) {
    text_add_z(out, ",\"what\":");
    jsonl_string(out, what->bytes, what->length);
    text_release(what);
}

// ---- one row a switch

static void switches_text(Table *table, Text *out) {
    StepRow row;
    while (step_rows_next(table->rows, &row)) {
        add_time_cell(out, row.t_ns);
        add_states(table, row.states, out);
        add_switches(table, &row, out);
        text_add_char(out, '\n');
    }
}

static void switches_json(Table *table, Text *out) {
    StepRow row;
    for (uint32_t step = 0; step_rows_next(table->rows, &row); step++) {
        add_json_step(table, step, row.switches[row.switch_count - 1], out);
        Text what = {0};
        add_switches(table, &row, &what);
        add_json_what(&what, out);
        add_json_states(table, row.states, out);
    }
}

// ---- one row an event

typedef struct FineStates {
    uint8_t *states;     // owned; by column
    uint32_t *column_of; // owned; by lane
    uint32_t next_event; // events before it are in states
} FineStates;

static FineStates fine_new(const Table *table) {
    uint32_t lanes = trace_lane_count(table->trace);
    FineStates fine = {.states = memory_new(table->column_count + 1),
                       .column_of = NEW_ARRAY(uint32_t, lanes + 1)};
    memset(fine.states, NO_STATE, table->column_count);
    for (uint32_t lane = 0; lane < lanes; lane++) {
        fine.column_of[lane] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < table->column_count; i++) {
        fine.column_of[table->lanes[i]] = i;
    }
    return fine;
}

static void fine_release(FineStates *fine) {
    memory_free(fine->states);
    memory_free(fine->column_of);
}

// Events that are no step belong to the step before them: what a step shows is the state when the
// next one begins.
static void fine_advance(FineStates *fine, const Trace *trace, uint32_t step) {
    uint32_t until = step + 1 < trace_step_count(trace, false)
                         ? trace_step_seq(trace, false, step + 1)
                         : trace_event_count(trace);
    for (; fine->next_event < until; fine->next_event++) {
        const StepEvent *event = trace_event(trace, fine->next_event);
        if (event->lane != EVENT_NO_LANE && fine->column_of[event->lane] != UINT32_MAX) {
            fine->states[fine->column_of[event->lane]] = (uint8_t)event->state;
        }
    }
}

static void events_table(Table *table, bool json, Text *out) {
    FineStates fine = fine_new(table);
    for (uint32_t step = 0; step < trace_step_count(table->trace, false); step++) {
        uint32_t seq = trace_step_seq(table->trace, false, step);
        const StepEvent *event = trace_event(table->trace, seq);
        fine_advance(&fine, table->trace, step);
        Text what = {0};
        add_what(table, event, &what);
        if (json) {
            add_json_step(table, step, seq, out);
            add_json_what(&what, out);
            add_json_states(table, fine.states, out);
        } else {
            add_time_cell(out, event->t_ns);
            add_states(table, fine.states, out);
            text_printf(out, "%s\n", text_z(&what));
            text_release(&what);
        }
    }
    fine_release(&fine);
}

void step_table_text(const Trace *trace, bool coarse, Text *out) {
    Table table = table_new(trace);
    add_head(&table, out);
    if (coarse) {
        switches_text(&table, out);
    } else {
        events_table(&table, false, out);
    }
    table_release(&table);
}

void step_table_json(const Trace *trace, bool coarse, Text *out) {
    Table table = table_new(trace);
    text_add_char(out, '[');
    if (coarse) {
        switches_json(&table, out);
    } else {
        events_table(&table, true, out);
    }
    text_add_z(out, "\n]\n");
    table_release(&table);
}
