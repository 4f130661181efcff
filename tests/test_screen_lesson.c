// The lesson screen, with letters of fixed width, from the first step to the last.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fake_run.h"
#include "golden.h"
#include "viz/app/report.h"
#include "viz/app/screen_lesson.h"

typedef struct Shown {
    Trace *trace;
    Picture picture;
    Player player;
    ViewState state;
    Arena keep;
    Arena frame;
    CodeText code;
    Prose prose;
    Scene scene;
    LessonView lesson;
    Ui ui;
    DrawList list;
    Metrics metrics;
    InputBox *box; // NULL: the screen has no fields
    const char *profile;
    const char *lacks; // as the engine says it, or NULL
    int cores;
} Shown;

static void open_gap(Shown *shown) {
    static const char prose[] = "# The gap\n\nmain leaves a gap of 1 s, but filling needs 2 s.\n";
    *shown = (Shown){.trace = fake_run_trace(), .player = player_make()};
    picture_update(&shown->picture, shown->trace);
    size_t length = 0;
    const char *source = trace_source(shown->trace, &length);
    shown->code = code_text_make(&shown->keep, source, length);
    shown->prose = prose_make(&shown->keep, prose, sizeof prose - 1, NULL, 0);
    shown->lesson = (LessonView){.crumb = "2 \u00b7 Tasks",
                                 .title = "The gap",
                                 .program = "gap.py",
                                 .has_program = true,
                                 .prose = &shown->prose};
    shown->metrics = metrics_fixed();
    player_resize(&shown->player, trace_step_count(shown->trace, false), -1);
}

static void close_gap(Shown *shown) {
    picture_release(&shown->picture);
    arena_release(&shown->keep);
    arena_release(&shown->frame);
    draw_list_release(&shown->list);
    trace_free(shown->trace);
}

static Action show(Shown *shown, float w, float h, const InputEvent *events, int count) {
    arena_clear(&shown->frame);
    draw_begin(&shown->list, w, h);
    ui_begin(&shown->ui, &shown->list, &shown->metrics, w, h, events, count);
    shown->scene = scene_at(shown->trace, shown->player.step, shown->state.coarse, &shown->frame);
    View view = {.ui = &shown->ui,
                 .frame = &shown->frame,
                 .picture = &shown->picture,
                 .code = &shown->code,
                 .trace = shown->trace,
                 .scene = &shown->scene,
                 .player = &shown->player,
                 .lesson = &shown->lesson,
                 .profile = shown->profile ? shown->profile : "cpython-3.11",
                 .cores = shown->cores,
                 .lacks = shown->lacks,
                 .box = shown->box,
                 .can_rerun = true,
                 .state = &shown->state};
    view.why = why_at(shown->trace, &shown->scene, shown->picture.model, &shown->frame);
    screen_lesson_draw(&view);
    screen_lesson_keys(&view);
    ui_end(&shown->ui);
    draw_end(&shown->list);
    return view.action;
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
        {"screen_lesson.1440x900.txt", 8, 1440, 900},
        {"screen_lesson.800x500.txt", 8, 800, 500},
        {"screen_lesson.before.txt", -1, 1280, 720},
        {"screen_lesson.end.txt", 22, 1280, 720},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Shown shown;
        Text text = {0};
        open_gap(&shown);
        dump_at(&shown, rows[i].step, rows[i].w, rows[i].h, &text);
        golden_compare(rows[i].golden, text_z(&text));
        text_release(&text);
        close_gap(&shown);
    }
}

