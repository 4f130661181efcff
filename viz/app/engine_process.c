#include "viz/app/engine_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/memory.h"
#include "engine/base/text.h"

#include "viz/app/steady.h"

enum {
    READ_BYTES = 64 * 1024,
    READS_PER_PUMP = 16,
    MAX_STDERR_BYTES = 16 * 1024, // what is kept of the engine's standard error
    EXIT_GRACE_MS = 2000,         // between the end of the stream and the end of the process
    SMALLEST_DESCRIPTOR = 3,      // pipes must not take the place of a closed standard stream
};

typedef struct Pipe {
    int read;
    int write;
} Pipe;

struct EngineProcess {
    EngineSink sink;
    Trace *trace; // owned; NULL with a sink of the caller's
    Text request; // not yet sent: from sent on
    size_t sent;
    pid_t pid; // 0: no process
    int to_engine;
    int from_engine;
    int errors;
    int watched; // borrowed; -1: none
    Text stderr_text;
    StreamStatus status;
    int wait_status;
    bool stopped; // by us
    bool broken;
    Text message; // when broken
};

static StreamStatus feed_trace(void *context, const void *bytes, size_t length) {
    return trace_feed(context, bytes, length);
}

static bool trace_sink_has_ended(const void *context) {
    return trace_has_ended(context);
}

static bool append(void *context, const void *bytes, size_t length) {
    text_add(context, bytes, length);
    return true;
}

static void close_one(int *descriptor) {
    if (*descriptor >= 0) {
        close(*descriptor);
        *descriptor = -1;
    }
}

static void close_pipe(Pipe *ends) {
    close_one(&ends->read);
    close_one(&ends->write);
}

// Moves a descriptor out of the way of the standard streams; closed on exec.
static int move_up(int descriptor) {
    int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, SMALLEST_DESCRIPTOR);
    close(descriptor);
    return moved;
}

static bool open_pipe(Pipe *ends) {
    int descriptors[2];
    if (pipe(descriptors) != 0) {
        return false;
    }
    ends->read = move_up(descriptors[0]);
    ends->write = move_up(descriptors[1]);
    return ends->read >= 0 && ends->write >= 0;
}

static void set_nonblocking(int descriptor) {
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

static void find_engine(Text *path) {
    const char *named = getenv("LOCKSTEP_ENGINE");
    if (named && *named) {
        text_add_z(path, named);
        return;
    }
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    program[length > 0 ? length : 0] = '\0';
    const char *slash = strrchr(program, '/');
    text_add(path, program, slash ? (size_t)(slash - program) + 1 : 0);
    text_add_z(path, "lockstep-engine");
}

// The child gets the three pipes as its standard streams, ordinary signals, and a process group
// of its own: a Ctrl-C at the terminal is for us, and stopping it stops what it started.
static int spawn(pid_t *pid, const char *path, const Pipe *in, const Pipe *out, const Pipe *error) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in->read, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out->write, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, error->write, STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t pipe_signal;
    sigemptyset(&none);
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &pipe_signal);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
    extern char **environ;
    char name[] = "lockstep-engine";
    char *arguments[] = {name, NULL};
    int error_number = posix_spawn(pid, path, &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error_number;
}

static void fail_to_start(EngineProcess *process, const char *path, int error_number) {
    process->broken = true;
    text_printf(&process->message, "lockstep: cannot start the engine %s: %s\n", path,
                strerror(error_number));
}

static void launch(EngineProcess *process) {
    Text path = {0};
    find_engine(&path);
    Pipe in = {-1, -1};
    Pipe out = {-1, -1};
    Pipe error = {-1, -1};
    if (!open_pipe(&in) || !open_pipe(&out) || !open_pipe(&error)) {
        fail_to_start(process, path.bytes, errno);
    } else {
        int error_number = spawn(&process->pid, path.bytes, &in, &out, &error);
        if (error_number) {
            process->pid = 0;
            fail_to_start(process, path.bytes, error_number);
        }
    }
    if (process->pid) {
        process->to_engine = in.write;
        process->from_engine = out.read;
        process->errors = error.read;
        set_nonblocking(in.write);
        set_nonblocking(out.read);
        set_nonblocking(error.read);
        in.write = out.read = error.read = -1;
    }
    close_pipe(&in);
    close_pipe(&out);
    close_pipe(&error);
    text_release(&path);
}

