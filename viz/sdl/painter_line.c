#include <math.h>
#include <string.h>

#include "engine/base/memory.h"
#include "viz/sdl/painter_parts.h"

enum {
    CURVE_POINTS_MIN = 8,
    CURVE_POINTS_MAX = 96,
};

// Of the arrow's head, logical pixels per pixel of line width above one.
static const float HEAD_LENGTH = 5.5F;
static const float HEAD_SPREAD = 0.85F; // half width per length
static const float LOOP_HEIGHT = 22;    // of an arrow between places of equal height

void stroke_buffer_release(StrokeBuffer *buffer) {
    memory_free(buffer->coverage);
    *buffer = (StrokeBuffer){0};
}

// A path's coverage is gathered in a mask that covers the visible part of the path.
typedef struct Stroke {
    Canvas *canvas;
    Mask mask;
    int x; // of the mask on the canvas
    int y;
    float half; // of the line's width
    float dash;
    float travelled; // along the path, for dashes
} Stroke;

// The painter keeps coordinates in a range that an int holds.
static int floor_px(float value) {
    return (int)floorf(value);
}

// Returns false when nothing of the path can be visible.
static bool stroke_begin(Stroke *stroke, StrokeBuffer *buffer, const Point *points, int count) {
    float reach = stroke->half + 1;
    float x0 = points[0].x;
    float x1 = x0;
    float y0 = points[0].y;
    float y1 = y0;
    for (int i = 1; i < count; i++) {
        x0 = fminf(x0, points[i].x);
        x1 = fmaxf(x1, points[i].x);
        y0 = fminf(y0, points[i].y);
        y1 = fmaxf(y1, points[i].y);
    }
    Box box = {floor_px(x0 - reach), floor_px(y0 - reach), floor_px(x1 + reach) + 1,
               floor_px(y1 + reach) + 1};
    box = box_meet(box, stroke->canvas->clip);
    if (box_is_empty(box)) {
        return false;
    }
    stroke->x = box.x0;
    stroke->y = box.y0;
    stroke->mask.w = box.x1 - box.x0;
    stroke->mask.h = box.y1 - box.y0;
    size_t size = (size_t)stroke->mask.w * (size_t)stroke->mask.h;
    if (size > buffer->size) {
        buffer->coverage = memory_resize(buffer->coverage, size);
        buffer->size = size;
    }
    memset(buffer->coverage, 0, size);
    stroke->mask.coverage = buffer->coverage;
    return true;
}

static float clamp(float value, float low, float high) {
    return value < low ? low : (value > high ? high : value);
}

// Adds a piece with round ends; a pixel keeps the largest coverage of all pieces.
static void stroke_segment(Stroke *stroke, Point from, Point to) {
    float reach = stroke->half + 1;
    Box box = {floor_px(fminf(from.x, to.x) - reach), floor_px(fminf(from.y, to.y) - reach),
               floor_px(fmaxf(from.x, to.x) + reach) + 1,
               floor_px(fmaxf(from.y, to.y) + reach) + 1};
    box = box_meet(
        box, (Box){stroke->x, stroke->y, stroke->x + stroke->mask.w, stroke->y + stroke->mask.h});
    float dx = to.x - from.x;
    float dy = to.y - from.y;
    float square = dx * dx + dy * dy;
    for (int y = box.y0; y < box.y1; y++) {
        uint8_t *row = stroke->mask.coverage + (size_t)(y - stroke->y) * (size_t)stroke->mask.w;
        for (int x = box.x0; x < box.x1; x++) {
            float px = (float)x + 0.5F - from.x;
            float py = (float)y + 0.5F - from.y;
            float along = square > 0 ? clamp((px * dx + py * dy) / square, 0, 1) : 0;
            float ex = px - along * dx;
            float ey = py - along * dy;
            float covered = clamp(stroke->half + 0.5F - sqrtf(ex * ex + ey * ey), 0, 1);
            uint8_t coverage = (uint8_t)(covered * 255.0F + 0.5F);
            uint8_t *pixel = &row[x - stroke->x];
            *pixel = coverage > *pixel ? coverage : *pixel;
        }
    }
}

static Point between(Point from, Point to, float fraction) {
    return (Point){from.x + (to.x - from.x) * fraction, from.y + (to.y - from.y) * fraction};
}

// Adds the drawn parts of a straight piece and counts how far the path has come. The round ends
// take their share of the gaps.
static void stroke_dashed(Stroke *stroke, Point from, Point to) {
    float length = hypotf(to.x - from.x, to.y - from.y);
    if (stroke->dash <= 0 || length <= 0) {
        stroke_segment(stroke, from, to);
        return;
    }
    float period = stroke->dash * 2;
    float first = floorf(stroke->travelled / period) * period - stroke->travelled;
    for (float start = first; start < length; start += period) {
        float begin = fmaxf(start, 0);
        float end = fminf(start + stroke->dash - stroke->half, length);
        if (begin < end) {
            stroke_segment(stroke, between(from, to, begin / length),
                           between(from, to, end / length));
        }
    }
    stroke->travelled += length;
}

static void stroke_path(Stroke *stroke, const Point *points, int count) {
    for (int i = 1; i < count; i++) {
        stroke_dashed(stroke, points[i - 1], points[i]);
    }
}

static void stroke_end(Stroke *stroke, uint32_t colour) {
    canvas_mask(stroke->canvas, stroke->x, stroke->y, &stroke->mask, colour);
}

