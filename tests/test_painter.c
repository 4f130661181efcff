#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/memory.h"
#include "tests/bench/demo_list.h"
#include "viz/sdl/painter.h"

// A theme of plain colours, so that pixels can be told by eye.
static const Theme PLAIN = {
    .name = "plain",
    .inks = {[INK_BACKGROUND] = 0xFF000000,
             [INK_TEXT] = 0xFFFFFFFF,
             [INK_RUNNING] = 0xFF00FF00,
             [INK_WAITING] = 0xFFFF0000,
             [INK_DONE] = 0xFF0000FF,
             [INK_SHADOW] = 0x80FFFFFF},
};

enum {
    SIDE = 64
};

typedef struct Bench {
    Fonts *fonts;
    Painter *painter;
    DrawList list;
} Bench;

static int set_up(void **state) {
    Bench *bench = NEW(Bench);
    Text notes = {0};
    bench->fonts = fonts_new(&notes);
    if (!bench->fonts) {
        print_error("%s", text_z(&notes));
    }
    text_release(&notes);
    bench->painter = painter_new(bench->fonts, SIDE, SIDE, 1, &PLAIN);
    *state = bench;
    return bench->painter ? 0 : 1;
}

static int tear_down(void **state) {
    Bench *bench = *state;
    painter_free(bench->painter);
    draw_list_release(&bench->list);
    fonts_free(bench->fonts);
    memory_free(bench);
    return 0;
}

static DrawList *begin(Bench *bench) {
    painter_resize(bench->painter, SIDE, SIDE, 1);
    draw_begin(&bench->list, SIDE, SIDE);
    return &bench->list;
}

static void paint(Bench *bench) {
    draw_end(&bench->list);
    painter_draw(bench->painter, &bench->list);
}

static uint32_t pixel(const Bench *bench, int x, int y) {
    return painter_pixels(bench->painter)[y * painter_width(bench->painter) + x];
}

static void expect(const Bench *bench, int x, int y, uint32_t colour) {
    uint32_t found = pixel(bench, x, y);
    if (found != colour) {
        fail_msg("pixel %d,%d is %08x, not %08x", x, y, (unsigned)found, (unsigned)colour);
    }
}

static int count_of(const Bench *bench, uint32_t colour) {
    int count = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
        count += painter_pixels(bench->painter)[i] == colour;
    }
    return count;
}

static void an_empty_list_is_background(void **state) {
    Bench *bench = *state;
    begin(bench);
    paint(bench);
    assert_int_equal(count_of(bench, 0xFF000000), SIDE * SIDE);
}

static void fills_cover_exactly_their_pixels(void **state) {
    Bench *bench = *state;
    DrawList *list = begin(bench);
    draw_rect(list, (Rect){10, 20, 5, 7}, 0, INK_RUNNING, INK_NONE);
    paint(bench);
    assert_int_equal(count_of(bench, 0xFF00FF00), 5 * 7);
    expect(bench, 10, 20, 0xFF00FF00);
    expect(bench, 14, 26, 0xFF00FF00);
    expect(bench, 15, 26, 0xFF000000);
}

static void scale_multiplies_everything(void **state) {
    Bench *bench = *state;
    DrawList *list = begin(bench);
    painter_resize(bench->painter, SIDE, SIDE, 2);
    draw_rect(list, (Rect){5, 10, 4, 3}, 0, INK_NONE, INK_RUNNING);
    paint(bench);
    assert_int_equal(count_of(bench, 0xFF00FF00), 8 * 6 - 4 * 2); // a border of two pixels
    expect(bench, 10, 20, 0xFF00FF00);
    expect(bench, 12, 22, 0xFF000000);
}

static void borders_lie_inside_and_corners_are_round(void **state) {
    Bench *bench = *state;
    DrawList *list = begin(bench);
    draw_rect(list, (Rect){8, 8, 40, 30}, 8, INK_RUNNING, INK_WAITING);
    paint(bench);
    expect(bench, 8, 8, 0xFF000000);   // outside of the arc
    expect(bench, 8, 20, 0xFFFF0000);  // border
    expect(bench, 9, 20, 0xFF00FF00);  // fill
    expect(bench, 47, 20, 0xFFFF0000); // border on the far side
    expect(bench, 48, 20, 0xFF000000);
    expect(bench, 28, 37, 0xFFFF0000);
    uint32_t arc = pixel(bench, 10, 10); // on the arc: between
    assert_int_not_equal(arc, 0xFF000000);
    for (int i = 0; i < 40; i++) { // all four corners are alike
        for (int j = 0; j < 30; j++) {
            expect(bench, 8 + i, 8 + j, pixel(bench, 47 - i, 37 - j));
            expect(bench, 8 + i, 8 + j, pixel(bench, 47 - i, 8 + j));
        }
    }
}

