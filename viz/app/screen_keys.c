// The keyboard half of screen_lesson.h.
#include "viz/app/screen_lesson.h"

void screen_player_keys(View *view) {
    static const struct {
        Key key;
        PlayerAction action;
    } keys[] = {
        {KEY_SPACE, PLAYER_TOGGLE}, {KEY_RIGHT, PLAYER_FORWARD}, {KEY_LEFT, PLAYER_BACK},
        {KEY_HOME, PLAYER_FIRST},   {KEY_END, PLAYER_LAST},      {KEY_BACKSPACE, PLAYER_UNDO_JUMP},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (ui_key(view->ui, keys[i].key, 0)) {
            view_act(view, ACTION_PLAYER, keys[i].action);
        }
    }
    if (ui_letter(view->ui, 'z', MOD_CTRL)) {
        view_act(view, ACTION_PLAYER, PLAYER_UNDO_JUMP);
    }
    if (ui_typed(view->ui, "+") || ui_typed(view->ui, "=")) {
        view_act(view, ACTION_PLAYER, PLAYER_FASTER);
    }
    if (ui_typed(view->ui, "-")) {
        view_act(view, ACTION_PLAYER, PLAYER_SLOWER);
    }
}

// Ten steps at once; Up and Down go from switch to switch whatever the steps are.
static void jump_keys(View *view) {
    const Player *player = view->player;
    if (ui_key(view->ui, KEY_PAGE_DOWN, 0)) {
        view_act(view, ACTION_STEP, player->step + 10);
    }
    if (ui_key(view->ui, KEY_PAGE_UP, 0)) {
        view_act(view, ACTION_STEP, player->step - 10);
    }
    const Scene *scene = view->scene;
    int64_t switches = (int64_t)trace_step_count(view->trace, true);
    int64_t at = scene_step_of_event(view->trace, scene->event, true);
    if (ui_key(view->ui, KEY_DOWN, 0) && at + 1 < switches) {
        view_act(view, ACTION_EVENT, trace_step_seq(view->trace, true, (uint32_t)(at + 1)));
    }
    if (ui_key(view->ui, KEY_UP, 0) && at >= 0) {
        bool on_it = trace_step_seq(view->trace, true, (uint32_t)at) == scene->event;
        int64_t to = on_it ? at - 1 : at;
        if (to >= 0) {
            view_act(view, ACTION_EVENT, trace_step_seq(view->trace, true, (uint32_t)to));
        } else {
            view_act(view, ACTION_PLAYER, PLAYER_FIRST);
        }
    }
}

static void tab_keys(View *view) {
    if (ui_typed(view->ui, "t")) {
        view->state->left_tab = !view->state->left_tab;
        view_act(view, ACTION_NONE, 0);
    }
    if (ui_typed(view->ui, "v")) {
        view->state->bottom_tab = !view->state->bottom_tab;
    }
    if (ui_typed(view->ui, "i")) {
        input_box_call(view);
        view_act(view, ACTION_NONE, 0);
    }
    if (ui_typed(view->ui, "0")) {
        view->state->zoom = 1;
        view->state->pan = 0;
    }
    if (view->lesson->block_count > 1 && ui_typed(view->ui, "b")) {
        block_list_open(view);
    }
    for (int i = 0; i < view->lesson->block_count && i < 9; i++) {
        char digit[2] = {(char)('1' + i), '\0'};
        if (ui_typed(view->ui, digit)) {
            view_act(view, ACTION_BLOCK, i);
        }
    }
}

// Files, help, how the program runs: the same on every screen that shows a run.
void screen_app_keys(View *view) {
    if (view->can_rerun && ui_typed(view->ui, "p")) {
        profile_list_open(view);
    }
    if (view->can_rerun && !view->is_comparing && ui_typed(view->ui, "m")) {
        view_act(view, ACTION_MODEL, ((int)view->picture->model + 1) % (RUN_PROCESSES + 1));
    }
    real_keys(view);
    if (cores_matter(view) && ui_typed(view->ui, "n")) {
        cores_next(view);
    }
    static const struct {
        const char *text;
        ActionKind kind;
    } letters[] = {{"o", ACTION_OPEN},
                   {"e", ACTION_EXPORT},
                   {"l", ACTION_LESSONS},
                   {"?", ACTION_HELP},
                   {"s", ACTION_STOP}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (ui_typed(view->ui, letters[i].text)) {
            view_act(view, letters[i].kind, 0);
        }
    }
    if (ui_letter(view->ui, 'o', MOD_CTRL)) {
        view_act(view, ACTION_OPEN, 0);
    }
    if (ui_letter(view->ui, 'e', MOD_CTRL)) {
        view_act(view, ACTION_EXPORT, 0);
    }
    if (ui_key(view->ui, KEY_F1, 0)) {
        view_act(view, ACTION_HELP, 0);
    }
}

void screen_lesson_keys(View *view) {
    screen_player_keys(view);
    jump_keys(view);
    tab_keys(view);
    if (ui_typed(view->ui, "a")) {
        view_act(view, ACTION_AXIS, view->state->axis == AXIS_TIME ? AXIS_STEPS : AXIS_TIME);
    }
    if (ui_typed(view->ui, "f")) {
        view_act(view, ACTION_COARSE, !view->state->coarse);
    }
    if (ui_typed(view->ui, "c") && view->can_rerun) {
        view_act(view, ACTION_COMPARE, 1);
    }
    screen_app_keys(view);
}

void screen_keys_draw(Ui *ui, bool *close) {
    static const char *const keys[][2] = {
        {"\u2192  \u2190", "one step on, one step back"},
        {"\u2193  \u2191", "to the next switch, to the one before"},
        {"Page Down  Page Up", "ten steps"},
        {"Home  End", "to the beginning, to the end"},
        {"Space", "play, pause"},
        {"+  \u2212", "faster, slower"},
        {"Backspace", "take the last jump back"},
        {"A", "axis: time or steps"},
        {"F", "fine steps or only the switches"},
        {"wheel, drag, 0", "zoom and pan the bars; show all of them"},
        {"T  V", "text or code; output or variables (small window)"},
        {"B  1 \u2026 9", "the programs of a Markdown file"},
        {"C", "the four models side by side, and back"},
        {"M  P  N", "the next model; whose rules apply; how many cores"},
        {"R  D", "the real run beneath; to where it first differs"},
        {"I", "what the program reads: input and arguments"},
        {"O  E  L", "open, export (also with Ctrl), lessons"},
        {"Tab  Enter", "go through the buttons, press one"},
        {"S", "end a run that goes on"},
        {"Esc", "close a box, stop playing, stop a real run"},
        {"Q  Ctrl+Q", "close this box; quit"},
    };
    const int count = (int)(sizeof keys / sizeof *keys);
    float row_h = clamp_float((ui->view.h - 130) / (float)count, 18, 27);
    Rect rest = ui_dialog_begin(ui, 620, row_h * (float)count + 84, "Keys", close);
    *close = ui_typed(ui, "?") || ui_typed(ui, "q") || ui_key(ui, KEY_F1, 0) ||
             ui_key(ui, KEY_ENTER, 0) || *close;
    for (int i = 0; i < count; i++) {
        Rect row = rect_cut_top(&rest, row_h);
        Rect key = rect_cut_left(&row, 170);
        ui_text(ui, key, ALIGN_LEFT, FONT_UI_MEDIUM, 14, INK_ACCENT, keys[i][0]);
        ui_text(ui, row, ALIGN_LEFT, FONT_UI, 14, INK_TEXT, keys[i][1]);
    }
    ui_dialog_end(ui);
}
