// painter: a display list becomes pixels.
//
// The one painter of window and export: the same list, size, scale and theme give the same bytes,
// with or without a display. Owns the pixels, the cached texts, icons and corners; borrows the
// fonts. Every frame is painted whole, so nothing of an earlier frame can shine through.
#pragma once

#include <stdint.h>

#include "viz/draw/draw_list.h"
#include "viz/draw/theme.h"
#include "viz/sdl/fonts.h"

typedef struct Painter Painter; // opaque

enum {
    PAINTER_PX_MAX = 16384
}; // width and height

// fonts and theme are borrowed and must outlive the painter. One logical pixel of a list is scale
// pixels wide. Returns NULL when a size is not from 1 to PAINTER_PX_MAX, the scale is not from 0.25
// to 8, or the icons cannot be read.
Painter *painter_new(Fonts *fonts, int w_px, int h_px, float scale, const Theme *theme);
void painter_free(Painter *painter); // NULL is allowed

// Returns false, and changes nothing, for sizes that painter_new refuses.
bool painter_resize(Painter *painter, int w_px, int h_px, float scale);
void painter_set_theme(Painter *painter, const Theme *theme); // borrowed

void painter_draw(Painter *painter, const DrawList *list);

// Draws and returns the pixels: what a FramePainter (viz/export/frame_writer.h) calls. The context
// is the Painter.
const uint32_t *painter_paint(void *context, const DrawList *list);

// 0xFFRRGGBB rows, top to bottom, w_px * h_px without gaps. Borrowed; valid until the next
// painter_resize, and the same pixels until the next painter_draw.
const uint32_t *painter_pixels(const Painter *painter);
int painter_width(const Painter *painter);
int painter_height(const Painter *painter);
float painter_scale(const Painter *painter);
