#include "viz/sdl/canvas.h"

#include <string.h>

static int min_int(int a, int b) {
    return a < b ? a : b;
}

static int max_int(int a, int b) {
    return a > b ? a : b;
}

Box box_meet(Box a, Box b) {
    return (Box){max_int(a.x0, b.x0), max_int(a.y0, b.y0), min_int(a.x1, b.x1),
                 min_int(a.y1, b.y1)};
}

bool box_is_empty(Box box) {
    return box.x0 >= box.x1 || box.y0 >= box.y1;
}

// a * b / 255, rounded, for a and b from 0 to 255.
static uint32_t scale_byte(uint32_t a, uint32_t b) {
    uint32_t product = a * b + 128;
    return (product + (product >> 8)) >> 8;
}

uint32_t colour_cover(uint32_t colour, uint32_t coverage) {
    return (colour & 0x00FFFFFFU) | (scale_byte(colour >> 24, coverage) << 24);
}

uint32_t colour_fade(uint32_t colour, float alpha) {
    if (alpha >= 1.0F) {
        return colour;
    }
    return alpha <= 0.0F ? colour & 0x00FFFFFFU
                         : colour_cover(colour, (uint32_t)(alpha * 255.0F + 0.5F));
}

// Moves under towards colour by weight / 256; red and blue travel in one multiplication.
static inline uint32_t mix(uint32_t under, uint32_t colour, uint32_t weight) {
    uint32_t red_blue = under & 0x00FF00FFU;
    uint32_t green = under & 0x0000FF00U;
    red_blue += (((colour & 0x00FF00FFU) - red_blue) * weight) >> 8;
    green += (((colour & 0x0000FF00U) - green) * weight) >> 8;
    return 0xFF000000U | (red_blue & 0x00FF00FFU) | (green & 0x0000FF00U);
}

// 0 to 255 becomes 0 to 256, so that full coverage replaces what was there.
static inline uint32_t weight_of(uint32_t byte) {
    return byte + (byte >> 7);
}

void canvas_fill(Canvas *canvas, Box box, uint32_t colour) {
    box = box_meet(box, canvas->clip);
    uint32_t weight = weight_of(colour >> 24);
    if (box_is_empty(box) || weight == 0) {
        return;
    }
    int w = box.x1 - box.x0;
    for (int y = box.y0; y < box.y1; y++) {
        uint32_t *row = canvas->pixels + (size_t)y * (size_t)canvas->w + box.x0;
        if (weight == 256) {
            for (int x = 0; x < w; x++) {
                row[x] = colour;
            }
        } else {
            for (int x = 0; x < w; x++) {
                row[x] = mix(row[x], colour, weight);
            }
        }
    }
}

static bool is_inside(const Canvas *canvas, int x, int y) {
    const Box *clip = &canvas->clip;
    return x >= clip->x0 && x < clip->x1 && y >= clip->y0 && y < clip->y1;
}

void canvas_point(Canvas *canvas, int x, int y, uint32_t colour, uint32_t coverage) {
    if (is_inside(canvas, x, y)) {
        uint32_t *pixel = &canvas->pixels[(size_t)y * (size_t)canvas->w + (size_t)x];
        *pixel = mix(*pixel, colour, weight_of(scale_byte(colour >> 24, coverage)));
    }
}

static uint32_t channel(uint32_t colour, int shift) {
    return colour >> shift & 0xFFU;
}

void canvas_point_pair(Canvas *canvas, int x, int y, uint32_t first, uint32_t first_coverage,
                       uint32_t second, uint32_t second_coverage) {
    if (!is_inside(canvas, x, y)) {
        return;
    }
    uint32_t *pixel = &canvas->pixels[(size_t)y * (size_t)canvas->w + (size_t)x];
    uint32_t a = scale_byte(first >> 24, first_coverage);
    uint32_t b = scale_byte(second >> 24, second_coverage);
    uint32_t rest = a + b < 255 ? 255 - a - b : 0;
    uint32_t result = 0xFF000000U;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t sum =
            channel(*pixel, shift) * rest + channel(first, shift) * a + channel(second, shift) * b;
        uint32_t value = (sum + 127) / 255;
        result |= (value > 255 ? 255 : value) << shift;
    }
    *pixel = result;
}

static void mask_row(uint32_t *row, const uint8_t *coverage, int w, uint32_t colour,
                     uint32_t weight) {
    int x = 0;
    while (x < w) {
        uint64_t eight;
        if (x + 8 <= w && (memcpy(&eight, coverage + x, 8), eight == 0)) {
            x += 8; // most of a text's box is empty
            continue;
        }
        int end = min_int(x + 8, w);
        for (; x < end; x++) {
            if (coverage[x]) {
                row[x] = mix(row[x], colour, weight_of(coverage[x]) * weight >> 8);
            }
        }
    }
}

void canvas_mask(Canvas *canvas, int x, int y, const Mask *mask, uint32_t colour) {
    Box box = box_meet((Box){x, y, x + mask->w, y + mask->h}, canvas->clip);
    uint32_t weight = weight_of(colour >> 24);
    if (box_is_empty(box) || weight == 0) {
        return;
    }
    for (int row = box.y0; row < box.y1; row++) {
        const uint8_t *coverage = mask->coverage + (size_t)(row - y) * (size_t)mask->w;
        uint32_t *pixels = canvas->pixels + (size_t)row * (size_t)canvas->w + box.x0;
        mask_row(pixels, coverage + (box.x0 - x), box.x1 - box.x0, colour, weight);
    }
}

static uint32_t image_over(uint32_t under, uint32_t image, uint32_t opacity) {
    uint32_t keep = 255 - scale_byte(image >> 24, opacity);
    uint32_t result = 0xFF000000U;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t value =
            scale_byte(channel(under, shift), keep) + scale_byte(channel(image, shift), opacity);
        result |= (value > 255 ? 255 : value) << shift;
    }
    return result;
}

void canvas_image(Canvas *canvas, int x, int y, const uint32_t *image, int w, int h,
                  uint32_t opacity) {
    Box box = box_meet((Box){x, y, x + w, y + h}, canvas->clip);
    for (int row = box.y0; row < box.y1; row++) {
        const uint32_t *source = image + (size_t)(row - y) * (size_t)w;
        uint32_t *pixels = canvas->pixels + (size_t)row * (size_t)canvas->w;
        for (int column = box.x0; column < box.x1; column++) {
            uint32_t pixel = source[column - x];
            if (pixel >> 24) {
                pixels[column] = image_over(pixels[column], pixel, opacity);
            }
        }
    }
}
