// The four models on one axis, with letters of fixed width.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "script_run.h"
#include "viz/app/screen_compare.h"
#include "viz/app/screen_lesson.h"

typedef struct Shown {
    Trace *traces[COMPARE_RUNS];
    CompareEnd ends[COMPARE_RUNS];
    ComparePicture picture;
    Picture lesson_picture;
    Winner winner;
    bool is_running;
    bool still;
    Player player;
    ViewState state;
    Arena keep;
    Arena frame;
    LessonView lesson;
    Ui ui;
    DrawList list;
    Metrics metrics;
} Shown;

static const char *const models[] = {"sync", "async", "threads", "processes"};

static void open_runs(Shown *shown, const char *const *scripts) {
    *shown = (Shown){.player = player_make(), .metrics = metrics_fixed()};
    RunSummary runs[COMPARE_RUNS];
    for (int i = 0; i < COMPARE_RUNS; i++) {
        shown->traces[i] = script_run_trace(scripts[i], models[i], "cpython-3.11");
        Verdict verdict = trace_verdict(shown->traces[i]);
        runs[i] = run_summary_make(shown->traces[i], (RunModel)i, verdict, &shown->keep);
        shown->ends[i] = (CompareEnd){.has_ended = true, .summary = runs[i], .problem = ""};
    }
    shown->winner = winner_find(runs, COMPARE_RUNS, &shown->keep);
    picture_update(&shown->lesson_picture, shown->traces[RUN_ASYNC]);
    shown->lesson = (LessonView){.crumb = "2 \u00b7 Four ways to run it",
                                 .title = "The same three downloads",
                                 .program = "downloads.py",
                                 .has_program = true};
}

static void open_downloads(Shown *shown) {
    const char *scripts[COMPARE_RUNS];
    for (int i = 0; i < COMPARE_RUNS; i++) {
        scripts[i] = script_downloads(models[i]);
    }
    open_runs(shown, scripts);
}

static void close_runs(Shown *shown) {
    compare_picture_release(&shown->picture);
    picture_release(&shown->lesson_picture);
    for (int i = 0; i < COMPARE_RUNS; i++) {
        trace_free(shown->traces[i]);
    }
    arena_release(&shown->keep);
    arena_release(&shown->frame);
    draw_list_release(&shown->list);
}

static Action show(Shown *shown, float w, float h, const InputEvent *events, int count) {
    arena_clear(&shown->frame);
    draw_begin(&shown->list, w, h);
    ui_begin(&shown->ui, &shown->list, &shown->metrics, w, h, events, count);
    CompareView compare = {.picture = &shown->picture,
                           .winner = shown->is_running ? NULL : &shown->winner};
    const Trace *traces[COMPARE_RUNS];
    const Trace *real[COMPARE_RUNS] = {NULL};
    for (int i = 0; i < COMPARE_RUNS; i++) {
        traces[i] = shown->traces[i];
        compare.ends[i] = shown->ends[i];
    }
    compare_picture_update(&shown->picture, traces, real);
    player_resize(&shown->player, shown->picture.step_count, shown->player.step);
    compare.view = (View){.ui = &shown->ui,
                          .frame = &shown->frame,
                          .picture = &shown->lesson_picture,
                          .player = &shown->player,
                          .lesson = &shown->lesson,
                          .profile = "cpython-3.11",
                          .cores = 2,
                          .can_rerun = true,
                          .is_comparing = true,
                          .is_running = shown->is_running,
                          .still = shown->still,
                          .state = &shown->state};
    screen_compare_draw(&compare);
    if (!shown->still) {
        screen_compare_keys(&compare);
    }
    ui_end(&shown->ui);
    draw_end(&shown->list);
    return compare.view.action;
}

static bool shows(const Shown *shown, const char *text) {
    for (int i = 0; i < shown->list.count; i++) {
        const DrawCommand *command = &shown->list.commands[i];
        if (command->kind == DRAW_TEXT && strstr(command->text, text)) {
            return true;
        }
    }
    return false;
}

