// atomic_file: a file that appears whole or not at all.
//
// Bytes go into "<path>.part" beside the file; only a commit gives them the file's name. Whatever
// fails before, the old file is untouched and the part is gone. Every problem is told in words that
// name the file.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/text.h"

typedef struct AtomicFile {
    int fd;     // -1 when closed
    char *path; // owned
    char *part; // owned: the name until the commit
    bool failed;
} AtomicFile; // make it with atomic_open

// Returns false, with the reason in problem, when the file cannot be created or path names
// something that is not a regular file.
bool atomic_open(AtomicFile *file, const char *path, Text *problem);

// Returns false once the disk is full or broken; further writes then do nothing.
bool atomic_write(AtomicFile *file, const void *bytes, size_t size, Text *problem);

// Gives the file its name and releases everything. Returns false, and leaves no file, when this or
// any earlier write failed.
bool atomic_commit(AtomicFile *file, Text *problem);

// Gives up: removes the part and releases everything.
void atomic_abort(AtomicFile *file);

// All in one: open, write, commit.
bool atomic_save(const char *path, const void *bytes, size_t size, Text *problem);
