// lanes_layout: which lane stands in which row.
//
// Lanes are grouped by worker, in the order in which they were created; every group has a heading.
// Made once a trace; with the height that there is for it, rows get their places. Only rows that
// are visible are ever looked at, so a hundred thousand lanes cost no more than a screenful.
#pragma once

#include "engine/base/arena.h"
#include "engine/trace/trace.h"

typedef struct LaneRow {
    bool is_heading;
    uint32_t number;          // lane, or worker for a heading
    uint32_t lanes_before;    // rows above it that are lanes
    uint32_t headings_before; // rows above it that are headings
} LaneRow;

typedef struct LanesLayout {
    LaneRow *rows; // in the arena
    uint32_t row_count;
    uint32_t lane_count;
    uint32_t heading_count;
    uint32_t shown_count;  // lanes that have a row
    uint32_t *row_of_lane; // in the arena; UINT32_MAX for a lane that is not shown
} LanesLayout;

// Row heights in pixels.
typedef struct LanePitch {
    float lane;
    float heading;
    float total; // of all rows
} LanePitch;

LanesLayout lanes_layout_make(const Trace *trace, Arena *arena);
// The same lanes without the headings of their groups.
LanesLayout lanes_layout_plain(const LanesLayout *layout, Arena *arena);
// Lanes share the height evenly between least and most.
LanePitch lanes_layout_pitch(const LanesLayout *layout, float height, float least, float most);
float lanes_layout_y(const LanesLayout *layout, LanePitch pitch, uint32_t row);
// First row whose lower edge is below y.
uint32_t lanes_layout_row_at(const LanesLayout *layout, LanePitch pitch, float y);
