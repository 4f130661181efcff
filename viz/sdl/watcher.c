#include "viz/sdl/watcher.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

#include "engine/base/memory.h"

struct Watcher {
    void (*wake)(void *context);
    void *context; // borrowed
    pthread_t thread;
    int pipe[2]; // a byte makes the thread look at what changed
    pthread_mutex_t lock;
    // Guarded by lock.
    int fds[WATCHED_MAX];
    int count;
    bool armed;
    bool closing;
};

// Copies what is to be polled. Returns the number of entries, or 0 when the thread should end.
static nfds_t take_list(Watcher *watcher, struct pollfd *list) {
    nfds_t count = 0;
    pthread_mutex_lock(&watcher->lock);
    if (!watcher->closing) {
        list[count++] = (struct pollfd){.fd = watcher->pipe[0], .events = POLLIN};
        for (int i = 0; watcher->armed && i < watcher->count; i++) {
            list[count++] = (struct pollfd){.fd = watcher->fds[i], .events = POLLIN};
        }
    }
    pthread_mutex_unlock(&watcher->lock);
    return count;
}

static void drain(int fd) {
    char bytes[64];
    while (read(fd, bytes, sizeof bytes) == sizeof bytes) {
    }
}

static void *watch(void *context) {
    Watcher *watcher = context;
    struct pollfd list[WATCHED_MAX + 1];
    nfds_t count;
    while ((count = take_list(watcher, list)) > 0) {
        if (poll(list, count, -1) <= 0) {
            continue;
        }
        if (list[0].revents) {
            drain(watcher->pipe[0]);
            continue; // the list may be another one now
        }
        pthread_mutex_lock(&watcher->lock);
        watcher->armed = false;
        pthread_mutex_unlock(&watcher->lock);
        watcher->wake(watcher->context);
    }
    return NULL;
}

static void nudge(Watcher *watcher) {
    char byte = 0;
    ssize_t written = write(watcher->pipe[1], &byte, 1);
    (void)written; // a full pipe holds enough nudges already
}

Watcher *watcher_new(void (*wake)(void *context), void *context) {
    Watcher *watcher = NEW(Watcher);
    watcher->wake = wake;
    watcher->context = context;
    watcher->armed = true;
    pthread_mutex_init(&watcher->lock, NULL);
    if (pipe(watcher->pipe) != 0) {
        goto free_watcher;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(watcher->pipe[i], F_SETFD, FD_CLOEXEC);
        fcntl(watcher->pipe[i], F_SETFL, O_NONBLOCK);
    }
    if (pthread_create(&watcher->thread, NULL, watch, watcher) != 0) {
        goto close_pipe;
    }
    return watcher;

close_pipe:
    close(watcher->pipe[0]);
    close(watcher->pipe[1]);
free_watcher:
    pthread_mutex_destroy(&watcher->lock);
    memory_free(watcher);
    return NULL;
}

void watcher_free(Watcher *watcher) {
    if (!watcher) {
        return;
    }
    pthread_mutex_lock(&watcher->lock);
    watcher->closing = true;
    pthread_mutex_unlock(&watcher->lock);
    nudge(watcher);
    pthread_join(watcher->thread, NULL);
    close(watcher->pipe[0]);
    close(watcher->pipe[1]);
    pthread_mutex_destroy(&watcher->lock);
    memory_free(watcher);
}

bool watcher_add(Watcher *watcher, int fd) {
    pthread_mutex_lock(&watcher->lock);
    bool ok = watcher->count < WATCHED_MAX;
    if (ok) {
        watcher->fds[watcher->count++] = fd;
    }
    pthread_mutex_unlock(&watcher->lock);
    nudge(watcher);
    return ok;
}

void watcher_remove(Watcher *watcher, int fd) {
    pthread_mutex_lock(&watcher->lock);
    for (int i = 0; i < watcher->count; i++) {
        if (watcher->fds[i] == fd) {
            watcher->fds[i] = watcher->fds[--watcher->count];
            break;
        }
    }
    pthread_mutex_unlock(&watcher->lock);
    nudge(watcher);
}

void watcher_arm(Watcher *watcher) {
    pthread_mutex_lock(&watcher->lock);
    watcher->armed = true;
    pthread_mutex_unlock(&watcher->lock);
    nudge(watcher);
}
