// metrics: how wide a text will be, without a font library.
//
// A table of functions that whoever owns the fonts fills in (viz/sdl/fonts.h); tests use
// metrics_fixed, where every character is 0.6 em wide and a line is 1.25 em high. Widths are
// logical pixels at scale 1.
#pragma once

#include <stddef.h>

#include "viz/draw/draw_list.h"

typedef struct Metrics {
    float (*width)(void *context, Font font, float size, const char *text, size_t length);
    float (*line_height)(void *context, Font font, float size);
    float (*ascent)(void *context, Font font, float size); // top of the line box to the baseline
    void *context;                                         // borrowed
} Metrics;

Metrics metrics_fixed(void);

float text_width(const Metrics *metrics, Font font, float size, const char *text);
float text_width_n(const Metrics *metrics, Font font, float size, const char *text, size_t length);

float text_line_height(const Metrics *metrics, Font font, float size);
// From the top of the line box, where draw_text puts y, to the baseline. Two texts of different
// sizes stand on one line when their y differ by the difference of their ascents.
float text_ascent(const Metrics *metrics, Font font, float size);

// How many bytes of text fit into width (whole characters).
size_t text_fit(const Metrics *metrics, Font font, float size, const char *text, size_t length,
                float width);

// Draws text cut with an ellipsis so that it fits into width; returns the width used.
float draw_text_fit(DrawList *list, const Metrics *metrics, float x, float y, float width,
                    Font font, float size, Ink ink, const char *text);