static void circles_of_odd_width_are_symmetric(void **state) {
    Bench *bench = *state;
    DrawList *list = begin(bench);
    draw_rect(list, (Rect){4, 4, 37, 37}, 18.5F, INK_SHADOW, INK_NONE);
    paint(bench);
    uint32_t inside = pixel(bench, 22, 22);
    expect(bench, 22, 5, inside); // the middle column is not painted twice
    expect(bench, 5, 22, inside);
    for (int i = 0; i < 37; i++) {
        for (int j = 0; j < 37; j++) {
            expect(bench, 4 + i, 4 + j, pixel(bench, 40 - i, 40 - j));
        }
    }
}

static void alpha_blends_once(void **state) {
    Bench *bench = *state;
    DrawList *list = begin(bench);
    draw_rect(list, (Rect){0, 0, 20, 20}, 4, INK_SHADOW, INK_NONE);
    draw_rect(list, (Rect){30, 0, 20, 20}, 0, INK_TEXT, INK_NONE);
    draw_fade(list, 1, 0.5F);
    paint(bench);
    uint32_t half = pixel(bench, 10, 10) & 0xFF;
    assert_in_range(half, 126, 130);
    expect(bench, 4, 10, pixel(bench, 10, 10));
    assert_in_range(pixel(bench, 40, 10) & 0xFF, 126, 130);
}

static void clips_nest_and_end(void **state) {
    Bench *bench = *state;
    DrawList *list = begin(bench);
    draw_clip(list, (Rect){10, 10, 20, 20});
    draw_clip(list, (Rect){20, 0, 30, 64});
    draw_rect(list, (Rect){0, 0, SIDE, SIDE}, 6, INK_RUNNING, INK_NONE);
    draw_text(list, -5, 0, FONT_UI_BOLD, 40, INK_WAITING, "MMM");
    draw_icon(list, (Rect){0, 0, 64, 64}, ICON_LOCK, INK_WAITING);
    draw_line(list, (Point){0, 0}, (Point){64, 60}, 6, INK_WAITING, 0);
    draw_unclip(list);
    draw_unclip(list);
    draw_rect(list, (Rect){60, 60, 2, 2}, 0, INK_DONE, INK_NONE);
    paint(bench);
    int outside = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
        int x = i % SIDE;
        int y = i / SIDE;
        bool inside = x >= 20 && x < 30 && y >= 10 && y < 30;
        outside += !inside && painter_pixels(bench->painter)[i] != 0xFF000000;
    }
    assert_int_equal(outside, 4); // only the square after the clips
    expect(bench, 60, 60, 0xFF0000FF);
}

static void disjoint_clips_show_nothing(void **state) {
    Bench *bench = *state;
    DrawList *list = begin(bench);
    draw_clip(list, (Rect){0, 0, 10, 10});
    draw_clip(list, (Rect){30, 30, 10, 10});
    draw_rect(list, (Rect){0, 0, SIDE, SIDE}, 0, INK_RUNNING, INK_NONE);
    draw_pattern(list, (Rect){0, 0, SIDE, SIDE}, 5, PATTERN_DOTS, INK_RUNNING, INK_DONE);
    draw_arrow(list, (Point){0, 0}, (Point){40, 60}, 2, INK_TEXT);
    draw_unclip(list);
    draw_unclip(list);
    paint(bench);
    assert_int_equal(count_of(bench, 0xFF000000), SIDE * SIDE);
}

// Without colour: the four fills differ in how many pixels of a bar carry the edge ink.
static void patterns_differ_without_colour(void **state) {
    Bench *bench = *state;
    int touched[4];
    for (int pattern = 0; pattern < 4; pattern++) {
        DrawList *list = begin(bench);
        draw_pattern(list, (Rect){2, 2, 60, 26}, 0, (Pattern)pattern, INK_NONE, INK_TEXT);
        paint(bench);
        touched[pattern] = SIDE * SIDE - count_of(bench, 0xFF000000);
    }
    int border = 2 * 60 + 2 * 24;
    assert_int_equal(touched[PATTERN_SOLID], border);
    assert_in_range(touched[PATTERN_HATCH], border + 200, border + 700);
    assert_in_range(touched[PATTERN_DOTS], border + 60, border + 500);
    assert_in_range(touched[PATTERN_HOLLOW], border / 3, border - 40);
    assert_int_not_equal(touched[PATTERN_HATCH], touched[PATTERN_DOTS]);
}

