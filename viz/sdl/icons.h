// icons: our own drawings as coverage, at the size that is asked for.
//
// The SVG sources of assets/icons are part of the program. A size is rasterised once and kept.
// Owns the masks; colour comes from the one who draws.
#pragma once

#include "viz/draw/draw_list.h"
#include "viz/sdl/canvas.h"

typedef struct Icons Icons; // opaque

// NULL when SDL_image cannot read SVG.
Icons *icons_new(void);
void icons_free(Icons *icons); // NULL is allowed

// Square, size_px wide. Borrowed; valid until the next icons_get.
const Mask *icons_get(Icons *icons, Icon icon, int size_px);
