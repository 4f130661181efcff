// painter_parts: the shapes that the painter is made of; for viz/sdl/painter*.c only.
//
// Each function draws one command onto a canvas, in pixels. Caches live in the structs here and
// belong to the painter.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "viz/draw/draw_list.h"
#include "viz/sdl/canvas.h"

// A quarter of a ring, its centre at the bottom right: how much of each pixel lies inside the outer
// and inside the inner edge.
typedef struct Corner {
    int radius;     // in half pixels
    int border;     // in pixels
    int size;       // pixels along a side; 0: not made yet
    uint8_t *outer; // owned: size * size
    uint8_t *inner; // owned
} Corner;

enum {
    CORNERS_KEPT = 32
};

typedef struct Corners {
    Corner corners[CORNERS_KEPT];
    int next; // the one that is overwritten next
} Corners;

void corners_release(Corners *corners);

typedef struct RectShape {
    Box box;
    float radius_px;
    int border_px;
    uint32_t fill;
    uint32_t edge;
    Pattern pattern;
    float scale; // of the pattern
} RectShape;

void paint_rect(Canvas *canvas, Corners *corners, const RectShape *shape);

// Where lines gather coverage before they are blended once, so that joints are not darker.
typedef struct StrokeBuffer {
    uint8_t *coverage; // owned
    size_t size;
} StrokeBuffer;

void stroke_buffer_release(StrokeBuffer *buffer);

typedef struct LineShape {
    Point from; // pixels, may be fractions
    Point to;
    float width_px;
    float dash_px; // 0: solid; gaps are as long as dashes
    float scale;
    uint32_t colour;
} LineShape;

// Straight; horizontal and vertical lines are put on whole pixels.
void paint_line(Canvas *canvas, StrokeBuffer *buffer, const LineShape *shape);

// Leaves and arrives vertically, with an open head at `to`.
void paint_arrow(Canvas *canvas, StrokeBuffer *buffer, const LineShape *shape);