static void dump_at(Shown *shown, int64_t step, float w, float h, Text *text) {
    shown->player.step = step;
    show(shown, w, h, NULL, 0);
    text_clear(text);
    draw_list_dump(&shown->list, text);
}

static void the_screen_looks_like_this(void **state) {
    (void)state;
    static const struct {
        const char *golden;
        int64_t step;
        float w;
        float h;
    } rows[] = {
        {"screen_compare.1440x900.txt", 8, 1440, 900},
        {"screen_compare.800x500.txt", 8, 800, 500},
        {"screen_compare.before.txt", -1, 1280, 720},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Shown shown;
        Text text = {0};
        open_downloads(&shown);
        show(&shown, rows[i].w, rows[i].h, NULL, 0);
        dump_at(&shown, rows[i].step, rows[i].w, rows[i].h, &text);
        golden_compare(rows[i].golden, text_z(&text));
        text_release(&text);
        close_runs(&shown);
    }
}

static void a_step_moves_time_in_all_four(void **state) {
    (void)state;
    Shown shown;
    open_downloads(&shown);
    show(&shown, 1280, 720, NULL, 0);
    const ComparePicture *picture = &shown.picture;
    assert_int_equal(picture->step_count, 17);
    assert_int_equal(compare_picture_time(picture, -1), -1);
    assert_int_equal(compare_picture_time(picture, 0), 0);
    assert_int_equal(compare_picture_time(picture, 1), 100000000);
    assert_int_equal(compare_picture_time(picture, 2), 150000000);
    assert_int_equal(compare_picture_time(picture, 16), 7500000000);
    assert_int_equal(compare_picture_step_at(picture, 149999999), 1);
    assert_int_equal(compare_picture_step_at(picture, 150000000), 2);
    // what stands at 1.25 s in compare.png
    static const LaneState states[COMPARE_RUNS][3] = {
        {LANE_WAITING, LANE_LOCKED, LANE_LOCKED},
        {LANE_WAITING, LANE_WAITING, LANE_RUNNING},
        {LANE_WAITING, LANE_WAITING, LANE_RUNNING},
        {LANE_WAITING, LANE_WAITING, LANE_WAITING},
    };
    for (int run = 0; run < COMPARE_RUNS; run++) {
        assert_int_equal(picture->runs[run].lane_count, 3);
        for (int lane = 0; lane < 3; lane++) {
            const CompareLane *at = &picture->runs[run].lanes[lane];
            const Bar *bar = compare_lane_at(&picture->runs[run], at, 1250000000);
            assert_int_equal(bar ? bar->state : LANE_LOCKED, states[run][lane]);
        }
    }
    close_runs(&shown);
}

static void stepping_back_shows_what_stepping_forward_showed(void **state) {
    (void)state;
    Shown shown;
    open_downloads(&shown);
    Text forward[20] = {{0}};
    Text text = {0};
    show(&shown, 800, 500, NULL, 0);
    int64_t count = shown.player.step_count;
    assert_true(count < 19);
    for (int64_t step = -1; step < count; step++) {
        dump_at(&shown, step, 800, 500, &forward[step + 1]);
    }
    for (int64_t step = count - 1; step >= -1; step--) {
        dump_at(&shown, step, 800, 500, &text);
        assert_string_equal(text_z(&text), text_z(&forward[step + 1]));
    }
    for (int i = 0; i < 20; i++) {
        text_release(&forward[i]);
    }
    text_release(&text);
    close_runs(&shown);
}

