// Programs that come to be while one runs: how many there may be, that those which nothing refers
// to are given up, and that a restored world finds its own.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/run_program.h"

static ProgramRun *start(const char *source) {
    static const ProgramOptions options = {.level = RECORD_LINES};
    ProgramRun *program = program_run_new(source, strlen(source), &options);
    assert_non_null(program->run);
    return program;
}

static uint32_t late_count(const Machine *m) {
    uint32_t count = 0;
    for (uint32_t i = PROGRAM_LATE; i < PROGRAM_LIMIT; i++) {
        count += m->late[i] != NULL;
    }
    return count;
}

static void check_output(const ProgramRun *program, const char *expected) {
    Text out = {0};
    program_output(program, false, &out);
    assert_string_equal(text_z(&out), expected);
    text_release(&out);
}

static void texts_without_a_use_are_given_up(void **state) {
    (void)state;
    ProgramRun *program = start("kept = []\n"
                                "for i in range(2000):\n"
                                "    exec(f'x = {i}')\n"
                                "    if i % 20 == 0:\n"
                                "        exec(f'def f(): return {i}')\n"
                                "        kept.append(f)\n"
                                "print(x, sum(f() for f in kept))\n");
    StepResult result = program_run_on(program, false);
    uint32_t count = late_count(program->run->machine);
    assert_true(count > 100 && count < PROGRAM_LIMIT);
    program_run_end(program, result);
    assert_int_equal(program->verdict, VERDICT_FINISHED);
    check_output(program, "1999 99000\n");
    program_run_free(program);
}

static void the_same_text_is_one_program(void **state) {
    (void)state;
    ProgramRun *program = start("for i in range(100):\n    eval('i + 1')\n    exec('i + 1')\n");
    StepResult result = program_run_on(program, false);
    assert_int_equal(late_count(program->run->machine), 2);
    program_run_end(program, result);
    program_run_free(program);
}

static void too_many_that_are_used_are_refused(void **state) {
    (void)state;
    ProgramRun *program = start("kept = [eval(f'lambda: {i}') for i in range(300)]\n");
    program_run_end(program, program_run_on(program, false));
    assert_int_equal(program->verdict, VERDICT_UNSUPPORTED);
    assert_non_null(strstr(text_z(&program->message), "more than 250 texts"));
    program_run_free(program);
}

static void compiling_counts_as_work(void **state) {
    (void)state;
    static const ProgramOptions options = {.level = RECORD_LINES, .max_instructions = 100000};
    const char *source = "eval('1 + ' * 5000 + '1')\n";
    ProgramRun *program = program_run_new(source, strlen(source), &options);
    program_run_end(program, program_run_on(program, false));
    assert_int_equal(program->verdict, VERDICT_LIMIT);
    program_run_free(program);
}

static void a_restored_world_finds_its_texts(void **state) {
    (void)state;
    ProgramRun *program = start("a = 1\nprint(eval('a + 1'))\nexec('b = a + 2')\nprint(b)\n");
    Machine *m = program->run->machine;
    uint32_t seq = recorder_next_seq(program->recorder);
    Snapshot snapshot = machine_snapshot(m);
    while (run_step_visible(program->run) == STEP_MORE) {
    }
    assert_int_equal(late_count(m), 2);
    machine_restore(m, &snapshot);
    recorder_rewind(program->recorder, seq);
    snapshot_release(&snapshot);
    program_run_end(program, program_run_on(program, false));
    assert_int_equal(program->verdict, VERDICT_FINISHED);
    program_run_free(program);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_without_a_use_are_given_up),
        cmocka_unit_test(the_same_text_is_one_program),
        cmocka_unit_test(too_many_that_are_used_are_refused),
        cmocka_unit_test(compiling_counts_as_work),
        cmocka_unit_test(a_restored_world_finds_its_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
