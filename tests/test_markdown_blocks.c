#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "viz/app/markdown_blocks.h"

typedef struct BlockRow {
    const char *says;
    const char *markdown;
    int blocks;
    int python_blocks;
    const char *text; // of the chosen block; NULL: there is none
    int line;
} BlockRow;

static const BlockRow rows[] = {
    {"nothing", "", 0, 0, NULL, 0},
    {"only words", "# Title\n\nSome words.\n", 0, 0, NULL, 0},
    {"a python fence", "Text\n\n```python\nx = 1\n```\n", 1, 1, "x = 1\n", 4},
    {"tildes", "~~~py\nx = 1\n~~~\n", 1, 1, "x = 1\n", 2},
    {"upper case", "```Python3\nx\n```\n", 1, 1, "x\n", 2},
    {"attributes", "```{.python .numberLines}\nx\n```\n", 1, 1, "x\n", 2},
    {"another language", "```bash\nfor i in a; do x = 1; done\n```\n", 1, 0, NULL, 0},
    {"output is no program", "```output\nx = 1\n```\n", 1, 0, NULL, 0},
    {"a bare fence with Python", "```\nimport asyncio\n```\n", 1, 1, "import asyncio\n", 2},
    {"a bare fence with words", "```\nsome output\nof a program\n```\n", 1, 0, NULL, 0},
    {"a bare fence with a tree", "```\nsrc/\n  main.c\n```\n", 1, 0, NULL, 0},
    {"words that begin like Python", "```\nfor example, this\nif you like.\n```\n", 1, 0, NULL, 0},
    {"indented", "Text\n\n    def f():\n        pass\n\nMore\n", 1, 1, "def f():\n    pass\n", 3},
    {"indented words", "Text\n\n    just a quote\n", 1, 0, NULL, 0},
    {"a longer fence holds a shorter one", "````python\n```\n````\n", 1, 1, "```\n", 2},
    {"an open fence runs to the end", "```python\nx = 1\ny = 2", 1, 1, "x = 1\ny = 2\n", 2},
    {"in a list", "- one\n\n  ```python\n  x = 1\n\n  y = 2\n  ```\n- two\n", 1, 1,
     "x = 1\n\ny = 2\n", 4},
    {"in a numbered list", "1. one\n\n   ```py\n   if x:\n       y\n   ```\n", 1, 1,
     "if x:\n    y\n", 4},
    {"in a quote", "> ```python\n> x = 1\n>\n> y = 2\n> ```\n", 1, 1, "x = 1\n\ny = 2\n", 2},
    {"in a quote in a list", "- > ```python\n  > x = 1\n  > ```\n", 1, 1, "x = 1\n", 2},
    {"a first line that is empty", "```python\n\n\nx = 1\n```\n", 1, 1, "\n\nx = 1\n", 2},
    {"a first line that is indented", "```python\n    x = 1\n```\n", 1, 1, "    x = 1\n", 2},
    {"an empty block", "a\n\n```python\n```\n", 1, 1, "", 1},
    {"the first that says so", "    x = 1\n\n```python\ny\n```\n", 2, 2, "y\n", 4},
    {"Windows line ends", "a\r\n\r\n```python\r\nx = 1\r\ny\r\n```\r\n", 1, 1, "x = 1\ny\n", 4},
    {"old Macintosh line ends", "a\r\r```python\rx = 1\r```\r", 1, 1, "x = 1\n", 4},
    {"behind a lesson header", "---\ntitle: T\n---\n```python\nx\n```\n", 1, 1, "x\n", 5},
    {"a session", "```pycon\n>>> x = 1\n>>> x\n1\n>>> for a in b:\n...     a\n```\n", 1, 1,
     "x = 1\nx\n\nfor a in b:\n    a\n", 2},
    {"a bare session", "```\n>>> import os\n>>> x\n3\n```\n", 1, 1, "import os\nx\n\n", 2},
    {"letters beyond ASCII", "ä\n\n```python\nprint(\"ü\")\n```\n", 1, 1, "print(\"ü\")\n", 4},
    {"tabs", "```python\nif x:\n\ty\n```\n", 1, 1, "if x:\n\ty\n", 2},
    {"an HTML comment hides it", "<!--\n```python\nx\n```\n-->\n", 0, 0, NULL, 0},
};

