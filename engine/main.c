// lockstep-engine: one request in, one stream of step events out. Nothing else.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/engine.h"
#include "engine/trace/request.h"

static bool write_stdout(void *context, const void *bytes, size_t length) {
    (void)context;
    const char *cursor = bytes;
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, cursor, length);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        cursor += written;
        length -= (size_t)written;
    }
    return true;
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

int main(int argc, char **argv) {
    if (argc > 1) {
        bool version = strcmp(argv[1], "--version") == 0;
        fprintf(version ? stdout : stderr, "lockstep-engine %s\n%s", LOCKSTEP_VERSION,
                version
                    ? ""
                    : "It is started by lockstep, and reads one request from standard input.\n");
        return version ? 0 : 2;
    }
    Arena arena = {0};
    RequestReader *reader = request_reader_new(&arena);
    const Request *request = read_request(reader);
    int status = 2;
    if (request) {
        Writer writer = {write_stdout, NULL};
        engine_run(request, writer);
        status = 0;
    }
    request_reader_free(reader);
    arena_release(&arena);
    return status;
}
