// png: pixels become a PNG file.
//
// Writes what fits flat pictures best and is fastest: RGB, no row filter, one IDAT chunk, deflate
// by ISA-L where the build found it and by libdeflate otherwise. The same pixels give the same
// bytes on every machine with the same libraries. Owns its buffers, so that a sequence allocates
// once.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/base/text.h"

typedef struct PngEncoder PngEncoder; // opaque; for one thread at a time

typedef struct PngBytes {
    const uint8_t *bytes; // borrowed; valid until the next png_encode
    size_t size;
} PngBytes;

PngEncoder *png_encoder_new(void);
void png_encoder_free(PngEncoder *encoder); // NULL is allowed

// pixels are 0xAARRGGBB rows without gaps; alpha is dropped. w and h are at least 1.
PngBytes png_encode(PngEncoder *encoder, const uint32_t *pixels, int w, int h);

// One picture into one file, whole or not at all. Returns false with the reason in problem.
bool png_write(const char *path, const uint32_t *pixels, int w, int h, Text *problem);

// Whether path is a PNG of that size with every chunk present and unharmed.
bool png_file_is_whole(const char *path, int w, int h);
