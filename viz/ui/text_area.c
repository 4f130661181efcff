#include "viz/ui/text_area.h"

#include <string.h>

static const float SIZE = 14;
static const float PAD_X = 10;
static const float PAD_Y = 4;

void text_area_set(TextArea *area, const char *text) {
    size_t length = strlen(text);
    if (length >= TEXT_AREA_BYTES) {
        length = TEXT_AREA_BYTES - 1;
        while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80) {
            length--;
        }
    }
    bool one_line = area->one_line;
    memset(area, 0, sizeof *area);
    area->one_line = one_line;
    memcpy(area->now.bytes, text, length);
    area->now.length = length;
    area->now.cursor = length;
}

int text_area_lines(const TextArea *area) {
    int lines = 1;
    for (const char *c = area->now.bytes; *c; c++) {
        lines += *c == '\n';
    }
    return lines;
}

// ---- taking back

static void remember(TextArea *area) {
    area->undos[area->undo_next] = area->now;
    area->undo_next = (area->undo_next + 1) % TEXT_AREA_UNDOS;
    area->undo_count += area->undo_count < TEXT_AREA_UNDOS;
}

static bool take_back(TextArea *area) {
    area->all_selected = false;
    area->writing = false;
    if (area->undo_count == 0) {
        return false;
    }
    area->undo_count--;
    area->undo_next = (area->undo_next + TEXT_AREA_UNDOS - 1) % TEXT_AREA_UNDOS;
    area->now = area->undos[area->undo_next];
    return true;
}

// ---- editing

static size_t before(const TextAreaState *text, size_t at) {
    while (at > 0 && ((unsigned char)text->bytes[--at] & 0xc0) == 0x80) {
    }
    return at;
}

static size_t after(const TextAreaState *text, size_t at) {
    while (at < text->length && ((unsigned char)text->bytes[++at] & 0xc0) == 0x80) {
    }
    return at;
}

static void erase(TextAreaState *text, size_t from, size_t to) {
    memmove(text->bytes + from, text->bytes + to, text->length - to + 1);
    text->length -= to - from;
    text->cursor = from;
}

static void erase_selection(TextArea *area) {
    if (area->all_selected) {
        erase(&area->now, 0, area->now.length);
    }
    area->all_selected = false;
}

// Line ends come as \n only, and other control characters not at all.
static void insert(TextArea *area, const char *added) {
    TextAreaState *text = &area->now;
    for (; *added; added++) {
        unsigned char c = (unsigned char)*added;
        c = c == '\n' && area->one_line ? ' ' : c;
        if ((c < ' ' && c != '\n' && c != '\t') || text->length + 1 >= TEXT_AREA_BYTES) {
            continue;
        }
        memmove(text->bytes + text->cursor + 1, text->bytes + text->cursor,
                text->length - text->cursor + 1);
        text->bytes[text->cursor++] = (char)c;
        text->length++;
    }
}

static bool write_text(TextArea *area, const char *added) {
    size_t room = TEXT_AREA_BYTES - 1 - (area->all_selected ? 0 : area->now.length);
    bool is_control = (unsigned char)added[0] < ' ' && added[0] != '\n' && added[1] == '\0';
    if (*added == '\0' || is_control || strlen(added) > room) {
        return false; // a part of a character, or of a paste, would be worse than nothing
    }
    if (!area->writing || area->all_selected || added[1] != '\0') {
        remember(area);
    }
    area->writing = added[1] == '\0';
    erase_selection(area);
    insert(area, added);
    return true;
}

static bool remove_text(TextArea *area, bool forward) {
    TextAreaState *text = &area->now;
    size_t from = forward ? text->cursor : before(text, text->cursor);
    size_t to = forward ? after(text, text->cursor) : text->cursor;
    area->writing = false;
    if (!area->all_selected && from == to) {
        return false;
    }
    remember(area);
    if (area->all_selected) {
        erase_selection(area);
    } else {
        erase(text, from, to);
    }
    return true;
}

