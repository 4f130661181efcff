#include "viz/ui/widgets.h"

static const float BUTTON_SIZE = 14; // font size

bool ui_button(Ui *ui, Rect rect, const char *label, ButtonLook look) {
    UiHit hit = ui_hit_focusable(ui, ui_id(ui, label), rect);
    Ink fill = INK_PANEL_RAISED;
    Ink edge = hit.hot || hit.held ? INK_BORDER_STRONG : INK_BORDER;
    Ink text = INK_TEXT;
    if (look == BUTTON_PRIMARY) {
        fill = INK_ACCENT;
        edge = hit.hot ? INK_TEXT : INK_ACCENT;
        text = INK_ON_ACCENT;
    } else if (look == BUTTON_QUIET) {
        fill = hit.hot || hit.held ? INK_PANEL_RAISED : INK_NONE;
        edge = INK_NONE;
        text = hit.hot ? INK_TEXT : INK_TEXT_MUTED;
    }
    draw_rect(ui->list, rect, 6, fill, edge);
    ui_text(ui, rect_inset_xy(rect, 6, 0), ALIGN_CENTER, FONT_UI_MEDIUM, BUTTON_SIZE, text, label);
    return hit.clicked;
}

float ui_button_width(const Ui *ui, const char *label) {
    return ui_width(ui, FONT_UI_MEDIUM, BUTTON_SIZE, label) + 32;
}

bool ui_icon_button(Ui *ui, Rect rect, Icon icon, const char *tip, ButtonLook look) {
    UiHit hit = ui_hit_focusable(ui, ui_id_number(ui, "icon", (uint32_t)icon), rect);
    bool primary = look == BUTTON_PRIMARY;
    Ink edge = hit.hot || hit.held ? INK_BORDER_STRONG : INK_BORDER;
    if (look == BUTTON_QUIET) {
        edge = hit.hot ? INK_BORDER : INK_NONE;
    }
    Ink fill = primary ? INK_ACCENT : look == BUTTON_QUIET ? INK_NONE : INK_PANEL_RAISED;
    draw_rect(ui->list, rect, rect.h / 2, fill, primary ? (hit.hot ? INK_TEXT : INK_ACCENT) : edge);
    float part = primary ? 0.5F : 0.56F;
    Rect inner = rect_center(rect, rect.w * part, rect.h * part);
    draw_icon(ui->list, inner, icon, primary ? INK_ON_ACCENT : INK_TEXT);
    ui_tip(ui, rect, tip);
    return hit.clicked;
}

void ui_disabled_icon(Ui *ui, Rect rect, Icon icon) {
    draw_rect(ui->list, rect, rect.h / 2, INK_NONE, INK_BORDER);
    draw_icon(ui->list, rect_center(rect, rect.w * 0.56F, rect.h * 0.56F), icon, INK_TEXT_FAINT);
}

static float segment_width(const Ui *ui, const char *label) {
    return ui_width(ui, FONT_UI_MEDIUM, 13, label) + 22;
}

float ui_segmented_width(const Ui *ui, const char *const *labels, int count) {
    float width = 6;
    for (int i = 0; i < count; i++) {
        width += segment_width(ui, labels[i]);
    }
    return width;
}

int ui_segmented(Ui *ui, Rect rect, const char *const *labels, int count, int selected) {
    int clicked = -1;
    draw_rect(ui->list, rect, 7, INK_PANEL_RAISED, INK_BORDER);
    Rect rest = rect_inset(rect, 3);
    for (int i = 0; i < count; i++) {
        Rect cell = rect_cut_left(&rest, segment_width(ui, labels[i]));
        UiHit hit = ui_hit_focusable(ui, ui_id(ui, labels[i]), cell);
        Ink ink = hit.hot ? INK_TEXT : INK_TEXT_MUTED;
        if (i == selected) {
            draw_rect(ui->list, cell, 5, INK_ACCENT, INK_NONE);
            ink = INK_ON_ACCENT;
        }
        ui_text(ui, cell, ALIGN_CENTER, FONT_UI_MEDIUM, 13, ink, labels[i]);
        clicked = hit.clicked ? i : clicked;
    }
    return clicked;
}

static float scrubber_x(Rect line, int64_t count, int64_t value) {
    // Position -1 stands at the left end, the last one at the right end.
    return line.x + line.w * (float)(value + 1) / (float)(count > 0 ? count : 1);
}

static void scrubber_ticks(Ui *ui, Rect line, int64_t count, const int64_t *ticks, int tick_count) {
    float last_x = -100;
    for (int i = 0; i < tick_count; i++) {
        float x = scrubber_x(line, count, ticks[i]);
        if (x - last_x >= 3) { // closer ticks would be a grey bar
            draw_line(ui->list, (Point){x, line.y - 9}, (Point){x, line.y - 5}, 1, INK_TEXT_FAINT,
                      0);
            last_x = x;
        }
    }
}

