#include "viz/app/screen_library.h"

#include <stdio.h>
#include <string.h>

static const float ROW_H = 38;
static const float CHAPTER_H = 46;

// Title and, where there is room, what it is about.
static void draw_words(Ui *ui, Rect rest, const LibraryItem *item, float title_w) {
    bool has_room = rest.w - title_w > 220;
    Rect title = has_room ? rect_cut_left(&rest, title_w) : rest;
    ui_text(ui, title, ALIGN_LEFT, FONT_UI, 15, INK_TEXT, item->title);
    if (has_room) {
        rect_cut_left(&rest, 20);
        ui_text(ui, rest, ALIGN_LEFT, FONT_UI, 13.5F, INK_TEXT_MUTED, item->about);
    }
}

// Titles are as wide as the widest of them, so that what they are about stands in a column.
static float widest_title(const Ui *ui, const Library *library, int from, int to) {
    float widest = 0;
    for (int i = from; i < to; i++) {
        float w = ui_width(ui, FONT_UI, 15, library->items[i].title);
        widest = w > widest ? w : widest;
    }
    return widest + 4;
}

static bool draw_item(Ui *ui, Library *library, int index, Rect row, float title_w) {
    const LibraryItem *item = &library->items[index];
    UiHit hit = ui_hit(ui, ui_id_number(ui, "item", (uint32_t)index), row);
    bool selected = library->selected == index;
    if (selected || hit.hot) {
        draw_rect(ui->list, rect_inset_xy(row, 0, 2), 6, INK_PANEL_RAISED,
                  selected ? INK_ACCENT : INK_NONE);
    }
    Rect rest = rect_inset_xy(row, 14, 0);
    Rect icon = rect_cut_left(&rest, 16);
    bool is_recent = index >= library->recent_from;
    Icon sign = is_recent ? ICON_OPEN : item->is_done ? ICON_CHECK : ICON_PLAY;
    draw_icon(ui->list, rect_center(icon, 14, 14), sign,
              item->is_done ? INK_RUNNING
              : selected    ? INK_ACCENT
                            : INK_TEXT_FAINT);
    rect_cut_left(&rest, 12);
    draw_words(ui, rest, item, title_w);
    if (is_recent) {
        ui_tip(ui, row, item->path);
    }
    if (hit.clicked) {
        library->selected = index;
    }
    return hit.clicked;
}

static bool begins_chapter(const Library *library, int index) {
    return index == 0 ||
           strcmp(library->items[index].chapter, library->items[index - 1].chapter) != 0;
}

static void draw_chapter(Ui *ui, const Library *library, int first, Rect rect) {
    const char *chapter = library->items[first].chapter;
    int count = 0;
    int done = 0;
    for (int i = first; i < library->recent_from && (i == first || !begins_chapter(library, i));
         i++) {
        count++;
        done += library->items[i].is_done;
    }
    char progress[32];
    snprintf(progress, sizeof progress, "%d of %d done", done, count);
    ui_text(ui, rect, ALIGN_LEFT, FONT_UI_BOLD, 16, INK_TEXT, *chapter ? chapter : "Lessons");
    ui_text(ui, rect_inset_xy(rect, 14, 0), ALIGN_RIGHT, FONT_UI, 13,
            done == count ? INK_RUNNING : INK_TEXT_FAINT, progress);
}

static float lessons_height(const Library *library) {
    float height = 0;
    for (int i = 0; i < library->recent_from; i++) {
        height += ROW_H + (begins_chapter(library, i) ? CHAPTER_H : 0);
    }
    return height;
}

static void follow(Library *library, float y, float height) {
    if (y - CHAPTER_H < library->scroll) {
        library->scroll = y - CHAPTER_H;
    } else if (y + ROW_H > library->scroll + height) {
        library->scroll = y + ROW_H - height;
    }
}

static int draw_lessons(Ui *ui, Library *library, Rect rect) {
    ui_panel(ui, rect);
    Rect inner = rect_inset_xy(rect, 16, 12);
    if (library->recent_from == 0) {
        ui_text(ui, rect_cut_top(&inner, 30), ALIGN_LEFT, FONT_UI, 14, INK_TEXT_MUTED,
                *library->problem ? library->problem : "There are no lessons.");
        return -1;
    }
    int chosen = -1;
    float y = 0;
    for (int i = 0; i < library->recent_from && library->follow; i++) {
        y += begins_chapter(library, i) ? CHAPTER_H : 0;
        if (i == library->selected) {
            follow(library, y, inner.h);
        }
        y += ROW_H;
    }
    Rect content = ui_scroll_begin(ui, "lessons", inner, lessons_height(library), &library->scroll);
    float title_w = widest_title(ui, library, 0, library->recent_from);
    y = content.y;
    for (int i = 0; i < library->recent_from; i++) {
        if (begins_chapter(library, i)) {
            draw_chapter(ui, library, i,
                         rect_make(content.x + 14, y + 12, content.w - 14, CHAPTER_H - 14));
            y += CHAPTER_H;
        }
        if (draw_item(ui, library, i, rect_make(content.x, y, content.w, ROW_H), title_w)) {
            chosen = i;
        }
        y += ROW_H;
    }
    ui_scroll_end(ui);
    return chosen;
}