static void blocks_are_found_with_their_text_and_line(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const BlockRow *row = &rows[i];
        Arena arena = {0};
        MarkdownBlocks blocks = markdown_blocks_find(&arena, row->markdown, strlen(row->markdown));
        const MarkdownBlock *block = markdown_blocks_choose(&blocks, NULL);
        if (blocks.count != row->blocks || blocks.python_count != row->python_blocks ||
            (block != NULL) != (row->text != NULL)) {
            fail_msg("%s: %d blocks, %d Python", row->says, blocks.count, blocks.python_count);
        }
        if (block && (strcmp(block->text, row->text) != 0 || block->first_line != row->line)) {
            fail_msg("%s: line %d: '%s'", row->says, block->first_line, block->text);
        }
        arena_release(&arena);
    }
}

static const char many[] =
    "# Sleeping\n\n```python\na\n```\n\n```python name=\"second one\"\nb\n```\n"
    "\n## Waking `up`\n\n```sh\nls\n```\n\n```py {name=third}\nc\n```\n";

typedef struct ChooseRow {
    const char *which;
    const char *text;
} ChooseRow;

static void blocks_are_chosen_by_number_and_name(void **state) {
    (void)state;
    static const ChooseRow choices[] = {
        {NULL, "a\n"},       {"1", "a\n"}, {"2", "b\n"},          {"3", "c\n"},
        {"4", NULL},         {"0", NULL},  {"second one", "b\n"}, {"Third", "c\n"},
        {"sleeping", "a\n"}, {"", NULL},   {"nobody", NULL},      {"99999999999999999999", NULL},
    };
    Arena arena = {0};
    MarkdownBlocks blocks = markdown_blocks_find(&arena, many, sizeof many - 1);
    assert_int_equal(blocks.count, 4);
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        const MarkdownBlock *block = markdown_blocks_choose(&blocks, choices[i].which);
        if ((block != NULL) != (choices[i].text != NULL) ||
            (block && strcmp(block->text, choices[i].text) != 0)) {
            fail_msg("%s: %s", choices[i].which, block ? block->text : "none");
        }
    }
    assert_string_equal(blocks.items[2].name, "Waking up");
    assert_string_equal(blocks.items[2].info, "sh");
    assert_int_equal(blocks.items[2].number, 0);
    arena_release(&arena);
}

static void a_block_without_a_heading_has_a_number_for_a_name(void **state) {
    (void)state;
    static const char text[] = "```python\na\n```\n\n```python\nb\n```\n";
    Arena arena = {0};
    MarkdownBlocks blocks = markdown_blocks_find(&arena, text, sizeof text - 1);
    assert_string_equal(blocks.items[1].name, "block 2");
    arena_release(&arena);
}

static void the_header_of_a_lesson_is_read(void **state) {
    (void)state;
    static const char text[] = "---\ntitle:  The gap \nchapter: 3 Tasks\n---\nmodels: none\n";
    Arena arena = {0};
    assert_string_equal(markdown_header_value(&arena, text, sizeof text - 1, "title"), "The gap");
    assert_string_equal(markdown_header_value(&arena, text, sizeof text - 1, "chapter"), "3 Tasks");
    assert_null(markdown_header_value(&arena, text, sizeof text - 1, "models"));
    assert_null(markdown_header_value(&arena, "title: x\n", 9, "title"));
    assert_null(markdown_header_value(&arena, "---\ntitle: x\n", 13, "title"));
    arena_release(&arena);
}

// Any cut of a file is a file: nothing may be read behind its end.
static void every_beginning_of_a_file_can_be_read(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t length = strlen(rows[i].markdown);
        for (size_t cut = 0; cut <= length; cut++) {
            Arena arena = {0};
            markdown_blocks_find(&arena, rows[i].markdown, cut);
            arena_release(&arena);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_found_with_their_text_and_line),
        cmocka_unit_test(blocks_are_chosen_by_number_and_name),
        cmocka_unit_test(a_block_without_a_heading_has_a_number_for_a_name),
        cmocka_unit_test(the_header_of_a_lesson_is_read),
        cmocka_unit_test(every_beginning_of_a_file_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
