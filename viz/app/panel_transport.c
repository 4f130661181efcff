// Stepping, playing, the scrubber, and how the stage counts.
#include "viz/app/view.h"

static void player_button(View *view, Rect rect, Icon icon, const char *tip, PlayerAction action,
                          bool enabled) {
    if (!enabled) {
        ui_disabled_icon(view->ui, rect, icon);
        return;
    }
    ButtonLook look = action == PLAYER_TOGGLE ? BUTTON_PRIMARY : BUTTON_PLAIN;
    if (ui_icon_button(view->ui, rect, icon, tip, look)) {
        view_act(view, ACTION_PLAYER, action);
    }
}

void transport_buttons(View *view, Rect *rest) {
    const Player *player = view->player;
    float large = clamp_float(rest->h - 24, 30, 40);
    float small = large - 8;
    bool back = player->step > -1;
    bool forward = player->step < player->step_count - 1;
    float gap = 7;
    struct {
        Icon icon;
        const char *tip;
        PlayerAction action;
        bool enabled;
    } const buttons[] = {
        {ICON_FIRST, "To the beginning (Home)", PLAYER_FIRST, back},
        {ICON_BACK, "One step back (\u2190)", PLAYER_BACK, back},
        {player->playing ? ICON_PAUSE : ICON_PLAY,
         player->playing ? "Pause (Space)" : "Play (Space)", PLAYER_TOGGLE, player->step_count > 0},
        {ICON_FORWARD, "One step on (\u2192)", PLAYER_FORWARD, forward},
        {ICON_LAST, "To the end (End)", PLAYER_LAST, forward},
    };
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        float size = buttons[i].action == PLAYER_TOGGLE ? large : small;
        Rect place = rect_cut_left(rest, size);
        player_button(view, rect_center(place, size, size), buttons[i].icon, buttons[i].tip,
                      buttons[i].action, buttons[i].enabled);
        rect_cut_left(rest, gap);
    }
}

static const char *count_text(const View *view) {
    return arena_printf(view->frame, "%s %lld of %lld", view->scene->coarse ? "Switch" : "Step",
                        (long long)(view->scene->step + 1), (long long)view->player->step_count);
}

// Wide enough for the last step, so that nothing moves while one steps.
static float count_width(const View *view) {
    const char *widest =
        arena_printf(view->frame, "%s %lld of %lld", view->scene->coarse ? "Switch" : "Step",
                     (long long)view->player->step_count, (long long)view->player->step_count);
    float w = ui_width(view->ui, FONT_UI_MEDIUM, 14, widest) + 14;
    return w > 132 ? w : 132;
}

static void draw_count(View *view, Rect rect) {
    const Scene *scene = view->scene;
    Rect upper = rect_make(rect.x, rect.y + rect.h / 2 - 20, rect.w, 20);
    Rect lower = rect_make(rect.x, rect.y + rect.h / 2 + 1, rect.w, 18);
    ui_text(view->ui, upper, ALIGN_LEFT, FONT_UI_MEDIUM, 14, INK_TEXT, count_text(view));
    ui_text(view->ui, lower, ALIGN_LEFT, FONT_MONO, 13, INK_TEXT_MUTED,
            arena_printf(view->frame, "t = %.2f s", (double)scene->t_ns / 1e9));
}

static void draw_choices(View *view, Rect *rest) {
    static const char *const axes[] = {"time", "steps"};
    static const char *const grains[] = {"fine", "coarse"};
    Ui *ui = view->ui;
    ui_scope_push(ui, "grain");
    float w = ui_segmented_width(ui, grains, 2);
    Rect grain = rect_cut_right(rest, w);
    grain = rect_center(grain, w, 30);
    int chosen = ui_segmented(ui, grain, grains, 2, view->state->coarse);
    ui_tip(ui, grain, "Every step, or only the switches (F)");
    ui_scope_pop(ui);
    if (chosen >= 0) {
        view_act(view, ACTION_COARSE, chosen);
    }
    rect_cut_right(rest, 10);
    ui_scope_push(ui, "axis");
    w = ui_segmented_width(ui, axes, 2);
    Rect axis = rect_cut_right(rest, w);
    axis = rect_center(axis, w, 30);
    chosen = ui_segmented(ui, axis, axes, 2, (int)view->state->axis);
    ui_tip(ui, axis, "A second is a length, or every step is (A)");
    ui_scope_pop(ui);
    if (chosen >= 0) {
        view_act(view, ACTION_AXIS, chosen);
    }
    rect_cut_right(rest, 10);
}

void transport_speed(View *view, Rect *rest) {
    Rect rect = rect_cut_right(rest, 58);
    rect = rect_center(rect, 58, 30);
    if (ui_button(view->ui, rect, player_speed_name(view->player), BUTTON_QUIET)) {
        view_act(view, ACTION_SPEED, (view->player->speed + 1) % PLAYER_SPEEDS);
    }
    ui_tip(view->ui, rect, "Speed of play (+ and \u2212)");
    rect_cut_right(rest, 6);
}

// A run that goes on can be ended; one that was ended can be had again.
void transport_run_button(View *view, Rect *rest) {
    if (!view->is_running && !view->was_stopped) {
        return;
    }
    const char *label = view->is_running ? "Stop" : "Run again";
    float w = ui_button_width(view->ui, label);
    Rect place = rect_cut_right(rest, w);
    bool clicked = ui_button(view->ui, rect_center(place, w, 30), label, BUTTON_PLAIN);
    ui_tip(view->ui, place,
           view->is_running ? "The program still runs: end it here (S)"
                            : "The program was stopped before its end");
    rect_cut_right(rest, 8);
    if (clicked && view->is_running) {
        view_act(view, ACTION_STOP, 0);
    } else if (clicked) {
        view_act(view, ACTION_BLOCK, view->lesson->block);
    }
}

void transport_scrubber(View *view, Rect rect, const int64_t *ticks, int tick_count) {
    int64_t step = ui_scrubber(view->ui, rect, view->player->step_count, view->player->step, ticks,
                               tick_count);
    if (step != SCRUBBER_SAME) {
        // However far it is dragged, it is one jump.
        view_act(view, view->state->scrubbing ? ACTION_DRAG : ACTION_STEP, step);
        view->state->scrubbing = true;
    }
    view->state->scrubbing = view->state->scrubbing && view->ui->mouse_down;
}

void transport_ground(View *view, Rect rect) {
    draw_rect(view->ui->list, rect, 0, INK_PANEL, INK_NONE);
    draw_line(view->ui->list, (Point){rect.x, rect.y}, (Point){rect.x + rect.w, rect.y}, 1,
              INK_BORDER, 0);
}

void panel_transport(View *view, Rect rect) {
    Ui *ui = view->ui;
    transport_ground(view, rect);
    ui_scope_push(ui, "transport");
    Rect rest = rect_inset_xy(rect, 18, 0);
    transport_buttons(view, &rest);
    rect_cut_left(&rest, 10);
    draw_count(view, rect_cut_left(&rest, count_width(view)));
    if (rest.w > 520) {
        draw_choices(view, &rest);
    }
    if (rest.w > 200) {
        transport_speed(view, &rest);
    }
    transport_run_button(view, &rest);
    int coarse = view->state->coarse;
    transport_scrubber(view, rest, view->picture->ticks[coarse], view->picture->tick_count[coarse]);
    ui_scope_pop(ui);
}
