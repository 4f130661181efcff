#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "viz/app/options.h"

enum {
    MAX_WORDS = 16
};

typedef struct OptionsRow {
    const char *line; // words with single spaces between them
    OptionsResult result;
    const char *says; // part of what is shown, or NULL
} OptionsRow;

// line must live as long as options.
static OptionsResult parse(char *line, Options *options, Text *out) {
    char *words[MAX_WORDS + 1] = {line};
    int count = 1;
    for (char *c = line; *c; c++) {
        if (*c == ' ') {
            *c = '\0';
            assert_true(count < MAX_WORDS);
            words[count++] = c + 1;
        }
    }
    return options_parse(count, words, options, out);
}

static const OptionsRow rows[] = {
    {"lockstep", OPTIONS_RUN, NULL},
    {"lockstep x.py", OPTIONS_RUN, NULL},
    {"lockstep run x.py", OPTIONS_RUN, NULL},
    {"lockstep run -", OPTIONS_RUN, NULL},
    {"lockstep --seed 3 run x.py", OPTIONS_RUN, NULL},
    {"lockstep run x.py --as=threads --cores 2", OPTIONS_RUN, NULL},
    {"lockstep export x.py -o out.gif --fps 25 --size 640x480", OPTIONS_RUN, NULL},
    {"lockstep export x.py -oout --format png", OPTIONS_RUN, NULL},
    {"lockstep check a b c", OPTIONS_RUN, NULL},
    {"lockstep lessons", OPTIONS_RUN, NULL},
    {"lockstep --version", OPTIONS_SHOWN, "lockstep " LOCKSTEP_VERSION "\n"},
    {"lockstep --help", OPTIONS_SHOWN, "lockstep run FILE"},
    {"lockstep -h", OPTIONS_SHOWN, "lockstep run FILE"},
    {"lockstep run --help", OPTIONS_SHOWN, "--events FILE|-"},
    {"lockstep steps --help", OPTIONS_SHOWN, "--fine"},
    {"lockstep rnu x.py", OPTIONS_WRONG, "no command and no file 'rnu'; did you mean 'run'?"},
    {"lockstep explroe", OPTIONS_WRONG, "did you mean 'explore'?"},
    {"lockstep zzzzzzzz", OPTIONS_WRONG, "no command and no file 'zzzzzzzz'\n"},
    {"lockstep run", OPTIONS_WRONG, "run needs a file: lockstep run FILE"},
    {"lockstep check", OPTIONS_WRONG, "check needs a file"},
    {"lockstep run a.py b.py", OPTIONS_WRONG, "one thing too many: 'b.py'"},
    {"lockstep lessons a.py", OPTIONS_WRONG, "one thing too many: 'a.py'"},
    {"lockstep run x.py --see 3", OPTIONS_RUN, NULL},
    {"lockstep run x.py --sede 3", OPTIONS_WRONG, "no option '--sede'; did you mean '--seed'?"},
    {"lockstep run x.py -q", OPTIONS_WRONG, "no option '-q'"},
    {"lockstep run x.py --seed", OPTIONS_WRONG, "--seed needs a value: N"},
    {"lockstep export x.py -o", OPTIONS_WRONG, "-o needs a value"},
    {"lockstep run x.py --real=1", OPTIONS_WRONG, "--real takes no value"},
    {"lockstep run x.py --seed x", OPTIONS_WRONG, "--seed wants a whole number, not 'x'"},
    {"lockstep run x.py --seed -1", OPTIONS_WRONG, "--seed wants"},
    {"lockstep run x.py --max-steps 0", OPTIONS_WRONG, "--max-steps wants"},
    {"lockstep run x.py --max-memory 5X", OPTIONS_WRONG, "--max-memory wants a size"},
    {"lockstep run x.py --max-memory K", OPTIONS_WRONG, "--max-memory wants a size"},
    {"lockstep run x.py --max-memory 99999999999999G", OPTIONS_WRONG, "--max-memory wants"},
    {"lockstep run x.py --max-time nan", OPTIONS_WRONG, "--max-time wants seconds"},
    {"lockstep run x.py --max-time 1e3", OPTIONS_WRONG, "--max-time wants seconds"},
    {"lockstep run x.py --as thread", OPTIONS_WRONG, "cannot be 'thread'; did you mean 'threads'?"},
    {"lockstep run x.py --profile cpython-3.1", OPTIONS_WRONG, "did you mean 'cpython-3."},
    {"lockstep run x.py --fps 3", OPTIONS_WRONG, "--fps is not an option of run"},
    {"lockstep steps x.py --format xml", OPTIONS_WRONG, "It is one of: text json"},
    {"lockstep steps x.py --format json", OPTIONS_RUN, NULL},
    {"lockstep export x.py", OPTIONS_WRONG, "export needs -o OUT"},
    {"lockstep export x.py -o o --size 0x5", OPTIONS_WRONG, "--size wants"},
    {"lockstep export x.py -o o --size 640", OPTIONS_WRONG, "--size wants"},
    {"lockstep export x.py -o o --scale 4", OPTIONS_WRONG, "--scale wants"},
    {"lockstep export x.py -o o --steps 9-3", OPTIONS_WRONG, "--steps wants"},
    {"lockstep run", OPTIONS_WRONG, "Try `lockstep run --help`."},
};