static EngineProcess *start(const Request *request, EngineSink sink, Trace *trace) {
    EngineProcess *process = NEW(EngineProcess);
    process->sink = sink;
    process->trace = trace;
    process->to_engine = process->from_engine = process->errors = process->watched = -1;
    if (!request_write(request, (Writer){append, &process->request})) {
        process->broken = true;
        text_add_z(&process->message, "lockstep: the program is too large to be sent\n");
        return process;
    }
    signal(SIGPIPE, SIG_IGN);
    launch(process);
    return process;
}

EngineProcess *engine_process_start(const Request *request) {
    Trace *trace = trace_new();
    return start(request, (EngineSink){feed_trace, trace_sink_has_ended, trace}, trace);
}

EngineProcess *engine_process_start_into(const Request *request, EngineSink sink) {
    return start(request, sink, NULL);
}

void engine_process_free(EngineProcess *process) {
    if (!process) {
        return;
    }
    engine_process_stop(process);
    trace_free(process->trace);
    text_release(&process->request);
    text_release(&process->stderr_text);
    text_release(&process->message);
    memory_free(process);
}

static void close_all(EngineProcess *process) {
    close_one(&process->to_engine);
    close_one(&process->from_engine);
    close_one(&process->errors);
}

static void kill_engine(const EngineProcess *process) {
    kill(-process->pid, SIGKILL); // the group: what it started as well
    kill(process->pid, SIGKILL);
}

static void reap(EngineProcess *process) {
    while (waitpid(process->pid, &process->wait_status, 0) < 0 && errno == EINTR) {
    }
    process->pid = 0;
}

void engine_process_stop(EngineProcess *process) {
    if (!process->pid) {
        return;
    }
    process->stopped = true;
    kill_engine(process);
    close_all(process);
    reap(process);
}

static void send(EngineProcess *process) {
    while (process->to_engine >= 0 && process->sent < process->request.length) {
        ssize_t written = write(process->to_engine, process->request.bytes + process->sent,
                                process->request.length - process->sent);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0 && errno == EAGAIN) {
            return;
        }
        if (written < 0) {
            break; // the engine reads no more; how it ends will say why
        }
        process->sent += (size_t)written;
    }
    close_one(&process->to_engine);
}

// Reads one piece. Returns its length, 0 when there is nothing now; closes at the end.
static size_t receive(int *descriptor, char *buffer) {
    ssize_t got;
    do {
        got = read(*descriptor, buffer, READ_BYTES);
    } while (got < 0 && errno == EINTR);
    if (got == 0 || (got < 0 && errno != EAGAIN)) {
        close_one(descriptor);
    }
    return got > 0 ? (size_t)got : 0;
}

static bool receive_stream(EngineProcess *process, char *buffer) {
    bool came = false;
    for (int i = 0; i < READS_PER_PUMP && process->from_engine >= 0; i++) {
        size_t length = receive(&process->from_engine, buffer);
        if (length == 0) {
            break;
        }
        came = true;
        process->status = process->sink.feed(process->sink.context, buffer, length);
        if (process->status != STREAM_GOOD) {
            kill_engine(process);
            close_one(&process->from_engine);
        }
    }
    return came || process->from_engine < 0;
}

static bool receive_errors(EngineProcess *process, char *buffer) {
    if (process->errors < 0) {
        return false;
    }
    size_t length = receive(&process->errors, buffer);
    size_t room = MAX_STDERR_BYTES - process->stderr_text.length;
    text_add(&process->stderr_text, buffer, length < room ? length : room);
    return length > 0;
}

