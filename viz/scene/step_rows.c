#include "viz/scene/step_rows.h"

#include <string.h>

#include "engine/base/memory.h"

struct StepRows {
    const Trace *trace;
    uint32_t *lanes;       // owned; by column
    uint32_t *column_of;   // owned; by lane, UINT32_MAX when not shown
    uint32_t *switched_on; // owned; by worker, the number of the row it last got a lane in
    uint32_t worker_count;
    uint32_t column_count;
    uint8_t *now;       // owned; by column, after the last event read
    uint8_t *pending;   // owned; by column, after the last switch of the row being made
    uint8_t *shown;     // owned; by column, the row given out last
    uint32_t *switches; // owned; of the row being made, and before that of the row given out
    uint32_t switch_count;
    uint32_t switch_capacity;
    uint32_t row;   // number of the row being made, from 1
    bool was_given; // the row being made has been given out
    int64_t t_ns;   // of the row being made
    uint32_t next_event;
};

static uint32_t workers_of(const Trace *trace) {
    uint32_t count = 1;
    for (uint32_t lane = 0; lane < trace_lane_count(trace); lane++) {
        uint32_t worker = trace_lane(trace, lane)->worker;
        count = worker >= count ? worker + 1 : count;
    }
    return count > trace_worker_count(trace) ? count : trace_worker_count(trace);
}

// Columns by worker, then by lane: a counting sort keeps the order in which lanes were made.
static void order_lanes(StepRows *rows, uint32_t lanes) {
    uint32_t *starts = NEW_ARRAY(uint32_t, rows->worker_count + 1);
    for (uint32_t lane = 0; lane < lanes; lane++) {
        rows->column_of[lane] = UINT32_MAX;
        if (!trace_lane_is_quiet(rows->trace, lane)) {
            starts[trace_lane(rows->trace, lane)->worker + 1]++;
            rows->column_count++;
        }
    }
    for (uint32_t worker = 0; worker < rows->worker_count; worker++) {
        starts[worker + 1] += starts[worker];
    }
    for (uint32_t lane = 0; lane < lanes; lane++) {
        if (!trace_lane_is_quiet(rows->trace, lane)) {
            uint32_t column = starts[trace_lane(rows->trace, lane)->worker]++;
            rows->lanes[column] = lane;
            rows->column_of[lane] = column;
        }
    }
    memory_free(starts);
}

StepRows *step_rows_new(const Trace *trace) {
    uint32_t lanes = trace_lane_count(trace);
    StepRows *rows = NEW(StepRows);
    *rows = (StepRows){.trace = trace, .row = 1, .worker_count = workers_of(trace)};
    rows->lanes = NEW_ARRAY(uint32_t, lanes + 1);
    rows->column_of = NEW_ARRAY(uint32_t, lanes + 1);
    order_lanes(rows, lanes);
    rows->switched_on = NEW_ARRAY(uint32_t, rows->worker_count);
    _Static_assert(LANE_LOCKED == 0, "fresh memory says that nothing has started");
    rows->now = memory_new(rows->column_count + 1);
    rows->pending = memory_new(rows->column_count + 1);
    rows->shown = memory_new(rows->column_count + 1);
    return rows;
}

void step_rows_free(StepRows *rows) {
    if (!rows) {
        return;
    }
    memory_free(rows->lanes);
    memory_free(rows->column_of);
    memory_free(rows->switched_on);
    memory_free(rows->now);
    memory_free(rows->pending);
    memory_free(rows->shown);
    memory_free(rows->switches);
    memory_free(rows);
}

uint32_t step_rows_column_count(const StepRows *rows) {
    return rows->column_count;
}

const uint32_t *step_rows_lanes(const StepRows *rows) {
    return rows->lanes;
}

static void begin_row(StepRows *rows) {
    rows->row++;
    rows->switch_count = 0;
    rows->was_given = false;
}