static void stepping_back_shows_what_stepping_forward_showed(void **state) {
    (void)state;
    Shown shown;
    open_gap(&shown);
    Text forward[32] = {{0}};
    Text text = {0};
    int64_t count = shown.player.step_count;
    assert_true(count < 31);
    for (int64_t step = -1; step < count; step++) {
        dump_at(&shown, step, 800, 500, &forward[step + 1]);
    }
    uint32_t random = 7;
    for (int i = 0; i < 300; i++) {
        random = random * 1664525U + 1013904223U;
        int64_t step = (int64_t)((random >> 8) % (uint32_t)(count + 1)) - 1;
        dump_at(&shown, step, 800, 500, &text);
        assert_string_equal(text_z(&text), text_z(&forward[step + 1]));
    }
    for (int i = 0; i < 32; i++) {
        text_release(&forward[i]);
    }
    text_release(&text);
    close_gap(&shown);
}

// Texts inside clips are cut on purpose; all others must end inside the window.
static void no_text_leaves_the_window_at_any_size(void **state) {
    (void)state;
    static const float sizes[][2] = {{800, 500},  {801, 639},  {1000, 640}, {1079, 700},
                                     {1080, 720}, {1440, 900}, {2560, 1440}};
    Shown shown;
    open_gap(&shown);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        for (int64_t step = -1; step < shown.player.step_count; step++) {
            shown.player.step = step;
            show(&shown, sizes[i][0], sizes[i][1], NULL, 0);
            int depth = 0;
            for (int k = 0; k < shown.list.count; k++) {
                const DrawCommand *command = &shown.list.commands[k];
                depth += command->kind == DRAW_CLIP;
                depth -= command->kind == DRAW_UNCLIP;
                if (command->kind != DRAW_TEXT || depth > 0) {
                    continue;
                }
                float right = command->rect.x + text_width(&shown.metrics, command->font,
                                                           command->size, command->text);
                if (right > sizes[i][0] || command->rect.x < 0 || command->rect.y > sizes[i][1]) {
                    fail_msg("'%s' leaves the window of %gx%g", command->text, (double)sizes[i][0],
                             (double)sizes[i][1]);
                }
            }
        }
    }
    close_gap(&shown);
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
    {"home", KEY_HOME, "", ACTION_PLAYER, PLAYER_FIRST},
    {"end", KEY_END, "", ACTION_PLAYER, PLAYER_LAST},
    {"space", KEY_SPACE, "", ACTION_PLAYER, PLAYER_TOGGLE},
    {"plus", KEY_NONE, "+", ACTION_PLAYER, PLAYER_FASTER},
    {"minus", KEY_NONE, "-", ACTION_PLAYER, PLAYER_SLOWER},
    {"axis", KEY_NONE, "a", ACTION_AXIS, AXIS_STEPS},
    {"coarse", KEY_NONE, "f", ACTION_COARSE, 1},
    {"open", KEY_NONE, "o", ACTION_OPEN, 0},
    {"export", KEY_NONE, "e", ACTION_EXPORT, 0},
    {"lessons", KEY_NONE, "l", ACTION_LESSONS, 0},
    {"help", KEY_NONE, "?", ACTION_HELP, 0},
    {"compare", KEY_NONE, "c", ACTION_COMPARE, 1},
    {"model", KEY_NONE, "m", ACTION_MODEL, RUN_THREADS},
};

static void keys_ask_for_what_they_say(void **state) {
    (void)state;
    Shown shown;
    open_gap(&shown);
    for (size_t i = 0; i < sizeof key_rows / sizeof *key_rows; i++) {
        const KeyRow *row = &key_rows[i];
        InputEvent event = {.kind = row->key ? INPUT_KEY : INPUT_TEXT, .key = row->key};
        strcpy(event.text, row->typed);
        Action action = show(&shown, 1280, 720, &event, 1);
        if (action.kind != row->kind || action.number != row->number) {
            fail_msg("%s: action %d, %lld", row->says, (int)action.kind, (long long)action.number);
        }
    }
    close_gap(&shown);
}

