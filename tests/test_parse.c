#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "engine/lang/check_syntax.h"
#include "engine/lang/parse.h"
#include "tests/golden.h"

typedef struct Parsed {
    Arena arena;
    Diags diags;
    Source source;
    Module *module; // NULL when there was a syntax error
} Parsed;

static void parse(Parsed *parsed, const char *text) {
    *parsed = (Parsed){.module = NULL};
    parsed->diags.arena = &parsed->arena;
    parsed->source = source_make(&parsed->arena, "t.py", text, strlen(text));
    Module *module = parse_module(&parsed->source, &parsed->diags);
    if (module && check_syntax(module, &parsed->source, &parsed->diags)) {
        parsed->module = module;
    }
}

static const Expr *only_value(const Parsed *parsed) {
    assert_non_null(parsed->module);
    assert_int_equal(parsed->module->body.count, 1);
    assert_int_equal(parsed->module->body.items[0]->kind, STMT_EXPR);
    return parsed->module->body.items[0]->as.value;
}

typedef struct IntRow {
    const char *source;
    const char *decimal;
} IntRow;

static const IntRow int_rows[] = {
    {"0", "0"},
    {"0_0", "0"},
    {"1_000", "1000"},
    {"0x0", "0"},
    {"0xFF", "255"},
    {"0o777", "511"},
    {"0b1_01", "5"},
    {"0xffffffffffffffffffffffff", "79228162514264337593543950335"},
    {"123456789012345678901234567890", "123456789012345678901234567890"},
};

static void integers_become_decimal_text(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof int_rows / sizeof *int_rows; i++) {
        Parsed parsed;
        parse(&parsed, int_rows[i].source);
        const Expr *value = only_value(&parsed);
        assert_int_equal(value->as.constant.kind, CONSTANT_INT);
        assert_string_equal(value->as.constant.text, int_rows[i].decimal);
        arena_release(&parsed.arena);
    }
}

typedef struct StringRow {
    const char *source;
    const char *value;
} StringRow;

static const StringRow string_rows[] = {
    {"'a' \"b\"", "ab"},
    {"'\\x41\\u00e9\\101\\n'", "A\xC3\xA9"
                               "A\n"},
    {"r'\\n'", "\\n"},
    {"'a\\\nb'", "ab"},
    {"'''a\r\nb'''", "a\nb"},
    {"'\\q'", "\\q"},
};

static void strings_are_decoded_and_joined(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof string_rows / sizeof *string_rows; i++) {
        Parsed parsed;
        parse(&parsed, string_rows[i].source);
        assert_string_equal(only_value(&parsed)->as.constant.text, string_rows[i].value);
        arena_release(&parsed.arena);
    }
}

static void fields_of_format_strings_have_places_in_the_source(void **state) {
    (void)state;
    const char *text = "f'{ab!r:>{n}}'";
    Parsed parsed;
    parse(&parsed, text);
    const Expr *joined = only_value(&parsed);
    const Expr *field = joined->as.elements.items[0];
    assert_int_equal(field->kind, EXPR_FORMATTED_VALUE);
    assert_int_equal(field->as.formatted.conversion, 'r');
    Span span = field->as.formatted.value->span;
    assert_memory_equal(text + span.start, "ab", 2);
    const Expr *width = field->as.formatted.format_spec->as.elements.items[1];
    assert_int_equal(text[width->as.formatted.value->span.start], 'n');
    arena_release(&parsed.arena);
}

static void unsupported_text_is_told_and_the_tree_is_there(void **state) {
    (void)state;
    Parsed parsed;
    parse(&parsed, "x = '\\N{EGYPTIAN HIEROGLYPH A001}'\n");
    assert_non_null(parsed.module);
    assert_true(diags_has(&parsed.diags, DIAG_UNSUPPORTED));
    arena_release(&parsed.arena);
}

static void characters_have_names(void **state) {
    (void)state;
    Parsed parsed;
    parse(&parsed, "'\\N{BULLET}\\N{greek small letter alpha}'\n");
    const Expr *value = only_value(&parsed);
    assert_int_equal(value->as.constant.kind, CONSTANT_STR);
    assert_memory_equal(value->as.constant.text, "\xE2\x80\xA2\xCE\xB1", 5);
    arena_release(&parsed.arena);
}

// Repeats `unit` count times between begin and end.
static char *repeat(Text *text, const char *begin, const char *unit, int count, const char *end) {
    text_add_z(text, begin);
    for (int i = 0; i < count; i++) {
        text_add_z(text, unit);
    }
    text_add_z(text, end);
    return text->bytes;
}

