#include "engine/trace/request.h"

#include <stddef.h>
#include <string.h>

#include "engine/base/memory.h"
#include "engine/trace/pairs.h"
#include "engine/trace/stream.h"

// The costs of a measured machine, each an int64_t of a Request; 0 is not told.
static const struct {
    const char *key;
    size_t place;
} costs[] = {{"instruction_ps", offsetof(Request, instruction_ps)},
             {"thread_start_ns", offsetof(Request, thread_start_ns)},
             {"fork_ns", offsetof(Request, fork_ns)},
             {"switch_ns", offsetof(Request, switch_ns)},
             {"lateness_ns", offsetof(Request, lateness_ns)},
             {"message_ns", offsetof(Request, message_ns)}};

RunInfo request_run_info(const Request *request) {
    return (RunInfo){
        .program = request->program,
        .source = request->source,
        .source_length = request->source_length,
        .model = request->model,
        .profile = request->profile,
        .seed = request->seed,
    };
}

static void add_prices(Text *pairs, const Request *request) {
    Text prices = {0};
    for (int i = 0; i < request->price_count; i++) {
        text_printf(&prices, i ? " %lld" : "%lld", (long long)request->prices[i]);
    }
    if (request->price_count) {
        pairs_add(pairs, "prices", text_z(&prices));
    }
    text_release(&prices);
}

bool request_write(const Request *request, Writer writer) {
    Text pairs = {0};
    pairs_add(&pairs, "program", request->program);
    pairs_add(&pairs, "model", request->model);
    pairs_add(&pairs, "profile", request->profile);
    pairs_add_number(&pairs, "seed", request->seed);
    pairs_add_number(&pairs, "level", request->level);
    pairs_add_number(&pairs, "max_steps", request->max_steps);
    pairs_add_number(&pairs, "max_memory", request->max_memory);
    pairs_add_number(&pairs, "max_events", request->max_events);
    pairs_add_number(&pairs, "max_time_ns", (uint64_t)request->max_time_ns);
    pairs_add_number(&pairs, "cores", (uint64_t)request->cores);
    pairs_add_number(&pairs, "real", request->is_real);
    for (size_t i = 0; i < sizeof costs / sizeof costs[0]; i++) {
        int64_t value = *(const int64_t *)((const void *)((const char *)request + costs[i].place));
        if (value) {
            pairs_add_number(&pairs, costs[i].key, (uint64_t)value);
        }
    }
    add_prices(&pairs, request);
    pairs_add_number(&pairs, "pace", (uint64_t)request->pace);
    pairs_add_number(&pairs, "counts", request->counts);
    pairs_add_number(&pairs, "meters", request->meters);
    if (request->input) {
        pairs_add(&pairs, "input", request->input);
    }
    for (int i = 0; i < request->argument_count; i++) {
        pairs_add(&pairs, "argument", request->arguments[i]);
    }
    bool written =
        pairs.length <= STREAM_MAX_BLOCK_BYTES &&
        request->source_length <= STREAM_MAX_BLOCK_BYTES && stream_write_header(writer) &&
        stream_write_block(writer, BLOCK_REQUEST, pairs.bytes, pairs.length) &&
        stream_write_block(writer, BLOCK_SOURCE, request->source, request->source_length);
    text_release(&pairs);
    return written;
}

struct RequestReader {
    StreamReader *stream;
    Arena *arena; // borrowed
    Request request;
    const char **arguments; // in the arena: room for REQUEST_MAX_ARGUMENTS
    const char *problem;    // static text; NULL while all is well
    bool has_request;
    bool has_source;
};

// Takes a number that must not exceed limit.
static const char *set_number(const char *value, uint64_t limit, uint64_t *number) {
    return pairs_number(value, number) && *number <= limit ? NULL
                                                           : "a number in the request is malformed";
}

static const char *set_small(const char *value, uint64_t limit, int *number) {
    uint64_t wide = 0;
    const char *problem = set_number(value, limit, &wide);
    *number = problem ? 0 : (int)wide;
    return problem;
}

// NULL also when it is no cost.
static const char *set_cost(Request *request, Pair pair, bool *is_cost) {
    int64_t *cost = NULL;
    for (size_t i = 0; i < sizeof costs / sizeof costs[0] && !cost; i++) {
        if (strcmp(pair.key, costs[i].key) == 0) {
            cost = (int64_t *)((void *)((char *)request + costs[i].place));
        }
    }
    uint64_t number = 0;
    *is_cost = cost != NULL;
    const char *problem = cost ? set_number(pair.value, REQUEST_MAX_COST, &number) : NULL;
    if (cost) {
        *cost = problem ? 0 : (int64_t)number;
    }
    return problem;
}

static const char *set_limit(Request *request, Pair pair) {
    uint64_t number = 0;
    const char *problem = NULL;
    if (strcmp(pair.key, "max_steps") == 0) {
        problem = set_number(pair.value, UINT64_MAX, &request->max_steps);
    } else if (strcmp(pair.key, "max_memory") == 0) {
        problem = set_number(pair.value, UINT64_MAX, &request->max_memory);
    } else if (strcmp(pair.key, "max_events") == 0) {
        problem = set_number(pair.value, UINT64_MAX, &request->max_events);
    } else if (strcmp(pair.key, "max_time_ns") == 0) {
        problem = set_number(pair.value, INT64_MAX, &number);
        request->max_time_ns = problem ? 0 : (int64_t)number;
    } else if (strcmp(pair.key, "cores") == 0) {
        problem = set_small(pair.value, INT32_MAX, &request->cores);
    } else if (strcmp(pair.key, "pace") == 0) {
        problem = set_small(pair.value, REQUEST_MAX_PACE, &request->pace);
    } else {
        problem = "the request has an unknown key";
    }
    return problem;
}