// ---- moving

static size_t line_begin(const TextAreaState *text, size_t at) {
    while (at > 0 && text->bytes[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t line_end(const TextAreaState *text, size_t at) {
    return at + strcspn(text->bytes + at, "\n");
}

static size_t beside(const TextAreaState *text, bool down) {
    size_t begin = line_begin(text, text->cursor);
    size_t end = line_end(text, text->cursor);
    if (down ? end == text->length : begin == 0) {
        return down ? text->length : 0;
    }
    size_t other = down ? end + 1 : line_begin(text, begin - 1);
    size_t to = other + (text->cursor - begin);
    size_t most = line_end(text, other);
    to = to < most ? to : most;
    while (to > other && ((unsigned char)text->bytes[to] & 0xc0) == 0x80) {
        to--; // never within a character
    }
    return to;
}

static void move_cursor(TextArea *area, Key key) {
    TextAreaState *text = &area->now;
    area->writing = false;
    area->all_selected = false;
    switch ((int)key) {
    case KEY_LEFT:
        text->cursor = before(text, text->cursor);
        break;
    case KEY_RIGHT:
        text->cursor = after(text, text->cursor);
        break;
    case KEY_UP:
    case KEY_DOWN:
        text->cursor = beside(text, key == KEY_DOWN);
        break;
    case KEY_HOME:
        text->cursor = line_begin(text, text->cursor);
        break;
    case KEY_END:
        text->cursor = line_end(text, text->cursor);
        break;
    default: // the field is small: the page keys do nothing in it
        break;
    }
}

// ---- keys

static TextAreaAnswer changed_if(bool changed) {
    return changed ? TEXT_AREA_CHANGED : TEXT_AREA_SAME;
}

static TextAreaAnswer take_letter(Ui *ui, TextArea *area, UiKey *key) {
    bool ctrl = key->mods == MOD_CTRL;
    if (ctrl && key->letter == 'z') {
        key->used = true;
        return changed_if(take_back(area));
    }
    if (ctrl && key->letter == 'a') {
        key->used = true;
        area->all_selected = area->now.length > 0;
    } else if (ctrl && key->letter == 'v' && ui->pasted) {
        key->used = true;
        area->writing = false;
        return changed_if(write_text(area, ui->pasted));
    }
    return TEXT_AREA_SAME;
}

static TextAreaAnswer take_key(Ui *ui, TextArea *area, UiKey *key) {
    bool is_enter = key->key == KEY_ENTER;
    if (key->key == KEY_LETTER) {
        return take_letter(ui, area, key);
    }
    if (key->key == KEY_TAB || key->key == KEY_F1 || key->key == KEY_F11) {
        return TEXT_AREA_SAME;
    }
    key->used = true;
    if (key->key == KEY_ESCAPE) {
        ui->focus = 0;
        ui->focus_shown = false;
        return TEXT_AREA_SAME;
    }
    if (key->key == KEY_NONE) {
        return changed_if(write_text(area, key->text));
    }
    if (is_enter && (key->mods & MOD_SHIFT)) {
        return changed_if(!area->one_line && write_text(area, "\n"));
    }
    if (is_enter) {
        area->writing = false;
        return TEXT_AREA_ENTER;
    }
    if (key->key == KEY_BACKSPACE || key->key == KEY_DELETE) {
        return changed_if(remove_text(area, key->key == KEY_DELETE));
    }
    if (key->key != KEY_SPACE) { // it comes as text, too
        move_cursor(area, key->key);
    }
    return TEXT_AREA_SAME;
}

static TextAreaAnswer take_keys(Ui *ui, UiId id, TextArea *area) {
    TextAreaAnswer answer = TEXT_AREA_SAME;
    for (int i = 0; i < ui->key_count && ui->focus == id; i++) {
        if (!ui->keys[i].used) {
            TextAreaAnswer one = take_key(ui, area, &ui->keys[i]);
            answer = one > answer ? one : answer;
        }
    }
    return answer;
}

// ---- drawing

float ui_text_area_height(const Ui *ui, int lines) {
    return (float)lines * ui_line_height(ui, FONT_MONO, SIZE) + 2 * PAD_Y + 2;
}

static int lines_before(const TextAreaState *text, size_t at) {
    int lines = 0;
    for (size_t i = 0; i < at; i++) {
        lines += text->bytes[i] == '\n';
    }
    return lines;
}

static void draw_line_of(Ui *ui, Point at, const char *line, size_t length) {
    char copy[TEXT_AREA_BYTES];
    memcpy(copy, line, length);
    copy[length] = '\0';
    draw_text(ui->list, at.x, at.y, FONT_MONO, SIZE, INK_TEXT, copy);
}

static void draw_content(Ui *ui, Rect inner, const TextArea *area, bool has_focus) {
    const TextAreaState *text = &area->now;
    float line_h = ui_line_height(ui, FONT_MONO, SIZE);
    size_t begin = line_begin(text, text->cursor);
    float to_cursor =
        text_width_n(ui->metrics, FONT_MONO, SIZE, text->bytes + begin, text->cursor - begin);
    float shift_x = has_focus && to_cursor > inner.w - 4 ? to_cursor - inner.w + 4 : 0;
    float cursor_y = (float)lines_before(text, text->cursor) * line_h;
    float shift_y = has_focus && cursor_y + line_h > inner.h ? cursor_y + line_h - inner.h : 0;
    float y = inner.y - shift_y;
    for (const char *line = text->bytes;; y += line_h) {
        size_t length = strcspn(line, "\n");
        if (y > inner.y - line_h && y < inner.y + inner.h) {
            if (area->all_selected && has_focus) {
                float w = text_width_n(ui->metrics, FONT_MONO, SIZE, line, length);
                draw_rect(ui->list, rect_make(inner.x - shift_x, y, w + 3, line_h), 2,
                          INK_BORDER_STRONG, INK_NONE);
            }
            draw_line_of(ui, (Point){inner.x - shift_x, y}, line, length);
        }
        if (line[length] == '\0') {
            break;
        }
        line += length + 1;
    }
    if (has_focus) {
        draw_rect(ui->list,
                  rect_make(inner.x - shift_x + to_cursor, inner.y + cursor_y - shift_y, 2, line_h),
                  0, INK_ACCENT, INK_NONE);
    }
}

TextAreaAnswer ui_text_area(Ui *ui, Rect rect, UiId id, TextArea *area, const char *hint,
                            bool warns) {
    TextAreaAnswer answer = TEXT_AREA_SAME;
    bool is_open = ui->layer == ui->top_layer;
    if (is_open && ui->focus == id && ui->pressed && !rect_contains(rect, ui->press_at)) {
        ui->focus = 0; // a press elsewhere leaves it
    }
    if (is_open) {
        answer = take_keys(ui, id, area);
    }
    UiHit hit = ui_hit_focusable(ui, id, rect);
    bool has_focus = ui->focus == id;
    draw_rect(ui->list, rect, 6, INK_PANEL,
              warns       ? INK_FAILED
              : has_focus ? INK_ACCENT
              : hit.hot   ? INK_BORDER_STRONG
                          : INK_BORDER);
    Rect inner = rect_inset_xy(rect, PAD_X, PAD_Y + 1);
    ui_clip_push(ui, rect_inset_xy(rect, PAD_X - 2, 2));
    if (area->now.length == 0 && !has_focus) {
        float line_h = ui_line_height(ui, FONT_MONO, SIZE);
        ui_text(ui, rect_make(inner.x, inner.y, inner.w, line_h), ALIGN_LEFT, FONT_UI, 13,
                INK_TEXT_FAINT, hint);
    }
    draw_content(ui, inner, area, has_focus);
    ui_clip_pop(ui);
    return answer;
}
