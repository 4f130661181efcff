// The text field of widgets.h: editing a line of UTF-8.
#include <string.h>

#include "viz/ui/widgets.h"

void text_field_set(TextField *field, const char *text) {
    size_t length = strlen(text);
    if (length >= sizeof field->bytes) {
        length = sizeof field->bytes - 1;
    }
    memcpy(field->bytes, text, length);
    field->bytes[length] = '\0';
    field->length = length;
    field->cursor = length;
}

static size_t before(const TextField *field, size_t at) {
    while (at > 0 && ((unsigned char)field->bytes[--at] & 0xc0) == 0x80) {
    }
    return at;
}

static size_t after(const TextField *field, size_t at) {
    while (at < field->length && ((unsigned char)field->bytes[++at] & 0xc0) == 0x80) {
    }
    return at;
}

static void erase(TextField *field, size_t from, size_t to) {
    memmove(field->bytes + from, field->bytes + to, field->length - to + 1);
    field->length -= to - from;
    field->cursor = from;
}

static bool insert(TextField *field, const char *text) {
    size_t length = strlen(text);
    if ((unsigned char)text[0] < ' ' || field->length + length >= sizeof field->bytes) {
        return false;
    }
    memmove(field->bytes + field->cursor + length, field->bytes + field->cursor,
            field->length - field->cursor + 1);
    memcpy(field->bytes + field->cursor, text, length);
    field->length += length;
    field->cursor += length;
    return true;
}

static bool field_key(TextField *field, const UiKey *key) {
    switch ((int)key->key) {
    case KEY_LEFT:
        field->cursor = before(field, field->cursor);
        return false;
    case KEY_RIGHT:
        field->cursor = after(field, field->cursor);
        return false;
    case KEY_HOME:
        field->cursor = 0;
        return false;
    case KEY_END:
        field->cursor = field->length;
        return false;
    case KEY_BACKSPACE:
        erase(field, before(field, field->cursor), field->cursor);
        return true;
    case KEY_DELETE:
        erase(field, field->cursor, after(field, field->cursor));
        return true;
    case KEY_NONE:
        return insert(field, key->text);
    default: // the other keys are not for editing
        return false;
    }
}

static bool is_editing_key(const UiKey *key) {
    return key->key == KEY_NONE || key->key == KEY_LEFT || key->key == KEY_RIGHT ||
           key->key == KEY_HOME || key->key == KEY_END || key->key == KEY_BACKSPACE ||
           key->key == KEY_DELETE || key->key == KEY_SPACE;
}

bool ui_text_field(Ui *ui, Rect rect, const char *label, TextField *field, const char *hint) {
    const float size = 14;
    bool changed = false;
    ui->typing = true;
    ui_hit(ui, ui_id(ui, label), rect);
    for (int i = 0; i < ui->key_count && ui->layer == ui->top_layer; i++) {
        UiKey *key = &ui->keys[i];
        if (!key->used && is_editing_key(key)) {
            key->used = true;
            changed = field_key(field, key) || changed;
        }
    }
    draw_rect(ui->list, rect, 6, INK_PANEL_SUNKEN, INK_ACCENT);
    Rect inner = rect_inset_xy(rect, 10, 2);
    float line_h = ui_line_height(ui, FONT_MONO, size);
    float y = inner.y + (inner.h - line_h) / 2;
    float to_cursor = text_width_n(ui->metrics, FONT_MONO, size, field->bytes, field->cursor);
    float shift = to_cursor > inner.w - 4 ? to_cursor - inner.w + 4 : 0;
    ui_clip_push(ui, inner);
    if (field->length == 0) {
        ui_text(ui, inner, ALIGN_LEFT, FONT_UI, size, INK_TEXT_FAINT, hint);
    }
    draw_text(ui->list, inner.x - shift, y, FONT_MONO, size, INK_TEXT, field->bytes);
    draw_rect(ui->list, rect_make(inner.x - shift + to_cursor, y, 2, line_h), 0, INK_ACCENT,
              INK_NONE);
    ui_clip_pop(ui);
    return changed;
}
