#include "viz/ui/ui.h"

#include <assert.h>
#include <string.h>

#include "viz/ui/tip.h"

static void take_key(Ui *ui, const InputEvent *event) {
    if (ui->key_count == UI_MAX_KEYS) {
        return;
    }
    UiKey *key = &ui->keys[ui->key_count++];
    *key = (UiKey){.mods = event->mods};
    if (event->kind == INPUT_KEY) {
        key->key = event->key;
        key->letter = event->letter;
    } else {
        memcpy(key->text, event->text, sizeof key->text);
    }
}

static void take_event(Ui *ui, const InputEvent *event) {
    switch (event->kind) {
    case INPUT_KEY:
    case INPUT_TEXT:
        take_key(ui, event);
        break;
    case INPUT_MOVE:
        ui->mouse = event->at;
        ui->mouse_inside = true;
        break;
    case INPUT_PRESS:
        ui->mouse = event->at;
        ui->mouse_inside = true;
        if (event->button == MOUSE_LEFT) {
            ui->pressed = true;
            ui->mouse_down = true;
            ui->clicks = event->clicks;
            ui->press_at = event->at;
            ui->focus_shown = false;
        }
        break;
    case INPUT_RELEASE:
        ui->mouse = event->at;
        if (event->button == MOUSE_LEFT) {
            ui->released = true;
            ui->mouse_down = false;
        }
        break;
    case INPUT_WHEEL:
        ui->mouse = event->at;
        ui->wheel.x += event->wheel.x;
        ui->wheel.y += event->wheel.y;
        break;
    case INPUT_LEAVE:
        ui->mouse_inside = false;
        break;
    case INPUT_NOTHING:
    case INPUT_RESIZE:
    case INPUT_DROP:
    case INPUT_EXPOSE:
    case INPUT_WAKE:
    case INPUT_QUIT:
        break;
    }
}

// Tab moves through what was focusable in the last frame.
static void move_focus(Ui *ui) {
    bool back = ui_key(ui, KEY_TAB, MOD_SHIFT);
    if ((!back && !ui_key(ui, KEY_TAB, 0)) || ui->focusable_count == 0) {
        return;
    }
    int at = -1;
    for (int i = 0; i < ui->focusable_count; i++) {
        if (ui->focusable[i] == ui->focus) {
            at = i;
        }
    }
    int count = ui->focusable_count;
    int next = at < 0 ? (back ? count - 1 : 0) : (at + (back ? count - 1 : 1)) % count;
    ui->focus = ui->focusable[next];
    ui->focus_shown = true;
}

void ui_begin(Ui *ui, DrawList *list, const Metrics *metrics, float w, float h,
              const InputEvent *events, int event_count) {
    ui->list = list;
    ui->metrics = metrics;
    ui->view = rect_make(0, 0, w, h);
    ui->pressed = false;
    ui->released = false;
    ui->clicks = 0;
    ui->wheel = (Point){0, 0};
    ui->key_count = 0;
    ui->layer = 0;
    ui->top_layer = ui->next_layer;
    ui->next_layer = 0;
    ui->scope_count = 0;
    ui->clip_count = 0;
    ui->tip[0] = '\0';
    for (int i = 0; i < event_count; i++) {
        take_event(ui, &events[i]);
    }
    if (!ui->typing) {
        move_focus(ui);
    }
    ui->typing = false;
    ui->focusable_count = 0;
}

void ui_end(Ui *ui) {
    assert(ui->scope_count == 0 && ui->clip_count == 0 && ui->layer == 0);
    if (ui->tip[0] != '\0') {
        ui_draw_tip(ui);
    }
    if (!ui->mouse_down) {
        ui->held = 0;
    }
}

UiId ui_id(const Ui *ui, const char *label) {
    uint32_t hash = ui->scope_count > 0 ? ui->scopes[ui->scope_count - 1] : 2166136261U;
    for (const char *c = label; *c; c++) {
        hash = (hash ^ (unsigned char)*c) * 16777619U;
    }
    return hash ? hash : 1;
}

UiId ui_id_number(const Ui *ui, const char *label, uint32_t number) {
    uint32_t hash = (ui_id(ui, label) ^ (number + 0x9e3779b9U)) * 16777619U;
    return hash ? hash : 1;
}

void ui_scope_push(Ui *ui, const char *label) {
    assert(ui->scope_count < UI_MAX_SCOPES);
    UiId id = ui_id(ui, label);
    ui->scopes[ui->scope_count++] = id;
}

void ui_scope_pop(Ui *ui) {
    assert(ui->scope_count > 0);
    ui->scope_count--;
}

static Rect visible(const Ui *ui) {
    return ui->clip_count > 0 ? ui->clips[ui->clip_count - 1] : ui->view;
}

void ui_clip_push(Ui *ui, Rect rect) {
    assert(ui->clip_count < UI_MAX_CLIPS);
    Rect clip = rect_intersect(visible(ui), rect);
    ui->clips[ui->clip_count++] = clip;
    draw_clip(ui->list, rect);
}

void ui_clip_pop(Ui *ui) {
    assert(ui->clip_count > 0);
    ui->clip_count--;
    draw_unclip(ui->list);
}