static Stroke stroke_make(Canvas *canvas, const LineShape *shape) {
    float width = shape->width_px < 1 ? 1 : shape->width_px;
    return (Stroke){.canvas = canvas, .half = width / 2, .dash = shape->dash_px};
}

// --- Straight lines. ---

static void paint_dash_boxes(Canvas *canvas, Box box, bool is_vertical, int dash, uint32_t colour) {
    int first = is_vertical ? box.y0 : box.x0;
    int end = is_vertical ? box.y1 : box.x1;
    int clip_first = is_vertical ? canvas->clip.y0 : canvas->clip.x0;
    int clip_end = is_vertical ? canvas->clip.y1 : canvas->clip.x1;
    if (first < clip_first) {
        first += (clip_first - first) / (2 * dash) * 2 * dash;
    }
    for (int at = first; at < end && at < clip_end; at += 2 * dash) {
        int stop = at + dash < end ? at + dash : end;
        Box part = is_vertical ? (Box){box.x0, at, box.x1, stop} : (Box){at, box.y0, stop, box.y1};
        canvas_fill(canvas, part, colour);
    }
}

static void paint_upright_line(Canvas *canvas, const LineShape *shape, bool is_vertical) {
    int width = (int)lroundf(shape->width_px);
    width = width < 1 ? 1 : width;
    int x0 = floor_px(fminf(shape->from.x, shape->to.x) + 0.5F);
    int x1 = floor_px(fmaxf(shape->from.x, shape->to.x) + 0.5F);
    int y0 = floor_px(fminf(shape->from.y, shape->to.y) + 0.5F);
    int y1 = floor_px(fmaxf(shape->from.y, shape->to.y) + 0.5F);
    if (is_vertical) {
        x0 = floor_px(shape->from.x - (float)width / 2 + 0.5F);
        x1 = x0 + width;
    } else {
        y0 = floor_px(shape->from.y - (float)width / 2 + 0.5F);
        y1 = y0 + width;
    }
    int dash = (int)lroundf(shape->dash_px);
    Box box = {x0, y0, x1, y1};
    if (dash < 1) {
        canvas_fill(canvas, box, shape->colour);
    } else {
        paint_dash_boxes(canvas, box, is_vertical, dash, shape->colour);
    }
}

void paint_line(Canvas *canvas, StrokeBuffer *buffer, const LineShape *shape) {
    bool is_vertical = fabsf(shape->from.x - shape->to.x) < 0.01F;
    bool is_horizontal = fabsf(shape->from.y - shape->to.y) < 0.01F;
    if (is_vertical || is_horizontal) {
        paint_upright_line(canvas, shape, is_vertical);
        return;
    }
    Stroke stroke = stroke_make(canvas, shape);
    Point points[] = {shape->from, shape->to};
    if (stroke_begin(&stroke, buffer, points, 2)) {
        stroke_path(&stroke, points, 2);
        stroke_end(&stroke, shape->colour);
    }
}

// --- Arrows. ---

static Point cubic(const Point control[4], float t) {
    float u = 1 - t;
    float a = u * u * u;
    float b = 3 * u * u * t;
    float c = 3 * u * t * t;
    float d = t * t * t;
    return (Point){a * control[0].x + b * control[1].x + c * control[2].x + d * control[3].x,
                   a * control[0].y + b * control[1].y + c * control[2].y + d * control[3].y};
}

// Leaves and arrives vertically. Between places of about equal height the curve makes a bow above.
static void make_control(const LineShape *shape, Point control[4]) {
    float dy = shape->to.y - shape->from.y;
    float pull = dy * 0.5F;
    control[0] = shape->from;
    control[1] = (Point){shape->from.x, shape->from.y + pull};
    control[2] = (Point){shape->to.x, shape->to.y - pull};
    control[3] = shape->to;
    if (fabsf(dy) < 4 * shape->scale) {
        control[1].y = shape->from.y - LOOP_HEIGHT * shape->scale;
        control[2].y = shape->to.y - LOOP_HEIGHT * shape->scale;
    }
}

void paint_arrow(Canvas *canvas, StrokeBuffer *buffer, const LineShape *shape) {
    Point control[4];
    Point points[CURVE_POINTS_MAX + 2];
    make_control(shape, control);
    float span = fabsf(shape->to.x - shape->from.x) + fabsf(shape->to.y - shape->from.y);
    int count = (int)clamp(span / (4 * shape->scale), CURVE_POINTS_MIN, CURVE_POINTS_MAX);
    for (int i = 0; i < count; i++) {
        points[i] = cubic(control, (float)i / (float)(count - 1));
    }
    float down = control[2].y <= control[3].y ? 1 : -1;
    float length = (HEAD_LENGTH + shape->width_px / shape->scale - 1) * shape->scale;
    Point left = {shape->to.x - length * HEAD_SPREAD, shape->to.y - down * length};
    Point right = {shape->to.x + length * HEAD_SPREAD, left.y};
    points[count] = left; // only so that the bounds include the head
    points[count + 1] = right;
    Stroke stroke = stroke_make(canvas, shape);
    if (!stroke_begin(&stroke, buffer, points, count + 2)) {
        return;
    }
    stroke_path(&stroke, points, count);
    stroke_segment(&stroke, left, shape->to);
    stroke_segment(&stroke, right, shape->to);
    stroke_end(&stroke, shape->colour);
}
