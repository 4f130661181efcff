#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "viz/draw/draw_list.h"
#include "viz/draw/theme.h"

static void dump_equals(const DrawList *list, const char *expected) {
    Text text = {0};
    draw_list_dump(list, &text);
    assert_string_equal(text_z(&text), expected);
    text_release(&text);
}

static void every_kind_has_one_line(void **state) {
    (void)state;
    DrawList list = {0};
    draw_begin(&list, 200, 100);
    draw_rect(&list, (Rect){1, 2, 30, 40}, 6, INK_PANEL, INK_BORDER);
    draw_pattern(&list, (Rect){1, 2, 30.254F, 40}, 0, PATTERN_DOTS, INK_WAITING_FILL, INK_NONE);
    draw_clip(&list, (Rect){0, 0, 100, 50});
    draw_text(&list, 24, 18, FONT_UI_BOLD, 17, INK_TEXT, "Lockstep");
    draw_icon(&list, (Rect){3, 4, 16, 16}, ICON_LOCK, INK_LOCKED);
    draw_unclip(&list);
    draw_line(&list, (Point){1, 1}, (Point){1, 90}, 2, INK_TEXT, 4);
    draw_arrow(&list, (Point){5, 5}, (Point){10, 40}, 1.5F, INK_ACCENT);
    draw_end(&list);
    dump_equals(&list, "rect 1,2 30x40 radius 6 panel edge border\n"
                       "rect-dots 1,2 30.25x40 waiting-fill\n"
                       "clip 0,0 100x50\n"
                       "  text 24,18 ui-bold 17 text \"Lockstep\"\n"
                       "  icon 3,4 16x16 lock locked\n"
                       "unclip\n"
                       "line 1,1 1,90 width 2 text dash 4\n"
                       "arrow 5,5 10,40 width 1.5 accent\n");
    draw_list_release(&list);
}

static void text_is_copied_and_quoted(void **state) {
    (void)state;
    DrawList list = {0};
    char text[] = "a \"b\" \\\nrest";
    draw_begin(&list, 10, 10);
    draw_text_n(&list, 0, -0.001F, FONT_MONO, 14, INK_CODE, text, 8);
    memset(text, 'x', sizeof text - 1);
    draw_end(&list);
    dump_equals(&list, "text 0,0 mono 14 code \"a \\\"b\\\" \\\\\\n\"\n");
    draw_list_release(&list);
}

static void fade_multiplies_from_first_on(void **state) {
    (void)state;
    DrawList list = {0};
    draw_begin(&list, 10, 10);
    draw_rect(&list, (Rect){0, 0, 1, 1}, 0, INK_TEXT, INK_NONE);
    int first = list.count;
    draw_rect(&list, (Rect){0, 0, 1, 1}, 0, INK_TEXT, INK_NONE);
    draw_fade(&list, first, 0.5F);
    draw_fade(&list, first, 0.5F);
    dump_equals(&list, "rect 0,0 1x1 text\nrect 0,0 1x1 text alpha 0.25\n");
    draw_list_release(&list);
}

static void begin_forgets_the_last_frame(void **state) {
    (void)state;
    DrawList list = {0};
    for (int frame = 0; frame < 3; frame++) {
        draw_begin(&list, 10, 10);
        for (int i = 0; i < 100; i++) {
            draw_text(&list, 0, 0, FONT_UI, 12, INK_TEXT, "again");
        }
        draw_end(&list);
        assert_int_equal(list.count, 100);
    }
    draw_begin(&list, 10, 10);
    dump_equals(&list, "");
    draw_list_release(&list);
    assert_null(list.commands);
}

static void every_theme_decides_every_ink(void **state) {
    (void)state;
    for (int i = 0; i < theme_count(); i++) {
        const Theme *theme = theme_at(i);
        assert_ptr_equal(theme_find(theme->name), theme);
        assert_int_equal(theme->inks[INK_NONE], 0);
        for (int ink = INK_NONE + 1; ink < INK_COUNT; ink++) {
            if (theme->inks[ink] == 0) {
                fail_msg("theme %s has no %s", theme->name, ink_name((Ink)ink));
            }
        }
        assert_int_equal(theme->inks[INK_BACKGROUND] >> 24, 0xFF);
    }
    assert_string_equal(theme_at(0)->name, "dark");
    assert_null(theme_find("no such theme"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_has_one_line),
        cmocka_unit_test(text_is_copied_and_quoted),
        cmocka_unit_test(fade_multiplies_from_first_on),
        cmocka_unit_test(begin_forgets_the_last_frame),
        cmocka_unit_test(every_theme_decides_every_ink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
