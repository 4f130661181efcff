#include "viz/ui/markdown_view.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

// Sets blocks one below the other; with draw == false it only measures.
typedef struct Setter {
    Ui *ui;
    const Prose *prose;
    float x;
    float w;
    float y;
    float size; // of plain paragraphs
    bool draw;
} Setter;

static Font word_font(const ProseWord *word, ProseKind kind) {
    if (kind == PROSE_HEADING) {
        return word->style == PROSE_CODE ? FONT_MONO_BOLD : FONT_UI_BOLD;
    }
    switch (word->style) {
    case PROSE_PLAIN:
    case PROSE_MUTED:
        return FONT_UI;
    case PROSE_STRONG:
        return FONT_UI_BOLD;
    case PROSE_EMPHASIS:
        return FONT_UI_MEDIUM;
    case PROSE_CODE:
        return FONT_MONO;
    }
    assert(!"unknown ProseStyle");
    return FONT_UI;
}

static Ink word_ink(const ProseWord *word) {
    return word->style == PROSE_CODE    ? INK_CODE_NAME
           : word->style == PROSE_MUTED ? INK_TEXT_MUTED
                                        : INK_TEXT;
}

static float block_size(const ProseBlock *block, float size) {
    if (block->kind != PROSE_HEADING) {
        return size;
    }
    return block->level == 1 ? size + 5 : block->level == 2 ? size + 2 : size;
}

// Monospaced letters look larger than others of the same size.
static float word_size(const ProseWord *word, ProseKind kind, float size) {
    Font font = word_font(word, kind);
    return font == FONT_MONO || font == FONT_MONO_BOLD ? size - 1 : size;
}

static float word_width(const Ui *ui, const ProseWord *word, ProseKind kind, float size) {
    return ui_width(ui, word_font(word, kind), word_size(word, kind, size), word->text);
}

static void put_word(const Setter *setter, const ProseWord *word, ProseKind kind, float x, float y,
                     float size) {
    if (!setter->draw || !ui_shows_line(setter->ui, y, ui_line_height(setter->ui, FONT_UI, size))) {
        return;
    }
    Font font = word_font(word, kind);
    // All words of a line stand on one base line.
    float own = word_size(word, kind, size);
    y += text_ascent(setter->ui->metrics, FONT_UI, size) -
         text_ascent(setter->ui->metrics, font, own);
    draw_text(setter->ui->list, x, y, font, own, word_ink(word), word->text);
}

// A word wider than the whole line is cut into pieces that fit.
static void put_long_word(Setter *setter, const ProseWord *word, ProseKind kind, float x, float w,
                          float size, float line_h) {
    Font font = word_font(word, kind);
    const char *text = word->text;
    size_t left = strlen(text);
    while (left > 0) {
        size_t fits = text_fit(setter->ui->metrics, font, size, text, left, w);
        fits = fits > 0 ? fits : left;
        if (setter->draw && ui_shows_line(setter->ui, setter->y, line_h)) {
            draw_text_n(setter->ui->list, x, setter->y, font, size, word_ink(word), text, fits);
        }
        text += fits;
        left -= fits;
        setter->y += left > 0 ? line_h : 0;
    }
}

// Words that belong together without a space are kept together.
static float group_width(const Setter *setter, const ProseBlock *block, uint32_t from, float size,
                         uint32_t *end) {
    float w = 0;
    uint32_t i = from;
    do {
        const ProseWord *word = &setter->prose->words[block->first_word + i];
        w += word_width(setter->ui, word, block->kind, size);
        i++;
    } while (i < block->word_count && setter->prose->words[block->first_word + i].glued);
    *end = i;
    return w;
}

static void set_words(Setter *setter, const ProseBlock *block, uint32_t from, uint32_t to, float x0,
                      float w) {
    float size = block_size(block, setter->size);
    float line_h = (float)(int)(ui_line_height(setter->ui, FONT_UI, size) * 1.25F + 0.5F);
    float space = ui_width(setter->ui, FONT_UI, size, " ");
    float x = x0;
    for (uint32_t i = from; i < to;) {
        uint32_t end = i;
        float group = group_width(setter, block, i, size, &end);
        end = end < to ? end : to;
        if (x > x0 && x + group > x0 + w) {
            x = x0;
            setter->y += line_h;
        }
        for (; i < end; i++) {
            const ProseWord *word = &setter->prose->words[block->first_word + i];
            float word_w = word_width(setter->ui, word, block->kind, size);
            if (word_w > w) {
                put_long_word(setter, word, block->kind, x0, w, size, line_h);
                x = x0 + w;
            } else {
                put_word(setter, word, block->kind, x, setter->y, size);
                x += word_w;
            }
            if (word->breaks) {
                x = x0;
                setter->y += line_h;
            }
        }
        x += x > x0 ? space : 0;
    }
    setter->y += line_h;
}

