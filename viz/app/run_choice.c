// How the program runs: the tabs of the models, and the profile with its list.
#include <string.h>
#include <unistd.h>

#include "viz/app/options.h"
#include "viz/app/view.h"

enum {
    TAB_COUNT = 5,
    COMPARE_TAB = 4, // behind the four models
};

static const char *const tabs[TAB_COUNT] = {"Sync", "Async", "Threads", "Processes", "Compare all"};
static const char *const short_tabs[TAB_COUNT] = {"Sync", "Async", "Threads", "Processes", "All"};
static const float LIST_ROW_H = 44;
static const float LIST_W = 560;

float model_tabs_width(const View *view, bool is_short) {
    return ui_segmented_width(view->ui, is_short ? short_tabs : tabs, TAB_COUNT);
}

void model_tabs(View *view, Rect rect, bool is_short) {
    Ui *ui = view->ui;
    int selected = view->is_comparing ? COMPARE_TAB : (int)view->picture->model;
    ui_scope_push(ui, "models");
    int chosen = ui_segmented(ui, rect, is_short ? short_tabs : tabs, TAB_COUNT, selected);
    ui_tip(ui, rect, "The same program under another model (M), or under all four (C)");
    ui_scope_pop(ui);
    if (chosen == COMPARE_TAB) {
        view_act(view, ACTION_COMPARE, 1);
    } else if (chosen >= 0) {
        view_act(view, ACTION_MODEL, chosen);
    }
}

// ---- cores

bool cores_matter(const View *view) {
    if (!view->can_rerun || view->still) {
        return false;
    }
    bool no_gil = view->profile && strcmp(view->profile, "free-threaded") == 0;
    return view->is_comparing || view->picture->model == RUN_PROCESSES ||
           (no_gil && view->picture->model == RUN_THREADS);
}

void cores_next(View *view) {
    static const int counts[] = {1, 2, 4, 8};
    int next = 0; // behind the last one comes the profile's number again
    for (size_t i = sizeof counts / sizeof *counts; i-- > 0;) {
        next = counts[i] > view->cores ? counts[i] : next;
    }
    view_act(view, ACTION_CORES, next);
}

void cores_chooser(View *view, Rect *rest) {
    if (!cores_matter(view)) {
        return;
    }
    const char *label =
        view->cores == 0 ? "Cores: any" : arena_printf(view->frame, "Cores: %d", view->cores);
    float w = ui_button_width(view->ui, "Cores: any");
    float wanted = ui_button_width(view->ui, label);
    w = wanted > w ? wanted : w;
    Rect place = rect_center(rect_cut_right(rest, w), w, 30);
    if (ui_button(view->ui, place, label, BUTTON_PLAIN)) {
        cores_next(view);
    }
    ui_tip(view->ui, place, "How many cores there are for the lanes to share (N)");
    rect_cut_right(rest, 10);
}

// ---- profiles

static int profile_index(const View *view) {
    int count = 0;
    const char *const *names = options_profiles(&count);
    for (int i = 0; i < count && !view->is_calibrated; i++) {
        if (strcmp(names[i], view->profile) == 0) {
            return i;
        }
    }
    return view->is_calibrated ? count : 0;
}

void profile_list_open(View *view) {
    char path[1024];
    view->state->has_machine =
        machine_profile_path(path, sizeof path, false) && access(path, R_OK) == 0;
    view->state->profiles_open = true;
    view->state->profiles_selected = profile_index(view);
}

void profile_chooser(View *view, Rect *rest) {
    Ui *ui = view->ui;
    const char *name = view->profile ? view->profile : "";
    name = view->is_calibrated ? arena_printf(view->frame, "%s, this machine", name) : name;
    const float chevron = view->can_rerun ? 22 : 0;
    float w = ui_width(ui, FONT_UI_MEDIUM, 13, name) + 24 + chevron;
    Rect place = rect_cut_right(rest, w);
    place = rect_center(place, w, 30);
    rect_cut_right(rest, 10);
    if (!view->can_rerun) {
        ui_text(ui, place, ALIGN_CENTER, FONT_UI, 13, INK_TEXT_MUTED, name);
        return;
    }
    UiHit hit = ui_hit_focusable(ui, ui_id(ui, "profile"), place);
    draw_rect(ui->list, place, 6, INK_PANEL_RAISED, hit.hot ? INK_BORDER_STRONG : INK_BORDER);
    Rect inner = rect_inset_xy(place, 12, 0);
    Rect icon = rect_cut_right(&inner, 14);
    draw_icon(ui->list, rect_center(icon, 14, 14), ICON_CHEVRON_DOWN, INK_TEXT_MUTED);
    ui_text(ui, inner, ALIGN_LEFT, FONT_UI_MEDIUM, 13, INK_TEXT, name);
    ui_tip(ui, place, "Whose rules apply (P)");
    if (hit.clicked) {
        profile_list_open(view);
    }
}