static void command_lines_are_taken_or_refused_with_a_reason(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[256];
        strcpy(line, rows[i].line);
        Options options;
        Text out = {0};
        OptionsResult result = parse(line, &options, &out);
        if (result != rows[i].result || (rows[i].says && !strstr(text_z(&out), rows[i].says))) {
            fail_msg("%s: result %d: %s", rows[i].line, (int)result, text_z(&out));
        }
        if (result == OPTIONS_RUN) {
            assert_int_equal(out.length, 0);
        }
        text_release(&out);
    }
}

static void values_arrive(void **state) {
    (void)state;
    char line[] =
        "lockstep run x.py --as async --seed 18446744073709551615 --cores 4 --max-steps 9 "
        "--max-memory=2M";
    Options options;
    Text out = {0};
    assert_int_equal(parse(line, &options, &out), OPTIONS_RUN);
    assert_int_equal(options.command, COMMAND_RUN);
    assert_string_equal(options.file, "x.py");
    assert_string_equal(options.model, "async");
    assert_string_equal(options.profile, "cpython-3.11");
    assert_true(options.seed == UINT64_MAX);
    assert_int_equal(options.cores, 4);
    assert_int_equal(options.max_steps, 9);
    assert_int_equal(options.max_memory, 2 * 1024 * 1024);
    text_release(&out);
}

static void values_of_pictures_arrive(void **state) {
    (void)state;
    char line[] = "lockstep export x.md --size 640x480 --steps 2-7 --theme print -o out --block 3";
    Options options;
    Text out = {0};
    assert_int_equal(parse(line, &options, &out), OPTIONS_RUN);
    assert_int_equal(options.width_px, 640);
    assert_int_equal(options.height_px, 480);
    assert_int_equal(options.first_step, 2);
    assert_int_equal(options.last_step, 7);
    assert_string_equal(options.theme, "print");
    assert_string_equal(options.output, "out");
    assert_string_equal(options.block, "3");
    text_release(&out);
}

static void seconds_become_nanoseconds(void **state) {
    (void)state;
    char line[] = "lockstep run x.py --max-time 0.25";
    Options options;
    Text out = {0};
    assert_int_equal(parse(line, &options, &out), OPTIONS_RUN);
    assert_int_equal(options.max_time_ns, 250000000);
    text_release(&out);
}

static void what_the_program_reads_arrives(void **state) {
    (void)state;
    char line[] = "lockstep run x.py --input text --as sync -- -h run --";
    Options options;
    Text out = {0};
    assert_int_equal(parse(line, &options, &out), OPTIONS_RUN);
    assert_string_equal(options.file, "x.py");
    assert_string_equal(options.input, "text");
    assert_string_equal(options.model, "sync");
    assert_int_equal(options.argument_count, 3);
    assert_string_equal(options.arguments[0], "-h");
    assert_string_equal(options.arguments[2], "--");
    text_release(&out);
}

static void check_takes_every_path(void **state) {
    (void)state;
    char line[] = "lockstep check a b";
    Options options;
    Text out = {0};
    assert_int_equal(parse(line, &options, &out), OPTIONS_RUN);
    assert_int_equal(options.path_count, 2);
    assert_string_equal(options.paths[1], "b");
    text_release(&out);
}

static void help_names_every_option_that_its_command_takes(void **state) {
    (void)state;
    static const char *const lines[] = {"lockstep run x.py --seed 1",
                                        "lockstep run x.py --events -",
                                        "lockstep run x.py --block 2"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        char help[] = "lockstep run --help";
        Options options;
        Text out = {0};
        parse(help, &options, &out);
        const char *option = strstr(lines[i], "--");
        char name[32] = {0};
        strncpy(name, option, strcspn(option, " "));
        assert_non_null(strstr(out.bytes, name));
        text_release(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(command_lines_are_taken_or_refused_with_a_reason),
        cmocka_unit_test(values_arrive),
        cmocka_unit_test(values_of_pictures_arrive),
        cmocka_unit_test(seconds_become_nanoseconds),
        cmocka_unit_test(what_the_program_reads_arrives),
        cmocka_unit_test(check_takes_every_path),
        cmocka_unit_test(help_names_every_option_that_its_command_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
