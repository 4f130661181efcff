#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/base/memory.h"
#include "engine/trace/checksum.h"
#include "engine/trace/trace.h"
#include "fake_run.h"

typedef struct Seen {
    int blocks;
    size_t bytes;
    BlockKind last;
} Seen;

static bool see(void *context, BlockKind kind, const uint8_t *payload, size_t length) {
    (void)payload;
    Seen *seen = context;
    seen->blocks++;
    seen->bytes += length;
    seen->last = kind;
    return true;
}

static void a_stream_arrives_in_pieces_of_any_size(void **state) {
    (void)state;
    Text bytes = fake_run_bytes();
    Seen whole = {0};
    StreamReader *reader = stream_reader_new(see, &whole);
    assert_int_equal(stream_reader_feed(reader, bytes.bytes, bytes.length), STREAM_GOOD);
    stream_reader_free(reader);
    assert_int_equal(whole.last, BLOCK_END);
    for (size_t piece = 1; piece < 100; piece++) {
        Seen seen = {0};
        reader = stream_reader_new(see, &seen);
        for (size_t at = 0; at < bytes.length; at += piece) {
            size_t length = bytes.length - at < piece ? bytes.length - at : piece;
            assert_int_equal(stream_reader_feed(reader, bytes.bytes + at, length), STREAM_GOOD);
        }
        assert_int_equal(stream_reader_left(reader), 0);
        assert_int_equal(seen.blocks, whole.blocks);
        assert_int_equal(seen.bytes, whole.bytes);
        stream_reader_free(reader);
    }
    text_release(&bytes);
}

static void a_stream_that_was_cut_is_good_up_to_its_last_whole_block(void **state) {
    (void)state;
    Text bytes = fake_run_bytes();
    int most = 0;
    for (size_t length = 0; length <= bytes.length; length++) {
        Seen seen = {0};
        StreamReader *reader = stream_reader_new(see, &seen);
        // a copy of its own size, so that a sanitizer sees reads behind its end
        char *part = memory_new(length);
        memcpy(part, bytes.bytes, length);
        assert_int_equal(stream_reader_feed(reader, part, length), STREAM_GOOD);
        assert_true(seen.blocks >= most);
        most = seen.blocks;
        memory_free(part);
        stream_reader_free(reader);
    }
    assert_true(most >= 6);
    text_release(&bytes);
}

static void a_flipped_bit_is_noticed_and_what_came_before_is_kept(void **state) {
    (void)state;
    Text bytes = fake_run_bytes();
    for (size_t at = 0; at < bytes.length; at++) {
        char kept = bytes.bytes[at];
        bytes.bytes[at] = (char)(kept ^ (1 << (at % 8)));
        Trace *trace = trace_new();
        assert_int_not_equal(trace_feed(trace, bytes.bytes, bytes.length), STREAM_GOOD);
        assert_false(trace_has_ended(trace));
        // nothing is taken any more
        assert_int_not_equal(trace_feed(trace, bytes.bytes, bytes.length), STREAM_GOOD);
        trace_free(trace);
        bytes.bytes[at] = kept;
    }
    text_release(&bytes);
}

typedef struct HeaderRow {
    const char *says;
    const char *bytes;
    size_t length;
    StreamStatus status;
} HeaderRow;

