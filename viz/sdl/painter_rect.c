#include <math.h>

#include "engine/base/memory.h"
#include "viz/sdl/painter_parts.h"

enum {
    SAMPLES = 8, // per side of a pixel, when a corner is made
    PERIOD_MAX = 128,
    RADIUS_MAX = 1024, // in half pixels
};

// Of the edge ink, where a pattern lies on the fill.
static const uint32_t HATCH_COVERAGE = 120;
static const uint32_t DOTS_COVERAGE = 165;

// Distances in logical pixels.
static const float HATCH_PERIOD = 10;
static const float HATCH_WIDTH = 2.1F; // measured horizontally
static const float DOTS_PERIOD = 8;
static const float DOT_RADIUS = 1.1F;
static const float HOLLOW_PERIOD = 7;
static const float HOLLOW_DASH = 4;

// How much of the pixel (x, y) lies inside a circle around (centre, centre).
static uint8_t circle_coverage(int x, int y, float centre, float radius) {
    int inside = 0;
    for (int j = 0; j < SAMPLES; j++) {
        for (int i = 0; i < SAMPLES; i++) {
            float dx = (float)x + ((float)i + 0.5F) / SAMPLES - centre;
            float dy = (float)y + ((float)j + 0.5F) / SAMPLES - centre;
            bool beyond = dx > 0 || dy > 0; // towards the straight sides
            inside += beyond ? dx > -radius && dy > -radius : dx * dx + dy * dy < radius * radius;
        }
    }
    return (uint8_t)(inside * 255 / (SAMPLES * SAMPLES));
}

static void make_corner(Corner *corner, int radius, int border) {
    memory_free(corner->outer);
    memory_free(corner->inner);
    float centre = (float)radius / 2;
    int size = (radius + 1) / 2;
    size = size < border ? border : size;
    *corner = (Corner){.radius = radius, .border = border, .size = size};
    corner->outer = memory_new((size_t)size * (size_t)size);
    corner->inner = memory_new((size_t)size * (size_t)size);
    for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
            float inner = centre - (float)border;
            uint8_t inside = x >= border && y >= border ? 255 : 0;
            corner->outer[y * size + x] = circle_coverage(x, y, centre, centre);
            corner->inner[y * size + x] = inner > 0 ? circle_coverage(x, y, centre, inner) : inside;
        }
    }
}

static const Corner *get_corner(Corners *corners, int radius, int border) {
    static const Corner square = {0};
    if (radius == 0 && border == 0) {
        return &square;
    }
    for (int i = 0; i < CORNERS_KEPT; i++) {
        const Corner *corner = &corners->corners[i];
        if (corner->size > 0 && corner->radius == radius && corner->border == border) {
            return corner;
        }
    }
    Corner *corner = &corners->corners[corners->next];
    corners->next = (corners->next + 1) % CORNERS_KEPT;
    make_corner(corner, radius, border);
    return corner;
}

void corners_release(Corners *corners) {
    for (int i = 0; i < CORNERS_KEPT; i++) {
        memory_free(corners->corners[i].outer);
        memory_free(corners->corners[i].inner);
    }
    *corners = (Corners){0};
}

// --- Patterns: coverage by place, counted from the top left of the rectangle. ---

typedef struct PatternTile {
    int period; // 0: no pattern
    uint8_t coverage[PERIOD_MAX * PERIOD_MAX];
} PatternTile;

static int period_px(float period, float scale) {
    int px = (int)lroundf(period * scale);
    return px < 2 ? 2 : (px > PERIOD_MAX ? PERIOD_MAX : px);
}

// Diagonals from bottom left to top right: a pixel depends on x + y alone.
static void make_hatch(PatternTile *tile, float scale) {
    tile->period = period_px(HATCH_PERIOD, scale);
    float half = HATCH_WIDTH * scale / 2;
    float middle = (float)tile->period / 2;
    for (int y = 0; y < tile->period; y++) {
        for (int x = 0; x < tile->period; x++) {
            float distance = fabsf((float)((x + y) % tile->period) + 0.5F - middle);
            float covered = half + 0.5F - distance;
            covered = covered < 0 ? 0 : (covered > 1 ? 1 : covered);
            tile->coverage[y * tile->period + x] = (uint8_t)(covered * (float)HATCH_COVERAGE);
        }
    }
}

