#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "engine/lang/lexer.h"

typedef struct LexRow {
    const char *says;
    const char *text;
    const char *tokens; // one word each
} LexRow;

static const LexRow lex_rows[] = {
    {"words and operators", "x **= 1\n", "NAME **= NUMBER NEWLINE END"},
    {"the longest operator wins", "a//=b->c:=d\n", "NAME //= NAME -> NAME := NAME NEWLINE END"},
    {"a last line needs no newline", "x", "NAME NEWLINE END"},
    {"blank lines and comments make no tokens", "\n  # a\n\nx\n", "NAME NEWLINE END"},
    {"blocks", "if x:\n  y\nz\n", "if NAME : NEWLINE INDENT NAME NEWLINE DEDENT NAME NEWLINE END"},
    {"open blocks end with the text", "if x:\n y",
     "if NAME : NEWLINE INDENT NAME NEWLINE DEDENT END"},
    {"brackets join lines", "(1,\n\n2)\n", "( NUMBER , NUMBER ) NEWLINE END"},
    {"a backslash joins lines", "x \\\n y\n", "NAME NAME NEWLINE END"},
    {"strings with prefixes", "rb'a' F\"b\" u'''c\n'''\n", "STRING STRING STRING NEWLINE END"},
    {"a prefix needs its quote", "rb = bur\n", "NAME = NAME NEWLINE END"},
    {"numbers", "0x_ff 1_0.5e-3j .5 0 1.\n", "NUMBER NUMBER NUMBER NUMBER NUMBER NEWLINE END"},
    {"a keyword may touch a number", "1if x\n", "NUMBER if NAME NEWLINE END"},
    {"names in any alphabet", "\xCF\x80 = 3\n", "NAME = NUMBER NEWLINE END"},
    {"a stray character goes to the parser", "a ? b\n", "NAME UNKNOWN NAME NEWLINE END"},
    {"a broken number is one error", "x = 1__0\ny\n", "NAME = ERROR NEWLINE NAME NEWLINE END"},
    {"an open string ends at the line's end", "x = 'a\ny\n",
     "NAME = ERROR NEWLINE NAME NEWLINE END"},
    {"\\r\\n and \\r are line ends", "x\r\ny\rz\n", "NAME NEWLINE NAME NEWLINE NAME NEWLINE END"},
};

static const char *kind_name(TokenKind kind) {
    if (kind >= TOKEN_FALSE) {
        return token_text(kind);
    }
    static const char *const names[] = {
        [TOKEN_END] = "END",       [TOKEN_NEWLINE] = "NEWLINE", [TOKEN_INDENT] = "INDENT",
        [TOKEN_DEDENT] = "DEDENT", [TOKEN_NAME] = "NAME",       [TOKEN_NUMBER] = "NUMBER",
        [TOKEN_STRING] = "STRING", [TOKEN_UNKNOWN] = "UNKNOWN", [TOKEN_ERROR] = "ERROR"};
    return names[kind];
}

static void check_row(const LexRow *row) {
    Arena arena = {0};
    Names names = {.arena = &arena};
    Source source = source_make(&arena, "t.py", row->text, strlen(row->text));
    TokenList list = lex(&source, (Span){0, source.length}, false, &names);
    Text got = {0};
    for (int i = 0; i < list.count; i++) {
        text_printf(&got, i ? " %s" : "%s", kind_name(list.tokens[i].kind));
        assert_true(list.tokens[i].span.start <= list.tokens[i].span.end);
    }
    if (strcmp(text_z(&got), row->tokens) != 0) {
        fail_msg("%s: got %s", row->says, text_z(&got));
    }
    text_release(&got);
    token_list_release(&list);
    names_release(&names);
    arena_release(&arena);
}

static void text_is_cut_into_tokens(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lex_rows / sizeof *lex_rows; i++) {
        check_row(&lex_rows[i]);
    }
}

static void equal_names_are_equal_pointers(void **state) {
    (void)state;
    Arena arena = {0};
    Names names = {.arena = &arena};
    const char *first = names_intern(&names, "total", 5);
    char name[8] = "n0";
    for (int i = 0; i < 1000; i++) { // the table grows meanwhile
        name[1] = (char)('0' + i % 10);
        name[2] = (char)('a' + i / 10 % 26);
        name[3] = (char)('a' + i / 260);
        names_intern(&names, name, 4);
    }
    assert_ptr_equal(first, names_intern(&names, "totals", 5));
    assert_ptr_not_equal(first, names_intern(&names, "totals", 6));
    names_release(&names);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_cut_into_tokens),
        cmocka_unit_test(equal_names_are_equal_pointers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