typedef struct DeepRow {
    const char *says;
    const char *unit;
    int count;
    const char *message;
} DeepRow;

static const DeepRow deep_rows[] = {
    {"brackets", "(", 100000, "too many nested parentheses"},
    {"calls", "f(", 100000, "too many nested parentheses"},
    {"nots", "not ", 100000, "too many nested expressions or blocks (the limit is 400)"},
    {"minuses", "-", 100000, "too many nested expressions or blocks (the limit is 400)"},
    {"lambdas", "lambda: ", 100000, "too many nested expressions or blocks (the limit is 400)"},
    {"powers", "x**", 100000, "too many nested expressions or blocks (the limit is 400)"},
    {"conditions", "x if x else ", 100000,
     "too many nested expressions or blocks (the limit is 400)"},
    {"sums", "x+", 100000, "too many nested expressions or blocks"},
    {"attributes", "x.", 100000, "too many nested expressions or blocks"},
};

static void deep_programs_are_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof deep_rows / sizeof *deep_rows; i++) {
        const DeepRow *row = &deep_rows[i];
        Text text = {0};
        Parsed parsed;
        parse(&parsed, repeat(&text, "", row->unit, row->count, "x\n"));
        const Diag *diag = diags_leading(&parsed.diags);
        if (!diag || strcmp(diag->message, row->message) != 0) {
            fail_msg("%s: got %s", row->says, diag ? diag->message : "a tree");
        }
        arena_release(&parsed.arena);
        text_release(&text);
    }
}

static void long_programs_are_fine(void **state) {
    (void)state;
    Text text = {0};
    Parsed parsed;
    parse(&parsed, repeat(&text, "x = [", "a + b, ", 100000, "]\n"));
    assert_non_null(parsed.module);
    arena_release(&parsed.arena);
    text_release(&text);
}

static void broken_brackets_take_linear_time(void **state) {
    (void)state;
    static const char *const units[] = {"[x for ",   "{a: ",      "f(a, b=",   "(a b ",
                                        "x = (1,\n", "[{(",       "print x, ", "x if ",
                                        "a = b = ",  "lambda a=("};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Text text = {0};
        Parsed parsed;
        parse(&parsed, repeat(&text, "", units[i], 180, "$\n"));
        assert_null(parsed.module);
        arena_release(&parsed.arena);
        text_release(&text);
    }
}

static void all_mistakes_of_a_program_are_reported(void **state) {
    (void)state;
    Parsed parsed;
    parse(&parsed, "def f(a b):\n"
                   "    x = 1\n"
                   "    y = = 2\n"
                   "\n"
                   "print \"z\"\n"
                   "while True\n"
                   "    break\n"
                   "try:\n"
                   "    ok()\n"
                   "except ValueError, KeyError:\n"
                   "    pass\n"
                   "if x = 3:\n"
                   "    pass\n"
                   "else:\n"
                   "    z = (1 2)\n");
    assert_null(parsed.module);
    Text text = {0};
    diags_report(&parsed.diags, &parsed.source, &text);
    golden_compare("diag.several.txt", text_z(&text));
    text_release(&text);
    arena_release(&parsed.arena);
}

static void an_open_string_leads_over_earlier_mistakes(void **state) {
    (void)state;
    Parsed parsed;
    parse(&parsed, "x = = 1\ny = 'abc\n");
    Text text = {0};
    diags_report(&parsed.diags, &parsed.source, &text);
    golden_compare("diag.string_leads.txt", text_z(&text));
    text_release(&text);
    arena_release(&parsed.arena);
}

static void carets_count_characters(void **state) {
    (void)state;
    Parsed parsed;
    parse(&parsed, "if x:\n\tprint(\"\xE6\x97\xA5\", \xC3\xA9 z)\n");
    Text text = {0};
    diags_report(&parsed.diags, &parsed.source, &text);
    golden_compare("diag.wide.txt", text_z(&text));
    text_release(&text);
    arena_release(&parsed.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_become_decimal_text),
        cmocka_unit_test(strings_are_decoded_and_joined),
        cmocka_unit_test(fields_of_format_strings_have_places_in_the_source),
        cmocka_unit_test(unsupported_text_is_told_and_the_tree_is_there),
        cmocka_unit_test(characters_have_names),
        cmocka_unit_test(deep_programs_are_refused),
        cmocka_unit_test(long_programs_are_fine),
        cmocka_unit_test(broken_brackets_take_linear_time),
        cmocka_unit_test(all_mistakes_of_a_program_are_reported),
        cmocka_unit_test(an_open_string_leads_over_earlier_mistakes),
        cmocka_unit_test(carets_count_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
