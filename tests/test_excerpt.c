#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "engine/lang/excerpt.h"

typedef struct Row {
    const char *says;
    ExcerptManner manner;
    const char *text;
    const char *part; // of text: what failed
    const char *shown;
} Row;

// Printed by CPython 3.11.7, 3.12.1 and 3.13.0.
#define BY_INTERPRETER                                                                             \
    { .minor = 11 }
#define BY_LIBRARY                                                                                 \
    { .minor = 11, .by_library = true }
#define SINCE_13                                                                                   \
    { .minor = 13, .by_library = true }

static const Row rows[] = {
    {"a part gets carets", BY_INTERPRETER, "  x = f(1)", "f(1)", "    x = f(1)\n        ^^^^\n"},
    {"the whole line gets none", BY_INTERPRETER, "f(1)", "f(1)", "    f(1)\n"},
    {"an operator is pointed out", BY_INTERPRETER, "a + b", "a + b", "    a + b\n    ~~^~~\n"},
    {"a subscript as well", BY_INTERPRETER, "x = d[1]", "d[1]", "    x = d[1]\n        ~^^^\n"},
    {"of several lines only the first is shown", BY_INTERPRETER, "x = f(\n  1)", "f(\n  1)",
     "    x = f(\n        ^^\n"},
    {"blanks at the end stay", BY_INTERPRETER, "f(1)  ", "f(1)", "    f(1)  \n    ^^^^\n"},
    {"the library drops them and moves the carets", BY_LIBRARY, "x = f(1)  ", "f(1)",
     "    x = f(1)\n      ^^^^\n"},
    {"the library points at one character behind a bracket", BY_LIBRARY, "(a) // b", "(a) // b",
     "    (a) // b\n    ~~~~^~~~\n"},
    {"the interpreter at two", BY_INTERPRETER, "(a) // b", "(a) // b",
     "    (a) // b\n    ~~~~^^~~\n"},
    {"and the library counts bytes", BY_LIBRARY, "'\xC3\xA9' * 3", "'\xC3\xA9' * 3",
     "    '\xC3\xA9' * 3\n    ~~~~~^~\n"},
    {"3.10 has no carets", {.minor = 10}, "a + b", "a + b", "    a + b\n"},
    {"the interpreter of 3.13 has none either", {.minor = 13}, "a + b", "a + b", "    a + b\n"},
    {"without a parser no operator is known",
     {.minor = 11, .no_parser = true},
     "x = a + b",
     "a + b",
     "    x = a + b\n        ^^^^^\n"},

    {"the arguments of a call are pointed out", SINCE_13, "f(1)", "f(1)", "    f(1)\n    ~^^^\n"},
    {"they begin behind the whole callee", SINCE_13, "(f # (\n)(1)(2)", "(f # (\n)(1)(2)",
     "    (f # (\n    ~~~~~~\n    )(1)(2)\n    ~~~~^^^\n"},
    {"a call that is returned has no marks", SINCE_13, "return f(1)", "f(1)", "    return f(1)\n"},
    {"that of a method has", SINCE_13, "return o.f(1)", "o.f(1)",
     "    return o.f(1)\n           ~~~^^^\n"},
    {"one that is assigned has none", SINCE_13, "x = o.f(1); y = 2", "o.f(1)",
     "    x = o.f(1); y = 2\n"},
    {"unless a character has two bytes", SINCE_13, "x = f('\xC3\xA9')", "f('\xC3\xA9')",
     "    x = f('\xC3\xA9')\n        ~^^^^^\n"},
    {"or it is assigned twice", SINCE_13, "x = y = f(1)", "f(1)",
     "    x = y = f(1)\n            ~^^^\n"},
    {"all lines of the part are shown", SINCE_13, "x = (a\n    +\n    b)", "a\n    +\n    b",
     "    x = (a\n         ~\n        +\n        ^\n        b)\n        ~\n"},
    {"a line between two that are shown is shown", SINCE_13, "g(f(\n 1,\n 2,\n 3,\n 4))",
     "f(\n 1,\n 2,\n 3,\n 4)",
     "    g(f(\n      ~^\n     1,\n     ^^\n     2,\n     ^^\n     3,\n     ^^\n     4))\n     "
     "^^\n"},
    {"more of them are counted", SINCE_13, "g(f(\n 1,\n 2,\n 3,\n 4,\n 5))",
     "f(\n 1,\n 2,\n 3,\n 4,\n 5)",
     "    g(f(\n      ~^\n     1,\n     ^^\n    ...<2 lines>...\n     4,\n     ^^\n     5))\n     "
     "^^\n"},
    {"a statement has no marks", SINCE_13, "raise E(\n 1)", "raise E(\n 1)",
     "    raise E(\n     1)\n"},
    {"the indentation of all lines goes", SINCE_13, "\t\tg(f(\n\t\t\t1))", "f(\n\t\t\t1)",
     "    g(f(\n      ~^\n    \t1))\n     ^^\n"},
    {"that of some stays", SINCE_13, "    g(f(\n  1))", "f(\n  1)",
     "      g(f(\n        ~^\n    1))\n    ^^\n"},
    {"an empty line has an empty line of marks", SINCE_13, "g(f(\n\n1))", "f(\n\n1)",
     "    g(f(\n      ~^\n    \n    \n    1))\n    ^^\n"},
    {"a wide character has two marks", SINCE_13, "g(f('\xE6\x97\xA5'))", "f('\xE6\x97\xA5')",
     "    g(f('\xE6\x97\xA5'))\n      ~^^^^^^\n"},
    {"blanks at the end of a line go", SINCE_13, "f( \n 1) ", "f( \n 1)",
     "    f(\n    ~^\n     1)\n     ^^\n"},
    {"without a parser all is marked alike",
     {.minor = 13, .by_library = true, .no_parser = true},
     "return f(1)",
     "f(1)",
     "    return f(1)\n           ^^^^\n"},
};

static void excerpts_are_those_of_the_version(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Row *row = &rows[i];
        Arena arena = {0};
        Source source = source_make(&arena, "t.py", row->text, strlen(row->text));
        int32_t start = (int32_t)(strstr(row->text, row->part) - row->text);
        Text text = {0};
        excerpt_print(&source, (Span){start, start + (int32_t)strlen(row->part)}, row->manner,
                      &text);
        if (strcmp(text_z(&text), row->shown) != 0) {
            fail_msg("%s: got\n%s", row->says, text_z(&text));
        }
        text_release(&text);
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(excerpts_are_those_of_the_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
