#include "viz/sdl/painter.h"

#include <assert.h>
#include <math.h>

#include "engine/base/memory.h"
#include "viz/sdl/icons.h"
#include "viz/sdl/painter_parts.h"
#include "viz/sdl/text_cache.h"

enum {
    CLIP_DEPTH_MAX = 64
};

// Far outside of any canvas: what lies beyond is moved here, so that absurd coordinates neither
// overflow nor take time.
static const float FAR_PX = 60000;

struct Painter {
    Canvas canvas; // owns its pixels
    float scale;
    const Theme *theme; // borrowed
    Fonts *fonts;       // borrowed
    TextCache *texts;   // owned
    Icons *icons;       // owned
    Corners corners;
    StrokeBuffer strokes;
    Box clips[CLIP_DEPTH_MAX]; // what draw_unclip goes back to
    int clip_depth;
};

static bool is_usable(int w_px, int h_px, float scale) {
    return w_px >= 1 && w_px <= PAINTER_PX_MAX && h_px >= 1 && h_px <= PAINTER_PX_MAX &&
           scale >= 0.25F && scale <= 8.0F;
}

Painter *painter_new(Fonts *fonts, int w_px, int h_px, float scale, const Theme *theme) {
    if (!is_usable(w_px, h_px, scale)) {
        return NULL;
    }
    Icons *icons = icons_new();
    if (!icons) {
        return NULL;
    }
    Painter *painter = NEW(Painter);
    painter->icons = icons;
    painter->fonts = fonts;
    painter->theme = theme;
    painter->texts = text_cache_new(fonts);
    painter_resize(painter, w_px, h_px, scale);
    return painter;
}

void painter_free(Painter *painter) {
    if (!painter) {
        return;
    }
    text_cache_free(painter->texts);
    icons_free(painter->icons);
    corners_release(&painter->corners);
    stroke_buffer_release(&painter->strokes);
    memory_free(painter->canvas.pixels);
    memory_free(painter);
}

bool painter_resize(Painter *painter, int w_px, int h_px, float scale) {
    if (!is_usable(w_px, h_px, scale)) {
        return false;
    }
    Canvas *canvas = &painter->canvas;
    if (w_px != canvas->w || h_px != canvas->h) {
        memory_free(canvas->pixels);
        canvas->pixels = NEW_ARRAY(uint32_t, (size_t)w_px * (size_t)h_px);
        canvas->w = w_px;
        canvas->h = h_px;
    }
    painter->scale = scale;
    return true;
}

void painter_set_theme(Painter *painter, const Theme *theme) {
    painter->theme = theme;
}

const uint32_t *painter_pixels(const Painter *painter) {
    return painter->canvas.pixels;
}

int painter_width(const Painter *painter) {
    return painter->canvas.w;
}

int painter_height(const Painter *painter) {
    return painter->canvas.h;
}

float painter_scale(const Painter *painter) {
    return painter->scale;
}

static float bounded(float px) {
    return px > -FAR_PX ? (px < FAR_PX ? px : FAR_PX) : -FAR_PX; // not a number: -FAR_PX
}

// The nearest pixel edge.
static int to_px(float px) {
    return (int)floorf(bounded(px) + 0.5F);
}

static Box to_box(const Painter *painter, const Rect *rect) {
    float s = painter->scale;
    return (Box){to_px(rect->x * s), to_px(rect->y * s), to_px((rect->x + rect->w) * s),
                 to_px((rect->y + rect->h) * s)};
}

static uint32_t ink_colour(const Painter *painter, Ink ink, float alpha) {
    return colour_fade(painter->theme->inks[ink], alpha);
}

static void draw_rect_command(Painter *painter, const DrawCommand *command) {
    int border = to_px(painter->scale);
    RectShape shape = {
        .box = to_box(painter, &command->rect),
        .radius_px = command->size * painter->scale,
        .border_px = command->edge == INK_NONE ? 0 : (border < 1 ? 1 : border),
        .fill = ink_colour(painter, command->ink, command->alpha),
        .edge = ink_colour(painter, command->edge, command->alpha),
        .pattern = command->pattern,
        .scale = painter->scale,
    };
    paint_rect(&painter->canvas, &painter->corners, &shape);
}

