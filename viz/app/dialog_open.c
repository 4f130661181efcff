#include "viz/app/dialog_open.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "engine/base/memory.h"

static const float ROW_H = 28;

// "folder/na" -> "folder/" in folder, "na" returned.
static const char *split(const char *path, char *folder, size_t size) {
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) + 1 : 0;
    if (length >= size) {
        length = 0;
    }
    memcpy(folder, path, length);
    folder[length] = '\0';
    return slash ? slash + 1 : path;
}

static bool is_folder(const char *folder, const char *name) {
    char path[2048];
    struct stat status;
    int length = snprintf(path, sizeof path, "%s%s", folder, name);
    return length > 0 && (size_t)length < sizeof path && stat(path, &status) == 0 &&
           S_ISDIR(status.st_mode);
}

static bool is_interesting(const char *name) {
    static const char *const endings[] = {".py", ".md", ".markdown", ".lockstep"};
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++) {
        if (strcmp(dot, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

static int compare_names(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void add_name(PathDialog *dialog, const char *folder, const char *name) {
    if (name[0] == '.') {
        return;
    }
    bool folder_entry = is_folder(*folder ? folder : "./", name);
    if (folder_entry || (!dialog->wants_folder && is_interesting(name))) {
        GROW(dialog->names, dialog->name_count, dialog->name_capacity);
        dialog->names[dialog->name_count++] =
            arena_printf(&dialog->arena, "%s%s", name, folder_entry ? "/" : "");
    }
}

static void list_folder(PathDialog *dialog, const char *folder) {
    arena_clear(&dialog->arena);
    dialog->name_count = 0;
    snprintf(dialog->listed, sizeof dialog->listed, "%s", folder);
    DIR *dir = opendir(*folder ? folder : ".");
    if (!dir) {
        return;
    }
    struct dirent *entry;
    while ((entry = readdir(dir)) != NULL) {
        add_name(dialog, folder, entry->d_name);
    }
    closedir(dir);
    if (dialog->name_count > 0) {
        qsort(dialog->names, (size_t)dialog->name_count, sizeof *dialog->names, compare_names);
    }
    memory_free(dialog->found);
    dialog->found = NEW_ARRAY(int, (size_t)dialog->name_count + 1);
}

void path_dialog_open(PathDialog *dialog, bool wants_folder, const char *start) {
    dialog->is_open = true;
    dialog->wants_folder = wants_folder;
    dialog->selected = -1;
    dialog->scroll = 0;
    dialog->problem[0] = '\0';
    snprintf(dialog->about, sizeof dialog->about, "%s",
             wants_folder ? ""
                          : "A Python program, a Markdown file with Python in it, or a saved run.");
    text_field_set(&dialog->field, start);
    char folder[1024];
    split(dialog->field.bytes, folder, sizeof folder);
    list_folder(dialog, folder);
}

void path_dialog_release(PathDialog *dialog) {
    arena_release(&dialog->arena);
    memory_free(dialog->names);
    memory_free(dialog->found);
    *dialog = (PathDialog){0};
}

// How many names begin with what was typed: their numbers are in found.
static int find_matching(PathDialog *dialog, const char *typed) {
    int count = 0;
    for (int i = 0; i < dialog->name_count; i++) {
        if (strncmp(dialog->names[i], typed, strlen(typed)) == 0) {
            dialog->found[count++] = i;
        }
    }
    return count;
}

static void take_name(PathDialog *dialog, const char *name) {
    char path[2048];
    char folder[1024];
    split(dialog->field.bytes, folder, sizeof folder);
    snprintf(path, sizeof path, "%s%s", folder, name);
    text_field_set(&dialog->field, path);
    dialog->selected = -1;
    dialog->scroll = 0;
}

// As far as all that match agree.
static void complete(PathDialog *dialog, const int *found, int count) {
    if (count == 0) {
        return;
    }
    char common[1024];
    snprintf(common, sizeof common, "%s", dialog->names[found[0]]);
    for (int i = 1; i < count; i++) {
        size_t same = 0;
        const char *name = dialog->names[found[i]];
        while (common[same] && common[same] == name[same]) {
            same++;
        }
        common[same] = '\0';
    }
    take_name(dialog, common);
}

static bool draw_names(Ui *ui, PathDialog *dialog, Rect rect, const int *found, int count) {
    bool clicked = false;
    Rect content = ui_scroll_begin(ui, "names", rect, (float)count * ROW_H, &dialog->scroll);
    for (int i = 0; i < count; i++) {
        Rect row = rect_make(content.x, content.y + (float)i * ROW_H, content.w, ROW_H);
        if (row.y + row.h < rect.y || row.y > rect.y + rect.h) {
            continue;
        }
        UiHit hit = ui_hit(ui, ui_id_number(ui, "name", (uint32_t)i), row);
        bool selected = i == dialog->selected;
        if (selected || hit.hot) {
            draw_rect(ui->list, row, 5, INK_PANEL_RAISED, selected ? INK_ACCENT : INK_NONE);
        }
        ui_text(ui, rect_inset_xy(row, 10, 0), ALIGN_LEFT, FONT_MONO, 14, INK_TEXT,
                dialog->names[found[i]]);
        if (hit.clicked) {
            dialog->selected = i;
            clicked = true;
        }
    }
    ui_scroll_end(ui);
    return clicked;
}

static void move_selection(Ui *ui, PathDialog *dialog, int count, float height) {
    int before = dialog->selected;
    if (ui_key(ui, KEY_DOWN, 0) && dialog->selected < count - 1) {
        dialog->selected++;
    }
    if (ui_key(ui, KEY_UP, 0) && dialog->selected > -1) {
        dialog->selected--;
    }
    float y = (float)dialog->selected * ROW_H;
    if (dialog->selected != before && dialog->selected >= 0) {
        if (y < dialog->scroll) {
            dialog->scroll = y;
        } else if (y + ROW_H > dialog->scroll + height) {
            dialog->scroll = y + ROW_H - height;
        }
    }
}

// A folder is entered, anything else is the answer.
static const char *choose(PathDialog *dialog) {
    const char *path = dialog->field.bytes;
    size_t length = dialog->field.length;
    if (length == 0) {
        return NULL;
    }
    if (!dialog->wants_folder && is_folder(path, "")) {
        if (path[length - 1] != '/') {
            char entered[1026];
            snprintf(entered, sizeof entered, "%s/", path);
            text_field_set(&dialog->field, entered);
        }
        return NULL;
    }
    return path;
}

const char *path_dialog(Ui *ui, PathDialog *dialog) {
    if (!dialog->is_open) {
        return NULL;
    }
    bool close = false;
    const char *chosen = NULL;
    const char *title = dialog->wants_folder ? "Export frames" : "Open a file";
    float names_h = dialog->wants_folder ? 4 * ROW_H : 10 * ROW_H; // few folders are offered
    Rect rest = ui_dialog_begin(ui, 640, names_h + 210, title, &close);
    ui_text(ui, rect_cut_top(&rest, 24), ALIGN_LEFT, FONT_UI, 13.5F, INK_TEXT_MUTED, dialog->about);
    rect_cut_top(&rest, 6);
    bool tab = ui_key(ui, KEY_TAB, 0);
    ui_text_field(ui, rect_cut_top(&rest, 34), "path", &dialog->field,
                  dialog->wants_folder ? "folder" : "path");
    rect_cut_top(&rest, 8);
    char folder[1024];
    const char *typed = split(dialog->field.bytes, folder, sizeof folder);
    if (strcmp(folder, dialog->listed) != 0) {
        list_folder(dialog, folder);
        dialog->selected = -1;
    }
    int count = find_matching(dialog, typed);
    const int *found = dialog->found;
    dialog->selected = dialog->selected < count ? dialog->selected : -1;
    if (tab) {
        complete(dialog, found, count);
    }
    Rect buttons = rect_cut_bottom(&rest, 34);
    Rect problem = rect_cut_bottom(&rest, 28);
    ui_text(ui, problem, ALIGN_LEFT, FONT_UI, 13.5F, INK_FAILED, dialog->problem);
    move_selection(ui, dialog, count, rest.h);
    bool take = draw_names(ui, dialog, rest, found, count);
    bool enter = ui_key(ui, KEY_ENTER, 0);
    if ((take || enter) && dialog->selected >= 0) {
        bool into = dialog->names[found[dialog->selected]]
                                 [strlen(dialog->names[found[dialog->selected]]) - 1] == '/';
        take_name(dialog, dialog->names[found[dialog->selected]]);
        enter = !into && !dialog->wants_folder;
    }
    const char *label = dialog->wants_folder ? "Export" : "Open";
    if (ui_button(ui, rect_cut_right(&buttons, 100), label, BUTTON_PRIMARY) || enter) {
        chosen = choose(dialog);
    }
    rect_cut_right(&buttons, 10);
    if (ui_button(ui, rect_cut_right(&buttons, 100), "Cancel", BUTTON_PLAIN) || close) {
        dialog->is_open = false;
    }
    ui_dialog_end(ui);
    return chosen;
}