bool ui_shows_line(const Ui *ui, float y, float height) {
    const float slack = 3; // a line box is higher than its letters
    Rect shown = visible(ui);
    return y >= shown.y - slack && y + height <= shown.y + shown.h + slack;
}

void ui_overlay_begin(Ui *ui) {
    ui->layer++;
    if (ui->layer > ui->next_layer) {
        ui->next_layer = ui->layer;
    }
}

void ui_overlay_end(Ui *ui) {
    assert(ui->layer > 0);
    ui->layer--;
}

bool ui_has_overlay(const Ui *ui) {
    return ui->top_layer > 0;
}

static bool has_input(const Ui *ui) {
    return ui->layer == ui->top_layer;
}

static bool over(const Ui *ui, Rect rect) {
    return has_input(ui) && ui->mouse_inside && rect_contains(rect, ui->mouse) &&
           rect_contains(visible(ui), ui->mouse);
}

UiHit ui_hit(Ui *ui, UiId id, Rect rect) {
    UiHit hit = {0};
    bool is_over = over(ui, rect);
    hit.hot = is_over && (ui->held == 0 || ui->held == id);
    if (is_over && ui->pressed && ui->held == 0 && rect_contains(rect, ui->press_at)) {
        ui->held = id;
        hit.pressed = true;
    }
    hit.held = ui->held == id && ui->mouse_down;
    if (ui->held == id && ui->released) {
        hit.clicked = is_over;
        ui->held = 0;
    }
    return hit;
}

UiHit ui_hit_focusable(Ui *ui, UiId id, Rect rect) {
    if (has_input(ui) && ui->focusable_count < UI_MAX_FOCUSABLE) {
        ui->focusable[ui->focusable_count++] = id;
    }
    UiHit hit = ui_hit(ui, id, rect);
    if (hit.pressed) {
        ui->focus = id;
    }
    if (ui->focus == id && ui->focus_shown && has_input(ui)) {
        hit.clicked = ui_key(ui, KEY_ENTER, 0) || hit.clicked;
        draw_rect(ui->list, rect_inset(rect, -3), 8, INK_NONE, INK_ACCENT);
    }
    return hit;
}

bool ui_is_focused(const Ui *ui, UiId id) {
    return ui->focus == id;
}

void ui_focus(Ui *ui, UiId id) {
    ui->focus = id;
}

bool ui_wheel(Ui *ui, Rect rect, Point *wheel) {
    if (!over(ui, rect) || (ui->wheel.x == 0 && ui->wheel.y == 0)) {
        return false;
    }
    *wheel = ui->wheel;
    ui->wheel = (Point){0, 0};
    return true;
}

bool ui_key(Ui *ui, Key key, unsigned mods) {
    for (int i = 0; i < ui->key_count && has_input(ui); i++) {
        UiKey *pressed = &ui->keys[i];
        if (!pressed->used && pressed->key == key && pressed->mods == mods) {
            pressed->used = true;
            return true;
        }
    }
    return false;
}

bool ui_letter(Ui *ui, char letter, unsigned mods) {
    for (int i = 0; i < ui->key_count && has_input(ui); i++) {
        UiKey *pressed = &ui->keys[i];
        if (!pressed->used && pressed->key == KEY_LETTER && pressed->letter == letter &&
            pressed->mods == mods) {
            pressed->used = true;
            return true;
        }
    }
    return false;
}

bool ui_typed(Ui *ui, const char *text) {
    for (int i = 0; i < ui->key_count && has_input(ui); i++) {
        UiKey *typed = &ui->keys[i];
        if (!typed->used && typed->key == KEY_NONE && strcmp(typed->text, text) == 0) {
            typed->used = true;
            return true;
        }
    }
    return false;
}

float ui_width(const Ui *ui, Font font, float size, const char *text) {
    return text_width(ui->metrics, font, size, text);
}

float ui_line_height(const Ui *ui, Font font, float size) {
    return ui->metrics->line_height(ui->metrics->context, font, size);
}

void ui_text(Ui *ui, Rect rect, Align align, Font font, float size, Ink ink, const char *text) {
    if (rect.w <= 0 || *text == '\0') {
        return;
    }
    float y = rect.y + (rect.h - ui_line_height(ui, font, size)) / 2;
    float width = align == ALIGN_LEFT ? 0 : ui_width(ui, font, size, text);
    float x = rect.x;
    if (width < rect.w && align == ALIGN_CENTER) {
        x += (rect.w - width) / 2;
    } else if (width < rect.w && align == ALIGN_RIGHT) {
        x += rect.w - width;
    }
    // A hair of room, so that a text is not cut because of rounding.
    draw_text_fit(ui->list, ui->metrics, x, y, rect.x + rect.w - x + 0.5F, font, size, ink, text);
}

void ui_panel(Ui *ui, Rect rect) {
    draw_rect(ui->list, rect, 8, INK_PANEL, INK_BORDER);
}

void ui_tip(Ui *ui, Rect rect, const char *text) {
    if (over(ui, rect) && ui->held == 0) {
        ui_set_tip(ui, rect, text);
    }
}
