// Which of the programs of a Markdown file is shown: a button with its name, and the list of all.
#include "viz/app/view.h"

static const float ROW_H = 46;
static const float LIST_W = 640;

static const char *button_text(const View *view) {
    const LessonView *lesson = view->lesson;
    return arena_printf(view->frame, "%d of %d", lesson->block + 1, lesson->block_count);
}

void block_list_open(View *view) {
    view->state->blocks_open = true;
    view->state->blocks_selected = view->lesson->block;
    view->state->blocks_y = 0;
}

void block_chooser(View *view, Rect rect) {
    Ui *ui = view->ui;
    const LessonBlock *block = &view->lesson->blocks[view->lesson->block];
    UiHit hit = ui_hit_focusable(ui, ui_id(ui, "blocks"), rect);
    draw_rect(ui->list, rect, 6, INK_PANEL_RAISED, hit.hot ? INK_BORDER_STRONG : INK_BORDER);
    Rect rest = rect_inset_xy(rect, 10, 0);
    const char *count = button_text(view);
    float w = ui_width(ui, FONT_UI_MEDIUM, 13, count);
    ui_text(ui, rect_cut_left(&rest, w + 1), ALIGN_LEFT, FONT_UI_MEDIUM, 13, INK_ACCENT, count);
    rect_cut_left(&rest, 10);
    Rect icon = rect_cut_right(&rest, 16);
    draw_icon(ui->list, rect_center(icon, 14, 14), ICON_CHEVRON_DOWN, INK_TEXT_MUTED);
    ui_text(ui, rest, ALIGN_LEFT, FONT_UI, 13, INK_TEXT, block->name);
    ui_tip(ui, rect, "The programs of this file (B)");
    if (hit.clicked) {
        block_list_open(view);
    }
}

static bool draw_row(View *view, Rect row, int index) {
    Ui *ui = view->ui;
    const LessonBlock *block = &view->lesson->blocks[index];
    UiHit hit = ui_hit(ui, ui_id_number(ui, "block", (uint32_t)index), row);
    bool selected = index == view->state->blocks_selected;
    if (selected || hit.hot) {
        draw_rect(ui->list, rect_inset_xy(row, 0, 1), 6, INK_PANEL_RAISED,
                  selected ? INK_ACCENT : INK_NONE);
    }
    Rect rest = rect_inset_xy(row, 12, 4);
    const char *number = arena_printf(view->frame, "%d", index + 1);
    ui_text(ui, rect_cut_left(&rest, 30), ALIGN_LEFT, FONT_UI_BOLD, 15,
            index == view->lesson->block ? INK_ACCENT : INK_TEXT_MUTED, number);
    const char *line = arena_printf(view->frame, "line %d", (int)block->file_line);
    float w = ui_width(ui, FONT_UI, 13, line);
    ui_text(ui, rect_cut_right(&rest, w + 1), ALIGN_RIGHT, FONT_UI, 13, INK_TEXT_FAINT, line);
    rect_cut_right(&rest, 12);
    ui_text(ui, rect_cut_top(&rest, rest.h / 2), ALIGN_LEFT, FONT_UI, 14, INK_TEXT, block->name);
    ui_text(ui, rest, ALIGN_LEFT, FONT_MONO, 12.5F, INK_TEXT_MUTED, block->code);
    return hit.clicked;
}

static void move_selection(View *view, float height) {
    ViewState *state = view->state;
    int before = state->blocks_selected;
    int last = view->lesson->block_count - 1;
    state->blocks_selected += ui_key(view->ui, KEY_DOWN, 0);
    state->blocks_selected -= ui_key(view->ui, KEY_UP, 0);
    state->blocks_selected = ui_key(view->ui, KEY_HOME, 0) ? 0 : state->blocks_selected;
    state->blocks_selected = ui_key(view->ui, KEY_END, 0) ? last : state->blocks_selected;
    state->blocks_selected = state->blocks_selected < 0      ? 0
                             : state->blocks_selected > last ? last
                                                             : state->blocks_selected;
    float y = (float)state->blocks_selected * ROW_H;
    if (state->blocks_selected != before && y < state->blocks_y) {
        state->blocks_y = y;
    } else if (state->blocks_selected != before && y + ROW_H > state->blocks_y + height) {
        state->blocks_y = y + ROW_H - height;
    }
}

static void choose(View *view, int block) {
    view->state->blocks_open = false;
    view_act(view, ACTION_BLOCK, block);
}

void block_list(View *view) {
    if (!view->state->blocks_open) {
        return;
    }
    Ui *ui = view->ui;
    bool close = false;
    int count = view->lesson->block_count;
    // As many whole rows as the window has room for.
    int fits = (int)((ui->view.h - 32 - 76) / ROW_H);
    float height = (float)(count < fits ? count : fits) * ROW_H;
    Rect rest = ui_dialog_begin(ui, LIST_W, height + 76, "Programs in this file", &close);
    rest.h = height;
    move_selection(view, height);
    Rect content = ui_scroll_begin(ui, "list", rest, (float)count * ROW_H, &view->state->blocks_y);
    int clicked = -1;
    for (int i = 0; i < count; i++) {
        Rect row = rect_make(content.x, content.y + (float)i * ROW_H, content.w, ROW_H);
        if (row.y + ROW_H >= rest.y && row.y <= rest.y + rest.h && draw_row(view, row, i)) {
            clicked = i;
        }
    }
    ui_scroll_end(ui);
    if (ui_key(ui, KEY_ENTER, 0)) {
        clicked = view->state->blocks_selected;
    }
    ui_dialog_end(ui);
    if (clicked >= 0) {
        choose(view, clicked);
    } else if (close) {
        view->state->blocks_open = false;
        view_act(view, ACTION_NONE, 0);
    }
}
