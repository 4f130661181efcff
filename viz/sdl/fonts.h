// fonts: the system's fonts, opened, measured and drawn run by run.
//
// Finds Inter and JetBrains Mono through fontconfig, says which package is missing when others
// have to stand in, and chooses a font for each character that these lack. Owns the opened fonts.
// Draws four times as wide as asked, so that letters can be placed on quarter pixels; what is done
// with the result is text_cache's business. Never scales a width by rounding: widths are
// proportional to size, whatever the scale of the window.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"
#include "viz/draw/draw_list.h"
#include "viz/draw/metrics.h"

typedef struct Fonts Fonts; // opaque

enum {
    FONT_SUBPIXELS = 4
};

// NULL when there is no font to draw with at all. Notes get one line for each thing that the
// person should install, naming the Debian package; empty when all is well.
Fonts *fonts_new(Text *notes);
void fonts_free(Fonts *fonts); // NULL is allowed

// The Debian package that would bring a character which was measured or drawn and no font has, or
// NULL when all were found. Such a character is drawn as an empty box.
const char *fonts_missing_package(const Fonts *fonts);

// Valid as long as the fonts.
Metrics fonts_metrics(Fonts *fonts);

// A stretch of text that one face draws. In a monospaced font it is a single character with its
// marks, which keeps every column where it belongs and never joins "->" into one sign.
typedef struct FontRun {
    int face;
    const char *text; // borrowed: inside the text that was asked about
    size_t length;
    int cells; // columns; 0 unless the font is monospaced
} FontRun;

// Moves cursor behind the run. Returns false at the end.
bool fonts_next_run(Fonts *fonts, Font font, const char **cursor, const char *end, FontRun *run);

// What a run looks like. Coverage is FONT_SUBPIXELS times wider than the picture will be; a colour
// picture has its final size.
typedef struct RunImage {
    uint8_t *coverage; // owned, NULL for a colour picture
    uint32_t *colour;  // owned, NULL otherwise; 0xAARRGGBB with alpha multiplied in
    int w;             // of coverage or colour
    int h;
    int left;    // from the pen to the first column, in units of the columns
    int top;     // from the baseline up to the first row, pixels
    int advance; // how far the pen moves, in pixels / FONT_SUBPIXELS
} RunImage;

void fonts_run_image(Fonts *fonts, const FontRun *run, float size_px, RunImage *image);
void run_image_release(RunImage *image);

// Pixels from one column to the next in a monospaced font of that size.
float fonts_cell_width(const Fonts *fonts, Font font, float size_px);