static void make_dots(PatternTile *tile, float scale) {
    tile->period = period_px(DOTS_PERIOD, scale);
    float middle = (float)(tile->period / 2);
    for (int y = 0; y < tile->period; y++) {
        for (int x = 0; x < tile->period; x++) {
            float dx = (float)x + 0.5F - middle;
            float dy = (float)y + 0.5F - middle;
            float covered = DOT_RADIUS * scale + 0.5F - sqrtf(dx * dx + dy * dy);
            covered = covered < 0 ? 0 : (covered > 1 ? 1 : covered);
            tile->coverage[y * tile->period + x] = (uint8_t)(covered * (float)DOTS_COVERAGE);
        }
    }
}

// --- The rectangle. ---

typedef struct Frame {
    Canvas *canvas;
    const RectShape *shape;
    const Corner *corner;
    int border;
    int size; // of the corner
} Frame;

static uint8_t mask_at(const uint8_t *mask, int size, int x, int y) {
    return x < size && y < size ? mask[y * size + x] : 255;
}

// How far the pixel is from the nearer side of [first, end).
static int from_side(int value, int first, int end) {
    int low = value - first;
    int high = end - 1 - value;
    return low < high ? low : high;
}

static uint8_t inner_at(const Frame *frame, int x, int y) {
    const Box *box = &frame->shape->box;
    int i = from_side(x, box->x0, box->x1);
    int j = from_side(y, box->y0, box->y1);
    if (i < frame->border || j < frame->border) {
        return 0;
    }
    return mask_at(frame->corner->inner, frame->size, i, j);
}

static void paint_corner_block(const Frame *frame, Box block) {
    const RectShape *shape = frame->shape;
    block = box_meet(block, frame->canvas->clip);
    for (int y = block.y0; y < block.y1; y++) {
        int j = from_side(y, shape->box.y0, shape->box.y1);
        for (int x = block.x0; x < block.x1; x++) {
            int i = from_side(x, shape->box.x0, shape->box.x1);
            uint32_t outer = mask_at(frame->corner->outer, frame->size, i, j);
            uint32_t inner = mask_at(frame->corner->inner, frame->size, i, j);
            uint32_t ring = outer > inner ? outer - inner : 0;
            if (frame->border == 0) {
                canvas_point(frame->canvas, x, y, shape->fill, outer);
            } else if (outer > 0) {
                canvas_point_pair(frame->canvas, x, y, shape->fill, inner, shape->edge, ring);
            }
        }
    }
}

static void paint_corners(const Frame *frame, const Box *in) {
    const Box *box = &frame->shape->box;
    Box blocks[] = {
        {box->x0, box->y0, in->x0, in->y0},
        {in->x1, box->y0, box->x1, in->y0},
        {box->x0, in->y1, in->x0, box->y1},
        {in->x1, in->y1, box->x1, box->y1},
    };
    for (int i = 0; i < 4; i++) {
        paint_corner_block(frame, blocks[i]);
    }
}

// The middle column and row, and what lies left and right of them, without the corners.
static void paint_fill(const Frame *frame, const Box *in) {
    const Box *box = &frame->shape->box;
    int b = frame->border;
    uint32_t fill = frame->shape->fill;
    canvas_fill(frame->canvas, (Box){box->x0 + b, in->y0, box->x1 - b, in->y1}, fill);
    canvas_fill(frame->canvas, (Box){in->x0, box->y0 + b, in->x1, in->y0}, fill);
    canvas_fill(frame->canvas, (Box){in->x0, in->y1, in->x1, box->y1 - b}, fill);
}

static void paint_edges(const Frame *frame, const Box *in) {
    const Box *box = &frame->shape->box;
    int b = frame->border;
    uint32_t edge = frame->shape->edge;
    canvas_fill(frame->canvas, (Box){in->x0, box->y0, in->x1, box->y0 + b}, edge);
    canvas_fill(frame->canvas, (Box){in->x0, box->y1 - b, in->x1, box->y1}, edge);
    canvas_fill(frame->canvas, (Box){box->x0, in->y0, box->x0 + b, in->y1}, edge);
    canvas_fill(frame->canvas, (Box){box->x1 - b, in->y0, box->x1, in->y1}, edge);
}

// The last start of a period that is not behind the place from which on pixels are visible.
static int first_dash(int first, int visible, int period) {
    return visible > first ? first + (visible - first) / period * period : first;
}