static void set_item(Setter *setter, const ProseBlock *block) {
    float indent = 20 + 18 * (float)block->level;
    if (setter->draw &&
        ui_shows_line(setter->ui, setter->y, ui_line_height(setter->ui, FONT_UI, setter->size))) {
        char mark[16] = "\u2022";
        if (block->number > 0) {
            snprintf(mark, sizeof mark, "%d.", block->number);
        }
        float w = ui_width(setter->ui, FONT_UI, setter->size, mark);
        draw_text(setter->ui->list, setter->x + indent - 7 - w, setter->y, FONT_UI, setter->size,
                  INK_TEXT_MUTED, mark);
    }
    if (block->word_count == 0) {
        return;
    }
    set_words(setter, block, 0, block->word_count, setter->x + indent, setter->w - indent);
}

static void set_row(Setter *setter, const ProseBlock *block) {
    float cell_w = setter->w / (float)(block->columns > 0 ? block->columns : 1);
    float top = setter->y;
    float bottom = top;
    uint32_t column = 0;
    for (uint32_t i = 0; i < block->word_count;) {
        uint32_t end = i + 1;
        while (end < block->word_count && !setter->prose->words[block->first_word + end].cell) {
            end++;
        }
        setter->y = top + 3;
        set_words(setter, block, i, end, setter->x + cell_w * (float)column, cell_w - 10);
        bottom = setter->y > bottom ? setter->y : bottom;
        column++;
        i = end;
    }
    setter->y = bottom;
    if (setter->draw) {
        draw_line(setter->ui->list, (Point){setter->x, bottom + 2},
                  (Point){setter->x + setter->w, bottom + 2}, 1, INK_BORDER, 0);
    }
}

// The sign of a lane's state at the beginning of text: how many bytes it has, 0 for no sign.
static size_t state_sign(const char *text, Icon *icon, Ink *ink) {
    static const struct {
        const char *sign;
        Icon icon;
        Ink ink;
    } signs[] = {{"\U0001F512", ICON_LOCK, INK_LOCKED},
                 {"\u25B6", ICON_PLAY, INK_RUNNING},
                 {"\U0001F550", ICON_CLOCK, INK_WAITING},
                 {"\u2714", ICON_CHECK, INK_DONE}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strncmp(text, signs[i].sign, strlen(signs[i].sign)) == 0) {
            *icon = signs[i].icon;
            *ink = signs[i].ink;
            return strlen(signs[i].sign);
        }
    }
    return 0;
}

// A line of a step table: fonts seldom have its signs.
static void set_steps_line(Ui *ui, Rect line, float size, const char *text) {
    static const float sign_w = 22;
    float x = line.x;
    for (size_t used = 0; *text && x + sign_w < line.x + line.w; text += used) {
        Icon icon = ICON_LOCK;
        Ink ink = INK_NONE;
        used = state_sign(text, &icon, &ink);
        if (used > 0) {
            draw_icon(ui->list, rect_make(x, line.y + line.h / 2 - 8, 16, 16), icon, ink);
            x += sign_w;
            continue;
        }
        const char *cursor = text;
        uint32_t code_point = 0;
        utf8_next(&cursor, text + strlen(text), &code_point);
        used = (size_t)(cursor - text);
        if (code_point != 0xFE0F) { // asks for a coloured sign: there is none
            draw_text_n(ui->list, x, line.y + 2, FONT_MONO, size, INK_TEXT, text, used);
            x += text_width_n(ui->metrics, FONT_MONO, size, text, used);
        }
    }
}