static void tell_end(EngineProcess *process) {
    Text *message = &process->message;
    int status = process->wait_status;
    if (process->status == STREAM_NEWER) {
        text_add_z(message, "lockstep: the engine is of a newer version than this program\n");
    } else if (process->status != STREAM_GOOD) {
        text_add_z(message, "lockstep: what the engine wrote is not a run\n");
    } else if (WIFSIGNALED(status)) {
        text_printf(message, "lockstep: the engine was ended by signal %d (%s)\n", WTERMSIG(status),
                    strsignal(WTERMSIG(status)));
    } else {
        text_printf(message, "lockstep: the engine ended with status %d before the run did\n",
                    WEXITSTATUS(status));
    }
    if (process->stderr_text.length) {
        text_add_z(message, "lockstep: the engine's last words:\n");
        text_add(message, process->stderr_text.bytes, process->stderr_text.length);
        if (message->bytes[message->length - 1] != '\n') {
            text_add_char(message, '\n');
        }
    }
}

// The stream is at its end, and the process follows. One that has said everything is not waited
// for; one that has not gets a moment, because how it ends is what there is to tell.
static void await_exit(EngineProcess *process) {
    const struct timespec pause = {.tv_nsec = 1000000};
    bool is_complete = process->sink.has_ended(process->sink.context);
    int64_t until_ns = steady_ns() + (is_complete ? 0 : EXIT_GRACE_MS * INT64_C(1000000));
    for (;;) {
        pid_t gone = waitpid(process->pid, &process->wait_status, WNOHANG);
        if (gone == process->pid || (gone < 0 && errno != EINTR)) {
            break;
        }
        if (steady_ns() >= until_ns) {
            kill_engine(process);
            reap(process);
            break;
        }
        nanosleep(&pause, NULL);
    }
    process->pid = 0;
}

static void finish(EngineProcess *process) {
    close_one(&process->to_engine);
    await_exit(process);
    char buffer[READ_BYTES];
    while (process->errors >= 0 && receive_errors(process, buffer)) {
    }
    close_all(process);
    process->broken =
        process->status != STREAM_GOOD || !process->sink.has_ended(process->sink.context);
    if (process->broken) {
        tell_end(process);
    }
}

static void wait_for_something(EngineProcess *process, int timeout_ms) {
    struct pollfd waits[] = {
        {.fd = process->from_engine, .events = POLLIN},
        {.fd = process->errors, .events = POLLIN},
        {.fd = process->watched, .events = POLLIN},
        {.fd = process->to_engine, .events = POLLOUT},
    };
    poll(waits, sizeof waits / sizeof *waits, timeout_ms);
}

bool engine_process_pump(EngineProcess *process, int timeout_ms) {
    if (!process->pid) {
        return false;
    }
    char buffer[READ_BYTES];
    send(process);
    bool came = receive_stream(process, buffer);
    came = receive_errors(process, buffer) || came;
    if (!came && timeout_ms != 0) {
        wait_for_something(process, timeout_ms);
        send(process);
        came = receive_stream(process, buffer);
        came = receive_errors(process, buffer) || came;
    }
    if (process->from_engine < 0) {
        finish(process);
        return true;
    }
    return came;
}

void engine_process_watch(EngineProcess *process, int descriptor) {
    process->watched = descriptor;
}

int engine_process_descriptor(const EngineProcess *process) {
    return process->from_engine;
}

void engine_process_wait(EngineProcess *process) {
    process->watched = -1; // readable for ever, it would turn the waiting into spinning
    while (!engine_process_has_ended(process)) {
        engine_process_pump(process, -1);
    }
}

bool engine_process_has_ended(const EngineProcess *process) {
    return process->pid == 0;
}

const Trace *engine_process_trace(const EngineProcess *process) {
    return process->trace;
}

bool engine_process_is_broken(const EngineProcess *process) {
    return process->broken;
}

Verdict engine_process_verdict(const EngineProcess *process) {
    if (process->broken) {
        return VERDICT_BROKEN;
    }
    return process->trace ? trace_verdict(process->trace) : VERDICT_NONE;
}

const char *engine_process_message(const EngineProcess *process) {
    if (process->broken || !process->trace) {
        return text_z(&process->message);
    }
    return trace_message(process->trace);
}

const char *engine_process_lacks(const EngineProcess *process) {
    static const char prefix[] = "lockstep: ";
    const char *said = text_z(&process->stderr_text);
    bool is_told = strncmp(said, prefix, sizeof prefix - 1) == 0;
    return is_told ? said : "";
}