static const char *add_argument(RequestReader *reader, const char *argument) {
    Request *request = &reader->request;
    if (!reader->arguments) {
        reader->arguments =
            arena_alloc(reader->arena, REQUEST_MAX_ARGUMENTS * sizeof *reader->arguments);
        request->arguments = reader->arguments;
    }
    if (request->argument_count == REQUEST_MAX_ARGUMENTS) {
        return "the request has too many arguments";
    }
    reader->arguments[request->argument_count++] = argument;
    return NULL;
}

static const char *set_prices(RequestReader *reader, const char *text) {
    Request *request = &reader->request;
    int64_t *prices = arena_alloc(reader->arena, REQUEST_MAX_PRICES * sizeof *prices);
    request->prices = prices;
    request->price_count = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        uint64_t ps;
        if (request->price_count == REQUEST_MAX_PRICES ||
            set_number(arena_copy_text(reader->arena, text, length), REQUEST_MAX_COST, &ps)) {
            return "a price in the request is malformed";
        }
        prices[request->price_count++] = (int64_t)ps;
        text += length + (text[length] == ' ');
    }
    return NULL;
}

static const char *set_flag(const char *value, bool *flag) {
    int number = 0;
    const char *problem = set_small(value, 1, &number);
    *flag = number != 0;
    return problem;
}

// Returns what is wrong with the pair, or NULL.
static const char *set_pair(RequestReader *reader, Pair pair) {
    Request *request = &reader->request;
    const char *problem = NULL;
    if (utf8_first_bad(pair.value, strlen(pair.value)) < strlen(pair.value) &&
        strcmp(pair.key, "program") != 0) {
        return "a text in the request is not UTF-8";
    }
    if (strcmp(pair.key, "program") == 0) {
        request->program = pair.value;
    } else if (strcmp(pair.key, "model") == 0) {
        request->model = pair.value;
    } else if (strcmp(pair.key, "profile") == 0) {
        request->profile = pair.value;
    } else if (strcmp(pair.key, "input") == 0) {
        request->input = pair.value;
    } else if (strcmp(pair.key, "argument") == 0) {
        problem = add_argument(reader, pair.value);
    } else if (strcmp(pair.key, "seed") == 0) {
        problem = set_number(pair.value, UINT64_MAX, &request->seed);
    } else if (strcmp(pair.key, "real") == 0) {
        problem = set_flag(pair.value, &request->is_real);
    } else if (strcmp(pair.key, "counts") == 0) {
        problem = set_flag(pair.value, &request->counts);
    } else if (strcmp(pair.key, "meters") == 0) {
        problem = set_flag(pair.value, &request->meters);
    } else if (strcmp(pair.key, "prices") == 0) {
        problem = set_prices(reader, pair.value);
    } else if (strcmp(pair.key, "level") == 0) {
        int level = 0;
        problem = set_small(pair.value, RECORD_LINES, &level);
        request->level = (RecordLevel)level;
    } else {
        bool is_cost;
        problem = set_cost(request, pair, &is_cost);
        problem = is_cost ? problem : set_limit(request, pair);
    }
    return problem;
}

static const char *read_pairs(RequestReader *reader, const char *bytes, size_t length) {
    const char *cursor = bytes;
    const char *end = bytes + length;
    Pair pair;
    while (pairs_next(&cursor, end, reader->arena, &pair)) {
        const char *problem = set_pair(reader, pair);
        if (problem) {
            return problem;
        }
    }
    if (cursor != end) {
        return "the request has a line that is not key=value";
    }
    const Request *request = &reader->request;
    return request->program && request->model && request->profile
               ? NULL
               : "the request lacks a program, a model or a profile";
}

static bool read_block(void *context, BlockKind kind, const uint8_t *payload, size_t length) {
    RequestReader *reader = context;
    const char *bytes = (const char *)payload;
    if (kind == BLOCK_REQUEST && !reader->has_request) {
        reader->has_request = true;
        reader->problem = read_pairs(reader, bytes, length);
    } else if (kind == BLOCK_SOURCE && reader->has_request && !reader->has_source) {
        reader->request.source = arena_copy_text(reader->arena, bytes, length);
        reader->request.source_length = length;
        reader->has_source = true;
    } else {
        reader->problem = "the request has a block that does not belong there";
    }
    return !reader->problem;
}

RequestReader *request_reader_new(Arena *arena) {
    RequestReader *reader = ARENA_NEW(arena, RequestReader);
    reader->arena = arena;
    reader->stream = stream_reader_new(read_block, reader);
    return reader;
}

void request_reader_free(RequestReader *reader) {
    if (reader) {
        stream_reader_free(reader->stream);
        reader->stream = NULL;
    }
}

bool request_reader_feed(RequestReader *reader, const void *bytes, size_t length,
                         const char **problem) {
    switch (stream_reader_feed(reader->stream, bytes, length)) {
    case STREAM_GOOD:
        return true;
    case STREAM_NOT_OURS:
        *problem = "the request is not a Lockstep stream";
        return false;
    case STREAM_NEWER:
        *problem = "the request was written by a newer version of Lockstep";
        return false;
    case STREAM_BROKEN:
        *problem = reader->problem ? reader->problem : "the request is damaged";
        return false;
    }
    return false;
}

const Request *request_reader_result(const RequestReader *reader) {
    return reader->has_source && !reader->problem ? &reader->request : NULL;
}