// Lines as they are, on a ground of their own; what is too wide ends with an ellipsis.
static void set_code(Setter *setter, const ProseBlock *block) {
    Ui *ui = setter->ui;
    const float size = setter->size - 1.5F;
    const float pad = 8;
    float line_h = (float)(int)(ui_line_height(ui, FONT_MONO, size) * 1.2F + 0.5F);
    bool held_back = block->is_output && setter->prose->holds_back;
    uint32_t lines = held_back ? 0 : block->word_count;
    float head_h = block->is_output ? line_h : 0;
    float top = setter->y;
    setter->y += 2 * pad + head_h + line_h * (float)lines;
    if (!setter->draw) {
        return;
    }
    draw_rect(ui->list, rect_make(setter->x, top, setter->w, setter->y - top), 6, INK_PANEL_SUNKEN,
              INK_BORDER);
    Rect rest = rect_make(setter->x + 12, top + pad, setter->w - 24, setter->y - top - 2 * pad);
    Rect head = rect_cut_top(&rest, head_h);
    if (block->is_output && ui_shows_line(ui, head.y, head.h)) {
        ui_text(ui, head, ALIGN_LEFT, FONT_UI, size, INK_TEXT_MUTED,
                held_back         ? "The answer comes at the end."
                : block->is_steps ? "It steps:"
                                  : "It prints:");
    }
    for (uint32_t i = 0; i < lines; i++) {
        Rect line = rect_cut_top(&rest, line_h);
        const char *text = setter->prose->words[block->first_word + i].text;
        if (ui_shows_line(ui, line.y, line.h) && block->is_steps) {
            set_steps_line(ui, line, size, text);
        } else if (ui_shows_line(ui, line.y, line.h)) {
            ui_text(ui, line, ALIGN_LEFT, FONT_MONO, size, INK_TEXT, text);
        }
    }
}

static void set_block(Setter *setter, const ProseBlock *block) {
    float top = setter->y;
    switch (block->kind) {
    case PROSE_PARAGRAPH:
    case PROSE_HEADING:
        set_words(setter, block, 0, block->word_count, setter->x, setter->w);
        break;
    case PROSE_ITEM:
        set_item(setter, block);
        break;
    case PROSE_QUOTE:
        set_words(setter, block, 0, block->word_count, setter->x + 14, setter->w - 14);
        if (setter->draw) {
            draw_rect(setter->ui->list, rect_make(setter->x, top, 3, setter->y - top), 1.5F,
                      INK_ACCENT, INK_NONE);
        }
        break;
    case PROSE_CODE_BLOCK:
        set_code(setter, block);
        break;
    case PROSE_ROW:
        set_row(setter, block);
        break;
    case PROSE_RULE:
        setter->y += 6;
        if (setter->draw) {
            draw_line(setter->ui->list, (Point){setter->x, setter->y},
                      (Point){setter->x + setter->w, setter->y}, 1, INK_BORDER, 0);
        }
        setter->y += 6;
        break;
    }
}

static float gap_between(const ProseBlock *before, const ProseBlock *block, float size) {
    if (before->kind == PROSE_ITEM && block->kind == PROSE_ITEM) {
        return size * 0.2F;
    }
    if (before->kind == PROSE_ROW && block->kind == PROSE_ROW) {
        return 4;
    }
    return block->kind == PROSE_HEADING ? size * 0.9F : size * 0.6F;
}

static float set_all(Setter *setter) {
    float top = setter->y;
    for (uint32_t i = 0; i < setter->prose->block_count; i++) {
        const ProseBlock *block = &setter->prose->blocks[i];
        if (i > 0) {
            setter->y += gap_between(block - 1, block, setter->size);
        }
        set_block(setter, block);
        if (setter->prose->holds_back && block->is_output) {
            break;
        }
    }
    return setter->y - top;
}

float markdown_height(const Ui *ui, const Prose *prose, float width, float size) {
    Ui measuring = *ui; // a Setter may draw; this one does not
    Setter setter = {.ui = &measuring, .prose = prose, .w = width, .size = size};
    return set_all(&setter);
}

float markdown_view(Ui *ui, Rect rect, const Prose *prose, float size) {
    Setter setter = {.ui = ui,
                     .prose = prose,
                     .x = rect.x,
                     .w = rect.w,
                     .y = rect.y,
                     .size = size,
                     .draw = true};
    return set_all(&setter);
}
