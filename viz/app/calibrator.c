#include "viz/app/calibrator.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void fail(Calibrator *calibrator, const char *why) {
    calibrator->state = CALIBRATOR_FAILED;
    snprintf(calibrator->line, sizeof calibrator->line, "%s", why);
}

static int spawn(pid_t *pid, const char *rules, const int said[2]) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, said[1], STDERR_FILENO);
    posix_spawn_file_actions_addclose(&actions, said[0]);
    posix_spawn_file_actions_addclose(&actions, said[1]);
    extern char **environ;
    char profile[64];
    snprintf(profile, sizeof profile, "%s", rules);
    char name[] = "lockstep";
    char command[] = "calibrate";
    char option[] = "--profile";
    char *arguments[] = {name, command, option, profile, NULL};
    int error = posix_spawn(pid, "/proc/self/exe", &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

void calibrator_start(Calibrator *calibrator, const char *rules) {
    int said[2];
    calibrator_stop(calibrator);
    if (pipe(said) != 0) {
        fail(calibrator, strerror(errno));
        return;
    }
    int error = spawn(&calibrator->pid, rules, said);
    close(said[1]);
    if (error) {
        close(said[0]);
        calibrator->pid = 0;
        fail(calibrator, strerror(error));
        return;
    }
    fcntl(said[0], F_SETFD, FD_CLOEXEC);
    fcntl(said[0], F_SETFL, O_NONBLOCK);
    calibrator->said = said[0];
    calibrator->state = CALIBRATOR_RUNS;
}

// Characters that a terminal would go back for end a line, too: progress is told in one.
static void hear(Calibrator *calibrator, const char *bytes, size_t count) {
    size_t length = strlen(calibrator->rest);
    for (size_t i = 0; i < count; i++) {
        bool ends = bytes[i] == '\n' || bytes[i] == '\r';
        if (!ends && length + 1 < sizeof calibrator->rest) {
            calibrator->rest[length++] = bytes[i];
        }
        calibrator->rest[length] = '\0';
        if (ends && length > 0) {
            memcpy(calibrator->line, calibrator->rest, length + 1);
            length = 0;
            calibrator->rest[0] = '\0';
        }
    }
}

static void end(Calibrator *calibrator, int status) {
    bool is_good = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    close(calibrator->said);
    calibrator->pid = 0;
    calibrator->state = is_good ? CALIBRATOR_DONE : CALIBRATOR_FAILED;
}

bool calibrator_poll(Calibrator *calibrator) {
    if (calibrator->pid == 0) {
        return false;
    }
    char bytes[512];
    bool is_news = false;
    ssize_t count;
    while ((count = read(calibrator->said, bytes, sizeof bytes)) > 0) {
        hear(calibrator, bytes, (size_t)count);
        is_news = true;
    }
    int status;
    if (waitpid(calibrator->pid, &status, WNOHANG) == calibrator->pid) {
        end(calibrator, status);
        is_news = true;
    }
    return is_news;
}

// The engine that it started ends with it.
void calibrator_stop(Calibrator *calibrator) {
    if (calibrator->pid) {
        int status;
        kill(calibrator->pid, SIGKILL);
        waitpid(calibrator->pid, &status, 0);
        end(calibrator, status);
    }
    *calibrator = (Calibrator){0};
}
