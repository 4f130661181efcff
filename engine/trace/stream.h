// stream: the one format of a run, through a pipe and in a file (".lockstep").
//
//   magic "LOCKSTEP" | u32 version | u32 reserved          16 bytes
//   block*:  u32 kind | u32 length | u32 sum of payload | u32 sum of first 12 bytes | payload
//
// The sums are those of checksum.h. All numbers little-endian. Readable up to the last whole block
// after a crash or a full disk. Payloads:
//   RUN      key=value lines, UTF-8: program, model, profile, seed, version
//   SOURCE   the program's text
//   SITES    u32 count, then count * { i32 start, i32 end, i32 line }
//   TEXTS    u32 first number, u32 count, then count * { u32 length, bytes }
//   EVENTS   u32 first sequence number, u32 count, then count * StepEvent (24 bytes)
//   END      u16 verdict, u16 exit status + 1 or 0, u32 length, bytes: the message for standard
//   error REQUEST  key=value lines: what lockstep asks of lockstep-engine (request.h)
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/trace/recorder.h"

enum {
    STREAM_VERSION = 2,
    STREAM_HEADER_BYTES = 16,
    STREAM_BLOCK_HEADER_BYTES = 16,
    STREAM_MAX_BLOCK_BYTES = 64 * 1024 * 1024,
};

typedef enum BlockKind {
    BLOCK_RUN = 1,
    BLOCK_SOURCE,
    BLOCK_SITES,
    BLOCK_TEXTS,
    BLOCK_EVENTS,
    BLOCK_END,
    BLOCK_REQUEST,
} BlockKind;

bool stream_write_header(Writer writer);
bool stream_write_block(Writer writer, BlockKind kind, const void *payload, size_t length);
// The same with a payload that begins with two numbers, as SITES, TEXTS and EVENTS do: the large
// part need not be copied behind them.
bool stream_write_counted(Writer writer, BlockKind kind, uint32_t first, uint32_t count,
                          const void *rest, size_t length);

// Little-endian numbers in a payload; bytes need not be aligned.
uint32_t stream_get_u32(const uint8_t *bytes);
void stream_put_u32(uint8_t *bytes, uint32_t number);

// Takes the stream apart as it arrives, in pieces of any size.
typedef struct StreamReader StreamReader; // opaque

// Called for every whole block of a known kind whose checksums are right (other kinds are skipped).
// payload is borrowed during the call. Return false to stop reading (the block is malformed): the
// reader then reports STREAM_BROKEN.
typedef bool (*StreamBlock)(void *context, BlockKind kind, const uint8_t *payload, size_t length);

typedef enum StreamStatus {
    STREAM_GOOD,     // everything so far was whole blocks and perhaps the start of one
    STREAM_NOT_OURS, // the magic is missing
    STREAM_NEWER,    // written by a newer version
    STREAM_BROKEN,   // a checksum, length or version is wrong; what came before is good
} StreamStatus;

StreamReader *stream_reader_new(StreamBlock block, void *context);
void stream_reader_free(StreamReader *reader); // NULL is allowed
StreamStatus stream_reader_feed(StreamReader *reader, const void *bytes, size_t length);
// Bytes of an unfinished block that are still waiting for the rest.
size_t stream_reader_left(const StreamReader *reader);
