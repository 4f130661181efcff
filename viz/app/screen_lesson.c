#include "viz/app/screen_lesson.h"

// How much of everything there is in a window of this size.
typedef struct Measures {
    float header;
    float transport;
    float margin;
    float gap;
    bool is_low;    // prose and code share a place
    bool is_narrow; // output and variables share a place
} Measures;

static Measures measures(const View *view) {
    Rect all = view->ui->view;
    bool small = all.h < 640 || all.w < 1000;
    Measures m = {.header = small ? 44 : 48,
                  .transport = view->no_caption ? 0
                               : view->still    ? 40
                               : small          ? 56
                                                : 64,
                  .margin = small ? 8 : 14,
                  .gap = small ? 8 : 12};
    m.is_low = all.h < LOW_HEIGHT;
    m.is_narrow = all.w < NARROW_WIDTH;
    return m;
}

static bool has_prose(const View *view) {
    return view->lesson->prose && view->lesson->prose->block_count > 0;
}

static void draw_left_tabs(View *view, Rect rect) {
    static const char *const tabs[] = {"Code", "Text"};
    Ui *ui = view->ui;
    ui_scope_push(ui, "left");
    float w = ui_segmented_width(ui, tabs, 2);
    int chosen = ui_segmented(ui, rect_make(rect.x, rect.y, w, 28), tabs, 2, view->state->left_tab);
    ui_scope_pop(ui);
    if (chosen >= 0) {
        view->state->left_tab = chosen;
    }
}

static void draw_left(View *view, Rect rect, Measures m) {
    if (!has_prose(view)) {
        panel_code(view, rect);
        return;
    }
    if (m.is_low) {
        draw_left_tabs(view, rect_cut_top(&rect, 28));
        rect_cut_top(&rect, 6);
        if (view->state->left_tab == 1) {
            panel_prose(view, rect);
        } else {
            panel_code(view, rect);
        }
        return;
    }
    float code = code_view_height(view->ui, view->code, 15) + 54;
    float wanted = panel_prose_height(view, rect.w);
    float prose = clamp_float(rect.h - m.gap - code, rect.h * 0.4F, rect.h * 0.5F);
    prose = wanted < prose ? wanted : prose;
    panel_prose(view, rect_cut_top(&rect, prose));
    rect_cut_top(&rect, m.gap);
    panel_code(view, rect);
}

static void draw_bottom(View *view, Rect rect, Measures m) {
    if (view->picture->variable_count == 0) {
        panel_output(view, rect);
        return;
    }
    if (!m.is_narrow) {
        Rect variables = rect_cut_right(&rect, clamp_float(rect.w * 0.37F, 260, 460));
        rect_cut_right(&rect, m.gap);
        panel_output(view, rect);
        panel_variables(view, variables);
        return;
    }
    if (view->still || view->state->bottom_tab == 0) {
        panel_output(view, rect);
    } else {
        panel_variables(view, rect);
    }
    if (!view->still) {
        static const char *const tabs[] = {"Output", "Variables"};
        Ui *ui = view->ui;
        ui_scope_push(ui, "bottom");
        float w = ui_segmented_width(ui, tabs, 2);
        Rect place = rect_make(rect.x + 12, rect.y + 7, w, 27);
        int chosen = ui_segmented(ui, place, tabs, 2, view->state->bottom_tab);
        ui_scope_pop(ui);
        if (chosen >= 0) {
            view->state->bottom_tab = chosen;
        }
    }
}

static void draw_right(View *view, Rect rect, Measures m) {
    bool crowded = view->picture->lanes.lane_count > 8;
    float output = clamp_float(rect.h * (crowded ? 0.16F : 0.235F), 96, 260);
    if (!m.is_narrow || view->state->bottom_tab == 0 || view->picture->variable_count == 0) {
        output += input_box_height(view);
    }
    // Two runs, one above the other, need the room that there is.
    bool gives_way = m.is_low && view->real;
    Rect bottom = gives_way ? (Rect){0} : rect_cut_bottom(&rect, output);
    rect_cut_bottom(&rect, gives_way ? 0 : m.gap);
    if (!view->no_caption) {
        panel_why(view, rect_cut_bottom(&rect, panel_why_height(view, rect.w)));
        rect_cut_bottom(&rect, m.gap);
    }
    panel_stage(view, rect);
    if (!gives_way) {
        draw_bottom(view, bottom, m);
    }
}

// Below an exported frame: where in the run it stands.
static void draw_caption(View *view, Rect rect) {
    const Scene *scene = view->scene;
    Rect rest = rect_inset_xy(rect, 20, 0);
    const char *text = arena_printf(view->frame, "Step %lld of %lld \u00b7 t = %.2f s",
                                    (long long)(scene->step + 1),
                                    (long long)view->player->step_count, (double)scene->t_ns / 1e9);
    float w = ui_width(view->ui, FONT_UI_MEDIUM, 14, text);
    ui_text(view->ui, rect_cut_left(&rest, w + 2), ALIGN_LEFT, FONT_UI_MEDIUM, 14, INK_TEXT, text);
    rect_cut_left(&rest, 24);
    float part = view->player->step_count > 0
                     ? (float)(scene->step + 1) / (float)view->player->step_count
                     : 0;
    ui_progress(view->ui, rect_make(rest.x, rest.y + rest.h / 2 - 3, rest.w, 6), part);
}

void screen_lesson_draw(View *view) {
    Ui *ui = view->ui;
    Measures m = measures(view);
    Rect rest = ui->view;
    draw_rect(ui->list, rest, 0, INK_BACKGROUND, INK_NONE);
    Rect header = rect_cut_top(&rest, m.header);
    Rect transport = rect_cut_bottom(&rest, m.transport);
    rest = rect_inset(rest, m.margin);
    Rect left = rect_cut_left(&rest, clamp_float(rest.w * 0.36F, 310, 640));
    rect_cut_left(&rest, m.gap);
    draw_left(view, left, m);
    draw_right(view, rest, m);
    panel_header(view, header);
    if (view->still && !view->no_caption) {
        draw_caption(view, transport);
    } else if (!view->still) {
        panel_transport(view, transport);
        block_list(view);
        profile_list(view);
    }
}
