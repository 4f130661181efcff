#include "viz/sdl/icons.h"

#include <SDL.h>
#include <SDL_image.h>
#include <string.h>

#include "engine/base/memory.h"
#include "viz/sdl/icon_sources.h"

// Sizes of one icon that are kept; a window needs three or four.
enum {
    SIZES_KEPT = 8
};

typedef struct IconSizes {
    Mask masks[SIZES_KEPT]; // owned
    int next;               // the slot that is overwritten next
} IconSizes;

struct Icons {
    IconSizes icons[ICON_COUNT];
};

// Returns a mask with no pixels when SDL_image cannot read the drawing.
static Mask rasterise(Icon icon, int size_px) {
    const char *source = icon_source(icon);
    Mask mask = {0};
    SDL_RWops *bytes = SDL_RWFromConstMem(source, (int)strlen(source));
    if (!bytes) {
        return mask;
    }
    SDL_Surface *loaded = IMG_LoadSizedSVG_RW(bytes, size_px, size_px);
    SDL_RWclose(bytes);
    if (!loaded) {
        return mask;
    }
    SDL_Surface *surface = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(loaded);
    if (!surface) {
        return mask;
    }
    mask.w = surface->w;
    mask.h = surface->h;
    mask.coverage = memory_new((size_t)mask.w * (size_t)mask.h);
    for (int y = 0; y < mask.h; y++) {
        const Uint32 *row = (const Uint32 *)((const Uint8 *)surface->pixels + y * surface->pitch);
        for (int x = 0; x < mask.w; x++) {
            mask.coverage[y * mask.w + x] = (uint8_t)(row[x] >> 24);
        }
    }
    SDL_FreeSurface(surface);
    return mask;
}

Icons *icons_new(void) {
    Icons *icons = NEW(Icons);
    if (icons_get(icons, ICON_LOCK, 16)->w == 0) {
        icons_free(icons);
        return NULL;
    }
    return icons;
}

void icons_free(Icons *icons) {
    if (!icons) {
        return;
    }
    for (int i = 0; i < ICON_COUNT; i++) {
        for (int k = 0; k < SIZES_KEPT; k++) {
            memory_free(icons->icons[i].masks[k].coverage);
        }
    }
    memory_free(icons);
}

const Mask *icons_get(Icons *icons, Icon icon, int size_px) {
    IconSizes *sizes = &icons->icons[icon];
    for (int i = 0; i < SIZES_KEPT; i++) {
        if (sizes->masks[i].w == size_px) {
            return &sizes->masks[i];
        }
    }
    Mask *mask = &sizes->masks[sizes->next];
    sizes->next = (sizes->next + 1) % SIZES_KEPT;
    memory_free(mask->coverage);
    *mask = rasterise(icon, size_px);
    return mask;
}
