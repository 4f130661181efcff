#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "fake_run.h"
#include "viz/app/engine_process.h"
#include "viz/app/run_output.h"

static Request request_for(const char *source) {
    return (Request){.program = "p.py",
                     .source = source,
                     .source_length = strlen(source),
                     .model = "native",
                     .profile = "cpython-3.11",
                     .level = RECORD_LINES};
}

static EngineProcess *start(const char *source) {
    Request request = request_for(source);
    return engine_process_start(&request);
}

static void no_child_is_left(void) {
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

typedef struct EndRow {
    const char *source;
    Verdict verdict;
    uint32_t least_events;
    const char *message; // a part of it
} EndRow;

static void every_end_of_an_engine_is_a_verdict(void **state) {
    (void)state;
    static const EndRow rows[] = {
        {"finish", VERDICT_FINISHED, 32, ""},
        {"fail", VERDICT_FAILED, 3, "ValueError: bad\n"},
        {"crash", VERDICT_BROKEN, 0, "ended by signal 9"},
        {"crash", VERDICT_BROKEN, 0, "assertion failed: queue is empty\n"},
        {"quit", VERDICT_BROKEN, 0, "ended with status 3 before"},
        {"garbage", VERDICT_BROKEN, 0, "is not a run"},
        {"damage", VERDICT_BROKEN, 0, "is not a run"},
        {"linger", VERDICT_FINISHED, 32, ""},
        {"chatter", VERDICT_FINISHED, 32, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        EngineProcess *process = start(rows[i].source);
        engine_process_wait(process);
        Verdict verdict = engine_process_verdict(process);
        const char *message = engine_process_message(process);
        if (verdict != rows[i].verdict || !strstr(message, rows[i].message) ||
            trace_event_count(engine_process_trace(process)) < rows[i].least_events) {
            fail_msg("%s: %s, '%s'", rows[i].source, verdict_name(verdict), message);
        }
        assert_false(engine_process_pump(process, 0));
        engine_process_free(process);
        no_child_is_left();
    }
}

static void a_run_that_never_ends_can_be_stopped(void **state) {
    (void)state;
    EngineProcess *process = start("hang");
    while (trace_event_count(engine_process_trace(process)) == 0 &&
           *trace_program(engine_process_trace(process)) == '\0') {
        assert_true(engine_process_pump(process, 5000));
    }
    assert_false(engine_process_has_ended(process));
    assert_int_equal(engine_process_verdict(process), VERDICT_NONE);
    engine_process_stop(process);
    assert_true(engine_process_has_ended(process));
    assert_false(engine_process_is_broken(process));
    engine_process_free(process);
    no_child_is_left();
}

static void freeing_a_run_ends_it(void **state) {
    (void)state;
    engine_process_free(start("hang"));
    engine_process_free(start("print 0"));
    no_child_is_left();
}

static void pumping_does_not_wait_longer_than_asked(void **state) {
    (void)state;
    EngineProcess *process = start("hang");
    while (engine_process_pump(process, 300)) {
    }
    struct timespec before;
    struct timespec after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    assert_false(engine_process_pump(process, 20));
    clock_gettime(CLOCK_MONOTONIC, &after);
    int64_t waited_ms =
        (int64_t)(after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000;
    assert_true(waited_ms >= 15 && waited_ms < 5000);
    engine_process_free(process);
}

static void a_watched_descriptor_ends_the_waiting(void **state) {
    (void)state;
    EngineProcess *process = start("hang");
    while (engine_process_pump(process, 300)) {
    }
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    engine_process_watch(process, ends[0]);
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_false(engine_process_pump(process, -1)); // would wait for ever
    engine_process_free(process);
    close(ends[0]);
    close(ends[1]);
}

static void an_engine_that_is_not_there_is_told(void **state) {
    (void)state;
    char *engine = getenv("LOCKSTEP_ENGINE");
    assert_non_null(engine);
    char *kept = strdup(engine);
    setenv("LOCKSTEP_ENGINE", "/nowhere/engine", 1);
    EngineProcess *process = start("finish");
    setenv("LOCKSTEP_ENGINE", kept, 1);
    free(kept);
    engine_process_wait(process);
    assert_int_equal(engine_process_verdict(process), VERDICT_BROKEN);
    assert_non_null(strstr(engine_process_message(process), "/nowhere/engine: No such file"));
    engine_process_free(process);
}

static void a_large_request_arrives(void **state) {
    (void)state;
    size_t length = 3 * 1024 * 1024;
    char *source = malloc(length + 1);
    assert_non_null(source);
    memset(source, '#', length);
    memcpy(source, "print 3\n", 8);
    source[length] = '\0';
    EngineProcess *process = start(source);
    engine_process_wait(process);
    assert_int_equal(engine_process_verdict(process), VERDICT_FINISHED);
    assert_int_equal(trace_output_count(engine_process_trace(process)), 3);
    engine_process_free(process);
    free(source);
}

static void four_runs_go_on_side_by_side(void **state) {
    (void)state;
    EngineProcess *processes[4];
    for (int i = 0; i < 4; i++) {
        processes[i] = start("print 20000");
    }
    int running = 4;
    while (running) {
        running = 0;
        for (int i = 0; i < 4; i++) {
            engine_process_pump(processes[i], 1);
            running += !engine_process_has_ended(processes[i]);
        }
    }
    for (int i = 0; i < 4; i++) {
        assert_int_equal(trace_output_count(engine_process_trace(processes[i])), 20000);
        engine_process_free(processes[i]);
    }
    no_child_is_left();
}

// Everything that a run prints, through run_output, whatever the level.
static void output_comes_out_whole_and_in_order(void **state) {
    (void)state;
    static const RecordLevel levels[] = {RECORD_OUTPUT, RECORD_LINES};
    for (size_t i = 0; i < 2; i++) {
        char path[] = "/tmp/lockstep_output_XXXXXX";
        int file = mkstemp(path);
        assert_true(file >= 0);
        unlink(path);
        Request request = request_for("print 50000");
        request.level = levels[i];
        RunOutput *output = run_output_new(file, STDERR_FILENO);
        EngineProcess *process = engine_process_start_into(&request, run_output_sink(output));
        engine_process_wait(process);
        assert_int_equal(run_output_verdict(output), VERDICT_FINISHED);
        assert_false(engine_process_is_broken(process));
        FILE *lines = fdopen(file, "r");
        rewind(lines);
        long expected = 1;
        for (long number; fscanf(lines, "line %ld\n", &number) == 1; expected++) {
            assert_int_equal(number, expected);
        }
        assert_int_equal(expected, 50001);
        fclose(lines);
        engine_process_free(process);
        run_output_free(output);
    }
}

static void output_that_nobody_reads_is_an_error_not_a_death(void **state) {
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    close(ends[0]);
    Request request = request_for("print 0");
    RunOutput *output = run_output_new(ends[1], STDERR_FILENO);
    EngineProcess *process = engine_process_start_into(&request, run_output_sink(output));
    while (!run_output_error(output)) {
        engine_process_pump(process, -1);
    }
    assert_int_equal(run_output_error(output), EPIPE);
    engine_process_free(process);
    run_output_free(output);
    close(ends[1]);
    no_child_is_left();
}

static void no_descriptor_is_left_open(void **state) {
    (void)state;
    int before = dup(0);
    close(before);
    for (int i = 0; i < 20; i++) {
        EngineProcess *process = start(i % 2 ? "finish" : "crash");
        engine_process_wait(process);
        engine_process_free(process);
    }
    int after = dup(0);
    close(after);
    assert_int_equal(before, after);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_end_of_an_engine_is_a_verdict),
        cmocka_unit_test(a_run_that_never_ends_can_be_stopped),
        cmocka_unit_test(freeing_a_run_ends_it),
        cmocka_unit_test(pumping_does_not_wait_longer_than_asked),
        cmocka_unit_test(a_watched_descriptor_ends_the_waiting),
        cmocka_unit_test(an_engine_that_is_not_there_is_told),
        cmocka_unit_test(a_large_request_arrives),
        cmocka_unit_test(four_runs_go_on_side_by_side),
        cmocka_unit_test(output_comes_out_whole_and_in_order),
        cmocka_unit_test(output_that_nobody_reads_is_an_error_not_a_death),
        cmocka_unit_test(no_descriptor_is_left_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