// What tells a profile from the others.
static const char *profile_about(const char *name) {
    static const struct {
        const char *name;
        const char *about;
    } abouts[] = {
        {"cpython-3.9", "a GIL; threads may switch between any two instructions"},
        {"cpython-3.10", "a GIL; threads switch at calls and backward jumps only"},
        {"cpython-3.11", "a GIL; threads switch at calls and backward jumps only"},
        {"cpython-3.12", "as 3.11, with the asyncio of 3.12"},
        {"cpython-3.13", "as 3.11, with the asyncio of 3.13"},
        {"cpython-3.14", "as 3.11, with the asyncio of 3.14; processes by forkserver"},
        {"eager", "tasks run at once, up to their first wait"},
        {"free-threaded", "no GIL: threads run in parallel"},
        {"guarantee", "only what the language promises"},
    };
    for (size_t i = 0; i < sizeof abouts / sizeof *abouts; i++) {
        if (strcmp(abouts[i].name, name) == 0) {
            return abouts[i].about;
        }
    }
    return "";
}

static bool draw_profile(View *view, Rect row, const char *name, const char *about, int index) {
    Ui *ui = view->ui;
    UiHit hit = ui_hit(ui, ui_id_number(ui, "profile", (uint32_t)index), row);
    bool selected = index == view->state->profiles_selected;
    if (selected || hit.hot) {
        draw_rect(ui->list, rect_inset_xy(row, 0, 1), 6, INK_PANEL_RAISED,
                  selected ? INK_ACCENT : INK_NONE);
    }
    Rect rest = rect_inset_xy(row, 12, 0);
    Ink ink = index == profile_index(view) ? INK_ACCENT : INK_TEXT;
    ui_text(ui, rect_cut_left(&rest, 124), ALIGN_LEFT, FONT_UI_MEDIUM, 14, ink, name);
    ui_text(ui, rest, ALIGN_LEFT, FONT_UI, 13, INK_TEXT_MUTED, about);
    return hit.clicked;
}

static const char *about_machine(const View *view) {
    const ViewState *state = view->state;
    if (state->calibrating) {
        return *state->calibrating ? state->calibrating : "being measured ...";
    }
    return state->has_machine ? "its costs were measured; R measures them again"
                              : "not measured yet: Enter does it, in some seconds";
}

// Measuring goes on as long as the list is open.
static bool wants_to_measure(const View *view, bool is_asked, bool is_chosen) {
    const ViewState *state = view->state;
    return !state->calibrating && (is_asked || (is_chosen && !state->has_machine));
}

static void move_selection(View *view, int count) {
    ViewState *state = view->state;
    int selected = state->profiles_selected;
    selected += ui_key(view->ui, KEY_DOWN, 0);
    selected -= ui_key(view->ui, KEY_UP, 0);
    selected = ui_key(view->ui, KEY_HOME, 0) ? 0 : selected;
    selected = ui_key(view->ui, KEY_END, 0) ? count - 1 : selected;
    state->profiles_selected = selected < 0 ? 0 : selected >= count ? count - 1 : selected;
}

void profile_list(View *view) {
    if (!view->state->profiles_open) {
        return;
    }
    Ui *ui = view->ui;
    bool close = false;
    int count = 0;
    const char *const *names = options_profiles(&count);
    int row_count = count + 1;
    float row_h = clamp_float((ui->view.h - 120) / (float)row_count, 26, LIST_ROW_H);
    Rect rest =
        ui_dialog_begin(ui, LIST_W, row_h * (float)row_count + 76, "Whose rules apply", &close);
    move_selection(view, row_count);
    int chosen = -1;
    for (int i = 0; i < count; i++) {
        if (draw_profile(view, rect_cut_top(&rest, row_h), names[i], profile_about(names[i]), i)) {
            chosen = i;
        }
    }
    if (draw_profile(view, rect_cut_top(&rest, row_h), "this machine", about_machine(view),
                     count)) {
        chosen = count;
    }
    if (ui_key(ui, KEY_ENTER, 0)) {
        chosen = view->state->profiles_selected;
    }
    bool is_asked = ui_typed(ui, "r"); // keys are the list's up to its end
    ui_dialog_end(ui);
    if (wants_to_measure(view, is_asked, chosen == count)) {
        view->state->profiles_selected = count;
        view_act(view, ACTION_CALIBRATE, 0);
    } else if (chosen == count && (view->state->calibrating || !view->state->has_machine)) {
        view_act(view, ACTION_NONE, 0); // its row says how far it is
    } else if (chosen >= 0) {
        view->state->profiles_open = false;
        view_act(view, ACTION_PROFILE, chosen);
    } else if (close) {
        view->state->profiles_open = false;
        view_act(view, ACTION_NONE, 0);
    }
}