// Presses and releases in the middle of the text.
static Action click_on(Shown *shown, const char *text) {
    show(shown, 1280, 720, NULL, 0);
    for (int i = 0; i < shown->list.count; i++) {
        const DrawCommand *command = &shown->list.commands[i];
        if (command->kind == DRAW_TEXT && strcmp(command->text, text) == 0) {
            Point at = {command->rect.x + 4, command->rect.y + 6};
            const InputEvent events[] = {
                {.kind = INPUT_MOVE, .at = at},
                {.kind = INPUT_PRESS, .clicks = 1, .at = at},
                {.kind = INPUT_RELEASE, .at = at},
            };
            show(shown, 1280, 720, events, 2);
            return show(shown, 1280, 720, events + 2, 1);
        }
    }
    fail_msg("nothing says %s", text);
    return (Action){0};
}

static void models_and_profiles_can_be_chosen(void **state) {
    (void)state;
    Shown shown;
    open_gap(&shown);
    Action action = click_on(&shown, "Processes");
    assert_int_equal(action.kind, ACTION_MODEL);
    assert_int_equal(action.number, RUN_PROCESSES);
    assert_int_equal(click_on(&shown, "Compare all").kind, ACTION_COMPARE);
    click_on(&shown, "cpython-3.11");
    assert_true(shown.state.profiles_open);
    show(&shown, 1280, 720, NULL, 0);
    action = click_on(&shown, "free-threaded");
    assert_int_equal(action.kind, ACTION_PROFILE);
    assert_int_equal(action.number, 7);
    assert_false(shown.state.profiles_open);
    close_gap(&shown);
}

// ---- the fields for input and arguments

static Action type_text(Shown *shown, const char *text) {
    InputEvent event = {.kind = INPUT_TEXT};
    strcpy(event.text, text);
    return show(shown, 1280, 720, &event, 1);
}

static Action press_key(Shown *shown, Key key, char letter, unsigned mods) {
    InputEvent event = {.kind = INPUT_KEY, .key = key, .letter = letter, .mods = mods};
    return show(shown, 1280, 720, &event, 1);
}

static bool says(const Shown *shown, const char *text) {
    for (int i = 0; i < shown->list.count; i++) {
        const DrawCommand *command = &shown->list.commands[i];
        if (command->kind == DRAW_TEXT && strcmp(command->text, text) == 0) {
            return true;
        }
    }
    return false;
}

static void open_with_box(Shown *shown, InputBox *box, const Options *options) {
    open_gap(shown);
    input_box_open(box, options);
    shown->box = box;
    show(shown, 1280, 720, NULL, 0);
}

static void the_fields_are_shown_to_programs_that_read(void **state) {
    (void)state;
    Shown shown;
    InputBox box;
    open_with_box(&shown, &box, &(Options){0});
    assert_false(says(&shown, "Input"));
    box.reads.arguments = true;
    show(&shown, 1280, 720, NULL, 0);
    assert_true(says(&shown, "Arguments"));
    assert_false(says(&shown, "Input"));
    type_text(&shown, "i"); // calls it; arguments are there already
    type_text(&shown, "x");
    assert_string_equal(box.arguments.now.bytes, "x");
    close_gap(&shown);
}

