// canvas: a block of pixels, and the few loops that write into it.
//
// Colours are 0xAARRGGBB with alpha not multiplied in; the pixels themselves are opaque. All
// arithmetic is on integers, so the same calls give the same bytes on every machine. Knows
// nothing of display lists, fonts or SDL. Coordinates are pixels.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Half-open: x1 and y1 are the first column and row outside.
typedef struct Box {
    int x0;
    int y0;
    int x1;
    int y1;
} Box;

// How much of each pixel is covered, 0 to 255, rows from top to bottom.
typedef struct Mask {
    uint8_t *coverage; // w * h bytes; who owns them is said where a Mask is handed out
    int w;
    int h;
} Mask;

typedef struct Canvas {
    uint32_t *pixels; // borrowed
    int w;
    int h;
    Box clip; // inside the canvas; nothing outside is written
} Canvas;

Box box_meet(Box a, Box b);
bool box_is_empty(Box box);

// The colour with its alpha multiplied by 0 to 1.
uint32_t colour_fade(uint32_t colour, float alpha);
// The colour with its alpha multiplied by coverage / 255.
uint32_t colour_cover(uint32_t colour, uint32_t coverage);

void canvas_fill(Canvas *canvas, Box box, uint32_t colour);
void canvas_point(Canvas *canvas, int x, int y, uint32_t colour, uint32_t coverage);

// Two colours side by side in one pixel: neither shines through the other.
void canvas_point_pair(Canvas *canvas, int x, int y, uint32_t first, uint32_t first_coverage,
                       uint32_t second, uint32_t second_coverage);

// The mask's top left pixel lands on (x, y).
void canvas_mask(Canvas *canvas, int x, int y, const Mask *mask, uint32_t colour);

// w * h pixels 0xAARRGGBB with alpha multiplied in, drawn with opacity 0 to 255.
void canvas_image(Canvas *canvas, int x, int y, const uint32_t *image, int w, int h,
                  uint32_t opacity);
