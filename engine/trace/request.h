// request: what lockstep asks of lockstep-engine: one workload, one run.
//
// Travels as a stream of two blocks, REQUEST (key=value lines) and SOURCE. The engine answers
// with a stream on its standard output and ends.
#pragma once

#include <inttypes.h>

#include "engine/base/arena.h"
#include "engine/trace/recorder.h"

typedef struct Request {
    const char *program; // name as shown in messages
    const char *source;
    size_t source_length;
    const char *model;   // --as
    const char *profile; // --profile
    uint64_t seed;       // --seed
    RecordLevel level;
    uint64_t max_steps;           // --max-steps: instructions; 0 is the default limit
    uint64_t max_memory;          // --max-memory in bytes; 0 is the default limit
    uint64_t max_events;          // 0 is the default limit
    int64_t max_time_ns;          // --max-time, virtual; 0 is the default limit
    int cores;                    // --cores; 0 is the profile's
    const char *input;            // what the program may read from standard input; NULL: nothing
    const char *const *arguments; // sys.argv[1:]
    int argument_count;
    // What things cost here, as calibrate measured it; 0: as the profile says.
    int64_t instruction_ps;
    int64_t thread_start_ns;
    int64_t fork_ns;
    int64_t switch_ns;
    int64_t lateness_ns;
    int64_t message_ns;
    const int64_t *prices; // ps for each kind of engine/prices.h; NULL: instruction_ps for all
    int price_count;
    int pace;          // thousandths of its prices that this program takes; 0: all of them
    bool counts;       // each line that the program prints tells what has occurred before it
    bool meters;       // the end tells how long computing took: REQUEST_METERED
    bool is_real;      // --real: on the operating system
    const char *lacks; // not sent: what the engine's process could not do, or NULL
} Request;

enum {
    REQUEST_MAX_INPUT_BYTES = 4 * 1024 * 1024,
    REQUEST_MAX_COST = 1000000000, // a second, or a millisecond for an instruction
    REQUEST_MAX_ARGUMENTS = 1000,
    REQUEST_MAX_PRICES = 500,
    REQUEST_MAX_PACE = 100000
};

// The message at the end of a run that was metered: what was computed, in picoseconds of its
// prices, and the nanoseconds of a processor that it took.
#define REQUEST_METERED      "computed %" PRIu64 " %" PRId64 "\n"
#define REQUEST_METERED_SCAN "computed %" SCNu64 " %" SCNd64

// What the recorder of its run has to know. Its texts are the request's.
RunInfo request_run_info(const Request *request);

bool request_write(const Request *request, Writer writer);

// The reader lives in the arena; free gives back only what lies outside it, before the arena goes.
// Feeds on bytes until both blocks are there. Texts are copied into arena. On a malformed request
// returns false and sets *problem (static text).
typedef struct RequestReader RequestReader;
RequestReader *request_reader_new(Arena *arena);
void request_reader_free(RequestReader *reader);
bool request_reader_feed(RequestReader *reader, const void *bytes, size_t length,
                         const char **problem);
// NULL until the request is complete. Borrowed; valid as long as the reader's arena.
const Request *request_reader_result(const RequestReader *reader);
