#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "engine/base/diag.h"
#include "tests/golden.h"

typedef struct PlaceRow {
    const char *says;
    const char *text;
    int32_t offset;
    int32_t line;
    int32_t column;
} PlaceRow;

static const PlaceRow place_rows[] = {
    {"the begin is line 1, column 1", "ab\ncd", 0, 1, 1},
    {"a newline belongs to its line", "ab\ncd", 2, 1, 3},
    {"the next line begins behind it", "ab\ncd", 3, 2, 1},
    {"\\r\\n is one line end", "ab\r\ncd", 4, 2, 1},
    {"\\r alone is one as well", "ab\rcd", 3, 2, 1},
    {"columns count characters", "\xC3\xA9\xE6\x97\xA5x", 5, 1, 3},
    {"a byte order mark has no column", "\xEF\xBB\xBFxy", 4, 1, 2},
    {"the end of the text has a place", "ab\n", 3, 2, 1},
    {"what lies behind it is at the end", "ab", 9, 1, 3},
};

static void places_count_lines_and_characters(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof place_rows / sizeof *place_rows; i++) {
        const PlaceRow *row = &place_rows[i];
        Arena arena = {0};
        Source source = source_make(&arena, "t.py", row->text, strlen(row->text));
        Place place = source_place(&source, row->offset);
        if (place.line != row->line || place.column != row->column) {
            fail_msg("%s: got %d:%d", row->says, (int)place.line, (int)place.column);
        }
        arena_release(&arena);
    }
}

static void lines_come_without_their_ends(void **state) {
    (void)state;
    const char *text = "ab\r\n\ncd";
    Arena arena = {0};
    Source source = source_make(&arena, "t.py", text, strlen(text));
    assert_int_equal(source.line_count, 3);
    Span first = source_line(&source, 1);
    Span third = source_line(&source, 3);
    assert_int_equal(first.end, 2);
    assert_int_equal(source_line(&source, 2).start, source_line(&source, 2).end);
    assert_int_equal(third.end - third.start, 2);
    arena_release(&arena);
}

static void diags_stand_in_source_order(void **state) {
    (void)state;
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    diags_add(&diags, DIAG_SYNTAX, (Span){5, 6}, "SyntaxError", "second", NULL);
    diags_add(&diags, DIAG_SYNTAX, (Span){1, 2}, "SyntaxError", "first", NULL);
    assert_string_equal(diags.first->message, "first");
    assert_string_equal(diags.first->next->message, "second");
    assert_string_equal(diags_leading(&diags)->message, "first");
    diags.first->next->leads = true;
    assert_string_equal(diags_leading(&diags)->message, "second");
    arena_release(&arena);
}

static const char program[] = "import os\n"
                              "\tx = \"\xC3\xBC\"; yy zz\n"
                              "print(a,\n"
                              "      b)\n";

static void report(const char *golden, const Diags *diags, const Source *source) {
    Text text = {0};
    diags_report(diags, source, &text);
    golden_compare(golden, text_z(&text));
    text_release(&text);
}

static void syntax_errors_hide_unsupported_ones_and_the_leading_comes_last(void **state) {
    (void)state;
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Source source = source_make(&arena, "t.py", program, sizeof program - 1);
    diags_add(&diags, DIAG_UNSUPPORTED, (Span){0, 9}, NULL, "import os", NULL);
    diags_add(&diags, DIAG_SYNTAX, (Span){21, 23}, "SyntaxError", "invalid syntax", NULL);
    diags_add(&diags, DIAG_SYNTAX, (Span){30, 41}, "SyntaxError", "over two lines", NULL);
    diags_add(&diags, DIAG_SYNTAX, (Span){10, 10}, "IndentationError", "left of the text", NULL);
    diags.first->next->leads = true;
    report("diag.syntax.txt", &diags, &source);
    arena_release(&arena);
}

static void unsupported_ones_come_with_their_hints(void **state) {
    (void)state;
    Arena arena = {0};
    Diags diags = {.arena = &arena};
    Source source = source_make(&arena, "t.py", program, sizeof program - 1);
    diags_add(&diags, DIAG_UNSUPPORTED, (Span){21, 23}, NULL, "a name", NULL);
    diags_add(&diags, DIAG_UNSUPPORTED, (Span){0, 9}, NULL, "the module os",
              "the program can reach the clock and standard output only");
    report("diag.unsupported.txt", &diags, &source);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_count_lines_and_characters),
        cmocka_unit_test(lines_come_without_their_ends),
        cmocka_unit_test(diags_stand_in_source_order),
        cmocka_unit_test(syntax_errors_hide_unsupported_ones_and_the_leading_comes_last),
        cmocka_unit_test(unsupported_ones_come_with_their_hints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