// Most text starts on a whole pixel, where it is sharpest. Code starts on a quarter, so that the
// words of a line, which come one by one, keep their columns.
static void draw_text_command(Painter *painter, const DrawCommand *command) {
    Canvas *canvas = &painter->canvas;
    Metrics metrics = fonts_metrics(painter->fonts);
    float ascent = text_ascent(&metrics, command->font, command->size);
    float left = bounded(command->rect.x * painter->scale);
    int x = to_px(left);
    int phase = 0;
    if (font_is_mono(command->font)) {
        x = (int)floorf(left + 0.5F / FONT_SUBPIXELS);
        phase = (int)((left + 0.5F / FONT_SUBPIXELS - (float)x) * FONT_SUBPIXELS);
    }
    int baseline = to_px((command->rect.y + ascent) * painter->scale);
    float size_px = command->size * painter->scale;
    int reach = to_px(size_px * 2);
    if (baseline + reach < canvas->clip.y0 || baseline - reach > canvas->clip.y1) {
        return; // scrolled out of sight: not worth a picture
    }
    const TextImage *image =
        text_cache_get(painter->texts, command->font, size_px, phase, command->text);
    uint32_t colour = ink_colour(painter, command->ink, command->alpha);
    canvas_mask(canvas, x + image->left, baseline + image->top, &image->mask, colour);
    uint32_t opacity = colour_fade(0xFF000000U, command->alpha) >> 24;
    for (const TextPatch *patch = image->patches; patch; patch = patch->next) {
        canvas_image(canvas, x + patch->x, baseline + patch->y, patch->colour, patch->w, patch->h,
                     opacity);
    }
}

static void draw_icon_command(Painter *painter, const DrawCommand *command) {
    const Rect *rect = &command->rect;
    float side = rect->w < rect->h ? rect->w : rect->h;
    int size = to_px(side * painter->scale);
    if (size < 1 || size > PAINTER_PX_MAX) {
        return;
    }
    int x = to_px((rect->x + (rect->w - side) / 2) * painter->scale);
    int y = to_px((rect->y + (rect->h - side) / 2) * painter->scale);
    canvas_mask(&painter->canvas, x, y, icons_get(painter->icons, command->icon, size),
                ink_colour(painter, command->ink, command->alpha));
}

static LineShape line_shape(const Painter *painter, const DrawCommand *command) {
    float s = painter->scale;
    const Rect *rect = &command->rect;
    return (LineShape){
        .from = {bounded(rect->x * s), bounded(rect->y * s)},
        .to = {bounded((rect->x + rect->w) * s), bounded((rect->y + rect->h) * s)},
        .width_px = command->size * s,
        .dash_px = command->dash * s,
        .scale = s,
        .colour = ink_colour(painter, command->ink, command->alpha),
    };
}

static void push_clip(Painter *painter, const Rect *rect) {
    assert(painter->clip_depth < CLIP_DEPTH_MAX);
    painter->clips[painter->clip_depth++] = painter->canvas.clip;
    Box box = box_meet(painter->canvas.clip, to_box(painter, rect));
    painter->canvas.clip = box_is_empty(box) ? (Box){0, 0, 0, 0} : box;
}

static void pop_clip(Painter *painter) {
    assert(painter->clip_depth > 0);
    painter->canvas.clip = painter->clips[--painter->clip_depth];
}

static void draw_command(Painter *painter, const DrawCommand *command) {
    LineShape line;
    switch (command->kind) {
    case DRAW_RECT:
        draw_rect_command(painter, command);
        return;
    case DRAW_TEXT:
        draw_text_command(painter, command);
        return;
    case DRAW_ICON:
        draw_icon_command(painter, command);
        return;
    case DRAW_LINE:
        line = line_shape(painter, command);
        paint_line(&painter->canvas, &painter->strokes, &line);
        return;
    case DRAW_ARROW:
        line = line_shape(painter, command);
        paint_arrow(&painter->canvas, &painter->strokes, &line);
        return;
    case DRAW_CLIP:
        push_clip(painter, &command->rect);
        return;
    case DRAW_UNCLIP:
        pop_clip(painter);
        return;
    }
    assert(!"unknown DrawKind");
}

void painter_draw(Painter *painter, const DrawList *list) {
    Canvas *canvas = &painter->canvas;
    canvas->clip = (Box){0, 0, canvas->w, canvas->h};
    painter->clip_depth = 0;
    canvas_fill(canvas, canvas->clip, painter->theme->inks[INK_BACKGROUND]);
    for (int i = 0; i < list->count; i++) {
        draw_command(painter, &list->commands[i]);
    }
    text_cache_next_frame(painter->texts);
}

const uint32_t *painter_paint(void *context, const DrawList *list) {
    Painter *painter = context;
    painter_draw(painter, list);
    return painter->canvas.pixels;
}