static void no_text_leaves_the_window_at_any_size(void **state) {
    (void)state;
    static const float sizes[][2] = {{800, 500},  {801, 639},  {1000, 640}, {1079, 700},
                                     {1080, 720}, {1440, 900}, {2560, 1440}};
    Shown shown;
    open_downloads(&shown);
    for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++) {
        const float *size = sizes[i / 2];
        shown.still = i % 2;
        shown.player.step = 5;
        show(&shown, size[0], size[1], NULL, 0);
        int depth = 0;
        for (int k = 0; k < shown.list.count; k++) {
            const DrawCommand *command = &shown.list.commands[k];
            depth += command->kind == DRAW_CLIP;
            depth -= command->kind == DRAW_UNCLIP;
            if (command->kind != DRAW_TEXT) {
                continue;
            }
            float right = command->rect.x +
                          text_width(&shown.metrics, command->font, command->size, command->text);
            if (right > size[0] || command->rect.x < 0 ||
                (depth == 0 && command->rect.y > size[1])) {
                fail_msg("'%s' leaves the window of %gx%g", command->text, (double)size[0],
                         (double)size[1]);
            }
        }
        assert_true(shows(&shown, "Processes win"));
        assert_true(shows(&shown, "7.5 s"));
        assert_true(shows(&shown, "2.1\u00d7 faster"));
        assert_true(shows(&shown, "cpython-3.11"));
    }
    close_runs(&shown);
}

static void runs_that_fail_say_why_in_their_row(void **state) {
    (void)state;
    static const char *const scripts[] = {
        "0 0 lane 0 a\n0 0 start\n5 0 end returned -\n5 - finish finished\n",
        "0 0 lane 0 a\n0 0 start\n2 0 end raised ValueError: bad\n2 - finish failed\n",
        "0 0 lane 0 a\n0 0 start\n2 0 block lock lock 1\n2 - deadlock 1\n2 - finish deadlock\n",
        "0 - finish unsupported\n",
    };
    Shown shown;
    open_runs(&shown, scripts);
    shown.ends[1].problem = "ValueError: bad";
    shown.ends[2].problem = "deadlock at 0.002 s";
    shown.ends[3].problem = "this version cannot run a program as 'processes' yet";
    show(&shown, 1280, 720, NULL, 0);
    for (int i = 1; i < COMPARE_RUNS; i++) {
        assert_true(shows(&shown, shown.ends[i].problem));
    }
    assert_true(shows(&shown, "failed"));
    assert_true(shows(&shown, "deadlock"));
    assert_true(shows(&shown, "not supported"));
    assert_true(shows(&shown, "Only sync came to a good end."));
    close_runs(&shown);
}

static void runs_that_go_on_say_so(void **state) {
    (void)state;
    Shown shown;
    open_downloads(&shown);
    shown.is_running = true;
    shown.ends[2].has_ended = shown.ends[3].has_ended = false;
    show(&shown, 1280, 720, NULL, 0);
    assert_true(shows(&shown, "running\u2026"));
    assert_true(shows(&shown, "2 of 4 runs have ended"));
    assert_true(shows(&shown, "Who wins is known when all four have ended."));
    assert_true(shows(&shown, "Stop"));
    assert_false(shows(&shown, "3.6 s"));
    close_runs(&shown);
}

// Nobody takes any time, and nobody has a lane.
static void runs_of_nothing_are_drawn(void **state) {
    (void)state;
    static const char *const instant[] = {
        "0 0 lane 0 a\n0 0 start\n0 0 end returned -\n0 - finish finished\n",
        "0 0 lane 0 a\n0 0 start\n0 0 end returned -\n0 - finish finished\n", "",
        "0 - finish unsupported\n"};
    Shown shown;
    open_runs(&shown, instant);
    shown.ends[2] = (CompareEnd){.problem = ""};
    const InputEvent wheel = {.kind = INPUT_WHEEL, .at = {600, 200}, .wheel = {0, 1}};
    show(&shown, 800, 500, &wheel, 1);
    assert_true(shows(&shown, "The engine is starting"));
    assert_true(shows(&shown, "Both that came to a good end take no time"));
    close_runs(&shown);
}

typedef struct KeyRow {
    const char *says;
    Key key;
    const char *typed;
    ActionKind kind;
    int64_t number;
} KeyRow;

