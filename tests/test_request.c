#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/trace/request.h"
#include "engine/trace/stream.h"
#include "fake_run.h"

static const Request sample = {.program = "a\\b\nc=d.py",
                               .source = "print(1)\n\xC3\xBC",
                               .source_length = 11,
                               .model = "threads",
                               .profile = "cpython-3.11",
                               .seed = UINT64_MAX,
                               .level = RECORD_SWITCHES,
                               .max_steps = 1,
                               .max_memory = 2,
                               .max_events = 3,
                               .max_time_ns = INT64_MAX,
                               .cores = 4,
                               .input = "first line\n\\n second\n",
                               .arguments = (const char *const[]){"--count", "", "a=b\nc"},
                               .argument_count = 3,
                               .prices = (const int64_t[]){0, 1, REQUEST_MAX_COST},
                               .price_count = 3,
                               .pace = 1100,
                               .counts = true,
                               .meters = true};

static void a_request_arrives_as_it_was_sent(void **state) {
    (void)state;
    Text bytes = {0};
    assert_true(request_write(&sample, fake_run_writer(&bytes)));
    Arena arena = {0};
    RequestReader *reader = request_reader_new(&arena);
    const char *problem = NULL;
    for (size_t i = 0; i < bytes.length; i++) {
        assert_null(request_reader_result(reader));
        assert_true(request_reader_feed(reader, bytes.bytes + i, 1, &problem));
    }
    const Request *request = request_reader_result(reader);
    assert_non_null(request);
    assert_string_equal(request->program, sample.program);
    assert_int_equal(request->source_length, sample.source_length);
    assert_string_equal(request->source, sample.source);
    assert_string_equal(request->model, sample.model);
    assert_string_equal(request->profile, sample.profile);
    assert_true(request->seed == sample.seed);
    assert_int_equal(request->level, sample.level);
    assert_int_equal(request->max_steps, 1);
    assert_int_equal(request->max_memory, 2);
    assert_int_equal(request->max_events, 3);
    assert_true(request->max_time_ns == INT64_MAX);
    assert_int_equal(request->cores, 4);
    assert_string_equal(request->input, sample.input);
    assert_true(request->counts);
    assert_true(request->meters);
    assert_int_equal(request->pace, 1100);
    assert_int_equal(request->price_count, 3);
    for (int i = 0; i < 3; i++) {
        assert_true(request->prices[i] == sample.prices[i]);
    }
    assert_int_equal(request->argument_count, 3);
    for (int i = 0; i < 3; i++) {
        assert_string_equal(request->arguments[i], sample.arguments[i]);
    }
    request_reader_free(reader);
    arena_release(&arena);
    text_release(&bytes);
}

typedef struct BadRow {
    const char *says;
    const char *pairs;
    const char *problem; // a word of it
} BadRow;

static void malformed_requests_are_refused_with_a_reason(void **state) {
    (void)state;
    static const BadRow rows[] = {
        {"unknown key", "program=\nmodel=\nprofile=\ncolour=red\n", "unknown key"},
        {"number with letters", "seed=12x\n", "number"},
        {"number too large", "seed=18446744073709551616\n", "number"},
        {"negative number", "max_steps=-1\n", "number"},
        {"no such level", "level=3\n", "number"},
        {"time beyond the clock", "max_time_ns=9223372036854775808\n", "number"},
        {"input that is no text", "input=\xff\n", "UTF-8"},
        {"empty number", "cores=\n", "number"},
        {"no model", "program=p\nprofile=x\n", "lacks"},
        {"no equals sign", "program\n", "key=value"},
        {"no newline", "program=p", "key=value"},
        {"wrong escape", "program=\\x\n", "key=value"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text bytes = {0};
        Writer writer = fake_run_writer(&bytes);
        stream_write_header(writer);
        stream_write_block(writer, BLOCK_REQUEST, rows[i].pairs, strlen(rows[i].pairs));
        stream_write_block(writer, BLOCK_SOURCE, "", 0);
        Arena arena = {0};
        RequestReader *reader = request_reader_new(&arena);
        const char *problem = "";
        bool taken = request_reader_feed(reader, bytes.bytes, bytes.length, &problem);
        if (taken || !strstr(problem, rows[i].problem) || request_reader_result(reader)) {
            fail_msg("%s: taken %d, '%s'", rows[i].says, taken, problem);
        }
        request_reader_free(reader);
        arena_release(&arena);
        text_release(&bytes);
    }
}

static void bytes_that_are_no_stream_are_refused(void **state) {
    (void)state;
    Arena arena = {0};
    RequestReader *reader = request_reader_new(&arena);
    const char *problem = "";
    assert_false(request_reader_feed(reader, "hello", 5, &problem));
    assert_non_null(strstr(problem, "not a Lockstep stream"));
    request_reader_free(reader);
    arena_release(&arena);
}

static void a_source_before_its_request_is_refused(void **state) {
    (void)state;
    Text bytes = {0};
    stream_write_header(fake_run_writer(&bytes));
    stream_write_block(fake_run_writer(&bytes), BLOCK_SOURCE, "x", 1);
    Arena arena = {0};
    RequestReader *reader = request_reader_new(&arena);
    const char *problem = "";
    assert_false(request_reader_feed(reader, bytes.bytes, bytes.length, &problem));
    assert_non_null(strstr(problem, "does not belong"));
    request_reader_free(reader);
    arena_release(&arena);
    text_release(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_arrives_as_it_was_sent),
        cmocka_unit_test(malformed_requests_are_refused_with_a_reason),
        cmocka_unit_test(bytes_that_are_no_stream_are_refused),
        cmocka_unit_test(a_source_before_its_request_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