static void what_is_typed_stays_in_the_field(void **state) {
    (void)state;
    Shown shown;
    InputBox box;
    open_with_box(&shown, &box, &(Options){0});
    type_text(&shown, "i");
    show(&shown, 1280, 720, NULL, 0);
    assert_true(says(&shown, "Input"));
    assert_int_equal(type_text(&shown, "e").kind, ACTION_NONE); // and exports nothing
    press_key(&shown, KEY_ENTER, 0, MOD_SHIFT);
    type_text(&shown, "\u00e9");
    assert_string_equal(box.text.now.bytes, "e\n\u00e9");
    assert_int_equal(press_key(&shown, KEY_ENTER, 0, 0).kind, ACTION_INPUT);
    press_key(&shown, KEY_BACKSPACE, 0, 0);
    assert_string_equal(box.text.now.bytes, "e\n");
    press_key(&shown, KEY_LETTER, 'z', MOD_CTRL);
    assert_string_equal(box.text.now.bytes, "e\n\u00e9");
    press_key(&shown, KEY_UP, 0, 0);
    press_key(&shown, KEY_HOME, 0, 0);
    assert_int_equal(press_key(&shown, KEY_DELETE, 0, 0).kind, ACTION_NONE);
    assert_string_equal(box.text.now.bytes, "\n\u00e9");
    press_key(&shown, KEY_LETTER, 'a', MOD_CTRL);
    shown.ui.pasted = "one\r\ntwo";
    press_key(&shown, KEY_LETTER, 'v', MOD_CTRL);
    shown.ui.pasted = NULL;
    assert_string_equal(box.text.now.bytes, "one\ntwo");
    press_key(&shown, KEY_LETTER, 'z', MOD_CTRL);
    assert_string_equal(box.text.now.bytes, "\n\u00e9");
    press_key(&shown, KEY_TAB, 0, 0);
    type_text(&shown, "v");
    assert_string_equal(box.arguments.now.bytes, "v");
    press_key(&shown, KEY_ESCAPE, 0, 0);
    assert_int_equal(type_text(&shown, "e").kind, ACTION_EXPORT);
    close_gap(&shown);
}

static void what_was_typed_counts_and_else_the_command_line(void **state) {
    (void)state;
    Arena arena = {0};
    char plain[] = "a";
    char blank[] = "two words";
    char quote[] = "qu\"ote";
    char *words[] = {plain, blank, quote, NULL};
    Options options = {.input = "given", .arguments = words, .argument_count = 3};
    InputBox box;
    int count = 0;
    input_box_open(&box, &options);
    assert_string_equal(box.text.now.bytes, "given");
    assert_string_equal(input_box_text(&box, &options), "given");
    assert_ptr_equal(input_box_arguments(&box, &options, &arena, &count), words);
    assert_int_equal(count, 3);
    box.arguments_typed = true;
    const char *const *typed = input_box_arguments(&box, &options, &arena, &count);
    assert_int_equal(count, 3);
    for (int i = 0; i < count; i++) {
        assert_string_equal(typed[i], words[i]);
    }
    text_area_set(&box.text, "");
    box.text_typed = true;
    assert_null(input_box_text(&box, &options));
    arena_release(&arena);
}

