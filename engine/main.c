// lockstep-engine: one request in, one stream of step events out. Nothing else.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/engine.h"
#include "engine/live/sandbox.h"
#include "engine/trace/request.h"

enum {
    OUTPUT_BYTES = 64 * 1024
};

// What the recorder hands over in small pieces goes out in one: each would wake up the reader.
typedef struct Output {
    size_t length;
    bool failed;
    char bytes[OUTPUT_BYTES];
} Output;

static bool write_all(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

static bool output_flush(Output *output) {
    output->failed = output->failed || !write_all(output->bytes, output->length);
    output->length = 0;
    return !output->failed;
}

static bool output_write(void *context, const void *bytes, size_t length) {
    Output *output = context;
    if (length == 0) {
        return output_flush(output);
    }
    if (length > OUTPUT_BYTES - output->length && !output_flush(output)) {
        return false;
    }
    if (length > OUTPUT_BYTES) {
        output->failed = output->failed || !write_all(bytes, length);
    } else {
        memcpy(output->bytes + output->length, bytes, length);
        output->length += length;
    }
    return !output->failed;
}

// Who watches a real run sees it as it goes on.
static bool output_write_now(void *context, const void *bytes, size_t length) {
    return output_write(context, bytes, length) && output_flush(context);
}

static const Request *read_request(RequestReader *reader) {
    char buffer[65536];
    const char *problem = NULL;
    while (!request_reader_result(reader)) {
        ssize_t got = read(STDIN_FILENO, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            fprintf(stderr, "lockstep-engine: the request broke off\n");
            return NULL;
        }
        if (!request_reader_feed(reader, buffer, (size_t)got, &problem)) {
            fprintf(stderr, "lockstep-engine: %s\n", problem);
            return NULL;
        }
    }
    return request_reader_result(reader);
}

// A program that loops without an event never notices that nobody reads any more: where the system
// can, it ends this process together with the one that started it. Elsewhere the limits do.
static void die_with_parent(void) {
#ifdef PR_SET_PDEATHSIG
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

int main(int argc, char **argv) {
    if (argc > 1) {
        bool version = strcmp(argv[1], "--version") == 0;
        fprintf(version ? stdout : stderr, "lockstep-engine %s\n%s", LOCKSTEP_VERSION,
                version
                    ? ""
                    : "It is started by lockstep, and reads one request from standard input.\n");
        return version ? 0 : 2;
    }
    die_with_parent();
    Arena arena = {0};
    RequestReader *reader = request_reader_new(&arena);
    const Request *request = read_request(reader);
    int status = 2;
    if (request) {
        Request confined = *request;
        const char *lacks = sandbox_enter(request->is_real ? SANDBOX_REAL : SANDBOX_MODEL);
        if (lacks && sandbox_is_built()) {
            fprintf(stderr, "lockstep: %s\n", lacks);
        }
        // a run in virtual time has the same events on every machine
        confined.lacks = request->is_real ? lacks : NULL;
        Output output;
        output.length = 0;
        output.failed = false;
        engine_run(&confined,
                   (Writer){request->is_real ? output_write_now : output_write, &output});
        output_flush(&output);
        status = 0;
    }
    request_reader_free(reader);
    arena_release(&arena);
    return status;
}