// A line of code looks the same whether it comes as one text or word by word.
static void words_of_code_keep_their_columns(void **state) {
    Bench *bench = *state;
    static const char *const words[] = {"a", "s", "ync ", "def"};
    Metrics metrics = fonts_metrics(bench->fonts);
    uint32_t whole[SIDE * SIDE];
    DrawList *list = begin(bench);
    draw_text(list, 0, 10, FONT_MONO, 7.5F, INK_TEXT, "async def");
    paint(bench);
    memcpy(whole, painter_pixels(bench->painter), sizeof whole);
    list = begin(bench);
    float x = 0;
    for (int i = 0; i < 4; i++) {
        draw_text(list, x, 10, FONT_MONO, 7.5F, INK_TEXT, words[i]);
        x += text_width(&metrics, FONT_MONO, 7.5F, words[i]);
    }
    paint(bench);
    assert_int_not_equal(count_of(bench, 0xFF000000), SIDE * SIDE);
    assert_memory_equal(painter_pixels(bench->painter), whole, sizeof whole);
}

static void odd_numbers_do_no_harm(void **state) {
    Bench *bench = *state;
    static const float odd[] = {-1e30F, -70, -0.4F, 0, 0.4F, 1, 3, 70, 1e9F, 1e30F};
    DrawList *list = begin(bench);
    int count = (int)(sizeof odd / sizeof odd[0]);
    for (int i = 0; i < count * count; i++) {
        Rect rect = {odd[i % count], odd[i / count], odd[(i + 3) % count], odd[(i + 5) % count]};
        Point to = {rect.w, rect.h};
        draw_pattern(list, rect, 5, (Pattern)(i % 4), INK_SHADOW, INK_TEXT);
        draw_line(list, (Point){rect.x, rect.y}, to, 2, INK_TEXT, i % 2 ? 0 : 3);
        draw_arrow(list, (Point){rect.x, rect.y}, to, 2, INK_TEXT);
        draw_text(list, rect.x, rect.y, FONT_MONO, 9, INK_TEXT, "odd\x80\xff\t\n");
        if (rect.w < 1000 && rect.h < 1000) {
            draw_icon(list, rect, ICON_CLOCK, INK_TEXT);
        }
    }
    paint(bench);
}

static void sizes_out_of_range_are_refused(void **state) {
    Bench *bench = *state;
    assert_null(painter_new(bench->fonts, 0, 10, 1, &PLAIN));
    assert_null(painter_new(bench->fonts, 10, PAINTER_PX_MAX + 1, 1, &PLAIN));
    assert_null(painter_new(bench->fonts, 10, 10, 0, &PLAIN));
    assert_false(painter_resize(bench->painter, -1, 10, 1));
    assert_int_equal(painter_width(bench->painter), SIDE);
}

static uint64_t pixel_hash(const Painter *painter) {
    uint64_t hash = 14695981039346656037U;
    const uint32_t *pixels = painter_pixels(painter);
    for (int i = 0; i < painter_width(painter) * painter_height(painter); i++) {
        hash = (hash ^ pixels[i]) * 1099511628211U;
    }
    return hash;
}

// What was painted before must not matter: caches, sizes and fallback fonts leave no trace.
static void the_same_list_gives_the_same_bytes(void **state) {
    Bench *bench = *state;
    Metrics metrics = fonts_metrics(bench->fonts);
    Painter *used = painter_new(bench->fonts, 900, 560, 0.6F, theme_at(0));
    assert_non_null(used);
    for (int frame = 0; frame < 6; frame++) {
        demo_list(&bench->list, &metrics, frame);
        painter_draw(used, &bench->list);
        painter_resize(used, 900 + frame % 2, 560, frame % 2 ? 0.7F : 0.6F);
    }
    painter_resize(used, 900, 560, 0.6F);
    painter_draw(used, &bench->list);
    uint64_t hash = pixel_hash(used);
    painter_free(used);

    Text notes = {0};
    Fonts *fonts = fonts_new(&notes);
    Painter *fresh = painter_new(fonts, 900, 560, 0.6F, theme_at(0));
    painter_draw(fresh, &bench->list);
    assert_true(pixel_hash(fresh) == hash);
    painter_free(fresh);
    fonts_free(fonts);
    text_release(&notes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_list_is_background),
        cmocka_unit_test(fills_cover_exactly_their_pixels),
        cmocka_unit_test(scale_multiplies_everything),
        cmocka_unit_test(borders_lie_inside_and_corners_are_round),
        cmocka_unit_test(circles_of_odd_width_are_symmetric),
        cmocka_unit_test(alpha_blends_once),
        cmocka_unit_test(clips_nest_and_end),
        cmocka_unit_test(disjoint_clips_show_nothing),
        cmocka_unit_test(patterns_differ_without_colour),
        cmocka_unit_test(words_of_code_keep_their_columns),
        cmocka_unit_test(odd_numbers_do_no_harm),
        cmocka_unit_test(sizes_out_of_range_are_refused),
        cmocka_unit_test(the_same_list_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
