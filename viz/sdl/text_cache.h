// text_cache: texts as pictures, drawn once and kept while they are used.
//
// Puts the runs of a text (viz/sdl/fonts.h) next to each other on quarter pixels, or into columns
// for monospaced fonts, and keeps the result by font, size and text. Owns the pictures; forgets
// those that no recent frame used once they take too much memory. Knows nothing of colours: a
// picture is coverage, except for emoji.
#pragma once

#include "viz/sdl/canvas.h"
#include "viz/sdl/fonts.h"

typedef struct TextPatch {
    int x; // from the left end of the text
    int y; // from the baseline, downwards
    int w;
    int h;
    uint32_t *colour; // owned by the cache; alpha multiplied in
    struct TextPatch *next;
} TextPatch;

typedef struct TextImage {
    Mask mask;          // owned by the cache; w is 0 when nothing is visible
    int left;           // from the left end of the text to the mask
    int top;            // from the baseline to the mask, downwards (so usually negative)
    TextPatch *patches; // owned by the cache: emoji, or NULL
} TextImage;

typedef struct TextCache TextCache; // opaque

TextCache *text_cache_new(Fonts *fonts); // fonts are borrowed
void text_cache_free(TextCache *cache);  // NULL is allowed

// The text as it looks when it starts phase / FONT_SUBPIXELS pixels behind a whole pixel. Borrowed;
// valid until the next text_cache_next_frame.
const TextImage *text_cache_get(TextCache *cache, Font font, float size_px, int phase,
                                const char *text);

// Between frames: forgets old pictures when they take too much memory.
void text_cache_next_frame(TextCache *cache);

size_t text_cache_bytes(const TextCache *cache);
