#include "viz/scene/lanes_layout.h"

// Counting sort by worker keeps the order of creation inside a group.
static void sort_by_worker(const Trace *trace, uint32_t lanes, uint32_t workers, uint32_t *starts,
                           uint32_t *order) {
    for (uint32_t i = 0; i < lanes; i++) {
        starts[trace_lane(trace, i)->worker + 1]++;
    }
    for (uint32_t w = 0; w < workers; w++) {
        starts[w + 1] += starts[w];
    }
    for (uint32_t i = 0; i < lanes; i++) {
        order[starts[trace_lane(trace, i)->worker]++] = i;
    }
}

static uint32_t workers_of(const Trace *trace, uint32_t lanes) {
    uint32_t workers = trace_worker_count(trace);
    for (uint32_t i = 0; i < lanes; i++) {
        uint32_t worker = trace_lane(trace, i)->worker;
        workers = worker >= workers ? worker + 1 : workers;
    }
    return workers;
}

LanesLayout lanes_layout_make(const Trace *trace, Arena *arena) {
    LanesLayout layout = {.lane_count = trace_lane_count(trace)};
    uint32_t workers = workers_of(trace, layout.lane_count);
    Arena scratch = {0};
    uint32_t *starts = ARENA_ARRAY(&scratch, uint32_t, workers + 2);
    uint32_t *order = ARENA_ARRAY(&scratch, uint32_t, layout.lane_count + 1);
    sort_by_worker(trace, layout.lane_count, workers, starts, order);
    layout.rows = ARENA_ARRAY(arena, LaneRow, layout.lane_count + workers + 1);
    layout.row_of_lane = ARENA_ARRAY(arena, uint32_t, layout.lane_count + 1);
    uint32_t last_worker = UINT32_MAX;
    uint32_t shown = 0;
    for (uint32_t i = 0; i < layout.lane_count; i++) {
        layout.row_of_lane[order[i]] = UINT32_MAX;
        if (trace_lane_is_quiet(trace, order[i])) {
            continue;
        }
        uint32_t worker = trace_lane(trace, order[i])->worker;
        if (worker != last_worker) {
            layout.rows[layout.row_count++] = (LaneRow){true, worker, shown, layout.heading_count};
            layout.heading_count++;
            last_worker = worker;
        }
        layout.row_of_lane[order[i]] = layout.row_count;
        layout.rows[layout.row_count++] = (LaneRow){false, order[i], shown, layout.heading_count};
        shown++;
    }
    layout.shown_count = shown;
    arena_release(&scratch);
    return layout;
}

LanesLayout lanes_layout_plain(const LanesLayout *layout, Arena *arena) {
    LanesLayout plain = *layout;
    plain.rows = ARENA_ARRAY(arena, LaneRow, layout->shown_count + 1);
    plain.row_of_lane = ARENA_ARRAY(arena, uint32_t, layout->lane_count + 1);
    plain.row_count = plain.heading_count = 0;
    for (uint32_t i = 0; i < layout->lane_count; i++) {
        plain.row_of_lane[i] = UINT32_MAX;
    }
    for (uint32_t i = 0; i < layout->row_count; i++) {
        const LaneRow *row = &layout->rows[i];
        if (!row->is_heading) {
            plain.row_of_lane[row->number] = plain.row_count;
            plain.rows[plain.row_count++] = (LaneRow){false, row->number, row->lanes_before, 0};
        }
    }
    return plain;
}

LanePitch lanes_layout_pitch(const LanesLayout *layout, float height, float least, float most) {
    LanePitch pitch = {.heading = 28};
    float lanes = layout->shown_count > 0 ? (float)layout->shown_count : 1;
    float headings = (float)layout->heading_count;
    pitch.lane = (height - headings * pitch.heading) / lanes;
    if (pitch.lane < least) {
        // All rows alike, so that whole rows fit wherever one has scrolled to.
        pitch.heading = least;
        pitch.lane = (height - headings * pitch.heading) / lanes;
    }
    pitch.lane = pitch.lane < least ? least : pitch.lane > most ? most : pitch.lane;
    pitch.total = lanes * pitch.lane + headings * pitch.heading;
    return pitch;
}

float lanes_layout_y(const LanesLayout *layout, LanePitch pitch, uint32_t row) {
    if (row >= layout->row_count) {
        return pitch.total;
    }
    const LaneRow *at = &layout->rows[row];
    return (float)at->lanes_before * pitch.lane + (float)at->headings_before * pitch.heading;
}

uint32_t lanes_layout_row_at(const LanesLayout *layout, LanePitch pitch, float y) {
    uint32_t low = 0;
    uint32_t high = layout->row_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (lanes_layout_y(layout, pitch, middle + 1) <= y) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
