#include "viz/draw/draw_list.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/base/memory.h"

const char *ink_name(Ink ink) {
    static const char *const names[] = {
#define X(id, name) [INK_##id] = name,
        INKS(X)
#undef X
    };
    assert(ink >= 0 && ink < INK_COUNT);
    return names[ink];
}

const char *icon_name(Icon icon) {
    static const char *const names[] = {
#define X(id, name) [ICON_##id] = name,
        ICONS(X)
#undef X
    };
    assert(icon >= 0 && icon < ICON_COUNT);
    return names[icon];
}

const char *font_name(Font font) {
    static const char *const names[] = {
#define X(id, name, mono) [FONT_##id] = name,
        FONTS(X)
#undef X
    };
    assert(font >= 0 && font < FONT_COUNT);
    return names[font];
}

bool font_is_mono(Font font) {
    static const bool mono_fonts[] = {
#define X(id, name, mono) [FONT_##id] = mono,
        FONTS(X)
#undef X
    };
    assert(font >= 0 && font < FONT_COUNT);
    return mono_fonts[font];
}

void draw_begin(DrawList *list, float w, float h) {
    list->count = 0;
    list->clip_depth = 0;
    list->view = (Rect){0, 0, w, h};
    arena_clear(&list->texts);
}

void draw_end(DrawList *list) {
    assert(list->clip_depth == 0);
    (void)list;
}

void draw_list_release(DrawList *list) {
    memory_free(list->commands);
    arena_release(&list->texts);
    *list = (DrawList){0};
}

static DrawCommand *push(DrawList *list, DrawKind kind, Rect rect, Ink ink) {
    GROW(list->commands, list->count, list->capacity);
    DrawCommand *command = &list->commands[list->count++];
    *command = (DrawCommand){.kind = kind, .rect = rect, .ink = ink, .alpha = 1.0F};
    return command;
}

void draw_rect(DrawList *list, Rect rect, float radius, Ink fill, Ink edge) {
    draw_pattern(list, rect, radius, PATTERN_SOLID, fill, edge);
}

void draw_pattern(DrawList *list, Rect rect, float radius, Pattern pattern, Ink fill, Ink edge) {
    DrawCommand *command = push(list, DRAW_RECT, rect, fill);
    command->size = radius;
    command->pattern = pattern;
    command->edge = edge;
}

void draw_text(DrawList *list, float x, float y, Font font, float size, Ink ink, const char *text) {
    draw_text_n(list, x, y, font, size, ink, text, strlen(text));
}

void draw_text_n(DrawList *list, float x, float y, Font font, float size, Ink ink, const char *text,
                 size_t length) {
    DrawCommand *command = push(list, DRAW_TEXT, (Rect){x, y, 0, 0}, ink);
    command->font = font;
    command->size = size;
    command->text = arena_copy_text(&list->texts, text, length);
}

void draw_icon(DrawList *list, Rect rect, Icon icon, Ink ink) {
    push(list, DRAW_ICON, rect, ink)->icon = icon;
}

static DrawCommand *push_line(DrawList *list, DrawKind kind, Point from, Point to, float width,
                              Ink ink) {
    Rect rect = {from.x, from.y, to.x - from.x, to.y - from.y};
    DrawCommand *command = push(list, kind, rect, ink);
    command->size = width;
    return command;
}

void draw_line(DrawList *list, Point from, Point to, float width, Ink ink, float dash) {
    push_line(list, DRAW_LINE, from, to, width, ink)->dash = dash;
}

void draw_arrow(DrawList *list, Point from, Point to, float width, Ink ink) {
    push_line(list, DRAW_ARROW, from, to, width, ink);
}

void draw_clip(DrawList *list, Rect rect) {
    push(list, DRAW_CLIP, rect, INK_NONE);
    list->clip_depth++;
}

void draw_unclip(DrawList *list) {
    assert(list->clip_depth > 0);
    push(list, DRAW_UNCLIP, (Rect){0}, INK_NONE);
    list->clip_depth--;
}

