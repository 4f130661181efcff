#include "viz/ui/code_view.h"

#include <stdio.h>
#include <string.h>

enum {
    TAB_CELLS = 8,
    MAX_TAGS_ON_LINE = 8,
};

// Where things stand in one frame.
typedef struct CodeFrame {
    Ui *ui;
    Rect rect;    // all of it
    Rect text;    // right of the line numbers
    float line_h; // height of a line
    float cell_w;
    float size;
    const CodeText *code;
    CodeScroll *scroll;
    CodeMessage message;
    uint32_t columns; // whole cells that fit, without the one for the ellipsis
} CodeFrame;

static float code_line_height(const Ui *ui, float size) {
    return (float)(int)(ui_line_height(ui, FONT_MONO, size) * 1.3F + 0.5F);
}

float code_view_height(const Ui *ui, const CodeText *code, float size) {
    return code_line_height(ui, size) * (float)code->line_count;
}

static float line_y(const CodeFrame *frame, int32_t line) {
    float extra = frame->message.line > 0 && line > frame->message.line ? 2 : 0;
    return frame->rect.y + ((float)(line - 1) + extra) * frame->line_h - frame->scroll->y;
}

// A run of characters that all take the same number of cells.
static uint32_t run_length(const char *text, uint32_t length, int *cells, uint32_t *count) {
    const char *cursor = text;
    const char *end = text + length;
    *cells = -1;
    *count = 0;
    while (cursor < end) {
        const char *start = cursor;
        uint32_t c = '?';
        int width = utf8_next(&cursor, end, &c) ? code_cells(c) : 1;
        if (c == '\t') {
            if (*cells < 0) {
                *cells = TAB_CELLS;
                *count = 1;
                return (uint32_t)(cursor - text);
            }
            return (uint32_t)(start - text);
        }
        if (*cells >= 0 && width != *cells && width != 0) {
            return (uint32_t)(start - text);
        }
        *cells = *cells < 0 ? (width == 0 ? 1 : width) : *cells;
        *count += width != 0;
    }
    return length;
}

// Draws as much of a run as lies between two columns of the view.
static void draw_run(const CodeFrame *frame, const char *text, uint32_t bytes, uint32_t column,
                     int cells, Ink ink, float y) {
    uint32_t first = (uint32_t)(frame->scroll->x / frame->cell_w + 0.5F);
    const char *cursor = text;
    const char *end = text + bytes;
    const char *from = text;
    uint32_t at = column;
    uint32_t from_column = column;
    while (cursor < end && at < first + frame->columns) {
        uint32_t code_point = '?';
        const char *start = cursor;
        bool is_mark = utf8_next(&cursor, end, &code_point) && code_cells(code_point) == 0;
        if (at < first && !is_mark) {
            from = cursor;
            from_column = at + (uint32_t)cells;
        } else if (!is_mark && at + (uint32_t)cells > first + frame->columns) {
            cursor = start;
            break;
        }
        at += is_mark ? 0 : (uint32_t)cells;
    }
    size_t length = cursor > from ? (size_t)(cursor - from) : 0;
    if (strspn(from, " ") < length) {
        float x = frame->text.x + (float)(from_column - first) * frame->cell_w;
        draw_text_n(frame->ui->list, x, y, FONT_MONO, frame->size, ink, from, length);
    }
}

static uint32_t line_cells(const CodeFrame *frame, const CodeLine *line) {
    const char *text = frame->code->source + line->start;
    uint32_t done = 0;
    uint32_t column = 0;
    while (done < line->length) {
        int cells = 1;
        uint32_t count = 0;
        done += run_length(text + done, line->length - done, &cells, &count);
        column = cells == TAB_CELLS ? (column / TAB_CELLS + 1) * TAB_CELLS
                                    : column + (uint32_t)cells * count;
    }
    return column;
}

