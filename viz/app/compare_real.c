// The real run in a panel of the comparison: its lanes under those of the model, what it came to,
// and where its order first differs.
#include "viz/app/compare_panel.h"

static const float BADGE = 15;

static float title_height(const CompareStage *stage) {
    return stage->is_small ? 18 : 24;
}

static uint32_t row_count(const CompareStage *stage, int index) {
    uint32_t count = stage->view->picture->real[index].lane_count;
    return count > 0 ? count : 1; // for what there is to say instead
}

float compare_real_height(const CompareStage *stage, int index) {
    return stage->view->real[index]
               ? title_height(stage) + (float)row_count(stage, index) * stage->pitch + stage->pad
               : 0;
}

static const char *full_sentence(const CompareStage *stage, const RealRun *run) {
    Arena *arena = stage->view->view.frame;
    const RealComparison *c = &run->comparison;
    return arena_printf(arena, "First difference: %s. %s.",
                        real_comparison_fact(c, run->predicted, real_run_trace(run), arena),
                        real_reason(c->difference, arena));
}

static const char *short_sentence(const CompareStage *stage, const RealRun *run) {
    Arena *arena = stage->view->view.frame;
    const RealComparison *c = &run->comparison;
    if (c->difference == REAL_SAME) {
        return "the same steps in the same order";
    }
    return arena_printf(arena, "first difference at %s: %s", real_duration(c->real.t_ns, arena),
                        real_difference_word(c->difference));
}

static void draw_title(const CompareStage *stage, int index, Rect row) {
    Ui *ui = stage->view->view.ui;
    const RealRun *run = stage->view->real[index];
    draw_line(ui->list, (Point){row.x + 1, row.y}, (Point){row.x + row.w - 1, row.y}, 1, INK_BORDER,
              0);
    float size = stage->is_small ? 11.5F : 13;
    rect_cut_left(&row, stage->name_x - row.x);
    const char *title = "Real (this machine)";
    float w = ui_width(ui, FONT_UI_MEDIUM, size, title);
    ui_text(ui, rect_cut_left(&row, w + 2), ALIGN_LEFT, FONT_UI_MEDIUM, size, INK_TEXT, title);
    rect_cut_left(&row, 12);
    row.w = stage->totals_x - row.x - 8;
    if (real_run_is_comparable(run)) {
        compare_draw_words(stage, row, size - 1, INK_TEXT_MUTED, short_sentence(stage, run));
        if (run->comparison.difference != REAL_SAME) {
            ui_tip(ui, row, full_sentence(stage, run));
        }
    }
}

static void draw_mark(const CompareStage *stage, const RealRun *run, int64_t t_ns, float top,
                      float bottom) {
    Ui *ui = stage->view->view.ui;
    float x = compare_x(stage, t_ns);
    if (x < stage->time_x - 1 || x > stage->time_x + stage->time_w) {
        return;
    }
    draw_line(ui->list, (Point){x, top}, (Point){x, bottom}, 1.5F, INK_ACCENT, 3);
    Rect badge = rect_make(x - BADGE / 2, top - BADGE / 2, BADGE, BADGE);
    draw_rect(ui->list, badge, BADGE / 2, INK_PANEL_RAISED, INK_ACCENT);
    draw_icon(ui->list, rect_center(badge, 9, 9), ICON_BRANCH, INK_ACCENT);
    ui_tip(ui, rect_make(x - 6, top - BADGE / 2, 12, bottom - top), full_sentence(stage, run));
}

static void draw_total(const CompareStage *stage, const RealRun *run, Rect part) {
    View *view = &stage->view->view;
    Ui *ui = view->ui;
    Rect rest = rect_make(stage->totals_x, part.y, stage->totals_w, part.h);
    bool is_tight = part.h < 44;
    float size = stage->is_small ? 14 : 18;
    rest = is_tight ? rest : rect_center(rest, rest.w, 44);
    Rect total = is_tight ? rest : rect_cut_top(&rest, 24);
    ui_text(ui, total, ALIGN_RIGHT, FONT_UI_BOLD, size, INK_TEXT,
            real_duration(run->comparison.real_ns, view->frame));
    ui_text(ui, is_tight ? total : rest, is_tight ? ALIGN_LEFT : ALIGN_RIGHT, FONT_UI_MEDIUM,
            stage->is_small ? 11 : 13, INK_TEXT_MUTED,
            real_comparison_percent(&run->comparison, view->frame));
}

static void draw_instead(const CompareStage *stage, const RealRun *run, Rect row) {
    View *view = &stage->view->view;
    row.x = stage->name_x;
    row.w = stage->totals_x + stage->totals_w - row.x;
    const char *text =
        !real_run_has_begun(run) ? "Waits for its turn: one real run at a time."
        : run->has_ended
            ? run->problem
            : arena_printf(view->frame, "Running: %.1f s so far, at most %g s. Esc stops it.",
                           (double)run->took_ns / 1e9, (double)run->limit_ns / 1e9);
    compare_draw_words(stage, row, stage->is_small ? 12 : 13,
                       run->has_ended ? INK_FAILED : INK_TEXT_MUTED, text);
    ui_tip(view->ui, row, text);
}

static bool has_lanes(const CompareStage *stage, int index) {
    return real_run_is_comparable(stage->view->real[index]) &&
           stage->view->picture->real[index].lane_count > 0;
}

void compare_real_draw(const CompareStage *stage, int index, float top, Rect part) {
    if (!has_lanes(stage, index)) {
        return;
    }
    const RealRun *run = stage->view->real[index];
    Rect title = rect_cut_top(&part, title_height(stage));
    Rect row = rect_make(part.x, part.y, part.w, stage->pitch);
    compare_draw_rows(stage, &stage->view->picture->real[index], row, part);
    const RealComparison *c = &run->comparison;
    if (c->difference != REAL_SAME) {
        draw_mark(stage, run, c->predicted.t_ns, top, title.y);
        draw_mark(stage, run, c->real.t_ns, part.y, part.y + part.h - stage->pad + 2);
    }
}

void compare_real_tell(const CompareStage *stage, int index, Rect part) {
    const RealRun *run = stage->view->real[index];
    Rect title = rect_cut_top(&part, title_height(stage));
    draw_title(stage, index, title);
    if (has_lanes(stage, index)) {
        draw_total(stage, run, rect_make(part.x, title.y, part.w, title.h + part.h - stage->pad));
    } else {
        draw_instead(stage, run, rect_make(part.x, part.y, part.w, stage->pitch));
    }
}