void draw_fade(DrawList *list, int first, float alpha) {
    assert(first >= 0 && first <= list->count);
    for (int i = first; i < list->count; i++) {
        list->commands[i].alpha *= alpha;
    }
}

// Two decimals at most, and no "-0": the dump is compared byte by byte.
static double tidy(float value) {
    double rounded = round((double)value * 100.0) / 100.0;
    return rounded + 0.0;
}

static void dump_rect(const DrawCommand *command, Text *out) {
    static const char *const names[] = {[PATTERN_SOLID] = "rect",
                                        [PATTERN_HATCH] = "rect-hatch",
                                        [PATTERN_DOTS] = "rect-dots",
                                        [PATTERN_HOLLOW] = "rect-hollow"};
    const Rect *rect = &command->rect;
    text_printf(out, "%s %g,%g %gx%g", names[command->pattern], tidy(rect->x), tidy(rect->y),
                tidy(rect->w), tidy(rect->h));
    if (command->size > 0) {
        text_printf(out, " radius %g", tidy(command->size));
    }
    text_printf(out, " %s", ink_name(command->ink));
    if (command->edge != INK_NONE) {
        text_printf(out, " edge %s", ink_name(command->edge));
    }
}

static void dump_quoted(const char *text, Text *out) {
    text_add_char(out, '"');
    for (const char *c = text; *c; c++) {
        if (*c == '"' || *c == '\\') {
            text_add_char(out, '\\');
            text_add_char(out, *c);
        } else if (*c == '\n') {
            text_add_z(out, "\\n");
        } else {
            text_add_char(out, *c);
        }
    }
    text_add_char(out, '"');
}

static void dump_text(const DrawCommand *command, Text *out) {
    text_printf(out, "text %g,%g %s %g %s ", tidy(command->rect.x), tidy(command->rect.y),
                font_name(command->font), tidy(command->size), ink_name(command->ink));
    dump_quoted(command->text, out);
}

static void dump_line(const char *name, const DrawCommand *command, Text *out) {
    const Rect *rect = &command->rect;
    text_printf(out, "%s %g,%g %g,%g width %g %s", name, tidy(rect->x), tidy(rect->y),
                tidy(rect->x + rect->w), tidy(rect->y + rect->h), tidy(command->size),
                ink_name(command->ink));
    if (command->dash > 0) {
        text_printf(out, " dash %g", tidy(command->dash));
    }
}

static void dump_box(const char *name, const DrawCommand *command, Text *out) {
    const Rect *rect = &command->rect;
    text_printf(out, "%s %g,%g %gx%g", name, tidy(rect->x), tidy(rect->y), tidy(rect->w),
                tidy(rect->h));
}

static void dump_command(const DrawCommand *command, Text *out) {
    switch (command->kind) {
    case DRAW_RECT:
        dump_rect(command, out);
        break;
    case DRAW_TEXT:
        dump_text(command, out);
        break;
    case DRAW_ICON:
        dump_box("icon", command, out);
        text_printf(out, " %s %s", icon_name(command->icon), ink_name(command->ink));
        break;
    case DRAW_LINE:
        dump_line("line", command, out);
        break;
    case DRAW_ARROW:
        dump_line("arrow", command, out);
        break;
    case DRAW_CLIP:
        dump_box("clip", command, out);
        return;
    case DRAW_UNCLIP:
        text_add_z(out, "unclip");
        return;
    }
    if (command->alpha < 1.0F) {
        text_printf(out, " alpha %g", tidy(command->alpha));
    }
}

void draw_list_dump(const DrawList *list, Text *out) {
    int depth = 0;
    for (int i = 0; i < list->count; i++) {
        const DrawCommand *command = &list->commands[i];
        if (command->kind == DRAW_UNCLIP) {
            depth--;
        }
        for (int indent = 0; indent < depth; indent++) {
            text_add_z(out, "  ");
        }
        dump_command(command, out);
        text_add_char(out, '\n');
        if (command->kind == DRAW_CLIP) {
            depth++;
        }
    }
}