static void the_header_tells_ours_from_others(void **state) {
    (void)state;
    static const HeaderRow rows[] = {
        {"nothing yet", "", 0, STREAM_GOOD},
        {"the magic's beginning", "LOCK", 4, STREAM_GOOD},
        {"a program", "import asyncio\n", 15, STREAM_NOT_OURS},
        {"one wrong letter", "LOCKSTEq", 8, STREAM_NOT_OURS},
        {"our version", "LOCKSTEP\2\0\0\0\0\0\0\0", 16, STREAM_GOOD},
        {"a newer version", "LOCKSTEP\3\0\0\0\0\0\0\0", 16, STREAM_NEWER},
        {"a version with other checksums", "LOCKSTEP\1\0\0\0\0\0\0\0", 16, STREAM_BROKEN},
        {"no version", "LOCKSTEP\0\0\0\0\0\0\0\0", 16, STREAM_BROKEN},
        {"bytes where there are none", "LOCKSTEP\2\0\0\0\0\0\0\1", 16, STREAM_BROKEN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Seen seen = {0};
        StreamReader *reader = stream_reader_new(see, &seen);
        StreamStatus status = stream_reader_feed(reader, rows[i].bytes, rows[i].length);
        if (status != rows[i].status) {
            fail_msg("%s: status is %d", rows[i].says, (int)status);
        }
        stream_reader_free(reader);
    }
}

static void blocks_of_unknown_kinds_are_skipped(void **state) {
    (void)state;
    Text bytes = {0};
    Writer writer = fake_run_writer(&bytes);
    stream_write_header(writer);
    stream_write_block(writer, (BlockKind)99, "new", 3);
    stream_write_block(writer, BLOCK_SOURCE, "", 0);
    Seen seen = {0};
    StreamReader *reader = stream_reader_new(see, &seen);
    assert_int_equal(stream_reader_feed(reader, bytes.bytes, bytes.length), STREAM_GOOD);
    assert_int_equal(seen.blocks, 1);
    assert_int_equal(seen.last, BLOCK_SOURCE);
    stream_reader_free(reader);
    text_release(&bytes);
}

static bool refuse(void *context, BlockKind kind, const uint8_t *payload, size_t length) {
    (void)context;
    (void)kind;
    (void)payload;
    (void)length;
    return false;
}

static void a_block_that_is_refused_breaks_the_stream(void **state) {
    (void)state;
    Text bytes = fake_run_bytes();
    StreamReader *reader = stream_reader_new(refuse, NULL);
    assert_int_equal(stream_reader_feed(reader, bytes.bytes, bytes.length), STREAM_BROKEN);
    stream_reader_free(reader);
    text_release(&bytes);
}

// The checksums are part of the format: the same for ever, unless STREAM_VERSION changes.
static void checksums_are_what_they_were(void **state) {
    (void)state;
    uint8_t bytes[100];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (uint8_t)(i * 7 + 3);
    }
    static const struct {
        size_t length;
        uint32_t sum;
    } rows[] = {{0, 0x92937610},  {1, 0xFAA126C8},  {8, 0x7380F18E},
                {12, 0x549A9CAD}, {31, 0x7DAABB8A}, {32, 0x87A7C1EC},
                {33, 0xBB02107A}, {64, 0x4A804982}, {100, 0xF4ECCC55}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t sum = checksum_of(bytes, rows[i].length);
        if (sum != rows[i].sum) {
            fail_msg("%zu bytes: 0x%08X", rows[i].length, (unsigned)sum);
        }
    }
}

static void a_checksum_does_not_depend_on_the_pieces(void **state) {
    (void)state;
    uint8_t bytes[203];
    memset(bytes, 0xA5, sizeof bytes);
    uint32_t whole = checksum_of(bytes, sizeof bytes);
    for (size_t first = 0; first < sizeof bytes; first += 8) {
        Checksum sum = checksum_begin();
        checksum_add(&sum, bytes, first);
        checksum_add(&sum, bytes + first, sizeof bytes - first);
        assert_int_equal(checksum_end(&sum), whole);
    }
}

static void a_checksum_sees_every_bit_and_zeros_at_the_end(void **state) {
    (void)state;
    uint8_t bytes[77] = {0};
    uint32_t whole = checksum_of(bytes, sizeof bytes);
    for (size_t bit = 0; bit < 8 * sizeof bytes; bit++) {
        bytes[bit / 8] = (uint8_t)(1u << bit % 8);
        assert_int_not_equal(checksum_of(bytes, sizeof bytes), whole);
        bytes[bit / 8] = 0;
    }
    for (size_t length = 0; length < sizeof bytes; length++) {
        assert_int_not_equal(checksum_of(bytes, length), whole);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stream_arrives_in_pieces_of_any_size),
        cmocka_unit_test(a_stream_that_was_cut_is_good_up_to_its_last_whole_block),
        cmocka_unit_test(a_flipped_bit_is_noticed_and_what_came_before_is_kept),
        cmocka_unit_test(the_header_tells_ours_from_others),
        cmocka_unit_test(blocks_of_unknown_kinds_are_skipped),
        cmocka_unit_test(a_block_that_is_refused_breaks_the_stream),
        cmocka_unit_test(checksums_are_what_they_were),
        cmocka_unit_test(a_checksum_does_not_depend_on_the_pieces),
        cmocka_unit_test(a_checksum_sees_every_bit_and_zeros_at_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