static void a_line_is_parted_as_a_shell_does(void **state) {
    (void)state;
    static const struct {
        const char *line;
        const char *words; // with a bar behind each
        bool is_open;
    } rows[] = {
        {"", "", false},
        {"  a  b ", "a|b|", false},
        {"'a b' \"c d\"e", "a b|c de|", false},
        {"'' x", "|x|", false},
        {"a\\ b \"q\\\"q\" \"n\\n\" 'r\\'", "a b|q\"q|n\\n|r\\|", false},
        {"a 'b c", "a|b c|", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = {0};
        Text joined = {0};
        int count = 0;
        bool is_open = false;
        char **words = program_words(&arena, rows[i].line, &count, &is_open);
        for (int k = 0; k < count; k++) {
            text_printf(&joined, "%s|", words[k]);
        }
        assert_string_equal(text_z(&joined), rows[i].words);
        assert_int_equal(is_open, rows[i].is_open);
        text_release(&joined);
        arena_release(&arena);
    }
}

static void what_a_program_reads_is_seen_in_its_source(void **state) {
    (void)state;
    static const struct {
        const char *source;
        bool input;
        bool arguments;
    } rows[] = {
        {"x = input()", true, false},
        {"for line in sys.stdin: pass", true, false},
        {"n = int(sys.argv[1])", false, true},
        {"# input() and argv", false, false},
        {"print('input', \"\"\"argv\n input\"\"\", b'stdin')", false, false},
        {"print(f'{input()}')", true, false},
        {"inputs = the.input", false, false},
        {"print('it\\'s input')", false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ProgramReads reads = program_reads(rows[i].source, strlen(rows[i].source));
        if (reads.input != rows[i].input || reads.arguments != rows[i].arguments) {
            fail_msg("%s: input %d, arguments %d", rows[i].source, reads.input, reads.arguments);
        }
    }
}

static void cores_are_chosen_where_they_matter(void **state) {
    (void)state;
    Shown shown;
    open_gap(&shown);
    assert_int_equal(type_text(&shown, "n").kind, ACTION_NONE); // an event loop has one thread
    shown.picture.model = RUN_PROCESSES;
    static const int order[] = {0, 1, 2, 4, 8, 0};
    for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++) {
        shown.cores = order[i];
        Action action = type_text(&shown, "n");
        assert_int_equal(action.kind, ACTION_CORES);
        assert_int_equal(action.number, order[i + 1]);
    }
    shown.picture.model = RUN_THREADS;
    assert_int_equal(type_text(&shown, "n").kind, ACTION_NONE); // a GIL
    shown.profile = "free-threaded";
    assert_int_equal(type_text(&shown, "n").kind, ACTION_CORES);
    close_gap(&shown);
}

static void a_report_of_cpython_points_into_the_code(void **state) {
    (void)state;
    Arena arena = {0};
    const char *source = "def f():\n    x = (1 +\n";
    CodeText code = code_text_make(&arena, source, strlen(source));
    CodeMessage message = report_place("  File \"a.py\", line 2\n    x = (1 +\n        ^\n"
                                       "SyntaxError: '(' was never closed\n",
                                       &code, &arena);
    assert_int_equal(message.line, 2);
    assert_int_equal(message.column, 9);
    assert_string_equal(message.text, "SyntaxError: '(' was never closed");
    message =
        report_place("a.py:1:5: `yield from` is not supported\n    x\n    ^^\n", &code, &arena);
    assert_int_equal(message.line, 1);
    assert_int_equal(message.column, 5);
    assert_int_equal(message.width, 2);
    assert_string_equal(message.text, "`yield from` is not supported");
    assert_string_equal(report_hint("a.py:1:5: no\n    x\n    ^\n", &arena), "");
    assert_string_equal(report_hint("a.py:1:5: no\n    hint: y\n    x\n", &arena), "hint: y");
    arena_release(&arena);
}

// Wherever the pointer is in the header.
static bool header_says(Shown *shown, const char *words) {
    Text text = {0};
    bool is_said = false;
    for (float x = 0; x < 1280 && !is_said; x += 6) {
        InputEvent move = {.kind = INPUT_MOVE, .at = {x, 24}};
        show(shown, 1280, 720, &move, 1);
        text_clear(&text);
        draw_list_dump(&shown->list, &text);
        is_said = strstr(text_z(&text), words) != NULL;
    }
    text_release(&text);
    return is_said;
}

static void what_the_engine_lacks_is_in_the_header(void **state) {
    (void)state;
    Shown shown = {0};
    open_gap(&shown);
    assert_false(header_says(&shown, "runs without all protection"));
    shown.lacks = "lockstep: this system cannot confine the engine (no seccomp filters)\n";
    assert_true(header_says(&shown, "runs without all protection: this system cannot"));
    close_gap(&shown);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_screen_looks_like_this),
        cmocka_unit_test(stepping_back_shows_what_stepping_forward_showed),
        cmocka_unit_test(no_text_leaves_the_window_at_any_size),
        cmocka_unit_test(keys_ask_for_what_they_say),
        cmocka_unit_test(models_and_profiles_can_be_chosen),
        cmocka_unit_test(the_fields_are_shown_to_programs_that_read),
        cmocka_unit_test(what_is_typed_stays_in_the_field),
        cmocka_unit_test(what_was_typed_counts_and_else_the_command_line),
        cmocka_unit_test(a_line_is_parted_as_a_shell_does),
        cmocka_unit_test(what_a_program_reads_is_seen_in_its_source),
        cmocka_unit_test(cores_are_chosen_where_they_matter),
        cmocka_unit_test(what_the_engine_lacks_is_in_the_header),
        cmocka_unit_test(a_report_of_cpython_points_into_the_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
