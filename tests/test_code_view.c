// Code keeps to its grid, its colours and its markers.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "golden.h"
#include "viz/ui/code_view.h"

static const char program[] = "import asyncio  # comment\n"
                              "\n"
                              "async def main(n: int = 0x1F):\n"
                              "\tprint(f\"A {n}\", 'it''s', 1.5e3)\n"
                              "    text = \"\"\"two\n"
                              "lines\"\"\"\n"
                              "    \u65e5\u672c = '\u65e5\u672c' + x\n"
                              "    unfinished = 'open\n";

static void pieces_have_the_colour_of_what_they_are(void **state) {
    (void)state;
    Arena arena = {0};
    Text text = {0};
    CodeText code = code_text_make(&arena, program, sizeof program - 1);
    for (uint32_t i = 0; i < code.line_count; i++) {
        const CodeLine *line = &code.lines[i];
        text_printf(&text, "%u:", i + 1);
        for (uint32_t k = 0; k < line->piece_count; k++) {
            const CodePiece *piece = &code.pieces[line->first_piece + k];
            text_printf(&text, " [%s %.*s]", ink_name(piece->ink), (int)piece->length,
                        program + piece->start);
        }
        text_add_char(&text, '\n');
    }
    golden_compare("code_text.txt", text_z(&text));
    text_release(&text);
    arena_release(&arena);
}

static void every_byte_of_a_line_is_in_one_piece(void **state) {
    (void)state;
    Arena arena = {0};
    CodeText code = code_text_make(&arena, program, sizeof program - 1);
    for (uint32_t i = 0; i < code.line_count; i++) {
        uint32_t at = code.lines[i].start;
        for (uint32_t k = 0; k < code.lines[i].piece_count; k++) {
            const CodePiece *piece = &code.pieces[code.lines[i].first_piece + k];
            assert_int_equal(piece->start, at);
            at += piece->length;
        }
        assert_int_equal(at, code.lines[i].start + code.lines[i].length);
    }
    arena_release(&arena);
}

static void draw(DrawList *list, const CodeText *code, const CodeMarker *markers, int count,
                 CodeMessage message, CodeScroll *scroll, float h) {
    Ui ui = {0};
    Metrics metrics = metrics_fixed();
    draw_begin(list, 320, h);
    ui_begin(&ui, list, &metrics, 320, h, NULL, 0);
    code_view(&ui, rect_make(0, 0, 320, h), code, markers, count, message, 14, scroll);
    ui_end(&ui);
    draw_end(list);
}

static void markers_name_their_lane_on_its_line(void **state) {
    (void)state;
    Arena arena = {0};
    DrawList list = {0};
    Text text = {0};
    CodeScroll scroll = {0};
    CodeText code = code_text_make(&arena, program, sizeof program - 1);
    const CodeMarker markers[] = {
        {1, "main", ICON_CLOCK, INK_WAITING, INK_LINE_WAITING, false},
        {3, "other", ICON_PLAY, INK_RUNNING, INK_LINE_RUNNING, true},
    };
    draw(&list, &code, markers, 2, (CodeMessage){0}, &scroll, 300);
    draw_list_dump(&list, &text);
    golden_compare("code_view.txt", text_z(&text));
    text_release(&text);
    draw_list_release(&list);
    arena_release(&arena);
}

static void wide_characters_take_two_cells(void **state) {
    (void)state;
    assert_int_equal(code_cells('a'), 1);
    assert_int_equal(code_cells(0x65e5), 2);
    assert_int_equal(code_cells(0x301), 0);
    Arena arena = {0};
    DrawList list = {0};
    CodeScroll scroll = {0};
    const char *source = "\u65e5\u672c=1\n";
    CodeText code = code_text_make(&arena, source, strlen(source));
    assert_int_equal(code.widest, 6);
    draw(&list, &code, NULL, 0, (CodeMessage){0}, &scroll, 100);
    float wide_x = -1;
    float equals_x = -1;
    for (int i = 0; i < list.count; i++) {
        const DrawCommand *command = &list.commands[i];
        if (command->kind == DRAW_TEXT && strcmp(command->text, "=") == 0) {
            equals_x = command->rect.x;
        }
        if (command->kind == DRAW_TEXT && strstr(command->text, "\u65e5")) {
            wide_x = command->rect.x;
        }
    }
    Metrics metrics = metrics_fixed();
    float cell = text_width(&metrics, FONT_MONO, 14, "m");
    assert_float_equal(equals_x - wide_x, 4 * cell, 0.01);
    draw_list_release(&list);
    arena_release(&arena);
}

static bool shows(const DrawList *list, const char *text) {
    for (int i = 0; i < list->count; i++) {
        if (list->commands[i].kind == DRAW_TEXT && strcmp(list->commands[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

static void the_current_line_is_kept_in_view_the_same_way_from_both_sides(void **state) {
    (void)state;
    Arena arena = {0};
    DrawList list = {0};
    Text source = {0};
    for (int i = 1; i <= 100; i++) {
        text_printf(&source, "line_%d\n", i);
    }
    CodeText code = code_text_make(&arena, source.bytes, source.length);
    CodeScroll forward = {0};
    CodeScroll back = {0};
    CodeMarker marker = {50, "main", ICON_PLAY, INK_RUNNING, INK_LINE_RUNNING, true};
    draw(&list, &code, &marker, 1, (CodeMessage){0}, &forward, 200);
    assert_true(shows(&list, "line_50"));
    marker.line = 90;
    draw(&list, &code, &marker, 1, (CodeMessage){0}, &back, 200);
    marker.line = 50;
    draw(&list, &code, &marker, 1, (CodeMessage){0}, &back, 200);
    assert_float_equal(forward.y, back.y, 0.01);
    text_release(&source);
    draw_list_release(&list);
    arena_release(&arena);
}

static void a_message_stands_below_its_line(void **state) {
    (void)state;
    Arena arena = {0};
    DrawList list = {0};
    CodeScroll scroll = {0};
    CodeText code = code_text_make(&arena, program, sizeof program - 1);
    CodeMessage message = {.line = 3, .column = 7, .width = 3, .text = "SyntaxError: bad"};
    draw(&list, &code, NULL, 0, message, &scroll, 400);
    assert_true(shows(&list, "SyntaxError: bad"));
    draw_list_release(&list);
    arena_release(&arena);
}

static void an_empty_program_draws_nothing_and_does_not_fail(void **state) {
    (void)state;
    Arena arena = {0};
    DrawList list = {0};
    CodeScroll scroll = {0};
    CodeText code = code_text_make(&arena, "", 0);
    assert_int_equal(code.line_count, 0);
    draw(&list, &code, NULL, 0, (CodeMessage){0}, &scroll, 100);
    draw_list_release(&list);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_have_the_colour_of_what_they_are),
        cmocka_unit_test(every_byte_of_a_line_is_in_one_piece),
        cmocka_unit_test(markers_name_their_lane_on_its_line),
        cmocka_unit_test(wide_characters_take_two_cells),
        cmocka_unit_test(the_current_line_is_kept_in_view_the_same_way_from_both_sides),
        cmocka_unit_test(a_message_stands_below_its_line),
        cmocka_unit_test(an_empty_program_draws_nothing_and_does_not_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
