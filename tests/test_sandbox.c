#include "engine/live/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <seccomp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// after its prerequisites
#include <cmocka.h>

#include "engine/trace/request.h"

typedef bool (*Attempt)(void);

static bool open_file(void) {
    return open("/etc/passwd", O_RDONLY) >= 0;
}

static bool create_file(void) {
    return open("/tmp/lockstep-must-not-be", O_WRONLY | O_CREAT, 0600) >= 0;
}

static bool connect_somewhere(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(80)};
    int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    return descriptor >= 0 ||
           connect(descriptor, (const struct sockaddr *)&address, sizeof address) == 0;
}

static bool execute(void) {
    char name[] = "true";
    char *const arguments[] = {name, NULL};
    char *const environment[] = {NULL};
    return execve("/bin/true", arguments, environment) != -1 || errno != EPERM;
}

static bool remove_file(void) {
    return unlink("/tmp/lockstep-is-not-there") == 0 || errno != EPERM;
}

static bool make_code(void) {
    return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
}

static bool use_memory(void) {
    char *block = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) {
        return false;
    }
    memset(block, 1, 1 << 20);
    return munmap(block, 1 << 20) == 0;
}

static bool write_output(void) {
    return write(STDERR_FILENO, "", 0) == 0;
}

static bool fork_one(void) {
    pid_t pid = fork();
    if (pid == 0) { // who is started is in the same box
        _exit(open_file() || create_file() || connect_somewhere() || execute() || make_code());
    }
    int status = 0;
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static void *nothing(void *argument) {
    return argument;
}

static bool start_thread(void) {
    pthread_t thread;
    return pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

typedef struct Row {
    const char *says;
    SandboxKind kind;
    Attempt attempt;
    bool succeeds;
} Row;

static const Row rows[] = {
    {"a model cannot open a file", SANDBOX_MODEL, open_file, false},
    {"a model cannot create a file", SANDBOX_MODEL, create_file, false},
    {"a model cannot connect", SANDBOX_MODEL, connect_somewhere, false},
    {"a model cannot execute a program", SANDBOX_MODEL, execute, false},
    {"a model cannot remove a file", SANDBOX_MODEL, remove_file, false},
    {"a model cannot make code", SANDBOX_MODEL, make_code, false},
    {"a model cannot fork", SANDBOX_MODEL, fork_one, false},
    {"a model has memory", SANDBOX_MODEL, use_memory, true},
    {"a model writes", SANDBOX_MODEL, write_output, true},
    {"a real run cannot open a file", SANDBOX_REAL, open_file, false},
    {"a real run cannot create a file", SANDBOX_REAL, create_file, false},
    {"a real run cannot connect", SANDBOX_REAL, connect_somewhere, false},
    {"a real run cannot execute a program", SANDBOX_REAL, execute, false},
    {"a real run cannot make code", SANDBOX_REAL, make_code, false},
    {"a real run cannot remove a file", SANDBOX_REAL, remove_file, false},
    {"a real run forks, into the same box", SANDBOX_REAL, fork_one, true},
    {"a real run starts threads", SANDBOX_REAL, start_thread, true},
    {"a real run has memory", SANDBOX_REAL, use_memory, true},
};

enum {
    DONE,
    NOT_DONE,
    NO_BOX
};

static int outcome_of(const Row *row) {
    pid_t pid = fork();
    if (pid == 0) {
        if (sandbox_enter(row->kind)) {
            _exit(NO_BOX);
        }
        _exit(row->attempt() ? DONE : NOT_DONE);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void the_sandbox_allows_what_a_run_needs_and_nothing_else(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int outcome = outcome_of(&rows[i]);
        if (outcome == NO_BOX) {
            assert_null(getenv("LOCKSTEP_HAS_SANDBOX"));
            print_message("skipped: there is no sandbox here\n");
            skip();
        }
        if (outcome != (rows[i].succeeds ? DONE : NOT_DONE)) {
            fail_msg("%s: outcome %d", rows[i].says, outcome);
        }
    }
}

// The rows would prove little if these things failed anyway.
static void outside_the_sandbox_the_same_things_succeed(void **state) {
    (void)state;
    assert_true(open_file());
    assert_true(make_code());
    assert_true(use_memory());
}

// --- a system that cannot -------------------------------------------------------------------

// As on a system without seccomp, for this process and those that it starts.
static bool lose_filters(void) {
    const struct scmp_arg_cmp is_seccomp = SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP, 0);
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    return filter && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(seccomp), 0) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1, is_seccomp) == 0 &&
           seccomp_load(filter) == 0;
}

static bool write_to(void *context, const void *bytes, size_t length) {
    const int *descriptor = context;
    return write(*descriptor, bytes, length) == (ssize_t)length;
}

static _Noreturn void be_engine(const char *path, int input, int error) {
    char name[] = "lockstep-engine";
    char *const arguments[] = {name, NULL};
    int nowhere = open("/dev/null", O_WRONLY);
    if (dup2(input, STDIN_FILENO) < 0 || dup2(nowhere, STDOUT_FILENO) < 0 ||
        dup2(error, STDERR_FILENO) < 0 || !lose_filters()) {
        _exit(1);
    }
    execv(path, arguments);
    _exit(1);
}

// What the engine says on standard error where it cannot be confined.
static void run_unconfined(const char *path, char *said, size_t size) {
    int input[2];
    int error[2];
    assert_int_equal(pipe(input), 0);
    assert_int_equal(pipe(error), 0);
    pid_t pid = fork();
    if (pid == 0) {
        be_engine(path, input[0], error[1]);
    }
    close(error[1]);
    const Request request = {.program = "p.py",
                             .source = "1\n",
                             .source_length = 2,
                             .model = "native",
                             .profile = "cpython-3.11"};
    assert_true(request_write(&request, (Writer){write_to, &input[1]}));
    size_t length = 0;
    ssize_t got = 1;
    while (got > 0 && length + 1 < size) {
        got = read(error[0], said + length, size - 1 - length);
        length += got > 0 ? (size_t)got : 0;
    }
    said[length] = 0;
    close(error[0]);
    close(input[0]);
    close(input[1]);
    int status = 1;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

static void an_engine_that_is_not_confined_says_so(void **state) {
    (void)state;
    const char *path = getenv("LOCKSTEP_ENGINE");
    if (!path || !sandbox_is_built()) {
        assert_null(getenv("LOCKSTEP_HAS_SANDBOX"));
        skip();
    }
    char said[4096];
    run_unconfined(path, said, sizeof said);
    assert_non_null(strstr(said, "lockstep: this system cannot confine the engine"));
}

// test_sandbox PROGRAM ARGUMENTS: runs it where there are no filters, for tests of what it says.
int main(int argc, char **argv) {
    if (argc > 1) {
        if (lose_filters()) {
            execv(argv[1], argv + 1);
        }
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sandbox_allows_what_a_run_needs_and_nothing_else),
        cmocka_unit_test(an_engine_that_is_not_confined_says_so),
        cmocka_unit_test(outside_the_sandbox_the_same_things_succeed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
