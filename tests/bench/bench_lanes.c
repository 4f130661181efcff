// Measures a run with many lanes and all its events, without the pipe behind it.
// Usage: bench_lanes < PROGRAM
// Prints lanes, events, bytes of the stream for each event, seconds of CPU (start of the engine
// included), and the most memory in MiB. The events are held in memory, as the window does.
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "engine/base/text.h"
#include "engine/engine.h"
#include "engine/trace/trace.h"

static bool keep(void *context, const void *bytes, size_t length) {
    text_add(context, bytes, length);
    return true;
}

static double cpu_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void read_all(FILE *file, Text *out) {
    char bytes[4096];
    size_t length;
    while ((length = fread(bytes, 1, sizeof bytes, file)) > 0) {
        text_add(out, bytes, length);
    }
}

int main(void) {
    Text source = {0};
    Text stream = {0};
    read_all(stdin, &source);
    Request request = {
        .program = "bench.py",
        .source = text_z(&source),
        .source_length = source.length,
        .model = "native",
        .profile = "cpython-3.11",
        .level = RECORD_SWITCHES,
        .max_events = UINT32_MAX - 1,
        .max_steps = UINT64_MAX / 2,
    };
    double start = cpu_seconds();
    Verdict verdict = engine_run(&request, (Writer){keep, &stream});
    double taken = cpu_seconds() - start;
    Trace *trace = trace_new();
    StreamStatus status = trace_feed(trace, stream.bytes, stream.length);
    uint32_t events = trace_event_count(trace);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    bool good = verdict == VERDICT_FINISHED && status == STREAM_GOOD && events > 0;
    if (good) {
        printf("%u %u %.1f %.4f %.1f\n", trace_lane_count(trace), events,
               (double)stream.length / events, taken, (double)used.ru_maxrss / 1024);
    } else {
        fprintf(stderr, "bench_lanes: the run did not finish, or its stream is not whole\n");
    }
    trace_free(trace);
    text_release(&stream);
    text_release(&source);
    return good ? 0 : 1;
}