// The row being made is complete: it is given out, unless it looks like the one before.
static bool close_row(StepRows *rows, StepRow *row) {
    if (memcmp(rows->pending, rows->shown, rows->column_count) == 0) {
        begin_row(rows);
        return false;
    }
    memcpy(rows->shown, rows->pending, rows->column_count);
    *row = (StepRow){.t_ns = rows->t_ns,
                     .states = rows->shown,
                     .switches = rows->switches,
                     .switch_count = rows->switch_count};
    rows->was_given = true;
    return true;
}

// Must the row be closed before this event? before is the state of its lane.
static bool closes_row(const StepRows *rows, const StepEvent *event, LaneState before) {
    if (rows->switch_count == 0) {
        return false;
    }
    bool moves = (before == LANE_RUNNING) != (event->state == LANE_RUNNING);
    return event->t_ns > rows->t_ns || (moves && rows->switched_on[event->worker] == rows->row);
}

static void take_event(StepRows *rows, uint32_t seq, uint32_t column) {
    const StepEvent *event = trace_event(rows->trace, seq);
    LaneState before = (LaneState)rows->now[column];
    bool moves = (before == LANE_RUNNING) != (event->state == LANE_RUNNING);
    rows->now[column] = (uint8_t)event->state;
    if (!moves && event->kind != EVENT_ENDED) {
        return; // what becomes ready is shown by the next switch
    }
    memcpy(rows->pending, rows->now, rows->column_count);
    GROW(rows->switches, rows->switch_count, rows->switch_capacity);
    rows->switches[rows->switch_count++] = seq;
    rows->t_ns = event->t_ns;
    if (event->state == LANE_RUNNING) {
        rows->switched_on[event->worker] = rows->row;
    }
}

static uint32_t column_of_event(const StepRows *rows, const StepEvent *event) {
    return event->lane == EVENT_NO_LANE ? UINT32_MAX : rows->column_of[event->lane];
}

bool step_rows_next(StepRows *rows, StepRow *row) {
    if (rows->was_given) {
        begin_row(rows);
    }
    while (rows->next_event < trace_event_count(rows->trace)) {
        const StepEvent *event = trace_event(rows->trace, rows->next_event);
        uint32_t column = column_of_event(rows, event);
        if (column == UINT32_MAX) {
            rows->next_event++;
            continue;
        }
        if (closes_row(rows, event, (LaneState)rows->now[column]) && close_row(rows, row)) {
            return true;
        }
        take_event(rows, rows->next_event++, column);
    }
    return rows->switch_count > 0 && close_row(rows, row);
}

const char *step_rows_glyph(LaneState state) {
    static const char *const glyphs[] = {
        [LANE_LOCKED] = "🔒", [LANE_RUNNING] = "▶", [LANE_WAITING] = "🕐", [LANE_DONE] = "✔"};
    _Static_assert(sizeof glyphs / sizeof *glyphs == LANE_STATE_COUNT, "a glyph for every state");
    return glyphs[state];
}

void step_rows_text(const Trace *trace, Text *out) {
    StepRows *rows = step_rows_new(trace);
    StepRow row;
    while (step_rows_next(rows, &row)) {
        for (uint32_t column = 0; column < rows->column_count; column++) {
            text_add_z(out, step_rows_glyph((LaneState)row.states[column]));
        }
        text_add_char(out, '\n');
    }
    step_rows_free(rows);
}

void step_rows_normalize(const char *table, size_t length, Text *out) {
    bool has_glyph = false;
    for (size_t i = 0; i < length; i++) {
        for (LaneState state = LANE_LOCKED; state < LANE_STATE_COUNT; state++) {
            const char *glyph = step_rows_glyph(state);
            size_t size = strlen(glyph);
            if (length - i >= size && memcmp(table + i, glyph, size) == 0) {
                text_add_z(out, glyph);
                has_glyph = true;
            }
        }
        if (has_glyph && (table[i] == '\n' || i + 1 == length)) {
            text_add_char(out, '\n');
            has_glyph = false;
        }
    }
}
