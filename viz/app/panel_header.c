// The header above everything: where one is, whose rules apply, and where one can go.
#include <string.h>

#include "viz/app/view.h"

static void header_button(View *view, Rect *rest, const char *label, ActionKind kind) {
    float w = ui_button_width(view->ui, label);
    if (ui_button(view->ui, rect_center(rect_cut_right(rest, w), w, 30), label, BUTTON_PLAIN)) {
        view_act(view, kind, 0);
    }
    rect_cut_right(rest, 10);
}

// In an exported picture: whose rules it shows.
static void draw_rules(View *view, Rect *rest) {
    const char *cores = view->cores == 0 ? ""
                                         : arena_printf(view->frame, " \u00b7 %d core%s",
                                                        view->cores, view->cores == 1 ? "" : "s");
    const char *text = arena_printf(view->frame, "%s%s", view->profile, cores);
    float w = ui_width(view->ui, FONT_UI, 14, text) + 2;
    ui_text(view->ui, rect_cut_right(rest, w), ALIGN_RIGHT, FONT_UI, 14, INK_TEXT_MUTED, text);
    rect_cut_right(rest, 16);
}

// A sign that is there from the beginning: the program was run without some protection.
static void draw_lacks(View *view, Rect *rest) {
    if (!view->lacks || !*view->lacks) {
        return;
    }
    Rect place = rect_cut_right(rest, 24);
    draw_icon(view->ui->list, rect_center(place, 18, 18), ICON_WARNING, INK_WAITING);
    const char *said = strchr(view->lacks, ' '); // behind the program's name
    ui_tip(view->ui, place,
           arena_printf(view->frame, "This program runs without all protection:%.*s",
                        said ? (int)strcspn(said, "\n") : 0, said ? said : ""));
    rect_cut_right(rest, 6);
}

void panel_header(View *view, Rect rect) {
    Ui *ui = view->ui;
    draw_rect(ui->list, rect, 0, INK_PANEL, INK_NONE);
    float bottom = rect.y + rect.h;
    draw_line(ui->list, (Point){rect.x, bottom}, (Point){rect.x + rect.w, bottom}, 1, INK_BORDER,
              0);
    Rect rest = rect_inset_xy(rect, 20, 0);
    if (!view->still) {
        ui_scope_push(ui, "header");
        Rect help = rect_cut_right(&rest, 30);
        if (ui_icon_button(ui, rect_center(help, 28, 28), ICON_HELP, "Keys (?)", BUTTON_QUIET)) {
            view_act(view, ACTION_HELP, 0);
        }
        rect_cut_right(&rest, 8);
        header_button(view, &rest, "Export\u2026", ACTION_EXPORT);
        header_button(view, &rest, "Open\u2026", ACTION_OPEN);
        header_button(view, &rest, "Lessons", ACTION_LESSONS);
        profile_chooser(view, &rest);
        cores_chooser(view, &rest);
        draw_lacks(view, &rest);
        ui_scope_pop(ui);
        rect_cut_right(&rest, 12);
    } else if (view->is_comparing) {
        draw_rules(view, &rest);
    }
    bool is_tight = rest.w < 220; // then what is shown says more than who shows it
    float w = ui_width(ui, FONT_UI_BOLD, 18, "Lockstep");
    if (!is_tight) {
        ui_text(ui, rect_cut_left(&rest, w), ALIGN_LEFT, FONT_UI_BOLD, 18, INK_TEXT, "Lockstep");
        rect_cut_left(&rest, 18);
    }
    const char *crumb = view->lesson->title;
    if (*view->lesson->crumb && !is_tight) {
        crumb =
            arena_printf(view->frame, "%s  \u203a  %s", view->lesson->crumb, view->lesson->title);
    }
    ui_text(ui, rest, ALIGN_LEFT, FONT_UI, 14, INK_TEXT_MUTED, crumb);
}
