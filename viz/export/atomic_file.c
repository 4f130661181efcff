#include "viz/export/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/memory.h"

static char *join(const char *a, const char *b) {
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    char *joined = memory_new(a_length + b_length + 1);
    memcpy(joined, a, a_length);
    memcpy(joined + a_length, b, b_length);
    return joined;
}

static bool fail(const char *path, int error, Text *problem) {
    text_printf(problem, "cannot write %s: %s", path, strerror(error));
    return false;
}

static void release(AtomicFile *file) {
    memory_free(file->path);
    memory_free(file->part);
    *file = (AtomicFile){.fd = -1};
}

bool atomic_open(AtomicFile *file, const char *path, Text *problem) {
    struct stat status;
    *file = (AtomicFile){.fd = -1};
    if (stat(path, &status) == 0 && !S_ISREG(status.st_mode)) {
        text_printf(problem, "cannot write %s: not a regular file", path);
        return false;
    }
    file->path = join(path, "");
    file->part = join(path, ".part");
    file->fd = open(file->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file->fd < 0) {
        int error = errno;
        release(file);
        return fail(path, error, problem);
    }
    return true;
}

bool atomic_write(AtomicFile *file, const void *bytes, size_t size, Text *problem) {
    const char *cursor = bytes;
    while (size > 0 && !file->failed) {
        ssize_t written = write(file->fd, cursor, size);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            file->failed = true;
            return fail(file->path, errno, problem);
        }
        cursor += written;
        size -= (size_t)written;
    }
    return !file->failed;
}

bool atomic_commit(AtomicFile *file, Text *problem) {
    bool ok = !file->failed;
    if (close(file->fd) != 0 && ok) {
        ok = fail(file->path, errno, problem);
    }
    file->fd = -1;
    if (ok && rename(file->part, file->path) != 0) {
        ok = fail(file->path, errno, problem);
    }
    if (!ok) {
        unlink(file->part);
    }
    release(file);
    return ok;
}

void atomic_abort(AtomicFile *file) {
    if (file->fd >= 0) {
        close(file->fd);
        unlink(file->part);
    }
    release(file);
}

bool atomic_save(const char *path, const void *bytes, size_t size, Text *problem) {
    AtomicFile file;
    if (!atomic_open(&file, path, problem)) {
        return false;
    }
    atomic_write(&file, bytes, size, problem);
    return atomic_commit(&file, problem);
}