static void paint_dashed_edges(const Frame *frame, const Box *in) {
    const Box *box = &frame->shape->box;
    float scale = frame->shape->scale;
    int period = period_px(HOLLOW_PERIOD, scale);
    int dash = period_px(HOLLOW_DASH, scale);
    int b = frame->border;
    uint32_t edge = frame->shape->edge;
    const Box *clip = &frame->canvas->clip;
    for (int x = first_dash(in->x0, clip->x0, period); x < in->x1 && x < clip->x1; x += period) {
        int end = x + dash < in->x1 ? x + dash : in->x1;
        canvas_fill(frame->canvas, (Box){x, box->y0, end, box->y0 + b}, edge);
        canvas_fill(frame->canvas, (Box){x, box->y1 - b, end, box->y1}, edge);
    }
    for (int y = first_dash(in->y0, clip->y0, period); y < in->y1 && y < clip->y1; y += period) {
        int end = y + dash < in->y1 ? y + dash : in->y1;
        canvas_fill(frame->canvas, (Box){box->x0, y, box->x0 + b, end}, edge);
        canvas_fill(frame->canvas, (Box){box->x1 - b, y, box->x1, end}, edge);
    }
}

// Dots are centred between the upper and the lower edge.
static void paint_pattern(const Frame *frame, const PatternTile *tile) {
    const Box *box = &frame->shape->box;
    int period = tile->period;
    int spare = (box->y1 - box->y0 - period) / 2 % period;
    int shift = frame->shape->pattern == PATTERN_DOTS ? period - spare : 0;
    Box visible = box_meet(*box, frame->canvas->clip);
    uint32_t ink = frame->shape->edge;
    for (int y = visible.y0; y < visible.y1; y++) {
        const uint8_t *row = tile->coverage + (y - box->y0 + shift) % period * period;
        int phase = (visible.x0 - box->x0) % period;
        for (int x = visible.x0; x < visible.x1; x++) {
            if (row[phase]) {
                uint32_t inner = inner_at(frame, x, y);
                canvas_point(frame->canvas, x, y, colour_cover(ink, row[phase]), inner);
            }
            phase = phase + 1 == period ? 0 : phase + 1;
        }
    }
}

static void paint_decoration(const Frame *frame, const Box *in) {
    PatternTile tile;
    switch (frame->shape->pattern) {
    case PATTERN_SOLID:
        paint_edges(frame, in);
        return;
    case PATTERN_HATCH:
        paint_edges(frame, in);
        make_hatch(&tile, frame->shape->scale);
        paint_pattern(frame, &tile);
        return;
    case PATTERN_DOTS:
        paint_edges(frame, in);
        make_dots(&tile, frame->shape->scale);
        paint_pattern(frame, &tile);
        return;
    case PATTERN_HOLLOW:
        paint_dashed_edges(frame, in);
        return;
    }
}

void paint_rect(Canvas *canvas, Corners *corners, const RectShape *given) {
    RectShape shape = *given;
    Box box = shape.box;
    if (box_is_empty(box_meet(box, canvas->clip))) {
        return;
    }
    int w = box.x1 - box.x0;
    int h = box.y1 - box.y0;
    int half = (w < h ? w : h) / 2;
    if (half < shape.border_px) { // too thin for an outline: all outline
        canvas_fill(canvas, box, shape.edge);
        return;
    }
    if (shape.pattern == PATTERN_HOLLOW) {
        shape.fill = 0;
    }
    int radius = (int)lroundf(shape.radius_px * 2);
    int most = w < h ? w : h;
    most = most > RADIUS_MAX ? RADIUS_MAX : most;
    radius = radius < 0 ? 0 : (radius > most ? most : radius);
    Frame frame = {.canvas = canvas, .shape = &shape, .border = shape.border_px};
    frame.corner = get_corner(corners, radius, shape.border_px);
    frame.size = frame.corner->size;
    Box in = {box.x0 + frame.size, box.y0 + frame.size, box.x1 - frame.size, box.y1 - frame.size};
    in.x1 = in.x1 < in.x0 ? in.x0 : in.x1;
    in.y1 = in.y1 < in.y0 ? in.y0 : in.y1;
    paint_fill(&frame, &in);
    paint_corners(&frame, &in);
    paint_decoration(&frame, &in);
}