static int draw_recent(Ui *ui, Library *library, Rect rect) {
    ui_panel(ui, rect);
    Rect inner = rect_inset_xy(rect, 16, 12);
    ui_text(ui, rect_inset_xy(rect_cut_top(&inner, 34), 14, 0), ALIGN_LEFT, FONT_UI_BOLD, 16,
            INK_TEXT, "Opened last");
    Rect hint = rect_cut_bottom(&inner, 26);
    ui_text(ui, rect_inset_xy(hint, 14, 0), ALIGN_LEFT, FONT_UI, 13, INK_TEXT_MUTED,
            "Drop a file on the window to open it.");
    inner.h = (float)(int)(inner.h / ROW_H) * ROW_H; // no row is cut
    int count = library->count - library->recent_from;
    if (count == 0) {
        ui_text(ui, rect_inset_xy(rect_cut_top(&inner, 30), 14, 0), ALIGN_LEFT, FONT_UI, 14,
                INK_TEXT_FAINT, "nothing yet");
        return -1;
    }
    int chosen = -1;
    float title_w = widest_title(ui, library, library->recent_from, library->count);
    Rect content =
        ui_scroll_begin(ui, "recent", inner, (float)count * ROW_H, &library->recent_scroll);
    for (int i = 0; i < count; i++) {
        Rect row = rect_make(content.x, content.y + (float)i * ROW_H, content.w, ROW_H);
        if (draw_item(ui, library, library->recent_from + i, row, title_w)) {
            chosen = library->recent_from + i;
        }
    }
    ui_scroll_end(ui);
    return chosen;
}

static LibraryChoice draw_header(Ui *ui, Rect rect) {
    LibraryChoice choice = LIBRARY_NOTHING;
    draw_rect(ui->list, rect, 0, INK_PANEL, INK_NONE);
    float bottom = rect.y + rect.h;
    draw_line(ui->list, (Point){rect.x, bottom}, (Point){rect.x + rect.w, bottom}, 1, INK_BORDER,
              0);
    Rect rest = rect_inset_xy(rect, 20, 0);
    Rect help = rect_cut_right(&rest, 30);
    if (ui_icon_button(ui, rect_center(help, 28, 28), ICON_HELP, "Keys (?)", BUTTON_QUIET)) {
        choice = LIBRARY_HELP;
    }
    rect_cut_right(&rest, 8);
    float w = ui_button_width(ui, "Open\u2026");
    Rect open = rect_cut_right(&rest, w);
    if (ui_button(ui, rect_center(open, w, 30), "Open\u2026", BUTTON_PLAIN)) {
        choice = LIBRARY_OPEN;
    }
    rect_cut_right(&rest, 14);
    w = ui_width(ui, FONT_UI_BOLD, 18, "Lockstep");
    ui_text(ui, rect_cut_left(&rest, w), ALIGN_LEFT, FONT_UI_BOLD, 18, INK_TEXT, "Lockstep");
    rect_cut_left(&rest, 18);
    ui_text(ui, rest, ALIGN_LEFT, FONT_UI, 14, INK_TEXT_MUTED,
            "See what concurrent Python programs do, step by step");
    return choice;
}

static int select_by_key(Ui *ui, Library *library) {
    int before = library->selected;
    int page = 8;
    if (ui_key(ui, KEY_DOWN, 0)) {
        library->selected++;
    }
    if (ui_key(ui, KEY_UP, 0)) {
        library->selected--;
    }
    if (ui_key(ui, KEY_PAGE_DOWN, 0)) {
        library->selected += page;
    }
    if (ui_key(ui, KEY_PAGE_UP, 0)) {
        library->selected -= page;
    }
    if (ui_key(ui, KEY_HOME, 0)) {
        library->selected = 0;
    }
    if (ui_key(ui, KEY_END, 0)) {
        library->selected = library->count - 1;
    }
    if (ui_key(ui, KEY_RIGHT, 0) && library->selected < library->recent_from &&
        library->recent_from < library->count) {
        library->selected = library->recent_from;
    }
    if (ui_key(ui, KEY_LEFT, 0) && library->selected >= library->recent_from) {
        library->selected = 0;
    }
    if (library->selected >= library->count) {
        library->selected = library->count - 1;
    }
    if (library->selected < 0) {
        library->selected = 0;
    }
    library->follow = library->selected != before;
    return ui_key(ui, KEY_ENTER, 0) && library->count > 0 ? library->selected : -1;
}

LibraryChoice screen_library(Ui *ui, Library *library, const char *message, const char **path) {
    Rect rest = ui->view;
    draw_rect(ui->list, rest, 0, INK_BACKGROUND, INK_NONE);
    LibraryChoice choice = draw_header(ui, rect_cut_top(&rest, 48));
    int chosen = select_by_key(ui, library);
    rest = rect_inset(rest, ui->view.w < 1000 ? 10 : 20);
    if (*message) {
        Rect note = rect_cut_top(&rest, 44);
        draw_rect(ui->list, note, 8, INK_PANEL_RAISED, INK_FAILED);
        Rect inner = rect_inset_xy(note, 14, 0);
        Rect icon = rect_cut_left(&inner, 18);
        draw_icon(ui->list, rect_center(icon, 17, 17), ICON_WARNING, INK_FAILED);
        rect_cut_left(&inner, 10);
        ui_text(ui, inner, ALIGN_LEFT, FONT_UI, 14, INK_TEXT, message);
        rect_cut_top(&rest, 12);
    }
    Rect recent = rect_cut_right(&rest, clamp_float(rest.w * 0.36F, 260, 460));
    rect_cut_right(&rest, 14);
    int clicked = draw_lessons(ui, library, rest);
    chosen = clicked >= 0 ? clicked : chosen;
    clicked = draw_recent(ui, library, recent);
    chosen = clicked >= 0 ? clicked : chosen;
    if (ui_typed(ui, "o") || ui_letter(ui, 'o', MOD_CTRL)) {
        choice = LIBRARY_OPEN;
    }
    if (ui_typed(ui, "?") || ui_key(ui, KEY_F1, 0)) {
        choice = LIBRARY_HELP;
    }
    if (chosen >= 0) {
        *path = library->items[chosen].path;
        return LIBRARY_FILE;
    }
    return choice;
}
