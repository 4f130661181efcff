// Widgets say what happened, and nothing else happens.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "viz/ui/widgets.h"

typedef struct Frame {
    Ui ui;
    DrawList list;
    Metrics metrics;
} Frame;

static void begin(Frame *frame, const InputEvent *events, int count) {
    frame->metrics = metrics_fixed();
    draw_begin(&frame->list, 400, 300);
    ui_begin(&frame->ui, &frame->list, &frame->metrics, 400, 300, events, count);
}

static void end(Frame *frame) {
    ui_end(&frame->ui);
    draw_end(&frame->list);
}

static const Rect button_rect = {10, 10, 80, 30};

static bool button_frame(Frame *frame, const InputEvent *events, int count) {
    begin(frame, events, count);
    bool clicked = ui_button(&frame->ui, button_rect, "Go", BUTTON_PLAIN);
    end(frame);
    return clicked;
}

static InputEvent at(InputKind kind, float x, float y) {
    return (InputEvent){.kind = kind, .at = {x, y}, .clicks = 1};
}

static InputEvent key(Key code) {
    return (InputEvent){.kind = INPUT_KEY, .key = code};
}

static InputEvent typed(const char *text) {
    InputEvent event = {.kind = INPUT_TEXT};
    strcpy(event.text, text);
    return event;
}

typedef struct ClickRow {
    const char *says;
    float press_x;
    float release_x;
    bool clicks;
} ClickRow;

static const ClickRow click_rows[] = {
    {"press and release on it", 20, 30, true},
    {"released outside", 20, 200, false},
    {"pressed outside", 200, 20, false},
    {"both outside", 200, 210, false},
};

static void a_button_clicks_when_pressed_and_released_on_it(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof click_rows / sizeof *click_rows; i++) {
        Frame frame = {0};
        InputEvent press = at(INPUT_PRESS, click_rows[i].press_x, 20);
        InputEvent release = at(INPUT_RELEASE, click_rows[i].release_x, 20);
        assert_false(button_frame(&frame, &press, 1));
        bool clicked = button_frame(&frame, &release, 1);
        if (clicked != click_rows[i].clicks) {
            fail_msg("%s: %d", click_rows[i].says, clicked);
        }
        assert_false(button_frame(&frame, NULL, 0));
        draw_list_release(&frame.list);
    }
}

static void tab_and_enter_press_a_button(void **state) {
    (void)state;
    Frame frame = {0};
    InputEvent tab = key(KEY_TAB);
    InputEvent enter = key(KEY_ENTER);
    button_frame(&frame, NULL, 0);
    assert_false(button_frame(&frame, &enter, 1));
    assert_false(button_frame(&frame, &tab, 1));
    assert_true(button_frame(&frame, &enter, 1));
    draw_list_release(&frame.list);
}

static void below_an_overlay_nothing_can_be_pressed(void **state) {
    (void)state;
    Frame frame = {0};
    InputEvent press = at(INPUT_PRESS, 20, 20);
    InputEvent release = at(INPUT_RELEASE, 20, 20);
    bool clicked = false;
    for (int i = 0; i < 3; i++) {
        begin(&frame, i == 1 ? &press : i == 2 ? &release : NULL, i > 0);
        clicked = ui_button(&frame.ui, button_rect, "Go", BUTTON_PLAIN) || clicked;
        bool close = false;
        ui_dialog_begin(&frame.ui, 100, 50, "Box", &close);
        ui_dialog_end(&frame.ui);
        end(&frame);
    }
    assert_false(clicked);
    draw_list_release(&frame.list);
}

static void a_key_is_used_once(void **state) {
    (void)state;
    Frame frame = {0};
    InputEvent events[] = {key(KEY_LEFT), typed("?")};
    begin(&frame, events, 2);
    assert_true(ui_key(&frame.ui, KEY_LEFT, 0));
    assert_false(ui_key(&frame.ui, KEY_LEFT, 0));
    assert_false(ui_key(&frame.ui, KEY_RIGHT, 0));
    assert_true(ui_typed(&frame.ui, "?"));
    assert_false(ui_typed(&frame.ui, "?"));
    end(&frame);
    draw_list_release(&frame.list);
}

