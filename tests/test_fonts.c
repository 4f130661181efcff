#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "viz/sdl/characters.h"
#include "viz/sdl/fonts.h"
#include "viz/sdl/text_cache.h"

static int set_up(void **state) {
    Text notes = {0};
    *state = fonts_new(&notes);
    if (!*state) {
        print_error("%s", text_z(&notes));
    }
    text_release(&notes);
    return *state ? 0 : 1;
}

static int tear_down(void **state) {
    fonts_free(*state);
    return 0;
}

static void clusters_keep_marks_and_joiners(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t bytes;
    } rows[] = {
        {"ab", 1},
        {"e\xcc\x81x", 3},                                       // e with an accent
        {"\xe2\x9c\x94\xef\xb8\x8fx", 6},                        // check mark, as a picture
        {"\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa\xf0\x9f\x87\xa9", 8}, // one flag and half of another
        {"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb!", 11},   // woman, joiner, laptop
        {"\x80"
         "a",
         1}, // not UTF-8
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t bytes = character_cluster(rows[i].text, strlen(rows[i].text));
        if (bytes != rows[i].bytes) {
            fail_msg("row %zu: %zu bytes, not %zu", i, bytes, rows[i].bytes);
        }
    }
    assert_int_equal(character_cells('a'), 1);
    assert_int_equal(character_cells(0xD55C), 2);  // Hangul
    assert_int_equal(character_cells(0x0301), 0);  // combining accent
    assert_int_equal(character_cells(0x1F512), 2); // padlock
    assert_int_equal(character_cells(0x25B6), 1);  // play
}

static void widths_are_proportional_to_size(void **state) {
    Metrics metrics = fonts_metrics(*state);
    for (int font = 0; font < FONT_COUNT; font++) {
        float at_10 = text_width(&metrics, (Font)font, 10, "main waits");
        float at_40 = text_width(&metrics, (Font)font, 40, "main waits");
        assert_true(at_10 > 20 && at_10 < 100);
        assert_float_equal(at_40, 4 * at_10, 0.01);
        float height = text_line_height(&metrics, (Font)font, 10);
        float ascent = text_ascent(&metrics, (Font)font, 10);
        assert_true(ascent > 5 && ascent < height && height < 25);
    }
    assert_float_equal(text_width(&metrics, FONT_UI, 10, ""), 0, 0);
    float narrow = text_width(&metrics, FONT_UI, 10, "iiii");
    assert_true(narrow < text_width(&metrics, FONT_UI, 10, "MMMM") / 2);
}

static void columns_are_equally_wide(void **state) {
    Metrics metrics = fonts_metrics(*state);
    float one = text_width(&metrics, FONT_MONO, 15, "x");
    assert_float_equal(text_width(&metrics, FONT_MONO, 15, "->=>!="), 6 * one, 0.001);
    assert_float_equal(text_width(&metrics, FONT_MONO, 15, "e\xcc\x81"), one, 0.001);
    assert_float_equal(text_width(&metrics, FONT_MONO, 15, "\xed\x95\x9c"), 2 * one, 0.001);
}

static uint64_t ink_of(const TextImage *image) {
    uint64_t sum = 0;
    for (int i = 0; i < image->mask.w * image->mask.h; i++) {
        sum += image->mask.coverage[i];
    }
    return sum;
}

// "->" is one sign in JetBrains Mono when it is shaped as a text; here it is a minus and a greater.
static void code_has_no_ligatures(void **state) {
    TextCache *cache = text_cache_new(*state);
    const TextImage *both = text_cache_get(cache, FONT_MONO, 20, 0, "->");
    const TextImage *apart = text_cache_get(cache, FONT_MONO, 20, 0, "- >");
    uint64_t together = ink_of(both);
    uint64_t separate = ink_of(apart);
    assert_true(together > 0);
    assert_int_equal(together / 255, separate / 255); // the same ink, only further apart
    text_cache_free(cache);
}

static void pictures_are_as_wide_as_measured(void **state) {
    static const char *const texts[] = {"Lockstep", "one thread \xc2\xb7 one event loop",
                                        "await asyncio.sleep(1)"};
    Metrics metrics = fonts_metrics(*state);
    TextCache *cache = text_cache_new(*state);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        for (int font = 0; font < FONT_COUNT; font++) {
            float width = text_width(&metrics, (Font)font, 17, texts[i]);
            const TextImage *image = text_cache_get(cache, (Font)font, 17, 0, texts[i]);
            int right = 0;
            for (int k = 0; k < image->mask.w * image->mask.h; k++) {
                int x = k % image->mask.w + image->left;
                right = image->mask.coverage[k] && x > right ? x : right;
            }
            if (fabsf((float)right - width) > 4) {
                fail_msg("%s, %s: %d pixels, measured %g", texts[i], font_name((Font)font), right,
                         (double)width);
            }
        }
    }
    text_cache_free(cache);
}

static void blank_and_broken_texts_are_allowed(void **state) {
    static const char *const texts[] = {
        "",         " ",      "   ",      "\t",           "\n",
        "\x80\xff", "a\x01z", "\xcc\x81", "\xef\xb8\x8f", "\xf4\x8f\xbf\xbf"};
    TextCache *cache = text_cache_new(*state);
    Metrics metrics = fonts_metrics(*state);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        for (int font = 0; font < FONT_COUNT; font++) {
            const TextImage *image = text_cache_get(cache, (Font)font, 13, 0, texts[i]);
            assert_true(image->mask.w >= 0);
            assert_true(text_width(&metrics, (Font)font, 13, texts[i]) >= 0);
        }
    }
    text_cache_free(cache);
}

static void old_pictures_are_forgotten(void **state) {
    TextCache *cache = text_cache_new(*state);
    char text[64];
    size_t most = 0;
    for (int i = 0; i < 220; i++) {
        snprintf(text, sizeof text, "picture number %d of many", i);
        text_cache_get(cache, FONT_UI, 150, 0, text);
        text_cache_next_frame(cache);
        most = text_cache_bytes(cache) > most ? text_cache_bytes(cache) : most;
    }
    assert_true(most > 8U << 20);  // the test makes enough
    assert_true(most < 40U << 20); // and the cache does not keep it
    const TextImage *image = text_cache_get(cache, FONT_UI, 150, 0, "picture number 0 of many");
    assert_true(ink_of(image) > 0);
    text_cache_free(cache);
}

// U+10FFFF is no character, so no font has it.
static void a_missing_character_names_a_package(void **state) {
    Text notes = {0};
    Fonts *fonts = fonts_new(&notes);
    Metrics metrics = fonts_metrics(fonts);
    text_width(&metrics, FONT_UI, 10, "abc \xc2\xb7 \xe2\x80\xa6");
    assert_null(fonts_missing_package(fonts));
    text_width(&metrics, FONT_UI, 10, "a\xf4\x8f\xbf\xbf");
    assert_string_equal(fonts_missing_package(fonts), "fonts-noto-core");
    fonts_free(fonts);
    text_release(&notes);
    (void)state;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clusters_keep_marks_and_joiners),
        cmocka_unit_test(widths_are_proportional_to_size),
        cmocka_unit_test(columns_are_equally_wide),
        cmocka_unit_test(code_has_no_ligatures),
        cmocka_unit_test(pictures_are_as_wide_as_measured),
        cmocka_unit_test(blank_and_broken_texts_are_allowed),
        cmocka_unit_test(old_pictures_are_forgotten),
        cmocka_unit_test(a_missing_character_names_a_package),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
