#include "viz/draw/metrics.h"

#include <string.h>

static const char ELLIPSIS[] = "\xe2\x80\xa6"; // U+2026

static float fixed_width(void *context, Font font, float size, const char *text, size_t length) {
    (void)context;
    (void)font;
    return (float)utf8_count(text, length) * size * 0.6F;
}

static float fixed_line_height(void *context, Font font, float size) {
    (void)context;
    (void)font;
    return size * 1.25F;
}

static float fixed_ascent(void *context, Font font, float size) {
    (void)context;
    (void)font;
    return size;
}

Metrics metrics_fixed(void) {
    return (Metrics){
        .width = fixed_width, .line_height = fixed_line_height, .ascent = fixed_ascent};
}

float text_width(const Metrics *metrics, Font font, float size, const char *text) {
    return text_width_n(metrics, font, size, text, strlen(text));
}

float text_width_n(const Metrics *metrics, Font font, float size, const char *text, size_t length) {
    return metrics->width(metrics->context, font, size, text, length);
}

float text_line_height(const Metrics *metrics, Font font, float size) {
    return metrics->line_height(metrics->context, font, size);
}

float text_ascent(const Metrics *metrics, Font font, float size) {
    return metrics->ascent(metrics->context, font, size);
}

// The nearest start of a character at or before offset.
static size_t character_start(const char *text, size_t offset) {
    while (offset > 0 && ((unsigned char)text[offset] & 0xC0U) == 0x80U) {
        offset--;
    }
    return offset;
}

static size_t character_after(const char *text, size_t length, size_t offset) {
    offset++;
    while (offset < length && ((unsigned char)text[offset] & 0xC0U) == 0x80U) {
        offset++;
    }
    return offset;
}

size_t text_fit(const Metrics *metrics, Font font, float size, const char *text, size_t length,
                float width) {
    if (text_width_n(metrics, font, size, text, length) <= width) {
        return length;
    }
    size_t fits = 0;          // known to fit, always the start of a character
    size_t too_long = length; // known not to fit
    while (character_after(text, length, fits) < too_long) {
        size_t middle = character_start(text, fits + (too_long - fits) / 2);
        if (middle <= fits) {
            middle = character_after(text, length, fits);
        }
        if (text_width_n(metrics, font, size, text, middle) <= width) {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    return fits;
}

float draw_text_fit(DrawList *list, const Metrics *metrics, float x, float y, float width,
                    Font font, float size, Ink ink, const char *text) {
    float full = text_width(metrics, font, size, text);
    if (full <= width) {
        draw_text(list, x, y, font, size, ink, text);
        return full;
    }
    float room = width - text_width(metrics, font, size, ELLIPSIS);
    if (room < 0) {
        return 0;
    }
    size_t length = text_fit(metrics, font, size, text, strlen(text), room);
    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    const char *cut = arena_printf(&list->texts, "%.*s%s", (int)length, text, ELLIPSIS);
    draw_text(list, x, y, font, size, ink, cut);
    return text_width(metrics, font, size, cut);
}