static int64_t scrub(Frame *frame, const InputEvent *event, int64_t value) {
    static const int64_t ticks[] = {0, 3};
    begin(frame, event, event != NULL);
    int64_t result = ui_scrubber(&frame->ui, rect_make(0, 100, 216, 20), 10, value, ticks, 2);
    end(frame);
    return result;
}

static void the_scrubber_follows_the_pointer_while_it_is_held(void **state) {
    (void)state;
    Frame frame = {0};
    InputEvent press = at(INPUT_PRESS, 108, 110);
    InputEvent move = at(INPUT_MOVE, 500, 110);
    InputEvent far_left = at(INPUT_MOVE, -500, 110);
    InputEvent release = at(INPUT_RELEASE, -500, 110);
    assert_int_equal(scrub(&frame, NULL, -1), SCRUBBER_SAME);
    assert_int_equal(scrub(&frame, &press, -1), 4);
    assert_int_equal(scrub(&frame, &move, 4), 9);
    assert_int_equal(scrub(&frame, &far_left, 9), -1);
    assert_int_equal(scrub(&frame, &release, -1), SCRUBBER_SAME);
    assert_int_equal(scrub(&frame, &move, -1), SCRUBBER_SAME);
    draw_list_release(&frame.list);
}

static void field_frame(Frame *frame, TextField *field, InputEvent event) {
    begin(frame, &event, 1);
    ui_text_field(&frame->ui, rect_make(0, 0, 200, 30), "path", field, "");
    end(frame);
}

static void the_text_field_edits_whole_characters(void **state) {
    (void)state;
    Frame frame = {0};
    TextField field = {0};
    field_frame(&frame, &field, typed("a"));
    field_frame(&frame, &field, typed("\u00fc"));
    field_frame(&frame, &field, typed("\u65e5"));
    assert_string_equal(field.bytes, "a\u00fc\u65e5");
    field_frame(&frame, &field, key(KEY_LEFT));
    field_frame(&frame, &field, key(KEY_BACKSPACE));
    assert_string_equal(field.bytes, "a\u65e5");
    field_frame(&frame, &field, key(KEY_HOME));
    field_frame(&frame, &field, key(KEY_DELETE));
    assert_string_equal(field.bytes, "\u65e5");
    field_frame(&frame, &field, key(KEY_END));
    field_frame(&frame, &field, typed("\n"));
    assert_string_equal(field.bytes, "\u65e5");
    draw_list_release(&frame.list);
}

static void scrolling_stays_inside_the_content(void **state) {
    (void)state;
    Frame frame = {0};
    float offset = 0;
    for (int i = 0; i < 20; i++) {
        InputEvent wheel = {.kind = INPUT_WHEEL, .at = {50, 50}, .wheel = {0, -1}};
        InputEvent move = at(INPUT_MOVE, 50, 50);
        InputEvent events[] = {move, wheel};
        begin(&frame, events, 2);
        ui_scroll_begin(&frame.ui, "list", rect_make(0, 0, 100, 100), 250, &offset);
        ui_scroll_end(&frame.ui);
        end(&frame);
    }
    assert_float_equal(offset, 150, 0.01);
    draw_list_release(&frame.list);
}

static void cutting_rectangles_never_makes_negative_sizes(void **state) {
    (void)state;
    Rect rest = rect_make(0, 0, 100, 50);
    Rect left = rect_cut_left(&rest, 300);
    assert_float_equal(left.w, 100, 0);
    assert_float_equal(rest.w, 0, 0);
    Rect small = rect_inset(rect_make(0, 0, 4, 4), 10);
    assert_true(small.w >= 0 && small.h >= 0);
    Rect none = rect_intersect(rect_make(0, 0, 5, 5), rect_make(9, 9, 5, 5));
    assert_true(none.w == 0 && none.h == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_button_clicks_when_pressed_and_released_on_it),
        cmocka_unit_test(tab_and_enter_press_a_button),
        cmocka_unit_test(below_an_overlay_nothing_can_be_pressed),
        cmocka_unit_test(a_key_is_used_once),
        cmocka_unit_test(the_scrubber_follows_the_pointer_while_it_is_held),
        cmocka_unit_test(the_text_field_edits_whole_characters),
        cmocka_unit_test(scrolling_stays_inside_the_content),
        cmocka_unit_test(cutting_rectangles_never_makes_negative_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