static void draw_pieces(const CodeFrame *frame, const CodeLine *line, float y) {
    float text_y = y + (frame->line_h - ui_line_height(frame->ui, FONT_MONO, frame->size)) / 2;
    uint32_t column = 0;
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const CodePiece *piece = &frame->code->pieces[line->first_piece + i];
        uint32_t done = 0;
        while (done < piece->length) {
            const char *text = frame->code->source + piece->start + done;
            int cells = 1;
            uint32_t count = 0;
            uint32_t bytes = run_length(text, piece->length - done, &cells, &count);
            if (cells == TAB_CELLS) {
                column = (column / TAB_CELLS + 1) * TAB_CELLS;
            } else {
                draw_run(frame, text, bytes, column, cells, piece->ink, text_y);
                column += (uint32_t)cells * count;
            }
            done += bytes;
        }
    }
    uint32_t first = (uint32_t)(frame->scroll->x / frame->cell_w + 0.5F);
    if (column > first + frame->columns) {
        draw_text(frame->ui->list, frame->text.x + (float)frame->columns * frame->cell_w, text_y,
                  FONT_MONO, frame->size, INK_TEXT_FAINT, "\u2026");
    }
}

static void draw_number(const CodeFrame *frame, int32_t line, float y, bool marked) {
    char number[16];
    snprintf(number, sizeof number, "%d", (int)line);
    Rect rect = rect_make(frame->rect.x, y, frame->text.x - frame->rect.x - 14, frame->line_h);
    ui_text(frame->ui, rect, ALIGN_RIGHT, FONT_MONO, frame->size - 2,
            marked ? INK_TEXT_MUTED : INK_CODE_GUTTER, number);
}

// The marker that gives a line its tint: the current one, otherwise the first.
static const CodeMarker *marker_on(const CodeMarker *markers, int count, int32_t line) {
    const CodeMarker *found = NULL;
    for (int i = 0; i < count; i++) {
        if (markers[i].line == line && (!found || markers[i].current)) {
            found = &markers[i];
        }
    }
    return found;
}

// Without room for its name a tag is only the icon. Returns where the next one may end.
static float draw_tag(const CodeFrame *frame, const CodeMarker *marker, float code_end, float right,
                      float y, bool draw) {
    Ui *ui = frame->ui;
    float icon = frame->size + 1;
    float name_w = clamp_float(ui_width(ui, FONT_UI_MEDIUM, frame->size - 2, marker->name), 0, 130);
    float w = icon + 7 + name_w + 12;
    bool is_short = right - w < code_end;
    w = is_short ? icon + 8 : w;
    Rect tag = rect_make(right - w, y + 2, w, frame->line_h - 4);
    if (!draw) {
        return tag.x - 4;
    }
    draw_rect(ui->list, tag, 5, INK_PANEL, INK_NONE); // covers code below it
    draw_rect(ui->list, tag, 5, marker->tint, marker->current ? marker->ink : INK_NONE);
    Rect rest = rect_inset_xy(tag, is_short ? 4 : 6, 0);
    Rect place = rect_cut_left(&rest, icon);
    draw_icon(ui->list, rect_center(place, icon, icon), marker->icon, marker->ink);
    rect_cut_left(&rest, 7);
    ui_text(ui, rest, ALIGN_LEFT, FONT_UI_MEDIUM, frame->size - 2, marker->ink, marker->name);
    return tag.x - 4;
}

// Tags stand at the right end, the current lane's outermost; what does not fit is counted.
// Returns the left end of all tags. Only measures when draw is false.
static float draw_tags(const CodeFrame *frame, const CodeMarker *markers, int count, int32_t line,
                       float code_end, float y, bool draw) {
    float right = frame->rect.x + frame->rect.w - 6;
    float least = frame->rect.x + frame->rect.w * 0.45F;
    int left_out = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < count; i++) {
            if (markers[i].line != line || markers[i].current != (pass == 0)) {
                continue;
            }
            if (right < least) {
                left_out++;
                continue;
            }
            right = draw_tag(frame, &markers[i], code_end, right, y, draw);
        }
    }
    if (left_out > 0) {
        char more[24];
        snprintf(more, sizeof more, "+%d", left_out);
        float w = ui_width(frame->ui, FONT_UI_MEDIUM, frame->size - 2, more) + 4;
        right -= w;
        if (!draw) {
            return right;
        }
        right += w;
        ui_text(frame->ui, rect_make(right - w, y, w, frame->line_h), ALIGN_RIGHT, FONT_UI_MEDIUM,
                frame->size - 2, INK_TEXT_MUTED, more);
    }
    return right;
}

