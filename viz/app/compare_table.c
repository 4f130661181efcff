#include "viz/app/compare_table.h"

#include <inttypes.h>
#include <string.h>

#include "engine/trace/jsonl.h"
#include "viz/app/terminal_width.h"
#include "viz/scene/bars.h"

enum {
    COLUMNS = 7,
    MOST_LANES = 20, // of a run
    MAX_ROWS = 1 + COMPARISON_RUNS * (MOST_LANES + 2),
    COLUMN_AIR = 2,
};

typedef struct TableRow {
    const char *cells[COLUMNS];
    const char *rest; // behind the last cell that is filled, as wide as it likes
} TableRow;

typedef struct Table {
    Arena arena;
    TableRow rows[MAX_ROWS];
    int count;
} Table;

static const char *duration(Table *table, int64_t ns) {
    return bars_duration(ns, &table->arena);
}

static const char *speedup_text(Table *table, double speedup) {
    return speedup > 0 ? arena_printf(&table->arena, "%.2f\u00d7", speedup) : "-";
}

static void add_lanes(Table *table, const RunSummary *run) {
    for (uint32_t i = 0; i < run->lane_count; i++) {
        TableRow *row = &table->rows[table->count++];
        if (i == MOST_LANES) {
            row->cells[0] = arena_printf(&table->arena, "  and %u more", run->lane_count - i);
            return;
        }
        const LaneSummary *lane = &run->lanes[i];
        *row = (TableRow){{arena_printf(&table->arena, "  %s", lane->name), lane->worker, "", "",
                           duration(table, lane->running_ns), duration(table, lane->waiting_ns),
                           duration(table, lane->locked_ns)},
                          ""};
    }
}

static void add_run(Table *table, const ComparedRun *run, const RunSummary *baseline) {
    const RunSummary *sum = &run->summary;
    TableRow *row = &table->rows[table->count++];
    row->cells[0] = run_model_name(sum->model);
    row->cells[1] = verdict_name(sum->verdict);
    row->rest = run->problem;
    if (!sum->has_begun) {
        return;
    }
    row->cells[2] = duration(table, sum->total_ns);
    row->cells[3] = speedup_text(table, run_summary_speedup(sum, baseline));
    row->cells[4] = duration(table, sum->running_ns);
    row->cells[5] = duration(table, sum->waiting_ns);
    row->cells[6] = duration(table, sum->locked_ns);
    add_lanes(table, sum);
}

static void write_row(const TableRow *row, const size_t *widths, Text *out) {
    size_t start = out->length;
    for (int i = 0; i < COLUMNS && row->cells[i]; i++) {
        text_add_z(out, row->cells[i]);
        for (size_t used = terminal_width(row->cells[i]); used < widths[i] + COLUMN_AIR; used++) {
            text_add_char(out, ' ');
        }
    }
    text_add_z(out, row->rest ? row->rest : "");
    while (out->length > start && out->bytes[out->length - 1] == ' ') {
        out->length--;
    }
    text_add_char(out, '\n');
}

void compare_table_text(const Comparison *comparison, Text *out) {
    Table table = {.count = 1};
    table.rows[0] =
        (TableRow){{"model", "verdict", "total", "speed-up", "running", "waiting", "locked"}, ""};
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        add_run(&table, &comparison->runs[i], &comparison->runs[RUN_SYNC].summary);
    }
    size_t widths[COLUMNS] = {0};
    for (int i = 0; i < table.count; i++) {
        for (int k = 0; k < COLUMNS && table.rows[i].cells[k]; k++) {
            size_t width = terminal_width(table.rows[i].cells[k]);
            widths[k] = width > widths[k] ? width : widths[k];
        }
    }
    for (int i = 0; i < table.count; i++) {
        write_row(&table.rows[i], widths, out);
    }
    text_printf(out, "\n%s\n", winner_sentence(&comparison->winner, &table.arena));
    arena_release(&table.arena);
}

// ---- JSON

static void add_number(Text *out, const char *key, int64_t ns, bool is_known) {
    text_printf(out, ",\"%s\":", key);
    if (is_known) {
        text_printf(out, "%" PRId64, ns);
    } else {
        text_add_z(out, "null");
    }
}

static void add_string(Text *out, const char *key, const char *value) {
    text_printf(out, "\"%s\":", key);
    jsonl_string(out, value, strlen(value));
}

static void add_json_lanes(Text *out, const RunSummary *run) {
    text_add_z(out, ",\"lanes\":[");
    for (uint32_t i = 0; i < run->lane_count; i++) {
        const LaneSummary *lane = &run->lanes[i];
        text_add_z(out, i ? ",{" : "{");
        add_string(out, "lane", lane->name);
        text_add_char(out, ',');
        add_string(out, "worker", lane->worker);
        add_number(out, "running_ns", lane->running_ns, true);
        add_number(out, "waiting_ns", lane->waiting_ns, true);
        add_number(out, "locked_ns", lane->locked_ns, true);
        text_add_char(out, '}');
    }
    text_add_char(out, ']');
}

void compare_table_json(const Comparison *comparison, const char *profile, Text *out) {
    const RunSummary *baseline = &comparison->runs[RUN_SYNC].summary;
    text_add_z(out, "{\"runs\": [");
    for (int i = 0; i < COMPARISON_RUNS; i++) {
        const RunSummary *run = &comparison->runs[i].summary;
        double speedup = run_summary_speedup(run, baseline);
        text_add_z(out, i ? ",\n{" : "\n{");
        add_string(out, "model", run_model_name(run->model));
        text_add_char(out, ',');
        add_string(out, "profile", profile);
        text_add_char(out, ',');
        add_string(out, "verdict", verdict_name(run->verdict));
        add_number(out, "total_ns", run->total_ns, run->has_begun);
        add_number(out, "running_ns", run->running_ns, run->has_begun);
        add_number(out, "waiting_ns", run->waiting_ns, run->has_begun);
        add_number(out, "locked_ns", run->locked_ns, run->has_begun);
        text_add_z(out, ",\"speedup\":");
        if (speedup > 0) {
            text_printf(out, "%.6g", speedup);
        } else {
            text_add_z(out, "null");
        }
        add_json_lanes(out, run);
        text_add_char(out, '}');
    }
    text_add_z(out, "\n]}\n");
}