int64_t ui_scrubber(Ui *ui, Rect rect, int64_t count, int64_t value, const int64_t *ticks,
                    int tick_count) {
    UiHit hit = ui_hit(ui, ui_id(ui, "scrubber"), rect);
    Rect line = rect_make(rect.x + 8, rect.y + rect.h / 2 - 3, rect.w - 16, 6);
    float x = scrubber_x(line, count, value);
    scrubber_ticks(ui, line, count, ticks, tick_count);
    draw_rect(ui->list, line, 3, INK_PANEL_RAISED, INK_BORDER);
    draw_rect(ui->list, rect_make(line.x, line.y, x - line.x, line.h), 3, INK_DONE, INK_NONE);
    float radius = hit.hot || hit.held ? 9 : 8;
    Rect knob = rect_make(x - radius, line.y + 3 - radius, 2 * radius, 2 * radius);
    draw_rect(ui->list, knob, radius, INK_TEXT, INK_BACKGROUND);
    if (!hit.held && !hit.pressed) {
        return SCRUBBER_SAME;
    }
    float part = line.w > 0 ? clamp_float((ui->mouse.x - line.x) / line.w, 0, 1) : 0;
    int64_t wanted = (int64_t)(part * (float)count + 0.5F) - 1;
    return wanted == value ? SCRUBBER_SAME : wanted;
}

static void scroll_bar(Ui *ui, Rect rect, float content_h, float *offset) {
    float most = content_h - rect.h;
    float length = clamp_float(rect.h * rect.h / content_h, 24, rect.h);
    Rect track = rect_make(rect.x + rect.w - 10, rect.y, 10, rect.h);
    float y = track.y + (track.h - length) * (most > 0 ? *offset / most : 0);
    UiHit hit = ui_hit(ui, ui_id(ui, "bar"), track);
    if (hit.held && track.h > length) {
        float part = (ui->mouse.y - track.y - length / 2) / (track.h - length);
        *offset = clamp_float(part, 0, 1) * most;
    }
    draw_rect(ui->list, rect_make(track.x + 3, y + 2, 4, length - 4), 2,
              hit.hot || hit.held ? INK_TEXT_MUTED : INK_TEXT_FAINT, INK_NONE);
}

Rect ui_scroll_begin(Ui *ui, const char *label, Rect rect, float content_h, float *offset) {
    ui_scope_push(ui, label);
    float most = content_h > rect.h ? content_h - rect.h : 0;
    Point wheel;
    if (most > 0 && ui_wheel(ui, rect, &wheel)) {
        *offset -= wheel.y * 48;
    }
    *offset = clamp_float(*offset, 0, most);
    if (most > 0) {
        scroll_bar(ui, rect, content_h, offset);
    }
    ui_clip_push(ui, rect);
    float bar = most > 0 ? 12 : 0;
    return rect_make(rect.x, rect.y - *offset, rect.w - bar, content_h);
}

void ui_scroll_end(Ui *ui) {
    ui_clip_pop(ui);
    ui_scope_pop(ui);
}

Rect ui_dialog_begin(Ui *ui, float w, float h, const char *title, bool *close) {
    ui_overlay_begin(ui);
    ui_scope_push(ui, title);
    draw_rect(ui->list, ui->view, 0, INK_SHADOW, INK_NONE);
    w = clamp_float(w, 0, ui->view.w - 32);
    h = clamp_float(h, 0, ui->view.h - 32);
    Rect box = rect_center(ui->view, w, h);
    bool outside = ui->pressed && !rect_contains(box, ui->press_at);
    *close = (ui_has_overlay(ui) && outside) || ui_key(ui, KEY_ESCAPE, 0);
    draw_rect(ui->list, box, 10, INK_PANEL, INK_BORDER_STRONG);
    Rect rest = rect_inset_xy(box, 24, 18);
    Rect head = rect_cut_top(&rest, 30);
    ui_text(ui, head, ALIGN_LEFT, FONT_UI_BOLD, 18, INK_TEXT, title);
    rect_cut_top(&rest, 10);
    return rest;
}

void ui_dialog_end(Ui *ui) {
    ui_scope_pop(ui);
    ui_overlay_end(ui);
}

void ui_progress(Ui *ui, Rect rect, float part) {
    draw_rect(ui->list, rect, rect.h / 2, INK_PANEL_RAISED, INK_BORDER);
    Rect done = rect;
    done.w = rect.w * clamp_float(part < 0 ? 1 : part, 0, 1);
    int first = ui->list->count;
    draw_rect(ui->list, done, rect.h / 2, INK_ACCENT, INK_NONE);
    if (part < 0) {
        draw_fade(ui->list, first, 0.5F);
    }
}