static void draw_message(const CodeFrame *frame) {
    const CodeMessage *message = &frame->message;
    Ui *ui = frame->ui;
    float y = line_y(frame, message->line) + frame->line_h;
    float x = frame->text.x + (float)(message->column - 1) * frame->cell_w - frame->scroll->x;
    float w = (float)(message->width > 0 ? message->width : 1) * frame->cell_w;
    draw_line(ui->list, (Point){x, y - 3}, (Point){x + w, y - 3}, 2.5F, INK_FAILED, 0);
    Rect box = rect_make(frame->text.x, y + 3, frame->rect.x + frame->rect.w - frame->text.x - 6,
                         2 * frame->line_h - 8);
    draw_rect(ui->list, box, 6, INK_PANEL_RAISED, INK_FAILED);
    Rect rest = rect_inset_xy(box, 10, 0);
    Rect icon = rect_cut_left(&rest, 18);
    draw_icon(ui->list, rect_center(icon, 16, 16), ICON_WARNING, INK_FAILED);
    rect_cut_left(&rest, 8);
    ui_text(ui, rest, ALIGN_LEFT, FONT_UI_MEDIUM, 14, INK_TEXT, message->text);
}

// Brings the current line near the middle: where the code stands depends on the line alone, so that
// stepping back shows what stepping forward showed. Only when the line is another than before: the
// person may scroll away in between.
static void follow(const CodeFrame *frame, const CodeMarker *markers, int count) {
    int32_t line = frame->message.line;
    for (int i = 0; i < count; i++) {
        line = markers[i].current ? markers[i].line : line;
    }
    CodeScroll *scroll = frame->scroll;
    if (line <= 0 || line == scroll->shown_line) {
        return;
    }
    scroll->shown_line = line;
    float y = (float)(line - 1) * frame->line_h;
    scroll->y = y - (frame->rect.h - frame->line_h) * 0.45F;
}

static void apply_scroll(const CodeFrame *frame) {
    Point wheel;
    if (ui_wheel(frame->ui, frame->rect, &wheel)) {
        frame->scroll->y -= wheel.y * frame->line_h * 2;
        frame->scroll->x += wheel.x * frame->cell_w * 4;
    }
    float extra = frame->message.line > 0 ? 2 : 0;
    float content_h = ((float)frame->code->line_count + extra) * frame->line_h;
    float content_w = (float)(frame->code->widest + 2) * frame->cell_w;
    float most_y = content_h > frame->rect.h ? content_h - frame->rect.h : 0;
    float most_x = content_w > frame->text.w ? content_w - frame->text.w : 0;
    // Whole lines and whole columns: nothing is cut in the middle of a letter.
    float lines = (float)(int)(clamp_float(frame->scroll->y, 0, most_y) / frame->line_h + 0.99F);
    float columns = (float)(int)(clamp_float(frame->scroll->x, 0, most_x) / frame->cell_w + 0.99F);
    frame->scroll->y = lines * frame->line_h;
    frame->scroll->x = columns * frame->cell_w;
}

