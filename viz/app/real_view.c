// What a person sees of a real run besides its lanes: the switch that asks for it, how far it is,
// and the strip that tells the first difference. Shared by both screens.
#include <ctype.h>

#include "viz/app/view.h"

static const char *const switch_label = "Real run";

bool real_is_laid_under(const View *view) {
    return view->real && view->state->axis == AXIS_TIME && real_run_is_comparable(view->real);
}

const char *real_duration(int64_t ns, Arena *arena) {
    double ms = (double)ns / 1e6;
    return ns == 0      ? "0 s"
           : ms >= 1000 ? arena_printf(arena, "%.3f s", ms / 1e3)
           : ms >= 100  ? arena_printf(arena, "%.0f ms", ms)
           : ms >= 1    ? arena_printf(arena, "%.1f ms", ms)
                        : arena_printf(arena, "%.0f \u00b5s", ms * 1e3);
}

const char *real_reason(RealDifference difference, Arena *arena) {
    const char *sentence = real_difference_sentence(difference);
    return arena_printf(arena, "%c%s", toupper((unsigned char)*sentence), sentence + 1);
}

float real_switch_width(const View *view) {
    return view->can_rerun && !view->still ? ui_button_width(view->ui, switch_label) : 0;
}

void real_switch(View *view, Rect rect) {
    ui_scope_push(view->ui, "real");
    const char *label = rect.w < real_switch_width(view) ? "Real" : switch_label;
    if (ui_button(view->ui, rect, label, view->shows_real ? BUTTON_PRIMARY : BUTTON_PLAIN)) {
        view_act(view, ACTION_REAL, !view->shows_real);
    }
    ui_tip(view->ui, rect,
           view->shows_real ? "Take the real run away (R)"
                            : "Run it on this machine's operating system, too, and lay that under "
                              "the run of the model (R)");
    ui_scope_pop(view->ui);
}

// ---- how far it is

static const char *running_text(const View *view, const RealRun *run) {
    return arena_printf(view->frame,
                        "Running on this machine: %.1f s so far, at most %g s. Esc stops it.",
                        (double)run->took_ns / 1e9, (double)run->limit_ns / 1e9);
}

void real_progress(View *view, const RealRun *run, Rect rect) {
    Ui *ui = view->ui;
    Rect line = rect_make(rect.x, rect.y + rect.h / 2 - 18, rect.w, 22);
    if (!real_run_has_begun(run)) {
        ui_text(ui, line, ALIGN_LEFT, FONT_UI, 13.5F, INK_TEXT_MUTED,
                view->is_rehearsing ? "Measuring how long this program computes ..."
                                    : "Begins when the run of the model has ended.");
        return;
    }
    if (run->has_ended) {
        ui_text(ui, rect, ALIGN_LEFT, FONT_UI, 13.5F, INK_FAILED, run->problem);
        ui_tip(ui, rect, run->problem);
        return;
    }
    ui_text(ui, line, ALIGN_LEFT, FONT_UI, 13.5F, INK_TEXT_MUTED, running_text(view, run));
    int64_t expected = trace_end_ns(view->trace);
    float part = expected > 0 ? (float)((double)run->took_ns / (double)expected) : -1;
    Rect bar = rect_make(rect.x, line.y + 26, rect.w, 5);
    ui_progress(ui, bar, part > 1 ? -1 : part);
}

// ---- the first difference

static const char *same_text(const View *view, const RealRun *run) {
    return arena_printf(view->frame, "All %u steps came in the order of the model.",
                        run->comparison.same_count);
}

float real_strip_height(const View *view) {
    return view->ui->view.h < LOW_HEIGHT ? 40 : 52;
}

static void draw_words(View *view, Rect rest) {
    Ui *ui = view->ui;
    const RealRun *run = view->real;
    const RealComparison *c = &run->comparison;
    if (c->difference == REAL_SAME) {
        ui_text(ui, rest, ALIGN_LEFT, FONT_UI_MEDIUM, 13.5F, INK_TEXT, same_text(view, run));
        return;
    }
    float size = rest.h < 44 ? 12 : 13.5F;
    Rect upper = rect_make(rest.x, rest.y + rest.h / 2 - size - 4, rest.w, size + 5);
    Rect lower = rect_make(rest.x, rest.y + rest.h / 2, rest.w, size + 5);
    const char *head = "First difference: ";
    float w = ui_width(ui, FONT_UI_BOLD, size, head) + 4;
    ui_text(ui, rect_cut_left(&upper, w), ALIGN_LEFT, FONT_UI_BOLD, size, INK_TEXT, head);
    ui_text(
        ui, upper, ALIGN_LEFT, FONT_UI, size, INK_TEXT,
        arena_printf(view->frame, "%s.",
                     real_comparison_fact(c, run->predicted, real_run_trace(run), view->frame)));
    ui_text(ui, lower, ALIGN_LEFT, FONT_UI, size, INK_TEXT_MUTED,
            arena_printf(view->frame, "%s.", real_reason(c->difference, view->frame)));
}

static const char *strip_tip(const View *view) {
    const RealRun *run = view->real;
    return arena_printf(
        view->frame, "%s. %s. Go there (D)",
        real_comparison_fact(&run->comparison, run->predicted, real_run_trace(run), view->frame),
        real_reason(run->comparison.difference, view->frame));
}

static void go_to_difference(View *view) {
    const RealComparison *c = &view->real->comparison;
    if (c->difference != REAL_SAME && c->predicted.seq != EVENT_NO_CAUSE) {
        view_act(view, ACTION_EVENT, c->predicted.seq);
    }
}

void real_strip(View *view, Rect rect) {
    Ui *ui = view->ui;
    bool differs = view->real->comparison.difference != REAL_SAME;
    UiHit hit = {0};
    if (differs && !view->still) {
        hit = ui_hit_focusable(ui, ui_id(ui, "difference"), rect);
    }
    draw_rect(ui->list, rect, 7, INK_PANEL_RAISED, hit.hot ? INK_ACCENT : INK_BORDER);
    Rect rest = rect_inset_xy(rect, 12, 0);
    Rect icon = rect_cut_left(&rest, 18);
    draw_icon(ui->list, rect_center(icon, 17, 17), differs ? ICON_BRANCH : ICON_CHECK,
              differs ? INK_ACCENT : INK_DONE);
    rect_cut_left(&rest, 10);
    draw_words(view, rest);
    if (differs) {
        ui_tip(ui, rect, strip_tip(view));
    }
    if (hit.clicked) {
        go_to_difference(view);
    }
}

// ---- keys

void real_keys(View *view) {
    if (!view->can_rerun) {
        return;
    }
    if (ui_typed(view->ui, "r")) {
        view_act(view, ACTION_REAL, !view->shows_real);
    }
    if (view->real && real_is_laid_under(view) && ui_typed(view->ui, "d")) {
        go_to_difference(view);
    }
}
