#include "viz/ui/tip.h"

#include <string.h>

enum {
    MAX_LINES = 8
};

static const float SIZE = 13; // of the font
static const float MOST_W = 520;

typedef struct TipLine {
    const char *text; // in ui->tip
    size_t length;
} TipLine;

static bool is_inside_character(char c) {
    return ((unsigned char)c & 0xc0) == 0x80;
}

void ui_set_tip(Ui *ui, Rect at, const char *text) {
    size_t length = strlen(text);
    if (length >= sizeof ui->tip) {
        length = sizeof ui->tip - 1;
        while (length > 0 && is_inside_character(text[length])) {
            length--;
        }
    }
    memcpy(ui->tip, text, length);
    ui->tip[length] = '\0';
    ui->tip_at = at;
}

static float width(const Ui *ui, const char *text, size_t length) {
    return text_width_n(ui->metrics, FONT_UI, SIZE, text, length);
}

// As many words as fit; a word that is wider than a line is cut.
static size_t fitting(const Ui *ui, const char *text, float most) {
    size_t whole = strcspn(text, "\n");
    if (width(ui, text, whole) <= most) {
        return whole;
    }
    size_t fits = 0; // ends a word
    size_t at = 0;
    while (at < whole) {
        size_t next = at + 1;
        while (next < whole && is_inside_character(text[next])) {
            next++;
        }
        if (width(ui, text, next) > most) {
            break;
        }
        at = next;
        fits = text[at] == ' ' ? at : fits;
    }
    return fits > 0 ? fits : at > 0 ? at : whole;
}

static int break_lines(const Ui *ui, TipLine *lines, float most) {
    int count = 0;
    const char *text = ui->tip;
    while (*text && count < MAX_LINES) {
        size_t length = fitting(ui, text, most);
        lines[count++] = (TipLine){text, length};
        text += length;
        text += *text == ' ' || *text == '\n';
    }
    return count;
}

// Below its anchor when there is room, above it otherwise; never outside of the window.
static Rect place(const Ui *ui, float w, float h) {
    float x = clamp_float(ui->tip_at.x + ui->tip_at.w / 2 - w / 2, 4, ui->view.w - w - 4);
    float y = ui->tip_at.y + ui->tip_at.h + 6;
    if (y + h > ui->view.h - 4) {
        y = ui->tip_at.y - h - 6;
    }
    return rect_make(x, clamp_float(y, 4, ui->view.h - h), w, h);
}

void ui_draw_tip(Ui *ui) {
    TipLine lines[MAX_LINES];
    float most = clamp_float(ui->view.w - 28, 0, MOST_W);
    int count = break_lines(ui, lines, most);
    float widest = 0;
    for (int i = 0; i < count; i++) {
        float w = width(ui, lines[i].text, lines[i].length);
        widest = w > widest ? w : widest;
    }
    float line_h = ui_line_height(ui, FONT_UI, SIZE);
    Rect rect = place(ui, widest + 20, line_h * (float)count + 10);
    draw_rect(ui->list, rect, 6, INK_PANEL_RAISED, INK_BORDER_STRONG);
    for (int i = 0; i < count; i++) {
        draw_text_n(ui->list, rect.x + 10, rect.y + 5 + line_h * (float)i, FONT_UI, SIZE, INK_TEXT,
                    lines[i].text, lines[i].length);
    }
}
