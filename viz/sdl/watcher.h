// watcher: tells the window that a file descriptor has something to read.
//
// SDL can wait for the display only. A thread waits for the descriptors and calls wake once; then
// it is quiet until it is armed again, so that a descriptor nobody reads does not spin. Reads
// nothing.
#pragma once

#include <stdbool.h>

typedef struct Watcher Watcher; // opaque

enum {
    WATCHED_MAX = 32
};

// wake is called on the watcher's thread. NULL when no thread can be started.
Watcher *watcher_new(void (*wake)(void *context), void *context);
void watcher_free(Watcher *watcher); // NULL is allowed; ends the thread

// Returns false when WATCHED_MAX are watched already. The descriptor stays the caller's.
bool watcher_add(Watcher *watcher, int fd);
void watcher_remove(Watcher *watcher, int fd); // before it is closed

// After the wake was answered: watch again.
void watcher_arm(Watcher *watcher);
