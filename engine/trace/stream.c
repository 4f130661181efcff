#include "engine/trace/stream.h"

#include <assert.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"
#include "engine/trace/checksum.h"

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "events travel as they lie in memory");

static const uint8_t magic[8] = "LOCKSTEP";

uint32_t stream_get_u32(const uint8_t *bytes) {
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

void stream_put_u32(uint8_t *bytes, uint32_t number) {
    bytes[0] = (uint8_t)number;
    bytes[1] = (uint8_t)(number >> 8);
    bytes[2] = (uint8_t)(number >> 16);
    bytes[3] = (uint8_t)(number >> 24);
}

bool stream_write_header(Writer writer) {
    uint8_t header[STREAM_HEADER_BYTES] = {0};
    memcpy(header, magic, sizeof magic);
    stream_put_u32(header + 8, STREAM_VERSION);
    return writer.write(writer.context, header, sizeof header);
}

static void put_block_header(uint8_t *header, BlockKind kind, size_t length, uint32_t sum) {
    stream_put_u32(header, (uint32_t)kind);
    stream_put_u32(header + 4, (uint32_t)length);
    stream_put_u32(header + 8, sum);
    stream_put_u32(header + 12, checksum_of(header, 12));
}

bool stream_write_block(Writer writer, BlockKind kind, const void *payload, size_t length) {
    assert(length <= STREAM_MAX_BLOCK_BYTES);
    uint8_t header[STREAM_BLOCK_HEADER_BYTES];
    put_block_header(header, kind, length, checksum_of(payload, length));
    return writer.write(writer.context, header, sizeof header) &&
           (!length || writer.write(writer.context, payload, length));
}

bool stream_write_counted(Writer writer, BlockKind kind, uint32_t first, uint32_t count,
                          const void *rest, size_t length) {
    assert(length <= STREAM_MAX_BLOCK_BYTES - 8);
    uint8_t head[STREAM_BLOCK_HEADER_BYTES + 8];
    uint8_t *numbers = head + STREAM_BLOCK_HEADER_BYTES;
    stream_put_u32(numbers, first);
    stream_put_u32(numbers + 4, count);
    Checksum sum = checksum_begin();
    checksum_add(&sum, numbers, 8);
    checksum_add(&sum, rest, length);
    put_block_header(head, kind, length + 8, checksum_end(&sum));
    return writer.write(writer.context, head, sizeof head) &&
           (!length || writer.write(writer.context, rest, length));
}

struct StreamReader {
    StreamBlock block;
    void *context; // borrowed
    Text waiting;  // the start of a block whose rest has not arrived
    StreamStatus status;
    bool has_header;
};

StreamReader *stream_reader_new(StreamBlock block, void *context) {
    StreamReader *reader = NEW(StreamReader);
    reader->block = block;
    reader->context = context;
    return reader;
}

void stream_reader_free(StreamReader *reader) {
    if (reader) {
        text_release(&reader->waiting);
        memory_free(reader);
    }
}

size_t stream_reader_left(const StreamReader *reader) {
    return reader->waiting.length;
}

// Each take function looks at the bytes and returns how many it used: 0 when it needs more, or
// when reader->status says why there is nothing more to take.

static size_t take_header(StreamReader *reader, const uint8_t *bytes, size_t length) {
    size_t seen = length < sizeof magic ? length : sizeof magic;
    if (memcmp(bytes, magic, seen) != 0) {
        reader->status = STREAM_NOT_OURS;
        return 0;
    }
    if (length < STREAM_HEADER_BYTES) {
        return 0;
    }
    uint32_t version = stream_get_u32(bytes + 8);
    if (version > STREAM_VERSION) {
        reader->status = STREAM_NEWER;
        return 0;
    }
    if (version != STREAM_VERSION || stream_get_u32(bytes + 12) != 0) {
        reader->status = STREAM_BROKEN;
        return 0;
    }
    reader->has_header = true;
    return STREAM_HEADER_BYTES;
}

static bool is_known(uint32_t kind) {
    return kind >= BLOCK_RUN && kind <= BLOCK_REQUEST;
}

static size_t take_block(StreamReader *reader, const uint8_t *bytes, size_t length) {
    if (length < STREAM_BLOCK_HEADER_BYTES) {
        return 0;
    }
    uint32_t kind = stream_get_u32(bytes);
    size_t payload_length = stream_get_u32(bytes + 4);
    // the header's checksum comes first: a wrong length must not make us wait for 64 MiB
    if (checksum_of(bytes, 12) != stream_get_u32(bytes + 12) ||
        payload_length > STREAM_MAX_BLOCK_BYTES) {
        reader->status = STREAM_BROKEN;
        return 0;
    }
    if (length - STREAM_BLOCK_HEADER_BYTES < payload_length) {
        return 0;
    }
    const uint8_t *payload = bytes + STREAM_BLOCK_HEADER_BYTES;
    if (checksum_of(payload, payload_length) != stream_get_u32(bytes + 8) ||
        (is_known(kind) &&
         !reader->block(reader->context, (BlockKind)kind, payload, payload_length))) {
        reader->status = STREAM_BROKEN;
        return 0;
    }
    return STREAM_BLOCK_HEADER_BYTES + payload_length;
}

// Takes whole pieces off the front; returns how many bytes were used.
static size_t take_all(StreamReader *reader, const uint8_t *bytes, size_t length) {
    size_t used = 0;
    while (reader->status == STREAM_GOOD && used < length) {
        size_t taken = reader->has_header ? take_block(reader, bytes + used, length - used)
                                          : take_header(reader, bytes + used, length - used);
        if (taken == 0) {
            break;
        }
        used += taken;
    }
    return used;
}

// How many bytes the first unfinished piece needs in all, as far as is known by now.
static size_t bytes_wanted(const StreamReader *reader) {
    if (!reader->has_header) {
        return STREAM_HEADER_BYTES;
    }
    if (reader->waiting.length < STREAM_BLOCK_HEADER_BYTES) {
        return STREAM_BLOCK_HEADER_BYTES;
    }
    const uint8_t *bytes = (const uint8_t *)reader->waiting.bytes;
    return STREAM_BLOCK_HEADER_BYTES + (size_t)stream_get_u32(bytes + 4);
}

// Completes what is waiting with as many of the new bytes as it needs; returns how many that is.
static size_t complete_waiting(StreamReader *reader, const uint8_t *bytes, size_t length) {
    size_t used = 0;
    while (reader->waiting.length && used < length && reader->status == STREAM_GOOD) {
        size_t missing = bytes_wanted(reader) - reader->waiting.length;
        size_t more = missing < length - used ? missing : length - used;
        text_add(&reader->waiting, (const char *)bytes + used, more);
        used += more;
        const uint8_t *waiting = (const uint8_t *)reader->waiting.bytes;
        if (take_all(reader, waiting, reader->waiting.length)) {
            text_clear(&reader->waiting);
        }
    }
    return used;
}

StreamStatus stream_reader_feed(StreamReader *reader, const void *bytes, size_t length) {
    if (reader->status != STREAM_GOOD || length == 0) {
        return reader->status;
    }
    size_t used = complete_waiting(reader, bytes, length);
    const uint8_t *rest = (const uint8_t *)bytes + used;
    size_t left = length - used;
    size_t taken = take_all(reader, rest, left);
    if (reader->status == STREAM_GOOD && taken < left) {
        text_add(&reader->waiting, (const char *)rest + taken, left - taken);
    }
    return reader->status;
}
