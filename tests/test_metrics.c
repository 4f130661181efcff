#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "viz/draw/metrics.h"

static void fixed_characters_are_equally_wide(void **state) {
    (void)state;
    Metrics metrics = metrics_fixed();
    assert_float_equal(text_width(&metrics, FONT_UI, 10, "abcd"), 24, 0.001);
    assert_float_equal(text_width(&metrics, FONT_MONO, 10, "\xc3\xbc\xe2\x80\xa6"), 12, 0.001);
    assert_float_equal(text_width_n(&metrics, FONT_UI, 10, "abcd", 2), 12, 0.001);
    assert_float_equal(text_width(&metrics, FONT_UI, 10, ""), 0, 0.001);
    assert_float_equal(text_line_height(&metrics, FONT_UI, 20), 25, 0.001);
    assert_float_equal(text_ascent(&metrics, FONT_UI, 20), 20, 0.001);
}

static void fit_cuts_between_characters(void **state) {
    (void)state;
    Metrics metrics = metrics_fixed();
    const char *text = "a\xc3\xbc\xe2\x80\xa6\xf0\x9f\x94\x92z"; // 1, 2, 3, 4 and 1 bytes
    static const size_t expected[] = {0, 1, 3, 6, 10, 11, 11};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        size_t fits = text_fit(&metrics, FONT_UI, 10, text, strlen(text), 6.0F * (float)i + 0.5F);
        if (fits != expected[i]) {
            fail_msg("%zu characters wide: %zu bytes, not %zu", i, fits, expected[i]);
        }
    }
    assert_int_equal(text_fit(&metrics, FONT_UI, 10, text, strlen(text), -5), 0);
    assert_int_equal(text_fit(&metrics, FONT_UI, 10, "", 0, 0), 0);
}

static void ellipsis_never_exceeds_the_width(void **state) {
    (void)state;
    Metrics metrics = metrics_fixed();
    DrawList list = {0};
    const char *text = "filling needs 2 s";
    for (int width = 0; width < 130; width++) {
        draw_begin(&list, 10, 10);
        float used =
            draw_text_fit(&list, &metrics, 0, 0, (float)width + 0.01F, FONT_UI, 10, INK_TEXT, text);
        assert_true(used <= (float)width + 0.02F);
        if (list.count == 0) {
            assert_true(width < 6); // not even the ellipsis fits
            continue;
        }
        const char *drawn = list.commands[0].text;
        assert_float_equal(text_width(&metrics, FONT_UI, 10, drawn), used, 0.001);
        bool whole = strcmp(drawn, text) == 0;
        assert_true(whole == (width >= 102));
        assert_true(whole || strstr(drawn, "\xe2\x80\xa6"));
        assert_null(strstr(drawn, " \xe2\x80\xa6"));
    }
    draw_list_release(&list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixed_characters_are_equally_wide),
        cmocka_unit_test(fit_cuts_between_characters),
        cmocka_unit_test(ellipsis_never_exceeds_the_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
