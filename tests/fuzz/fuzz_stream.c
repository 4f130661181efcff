// fuzz_stream: any bytes as a stream, read by everything that reads one.
//
// A checksum would stop nearly every mutation at the door, so the input is also taken as a list
// of payloads that get right checksums: u8 kind, u16 length, bytes.
// With LOCKSTEP_FUZZ_MAIN a program that reads the files that it is given.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/memory.h"
#include "engine/trace/jsonl.h"
#include "engine/trace/request.h"
#include "engine/trace/trace.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static bool append(void *context, const void *bytes, size_t length) {
    text_add(context, bytes, length);
    return true;
}

// Asks a trace everything there is to ask.
static void look_at(const Trace *trace) {
    Text out = {0};
    jsonl_run(trace, &out);
    for (uint32_t seq = 0; seq < trace_event_count(trace); seq++) {
        TraceSite site = trace_site(trace, trace_event(trace, seq)->site);
        size_t length;
        const char *source = trace_source(trace, &length);
        text_add(&out, source + site.span.start, (size_t)(site.span.end - site.span.start));
        jsonl_event(trace, seq, &out);
        trace_step_at(trace, true, seq);
        text_clear(&out);
    }
    for (uint32_t lane = 0; lane < trace_lane_count(trace); lane++) {
        const TraceLane *info = trace_lane(trace, lane);
        text_add_z(&out, trace_text(trace, info->name));
        text_add_z(&out, trace_text(trace, trace_worker(trace, info->worker)->name));
        trace_lane_event_at(trace, lane, UINT32_MAX);
    }
    for (uint32_t i = 0; i < trace_output_count(trace); i++) {
        trace_output_seq(trace, i);
    }
    jsonl_verdict(trace, &out);
    text_release(&out);
}

static void read_as_trace(const void *bytes, size_t length, size_t piece) {
    Trace *trace = trace_new();
    for (size_t at = 0; at < length; at += piece) {
        size_t left = length - at;
        trace_feed(trace, (const uint8_t *)bytes + at, left < piece ? left : piece);
    }
    look_at(trace);
    trace_free(trace);
}

static void read_as_request(const void *bytes, size_t length) {
    Arena arena = {0};
    RequestReader *reader = request_reader_new(&arena);
    const char *problem = NULL;
    if (!request_reader_feed(reader, bytes, length, &problem) && !problem) {
        abort();
    }
    request_reader_result(reader);
    request_reader_free(reader);
    arena_release(&arena);
}

static Text with_checksums(const uint8_t *bytes, size_t length) {
    Text stream = {0};
    Writer writer = {append, &stream};
    stream_write_header(writer);
    for (size_t at = 0; length - at >= 3;) {
        size_t size = (size_t)bytes[at + 1] | (size_t)bytes[at + 2] << 8;
        size = size < length - at - 3 ? size : length - at - 3;
        stream_write_block(writer, (BlockKind)bytes[at], bytes + at + 3, size);
        at += 3 + size;
    }
    return stream;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    read_as_trace(bytes, length, 7);
    read_as_request(bytes, length);
    Text stream = with_checksums(bytes, length);
    read_as_trace(stream.bytes, stream.length, 1 + length % 100);
    read_as_request(stream.bytes, stream.length);
    text_release(&stream);
    return 0;
}

#ifdef LOCKSTEP_FUZZ_MAIN
static bool read_file(const char *path, Text *out) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        return false;
    }
    char buffer[65536];
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, file)) > 0;) {
        text_add(out, buffer, got);
    }
    fclose(file);
    return true;
}

int main(int count, char **paths) {
    for (int i = 1; i < count; i++) {
        Text bytes = {0};
        if (!read_file(paths[i], &bytes)) {
            perror(paths[i]);
            return 2;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)text_z(&bytes), bytes.length);
        text_release(&bytes);
    }
    return 0;
}
#endif
