// fake_engine: stands in for lockstep-engine where a test needs an engine that misbehaves.
//
// Reads a request; the first word of the program says what to do: see main.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/trace/request.h"
#include "fake_run.h"
#include "script_run.h"

static bool put(void *context, const void *bytes, size_t length) {
    (void)context;
    return fwrite(bytes, 1, length, stdout) == length && fflush(stdout) == 0;
}

static const Request *read_request(RequestReader *reader) {
    char buffer[4096];
    const char *problem = NULL;
    ssize_t got;
    while (!request_reader_result(reader) && (got = read(0, buffer, sizeof buffer)) > 0) {
        if (!request_reader_feed(reader, buffer, (size_t)got, &problem)) {
            fprintf(stderr, "bad request: %s\n", problem);
            exit(9);
        }
    }
    return request_reader_result(reader);
}

// The first half of a good run.
static void write_half(void) {
    Text bytes = fake_run_bytes();
    put(NULL, bytes.bytes, bytes.length / 2);
    text_release(&bytes);
}

// A run that prints one line.
static void print_line(const Request *request, const char *line) {
    Text script = {0};
    text_printf(&script,
                "0 0 lane 0 <module>\n0 0 start\n0 0 print %s\n0 0 end returned -\n"
                "0 - finish finished\n",
                line);
    script_run_write(text_z(&script), request->model, request->profile, "", (Writer){put, NULL});
    text_release(&script);
}

// Prints the numbered lines, count of them; 0 is for ever. After them the program's end.
static void print_lines(const Request *request, long count, Verdict verdict, const char *message) {
    RunInfo info = {.program = request->program,
                    .source = request->source,
                    .source_length = request->source_length,
                    .model = request->model,
                    .profile = request->profile};
    Recorder *recorder = recorder_new(request->level, (Writer){put, NULL}, &info);
    recorder_add(recorder, (StepEvent){.cause = EVENT_NO_CAUSE, .kind = EVENT_LANE_CREATED});
    for (long i = 1; (count == 0 || i <= count) && !recorder_failed(recorder); i++) {
        char line[64];
        int length = snprintf(line, sizeof line, "line %ld\n", i);
        StepEvent event = {.cause = 0,
                           .kind = EVENT_OUTPUT,
                           .state = LANE_RUNNING,
                           .reason = REASON_CALL,
                           .detail = recorder_text_once(recorder, line, (size_t)length)};
        recorder_add(recorder, event);
    }
    recorder_end(recorder, verdict, message);
    recorder_free(recorder);
}

static bool is(const Request *request, const char *word) {
    const char *source = request->source + strspn(request->source, "\n");
    size_t length = strlen(word);
    return strncmp(source, word, length) == 0 &&
           strchr(" \n", source[length]) != NULL; // the end counts as well
}

int main(void) {
    Arena arena = {0};
    RequestReader *reader = request_reader_new(&arena);
    const Request *request = read_request(reader);
    int status = 0;
    if (!request) {
        status = 8;
    } else if (is(request, "finish")) {
        fake_run_write(request->level, (Writer){put, NULL});
    } else if (is(request, "name")) {
        char line[100];
        snprintf(line, sizeof line, "%s %s", request->model, request->profile);
        print_line(request, line);
    } else if (is(request, "models")) { // three downloads under every model
        script_run_write(script_downloads(request->model), request->model, request->profile, "",
                         (Writer){put, NULL});
    } else if (is(request, "some")) { // only these two come to a good end
        if (strcmp(request->model, "sync") == 0 || strcmp(request->model, "async") == 0) {
            script_run_write(script_downloads(request->model), request->model, request->profile, "",
                             (Writer){put, NULL});
        } else {
            script_run_write("0 - finish unsupported\n", request->model, request->profile,
                             "lockstep: this version cannot do that yet\n", (Writer){put, NULL});
        }
    } else if (is(request, "fail")) {
        print_lines(request, 2, VERDICT_FAILED, "ValueError: bad\n");
    } else if (is(request, "print")) {
        print_lines(request, atol(strstr(request->source, "print") + 5), VERDICT_FINISHED, "");
    } else if (is(request, "crash")) {
        write_half();
        fputs("assertion failed: queue is empty", stderr);
        raise(SIGKILL);
    } else if (is(request, "quit")) {
        write_half();
        status = 3;
    } else if (is(request, "garbage")) {
        puts("Segmentation fault (core dumped)");
    } else if (is(request, "damage")) {
        Text bytes = fake_run_bytes();
        bytes.bytes[bytes.length / 2] ^= 1;
        put(NULL, bytes.bytes, bytes.length);
        text_release(&bytes);
    } else if (is(request, "hang")) {
        write_half();
        for (;;) {
            pause();
        }
    } else if (is(request, "linger")) { // closes its streams but does not end
        fake_run_write(request->level, (Writer){put, NULL});
        fclose(stdout);
        fclose(stderr);
        for (;;) {
            pause();
        }
    } else if (is(request, "chatter")) {
        for (int i = 0; i < 100000; i++) {
            fputs("more than a pipe holds\n", stderr);
        }
        fake_run_write(request->level, (Writer){put, NULL});
    } else {
        status = 7;
    }
    request_reader_free(reader);
    arena_release(&arena);
    return status;
}