static const KeyRow key_rows[] = {
    {"right", KEY_RIGHT, "", ACTION_PLAYER, PLAYER_FORWARD},
    {"left", KEY_LEFT, "", ACTION_PLAYER, PLAYER_BACK},
    {"end", KEY_END, "", ACTION_PLAYER, PLAYER_LAST},
    {"space", KEY_SPACE, "", ACTION_PLAYER, PLAYER_TOGGLE},
    {"page down", KEY_PAGE_DOWN, "", ACTION_STEP, 9},
    {"back to the lesson", KEY_ESCAPE, "", ACTION_COMPARE, 0},
    {"the same key again", KEY_NONE, "c", ACTION_COMPARE, 0},
    {"open", KEY_NONE, "o", ACTION_OPEN, 0},
    {"export", KEY_NONE, "e", ACTION_EXPORT, 0},
    {"stop", KEY_NONE, "s", ACTION_STOP, 0},
    {"help", KEY_NONE, "?", ACTION_HELP, 0},
};

static void keys_ask_for_what_they_say(void **state) {
    (void)state;
    Shown shown;
    open_downloads(&shown);
    for (size_t i = 0; i < sizeof key_rows / sizeof *key_rows; i++) {
        const KeyRow *row = &key_rows[i];
        InputEvent event = {.kind = row->key ? INPUT_KEY : INPUT_TEXT, .key = row->key};
        strcpy(event.text, row->typed);
        Action action = show(&shown, 1280, 720, &event, 1);
        if (action.kind != row->kind || action.number != row->number) {
            fail_msg("%s: action %d, %lld", row->says, (int)action.kind, (long long)action.number);
        }
    }
    close_runs(&shown);
}

static void the_wheel_zooms_all_four_and_a_click_goes_there(void **state) {
    (void)state;
    Shown shown;
    open_downloads(&shown);
    show(&shown, 1280, 720, NULL, 0);
    const InputEvent press[] = {{.kind = INPUT_MOVE, .at = {640, 300}},
                                {.kind = INPUT_PRESS, .clicks = 1, .at = {640, 300}}};
    const InputEvent release = {.kind = INPUT_RELEASE, .at = {640, 300}};
    show(&shown, 1280, 720, press, 2);
    Action action = show(&shown, 1280, 720, &release, 1);
    assert_int_equal(action.kind, ACTION_STEP);
    assert_in_range(action.number, 8, 14);
    const InputEvent wheel = {.kind = INPUT_WHEEL, .at = {640, 300}, .wheel = {0, 1}};
    show(&shown, 1280, 720, &wheel, 1);
    assert_true(shown.state.zoom > 1);
    assert_true(shown.state.pan > 0);
    action = show(&shown, 1280, 720, NULL, 0);
    show(&shown, 1280, 720, press, 2);
    Action again = show(&shown, 1280, 720, &release, 1);
    assert_int_equal(again.kind, ACTION_STEP); // the same time is still under the pointer
    assert_in_range(again.number, 8, 14);
    const InputEvent fit = {.kind = INPUT_TEXT, .text = "0"};
    show(&shown, 1280, 720, &fit, 1);
    assert_true(shown.state.zoom == 1 && shown.state.pan == 0);
    close_runs(&shown);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_screen_looks_like_this),
        cmocka_unit_test(a_step_moves_time_in_all_four),
        cmocka_unit_test(stepping_back_shows_what_stepping_forward_showed),
        cmocka_unit_test(no_text_leaves_the_window_at_any_size),
        cmocka_unit_test(runs_that_fail_say_why_in_their_row),
        cmocka_unit_test(runs_that_go_on_say_so),
        cmocka_unit_test(runs_of_nothing_are_drawn),
        cmocka_unit_test(keys_ask_for_what_they_say),
        cmocka_unit_test(the_wheel_zooms_all_four_and_a_click_goes_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
