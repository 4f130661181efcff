// Prose is set in lines that fit, without the code blocks.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "viz/ui/markdown_view.h"

static const char lesson[] = "# Title\n\nFirst *one*, then **two**, then `three()`.\n"
                             "A second line &amp; more.\n\n"
                             "- item with `code`\n- another\n  1. inner\n  2. inner two\n\n"
                             "```python\nprint('not prose')\n```\n\n> a quote\n\n"
                             "| a | b |\n|---|---|\n| one | two words |\n\n---\n"
                             "A_very_long_word_that_is_wider_than_the_whole_line_of_this_view.\n";

static const bool programs[] = {true}; // the block is one

static void draw(DrawList *list, const Prose *prose, float width, float *height) {
    Ui ui = {0};
    Metrics metrics = metrics_fixed();
    draw_begin(list, 400, 900);
    ui_begin(&ui, list, &metrics, 400, 900, NULL, 0);
    *height = markdown_view(&ui, rect_make(10, 10, width, 880), prose, 15);
    assert_float_equal(markdown_height(&ui, prose, width, 15), *height, 0.01);
    ui_end(&ui);
    draw_end(list);
}

static void a_lesson_is_set_like_this(void **state) {
    (void)state;
    Arena arena = {0};
    DrawList list = {0};
    Text text = {0};
    float height = 0;
    Prose prose = prose_make(&arena, lesson, sizeof lesson - 1, programs, 1);
    draw(&list, &prose, 300, &height);
    draw_list_dump(&list, &text);
    golden_compare("markdown_view.txt", text_z(&text));
    text_release(&text);
    draw_list_release(&list);
    arena_release(&arena);
}

static void no_word_leaves_its_line(void **state) {
    (void)state;
    Arena arena = {0};
    DrawList list = {0};
    Metrics metrics = metrics_fixed();
    Prose prose = prose_make(&arena, lesson, sizeof lesson - 1, programs, 1);
    static const float widths[] = {120, 200, 333};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        float height = 0;
        draw(&list, &prose, widths[i], &height);
        for (int k = 0; k < list.count; k++) {
            const DrawCommand *command = &list.commands[k];
            if (command->kind != DRAW_TEXT) {
                continue;
            }
            float right =
                command->rect.x + text_width(&metrics, command->font, command->size, command->text);
            assert_true(right <= 10 + widths[i] + 1);
        }
    }
    draw_list_release(&list);
    arena_release(&arena);
}

static void code_blocks_are_left_to_the_code_panel(void **state) {
    (void)state;
    Arena arena = {0};
    Prose prose = prose_make(&arena, lesson, sizeof lesson - 1, programs, 1);
    for (uint32_t i = 0; i < prose.word_count; i++) {
        assert_null(strstr(prose.words[i].text, "print"));
    }
    arena_release(&arena);
}

static bool shows(const DrawList *list, const char *text) {
    for (int i = 0; i < list->count; i++) {
        if (list->commands[i].kind == DRAW_TEXT && strstr(list->commands[i].text, text)) {
            return true;
        }
    }
    return false;
}

static void other_code_blocks_keep_their_lines(void **state) {
    (void)state;
    static const char text[] = "```python\nleft_out()\n```\n\n```output\n  one\n\ntwo words\n```\n"
                               "\n    indented\n";
    Arena arena = {0};
    DrawList list = {0};
    float height = 0;
    float hidden = 0;
    Prose prose = prose_make(&arena, text, sizeof text - 1, programs, 1);
    draw(&list, &prose, 300, &height);
    assert_false(shows(&list, "left_out"));
    assert_true(shows(&list, "  one"));
    assert_true(shows(&list, "two words"));
    assert_true(shows(&list, "indented"));
    prose.holds_back = true;
    draw(&list, &prose, 300, &hidden);
    assert_false(shows(&list, "two words"));
    assert_false(shows(&list, "indented"));
    assert_true(hidden < height);
    draw_list_release(&list);
    arena_release(&arena);
}

static void short_code_is_not_broken(void **state) {
    (void)state;
    static const char text[] = "Which of these: `A 1 B` or `A B 1` or `A 1 B 2` or `1 A B`?";
    Arena arena = {0};
    DrawList list = {0};
    Prose prose = prose_make(&arena, text, sizeof text - 1, NULL, 0);
    for (float width = 100; width < 400; width += 10) {
        float height = 0;
        draw(&list, &prose, width, &height);
        assert_true(shows(&list, "A 1 B 2"));
    }
    draw_list_release(&list);
    arena_release(&arena);
}

static void narrow_prose_is_higher(void **state) {
    (void)state;
    Arena arena = {0};
    DrawList list = {0};
    float wide = 0;
    float narrow = 0;
    Prose prose = prose_make(&arena, lesson, sizeof lesson - 1, programs, 1);
    draw(&list, &prose, 380, &wide);
    draw(&list, &prose, 150, &narrow);
    assert_true(narrow > wide);
    draw_list_release(&list);
    arena_release(&arena);
}

// Fonts seldom have the signs of a step table: they are drawn as icons.
static void steps_are_drawn_as_icons(void **state) {
    (void)state;
    static const char markdown[] = "```steps\na b\n▶ 🔒\n🕐▶\xEF\xB8\x8F\n✔✔\n```\n";
    Arena arena = {0};
    DrawList list = {0};
    float height = 0;
    Prose prose = prose_make(&arena, markdown, sizeof markdown - 1, NULL, 0);
    draw(&list, &prose, 300, &height);
    static const Icon wanted[] = {ICON_PLAY, ICON_LOCK,  ICON_CLOCK,
                                  ICON_PLAY, ICON_CHECK, ICON_CHECK};
    size_t icons = 0;
    for (int i = 0; i < list.count; i++) {
        const DrawCommand *command = &list.commands[i];
        if (command->kind == DRAW_ICON) {
            assert_in_range(icons, 0, sizeof wanted / sizeof *wanted - 1);
            assert_int_equal(command->icon, wanted[icons++]);
        } else if (command->kind == DRAW_TEXT) {
            assert_true((unsigned char)command->text[0] < 0x80); // no sign is left to the font
        }
    }
    assert_int_equal(icons, sizeof wanted / sizeof *wanted);
    draw_list_release(&list);
    arena_release(&arena);
}

static void nothing_and_nonsense_are_prose_too(void **state) {
    (void)state;
    static const char *const texts[] = {"",  "\n\n", "***",      "- ",   "> ",
                                        "|", "# ",   "<b>x</b>", "[a](b"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Arena arena = {0};
        DrawList list = {0};
        float height = 0;
        Prose prose = prose_make(&arena, texts[i], strlen(texts[i]), NULL, 0);
        draw(&list, &prose, 300, &height);
        draw_list_release(&list);
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lesson_is_set_like_this),
        cmocka_unit_test(no_word_leaves_its_line),
        cmocka_unit_test(code_blocks_are_left_to_the_code_panel),
        cmocka_unit_test(other_code_blocks_keep_their_lines),
        cmocka_unit_test(short_code_is_not_broken),
        cmocka_unit_test(narrow_prose_is_higher),
        cmocka_unit_test(steps_are_drawn_as_icons),
        cmocka_unit_test(nothing_and_nonsense_are_prose_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