static void draw_scroll_hint(const CodeFrame *frame) {
    float content_h = (float)frame->code->line_count * frame->line_h;
    if (content_h <= frame->rect.h + 1) {
        return;
    }
    float length = clamp_float(frame->rect.h * frame->rect.h / content_h, 20, frame->rect.h);
    float part = clamp_float(frame->scroll->y / (content_h - frame->rect.h), 0, 1);
    Rect bar = rect_make(frame->rect.x + frame->rect.w - 3,
                         frame->rect.y + (frame->rect.h - length) * part, 3, length);
    draw_rect(frame->ui->list, bar, 1.5F, INK_TEXT_FAINT, INK_NONE);
}

static void draw_line_of_code(const CodeFrame *frame, const CodeMarker *markers, int count,
                              int32_t line) {
    float y = line_y(frame, line);
    const CodeMarker *marker = marker_on(markers, count, line);
    if (marker) {
        DrawList *list = frame->ui->list;
        draw_rect(list, rect_make(frame->rect.x, y, frame->rect.w, frame->line_h), 0, marker->tint,
                  INK_NONE);
        draw_rect(list, rect_make(frame->rect.x, y, 3, frame->line_h), 0, marker->ink, INK_NONE);
    }
    if (line == frame->message.line) {
        int first = frame->ui->list->count;
        draw_rect(frame->ui->list, rect_make(frame->rect.x, y, frame->rect.w, frame->line_h), 0,
                  INK_FAILED, INK_NONE);
        draw_fade(frame->ui->list, first, 0.16F);
    }
    draw_number(frame, line, y, marker != NULL);
    const CodeLine *code = &frame->code->lines[line - 1];
    uint32_t cells = line_cells(frame, code);
    float code_end = frame->text.x + (float)(cells + 1) * frame->cell_w - frame->scroll->x;
    // Code gives way to the tags: it ends before them with an ellipsis.
    CodeFrame narrow = *frame;
    if (marker) {
        float left = draw_tags(frame, markers, count, line, code_end, y, false);
        float room = left - frame->text.x;
        uint32_t fits = room > 2 * frame->cell_w ? (uint32_t)(room / frame->cell_w) - 1 : 1;
        narrow.columns = fits < frame->columns ? fits : frame->columns;
    }
    draw_pieces(&narrow, code, y);
    if (marker) {
        draw_tags(frame, markers, count, line, code_end, y, true);
    }
}

int32_t code_view(Ui *ui, Rect rect, const CodeText *code, const CodeMarker *markers,
                  int marker_count, CodeMessage message, float size, CodeScroll *scroll) {
    CodeFrame frame = {
        .ui = ui, .rect = rect, .size = size, .code = code, .scroll = scroll, .message = message};
    frame.line_h = code_line_height(ui, size);
    frame.cell_w = ui_width(ui, FONT_MONO, size, "m");
    char widest[16];
    int digits = snprintf(widest, sizeof widest, "%u", code->line_count);
    float numbers = (float)(digits < 2 ? 2 : digits) * frame.cell_w + 26;
    frame.text = rect_make(rect.x + numbers, rect.y, rect.w - numbers - 4, rect.h);
    frame.columns =
        frame.text.w > 2 * frame.cell_w ? (uint32_t)(frame.text.w / frame.cell_w) - 1 : 1;
    follow(&frame, markers, marker_count);
    apply_scroll(&frame);
    UiHit hit = ui_hit(ui, ui_id(ui, "code"), rect);
    int32_t clicked = 0;
    ui_clip_push(ui, rect);
    int32_t first = (int32_t)(scroll->y / frame.line_h) - 1;
    for (int32_t line = first < 1 ? 1 : first; line <= (int32_t)code->line_count; line++) {
        float y = line_y(&frame, line);
        if (y + frame.line_h > rect.y + rect.h + 2) {
            break;
        }
        draw_line_of_code(&frame, markers, marker_count, line);
        if (hit.clicked && ui->mouse.y >= y && ui->mouse.y < y + frame.line_h) {
            clicked = line;
        }
    }
    if (message.line > 0) {
        draw_message(&frame);
    }
    draw_scroll_hint(&frame);
    ui_clip_pop(ui);
    return clicked;
}
