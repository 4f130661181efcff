// What the variables of every lane are; those that this step changed are marked.
#include <string.h>

#include "viz/app/view.h"

static const float ROW_H = 25;
static const float PAD = 20;

typedef struct VariableRow {
    const VariableTrack *track;
    const char *value;
    bool is_new;
} VariableRow;

static uint32_t visible_variables(View *view, VariableRow *rows) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < view->picture->variable_count; i++) {
        const VariableTrack *track = &view->picture->variables[i];
        uint32_t seq = picture_variable_at(track, view->scene->seq);
        if (seq == EVENT_NO_CAUSE) {
            continue;
        }
        const char *text = trace_text(view->trace, trace_event(view->trace, seq)->detail);
        rows[count++] =
            (VariableRow){track, text + strlen(track->name) + 3, seq >= view->scene->event};
    }
    return count;
}

static void draw_variable(View *view, Rect row, const VariableRow *variable) {
    Ui *ui = view->ui;
    uint32_t owner = variable->track->lane;
    const char *lane = scene_is_module(view->trace, owner) ? "" : view_lane_name(view, owner);
    const char *name = *lane ? arena_printf(view->frame, "%s.%s", lane, variable->track->name)
                             : variable->track->name;
    if (variable->is_new) {
        draw_rect(ui->list, rect_make(row.x - 10, row.y + 4, 3, row.h - 8), 1.5F, INK_ACCENT,
                  INK_NONE);
    }
    ui_tip(ui, row, arena_printf(view->frame, "%s = %.150s", name, variable->value));
    float name_w = ui_width(ui, FONT_MONO, 13.5F, name);
    name_w = clamp_float(name_w, 0, row.w * 0.6F);
    ui_text(ui, rect_cut_left(&row, name_w), ALIGN_LEFT,
            variable->is_new ? FONT_MONO_BOLD : FONT_MONO, 13.5F, INK_TEXT, name);
    rect_cut_left(&row, 10);
    ui_text(ui, row, ALIGN_LEFT, FONT_MONO, 13.5F, INK_TEXT_MUTED, variable->value);
}

void panel_variables(View *view, Rect rect) {
    ui_panel(view->ui, rect);
    Rect inner = rect_inset_xy(rect, PAD, 10);
    view_panel_title(view, rect_cut_top(&inner, 24), "Variables");
    VariableRow *rows = ARENA_ARRAY(view->frame, VariableRow, view->picture->variable_count + 1);
    uint32_t count = visible_variables(view, rows);
    if (count == 0) {
        ui_text(view->ui, rect_cut_top(&inner, ROW_H), ALIGN_LEFT, FONT_UI, 13, INK_TEXT_FAINT,
                "none yet");
        return;
    }
    inner.x -= 12;
    inner.w += 24;
    Rect content = ui_scroll_begin(view->ui, "variables", inner, (float)count * ROW_H,
                                   &view->state->variables_y);
    content.x += 12;
    content.w = inner.w - 24;
    for (uint32_t i = (uint32_t)((inner.y - content.y) / ROW_H); i < count; i++) {
        float y = content.y + (float)i * ROW_H;
        if (y > inner.y + inner.h) {
            break;
        }
        if (!ui_shows_line(view->ui, y + 2, ROW_H - 4)) {
            continue;
        }
        draw_variable(view, rect_make(content.x, y, content.w, ROW_H), &rows[i]);
    }
    ui_scroll_end(view->ui);
}
